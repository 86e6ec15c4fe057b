"""Dates that hang on a landmark: "after the founding of the DPRK", "during the Korean War", "on the eve of"."""

from dataclasses import dataclass
from functools import lru_cache

from amity.extract.dates.lexicon import LANDMARK_CUES
from amity.extract.dates.moments import moments_of
from amity.extract.dates.statements import end_of, start_of
from amity.extract.dates.tokens import PADDING, PARAGRAPH, Tokens
from amity.model.mentions import Relation
from amity.reference import Reference

WINDOW = 90
"""A landmark's name is looked for in so many characters."""
NAME_LENGTH = 8
"""The founding or death of something is named in so many words."""
DERIVED = frozenset(word for word, edge in LANDMARK_CUES.items() if edge in ("derived", "end"))
RELATIONS = {
    "after": Relation.AFTER,
    "following": Relation.AFTER,
    "since": Relation.SINCE,
    "before": Relation.BEFORE,
    "until": Relation.UNTIL,
    "till": Relation.UNTIL,
    "during": Relation.DURING,
    "throughout": Relation.DURING,
    "amid": Relation.DURING,
    "amidst": Relation.DURING,
}


@dataclass(frozen=True, slots=True)
class Named:
    """A landmark named by the tokens up to `last`: its id and date, or that of its beginning or end."""

    last: int
    id: str
    text: str


@lru_cache(maxsize=4)
def _openers(reference: Reference) -> frozenset[tuple[str, str]]:
    """The first two words of every landmark's name."""
    names = (name for landmark in reference.landmarks.values() for name in landmark.names)
    return frozenset((words[0], words[1]) for words in (Tokens(name).words[PADDING:] for name in names))


class Landmarks:
    """The landmarks that a text names, looked for only where one can stand."""

    __slots__ = ("_reference", "_tokens")

    def __init__(self, tokens: Tokens, reference: Reference) -> None:
        self._tokens, self._reference = tokens, reference

    def at(self, j: int) -> Named | None:
        """The landmark whose name begins at token `j`, an article or "the outbreak of" before it aside."""
        words = self._tokens.words
        j += words[j] == "the"
        if not self._may_open(j):
            return None
        named = self._named(j)
        edge = LANDMARK_CUES.get(words[j], "")
        if named or edge not in ("begin", "end") or words[j + 1] != "of":
            return named
        named = self._named(j + 2 + (words[j + 2] == "the"))
        if named is None:
            return None
        return Named(named.last, named.id, start_of(named.text) if edge == "begin" else end_of(named.text))

    def _may_open(self, j: int) -> bool:
        """Whether a landmark's name can begin at a token: a listed one, or a founding or death of something."""
        words = self._tokens.words
        if (words[j], words[j + 1]) in _openers(self._reference):
            return True
        return not DERIVED.isdisjoint(words[j : j + NAME_LENGTH])

    def _named(self, j: int) -> Named | None:
        tokens = self._tokens
        start = tokens.starts[j]
        if tokens.words[j] in ("", PARAGRAPH) or not tokens.words[j][0].isalpha():
            return None
        for mention in self._reference.landmark_mentions(tokens.text[start : start + WINDOW]):
            if mention.start == 0 and mention.landmarks:
                landmark = mention.landmarks[0]
                last = j
                while tokens.end(last) < start + mention.end:
                    last += 1
                text = landmark.date.edtf
                return Named(last, landmark.id, _about(text) if len(landmark.dates) > 1 else text)
        return None


def _about(text: str) -> str:
    """A date that scholars give differently: about the usual one."""
    return "/".join(side if side == ".." else f"{side.rstrip('~?%')}~" for side in text.split("/"))


def eve_of(text: str) -> str:
    """The month in which the day before a landmark lies, about."""
    start = moments_of(start_of(text))[0]
    if start is None:
        return ""
    return f"{start.text[:7]}~"
