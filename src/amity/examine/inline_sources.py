"""Citation: a paper cited in brackets is no older than what it is said to report."""

import re
from collections.abc import Iterator

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import sentences
from amity.examine.stated import year_stated
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import Reckoning, Relation, Role, within
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
_AHEAD = re.compile(
    r"\b(?:plan\w*|prepar\w*|would|will|was\s+to|were\s+to|expected|announc\w*|invit\w*|propos\w*|before)\b"
)


def check_inline_sources(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each paper in brackets that is dated to the day before all that its sentence tells.

    What a sentence tells of as planned may well be older than it.
    """
    dates = evidence.dates_of[document.name]
    for start, end in sentences(document):
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
