"""Interval: a date and the words beside it that hang on a landmark or another date agree."""

from collections.abc import Iterator, Sequence

from amity.examine.anchors import Anchored, anchored
from amity.examine.backward_links import linked
from amity.examine.beside import beside
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.happenings import Happenings, classes_told
from amity.examine.leads import Tie
from amity.examine.stated import NO_YEAR, VERDICTS, comparable, plain, sentences
from amity.examine.ties import agrees
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.when import When

__all__ = ["IMPOSSIBLE", "NAME", "VERDICTS", "agrees", "check", "plain", "sentences"]

NAME = "interval"
STORY = 366
IMPOSSIBLE = "temporal_impossibility"
"""The name of a finding that an order or a containment in time cannot be."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each date that stands right beside a phrase that hangs on something dated.

    That is a landmark of the reference data, a date in the phrase itself, or a happening that the text has
    dated before. Where it is dated in several ways, or the words can mean several, one that fits will do.
    """
    for document in evidence.documents:
        dates = comparable(evidence.dates_of[document.name])
        if not dates:
            continue
        happenings = Happenings(document, dates)
        for start, end in sentences(document):
            yield from _judge(document, (start, end), within(dates, start, end), happenings, evidence)


def _judge(
    document: Document,
    span: tuple[int, int],
    dates: Sequence[DateMention],
    happenings: Happenings,
    evidence: Evidence,
) -> Iterator[Finding]:
    start, end = span
    text = document.text[start:end]
    taken = -1
    for phrase in (*anchored(text, evidence.reference), *linked(document, span, dates, happenings)):
        date = beside(text, start, phrase, dates)
        if date is None:
            yield from _elsewhere(document, span, phrase, happenings)
        answer = agrees(date.when, phrase) if date and _free(date, phrase) else Answer.UNKNOWN
        if date and answer is Answer.NO and not _one_story(date.when, phrase):
            continue
        if date and answer is not Answer.UNKNOWN and phrase.start > taken:
            taken = phrase.start
            first, last = min(date.start, start + phrase.start), max(date.end, start + phrase.end)
            said = Passage.of(document.name, document.text, first, last)
            others = phrase.said if answer is Answer.NO else ()
            yield finding(
                _name(phrase, answer), VERDICTS[answer], _explain(date.when, phrase, answer), [said, *others]
            )


def _one_story(when: When, phrase: Anchored) -> bool:
    """Whether a date can be one of the same story as what the text told before: within a year of it.

    That holds of an order only: a wrong distance may be wrong by any number of years.
    """
    if not phrase.said or phrase.inline or phrase.lead.length or phrase.lead.rank:
        return True
    first, last = when.earliest or 0, when.latest or 0
    return any(
        first - STORY <= (dating.latest or 0) and (dating.earliest or 0) <= last + STORY
        for dating in phrase.datings
    )


def _elsewhere(
    document: Document, span: tuple[int, int], phrase: Anchored, happenings: Happenings
) -> Iterator[Finding]:
    """A thing that is tied here, and dated in a sentence nearby that tells of it in the same words."""
    start, text = span[0], document.text
    at = start + phrase.start
    for name, begin in classes_told(text, max(start, at - 60), at):
        tied = Passage.of(document.name, text, begin, start + phrase.end)
        told = [
            one for one in happenings.near(name, at, text[start:at])
            if one.said.end <= tied.start or one.said.start >= tied.end
        ]  # fmt: skip
        answers = {agrees(one.when, phrase) for one in told}
        if Answer.YES in answers or answers == {Answer.NO}:
            answer = Answer.YES if Answer.YES in answers else Answer.NO
            one = next(one for one in told if agrees(one.when, phrase) is answer)
            others = [one.said] if answer is Answer.NO else []
            yield finding(
                _name(phrase, answer), VERDICTS[answer], _explain(one.when, phrase, answer), [tied, *others]
            )
            return


def _name(phrase: Anchored, answer: Answer) -> str:
    """A wrong distance from a thing or out of a known span is of this check; a wrong order cannot be."""
    known = phrase.tie is Tie.DURING and not phrase.said
    return NAME if answer is Answer.YES or phrase.lead.length or known else IMPOSSIBLE


def _free(date: DateMention, phrase: Anchored) -> bool:
    """Whether a date may be blamed: it has its year, or the thing that it is held against is of the text."""
    sides = {NO_YEAR in when.edtf for when in (date.when, *phrase.datings)}
    if True in sides:
        return bool(phrase.said) and sides == {True}
    return plain(date) or (bool(phrase.said) and bool(date.when.anchor))


def _explain(when: When, phrase: Anchored, answer: Answer) -> str:
    agree = "agree with" if answer is Answer.YES else "contradict"
    why = f"The words “{' '.join(phrase.text.split())}” {agree} “{spelt(when)}” ({when}): {phrase.basis}."
    return why.replace(f"{NO_YEAR}-", "XXXX-")
