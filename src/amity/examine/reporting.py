"""Citation, in the words of the text itself: "the letter of 1986 describes" what happened in 1988."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import plain
from amity.examine.spans import sentence_spans
from amity.examine.stated import year_stated
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Relation, within
from amity.model.passages import Passage

NAME = "citation"
_SOURCE = (
    r"(?:reports?|telegram|cable|letter|dispatch|despatch|memoirs?|diary|diaries|book|history|histories|articles?|issue|yearbook"
    r"|minutes|memorandum|dissertation|thesis|study|monograph|interview|account|chronicle|biography|autobiography|editorial"
    r"|newspaper|pamphlet|brochure|bulletin|gazette|communiqu[eé])"
)
_PAPER = rf"(?:{_SOURCE}|(?-i:[A-Z])[\w’-]+(?:\s+(?-i:[A-Z])[\w’-]+){{0,3}})"
"""A source by its kind, or by a name such as a newspaper has."""
_DATED = (
    r"(?:\s+(?:of|from|dated|for)|,?\s+(?:written|published|printed|submitted|completed|issued|finished|sent|recorded|given)"
    r"(?:\s+\w+)?\s+(?:in|on))\s+(?:the\s+)?$"
)
_ACTIVE = (
    r"^[,)]?\s*(?:which\s+|that\s+|and\s+|he\s+|she\s+|the\s+author\s+|already\s+|also\s+|vividly\s+|briefly\s+)*"
    r"(?:reports?|reported|describes?|described|tells?\s+(?:of|how)|told\s+(?:of|how)|recounts?|recounted|recalls?|recalled|quotes"
    r"|quoted|records|recorded|documents|documented|narrates?|narrated|gives\s+an\s+account\s+of|looks\s+back)\b"
)
_PASSIVE = (
    r"\b(?:reported|described|told|recorded|quoted|recalled|attested|documented|recounted|narrated|known|comes?|(?:is|are)\s+taken"
    r"|(?:is|are|was|were))\s+(?:[\w-]+\s+){0,4}?(?:by|in|from)\s+[^.;:]{0,45}?$"
)
_AHEAD = re.compile(
    r"\b(?:plan\w*|prepar\w*|would|will|was\s+to|were\s+to|is\s+to|expect\w*|announc\w*|invit\w*|propos\w*|predict\w*|foresee\w*"
    r"|foretold|forecast\w*|prophe\w*|hope\w*|until|scheduled|intend\w*|reprint\w*|edition|translat\w*|add(?:s|ed)|updated|anticipat\w*"
    r"|correct\w*|background|prehistory|forged|forgery|impossible|cannot|not)\b",
    re.IGNORECASE,
)


def check_reporting(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each dated source that a sentence has tell of what it dates later than the source.

    What is planned, foretold or left open is left alone, and so is an event that may be as old as the source.
    """
    dates = [
        d
        for d in evidence.dates_of[document.name]
        if plain(d) and d.relation in (Relation.AT, Relation.FROM_TO)
    ]
    for start, end in sentence_spans(document, evidence) if dates else ():
        inside = [d for d in within(dates, start, end) if year_stated(d.when)]
        if len(inside) >= 2 and not _AHEAD.search(document.text, start, end):
            yield from _judge(document, (start, end), inside)


def _judge(document: Document, span: tuple[int, int], dates: Sequence[DateMention]) -> Iterator[Finding]:
    text = document.text
    for at, source in enumerate(dates):
        ahead = text[span[0] : source.start]
        lead = re.search(rf"\b{_PAPER}{_DATED}", ahead, re.IGNORECASE)
        kind = re.search(rf"\b{_SOURCE}{_DATED}", ahead, re.IGNORECASE)
        if lead is None:
            continue
        if kind and re.search(_ACTIVE, text[source.end : span[1]], re.IGNORECASE):
            told = list(dates[at + 1 :])
        elif re.search(_PASSIVE, text[span[0] : span[0] + lead.start()] + " ", re.IGNORECASE):
            told = [d for d in dates[:at] if d.reckoning is Reckoning.STATED]
        else:
            continue
        for event in told[:1]:
            days = (event.when.earliest or 0) - (source.when.latest or 0)
            if event.when.after(source.when) is Answer.YES and days > 0:
                last = span[0] + len(text[span[0] : span[1]].rstrip())
                why = f"A source of “{spelt(source.when)}” cannot tell of what came on “{spelt(event.when)}”."
                said = Passage.of(document.name, text, span[0], last)
                yield finding(NAME, Soundness.SUSPICIOUS, why, [said])
                return
