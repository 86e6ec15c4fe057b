"""Interval: a date and the words beside it that hang on a landmark or another date agree."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.anchors import Anchored, Tie, anchored
from amity.examine.distances import fits
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.sentences import Sentences
from amity.examine.stated import year_stated
from amity.model.answers import Answer
from amity.model.documents import BlockKind, Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Relation, Role, within
from amity.model.passages import Passage
from amity.model.when import When

NAME = "interval"
_BESIDE = re.compile(
    r"\s*[,(—–]?\s*(?:(?:that\s+is|i\.e\.|only|just|still|and|or|long|shortly|soon)\s*,?\s+)?"
)
_THEN = re.compile(r"\s*[,(]\s*(?:on|in)\s+|\s+(?:on|in)\s+")
VERDICTS = {Answer.YES: Soundness.CONSISTENT, Answer.NO: Soundness.INCONSISTENT}


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each date that stands right beside a phrase that hangs on a landmark.

    Where a landmark is dated in several ways, or the words can mean several, one that fits will do.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if plain(date)]
        if dates:
            for start, end in sentences(document):
                inside = within(dates, start, end)
                if inside:
                    yield from _judge(document, start, end, inside, evidence)


def plain(date: DateMention) -> bool:
    """Whether a date stands on its own: by the calendar alone, with its year, in the text's own matter."""
    stated = date.reckoning is Reckoning.STATED and date.role is Role.TEXT
    return stated and date.relation in (Relation.AT, Relation.FROM_TO) and year_stated(date.when)


def sentences(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a document's paragraphs, or of all where it has no blocks."""
    whole = [(0, len(document.text))] if not document.blocks else []
    blocks = [(b.start, b.end) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    for first, last in whole or blocks:
        for start, end in Sentences(document.text[first:last]):
            yield first + start, first + end


def _judge(
    document: Document, start: int, end: int, dates: Sequence[DateMention], evidence: Evidence
) -> Iterator[Finding]:
    text = document.text[start:end]
    for phrase in anchored(text, evidence.reference.landmark_mentions(text)):
        date = _beside(text, start, phrase, dates)
        answer = agrees(date.when, phrase) if date else Answer.UNKNOWN
        if date and answer is not Answer.UNKNOWN:
            first, last = min(date.start, start + phrase.start), max(date.end, start + phrase.end)
            said = Passage.of(document.name, document.text, first, last)
            yield finding(NAME, VERDICTS[answer], _explain(date.when, phrase, answer), [said])


def _beside(text: str, start: int, phrase: Anchored, dates: Sequence[DateMention]) -> DateMention | None:
    """The date that the phrase is about: right before it, right behind it, or at the head of the sentence.

    A date right behind a distance may be that of the landmark itself: what falls in its time is left out.
    """
    for date in dates:
        if date.end <= start + phrase.start and _BESIDE.fullmatch(text, date.end - start, phrase.start):
            return date
    for date in dates:
        if date.start >= start + phrase.end and _THEN.fullmatch(text, phrase.end, date.start - start):
            known = any(date.when.overlaps(dating) is not Answer.NO for dating in phrase.datings)
            return None if phrase.tie is not Tie.DURING and known else date
    heads = len(dates) == 1 and dates[0].end <= start + min(phrase.start, 30)
    comma = text[: phrase.start].rstrip().endswith(",")
    return dates[0] if heads and comma and phrase.unit else None


def agrees(when: When, phrase: Anchored) -> Answer:
    """Whether a date agrees with a phrase under some dating of the landmark; NO where it does under none.

    >>> from amity.reference import load
    >>> text = "amid the Korean War"
    >>> [phrase] = anchored(text, load().landmark_mentions(text))
    >>> agrees(When.parse("1951"), phrase), agrees(When.parse("1961"), phrase)
    (Answer.YES, Answer.NO)
    """
    answers = {_agrees(when, dating, phrase) for dating in phrase.datings}
    if Answer.YES in answers:
        return Answer.YES
    return Answer.NO if answers == {Answer.NO} else Answer.UNKNOWN


def _agrees(when: When, dating: When, phrase: Anchored) -> Answer:
    if phrase.tie is Tie.DURING:
        apart = when.overlaps(dating) is Answer.NO
        return Answer.NO if apart else Answer.YES if when.during(dating) is Answer.YES else Answer.UNKNOWN
    bounds = when.earliest, when.latest, dating.earliest, dating.latest
    if None in bounds:
        return Answer.UNKNOWN
    days = [_ahead(when, day, phrase) for day in _sides(dating, phrase)]
    if not phrase.unit:
        return _ordered(days)
    found = {fits(low, high, phrase.number, phrase.unit, rough=phrase.rough) for low, high in days}
    return next((a for a in (Answer.YES, Answer.UNKNOWN) if a in found), Answer.NO)


def _sides(dating: When, phrase: Anchored) -> list[int]:
    """The days that the distance may be counted from: the side that the words name, or both."""
    sides = (dating.earliest or 0, dating.latest or 0)
    return list(dict.fromkeys(sides)) if phrase.side is None else [sides[phrase.side]]


def _ahead(when: When, day: int, phrase: Anchored) -> tuple[int, int]:
    """The least and the most days by which a date lies on the stated side of a day."""
    gaps = sorted(((when.earliest or 0) - day, (when.latest or 0) - day))
    return (gaps[0], gaps[1]) if phrase.tie is Tie.AFTER else (-gaps[1], -gaps[0])


def _ordered(days: Sequence[tuple[int, int]]) -> Answer:
    """Whether a date lies on the stated side: surely of all sides, surely of none, or neither."""
    if all(low >= 0 for low, _ in days):
        return Answer.YES
    return Answer.NO if all(high < 0 for _, high in days) else Answer.UNKNOWN


def _explain(when: When, phrase: Anchored, answer: Answer) -> str:
    rows = [
        f"{landmark.names[0]}, {date} [{source}]"
        for landmark in phrase.landmarks
        for date, source in zip(landmark.dates, landmark.sources, strict=True)
    ]
    agree = "agree with" if answer is Answer.YES else "contradict"
    return f"The words “{phrase.text}” {agree} “{spelt(when)}” ({when}): {'; '.join(rows)}."
