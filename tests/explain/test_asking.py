"""Each form of question, on records of which it should and should not say yes."""

from types import SimpleNamespace

import pytest

from amity.explain import ask
from amity.model.answers import Answer
from amity.model.contacts import Rank
from amity.model.factuality import Factuality
from amity.model.flows import Flow
from amity.model.queries import (
    Broken,
    Change,
    Changed,
    Compared,
    Followed,
    Happened,
    Measured,
    Represented,
    Selection,
    Silent,
    Together,
)
from amity.model.when import When
from amity.relate.record import Entry

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
TRADE = Measured(measure="trade", between=("GHA", "TGO"))
Visits = tuple[Entry, ...]


def test_happened_counts_what_is_told_and_says_what_it_rests_on(
    made: SimpleNamespace, visits: Visits
) -> None:
    record = made.record_of(*visits)
    found = ask(Happened(which=made.which("1960/1969"), at_least=3), record)
    assert found.answer is YES
    assert len(found.events) == 10
    assert set(found.claims) == {name for entry in visits[:10] for name in entry.event.claims_for}
    assert found.witnesses == ("doc:north", "doc:south")


def test_more_than_are_told_is_a_no_as_strong_as_the_coverage(made: SimpleNamespace, visits: Visits) -> None:
    covered = ask(Happened(which=made.which("1985/1990")), made.record_of(*visits))
    outside = ask(Happened(which=made.which("1930/1935")), made.record_of(*visits))
    assert (covered.answer, outside.answer) == (NO, UNKNOWN)
    assert covered.strength > outside.strength == 0


def test_a_date_that_may_lie_outside_leaves_it_unknown(made: SimpleNamespace) -> None:
    record = made.record_of(made.told("1968/1972", "north"))
    assert ask(Happened(which=made.which("1970/1979")), record).answer is UNKNOWN
    assert ask(Happened(which=made.which("1968/1972")), record).answer is YES


def test_none_is_broken_by_a_single_event(made: SimpleNamespace, visits: Visits) -> None:
    blame = made.told("1985-06", "north", kind="criticism")
    asked = Silent(which=made.which("1980/1990", "criticism"))
    silent, broken = ask(asked, made.record_of(*visits)), ask(asked, made.record_of(*visits, blame))
    assert (silent.answer, broken.answer) == (YES, NO)
    assert broken.claims == blame.event.claims_for


def test_who_denies_it_makes_silence_stronger_and_twice_the_same_does_not(
    made: SimpleNamespace, visits: Visits
) -> None:
    denied = made.told(
        "1980/1990", "north", kind="criticism", credence=0.3, factuality=Factuality.DID_NOT_HAPPEN
    )
    again = made.told(
        "1979/1991", "north", kind="criticism", credence=0.3, factuality=Factuality.DID_NOT_HAPPEN
    )
    asked = Silent(which=made.which("1980/1990", "criticism"))
    plain, once, twice = (
        ask(asked, made.record_of(*visits, *more)).probability for more in ((), (denied,), (denied, again))
    )
    assert plain < once == pytest.approx(twice)


def test_a_denial_of_one_direction_says_nothing_of_the_other(made: SimpleNamespace, visits: Visits) -> None:
    denied = made.told(
        "1980/1990", "north", kind="criticism", credence=0.3, factuality=Factuality.DID_NOT_HAPPEN
    )
    record = made.record_of(*visits, denied)
    there = ask(Silent(which=made.which("1980/1990", "criticism", source="GHA", target="TGO")), record)
    back = ask(Silent(which=made.which("1980/1990", "criticism", source="TGO", target="GHA")), record)
    assert denied.event.claims_against[0] in there.claims
    assert back.claims == ()
    assert there.probability > back.probability


def test_more_and_fewer_are_by_year_and_by_sources_of_both_times(
    made: SimpleNamespace, visits: Visits
) -> None:
    record = made.record_of(*visits)
    fewer = Compared(which=made.which("1980/1994"), than=When.parse("1960/1979"), fewer=True)
    more = Compared(which=made.which("1980/1994"), than=When.parse("1960/1979"))
    assert (ask(fewer, record).answer, ask(more, record).answer) == (YES, NO)


