"""Dataset, what else agencies report: amounts, ranks and dates of what a text tells of the same time.

Sentences and headlines are brought together by the rare words that they share; only then are their figures,
the ranks of ministers and the dates held against each other. What differs is suspicious, for the likeness is
one of words, and only where the text does not know the other answer too.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from amity.examine.agencies import Agency
from amity.examine.alignment import lists, stem, stems
from amity.examine.amounts import amount, amount_pattern
from amity.examine.dated import Dated, told_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import plain
from amity.model.findings import Finding, Soundness
from amity.model.mentions import Relation
from amity.model.passages import Passage

NAME = "dataset"
RARE = 12
"""A word that stands in more headlines brings none together with a sentence."""
LONGEST = 92
"""Days of the longest time, a season, in which a headline is looked for."""
SLACK = 5
"""Days on either side in which an agency reports."""
MONTH, YEAR = 31, 366
ALIKE = 4.0
"""What a sentence and a headline have to share to tell of one act: a name and two words, or four words."""
ROUGH = 0.1
"""Figures that lie closer may be one, rounded."""
_TENFOLD = 1000
"""Kilograms and tonnes, metres and kilometres: figures that differ by just so much may be of other units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A headline of an agency with its day and the stems of its words."""

    agency: str
    day: int
    said: Passage
    stems: Mapping[str, float]


def check(evidence: Evidence, agencies: Sequence[Agency]) -> Iterator[Finding]:
    """A finding for each sentence whose figure, rank or date is another than that of a headline on it."""
    if not agencies:
        return
    rows = [row for agency in agencies for row in _rows(agency)]
    where: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for known in row.stems:
            where[known].append(at)
    listed = {agency.document.name for agency in agencies}
    for told in told_sentences(evidence):
        time = None if told.document.name in listed else _time(told)
        if time:
            shared = _shared(told, rows, where)
            yield from _of_sentence(told, time, rows, shared, evidence)
            yield from _elsewhen(told, time, rows, shared, evidence)


def _rows(agency: Agency) -> Iterator[Row]:
    name, text = agency.document.name, agency.document.text
    for day, start, end in agency.rows:
        yield Row(
            agency=agency.name, day=day, said=Passage.of(name, text, start, end), stems=stems(text[start:end])
        )


def _time(told: Dated) -> tuple[int, int] | None:
    """The days that a sentence speaks of, where its dates lie within a season."""
    whens = [d.when for d in told.dates] or ([told.before] if told.before else [])
    ends = [(w.earliest, w.latest) for w in whens if w.earliest is not None and w.latest is not None]
    if not ends or len(ends) != len(whens):
        return None
    first, last = min(a for a, _ in ends), max(b for _, b in ends)
    return (first - SLACK, last + SLACK) if last - first <= LONGEST else None


def _shared(told: Dated, rows: Sequence[Row], where: Mapping[str, Sequence[int]]) -> Mapping[int, set[str]]:
    """The rare stems that a sentence shares with each headline."""
    shared: dict[int, set[str]] = defaultdict(set)
    for known in stems(told.text):
        places = where.get(known, ())
        for at in places if len(places) <= RARE else ():
            shared[at].add(known)
    return shared


def _of_sentence(
    told: Dated,
    time: tuple[int, int],
    rows: Sequence[Row],
    shared: Mapping[int, set[str]],
    evidence: Evidence,
) -> Iterator[Finding]:
    """What headlines of the same time have otherwise."""
    for at in sorted(at for at in shared if time[0] <= rows[at].day <= time[1]):
        row = rows[at]
        text = told.document.text
        for mine, theirs, span in (
            *_amounts(told, row, shared[at]),
            *_ranks(told, row, shared[at], evidence),
        ):
            if not re.search(rf"\b{re.escape(theirs)}\b", text, re.IGNORECASE):
                day = date.fromordinal(row.day).isoformat()
                why = (
                    f"The text has “{mine}”, where {row.agency} reports “{theirs}”: {day} “{row.said.quote}”."
                )
                yield finding(NAME, Soundness.SUSPICIOUS, why, [told.passage(*span), row.said])


def _elsewhen(
    told: Dated,
    time: tuple[int, int],
    rows: Sequence[Row],
    shared: Mapping[int, set[str]],
    evidence: Evidence,
) -> Iterator[Finding]:
    """An act that the text dates to the month, and the only headline on it in that year at another time."""
    stated = [d for d in told.dates if plain(d) and d.relation is Relation.AT]
    acts = [at for at in sorted(shared) if _worth(told, rows[at], shared[at], evidence) >= ALIKE]
    near = [at for at in acts if abs(rows[at].day - time[0]) <= YEAR]
    if len(told.dates) != 1 or len(stated) != 1 or len(near) != 1 or time[1] - time[0] > MONTH + 2 * SLACK:
        return
    row = rows[near[0]]
    if time[0] - SLACK <= row.day <= time[1] + SLACK or not _one_act(told.text, row.said.quote):
        return
    known = [d.when for d in evidence.dates_of[told.document.name]]
    if any(
        (w.earliest or 0) <= row.day <= (w.latest or 0) and (w.latest or 0) - (w.earliest or 0) <= LONGEST
        for w in known
    ):
        return
    day = date.fromordinal(row.day).isoformat()
    reports = f"{row.agency} reports what seems to be the same {day}: “{row.said.quote}”"
    why = f"The text dates this {spelt(stated[0].when)}; {reports}."
    yield finding(NAME, Soundness.SUSPICIOUS, why, [told.passage(0, len(told.text)), row.said])


def _worth(told: Dated, row: Row, shared: set[str], evidence: Evidence) -> float:
    """What the stems shared are worth, those of the names of states left out."""
    of_states = {known for m in evidence.reference.mentions(row.said.quote) for known in stems(f". {m.text}")}
    own = stems(told.text)
    return sum(min(own[known], row.stems[known]) for known in shared - of_states)


def _one_act(text: str, other: str) -> bool:
    """Whether both tell of the same act of the list of those that fall on a day."""
    said = [
        {a for a in lists()["acts"] for w in words if w.startswith(a)} for words in map(_lower, (text, other))
    ]
    return bool(said[0] & said[1])


def _lower(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.casefold())


Difference = tuple[str, str, tuple[int, int]]


@cache
def _counts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    count = re.compile(
        rf"\b(?!(?:18|19|20)\d\d\b)(?P<number>{amount_pattern()})\s+(?P<noun>[a-z][\w-]*(?:\s+of)?(?:\s+[a-z][\w-]*){{0,2}})",
        re.IGNORECASE,
    )
    return count, re.compile(lists()["rough"], re.IGNORECASE | re.VERBOSE)


def _counted(text: str) -> Iterator[tuple[float, list[str], re.Match[str]]]:
    """Each plain figure with the stems of what is counted: "500 tonnes of seed potatoes"."""
    count, rough = _counts()
    for match in count.finditer(text):
        value = amount(match["number"])
        if value and value >= 2 and not rough.search(text, 0, match.start()):
            nouns = [stem(w) for w in re.findall(r"[^\W\d_]+", match["noun"]) if w != "of"]
            yield value, nouns, match


def _amounts(told: Dated, row: Row, shared: set[str]) -> Iterator[Difference]:
    """Two figures of the same things: the same unit, and what is counted shared as a rare word."""
    for value, nouns, match in _counted(told.text):
        for other, theirs, there in _counted(row.said.quote):
            measured = " of " in match["noun"] or " of " in there["noun"]
            alike = nouns[:1] == theirs[:1] != [] if measured else bool({*nouns} & {*theirs} & shared)
            enough = len(shared & {*nouns, *theirs}) >= 1 and len(shared) >= 2
            apart = abs(value - other) > ROUGH * max(value, other) and max(value, other) != _TENFOLD * min(
                value, other
            )
            if alike and enough and apart:
                yield match.group(), there.group(), match.span()


_MINISTER = re.compile(
    r"\b(?P<rank>(?:first\s+)?(?:deputy|vice|assistant)[\s-]+)?(?:minister\s+(?:of|for)\s+(?:the\s+)?(?P<of>[a-z]+(?:\s+and\s+[a-z]+)?)"
    r"|(?!(?:the|an?|his|her|its|their|of|prime|deputy|vice|first|former|assistant|by|with|to|and|then|as)\b)(?P<field>[a-z]+)\s+minister(?!\s+(?:of|for)\s+(?-i:[a-z])))\b",
    re.IGNORECASE,
)


_DEPUTY = re.compile(r"\b(?:deput(?:y|ies)|vice|assistant)\b", re.IGNORECASE)


def _ministers(text: str) -> Iterator[tuple[str, bool, re.Match[str]]]:
    """Each minister of a field, with whether it is the deputy: "deputy minister of health"."""
    for match in _MINISTER.finditer(text):
        said = (match["of"] or match["field"]).casefold()
        deputy = bool(match["rank"]) or bool(
            re.search(r"\b(?:deputy|vice|assistant)[\s-]+$", text[: match.start()], re.I)
        )
        yield stem(said), deputy, match


def _ranks(told: Dated, row: Row, shared: set[str], evidence: Evidence) -> Iterator[Difference]:
    """A minister here and the deputy there, of one field, with a name or two words more in common."""
    for field, deputy, match in _ministers(told.text):
        if not deputy and _DEPUTY.search(told.text):
            continue  # the deputy is told of beside the minister
        for other, vice, there in _ministers(row.said.quote):
            rest = shared - {field, stem("minister"), stem("deputy")}
            if field == other and deputy is not vice and rest and _one_state(told, row, evidence):
                yield match.group(), there.group(), match.span()


def _one_state(told: Dated, row: Row, evidence: Evidence) -> bool:
    named = [
        {code for m in evidence.reference.mentions(text) for code in m.candidates}
        for text in (told.text, row.said.quote)
    ]
    return not named[0] or not named[1] or bool(named[0] & named[1])
