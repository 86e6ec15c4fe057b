from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidValue, NotFound
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.networks import Edge, Ground, Sign, Triad
from amity.model.when import When
from amity.reference import load
from amity.relate.brokers.known import Known
from amity.relate.network import network
from amity.relate.network.edges import majority, sign
from amity.relate.network.lines import balance_line, edge_line, triad_line
from amity.relate.record import Entry, Record

AT = When.parse("1978-06")


def entry(name: str, date: str, kind: str, *states: str, credence: float = 0.9) -> Entry:
    event = Event(
        id=name, kind=kind, source=states[0], target=states[1], others=states[2:], date=When.parse(date),
        factuality=Factuality.HAPPENED, claims_for=("c",),
    )  # fmt: skip
    return Entry(event=event, credence=credence, witnesses=("doc:a",))


def record(*entries: Entry) -> Record:
    return Record(states=("GHA", "TGO"), reference=load(), entries=entries)


def edge(found: Record, one: str = "GHA", other: str = "TGO") -> Edge | None:
    return network(found, AT, ("BEN", "GHA", "TGO")).edge(one, other)


def test_events_of_the_years_before_make_an_edge_with_their_ids() -> None:
    found = edge(record(entry("e1", "1977-03", "treaty_signed", "GHA", "TGO")))
    assert found is not None
    assert found.sign is Sign.POSITIVE
    assert found.probability > 0.5
    assert "e1" in found.evidence


def test_enmity_makes_a_negative_edge_and_both_an_ambivalent_one() -> None:
    clash, treaty = entry("e1", "1977-03", "clash", "GHA", "TGO"), entry("e2", "1977-03", "aid", "GHA", "TGO")
    assert str(getattr(edge(record(clash)), "sign", None)) == "negative"
    assert str(getattr(edge(record(clash, treaty)), "sign", None)) == "ambivalent"


@pytest.mark.parametrize(
    "late",
    [
        entry("e1", "1978-06", "clash", "GHA", "TGO"),
        entry("e1", "1978", "clash", "GHA", "TGO"),
        entry("e1", "1960-01", "clash", "GHA", "TGO"),
        entry("e1", "1977-01", "clash", "GHA", "TGO", credence=0.4),
        entry("e1", "1977-01", "cooling", "GHA", "TGO"),
        entry("e1", "1977-01", "clash", "BEN", "GHA", "TGO"),
        entry("e1", "1977-01", "leadership_change", "GHA", "TGO"),
    ],
)
def test_what_is_later_long_past_doubtful_judged_or_of_others_makes_none(late: Entry) -> None:
    plain = edge(record())
    assert edge(record(late)) == plain


def test_a_host_stands_well_with_both_guests() -> None:
    hosted = entry("e1", "1977-03", "talks_hosted", "BEN", "GHA", "TGO")
    found = record(replace(hosted, event=replace(hosted.event, target=None, others=("GHA", "TGO"))))
    assert "e1" in getattr(edge(found, "BEN", "GHA"), "evidence", ())
    assert edge(found) == edge(record())


def test_lasting_bonds_are_those_of_the_day() -> None:
    blank = Record(states=("PRK", "USA"), reference=load())
    region = ("CHN", "KOR", "PRK", "SUN", "USA")
    cold = network(blank, When.parse("1965"), region)
    assert [str(getattr(cold.edge(*pair), "sign", None)) for pair in (("CHN", "USA"), ("KOR", "USA"))] == [
        "negative",
        "positive",
    ]
    later = network(blank, When.parse("1985"), region).edge("CHN", "USA")
    assert later is None or later.sign is not Sign.NEGATIVE
    assert all(e.evidence for e in cold.edges)
    assert cold.balance is not None
    assert cold.balance.triads == len(cold.triads) > 0


