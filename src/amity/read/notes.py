"""Notes in a plain text: which stretches are notes, and with what mark."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from amity.model.documents import BlockKind
from amity.read.facts import facts
from amity.read.furniture import pattern
from amity.read.reading import Stretch
from amity.read.stretches import SUPERSCRIPTS

PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_RAISED = re.compile(rf"([{SUPERSCRIPTS}]{{1,4}})(?![{SUPERSCRIPTS}])\s*(?=\S)")
_DEFINED = re.compile(r"\[\^([\w-]{1,20})\]:\s*")
_BRACKETED = re.compile(r"\[(\d{1,3}|[a-z])\]\s*(?=\S)")
_SIGNED = re.compile(r"([*†‡§]{1,3})\s?(?=[^\W\d_a-z]|[\"“])(?!\*)")
EMPHASIS = re.compile(r"(?<!\w)(\*{1,3})\S[^*]*\1(?!\w)")
_NUMBERED = re.compile(r"(\d{1,3})([.)]?)\s+(?=\S)")
_IBID = re.compile(r"(?:ibid|op\.? cit|loc\.? cit|idem)\b", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:was|were|is|are|has|have|had|visited|met|signed|said|came|went)\b")
_LONGEST = 1200
_LONGEST_LOST, _SHORT = 500, 160
_SURE = 2
_MOST_SIGNS = 3


def with_notes(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, with the notes among them named and marked.

    A note begins with a raised number or "[^n]:" anywhere; with "[n]", a sign (* †) or a bare number where
    it reads like a citation, stands under a heading "Notes", or continues the numbers of the notes beside
    it. A note whose mark was lost stands between two others and reads like a citation; its mark is
    inferred where only one number is missing.

    >>> texts = ["¹ Rodong Sinmun, August 10, 2002.", "ibid., p. 4.", "³ Szalontai, p. 51."]
    >>> [s.mark for s in with_notes([Stretch(start=0, end=0, words=words) for words in texts])]
    ['1', '2', '3']
    """
    named = [_surely(stretch) for stretch in stretches]
    called = _called(stretches)
    under = _under_heading(stretches)
    for at, stretch in enumerate(named):
        if stretch.kind is None:
            mark = _weak_mark(named, at, at in under, called)
            if mark:
                named[at] = replace(stretch, kind=BlockKind.NOTE, mark=mark)
    return _with_lost_marks(_with_neighbours(named))


def reads_like_citation(words: str) -> int:
    """How many signs of a citation (page numbers, "ibid", an address) the words have, 3 at most.

    >>> reads_like_citation("Szalontai, Small-Power Diplomacy, Vol. 12, No. 2, pp. 45-63") >= 2
    True
    """
    found: set[str] = set()
    for match in pattern("citations", "signs").finditer(words):
        found.add(match[0].lower()[:3])
        if len(found) == _MOST_SIGNS:
            break
    return len(found)


def _surely(stretch: Stretch) -> Stretch:
    if stretch.kind is not None:
        return stretch
    match = _RAISED.match(stretch.words) or _DEFINED.match(stretch.words)
    if not match:
        return stretch
    return replace(stretch, kind=BlockKind.NOTE, mark=match[1].translate(PLAIN_DIGITS))


def _called(stretches: Sequence[Stretch]) -> frozenset[str]:
    """The marks in brackets and the signs that the text calls."""
    text = "\n".join(stretch.words for stretch in stretches if stretch.kind is None)
    brackets = re.findall(r"(?<=\S)\s?\[(\d{1,3}|[a-z])\](?!:)", text)
    signs = re.findall(r"(?<=[\w.,;:”\"')])([*†‡§]{1,3})(?=[\s.,;]|$)", _unemphatic(text))
    return frozenset(brackets) | frozenset(signs)


def _unemphatic(text: str) -> str:
    return EMPHASIS.sub("", text) if "*" in text else text


def _under_heading(stretches: Sequence[Stretch]) -> frozenset[int]:
    """Indices of what stands under a heading "Notes"."""
    titles = facts("layout")["headings"]["notes"]
    within, found = False, set()
    for at, stretch in enumerate(stretches):
        title = re.sub(r"[^\w\s]", "", stretch.words).strip().lower()
        if stretch.lines == 1 and len(stretch.words) < 60:
            within = title in titles or (within and _may_be_note(stretch.words))
        if within and title not in titles:
            found.add(at)
    return frozenset(found)


