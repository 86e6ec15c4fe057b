"""Datelines: the place and day of writing at the head of a report ("HAVANA, 20 September 1984.")."""

from amity.extract.dates.core import Found
from amity.extract.dates.lexicon import DASHES, NO_PLACES
from amity.extract.dates.tokens import PADDING, PARAGRAPH, Tokens
from amity.model.mentions import Reckoning, Relation

MOST_WORDS = 9
"""Words and signs of the place and the agency before the date."""
AGENCY = 6
"""Tokens of an agency in brackets behind the date."""
SIGNS = frozenset((",", ".", "(", ")", "/")) | DASHES
ENDS = frozenset((PARAGRAPH, ""))


def is_dateline(tokens: Tokens, found: Found) -> bool:
    """Whether a date stands at the head of a paragraph behind a place alone, and apart from what follows.

    "Pravda, 20 September 1984." as a paragraph of its own tells where the text before it comes from.

    >>> from amity.extract.dates.tokens import PADDING
    >>> date = Found(first=PADDING + 2, last=PADDING + 4, text="1985-06-04")
    >>> [is_dateline(Tokens(f"Riga, 4 June 1985{more}"), date) for more in (". He came.", " was warm.", ".")]
    [True, False, False]
    """
    if found.relation is not Relation.AT or found.reckoning is not Reckoning.STATED:
        return False
    behind = _apart(tokens, found.last + 1)
    return behind > 0 and tokens.words[behind] not in ENDS and _behind_place(tokens, found.first)


def _behind_place(tokens: Tokens, first: int) -> bool:
    """Whether only capitalised words and signs stand between the head of the paragraph and a token."""
    words, k, names = tokens.words, first - 1, 0
    parted = words[k] in SIGNS or tokens.text[tokens.starts[k] : tokens.end(k)].isupper()
    while k >= PADDING and words[k] != PARAGRAPH:
        if first - k > MOST_WORDS:
            return False
        if words[k] not in SIGNS:
            if not tokens.capital(k) or words[k] in NO_PLACES:
                return False
            names += 1
        k -= 1
    return parted and names > 0


def _apart(tokens: Tokens, j: int) -> int:
    """The token at which the report begins, where a sign parts it from the date before `j`; else 0."""
    words = tokens.words
    opened = {"(": ")", "/": "/"}.get(words[j], "")
    if opened:
        inside = words[j + 1 : j + 1 + AGENCY]
        if opened not in inside:
            return 0
        j += 2 + inside.index(opened)
        if tokens.capital(j):
            return j
    if words[j] == PARAGRAPH:
        return j + 1
    if words[j] in (".", ":") or (words[j] in DASHES and not tokens.glued(j - 1)):
        while words[j] in DASHES or words[j] in (".", ":"):
            j += 1
        return j
    return 0
