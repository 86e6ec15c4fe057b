"""Statements that count contacts over a period ("five between 1961 and 1975"), tested on those in hand."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from amity.model.claims import Claim, Shape
from amity.model.contacts import Contact, Form, Tally, TallyVerdict
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.relate.contacts_ranks import Ranking
from amity.relate.contacts_words import absent, numbers
from amity.relate.record import Entry, Record

KINDS = frozenset(("visit", "meeting"))
LONG = 366
"""A denial over more days than these is a statement on a period, not on a happening."""
_ABSENT = frozenset((Factuality.DID_NOT_HAPPEN, Factuality.DENIED))


def is_tally(entry: Entry) -> bool:
    """Whether an entry is about a period as a whole: not one day, and a denial.

    >>> from amity.model.events import Event
    >>> event = Event(id="e", kind="visit", source="CHL", target="ARG", date=When.parse("1961/1975"),
    ...     factuality=Factuality.DID_NOT_HAPPEN, claims_for=("c",))
    >>> is_tally(Entry(event=event, credence=0.5))
    True
    """
    event = entry.event
    return event.factuality in _ABSENT and _long(event.date)


def tallies(record: Record, ranking: Ranking, contacts: Sequence[Contact]) -> tuple[Tally, ...]:
    """Every statement on how many contacts there were in a period, with the contacts of it in hand."""
    pair = set(ranking.pair)
    found: dict[tuple[object, ...], Tally] = {}
    for name, claim in sorted(record.claims.items()):
        if claim.kind in KINDS and pair <= claim.states and _counts(claim):
            tally = _tally(name, claim, ranking, contacts)
            said = tally.guest, tally.host, tally.period.edtf, tally.number, tally.high, claim.persons
            found.setdefault(said, tally)
    return tuple(sorted(found.values(), key=lambda tally: (tally.period.sort_key, tally.claim)))


def _counts(claim: Claim) -> bool:
    if claim.factuality in _ABSENT:
        return _long(claim.date)
    return claim.shape is Shape.AGGREGATE and claim.factuality is Factuality.HAPPENED


def _long(when: When) -> bool:
    if when.earliest is None or when.latest is None:
        return bool(when.edtf)
    return when.latest - when.earliest > LONG


def _tally(name: str, claim: Claim, ranking: Ranking, contacts: Iterable[Contact]) -> Tally:
    words = " ".join(claim.passage.quote.split())
    high = bool(absent()["high"].search(words))
    guest, host = (claim.source, claim.target) if claim.kind == "visit" else (None, None)
    number = 0 if claim.factuality in _ABSENT else _number(claim)
    people = {person.name for one in claim.persons if (person := ranking.person(one, claim.date))}
    here = [
        contact for contact in contacts
        if _of_direction(contact, guest) and _within(contact, claim.date)
        and not (high and contact.high is False)
        and (not people or any(one.name in people for one in contact.capacities))
    ]  # fmt: skip
    unsure = [contact for contact in here if high and contact.high is None]
    named = len(people) == len(claim.persons) and not absent()["pronoun"].search(words)
    tested = named and number is not None and bool(claim.date.edtf)
    return Tally(
        claim=name, guest=guest, host=host, period=claim.date, number=number, high=high, words=words,
        in_hand=tuple(contact.id for contact in here if named),
        unsure=tuple(contact.id for contact in unsure),
        verdict=_verdict(number or 0, len(here) - len(unsure)) if tested else TallyVerdict.UNTESTED,
    )  # fmt: skip


def _of_direction(contact: Contact, guest: str | None) -> bool:
    return guest is None or (contact.form is Form.VISIT and contact.guest == guest)


def _within(contact: Contact, period: When) -> bool:
    """Whether a contact surely lies in a period; an open side has no bound."""
    first, last = contact.date.earliest, contact.date.latest
    if first is None or last is None:
        return False
    return (period.earliest or first) <= first and last <= (period.latest or last)


def _verdict(number: int, here: int) -> TallyVerdict:
    if here > number:
        return TallyVerdict.EXCEEDED
    return TallyVerdict.AGREES if here == number else TallyVerdict.SHORT


def _number(claim: Claim) -> int | None:
    """The number that a statement turns on: as it was read, or the one number word in it."""
    if claim.quantity is not None:
        return round(claim.quantity.value)
    found = {numbers()[word.casefold()] for word in _words().findall(claim.passage.quote)}
    return found.pop() if len(found) == 1 else None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(numbers())})\b", re.IGNORECASE)
