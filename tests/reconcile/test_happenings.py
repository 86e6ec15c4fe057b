"""Stories from the records of many states: which claims are of one happening, and which are not."""

from collections.abc import Callable, Iterable

import pytest

from amity.model.claims import Claim
from amity.model.events import Event
from amity.reconcile import apply, events, group

Tell = Callable[..., Claim]


def together(*claims: Claim) -> list[list[int]]:
    """The numbers of the claims that are of one happening, in order; those outside are left out."""
    number = {claim.id: at for at, claim in enumerate(claims)}
    found = group(apply(claims, [])).happenings
    return sorted(sorted(number[member.id] for member in happening.members) for happening in found)


def outside(*claims: Claim) -> dict[int, str]:
    """The numbers of the claims that are of none, with the reason."""
    number = {claim.id: at for at, claim in enumerate(claims)}
    return {number[name]: why for name, why in group(apply(claims, [])).outside.items()}


def one(claims: Iterable[Claim]) -> Event:
    """The one event that claims make."""
    [event] = events(apply(claims, []))
    return event


def test_a_visit_told_by_day_month_year_and_decade(told: Tell) -> None:
    said = (
        told(
            "Castro landed in Ulan Bator on 30 June 1974",
            "1974-06-30",
            "CUB",
            "MNG",
            persons=("Fidel Castro",),
        ),
        told(
            "Castro's Mongolian journey of June 1974", "1974-06", "CUB", "MNG", doc="b", persons=("Castro",)
        ),
        told("Castro went to Mongolia in 1974", "1974", "CUB", "MNG", doc="c", persons=("F. Castro",)),
        told(
            "in the 1970s Fidel Castro saw Mongolia", "197X", "CUB", "MNG", doc="d", persons=("Fidel Castro",)
        ),
    )
    assert together(*said) == [[0, 1, 2, 3]]
    assert one(said).contested == ()


def test_two_visits_of_one_year_are_two(told: Tell) -> None:
    kekkonen = {"persons": ("Urho Kekkonen",)}
    said = (
        told("Kekkonen hunted in the Soviet Union in May 1961", "1961-05", "FIN", "SUN", **kekkonen),
        told("Kekkonen flew to Novosibirsk on 24 November 1961", "1961-11-24", "FIN", "SUN", **kekkonen),
        told("President Kekkonen's November journey", "1961-11", "FIN", "SUN", doc="b", **kekkonen),
    )
    assert together(*said) == [[0], [1, 2]]


def test_a_year_with_two_visits_leaves_the_vague_claim_outside(told: Tell) -> None:
    said = (
        told("Kekkonen hunted there in May 1961", "1961-05", "FIN", "SUN", persons=("Kekkonen",)),
        told("Kekkonen was in Novosibirsk in November 1961", "1961-11", "FIN", "SUN", persons=("Kekkonen",)),
        told("Kekkonen visited his neighbour in 1961", "1961", "FIN", "SUN", doc="b", persons=("Kekkonen",)),
    )
    assert outside(*said) == {2: "could be any of 2 happenings"}


def test_a_stretch_of_days_and_a_day_within_it(told: Tell) -> None:
    said = (
        told("Brezhnev was in India from 26 to 30 November 1973", "1973-11-26/1973-11-30", "SUN", "IND"),
        told("on 29 November Brezhnev addressed the parliament", "1973-11-29", "SUN", "IND", doc="b"),
    )
    assert together(*said) == [[0, 1]]


@pytest.mark.parametrize(
    ("one_name", "other_name", "when", "states"),
    [
        ("Kim Il-sung", "김일성", "1984-05", ("PRK", "SUN")),
        ("Kim Il-sung", "金日成", "1958-11", ("PRK", "CHN")),
        ("Kim Il Sung", "Ким Ир Сен", "1961-07", ("PRK", "SUN")),
        ("Yumjaagiin Tsedenbal", "Цеденбал", "1956-10", ("MNG", "PRK")),
        ("Ts. Elbegdorj", "Tsakhiagiin Elbegdorj", "2013-10", ("MNG", "PRK")),
    ],
)
def test_a_person_in_two_scripts(
    told: Tell, one_name: str, other_name: str, when: str, states: tuple[str, str]
) -> None:
    said = (
        told("he came", when, *states, persons=(one_name,)),
        told("он прибыл", when, *states, doc="b", persons=(other_name,)),
    )
    assert together(*said) == [[0, 1]]
    assert one(said).contested == ()


