"""Cross source: a subject that one text says was passed over, and of which another quotes the same person."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from amity.examine.dated import Dated, told_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.model.findings import Finding, Soundness

NAME = "cross_source"
VISIT = 62
"""Days of the longest date of a visit that settles when something was or was not said."""
BACK = 2
"""Sentences back in which the speaker of a quotation may be named."""

Span = tuple[int, int]
_TITLED = re.compile(
    r"\b(?:[Pp]resident|[Pp]remier|[Cc]hancellor|[Mm]inister|[Ss]ecretary|[Cc]hairman|[Kk]ing|[Qq]ueen|[Ee]nvoy|[Gg]eneral)"
    r"\s+(?:[A-Z][\w.’'-]*\s+){0,2}([A-Z][\w’'-]+)"
)
"""A title and a name, of which the last word is the surname."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each subject said to be passed over on a visit, of which another text has words spoken.

    Held against each other are texts that name the same person, and days that the visit may have had.
    """
    told = told_sentences(evidence)
    spoken = [one for one in _spoken(told) if one[2]]
    for sentence in told:
        denied = _denying().search(sentence.text)
        subject = _subject(sentence.text, denied.end(), "named") if denied else None
        if denied is None or subject is None:
            continue
        for name, span in _visits(sentence, evidence):
            for other, near, days in spoken:
                apart = other.document.name != sentence.document.name
                there = apart and _meet(span, days) and name in _names(near, evidence)
                if there and _subject_at(other.text, subject, "told"):
                    yield _finding(sentence, other, subject)


def _finding(sentence: Dated, other: Dated, subject: str) -> Finding:
    here, there = sentence.passage(0, len(sentence.text)), other.passage(0, len(other.text))
    words = there.quote.rstrip('.”"')
    why = (
        f"{here.doc} says that {subject} was passed over on this visit; {there.doc} tells of words spoken "
        f"in the same days that touch on it: “{words}”."
    )
    return finding(NAME, Soundness.SUSPICIOUS, why, [here, there])


def _spoken(told: Sequence[Dated]) -> Iterator[tuple[Dated, str, list[Span]]]:
    """The sentences in which somebody speaks, with the words just before, and the days of these."""
    for at, sentence in enumerate(told):
        if not _speaking().search(sentence.text) or _denying().search(sentence.text):
            continue
        near = [
            one for one in told[max(0, at - BACK) : at + 1]
            if one.document is sentence.document and _one_paragraph(one, sentence)
        ]  # fmt: skip
        whens = [date.when for one in near for date in one.dates]
        days = [(w.earliest, w.latest) for w in whens if w.earliest is not None and w.latest is not None]
        spans = [span for span in days if span[1] - span[0] <= VISIT]
        yield sentence, " ".join(one.text for one in near), spans


def _one_paragraph(one: Dated, sentence: Dated) -> bool:
    return "\n\n" not in sentence.document.text[one.start : sentence.start]


def _visits(sentence: Dated, evidence: Evidence) -> Iterator[tuple[str, Span]]:
    """Whom the sentence names, each with the days of the visits that its text tells of that person."""
    names = _names(sentence.text, evidence)
    for claim in evidence.claims_of[sentence.document.name] if names else ():
        first, last = claim.date.earliest, claim.date.latest
        if claim.kind == "visit" and first is not None and last is not None and last - first <= VISIT:
            for name in sorted(names & _names(claim.passage.quote, evidence)):
                yield name, (first, last)


def _names(text: str, evidence: Evidence) -> frozenset[str]:
    """Whom a text names: persons that are known, by id, and others by the surname that follows on a title."""
    known = {person.id for found in evidence.reference.person_mentions(text) for person in found.persons}
    return frozenset(known | {found[1].casefold() for found in _TITLED.finditer(text)})


def _meet(span: Span, days: Sequence[Span]) -> bool:
    return any(first <= span[1] and span[0] <= last for first, last in days)


def _subject(text: str, start: int, how: str) -> str | None:
    """The first subject that the text names behind a place."""
    behind = text[start:]
    found = [(at, name) for name in _table()["subjects"] if (at := _subject_at(behind, name, how))]
    return min(found)[1] if found else None


def _subject_at(text: str, subject: str, how: str) -> int | None:
    """Where a text has a word of a subject, from 1; None where it has none."""
    found = _words(subject, how).search(text)
    return found.start() + 1 if found else None


@cache
def _words(subject: str, how: str) -> re.Pattern[str]:
    listed = "|".join(word.replace(" ", r"\s+") for word in _table()["subjects"][subject][how])
    return re.compile(rf"\b(?:{listed})", re.IGNORECASE)


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_table()['denying']})", re.IGNORECASE | re.VERBOSE)


@cache
def _speaking() -> re.Pattern[str]:
    return re.compile(_table()["speaking"], re.IGNORECASE | re.VERBOSE)


@cache
def _table() -> Mapping[str, Any]:
    text = (files("amity.examine") / "data" / "subjects.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
