"""Evidence by hand: texts of our own, claims and dates in them, rosters beside those of the package."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from amity.examine import Evidence
from amity.model.claims import Claim
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow
from amity.model.mentions import DateMention, Relation
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference, load

Build = Callable[..., Evidence]
MakeClaim = Callable[..., Claim]


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(Path(__file__).parent / "reference")


@pytest.fixture(scope="session")
def claim() -> MakeClaim:
    return _claim


@pytest.fixture
def evidence(reference: Reference) -> Build:
    """`evidence({"a": text}, claims, dates={"words": "EDTF"})`; dates stand where their words do."""

    def build(
        texts: str | Mapping[str, str],
        claims: Iterable[Claim] = (),
        dates: Mapping[str, str] | None = None,
        events: Iterable[Event] = (),
        inferred: Iterable[str] = (),
    ) -> Evidence:
        named = {"a": texts} if isinstance(texts, str) else texts
        return Evidence(
            reference=reference,
            documents=tuple(_document(name, text) for name, text in named.items()),
            claims=tuple(claims),
            events=tuple(events),
            dates=tuple(_dates(named, dates or {}, frozenset(inferred))),
        )

    return build


def _document(name: str, text: str) -> Document:
    return Document(
        name=name, path=f"{name}.txt", text=text, sha256=name, language="en", reader="text",
        source=Source(id=name), blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
    )  # fmt: skip


def _dates(
    texts: Mapping[str, str], dates: Mapping[str, str], inferred: frozenset[str]
) -> Iterable[tuple[str, DateMention]]:
    for name, text in texts.items():
        for words, edtf in dates.items():
            start = text.find(words)
            if start >= 0:
                parts = ("year",) if words in inferred else ()
                relation = Relation.FROM_TO if "/" in edtf else Relation.AT
                when = When(edtf=edtf, words=words, inferred=parts)
                yield name, DateMention(start=start, end=start + len(words), when=when, relation=relation)


def _claim(text: str, kind: str, states: str, date: str, **fields: Any) -> Claim:
    """A claim on a whole text or on the words `quote` of it; `states` are "FIN SUN" or "FIN"."""
    source, _, target = states.partition(" ")
    quote, doc = fields.pop("quote", text), fields.pop("doc", "a")
    start = text.index(quote)
    when = When(edtf=date, words=fields.pop("words", ""), inferred=tuple(fields.pop("inferred", ())))
    return Claim(
        passage=Passage.of(doc, text, start, start + len(quote)),
        kind=kind, source=source or None, target=target or None, date=when,
        factuality=Factuality(fields.pop("factuality", "happened")), **fields,
    )  # fmt: skip


@pytest.fixture(scope="session")
def told(reference: Reference) -> Build:
    """`told(text)` or `told({"a": text})`: evidence as the rules read it, dates, claims and flows."""

    def build(texts: str | Mapping[str, str]) -> Evidence:
        from amity.extract import extract
        from amity.reconcile import reconcile

        named = {"a": texts} if isinstance(texts, str) else texts
        documents = tuple(_document(name, text) for name, text in named.items())
        read = {document.name: extract(document, reference) for document in documents}
        claims = tuple(claim for found in read.values() for claim in found.claims)
        return Evidence(
            reference=reference,
            documents=documents,
            claims=claims,
            events=reconcile(claims),
            dates=tuple((name, date) for name, found in read.items() for date in found.dates),
        )

    return build


@pytest.fixture(scope="session")
def tabled(reference: Reference) -> Build:
    """`tabled(markdown)`: evidence of a text whose tables are read; `flows` are those of measured series."""

    def build(text: str, flows: Iterable[Flow] = (), name: str = "a") -> Evidence:
        from amity.extract import extract
        from amity.read.markdown import read_markup

        reading = read_markup(text)
        document = replace(
            _document(name, text),
            reader="markdown",
            blocks=reading.blocks,
            marks=reading.marks,
            cells=reading.cells,
        )
        found = extract(document, reference)
        return Evidence(
            reference=reference,
            documents=(document,),
            claims=found.claims,
            dates=tuple((name, date) for date in found.dates),
            flows=(*flows, *found.flows),
        )

    return build
