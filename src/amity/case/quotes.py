"""Where words stand in a document, and what stands around them."""

import re

from amity.errors import InvalidValue, NotFound
from amity.model.documents import Document
from amity.model.passages import Passage

AROUND = 240
"""Letters of context on each side of a passage, cut at the ends of its paragraph and of words."""


def find_quote(document: Document, quote: str, near: int | None = None) -> Passage:
    """The passage of a document that has the words of `quote`; line ends and spaces do not matter.

    Where they stand there more than once, the one nearest to the offset `near`. Raises NotFound where they do
    not stand there, InvalidValue where it is not said which is meant.
    """
    words = quote.split()
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    spans = [match.span() for match in pattern.finditer(document.text)] if words else []
    if not spans:
        raise NotFound("passage", quote, f"copy the words from {document.name} as they stand there")
    if len(spans) > 1 and near is None:
        places = ", ".join(str(start) for start, _ in spans[:5])
        wanted = f"words that stand in {document.name} once; say which with an offset near {places}"
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
