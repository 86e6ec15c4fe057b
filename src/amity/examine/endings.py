"""How texts have a term end: expired on schedule, in its ninth year, with five years to run."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from math import ceil, floor

from amity.examine.leads import ORDINAL, rank_of
from amity.examine.lengths import LENGTH, Bound, Length, length_of
from amity.model.answers import Answer
from amity.model.when import When

YEAR = 365.25
_ENDED = re.compile(
    r"\b(?:ended|gave|given|notice|denounc\w+|abrogat\w+|terminat\w+|cancel\w+|dissol\w+|laps\w+|withdr\w+|revok\w+"
    r"|torn|tore|broken|broke|repudiat\w+|renounc\w+|died|collapsed|prolonged|renewed|extended|replaced|superseded|let\s+go)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never)\s+(?:\w+\s+)?$")


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What tells of each way to end, in the order in which they have the words."""
    text = (files("amity.examine") / "data" / "endings.toml").read_text(encoding="utf-8")
    forms = []
    for row in tomllib.loads(text)["ending"]:
        for told in row["told"]:
            form = told.replace("{ordinal}", ORDINAL).replace(" ", r"\s+").replace("{length}", LENGTH)
            forms.append((row["name"], re.compile(rf"\b(?:{form})\b", re.IGNORECASE)))
    return tuple(forms)


class Way(Enum):
    """How a term ends."""

    FULL = "full"
    EXPIRED = "expired"
    NTH_YEAR = "nth"
    LEFT = "left"
    EARLY = "early"
    AFTER = "after"
    PROLONGED = "prolonged"


_WAYS = {
    "full": Way.FULL, "counted": Way.FULL, "used": Way.FULL, "nth": Way.NTH_YEAR, "left": Way.LEFT,
    "prolonged": Way.PROLONGED,
    "ahead": Way.LEFT, "early": Way.EARLY, "expired": Way.EXPIRED, "after": Way.AFTER,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Words that end a term: their span in the sentence and the way.

    `years` is the length of the term that they name, nought for none; `length` what they say is left of it;
    `rank` the number of the year, or of the prolongation; `sure` that they say more than that it ended.
    """

    start: int
    end: int
    words: str
    way: Way
    years: float = 0
    rank: int = 0
    length: Length | None = None

    @property
    def sure(self) -> bool:
        """Whether the words say that the term ran out, or how much of it had run."""
        return self.way is not Way.EXPIRED


def endings(sentence: str) -> Iterator[Ending]:
    """The endings of terms that a sentence tells of, each stretch of words once.

    >>> [(one.way.value, one.years) for one in endings("When the fifteen years were over, it lapsed.")]
    [('full', 15.0)]
    """
    taken: list[tuple[int, int]] = []
    for name, form in _forms():
        for found in form.finditer(sentence):
            start, end = found.span()
            if any(start < e and s < end for s, e in taken) or _DENIED.search(sentence[:start]):
                continue
            if name == "nth" and not _ENDED.search(sentence):
                continue  # a war can be in its third year too
            taken.append((start, end))
            yield _ending(name, found)


def _ending(name: str, found: re.Match[str]) -> Ending:
    parts = found.groupdict()
    length = length_of(found) if parts.get("unit") else None
    named = length is not None and name in ("counted", "used", "full") and length.unit == "year"
    return Ending(
        start=found.start(), end=found.end(), words=found.group(), way=_WAYS[name],
        years=length.number if named and length else 0,
        rank=rank_of(parts["nth"]) if parts.get("nth") else 0,
        length=length if _WAYS[name] in (Way.LEFT, Way.AFTER) else None,
    )  # fmt: skip


def holds(begin: When, years: float, renewal: float, end: When, ending: Ending) -> Answer:
    """Whether a term of so many years from a date, renewed or not, ended on another in the way told.

    >>> over = next(endings("It expired on schedule in 1981."))
    >>> holds(When.parse("1971-08-09"), 20, 5, When.parse("1981"), over)
    Answer.NO
    >>> holds(When.parse("1971-08-09"), 20, 0, When.parse("1991-08"), over)
    Answer.YES
    """
    if None in (begin.earliest, begin.latest, end.earliest, end.latest):
        return Answer.UNKNOWN
    low = ((end.earliest or 0) - (begin.latest or 0)) / YEAR
    high = ((end.latest or 0) - (begin.earliest or 0)) / YEAR
    if high < 0:
        return Answer.UNKNOWN
    if ending.way is Way.NTH_YEAR:
        return _between(low, high, ending.rank - 1, ending.rank, room=1)
    if ending.way is Way.EARLY:
        return (
            Answer.YES if high < years else Answer.NO if low > years + 1 and not renewal else Answer.UNKNOWN
        )
    if ending.length is not None:
        passed = ending.way is Way.AFTER
        return _left(*((low, high) if passed else (years - high, years - low)), ending.length)
    return _run_out(low, high, years, renewal, ending)


def _run_out(low: float, high: float, years: float, renewal: float, ending: Ending) -> Answer:
    """Whether a term, renewed as often as the words say or as may be, had run out after so many years."""
    if ending.way is Way.PROLONGED and not renewal:
        return Answer.UNKNOWN
    times = [ending.rank] if ending.way is Way.PROLONGED else range(20) if renewal else [0]
    answers = {_between(low, high, years + renewal * n, years + renewal * n, room=1) for n in times}
    return next((a for a in (Answer.YES, Answer.UNKNOWN) if a in answers), Answer.NO)


def _left(least: float, most: float, length: Length | None) -> Answer:
    """Whether so much of a term was left."""
    if length is None or length.unit not in ("year", "month"):
        return Answer.UNKNOWN
    said = length.number / (12 if length.unit == "month" else 1)
    if length.bound is Bound.MORE:
        return Answer.YES if most >= said else Answer.NO if most < said - 1 else Answer.UNKNOWN
    if length.bound is Bound.LESS:
        return Answer.YES if least <= said else Answer.NO if least > said + 1 else Answer.UNKNOWN
    if floor(least) <= said <= ceil(most):
        return Answer.YES
    return _between(least, most, said, said, room=max(1, said / 5) if length.bound is Bound.ROUGH else 1)


def _between(low: float, high: float, first: float, last: float, room: float) -> Answer:
    """YES where a stretch of years meets another up to some weeks, NO where it misses by more than `room`."""
    if low - 0.1 <= last and first <= high + 0.1:
        return Answer.YES
    return Answer.UNKNOWN if low - room <= last and first <= high + room else Answer.NO
