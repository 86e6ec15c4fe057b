"""Words that hang on a landmark: "about a month after the founding of the state", "amid the war"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from amity.model.states import Landmark
from amity.model.when import When
from amity.reference.landmarks import LandmarkMention

NUMBERS = {
    "a": 1, "an": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
"""Numbers in words; "the day after" is one day after."""
_NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
OFFSET = (
    r"(?:(?P<rough>about|around|nearly|almost|roughly|some|approximately|over|more\s+than|less\s+than|barely"
    r"|only|just)\s+)?(?:just\s+|only\s+)?"
    rf"\b(?P<number>{_NUMBER})\s+(?P<unit>day|week|month|year)s?"
)
"""A length of time with a number; `rough` where it is not meant to the unit."""
_LEAD = re.compile(
    rf"\b(?:(?P<during>during|amid|amidst|in\s+the\s+midst\s+of|at\s+the\s+height\s+of|in\s+the\s+course\s+of)"
    rf"|(?:{OFFSET}\s+)?(?P<order>after|following|before|prior\s+to))\s+",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?:the\s+)?(?:(?P<start>outbreak|start|beginning|onset|launch)|(?P<end>end|conclusion|close))\s+of\s+(?:the\s+)?"
    r"|(?:[^\W\d_]+\s+){1,4}?(?P<launched>launched|began|started|opened)\s+(?:its|their|the|an?)\s+"
    r"|(?:the\s+|its\s+|their\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:had\s+)?(?:(?P<start>began|begun|broke\s+out|broken\s+out|started)|(?P<end>ended|was\s+over))\b"
)
_STOP = re.compile(
    r"\s*(?:[.,;:)\]—–\"”]|\Z)|\s+(?:in|on|and|when|while|with|by|as|at|to|from|had|was|the|that|it)\b"
)


class Tie(Enum):
    """How a phrase ties a date to a landmark."""

    DURING = "during"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A phrase that hangs on a landmark: its span, the tie, the distance if one is given, which side counts.

    `landmarks` are all that the words can mean; `side` is 0 for the landmark's beginning, 1 for its end, None
    where the words leave it open. `unit` is "" where no distance is given.
    """

    start: int
    end: int
    text: str
    tie: Tie
    landmarks: tuple[Landmark, ...]
    number: int = 0
    unit: str = ""
    rough: bool = False
    side: int | None = None

    @property
    def datings(self) -> tuple[When, ...]:
        """Every dating of every landmark that is meant."""
        return tuple(dict.fromkeys(date for landmark in self.landmarks for date in landmark.dates))


def anchored(text: str, landmarks: Sequence[LandmarkMention]) -> Iterator[Anchored]:
    """Each phrase in a sentence that ties something to one of the landmarks found in it."""
    for lead in _LEAD.finditer(text):
        for mention in landmarks:
            if not lead.end() <= mention.start <= lead.end() + 60:
                continue
            side = _SIDE.fullmatch(text, lead.end(), mention.start)
            if side is None:
                continue
            tail = _TAIL.match(text, mention.end)
            if tail or _STOP.match(text, mention.end):
                yield _anchored(text, lead, side, tail, mention)
            break


def _anchored(
    text: str, lead: re.Match[str], side: re.Match[str], tail: re.Match[str] | None, mention: LandmarkMention
) -> Anchored:
    end = tail.end() if tail else mention.end
    after = (lead["order"] or "").casefold() in ("after", "following")
    number = (lead["number"] or "0").casefold()
    return Anchored(
        start=lead.start(), end=end, text=text[lead.start() : end],
        tie=Tie.DURING if lead["during"] else Tie.AFTER if after else Tie.BEFORE,
        landmarks=mention.landmarks,
        number=NUMBERS.get(number) or int(number),
        unit=(lead["unit"] or "").casefold(),
        rough=lead["rough"] is not None,
        side=_side(side, tail),
    )  # fmt: skip


def _side(side: re.Match[str], tail: re.Match[str] | None) -> int | None:
    if side["start"] or side["launched"] or (tail and tail["start"]):
        return 0
    return 1 if side["end"] or (tail and tail["end"]) else None
