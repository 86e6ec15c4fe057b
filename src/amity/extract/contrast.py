"""What a sentence names only to set it aside: "not X but Y", "Y, not X, ...", "Y rather than X".

Who is set aside takes no part in what is said, so the words that do so are left out before the sentence is
parsed. That a clause is denied is another thing (`amity.extract.factuality`): here the deed is granted, and
one of those who could have done it is ruled out.
"""

from collections.abc import Sequence

from amity.extract.tagging import Tag, Token

_NAMES = frozenset((Tag.ACTOR, Tag.PERSON))
_WITHIN = _NAMES | {Tag.DET, Tag.ADJ, Tag.NUM, Tag.NOUN, Tag.NAME, Tag.POSS, Tag.PREP}
_HELPING = frozenset((Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL))
_JOINTS = frozenset((Tag.COMMA, Tag.COORD))
_TOO = frozenset("only just merely simply even all every alone long yet least".split())
_THAN = frozenset(("rather than", "instead of", "as opposed"))
LONGEST = 8
"""So many tokens at most are set aside as one."""


def kept(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a sentence without those that name what is set aside.

    >>> from amity.extract.tagging import tokens as tagged
    >>> [token.text for token in kept(tagged("They went, not we.", 0, 18, []))]
    ['They', 'went', ',', 'not', 'we', '.']
    """
    found: list[Token] = []
    i = 0
    while i < len(tokens):
        end = _aside(tokens, i)
        if end == i:
            found.append(tokens[i])
            i += 1
            continue
        if found and found[-1].tag in _JOINTS and tokens[end - 1].low != "but":
            end = _closed(tokens, found, end)
        i = end
    return found


def _closed(tokens: Sequence[Token], found: list[Token], end: int) -> int:
    """Drop what joins an aside to the words before it, and the comma that ends it."""
    parted = False
    while found and found[-1].tag in _JOINTS:
        parted = parted or found.pop().tag is Tag.COMMA
    return end + (parted and end < len(tokens) and tokens[end].tag is Tag.COMMA)


def _aside(tokens: Sequence[Token], i: int) -> int:
    """Where an aside that begins at a token ends; the token itself where none begins."""
    low = tokens[i].low
    pair = f"{low} {tokens[i + 1].low}" if i + 1 < len(tokens) else ""
    if low == "not" and pair.partition(" ")[2] not in _TOO:
        return _denied(tokens, i)
    if low in _THAN or pair in _THAN:
        end = _group(tokens, i + (1 if low in _THAN else 2))
        opens = i == 0 and end < len(tokens) and tokens[end].tag is Tag.COMMA
        return i if end < 0 else end + opens
    return i


def _denied(tokens: Sequence[Token], i: int) -> int:
    """Where "not X" ends, if another is named in its place: "not X but Y", or "Y, not X"."""
    end = _group(tokens, i + 1)
    if end < 0:
        return i
    at = end + (end < len(tokens) and tokens[end].tag is Tag.COMMA)
    if at < len(tokens) and tokens[at].low == "but" and _group(tokens, at + 1) > 0:
        return at + 1
    joined = i > 0 and (tokens[i - 1].tag in _JOINTS or tokens[i - 1].tag is Tag.STOP)
    named = any(t.tag in _NAMES for t in tokens[max(0, i - LONGEST) : i])
    return end if joined and named else i


def _group(tokens: Sequence[Token], start: int) -> int:
    """The end of the words that name somebody from a token on; -1 where they name none."""
    end, named = start, False
    while end < len(tokens) and end - start < LONGEST and tokens[end].tag in _WITHIN:
        if named and tokens[end].tag in (Tag.PREP, Tag.DET, Tag.NUM):
            break
        named = named or tokens[end].tag in _NAMES
        end += 1
    return end if named else -1
