"""Office holder: the day on which somebody is said to have taken office is the roster's."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import sentences
from amity.examine.office_holder import NAME
from amity.examine.stated import year_stated
from amity.examine.tenures import BOUNDARY_DAYS, distance, named, serving
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Relation, within
from amity.model.passages import Passage
from amity.model.states import Office, Tenure
from amity.model.when import When
from amity.reference import Reference
from amity.reference.matching import Phrases
from amity.reference.persons import PersonMention

_TOOK = re.compile(
    r"\s+(?:(?:formally|officially|first)\s+)?"
    r"(?P<verb>took\s+office|assumed\s+office|was\s+sworn\s+in|was\s+inaugurated|took\s+the\s+oath|became"
    r"|(?:has\s+)?(?:since\s+)?becoming|assumed\s+the\s+(?:post|office)\s+of)\b"
    r"(?P<title>(?:\s+as)?(?:\s+(?:the|a))?\s+[^.;:()\d]{0,60}?)?\s*,?\s+(?:on|in)\s+"
)
_AGAIN = re.compile(
    r"\b(?:again|second|third|fourth|re-?elected|new\s+term|another|acting|interim|former|deputy|vice)\b"
)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each "X took office (as Y) on DATE" of a person whose tenures are known.

    Consistent on the roster's day, suspicious up to BOUNDARY_DAYS off, inconsistent where the person surely
    held that very office at the time and for a year before or after. Second terms are left alone.
    """
    titles: Phrases[Office] = Phrases(((t.text, t.office) for t in evidence.reference.titles), any_case=True)
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if _stated(date)]
        for start, end in sentences(document) if dates else ():
            inside = within(dates, start, end)
            for person, date, words in _takings(document.text[start:end], start, inside, evidence.reference):
                tenures = _tenures(person, words, titles, evidence.reference)
                said = Passage.of(document.name, document.text, start + person.start, date.end)
                yield from _judge(said, date.when, tenures, evidence.reference)


def _stated(date: DateMention) -> bool:
    """Whether it is a date with its year; its role does not count, since the verb before it settles that."""
    of_calendar = date.reckoning is Reckoning.STATED and date.relation is Relation.AT
    return of_calendar and year_stated(date.when)


def _takings(
    text: str, start: int, dates: Sequence[DateMention], reference: Reference
) -> Iterator[tuple[PersonMention, DateMention, str]]:
    """Who took office when in a sentence, and the words for the office, if any."""
    for person in reference.person_mentions(text) if dates else ():
        match = _TOOK.match(text, person.end)
        date = match and next((d for d in dates if d.start - start == match.end()), None)
        if match and date and len(person.persons) == 1 and not _AGAIN.search(match.group()):
            yield person, date, match["title"] or ""


def _judge(said: Passage, when: When, tenures: Sequence[Tenure], reference: Reference) -> Iterator[Finding]:
    verdict, near = _verdict(tenures, when)
    if verdict and near:
        yield finding(NAME, verdict, _explain(said, when, verdict, near, reference), [said])


def _tenures(
    person: PersonMention, words: str, titles: Phrases[Office], reference: Reference
) -> list[Tenure]:
    """The person's tenures of the offices that the title can mean; all where no title is given."""
    held = reference.tenures_of(person.persons[0].id)
    words = re.sub(r"^\s*(?:as\s+)?(?:the\s+|a\s+)?", "", words).strip()
    if not words:
        return list(held)
    offices = {office.id for _, _, found in titles.find(words) for office in found}
    return [tenure for tenure in held if tenure.office.id in offices]


def _verdict(tenures: Sequence[Tenure], when: When) -> tuple[Soundness | None, Tenure | None]:
    """What the beginnings of tenures say of the date, with the nearest tenure."""
    begun = [(t, When.parse(t.held.edtf.split("/")[0])) for t in tenures]
    if not begun or when.earliest is None:
        return None, None
    near, first = min(begun, key=lambda one: (distance(one[1], when), one[1].sort_key))
    gap = distance(first, when)
    if gap == 0:
        return Soundness.CONSISTENT, near
    if gap <= BOUNDARY_DAYS:
        return Soundness.SUSPICIOUS, near
    sure = any(serving(tenure, when) is Answer.YES for tenure in tenures)
    return (Soundness.INCONSISTENT, near) if sure and gap > 366 else (None, None)


def _explain(said: Passage, when: When, verdict: Soundness, near: Tenure, reference: Reference) -> str:
    agree = "the roster agrees" if verdict is Soundness.CONSISTENT else "the roster has another day"
    return f"“{said.quote}” gives {spelt(when)}; {agree}: {named(near, reference)}."