def test_a_pact_of_a_whole_region_says_less_than_one_of_few() -> None:
    at = When.parse("1990")
    found = network(Record(states=("BOL", "CHL"), reference=load()), at, ("BOL", "CHL", "PRY", "JPN", "USA"))
    worth = {
        one.states: ground.worth
        for one in found.edges
        for ground in one.grounds
        if ground.words == "alliance"
    }
    assert worth == {pair: worth["BOL", "CHL"] for pair in worth if "JPN" not in pair} | {("JPN", "USA"): 2.0}
    assert 0 < worth["BOL", "CHL"] < 1
    assert str(getattr(found.edge("BOL", "CHL"), "sign", None)) == "negative"
    both = Known(load(), When.parse("2001").earliest or 0).allied("ARM", "RUS")
    assert [row.id for row in both] == ["russia-armenia"]


def test_a_bond_leads_to_the_row_of_each_of_the_two() -> None:
    found = network(Record(states=("CHN", "PRK"), reference=load()), When.parse("2010")).edge("CHN", "PRK")
    assert found is not None
    rows = [ground.evidence for ground in found.grounds if ground.words == "community"]
    assert [[row.split(" [")[0] for row in one] for one in rows] == [
        ["alignments.csv: arf 1994-07-25/..", "alignments.csv: arf 2000-07-27/.."]
    ]


def test_by_default_the_region_is_all_that_they_dealt_with() -> None:
    found = network(record(entry("e1", "1977-03", "visit", "BFA", "TGO")), AT)
    assert found.states == ("BFA", "GHA", "TGO")


def test_of_a_record_without_evidence_nothing_is_made() -> None:
    found = network(Record(states=("FJI", "TON"), reference=load()), AT)
    assert (found.edges, found.triads) == ((), ())
    assert found.balance is not None
    assert balance_line(found.balance)["spread"] is None
    assert found.balance.share is None


@pytest.mark.parametrize("at", ["-0500", "0001", "Y30000"])
def test_any_date_at_all_has_a_network(at: str) -> None:
    found = network(record(entry("e1", "1977-03", "visit", "BFA", "TGO")), When.parse(at), ("GHA", "TGO"))
    assert found.balance is not None
    there = network(record(entry("e1", "-0600", "visit", "BFA", "TGO")), When.parse(at))
    assert {*there.states, *there.absent} >= {"GHA", "TGO"}


def test_bad_input_is_told() -> None:
    calls: list[tuple[Callable[[], object], type[Exception]]] = [
        (lambda: network(record(), When.unknown()), InvalidValue),
        (lambda: network(record(), AT, ("GHA",)), InvalidValue),
        (lambda: network(record(), AT, ("GHA", "XYZ")), NotFound),
        (lambda: network(record(), AT, years=0), InvalidValue),
        (lambda: network(record(), AT, half_life=-1), InvalidValue),
    ]
    for call, error in calls:
        with pytest.raises(error):
            call()


@given(st.floats(min_value=0, max_value=50), st.floats(min_value=0, max_value=50))
def test_the_more_speaks_for_a_side_the_likelier_it_is(positive: float, negative: float) -> None:
    chance = majority(positive, negative)
    assert 0 <= chance <= 1
    assert majority(positive + 1, negative) >= chance - 1e-9
    assert chance + majority(negative, positive) == pytest.approx(1)
    turned = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}
    mark = sign(positive, negative)
    if positive != negative:
        assert sign(negative, positive) is turned.get(mark, mark)


def test_lines_name_the_evidence() -> None:
    made = Edge(states=("GHA", "TGO"), sign=Sign.POSITIVE, positive=1, negative=0, probability=0.75,
                grounds=(Ground(evidence=("e1",), worth=1, words="visit 1977"),))  # fmt: skip
    assert edge_line(made)["evidence"] == ["e1"]
    assert edge_line(made)["grounds"] == [{"evidence": ["e1"], "worth": 1, "words": "visit 1977"}]
    three = Triad(states=("BEN", "GHA", "TGO"), signs=(Sign.POSITIVE,) * 3, probability=0.8, balanced=True,
                  weakly=True)  # fmt: skip
    assert triad_line(three)["balanced"] is True
    with pytest.raises(InvalidValue):
        Edge(states=("TGO", "GHA"), sign=Sign.POSITIVE, positive=1, negative=0, probability=0.5)
    with pytest.raises(InvalidValue):
        Edge(states=("GHA", "TGO"), sign=Sign.POSITIVE, positive=1, negative=0, probability=1.5)
