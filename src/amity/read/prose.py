"""Prose that a page interrupts: paragraphs that notes, running heads, tables or pull quotes break in two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from amity.model.documents import Block, BlockKind, Document

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]*_]*$")
_MARKS = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\^?\w{1,4}\]|(?<=[\"”.])\s?\d{1,3})\s*$")
_ITEM = re.compile(r"[-•*–>#|]\s|\(?\d{1,3}[.)]\s")
_LONG = 200
_INTERRUPTING = (BlockKind.NOTE, BlockKind.FURNITURE, BlockKind.TABLE, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Paragraphs that are to be read as one: indices of their blocks, and their words joined.

    `starts` gives for each block where it begins in `text`, `origins` where it begins in the document.

    >>> Prose(blocks=(0,), text="They met.", starts=(0,), origins=(7,)).place(5)
    12
    """

    blocks: tuple[int, ...]
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def place(self, offset: int) -> int:
        """The offset in the document of a character of `text`.

        >>> Prose(blocks=(0, 2), text="even during", starts=(0, 5), origins=(0, 40)).place(5)
        40
        """
        at = max(i for i, start in enumerate(self.starts) if start <= offset)
        return self.origins[at] + offset - self.starts[at]


def flow_of_prose(document: Document) -> tuple[Prose, ...]:
    """The paragraphs of a document in reading order, those that go on over an interruption joined.

    >>> from amity.read.documents import document_of
    >>> text = "He argues that even\\n\\n¹ Rodong Sinmun, p. 2.\\n\\nduring the war they met."
    >>> [prose.text for prose in flow_of_prose(document_of("a", text))]
    ['He argues that even during the war they met.']
    """
    chains: list[list[int]] = []
    last, interrupted = -1, False
    for at, block in enumerate(document.blocks):
        if block.kind is BlockKind.PARAGRAPH:
            if last >= 0 and _continues(document, document.blocks[last], block, interrupted):
                chains[-1].append(at)
            else:
                chains.append([at])
            last, interrupted = at, False
        elif block.kind in _INTERRUPTING:
            interrupted = True
        else:
            last = -1
    return tuple(_joined(document, chain) for chain in chains)


def _continues(document: Document, first: Block, second: Block, interrupted: bool) -> bool:
    """Whether the sentence that `first` breaks off goes on in `second`."""
    before = _MARKS.sub("", document.text[first.start : first.end].rstrip()).rstrip()
    after = document.text[second.start : second.end]
    if _ITEM.match(after):
        return False
    if after[:1].islower():
        return interrupted or not _ENDS.search(before)
    return not _ENDS.search(before) and (interrupted or len(before) >= _LONG)


def _joined(document: Document, chain: Sequence[int]) -> Prose:
    text = ""
    starts: list[int] = []
    for at in chain:
        block = document.blocks[at]
        adjoins = starts and block.start == document.blocks[at - 1].end
        text += " " if starts and not adjoins else ""
        starts.append(len(text))
        text += document.text[block.start : block.end]
    origins = tuple(document.blocks[at].start for at in chain)
    return Prose(blocks=tuple(chain), text=text, starts=tuple(starts), origins=origins)
