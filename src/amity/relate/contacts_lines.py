"""Contacts as rows for tables and other programs."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from amity.model.contacts import Channel, Contact, Contacts, Form, Rank

Row = dict[str, Any]


def contact_row(contact: Contact, sort: str = "contact") -> Row:
    """A contact as a row: who, when, at what rank, and the ids that it rests on."""
    return {
        "sort": sort,
        "id": contact.id,
        "date": str(contact.date) or None,
        "year": contact.year,
        "form": str(contact.form),
        "guest": contact.guest,
        "host": contact.host,
        "rank": str(contact.rank),
        "channels": [str(channel) for channel in contact.channels],
        "host_rank": str(contact.rank_of(contact.host)) if contact.host else None,
        "host_stands": contact.host_stands or "unknown",
        "equal": str(contact.equal.value),
        "competent": str(contact.competent.value),
        "competence": contact.competence or None,
        "persons": sorted({one.name for one in contact.capacities if one.name}),
        "place": contact.place,
        "credence": round(contact.credence, 3),
        "witnesses": list(contact.witnesses),
        "untold_by": list(contact.untold_by),
        "events": list(contact.events),
        "claims": list(contact.claims),
        "capacities": [
            {
                "state": one.state, "name": one.name or None, "channel": str(one.channel),
                "rank": str(one.rank), "office": one.office or None, "why": one.why, "claim": one.claim,
            }
            for one in contact.capacities
        ],
    }  # fmt: skip


def contact_rows(contacts: Contacts) -> Iterator[Row]:
    """All that is told of contacts, each row with its sort: contact, doubtful, message, tally or forum."""
    yield from (contact_row(contact) for contact in contacts.contacts)
    yield from (contact_row(contact, "doubtful") for contact in contacts.doubtful)
    for message in contacts.messages:
        yield {
            "sort": "message", "id": message.event, "date": str(message.date) or None,
            "guest": message.sender, "host": message.receiver, "claims": list(message.claims),
        }  # fmt: skip
    for tally in contacts.tallies:
        yield {
            "sort": "tally", "id": tally.claim, "date": str(tally.period) or None, "guest": tally.guest,
            "host": tally.host, "number": tally.number, "high": tally.high, "words": tally.words,
            "in_hand": list(tally.in_hand), "unsure": list(tally.unsure), "verdict": str(tally.verdict),
        }  # fmt: skip
    for forum in contacts.forums:
        yield {"sort": "forum", "id": forum.forum, "date": str(forum.since), "name": forum.name,
               "roles": list(forum.roles), "claims": list(forum.claims)}  # fmt: skip


def year_rows(contacts: Contacts) -> Iterator[Row]:
    """The numbers by year, direction, rank and form."""
    for count in contacts.by_year:
        covered = contacts.coverage
        yield {
            "year": count.year, "guest": count.guest, "host": count.host, "rank": str(count.rank),
            "form": str(count.form), "number": count.number,
            "coverage": str(covered.depth(count.year)) if covered else None, "contacts": list(count.contacts),
        }  # fmt: skip


def rank_rows(contacts: Contacts) -> Iterator[Row]:
    """The numbers by rank and who came to whom, the highest first."""
    for rank in Rank:
        here = [contact for contact in contacts.contacts if contact.rank is rank]
        if here:
            yield {
                "rank": str(rank), **_sides(contacts, here), "number": len(here),
                "contacts": [contact.id for contact in here],
            }  # fmt: skip


def direction_rows(contacts: Contacts, years: int = 10) -> Iterator[Row]:
    """Who goes to whom, by period: all visits, and those of a minister's rank or higher."""
    for found in contacts.reciprocity(years):
        one, other = contacts.one, contacts.other
        yield {
            "period": f"{found.period.start}-{found.period.stop - 1}",
            f"{one} to {other}": len(found.there), "of high rank": len(found.there_high),
            f"{other} to {one}": len(found.back), "of high rank too": len(found.back_high),
            "balance": None if found.balance is None else round(found.balance, 2),
            "coverage": str(found.depth), "contacts": [*found.there, *found.back],
        }  # fmt: skip


def channel_rows(contacts: Contacts, years: int = 10) -> Iterator[Row]:
    """By which channels contacts went, by period, with the part of those whose channel is known."""
    for found in contacts.channels(years):
        unknown = found.channel is Channel.UNKNOWN
        yield {
            "period": f"{found.period.start}-{found.period.stop - 1}", "channel": str(found.channel),
            "number": len(found.contacts), "of": found.known,
            "share": None if unknown or found.share is None else round(found.share, 2),
            "coverage": str(contacts.depth_of(found.period)), "contacts": list(found.contacts),
        }  # fmt: skip


def _sides(contacts: Contacts, here: list[Contact]) -> Row:
    visits = [contact for contact in here if contact.form is Form.VISIT]
    one, other = contacts.one, contacts.other
    return {
        f"visits {one} to {other}": sum(visit.guest == one for visit in visits),
        f"visits {other} to {one}": sum(visit.guest == other for visit in visits),
        "other contacts": len(here) - len(visits),
    }  # fmt: skip


BY: Mapping[str, Callable[[Contacts], Iterator[Row]]] = {
    "year": year_rows, "rank": rank_rows, "direction": direction_rows, "channel": channel_rows,
}  # fmt: skip
"""The tables of numbers, by name."""
