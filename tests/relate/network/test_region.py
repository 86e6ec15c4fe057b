"""A region of five states and ten events, worked out with pen and paper."""

import math
from dataclasses import replace

import pytest

from amity.case import Case
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.networks import Edge, SignedNetwork
from amity.model.when import When
from amity.reference import load
from amity.reference.kinds import kinds
from amity.relate.network import network
from amity.relate.record import Entry, Record

AT = When.parse("1998-07-01")
REGION = ("FJI", "KIR", "TON", "TUV", "WSM")
EVENTS = (
    ("e01", "1998-06-30", "treaty_signed", "FJI", "TON"),
    ("e02", "1993-07-01", "visit", "FJI", "TON"),
    ("e03", "1998-06-30", "clash", "FJI", "KIR"),
    ("e04", "1993-07-01", "clash", "FJI", "KIR"),
    ("e05", "1988-06-01", "clash", "FJI", "TUV"),
    ("e06", "1998-06-30", "clash", "KIR", "TON"),
    ("e07", "1998-06-30", "aid", "TUV", "WSM"),
    ("e08", "1998-06-30", "clash", "TUV", "WSM"),
    ("e09", "1998-07-01", "clash", "TON", "WSM"),
    ("e10", "1998-06-30", "aid", "TON", "WSM"),
)
"""None of the five share an alliance or rivalry that the reference data know of."""


def record(*events: tuple[str, str, str, str, str]) -> Record:
    entries = tuple(
        Entry(
            event=Event(id=name, kind=kind, source=one, target=other, date=When.parse(date),
                        factuality=Factuality.HAPPENED, claims_for=("c",)),
            credence=1.0, witnesses=("doc:a",),
        )
        for name, date, kind, one, other in events
    )  # fmt: skip
    return Record(states=("FJI", "TON"), reference=load(), entries=entries)


@pytest.fixture(scope="module")
def pacific() -> SignedNetwork:
    return network(record(*EVENTS), AT, REGION)


def edge(found: SignedNetwork, one: str, other: str) -> Edge:
    edge = found.edge(one, other)
    assert edge is not None
    return edge


def test_each_edge_adds_up_what_its_grounds_are_worth(pacific: SignedNetwork) -> None:
    # a treaty 8 of 10 points, the day before; a visit in the middle of the window: half of its points
    friends = edge(pacific, "FJI", "TON")
    assert friends.evidence == ("e01", "e02")
    assert friends.grounds[0].worth == pytest.approx(0.8, rel=1e-3)
    assert friends.grounds[1].worth == pytest.approx((kinds()["visit"].goldstein or 0) / 20, rel=1e-3)
    assert friends.positive == pytest.approx(sum(ground.worth for ground in friends.grounds))
    # two clashes, the elder counting half
    foes = edge(pacific, "FJI", "KIR")
    late, early = foes.grounds
    assert (late.evidence, early.evidence) == (("e03",), ("e04",))
    assert late.worth == pytest.approx(2 * early.worth, rel=1e-3)
    assert foes.negative == pytest.approx(-late.worth - early.worth)
    for one in pacific.edges:
        worths = [ground.worth for ground in one.grounds]
        assert one.positive - one.negative == pytest.approx(sum(worths))
        assert all(ground.words and ground.evidence for ground in one.grounds)


def test_what_is_older_than_the_window_or_of_the_day_makes_no_edge(pacific: SignedNetwork) -> None:
    assert pacific.edge("FJI", "TUV") is None
    wider = network(record(*EVENTS), AT, REGION, years=20)
    assert edge(wider, "FJI", "TUV").evidence == ("e05",)
    assert "e09" not in {row for one in wider.edges for row in one.evidence}


def test_events_fade_by_half_in_each_half_life() -> None:
    def foes(half_life: float) -> float:
        return edge(network(record(EVENTS[3]), AT, REGION, half_life=half_life), "FJI", "KIR").negative

    assert foes(2.5) == pytest.approx(foes(5) / 2, rel=1e-3)
    assert foes(5) == pytest.approx(foes(1e9) / 2, rel=1e-3)


TREATY = (
    "Samoa and Tonga\n\nOn 5 May 1975 Samoa and Tonga signed a treaty of friendship in Apia. "
    "In March 1995 Samoa abrogated the treaty of friendship with Tonga.\n"
)


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record of what a text tells of a treaty and its end."""
    folder = tmp_path_factory.mktemp("treaty")
    folder.joinpath("a.txt").write_text(TREATY, encoding="utf-8")
    with Case.new(folder / "case", dyads=[("TON", "WSM")]) as case:
        case.add([folder / "a.txt"])
        case.read(workers=1)
        return case.record()


@pytest.mark.parametrize(
    ("at", "worth"),
    [("1974", None), ("1975", None), ("1977", 0.8), ("1995", 0.8), ("1996", None), ("1998", None)],
)
def test_a_treaty_counts_once_and_as_long_as_it_stands(bound: Record, at: str, worth: float | None) -> None:
    found = network(bound, When.parse(at), ("TON", "WSM")).edge("TON", "WSM")
    grounds = (
        [g for g in found.grounds if "friendship" in g.words or "treaty_signed" in g.words] if found else []
    )
    assert [ground.worth for ground in grounds if "in force" in ground.words] == ([worth] if worth else [])
    signings = {entry.event.id for entry in bound.entries if entry.event.kind == "treaty_signed"}
    assert len(grounds) == len({g.evidence for g in grounds}) <= 1
    assert {row for g in grounds for row in g.evidence} <= signings


def test_triads_camps_and_how_sure_that_is(pacific: SignedNetwork) -> None:
    # FJI + TON, FJI - KIR, KIR - TON: two friends with one enemy; TUV and WSM are at odds with themselves,
    # and WSM hangs on TON alone: one triad
    (triad,) = pacific.triads
    balance = pacific.balance
    assert triad.states == ("FJI", "KIR", "TON")
    assert [str(sign) for sign in triad.signs] == ["negative", "positive", "negative"]
    pairs = (("FJI", "KIR"), ("FJI", "TON"), ("KIR", "TON"))
    product = math.prod(2 * edge(pacific, *pair).probability - 1 for pair in pairs)
    assert triad.balanced is True
    assert triad.probability == pytest.approx((1 + product) / 2)
    assert balance is not None
    assert balance.share == 1.0
    assert balance.expected == pytest.approx(triad.probability)
    # one triad is balanced or not: the deviation of a coin
    assert balance.spread == pytest.approx((triad.probability * (1 - triad.probability)) ** 0.5)
    assert balance.camps == (("FJI", "TON", "WSM"), ("KIR",))
    assert str(edge(pacific, "TUV", "WSM").sign) == "ambivalent"


def test_a_state_that_was_none_is_left_out_and_told() -> None:
    found = network(record(*EVENTS), When.parse("1977"), REGION)
    assert found.states == ("FJI", "TON", "WSM")
    assert found.absent == ("KIR", "TUV")
    assert network(record(*EVENTS), AT).absent == ()
    assert network(record(*EVENTS), When.parse("1960")).absent == ("FJI", "TON")


def test_the_order_of_entries_does_not_matter(pacific: SignedNetwork) -> None:
    given = record(*EVENTS)
    assert network(replace(given, entries=given.entries[::-1]), AT, REGION) == pacific
