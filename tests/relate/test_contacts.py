from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.case import Case
from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.claims import Claim, Shape
from amity.model.contacts import Channel, Contact, Contacts, Form, Rank, TallyVerdict
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import load
from amity.relate.contacts import contacts
from amity.relate.record import Entry, Record

REFERENCE = load()
SHARED = Path(__file__).parents[3] / "shared"


def told(
    kind: str,
    states: str,
    when: str,
    words: str,
    *persons: str,
    place: str | None = None,
    factuality: Factuality = Factuality.HAPPENED,
    credence: float = 0.9,
    doc: str = "essay",
) -> tuple[Entry, str, Claim]:
    """An event with the one claim that tells it."""
    source, target = states.split()
    name = f"{doc}-{when}-{words[:24]}"
    said = Claim(
        passage=Passage(doc=doc, start=0, end=len(words), quote=words), kind=kind, source=source,
        target=target, date=When(edtf=when), factuality=factuality, persons=persons, place=place,
    )  # fmt: skip
    event = Event(
        id=f"e:{name}", kind=kind, source=source, target=target, date=When(edtf=when), factuality=factuality,
        claims_for=(name,), persons=persons, place=place,
    )  # fmt: skip
    return Entry(event=event, credence=credence, witnesses=(f"doc:{doc}",)), name, said


def record(pair: str, *items: tuple[Entry, str, Claim], summaries: Sequence[Claim] = ()) -> Record:
    claims = {name: said for _, name, said in items}
    claims.update({f"s{at}": one for at, one in enumerate(summaries)})
    one, other = pair.split()
    return Record(
        states=(one, other), reference=REFERENCE, entries=tuple(item[0] for item in items), claims=claims
    )


def summary(words: str, states: str, when: str, factuality: Factuality, shape: Shape) -> Claim:
    source, target = states.split()
    return Claim(
        passage=Passage(doc="essay", start=0, end=len(words), quote=words), kind="visit", source=source,
        target=target, date=When(edtf=when), factuality=factuality, shape=shape,
    )  # fmt: skip


def only(found: Contacts) -> Contact:
    [contact] = found.contacts
    return contact


def test_a_visit_has_its_direction_and_the_rank_of_the_words() -> None:
    visit = told("visit", "CHL ARG", "1953-02-20/1953-02-26", "The Chilean foreign minister toured Mendoza")
    contact = only(contacts(record("ARG CHL", visit)))
    assert (contact.guest, contact.host, contact.form) == ("CHL", "ARG", Form.VISIT)
    assert (contact.rank, contact.channels) == (Rank.MINISTER, (Channel.FOREIGN_MINISTRY,))
    assert contact.events == (visit[0].event.id,)


def test_the_rank_of_a_person_is_that_of_the_office_at_that_date() -> None:
    name = "Urho Kekkonen"
    as_premier = told("visit", "FIN SUN", "1955-09", f"{name} went to Moscow", name)
    as_president = told("visit", "FIN SUN", "1961-11", f"{name} went to Novosibirsk", name)
    early, late = contacts(record("FIN SUN", as_premier, as_president)).contacts
    assert early.rank is Rank.HEAD_OF_GOVERNMENT
    assert late.rank is Rank.HEAD
    assert {one.office for one in late.capacities} == {"FIN.head_of_state"}


def test_who_holds_two_offices_goes_by_two_channels() -> None:
    visit = told("visit", "PRK MNG", "1988-06-28/1988-07-01", "Kim Il Sung came", "Kim Il Sung")
    contact = only(contacts(record("MNG PRK", visit)))
    assert {Channel.HEAD_OF_STATE, Channel.PARTY} <= set(contact.channels)


def test_a_party_leader_outside_one_party_rule_does_not_travel_for_the_party() -> None:
    visit = told("visit", "MNG PRK", "2003-11-19/2003-11-20", "N. Enkhbayar came", "N. Enkhbayar")
    assert only(contacts(record("MNG PRK", visit))).channels == (Channel.GOVERNMENT,)


