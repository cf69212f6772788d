"""Random small stories that use the whole format: what is once only, read on, worked out, heard, filmed, counted."""

from random import Random

from game.model.story import Story
from tests.stories import SOUNDS, make_story

FLAGS = ("f", "g")
ENUM = ("red", "blue", "green")
KINDS = ("never", "always", "reachable", "can_always_reach", "before")
PLACE = "{kind: outdoors, distance: 15, foliage: 15, ambient: 43}"


def random_story(seed: int) -> Story:
    """Return the story of a seed."""
    head, scene = _Writer(Random(seed)).texts()
    return make_story(head, a=scene)


class _Writer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.size = random.randint(5, 9)
        self.nodes = ["one", *(f"n{number}" for number in range(1, self.size))]
        self.loud = random.random() < 0.4
        self.films = random.random() < 0.3
        self.asked = [f"a/{random.choice(self.nodes)}" for _ in range(2)]

    def texts(self) -> tuple[str, str]:
        """Return the head, and the scene."""
        nodes = "\n".join(self._node(number) for number in range(self.size))
        return self._head(), self._scene(nodes)

    # The head

    def _head(self) -> str:
        auto = f"  rich: {{title: Rich, when: '{self._condition()}', priority: 2}}\n"
        limit = self.random.choice(["none", "0", "1", "2"])
        parts = [
            "variables:\n  f: {type: flag}\n  g: {type: flag}\n  n: {type: int, min: 0, max: 3}",
            "  c: {type: enum, values: [red, blue, green]}\n  calls: {type: int, min: 0, max: 2}",
        ]
        if self.films:
            parts.append("  cam: {type: flag, start: true}\n  battery: {type: int, min: 0, max: 4, start: 4}")
            parts.append("camcorder: {needs: cam, battery: battery, raise: 1, film: 1, reserve: 0, frames: 2}")
        if self.loud:
            parts.append(SOUNDS + f"places: {{near: {PLACE}}}")
            parts.append(f"close_calls: {{variable: calls, limit: {{story: none, standard: {limit}, strict: 0}}}}")
        parts.append("endings:\n" + auto + "  out: {title: Out, priority: 0}\n  lost: {title: Lost, early: true}")
        parts.append("promises:\n" + "\n".join(self._promise(number) for number in range(4)))
        return "\n".join(parts)

    def _promise(self, number: int) -> str:
        kind = self.random.choice(KINDS)
        if kind == "before":
            return f"  - {{id: p{number}, before: ['{self._condition()}', '{self._condition()}']}}"
        return f"  - {{id: p{number}, {kind}: '{self._condition()}'}}"

    # Conditions

    def _condition(self) -> str:
        first = self._atom()
        if self.random.random() < 0.4:
            first = f"{first} {self.random.choice(['and', 'or'])} {self._atom()}"
        return first

    def _atom(self) -> str:
        kinds = ["f", "not g", "g", f"n >= {self.random.randint(1, 3)}", f"n == {self.random.randint(0, 3)}"]
        kinds += [f"c == {self.random.choice(ENUM)}", f'visited("{self.random.choice(self.asked)}")']
        kinds += [f'visits("{self.random.choice(self.asked)}") == {self.random.randint(1, 2)}']
        if self.loud:
            kinds += ["cube >= listening", "heard", "attention > 30", "calls == 1"]
        if self.films:
            kinds += ["lens", "frames == 1", "battery < 3"]
        return self.random.choice(kinds)

    # Nodes

    def _scene(self, nodes: str) -> str:
        if not self.loud:
            return f"nodes:\n{nodes}"
        lock = (
            "  lock:\n    text: It has you.\n    choices:\n"
            "      - {id: give, label: Give., sticky: true, when: f, set: {f: false}, to: return}\n"
            "      - {id: bleed, label: Bleed., sticky: true, say: You bleed., to: return}\n"
            "  gone:\n    text: Gone.\n    to: ending:lost"
        )
        return f"place: near\nevents: {{locked_on: lock, taken: gone}}\nnodes:\n{nodes}\n{lock}"

    def _node(self, number: int) -> str:
        lines = [f"  {self.nodes[number]}:", f"    text: [{{when: '{self._condition()}', say: So., else: Not.}}]"]
        if self.random.random() < 0.5:
            lines.append(f"    enter: {{{self._effects(computed=True)}}}")
        if self.films and self.random.random() < 0.4:
            lines.append(f"    film: at_{self.nodes[number]}")
        if number and self.random.random() < 0.15:
            return "\n".join([*lines, f"    to: {self._ahead(number)}"])
        choices = [self._choice(number, slot) for slot in range(self.random.randint(2, 3))]
        if self.random.random() < 0.3:
            choices.append(f"      - {{id: fall, {self._effects(computed=False)}, to: '{self._ahead(number)}'}}")
        return "\n".join([*lines, "    choices:", *choices])

    def _ahead(self, number: int) -> str:
        """Return a target further on: what goes on by itself must not run in a circle."""
        ahead = self.nodes[number + 1 :]
        return self.random.choice([*ahead, "ending:out", "ending:auto"])

    def _choice(self, number: int, slot: int) -> str:
        random = self.random
        parts = [f"id: c{slot}", "label: Go."]
        if slot and random.random() < 0.6:
            parts.append(f"when: '{self._condition()}'")
        if random.random() < 0.75:
            parts.append("sticky: true")
        if random.random() < 0.6:
            parts.append(self._effects(computed=True))
        if self.loud and random.random() < 0.4:
            parts.append(f"sounds: [{random.choice(['hush', 'step', 'bell', 'stone'])}]")
        if random.random() < 0.2:
            parts.append(f"say: [{{when: '{self._condition()}', say: Aye., else: No.}}]")
        ends = ["ending:auto", "ending:out", "ending:lost"]
        target = random.choice(ends) if random.random() < 0.1 else random.choice([*self.nodes, "stay"])
        return f"      - {{{', '.join([*parts, f'to: {target!r}'])}}}"

    def _effects(self, computed: bool) -> str:
        constant = [f"set: {{{flag}: {value}}}" for flag in FLAGS for value in ("true", "false")]
        constant += [f"set: {{c: {value}}}" for value in ENUM]
        constant += ["add: {n: 1}", "add: {n: -1}", "add: {n: 2}", "set: {f: true, n: 0}"]
        worked = ["set: {n: 3 - n}", "set: {g: f}", "set: {f: not f}", "set: {n: n + f}", "set: {g: n > 1}"]
        return self.random.choice(constant + (worked if computed else []))