def test_a_source_that_begins_in_between_makes_nothing_more(made: SimpleNamespace, visits: Visits) -> None:
    late = [
        made.told(f"{year}-{month:02}-10", "daily") for year in range(1982, 1995) for month in range(1, 13)
    ]
    asked = Compared(which=made.which("1982/1994"), than=When.parse("1960/1979"))
    assert ask(asked, made.record_of(*visits, *late)).answer is NO


@pytest.mark.parametrize(
    ("change", "factor", "answer"),
    [(Change.FALLS, 3, YES), (Change.RISES, 1, NO), (Change.HOLDS, 2, NO), (Change.FALLS, 8, NO)],
)
def test_a_quantity_that_falls_to_a_fifth(
    made: SimpleNamespace, change: Change, factor: float, answer: Answer
) -> None:
    flows = made.trade({1970: 10.0, 1971: 11.0, 1972: 9.5, 1975: 2.0, 1976: 2.1, 1977: 1.9})
    asked = Changed(
        series=TRADE,
        before=When.parse("1970/1972"),
        after=When.parse("1975/1977"),
        change=change,
        factor=factor,
    )
    found = ask(asked, made.record_of(flows=flows))
    assert found.answer is answer
    assert found.flows == flows


def test_a_break_is_found_where_it_is_and_not_said_to_be_absent_elsewhere(made: SimpleNamespace) -> None:
    pytest.importorskip("numpy")
    values = [10.2, 9.6, 10.9, 9.9, 10.4, 10.1, 3.1, 2.6, 3.3, 2.9, 3.0, 3.2]
    record = made.record_of(flows=made.trade(dict(zip(range(1960, 1972), values, strict=True))))
    there = ask(Broken(series=TRADE, within=When.parse("1965/1967")), record)
    assert there.answer is YES
    assert {flow.period.first_year for flow in there.flows} >= {1965, 1966}
    assert ask(Broken(series=TRADE, within=When.parse("1969/1971")), record).answer is UNKNOWN
    few = made.record_of(flows=made.trade({1965: 9.0, 1966: 1.0}))
    assert ask(Broken(series=TRADE, within=When.parse("1965/1967")), few).answer is UNKNOWN
    first = there.flows[0].value or 0.0
    fell = (there.flows[-1].value or 0.0) < first
    way, other = (Change.FALLS, Change.RISES) if fell else (Change.RISES, Change.FALLS)
    within = When.parse("1965/1967")
    assert ask(Broken(series=TRADE, within=within, change=way), record).answer is YES
    assert ask(Broken(series=TRADE, within=within, change=other), record).answer is UNKNOWN
    assert ask(Broken(series=TRADE, within=within, largest=True), record).answer is YES
    elsewhere = Broken(series=TRADE, within=When.parse("1969/1971"), largest=True)
    assert ask(elsewhere, record).answer is NO


def test_what_rounding_leaves_open_is_unknown(made: SimpleNamespace) -> None:
    flows: tuple[Flow, ...] = made.trade({1970: 0.1, 1971: 0.1, 1975: 0.1, 1976: 0.1})
    asked = Changed(
        series=TRADE, before=When.parse("1970/1971"), after=When.parse("1975/1976"), change=Change.RISES
    )
    assert ask(asked, made.record_of(flows=flows)).answer is UNKNOWN


def test_a_value_printed_twice_counts_once_and_both_places_are_named(made: SimpleNamespace) -> None:
    values = {1970: 10.0, 1971: 11.0, 1975: 2.0, 1976: 2.1}
    flows = made.trade(values)
    asked = Changed(
        series=TRADE, before=When.parse("1970/1971"), after=When.parse("1975/1976"), change=Change.FALLS
    )
    once = ask(asked, made.record_of(flows=flows))
    twice = ask(asked, made.record_of(flows=(*flows, *made.trade(values, series="Printed", row=None))))
    assert once.probability == twice.probability
    assert len(twice.flows) == 2 * len(once.flows)


