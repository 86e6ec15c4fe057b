"""Documents, claims and graphs made for a test."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from amity.examine.independence import source_graph
from amity.model.claims import Claim, Tier
from amity.model.documents import Block, BlockKind, Document, NoteMark, Source
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.model.witnesses import SourceGraph
from amity.reference import load

Made = Callable[..., Document]
Said = Callable[..., Claim]
Graph = Callable[..., SourceGraph]


def made(name: str, text: str, notes: Iterable[str] = (), **csl: Any) -> Document:
    """A document whose paragraphs stand apart by blank lines, and whose notes follow, called at its end."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    whole, marks = text, []
    for number, note in enumerate(notes, 1):
        start = len(whole) + 1
        whole += f"\n{note}"
        marks.append(NoteMark(start=len(text) - 1, end=len(text), mark=str(number), block=len(blocks)))
        blocks.append(Block(kind=BlockKind.NOTE, start=start, end=len(whole), mark=str(number)))
    if "issued" in csl:
        csl["issued"] = {"date-parts": [[int(part) for part in str(csl["issued"]).split("-")]]}
    return Document(
        name=name, path="", text=whole, sha256=name, language="en", reader="test",
        source=Source(id=name, csl=csl), blocks=tuple(blocks), marks=tuple(marks),
    )  # fmt: skip


def said(
    document: Document, quote: str, factuality: str = "happened", date: str = "1949-05-03", **more: Any
) -> Claim:
    """A claim that a visit took place, on words of a document."""
    start = document.text.index(quote)
    passage = Passage.of(document.name, document.text, start, start + len(quote))
    fields: dict[str, Any] = {"kind": "visit", "source": "CUB", "target": "VNM", "tier": Tier.HIGH}
    when = When.parse(date) if date else When.unknown()
    return Claim(
        passage=passage, date=when, factuality=Factuality(factuality), doc_sha256=document.sha256,
        **(fields | more),
    )  # fmt: skip


def graph(documents: Iterable[Document], claims: Mapping[str, Claim] | Iterable[Claim] = ()) -> SourceGraph:
    """The graph of documents with claims."""
    told = claims if isinstance(claims, Mapping) else {claim.id: claim for claim in claims}
    return source_graph(list(documents), told, load())


@pytest.fixture(name="made")
def made_fixture() -> Made:
    return made


@pytest.fixture(name="said")
def said_fixture() -> Said:
    return said


@pytest.fixture(name="graph")
def graph_fixture() -> Graph:
    return graph
