"""Citation: each mark calls a note, each note is called, and the numbers run on."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.model.documents import Block, BlockKind, Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "citation"
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CALL = re.compile(rf"(?<=[\w.,;:!?\"”’')\]])(?:([{_RAISED}]{{1,3}})|\[\^?(\d{{1,3}})\])(?![:(\w])")
_POWER = re.compile(r"(?:[\d\s][ckm]?m|\d)$")
_LOST = 0.1
"""Up to this share of notes without a mark the text is at fault; beyond it the reader lost marks."""
_FEWEST = 3


def check_note_marks(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """Findings on marks and notes that have no counterpart, and on numbers that jump or come twice.

    Where many marks are missing a reader has lost them, and nothing is said; so of poor scans.
    """
    notes = [(at, b) for at, b in enumerate(document.blocks) if b.kind is BlockKind.NOTE and b.mark.isdigit()]
    if not notes or any(block.poor for _, block in notes):
        return
    yield from _called_in_vain(document, [block for _, block in notes])
    yield from _never_called(document, notes)
    yield from _numbers(document, [block for _, block in notes])


def _called_in_vain(document: Document, notes: Sequence[Block]) -> Iterator[Finding]:
    """Marks that call no note, where there is one such."""
    known = {note.mark for note in notes}
    vain = []
    calls = 0
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for found in _CALL.finditer(document.text, block.start, block.end):
            number = (found[1] or found[2]).translate(_PLAIN)
            ahead = document.text[max(block.start, found.start() - 4) : found.start()]
            power = found[1] and _POWER.search(ahead)
            calls += 1
            if number not in known and not power:
                vain.append((found.start(), found.end(), number))
    if len(vain) == 1 and calls >= 2 and int(vain[0][2]) <= len(notes) + _FEWEST:
        start, end, number = vain[0]
        why = f"The mark {number} calls a note that is not there."
        yield finding(NAME, Soundness.SUSPICIOUS, why, [Passage.of(document.name, document.text, start, end)])


def _never_called(document: Document, notes: Sequence[tuple[int, Block]]) -> Iterator[Finding]:
    """Notes that nothing calls, where they are few."""
    called = {mark.block for mark in document.marks}
    lost = [block for at, block in notes if at not in called]
    if len(notes) >= _FEWEST and len(lost) == 1 and len(lost) <= max(1, _LOST * len(notes)):
        end = min(lost[0].end, lost[0].start + 120)
        why = f"Nothing in the text calls note {lost[0].mark}."
        yield finding(NAME, Soundness.SUSPICIOUS, why, [_passage(document, lost[0].start, end)])


def _numbers(document: Document, notes: Sequence[Block]) -> Iterator[Finding]:
    """Numbers that leave one out or come twice; they may begin anew with a chapter or a page."""
    numbers = [int(note.mark) for note in notes]
    steps = [(one, two) for one, two in pairwise(numbers) if two != 1 and two != one + 1]
    if len(steps) != 1 or len(notes) < _FEWEST or sorted(numbers) == list(range(1, len(numbers) + 1)):
        return
    one, two = steps[0]
    if two in (one, one + 2):
        note = notes[numbers.index(one) + 1]
        why = f"Note {one} is followed by note {two}."
        end = min(note.end, note.start + 60)
        yield finding(NAME, Soundness.SUSPICIOUS, why, [_passage(document, note.start, end)])


def _passage(document: Document, start: int, end: int) -> Passage:
    return Passage.of(document.name, document.text, start, end)
