"""Which claims belong together, held against lists made by hand: by pairs of claims, precision and recall.

The claims are those that people marked, made into claims with their passages in the documents, or those that
the rules read there, each matched to the mark of its kind with which its passage shares most. The lists and
what they leave out are described in `tests/gold/events.md`.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from amity.extract import extract
from amity.model.claims import Claim, Quantity
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.read import read_document
from amity.read.bibliography import load as load_bibliography
from amity.reconcile import group
from amity.reference import load

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
UNCOUNTED = frozenset(("cooling", "warming", "trade", "other"))
Mark = dict[str, Any]
Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Material:
    """Documents by name, what people marked in them, and which of the marks belong together."""

    documents: Mapping[str, Document]
    marks: tuple[Mark, ...]
    lists: tuple[tuple[str, ...], ...]
    left_out: frozenset[str]

    @property
    def counted(self) -> frozenset[str]:
        """The marks that the lists judge."""
        return frozenset(m["id"] for m in self.marks if m["kind"] not in UNCOUNTED) - self.left_out

    @property
    def pairs(self) -> Pairs:
        """The pairs of marks that belong together."""
        return _pairs(self.lists, self.counted)


def _material(sources: Path, marks: Path, lists: Path) -> Material | None:
    if not (sources.is_dir() and marks.is_file() and lists.is_file()):
        return None
    bibliography = load_bibliography(sources)
    ours = {mark["doc"] for mark in _lines(marks)}
    paths = [path for path in sorted(sources.iterdir()) if path.stem in ours and path.suffix != ".json"]
    documents = {path.stem: read_document(path, bibliography.source_of(path)) for path in paths}
    rows = list(_lines(lists))
    return Material(
        documents=documents,
        marks=tuple(_lines(marks)),
        lists=tuple(tuple(row["claims"]) for row in rows if row["event"]),
        left_out=frozenset(name for row in rows if not row["event"] for name in row["claims"]),
    )


def _lines(path: Path) -> Iterator[Mark]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


@cache
def example() -> Material | None:
    """The documents of the example, with the marks of its tests."""
    lists = ROOT / "tests" / "gold" / "events_example.jsonl"
    sources = ROOT / "examples" / "mongolia-dprk" / "sources"
    return _material(sources, ROOT / "tests" / "examples" / "claims.jsonl", lists)


@cache
def corpus() -> Material | None:
    """The shared corpus with its marks; None where it is missing."""
    lists = ROOT / "tests" / "gold" / "events_corpus.jsonl"
    return _material(SHARED / "corpus", SHARED / "gold" / "claims.jsonl", lists)


LISTS: Mapping[str, Callable[[], Material | None]] = {"example": example, "corpus": corpus}


def marked(material: Material) -> list[ReviewedClaim]:
    """The marks as claims under the marks' ids; one whose words are not in its document is left out."""
    made = ((mark["id"], _claim(mark, material.documents)) for mark in material.marks)
    return [ReviewedClaim(id=name, claim=claim) for name, claim in made if claim]


def _claim(mark: Mark, documents: Mapping[str, Document]) -> Claim | None:
    document = documents.get(mark["doc"])
    span = _span(mark, document.text) if document else None
    if document is None or span is None:
        return None
    quantity = mark["quantity"]
    return Claim(
        passage=Passage.of(mark["doc"], document.text, *span),
        kind=mark["kind"], source=mark["source"], target=mark["target"], others=tuple(mark["others"]),
        date=When.parse(mark["date"]) if mark["date"] else When.unknown(),
        factuality=Factuality(mark["modality"]), persons=tuple(mark["persons"]), place=mark["place"],
        quantity=Quantity(value=quantity["value"], unit=quantity["unit"]) if quantity else None,
        doc_sha256=document.sha256,
    )  # fmt: skip


def _span(mark: Mark, text: str) -> tuple[int, int] | None:
    """Where a mark's words stand, however its lines are broken."""
    found = re.search(r"\s+".join(map(re.escape, mark["quote"].split())), text)
    return found.span() if found else None


def read(material: Material) -> tuple[list[ReviewedClaim], dict[str, str]]:
    """The claims that the rules read, and the mark of each that has one."""
    claims = [c for document in material.documents.values() for c in extract(document, load()).claims]
    spans: dict[tuple[str, str], list[tuple[str, tuple[int, int]]]] = {}
    for mark in material.marks:
        document = material.documents.get(mark["doc"])
        if document and (span := _span(mark, document.text)):
            spans.setdefault((mark["doc"], mark["kind"]), []).append((mark["id"], span))
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for claim in sorted(claims, key=lambda c: (c.passage.doc, c.passage.start, c.id)):
        free = [one for one in spans.get((claim.passage.doc, claim.kind), ()) if one[0] not in taken]
        best = max(free, key=lambda one: _shared(claim, one[1]), default=None)
        if best and 2 * _shared(claim, best[1]) >= min(best[1][1] - best[1][0], len(claim.passage.quote)):
            matched[claim.id] = best[0]
            taken.add(best[0])
    unique = {claim.id: claim for claim in claims}
    return [ReviewedClaim(id=name, claim=claim) for name, claim in unique.items()], matched


def _shared(claim: Claim, span: tuple[int, int]) -> int:
    return min(span[1], claim.passage.end) - max(span[0], claim.passage.start)


def _pairs(groups: Iterable[Iterable[str]], counted: frozenset[str]) -> Pairs:
    return {pair for names in groups for pair in combinations(sorted(counted & set(names)), 2)}


def found(material: Material, way: str) -> tuple[Pairs, Pairs]:
    """The pairs that belong together, and those that are put together, among the marks in hand."""
    if way == "marked":
        claims, names = marked(material), {mark["id"]: mark["id"] for mark in material.marks}
    else:
        claims, names = read(material)
    counted = material.counted & {names[c.id] for c in claims if c.id in names}
    happenings = group(claims).happenings
    groups = [[names[m.id] for m in happening.members if m.id in names] for happening in happenings]
    return {pair for pair in material.pairs if counted.issuperset(pair)}, _pairs(groups, counted)


def figures(material: Material | None, way: str) -> dict[str, float] | None:
    """Precision, recall and F1 by pairs; None where there is nothing to measure on."""
    if material is None:
        return None
    right, told = found(material, way)
    both = len(right & told)
    precision, recall = both / len(told) if told else 1.0, both / len(right) if right else 1.0
    f1 = 2 * both / (len(right) + len(told)) if right or told else 1.0
    return {"precision": precision, "recall": recall, "f1": f1, "pairs": float(len(right))}


def missed(material: Material | None, way: str) -> Iterator[str]:
    """A line for each pair that is missed or wrong."""
    if material is None:
        return
    right, told = found(material, way)
    quotes = {mark["id"]: f"{mark['kind']} {mark['date']} {mark['quote'][:60]!r}" for mark in material.marks}
    for word, pairs in (("missed", right - told), ("wrong", told - right)):
        for one, other in sorted(pairs):
            yield f"{word}\t{one} {quotes[one]}\t{other} {quotes[other]}"
