"""Coded events of others as claims."""

from pathlib import Path

import pytest

from amity.datasets import read_events
from amity.datasets.events import codes, meaning
from amity.model.claims import Claim
from amity.read import read_document
from amity.reference import Reference, load
from amity.reference.kinds import kinds


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def claims(tmp_path: Path, rows: str, reference: Reference) -> list[Claim]:
    (tmp_path / "events.csv").write_text(rows, encoding="utf-8")
    document = read_document(tmp_path / "events.csv")
    found = list(read_events(document, reference))
    assert all(claim.passage.stands_in(document.text) for claim in found)
    return found


def test_every_code_means_a_kind() -> None:
    assert {code.kind for code in codes().values()} <= kinds().keys()
    assert all(code.source for code in codes().values())


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("042", "visit"), ("42", "visit"), ("0421", "visit"), ("ASSAULT", "attack"), ("2", "request"),
        ("57", "agreement_signed"), ("190", "attack"), ("20", "attack"), ("Treaty signed", "treaty_signed"),
    ],
)  # fmt: skip
def test_what_a_code_means(said: str, kind: str) -> None:
    code = meaning(said)
    assert code is not None
    assert code.kind == kind


def test_rows_are_claims_with_their_states_days_and_persons(tmp_path: Path, reference: Reference) -> None:
    rows = (
        "start,end,cameo,actor1,actor2,place,persons\n"
        "1975-06-02,1975-06-04,042,POLGOV,Finland,Helsinki,A. Nowak; B. Lis\n"
        "1976-03-01,,043,FIN,Poland,,\n"
        "1977-01-05,,057,Poland,FIN,,\n"
    )
    first, second, third = claims(tmp_path, rows, reference)
    assert (first.source, first.target, str(first.date)) == ("POL", "FIN", "1975-06-02/1975-06-04")
    assert (first.place, first.persons) == ("Helsinki", ("A. Nowak", "B. Lis"))
    assert (second.kind, second.source, second.target) == ("visit", "POL", "FIN")
    assert (third.kind, third.source, third.target) == ("agreement_signed", "FIN", "POL")


def test_what_is_not_known_makes_no_claim_and_stays(tmp_path: Path, reference: Reference) -> None:
    rows = "date,kind,source,target\n1975,visit,Ruritania,Graustark\n1975,ZZ,FIN,POL\nsoon,visit,FIN,POL\n"
    assert claims(tmp_path, rows, reference) == []
    assert "Graustark" in read_document(tmp_path / "events.csv").text
