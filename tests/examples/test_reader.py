"""What the rules read in the example, held against the marks made by hand."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from amity.extract import extract
from amity.model.claims import Claim, Tier
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.read import read_document
from amity.read.bibliography import load as load_bibliography
from amity.reference import load

SOURCES = Path(__file__).parents[2] / "examples" / "mongolia-dprk" / "sources"
MARKS = Path(__file__).parent / "claims.jsonl"
Pair = tuple[Claim, list[dict[str, Any]]]


@cache
def pairs() -> tuple[Pair, ...]:
    """Each claim of the trusted tier with the marks on the same passage and of the same kind."""
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    return tuple(_pairs(marks))


def _pairs(marks: list[dict[str, Any]]) -> Iterator[Pair]:
    bibliography, reference = load_bibliography(SOURCES), load()
    for path in sorted(path for path in SOURCES.iterdir() if path.name != "bibliography.json"):
        document = read_document(path, bibliography.source_of(path))
        here = [mark for mark in marks if mark["doc"] == document.name]
        for claim in extract(document, reference).claims:
            if claim.tier is Tier.HIGH:
                near = [mark for mark in here if meets(claim, mark, document.text)]
                yield claim, [mark for mark in near if mark["kind"] == claim.kind]


def meets(claim: Claim, mark: dict[str, Any], text: str) -> bool:
    """Whether the two passages share at least half of the shorter one."""
    pattern = r"\s+".join(map(re.escape, mark["quote"].split()))
    for found in re.finditer(pattern, text):
        shared = min(found.end(), claim.passage.end) - max(found.start(), claim.passage.start)
        if 2 * shared >= min(len(found[0]), len(claim.passage.quote)):
            return True
    return False


def agrees(claim: Claim, mark: dict[str, Any]) -> bool:
    """Whether states, year and factuality are those of the mark."""
    states = {state for state in (mark["source"], mark["target"], *mark["others"]) if state}
    marked = When.parse(mark["date"] or "")
    years = (marked.first_year, marked.last_year) == (claim.date.first_year, claim.date.last_year)
    return states == claim.states and years and claim.factuality == mark["modality"]


def test_nine_in_ten_of_the_trusted_tier_are_right() -> None:
    right = [claim for claim, marks in pairs() if any(agrees(claim, mark) for mark in marks)]
    assert len(pairs()) >= 20
    assert len(right) >= 0.9 * len(pairs()), [
        claim.passage.quote for claim, _ in pairs() if claim not in right
    ]


def test_nothing_unrealised_is_trusted_to_have_happened() -> None:
    taken_for_fact = [
        claim.passage.quote
        for claim, marks in pairs()
        if claim.factuality is Factuality.HAPPENED
        and marks
        and all(mark["modality"] != "happened" for mark in marks)
    ]
    assert taken_for_fact == []
