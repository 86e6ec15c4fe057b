"""Whether a date belongs to the text itself, to a work it cites, or to a table."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from amity.extract.dates.lexicon import ACCESSED, CITING, LAST_SEEN, NAME_WORDS
from amity.extract.dates.tokens import PADDING, PARAGRAPH, Tokens
from amity.model.documents import Block, BlockKind
from amity.model.mentions import Role

AROUND = 70
"""So many characters before and behind a date are looked at."""
LINE = 2000
"""The start of a line is looked for in so many characters."""

TOKENS_BEFORE = 14
TOKENS_BEHIND = 4

_NOTE_LINE = re.compile(r"[ \t]*(?:[¹²³⁰⁴-⁹]+[ \t]*\S|\[\^?\d{1,3}\]:?[ \t])")
_KINDS = {
    BlockKind.NOTE: Role.CITATION,
    BlockKind.REFERENCE: Role.CITATION,
    BlockKind.FURNITURE: Role.CITATION,
    BlockKind.TABLE: Role.TABLE,
}


def role_of(tokens: Tokens, first: int, last: int, blocks: Sequence[Block] = ()) -> Role:
    """The role of the date on the tokens from `first` to `last`; `blocks` are those of the text, in order.

    >>> role_of(Tokens("(Accessed on December 8, 2023)"), PADDING + 3, PADDING + 6)
    <Role.ACCESS: 'access'>
    """
    if _accessed(tokens.words, first):
        return Role.ACCESS
    start = tokens.starts[first]
    if blocks:
        at = bisect_right(blocks, start, key=lambda block: block.start) - 1
        role = _KINDS.get(blocks[at].kind) if at >= 0 and start < blocks[at].end else None
        if role is not None:
            return role
    return _role_by_line(tokens, first, last)


def _accessed(words: list[str], first: int) -> bool:
    k = first - 1
    while words[k] in (":", ",", "on", "at") and k > first - 4:
        k -= 1
    return words[k] in ACCESSED or (words[k - 1] == "last" and words[k] in LAST_SEEN)


def _role_by_line(tokens: Tokens, first: int, last: int) -> Role:
    text, start, end = tokens.text, tokens.starts[first], tokens.end(last)
    line = text.rfind("\n", max(0, start - LINE), start) + 1
    before = text[max(line, start - AROUND) : start]
    behind = text[end : end + AROUND].partition("\n")[0]
    if (before + behind).count("\t") >= 2 or (before + behind).count("|") >= 3:
        return Role.TABLE
    if _beside_reference(tokens.words, first, last) or _NOTE_LINE.match(text, line):
        return Role.CITATION
    return Role.CITATION if _closes_outlet(before, behind) else Role.TEXT


def _beside_reference(words: list[str], first: int, last: int) -> bool:
    """Whether a word like "vol" or "pp" stands near, in the same paragraph."""
    before = words[max(0, first - TOKENS_BEFORE) : first]
    if not CITING.isdisjoint(before):
        breaks = [k for k, word in enumerate(before) if word == PARAGRAPH]
        if not CITING.isdisjoint(before[breaks[-1] :] if breaks else before):
            return True
    return not CITING.isdisjoint(words[last + 1 : last + 1 + TOKENS_BEHIND])


def _closes_outlet(before: str, behind: str) -> bool:
    """Whether a date ends brackets that name a newspaper or a work: "(Rodong Sinmun, August 10, 2002)"."""
    bracket = before.rfind("(")
    if bracket < 0 or ")" in before[bracket:] or not before.rstrip().endswith((",", ":")):
        return False
    inside = before[bracket + 1 :].split()
    if not inside or not behind.startswith((")", " (", ",", ";")):
        return False
    return all(word[0].isupper() or word[0] in "\"“‘'*" or word in NAME_WORDS for word in inside)
