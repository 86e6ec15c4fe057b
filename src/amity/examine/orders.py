"""Temporal impossibility within a text: what is told in an order that it cannot have had."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.happenings import Happening, Happenings
from amity.examine.interval import IMPOSSIBLE
from amity.examine.stated import calendar_date, sentences
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.when import When

NEAR = 400
"""Letters between two tellings of which the second goes on from the first."""
STORY = 2 * 366
"""Days between two dates of one story: further apart they are rather of two."""
_NOUN = re.compile(
    r"\b(?:the|this|that|its|their|an?)\s+(?:[\w’'-]+\s+){0,3}?(?P<noun>[a-z-]{3,})\s+"
    r"(?:of|dated|signed\s+(?:on|in))\s+$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\b(?:draft|text|outline|plan|idea|proposal|signatory|article|terms)s?\s+(?:of|for)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
"""What may come before the thing itself."""
BEFORE = 200
"""Letters before it that are looked at: a few words."""
_CLAUSE = re.compile(r"^[^;:.]*\b(?:in|on)\s+$")
_OPENS = re.compile(r"[;:]|\b(?:which|who|that)\b")
_PERFECT = re.compile(
    r"\bhad\s+(?:already\s+|first\s+|just\s+)?(?:been\s+)?\w+(?:ed|en|wn|ne|me|ft|ld|ght|id|de|et|un|nt|it)\b"
)
_UNREAL = re.compile(
    r"\b(?:if|would|should|could|might|will|unless|until|till|by|before|to\s+\w+|said|wrote|that|when|after|not|never|since)\b",
    re.IGNORECASE,
)
"""What makes of "had" a condition, a plan, a report or another story."""
_GOES_ON = re.compile(r"^\W*(?:it|he|she|they|(?P<the>the|its|their))\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{4,}")

_NEW = re.compile(r"\b(?:an?|one|several|some|two|three)\s+(?:[\w’'-]+\s+){0,3}?$", re.IGNORECASE)
_ACTOR = re.compile(
    r"(?:^|[.;,]|\b(?:and|while|but|whereas))\s*(?:the\s+)?(?P<who>[A-Z]\w+(?:\s+[A-Z]\w+)?)\s+$"
)


@cache
def _table() -> dict[str, Any]:
    text = (files("amity.examine") / "data" / "orders.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()['others'])})\b", re.IGNORECASE)


@cache
def _deeds(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:was|were|had\s+been|has\s+been)?\s*(?:{'|'.join(_table()[name])})\b")


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for what is dated before that which it presupposes.

    The two stand in one sentence, or one goes on from the other; texts that speak of several such things,
    or of a second time, are left alone.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if calendar_date(date)]
        if len(dates) < 2:
            continue
        yield from _pairs(document, Happenings(document, dates))
        for start, end in sentences(document):
            inside = within(dates, start, end)
            yield from _done(document, (start, end), inside)
            yield from _looked_back(document, (start, end), inside)


def _pairs(document: Document, happenings: Happenings) -> Iterator[Finding]:
    """What a text tells of by two verbs of which one comes before the other."""
    for row in _table()["order"]:
        for later in happenings.told(f"{row['later']}."):
            earlier = [h for h in happenings.told(f"{row['earlier']}.") if abs(h.at - later.at) <= NEAR]
            wrong = [
                h for h in earlier
                if _precedes(later.when, h.when) and _one_story(document, h, later)
                and not (row.get("bond") and _two_things(h, later))
            ]  # fmt: skip
            if wrong and len(wrong) == len(earlier):
                nearest = min(wrong, key=lambda h: (abs(h.at - later.at), h.at))
                why = (
                    f"“{_quote(later)}” is dated {later.when}, before “{_quote(nearest)}”, {nearest.when}: "
                    f"{row['reason']}."
                )
                verdict = Soundness.INCONSISTENT if row.get("sure", True) else Soundness.SUSPICIOUS
                yield finding(IMPOSSIBLE, verdict, why, [later.said, nearest.said])


@cache
def _bonds() -> re.Pattern[str]:
    """The nouns for what goes through stages, with their plurals."""
    return re.compile(rf"\b(?P<bond>{'|'.join(_table()['bonds'])}|treatie)(?P<many>i?e?s)?\b", re.IGNORECASE)


def _two_things(one: Happening, other: Happening) -> bool:
    """Whether two tellings speak of two treaties, or of what two parties did, each for itself."""
    first, second = sorted((one, other), key=lambda h: h.at)
    said = first.sentence if first.sentence == second.sentence else f"{first.sentence} {second.sentence}"
    named = list(_bonds().finditer(said))
    kinds = {found["bond"].casefold() for found in named}
    apart = first.sentence != second.sentence
    split = len(first.sentence) if apart else said.find(first.said.quote) + len(first.said.quote)
    fresh = any(found.start() > split and _NEW.search(said[: found.start()]) for found in named)
    who = [_actor(happening) for happening in (first, second)]
    return len(kinds) > 1 or any(f["many"] for f in named) or fresh or (None not in who and who[0] != who[1])


def _actor(happening: Happening) -> str | None:
    """The name right before a verb, of who did it."""
    found = _ACTOR.search(happening.sentence[: happening.sentence.find(happening.said.quote)])
    return found["who"] if found else None


def _quote(happening: Happening) -> str:
    return " ".join(happening.said.quote.split())


def _precedes(one: When, other: When) -> bool:
    """Whether a date surely comes before another, and not by so much that they are of two stories."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return False
    gap = (other.earliest or 0) - (one.latest or 0)
    return 0 < gap <= STORY


