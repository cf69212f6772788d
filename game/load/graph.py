"""The story as a graph: nodes, and what leads from one to another."""

from collections.abc import Iterable, Iterator, Mapping

from game.load.expressions import always, never
from game.model.story import Choice, Node, Story

Edges = Mapping[str, list[str]]
"""Address -> addresses."""


def exits(node: Node) -> Iterator[tuple[str, Choice | None]]:
    """Yield each target that a node may lead to, with the choice that does."""
    if node.to:
        yield node.to, None
    for choice in node.choices:
        if choice.to and not never(choice.when):
            yield choice.to, choice


def edges(story: Story) -> dict[str, list[str]]:
    """Return which nodes each node may lead to; `stay` leads to itself, endings and `return` to no node."""
    nodes = story.nodes
    found: dict[str, list[str]] = {}
    for address, node in nodes.items():
        targets = [choice.to for choice in node.choices if choice.when is None or not never(choice.when)]
        if node.to:
            targets.append(node.to)
        found[address] = [
            target if target != "stay" else address for target in targets if target in nodes or target == "stay"
        ]
    return found


def reach(starts: Iterable[str], ways: Edges, barred: set[str] | frozenset[str] = frozenset()) -> set[str]:
    """Return what can be reached from `starts` without entering what is barred."""
    found = {start for start in starts if start in ways and start not in barred}
    waiting = list(found)
    while waiting:
        for target in ways[waiting.pop()]:
            if target not in found and target not in barred:
                found.add(target)
                waiting.append(target)
    return found


def reversed_edges(ways: Edges) -> dict[str, list[str]]:
    """Return the same graph with every edge turned round."""
    turned: dict[str, list[str]] = {address: [] for address in ways}
    for address, targets in ways.items():
        for target in targets:
            turned[target].append(address)
    return turned


def story_nodes(story: Story, ways: Edges, events: set[str]) -> set[str]:
    """Return the nodes that a play can stand at apart from events: from the start, and by passing over scenes."""
    skips = {scene.id: scene.skip.to for scene in story.scenes.values() if scene.skip}
    found = reach([story.start], ways, events)
    passed: set[str] = set()
    while scenes := {story.nodes[address].scene for address in found} & (skips.keys() - passed):
        passed |= scenes
        found |= reach([skips[scene] for scene in scenes], ways, events)
    return found


def offers_always(node: Node) -> bool:
    """Whether a node has a choice with a label that can be taken in every state, so that no fallback is."""
    return any(choice.label and choice.sticky and always(choice.when) for choice in node.choices)


def automatic(story: Story) -> dict[str, list[str]]:
    """Return the edges that are taken without the player: `to` of nodes, and fallbacks that may be needed."""
    ways: dict[str, list[str]] = {}
    for address, node in story.nodes.items():
        targets = [node.to] if node.to else [choice.to for choice in node.choices if choice.label is None]
        if targets and not offers_always(node):
            ways[address] = [address if target == "stay" else target for target in targets]
    return ways


def circles(ways: Edges) -> list[list[str]]:
    """Return circles of a graph, each as the addresses along it; at least one wherever there are any."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in ways:
        if start in done:
            continue
        path, on_path, pending = [start], {start}, [iter(ways[start])]
        while path:
            target = next(pending[-1], None)
            if target is None:
                pending.pop()
                on_path.discard(path[-1])
                done.add(path.pop())
            elif target in on_path:
                found.append([*path[path.index(target) :], target])
            elif target in ways and target not in done:
                path.append(target)
                on_path.add(target)
                pending.append(iter(ways[target]))
    return found


def components(ways: Edges) -> dict[str, int]:
    """Return for each node the number of its strongly connected component (Tarjan's algorithm, without recursion)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    component: dict[str, int] = {}
    open_nodes: list[str] = []
    for start in ways:
        if start in number:
            continue
        stack = [(start, iter(ways[start]))]
        number[start] = low[start] = len(number)
        open_nodes.append(start)
        while stack:
            node, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[node])
                if low[node] == number[node]:
                    while node not in component:
                        component[open_nodes.pop()] = number[node]
            elif target not in number:
                number[target] = low[target] = len(number)
                open_nodes.append(target)
                stack.append((target, iter(ways[target])))
            elif target not in component:
                low[node] = min(low[node], number[target])
    return component
