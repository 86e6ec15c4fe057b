"""Tables with a row for each year and a column for each state."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from amity.datasets.codes import StateCodes
from amity.datasets.figures import Figure, figure_of
from amity.datasets.placed import Placed, Rows
from amity.datasets.registry import Dataset
from amity.datasets.sheets import Sheet
from amity.datasets.tellings import Column, Told, flows_of
from amity.model.flows import Flow, Observation

OUTSIDE = Figure(value=None, observation=Observation.OUTSIDE)
FEWEST = 2
"""Columns of states that make a table one of states, at least."""


def states_across(sheet: Sheet, dataset: Dataset, codes: StateCodes) -> dict[int, str]:
    """The columns that are headed by a state, by place; empty where any other but the year's is none."""
    timed = {sheet.at(dataset.year), sheet.at(dataset.session)} - {None}
    rest = [at for at in range(len(sheet.header)) if at not in timed]
    heads = {at: sheet.header[at].strip() for at in rest}
    # words such as "in" and "no" are codes of two letters too
    found = {at: head for at, head in heads.items() if len(head) > 2 and codes.state(head, "any", 2000)}
    return found if timed and len(found) == len(rest) >= FEWEST else {}


def read_across(sheet: Sheet, rows: Rows, known: tuple[str, str]) -> tuple[Flow, ...]:
    """The flows of such a table.

    An empty cell between two figures of a state is missing; one before its first or after its last is outside
    of what was counted, as of a state that was not there yet.
    """
    found = states_across(sheet, rows.dataset, rows.codes)
    columns = [Column(at=at, value=rows.dataset.values[0], title=title) for at, title in found.items()]
    for line, cells in sheet.rows():
        for year in rows.dates(cells):
            for column in columns:
                column.told += _told(rows, column, (line, year), cells)
    for column in columns:
        _open_ends(column)
    return tuple(flow for column in columns for flow in flows_of([column], *known))


def _told(rows: Rows, column: Column, at: tuple[int, int], cells: Sequence[str]) -> Iterator[Told]:
    (line, year), text = at, cells[column.at]
    state = rows.codes.state(column.title, "any", year)
    if state is None or (rows.wanted and not rows.wanted.intersection(rows.codes.line(state))):
        return
    try:
        figure = figure_of(text, column.value, rows.dataset.missing, signed=rows.dataset.signed)
    except ValueError as error:
        rows.wrong.append((line, f"{column.title}: {error}"))
        return
    place = Placed(line=line, first=state, second=None, year=year, cells=(), part=rows.part(cells))
    yield Told(place=place, figure=figure, text=text)


def _open_ends(column: Column) -> None:
    """Make the missing figures before the first and after the last outside of what was counted."""
    counted = [told.place.period for told in column.told if told.figure.value is not None]
    for at, told in enumerate(column.told):
        if not counted or not min(counted) <= told.place.period <= max(counted):
            column.told[at] = replace(told, figure=OUTSIDE)
