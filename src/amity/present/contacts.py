"""Visits a year by direction, and what they show at first sight."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from amity.model.events import Event
from amity.present.chronology import happened
from amity.present.material import Material

GAP = 5
"""Years without a visit that part one run of visits from the next."""
FEWEST = 4
"""Fewer dated visits than these show nothing of a rhythm."""
MOST_RUNS = 3
"""A finding that names more runs than these says only that visits are scattered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """The visits between two states: `dated` has them by year and direction, in order of time.

    Direction 0 is from the first state of `pair` to the second. `undated` counts those whose year is not
    known; `span` has the first and last year of all that happened between the states, None where there is
    none.
    """

    pair: tuple[str, str]
    dated: dict[tuple[int, int], tuple[Event, ...]]
    undated: int
    span: tuple[int, int] | None

    @property
    def years(self) -> tuple[int, ...]:
        """The year of each dated visit, in order."""
        return tuple(year for (year, _), events in sorted(self.dated.items()) for _ in events)

    @property
    def counts(self) -> Counter[tuple[int, int]]:
        """The number of visits by year and direction."""
        return Counter({key: len(events) for key, events in self.dated.items()})


def visits(material: Material) -> tuple[Visits, ...]:
    """The visits of each pair of the states."""
    events = happened(material)
    return tuple(_between(events, pair) for pair in combinations(material.dyad, 2))


def runs(years: Sequence[int]) -> list[tuple[int, int, int]]:
    """Runs of years that no gap of five years parts: first year, last year, how many.

    >>> runs([1956, 1984, 1986, 1986, 1988, 2002])
    [(1956, 1956, 1), (1984, 1988, 4), (2002, 2002, 1)]
    """
    ordered = sorted(years)
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(ordered), start=1) if b - a >= GAP), len(ordered)]
    return [(ordered[a], ordered[b - 1], b - a) for a, b in pairwise(starts) if b > a]


def finding(years: Sequence[int]) -> str:
    """When most visits fall, or that there are too few to say.

    >>> finding([1984, 1986, 1986, 1988, 2002, 2003])
    'Most visits fall in 1984–1988: 4 of 6 whose year is known'
    """
    total = len(years)
    if total < FEWEST:
        return f"Too few visits can be dated to show a rhythm: {total}"
    kept: list[tuple[int, int, int]] = []
    for run in sorted(runs(years), key=lambda run: (-run[2], run[0])):
        if sum(count for _, _, count in kept) * 2 <= total:
            kept.append(run)
    if len(kept) > MOST_RUNS:
        return f"Visits are scattered over {min(years)}–{max(years)}: {total} whose year is known"
    spans = " and ".join(f"{a}–{b}" if a < b else f"{a}" for a, b, _ in sorted(kept))
    return f"Most visits fall in {spans}: {sum(run[2] for run in kept)} of {total} whose year is known"


def _between(events: Sequence[Event], pair: tuple[str, str]) -> Visits:
    ways = (pair, pair[::-1])
    found = [e for e in events if e.kind == "visit" and (e.source, e.target) in ways]
    dated: dict[tuple[int, int], tuple[Event, ...]] = {}
    for event in found:
        year = event.date.first_year
        if year is not None and year == event.date.last_year:
            key = year, ways.index((event.source or "", event.target or ""))
            dated[key] = (*dated.get(key, ()), event)
    years = [year for e in events for year in (e.date.first_year, e.date.last_year) if year is not None]
    return Visits(
        pair=pair,
        dated=dated,
        undated=len(found) - sum(len(events) for events in dated.values()),
        span=(min(years), max(years)) if years else None,
    )
