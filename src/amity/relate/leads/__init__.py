"""Lead and lag between dyads: does Moscow-Pyongyang go before Ulaanbaatar-Pyongyang?

That one dyad's surprises are followed by another's (Granger 1969) is no proof that it causes them: a third
may lead both. What is the sources' doing, an agency that begins, an article that looks back, is taken out
beforehand, since each source is held against its own mean rate and how fully it speaks of each year.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from amity.errors import InvalidValue
from amity.model.networks import Lag, Lead, Leading, Pair
from amity.model.when import When
from amity.reference import Reference
from amity.relate.coverage import coverage
from amity.relate.leads.innovations import crossing, of_amounts, of_counts
from amity.relate.leads.levels import Levels, continuing, levels
from amity.relate.record import Record

if TYPE_CHECKING:
    from amity.relate.leads.innovations import Array

__all__ = ["ENOUGH_EVENTS", "ENOUGH_PERIODS", "lead", "leads"]

ENOUGH_PERIODS, ENOUGH_EVENTS = 20, 10
"""Periods in a row on which sources speak of both dyads, and events of each in them, below which nothing is
said: with fewer a level and a surprise are hardly told apart."""
LEVEL = 0.05


def lead(
    record: Record,
    first: Sequence[str],
    second: Sequence[str],
    *,
    lags: int = 3,
    months: int = 12,
    measure: str = "events",
) -> Lead:
    """Whether what happens between the first two states comes before what happens between the second two.

    By years, or by periods of 1, 3 or 6 months, with up to `lags` periods between; `measure` is the number of
    "events" or their "net" weight on Goldstein's scale. Raises NotFound for a state that is none,
    InvalidValue for one dyad twice or lags below 1, MissingExtra without the extra `relate`.
    """
    asked = _asked(record, first, second, lags=lags, months=months, measure=measure)
    return _held(asked, *_both(record, asked), lags)


def leads(
    record: Record,
    first: Sequence[str],
    second: Sequence[str],
    *,
    lags: int = 3,
    months: int = 12,
    measure: str = "events",
) -> tuple[Lead, Lead]:
    """Whether either dyad goes before the other: both directions, corrected for asking twice (Holm 1979)."""
    asked = _asked(record, first, second, lags=lags, months=months, measure=measure)
    before, after = _both(record, asked)
    both = (
        _held(asked, before, after, lags),
        _held(replace(asked, first=asked.second, second=asked.first), after, before, lags),
    )
    tested = sorted((one.p, number) for number, one in enumerate(both) if one.p is not None)
    corrected = dict[int, float]()
    for place, (p, number) in enumerate(tested):
        least = max(corrected.values(), default=0.0)
        corrected[number] = min(1.0, max(least, p * (len(tested) - place)))
    return _decided(both[0], corrected.get(0)), _decided(both[1], corrected.get(1))


def _asked(
    record: Record, first: Sequence[str], second: Sequence[str], *, lags: int, months: int, measure: str
) -> Lead:
    """The question, without an answer yet."""
    one, other = _pair(record, first), _pair(record, second)
    if _continued(record.reference, one) == _continued(record.reference, other):
        raise InvalidValue("Lead", "second", other, f"another dyad than {'-'.join(one)}")
    if lags < 1:
        raise InvalidValue("Lead", "lags", lags, "one or more")
    return Lead(first=one, second=other, finding=Leading.TOO_FEW, why="", months=months, measure=measure)


def _continued(reference: Reference, pair: Pair) -> set[tuple[str, ...]]:
    """The two states, each with those that it continues: Korea's Russia is Korea's Soviet Union."""
    return {continuing(reference, code) for code in pair}


def _both(record: Record, asked: Lead) -> tuple[Levels, Levels]:
    """The levels of both dyads, by one coverage of all their states, before and after they changed names."""
    pairs = asked.first, asked.second
    states = {code for pair in pairs for state in pair for code in continuing(record.reference, state)}
    covered = coverage(record, sorted(states))
    one, other = (
        levels(record, *pair, months=asked.months, measure=asked.measure, covered=covered) for pair in pairs
    )
    return one, other


def _held(blank: Lead, before: Levels, after: Levels, lags: int) -> Lead:
    """What can be said of one direction."""
    periods = _run(before, after)
    counts = tuple(_within(side, periods) for side in (before, after))
    ids = tuple(side.within(set(periods)) for side in (before, after))
    found = replace(
        blank, undated=before.undated + after.undated, first_events=ids[0], second_events=ids[1],
        periods=len(periods), events=(counts[0], counts[1]), span=_span(periods, blank.months),
    )  # fmt: skip
    if reason := _too_few(found, lags):
        return replace(found, why=reason)
    return _tested(found, _surprises(before, periods, blank), _surprises(after, periods, blank), lags)


def _surprises(side: Levels, periods: list[int], asked: Lead) -> "Array":
    """What in the periods the dyad's own level does not tell."""
    if asked.measure == "net":
        return of_amounts([side.residual(period) for period in periods])
    return of_counts(
        [side.told.get(period, 0.0) for period in periods],
        [side.expected[period] for period in periods],
        [side.spread[period] for period in periods],
    )


