"""Temporal impossibility from one telling to the next: an answer before its question, a cause too late."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import IMPOSSIBLE
from amity.examine.stated import calendar_date, sentences
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage

STORY = 2 * 366
"""Days between two dates of one story: further apart they are rather of two."""
_THIS = (
    r"(?:(?:all\s+)?(?:this|that|these|those)(?:\s+(?!of\b|with\b|which\b|who\b|from\b|between\b)[\w-]+){0,2}"
    r"|it\b|them\b|him\b|her\b|which\b|the\s+(?:\w+\s+)?(?P<noun>(?-i:[a-z]{4,}))\b)"
)
_OWN = re.compile(r"\s+(?:in|on|of|from)\s+(?:the\s+)?")
_OF = re.compile(r"^[^,;]*\b(?:of|dated)\s+(?:the\s+)?$")
"""What makes a date that of the noun before it."""
_BREAK = re.compile(r"\n[^\S\n]*\n")


@cache
def _table() -> dict[str, Any]:
    text = (files("amity.examine") / "data" / "consequences.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _forms(name: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a list, each a regular expression."""
    told = (form.replace(" ", r"\s+").replace("{this}", _nouns(form)) for form in _table()[name])
    return tuple(re.compile(rf"(?<!\w)(?:{form})", re.IGNORECASE) for form in told)


def _nouns(form: str) -> str:
    """What points back, with a name for its noun where a form has one such place only."""
    return _THIS if form.count("{this}") == 1 else _THIS.replace("?P<noun>", "")


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(_table()[name], re.IGNORECASE)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for what is said to have come of something told right before, and is dated before it.

    What came first stands in the same sentence, or as the one date of the sentence before. Where a sentence
    goes back in time of its own ("had already", "an earlier note") nothing is said.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if calendar_date(date)]
        spans = list(sentences(document)) if len(dates) > 1 else []
        for i, span in enumerate(spans):
            inside = within(dates, *span)
            if inside:
                near = i and not _BREAK.search(document.text, spans[i - 1][1], span[0])
                before = (spans[i - 1][0], within(dates, *spans[i - 1])) if near else (span[0], ())
                yield from _judge(document, span, inside, before)


def _judge(
    document: Document,
    span: tuple[int, int],
    dates: Sequence[DateMention],
    before: tuple[int, Sequence[DateMention]],
) -> Iterator[Finding]:
    text = document.text
    for name in ("after", "replies", "before"):
        for found in (m for form in _forms(name) for m in form.finditer(text, *span)):
            pair = _pair(found, dates, before[1], back=name == "before")
            if pair is None or _elsewhere(text, span, before[0], found, pair):
                continue
            if name == "replies" and not _word("asks").search(text, before[0], found.start()):
                continue
            first, second = (pair[1], pair[0]) if name == "before" else pair
            if _comes_after(first, second):
                yield _finding(document, span, found, pair)
                return


def _pair(
    found: re.Match[str], dates: Sequence[DateMention], before: Sequence[DateMention], *, back: bool
) -> tuple[DateMention, DateMention] | None:
    """The date of what was told before, and that of what came of it or had led to it."""
    ahead = [date for date in dates if date.end <= found.start()]
    behind = [date for date in dates if date.start >= found.end()]
    if len(before) == 1 and len(dates) == 1 and not (ahead and not back and _split(found, ahead[0])):
        return before[0], dates[0]
    return (ahead[0], behind[0]) if len(ahead) == 1 and len(behind) == 1 and not back else None


def _split(found: re.Match[str], date: DateMention) -> bool:
    """Whether the words begin a clause of their own behind a date: then they point at that one."""
    return re.search(r"[;:]|,\s+and\b|\band\b", found.string[date.end : found.start()]) is not None


def _elsewhere(
    text: str, span: tuple[int, int], start: int, found: re.Match[str], pair: tuple[DateMention, DateMention]
) -> bool:
    """Whether the two are told of as of two stories, or the first of a thing that was yet to come."""
    noun = found.groupdict().get("noun")
    gap = text[found.end() : pair[1].start]
    if (noun and _OWN.fullmatch(gap)) or _OF.search(gap):
        return True
    strange = noun is not None and noun.casefold() not in text[start : found.start()].casefold()
    rest = f"{text[span[0] : found.start()]} {text[found.end() : span[1]]}"
    planned = _word("ahead").search(text, start, pair[0].start)
    return strange or planned is not None or _word("elsewhere").search(rest) is not None


def _comes_after(first: DateMention, second: DateMention) -> bool:
    """Whether what must come first surely comes after the second, and not in another story."""
    begins, ends = first.when.earliest, second.when.latest
    return begins is not None and ends is not None and 0 < begins - ends <= STORY


def _finding(
    document: Document,
    span: tuple[int, int],
    found: re.Match[str],
    pair: tuple[DateMention, DateMention],
) -> Finding:
    told, this = pair
    why = (
        f"“{' '.join(found.group().split())}” ties “{spelt(this.when)}” ({this.when}) to what "
        f"was told before, “{spelt(told.when)}” ({told.when}): the dates are the other way round."
    )
    first, last = min(found.start(), this.start), max(found.end(), this.end)
    said = [Passage.of(document.name, document.text, first, last)]
    said.append(Passage.of(document.name, document.text, told.start, told.end))
    return finding(IMPOSSIBLE, Soundness.INCONSISTENT, why, said)
