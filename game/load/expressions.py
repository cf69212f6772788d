"""Expressions where they stand in YAML: conditions, derived names, and the values of `set`."""

import ast
import re

from yaml.nodes import Node, ScalarNode

from game.i18n import _
from game.load.codes import code
from game.load.grammar import LONGEST, Fault, parse
from game.load.lowering import DEEPEST_TERM, LARGEST_TERM, UNKNOWN, Lowering
from game.load.scalars import NULLS
from game.load.scope import Scope
from game.load.symbols import Question, Typed
from game.load.typing_rules import BOOL, describe
from game.model.expression import Apply, Constant, Expression, Type

DEEPEST_DERIVED = 40
"""Derived names that may be waiting for one another while they are worked out."""

_SIMPLE = re.compile(r"[a-z0-9_ <>=!+*-]*").fullmatch
"""Text without parentheses and quotes, in which `and` parts what it seems to part."""


def compiled(scope: Scope, node: Node, wanted: Type | None = None) -> tuple[Typed | None, bool]:
    """Return a scalar's expression as a typed term, or None after reporting what is wrong.

    And whether there is nothing at all to say of it, so that the same text elsewhere need not be read again.
    """
    text = expression_text(scope, node)
    if text is None:
        return None, False
    tree = parse(text)
    if isinstance(tree, Fault):
        _report(scope, node, tree)
        return None, False
    start = len(text) - len(text.lstrip())
    lowering = _lowering(scope, text[start:])
    typed = lowering.lower(tree, wanted)
    fine = True
    for fault in lowering.faults:
        _report(scope, node, fault, start)
        fine = fine and code(fault.code).severity != "error"
    for name, argument, offset in lowering.asked:
        line, column = scope.place_in(node, offset + start)
        scope.symbols.questions.append(Question(name, argument, scope.source.file, line, column))
    return typed if fine else None, not lowering.faults and not lowering.asked


def _lowering(scope: Scope, text: str) -> Lowering:
    return Lowering(scope.symbols, scope.suggestions, lambda name: derived(scope, name), text)


def _conjunction(scope: Scope, text: str) -> Typed | None:
    """Return `a and b` by its parts, which other conditions share; None where that is not so simple."""
    if " and " not in text or len(text) > LONGEST or not _SIMPLE(text) or " or " in text:
        return None
    known = scope.symbols.conjuncts
    parts = []
    for part in text.split(" and "):
        typed = known[part] if part in known else _conjunct(scope, part)
        if typed is None:
            return None
        parts.append(typed)
    size, depth = 1 + sum(p.size for p in parts), 1 + max(p.depth for p in parts)
    if size > LARGEST_TERM or depth > DEEPEST_TERM:
        return None
    return Typed(Apply("and", tuple(p.term for p in parts)), BOOL, size, depth)


def _conjunct(scope: Scope, text: str) -> Typed | None:
    """Return one part of a conjunction, remembering it; None where there is anything to say of it."""
    part = text.strip()
    tree = parse(part) if part else None
    typed = None
    if isinstance(tree, ast.expr):
        lowering = _lowering(scope, part)
        found = lowering.lower(tree)
        if found.type == BOOL and not lowering.faults and not lowering.asked:
            typed = found
    scope.symbols.conjuncts[text] = typed
    return typed


def expression_text(scope: Scope, node: Node) -> str | None:
    """Return the text of an expression on one line."""
    if not isinstance(node, ScalarNode) or (not node.style and node.value in NULLS) or not node.value.strip():
        scope.wrong_kind(node, _("an expression"))
        return None
    # One line, and of the same length, so that columns stay what they are.
    text: str = node.value
    return text.replace("\n", " ").replace("\t", " ")


def _report(scope: Scope, node: Node, fault: Fault, start: int = 0) -> None:
    """Report a fault at its place inside the scalar."""
    scope.report(fault.code, node, fault.offset + start, fault.suggestion, **fault.details)


def condition(scope: Scope, node: Node) -> Expression | None:
    """Read a condition: an expression that is true or false."""
    guards = scope.symbols.guards
    text = node.value
    if node.__class__ is ScalarNode and text in guards:
        return guards[text]
    typed = _conjunction(scope, text) if node.__class__ is ScalarNode else None
    clean = True
    if typed is None:
        typed, clean = compiled(scope, node)
    if typed is None or typed.type is None:
        return None
    if typed.type.kind != "bool":
        scope.report("LK320", node, text=text, type=describe(typed.type))
        return None
    made = Expression(text.strip(), typed.term, typed.type)
    if clean:
        guards[text] = made
    return made


def derived(scope: Scope, name: str) -> Typed:
    """Return what a derived name stands for, working it out when it is first asked for.

    Its problems are reported where it is declared, so whoever reads it says nothing more of them.
    """
    symbols = scope.symbols
    if name in symbols.derived:
        return symbols.derived[name]
    node = symbols.derived_nodes[name]
    waiting = symbols.deriving
    if name in waiting:
        loop = [*waiting[waiting.index(name) :], name]
        symbols.looped.update(loop)
        symbols.head.report("LK319", node, loop=" -> ".join(loop))
        return UNKNOWN
    if len(waiting) >= DEEPEST_DERIVED:
        symbols.head.report("LK302", node, most=DEEPEST_DERIVED)
        return UNKNOWN
    waiting.append(name)
    typed, _clean = compiled(symbols.head, node)
    waiting.pop()
    if typed is None or name in symbols.looped:
        typed = UNKNOWN
    symbols.derived[name] = typed
    if typed.type:
        symbols.expressions[name] = Expression(str(node.value).strip(), typed.term, typed.type)
    return typed


def setting(scope: Scope, name: str, node: Node) -> Expression | None:
    """Read what `set` gives a variable: a constant or an expression of its type."""
    key = name, node.value
    settings = scope.symbols.settings
    if node.__class__ is ScalarNode and key in settings:
        return settings[key]
    variable = scope.symbols.variables.get(name)
    typed, clean = compiled(scope, node, variable.type if variable and variable.type.kind == "enum" else None)
    if typed is None or typed.type is None or variable is None:
        return None
    if typed.type.kind != variable.type.kind or typed.type.values != variable.type.values:
        wanted, found = describe(variable.type), describe(typed.type)
        scope.report("LK321", node, name=name, wanted=wanted, text=node.value, found=found)
        return None
    if typed.type.high < variable.type.low or typed.type.low > variable.type.high:
        scope.report("LK322", node, name=name, text=node.value, low=variable.type.low, high=variable.type.high)
        return None
    made = Expression(node.value.strip(), typed.term, typed.type)
    if clean:
        settings[key] = made
    return made


def always(expression: Expression | None) -> bool:
    """Whether a condition holds in every state: there is none, or it says so."""
    return expression is None or expression.term == Constant(1)


def never(expression: Expression | None) -> bool:
    """Whether a condition is written as false."""
    return expression is not None and expression.term == Constant(0)
