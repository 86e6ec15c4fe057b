"""The passage of a claim: the shortest stretch of words that carries it."""

from amity.extract.clauses import Parse
from amity.extract.sentences import Stretch
from amity.model.documents import Document
from amity.model.passages import Passage

LONGEST = 600
"""No passage is longer, in characters."""


def passage_of(document: Document, stretch: Stretch, parse: Parse, part: tuple[int, int, int]) -> Passage:
    """The passage of a part of a sentence (first and last token, trigger), cut where it is too long."""
    tokens = parse.tokens
    floor, ceiling, trigger = part
    first, last = floor, ceiling
    if tokens[last - 1].end - tokens[first].start > LONGEST:
        first = last = trigger
        while first > floor and tokens[last].end - tokens[first - 1].start < LONGEST // 2:
            first -= 1
        while last < ceiling - 1 and tokens[last + 1].end - tokens[first].start < LONGEST:
            last += 1
        last += 1
    start, end = _paired(document.text, *stretch.span(tokens[first].start, tokens[last - 1].end))
    return Passage.of(document.name, document.text, start, min(end, start + LONGEST))


_REACH = 80
"""How far from a passage, in characters, the other half of a pair of marks may stand."""


def _paired(text: str, start: int, end: int) -> tuple[int, int]:
    """A span that holds no half of a pair of marks of light markup: the other half is taken in.

    >>> text = "Peru **left the pact in 1999**."
    >>> text[slice(*_paired(text, 0, 28))]
    'Peru **left the pact in 1999**'
    """
    for mark in ("**", "__"):
        if text.count(mark, start, end) % 2 == 0:
            continue
        closing = text.find(mark, end, min(end + _REACH, _line_end(text, end)))
        opening = text.rfind(mark, max(0, start - _REACH, text.rfind("\n", 0, start)), start)
        if text.startswith(mark, end) or opening < 0 <= closing:
            end = closing + len(mark)
        elif opening >= 0:
            start = opening
    return start, end


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found
