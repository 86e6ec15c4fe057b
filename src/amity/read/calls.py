"""Where a text calls its notes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.model.documents import Block, BlockKind, NoteMark
from amity.read.notes import EMPHASIS, PLAIN_DIGITS
from amity.read.stretches import SUPERSCRIPTS

_RAISED = re.compile(
    rf"(?<![\s{SUPERSCRIPTS}])\s?([{SUPERSCRIPTS}]{{1,4}})(?![{SUPERSCRIPTS}])"
    rf"|(?<=\s)([{SUPERSCRIPTS}]{{1,4}})(?![{SUPERSCRIPTS}])"
)
_POWER = re.compile(r"(?:^|[\s\d])[ckm]?m$")
_BRACKETED = re.compile(r"\[\^?([\w-]{1,20})\](?![:(])")
_SIGNED = re.compile(r"(?<=[\w.,;:”\"'’)])([*†‡§]{1,3})(?=[\s.,;:]|$)")
# "October 15.8 However", "(1994).21": a number glued to the end of a sentence.
_GLUED = re.compile(
    r"(?<=[.!?,;”\"’')\]])(\d{1,3})(?=\s+[A-Z\"“‘(]|\s*$)|(?<=[a-z]{3})(\d{1,3})(?=[\s.,;:)]|$)"
)
# 'relationship." 19': a number after a closing quotation mark.
_APART = re.compile(r"(?<=[”\"])\s(\d{1,3})(?=\s+[A-Z]|\s*$)")
_ABBREVIATED = re.compile(r"\b(?:no|vol|pp?|art|nos|fig|ch|sec)\.$", re.IGNORECASE)
_FARTHEST = 3


@dataclass(frozen=True, slots=True)
class _Call:
    start: int
    end: int
    mark: str
    sure: bool


def marks_of(text: str, blocks: Sequence[Block]) -> tuple[NoteMark, ...]:
    """The marks in the prose, each with the note that it calls: the next of that mark, else the last before.

    Raised numbers and marks in brackets always count; a number glued to the end of a sentence does where a
    note has it and the marks before and after it are smaller and greater.

    >>> text = "Signed on October 15.8 However, no.\\n\\n8 ibid."
    >>> note = Block(kind=BlockKind.NOTE, start=37, end=44, mark="8")
    >>> [(m.mark, m.start) for m in marks_of(text, [Block(kind=BlockKind.PARAGRAPH, start=0, end=35), note])]
    [('8', 21)]
    """
    notes: dict[str, list[tuple[int, int]]] = {}
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.NOTE and block.mark:
            notes.setdefault(block.mark, []).append((block.start, at))
    if not notes:
        return ()
    numbers = sorted(int(mark) for mark in notes if mark.isdigit())
    calls = [call for call in _in_order(list(_calls(text, blocks)), numbers) if call.mark in notes]
    linked = ((call, _note(notes[call.mark], call)) for call in calls)
    return tuple(NoteMark(start=c.start, end=c.end, mark=c.mark, block=block) for c, block in linked)


def _calls(text: str, blocks: Sequence[Block]) -> Iterator[_Call]:
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE):
            found = [*_sure(text, block), *_glued(text, block)]
            yield from sorted(found, key=lambda call: (call.start, call.end))


def _sure(text: str, block: Block) -> Iterator[_Call]:
    for match in _RAISED.finditer(text, block.start, block.end):
        group = match.lastindex or 0
        if not _POWER.search(text, max(block.start, match.start() - 4), match.start(group)):
            yield _call(match, group, sure=True)
    starred = text.find("*", block.start, block.end) >= 0
    emphatic = starred and bool(EMPHASIS.search(text, block.start, block.end))
    for pattern in (_BRACKETED,) if emphatic else (_BRACKETED, _SIGNED):
        for match in pattern.finditer(text, block.start, block.end):
            yield _call(match, 0, sure=True)


def _call(match: re.Match[str], group: int, *, sure: bool) -> _Call:
    mark = match[group].strip("[]^").translate(PLAIN_DIGITS)
    return _Call(match.start(group), match.end(group), mark, sure)


def _glued(text: str, block: Block) -> Iterator[_Call]:
    if block.kind is not BlockKind.PARAGRAPH:
        return
    words = text[block.start : block.end]
    for pattern in (_GLUED, _APART):
        for match in pattern.finditer(words):
            group = match.lastindex or 0
            if not _ABBREVIATED.search(words[max(0, match.start() - 6) : match.start()]):
                call = _call(match, group, sure=False)
                yield _Call(call.start + block.start, call.end + block.start, call.mark, sure=False)


def _in_order(calls: list[_Call], numbers: Sequence[int]) -> Iterator[_Call]:
    """The calls without glued numbers that are none of the next notes, or not below the next sure mark."""
    last = 0
    for call, after in zip(calls, _next_sure(calls), strict=True):
        number = int(call.mark) if call.mark.isdigit() else 0
        at = bisect_right(numbers, last)
        if call.sure or (number in numbers[at : at + _FARTHEST] and (not after or number < after)):
            last = number or last
            yield call


def _next_sure(calls: Sequence[_Call]) -> list[int]:
    """For each call the number of the next sure one after it; 0 where there is none."""
    after, found = 0, []
    for call in reversed(calls):
        found.append(after)
        after = int(call.mark) if call.sure and call.mark.isdigit() else after
    return found[::-1]


def _note(notes: Sequence[tuple[int, int]], call: _Call) -> int:
    """The index of the note that a call means, of those with its mark (beginnings and indices)."""
    at = bisect_left(notes, (call.end, 0))
    return notes[min(at, len(notes) - 1)][1]
