"""The events of a dyad period by period, beside what its sources would tell in an average one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.coverage import Coverage
from amity.model.edtf_calendar import day_parts
from amity.model.when import When
from amity.reference import Reference
from amity.reference.kinds import kinds
from amity.relate.coverage import coverage
from amity.relate.record import Entry, Record

MONTHS = (1, 3, 6, 12)
MEASURES = ("events", "net")


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """What was told of a dyad in each period.

    `told` has by period the sum over sources of what they tell (events by credence, or their weight on the
    scale of Goldstein), `expected` what they would at their own mean rates, by how fully each speaks of the
    year, `spread` the sum of squares of what is told, by the same means. Periods are numbered in months from
    the year 0, divided by their length. `numbers` has the events of each, each once, by credence; `dated` the
    period of each event, by id.
    """

    told: Mapping[int, float]
    expected: Mapping[int, float]
    spread: Mapping[int, float]
    numbers: Mapping[int, float]
    dated: Mapping[str, int]
    undated: int

    def within(self, periods: Collection[int]) -> tuple[str, ...]:
        """The ids of the events that lie in the periods."""
        return tuple(name for name, period in self.dated.items() if period in periods)

    def residual(self, period: int) -> float:
        """How far what is told of a period departs from what was to be expected, in standard deviations."""
        told, expected = self.told.get(period, 0.0), self.expected[period]
        return float((told - expected) / max(self.spread[period], 1e-9) ** 0.5)


def levels(
    record: Record,
    one: str,
    other: str,
    *,
    months: int = 12,
    measure: str = "events",
    covered: Coverage | None = None,
) -> Levels:
    """The levels of a dyad by period of 1, 3, 6 or 12 months; `covered` where its coverage is at hand.

    Each source is held against itself: that an agency begins in 1997 raises what is expected from 1997. An
    event that may lie in two periods is in none. A state that another continues, such as the Soviet Union by
    Russia, is one with it. Raises InvalidValue for another length or measure.
    """
    if months not in MONTHS:
        raise InvalidValue("Lead", "months", months, "1, 3, 6 or 12")
    if measure not in MEASURES:
        raise InvalidValue("Lead", "measure", measure, "events or net")
    sides = continuing(record.reference, one), continuing(record.reference, other)
    covered = covered or coverage(record, (*sides[0], *sides[1]))
    entries = {e.event.id: e for a in sides[0] for b in sides[1] for e in record.between(a, b) if e.happened}
    dated, undated = _dated(entries.values(), months)
    numbers: dict[int, float] = {}
    for entry, period in dated:
        numbers[period] = numbers.get(period, 0.0) + entry.credence
    told, amounts = _told(covered, dated, months, measure)
    expected, spread = _expected(covered, amounts, months)
    return Levels(
        told=told,
        expected=expected,
        spread=spread,
        numbers=numbers,
        dated={entry.event.id: period for entry, period in dated},
        undated=undated,
    )


def continuing(reference: Reference, code: str) -> tuple[str, ...]:
    """A state and those before and after it that are one with it: each the first heir of the one before.

    >>> from amity.reference import load
    >>> continuing(load(), "RUS"), continuing(load(), "CZE"), continuing(load(), "DDR")
    (('RUS', 'SUN'), ('CSK', 'CZE'), ('DDR',))
    """
    states = reference.states
    state = states[code]
    kin = [former for former in state.predecessors if states[former].successors[:1] == (code,)]
    kin += state.successors[:1]
    return tuple(sorted({code, *(other for other in kin if not _together(reference, code, other))}))


def _together(reference: Reference, one: str, other: str) -> bool:
    """Whether two states existed beside each other for more than a day."""
    return any(
        a.overlaps(b) is not Answer.NO and not _touches(a, b)
        for a in reference.spans[one]
        for b in reference.spans[other]
    )


def _touches(one: When, other: When) -> bool:
    """Whether one span ends on the day on which the other begins."""
    return one.latest == other.earliest or other.latest == one.earliest


def period_of(when: When, months: int) -> int | None:
    """The number of the period that a date lies in; None where it may be another.

    >>> period_of(When.parse("1986-11-21"), 12), period_of(When.parse("1986"), 1)
    (1986, None)
    """
    if when.earliest is None or when.latest is None:
        return None
    ends = {
        (year * 12 + month - 1) // months
        for year, month, _ in (day_parts(when.earliest), day_parts(when.latest))
    }
    return ends.pop() if len(ends) == 1 else None


def _dated(entries: Iterable[Entry], months: int) -> tuple[list[tuple[Entry, int]], int]:
    """The entries with the period that each lies in, and how many lie in none for sure."""
    found: list[tuple[Entry, int]] = []
    undated = 0
    for entry in entries:
        period = period_of(entry.event.date, months)
        if period is None:
            undated += 1
        else:
            found.append((entry, period))
    return found, undated


def _told(
    covered: Coverage, dated: Iterable[tuple[Entry, int]], months: int, measure: str
) -> tuple[dict[int, float], dict[str, list[float]]]:
    """What sources tell of each period in their own time, and each amount that a source tells."""
    told: dict[int, float] = {}
    amounts: dict[str, list[float]] = {}
    for entry, period in dated:
        amount = _amount(entry, measure)
        for source in covered.told_by(entry.event.id):
            if covered.stream(source).speaks_of(period * months // 12):
                told[period] = told.get(period, 0.0) + amount
                amounts.setdefault(source, []).append(amount)
    return told, amounts


def _amount(entry: Entry, measure: str) -> float:
    if measure == "events":
        return entry.credence
    kind = kinds().get(entry.event.kind)
    return entry.credence * ((kind.goldstein or 0.0) if kind else 0.0)


def _expected(
    covered: Coverage, amounts: Mapping[str, list[float]], months: int
) -> tuple[dict[int, float], dict[int, float]]:
    """What is expected of each period, and its variance, from the mean rate of each source."""
    expected: dict[int, float] = {}
    spread: dict[int, float] = {}
    for stream in covered.streams:
        whole = sum(stream.exposure.values()) * 12 / months
        found = amounts.get(stream.source, [])
        for year, share in stream.exposure.items():
            for period in range(year * 12 // months, (year + 1) * 12 // months):
                if share > 0:
                    expected[period] = expected.get(period, 0.0) + share * sum(found) / whole
                    squares = sum(amount * amount for amount in found)
                    spread[period] = spread.get(period, 0.0) + share * squares / whole
    return expected, spread
