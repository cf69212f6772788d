"""Parts of Python's grammar that are no part of an expression, in words."""

import ast

from game.i18n import _

COMPARED: dict[type[ast.cmpop], str] = {ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not"}
"""Comparisons of Python that are none of ours."""


def refused(node: ast.expr, source: str) -> str:
    """Return what a refused part is; `source` is its text."""
    match node:
        case ast.Constant(float()):
            return _("a number with a point")
        case ast.Attribute():
            return _("a point between names")
        case ast.JoinedStr():
            return _("a text with values put in")
        case ast.Call():
            return _("a call of anything but a name")
        case ast.BinOp():
            return _("this operator")
        case ast.Lambda():
            return "'lambda'"
        case ast.IfExp():
            return "'if'"
        case ast.NamedExpr():
            return "':='"
        case _:
            return f"'{source[:40]}'"
