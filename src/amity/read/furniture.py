"""What is printed on a page and is not its text: running heads, page numbers, imprint, pull quotes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from amity.model.documents import BlockKind
from amity.read.facts import facts
from amity.read.reading import Stretch

_LONGEST_HEAD = 100
_FEWEST_WORDS = 8
_QUOTED = re.compile(r"[“\"]([^“”\"]{30,})[”\"]")
_EMPHATIC = re.compile(r"(?:\*\*|__|>\s|[“\"]).*", re.DOTALL)
_DIGITS = re.compile(r"\d+")


def without_furniture(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, with those named as furniture that are.

    >>> texts = ["Kim left.", "ROLES Review Vol.5 71", "He came back.", "ROLES Review Vol.5 73"]
    >>> named = without_furniture([Stretch(start=0, end=0, words=words) for words in texts])
    >>> [s.words for s in named if s.kind is BlockKind.FURNITURE]
    ['ROLES Review Vol.5 71', 'ROLES Review Vol.5 73']
    """
    recurring = _recurring(stretches)
    repeated = _repeated(stretches)
    return tuple(
        replace(stretch, kind=BlockKind.FURNITURE)
        if stretch.kind is None and (at in repeated or _is_furniture(stretch, recurring))
        else stretch
        for at, stretch in enumerate(stretches)
    )


def is_institution(words: str) -> bool:
    """Whether a paragraph is what an institute says of itself.

    >>> is_institution("The Baltic Institute is an independent research organisation in Riga.")
    True
    """
    return bool(pattern("furniture", "institution").match(words))


@cache
def pattern(group: str, sort: str) -> re.Pattern[str]:
    """The patterns of one sort of `layout.toml` as one.

    >>> bool(pattern("furniture", "imprint").match("© 2013 The Institute"))
    True
    """
    return re.compile("|".join(f"(?:{p})" for p in _inline(facts("layout")[group][sort])), re.IGNORECASE)


def _inline(patterns: Sequence[str]) -> list[str]:
    return [f"(?s:{p[4:]})" if p.startswith("(?s)") else p for p in patterns]


def _is_furniture(stretch: Stretch, recurring: frozenset[str]) -> bool:
    words = stretch.words.strip("*_ ")
    if pattern("furniture", "alone").match(words) or pattern("furniture", "imprint").match(words):
        return True
    if not words:
        return True
    short = len(words) <= _LONGEST_HEAD and stretch.lines == 1 and words[-1] not in ".!?;,"
    return short and (_pattern_of(words) in recurring or bool(pattern("furniture", "heads").match(words)))


def _pattern_of(words: str) -> str:
    return _DIGITS.sub("#", words.strip("*_ ").lower())


def _recurring(stretches: Sequence[Stretch]) -> frozenset[str]:
    """Short lines that come again with another number, or three times as they are."""
    short = [s.words for s in stretches if s.kind is None and len(s.words) <= _LONGEST_HEAD and s.lines == 1]
    seen = Counter(_pattern_of(words) for words in short)
    return frozenset(head for head, count in seen.items() if count > 2 or (count > 1 and _at_edge(head)))


def _at_edge(head: str) -> bool:
    """Whether a number stands first or last, as page numbers do."""
    return head.startswith("# ") or head.endswith(" #")


def _repeated(stretches: Sequence[Stretch]) -> frozenset[int]:
    """Indices of pull quotes: emphatic paragraphs whose words the text has again."""
    plain = ""
    found = set()
    for at, stretch in enumerate(stretches):
        if stretch.kind is None and _EMPHATIC.match(stretch.words):
            quoted = max(_QUOTED.findall(stretch.words), key=len, default=stretch.words)
            words = _bare(quoted)
            plain = plain or "\n".join(_bare(other.words) for other in stretches)
            if len(words.split()) >= _FEWEST_WORDS and plain.count(words) > 1:
                found.add(at)
    return frozenset(found)


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