def test_a_slip_in_a_name_on_the_very_days(told: Tell) -> None:
    days = "1955-02-16/1955-02-20"
    said = (
        told("Marshal Bulganin stayed", days, "SUN", "IND", persons=("Nikolai Bulganin",)),
        told("Bulgannin stayed", days, "SUN", "IND", doc="b", persons=("Bulgannin",)),
        told("Mikoyan stayed", days, "SUN", "IND", doc="c", persons=("Mikoyan",)),
    )
    assert together(*said) == [[0, 1], [2]]


def test_two_men_of_one_family_name_are_two(told: Tell) -> None:
    said = (
        told("Kim Il went", "1973-02", "PRK", "SUN", persons=("Kim Il",)),
        told("Kim Il Sung went", "1973-02", "PRK", "SUN", doc="b", persons=("Kim Il Sung",)),
    )
    assert together(*said) == [[0], [1]]


def test_a_place_in_two_languages_is_one(told: Tell) -> None:
    said = [
        told("talks in Pyongyang", "1972-11-02", "KOR", "PRK", kind="meeting", place="Pyongyang"),
        told("평양 회담", "1972-11-02", "KOR", "PRK", doc="b", kind="meeting", place="평양"),
        told("переговоры в Пхеньяне", "1972-11", "KOR", "PRK", doc="c", kind="meeting", place="Пхеньян"),
    ]
    assert one(said).contested == ()


def test_talks_of_a_month_in_two_towns_are_two(told: Tell) -> None:
    said = (
        told("talks in Geneva", "1954-06-03", "CHN", "FRA", kind="meeting", place="Geneva"),
        told("talks in Bern that June", "1954-06", "CHN", "FRA", doc="b", kind="meeting", place="Bern"),
    )
    assert together(*said) == [[0], [1]]


def test_an_unnamed_president_is_no_youth_delegation(told: Tell) -> None:
    said = (
        told("President Tito arrived in Cairo", "1955-12-28", "YUG", "EGY", persons=("Josip Broz Tito",)),
        told("a delegation of Yugoslav youth toured Egypt", "1955-12", "YUG", "EGY", doc="b"),
        told("the Yugoslav president's stay that December", "1955-12", "YUG", "EGY", doc="c"),
        told("the guest from Belgrade saw Aswan in December", "1955-12", "YUG", "EGY", doc="d"),
    )
    assert together(*said[:3]) == [[0, 2], [1]]
    assert outside(*said) == {3: "could be any of 2 happenings"}
    assert together(said[0], said[3]) == [[0, 1]]


def test_the_office_of_a_named_man_tells_who_the_unnamed_one_is(told: Tell) -> None:
    said = (
        told("Tsedenbal came to Pyongyang in October", "1956-10", "MNG", "PRK", persons=("Tsedenbal",)),
        told("the Mongolian prime minister's visit", "1956-10", "MNG", "PRK", doc="b"),
        told("a visit of the Mongolian foreign minister", "1956-10", "MNG", "PRK", doc="c"),
    )
    assert together(*said) == [[0, 1], [2]]


def test_arrival_talks_and_departure_are_one_visit_with_its_span(reported: Tell) -> None:
    said = (
        reported("Polish Premier Arrives", "1976-03-02", "POL", "FIN"),
        reported("Talks between Polish and Finnish Premiers", "1976-03-03", "POL", "FIN", kind="meeting"),
        reported("Gift from Polish Premier", "1976-03-03", "POL", "FIN", kind="aid"),
        reported("Polish Premier Leaves for Home", "1976-03-04", "POL", "FIN"),
    )
    assert together(*said) == [[0, 3], [1], [2]]
    visit = next(event for event in events(apply(said, [])) if event.kind == "visit")
    assert str(visit.date) == "1976-03-02~/1976-03-04~"
    assert visit.contested == ()


def test_a_departure_after_silent_days_ends_the_visit(reported: Tell) -> None:
    said = (
        reported("Cuban Party Delegation Here", "1983-09-01", "CUB", "MNG"),
        reported("Cuban Party Delegation Leaves", "1983-09-08", "CUB", "MNG"),
        reported("Cuban Party Delegation Here", "1983-09-10", "CUB", "MNG"),
    )
    assert together(*said) == [[0, 1], [2]]


def test_two_delegations_at_once_are_told_apart_by_rank(reported: Tell) -> None:
    said = (
        reported("Vietnamese President Arrives", "1979-05-02", "VNM", "IND"),
        reported("Vietnamese Youth Delegation Here", "1979-05-02", "VNM", "IND"),
        reported("Vietnamese Youth Delegation Leaves", "1979-05-04", "VNM", "IND"),
        reported("Vietnamese President Leaves", "1979-05-05", "VNM", "IND"),
    )
    assert together(*said) == [[0, 3], [1, 2]]


