"""When somebody got an office, as one text has it in several places."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.actors import Title, persons_in, titles
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import plain
from amity.examine.spans import sentence_spans
from amity.examine.stated import year_stated
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.when import When

NAME = "internal_contradiction"
_GOT = re.compile(
    r"\b(?:(?P<since>(?i:since|after|upon|on))\s+)?(?:becoming|became|had\s+become|has\s+become"
    r"|was\s+(?:named|made|elected|appointed|proclaimed|sworn\s+in\s+as)"
    r"|took\s+(?:office|over)\s+as|assumed\s+(?:office|power)\s+as)\s+(?:the\s+|its\s+|their\s+)?(?P<rest>[^.;:]{3,90})"
)
_AGAIN = re.compile(
    r"\b(?:again|re-?elected|second\s+term|third\s+term|returned|once\s+more|acting|interim)\b", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\s+[^.;:]{0,80}$", re.IGNORECASE)
_SUPPLIED = 2
"""Years that must lie between where a reader supplied the year."""
_BEHIND = re.compile(r"[^.;,]{0,40}?\s(?:on|in|since)?\s*")
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Becoming:
    """That a person got an office: on a date that the words give, or by the time of what is told with them.

    `by` is the date of what is told as later than it ("the first visit since he became leader").
    """

    person: str
    office: str
    when: When | None
    by: When | None
    said: Passage


def check_becomings(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each office that a text has somebody get on two dates, or have before getting it."""
    got: dict[tuple[str, str], list[Becoming]] = defaultdict(list)
    for one in becomings(document, evidence):
        got[one.person, one.office].append(one)
    for _, members in sorted(got.items()):
        dated = [one for one in members if one.when is not None]
        yield from _two_dates(dated)
        yield from _had_before(dated, members)


def becomings(document: Document, evidence: Evidence) -> Iterator[Becoming]:
    """Each time that a text says that somebody got an office with a title."""
    dates = [date for date in evidence.dates_of[document.name] if plain(date)]
    before = (0, 0)
    for span in sentence_spans(document, evidence):
        text = document.text[span[0] : span[1]]
        for found in _GOT.finditer(text):
            person = _whose(text, found, document.text[before[0] : before[1]], evidence)
            title = next(titles(found["rest"]), None)
            if person and title and title.start <= 30 and not _AGAIN.search(text):
                one = _got(document, span, found, title, dates)
                since = _SINCE.search(text, 0, found.start("rest"))
                by = _told_by(document, span, before, evidence) if since and not one[1] else None
                yield Becoming(person=person, office=title.text.casefold(), when=one[1], by=by, said=one[0])
        before = span


def _whose(text: str, found: re.Match[str], before: str, evidence: Evidence) -> str:
    """Who got the office: the last person named ahead, else the first behind, or the one before "he"."""
    ahead = text[: found.start()]
    if person := _person(ahead, evidence, -1):
        return person
    if _PRONOUN.search(ahead):
        return _person(before, evidence, -1)
    return (
        _person(text[found.end() - len(found["rest"]) :], evidence, 0)
        if found["since"] and not ahead.strip()
        else ""
    )


def _person(text: str, evidence: Evidence, which: int) -> str:
    """The first or last person named in a text, where only one can be meant."""
    named = persons_in(text, evidence.reference)
    return named[which].persons[0].id if named else ""


def _got(
    document: Document,
    span: tuple[int, int],
    found: re.Match[str],
    title: Title,
    dates: Sequence[DateMention],
) -> tuple[Passage, When | None]:
    """The words that say so, with the date that stands right behind the title, if any does."""
    start, end = span
    last = start + found.start("rest") + title.end
    for date in within(dates, start, end):
        if date.start >= last and _BEHIND.fullmatch(document.text, last, date.start):
            return Passage.of(document.name, document.text, start + found.start(), date.end), date.when
    return Passage.of(document.name, document.text, start + found.start(), last), None


def _told_by(
    document: Document, span: tuple[int, int], before: tuple[int, int], evidence: Evidence
) -> When | None:
    """The date of what the sentence, or else the one before it, tells of, where the claims agree on it."""
    claims = evidence.claims_of.get(document.name, ())
    for start, end in (span, before):
        first = bisect_left(claims, start, key=lambda claim: claim.passage.start)
        told = [
            claim.date
            for claim in claims[first : bisect_left(claims, end, key=lambda claim: claim.passage.start)]
            if claim.factuality.realised and claim.date.latest is not None
        ]
        if told:
            return told[0] if len({when.last_year for when in told}) == 1 else None
    return None


def _two_dates(dated: Sequence[Becoming]) -> Iterator[Finding]:
    for at, other in enumerate(dated[1:], 1):
        one = dated[0]
        if one.when and other.when and one.when.overlaps(other.when) is Answer.NO and at:
            why = (
                f"The text has one person become {one.office} “{spelt(one.when)}” in one place and "
                f"“{spelt(other.when)}” in another."
            )
            yield finding(NAME, Soundness.INCONSISTENT, why, [one.said, other.said])
            return


def _had_before(dated: Sequence[Becoming], members: Sequence[Becoming]) -> Iterator[Finding]:
    """What is told as later than the change, and dated before it."""
    for one in dated:
        for other in members:
            least = 1 if other.by is None or year_stated(other.by) else _SUPPLIED
            if one.when and other.by and (one.when.first_year or 0) - (other.by.last_year or 0) >= least:
                why = (
                    f"“{one.said.quote}” dates it {one.when}, but “{other.said.quote}” is said of what "
                    f"the text dates {other.by}."
                )
                yield finding(NAME, Soundness.INCONSISTENT, why, [one.said, other.said])
                return
