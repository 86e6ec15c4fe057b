"""State-years that are out of line with all partners at once: artefacts of the data, not news.

Where a session's votes of one state were filled in from another's, its agreement with those it votes with
falls and with those it votes against rises, in that session alone, while the others agree among themselves as
before. A single pair does not show it; a state's pairs together do. The rule judges each pair's value by
how far it leaps off both its neighbours in time, in units of the pair's own noise (1.4826 times the median
absolute deviation from the line between neighbours: Hampel 1974; no less than the sampling error of so many
roll calls), and each state-year by the root mean square over the state's pairs. Its error rates were measured
on simulated roll calls: see tests/relate/flows/test_artefacts.py.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from amity.model.series import Flag, FlagKind, Series
from amity.model.when import When

ROUNDS = 5
"""How often at most the rest is judged again once artefacts are set aside."""
REACH = 2
"""Years to either side within which a neighbour must be."""
MOST = 6.0
"""The deviation of one pair beyond which more counts no more: no pair alone makes an artefact."""
JOINT = 2.2
"""The root mean square of a state's deviations from which on its year is out of line."""
SINGLE = 2.5
"""The deviation that at least two of its pairs must have, and PART of them."""
PART = 0.2
WITH_COPY = 1.8
"""The root mean square that is enough where agreement with one other leaps to all but one."""
QUIET = 2.0
"""The median deviation of the other pairs above which the year is out of line, and no state is blamed."""
SAME = 0.98
"""Agreement from which on a state's votes are taken to repeat the other's."""

Pair = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """How far a pair's value of a year lies off the line between its neighbours.

    `by` is in the pair's own units, `size` in units of its noise.
    """

    pair: Pair
    year: int
    value: float
    by: float
    size: float
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """A state and year out of line with its partners, how far, and the deviations that show it.

    `copied` is the state whose votes it seems to repeat; empty where none in the data is alike.
    """

    state: str
    year: int
    strength: float
    shown: tuple[Deviation, ...]
    copied: str = ""

    @property
    def flag(self) -> Flag:
        """The flag on every value of the state in that year."""
        worst = sorted(self.shown, key=lambda one: (-abs(one.size), sorted(one.pair)))[:4]
        said = "; ".join(
            f"with {next(iter(d.pair - {self.state}))} {d.value:.2f}, {d.by:+.2f} off its neighbours"
            for d in worst
        )
        repeats = f"; its votes seem to repeat those of {self.copied}" if self.copied else ""
        return Flag(
            kind=FlagKind.ARTEFACT, period=When.of_year(self.year), strength=round(self.strength, 1),
            rows=tuple(row for d in worst for row in d.rows),
            reason=f"{self.state} is out of line with its partners in {self.year}, {said}{repeats}",
        )  # fmt: skip


def artefacts(series: Sequence[Series], ballots: Mapping[tuple[Pair, int], float]) -> tuple[Artefact, ...]:
    """The state-years that are out of line, of series of one measure between pairs; by year and state.

    `ballots` has how many roll calls a pair's value of a year is of, where that is known. A year beside an
    artefact is judged again without it, since the artefact was one of its neighbours.
    """
    found: dict[tuple[str, int], Artefact] = {}
    for _ in range(ROUNDS):
        fresh = list(_peaks(_round(series, ballots, found)))
        if not fresh:
            break
        found.update({(one.state, one.year): one for one in fresh})
    return tuple(sorted(found.values(), key=lambda one: (one.year, one.state)))


def _round(
    series: Sequence[Series], ballots: Mapping[tuple[Pair, int], float], known: Collection[tuple[str, int]]
) -> list[Artefact]:
    """The artefacts that are seen once those that are known are set aside."""
    by_year: dict[int, dict[Pair, Deviation]] = {}
    for deviation in _deviations(series, ballots, known):
        by_year.setdefault(deviation.year, {})[deviation.pair] = deviation
    return [
        Artefact(state=state, year=year, strength=joint, shown=shown, copied=_copied(state, shown))
        for year in sorted(by_year)
        for state, joint, shown in _out_of_line(by_year[year])
    ]


def _peaks(seen: Sequence[Artefact]) -> Iterator[Artefact]:
    """Of artefacts of one state in years that are neighbours the furthest out."""
    for one in seen:
        near = [o for o in seen if o.state == one.state and 0 < abs(o.year - one.year) <= REACH]
        if all((one.strength, -one.year) > (other.strength, -other.year) for other in near):
            yield one


