"""Whether a date belongs to the text itself, to a work it cites, or to a table."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from amity.extract.dates.lexicon import ACCESSED
from amity.model.documents import Block, BlockKind
from amity.model.mentions import Role

AROUND = 70
"""So many characters before and behind a date are looked at."""
LINE = 2000
"""The start of a line is looked for in so many characters."""

_NOTE_LINE = re.compile(r"[ \t]*(?:[¹²³⁰⁴-⁹]+[ \t]*\S|\[\^?\d{1,3}\]:?[ \t])")
_NUMBERED_LINE = re.compile(r"[ \t]*\d{1,3}[.)]?[ \t]+\S")
_REFERENCE = re.compile(r"\bVol\.? ?\d|\bpp?\. ?\d|\b[Ii]bid\b|\bop\. cit|\bISBN\b|\bdoi[:.]|https?://|\bed(?:s|ited)?\.")
_ACCESSED = re.compile(rf"\b(?:{'|'.join(sorted(ACCESSED))})(?: on| at)?[ :,\n]+$", re.IGNORECASE)
_SMALL = frozenset("of and the for & de la du von in on a to no. vol. ed. eds. p. pp.".split())
_KINDS = {
    BlockKind.NOTE: Role.CITATION,
    BlockKind.REFERENCE: Role.CITATION,
    BlockKind.FURNITURE: Role.CITATION,
    BlockKind.TABLE: Role.TABLE,
}


def role_of(text: str, start: int, end: int, blocks: Sequence[Block] = ()) -> Role:
    """The role of the date from `start` to `end`; `blocks` are those of the text, in order, where known.

    >>> role_of("(Accessed on December 8, 2023)", 13, 29), role_of("In May 1984, Kim left.", 3, 11)
    (<Role.ACCESS: 'access'>, <Role.TEXT: 'text'>)
    """
    if _ACCESSED.search(text[max(0, start - AROUND) : start]):
        return Role.ACCESS
    if blocks:
        at = bisect_right(blocks, start, key=lambda block: block.start) - 1
        role = _KINDS.get(blocks[at].kind) if at >= 0 and start < blocks[at].end else None
        if role is not None:
            return role
    return _role_by_line(text, start, end)


def _role_by_line(text: str, start: int, end: int) -> Role:
    line = text.rfind("\n", max(0, start - LINE), start) + 1
    before = text[max(line, start - AROUND) : start]
    behind = text[end : end + AROUND].partition("\n")[0]
    if (before + behind).count("\t") >= 2 or (before + behind).count("|") >= 3:
        return Role.TABLE
    if _NOTE_LINE.match(text, line) or _REFERENCE.search(before) or _REFERENCE.match(behind[:20].lstrip(" ,;)")):
        return Role.CITATION
    if _NUMBERED_LINE.match(text, line) and _REFERENCE.search(before + behind):
        return Role.CITATION
    return Role.CITATION if _closes_outlet(before, behind) else Role.TEXT


def _closes_outlet(before: str, behind: str) -> bool:
    """Whether a date ends brackets that name a newspaper or a work: "(Rodong Sinmun, August 10, 2002)"."""
    bracket = before.rfind("(")
    inside = before[bracket + 1 :].split()
    if bracket < 0 or ")" in before[bracket:] or not behind.startswith((")", " (", ",", ";")):
        return False
    named = len(inside) >= 1 and before.rstrip().endswith((",", ":"))
    return named and all(word[0].isupper() or word[0] in "\"“‘'*" or word in _SMALL for word in inside)
