"""Records made of sentences: each is a claim, and an event of that claim alone."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from amity.model.claims import Claim
from amity.model.credence import Attestation
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import load
from amity.relate.record import Entry, Record
from amity.relate.status import status

Told = tuple[str, str, str, str, str]
"""Kind, source, target, date, words."""
Drawn = list[tuple[str, tuple[str, str], str, float]]
"""Kind, source and target, date, credence."""


def claim(told: Told, doc: str, start: int, factuality: Factuality = Factuality.HAPPENED) -> Claim:
    kind, source, target, date, words = told
    when = When.parse(date) if date else When.unknown()
    passage = Passage(doc=doc, start=start, end=start + len(words), quote=words)
    return Claim(passage=passage, kind=kind, source=source, target=target, date=when, factuality=factuality)


def entry(
    told: Told, number: int, credence: float = 0.9, factuality: Factuality = Factuality.HAPPENED
) -> tuple[Entry, dict[str, Claim]]:
    doc = "a"
    said = claim(told, doc, 1000 * number, factuality)
    happened = factuality is Factuality.HAPPENED
    event = Event(
        id=f"e{number:03}", kind=told[0], source=told[1], target=told[2], date=said.date,
        factuality=factuality, claims_for=(said.id,) if happened else (),
        foretold=() if happened else (said.id,),
    )  # fmt: skip
    return Entry(event=event, credence=credence, witnesses=(f"doc:{doc}",),
                 attestation=Attestation.PROBABLE), {said.id: said}  # fmt: skip


def made(
    *entries: tuple[Entry, dict[str, Claim]], flows: tuple[Flow, ...] = (), pair: tuple[str, str]
) -> Record:
    claims = {name: said for _, told in entries for name, said in told.items()}
    return Record(
        states=pair, reference=load(), entries=tuple(e for e, _ in entries), claims=claims, flows=flows
    )


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """A record of sentences between two states: `record(("FIN", "SUN"), told, told, ...)`."""

    def of(pair: tuple[str, str], *told: Told, flows: tuple[Flow, ...] = ()) -> Record:
        return made(*(entry(one, n) for n, one in enumerate(told)), flows=flows, pair=pair)

    return of


def coded(sender: str, receiver: str, year: int, value: int, row: int) -> Flow:
    seen = Observation.OBSERVED if value else Observation.ZERO
    return Flow(series="diplomatic_exchange", measure="representation", source=sender, target=receiver,
                directed=True, period=When.of_year(year), value=float(value), unit="level", observation=seen,
                row=row)  # fmt: skip


def copied(record: Record) -> Record:
    """The record with each claim told once more by a copy, which is no witness of its own."""
    copies = {
        name: replace(said, passage=replace(said.passage, doc=said.passage.doc + "-copy"))
        for name, said in record.claims.items()
    }
    more = {name: twin.id for name, twin in copies.items()}
    entries = tuple(
        replace(
            e,
            event=replace(e.event, claims_for=(*e.event.claims_for, *(more[c] for c in e.event.claims_for))),
        )
        for e in record.entries
    )
    claims = {**record.claims, **{twin.id: twin for twin in copies.values()}}
    return replace(record, entries=entries, claims=claims)


KINDS = {
    "relations_established": "established relations",
    "recognition": "recognised it",
    "ambassador_exchange": "they exchanged ambassadors",
    "embassy_opened": "opened an embassy",
    "embassy_closed": "closed the embassy",
    "embassy_reopened": "reopened the embassy",
    "relations_severed": "broke off relations",
    "credentials": "presented credentials",
}


def drawn(events: Drawn) -> Record:
    """A record of France and Britain of events drawn at random."""
    told = [
        entry((kind, way[0], way[1], day, KINDS[kind]), n, credence)
        for n, (kind, way, day, credence) in enumerate(events)
    ]
    return made(*told, pair=("FRA", "GBR"))


def shape(record: Record) -> list[list[tuple[str, str, str, str, int]]]:
    """The stretches of each direction, without the ids that they rest on."""
    return [
        [(str(s.start), str(s.end), str(s.level), str(s.seat), len(s.disputes)) for s in d.stretches]
        for d in status(record).directions
    ]


@pytest.fixture(scope="session")
def making() -> SimpleNamespace:
    """What records are made with, one part at a time."""
    return SimpleNamespace(claim=claim, entry=entry, made=made, coded=coded, copied=copied, drawn=drawn,
                           shape=shape, KINDS=KINDS)  # fmt: skip
