"""Values of a field are as far apart as their metric says, and never farther than 1."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.claims import Claim, Quantity
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reconcile.agreement import Bounded, Metric, agreement
from amity.reconcile.fields import FIELDS, Field, names, overlap, proportion, sets

BY_NAME = {field.name: field for field in FIELDS}


def claim(date: str = "", **fields: Any) -> Claim:
    return Claim(
        passage=Passage(doc="000", start=0, end=3, quote="Kim"),
        kind="visit",
        source=fields.pop("source", "PRK"),
        target="MNG",
        date=When(edtf=date),
        factuality=Factuality.HAPPENED,
        **fields,
    )


edtf = st.sampled_from(
    ["", "1956", "1956-07", "1956-07-03", "1956~", "1956/1958", "../1956", "1960/..", "198X", "Y-170000"]
)
quantities = st.one_of(st.none(), st.builds(Quantity, value=st.integers(-9, 10**6), unit=st.just("t")))
people = st.lists(st.sampled_from(["Kim Il-sung", "KIM Il Sung", "Choe", "Mongol Messenger"]), max_size=3)
claims = st.builds(
    lambda date, quantity, attribution, others: claim(
        date, quantity=quantity, attribution=tuple(attribution), others=tuple(others)
    ),
    edtf,
    quantities,
    people,
    st.lists(st.sampled_from(["CHN", "SUN", "VNM"]), unique=True),
)


@pytest.mark.parametrize("field", [f for f in FIELDS if not isinstance(f.difference, Metric)])
@settings(deadline=None)
@given(one=claims, other=claims)
def test_differences_are_symmetric_and_between_0_and_1(field: Field, one: Claim, other: Claim) -> None:
    assert not isinstance(field.difference, Metric)
    a, b = field.value(one), field.value(other)
    assert field.difference(a, a) == 0
    assert 0 <= field.difference(a, b) <= 1
    assert field.difference(a, b) == field.difference(b, a)
    assert field.differs(one, other) == (field.difference(a, b) > 0)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("1956-07-03", "1956-07", {"date", "day"}),
        ("1956-07", "1956", {"date", "month"}),
        ("1956", "1957", {"date", "year"}),
        ("1956-07-03", "1957-07-03", {"date", "year", "month", "day"}),
        ("1956", "1956~", set()),
        ("", "1956", {"date", "year"}),
        ("", "", set()),
    ],
)
def test_a_date_differs_in_the_parts_in_which_it_does(one: str, other: str, differ: set[str]) -> None:
    assert {field.name for field in FIELDS if field.differs(claim(one), claim(other))} == differ


def test_the_closer_date_differs_less() -> None:
    july, year, other = ((w.earliest, w.latest) for w in map(When.parse, ("1956-07", "1956", "1988")))
    summer = When.parse("1956-06/1956-08")
    assert 0 < overlap(july, (summer.earliest, summer.latest)) < overlap(july, year) < overlap(july, other)
    assert overlap((None, 5), (None, 5)) == 0
    assert 0 < overlap((None, 5), (None, 9)) < 1


def test_what_is_not_said_is_as_far_from_what_is_as_can_be() -> None:
    assert proportion("", 5) == sets(frozenset(), frozenset({"CHN"})) == names((), ("Choe",)) == 1
    assert BY_NAME["source"].differs(claim(source=None), claim())
    assert not BY_NAME["source"].differs(claim(source=None), claim(source=None))


def test_two_spellings_of_a_person_are_one_name_though_their_order_differs() -> None:
    assert names(("Kim Il-sung", "Choe"), ("Choe", "KIM Il Sung")) == 0


@settings(deadline=None)
@given(st.lists(st.tuples(edtf, edtf), min_size=1, max_size=30))
def test_pairs_that_are_passed_over_change_nothing(dates: list[tuple[str, str]]) -> None:
    days = BY_NAME["date"]
    assert isinstance(days.difference, Bounded)
    coded = [[days.value(claim(one)), days.value(claim(other))] for one, other in dates]
    fast, whole = agreement(coded, days.difference), agreement(coded, days.difference.difference)
    assert fast.alpha == pytest.approx(whole.alpha)
    assert fast.reason == whole.reason