def test_meetings_in_a_visit_are_part_of_it_and_tell_the_rank_of_the_host() -> None:
    items = [
        told("visit", "CHL ARG", "1999-05-10", "Chilean President arrives"),
        told("meeting", "ARG CHL", "1999-05-11", "Talks between Argentine and Chilean presidents"),
        told("meeting", "ARG CHL", "1999-05-12", "Banquet for Chilean President"),
        told("visit", "CHL ARG", "1999-05-12", "Chilean President leaves for home"),
    ]
    contact = only(contacts(record("ARG CHL", *items)))
    assert len(contact.events) == 4
    assert (contact.rank, contact.rank_of("ARG"), contact.equal) == (Rank.HEAD, Rank.HEAD, Answer.YES)
    assert contact.host_stands == "equal"
    assert (contact.date.earliest, contact.date.latest) == (
        When(edtf="1999-05-10").earliest, When(edtf="1999-05-12").latest,
    )  # fmt: skip


def test_delegations_of_other_sorts_on_the_same_days_are_two_contacts() -> None:
    items = [
        told("visit", "GHA TGO", "1976-03-01", "Ghanaian foreign minister arrives"),
        told("visit", "GHA TGO", "1976-03-02", "A Ghanaian women's delegation is here"),
    ]
    found = contacts(record("GHA TGO", *items)).contacts
    assert [contact.channels for contact in found] == [(Channel.FOREIGN_MINISTRY,), (Channel.PEOPLE,)]


def test_visits_there_and_back_in_the_same_week_are_two() -> None:
    items = [
        told("visit", "GHA TGO", "1976-03-01", "The Ghanaian delegation came"),
        told("visit", "TGO GHA", "1976-03-02", "The Togolese delegation came"),
    ]
    found = contacts(record("GHA TGO", *items))
    [period] = found.reciprocity()
    assert (len(period.there), len(period.back), period.balance) == (1, 1, 0.0)


def test_whoever_is_received_is_the_guest() -> None:
    meeting = told("meeting", "ARG CHL", "1999-05-11", "Premier meets Chilean delegation")
    contact = only(contacts(record("ARG CHL", meeting)))
    assert (contact.guest, contact.host, contact.form) == ("CHL", "ARG", Form.MEETING)


def test_whose_capital_it_is_is_the_host() -> None:
    meeting = told("meeting", "FIN SUN", "1955-09", "The two presidents talked", place="Moscow")
    assert only(contacts(record("FIN SUN", meeting))).guest == "FIN"


def test_a_meeting_in_a_third_place_has_no_host() -> None:
    meeting = told("meeting", "IDN MYS", "1966-05-29", "Their foreign ministers conferred", place="Bangkok")
    contact = only(contacts(record("IDN MYS", meeting)))
    assert (contact.form, contact.guest, contact.rank) == (Form.ELSEWHERE, None, Rank.MINISTER)


def test_an_ambassador_who_is_received_has_not_come_on_a_visit() -> None:
    items = [
        told("meeting", "ARG CHL", "1999-05-11", "The Argentine president received the Chilean ambassador"),
        told("visit", "CHL ARG", "1999-05-11", "A Chilean naval delegation came"),
    ]
    found = contacts(record("ARG CHL", *items)).contacts
    assert {contact.form for contact in found} == {Form.RESIDENT, Form.VISIT}
    resident = next(contact for contact in found if contact.form is Form.RESIDENT)
    assert (resident.guest, resident.channels, resident.host_stands) == ("CHL", (Channel.EMBASSY,), "above")


def test_an_envoy_is_not_the_president_whose_envoy_he_is() -> None:
    words = "A special envoy of the Finnish president Urho Kekkonen came"
    visit = told("visit", "FIN SUN", "1961-11-03", words, "Urho Kekkonen")
    contact = only(contacts(record("FIN SUN", visit)))
    assert (contact.rank, contact.channels) == (Rank.DEPUTY, (Channel.HEAD_OF_STATE,))


def test_visits_of_unknown_rank_are_said_to_be() -> None:
    contact = only(contacts(record("GHA TGO", told("visit", "GHA TGO", "1976", "A delegation came"))))
    assert (contact.rank, contact.channels, contact.equal) == (
        Rank.UNKNOWN, (Channel.UNKNOWN,), Answer.UNKNOWN,
    )  # fmt: skip


