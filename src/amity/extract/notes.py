"""The notes that a passage calls: those of its own words, or of the end of its own sentence."""

from bisect import bisect_left
from collections.abc import Iterator

from amity.model.documents import Document, NoteMark
from amity.model.passages import Passage

_BETWEEN = " ,;*.!?:)]\u201d\u2019\"'"
"""What may stand between the last word of a sentence and the mark of its note, or between two marks."""
_APART = " ,;"


def note_of(document: Document, passage: Passage, end: int) -> str:
    """The words of the notes that a passage calls, and of the next ones in its sentence, which ends at `end`.

    Marks that stand together ("in 1953.¹ ²") are called together. A mark in the next sentence, or in the
    next paragraph, is none of this one's; the empty string where there is none.
    """
    called = list(_called(document, passage.start, end))
    within = [mark for mark in called if mark.start < passage.end]
    behind = _together(document.text, called[len(within) :])
    blocks = (document.blocks[mark.block] for mark in (*within, *behind))
    return " ".join(" ".join(document.text[block.start : block.end].split()) for block in blocks)


def _called(document: Document, start: int, end: int) -> Iterator[NoteMark]:
    """The marks from `start` to the end of a sentence, and those that follow it at once."""
    reach = end
    for mark in document.marks[bisect_left(document.marks, start, key=lambda mark: mark.start) :]:
        if mark.start >= reach and document.text[reach : mark.start].strip(_BETWEEN):
            return
        reach = max(reach, mark.end)
        yield mark


def _together(text: str, marks: list[NoteMark]) -> Iterator[NoteMark]:
    for i, mark in enumerate(marks):
        if i and text[marks[i - 1].end : mark.start].strip(_APART):
            return
        yield mark
