"""Existence: places and moneys that did not yet, or no longer, bear their name at the date of a sentence."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.examine.dated import Dated, told_sentences
from amity.examine.evidence import Evidence
from amity.examine.existence import NAME, takes_part
from amity.examine.findings import finding, spelt
from amity.examine.tenures import distance
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness
from amity.model.when import When

MONEY, STATE = "currency", "state"
USAGE_DAYS = 366
"""A name is used some time after it was given up, and a place spoken of while it is being planned."""
_PLACED = re.compile(
    r"(?<!\bnot\s)\b(?:in|at|to|from|near|via|for|of|outside|through|reached|left|visited)\s+(?:the\s+city\s+of\s+)?$"
)
_NOT_THE_PLACE = re.compile(
    r"['’]s?\b|[\s-]+[^\W\d_a-z]|\s+(?:region|oblast|province|street|museum|symphony|film|blockade|siege|itself\s+was)\b"
    r"|,\s+(?:Florida|then|now|later|today|formerly|as\s+it)\b|\s*\("
)
_APART = re.compile(
    r"\b(?:today|nowadays|now|later|then\s+called|present-day|renamed|formerly|former|future|named|called|known|site"
    r"|plan\w*|build\w*|built|construct\w*|found\w*|equivalent|converted|prices|worth|until|before|since|history)\b",
    re.IGNORECASE,
)
_NUMBER = r"\b(?:\d[\d.,]*|hundred|thousand|million|billion)\s+"
_ASIDE = re.compile(r"\([^()]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name with the times in which it was that of the place or the money, and what to say otherwise."""

    sort: str
    valid: tuple[When, ...]
    instead: str
    source: str


@cache
def _rows() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, Named]]:
    """What finds places and moneys, and the rows by the name in small letters."""
    text = (files("amity.examine") / "data" / "names_in_time.csv").read_text(encoding="utf-8")
    found: dict[str, Named] = {}
    for row in csv.DictReader(text.splitlines()):
        valid = tuple(When.parse(span) for span in row["valid"].split(";"))
        named = Named(sort=row["sort"], valid=valid, instead=row["instead"], source=row["source"])
        found |= dict.fromkeys(row["name"].split(";"), named)
    places = "|".join(re.escape(name) for name, one in found.items() if one.sort not in (MONEY, STATE))
    money = "|".join(name for name, one in found.items() if one.sort == MONEY)
    number = re.compile(rf"{_NUMBER}(?:{money})\b", re.IGNORECASE)
    return re.compile(rf"\b(?:{places})(?!\w)"), number, found


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each place or sum of money in a dated sentence whose name was surely none at its dates.

    Of places that were renamed the finding is suspicious: writers may use the name of their own time.
    Nothing is said where the sentence itself speaks of names, plans or worth in other times.
    """
    places, money, rows = _rows()
    names = {name for name, named in rows.items() if named.sort == STATE}
    for told in told_sentences(evidence):
        for pattern in (places, money) if told.dates or told.before else ():
            for found in pattern.finditer(told.text):
                if pattern is money or _is_place(told.text, found):
                    yield from _judge(told, *found.span())
        for mention in told.states(evidence.reference) if told.dates or told.before else ():
            if mention.text in names and takes_part(told.text, mention):
                yield from _judge(told, mention.start, mention.end)


def _judge(told: Dated, start: int, end: int) -> Iterator[Finding]:
    words = told.text[start:end]
    named = _meant(words)
    if named is None or _APART.search(told.text) or _ASIDE.search(told.text, 0, start):
        return
    near = told.bearing(start, end) or told.framing(start)
    whens = [date.when for date in near] or list(told.at_large(end))
    points = [date.point for date in told.dates]
    if not whens or not all(_outside(named, when) for when in (*whens, *points)):
        return
    firm = named.sort in ("founded", MONEY)
    verdict = Soundness.INCONSISTENT if firm else Soundness.SUSPICIOUS
    why = f"“{words}” stands with the date “{spelt(whens[0])}”, but {named.instead} [{named.source}]."
    places = [date.start - told.start for date in near[:1]], [date.end - told.start for date in near[:1]]
    said = told.passage(min([start, *places[0]]), max([end, *places[1]]))
    yield finding(NAME, verdict, why, [said])


def _meant(words: str) -> Named | None:
    _, _, rows = _rows()
    if words in rows:
        return rows[words]
    tail = re.sub(rf"^{_NUMBER}", "", words, flags=re.IGNORECASE)
    return next((named for name, named in rows.items() if re.fullmatch(name, tail, re.IGNORECASE)), None)


def _is_place(text: str, found: re.Match[str]) -> bool:
    """Whether the name stands for where something was, and not for a person, a work or a part of it."""
    return _PLACED.search(text, 0, found.start()) is not None and not _NOT_THE_PLACE.match(text, found.end())


def _outside(named: Named, when: When) -> bool:
    """Whether a date is surely out of all the times of a name, by more than usage is loose."""
    early = named.sort == MONEY
    return all(
        span.overlaps(when) is Answer.NO
        and (distance(span, when) > USAGE_DAYS or (early and span.after(when) is Answer.YES))
        for span in named.valid
    )
