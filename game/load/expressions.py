"""Expressions where they stand in YAML: conditions, derived names, and the values of `set`."""

from yaml.nodes import Node, ScalarNode

from game.i18n import _
from game.load.codes import code
from game.load.grammar import Fault, parse
from game.load.lowering import UNKNOWN, Lowering
from game.load.scalars import NULLS
from game.load.scope import Scope
from game.load.symbols import Question, Typed
from game.load.typing_rules import describe
from game.model.expression import Constant, Expression, Type

DEEPEST_DERIVED = 40
"""Derived names that may be waiting for one another while they are worked out."""


def compiled(scope: Scope, node: Node, wanted: Type | None = None) -> Typed | None:
    """Return a scalar's expression as a typed term; None after reporting what is wrong."""
    text = expression_text(scope, node)
    if text is None:
        return None
    tree = parse(text)
    if isinstance(tree, Fault):
        _report(scope, node, tree)
        return None
    start = len(text) - len(text.lstrip())
    lowering = Lowering(scope.symbols, scope.suggestions, lambda name: derived(scope, name), text[start:])
    typed = lowering.lower(tree, wanted)
    fine = True
    for fault in lowering.faults:
        _report(scope, node, fault, start)
        fine = fine and code(fault.code).severity != "error"
    for name, argument, offset in lowering.asked:
        line, column = scope.place_in(node, offset + start)
        scope.symbols.questions.append(Question(name, argument, scope.source.file, line, column))
    return typed if fine else None


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
    typed = compiled(scope, node)
    if typed is None or typed.type is None:
        return None
    if typed.type.kind != "bool":
        scope.report("LK320", node, text=text, type=describe(typed.type))
        return None
    made = guards[text] = Expression(text.strip(), typed.term, typed.type)
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
    typed = compiled(symbols.head, node)
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
    typed = compiled(scope, node, variable.type if variable and variable.type.kind == "enum" else None)
    if typed is None or typed.type is None or variable is None:
        return None
    if typed.type.kind != variable.type.kind or typed.type.values != variable.type.values:
        wanted, found = describe(variable.type), describe(typed.type)
        scope.report("LK321", node, name=name, wanted=wanted, text=node.value, found=found)
        return None
    if typed.type.high < variable.type.low or typed.type.low > variable.type.high:
        scope.report("LK322", node, name=name, text=node.value, low=variable.type.low, high=variable.type.high)
        return None
    made = settings[key] = Expression(node.value.strip(), typed.term, typed.type)
    return made


def always(expression: Expression | None) -> bool:
    """Whether a condition holds in every state: there is none, or it says so."""
    return expression is None or expression.term == Constant(1)


def never(expression: Expression | None) -> bool:
    """Whether a condition is written as false."""
    return expression is not None and expression.term == Constant(0)
