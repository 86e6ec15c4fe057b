"""Series: figures that their own past, their neighbours or cited events do not bear out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from amity.examine.evidence import Evidence
from amity.examine.figures.irregular import (
    Oddity,
    codes,
    differing,
    jumps,
    repeated,
    stocks,
)
from amity.examine.figures.lists import lists
from amity.examine.figures.measures import concepts
from amity.examine.figures.noughts import noughts
from amity.examine.figures.tables import Point, Series, series_of
from amity.examine.figures.telling import tellings
from amity.examine.findings import finding
from amity.examine.interval import sentences
from amity.examine.stated import at_fault
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.mentions import within

NAME = "series"
CELLS = 6
"""Cells or rows that a finding lists."""
WIDEST = 40
"""A table with more columns is not compared column by column with itself."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each figure or series that is odd; suspicious, but for sums that do not come out.

    A jump that the text itself speaks of is known to its author and no fault.
    """
    every = series_of(evidence)
    tables: dict[tuple[str, str], list[Series]] = defaultdict(list)
    for one in every:
        tables[one.doc, one.table].append(one)
    leaps = {id(one): found for one in every if (found := list(jumps(one)))}
    spoken = _spoken(evidence, {one.doc for one in every if id(one) in leaps})
    for (doc, _), table in sorted(tables.items()):
        for one in table:
            known = spoken.get(doc, frozenset())
            odd = [o for o in leaps.get(id(one), ()) if not any(p.first in known for p in o.points)]
            for oddity in (*odd, *codes(one)):
                yield _finding(one, oddity)
        yield from _within_table(table)
    yield from _twice_told(every)
    yield from _noughts(every, evidence)
    yield from _gainsaid(every, evidence)


def _gainsaid(every: Sequence[Series], evidence: Evidence) -> Iterator[Finding]:
    """Noughts that the prose around their table gainsays."""
    of: dict[str, list[Series]] = defaultdict(list)
    for one in every:
        of[one.doc].append(one)
    for document in evidence.documents:
        own = tuple(of.get(document.name, ()))
        for found in noughts(document, own, evidence.reference) if own else ():
            told = " ".join(found.told.quote.split())
            why = (
                f"{found.series.name} has nought for {found.point.first}, of which the text tells: “{told}”."
            )
            cells = [found.point.passage] if found.point.passage else []
            yield finding(NAME, Soundness.SUSPICIOUS, why, [*cells, found.told])


def _within_table(table: Sequence[Series]) -> Iterator[Finding]:
    for oddity in stocks(table):
        yield _finding(table[0], oddity)
    parts = [one for one in table if not one.total and len(one.known()) > 4]
    for one, other in combinations(parts, 2) if len(parts) <= WIDEST else ():
        if one.unit == other.unit and one.label != other.label:
            for oddity in repeated(one, other):
                yield _finding(one, oddity)


def _twice_told(every: Sequence[Series]) -> Iterator[Finding]:
    """Series of the same states, measure and unit that two tables or files give."""
    alike: dict[tuple[object, ...], list[Series]] = defaultdict(list)
    for one in every:
        states = frozenset(one.own) | frozenset(one.shared)
        if len(states) > 1 and len(one.measures) == 1:
            alike[states, one.measures, one.unit].append(one)
    for _, group in sorted(alike.items(), key=lambda item: (item[1][0].doc, item[1][0].start)):
        for one, other in combinations(group[:WIDEST], 2):
            if (one.doc, one.table) != (other.doc, other.table):
                for oddity in differing(one, other):
                    yield _finding(one, oddity)


def _spoken(evidence: Evidence, docs: Set[str]) -> dict[str, frozenset[int]]:
    """The years, by document, of which a sentence tells a movement."""
    found: dict[str, frozenset[int]] = {}
    for document in evidence.documents:
        if document.name not in docs:
            continue
        years: set[int] = set()
        dates = evidence.dates_of[document.name]
        for start, end in sentences(document):
            inside = within(dates, start, end)
            if inside and _tells(document.text[start:end]):
                years |= {date.point.first_year for date in inside if date.point.first_year is not None}
        found[document.name] = frozenset(years)
    return found


def _tells(text: str) -> bool:
    """Whether a sentence tells of a movement, as a verb or as a thing ("the sharp fall of 1980")."""
    nouns = [n for name in ("rise", "soar", "fall", "plunge") for n in lists("trends")[name]["noun"]]
    words = {word.strip(".,;:()").casefold() for word in text.split()}
    return bool(
        words & set(nouns) or words & {"misprint", "exceptional", "exceptionally", "unusual"}
    ) or bool(tellings(text))


def _noughts(every: Sequence[Series], evidence: Evidence) -> Iterator[Finding]:
    """A nought in a year of which claims in hand tell what the series counts."""
    empty = [(one, point) for one in every if _pairs(one) for point in one.known() if point.value == 0]
    told = _by_sides(evidence, {point.first for _, point in empty}) if empty else {}
    for one, point in empty if told else ():
        for name in sorted(concepts(one.label) or concepts(one.table)):
            of = (claim for pair in _pairs(one) for claim in told.get((name, point.first, pair), ()))
            yield from _nought(one, point, list(dict.fromkeys(of)))


def _by_sides(evidence: Evidence, years: Set[int]) -> Mapping[tuple[str, int, frozenset[str]], list[Claim]]:
    """The claims that rounding could not hide, by what is counted, year and each pair of states in them."""
    kinds = {kind: name for name, members in lists("measures")["told_by"].items() for kind in members}
    told: dict[tuple[str, int, frozenset[str]], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        year = claim.date.first_year
        if claim.kind not in kinds or year not in years or year is None or year != claim.date.last_year:
            continue
        if (claim.kind == "visit" or claim.quantity is not None) and at_fault(claim, evidence):
            for pair in combinations(sorted(claim.states), 2):
                told[kinds[claim.kind], year, frozenset(pair)].append(claim)
    return told


def _pairs(series: Series) -> list[frozenset[str]]:
    """The pairs of states that a series can be between; looked up, so that no claim is gone through twice."""
    states = (*series.own, *series.shared)
    if len(states) != 2:
        return []
    return sorted(
        {frozenset((one, other)) for one in states[0] for other in states[1] if one != other}, key=sorted
    )


def _nought(series: Series, point: Point, claims: Sequence[Claim]) -> Iterator[Finding]:
    claims = [c for c in claims if c.kind == "visit" or _exceeds(c, series, point)]
    if claims:
        quotes = "; ".join(f"“{' '.join(claim.passage.quote.split())}”" for claim in claims[:3])
        why = f"{series.name} has nought for {point.first}, of which is told: {quotes}."
        cells = [point.passage] if point.passage else []
        passages = [*cells, *(claim.passage for claim in claims[:3])]
        rows = [f"{series.table}:{point.line}"] if point.line else []
        yield finding(NAME, Soundness.SUSPICIOUS, why, passages, [claim.id for claim in claims], rows=rows)


def _exceeds(claim: Claim, series: Series, point: Point) -> bool:
    """Whether a sum of money is more than a rounded nought can hide."""
    if claim.quantity is None or "$" not in claim.quantity.unit or "$" not in series.unit:
        return False
    scale = next((n for word, n in lists("numbers")["scales"].items() if word in series.unit.casefold()), 1)
    return bool(claim.quantity.value > point.worth * scale)


def _finding(series: Series, oddity: Oddity) -> Finding:
    verdict = Soundness.INCONSISTENT if oddity.sure else Soundness.SUSPICIOUS
    cells = [point.passage for point in oddity.points if point.passage is not None][:CELLS]
    rows = [f"{series.table}:{point.line}" for point in oddity.points if point.line][:CELLS]
    why = oddity.why if oddity.sort in ("repeated", "differing") else f"{series.name}: {oddity.why}"
    return finding(NAME, verdict, f"{why}.", cells, rows=rows)
