"""A proof in words: what holds, what does not and where, what to do about it, and what nobody knows yet."""

from collections.abc import Iterator

from game.i18n import _
from game.prove.report import SPARED, Finding, Proof

MOST_NAMED = 4
"""Choices that a line names; --format json has them all."""


def report(proof: Proof) -> str:
    """Return a proof as lines to read."""
    return "\n".join(_lines(proof))


def _lines(proof: Proof) -> Iterator[str]:
    yield _("{story}, {difficulty}: {verdict}.").format(
        story=proof.story, difficulty=proof.difficulty, verdict=_verdict(proof.verdict)
    )
    yield _(
        "{states:,} states. The verdict took {judged:.1f} s, with all else {seconds:.1f} s; {memory:.0f} MiB."
    ).format(states=proof.states, judged=proof.judged, seconds=proof.seconds, memory=proof.memory)
    yield from _section(_("Endings"), _endings(proof))
    for status in ("violated", "unfinished"):
        title = _("Broken") if status == "violated" else _("Unfinished")
        yield from _section(title, (_finding(f) for f in proof.findings if f.status == status))
    proved = [finding for finding in proof.findings if finding.status == "proved"]
    yield from _section(_("Proved"), _proved(proved))
    yield from _section(_("Worth a look"), _notes(proof))
    yield from _section(_("Players"), _players(proof))
    yield from _limits([name for name in proof.limits if name != "extra"])
    if "extra" in proof.limits or "extra" in proof.unsolved.values():
        yield ""
        yield _("More is worked out with numpy and scipy: pip install 'what-the-lens-kept[prove]'.")


def _limits(limits: list[str]) -> Iterator[str]:
    if limits:
        yield ""
    if "interrupted" in limits:
        yield _("Ended by Ctrl-C: what is unfinished was not looked at any further.")
    reached = ", ".join(limit for limit in limits if limit != "interrupted")
    if reached:
        yield _("Limits reached: {names}. Give more with --max-states, --max-seconds, --max-memory.").format(
            names=reached
        )


def _lacking(limit: str) -> str:
    """Return what was not enough."""
    return {
        "states": _("too many states"),
        "seconds": _("out of time"),
        "memory": _("out of memory"),
        "interrupted": _("interrupted"),
        "variable": _("a variable has too many values"),
        "condition": _("a condition asks about too much"),
        "extra": _("numpy and scipy are not there"),
    }[limit]


def _verdict(status: str) -> str:
    return {"proved": _("proved"), "violated": _("violated"), "unfinished": _("unfinished")}[status]


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from (f"  {line}" for line in found)


def _endings(proof: Proof) -> Iterator[str]:
    for name, figures in proof.endings.items():
        if figures.reachable is None:
            yield _("{ending}: unfinished").format(ending=name)
            continue
        if not figures.reachable:
            yield _("{ending}: no play comes to it").format(ending=name)
            continue
        way = _("{n} moves, the shortest") if figures.proved_shortest else _("{n} moves are enough")
        parts = [way.format(n=figures.shortest)] if figures.shortest is not None else []
        if figures.at_least and not figures.proved_shortest:
            parts.append(_("no fewer than {n}").format(n=figures.at_least))
        parts += [f"{player} {100 * share:.2f} %" for player, share in figures.probability.items() if share is not None]
        if figures.last_chance:
            parts.append(_("can last be lost by {choice}").format(choice=figures.last_chance))
        yield f"{name}: " + ", ".join(parts) if parts else _("{ending}: reachable").format(ending=name)


def _finding(finding: Finding) -> str:
    words = _reason(finding)
    place = f"{finding.place}: " if finding.place else ""
    if finding.limit:
        words += f" ({_lacking(finding.limit)})"
    if finding.path is not None and finding.status == "violated":
        steps = ", ".join(move.rpartition("/")[2] for move in finding.path[-6:])
        way = _("After {n} moves, the last of them: {steps}.")
        if finding.shortest:
            way = _("After {n} moves, the fewest there are, the last of them: {steps}.")
        words += " " + way.format(n=len(finding.path), steps=steps)
    return place + words


