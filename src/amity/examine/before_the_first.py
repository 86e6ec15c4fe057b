"""Universal: "no president ever came before X in 2016", and then one who was there in 1928."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.actors import titles
from amity.examine.elapsed import of_class
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.firsts import class_named
from amity.examine.interval import plain
from amity.examine.spans import Span, sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

NAME = "universal"
_AHEAD = 3
_NONE_BEFORE = re.compile(
    r"\b[Nn]o\s+(?P<who>(?:other\s+)?(?:[\w’'-]+\s+){1,8}?)(?:(?:has|had)\s+)?(?:ever\s+)?(?:yet\s+)?"
    r"(?:visited|(?:came|come|went|gone|been|travell?ed|flown|paid\s+an?\s+(?:[\w-]+\s+)?visit)\s+to|set\s+foot\s+(?:in|on)"
    r"|spoken\s+in|spoke\s+in|stood\s+in|crossed\s+into)\s+(?P<where>[^.;:]{3,70}?)\s+(?:before|until)\s+"
    r"(?P<name>[^\W\d_a-z][^.;:]{2,50})"
)
_ONE_OF_THEM = re.compile(r"^(?:Even|Already)\s+(?:[^\W\d_a-z][\w’.-]*\s*){1,4},\s+(?:who|when)\b")
_NOT_THEN = re.compile(
    r"\b(?:never|not|no|as\s+a\s+(?:young|private|student|senator|tourist)|former|ex-|later|future|after\s+leaving|vice|deputy"
    r"|planned|hoped|wanted|invited|would)\b",
    re.IGNORECASE,
)


def check_before_the_first(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each "none before", where a sentence behind tells of one of the class, there, earlier."""
    dates = [d for d in evidence.dates_of[document.name] if plain(d)]
    spans = sentence_spans(document, evidence) if dates else []
    for at, span in enumerate(spans):
        found = _NONE_BEFORE.search(document.text, *span)
        own = list(within(dates, found.start("name"), span[1])) if found else []
        if found and own:
            behind = spans[at + 1 : at + 1 + _AHEAD]
            yield from _earlier(document, found, own[0], behind=behind, dates=dates, evidence=evidence)


def _earlier(
    document: Document, found: re.Match[str], own: DateMention, *, behind: Sequence[Span],
    dates: Sequence[DateMention], evidence: Evidence,
) -> Iterator[Finding]:  # fmt: skip
    for start, end in behind:
        text = document.text[start:end]
        for date in within(dates, start, end):
            earlier = date.relation is Relation.AT and date.when.before(own.when) is Answer.YES
            if earlier and not _NOT_THEN.search(text) and _fits(text, found, date, evidence):
                said = Passage.of(document.name, document.text, found.start(), own.end)
                other = Passage.of(document.name, document.text, start, max(date.end, start + 1))
                why = f"“{said.quote}” lets none come earlier; then “{other.quote}”."
                yield finding(NAME, Soundness.SUSPICIOUS, why, [said, other])
                return


def _fits(text: str, found: re.Match[str], date: DateMention, evidence: Evidence) -> bool:
    """Whether a sentence tells of one of those meant, in the place that is meant."""
    where, name = found["where"], found["name"].split()[-1]
    there = _codes(where, evidence) & _codes(text, evidence)
    words = set(re.findall(r"[^\W\d_a-z][\w’-]{3,}", where))
    if not there and not words & set(re.findall(r"[\w’-]+", text)):
        return False
    if name in text:
        return False
    actor = class_named(found["who"], evidence.reference, date.when)
    if actor is not None and actor.roles and of_class(actor, text, date, evidence):
        return True
    title = next(titles(found["who"]), None)
    same = title is not None and found["who"][title.start : title.end].casefold() in text.casefold()
    return same or bool(_ONE_OF_THEM.search(text))


def _codes(text: str, evidence: Evidence) -> set[str]:
    return {code for m in evidence.reference.mentions(text) for code in m.candidates[:1]}
