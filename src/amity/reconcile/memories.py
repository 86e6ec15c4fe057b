"""Whether a passage tells of a happening or looks back at it, and at which day.

"The fiftieth anniversary of the visit was marked in 2006" is no visit of 2006: it mentions that of 1956. Such
a mention can belong to an event; what is only commemorated founds none.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from amity.model.claims import Claim
from amity.model.passages import Passage
from amity.model.when import When
from amity.reconcile.days import vague

_FLAGS = re.IGNORECASE
_CLAUSE_END = re.compile(r"[,;:!?。、]|\.(?=\s|$)")
_SENTENCE_END = re.compile(r"[!?。]|\.\s")
_DIGITS = {sign: n for n, sign in enumerate("〇一二三四五六七八九")}
_TEN, _HUNDRED = 10, 100


class Sense(StrEnum):
    """How a passage looks back: at an anniversary, in memory, or only at what has come since."""

    COMMEMORATED = "commemorated"
    RECALLED = "recalled"
    SINCE = "since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a passage looks back at: the days that it can mean, the likeliest first."""

    sense: Sense
    dates: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cue:
    sense: Sense
    follows: bool
    words: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue with its noun: the years that it counts, and where the noun's own date would stand."""

    sense: Sense
    years: int
    phrase: str


def memory(claim: Claim) -> Memory | None:
    """How the passage of a claim looks back at what it tells; None where it tells it as any text does.

    What is recalled with its own date ("recalled the visit of 1956") is told: it is no mere memory.

    >>> said = "Both capitals marked the 50th anniversary of the visit in 2006"
    >>> passage = Passage.of("a", said, 0, len(said))
    >>> claim = Claim(passage=passage, kind="visit", source="PRK", target="MNG", date=When.parse("2006"),
    ...     factuality="happened")
    >>> [str(date) for date in memory(claim).dates]
    ['1956', '2006']
    """
    found = _found(claim.passage, claim.kind)
    if found is None:
        return None
    year = claim.date.first_year if not vague(claim.date) else None
    own = year is not None and str(year) in found.phrase
    if found.sense is not Sense.COMMEMORATED and not found.years and (own or _told_before(claim, found)):
        return None
    counted = [When.of_year(year - found.years)] if year is not None and found.years else []
    stated = [When.of_year(y) for y in _years(found.phrase) if y != year]
    given = [claim.date] if own or (year is not None and found.sense is Sense.SINCE) else []
    earlier = [] if own or found.years else _until(claim.date)
    return Memory(sense=found.sense, dates=(*counted, *stated, *given, *earlier))


def _until(when: When) -> list[When]:
    """Any time up to a date: what is remembered then was before."""
    last = str(when).rpartition("/")[2]
    return [When.parse(f"../{last}")] if re.fullmatch(r"\d{4}(-\d\d){0,2}", last) else []


def _told_before(claim: Claim, found: _Found) -> bool:
    """Whether a clause on what came since dates the happening too ("in August, after the visit of")."""
    return found.sense is Sense.SINCE and not vague(claim.date)


def _years(phrase: str) -> Iterator[int]:
    return (int(year) for year in dict.fromkeys(re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", phrase)))


def _found(passage: Passage, kind: str) -> _Found | None:
    """The cue in a passage whose noun is one of the kind, if there is any."""
    before = _SENTENCE_END.split(passage.prefix)[-1]
    text = before + passage.quote + _CLAUSE_END.split(passage.suffix)[0]
    return _searched(text, len(before), len(before) + len(passage.quote), kind)


@lru_cache(maxsize=65536)
def _searched(text: str, start: int, end: int, kind: str) -> _Found | None:
    if not _any_cue().search(text):
        return None
    for cue, pattern in _patterns(kind):
        for match in pattern.finditer(text):
            noun = match.span("noun")
            if noun[0] < end and start < noun[1]:
                stop = _CLAUSE_END.search(text, match.end())
                phrase = text[match.start() : stop.start() if stop else len(text)]
                return _Found(cue.sense, _count(match.groupdict().get("number") or ""), phrase)
    return None


def _count(word: str) -> int:
    """The number that a word or its digits write; 0 for none."""
    if word.isdecimal():
        return int(word)
    if word and word[0] in "一二三四五六七八九十百〇":
        return _chinese(word)
    return int(_table()["spelt"].get(re.sub(r"\s+", "-", word.casefold()), 0))


def _chinese(word: str) -> int:
    """The value of a number below a thousand in Chinese signs.

    >>> _chinese("五十"), _chinese("二十五"), _chinese("六〇")
    (50, 25, 60)
    """
    if not any(sign in word for sign in "十百"):
        return int("".join(str(_DIGITS[sign]) for sign in word))
    total = digit = 0
    for sign in word:
        if sign in "十百":
            total += (digit or 1) * (_TEN if sign == "十" else _HUNDRED)
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


@cache
def _table() -> dict[str, dict[str, str]]:
    path = files("amity.reconcile") / "data" / "memories.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _cues() -> tuple[_Cue, ...]:
    table = _table()
    numeral = "|".join(sorted((w.replace("-", r"[\s-]") for w in table["spelt"]), key=len, reverse=True))
    return tuple(
        _Cue(Sense(row["sense"]), row["order"] == "before", row["words"].replace("NUMERAL", numeral))  # type: ignore[index]
        for row in table["cue"]
    )


@cache
def _any_cue() -> re.Pattern[str]:
    """All cues at once: most passages have none, and are done with."""
    return re.compile("|".join(re.sub(r"\?P<number>", "?:", cue.words) for cue in _cues()), _FLAGS)


@cache
def _patterns(kind: str) -> tuple[tuple[_Cue, re.Pattern[str]], ...]:
    noun = _table()["nouns"].get(kind)
    if noun is None:
        return ()
    gap = rf"(?:\s+{_table()['between']}){{0,7}}?\s+"
    ahead, behind = rf"{gap}(?P<noun>{noun})", rf"(?P<noun>{noun})"
    return tuple(
        (cue, re.compile(cue.words + ahead if cue.follows else behind + cue.words, _FLAGS)) for cue in _cues()
    )
