"""Phases of a thing that went on for some time: its height, its last months, the time when it was over."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from amity.examine.leads import ORDINAL, PART_UNITS, PARTS, Lead, Tie, part_rank, rank_of
from amity.examine.lengths import LENGTH, length_of
from amity.model.when import When

AT_MOST = {"day": 31, "week": 62, "month": 365, "year": 5 * 365, "stage": 365, "phase": 365}
"""Days that the first or last days, weeks, months, years of something may be stretched to."""
MONTHS = 60
"""What was over within so many days has no months of which some could be the last."""
_BE = (
    r"(?:\s+(?:was|were|is|had\s+been|being))?(?:\s+(?:still|yet|now|by\s+then|already|just|only|nearly|all\s+but"
    r"|long|well|barely|hardly|scarcely))*"
)
_OVER = re.compile(
    rf"{_BE}\s+(?:over|at\s+an\s+end|behind\s+them)(?:\s+(?:for\s+)?{LENGTH})?(?=\s*[,.;]|\s*$)",
    re.IGNORECASE,
)
_ENDING = re.compile(
    rf"{_BE}\s+(?:drawing\s+to\s+(?:a|its)\s+close|coming\s+to\s+an?\s+end|nearing\s+its\s+(?:end|close)"
    r"|approaching\s+its\s+(?:end|close)|in\s+its\s+(?:death\s+throes|endgame))\b",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"{_BE}\s+in\s+its\s+(?P<part>{PARTS})\s+(?P<unit>{PART_UNITS})\b(?!\s+of)", re.IGNORECASE
)
_NTH = re.compile(rf"{_BE}\s+(?:in|entering)\s+its\s+(?P<nth>{ORDINAL})\s+year\b(?!\s+of)", re.IGNORECASE)
_GOING = re.compile(
    rf"{_BE}\s+(?:at\s+(?:its|their)\s+(?:height|peak|worst|fiercest|bitterest|most\s+\w+)|raging|raged"
    r"|under\s+way|underway|in\s+full\s+(?:swing|spate|cry)|in\s+progress|going\s+on|being\s+(?:fought|waged)"
    r"|lasted|dragged\s+on|in\s+session|unfinished|undecided|on(?=\s*[,.;]|\s*$)|went\s+on(?=\s*[,.;]|\s*$))(?!\w)",
    re.IGNORECASE,
)


def phase(text: str, end: int, lead: Lead) -> tuple[Lead, int | None, int] | None:
    """What is said of a thing named up to `end`: how it ties, by which side, and where the words end.

    >>> phase("while the war was at its height", 13, Lead(start=0, end=6, tie=Tie.WHILE))[0].tie
    <Tie.DURING: 'during'>
    """
    if found := _OVER.match(text, end):
        length = length_of(found) if found["unit"] else None
        return replace(lead, tie=Tie.AFTER, length=length), 1, found.end()
    if found := _ENDING.match(text, end):
        return replace(lead, tie=Tie.PART, rank=-1, unit="month"), None, found.end()
    if found := _PART.match(text, end):
        unit = found["unit"].casefold().removesuffix("s")
        return replace(lead, tie=Tie.PART, rank=part_rank(found["part"]), unit=unit), None, found.end()
    if found := _NTH.match(text, end):
        return replace(lead, tie=Tie.YEAR_OF, rank=rank_of(found["nth"])), None, found.end()
    if found := _GOING.match(text, end):
        return replace(lead, tie=Tie.DURING), None, found.end()
    return None


def parts(datings: Sequence[When], lead: Lead) -> tuple[When, ...]:
    """The first or the last days of stretches of time; none where one is not known to the day, or short.

    >>> last_months = Lead(start=0, end=1, tie=Tie.PART, rank=-1, unit="month")
    >>> [part.edtf for part in parts([When.parse("1939-09-01/1945-09-02")], last_months)]
    ['1944-09-02/1945-09-02']
    """
    found = []
    for dating in datings:
        first, last = dating.earliest, dating.latest
        if first is None or last is None or last - first < MONTHS:
            return ()
        room = min(last - first, AT_MOST[lead.unit])
        sides = (first, first + room) if lead.rank == 1 else (last - room, last)
        found.append(When.parse("/".join(date.fromordinal(day).isoformat() for day in sides)))
    return tuple(found)
