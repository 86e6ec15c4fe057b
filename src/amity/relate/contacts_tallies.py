"""Statements that count contacts over a period ("five between 1961 and 1975", "none"), tested on those in hand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from amity.model.answers import Answer
from amity.model.claims import Claim, Shape
from amity.model.contacts import Contact, Form, Rank, Tally, TallyVerdict
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.relate.contacts_words import numbers
from amity.relate.record import Entry, Record

KINDS = frozenset(("visit", "meeting"))
LONG = 366
"""A denial over more days than these is a statement on a period, not on a happening."""
_HIGH = re.compile(r"\b(?:high|top)[\s-](?:level|ranking)\b", re.IGNORECASE)
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


def tallies(record: Record, pair: tuple[str, str], contacts: Sequence[Contact]) -> tuple[Tally, ...]:
    """Every statement on how many contacts there were in a period, with the contacts of it in hand."""
    found: dict[tuple[object, ...], Tally] = {}
    for name, claim in sorted(record.claims.items()):
        if claim.kind not in KINDS or not set(pair) <= claim.states or not _counts(claim):
            continue
        tally = _tally(name, claim, contacts)
        found.setdefault((tally.guest, tally.host, tally.period.edtf, tally.number, tally.high), tally)
    return tuple(sorted(found.values(), key=lambda tally: (tally.period.sort_key, tally.claim)))


def _counts(claim: Claim) -> bool:
    if claim.shape in (Shape.AGGREGATE, Shape.SILENCE):
        return claim.factuality in (Factuality.HAPPENED, *_ABSENT)
    return claim.factuality in _ABSENT and _long(claim.date)


def _long(when: When) -> bool:
    if when.earliest is None or when.latest is None:
        return bool(when.edtf)
    return when.latest - when.earliest > LONG


def _tally(name: str, claim: Claim, contacts: Iterable[Contact]) -> Tally:
    words = " ".join(claim.passage.quote.split())
    high = bool(_HIGH.search(words))
    guest, host = (claim.source, claim.target) if claim.kind == "visit" else (None, None)
    number = 0 if claim.factuality in _ABSENT else _number(claim)
    here = list(_here(contacts, guest, claim.date, high))
    unsure = [contact for contact in here if high and contact.rank is Rank.UNKNOWN]
    return Tally(
        claim=name, guest=guest, host=host, period=claim.date, number=number, high=high, words=words,
        in_hand=tuple(contact.id for contact in here), unsure=tuple(contact.id for contact in unsure),
        verdict=_verdict(number, len(here), len(unsure), claim),
    )  # fmt: skip


def _here(contacts: Iterable[Contact], guest: str | None, period: When, high: bool) -> Iterator[Contact]:
    """The contacts of a direction that surely lie in a period, of high or of unknown rank where that is asked."""
    for contact in contacts:
        if guest and (contact.form is not Form.VISIT or contact.guest != guest):
            continue
        if high and contact.rank.high is False:
            continue
        if period.edtf and contact.date.edtf and contact.date.during(period.period) is Answer.YES:
            yield contact


def _verdict(number: int | None, here: int, unsure: int, claim: Claim) -> TallyVerdict:
    if number is None or not claim.date.edtf or claim.persons:
        return TallyVerdict.UNTESTED
    if here - unsure > number:
        return TallyVerdict.EXCEEDED
    return TallyVerdict.AGREES if here - unsure == number else TallyVerdict.SHORT


def _number(claim: Claim) -> int | None:
    """The number that a statement turns on: as it was read, or the one number word in it."""
    if claim.quantity is not None:
        return round(claim.quantity.value)
    found = {numbers()[word.casefold()] for word in _words().findall(claim.passage.quote)}
    return found.pop() if len(found) == 1 else None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(numbers())})\b", re.IGNORECASE)