def test_a_report_day_by_day_and_an_article_on_all_of_it(told: Tell, reported: Tell) -> None:
    said = (
        reported("Mexican President Arrives", "1975-07-26", "MEX", "IND"),
        reported("Mexican President Visits Agra", "1975-07-28", "MEX", "IND"),
        reported("Mexican President Leaves", "1975-07-29", "MEX", "IND"),
        told("the state visit of 26 to 29 July", "1975-07-26/1975-07-29", "MEX", "IND"),
        told(
            "in July President Echeverría came",
            "1975-07",
            "MEX",
            "IND",
            doc="b",
            persons=("Luis Echeverría",),
        ),
    )
    assert together(*said) == [[0, 1, 2, 3, 4]]
    assert str(one(said).date) == "1975-07-26/1975-07-29"


def test_messages_of_one_day_in_one_list_stay_two(reported: Tell) -> None:
    said = (
        reported("Greetings to Syrian President", "1990-07-01", "PRK", "SYR", kind="condolence"),
        reported("Greetings to Syrian Premier", "1990-07-01", "PRK", "SYR", kind="condolence"),
    )
    assert together(*said) == [[0], [1]]


def test_an_anniversary_is_a_mention_of_what_was_then(told: Tell) -> None:
    said = (
        told("Kim Il-sung visited Mongolia in July 1956", "1956-07", "PRK", "MNG", persons=("Kim Il-sung",)),
        told("the 50th anniversary of Kim's visit was marked in 2006", "2006", "PRK", "MNG", doc="b"),
        told("김일성의 몽골 방문 50주년", "2006-07", "PRK", "MNG", doc="c"),
    )
    assert together(*said) == [[0, 1, 2]]
    event = one(said)
    assert (str(event.date), event.contested) == ("1956-07", ())
    assert outside(said[1]) == {0: "a memory of an earlier happening"}


def test_a_visit_on_an_anniversary_is_a_visit(told: Tell) -> None:
    visit = told("On the fortieth anniversary of the treaty, Nyers visited Helsinki", "1988-04", "HUN", "FIN")
    assert together(visit) == [[0]]


@pytest.mark.parametrize(
    "said",
    [
        "Nehru recalled the visit with warmth",
        "The envoys commemorated the visit",
        "Вспоминая визит, посол говорил о дружбе",
        "Speakers looked back at the visit",
    ],
)
def test_a_memory_without_a_date_of_its_own_founds_nothing(told: Tell, said: str) -> None:
    memory = told(said, "1964-02", "SUN", "IND")
    assert outside(memory) == {0: "a memory of an earlier happening"}
    named = told(said, "1964-02", "SUN", "IND", doc="b", persons=("Nikita Khrushchev",))
    before = told("Khrushchev came in 1955", "1955-11", "SUN", "IND", doc="c", persons=("N. Khrushchev",))
    assert together(before, named) == [[0, 1]]


def test_what_is_recalled_with_its_date_is_told(told: Tell) -> None:
    assert together(told("He recalled his visit of 1972 to Sofia", "1972", "CUB", "BGR")) == [[0]]


def test_the_anniversary_of_relations_is_a_mention_of_their_beginning(told: Tell) -> None:
    said = (
        told("relations were taken up in 1952", "1952-04", "IND", "JPN", kind="relations_established"),
        told(
            "the sixtieth anniversary of the establishment of relations", "2012-04", "IND", "JPN", doc="b",
            kind="relations_established",
        ),
        told("建交五十周年", "2002", "IND", "JPN", doc="c", kind="relations_established"),
    )  # fmt: skip
    assert together(*said) == [[0, 1, 2]]


def test_a_planned_visit_that_came_about_is_foretold(told: Tell, reported: Tell) -> None:
    said = (
        reported("Swedish Premier to Visit Cuba", "1975-06-20", "SWE", "CUB", how="planned"),
        told(
            "Palme arrived in Havana on 28 June", "1975-06-28", "SWE", "CUB", doc="b", persons=("Olof Palme",)
        ),
    )
    event = one(said)
    assert (len(event.claims_for), event.foretold) == (1, (said[0].id,))


def test_a_plan_for_one_month_and_a_visit_of_the_next(told: Tell) -> None:
    palme = {"persons": ("Olof Palme",)}
    said = (
        told("Palme will go to Havana in May", "1975-05", "SWE", "CUB", how="planned", **palme),
        told("Palme went to Havana in June", "1975-06", "SWE", "CUB", doc="b", **palme),
    )
    assert one(said).foretold == (said[0].id,)