def test_presidents_who_represent_their_states_are_competent_to_meet() -> None:
    items = [
        told("visit", "MNG PRK", "2004-12-21", "President Bagabandi came", "Natsagiin Bagabandi"),
        told("meeting", "MNG PRK", "2004-12-22", "Kim Yong Nam met him", "Kim Yong Nam"),
    ]
    contact = only(contacts(record("MNG PRK", *items)))
    assert contact.competent is Answer.YES
    assert "Constitution" in contact.competence


def test_a_ruler_without_the_office_that_represents_the_state_is_not() -> None:
    items = [
        told("visit", "MNG PRK", "2004-12-21", "President Bagabandi came", "Natsagiin Bagabandi"),
        told("meeting", "MNG PRK", "2004-12-22", "Kim Jong Il met him", "Kim Jong Il"),
    ]
    contact = only(contacts(record("MNG PRK", *items)))
    assert contact.competent is Answer.NO
    assert "Kim Jong-il held no office that represents PRK" in contact.competence


@pytest.mark.parametrize("factuality", [Factuality.PLANNED, Factuality.INVITED, Factuality.RUMOURED])
def test_what_was_only_foretold_is_no_contact(factuality: Factuality) -> None:
    plan = told("visit", "GHA TGO", "1976-03-01", "President is to come", factuality=factuality)
    found = contacts(record("GHA TGO", plan))
    assert (found.contacts, found.by_year, found.foretold) == ((), (), (plan[0].event.id,))


def test_messages_denials_and_doubts_stand_apart() -> None:
    items = [
        told("condolence", "GHA TGO", "1976-03-01", "A message to the president"),
        told("visit", "GHA TGO", "1976-04-01", "He did not come", factuality=Factuality.DID_NOT_HAPPEN),
        told("visit", "GHA TGO", "1976-05-01", "The premier came", credence=0.4),
    ]
    found = contacts(record("GHA TGO", *items))
    assert found.contacts == ()
    assert [message.event for message in found.messages] == [items[0][0].event.id]
    assert found.denied == (items[1][0].event.id,)
    assert [contact.id for contact in found.doubtful] == [items[2][0].event.id]


def test_counts_over_a_period_are_laid_beside_the_contacts_in_hand() -> None:
    items = [
        told("visit", "TGO GHA", f"{year}-05-02", "The Togolese president came") for year in (1962, 1964)
    ]
    items.append(told("visit", "TGO GHA", "1966-05-02", "A Togolese delegation came"))
    five = summary("Lomé sent high-level delegations five times", "TGO GHA", "1961/1970", Factuality.HAPPENED,
                   Shape.AGGREGATE)  # fmt: skip
    none = summary("Accra sent no high-level delegation", "GHA TGO", "1961/1970", Factuality.DID_NOT_HAPPEN,
                   Shape.SILENCE)  # fmt: skip
    wrong = replace(none, source="TGO", target="GHA")
    found = contacts(record("GHA TGO", *items, summaries=[five, none, wrong]))
    by_number = {(tally.guest, tally.number): tally for tally in found.tallies}
    reported = by_number["TGO", 5]
    assert (reported.verdict, len(reported.in_hand), len(reported.unsure)) == (TallyVerdict.SHORT, 3, 1)
    assert by_number["GHA", 0].verdict is TallyVerdict.AGREES
    assert by_number["TGO", 0].verdict is TallyVerdict.EXCEEDED
    assert len(found.contacts) == 3


def test_a_statement_on_whom_a_pronoun_names_is_not_tested() -> None:
    visit = told("visit", "TGO GHA", "1962-05-02", "The Togolese president came")
    never = summary("He never came", "TGO GHA", "1960/1970", Factuality.DID_NOT_HAPPEN, Shape.SILENCE)
    [tally] = contacts(record("GHA TGO", visit, summaries=[never])).tallies
    assert tally.verdict is TallyVerdict.UNTESTED


def test_a_month_and_a_day_of_one_person_are_one_contact() -> None:
    items = [
        told("visit", "FIN SUN", "1961-11", "President Kekkonen went there", "Urho Kekkonen", doc="essay"),
        told("visit", "FIN SUN", "1961-11-24", "Kekkonen in Novosibirsk", "Kekkonen", doc="list"),
        told("visit", "FIN SUN", "1961", "Finland's trade minister went there", doc="essay"),
    ]
    found = contacts(record("FIN SUN", *items))
    assert sorted(len(contact.events) for contact in found.contacts) == [1, 2]


