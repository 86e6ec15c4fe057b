"""Words that tie what is told to something dated: "two days after", "during", "on the eve of", "answered"."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files

from amity.examine.caseless import Caseless
from amity.examine.lengths import LENGTH, Length, length_of, time_words

_ORDINALS: Mapping[str, int] = time_words()["ordinals"]
ORDINAL = rf"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}|\d{{1,3}}(?:st|nd|rd|th))"
LAST = -1
"""The rank of "the last day of"."""
_ENDS = {"last": LAST, "final": LAST, "closing": LAST, "opening": 1}


PARTS = r"first|opening|early|last|final|closing|dying|later|late"
PART_UNITS = r"days|weeks|months|years?|stages?|phases?"
_PASSIVE = re.compile(r"\b(?:was|were|be|been|being|is|are)\s+(?:\w+ly\s+)?$")


class Tie(Enum):
    """How a phrase ties a date to what it hangs on."""

    DURING = "during"
    AT = "at"
    WHEN = "when"
    WHILE = "while"
    PART = "in the last months of"
    WITHIN_IT = "within it"
    AFTER = "after"
    BEFORE = "before"
    EVE = "on the eve of"
    JUBILEE = "anniversary of"
    YEAR_OF = "year of"
    DAY_OF = "day of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The words that tie: their span, the tie, the length or the rank that they give.

    `rank` of a part is 1 for the first, -1 for the last, and `unit` tells how long a part it is.
    """

    start: int
    end: int
    tie: Tie
    length: Length | None = None
    rank: int = 0
    unit: str = ""


@cache
def _pattern() -> Caseless:
    """Everything that leads, with a named group for each tie."""
    text = (files("amity.examine") / "data" / "leads.toml").read_text(encoding="utf-8")
    lists = {
        name: "|".join(sorted(told, key=len, reverse=True)).replace(" ", r"\s+")
        for name, told in tomllib.loads(text).items()
    }
    return Caseless(
        rf"\b(?:(?P<during>{lists['during']})|(?P<eve>{lists['eve']})"
        rf"|(?:(?:on|at|for|in|to\s+mark|marking)\s+)?(?:the\s+|its\s+)?"
        rf"(?:(?P<jubilee>{ORDINAL})\s+anniversary|(?P<centenary>centenary|bicentenary))\s+of"
        rf"|in\s+the\s+(?P<nth>{ORDINAL})\s+year\s+of"
        rf"|(?:in|during|towards?|from|by)\s+(?:the|its)\s+(?:very\s+)?(?P<part>{PARTS})\s+(?P<part_unit>{PART_UNITS})\s+of"
        rf"|on\s+the\s+(?P<day>{ORDINAL}|{'|'.join(_ENDS)})\s+day\s+of"
        rf"|(?:{LENGTH}\s+)?(?P<order>after|following|before|prior\s+to|of)"
        rf"|(?P<after>{lists['after']})|(?P<before>{lists['before']})|(?P<when>{lists['when']})"
        rf"|(?P<while>{lists['while']})|(?P<at>{lists['at']}))\s+"
        rf"|\b(?P<within_it>{lists['within_it']})\b"
    )


def rank_of(words: str) -> int:
    """The number that an ordinal means.

    >>> rank_of("tenth"), rank_of("40th"), rank_of("centenary")
    (10, 40, 100)
    """
    said = words.casefold()
    return _ORDINALS[said] if said in _ORDINALS else int(re.sub(r"\D", "", said))


def part_rank(words: str) -> int:
    """Whether a part of a thing is its first or its last.

    >>> part_rank("opening"), part_rank("closing")
    (1, -1)
    """
    return 1 if words.casefold() in ("first", "opening", "early") else LAST


@lru_cache(maxsize=2**17)
def leads(text: str) -> tuple[Lead, ...]:
    """The words in a sentence that tie something to what follows them; kept, since several checks ask.

    >>> [(lead.tie.value, lead.rank) for lead in leads("On the third day of the visit he left.")]
    [('day of', 3)]
    """
    return tuple(_leads(text))


def _leads(text: str) -> Iterator[Lead]:
    for found in _pattern().finditer(text):
        if (found["order"] or "").casefold() == "of" and not found["less"]:
            continue  # only "within a week of" ties
        verb = (found["after"] or found["before"] or "").rstrip()
        if verb and not verb.endswith(("by", "without")) and _PASSIVE.search(text[: found.start()]):
            continue
        tie, rank = _tie(found)
        length = length_of(found) if found["unit"] else None
        unit = (found["part_unit"] or "").casefold().removesuffix("s")
        yield Lead(start=found.start(), end=found.end(), tie=tie, length=length, rank=rank, unit=unit)


def _tie(found: re.Match[str]) -> tuple[Tie, int]:
    """What a match ties by, with its rank."""
    if jubilee := found["jubilee"] or found["centenary"]:
        return Tie.JUBILEE, rank_of(jubilee)
    if found["nth"]:
        return Tie.YEAR_OF, rank_of(found["nth"])
    if day := (found["day"] or "").casefold():
        return Tie.DAY_OF, _ENDS.get(day) or rank_of(day)
    if found["part"]:
        return Tie.PART, part_rank(found["part"])
    for name in ("during", "at", "when", "while", "within_it", "eve", "before"):
        if found[name]:
            return Tie[name.upper()], 0
    forward = (found["order"] or "after").casefold() in ("after", "following", "of")
    return (Tie.AFTER if forward else Tie.BEFORE), 0