def _out_of_line(year: Mapping[Pair, Deviation]) -> Iterator[tuple[str, float, tuple[Deviation, ...]]]:
    """The states of a year that are out of line: first the one that explains most, then of what is left."""
    left = dict(year)
    while found := [one for one in _suspects(left) if _others_quiet(one[0], left)]:
        state, joint, shown = max(found, key=lambda one: (one[1] ** 2 * len(one[2]), one[0]))
        yield state, joint, shown
        left = {pair: d for pair, d in left.items() if state not in pair}


def _suspects(year: Mapping[Pair, Deviation]) -> Iterator[tuple[str, float, tuple[Deviation, ...]]]:
    for state in sorted({state for pair in year for state in pair}):
        shown = _of(state, year)
        if _is_out(joint := _joint(shown), shown, _copied(state, shown)):
            yield state, joint, shown


def _others_quiet(state: str, year: Mapping[Pair, Deviation]) -> bool:
    """Whether the pairs without a state are as ever; where there is none, nothing says otherwise."""
    rest = [abs(d.size) for pair, d in year.items() if state not in pair]
    return not rest or median(rest) <= QUIET


def _of(state: str, year: Mapping[Pair, Deviation]) -> tuple[Deviation, ...]:
    return tuple(year[pair] for pair in sorted(year, key=sorted) if state in pair)


def _joint(shown: Sequence[Deviation]) -> float:
    """The root mean square of deviations, none counted for more than MOST."""
    return math.sqrt(sum(min(abs(d.size), MOST) ** 2 for d in shown) / len(shown))


def _is_out(joint: float, shown: Sequence[Deviation], copied: str) -> bool:
    far = sum(abs(d.size) >= SINGLE for d in shown)
    return far >= max(2, PART * len(shown)) and joint >= (WITH_COPY if copied else JOINT)


def _copied(state: str, shown: Sequence[Deviation]) -> str:
    """The state with which agreement leaps to one in the year; empty where there is none."""
    leaps = [d for d in shown if d.value >= SAME and d.size >= SINGLE]
    alike = sorted(leaps, key=lambda d: (-d.value, -d.by, sorted(d.pair)))
    return next(iter(alike[0].pair - {state})) if alike else ""


def _deviations(
    series: Sequence[Series],
    ballots: Mapping[tuple[Pair, int], float],
    known: Collection[tuple[str, int]] = (),
) -> Iterator[Deviation]:
    off = {s.id: _residuals(s, known) for s in series if s.source and s.target}
    pooled = median([abs(r.by) for found in off.values() for r in found.values()] or [0.0]) * 1.4826
    for one in series:
        found, pair = off.get(one.id, {}), frozenset((str(one.source), str(one.target)))
        for year, residual in found.items():
            error = _sampling(residual, pair, ballots)
            noise = max(_noise(found, year, pooled), error, pooled / 2, 1e-6)
            yield Deviation(
                pair=pair, year=year, value=residual.values[1], by=residual.leap, size=residual.leap / noise,
                rows=residual.rows,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Residual:
    """How far a value leaps off both its neighbours, and off the line between them.

    A value between its neighbours leaps by nothing: a turn that lasts is none. `years` and `values` are those
    of all three.
    """

    leap: float
    by: float
    years: tuple[int, int, int]
    values: tuple[float, float, float]
    rows: tuple[str, ...]


def _residuals(series: Series, known: Collection[tuple[str, int]]) -> dict[int, _Residual]:
    aside = {year for state, year in known if state in (series.source, series.target)}
    points = {p.year: p for p in series.counted if p.year is not None and p.year not in aside}
    years, found = sorted(points), {}
    for three in zip(years, years[1:], years[2:], strict=False):
        before, year, after = three
        if year - before <= REACH and after - year <= REACH:
            low, value, high = (points[y].value or 0.0 for y in three)
            line = low + (year - before) / (after - before) * (high - low)
            leap = min((value - low, value - high), key=abs) if (value - low) * (value - high) > 0 else 0.0
            found[year] = _Residual(leap, value - line, three, (low, value, high), points[year].rows)
    return found


def _noise(found: Mapping[int, _Residual], year: int, pooled: float) -> float:
    """The pair's own noise, from years that the one in question does not touch."""
    others = [abs(residual.by) for other, residual in found.items() if abs(other - year) > REACH]
    return 1.4826 * median(others) if len(others) >= 6 else pooled


def _sampling(residual: _Residual, pair: Pair, ballots: Mapping[tuple[Pair, int], float]) -> float:
    """The standard error of a deviation of shares of so many roll calls; 0 where the number is not told."""
    total = 0.0
    for year, value, weight in zip(residual.years, residual.values, (0.25, 1.0, 0.25), strict=True):
        if many := ballots.get((pair, year)):
            # a share of k among n, drawn in from its ends: Agresti and Coull (1998)
            share = (value * many + 2) / (many + 4)
            total += weight * share * (1 - share) / many
    return math.sqrt(total)
