"""From the rows of a published table to flows: one for each figure, pair and year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from amity.datasets.figures import NONE, Figure, figure_of, worth
from amity.datasets.placed import Placed
from amity.datasets.registry import Dataset, Value
from amity.datasets.sheets import Sheet
from amity.model.flows import Flow, Observation
from amity.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure that a row tells in a column; `also` are further lines that make it with this one."""

    place: Placed
    figure: Figure
    text: str
    also: tuple[int, ...] = ()


@dataclass(slots=True)
class Column:
    """A column of figures with all that its rows tell."""

    at: int
    value: Value
    title: str
    told: list[Told] = field(default_factory=list)
    worth: float | None = None
    """The worth of the last digit of its figures, once all are told."""


def columns_of(sheet: Sheet, dataset: Dataset) -> list[Column]:
    """The columns of a table that the dataset knows.

    A column that several values know by different editions' names is of the first that knows it.
    """
    found: dict[int, Column] = {}
    for value in dataset.values:
        at = sheet.at(value.columns)
        if at is not None and at not in found:
            found[at] = Column(at=at, value=value, title=sheet.header[at].strip())
    return list(found.values())


def gather(rows: Iterable[Placed], columns: Sequence[Column], dataset: Dataset) -> list[tuple[int, str]]:
    """Fill the columns with what the rows tell; what is no figure comes back with its line."""
    wrong = []
    for place in rows:
        for column in columns:
            text = place.cells[column.at]
            try:
                figure = figure_of(text, column.value, dataset.missing, signed=dataset.signed)
            except ValueError as error:
                wrong.append((place.line, f"{column.title}: {error}"))
                continue
            column.told.append(Told(place=place, figure=figure, text=text))
    return wrong


def flows_of(columns: Sequence[Column], series: str, origin: str) -> Iterator[Flow]:
    """The flows of filled columns, column by column, in the order of the rows.

    Where rows of a pair and year are combined, so are those of all columns of one measure.
    """
    for column in columns:
        exact = column.value.rounding
        column.worth = worth(told.text for told in column.told) if exact is None else exact
        if not column.value.combine:
            for one in column.told:
                yield _flow(column, one, (series, origin))
    for alike in measures(column for column in columns if column.value.combine):
        for column, one in _combined(alike):
            yield _flow(column, one, (series, origin))


def measures(columns: Iterable[Column]) -> list[list[Column]]:
    """The columns of each measure and unit together."""
    groups: dict[tuple[str, str], list[Column]] = {}
    for column in columns:
        groups.setdefault((column.value.measure, column.value.unit), []).append(column)
    return list(groups.values())


def sides(value: Value, first: str, second: str | None) -> tuple[str | None, str | None]:
    """Source and target of a value between two states; of one without direction in alphabetical order.

    >>> trade = Value(columns=("flow1",), measure="trade", unit="US$", sender=2, receiver=1)
    >>> sides(trade, "MNG", "PRK")
    ('PRK', 'MNG')
    """
    ends = {0: None, 1: first, 2: second}
    if value.directed or second is None:
        return ends[value.sender] or first, ends[value.receiver]
    low, high = sorted((first, second))
    return low, high


def _flow(column: Column, told: Told, known: tuple[str, str]) -> Flow:
    value, place, figure = column.value, told.place, told.figure
    source, target = sides(value, place.first, place.second)
    ends = ", ".join(state for state in (place.first, place.second) if state)
    also = f"; with lines {', '.join(map(str, told.also))}" if told.also else ""
    said = f"{ends}, {place.period}: {column.title} = {told.text.strip()}{also}"
    return Flow(
        series=known[0], measure=value.measure, source=source, target=target, directed=value.directed,
        period=_period(place.period), value=figure.value, unit=value.unit, observation=figure.observation,
        rounding=None if figure.value is None else column.worth, row_label=said,
        column_label=figure.meaning, row=place.line, origin=known[1],
    )  # fmt: skip


def _combined(columns: Sequence[Column]) -> Iterator[tuple[Column, Told]]:
    """One value for each pair and year, of all rows of all columns, in the order of the first of them."""
    groups: dict[tuple[str | None, str | None, str], list[tuple[Column, Told]]] = {}
    for column in columns:
        for told in column.told:
            source, target = sides(column.value, told.place.first, told.place.second)
            groups.setdefault((source, target, told.place.period), []).append((column, told))
    for group in groups.values():
        column, first = group[0]
        lines = sorted({one.place.line for _, one in group} - {first.place.line})
        figure = _figure(column.value.combine, [told for _, told in group])
        yield column, replace(first, figure=figure, also=tuple(lines))


def _figure(how: str, group: Sequence[Told]) -> Figure:
    if how == "count":
        found = {told.text.strip() for told in group if told.figure.value is not None}
        if not found:
            return NONE
        return Figure(value=float(len(found)), observation=Observation.OBSERVED)
    known = [t.figure for t in group if t.figure.observation is not Observation.MISSING]
    if not known:
        return NONE
    if how == "max":
        return max(known, key=lambda figure: figure.value or 0.0)
    total = sum(figure.value or 0.0 for figure in known)
    return Figure(value=total, observation=Observation.OBSERVED if total else Observation.ZERO)


@cache
def _period(text: str) -> When:
    return When.parse(text)


def absent(
    column: Column, ends: tuple[str | None, str | None], year: int, known: tuple[str, str], dataset: Dataset
) -> Flow:
    """The flow of a year for which a pair has no row: a nought or a missing figure, as its makers mean it."""
    nought = dataset.absent is Observation.ZERO
    return Flow(
        series=known[0], measure=column.value.measure, source=ends[0], target=ends[1],
        directed=column.value.directed, period=When.of_year(year), value=0.0 if nought else None,
        unit=column.value.unit, observation=dataset.absent, rounding=0.0 if nought else None,
        row_label=f"{column.title}: no row for {year}", origin=known[1],
    )  # fmt: skip
