"""From Python's syntax tree to typed terms, by an allow-list: what is not named here is refused."""

import ast
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from game.load.grammar import DEEPEST, Fault
from game.load.names import FUNCTIONS, Suggestions
from game.load.refusals import COMPARED, refused
from game.load.symbols import Symbols, Typed
from game.load.typing_rules import BOOL, CUBE, LARGEST, VISITS, added, describe, multiplied, negated, settled, whole
from game.model.expression import Apply, Constant, Function, Name, Operator, Query, Type

COMPARISONS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
ARITHMETIC: dict[type[ast.operator], Operator] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
LARGEST_TERM = 10_000
"""Terms of an expression after derived names are put in."""
DEEPEST_TERM = 60
"""Levels of it."""
UNKNOWN = Typed(Constant(0), None)

Derive = Callable[[str], Typed]


class Lowering:
    """One expression on its way to a term; collects every fault on the way."""

    def __init__(self, symbols: Symbols, suggestions: Suggestions, derive: Derive, text: str) -> None:
        """Lower against a story's names; `derive` returns what a derived name stands for."""
        self.faults: list[Fault] = []
        self.asked: list[tuple[str, str, int]] = []
        """Code, argument and offset of questions that can only be checked when all scenes are read."""
        self._symbols = symbols
        self._suggestions = suggestions
        self._derive = derive
        self._text = text
        self._level = 0

    def lower(self, node: ast.expr, wanted: Type | None = None) -> Typed:
        """Return the typed term of a syntax tree; `wanted` tells which enum a bare value belongs to."""
        if self._level >= DEEPEST:
            return self._fault("LK302", node, most=DEEPEST)
        self._level += 1
        found = HANDLERS.get(type(node), Lowering.refuse)(self, node, wanted)
        self._level -= 1
        return found

    def _fault(self, code: str, node: ast.AST, suggestion: str = "", **details: Any) -> Typed:
        """Keep a fault."""
        self.faults.append(Fault(code, getattr(node, "col_offset", 0), details, suggestion))
        return UNKNOWN

    def _source(self, node: ast.expr) -> str:
        """Return the text of a part."""
        return self._text[node.col_offset : node.end_col_offset]

    def _made(self, node: ast.expr, operator: Operator, parts: list[Typed], kind: Type | None) -> Typed:
        """Return an operator on its operands, bounded in size, depth and value."""
        size, deepest, terms = 1, 0, []
        for part in parts:
            size += part.size
            deepest = max(deepest, part.depth)
            terms.append(part.term)
            kind = kind if part.type else None
        if size > LARGEST_TERM or deepest >= DEEPEST_TERM:
            return self._fault("LK309", node, most=LARGEST_TERM, deepest=DEEPEST_TERM)
        if kind and max(-kind.low, kind.high) > LARGEST:
            return self._fault("LK310", node, largest=LARGEST)
        return Typed(Apply(operator, tuple(terms)), kind, size, deepest + 1)

    # Leaves

    def name(self, node: ast.Name, wanted: Type | None) -> Typed:
        """Lower a name: an enum value where one is wanted, else what the story declares."""
        name, symbols = node.id, self._symbols
        if wanted and name in wanted.values:
            return Typed(Constant(wanted.values.index(name)), wanted)
        if name in ("true", "false"):
            return Typed(Constant(int(name == "true")), BOOL)
        if name in symbols.derived_nodes:
            symbols.read.add(name)
            return self._derive(name)
        found = symbols.variable(name)
        if found:
            symbols.read.add(name)
            if name.startswith("filmed_") and name not in symbols.variables:
                self.asked.append(("LK213", name.removeprefix("filmed_"), node.col_offset))
            return found
        if not symbols.complete:
            return UNKNOWN
        if name == "frames":
            return self._fault("LK218", node)
        if wanted and wanted.values:
            near = self._suggestions.near(name, wanted.values)
            return self._fault("LK307", node, near, name=name, values=wanted.values)
        return self._fault("LK305", node, self._suggestions.near(name, symbols.names()), name=name)

    def constant(self, node: ast.Constant, wanted: Type | None) -> Typed:
        """Lower a whole number."""
        value = node.value
        if value.__class__ is not int:
            return self.refuse(node, wanted)
        if abs(value) > LARGEST:
            return self._fault("LK310", node, largest=LARGEST)
        return Typed(Constant(value), whole(value, value))

    # Logic

    def bool_op(self, node: ast.BoolOp, wanted: Type | None) -> Typed:
        """Lower `and` and `or`."""
        return self._all("and" if isinstance(node.op, ast.And) else "or", node.values)

    def unary_op(self, node: ast.UnaryOp, wanted: Type | None) -> Typed:
        """Lower `not` and the minus sign."""
        if isinstance(node.op, ast.Not):
            return self._all("not", [node.operand])
        return self._minus(node.operand) if isinstance(node.op, ast.USub) else self.refuse(node, wanted)

    def _all(self, operator: Operator, values: list[ast.expr]) -> Typed:
        """Lower `and`, `or`, `not`: each operand is true or false."""
        parts = [self.lower(value) for value in values]
        for value, part in zip(values, parts, strict=True):
            if part.type and part.type.kind != "bool":
                self._fault("LK308", value, operator=operator, part=self._source(value), type=describe(part.type))
        return self._made(values[0], operator, parts, BOOL)

    # Arithmetic

    def _figures(self, operator: Operator, values: list[ast.expr]) -> list[Typed]:
        """Lower operands of arithmetic: numbers, and flags as 0 and 1."""
        parts = []
        for value in values:
            part = self.lower(value)
            if part.type and part.type.kind == "enum":
                self._fault("LK311", value, operator=operator, part=self._source(value), type=describe(part.type))
                part = UNKNOWN
            elif part.type and part.type.kind == "bool":
                part = replace(part, type=whole(0, 1))
            parts.append(part)
        return parts

    def _minus(self, operand: ast.expr) -> Typed:
        (part,) = self._figures("-", [operand])
        if isinstance(part.term, Constant) and part.type:
            return Typed(Constant(-part.term.value), negated(part.type))
        return self._made(operand, "-", [part], part.type and negated(part.type))

    def bin_op(self, node: ast.BinOp, wanted: Type | None) -> Typed:
        """Lower arithmetic; a sum of sums is one sum."""
        operator = ARITHMETIC.get(type(node.op))
        if operator is None:
            return self.refuse(node, wanted)
        values = [node.left, node.right]
        while operator != "-" and isinstance(values[0], ast.BinOp) and type(values[0].op) is type(node.op):
            values = [values[0].left, values[0].right, *values[1:]]
        parts = self._figures(operator, values)
        types = [part.type for part in parts if part.type]
        kind = None
        if len(types) == len(parts):
            if operator == "*":
                kind = multiplied(types)
            else:
                kind = added(types if operator == "+" else [types[0], negated(types[1])])
        return self._made(node, operator, parts, kind)

    # Comparison

    def compare(self, node: ast.Compare, wanted: Type | None) -> Typed:
        """Lower a comparison; a chain of them holds when each does."""
        values = [node.left, *node.comparators]
        parts = self._operands(values)
        links = []
        for index, operation in enumerate(node.ops):
            operator = COMPARISONS.get(type(operation))
            if operator is None:
                return self._fault("LK312", values[index + 1], what=f"'{COMPARED[type(operation)]}'")
            pair = parts[index : index + 2]
            self._comparable(operator, values[index : index + 2], pair)
            links.append(self._made(node, operator, pair, BOOL))
        return links[0] if len(links) == 1 else self._made(node, "and", links, BOOL)

    def _operands(self, values: list[ast.expr]) -> list[Typed]:
        """Lower what is compared: a bare enum value takes the type of the operand beside it."""
        known: list[Typed | None] = [
            None if isinstance(value, ast.Name) and not self._means_something(value.id) else self.lower(value)
            for value in values
        ]
        parts = []
        for index, value in enumerate(values):
            part = known[index]
            wanted = self._beside(known, index)
            if isinstance(value, ast.Name) and (part is None or (wanted and value.id in wanted.values)):
                part = self.lower(value, wanted)
            assert part is not None
            parts.append(part)
        return parts

    def _means_something(self, name: str) -> bool:
        symbols = self._symbols
        return name in ("true", "false") or name in symbols.derived_nodes or symbols.variable(name) is not None

    def _beside(self, known: list[Typed | None], index: int) -> Type | None:
        """Return the enum type of a neighbour in a comparison."""
        for near in (index - 1, index + 1):
            part = known[near] if 0 <= near < len(known) else None
            if part and part.type and part.type.kind == "enum":
                return part.type
        return None

    def _comparable(self, operator: Operator, values: list[ast.expr], parts: list[Typed]) -> None:
        left, right = parts[0].type, parts[1].type
        if left is None or right is None:
            return
        if left.kind != right.kind or left.values != right.values:
            names = {"left": self._source(values[0]), "right": self._source(values[1])}
            self._fault("LK313", values[1], **names, left_type=describe(left), right_type=describe(right))
        elif operator not in ("==", "!=") and left.kind != "int" and left.values != CUBE.values:
            self._fault("LK314", values[0], part=self._source(values[0]), type=describe(left), operator=operator)
        elif left.kind == "int" and (always := settled(operator, left, right)) is not None:
            outcome = "true" if always else "false"
            types = {"left_type": describe(left), "right_type": describe(right)}
            part = self._text[values[0].col_offset : values[1].end_col_offset]
            self._fault("LK315", values[0], part=part, outcome=outcome, **types)

    # Questions

    def call(self, node: ast.Call, wanted: Type | None) -> Typed:
        """Lower a question about the play so far."""
        if not isinstance(node.func, ast.Name):
            return self.refuse(node, wanted)
        name = node.func.id
        if name not in FUNCTIONS:
            near = self._suggestions.near(name, FUNCTIONS)
            return self._fault("LK316", node, near, name=name, functions=FUNCTIONS)
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        fits = len(texts) == len(node.args) and not node.keywords
        if not fits or not (len(texts) == 1 or (name == "ended" and not texts)):
            return self._fault("LK317", node, name=name)
        argument = texts[0] if texts else ""
        where = node.args[0] if node.args else node
        if name == "filmed":
            return self._filmed(where, argument)
        if name == "chose":
            self.asked.append(("LK212", argument, where.col_offset + 1))
        elif name == "ended":
            self._known_ending(where, argument)
        else:
            self._known_node(where, argument)
        function: Function = name  # type: ignore[assignment]  # one of FUNCTIONS, and filmed is dealt with
        return Typed(Query(function, argument), VISITS if name == "visits" else BOOL)

    def _filmed(self, node: ast.AST, frame: str) -> Typed:
        self.asked.append(("LK213", frame, getattr(node, "col_offset", 0) + 1))
        self._symbols.read.add(f"filmed_{frame}")
        return Typed(Name(f"filmed_{frame}"), BOOL)

    def _known_ending(self, node: ast.AST, name: str) -> None:
        endings = self._symbols.endings
        if name and name not in endings and self._symbols.complete:
            self._fault("LK205", node, self._suggestions.near(name, endings), name=name)

    def _known_node(self, node: ast.AST, address: str) -> None:
        symbols = self._symbols
        scene, slash, name = address.partition("/")
        if address in symbols.nodes or symbols.missing(scene):
            return
        if not slash or not name or scene not in symbols.scenes:
            self._fault("LK206", node, self._suggestions.near(address, symbols.nodes), name=address)
        else:
            self._fault("LK219", node, self._suggestions.near(address, symbols.nodes), name=name, scene=scene)

    # Everything else

    def refuse(self, node: ast.expr, wanted: Type | None) -> Typed:
        """Refuse a part of Python's grammar that is none of ours."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self._fault("LK318", node, text=node.value)
        return self._fault("LK312", node, what=refused(node, self._source(node)))


HANDLERS: dict[type[ast.expr], Callable[[Lowering, Any, Type | None], Typed]] = {
    ast.Name: Lowering.name,
    ast.Constant: Lowering.constant,
    ast.BoolOp: Lowering.bool_op,
    ast.UnaryOp: Lowering.unary_op,
    ast.BinOp: Lowering.bin_op,
    ast.Compare: Lowering.compare,
    ast.Call: Lowering.call,
}
"""The parts of Python's grammar that are ours."""
