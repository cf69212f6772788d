"""What critics say of a story without errors, and where its writer has said why they are wrong."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from game.load.places import Places
from game.model.story import Story

WAIVABLE = ("LK526", "LK527", "LK528", "LK532", "LK533", "LK534")
"""Codes of critics that speak of one node or choice."""


class Finding(Struct, frozen=True):
    """What a critic found."""

    code: str
    address: str
    """A node, a choice or a scene; `variables.NAME`; '' for the story as a whole."""
    details: dict[str, Any]


Critic = Callable[[Story], Iterable[Finding]]


def report_findings(story: Story, places: Places, critics: Iterable[Critic]) -> None:
    """Report what critics find, apart from what is waived; and what is waived without need."""
    waived = {(address, code) for address, node in story.nodes.items() for code in node.waive}
    if not (found := [finding for critic in critics for finding in critic(story)]) and not waived:
        return
    needed = {(finding.address.partition(".")[0], finding.code) for finding in found}
    for finding in found:
        if (finding.address.partition(".")[0], finding.code) not in waived:
            _report(places, finding)
    for address, code in sorted(waived - needed):
        places.at("LK535", address, "waive", code, name=address, waived=code)


def _report(places: Places, finding: Finding) -> None:
    """Report a finding where it stands in the files."""
    address = finding.address
    if "/" in address:
        places.at(finding.code, address, **finding.details)
    elif "." in address:
        places.report(finding.code, "", *address.split("."), **finding.details)
    elif address:
        places.report(finding.code, address, "scene", **finding.details)
    else:
        places.report(finding.code, "", "scenes", **finding.details)
