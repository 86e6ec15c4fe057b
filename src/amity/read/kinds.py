"""What the stretches of a plain text are: headings, captions, references, lines about the author."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from amity.model.documents import BlockKind
from amity.read import captions
from amity.read.facts import facts
from amity.read.front_matter import with_front_matter
from amity.read.furniture import is_institution, without_furniture
from amity.read.notes import with_notes
from amity.read.reading import Stretch
from amity.read.stretches import SUPERSCRIPTS

_HASHES = re.compile(r"#{1,6}\s")
_LONGEST_HEADING = 150
_NUMBERED = re.compile(
    r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.)]?\s+|#{1,6}\s+|\*\*|(?:Chapter|Part|Section|Appendix)\b"
)
_FIRST = re.compile(r"[A-Z0-9\"“'‘(*#]|[^\W\d_]")
_NOTED = re.compile(
    rf"(?:\s?(?:[{SUPERSCRIPTS}]|\[\^?\w{{1,20}}\]|(?<=[.!?”\"])\d{{1,3}}|(?<=[”\"]\s)\d{{1,3}}))+$"
)
_SENTENCE = re.compile(r"\b(?:was|were|is|are|has|have|had|been|will|would)\b")
_LONG_HEADING = 70


def with_kinds(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches of a text, each with what it is.

    >>> texts = ["Old Friends", "By Ann Lee", "In 1956 Kim Il-sung visited Mongolia for the first time."]
    >>> [str(s.kind) for s in with_kinds([Stretch(start=0, end=0, words=words) for words in texts])]
    ['heading', 'furniture', 'paragraph']
    """
    named = without_furniture([_marked_up(stretch) for stretch in stretches])
    named = with_notes(_with_captions(named))
    named = _with_headings(named)
    named = _with_references(with_front_matter(named))
    done = tuple(s if s.kind else replace(s, kind=BlockKind.PARAGRAPH) for s in named)
    return _without_inserts(done)


def _marked_up(stretch: Stretch) -> Stretch:
    """A stretch that says by its own marks what it is: # heading, <!-- comment -->."""
    if stretch.kind is None and stretch.lines == 1 and _HASHES.match(stretch.words):
        return replace(stretch, kind=BlockKind.HEADING)
    if stretch.kind is None and stretch.words.startswith("<!--"):
        return replace(stretch, kind=BlockKind.FURNITURE)
    return stretch


def _with_captions(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    return tuple(
        replace(s, kind=BlockKind.CAPTION) if s.kind is None and captions.is_title(s.words) else s
        for s in stretches
    )


def _with_headings(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    named = list(stretches)
    after = ""
    for at, stretch in reversed(list(enumerate(stretches))):
        sentence = at > 0 and len(stretch.words) > _LONG_HEADING and _SENTENCE.search(stretch.words)
        if stretch.kind is None and is_heading(stretch) and not sentence and not after[:1].islower():
            named[at] = replace(stretch, kind=BlockKind.HEADING)
        after = stretch.words if stretch.kind is None else after
    return tuple(named)


def is_heading(stretch: Stretch) -> bool:
    """Whether a stretch may be a heading: a line or two that end no sentence and break none off.

    >>> is_heading(Stretch(start=0, end=0, words="2. Trade and Aid"))
    True
    """
    if len(stretch.words) > _LONGEST_HEADING + 20 or stretch.lines > 2:
        return False
    words = _NOTED.sub("", stretch.words.strip("*_ "))
    if not words or len(words) > _LONGEST_HEADING or not _FIRST.match(words):
        return False
    last = re.sub(r"\W", "", words.split()[-1]).lower()
    end = words.rstrip("\"'”’)」』）")[-1:] or words[-1]
    if end in ".,;:!-–—…。．，、；：！？" or last in _unfinished() or words[:1].islower():
        return False
    return words[-1] != "?" or len(words) < 100


@cache
def _unfinished() -> frozenset[str]:
    return frozenset(facts("layout")["headings"]["unfinished"])


def _with_references(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """What follows a heading "References" up to the next heading, as references."""
    titles = facts("layout")["headings"]["references"]
    named, within = [], False
    for stretch in stretches:
        if stretch.kind is BlockKind.HEADING and _title(stretch.words) in titles:
            within = True
        elif stretch.kind is BlockKind.HEADING and not _is_entry(stretch.words):
            within = False
        headed = stretch.kind is BlockKind.HEADING and _is_entry(stretch.words)
        entry = within and (stretch.kind is None or headed)
        named.append(replace(stretch, kind=BlockKind.REFERENCE) if entry else stretch)
    return tuple(named)


def _is_entry(words: str) -> bool:
    """Whether a short line may be an entry of a bibliography: it has a number and is not numbered."""
    return bool(re.search(r"\d", words)) and not _NUMBERED.match(words)


def _title(words: str) -> str:
    return re.sub(r"^(?:[\d.IVX]+\s+)|[^\w\s]", "", words.strip("#*_ ")).strip().lower()


def _without_inserts(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Paragraphs that an institute writes of itself, set in the middle of a sentence, as furniture."""
    return tuple(
        replace(s, kind=BlockKind.FURNITURE)
        if s.kind is BlockKind.PARAGRAPH and is_institution(s.words) and _breaks_sentence(stretches, at)
        else s
        for at, s in enumerate(stretches)
    )


def _breaks_sentence(stretches: Sequence[Stretch], at: int) -> bool:
    before = next((s.words for s in reversed(stretches[:at]) if s.kind is BlockKind.PARAGRAPH), "")
    broken = bool(before) and before.rstrip("*_ ")[-1:] not in ".!?:;”\"'’)]"
    return broken or at >= len(stretches) - 3
