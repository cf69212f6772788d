"""Write one generated story twice: as ink source and in our story format.

    python make_story.py 1000 --seed 1 --out OUT      ->  OUT/story.ink  OUT/story/story.yaml  OUT/story/scenes/*.yaml

Both hold the same nodes, texts, guards and effects, so that a walk with the same chooser must take the same
choices in both (walk_inkjs.js and walk_bink.py print the checksum to compare with).
"""

import argparse
import pathlib
import random

WORDS = """
vault door mercury lamp dust ladder rope whisper brass corridor signal rust archive keeper shadow stairs
engine cold water glass echo night hatch wire valve paper memory stone bridge tunnel metal voice crowd market
guard lantern smoke breath map key slowly quietly again behind under before after through against beneath hums
drips waits turns opens closes listens follows breaks holds the a an its their your our some every another
nothing something someone
"""


def write_both(count: int, seed: int, out: pathlib.Path, flags: int = 6, ints: int = 5) -> None:
    """Write a story of `count` nodes below `out`: story.ink and story/."""
    rng = random.Random(seed)
    variables = {f"b{i}": (0, 1, 0) for i in range(flags)}
    variables |= {f"i{i}": (0, 7, 3) for i in range(ints)} | {"load": (0, 20, 0)}
    names = list(variables)
    words = WORDS.split()

    def sentence(count: int) -> str:
        drawn = [rng.choice(words) for _ in range(count)]
        return " ".join([drawn[0].capitalize(), *drawn[1:]])

    def guard() -> tuple[str, int, int]:
        name = rng.choice(names)
        low, high, _ = variables[name]
        if high == 1:
            return (name, *rng.choice([(1, 1), (0, 0)]))
        return (name, rng.randint(1, high - 1), high) if rng.random() < 0.5 else (name, low, rng.randint(1, high - 1))

    def effect(exclude: str | None = None) -> tuple[str, str, int]:
        name = rng.choice([n for n in names if n != exclude])
        if variables[name][1] == 1:
            return (name, "set", rng.choice([0, 1, 1]))
        return (name, "add", rng.choice([1, 2, 3, -1, -2] if name == "load" else [1, 1, -1, 2, -2]))

    endings = set(rng.sample(range(1, count), max(3, count // 500)))
    nodes = []
    for index in range(count):
        text = " ".join(sentence(k) + "." for k in (12, 9, 11, 8))
        choices = []
        for slot in range(0 if index in endings else 3):
            guards = [guard()] if slot and rng.random() < 0.75 else []
            if guards and rng.random() < 0.25:
                guards.append(guard())
            effects = [effect()]
            if rng.random() < 0.5:
                effects.append(effect(effects[0][0]))
            onward = slot == 0 and rng.random() < 0.7
            choices.append((sentence(5), guards, effects, (index + 1) % count if onward else rng.randrange(count)))
        nodes.append((text, choices))

    def expression(guards: list[tuple[str, int, int]], joiner: str, flags: bool) -> str:
        parts = []
        for name, low, high in guards:
            top = variables[name][1]
            if top == 1 and flags:
                parts.append(name if low else f"not {name}")
            elif low == high:
                parts.append(f"{name} == {low}")
            else:
                parts.append(f"{name} >= {low}" if high == top else f"{name} <= {high}")
        return joiner.join(parts)

    (out / "story" / "scenes").mkdir(parents=True, exist_ok=True)
    per_scene = 250
    scenes = [f"s{i}" for i in range((count + per_scene - 1) // per_scene)]

    def address(index: int) -> str:
        return f"s{index // per_scene}/k{index}"

    lines = ["format: 1", "id: generated", "title: Generated", "version: 1.0.0", "language: en", "start: s0/k0"]
    lines += [f"scenes: [{', '.join(scenes)}]", "variables:"]
    for name, (low, high, start) in variables.items():
        kind = "{type: flag}" if high == 1 else f"{{type: int, min: {low}, max: {high}, start: {start}}}"
        lines.append(f"  {name}: {kind}")
    lines += ["endings:"] + [f"  e{i}: {{title: End {i}}}" for i in sorted(endings)]
    (out / "story" / "story.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for number, scene in enumerate(scenes):
        body = [f"scene: {scene}", f"title: Part {number}", "nodes:"]
        for index in range(number * per_scene, min(count, (number + 1) * per_scene)):
            text, choices = nodes[index]
            body += [f"  k{index}:", "    text: >-", f"      {text[:120]}", f"      {text[120:]}"]
            if not choices:
                body.append(f"    to: ending:e{index}")
                continue
            body.append("    choices:")
            for slot, (label, guards, effects, target) in enumerate(choices):
                body += [f"      - id: c{slot}", f"        label: {label}", "        sticky: true"]
                if guards:
                    body.append(f"        when: {expression(guards, ' and ', True)}")
                for verb in ("set", "add"):
                    chosen = []
                    for n, v, x in effects:
                        if v == verb:
                            chosen.append(f"{n}: {('true' if x else 'false') if verb == 'set' else x}")
                    if chosen:
                        body.append(f"        {verb}: {{{', '.join(chosen)}}}")
                body.append(f"        to: {address(target)}")
        (out / "story" / "scenes" / f"{scene}.yaml").write_text("\n".join(body) + "\n", encoding="utf-8")
    ink = [f"VAR {name} = {start}" for name, (_, _, start) in variables.items()] + ["-> k0"]
    for index, (text, choices) in enumerate(nodes):
        ink += [f"=== k{index} ===", text]
        if not choices:
            ink.append("-> END")
        for label, guards, effects, target in choices:
            ink.append(f"+ {'{ ' + expression(guards, ' && ', False) + ' } ' if guards else ''}[{label}]")
            for name, verb, value in effects:
                low, high, _ = variables[name]
                step = f"MIN({high}, {name} + {value})" if value > 0 else f"MAX({low}, {name} - {-value})"
                ink.append(f"  ~ {name} = {value if verb == 'set' else step}")
            ink.append(f"  -> k{target}")
    (out / "story.ink").write_text("\n".join(ink) + "\n", encoding="utf-8")


def main() -> None:
    """Parse the arguments and write both forms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    write_both(args.nodes, args.seed, args.out)


if __name__ == "__main__":
    main()
