import pytest

from amity.errors import NotFound
from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import load


@pytest.mark.parametrize(
    ("office", "when", "holders"),
    [
        ("MNG.head_of_government", "2003-11-19", ["nambaryn-enkhbayar"]),
        ("MNG.foreign_minister", "2003-11-19", ["luvsangiin-erdenechuluun"]),
        ("MNG.head_of_state", "2002-12-21", ["natsagiin-bagabandi"]),
        ("MNG.party_leader", "1986-11", ["jambyn-batmonkh"]),
        ("PRK.head_of_state", "1948-10-15", ["kim-tu-bong"]),
        ("PRK.head_of_state", "1996", []),
        ("PRK.supreme_leader", "1986-11-21", ["kim-il-sung"]),
        ("PRK.head_of_government", "2013-10", ["pak-pong-ju"]),
        ("KOR.head_of_state", "1999-05", ["kim-dae-jung"]),
        ("CHN.foreign_minister", "1960", ["chen-yi"]),
        ("SUN.head_of_government", "1948-10", ["joseph-vissarionovich-stalin"]),
        ("RUS.head_of_state", "2010", ["dmitry-anatolyevich-medvedev"]),
        ("JPN.head_of_government", "2002-09-17", ["junichiro-koizumi"]),
        ("USA.head_of_state", "1953-07-27", ["dwight-david-eisenhower"]),
    ],
)
def test_who_held_the_office(office: str, when: str, holders: list[str]) -> None:
    assert [tenure.person.id for tenure in load().holders(office, When.parse(when))] == holders


def test_on_the_day_of_a_change_both_are_possible() -> None:
    held = load().holders("MNG.head_of_state", When.parse("1997-06-20"))
    assert [tenure.person.id for tenure in held] == ["punsalmaagiin-ochirbat", "natsagiin-bagabandi"]


def test_a_tenure_covers_its_days_and_no_others() -> None:
    tenure = load().holders("PRK.head_of_government", When.parse("1980"))[0]
    answers = [tenure.covers(When.parse(day)) for day in ("1980-05-01", "1977-12-10", "1990")]
    assert answers == [Answer.YES, Answer.UNKNOWN, Answer.NO]


def test_without_a_date_all_holders_come_in_order() -> None:
    held = load().holders("KOR.head_of_state")
    assert [tenure.held.sort_key for tenure in held] == sorted(tenure.held.sort_key for tenure in held)
    assert len(held) >= 13


@pytest.mark.parametrize(
    ("title", "state", "when", "offices"),
    [
        ("Prime Minister", "MNG", None, ["MNG.head_of_government"]),
        ("foreign minister", "PRK", "2010", ["PRK.foreign_minister"]),
        ("President", "MNG", "1995", ["MNG.head_of_state"]),
        ("President", "MNG", "1980", []),
        ("Chairman of the State Great Khural", "", "2005", ["MNG.head_of_legislature"]),
        ("General Secretary", "SUN", "1986", ["SUN.party_leader"]),
        ("the premier", "CHN", "1960", ["CHN.head_of_government"]),
        ("Grand Vizier", "", None, []),
    ],
)
def test_titles_lead_to_offices(title: str, state: str, when: str | None, offices: list[str]) -> None:
    found = load().offices_titled(title, state, When.parse(when) if when else None)
    assert [office.id for office in found] == offices


def test_offices_of_a_person_come_in_time() -> None:
    offices = [tenure.office.id for tenure in load().tenures_of("nambaryn-enkhbayar")]
    assert offices[-2:] == ["MNG.head_of_legislature", "MNG.head_of_state"]


def test_unknown_offices_and_persons_are_told() -> None:
    with pytest.raises(NotFound, match="vizier"):
        load().holders("MNG.vizier")
    with pytest.raises(NotFound, match="kublai"):
        load().tenures_of("kublai")
