"""Lists of treaties with the days on which each of several states signed and was bound."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from amity.datasets.placed import Rows
from amity.datasets.registry import Value
from amity.datasets.sheets import Sheet
from amity.model.flows import Flow, Observation
from amity.model.when import When

_DAY = re.compile(r"(\d{4})(?:-\d\d(?:-\d\d)?)?")


def read_treaties(sheet: Sheet, rows: Rows, known: tuple[str, str]) -> tuple[Flow, ...]:
    """How many treaties came to bind both of two states, or were signed by both, in each year.

    A treaty counts in the year of the later of the two; one that stands in several rows counts once. Years
    within those of the list in which none came are observed noughts.
    """
    dated = [(line, cells) for line, cells in sheet.rows()]
    at = sheet.columns.index("treatyid")
    flows: list[Flow] = []
    for value in rows.dataset.values:
        columns = _columns(sheet, value, rows)
        for one, other in combinations(sorted(columns), 2):
            years = _years(dated, at, (columns[one], columns[other]))
            flows += _flows(value, (one, other), years, known)
    return tuple(flows)


def _columns(sheet: Sheet, value: Value, rows: Rows) -> Mapping[str, int]:
    """The column of each state that is wanted, such as StateForce_MNG."""
    prefix, found = f"{value.columns[0]}_", {}
    for at, name in enumerate(sheet.columns):
        if name.startswith(prefix) and (state := rows.codes.state(name.removeprefix(prefix), "iso3", 2000)):
            found[state] = at
    if not rows.wanted or rows.wanted & set(found):
        return found
    return {}


def _years(
    dated: Sequence[tuple[int, Sequence[str]]], at: int, columns: tuple[int, int]
) -> dict[int, dict[str, int]]:
    """The treaties of both by the year of the later, each with the first line that it stands on."""
    found: dict[str, tuple[int, int]] = {}
    for line, cells in dated:
        days = [_DAY.match(cells[column].strip()) for column in columns]
        if all(days):
            year = max(int(day[1]) for day in days if day)
            found.setdefault(cells[at].strip(), (year, line))
    years: dict[int, dict[str, int]] = {}
    for name, (year, line) in found.items():
        years.setdefault(year, {})[name] = line
    return years


def _flows(
    value: Value, ends: tuple[str, str], years: Mapping[int, Mapping[str, int]], known: tuple[str, str]
) -> Iterator[Flow]:
    for year in range(min(years), max(years) + 1) if years else ():
        lines = sorted(years.get(year, {}).values())
        told = f"lines {', '.join(map(str, lines))}" if lines else "no row"
        yield Flow(
            series=known[0], measure=value.measure, source=ends[0], target=ends[1], directed=False,
            period=When.of_year(year), value=float(len(lines)), unit=value.unit, rounding=0.0,
            observation=Observation.OBSERVED if lines else Observation.ZERO,
            row_label=f"{value.columns[0]} {year}: {told}",
            row=lines[0] if lines else None, origin=known[1],
        )  # fmt: skip
