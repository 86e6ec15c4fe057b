"""Footnotes of a PDF: small lines at the foot of a column that begin with a mark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from amity.read.pdf_words import PageLine

_SMALL = 0.94
_NUMBERED = re.compile(r"(\d{1,3})[.)]?\s+(?=[^\W\d_]|[\"“‘(])")


@dataclass(frozen=True, slots=True)
class NoteLines:
    """The lines of a note with its mark; the mark is empty where a note goes on from the page before.

    >>> NoteLines("1", ()).mark
    '1'
    """

    mark: str
    lines: tuple[PageLine, ...]


def split_notes(run: Sequence[PageLine], body: float) -> tuple[list[PageLine], list[NoteLines]]:
    """The text of a column and the notes at its foot; `body` is the size of the prose, in points.

    >>> from amity.read.pdf_words import PageWord
    >>> prose = PageLine((PageWord("They met.", 0, 50, 100, 110, 10),), page=1)
    >>> note = PageLine((PageWord("1 Herald, p. 3.", 0, 50, 700, 708, 8),), page=1)
    >>> text, notes = split_notes([prose, note], 10)
    >>> len(text), notes[0].mark
    (1, '1')
    """
    start = _first_of_notes(run, body)
    return list(run[:start]), _notes(run[start:])


def _first_of_notes(run: Sequence[PageLine], body: float) -> int:
    """Index of the first line of the notes; the number of lines where there are none."""
    ruled = next((at for at in range(len(run)) if run[at].ruled and _may_begin(run[at:], body)), None)
    if ruled is not None:
        return ruled
    start = len(run)
    while start and run[start - 1].size <= _SMALL * body:
        start -= 1
    return next((at for at in range(start, len(run)) if _begins(run[at], 0, small=True)), len(run))


def _may_begin(lines: Sequence[PageLine], body: float) -> bool:
    """Whether all lines under a rule may be notes: small, or the first begins with a mark."""
    small = all(line.size <= _SMALL * body for line in lines)
    return small or bool(lines[0].mark)


def _begins(line: PageLine, last: int, *, small: bool) -> str:
    """The mark that a line begins with, as a note does: raised, or a number after `last`."""
    if line.mark:
        return line.mark
    number = _NUMBERED.match(line.text) if small else None
    return number[1] if number and (not last or int(number[1]) == last + 1) else ""


def _notes(lines: Sequence[PageLine]) -> list[NoteLines]:
    notes: list[NoteLines] = []
    last = 0
    for line in lines:
        mark = _begins(line, last, small=True)
        if mark or not notes:
            notes.append(NoteLines(mark, (line,)))
            last = int(mark) if mark.isdigit() else last
        else:
            notes[-1] = NoteLines(notes[-1].mark, (*notes[-1].lines, line))
    return notes


def words_of_note(text: str, mark: str) -> str:
    """The words of a note without the mark that it begins with.

    >>> words_of_note("¹² Ibid.", "12"), words_of_note("12. Ibid.", "12")
    ('Ibid.', 'Ibid.')
    """
    bare = re.sub(r"^[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s*|^[*†‡§]+\s*", "", text)
    return bare if bare != text or not mark else re.sub(rf"^{re.escape(mark)}[.)]?\s+", "", text)
