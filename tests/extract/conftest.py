from collections.abc import Callable, Iterable

import pytest

from amity.extract import extract
from amity.model.claims import Claim
from amity.model.documents import Block, BlockKind, Document, Source
from amity.reference import Reference, load

Read = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load()


def document(*paragraphs: str, title: str = "", kinds: Iterable[BlockKind] = ()) -> Document:
    """A document of the given blocks, paragraphs unless said otherwise."""
    sorts = [*kinds] or [BlockKind.PARAGRAPH] * len(paragraphs)
    text, blocks = "", []
    for kind, paragraph in zip(sorts, paragraphs, strict=True):
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    source = Source(id="doc", csl={"title": title})
    return Document(name="doc", path="doc.txt", text=text, sha256="0" * 64, language="en", reader="test",
                    source=source, blocks=tuple(blocks))  # fmt: skip


@pytest.fixture
def made() -> Callable[..., Document]:
    return document


@pytest.fixture
def read(reference: Reference) -> Read:
    def read_paragraphs(*paragraphs: str, title: str = "") -> tuple[Claim, ...]:
        return extract(document(*paragraphs, title=title), reference).claims

    return read_paragraphs
