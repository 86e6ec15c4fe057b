from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from amity.errors import InvalidValue, NotFound
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.networks import Leading
from amity.model.when import When
from amity.model.witnesses import Bond, SourceEdge, SourceGraph, SourceNode, SourceSort
from amity.reference import load
from amity.relate.leads import lead, leads
from amity.relate.leads.innovations import bounded, crossing, of_amounts, of_counts
from amity.relate.leads.levels import levels, period_of
from amity.relate.record import Entry, Record

FIRST, SECOND = ("ARG", "CHL"), ("BOL", "CHL")


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - a test, no secret


def entry(pair: Sequence[str], day: str, number: int, witnesses: tuple[str, ...]) -> Entry:
    event = Event(
        id=f"{'-'.join(pair)}-{number}", kind="visit", source=pair[0], target=pair[1], date=When.parse(day),
        factuality=Factuality.HAPPENED, claims_for=(),
    )  # fmt: skip
    return Entry(event=event, credence=0.95, witnesses=witnesses)


def graph(*edges: SourceEdge) -> SourceGraph:
    names = ("doc:annals", "doc:copy")
    nodes = tuple(SourceNode(id=name, sort=SourceSort.DOCUMENT, label=name) for name in names)
    return SourceGraph(nodes=nodes, edges=edges)


def told(numbers: dict[Sequence[str], list[int]], start: int = 1950) -> Record:
    """A record of a chronicle that tells so many visits of each year."""
    random = seeded(5)
    entries = [
        entry(pair, str(date(start + at, 1, 1) + timedelta(days=random.randrange(365))), at * 100 + n,
              ("doc:annals",))
        for pair, counts in numbers.items()
        for at, count in enumerate(counts)
        for n in range(count)
    ]  # fmt: skip
    entries.sort(key=lambda one: one.event.date.sort_key)
    return Record(states=("ARG", "BOL", "CHL"), reference=load(), entries=tuple(entries), sources=graph())


def followed(seed: int, years: int = 60) -> Record:
    """The second pair does a year later what the first did."""
    random = seeded(seed)
    first = [random.choice((1, 2, 3, 8)) for _ in range(years)]
    return told({FIRST: first, SECOND: [2, *first[:-1]]})


def test_who_goes_before_is_found_with_its_lag_and_not_the_other_way() -> None:
    ahead, behind = leads(followed(1), FIRST, SECOND)
    assert ahead.finding is Leading.LEADS
    assert ahead.strongest is not None
    assert ahead.strongest.periods == 1
    assert ahead.strongest.correlation > 0.5
    assert ahead.holm is not None
    assert ahead.p is not None
    assert ahead.holm >= ahead.p
    assert behind.finding is Leading.NOT_DETECTED
    assert behind.holm == behind.p
    assert set(ahead.first_events) == {e.event.id for e in followed(1).between(*FIRST)}


def test_the_answer_moves_with_the_data() -> None:
    record = followed(1)
    shuffled = [int(e) for e in seeded(3).sample([*range(60)], 60)]
    random = seeded(1)
    first = [random.choice((1, 2, 3, 8)) for _ in range(60)]
    other = told({FIRST: first, SECOND: [first[n] for n in shuffled]})
    assert lead(record, FIRST, SECOND).finding is Leading.LEADS
    assert lead(other, FIRST, SECOND).finding is Leading.NOT_DETECTED


@pytest.mark.parametrize(
    "record",
    [
        told({FIRST: [3] * 10, SECOND: [3] * 10}),
        told({FIRST: [3] * 50}),
        told({FIRST: [3] * 50, SECOND: [1] * 5}),
        told({}),
    ],
)
def test_little_is_said_to_be_too_little(record: Record) -> None:
    found = lead(record, FIRST, SECOND)
    assert found.finding is Leading.TOO_FEW
    assert "are needed" in found.why
    assert (found.p, found.strongest, found.detectable) == (None, None, None)


def test_a_copied_source_moves_no_figure() -> None:
    record = followed(2)
    twice = Record(
        states=record.states,
        reference=record.reference,
        entries=record.entries,
        sources=graph(
            SourceEdge(source="doc:copy", target="doc:annals", bond=Bond.WORDING, why="same", whole=True)
        ),
    )
    assert lead(twice, FIRST, SECOND) == lead(record, FIRST, SECOND)


def test_the_order_of_entries_does_not_matter() -> None:
    record = followed(3)
    turned = Record(
        states=record.states, reference=record.reference, entries=record.entries[::-1], sources=record.sources
    )
    one, other = lead(record, FIRST, SECOND), lead(turned, FIRST, SECOND)
    assert (one.p, one.lags) == (other.p, other.lags)


def test_a_source_that_begins_is_no_rise() -> None:
    steady = told({FIRST: [2] * 40})
    later = tuple(
        entry(FIRST, f"{year}-0{month}-11", year * 10 + month, ("doc:copy",))
        for year in range(1975, 1990)
        for month in range(1, 9)
    )
    record = Record(
        states=steady.states,
        reference=steady.reference,
        entries=(*steady.entries, *later),
        sources=graph(),
    )
    found = levels(record, *FIRST)
    before = [found.residual(year) for year in range(1955, 1974)]
    after = [found.residual(year) for year in range(1976, 1988)]
    assert abs(sum(before) / len(before) - sum(after) / len(after)) < 0.7


