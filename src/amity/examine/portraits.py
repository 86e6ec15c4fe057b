"""Internal contradiction: what somebody has not and has, who alone did a thing, where one accord was made."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.numerals import statement_words
from amity.examine.spans import sentence_spans
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "internal_contradiction"
_AHEAD = 4
_HAS_NO = re.compile(
    r"\b(?:spoke|speaks|knew|understood|had|has|have|possessed|owned|kept|read|was\s+without|were\s+without)\s+(?:no|not\s+a)\s+"
    r"(?P<what>[^\W\d_]{4,})\b(?!\s+(?:[a-z]+\s+)?(?:for|to|in|on|about|of|with|against|that|whether|but|other|more|longer))"
)
_CHANGING = re.compile(
    r"\b(?:when|then|yet|until|before|at\s+first|initially|later|learn\w*|by\s+the\s+time|no\s+longer|at\s+that\s+time|still|afterwards"
    r"|in\s+\d{4})\b",
    re.IGNORECASE,
)
_WHOLE = (
    r"(?:alone|throughout|all\s+(?:the|that)\s+time"
    r"|from\s+(?:the\s+)?(?:beginning|start|first)\s+to\s+(?:the\s+)?(?:end|last))"
)
_NAME = r"(?:[^\W\d_a-z][\w’'.-]*\s+){0,3}[^\W\d_a-z][\w’'-]+"
_ACCORD = re.compile(
    r"\b(?:signed|agreed|concluded|initialled|initialed|met|reached)\b[^.;]{0,60}?\b(?:in|at)\s+(?:[a-z]+\s+){0,3}?"
)
_SAME = re.compile(r"\b(?:signed|agreed|concluded|initialled|initialed|reached)\s+(?:in|at)\s+")
_THAT = re.compile(
    r"\s+(?:that|the\s+same)\s+(?P<when>[A-Z][a-z]+|day|month|week)\b|\s+in\s+the\s+same\s+(?:month|week)\b"
)


def check_portraits(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """Findings on what is said to be lacking and then is there, and on who did alone what another did.

    Where a sentence speaks of a change, nothing is said.
    """
    spans = sentence_spans(document, evidence)
    for at, (start, end) in enumerate(spans):
        behind = spans[at + 1 : at + 1 + _AHEAD]
        yield from _lacking(document, (start, end), behind)
        yield from _alone(document, (start, end), behind)
        yield from _elsewhere(document, (start, end), behind[:2], evidence)


def _lacking(
    document: Document, span: tuple[int, int], behind: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """ "Spoke no Chinese", and then "his fluent Chinese"."""
    text = document.text[span[0] : span[1]]
    for found in _HAS_NO.finditer(text):
        if _CHANGING.search(
            text[max(0, found.start() - 60) : found.end() + 60].replace("until the break", "")
        ):
            continue
        thing = re.compile(
            rf"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+(?:[a-z]+\s+){{0,2}}{re.escape(found['what'])}\b"
        )
        for start, end in behind:
            other = thing.search(document.text, start, end)
            if other and not _CHANGING.search(document.text, start, other.start()):
                yield _two(document, (span[0] + found.start(), span[0] + found.end()), other.span())
                return


@cache
def _agents() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    made = []
    for verb, nouns in statement_words()["agents"].items():
        did = re.compile(rf"(?P<who>{_NAME})\s+{verb}\s+(?:it|them|the\s+[\w\s]{{2,30}}?)\s*,?\s*{_WHOLE}\b")
        was = re.compile(
            rf"\b(?:its|their|the)\s+(?:first|second|last|new|next|then|former|only|sole)\s+(?:{nouns}),?\s+(?P<who>{_NAME})"
        )
        made.append((did, was))
    return tuple(made)


def _alone(document: Document, span: tuple[int, int], behind: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """ "Ames commanded them throughout", and then "their first commander, Bell"."""
    for did, was in _agents():
        found = did.search(document.text, *span)
        for start, end in behind if found else ():
            other = was.search(document.text, start, end)
            if found and other and other["who"].split()[-1] != found["who"].split()[-1]:
                yield _two(document, found.span(), other.span())
                return


def _elsewhere(
    document: Document, span: tuple[int, int], behind: Sequence[tuple[int, int]], evidence: Evidence
) -> Iterator[Finding]:
    """An accord made in one city in a month, and signed in another "that November"."""
    made = _city(document, _ACCORD, span, evidence)
    if made is None:
        return
    for start, end in behind:
        other = _city(document, _SAME, (start, end), evidence)
        if other is None or other[0] == made[0]:
            continue
        that = _THAT.match(document.text, other[2])
        when = that["when"] if that and that["when"] else ""
        if that and (not when or when.islower() or when in document.text[span[0] : span[1]]):
            yield _two(document, (made[1], made[2]), (other[1], that.end()), suspicious=True)
            return


def _city(
    document: Document, lead: re.Pattern[str], span: tuple[int, int], evidence: Evidence
) -> tuple[str, int, int] | None:
    """The city that words of an accord lead up to, with the span of both."""
    for found in lead.finditer(document.text, *span):
        text = document.text[found.end() : found.end() + 40]
        place = next(iter(evidence.reference.place_mentions(text)), None)
        name = re.match(r"[^\W\d_a-z][\w’'-]+", text)
        if place is not None and place.start == 0:
            return place.text, found.start(), found.end() + place.end
        if name:
            return name.group(), found.start(), found.end() + name.end()
    return None


def _two(
    document: Document, one: tuple[int, int], two: tuple[int, int], *, suspicious: bool = False
) -> Finding:
    said = [Passage.of(document.name, document.text, *span) for span in (one, two)]
    why = f"The text says “{said[0].quote}”, and then “{said[1].quote}”."
    return finding(NAME, Soundness.SUSPICIOUS if suspicious else Soundness.INCONSISTENT, why, said)
