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
    start, end = stretch.span(tokens[first].start, tokens[last - 1].end)
    return Passage.of(document.name, document.text, start, min(end, start + LONGEST))
