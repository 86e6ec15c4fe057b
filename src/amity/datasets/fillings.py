"""What a dataset says by having no row: nought, or a missing figure. Outside its coverage, nothing."""

from collections.abc import Iterator, Sequence

from amity.datasets.codes import StateCodes
from amity.datasets.placed import Rows
from amity.datasets.registry import Dataset
from amity.datasets.tellings import Column, absent, measures, sides
from amity.model.flows import Flow, Observation

Ends = tuple[str | None, str | None]


def filled(
    columns: Sequence[Column], rows: Rows, wanted: Sequence[str], known: tuple[str, str]
) -> Iterator[Flow]:
    """A flow for each year in which a pair has no row and the dataset says what that means.

    `rows` have been read; `wanted` are the states in question: of a dataset that lists only what there was,
    two of them that both have rows with others had nothing with each other. Such a nought is said only of
    years in which both states stood, within the dataset's coverage and the years of the file.
    """
    if rows.dataset.absent is Observation.OUTSIDE:
        return
    for alike in measures(columns):
        column, told = alike[0], _told(alike, rows.codes)
        if rows.dataset.absent is Observation.ZERO:
            for ends in _pairs(column, wanted, rows):
                told.setdefault(ends, set())
        for ends in sorted(told, key=lambda pair: (pair[0] or "", pair[1] or "")):
            for year in _open(told[ends], ends, rows):
                yield absent(column, _ordered(column, ends, rows.codes, year), year, known, rows.dataset)


def _told(columns: Sequence[Column], codes: StateCodes) -> dict[Ends, set[int]]:
    """The years that each pair has rows for in any of the columns; states of one line are one."""
    told: dict[Ends, set[int]] = {}
    for column, one in ((c, one) for c in columns for one in c.told):
        source, target = sides(column.value, one.place.first, one.place.second)
        ends = [end and codes.line(end)[0] for end in (source, target)]
        if target and not column.value.directed:
            ends.sort(key=str)
        told.setdefault((ends[0], ends[1]), set()).add(one.place.year)
    return told


def _ordered(column: Column, ends: Ends, codes: StateCodes, year: int) -> Ends:
    """The states that stood in a year, of lines; in alphabetical order where there is no direction."""
    standing = [end and codes.standing(end, year) for end in ends]
    if standing[1] and not column.value.directed:
        standing.sort(key=str)
    return standing[0], standing[1]


def _pairs(column: Column, wanted: Sequence[str], rows: Rows) -> Iterator[Ends]:
    """The pairs of the states in question that both stand in the file."""
    there = sorted({rows.codes.line(code)[0] for code in wanted if code in rows.seen})
    for one in there:
        for other in there:
            if one != other and (one < other or column.value.directed):
                yield one, other


def _open(told: set[int], ends: Ends, rows: Rows) -> Iterator[int]:
    """The years without a row of which the dataset says something."""
    first, last = _bounds(rows.dataset, rows.years, told)
    for year in range(first, last + 1):
        standing = [rows.codes.standing(end, year) for end in ends if end]
        if year not in told and all(rows.codes.stood(state, year) for state in standing):
            yield year


def _bounds(dataset: Dataset, years: set[int], told: set[int]) -> tuple[int, int]:
    """The first and last year of which a missing row says something; none where nothing is told."""
    spoken = years if dataset.absent is Observation.ZERO else told
    if not spoken:
        return 1, 0
    first, last = dataset.years or (min(spoken), max(spoken))
    return max(first, min(spoken)), min(last, max(spoken))
