"""Dates that hang on a landmark: "after the founding of the DPRK", "during the Korean War"."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from amity.extract.dates.lexicon import LANDMARK_CUES
from amity.extract.dates.moments import moments_of
from amity.extract.dates.statements import end_of, start_of
from amity.extract.dates.tokens import PADDING, Tokens
from amity.model.mentions import Relation
from amity.model.states import Landmark
from amity.reference import Reference

WINDOW = 90
"""A state's or person's name is looked for in so many characters."""
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


Names: TypeAlias = dict[str, list[tuple[list[str], Landmark]]]
"""Landmarks by the first word of a name, with all its words, the longest name first."""


@lru_cache(maxsize=4)
def _listed(reference: Reference) -> Names:
    """The names of the reference's own landmarks."""
    names: Names = {}
    for landmark in reference.landmarks.values():
        for name in landmark.names:
            words = Tokens(name.replace("’", "'")).words[PADDING:-PADDING]
            words = words[words[:1] == ["the"] :]
            names.setdefault(words[0], []).append((words, landmark))
    for entries in names.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    return names


class Landmarks:
    """The landmarks that a text names, looked for only where one can stand."""

    __slots__ = ("_reference", "_tokens")

    def __init__(self, tokens: Tokens, reference: Reference) -> None:
        self._tokens, self._reference = tokens, reference

    def at(self, j: int) -> Named | None:
        """The landmark whose name begins at token `j`, an article or "the outbreak of" before it aside."""
        words = self._tokens.words
        j += words[j] == "the"
        named = self._listed_at(j) or self._derived_at(j)
        edge = LANDMARK_CUES.get(words[j], "")
        if named or edge not in ("begin", "end") or words[j + 1] != "of":
            return named
        named = self._listed_at(j + 2 + (words[j + 2] == "the"))
        if named is None:
            return None
        return Named(named.last, named.id, start_of(named.text) if edge == "begin" else end_of(named.text))

    def _listed_at(self, j: int) -> Named | None:
        """A landmark that the reference lists by the name that begins at token `j`."""
        words = self._tokens.words
        for name, landmark in _listed(self._reference).get(words[j], ()):
            last = j + len(name) - 1
            if [word.replace("’", "'") for word in words[j : last + 1]] == name:
                return _as_named(landmark, last)
        return None

    def _derived_at(self, j: int) -> Named | None:
        """The founding or end of a state, or the death of a person, named from token `j` on."""
        tokens, words = self._tokens, self._tokens.words
        if words[j] in DERIVED:
            if words[j + 1] != "of" or not tokens.capital(j + 2 + (words[j + 2] == "the")):
                return None
        elif not tokens.capital(j) or DERIVED.isdisjoint(words[j : j + NAME_LENGTH]):
            return None
        start = tokens.starts[j]
        for mention in self._reference.landmark_mentions(tokens.text[start : start + WINDOW]):
            if mention.start == 0 and mention.landmarks:
                last = j
                while tokens.end(last) < start + mention.end:
                    last += 1
                return _as_named(mention.landmarks[0], last)
        return None


def _as_named(landmark: Landmark, last: int) -> Named:
    return Named(last, landmark.id, date_of(landmark))


def date_of(landmark: Landmark) -> str:
    """EDTF of a landmark's date; where scholars date it differently, about the usual date."""
    text = landmark.date.edtf
    return _about(text) if len(landmark.dates) > 1 else text


def _about(text: str) -> str:
    """A date that scholars give differently: about the usual one."""
    return "/".join(side if side == ".." else f"{side.rstrip('~?%')}~" for side in text.split("/"))


def eve_of(text: str) -> str:
    """The month in which the day before a landmark lies, about."""
    start = moments_of(start_of(text))[0]
    if start is None:
        return ""
    return f"{start.text[:7]}~"
