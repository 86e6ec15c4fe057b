"""Dates that no passage states and that follow from several: what the system of a case leaves of a time."""

from collections.abc import Iterator
from datetime import date

from amity.examine.chronology.relating import relate
from amity.examine.chronology.system import Bounds, System
from amity.examine.evidence import Evidence
from amity.model.inferred import InferredDate
from amity.model.when import When

PARTS = ("year", "month", "day")


def inferred_dates(evidence: Evidence) -> Iterator[InferredDate]:
    """What follows for events from all that is said, where that is narrower than any date given for them.

    Only from passages that are in no conflict, and only where one of them relates events to each other or
    to landmarks. In the order of the events' ids.
    """
    told = relate(evidence, slack=0)
    relating = {one.constraint.passage for one in told if one.relates}
    if not relating:
        return
    system = System(one.constraint for one in told)
    points = set(system.points)
    for event in sorted(evidence.events, key=lambda event: event.id):
        if f"{event.id}.start" not in points:
            continue
        start, end = system.bounds(f"{event.id}.start"), system.bounds(f"{event.id}.end")
        passages = tuple(dict.fromkeys((*start.passages, *end.passages)))
        when = _when(start, end)
        if when is not None and relating.intersection(passages) and _narrower(when, event.date):
            yield InferredDate(event=event.id, when=when, passages=passages)


def _when(start: Bounds, end: Bounds) -> When | None:
    """The days on which an event began, as far as both of its points bound them; None for all of time."""
    first, last = start.lower, start.upper
    if first is None and end.lower is None and last is None:
        return None
    first = end.lower if first is None and end.lower == end.upper else first
    sides = ["" if day is None else date.fromordinal(day).isoformat() for day in (first, last)]
    if sides == ["", ""]:
        return None
    text = sides[0] if sides[0] == sides[1] else f"[{sides[0]}..{sides[1]}]"
    return When(edtf=text, inferred=PARTS)


def _narrower(when: When, given: When) -> bool:
    """Whether what follows says more than what is given."""
    if given.earliest is None and given.latest is None:
        return True
    if when.earliest is None or when.latest is None:
        return False
    if given.earliest is None or given.latest is None:
        return True
    return when.latest - when.earliest < given.latest - given.earliest
