"""Ordinal, by the text alone: the fourth of three, and two who are each the first."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.numerals import cardinal, ordinal, ordinal_pattern, statement_words
from amity.examine.spans import sentence_spans
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "ordinal"
_AHEAD = 3
_TOTAL = re.compile(
    r"\b(?:(?P<twice>[Tt]wice)|(?P<number>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even)\s+(?:[a-z-]+\s+)?(?P<noun>times|[a-z]{4,}s))\b"
)
_OF_THESE = re.compile(
    rf"\b[Tt]he\s+(?P<rank>{ordinal_pattern()})(?:\s+of\s+(?:these|them|the\s+(?:two|three|four|five|six|seven))|\s+(?P<noun>[a-z]{{4,}}))\b"
)
_MORE = re.compile(
    r"\b(?:another|further|additional|later|added|more|followed)\b|\b(?:until|at\s+least|first|some|more\s+than)\b",
    re.IGNORECASE,
)
_POST = statement_words()["numbered"]["posts"]
_BEARER = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]er)\s+(?P<rank>{ordinal_pattern()}|last)\s+(?:[\w-]+\s+)?(?P<post>{_POST})"
    r"(?P<where>\s+(?:to|in|of|at)\s+(?:the\s+)?[^\W\d_a-z][\w’'-]+(?:\s+[^\W\d_a-z][\w’'-]+)?)?"
    r"(?:,|\s+was|\s+there\s+was|\s+there,)\s+(?P<name>(?:[^\W\d_a-z][\w’'.-]*\s+){0,2}[^\W\d_a-z][\w’'-]+)"
)


def check_totals_and_ranks(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """Findings on ranks beyond the number told just before, and on one rank that two persons have."""
    spans = sentence_spans(document, evidence)
    for at, span in enumerate(spans):
        yield from _beyond(document, span, spans[at : at + 1 + _AHEAD])
    yield from _bearers(document)


def _beyond(
    document: Document, span: tuple[int, int], behind: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    text = document.text[span[0] : span[1]]
    for total in _TOTAL.finditer(text):
        count = 2 if total["twice"] else cardinal(total["number"]) or 0
        if _MORE.search(text):
            continue
        singular = (total["noun"] or "")[:-1]
        for start, end in behind:
            other = _OF_THESE.search(document.text, span[0] + total.end() if start == span[0] else start, end)
            if other and (rank := ordinal(other["rank"]) or 0) > count:
                same = other["noun"] is None or other["noun"] == singular
                if same and not _MORE.search(document.text[start:end]):
                    said = [
                        Passage.of(
                            document.name, document.text, span[0] + total.start(), span[0] + total.end()
                        ),
                        Passage.of(document.name, document.text, *other.span()),
                    ]
                    why = f"“{said[1].quote}” is beyond “{said[0].quote}”: no number {rank} of {count}."
                    yield finding(NAME, Soundness.INCONSISTENT, why, said)
                    return


def _bearers(document: Document) -> Iterator[Finding]:
    """Two names for the first of one post."""
    known: dict[tuple[str, str, str], re.Match[str]] = {}
    for found in _BEARER.finditer(document.text):
        key = found["rank"].casefold(), found["post"], (found["where"] or "").strip().casefold()
        other = known.setdefault(key, found)
        if other["name"].split()[-1] != found["name"].split()[-1]:
            said = [Passage.of(document.name, document.text, *match.span()) for match in (other, found)]
            why = f"“{said[0].quote}”, and then “{said[1].quote}”: one post has one such holder."
            yield finding(NAME, Soundness.SUSPICIOUS, why, said)
            return
