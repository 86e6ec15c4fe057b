"""Whose head of mission somebody is who is named without a word of it, by what else is told of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.representation import Turn
from amity.model.states import Office
from amity.relate.record import Record
from amity.relate.status import rules

Way = tuple[str, str]
_NEAR = 30
"""Characters to either side of a name within which the title of a head of mission is that person's."""
_TITLES = ("chargé d'affaires", "envoy", "ambassador")


def directed(record: Record, pair: Way, loose: Iterable[Turn], known: Iterable[Turn]) -> Iterator[Turn]:
    """Turns of which it is not told whose mission they are of, each with its sender where a person tells it.

    `known` are the turns whose direction is told. A head of mission who is named is of the state whose
    mission the same name heads elsewhere in the record, always of the same one, or by the rosters of
    ambassadors at that date. Other turns are given as they are.
    """
    ways: dict[str, set[Way]] = {}
    for turn in known:
        for name in _heads(turn, record.claims):
            ways.setdefault(name, set()).add((turn.sender, turn.receiver))
    for turn in loose:
        names = list(_heads(turn, record.claims))
        found = {way for name in names for way in ways.get(name, ())} or set(
            _rostered(record, pair, turn, names)
        )
        if len(found) == 1:
            (way,) = found
            yield replace(turn, sender=way[0], receiver=way[1])
        else:
            yield turn


def _heads(turn: Turn, claims: Mapping[str, Claim]) -> Iterator[str]:
    """The persons in the passages of a turn who are called head of a mission, in small letters."""
    for claim in (claims[name] for name in turn.claims if name in claims):
        quote = claim.passage.quote
        for person in claim.persons:
            place = quote.find(person)
            end = place + len(person)
            around = quote[max(0, place - _NEAR) : place], quote[end : end + _NEAR]
            if place >= 0 and any(rules.said("level", t, text.lower()) for t in _TITLES for text in around):
                yield person.casefold()


def _rostered(record: Record, pair: Way, turn: Turn, names: Iterable[str]) -> Iterator[Way]:
    for name in names:
        for person in record.reference.persons_named(name, turn.date if turn.date.edtf else None):
            for tenure in record.reference.tenures_of(person.id):
                if tenure.held.overlaps(turn.date) is not Answer.NO and (way := _posted(tenure.office, pair)):
                    yield way


def _posted(office: Office, pair: Way) -> Way | None:
    """Sender and receiver of an ambassador's office ("ambassador_to_PRK"); None for another office."""
    ways = (pair, (pair[1], pair[0]))
    return next(
        (
            w
            for w in ways
            if office.state == w[0] and office.role.casefold() == f"ambassador_to_{w[1]}".casefold()
        ),
        None,
    )
