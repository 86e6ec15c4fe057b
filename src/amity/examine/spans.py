"""The sentences of the prose of each document, parted once for all checks."""

from collections.abc import Mapping, Sequence

from amity.examine.evidence import Evidence
from amity.examine.interval import sentences
from amity.model.documents import Document

Span = tuple[int, int]


def sentence_spans(document: Document, evidence: Evidence) -> Sequence[Span]:
    """The spans of the sentences of a document's paragraphs, in their order.

    >>> from amity.model.documents import Source
    >>> from amity.reference import load
    >>> text = "One came. Two left."
    >>> document = Document(name="a", path="a.txt", text=text, sha256="", language="en", reader="text",
    ...     source=Source(id="a"))
    >>> sentence_spans(document, Evidence(reference=load(), documents=(document,)))
    ((0, 9), (10, 19))
    """
    return evidence.once(_parted)[document.name]


def _parted(evidence: Evidence) -> Mapping[str, tuple[Span, ...]]:
    return {document.name: tuple(sentences(document)) for document in evidence.documents}
