"""The series of tables: what a row or a column counts through the years, with where each value stands."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from amity.examine.evidence import Evidence
from amity.examine.figures.measures import States, among, carried_on, concepts, is_total, states_in, stems
from amity.model.documents import Cell, Document
from amity.model.flows import Flow
from amity.model.passages import Passage
from amity.reference import Reference

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)(?:\s*[-–—/]\s*(\d{4}|\d\d))?\b")
LABEL = re.compile(
    r"\b(?P<sort>Table|Tab\.|Figure|Fig\.|Chart|Graph)\s*(?P<number>\d+(?:[.-]\d+)*|[IVXL]+|[A-Z]\d*)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value of a series: its years (the same twice for one year), value, last digit's worth, and place.

    `line` is that of a file of measured series, `passage` the cell of a table in a document.
    """

    first: int
    last: int
    value: float | None
    worth: float
    row: str
    column: str
    passage: Passage | None = None
    line: int | None = None

    @property
    def low(self) -> float:
        """The least that a rounded value can have been."""
        return (self.value or 0.0) - self.worth / 2

    @property
    def high(self) -> float:
        """The most that a rounded value can have been."""
        return (self.value or 0.0) + self.worth / 2

    @property
    def shown(self) -> str:
        """The value with its row and column, as an explanation cites it."""
        value = "missing" if self.value is None else f"{self.value:,.10g}"
        where = ", ".join(head for head in (self.row, self.column) if head)
        place = f"line {self.line}" if self.line else where
        return f"{value} ({place or self.first})" if place != str(self.first) else f"{self.first}: {value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What one row or column of a table counts, by year; `doc` is "" for a file of measured series.

    `label` is the head of the row or column, `own` the states in it, `shared` those of the title that head no
    other row; `start` is where the table's first figure stands.
    """

    doc: str
    table: str
    label: str
    unit: str
    points: tuple[Point, ...]
    own: States = ()
    shared: States = ()
    start: int = 0
    origin: str = ""
    years: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "years", tuple(point.first for point in self.points))

    @property
    def name(self) -> str:
        """The table and the row or column, for a reader."""
        return f"“{self.table}”, {self.label}" if self.label else f"“{self.table}”"

    @property
    def measures(self) -> frozenset[str]:
        """What is measured, by the head, else by the title."""
        return concepts(self.label) or concepts(self.table)

    @property
    def words(self) -> frozenset[str]:
        """The words of the head that may say what is measured; none where it names a state."""
        return frozenset() if self.own else stems(self.label)

    @property
    def title_words(self) -> frozenset[str]:
        """The words of the title that may say what is measured."""
        return stems(self.table)

    @property
    def total(self) -> bool:
        """Whether it adds up the other rows or columns."""
        return is_total(self.label)

    @property
    def number(self) -> str:
        """The table's number as texts cite it ("Table 1"), else the empty string."""
        return label_of(self.table)

    def at(self, year: int) -> Point | None:
        """The value of a year, None where the table has none for it."""
        place = bisect_left(self.years, year)
        return self.points[place] if place < len(self.points) and self.years[place] == year else None

    def known(self, first: int | None = None, last: int | None = None) -> tuple[Point, ...]:
        """The points with values between two years."""
        low = first if first is not None else -(10**6)
        high = last if last is not None else 10**6
        return tuple(p for p in self.points if p.value is not None and low <= p.first and p.last <= high)


def label_of(text: str) -> str:
    """The label of a table or figure that a text begins with or cites, in one form.

    >>> label_of("see Table 2 for the figures"), label_of("Fig. 3")
    ('table 2', 'figure 3')
    """
    found = LABEL.search(text)
    return label_in(found) if found else ""


def label_in(found: re.Match[str]) -> str:
    """The label that LABEL has found, in one form."""
    sort = "table" if found["sort"].startswith("Tab") else "figure"
    return f"{sort} {found['number'].casefold()}"


def years_of(head: str) -> tuple[int, int] | None:
    """The years that a head stands for.

    >>> years_of("1985/86"), years_of("Exports, 1960"), years_of("China")
    ((1985, 1986), (1960, 1960), None)
    """
    found = _YEAR.search(head)
    if not found:
        return None
    first = int(found[1])
    end = found[2] or found[1]
    last = int(end) if len(end) == 4 else first - first % 100 + int(end)
    return (first, last) if last >= first else (first, first)


def without_years(head: str) -> str:
    """A head without its years.

    >>> without_years("Exports, 1960"), without_years("1960")
    ('Exports', '')
    """
    return _YEAR.sub("", head).strip(" ,;:()-–")


def series_of(evidence: Evidence) -> tuple[Series, ...]:
    """All series in hand: those of the tables in documents, then those of the files."""
    told = (s for document in evidence.documents for s in of_document(document, evidence.reference))
    return (*told, *of_files(evidence.flows, evidence.reference))


