"""First since, by the text alone, where the year stands in a sentence before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amity.examine.elapsed import places
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.firsts import First, absences, firsts
from amity.examine.interval import plain
from amity.examine.spans import Span, sentence_spans
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

NAME = "first_since"
_BACK = 2
_BEFORE = re.compile(
    r"\bhad\s+(?:last\s+|previously\s+|already\s+)?(?:done\s+(?:the\s+same|so|this|likewise)|been\s+(?:there|here|in|to)|come|gone"
    r"|visited|stood\s+there|made\s+the\s+(?:same\s+)?(?:journey|trip|visit)|taken\s+the\s+same\s+road|preceded\s+(?:him|her|them))\b"
    r"|\b(?:last|previous|preceding|earlier)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z]{4,})\s+(?:of\s+[^.;:,]{2,30}\s+|to\s+do\s+so\s+)?had\s+\w+"
)
_NOT_IT = re.compile(
    r"\b(?:not|never|no|nor|private(?:ly)?|incognito|planned|wanted|hoped|as\s+a\s+(?:student|child|boy))\b"
)
_THAT_TIME = re.compile(
    r"\bfirst\s+(?:time|visit|journey|trip|stay|appearance|meeting)\b[^.;:]{0,60}?\bsince\s+(?:that|this)\s+"
    r"(?:spring|summer|autumn|fall|winter|year|day|month|visit|journey|trip|occasion|time|week|january|february|march"
    r"|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_STAYED = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s+(?:had\s+|was\s+|were\s+)?(?:also\s+|again\s+|already\s+|even\s+|once\s+more\s+)?(?:been|come|came|spent|stayed|visited|returned"
    r"|received|flown|flew|gone|went|passed|stopped|met|landed|spoken|spoke|preached)\b"
)
_AND = r"(?:,|,?\s+and|,?\s+then)?\s+(?:(?:once\s+more|again)\s+)?(?:in\s+)?"
_SUBJECT = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Tt]hat|(?P<whose>[Tt]heir|[Hh]is|[Hh]er|[Ii]ts))\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z]{4,})\s+of\s+(?:\w+\s+)?$"
)


def check_carried(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each length of time, or "since that summer", that a date carried over does not bear out.

    The one before is known by "had done the same", "had last been there"; or as the last of a list of dated
    things of one name; or it is one that "he" made in between.
    """
    dates = [d for d in evidence.dates_of[document.name] if plain(d) and d.relation is Relation.AT]
    spans = sentence_spans(document, evidence) if dates else []
    for at, span in enumerate(spans):
        around = spans[max(0, at - _BACK) : at + 1]
        text = document.text[span[0] : span[1]]
        for first in (*firsts(text), *absences(text)):
            if first.years:
                yield from _length(_Place(document, around, first, dates))
            elif first.since:
                yield from _listed_since(_Place(document, around, first, dates))
        for found in _THAT_TIME.finditer(document.text, *span):
            yield from _since_that(document, (*around, *spans[at + 1 : at + 2]), found, dates)


@dataclass(frozen=True, slots=True)
class _Place:
    """A length of time in its place: its sentence is the last of those around."""

    document: Document
    around: Sequence[Span]
    first: First
    dates: Sequence[DateMention]

    @property
    def start(self) -> int:
        """Where the words begin in the text."""
        return self.around[-1][0] + self.first.start


def _length(place: _Place) -> Iterator[Finding]:
    text = place.document.text
    said = text[slice(*place.around[-1])]
    earlier = [
        d for s in place.around for d in within(place.dates, *s) if _of_the_one_before(text, s, d, said)
    ]
    own = [d for s in place.around for d in within(place.dates, *s) if d not in earlier]
    here = [d for d in own if d.start >= place.around[-1][0]]
    years = {d.when.first_year or 0 for d in here or own[-1:]}
    if not earlier and len(here) == 1:
        earlier = _listed(place, here[0])
    if len(years) == 1 and earlier:
        yield from _judge(place, years.pop(), max(earlier, key=_year))


def _year(date: DateMention) -> int:
    return date.when.last_year or 0


