"""Citation: a paper cited in brackets is no older than what it is said to report."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.spans import sentence_spans
from amity.examine.stated import year_stated
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Relation, Role, within
from amity.model.passages import Passage

NAME = "citation"
_PAPER = re.compile(
    r"\((?P<source>[^()]*?\b(?:telegram|cable|letter|dispatch|despatch|report|minutes?|memorandum|note|record|diary"
    r"|interview|communiqu[eé]|bulletin|newspaper|daily|protocol)\b[^()]*)\)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:reports?|reported|account|describes?|described|tells?|told|recorded|according|can\s+be\s+(?:seen|read)"
    r"|wrote|noted|session|talks|meeting|visit)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\((?P<source>(?:see\s+)?(?:[^\W\d_a-z]\.\s*)*[^\W\d_a-z][^()]*?[,*\"”]\s*[^()]*?\b(?:1[5-9]|20)\d\d)[^()]{0,30}\)"
)
"""A book in brackets: an author, a title set apart, a place and a year."""
_OLDER = re.compile(
    r"\b(?:background|earlier|older|of\s+the\s+year\s+before|before|previous|prehistory|classic|general)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\bfor\s+the\s+(?P<what>visit|tour|journey|war|conference|crisis|talks|negotiations|battle|summit|famine|strike)\b|\b(?:described|told|recorded|reported|account\w*)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:plan\w*|prepar\w*|would|will|was\s+to|were\s+to|expected|announc\w*|invit\w*|propos\w*|before)\b"
)


def check_inline_sources(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each paper in brackets that is dated to the day before all that its sentence tells.

    What a sentence tells of as planned may well be older than it.
    """
    dates = evidence.dates_of[document.name]
    for start, end in sentence_spans(document, evidence):
        text = document.text[start:end]
        for found in _PAPER.finditer(text):
            inside = within(dates, start + found.start(), start + found.end())
            around = [
                d
                for d in within(dates, start, end)
                if d not in inside and d.role is Role.TEXT and d.reckoning is Reckoning.STATED
                and d.relation in (Relation.AT, Relation.FROM_TO) and year_stated(d.when)
            ]  # fmt: skip
            if not inside or not around or _AHEAD.search(text) or not _REPORTS.search(text[: found.start()]):
                continue
            paper = max(inside, key=lambda date: date.when.sort_key)
            if all(paper.when.before(date.when) is Answer.YES for date in around):
                said = Passage.of(document.name, document.text, start + found.start("source"), paper.end)
                other = Passage.of(document.name, document.text, around[0].start, around[0].end)
                why = (
                    f"The paper is of {paper.when}, before what it is cited for (“{spelt(around[0].when)}”)."
                )
                yield finding(NAME, Soundness.SUSPICIOUS, why, [said, other])
    yield from _books(document, evidence)


def _books(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A book in brackets that appeared in a year before all that its sentence, or the one before, dates."""
    dates = evidence.dates_of[document.name]
    before = (0, 0)
    for span in sentence_spans(document, evidence):
        text = document.text[span[0] : span[1]]
        for found in _WORK.finditer(text):
            year = int(re.findall(r"(?:1[5-9]|20)\d\d", found["source"])[-1])
            told = _told(within(dates, span[0], span[0] + found.start()))
            if not told and _TOLD.search(text[: found.start()]):
                told = _told(within(dates, *before))
            if (
                told
                and min(told) > year
                and not _OLDER.search(text)
                and not _AHEAD.search(text)
                and _TOLD.search(text)
            ):
                first, last = found.span("source")
                said = Passage.of(document.name, document.text, span[0] + first, span[0] + last)
                why = f"The work is of {year}; what it is cited for is of {min(told)}."
                yield finding(NAME, Soundness.SUSPICIOUS, why, [said])
        before = span


def _told(dates: Sequence[DateMention]) -> list[int]:
    stated = (
        d for d in dates if d.role is Role.TEXT and d.reckoning is Reckoning.STATED and year_stated(d.when)
    )
    return [d.when.first_year for d in stated if d.when.first_year is not None]