def test_a_cancelled_visit_and_a_later_one(told: Tell) -> None:
    gromyko = {"persons": ("Andrei Gromyko",)}
    said = (
        told("Gromyko is to come in May", "1966-05", "SUN", "JPN", how="planned", **gromyko),
        told("the visit of May was called off", "1966-05", "SUN", "JPN", doc="b", how="did_not_happen"),
        told("Gromyko came in late July", "1966-07-24", "SUN", "JPN", doc="c", **gromyko),
    )
    assert together(*said) == [[0, 1], [2]]


def test_a_side_that_is_left_out_is_filled(told: Tell) -> None:
    said = (
        told("Sukarno paid a visit to Moscow on 28 August", "1956-08-28", "IDN", "SUN", persons=("Sukarno",)),
        told("Sukarno was abroad in August", "1956-08", "IDN", None, doc="b", persons=("Sukarno",)),
        told("guests landed on 28 August", "1956-08-28", None, "SUN", doc="c"),
    )
    assert together(*said) == [[0, 1, 2]]
    assert (one(said).source, one(said).target) == ("IDN", "SUN")


def test_a_third_state_that_is_named_fills_the_side(told: Tell) -> None:
    said = (
        told("the mission in Ghana was closed in 1966", "1966", "CHN", "GHA", kind="embassy_closed"),
        told(
            "several missions were closed",
            "196X",
            "CHN",
            None,
            doc="b",
            kind="embassy_closed",
            others=("GHA",),
        ),
    )
    assert together(*said) == [[0, 1]]


def test_one_talk_with_another_man_is_another_talk(told: Tell) -> None:
    days = "1974-06-27/1974-07-03"
    said = (
        told("Nixon met Brezhnev", days, "SUN", "USA", kind="meeting", persons=("Nixon", "Brezhnev")),
        told("Nixon met Kosygin", days, "SUN", "USA", kind="meeting", persons=("Nixon", "Kosygin")),
        told("the talks of Brezhnev and Nixon", days, "SUN", "USA", doc="b", kind="meeting",
             persons=("Leonid Brezhnev", "Richard Nixon")),
    )  # fmt: skip
    assert together(*said) == [[0, 2], [1]]


def test_the_two_who_signed_may_be_named_apart(told: Tell) -> None:
    signed = {"kind": "treaty_signed"}
    said = (
        told("signed by Gromyko", "1971-08-09", "IND", "SUN", persons=("Andrei Gromyko",), **signed),
        told("signed by Singh", "1971-08-09", "IND", "SUN", doc="b", persons=("Swaran Singh",), **signed),
    )
    assert together(*said) == [[0, 1]]
    assert one(said).contested == ()


def test_one_number_of_one_thing_says_more_than_a_date(told: Tell) -> None:
    fields = {"kind": "labour_migration", "quantity": (4600, "lumberjacks")}
    said = (
        told("4,600 lumberjacks were sent", "196X", "PRK", "SUN", **fields),
        told("some 4,600 lumberjacks in the sixties", "1960/1969", "PRK", "SUN", doc="b", **fields),
        told("900 weavers were sent", "196X", "PRK", "SUN", doc="c", kind="labour_migration",
             quantity=(900, "weavers")),
    )  # fmt: skip
    assert together(*said) == [[0, 1], [2]]


def test_judgements_on_one_period_are_one_and_on_another_another(told: Tell) -> None:
    said = (
        told("relations soured in the sixties", "1961/1970", "ALB", "SUN", kind="cooling"),
        told("a chill set in", "1961/1969", "ALB", "SUN", doc="b", kind="cooling"),
        told("they quarrelled in the eighties", "198X", "ALB", "SUN", doc="c", kind="cooling"),
    )
    assert together(*said) == [[0, 1], [2]]


def test_acts_of_no_kind_are_one_only_where_the_words_say_so(told: Tell) -> None:
    said = (
        told("Radio Tirana jammed the broadcasts of Moscow", "1961-12-10", "ALB", "SUN", kind="other"),
        told(
            "the broadcasts of Moscow were jammed by Radio Tirana",
            "1961-12-10",
            "ALB",
            "SUN",
            doc="b",
            kind="other",
        ),
        told("a library was handed over", "1961-12-10", "ALB", "SUN", doc="c", kind="other"),
    )
    assert together(*said) == [[0, 1], [2]]