def _of_the_one_before(text: str, span: Span, date: DateMention, own: str) -> bool:
    """Whether the clause of a date tells of the one before in so many words."""
    start = max(span[0], *(text.rfind(mark, span[0], date.start) + 1 for mark in ";:"))
    clause = text[start : date.end]
    found = _BEFORE.search(clause)
    noun = found["noun"] if found else None
    return (
        bool(found)
        and not _NOT_IT.search(clause)
        and (noun in (None, "predecessor") or str(noun).removesuffix("s") in own)
    )


def _listed(place: _Place, own: DateMention) -> list[DateMention]:
    """The dates of the sentence before that lists those of which "the loan of 1984" is one."""
    text = place.document.text
    subject = _SUBJECT.search(text, place.around[-1][0], own.start)
    for span in reversed(place.around[:-1]) if subject else ():
        said = text[span[0] : span[1]]
        inside = [d for d in within(place.dates, *span) if _year(d) < _year(own)]
        many = subject and re.search(rf"\b{re.escape(subject['noun'].removesuffix('s'))}(?:s|es)\b", said)
        his = bool(subject and subject["whose"]) and re.search(r"\bhad\s+\w+(?:ed|n|t)\b", said)
        if (many or his) and len(inside) >= 2 and not _NOT_IT.search(said):
            return inside
    return []


def _listed_since(place: _Place) -> Iterator[Finding]:
    """ "In 1955 and in 1961", and then "for the first time since 1955" of a later year."""
    text, since = place.document.text, place.first.since
    for span in place.around[:-1]:
        inside = within(place.dates, *span)
        for one, two in pairwise(inside):
            bare = re.fullmatch(_AND, text[one.end : two.start])
            own = [d for d in within(place.dates, *place.around[-1]) if _year(d) > _year(two)]
            if bare and own and _year(one) <= since < _year(two) and since in {_year(d) for d in inside}:
                end = place.around[-1][0] + place.first.end
                said = Passage.of(place.document.name, text, place.start, end)
                other = Passage.of(place.document.name, text, one.start, two.end)
                why = f"“{said.quote}” leaves none after {since}, but the text has “{other.quote}”."
                yield finding(NAME, Soundness.INCONSISTENT, why, [said, other])
                return


def _judge(place: _Place, year: int, before: DateMention) -> Iterator[Finding]:
    window, known = place.first.window(year), _year(before)
    if window is None or known >= year:
        return
    document = place.document
    end = place.around[-1][0] + place.first.end
    said = Passage.of(document.name, document.text, place.start, end)
    if window[0] <= known <= window[1]:
        why = f"“{said.quote}” holds: from {known} to {year} are {year - known} years."
        yield finding(NAME, Soundness.CONSISTENT, why, [said])
        return
    other = Passage.of(document.name, document.text, before.start, before.end)
    years = f"{year - known} years"
    why = f"“{said.quote}” is said of {year}, and the one before is dated “{other.quote}”: {years}."
    yield finding(NAME, Soundness.INCONSISTENT, why, [said, other])


def _since_that(
    document: Document, around: Sequence[Span], found: re.Match[str], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """One that the same person made between "that summer" and the statement."""
    own = [d for d in within(dates, around[0][0], found.end()) if d.start < found.start()]
    if len(own) < 2 or len({_year(d) for d in own}) != 2:
        return
    low, high = _year(own[0]), _year(own[-1])
    for date in within(dates, found.end(), around[-1][1]):
        ends = [at for mark in ".;" if (at := document.text.find(mark, date.end)) >= 0]
        start = max(document.text.rfind(mark, 0, date.start) + 1 for mark in ".;")
        clause = document.text[start : min(ends, default=len(document.text))]
        told = _STAYED.search(clause) and not _NOT_IT.search(clause)
        if (
            low < _year(date) < high
            and told
            and places(clause) <= places(document.text[around[0][0] : start])
        ):
            said = Passage.of(document.name, document.text, found.start(), found.end())
            other = Passage.of(document.name, document.text, start, date.end)
            why = f"“{said.quote}” leaves none between {low} and {high}, but then “{other.quote.strip()}”."
            yield finding(NAME, Soundness.INCONSISTENT, why, [said, other])
            return