def _one_story(document: Document, one: Happening, other: Happening) -> bool:
    """Whether two tellings are of one thing: in one sentence, or the second goes on from the first."""
    if one.sentence == other.sentence:
        first, last = min(one.said.start, other.said.start), max(one.said.end, other.said.end)
        return not _others().search(document.text[first:last])
    second = one if one.at > other.at else other
    before = other if second is one else one
    both = f"{one.sentence} {other.sentence}"
    return _goes_on(before.sentence, second.sentence) and not _others().search(both)


def _goes_on(first: str, second: str) -> bool:
    """Whether a sentence goes on from another: "it", "he", or "the" with a noun of it or of a stage of it."""
    found = _GOES_ON.search(second)
    if found is None or found["the"] is None:
        return found is not None
    noun = {word.casefold() for word in _WORDS.findall(second[found.end() : found.end() + 40])[:3]}
    return bool(noun & {*(word.casefold() for word in _WORDS.findall(first)), *_table()["carries"]})


def _done(document: Document, span: tuple[int, int], dates: Sequence[DateMention]) -> Iterator[Finding]:
    """What is done with "the treaty of 3 May" before that day, or done for it after."""
    text = document.text
    for one, other in pairwise(dates):
        noun = _NOUN.search(text, max(span[0], one.start - 60), one.start)
        between = text[one.end : other.start]
        if (
            noun is None
            or _OF_IT.search(text, max(0, noun.start("noun") - BEFORE), noun.start("noun"))
            or _others().search(between)
        ):
            continue
        for name, wrong in (
            ("done_with", _precedes(other.when, one.when)),
            ("done_before", _precedes(one.when, other.when)),
        ):
            done = _deeds(name).search(between)
            if (
                wrong
                and done
                and _CLAUSE.search(between[done.end() :])
                and not _OPENS.search(between[: done.start()])
            ):
                side = "before" if name == "done_with" else "after"
                why = (
                    f"“{done.group().strip()}” is dated “{spelt(other.when)}” ({other.when}), {side} the "
                    f"{noun['noun']} of “{spelt(one.when)}” ({one.when})."
                )
                said = Passage.of(document.name, text, noun.start(), other.end)
                yield finding(IMPOSSIBLE, Soundness.INCONSISTENT, why, [said])


def _looked_back(
    document: Document, span: tuple[int, int], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """What the past perfect puts before a date, and its own date behind it (Reichenbach 1947)."""
    if len(dates) != 2 or not _precedes(dates[0].when, dates[1].when):
        return
    one, other = dates
    text = document.text
    perfect = _PERFECT.search(text, one.end, other.start)
    if perfect is None or _UNREAL.search(text[one.end : other.start]):
        return
    if re.search(r"\bhad\b", text[span[0] : one.start]) or not _CLAUSE.search(
        text[perfect.end() : other.start]
    ):
        return
    said = Passage.of(document.name, text, one.start, other.end)
    why = (
        f"“{perfect.group()}” puts “{spelt(other.when)}” ({other.when}) before "
        f"“{spelt(one.when)}” ({one.when}), by grammar: the past perfect tells what came first."
    )
    yield finding(IMPOSSIBLE, Soundness.SUSPICIOUS, why, [said])