def of_document(document: Document, reference: Reference) -> Iterator[Series]:
    """The series of the tables of a document, in their order."""
    tables: dict[str, list[Cell]] = {}
    for cell in document.cells:
        if cell.start < cell.end:
            tables.setdefault(cell.table, []).append(cell)
    for title, cells in tables.items():
        yield from _of_table(document, title, cells, reference)
    yield from _in_prose(document, reference)


_RUN = re.compile(
    r":\s*(?P<run>(?:(?:in\s+)?(?:1[5-9]|20)\d\d\s*[,:]?\s*[–-]?\s*\d[\d,.]*\s*[;,]?\s*(?:and\s+)?){4,})"
)
_TITLE = re.compile(r"[^.;:\n|]{8,160}\Z")
_ENTRY = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)\s*[,:]?\s+(?P<value>\d[\d,]*(?:\.\d+)?)(?=\s*(?:[;,.]|and|$))"
)


def _in_prose(document: Document, reference: Reference) -> Iterator[Series]:
    """Series that stand in a sentence: "Wine, in million litres: 1966, 8.1; 1967, 3.7; ..."."""
    for found in _RUN.finditer(document.text):
        start = found.start("run")
        head = _TITLE.search(document.text[max(0, found.start() - 160) : found.start()])
        points = [
            Point(
                first=int(entry["year"]),
                last=int(entry["year"]),
                value=float(entry["value"].replace(",", "")),
                worth=worth_of(entry["value"]),
                row="",
                column=entry["year"],
                passage=Passage.of(
                    document.name, document.text, start + entry.start("value"), start + entry.end("value")
                ),
            )
            for entry in _ENTRY.finditer(found["run"])
        ]
        if head and len(points) > 3 and len({point.first for point in points}) == len(points):
            title = " ".join(head.group().split())
            unit = re.search(r"\b(?:hundred|thousand|million|billion)\b(?:\s+\w+)?", title)
            yield Series(
                doc=document.name, table=title, label="", unit=unit.group() if unit else "",
                points=_in_order(points), shared=states_in(title, reference), start=start,
            )  # fmt: skip


def _of_table(
    document: Document, title: str, cells: Sequence[Cell], reference: Reference
) -> Iterator[Series]:
    rows: dict[tuple[str, str], list[Point]] = {}
    for cell in cells:
        years = years_of(cell.column) or years_of(cell.row)
        if years:
            across = years_of(cell.column) is not None
            label = cell.row if across else cell.column
            if across and (rest := without_years(cell.column)):
                label = f"{label}, {rest}".strip(", ")
            rows.setdefault((label, cell.unit), []).append(_point(document, cell, years))
    heads = {label: states_in(label, reference) for label, _ in rows}
    all_of_title = states_in(title, reference)
    for (label, unit), points in rows.items():
        others = tuple(state for states in heads.values() for state in states)
        yield Series(
            doc=document.name, table=title, label=label, unit=unit, points=_in_order(points),
            own=heads[label], shared=tuple(s for s in all_of_title if not among(s, others)),
            start=cells[0].start,
        )  # fmt: skip


def _in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    """By year; of two values of a year the first."""
    found: dict[int, Point] = {}
    for point in points:
        found.setdefault(point.first, point)
    return tuple(found[year] for year in sorted(found))


def _point(document: Document, cell: Cell, years: tuple[int, int]) -> Point:
    words = document.text[cell.start : cell.end]
    return Point(
        first=years[0], last=years[1], value=cell.value, worth=worth_of(words), row=cell.row,
        column=cell.column, passage=Passage.of(document.name, document.text, cell.start, cell.end),
    )  # fmt: skip


def worth_of(words: str) -> float:
    """What the last digit of a cell is worth.

    >>> worth_of("13.3"), worth_of("24")
    (0.1, 1.0)
    """
    decimals = re.search(r"[.,](\d{1,2}|\d{4,})\D*$", words)
    return float(10 ** -len(decimals[1])) if decimals else 1.0


def of_files(flows: Iterable[Flow], reference: Reference) -> Iterator[Series]:
    """The series of the files of measured values, each row named by its line."""
    found: dict[tuple[str, str, str, str, bool], list[Flow]] = {}
    for flow in flows:
        if flow.row is not None:
            sides = (flow.source or "", flow.target or "")
            found.setdefault((flow.series, flow.measure, *sides, flow.directed), []).append(flow)
    for (name, measure, source, target, _), rows in sorted(found.items()):
        named = [reference.states[code].name for code in (source, target) if code in reference.states]
        points = [_of_flow(flow) for flow in rows if flow.period.first_year is not None]
        between = tuple(carried_on(frozenset([code])) for code in (source, target) if code)
        yield Series(
            doc="", table=name, label=" – ".join([measure, *named]), unit=rows[0].unit,
            points=_in_order(points), shared=between,
            origin=rows[0].origin,
        )  # fmt: skip


def _of_flow(flow: Flow) -> Point:
    first = flow.period.first_year or 0
    value = flow.value if flow.observation in ("observed", "zero") else None
    return Point(
        first=first, last=flow.period.last_year or first, value=value, worth=flow.rounding or 0.0,
        row=str(flow.period), column="", line=flow.row,
    )  # fmt: skip