def test_months_need_dates_to_the_month() -> None:
    assert period_of(When.parse("1986-11"), 1) == 1986 * 12 + 10
    assert period_of(When.parse("1986-11/1986-12"), 1) is None
    assert period_of(When.parse("1986-10/1986-12"), 3) == (1986 * 12 + 9) // 3
    assert period_of(When.unknown(), 12) is None
    assert period_of(When.parse("-0044-03"), 12) == -44
    assert period_of(When.parse("Y20000"), 12) == 20000
    record = told({FIRST: [3] * 10, SECOND: [3] * 10})
    found = lead(record, FIRST, SECOND, months=3)
    assert found.periods == 40
    assert lead(record, FIRST, SECOND, measure="net").measure == "net"


def test_an_event_without_a_period_is_counted_as_left_out() -> None:
    record = Record(
        states=("ARG", "CHL"), reference=load(), sources=graph(),
        entries=(entry(FIRST, "195X", 1, ("doc:annals",)), entry(FIRST, "1951", 2, ("doc:annals",))),
    )  # fmt: skip
    assert levels(record, *FIRST).undated == 1


def test_a_state_is_one_with_what_it_continues() -> None:
    entries = (entry(("PRK", "SUN"), "1985-05", 1, ("doc:annals",)),
               entry(("PRK", "RUS"), "1995-05", 2, ("doc:annals",)))  # fmt: skip
    record = Record(states=("PRK", "RUS"), reference=load(), sources=graph(), entries=entries)
    assert len(levels(record, "PRK", "RUS").dated) == 2


def test_events_centuries_apart_are_too_few() -> None:
    entries = (entry(FIRST, "1612-05", 1, ("doc:annals",)), entry(FIRST, "1995-05", 2, ("doc:annals",)))
    record = Record(states=("ARG", "BOL", "CHL"), reference=load(), sources=graph(), entries=entries)
    assert lead(record, FIRST, SECOND).finding is Leading.TOO_FEW


def test_bad_input_is_told() -> None:
    record = told({FIRST: [1]})
    calls: list[tuple[Callable[[], object], type[Exception]]] = [
        (lambda: lead(record, FIRST, FIRST), InvalidValue),
        (lambda: lead(record, ("ARG", "ARG"), SECOND), InvalidValue),
        (lambda: lead(record, ("ARG", "XYZ"), SECOND), NotFound),
        (lambda: lead(record, FIRST, SECOND, lags=0), InvalidValue),
        (lambda: lead(record, FIRST, SECOND, months=5), InvalidValue),
        (lambda: lead(record, FIRST, SECOND, measure="love"), InvalidValue),
    ]
    for call, error in calls:
        with pytest.raises(error):
            call()


def phased(random: Random, *lengths: int) -> list[float]:
    """Counts whose rate is small, large, small, ... for so many periods each."""
    rates = [(1.0, 9.0)[number % 2] for number, length in enumerate(lengths) for _ in range(length)]
    return [float(sum(random.random() < rate / 30 for _ in range(30))) for rate in rates]


def test_a_level_that_jumps_is_no_surprise() -> None:
    series = phased(seeded(1), 30, 30, 30)
    left = of_counts(series, [3.0] * 90, [3.0] * 90)
    assert abs(float((left[1:] * left[:-1]).mean() / (left * left).mean())) < 0.2
    assert abs(float(left[:30].mean() - left[30:60].mean())) < 0.3
    assert 0.6 < float((left * left).mean()) < 1.4
    amounts = of_amounts([count - 4 for count in series])
    assert abs(float(amounts[:30].mean() - amounts[30:60].mean())) < 0.3


def test_surprises_do_not_hang_on_the_unit_that_is_told_in() -> None:
    series = phased(seeded(2), 20, 20)
    one = of_counts(series, [3.0] * 40, [3.0] * 40)
    half = of_counts([count / 2 for count in series], [1.5] * 40, [0.75] * 40)
    assert half == pytest.approx(one)


def test_a_period_of_which_none_ever_tells_has_no_surprise() -> None:
    left = of_counts([2.0, 0.0, 3.0, 1.0], [2.0, 0.0, 2.0, 2.0], [2.0, 0.0, 2.0, 2.0])
    assert left[1] == 0
    assert all(of_counts([0.0] * 5, [0.0] * 5, [0.0] * 5) == 0)
    assert all(of_amounts([1.0] * 5) == 0)


def test_no_one_period_decides() -> None:
    assert float(bounded([0.0] * 99 + [50.0]).max()) < 3.1


def test_less_that_follows_on_more_is_said_to() -> None:
    random = seeded(4)
    first = [random.choice((1, 2, 3, 8)) for _ in range(60)]
    found = lead(told({FIRST: first, SECOND: [4, *(9 - count for count in first[:-1])]}), FIRST, SECOND)
    assert found.strongest is not None
    assert found.strongest.correlation < 0
    assert "less follows on more" in found.why


def test_one_dyad_under_two_names_is_no_two_dyads() -> None:
    record = Record(states=("PRK", "RUS"), reference=load())
    with pytest.raises(InvalidValue, match="another dyad than PRK-RUS"):
        lead(record, ("PRK", "RUS"), ("PRK", "SUN"))


def test_the_events_are_those_of_the_time_that_is_looked_at() -> None:
    record = followed(1)
    early = entry(FIRST, "1850-05", -1, ("doc:copy",))
    found = lead(replace(record, entries=(early, *record.entries)), FIRST, SECOND)
    assert early.event.id not in found.first_events
    assert len(found.first_events) == len(record.between(*FIRST))


def test_a_flat_series_crosses_with_nothing() -> None:
    found = crossing([1.0] * 40, [float(n % 3) for n in range(40)], 3)
    assert found.p == 1.0


def test_independent_series_seldom_cross() -> None:
    alarms = 0
    for seed in range(60):
        random = seeded(seed)
        one, other = ([random.gauss(0, 1) for _ in range(50)] for _ in range(2))
        alarms += crossing(one, other, 3).p <= 0.05
    assert alarms <= 8
