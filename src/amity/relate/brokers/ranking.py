"""The ranking of all states as hosts for two others."""

import math
from collections.abc import Iterable, Mapping
from datetime import date

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.brokers import Broker, Brokerage, Reason
from amity.model.when import When
from amity.reference import Reference
from amity.relate.brokers.known import Known
from amity.relate.brokers.terms import TERMS, Parties, Weights
from amity.relate.brokers.told import Told
from amity.relate.brokers.weights import weights as published
from amity.relate.record import Record

BEYOND = "how states that the documents are not about dealt with the parties: a case speaks for its subject"


def brokers(
    given: Record | Reference,
    one: str,
    other: str,
    at: When,
    *,
    weights: Weights | None = None,
) -> Brokerage:
    """All states of the time as hosts for two others, the likeliest first, with the reasons of each.

    Only what was known before the first day of `at` counts: rows of reference data that had begun by then,
    and, where a record is given, events that were over by then (a document written later may tell of them,
    but what happened on the day or after is left out). Equal scores stand in alphabetical order. Raises
    NotFound for a state that is none; InvalidValue for one state twice, a date without a first day, or one at
    which either was no state.

    >>> from amity.reference import load
    >>> found = brokers(load(), "PRK", "JPN", When.parse("2012-11"))
    >>> found.parties, len(found.brokers) > 150, found.of("JPN")
    (('JPN', 'PRK'), True, None)
    """
    reference = given.reference if isinstance(given, Record) else given
    known = Known(reference, _day(reference, one, other, at))
    parties = (min(one, other), max(one, other))
    told = Told(given, known.day) if isinstance(given, Record) else None
    chosen = published() if weights is None else weights
    found = {
        host: _reasons(known, told, host, parties, chosen)
        for host in known.candidates if host not in parties
    }  # fmt: skip
    return Brokerage(
        parties=parties,
        at=at,
        brokers=_ranked(known, found, parties),
        unknown=(*_unknown(known, parties), *((BEYOND,) if told else ())),
    )


def _day(reference: Reference, one: str, other: str, at: When) -> int:
    """The first day of the date, on which both must have been states."""
    if one == other:
        raise InvalidValue("Brokerage", "parties", (one, other), "two different states")
    if at.earliest is None or not date.min.toordinal() < at.earliest <= date.max.toordinal():
        raise InvalidValue("Brokerage", "at", str(at), "a date with a first day, such as 2012-11")
    for code in (one, other):
        state = reference.state(code)
        spans = reference.spans.get(code, ())
        if not any(span.overlaps(at) is not Answer.NO for span in spans):
            raise InvalidValue(
                "Brokerage", "at", str(at), f"a time when {state.name} was a state ({_told(spans)})"
            )
    return at.earliest


def _told(spans: Iterable[When]) -> str:
    return "; ".join(span.edtf for span in spans) or "it never was one"


def _reasons(
    known: Known, told: Told | None, host: str, parties: Parties, weights: Weights
) -> tuple[Reason, ...]:
    """Why a state would or would not be host, what weighs most first."""
    found = [reason for term in TERMS for reason in term(known, host, parties, weights)]
    if told is not None:
        found += told.reasons(host, parties, weights)
        listed = [reason for reason in found if reason.term in ("resident", "received")]
        others = [reason for reason in found if reason not in listed]
        found = [*others, *told.represented.reasons(host, parties, weights, listed)]
    return tuple(sorted(found, key=lambda reason: (-abs(reason.worth), reason.term, reason.words)))


def _ranked(known: Known, found: Mapping[str, tuple[Reason, ...]], parties: Parties) -> tuple[Broker, ...]:
    scores = {host: sum(reason.worth for reason in reasons) for host, reasons in found.items()}
    whole = sum(map(math.exp, scores.values()))
    order = sorted(scores, key=lambda host: (-round(scores[host], 9), host))
    return tuple(
        Broker(
            state=host,
            rank=rank,
            score=scores[host],
            share=math.exp(scores[host]) / whole,
            track=_track(known, host, parties),
            reasons=found[host],
        )
        for rank, host in enumerate(order, 1)
    )


def _track(known: Known, host: str, parties: Parties) -> str:
    """The highest track at which it had hosted the two; 1 is the highest."""
    tracks = [one.track for one, _ in known.hostings(host) if set(parties) <= set(one.parties) and one.track]
    return min(tracks, default="")


def _unknown(known: Known, parties: Parties) -> tuple[str, ...]:
    """Of what nothing is on record, so that nobody takes its absence for an answer."""
    listed = {mission.receiver for mission in known.reference.missions}
    hosted = {party for host in known.candidates for row, _ in known.hostings(host) for party in row.parties}
    return tuple(
        words
        for party in parties
        for missing, words in (
            (party not in listed, f"which missions reside in the capital of {party}"),
            (party not in hosted, f"any hosted talks that {party} took part in"),
            (party not in known.reference.capitals, f"where the capital of {party} lies"),
        )
        if missing
    )