def test_a_serial_source_that_is_silent_on_a_contact_is_named() -> None:
    diary = [
        told("visit", "FIN SUN", f"{year}-{month:02d}-10", f"A group came in {month}", doc="diary")
        for year in range(1960, 1964) for month in range(1, 11, 2)
    ]  # fmt: skip
    diary = [
        (
            entry,
            name,
            replace(said, passage=replace(said.passage, start=at, end=at + len(said.passage.quote))),
        )
        for at, (entry, name, said) in enumerate(diary)
    ]
    lone = told("visit", "FIN SUN", "1962-12-20", "President Kekkonen went there", "Urho Kekkonen")
    found = contacts(record("FIN SUN", *diary, lone))
    assert {c.id: c.untold_by for c in found.contacts if c.untold_by} == {lone[0].event.id: ("doc:diary",)}


def test_forums_in_which_both_sit_are_dated_by_the_later_of_the_two() -> None:
    found = contacts(record("MNG PRK"))
    assert {forum.forum: str(forum.since) for forum in found.forums}["un"] == "1991-09-17/.."


def test_a_dyad_without_evidence_has_no_contacts_and_no_numbers() -> None:
    found = contacts(record("GHA TGO"))
    assert (found.contacts, found.by_year, found.reciprocity(), found.channels()) == ((), (), (), ())


def test_undated_contacts_and_such_centuries_apart_are_borne() -> None:
    items = [
        told("visit", "FIN SUN", "", "Somebody came"),
        told("visit", "FIN SUN", "1239", "A prince came"),
        told("visit", "FIN SUN", "1961-11-24", "A premier came"),
        told("visit", "FIN SUN", "1961/..", "They came"),
    ]
    found = contacts(record("FIN SUN", *items))
    assert len(found.contacts) == 4
    assert len(found.undated) == 2
    assert [count.year for count in found.by_year] == [1239, 1961]


def test_more_than_two_states_need_a_choice() -> None:
    region = Record(states=("FIN", "SUN", "SWE"), reference=REFERENCE)
    with pytest.raises(InvalidValue, match="name the two"):
        contacts(region)
    assert contacts(region, "FIN", "SWE").one == "FIN"


KINDS = st.sampled_from(("visit", "meeting"))
WORDS = st.sampled_from(
    ("The Ghanaian president came", "Togolese delegation here", "Talks held", "Premier meets Togolese guests")
)
EVENTS = st.lists(
    st.tuples(KINDS, st.sampled_from(("GHA TGO", "TGO GHA")), st.integers(0, 60), WORDS, st.booleans()),
    max_size=20,
)


