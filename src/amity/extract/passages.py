"""The passage of a claim: the shortest stretch of words that carries it."""

from amity.extract.claims import Finding
from amity.extract.clauses import Parse
from amity.extract.sentences import Stretch
from amity.model.documents import Document
from amity.model.passages import Passage

LONGEST = 600
"""No passage is longer, in characters."""


def passage_of(document: Document, stretch: Stretch, parse: Parse, finding: Finding) -> Passage:
    """The passage of a finding: its clause, cut around the trigger where it is too long."""
    tokens = parse.tokens
    first, last = finding.start, finding.end
    if tokens[last - 1].end - tokens[first].start > LONGEST:
        first = last = finding.trigger
        while first > finding.start and tokens[last].end - tokens[first - 1].start < LONGEST // 2:
            first -= 1
        while last < finding.end - 1 and tokens[last + 1].end - tokens[first].start < LONGEST:
            last += 1
        last += 1
    start, end = stretch.span(tokens[first].start, tokens[last - 1].end)
    return Passage.of(document.name, document.text, start, min(end, start + LONGEST))
