from dataclasses import dataclass

import pytest

from amity.model.cooperation import Component, Every, Way
from amity.model.coverage import Coverage, Stream, Telling
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Observation
from amity.model.when import When
from amity.reference import load
from amity.relate.components import components
from amity.relate.record import Entry, Record

SPEAKS = Coverage(
    states=("ARG", "CHL"),
    streams=tuple(
        Stream(source=f"doc:{name}", label=name, telling=Telling.SERIAL, exposure=dict.fromkeys(years, 1.0))
        for name, years in {"a": range(1970, 1980), "b": range(1975, 1980)}.items()
    ),
)


@dataclass(frozen=True)
class Told:
    """A thing told."""

    name: str
    date: str
    kind: str = "visit"
    factuality: str = "happened"
    source: str = "ARG"


def record(*told: Told) -> Record:
    entries = tuple(
        Entry(
            event=Event(
                id=one.name, kind=one.kind, source=one.source, date=When.parse(one.date),
                target="CHL" if one.source == "ARG" else "ARG", claims_for=("c",),
                factuality=Factuality(one.factuality),
            ),
            credence=0.8,
            witnesses=("doc:a",),
        )
        for one in told
    )  # fmt: skip
    return Record(states=("ARG", "CHL"), reference=load(), entries=entries)


def test_counts_are_by_period_component_and_direction() -> None:
    told = record(
        Told("v1", "1975-02"),
        Told("v2", "1975-03-09"),
        Told("v3", "1975-04", source="CHL"),
        Told("t", "1976", "treaty_signed"),
        Told("w", "1976", "aid", "planned"),
        Told("n", "1976", "aid", "did_not_happen"),
    )
    found = components(told, coverage=SPEAKS)
    assert [(str(c.period), c.component, c.way, c.deeds, c.promises, c.entries) for c in found] == [
        ("1975", Component.CONTACTS, Way.FORTH, 2.0, 0.0, ("v1", "v2")),
        ("1975", Component.CONTACTS, Way.BACK, 1.0, 0.0, ("v3",)),
        ("1976", Component.TREATIES, Way.JOINT, 1.0, 0.0, ("t",)),
        ("1976", Component.WORDS, Way.FORTH, 0.0, 1.0, ("w",)),
    ]
    assert found[0].expected == pytest.approx(1.6)
    assert found[0].streams == ("doc:a", "doc:b")


def test_a_nought_is_told_from_a_time_that_no_source_speaks_of() -> None:
    found = components(record(Told("v", "1975")), coverage=SPEAKS, silent=True)
    by = {(str(c.period), c.component, c.way): c for c in found}
    assert len(found) == 10 * len(Component) * 3
    assert by["1971", Component.AID, Way.BACK].observation is Observation.ZERO
    assert by["1971", Component.AID, Way.BACK].exposure == 1.0
    assert by["1975", Component.CONTACTS, Way.FORTH].observation is Observation.OBSERVED
    assert ("1969", Component.AID, Way.BACK) not in by


def test_months_hold_what_is_dated_to_them() -> None:
    told = record(Told("day", "1975-02-11"), Told("year", "1975"))
    found = components(told, coverage=SPEAKS, every=Every.MONTH)
    assert len(found) == 12
    assert sum(count.deeds for count in found) == pytest.approx(2.0)
    february = next(count for count in found if str(count.period) == "1975-02")
    assert set(february.entries) == {"day", "year"}
