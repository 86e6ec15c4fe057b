"""A passage in its context: the sentence before it and the sentence after, and where it stands."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from amity.model.documents import Block, BlockKind, Document

LONGEST = 600
"""The most code points of context on either side: a sentence that is longer is cut at a word."""

# Dots that end no sentence. A wrong cut only makes the context shorter or longer.
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|Jr|Sr|No|Nos|Vol|pp?|ed|eds|cf|vs|etc|al|op|cit"
    r"|ibid|Ts|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|approx|ca?)\.)$"
)
_END = re.compile(
    r"(?:[.!?…][\"'”’»)\]]*[\d¹²³⁰⁴-⁹\[\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9\u00c0-\u1fff])|[。！？]|\n\s*\n)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands before and after a passage; `cut` says on which sides the text goes on."""

    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool


def in_context(document: Document, start: int, end: int) -> Context:
    """The passage from `start` to `end` with its sentence and one more on either side, within its paragraph.

    >>> from amity.model.documents import Source
    >>> text = "He left. He came by train. Kim visited Mongolia in 1956. Crowds met him. He went."
    >>> document = Document(name="000", path="000.txt", text=text, sha256="", language="en", reader="text",
    ...     source=Source(id="000"))
    >>> in_context(document, 27, 38)
    Context(before='He came by train. ', quote='Kim visited', after=' Mongolia in 1956. Crowds met him.',
            cut_before=True, cut_after=True)
    """
    low, high = _bounds(document, start, end)
    text = document.text
    sentences = [low, *(low + cut for cut in _cuts(text[low:high])), high]
    own, following = bisect_right(sentences, start) - 1, bisect_left(sentences, end)
    before = _last(text[sentences[max(0, own - 1)] : start])
    after = _first(text[end : sentences[min(following + 1, len(sentences) - 1)]])
    return Context(
        before=before,
        quote=text[start:end],
        after=after,
        cut_before=bool(text[: start - len(before)].strip()),
        cut_after=bool(text[end + len(after) :].strip()),
    )


def block_of(document: Document, position: int) -> Block | None:
    """The block in which a position of the text stands, the innermost of several; None outside any."""
    starts, blocks = _ordered(document.blocks)
    for block in reversed(blocks[: bisect_right(starts, position)]):
        if block.start <= position < block.end:
            return block
    return None


def place(document: Document, position: int) -> str:
    """Where a position stands, as a locator of a citation: "p. 12, note 23", or the empty string.

    A scan that was hardly legible to the recognition of text is called one: "p. 3, poor scan".

    >>> from amity.model.documents import Source
    >>> note = Block(kind=BlockKind.NOTE, start=0, end=9, page=12, mark="23")
    >>> document = Document(name="a", path="a.pdf", text="Rodong S.", sha256="", language="en", reader="pdf",
    ...     source=Source(id="a"), blocks=(note,))
    >>> place(document, 3)
    'p. 12, note 23'
    """
    block = block_of(document, position)
    if block is None:
        return ""
    page = f"p. {block.page}" if block.page is not None else ""
    kinds = {
        BlockKind.NOTE: f"note {block.mark}".rstrip(),
        BlockKind.TABLE: "table",
        BlockKind.CAPTION: "caption",
        BlockKind.ROW: f"line {block.mark}",
    }
    scan = "poor scan" if block.poor else ""
    return ", ".join(part for part in (page, kinds.get(block.kind, ""), scan) if part)


@lru_cache(maxsize=256)
def _ordered(blocks: tuple[Block, ...]) -> tuple[list[int], list[Block]]:
    ordered = sorted(blocks, key=lambda block: (block.start, -block.end))
    return [block.start for block in ordered], ordered


def _bounds(document: Document, start: int, end: int) -> tuple[int, int]:
    """The span of the paragraphs that hold the passage, as far as the reader of the file told them."""
    first, last = block_of(document, start), block_of(document, max(start, end - 1))
    low = first.start if first else max(0, document.text.rfind("\n\n", 0, start))
    high = last.end if last else document.text.find("\n\n", end)
    return min(low, start), max(high, end) if high >= 0 else len(document.text)


def _cuts(text: str) -> list[int]:
    """Where one sentence has ended and another begins: the places of first letters."""
    return [m.end() for m in _END.finditer(text) if not _SHORT.search(text[: m.start() + 1][-12:])]


def _last(text: str) -> str:
    """At most the longest context that ends with `text`, cut at a word."""
    kept = text if len(text) <= LONGEST else text[-LONGEST:].split(" ", 1)[-1]
    return kept.lstrip()


def _first(text: str) -> str:
    """At most the longest context that begins with `text`, cut at a word."""
    kept = text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0]
    return kept.rstrip()
