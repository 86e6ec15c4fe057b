"""How much a press writes of a state: the rows of a list of dated headlines, counted by year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from amity.datasets.codes import StateCodes
from amity.errors import InvalidDate
from amity.model.documents import Block, BlockKind, Document
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference
from amity.reference.agencies import press_of

LIST = "headlines"
"""The reader whose documents are lists of dated headlines."""
_LANGUAGES = {
    "en": "English",
    "ja": "Japanese",
    "ko": "Korean",
    "mn": "Mongolian",
    "ru": "Russian",
    "zh": "Chinese",
}
SELECTED = 0.9
"""The share of rows that name a state from which on a list is a selection on that state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A headline with its year and the states that it names, each by the first code of its line."""

    block: Block
    year: int
    states: frozenset[str]


def counts_of(document: Document, reference: Reference) -> tuple[Flow, ...]:
    """The headlines on each state by year, as flows of the press that wrote them; none for another document.

    A list of which nine rows in ten name one state is a selection on it: all of its rows count, and the label
    says how many name it. Of any other list those rows count for a state that name it. A year between the
    first and the last of the list without a row is an observed nought. The passage is the first row of a
    year, the label has the lines of all.

    >>> from amity.model.documents import Source
    >>> from amity.reference import load
    >>> text = "1971-02-03: Guests from Chile\\n\\n1971-05-06: Chilean copper\\n\\n1973-01-02: News of Chile"
    >>> spans = [(0, 29), (31, 57), (59, 84)]
    >>> rows = tuple(Block(kind=BlockKind.ROW, start=a, end=b) for a, b in spans)
    >>> document = Document(name="adn", path="", text=text, sha256="", language="en", reader="headlines",
    ...     source=Source(id="adn"), blocks=rows)
    >>> [(f.source, f.target, str(f.period), f.value) for f in counts_of(document, load())]
    [('DDR', 'CHL', '1971', 2.0), ('DDR', 'CHL', '1972', 0.0), ('DDR', 'CHL', '1973', 1.0)]
    """
    if document.reader != LIST:
        return ()
    codes = StateCodes(reference)
    rows = tuple(_rows(document, reference, codes))
    named = Counter(state for row in rows for state in row.states)
    press = {
        year: press_of(document.name, document.source.csl, reference, When.of_year(year))[0]
        for year in _span(rows)
    }
    for own in {*press.values()}:
        named.pop(codes.line(own)[0], 0)
    chosen = [state for state, many in named.items() if many >= SELECTED * len(rows)]
    flows: list[Flow] = []
    for state in sorted(chosen or named):
        counted = rows if chosen else [row for row in rows if state in row.states]
        flows += (
            replace(flow, target=_then(flow, codes)) for flow in _flows(document, state, counted, press)
        )
    return tuple(flows)


def by_year(flows: Sequence[Flow]) -> Mapping[int, int]:
    """Counts by year, of one series.

    >>> by_year(())
    {}
    """
    return {f.period.first_year: int(f.value or 0) for f in flows if f.period.first_year is not None}


def _then(flow: Flow, codes: StateCodes) -> str:
    """The state of a line that stood in the year of a count."""
    return codes.standing(str(flow.target), flow.period.first_year or 0)


def _rows(document: Document, reference: Reference, codes: StateCodes) -> Iterator[Row]:
    for block in document.blocks:
        if block.kind is not BlockKind.ROW:
            continue
        day, _, title = document.text[block.start : block.end].partition(": ")
        try:
            when = When.parse(day)
        except InvalidDate:
            continue
        if when.first_year is not None and when.first_year == when.last_year:
            found = {code for mention in reference.mentions(title) for code in mention.resolve(when)[:1]}
            states = frozenset(codes.line(code)[0] for code in found if code in reference.states)
            yield Row(block=block, year=when.first_year, states=states)


def _flows(
    document: Document, state: str, counted: Sequence[Row], press: Mapping[int, str]
) -> Iterator[Flow]:
    years: dict[int, list[Row]] = {}
    for row in counted:
        years.setdefault(row.year, []).append(row)
    for year, own in press.items():
        found = years.get(year, [])
        naming = sum(state in row.states for row in found)
        span = f"rows {found[0].block.mark}-{found[-1].block.mark}" if found else "no row"
        said = f"{year}: {span}, of which {naming} name it" if found else f"{year}: {span}"
        yield Flow(
            series=document.name, measure="headlines", source=own or None, target=state, directed=True,
            period=When.of_year(year), value=float(len(found)), unit=_unit(document.language), rounding=0.0,
            observation=Observation.OBSERVED if found else Observation.ZERO, row_label=said,
            origin=document.source.title or document.name,
            passage=_passage(document, found),
        )  # fmt: skip


def _span(rows: Sequence[Row]) -> range:
    """The years from the first of the list to the last."""
    return range(min(row.year for row in rows), max(row.year for row in rows) + 1) if rows else range(0)


def _unit(language: str) -> str:
    """What is counted: headlines in the language of the list, so that a base in the same is found for it."""
    name = _LANGUAGES.get(language.partition("-")[0])
    return f"headlines in {name}" if name else "headlines"


def _passage(document: Document, found: Sequence[Row]) -> Passage | None:
    if not found:
        return None
    block = found[0].block
    return Passage.of(document.name, document.text, block.start, block.end)
