"""Records of two neighbours in West Africa, made in memory, and theses on them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from amity.model.claims import Claim
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.queries import Query, Selection
from amity.model.theses import Holder, Prediction, Ratio, Thesis
from amity.model.when import When
from amity.model.witnesses import SourceGraph, SourceNode, SourceSort
from amity.reference import load
from amity.relate.record import Entry, Record


def told(
    date: str, *docs: str, kind: str = "visit", states: str = "GHA TGO", credence: float = 0.9,
    factuality: Factuality = Factuality.HAPPENED,
) -> Entry:  # fmt: skip
    """An event with one claim in each document; one that did not happen is denied by these."""
    source, target = states.split()
    name = f"{kind}-{date}-{states.replace(' ', '-')}"
    claims = tuple(f"{doc}-{name}" for doc in docs)
    denied = factuality is Factuality.DID_NOT_HAPPEN
    event = Event(
        id=f"e-{name}", kind=kind, source=source, target=target, date=When(edtf=date), factuality=factuality,
        claims_for=() if denied else claims, claims_against=claims if denied else (),
    )  # fmt: skip
    witnesses = tuple(sorted(f"doc:{doc}" for doc in docs))
    return Entry(
        event=event, credence=credence, witnesses=() if denied else witnesses,
        opposed=witnesses if denied else (),
    )  # fmt: skip


def claims_of(entries: Iterable[Entry]) -> dict[str, Claim]:
    """A claim for each id, each with a passage of its own."""
    found: dict[str, Claim] = {}
    for entry in entries:
        for name in entry.event.claims:
            doc = name.split("-")[0]
            words = f"{entry.event.kind} of {entry.event.date} as {doc} has it"
            start = 100 * len(found)
            passage = Passage(doc=doc, start=start, end=start + len(words), quote=words)
            found[name] = Claim(
                passage=passage, kind=entry.event.kind, source=entry.event.source, target=entry.event.target,
                date=entry.event.date, factuality=entry.event.factuality,
            )  # fmt: skip
    return found


def record_of(*entries: Entry, flows: Iterable[Flow] = ()) -> Record:
    """The record of Ghana and Togo with these events and values, each document a source of its own."""
    docs = sorted({name for entry in entries for name in (*entry.witnesses, *entry.opposed)})
    nodes = [SourceNode(id=doc, sort=SourceSort.DOCUMENT, label=doc[4:]) for doc in docs]
    return Record(
        states=("GHA", "TGO"), reference=load(), entries=entries, claims=claims_of(entries),
        flows=tuple(flows), sources=SourceGraph(nodes=tuple(nodes)),
    )  # fmt: skip


def without(record: Record, claims: Collection[str], flows: Collection[Flow]) -> Record:
    """The record without claims and flows: an event that nobody is left to tell of is gone."""
    entries = []
    for entry in record.entries:
        left = tuple(name for name in entry.event.claims_for if name not in claims)
        against = tuple(name for name in entry.event.claims_against if name not in claims)
        if left or against:
            docs = {f"doc:{name.split('-')[0]}" for name in (*left, *against)}
            entries.append(
                replace(
                    entry,
                    event=replace(entry.event, claims_for=left, claims_against=against),
                    witnesses=tuple(name for name in entry.witnesses if name in docs),
                    opposed=tuple(name for name in entry.opposed if name in docs),
                )
            )
    return replace(
        record,
        entries=tuple(entries),
        claims={name: claim for name, claim in record.claims.items() if name not in claims},
        flows=tuple(flow for flow in record.flows if flow not in flows),
    )


def trade(values: dict[int, float | None], *, series: str = "Trade", row: int | None = 1) -> tuple[Flow, ...]:
    """A yearly series of trade, rounded to 0.1."""
    return tuple(
        Flow(
            series=series, measure="trade", source="GHA", target="TGO", directed=False,
            period=When.of_year(year), value=value, unit="US$ million", rounding=0.1,
            observation=Observation.OBSERVED if value is not None else Observation.MISSING,
            row=None if row is None else row + at,
        )
        for at, (year, value) in enumerate(values.items())
    )  # fmt: skip


def which(period: str, *kinds: str, source: str | None = None, target: str | None = None) -> Selection:
    """Events between the two in a period."""
    between = () if source or target else ("GHA", "TGO")
    return Selection(
        kinds=kinds or ("visit",), period=When.parse(period), source=source, target=target, between=between
    )


def predicts(
    name: str, query: Query, if_true: tuple[float, float], if_false: tuple[float, float],
    forbidden: bool = False,
) -> Prediction:  # fmt: skip
    """A prediction with its ratios."""
    return Prediction(
        id=name, says=f"{name}.", query=query, by="A. Mensah", on="2024-03-31", forbidden=forbidden,
        if_true=Ratio(low=if_true[0], high=if_true[1]), if_false=Ratio(low=if_false[0], high=if_false[1]),
    )  # fmt: skip


def thesis(name: str, *predictions: Prediction) -> Thesis:
    """A thesis on the two."""
    return Thesis(
        id=name, title=name.title(), statement=f"It was {name}.", states=("GHA", "TGO"),
        holders=(Holder(name="K. Agbodeka", citation="A Border Reader (1972), 12"),),
        period=When.parse("1957/2000"), predictions=predictions,
    )  # fmt: skip


@pytest.fixture(scope="session")
def made() -> SimpleNamespace:
    """What makes records and theses."""
    return SimpleNamespace(
        told=told, record_of=record_of, without=without, trade=trade, which=which, predicts=predicts,
        thesis=thesis,
    )  # fmt: skip


@pytest.fixture(scope="session")
def visits() -> tuple[Entry, ...]:
    """A visit each year from 1960 to 1979, told by two chronicles that go on with meetings to 1994."""
    early = [told(f"{year}-05-04", "north", "south") for year in range(1960, 1980)]
    later = [told(f"{year}-09-01", "north", "south", kind="meeting") for year in range(1980, 1995)]
    return (*early, *later)