def made(drawn: list[tuple[str, str, int, str, bool]]) -> list[tuple[Entry, str, Claim]]:
    items = []
    for at, (kind, states, day, words, happened) in enumerate(drawn):
        on = date(1976, 1 + day // 28, 1 + day % 28).isoformat()
        factuality = Factuality.HAPPENED if happened else Factuality.PLANNED
        items.append(told(kind, states, on, words, factuality=factuality, doc=f"d{at}"))
    return items


@settings(deadline=None, max_examples=60)
@given(EVENTS)
def test_every_event_that_happened_is_in_one_contact_and_no_plan_in_any(
    drawn: list[tuple[str, str, int, str, bool]],
) -> None:
    items = made(drawn)
    found = contacts(record("GHA TGO", *items))
    used = [event for contact in found.contacts for event in contact.events]
    happened = [item[0].event.id for item in items if item[0].happened]
    assert sorted(used) == sorted(happened)
    assert sum(count.number for count in found.by_year) == len(found.contacts)


@settings(deadline=None, max_examples=40)
@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_events_has_no_say(drawn: list[tuple[str, str, int, str, bool]], random: object) -> None:
    items = made(drawn)
    mixed = list(items)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert contacts(record("GHA TGO", *items)).contacts == contacts(record("GHA TGO", *mixed)).contacts


def test_a_copy_of_every_claim_moves_no_figure() -> None:
    items = made(
        [
            ("visit", "GHA TGO", 3, "The Ghanaian president came", True),
            ("meeting", "GHA TGO", 4, "Talks held", True),
        ]
    )
    base = record("GHA TGO", *items)
    copies = {f"x{name}": replace(said, passage=replace(said.passage, doc="copy")) for _, name, said in items}
    entries = tuple(
        replace(e, event=replace(e.event, claims_for=(*e.event.claims_for, f"x{e.event.claims_for[0]}")))
        for e in base.entries
    )
    doubled = replace(base, entries=entries, claims={**base.claims, **copies})
    before, after = contacts(base), contacts(doubled)
    assert [(c.rank, c.channels, c.date) for c in before.contacts] == [
        (c.rank, c.channels, c.date) for c in after.contacts
    ]
    assert before.by_year == after.by_year


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Contacts:
    """The contacts of the worked example, as read from the shared texts and headlines."""
    listed = SHARED / "data" / "dyads" / "kcna_headlines_mongolia_1997_2014.csv"
    if not listed.is_file():
        pytest.skip("the shared corpus is not beside the checkout")
    case = Case.new(tmp_path_factory.mktemp("worked") / "case", dyads=[("MNG", "PRK")])
    case.add([SHARED / "corpus", listed])
    case.read()
    return contacts(case.record())


def test_counts_of_delegations_are_reported_and_not_counted(worked: Contacts) -> None:
    decade = {(t.guest, t.number): t for t in worked.tallies if t.period.edtf == "1961/1975"}
    assert set(decade) == {("MNG", 0), ("PRK", 5)}
    assert decade["PRK", 5].verdict is TallyVerdict.SHORT
    assert decade["MNG", 0].verdict is TallyVerdict.AGREES
    assert not [visit for visit in worked.visits if visit.year in range(1961, 1975)]


def test_party_leaders_come_first_and_presidents_later(worked: Contacts) -> None:
    high = [visit for visit in worked.visits if visit.rank is Rank.HEAD and visit.year]
    early = [visit for visit in high if visit.year < 1990]  # type: ignore[operator]
    late = [visit for visit in high if visit.year >= 2000]  # type: ignore[operator]
    assert early
    assert late
    assert all(Channel.PARTY in visit.channels for visit in early)
    assert all(Channel.HEAD_OF_STATE in visit.channels for visit in late)
    assert not any(Channel.PARTY in visit.channels for visit in late)


def test_the_visit_of_2002_is_one_on_which_the_agency_is_silent(worked: Contacts) -> None:
    silent = [visit for visit in worked.visits if visit.rank is Rank.HEAD and visit.untold_by]
    assert [visit.year for visit in silent] == [2002]
    told = [visit for visit in worked.visits if visit.rank is Rank.HEAD and visit.year == 2004]
    assert len(told) == 1
    assert not told[0].untold_by


def test_a_forum_that_both_are_told_to_have_attended_is_named_with_its_claim() -> None:
    items = [
        told(
            "meeting", "IDN MYS", "1994-07-25", "Their foreign ministers sat side by side at the ARF", doc="a"
        ),
        told(
            "meeting", "IDN MYS", "1995-07-25", "They are to meet at the ASEM", factuality=Factuality.PLANNED
        ),
    ]
    found = [forum for forum in contacts(record("IDN MYS", *items)).forums if forum.claims]
    assert [(forum.forum, str(forum.since), forum.claims) for forum in found] == [
        ("arf", "1994-07-25", (items[0][1],))
    ]


def test_a_journey_to_several_states_is_a_visit_to_each_and_none_between_its_hosts() -> None:
    tour, name, said = told("visit", "FIN SUN", "1956-07", "The Finnish premier toured Moscow and Stockholm")
    wide = replace(tour, event=replace(tour.event, others=("SWE",)))
    region = Record(states=("FIN", "SUN", "SWE"), reference=REFERENCE, entries=(wide,), claims={name: said})
    visits = [contacts(region, "FIN", other).visits for other in ("SUN", "SWE")]
    assert [(visit.guest, visit.host) for [visit] in visits] == [("FIN", "SUN"), ("FIN", "SWE")]
    assert contacts(region, "SUN", "SWE").contacts == ()