def _reason(finding: Finding) -> str:
    """Return what is wrong, and what would mend it."""
    name, detail = finding.subject, finding.detail
    if finding.status == "unfinished":
        return _("{kind} {name}: could not be decided.").format(kind=finding.kind, name=name)
    match finding.kind, detail:
        case "ending", "spared":
            return _("a play comes to the ending {name}, though close calls have no limit here.").format(name=name)
        case "ending", _other:
            return _(
                "no play comes to the ending {name}. Look at its `when`, and at endings of higher priority."
            ).format(name=name)
        case "promise", "reachable":
            return _("the promise {name} is broken: what it says can be reached is reached by no play.").format(
                name=name
            )
        case "promise", "can_always_reach":
            return _("the promise {name} is broken: there are states from which it is out of reach.").format(name=name)
        case "promise", _other:
            return _("the promise {name} ({kind}) is broken.").format(name=name, kind=detail)
        case "dead_end", _other:
            return _("{name}: a play can stand here with nothing to choose. Add a choice that is always open.").format(
                name=name
            )
        case "stuck", "full":
            return _("{name}: from here no full ending can be reached any more, with close calls left.").format(
                name=name
            )
        case "stuck", _other:
            return _("{name}: from here no ending can be reached any more. Add a way out.").format(name=name)
        case "beat", _other:
            return _("the beat {name} can be missed on the way to a full ending. Tell it on every way.").format(
                name=name
            )
        case "preview", _other:
            return _("{name}: its preview does not say what it does.").format(name=name)
    return _("the cube can lock on within fewer than {n} turns.").format(n=detail)


def _proved(findings: list[Finding]) -> Iterator[str]:
    spared = [finding.subject for finding in findings if finding.detail == SPARED]
    kinds = [finding.kind for finding in findings if finding.detail != SPARED]
    counts = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    named = {
        "ending": _("{n} endings can be reached."),
        "promise": _("{n} promises are kept."),
        "beat": _("{n} required beats are told on every way to a full ending."),
    }
    for kind, sentence in named.items():
        if kind in counts:
            yield sentence.format(n=counts[kind])
    for ending in spared:
        yield _("Nobody comes to the ending {name}: here close calls have no limit.").format(name=ending)
    if "stuck" in counts:
        details = {finding.detail for finding in findings if finding.kind == "stuck"}
        if "any" in details:
            yield _("From every reachable state some ending can be reached.")
        if "full" in details:
            yield _("From every reachable state some full ending can be reached while a close call is left.")
    if "turns" in counts:
        yield _("From calm to locked on it takes at least four loud turns.")
    if "preview" in counts:
        yield _("Every choice does what its preview says.")


def _notes(proof: Proof) -> Iterator[str]:
    for choice in proof.never_offered:
        yield _("{choice} is never offered.").format(choice=choice)
    for choice in proof.always_open:
        yield _("{choice}: its `when` never fails while it is there to be taken.").format(choice=choice)
    for where, condition in proof.never_shown:
        yield _("{where}: the text for `{condition}` is never shown.").format(where=where, condition=condition)
    for name in proof.never_read:
        yield _("{name}: nothing reads this variable.").format(name=name)
    yield from _bounded(proof)
    if proof.same_future:
        pairs = _named([f"{one} = {other.rpartition('.')[2]}" for one, other in proof.same_future])
        words = _("{n} pairs of choices differ in their words alone, and have the same future: {pairs}.")
        yield words.format(n=len(proof.same_future), pairs=pairs)


def _named(every: list[str]) -> str:
    """Return names, not too many of them."""
    return ", ".join(every[:MOST_NAMED]) + (", …" if len(every) > MOST_NAMED else "")


def _bounded(proof: Proof) -> Iterator[str]:
    """Yield a line for each variable that choices add to beyond its bounds."""
    choices: dict[str, list[str]] = {}
    for choice, name in proof.saturates:
        choices.setdefault(name, []).append(choice)
    for name, every in choices.items():
        some = _named(every)
        words = _("{name}: adding to it stops at its bound in {n} choices: {choices}.")
        yield words.format(name=name, n=len(every), choices=some)


def _players(proof: Proof) -> Iterator[str]:
    for name, player in proof.players.items():
        words = _("some plays come to no end")
        if player.choices is not None:
            words = _("{choices:.2f} choices, {calls:.3f} close calls")
            words = words.format(choices=player.choices, calls=player.close_calls)
        yield _("{player}: {figures}; {states:,} states, residual {residual:.1g}").format(
            player=name, figures=words, states=player.states, residual=player.residual
        )
    for name, limit in proof.unsolved.items():
        yield _("{player}: unfinished ({limit})").format(player=name, limit=_lacking(limit))
