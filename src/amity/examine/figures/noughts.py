"""Noughts in tables beside prose that tells what was sold, given or counted in that very year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from amity.examine.figures.amounts import PERCENT, POINTS, amounts
from amity.examine.figures.lists import lists
from amity.examine.figures.measures import among, states_in
from amity.examine.figures.parts import TIMELY
from amity.examine.figures.tables import Point, Series
from amity.examine.interval import sentences
from amity.model.documents import Document
from amity.model.passages import Passage
from amity.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Nought:
    """A nought of a series, and the words of the same text that tell of more in its year."""

    series: Series
    point: Point
    told: Passage


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NOT_SO = re.compile(
    r"\b(?:no|not|none|nothing|never|without|nor|neither|plan\w*|agreed|(?:was|were|had|ha[ds]\s+been)\s+to|would|should|could|promis\w+|pledg\w+|unrecorded|outside|books?|booked"
    r"|excluded|smuggl\w+|dash|blank|zero|nought|nil|by\s+mistake|intended|until|till|before|since|third|via|through)\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"(?:\b(?:zero(?:e?s)?|noughts?|naught)\b|\b0\b|“0”)[^.|]{0,60}\b(?:stands?|means?|denotes?|marks?|less\s+than|below|missing|unknown|no\s+(?:data|returns?|figures?|entry)|lack\w*|rounded)\b",
    re.IGNORECASE,
)


@cache
def _acts(measure: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lists('measures')['acts'][measure])})\b", re.IGNORECASE)


def noughts(document: Document, series: tuple[Series, ...], reference: Reference) -> Iterator[Nought]:
    """Each nought of a year of which a sentence of the document tells an amount; none that is explained."""
    found = [
        (one, point, measure)
        for one in series
        for point in one.known()
        for measure in sorted(one.measures & set(lists("measures")["acts"]))
        if point.value == 0 and len([p for p in one.known() if p.value]) > 1
    ]
    if not found or _MEANT.search(document.text):
        return
    for start, end in sentences(document):
        text = document.text[start:end]
        years = {int(year.group()) for year in _YEAR.finditer(text)}
        if "|" in text or len(years) != 1 or _NOT_SO.search(text):
            continue
        for one, point, measure in found:
            if point.first in years and _tells(text, one, measure, reference):
                last = start + len(text.rstrip(" .!\n"))
                yield Nought(
                    series=one, point=point, told=Passage.of(document.name, document.text, start, last)
                )


def _tells(text: str, series: Series, measure: str, reference: Reference) -> bool:
    """Whether a sentence tells of an amount that no rounding hides, between the states of the series."""
    scale = next((n for word, n in lists("numbers")["scales"].items() if word in series.unit.casefold()), 1)
    unit = f"{series.unit} {series.table} {series.label}".casefold()
    scale = max([scale, *(n for word, n in lists("numbers")["scales"].items() if f"{word} " in unit)])
    enough = [
        a
        for a in amounts(text)
        if a.unit not in (PERCENT, POINTS) and a.unit.split(" ")[0] not in TIMELY and a.value > scale
    ]
    states = (*series.own, *series.shared)
    apart = states and any(not among(state, states) for state in states_in(text, reference))
    return bool(enough and _acts(measure).search(text) and not apart)
