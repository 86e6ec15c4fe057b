"""Term: what was agreed for so many years, and when and how the text has it end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.endings import Ending, Way, endings, holds
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.lengths import LENGTH, Length, length_of
from amity.examine.stated import VERDICTS, calendar_date, sentences
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Relation, Role, within
from amity.model.passages import Passage
from amity.model.when import When

NAME = "term"
_BOND = (
    r"(?:treaty|pact|agreement|accord|lease|loan|protocol|convention|concession|contract|mandate|alliance|plan"
    r"|programme|program|armistice|truce|moratorium|licence|arrangement|deal|partnership)"
)
_GRANT = re.compile(
    r"(?:\b(?:valid|binding|good|concluded|signed|made|granted|leased?|let|keep|kept|hold|use|rent(?:ed)?|bound"
    r"|binds|pledged|guaranteed|prolonged|renewed|extended|agreed|fixed|intended|meant|designed|planned|ceded?|elected|appointed|chosen|engaged|hired|recruited"
    r"|(?:remain|stay|be|continue)\s+(?:in\s+force|in\s+effect|valid)|in\s+force|run|last)\b"
    r"(?P<way>[^.;:]{0,60}?)\b(?:for|to\s+last|to\s+run)\s+"
    r"(?:an?\s+(?:initial\s+|further\s+)?(?:term|period)\s+of\s+|another\s+)?"
    r"|\b(?:term|validity|duration|lease|life|period\s+of\s+validity)\s+of\s+"
    rf"|\b{_BOND}s?\s+(?:of|for|over)\s+|\b(?:repaid|repayable|paid\s+back|payable|spread)\s+(?:over|in|within)\s+|\b(?:to|would|should)\s+(?:last|run)\s+)"
    + LENGTH,
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(rf"{LENGTH}(?<![sS])\s+(?:[\w-]+\s+){{0,2}}?{_BOND}\b", re.IGNORECASE)
_UNIT = re.compile(r"year|month|decade|centur", re.IGNORECASE)
_ELAPSED = re.compile(
    r"\b(?:has|have|had|having)\s+(?:already\s+|now\s+)?(?:been|remained|run|lasted|held)\b|\bfirst\s+time\b|\bnot\b",
    re.IGNORECASE,
)
_RENEWED = re.compile(
    r"\b(?:renew|prolong|extend|extension|renewal|prolongation)\w*\b[^.;]{0,50}?\b(?:by|for|of|every)\s+"
    rf"(?:another\s+|a\s+further\s+)?(?:{LENGTH}|(?P<bare>five|ten|two|three|four))",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:[\w’'-]+\s+){0,6}$", re.IGNORECASE)
_LENGTH = re.compile(LENGTH, re.IGNORECASE)
_ITS = re.compile(
    r"^(?:(?:at|by|with|on|after)\s+(?:the\s+(?:end|expiry|expiration|close)\s+of\s+)?)?"
    r"(?:its\s|the\s+(?:full|agreed)\s)|\bagreed\b"
    r"|^[^.;]*?\s+for\s+which\s+(?:it|they)\s+(?:had\s+been|was|were)\s+(?:made|concluded|signed|granted|agreed|let|taken|lent)\b"
    r"|^[^.;]*?\s+(?:provided|foreseen|fixed|laid\s+down|agreed)\b",
    re.IGNORECASE,
)
"""What makes of a length that of the term itself."""
UNTIL = 30
"""Letters between a length and the date until which it runs."""
REACH = 3
"""What ends a term stands in the same sentence or so many after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """So many years agreed from a date, with those by which it may be renewed, and the words."""

    begin: When
    years: float
    renewal: float
    said: Passage
    sentence: int


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each ending of a term that the text dates, or counts, and whose beginning it dates too.

    A term that was renewed may end later by whole renewals; that one was ended early is no fault.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if _dated(date)]
        spans = list(sentences(document)) if dates else []
        terms = list(_terms(document, spans, dates))
        for at, span in enumerate(spans) if terms else ():
            near = [term for term in terms if 0 <= at - term.sentence <= REACH]
            yield from _until(document, span, dates, near)
            for ending in endings(document.text[slice(*span)]) if near else ():
                yield from _judge(document, spans, dates, near, (at, ending))


def _dated(date: DateMention) -> bool:
    """Whether it is a date of the calendar, or one until or by which something is said to last."""
    bounds = date.relation in (Relation.UNTIL, Relation.BY, Relation.SINCE)
    return calendar_date(date) or (bounds and date.reckoning is Reckoning.STATED and date.role is Role.TEXT)


def _terms(
    document: Document, spans: Sequence[tuple[int, int]], dates: Sequence[DateMention]
) -> Iterator[Term]:
    """The terms that the text tells of, each with a date that it begins from."""
    text = document.text
    for at, (start, end) in enumerate(spans):
        if not _UNIT.search(text, start, end):
            continue
        grants = [m for form in (_GRANT, _ADJECTIVE) for m in form.finditer(text, start, end)]
        for found in sorted(grants, key=lambda m: m.start()):
            length = length_of(found)
            way = found.groupdict().get("way") or ""
            before = text[max(start, found.start() - 20) : found.start()]
            if length.unit not in ("year", "month") or _ELAPSED.search(before + way):
                continue
            begin = _begin(
                text, found, within(dates, start, end), within(dates, *spans[at - 1]) if at else ()
            )
            if begin is not None:
                yield Term(
                    begin=begin.point,
                    years=_years(length),
                    renewal=_renewal(text[start : end + 200]),
                    said=Passage.of(document.name, text, found.start(), found.end()),
                    sentence=at,
                )


def _years(length: Length) -> float:
    return length.number / (12 if length.unit == "month" else 1)


