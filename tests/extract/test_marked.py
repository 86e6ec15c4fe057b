"""Sentences of our own, each with a claim that must be found: kind, roles, date and factuality."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from amity.model.claims import Claim
from amity.reference.kinds import kinds

with (Path(__file__).parent / "marked.csv").open(encoding="utf-8") as file:
    MARKED = list(csv.DictReader(file))


def said(claim: Claim, row: dict[str, str]) -> bool:
    states = [row["source"] or None, row["target"] or None]
    if not kinds()[row["kind"]].directed and None not in states:
        states.sort(key=str)
    return (
        claim.kind == row["kind"]
        and [claim.source, claim.target] == states
        and str(claim.date).startswith(row["date"])
        and str(claim.factuality) == row["factuality"]
    )


@pytest.mark.parametrize("row", MARKED, ids=lambda row: row["text"][:60])
def test_marked_sentence(row: dict[str, str], read: Callable[..., tuple[Claim, ...]]) -> None:
    found = read(row["text"])
    shown = [(c.kind, c.source, c.target, str(c.date), str(c.factuality)) for c in found]
    assert any(said(claim, row) for claim in found), shown


def test_the_marked_sentences_are_many_and_varied() -> None:
    assert len(MARKED) >= 190
    assert len({row["kind"] for row in MARKED}) >= 50
    assert len({row["factuality"] for row in MARKED}) == 8
