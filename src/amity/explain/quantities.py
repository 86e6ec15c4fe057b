"""Whether measured quantities rose, fell or held, and whether two of them move together."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from amity.explain.ground import Ground
from amity.explain.odds import beta_above
from amity.model.answers import Answer
from amity.model.competing import Outcome
from amity.model.effects import Break, Scale
from amity.model.flows import Flow
from amity.model.queries import Broken, Change, Changed, Measured, Together
from amity.model.when import When

AROUND = 5
"""Years on both sides of a break whose values it is said to rest on."""
FEWEST = 3
"""Steps from one time to the next below which nothing is said of two quantities' moving together."""


def changed(query: Changed, ground: Ground) -> Outcome:
    """Whether a quantity rose, fell or held by a factor from one period to the next.

    The share of all pairs of a value before and one after in which it did, each within its rounding; drawn
    towards a half by one pseudo-observation beside the values of the period that has fewer of them.
    """
    flows = ground.flows(query.series)
    if several := _units(flows):
        return Outcome.unknown(f"counted in several units; name one in the thesis: {several}")
    before, after = _within(flows, query.before), _within(flows, query.after)
    if not before or not after:
        return Outcome.unknown(f"no value of {query.series.measure!r} {'after' if before else 'before'}")
    shares = [_went(query, _bounds(one), _bounds(other)) for one in _once(before) for other in _once(after)]
    few = min(len(_once(before)), len(_once(after)))
    probability = (sum(shares) / len(shares) * few + 0.5) / (few + 1)
    return Outcome.of(
        probability, margin=f"{_mean(before)} before, {_mean(after)} after", flows=(*before, *after),
        witnesses=(_witness(query.series),),
    )  # fmt: skip


def together(query: Together, ground: Ground) -> Outcome:
    """Whether two quantities move the same way from one time at which both are known to the next.

    Steps within rounding do not count; the rest are taken as tosses of a coin.
    """
    one, other = (ground.flows(series) for series in (query.series, query.other))
    if several := _units(one) or _units(other):
        return Outcome.unknown(f"counted in several units; name one in the thesis: {several}")
    first, second = _by_year(one), _by_year(other)
    years = [year for year in sorted(first) if year + query.lag in second]
    steps = [
        _step(first[a], first[b]) * _step(second[a + query.lag], second[b + query.lag])
        for a, b in pairwise(years)
    ]
    moved = [step for step in steps if step]
    if len(moved) < FEWEST:
        return Outcome.unknown(
            f"{len(moved)} steps that both are known to have moved in; {FEWEST} are needed"
        )
    same = sum(step == (-1 if query.opposite else 1) for step in moved)
    shared = set(years) | {year + query.lag for year in years}
    return Outcome.of(
        beta_above(same + 0.5, len(moved) - same + 0.5, 0.5),
        margin=f"{same} of {len(moved)} steps {'opposite' if query.opposite else 'alike'}",
        flows=tuple(flow for flow in (*one, *other) if flow.period.first_year in shared),
        witnesses=tuple(sorted({_witness(query.series), _witness(query.other)})),
    )


def broken(query: Broken, ground: Ground) -> Outcome:
    """Whether a quantity breaks within a period, by `amity.relate.breaks`: yes, or unknown.

    The probability of a yes is what is left of the chance that as large a break is found in a series without
    one. Where the largest is asked for and it lies elsewhere, the answer is no. Raises MissingExtra where
    numpy is not installed.
    """
    from amity.relate.breaks import breaks

    flows = ground.flows(query.series)
    if several := _units(flows):
        return Outcome.unknown(f"counted in several units; name one in the thesis: {several}")
    by_year = _by_year(flows)
    values = [float(flow.value or 0.0) for flow in by_year.values()]
    rounding = max((flow.rounding or 0.0 for flow in by_year.values()), default=0.0)
    found = breaks(values, years=list(by_year), rounding=rounding)
    here = [one for one in found.breaks if _lies(one, query)]
    told = here
    if query.largest:
        told = [one for one in found.breaks if one.scale is Scale.LEVEL][:1]
    if not told:
        return Outcome.unknown(found.why or "no break is found there, which may be too small to be seen")
    first = min(told, key=lambda one: one.p)
    around = {year: flow for year, flow in by_year.items() if abs(year - first.years[1]) <= AROUND}
    return Outcome.of(
        1 - first.p if first in here else first.p,
        margin=f"{first.scale} {first.before:.3g} to {first.after:.3g} in {first.years[1]}, p {first.p:.3f}",
        flows=tuple(flow for flow in flows if flow.period.first_year in around),
        witnesses=(_witness(query.series),),
    )


def _lies(one: Break, query: Broken) -> bool:
    """Whether a break is one that is asked for."""
    rises = one.after > one.before
    meant = query.change is None or (query.change is Change.RISES) == rises
    return meant and When.of_year(one.years[1]).during(query.within.period) is Answer.YES


def _witness(series: Measured) -> str:
    """Whoever counts a quantity between two states is one witness, in however many tables it stands."""
    return f"series:{series.measure}:{'-'.join(sorted(series.between))}"


def _units(flows: Iterable[Flow]) -> str:
    """The units, where there are several; the empty text where there is one."""
    units = sorted({flow.unit for flow in flows})
    return ", ".join(repr(unit) for unit in units) if len(units) > 1 else ""


def _within(flows: Sequence[Flow], period: When) -> tuple[Flow, ...]:
    return tuple(flow for flow in flows if flow.period.period.during(period.period) is Answer.YES)


def _once(flows: Iterable[Flow]) -> list[Flow]:
    """One value a period: that of a table of measured values before one that a text prints again."""
    found: dict[str, Flow] = {}
    for flow in sorted(flows, key=lambda flow: flow.row is None):
        found.setdefault(flow.period.edtf, flow)
    return list(found.values())


def _by_year(flows: Iterable[Flow]) -> dict[int, Flow]:
    return {
        year: flow
        for flow in _once(flows)
        if (year := flow.period.first_year) == flow.period.last_year and year
    }


def _bounds(flow: Flow) -> tuple[float, float]:
    """Between which values a rounded figure lies."""
    value, half = float(flow.value or 0.0), (flow.rounding or 0.0) / 2
    return max(0.0, value - half) if value >= 0 else value - half, value + half


def _went(query: Changed, before: tuple[float, float], after: tuple[float, float]) -> float:
    """1 where a value changed as asked, 0 where not, a half where rounding leaves it open."""
    rose, fell = _beyond(before, after, query.factor), _beyond(after, before, query.factor)
    match query.change:
        case Change.RISES:
            return rose
        case Change.FALLS:
            return fell
    return max(0.0, 1 - rose - fell)


def _beyond(low: tuple[float, float], high: tuple[float, float], factor: float) -> float:
    """Whether the second value is the first times a factor at least, and above it."""
    if high[0] > low[1] * factor or (high[0] == low[1] * factor and factor > 1 and high[0] > 0):
        return 1.0
    return 0.0 if high[1] < low[0] * factor or (factor == 1 and high[1] <= low[0]) else 0.5


def _step(one: Flow, other: Flow) -> int:
    """Which way a quantity moved: 1 up, -1 down, 0 where rounding leaves it open."""
    (a, b), (c, d) = _bounds(one), _bounds(other)
    return 1 if c > b else -1 if d < a else 0


def _mean(flows: Sequence[Flow]) -> str:
    values = [float(flow.value or 0.0) for flow in _once(flows)]
    return f"{sum(values) / len(values):.3g} {flows[0].unit} (mean of {len(values)})".replace("  ", " ")