def _renewal(text: str) -> float:
    """The years by which a term is renewed, nought where the text does not say that it is."""
    found = _RENEWED.search(text)
    if found is None:
        return 0
    if found["bare"]:
        return float({"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}[found["bare"].casefold()])
    return _years(length_of(found)) if found["unit"].casefold().startswith(("year", "month")) else 0


def _begin(
    text: str, found: re.Match[str], dates: Sequence[DateMention], before: Sequence[DateMention]
) -> DateMention | None:
    """The date that a term counts from: that behind "from", one before it, or the last sentence's."""
    for date in dates:
        if date.start >= found.end() and _FROM.search(text, found.end(), date.start):
            return date
    earlier = [date for date in dates if date.end <= found.start("number")]
    if earlier or dates:
        return earlier[-1] if earlier else dates[0]
    return before[0] if len(before) == 1 else None


def _judge(
    document: Document,
    spans: Sequence[tuple[int, int]],
    dates: Sequence[DateMention],
    terms: Sequence[Term],
    told: tuple[int, Ending],
) -> Iterator[Finding]:
    """Hold an ending against the last term before it of which it can be the end."""
    at, ending = told
    start = spans[at][0]
    fitting = [t for t in terms if ending.years in (0, t.years) and t.said.start < start + ending.end]
    if not fitting:
        yield from _otherwise(document, terms, start, ending)
        return
    own = [d for d in within(dates, *spans[at]) if not any(_of(d, term) for term in fitting)]
    date = _date_of(own, start, ending) or _date_before(spans, dates, at, ending, fitting)
    if date is None or date.point.earliest is None:
        return
    span = start + ending.start, start + ending.end
    yield from _held(document, fitting, date, ending, (span, start <= date.start))


def _otherwise(document: Document, terms: Sequence[Term], start: int, ending: Ending) -> Iterator[Finding]:
    """An ending that names another length of "its" than the one term told of, where no other length is."""
    told = [term for term in terms if term.said.start < start + ending.start]
    text = document.text
    said = text[start + ending.start : start + ending.end + 60]
    if len({term.years for term in told}) != 1 or told[-1].renewal or not _ITS.search(said):
        return
    between = _LENGTH.finditer(text, max(0, told[0].said.start - 200), start + ending.start)
    if any(length.unit == "year" and length.number == ending.years for length in map(length_of, between)):
        return
    why = (
        f"The words “{' '.join(ending.words.split())}” name another length than the {told[-1].years:g} years "
        f"of “{' '.join(told[-1].said.quote.split())}”."
    )
    words = Passage.of(document.name, text, start + ending.start, start + ending.end)
    yield finding(NAME, Soundness.INCONSISTENT, why, [words, told[-1].said])


def _held(
    document: Document,
    terms: Sequence[Term],
    date: DateMention,
    ending: Ending,
    where: tuple[tuple[int, int], bool],
) -> Iterator[Finding]:
    """The finding on an ending at a date: one of the terms that fits will do."""
    answers = [holds(t.begin, t.years, t.renewal, date.point, ending) for t in terms]
    answer = (
        Answer.YES if Answer.YES in answers else Answer.NO if set(answers) == {Answer.NO} else Answer.UNKNOWN
    )
    if answer is Answer.UNKNOWN:
        return
    term = terms[answers.index(answer)] if answer is Answer.YES else terms[-1]
    (first, last), inside = where
    if inside:
        first, last = min(first, date.start), max(last, date.end)
    said = [Passage.of(document.name, document.text, first, last)]
    sure = answer is Answer.YES or ending.sure
    yield finding(
        NAME, VERDICTS[answer] if sure else Soundness.SUSPICIOUS, _explain(term, date, ending, answer),
        said if answer is Answer.YES else [*said, term.said],
    )  # fmt: skip


def _until(
    document: Document, span: tuple[int, int], dates: Sequence[DateMention], terms: Sequence[Term]
) -> Iterator[Finding]:
    """A length and the date until which it is said to run, in one sentence with its beginning."""
    for date in within(dates, *span):
        near = [t for t in terms if span[0] <= t.said.start and 0 <= date.start - t.said.end <= UNTIL]
        if date.relation is Relation.UNTIL and near:
            words = document.text[date.start : date.end]
            ending = Ending(start=0, end=len(words), words=words, way=Way.FULL)
            yield from _held(document, near[-1:], date, ending, ((near[-1].said.start, date.end), True))


def _of(date: DateMention, term: Term) -> bool:
    return date.point.edtf == term.begin.edtf


def _date_of(dates: Sequence[DateMention], start: int, ending: Ending) -> DateMention | None:
    """The date of an ending in its own sentence: the first behind its words, else the last before them."""
    behind = [date for date in dates if date.start >= start + ending.start]
    ahead = [date for date in dates if date.end <= start + ending.start]
    return behind[0] if behind else ahead[-1] if ahead else None


def _date_before(
    spans: Sequence[tuple[int, int]],
    dates: Sequence[DateMention],
    at: int,
    ending: Ending,
    terms: Sequence[Term],
) -> DateMention | None:
    """The one date of the sentence before, for an ending without its own that is no mere expiry."""
    if not at or ending.way is Way.EXPIRED or not ending.sure or not terms or terms[-1].sentence >= at - 1:
        return None
    found = within(dates, *spans[at - 1])
    return found[0] if len(found) == 1 else None


def _explain(term: Term, date: DateMention, ending: Ending, answer: Answer) -> str:
    agree = "agree with" if answer is Answer.YES else "contradict"
    renewed = f", renewed by {term.renewal:g} years at a time" if term.renewal else ""
    return (
        f"The words “{' '.join(ending.words.split())}” and “{spelt(date.when)}” ({date.when}) {agree} "
        f"a term of {term.years:g} years from {term.begin}{renewed}, by arithmetic."
    )
