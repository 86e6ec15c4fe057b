"""Sentences of running prose, across blocks that page breaks and notes have parted.

A *stretch* is prose that belongs together: a paragraph, or the parts of one that notes or a page's
furniture interrupt. Sentences are spans of a stretch; a stretch maps its offsets back to the document.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amity.model.documents import Block, BlockKind, Document

LONGEST = 4000
"""A sentence of more characters than this is cut at white space: no prose, and time must stay linear."""

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt maj capt sgt adm sen rep gov pres st messrs hon rev no nos vol pp p art "
    "vs cf etc al ed eds e.g i.e inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec approx ca "
    "amb brig cmdr fig ibid op para sec ch dept univ u.s u.k u.n".split()
)
_END = re.compile(
    r"""(?P<stop>[.!?…]+)(?P<close>["'”’»)\]]*)(?P<note>[¹²³⁰-⁹]+|\[\d{1,3}\]|(?<=[a-z”"’)][.”"’)])\d{1,3})?"""
    r"""(?=\s+["'“‘«(\[]*(?:[^\W\d_a-z]|\d|[-–—]\s)|\s*$)""",
)
_CUT = re.compile(r"\s+")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Prose that belongs together: its text, and where each part of it begins in text and document."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The document's offset of an offset in the stretch."""
        part = bisect_right(self.starts, offset) - 1
        return self.origins[part] + offset - self.starts[part]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document's span of a span of the stretch; of one over an interruption, the longer part."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        if first == last:
            return self.origin(start), self.origin(end - 1) + 1
        edges = [start, *self.starts[first + 1 : last + 1], end]
        pairs = [(a, b if b == end else b - 1) for a, b in pairwise(edges)]
        a, b = max(pairs, key=lambda pair: pair[1] - pair[0])
        return self.origin(a), self.origin(b - 1) + 1


_LABEL = re.compile(
    r"[\s#>•–-]*(?P<mark>\*\*|__|\*|_)(?P<label>[^*_\n]{1,60})(?:(?<=[.:])(?P=mark)|(?P=mark)[.:])\s+"
)
"""What heads an entry of a list or chronicle in light markup: "**14 May 2008.**", "*Results*:"."""


def behind_label(text: str, start: int, end: int) -> int:
    """Where the words of a sentence begin, behind the label in bold or italics that heads its entry.

    >>> behind_label("**May 1966.** A delegation came.", 0, 32)
    14
    """
    match = _LABEL.match(text, start, end)
    return match.end() if match and match.end() < end else start


_BULLET = re.compile(r"[\s•*·–—-]*")
_MARK = re.compile(r"\s?[:–—]\s+|\s-\s+")


def behind_date(text: str, start: int, first: tuple[int, int], end: int) -> int:
    """Where the words of an entry begin behind the date that heads it, `first`; else `start`.

    >>> behind_date("3 June 1956: Hungary sends aid.", 0, (0, 11), 31)
    13
    """
    bullet = _BULLET.match(text, start)
    heads = bullet is not None and bullet.end() == first[0]
    match = _MARK.match(text, first[1], end) if heads else None
    return match.end() if match and match.end() < end else start


def stretches(document: Document) -> Iterator[Stretch]:
    """The prose of a document in order; paragraphs that break off in mid-sentence are joined.

    A paragraph breaks off where it does not end a sentence and the next one goes on in lower case,
    or where it ends on a comma or a word that cannot end a sentence.
    """
    parts: list[Block] = []
    text = _without_marks(document)
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.start == block.end:
            continue
        if parts and not _goes_on(text, parts[-1], block):
            yield _joined(text, parts)
            parts = []
        parts.append(block)
    if parts:
        yield _joined(text, parts)


def _without_marks(document: Document) -> str:
    """The text with blanks for the marks of its notes, which belong to no sentence ("15.8 However")."""
    pieces, at = [], 0
    for mark in document.marks:
        pieces += [document.text[at : mark.start], " " * (mark.end - mark.start)]
        at = mark.end
    return "".join([*pieces, document.text[at:]])


_OPEN_END = re.compile(r"(?:,|\b(?:and|or|of|the|a|an|to|in|on|by|for|with|from|that|which))\s*$")
_SHUT_END = re.compile(r"[.!?:;…][\"'”’»)\]]*[¹²³⁰-⁹\d]*\s*$")


def _goes_on(text: str, before: Block, after: Block) -> bool:
    tail = text[max(before.start, before.end - 40) : before.end]
    if _SHUT_END.search(tail):
        return False
    head = text[after.start : after.end].lstrip()[:1]
    words = before.end - before.start
    return (head.islower() and words > 40) or bool(_OPEN_END.search(tail)) or (words > 400 and head != "")


def _joined(text: str, parts: Sequence[Block]) -> Stretch:
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += part.end - part.start + 1
    joined = "\n".join(text[part.start : part.end] for part in parts)
    return Stretch(joined, tuple(starts), tuple(part.start for part in parts))


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of `text`, without surrounding white space.

    Abbreviations, initials and a stop inside a number do not end a sentence; a note's mark after the
    stop belongs to it. The time is linear in the length of the text.

    >>> text = 'Mr. N. Enkhbayar came.¹ "It ended." The U.S. left in Oct. 1999.'
    >>> [text[a:b] for a, b in sentences(text)]
    ['Mr. N. Enkhbayar came.¹', '"It ended."', 'The U.S. left in Oct. 1999.']
    """
    found, start = [], 0
    for match in _END.finditer(text):
        if match.end() < len(text) and _inside(text, match):
            continue
        found.extend(_trimmed(text, start, match.end()))
        start = match.end()
    found.extend(_trimmed(text, start, len(text)))
    return found


def _inside(text: str, match: re.Match[str]) -> bool:
    """Whether a stop belongs to an abbreviation or initial and the sentence goes on."""
    if match["stop"] != "." or match["close"]:
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    if word is None:
        return False
    last = word[1]
    if len(last) == 1 and last.isupper():
        return not match["note"]
    if last.lower() not in _ABBREVIATIONS:
        return False
    following = text[match.end() : match.end() + 24].split(maxsplit=1)
    starts_sentence = bool(following) and following[0] in _STARTERS
    return not (starts_sentence and last.lower() in {"u.s", "u.k", "u.n", "etc", "al", "inc", "co", "corp"})


_STARTERS = frozenset(
    "The This That These Those It He She They We In On At After Before During However But And A An "
    "When While "
    "Although Nevertheless Moreover By For From Its His Her Their There As If".split()
)


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start <= LONGEST:
        return [(start, end)] if start < end else []
    return list(_pieces(text, start, end))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield start, cut
        start = cut + (1 if space > 0 else 0)
    if start < end:
        yield start, end