def _pair(record: Record, states: Sequence[str]) -> Pair:
    if len(set(states)) != 2:
        raise InvalidValue("Lead", "first", tuple(states), "two different states")
    for code in states:
        record.reference.state(code)
    one, other = sorted(states)
    return one, other


def _run(before: Levels, after: Levels) -> list[int]:
    """The longest stretch of periods without a gap on which sources speak of both dyads."""
    shared = sorted(set(before.expected) & set(after.expected))
    longest: list[int] = []
    current: list[int] = []
    for period in shared:
        current = [*current, period] if current and period == current[-1] + 1 else [period]
        longest = max(longest, current, key=len)
    return longest


def _within(side: Levels, periods: list[int]) -> float:
    """How many events lie in the periods, by credence."""
    return sum(side.numbers.get(period, 0.0) for period in periods)


def _span(periods: list[int], months: int) -> When | None:
    if not periods:
        return None
    first, last = (period * months // 12 for period in (periods[0], periods[-1]))
    return When.parse(f"{first:04d}/{last:04d}")


def _too_few(found: Lead, lags: int) -> str:
    """Why nothing can be said, or nothing."""
    needed = ENOUGH_PERIODS + lags
    if found.periods < needed:
        return f"sources speak of both in {found.periods} periods in a row; {needed} are needed"
    for pair, count in zip((found.first, found.second), found.events, strict=True):
        if count < ENOUGH_EVENTS:
            told = f"{count:.1f} events of {'-'.join(pair)} in {found.periods} periods"
            return f"{told}; {ENOUGH_EVENTS} are needed"
    return ""


def _tested(found: Lead, first: "Array", second: "Array", lags: int) -> Lead:
    crossed = crossing(first, second, lags)
    told = tuple(Lag(periods=number, correlation=c) for number, c in enumerate(crossed.correlations, 1))
    strongest = max(told, key=lambda lag: (abs(lag.correlation), -lag.periods))
    detectable = min(1.0, crossed.threshold + 0.84 / found.periods**0.5)
    found = replace(found, lags=told, strongest=strongest, p=crossed.p, detectable=detectable)
    return _decided(found, crossed.p)


def _decided(found: Lead, p: float | None) -> Lead:
    """The finding at the level of 5 %, by the p that holds for all that was asked."""
    if p is None or found.strongest is None:
        return found
    finding = Leading.LEADS if p <= LEVEL else Leading.NOT_DETECTED
    turned = "; less follows on more" if finding is Leading.LEADS and found.strongest.correlation < 0 else ""
    after = found.after(found.strongest.periods)
    told = f"{found.strongest.correlation:+.2f} after {after}, p {p:.3f}{turned}"
    return replace(found, finding=finding, holm=p, why=told)
