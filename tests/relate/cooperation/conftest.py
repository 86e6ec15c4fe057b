"""Small records of Ghana and Togo, and what their sources speak of."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from amity.model.coverage import Coverage, Stream, Telling
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.reference import load
from amity.relate.record import Entry, Record

PAIR = ("GHA", "TGO")


def entry(name: str, date: str, kind: str = "visit", **changes: Any) -> Entry:
    """An entry told by both sources, Ghana going to Togo, unless it is changed."""
    fields: dict[str, Any] = {
        "id": name, "kind": kind, "source": "GHA", "target": "TGO", "claims_for": (f"c-{name}",),
        "date": When.parse(date) if date else When.unknown(), "factuality": Factuality.HAPPENED,
    }  # fmt: skip
    credence = changes.pop("credence", 0.9)
    witnesses = changes.pop("witnesses", ("doc:gazette", "doc:memoir"))
    return Entry(event=Event(**(fields | changes)), credence=credence, witnesses=witnesses)


def record(entries: Sequence[Entry], **more: Any) -> Record:
    return Record(states=PAIR, reference=load(), entries=tuple(entries), **more)


def coverage(share: float = 0.9, **spans: range) -> Coverage:
    """Streams by name with the years of which each speaks."""
    return Coverage(
        states=PAIR,
        streams=tuple(
            Stream(source=f"doc:{name}", label=name, telling=Telling.SERIAL,
                   exposure=dict.fromkeys(span, share))
            for name, span in sorted(spans.items())
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def togo() -> SimpleNamespace:
    """How to make entries, records and coverage of Ghana and Togo."""
    return SimpleNamespace(entry=entry, record=record, coverage=coverage, pair=PAIR)
