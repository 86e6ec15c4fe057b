"""Offices, their titles by period, and who held them when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from amity.model.states import Office, Person, Tenure
from amity.model.when import When
from amity.reference.tables import Row, moment

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTitle:
    """What an office was called in English, and when."""

    office: Office
    text: str
    valid: When
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePartyRule:
    """The time in which one party alone ruled a state, by law or in fact, and the names of the party."""

    state: str
    parties: tuple[str, ...]
    valid: When
    source: str


def one_party_rule_of(row: Row) -> OnePartyRule:
    """The rule that a row of one_party.csv states."""
    return OnePartyRule(
        state=row["state"], parties=row.parts("parties"), valid=moment(row["valid"]), source=row["source"]
    )


def office_of(row: Row) -> Office:
    """The office that a row of offices.csv describes."""
    if row["id"] != f"{row['state']}.{row['role']}":
        raise ValueError(f"the id {row['id']!r} must be state and role: {row['state']}.{row['role']}")
    return Office(
        id=row["id"], state=row["state"], role=row["role"], title=row["title"], source=row["source"]
    )


def title_of(row: Row, offices: Mapping[str, Office]) -> OfficeTitle:
    """The title that a row of titles.csv states."""
    return OfficeTitle(
        office=_known(offices, row["office"], "office", "offices.csv"),
        text=row["text"],
        valid=moment(row["valid"] or "../.."),
        source=row["source"],
    )


def tenure_of(row: Row, offices: Mapping[str, Office], persons: Mapping[str, Person]) -> Tenure:
    """The tenure that a row of tenures.csv states. One without an end needs the day it was true at."""
    held, as_of = moment(row["held"]), row["as_of"]
    if not row["held"]:
        raise ValueError("held is empty; write it like 1990-09-03/1997-06-20")
    if held.edtf.endswith("/..") and not as_of:
        raise ValueError("an open end needs the day on which the holder was in office, in as_of")
    return Tenure(
        office=_known(offices, row["office"], "office", "offices.csv"),
        person=_known(persons, row["person"], "person", "persons.csv"),
        held=held,
        as_of=moment(as_of).edtf,
        source=row["source"],
    )


def _known(things: Mapping[str, T], key: str, kind: str, file: str) -> T:
    if key not in things:
        raise ValueError(f"no {kind} {key!r}; add it to {file}")
    return things[key]
