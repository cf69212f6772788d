"""Warnings about ways: nodes that nothing reaches, that may hold a play for ever, or run out of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.load.covering import covered
from game.load.expressions import always, never
from game.load.graph import components, exits, reach, reversed_edges
from game.load.targets import ENDING
from game.model.story import Choice, Node

if TYPE_CHECKING:
    from game.load.whole import Whole


def report_ways(whole: Whole) -> None:
    """Report what is suspicious about the ways through a story."""
    reached = whole.told | whole.events
    for address in whole.story.nodes:
        if address not in reached:
            whole.places.at("LK501", address, name=address)
    _caught(whole, reached)
    _running_out(whole, reached)
    _endings(whole, reached)


def _caught(whole: Whole, reached: set[str]) -> None:
    """Report nodes from which no ending can be reached."""
    nodes = whole.story.nodes
    leaving = [a for a in reached if any(to.startswith(ENDING) or to == "return" for to, _c in exits(nodes[a]))]
    free = reach(leaving, reversed_edges(whole.ways))
    if len(free) >= len(nodes):
        return
    caught = [address for address in nodes if address in reached and address not in free]
    if caught:
        whole.places.at("LK525", caught[0], name=caught[0], count=len(caught))


def _running_out(whole: Whole, reached: set[str]) -> None:
    """Report nodes whose choices may all be gone, or all fail."""
    suspects = [node for node in whole.story.nodes.values() if node.choices and not _lasts(node)]
    if not suspects:
        return
    part = components(whole.ways)
    for node in suspects:
        if node.address in reached and not _holds(whole, node, part):
            whole.places.at("LK503", node.address, "choices", name=node.address)


def _lasts(node: Node) -> bool:
    """Whether some choice can plainly always be taken."""
    return any(choice.sticky and (choice.when is None or always(choice.when)) for choice in node.choices)


def _holds(whole: Whole, node: Node, part: dict[str, int]) -> bool:
    """Whether in every state some choice is left: one that can be taken again, or that never comes back here."""
    left = [choice for choice in node.choices if choice.sticky or _leaves(node, choice, part)]
    if any(always(choice.when) for choice in left):
        return True
    conditions = [choice.when for choice in left if choice.when is not None and not never(choice.when)]
    return covered(conditions, whole.story.variables)


def _leaves(node: Node, choice: Choice, part: dict[str, int]) -> bool:
    """Whether a choice leads where this node cannot be reached from again, so that it is never used up here.

    What a close call returns from may lock again, so `return` does not count.
    """
    if choice.to.startswith(ENDING):
        return True
    return choice.to in part and part[choice.to] != part[node.address]


def _endings(whole: Whole, reached: set[str]) -> None:
    """Report endings that nothing leads to."""
    story = whole.story
    targets = {to for address in reached for to, _c in exits(story.nodes[address])}
    targets |= {scene.skip.to for scene in story.scenes.values() if scene.skip}
    for name, ending in story.endings.items():
        if ENDING + name not in targets and not (ending.auto and f"{ENDING}auto" in targets):
            whole.places.report("LK521", "", "endings", name, name=name)
        if ending.when is not None and not ending.auto:
            whole.places.report("LK523", "", "endings", name, "when", name=name)
