"""Internal contradiction: the last or the first of its kind is dated twice: "the last troops left"."""

import re
from collections import defaultdict
from collections.abc import Iterator

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.spans import sentence_spans
from amity.examine.stated import plain
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

NAME = "internal_contradiction"
_EXTREME = re.compile(
    r"\b[Tt]he\s+(?P<which>very\s+first|first|last)\s+(?P<kind>(?:[\w-]+\s+){0,2}?)(?P<noun>[a-z]{4,})\s+(?:had\s+)?"
    r"(?P<verb>left|sailed|departed|withdrew|crossed|arrived|landed|reached|entered|fell|died|met|(?:was|were|been)\s+[a-z]+ed)\b"
    r"(?:\s+(?:(?:in|at|to|from|on|for|over)\s+)?(?:the\s+)?(?P<object>[^\W\d_a-z][\w’-]+))?"
)
_AGAIN = re.compile(
    r"\b(?:again|second\s+time|once\s+more|new|planned|was\s+to|were\s+to|would|until|not|wave)\b"
)
MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
Told = tuple[DateMention, tuple[int, int]]


def check_extremes(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each "the last" or "the first" that a text has do the same thing at two times.

    Kind, noun, verb and what it is done to must be the same words, each in a sentence with one date.
    """
    dates = [d for d in evidence.dates_of[document.name] if plain(d) and d.relation is Relation.AT]
    told: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for start, end in sentence_spans(document, evidence) if len(dates) > 1 else ():
        inside = within(dates, start, end)
        for found in _EXTREME.finditer(document.text, start, end) if len(inside) == 1 else ():
            named = found["object"] if found["object"] not in MONTHS else ""
            key = (found["which"], " ".join(found["kind"].split()), found["noun"], found["verb"], named or "")
            if not _AGAIN.search(document.text, start, end):
                told[key].append((inside[0], found.span()))
    for _, members in sorted(told.items()):
        first, *rest = members
        other = next((one for one in rest if one[0].when.overlaps(first[0].when) is Answer.NO), None)
        if other:
            yield _against(document, first, other)


def _against(document: Document, one: Told, other: Told) -> Finding:
    said, told = (
        Passage.of(document.name, document.text, min(date.start, span[0]), max(date.end, span[1]))
        for date, span in (one, other)
    )
    why = f"There is but one such: “{said.quote}”, and then “{told.quote}”."
    return finding(NAME, Soundness.INCONSISTENT, why, [said, told])
