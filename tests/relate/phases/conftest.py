"""Dyads of two neighbours, told of by sources of our own making."""

from collections.abc import Iterable, Sequence
from types import SimpleNamespace

import pytest

from amity.model.coverage import Coverage, Stream, Telling
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow, Observation
from amity.model.when import When
from amity.reference import load
from amity.relate.record import Entry, Record

REFERENCE = load()
ONE, OTHER = "FIN", "SUN"


def an_entry(
    name: str, when: str, *, sources: Sequence[str] = ("doc:a",), kind: str = "agreement_signed",
    credence: float = 0.9, factuality: Factuality = Factuality.HAPPENED, out: bool = True,
) -> Entry:  # fmt: skip
    event = Event(
        id=name, kind=kind, source=ONE if out else OTHER, target=OTHER if out else ONE,
        date=When.parse(when), factuality=factuality, claims_for=(f"c-{name}",),
    )  # fmt: skip
    return Entry(event=event, credence=credence, witnesses=tuple(sources))


def yearly(rates: dict[range, int], source: str = "doc:a", kind: str = "agreement_signed") -> list[Entry]:
    """So many acts in each year, on days of their own."""
    return [
        an_entry(f"{source}-{kind}-{year}-{n}", f"{year}-{n + 1:02d}-15", sources=(source,), kind=kind)
        for years, number in rates.items() for year in years for n in range(number)
    ]  # fmt: skip


def a_record(entries: Iterable[Entry], flows: Iterable[Flow] = ()) -> Record:
    return Record(states=(ONE, OTHER), reference=REFERENCE, entries=tuple(entries), flows=tuple(flows))


def speaking(spans: dict[str, range], share: float = 1.0) -> Coverage:
    """Sources that speak of every year of a span."""
    streams = tuple(
        Stream(source=name, label=name, telling=Telling.SERIAL, exposure=dict.fromkeys(span, share))
        for name, span in spans.items()
    )
    return Coverage(states=(ONE, OTHER), streams=streams)


def trade(values: dict[int, float], *, series: str = "customs", rounding: float | None = 0.1) -> list[Flow]:
    return [
        Flow(
            series=series, measure="trade", source=ONE, target=OTHER, directed=False, unit="US$ million",
            period=When.parse(str(year)), value=value, rounding=rounding, row=number,
            observation=Observation.OBSERVED if value else Observation.ZERO,
        )
        for number, (year, value) in enumerate(values.items(), 2)
    ]  # fmt: skip


@pytest.fixture
def make() -> SimpleNamespace:
    """What dyads are made with."""
    return SimpleNamespace(entry=an_entry, yearly=yearly, record=a_record, speaking=speaking, trade=trade)
