"""A document, and what is read of it where a model answers with given words."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from amity.extract import llm
from amity.extract.llm import Answer, Answers, Asking
from amity.extract.reads import Read
from amity.model.documents import Block, BlockKind, Document, Source
from amity.reference import Reference

MODEL = "scripted"
TEXT = (
    "Mongolia and North Korea established diplomatic relations on October 15, 1948. "
    "Kim Il-sung visited Mongolia in July 1956, and the visit was a success, according to the "
    "Mongol Messenger. "
    "In 1952, Mongolia took in about 200 war orphans from North Korea. "
    "It was the first such step. "
    "The North Korean foreign minister was to visit Mongolia in May 2001, but the visit did not take place."
)


def document(*paragraphs: str, title: str = "", issued: str = "", name: str = "doc") -> Document:
    """A document of paragraphs."""
    text, blocks = "", []
    for paragraph in paragraphs or (TEXT,):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=len(text), end=len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    csl: dict[str, Any] = {"title": title}
    if issued:
        csl["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    return Document(name=name, path=f"{name}.txt", text=text, sha256="0" * 64, language="en", reader="test",
                    source=Source(id=name, csl=csl), blocks=tuple(blocks))  # fmt: skip


@pytest.fixture
def told(reference: Reference) -> Callable[..., Read]:
    """What is read where a model answers each passage with these words, or with these claims."""

    def read(
        *claims: Any, of: Document | None = None, words: str | None = None, finish: str = "stop"
    ) -> Read:
        text = words if words is not None else json.dumps({"claims": claims})
        asked = of or document()
        kept = Answers(
            Answer(key=q.key, doc=q.doc, passage_key=q.passage_key, model=MODEL, text=text, finish=finish)
            for q in llm.questions(asked, reference, Asking(model=MODEL))
        )
        return llm.read(asked, reference, answers=kept, model=MODEL)

    return read


@pytest.fixture
def made_of() -> Callable[..., Document]:
    return document
