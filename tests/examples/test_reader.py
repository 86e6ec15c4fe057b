"""What the rules read in the example, held against the marks made by hand."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from amity.extract import extract
from amity.model.claims import Claim, Tier
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.present.chronology import happened
from amity.present.material import Material
from amity.read import read_document
from amity.read.bibliography import load as load_bibliography
from amity.reconcile import apply, reconcile
from amity.reference import load

SOURCES = Path(__file__).parents[2] / "examples" / "mongolia-dprk" / "sources"
MARKS = Path(__file__).parent / "claims.jsonl"
Mark = dict[str, Any]
Pair = tuple[Claim, list[Mark]]


@cache
def documents() -> dict[str, Document]:
    """The documents of the example as read, by name."""
    bibliography = load_bibliography(SOURCES)
    paths = sorted(path for path in SOURCES.iterdir() if path.name != "bibliography.json")
    return {path.stem: read_document(path, bibliography.source_of(path)) for path in paths}


@cache
def claims() -> tuple[Claim, ...]:
    """All claims that the rules read in the example."""
    return tuple(claim for document in documents().values() for claim in extract(document, load()).claims)


@cache
def trusted() -> tuple[Pair, ...]:
    """Each claim of the trusted tier with its marks."""
    return tuple((claim, marks_on(claim)) for claim in claims() if claim.tier is Tier.HIGH)


@cache
def marks() -> tuple[Mark, ...]:
    """The marks made by hand."""
    return tuple(json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines())


def marks_on(claim: Claim) -> list[Mark]:
    """The marks on the same passage and of the same kind."""
    text = documents()[claim.passage.doc].text
    here = (mark for mark in marks() if (mark["doc"], mark["kind"]) == (claim.passage.doc, claim.kind))
    return [mark for mark in here if meets(claim, mark, text)]


def meets(claim: Claim, mark: Mark, text: str) -> bool:
    """Whether the two passages share at least half of the shorter one."""
    pattern = r"\s+".join(map(re.escape, mark["quote"].split()))
    for found in re.finditer(pattern, text):
        shared = min(found.end(), claim.passage.end) - max(found.start(), claim.passage.start)
        if 2 * shared >= min(len(found[0]), len(claim.passage.quote)):
            return True
    return False


def agrees(claim: Claim, mark: Mark) -> bool:
    """Whether states, year and factuality are those of the mark."""
    states = {state for state in (mark["source"], mark["target"], *mark["others"]) if state}
    marked = When.parse(mark["date"] or "")
    years = (marked.first_year, marked.last_year) == (claim.date.first_year, claim.date.last_year)
    return states == claim.states and years and claim.factuality == mark["modality"]


def test_nine_in_ten_of_the_trusted_tier_are_right() -> None:
    wrong = [claim for claim, marks in trusted() if not any(agrees(claim, mark) for mark in marks)]
    assert len(trusted()) >= 20
    assert len(wrong) <= 0.1 * len(trusted()), [claim.passage.quote for claim in wrong]


def test_nothing_unrealised_is_trusted_to_have_happened() -> None:
    facts = [pair for pair in trusted() if pair[0].factuality is Factuality.HAPPENED]
    assert [claim.passage.quote for claim, marks in facts if unrealised(marks)] == []


def test_chronology_holds_nothing_that_did_not_happen() -> None:
    """No judgement has been made yet, so what stands there rests on the rules alone."""
    material = Material(
        title="Mongolia and North Korea",
        dyad=("MNG", "PRK"),
        names={"MNG": "Mongolia", "PRK": "North Korea"},
        documents=tuple(documents().values()),
        claims=apply(claims(), ()),
        events=reconcile(claims(), ()),
    )
    entries = happened(material)
    by_id = {claim.id: claim for claim in claims()}
    evidence = [by_id[name] for event in entries for name in event.claims_for if name in by_id]
    assert len(entries) >= 10
    assert {claim.factuality for claim in evidence} == {Factuality.HAPPENED}
    assert [claim.passage.quote for claim in evidence if unrealised(marks_on(claim))] == []


def unrealised(marks: list[Mark]) -> bool:
    """Whether there are marks, and all of them say that it did not, or not yet, happen."""
    return bool(marks) and all(mark["modality"] != Factuality.HAPPENED for mark in marks)
