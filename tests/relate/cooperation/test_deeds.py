from types import SimpleNamespace

import pytest

from amity.model.cooperation import Component, Every, Way
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.relate.cooperation.deeds import (
    NO_ACT,
    OUTSIDE,
    UNDATED,
    UNTOLD,
    Deeds,
    deeds,
    parts_of,
    period_of,
    when_of,
)


def found(togo: SimpleNamespace, *entries: object) -> Deeds:
    speaks = togo.coverage(gazette=range(1960, 1980), memoir=range(1960, 1980))
    return deeds(togo.record(entries), togo.pair, speaks)


def test_a_deed_has_its_direction_and_component(togo: SimpleNamespace) -> None:
    forth = togo.entry("a", "1961-03-02")
    back = togo.entry("b", "1961-05", "aid", source="TGO", target="GHA")
    both = togo.entry("c", "1961", "agreement_signed")
    ways = [(deed.id, deed.way, deed.component) for deed in found(togo, forth, back, both).done]
    assert ways == [
        ("a", Way.FORTH, Component.CONTACTS),
        ("b", Way.BACK, Component.AID),
        ("c", Way.JOINT, Component.TREATIES),
    ]


@pytest.mark.parametrize("factuality", ["planned", "proposed", "invited"])
def test_what_was_promised_is_words_and_no_deed(togo: SimpleNamespace, factuality: str) -> None:
    some = found(togo, togo.entry("a", "1961", "aid", factuality=Factuality(factuality)))
    assert some.done == ()
    assert [(deed.id, deed.component) for deed in some.promised] == [("a", Component.WORDS)]


@pytest.mark.parametrize("factuality", ["did_not_happen", "denied", "rumoured", "hypothetical"])
def test_what_is_not_said_to_have_happened_is_neither(togo: SimpleNamespace, factuality: str) -> None:
    assert found(togo, togo.entry("a", "1961", "aid", factuality=Factuality(factuality))) == Deeds()


def test_what_is_set_aside_is_told_with_its_reason(togo: SimpleNamespace) -> None:
    some = found(
        togo,
        togo.entry("undated", ""),
        togo.entry("too wide", "1960/1975"),
        togo.entry("open", "1961/.."),
        togo.entry("untold", "1961", witnesses=()),
        togo.entry("after the gazette's end", "1985", witnesses=("doc:gazette",)),
        togo.entry("a death", "1963-01-13", "leader_death"),
        togo.entry("to a third", "1961", "visit", target="FRA", others=("TGO",)),
    )
    assert some.done == ()
    assert some.set_aside == {
        NO_ACT: ("a death", "to a third"),
        UNDATED: ("open", "too wide", "undated"),
        OUTSIDE: ("after the gazette's end",),
        UNTOLD: ("untold",),
    }


def test_talks_in_which_both_sit_are_of_both(togo: SimpleNamespace) -> None:
    hosted = togo.entry("a", "1961", "talks_hosted", source="NGA", target=None, others=("GHA", "TGO"))
    assert [deed.way for deed in found(togo, hosted).done] == [Way.JOINT]


def test_parts_of_a_deed_are_one_in_all() -> None:
    for text in ("1961", "1961-12-30/1962-01-02", "1961~", "1960/1963", "1961-11/1962-02"):
        for every in Every:
            assert sum(parts_of(When.parse(text), every).values()) == pytest.approx(1.0)


def test_a_date_of_millions_of_years_makes_no_periods() -> None:
    assert parts_of(When.parse("Y-170000000/Y170000000"), Every.MONTH) == {}
    assert parts_of(When.unknown(), Every.MONTH) == {}


def test_periods_come_back_from_their_days() -> None:
    for every in Every:
        for text in ("0044-03-15", "1961-12-31", "-0431-04"):
            when = When.parse(text)
            assert when.earliest is not None
            period = period_of(when.earliest, every)
            if every is Every.YEAR or period >= 0:
                again = when_of(period, every)
                assert again.earliest is not None
                assert period_of(again.earliest, every) == period
