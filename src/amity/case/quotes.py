"""Where words stand in a document, and what stands around them."""

import re

from amity.errors import InvalidValue, NotFound
from amity.model.documents import Document
from amity.model.passages import Passage

AROUND = 240
"""Letters of context on each side of a passage, cut at the ends of its paragraph and of words."""


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Where in a text the words of a quote stand, in order; line ends and spaces do not matter.

    >>> places("They met, and they\\nmet again.", "they met")
    [(14, 22)]
    """
    words = quote.split()
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [match.span() for match in pattern.finditer(text)] if words else []


def resembling(text: str, quote: str) -> tuple[int, str] | None:
    """Where a quote stands but for its capitals, quotation marks and dashes, and the words there.

    >>> resembling("“They met”, he said.", '"they met"')
    (0, '“They met”')
    """
    spans = places(_plain(text), _plain(quote))
    return (spans[0][0], text[slice(*spans[0])]) if spans else None


def _plain(text: str) -> str:
    """A text letter for letter without what editors and spreadsheets change on their own."""
    plain = text.translate(str.maketrans("“”„«»‘’‚‹›–—‑−", '"""""' + "'" * 5 + "-" * 4))
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


def find_quote(document: Document, quote: str, near: int | None = None) -> Passage:
    """The passage of a document that has the words of `quote`; line ends and spaces do not matter.

    Where they stand there more than once, the one nearest to the offset `near`. Raises NotFound where they do
    not stand there, InvalidValue where it is not said which is meant.
    """
    spans = places(document.text, quote)
    if not spans:
        raise NotFound("passage", quote, f"copy the words from {document.name} as they stand there")
    if len(spans) > 1 and near is None:
        starts = ", ".join(str(start) for start, _ in spans[:5])
        wanted = f"words that stand in {document.name} once; say which with an offset near {starts}"
        raise InvalidValue("Passage", "quote", quote, wanted)
    start, end = min(spans, key=lambda span: abs(span[0] - (near or 0)))
    return Passage.of(document.name, document.text, start, end)


def context(document: Document | None, passage: Passage) -> tuple[str, str, str]:
    """What stands before a passage, the passage, and what stands after, within its paragraph.

    Where the document has another text by now, what was kept with the passage.
    """
    if document is None or not passage.stands_in(document.text):
        return passage.prefix, passage.quote, passage.suffix
    start, end = max(0, passage.start - AROUND), passage.end + AROUND
    for block in document.blocks:
        if block.start <= passage.start and passage.end <= block.end:
            start, end = max(start, block.start), min(end, block.end)
    before, after = document.text[start : passage.start], document.text[passage.end : end]
    if start > 0 and not document.text[start - 1].isspace() and len(before) == AROUND:
        before = before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] if " " in after else after
    return before, passage.quote, after
