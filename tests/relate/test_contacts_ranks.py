"""Whose title is whose, and the years of contacts that are all told of later ones."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.model.claims import Claim
from amity.model.contacts import Channel, Contact, Contacts, Rank
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import load
from amity.relate.contacts import contacts
from amity.relate.record import Entry, Record

REFERENCE = load()
Told = tuple[str, str, str, str, str]
"""Kind, source, target, date, words."""


def between(pair: tuple[str, str], told: list[Told], place: str | None = None) -> Contacts:
    entries, claims = [], {}
    for number, (kind, source, target, day, words) in enumerate(told):
        when = When.parse(day)
        passage = Passage(doc="a", start=1000 * number, end=1000 * number + len(words), quote=words)
        said = Claim(passage=passage, kind=kind, source=source, target=target, date=when, place=place,
                     factuality=Factuality.HAPPENED)  # fmt: skip
        event = Event(id=f"e{number}", kind=kind, source=source, target=target, date=when, place=place,
                      factuality=Factuality.HAPPENED, claims_for=(said.id,))  # fmt: skip
        claims[said.id] = said
        entries.append(Entry(event=event, credence=0.9, witnesses=("doc:a",)))
    return contacts(Record(states=pair, reference=REFERENCE, entries=tuple(entries), claims=claims))


def only(found: Contacts) -> Contact:
    (contact,) = found.contacts
    return contact


def test_a_title_that_stands_twice_at_a_meeting_is_of_either_side() -> None:
    words = "Foreign Minister Obed Asamoah met Foreign Minister Boumbéra Alassounouma in Lomé"
    met = only(between(("GHA", "TGO"), [("meeting", "GHA", "TGO", "1994-08-03", words)], place="Lomé"))
    assert (met.guest, met.rank, met.host_stands) == ("GHA", Rank.MINISTER, "equal")
    assert met.channels == (Channel.FOREIGN_MINISTRY,)


def test_a_guest_whom_no_roster_has_is_named_by_the_words() -> None:
    words = "Soviet Defence Minister Dmitry Example visited Finland"
    visit = only(between(("FIN", "SUN"), [("visit", "SUN", "FIN", "1978-07", words)]))
    (capacity,) = visit.capacities
    assert (capacity.name, capacity.state, capacity.rank) == ("Dmitry Example", "SUN", Rank.MINISTER)


def test_in_a_headline_in_capitals_what_follows_a_title_is_no_name() -> None:
    visit = only(
        between(("FIN", "SUN"), [("visit", "SUN", "FIN", "1978-07", "Defence Minister Visits Old Friends")])
    )
    assert {capacity.name for capacity in visit.capacities} == {""}


@pytest.mark.parametrize("title", ["commander of the Chilean army", "Chilean navy commander-in-chief"])
def test_who_commands_an_army_is_of_a_minister_s_rank(title: str) -> None:
    visit = only(
        between(("ARG", "CHL"), [("visit", "CHL", "ARG", "1998-03-12", f"the {title} visited Salta")])
    )
    assert (visit.rank, visit.channels) == (Rank.MINISTER, (Channel.ARMY,))


days = st.dates(min_value=date(1901, 1, 1), max_value=date(1940, 12, 31))
drawn = st.lists(
    st.tuples(
        st.sampled_from(["visit", "meeting"]),
        st.sampled_from([("FRA", "GBR"), ("GBR", "FRA")]),
        st.one_of(days.filter(lambda d: d.month != 2).map(str), days.map(lambda d: str(d.year))),
        st.sampled_from(["the foreign minister came", "a delegation came", "the president came"]),
    ),
    max_size=8,
)


@settings(max_examples=30, deadline=None)
@given(drawn, st.integers(1, 15).map(lambda n: 4 * n))
def test_contacts_of_later_years_are_the_same_so_much_later(
    events: list[tuple[str, tuple[str, str], str, str]], years: int
) -> None:
    def made(later: int) -> Contacts:
        told = [(kind, *way, f"{int(day[:4]) + later}{day[4:]}", words) for kind, way, day, words in events]
        return between(("FRA", "GBR"), told)

    def shape(found: Contacts, later: int) -> list[object]:
        return [
            (c.events, c.guest, c.rank, c.form, None if c.year is None else c.year - later)
            for c in sorted(found.contacts, key=lambda one: one.id)
        ]

    assert shape(made(years), years) == shape(made(0), 0)
