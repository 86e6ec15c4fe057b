"""Interval: a stretch of time and its length as stated: "the three-year period from 1994 to 1997"."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.distances import fits
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import NAME
from amity.examine.lengths import LENGTH, Bound, Length, length_of
from amity.examine.stated import VERDICTS, calendar_date, sentences
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Relation, Role, within
from amity.model.passages import Passage
from amity.model.when import When

ANY_YEAR = "2001"
"""Of a stretch without a year the length is the same in most."""
_LENGTH = re.compile(LENGTH, re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?P<what>(?:\s+[\w’'.-]+){0,8}?)\s*(?P<comma>,)?\s*(?:\(|from|of|on|in|between|for|over|during|the\s+years)?\s*"
)
_OFF = re.compile(
    r"\b(?:\w+(?:ing|ed)|was|were|had|has|is|but|and|who|which|that|he|she|it|they|only|later|earlier|after"
    r"|before|ago|old|since|until|into|out|long|went|came|left|began)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:plan|treaty|pact|agreement|accord|lease|term|sentence|mandate|contract|programme|program|protocol|loan"
    r"|credit|moratorium|ban|concession|guarantee)s?\b",
    re.IGNORECASE,
)
_HELD = (
    r"(?:sat|met|lasted|ran|convened|stayed|stretched|went\s+on|took\s+place|continued|remained|(?:was|were)\s+(?:held|in\s+session"
    r"|spent|there|staged|fought))"
)
_WHICH = re.compile(
    rf"(?P<what>(?:\s+[\w’'-]+){{1,3}}?)\s*(?:,?\s+(?:which|that)\s+(?:had\s+)?{_HELD}|,\s+(?:held|staged|convened))\s+(?:(?:in|at)\s+[A-Z]\w+\s+)?(?:from\s+)?(?:the\s+)?"
    rf"|(?P<lasted>)\s*,?\s+(?:and\s+)?{_HELD}\s+(?:(?:in|at)\s+[A-Z]\w+\s+)?(?:from\s+)?(?:the\s+)?"
)
"""A length and its dates in a clause of their own: "the three-day fair, which ran from"."""
_LASTING = re.compile(r"\b(?:lasted|lasting|took|taking|went\s+on\s+for)\s+$")
_PLAN = re.compile(r"\s+(?:\w+\s+){0,2}?plan\b", re.IGNORECASE)
_CUT_SHORT = re.compile(
    r"\b(?:abandoned|dropped|scrapped|cancelled|suspended|interrupted|replaced|given\s+up|broken\s+off|cut\s+short"
    r"|stopped|revised|prolonged|extended|shortened|early|prematurely)\b",
    re.IGNORECASE,
)
"""What a plan has met with that was not carried out in the time of its name."""
"""Its years are part of its name."""
_BEHIND = re.compile(
    r"\s*[,(—–]\s*(?:an?\s+(?:\w+\s+)?(?:period|span|stretch|total|stay|visit|tour|journey|captivity|absence|siege|strike|war"
    r"|session|exile|imprisonment|occupation|voyage|reign|detention|mission|campaign|blockade|silence)\s+of\s+|that\s+is,?\s+|in\s+all\s+|for\s+|all\s+of\s+)?",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(
    r"\s*(?:later|after|afterwards|before|earlier|ago|old|from|since|on)\b", re.IGNORECASE
)
_BEGUN = re.compile(
    r"\b(?:began|begun|beginning|started|starting|opened|opening|arrived|arriving|came|broke\s+out|set\s+in|set\s+out"
    r"|left\s+home|landed|reached)\b[^.;]*$"
)
_ENDED = re.compile(
    r"\b(?:ended|ending|closed|closing|left|leaving|departed|flew\s+(?:home|back)|returned|went\s+home|finished"
    r"|was\s+over|were\s+over|adjourned|sailed)\b[^.;]*$"
)
_STAY = re.compile(r"\b(?:lasted|of|after|for|spent|took|stay\w*)\s+(?:a\s+)?[\w\s-]*$|-", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:[,.;:)—–]|$)")


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each stretch of time beside a length that is said of it.

    Lengths count the first day or year or not; what was only meant to last so long (a plan, a treaty) may
    have been cut short or prolonged, and is not blamed.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if _dated(date)]
        for start, end in sentences(document) if dates else ():
            inside = within(dates, start, end)
            for date in inside:
                if "/" in date.when.edtf:
                    yield from _judge(document, (start, end), date, inside)
            if len(inside) == 2:
                yield from _begun_and_ended(document, (start, end), inside)


def _dated(date: DateMention) -> bool:
    """Whether a date is one of the calendar: what lies between its sides does not depend on the year."""
    between = date.reckoning is Reckoning.STATED and date.role is Role.TEXT
    return calendar_date(date) or (between and date.relation is Relation.BETWEEN)


def _begun_and_ended(
    document: Document, span: tuple[int, int], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """A length and the two dates of a beginning and an end: "came on 3 May, left on 9 May after a week"."""
    begin, end = dates
    text = document.text
    opened = _BEGUN.search(text, max(span[0], begin.start - 50), begin.start)
    closed = _ENDED.search(text, max(begin.end, end.start - 50), end.start)
    lengths = [
        m for m in _LENGTH.finditer(text, *span) if _STAY.search(text[max(span[0], m.start() - 12) : m.end()])
    ]
    both = f"{begin.when.edtf}/{end.when.edtf}"
    if (
        not opened
        or not closed
        or len(lengths) != 1
        or both.count("/") != 1
        or begin.when.sort_key > end.when.sort_key
    ):
        return
    when = When(edtf=both, words=text[begin.start : end.end])
    answer = lasts(when, length_of(lengths[0]))
    if answer is not Answer.UNKNOWN:
        first, last = min(lengths[0].start(), begin.start), max(lengths[0].end(), end.end)
        yield _finding(document, (first, last), lengths[0].group(), when, answer)


def _judge(
    document: Document, span: tuple[int, int], date: DateMention, dates: Sequence[DateMention]
) -> Iterator[Finding]:
    text = document.text
    for found in _LENGTH.finditer(text, *span):
        promise = _tied(text, found, date, dates)
        one_night = found["unit"].casefold().startswith("night") and length_of(found).number == 1
        if promise is None or one_night:
            continue
        length = length_of(found)
        answer = lasts(date.when, length)
        if answer is Answer.YES or (answer is Answer.NO and not promise):
            first, last = min(found.start(), date.start), max(found.end(), date.end)
            yield _finding(document, (first, last), found.group(), date.when, answer)
            return
        cut_short = _CUT_SHORT.search(text, *span)
        if answer is Answer.NO and not cut_short and _PLAN.match(text, found.end()):
            first, last = min(found.start(), date.start), max(found.end(), date.end)
            yield _finding(document, (first, last), found.group(), date.when, answer, of="term")
            return


def _finding(
    document: Document, span: tuple[int, int], words: str, when: When, answer: Answer, *, of: str = NAME
) -> Finding:
    """What is found of a stretch; a plan of another length than its name may have been prolonged."""
    why = (
        f"“{' '.join(words.split())}” is said of “{spelt(when)}” ({when}), {_extent(when)}, by the calendar."
    )
    verdict = VERDICTS[answer] if of == NAME else Soundness.SUSPICIOUS
    return finding(of, verdict, why, [Passage.of(document.name, document.text, *span)])


def _tied(text: str, found: re.Match[str], date: DateMention, dates: Sequence[DateMention]) -> bool | None:
    """Whether the length is said of the stretch; True for what was only meant to last so long."""
    if date.start >= found.end():
        between = _BETWEEN.fullmatch(text, found.end(), date.start)
        which = _WHICH.fullmatch(text, found.end(), date.start)
        if which and (which["what"] or _LASTING.search(text[: found.start()][-20:])):
            return bool(_PROMISE.search(which["what"] or ""))
        free = all(other is date or not found.end() <= other.start < date.start for other in dates)
        if between is None or not free or _OFF.search(between["what"]):
            return None
        if between["comma"] and not _CLOSED.match(text, date.end):
            return None
        return bool(_PROMISE.search(between["what"]))
    behind = date.end <= found.start() and _BEHIND.fullmatch(text, date.end, found.start())
    if behind and not _NOT_BEHIND.match(text, found.end()):
        return bool(_PROMISE.match(text[found.end() : found.end() + 20].lstrip(" -")))
    return None


def lasts(when: When, length: Length) -> Answer:
    """Whether a stretch from one date to another can be called so long, the first day or year counted or not.

    >>> years = Length(number=3, unit="year")
    >>> lasts(When.parse("1994/1997"), years), lasts(When.parse("1994/1999"), years)
    (Answer.YES, Answer.NO)
    >>> lasts(When.parse("1988-05-03/1988-05-06"), Length(number=4, unit="day"))
    Answer.YES
    """
    known = when.edtf.replace("XXXX", ANY_YEAR)
    begin, end = (None if side == ".." else When.parse(side) for side in known.split("/"))
    if begin is None or end is None or None in (begin.earliest, begin.latest, end.earliest, end.latest):
        return Answer.UNKNOWN
    counted = _counted(begin, end, length)
    if counted is not None and length.bound is Bound.EXACT:
        return _counts(counted, length.number)
    least = (end.earliest or 0) - (begin.latest or 0)
    most = (end.latest or 0) - (begin.earliest or 0) + 1
    return fits(least, most, length)


def _counted(begin: When, end: When, length: Length) -> int | None:
    """The days between two days or the years between two years; None for other dates or units."""
    precision = {"day": len("1988-05-03"), "month": len("1988-05"), "year": len("1988")}.get(length.unit)
    if len(begin.edtf) != precision or len(end.edtf) != precision:
        return None
    if length.unit == "day":
        return (end.earliest or 0) - (begin.earliest or 0)
    years = (end.first_year or 0) - (begin.first_year or 0)
    if length.unit == "year":
        return years
    return 12 * years + int(end.edtf[-2:]) - int(begin.edtf[-2:])


def _counts(counted: int, number: float) -> Answer:
    """Whether so many units lie between two, one of them counted or not; tens may be rounded."""
    if number in (counted, counted + 1):
        return Answer.YES
    loose = counted / 10 if number % 10 == 0 else 0
    return Answer.NO if not counted - loose <= number <= counted + 1 + loose else Answer.UNKNOWN


def _extent(when: When) -> str:
    """How long a stretch is, for a reader."""
    begin, end = (When.parse(side) for side in when.edtf.replace("XXXX", ANY_YEAR).split("/"))
    if len(begin.edtf) == len(end.edtf) == len("1988"):
        return f"{(end.first_year or 0) - (begin.first_year or 0)} years from the first to the last"
    days = (end.latest or 0) - (begin.earliest or 0) + 1
    return f"{days} days at most, the first and the last counted"