def _may_be_note(words: str) -> bool:
    return bool(_NUMBERED.match(words) or _BRACKETED.match(words) or reads_like_citation(words))


def _weak_mark(stretches: Sequence[Stretch], at: int, under: bool, called: frozenset[str]) -> str:
    """The mark of a stretch that begins like a note, where what stands around bears it out."""
    words = stretches[at].words
    match = _BRACKETED.match(words) or _SIGNED.match(words)
    if match and len(words) <= _LONGEST and not EMPHASIS.search(words):
        return match[1] if match[1] in called or under else ""
    number = _NUMBERED.match(words)
    if not number or len(words) > _LONGEST:
        return ""
    if under or (not number[2] and _continues_numbers(stretches, at, int(number[1]))):
        return number[1]
    signs = reads_like_citation(words)
    return number[1] if signs >= (1 if not number[2] else _SURE) and not words[number.end()].islower() else ""


def _continues_numbers(stretches: Sequence[Stretch], at: int, number: int) -> bool:
    beside = (stretches[i].mark for i in (at - 1, at + 1) if 0 <= i < len(stretches))
    return any(mark.isdigit() and abs(int(mark) - number) == 1 for mark in beside)


def _with_neighbours(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Unmarked citations among the notes of a page, as notes."""
    named = list(stretches)
    for at, stretch in enumerate(named):
        if stretch.kind is None and _beside_note(named, at, -1) and _is_lost_note(named, at):
            named[at] = replace(stretch, kind=BlockKind.NOTE)
    return named


def _is_lost_note(stretches: Sequence[Stretch], at: int) -> bool:
    """Whether an unmarked stretch after a note is a citation; where one is lacking, it needs fewer signs."""
    words = stretches[at].words
    if _IBID.match(words):
        return True
    if not _lacks_number(stretches, at):
        return len(words) <= _LONGEST_LOST // 2 and reads_like_citation(words) >= _MOST_SIGNS
    signs = 1 if len(words) <= _SHORT and not _TELLS.search(words) else _SURE
    return len(words) <= _LONGEST_LOST and reads_like_citation(words) >= signs


def _lacks_number(stretches: Sequence[Stretch], at: int) -> bool:
    """Whether a stretch stands between two notes whose numbers leave one out."""
    before, after = _beside_note(stretches, at, -1), _beside_note(stretches, at, 1)
    numbers = [int(note.mark) for note in (before, after) if note and note.mark.isdigit()]
    return len(numbers) == 2 and numbers[1] - numbers[0] > 1


def _beside_note(stretches: Sequence[Stretch], at: int, step: int) -> Stretch | None:
    """The note before or after a stretch, past furniture; None where something else stands there."""
    at += step
    while 0 <= at < len(stretches) and stretches[at].kind is BlockKind.FURNITURE:
        at += step
    note = stretches[at] if 0 <= at < len(stretches) else None
    return note if note is not None and note.kind is BlockKind.NOTE else None


def _with_lost_marks(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    taken = {int(s.mark) for s in stretches if s.kind is BlockKind.NOTE and s.mark.isdigit()}
    before = list(_last_numbers(stretches))
    after = list(_last_numbers(reversed(stretches)))[::-1]
    named = list(stretches)
    for at, stretch in enumerate(named):
        if stretch.kind is BlockKind.NOTE and not stretch.mark:
            lost = [n for n in range(before[at] + 1, after[at]) if n not in taken]
            if len(lost) == 1:
                named[at] = replace(stretch, mark=str(lost[0]))
                taken.add(lost[0])
    return tuple(named)


def _last_numbers(stretches: Iterable[Stretch]) -> Iterator[int]:
    """For each stretch the number of the last marked note before it; 0 where there is none."""
    last = 0
    for stretch in stretches:
        yield last
        if stretch.kind is BlockKind.NOTE and stretch.mark.isdigit():
            last = int(stretch.mark)