def test_no_values_are_unknown_and_missing_ones_are_none(made: SimpleNamespace) -> None:
    flows = made.trade({1970: 10.0, 1971: None})
    asked = Changed(series=TRADE, before=When.parse("1970"), after=When.parse("1971"), change=Change.FALLS)
    assert ask(asked, made.record_of(flows=flows)).answer is UNKNOWN


def test_two_quantities_that_move_alike_a_year_apart(made: SimpleNamespace) -> None:
    values = [1.0, 3.0, 2.0, 5.0, 4.0, 7.0, 3.0, 6.0]
    trade = made.trade(dict(zip(range(1970, 1978), values, strict=True)))
    aid = [
        Flow(
            series="Aid", measure="aid", source="GHA", target="TGO", directed=False, unit="US$ million",
            period=When.of_year(1971 + at), value=value, observation=trade[0].observation, rounding=0.1,
        )
        for at, value in enumerate(values)
    ]  # fmt: skip
    record = made.record_of(flows=(*trade, *aid))
    other = Measured(measure="aid", between=("GHA", "TGO"))
    assert ask(Together(series=TRADE, other=other, lag=1), record).answer is YES
    assert ask(Together(series=TRADE, other=other, lag=1, opposite=True), record).answer is NO
    assert ask(Together(series=TRADE, other=other, lag=30), record).answer is UNKNOWN


def test_visits_that_follow_those_of_a_third_state(made: SimpleNamespace) -> None:
    leads = [made.told(f"{year}-02-01", "north", states="FRA TGO") for year in (1961, 1971, 1981)]
    after = [made.told(f"{year}-03-01", "north") for year in (1962, 1963, 1972, 1973, 1982, 1983)]
    frame = [
        made.told(f"{year}-01-05", "north", kind="meeting") for year in (1960, 1964, 1968, 1975, 1979, 1989)
    ]
    asked = Followed(
        which=Selection(kinds=("visit",), between=("FRA", "TGO"), period=When.parse("1960/1990")),
        then=made.which("1960/1990"),
    )
    found = ask(asked, made.record_of(*leads, *after, *frame))
    assert found.answer is YES
    assert {entry.event.id for entry in leads} <= set(found.events)
    assert ask(asked, made.record_of(*after, *frame)).answer is UNKNOWN


def test_the_rank_of_guests_is_asked_for(made: SimpleNamespace) -> None:
    visit = made.told("1961-07-03", "north")
    asked = Selection(kinds=("visit",), between=("GHA", "TGO"), period=When.parse("1961"), rank=Rank.HEAD)
    # nobody is named: of what rank it was is not known
    assert ask(Happened(which=asked), made.record_of(visit)).answer is not YES


def test_representation_is_asked_by_direction(made: SimpleNamespace) -> None:
    opened = made.told("1961-03-01", "north", "south", kind="embassy_opened")
    later = made.told("1970-03-01", "north", "south")
    record = made.record_of(opened, later)
    asked = {"at": When.parse("1965"), "level": "mission"}
    assert ask(Represented(source="GHA", target="TGO", **asked), record).answer is YES  # type: ignore[arg-type]
    assert ask(Represented(source="TGO", target="GHA", **asked), record).answer is UNKNOWN  # type: ignore[arg-type]


def test_words_are_whole_unless_a_star_says_otherwise(made: SimpleNamespace) -> None:
    record = made.record_of(made.told("1961-06-01", "report"))
    [claim] = record.claims.values()
    assert claim.passage.quote.endswith("as report has it")

    def told(word: str) -> Answer:
        which = Selection(kinds=("visit",), between=("GHA", "TGO"), period=When.parse("1961"), words=(word,))
        return ask(Happened(which=which), record).answer

    assert [told(word) for word in ("Report", "rep*")] == [YES, YES]
    assert YES not in [told(word) for word in ("port", "rep", "*port")]
