"""Whether a date belongs to the text itself, to a work it cites, or to a table."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from amity.extract.dates.lexicon import ACCESSED, CITING, LAST_SEEN, NAME_WORDS
from amity.extract.dates.tokens import PARAGRAPH, Tokens
from amity.model.documents import Block, BlockKind
from amity.model.mentions import Role

AROUND = 70
"""So many characters before and behind a date are looked at."""
LINE = 2000
"""The start of a line is looked for in so many characters."""

TOKENS_BEFORE = 14
TOKENS_BEHIND = 4
SIGNS = CITING | ACCESSED | LAST_SEEN | {"("}
"""A text without any of these cites nothing but in notes."""
CLOSING = frozenset((")", "(", ",", ";"))

_NOTE_LINE = re.compile(r"[ \t]*(?:[¹²³⁰⁴-⁹]+[ \t]*\S|\[\^?\d{1,3}\]:?[ \t])")
_KINDS = {
    BlockKind.NOTE: Role.CITATION,
    BlockKind.REFERENCE: Role.CITATION,
    BlockKind.FURNITURE: Role.CITATION,
    BlockKind.TABLE: Role.TABLE,
}


class Roles:
    """The roles of dates in one text; `blocks` are those of the text, in order, where they are known."""

    __slots__ = ("_blocks", "_citing", "_line", "_noted", "_tabular", "_tokens")

    def __init__(self, tokens: Tokens, blocks: Sequence[Block] = ()) -> None:
        self._tokens, self._blocks = tokens, blocks
        self._tabular = "\t" in tokens.text or "|" in tokens.text
        self._citing = not SIGNS.isdisjoint(tokens.words)
        self._line, self._noted = -1, False

    def of(self, first: int, last: int) -> Role:
        """The role of the date on the tokens from `first` to `last`.

        >>> from amity.extract.dates.tokens import PADDING
        >>> Roles(Tokens("(Accessed on December 8, 2023)")).of(PADDING + 3, PADDING + 6)
        <Role.ACCESS: 'access'>
        """
        words, start = self._tokens.words, self._tokens.starts[first]
        if self._citing and _accessed(words, first):
            return Role.ACCESS
        if self._blocks:
            at = bisect_right(self._blocks, start, key=lambda block: block.start) - 1
            role = _KINDS.get(self._blocks[at].kind) if at >= 0 and start < self._blocks[at].end else None
            if role is not None:
                return role
        if self._tabular and self._in_table(start, self._tokens.end(last)):
            return Role.TABLE
        if self._in_note(start):
            return Role.CITATION
        if self._citing and (_beside_reference(words, first, last) or self._closes_outlet(first, last)):
            return Role.CITATION
        return Role.TEXT

    def _in_note(self, start: int) -> bool:
        """Whether the line of an offset begins with the mark of a note."""
        text = self._tokens.text
        line = text.rfind("\n", max(0, start - LINE), start) + 1
        if line != self._line:
            begins = line > 0 or start <= LINE
            self._line, self._noted = line, begins and _NOTE_LINE.match(text, line) is not None
        return self._noted

    def _in_table(self, start: int, end: int) -> bool:
        """Whether tabs or bars part the words around, in the same line."""
        text = self._tokens.text
        around = text[max(0, start - AROUND) : start].rpartition("\n")[2]
        around += text[end : end + AROUND].partition("\n")[0]
        return around.count("\t") >= 2 or around.count("|") >= 3

    def _closes_outlet(self, first: int, last: int) -> bool:
        """Whether a date ends brackets that name a newspaper: "(Rodong Sinmun, August 10, 2002)"."""
        words = self._tokens.words
        if words[last + 1] not in CLOSING or words[first - 1] not in (",", ":"):
            return False
        inside = words[max(0, first - TOKENS_BEFORE) : first]
        if "(" not in inside or ")" in inside:
            return False
        names = range(first - inside[::-1].index("("), first - 1)
        return bool(names) and all(
            self._tokens.capital(k) or words[k] in NAME_WORDS or not words[k].isalpha() for k in names
        )


def _accessed(words: list[str], first: int) -> bool:
    k = first - 1
    while words[k] in (":", ",", "on", "at") and k > first - 4:
        k -= 1
    return words[k] in ACCESSED or (words[k - 1] == "last" and words[k] in LAST_SEEN)


def _beside_reference(words: list[str], first: int, last: int) -> bool:
    """Whether a word like "vol" or "pp" stands near, in the same paragraph."""
    before = words[max(0, first - TOKENS_BEFORE) : first]
    if not CITING.isdisjoint(before):
        breaks = [k for k, word in enumerate(before) if word == PARAGRAPH]
        if not CITING.isdisjoint(before[breaks[-1] :] if breaks else before):
            return True
    return not CITING.isdisjoint(words[last + 1 : last + 1 + TOKENS_BEHIND])
