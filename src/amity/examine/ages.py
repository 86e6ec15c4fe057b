"""Interval: how old a person was said to be at a date: "aged seventy", "his eightieth birthday"."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import NAME
from amity.examine.leads import ORDINAL, rank_of
from amity.examine.lengths import NUMBERS
from amity.examine.stated import VERDICTS, plain, sentences
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.when import When

_NUMBER = r"\d{1,3}|" + "|".join(
    sorted((n for n, v in NUMBERS.items() if v >= 10 and " " not in n), key=len, reverse=True)
)
_AGE = re.compile(
    rf"\b(?:at\s+the\s+age\s+of|aged|by\s+then|then)\s+(?P<age>{_NUMBER})(?![\w-])(?!\s+(?:days|weeks|months|per|percent))"
    rf"|\b(?P<old>{_NUMBER})[\s-]years?[\s-]old\b|\bwas\s+(?:only\s+|just\s+|already\s+)?(?P<was>{_NUMBER})\s+when\b|\b(?P<birthday>{ORDINAL})\s+birthday",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\bage|birthday|\bold\b|then\b|\bborn\b", re.IGNORECASE)
_WHEN = re.compile(r".{0,4}\s*\b(?:when|on|in|as|at)\b[^.;:]{0,90}")
_BORN = re.compile(r"\bborn\s+(?:in\s+\w+\s+)?(?:on\s+|in\s+)?$", re.IGNORECASE)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each age in a sentence with one date of its own and one person whose birth is known.

    The birth is that of the sentence ("born in 1912"), else that of the rosters.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if plain(date)]
        for start, end in sentences(document) if dates else ():
            ages = (
                list(_AGE.finditer(document.text, start, end))
                if _WORDS.search(document.text, start, end)
                else []
            )
            if len(ages) == 1:
                yield from _judge(document, (start, end), ages[0], within(dates, start, end), evidence)


def _judge(
    document: Document,
    span: tuple[int, int],
    age: re.Match[str],
    dates: Sequence[DateMention],
    evidence: Evidence,
) -> Iterator[Finding]:
    text = document.text
    births = [d for d in dates if _BORN.search(text[max(span[0], d.start - 30) : d.start])]
    others = [d for d in dates if d not in births]
    later = _governed(text, age, others)
    others = [later] if births and later else others
    if len(others) != 1 or len(births) > 1:
        return
    born, source = (births[0].when, "the same sentence") if births else _born(text[slice(*span)], evidence)
    if born is None:
        return
    answer = _agrees(others[0].when, born, _years(age), birthday=age["birthday"] is not None)
    if answer is not Answer.UNKNOWN:
        first, last = min(age.start(), others[0].start), max(age.end(), others[0].end)
        at = f"“{spelt(others[0].when)}” ({others[0].when})"
        why = f"“{age.group()}” at {at}: the birth was in {born}, by {source}."
        yield finding(NAME, VERDICTS[answer], why, [Passage.of(document.name, text, first, last)])


def _governed(text: str, age: re.Match[str], dates: Sequence[DateMention]) -> DateMention | None:
    """The first date behind an age that holds "when" something was: "was 30 when he left in 1956"."""
    behind = [date for date in dates if date.start >= age.end()]
    when = behind and _WHEN.fullmatch(text[age.end() - len("when") : behind[0].start])
    return behind[0] if when else None


def _years(age: re.Match[str]) -> int:
    if age["birthday"]:
        return rank_of(age["birthday"])
    said = (age["age"] or age["old"] or age["was"]).casefold()
    return int(NUMBERS.get(said, 0) or said)


def _born(sentence: str, evidence: Evidence) -> tuple[When | None, str]:
    """The birth of the one person whom a sentence names, with where it stands."""
    persons = {p.id: p for m in evidence.reference.person_mentions(sentence) for p in m.persons}
    if len(persons) != 1:
        return None, ""
    [person] = persons.values()
    return person.born, f"{person.name}, {person.born} [{person.source}]"


def _agrees(when: When, born: When, years: int, *, birthday: bool) -> Answer:
    """Whether somebody was so old: NO where more than a year is wrong, since some count the year begun."""
    if when.first_year is None or when.last_year is None or born.first_year is None or born.last_year is None:
        return Answer.UNKNOWN
    least = when.first_year - born.last_year - (0 if birthday else 1)
    most = when.last_year - born.first_year
    if least <= years <= most:
        return Answer.YES
    return Answer.NO if years < least - 1 or years > most + 1 else Answer.UNKNOWN
