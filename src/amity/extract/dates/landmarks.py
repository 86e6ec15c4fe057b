"""Dates that hang on a landmark: "after the founding of the DPRK", "during the Korean War", "on the eve of"."""

from dataclasses import dataclass

from amity.extract.dates.lexicon import LANDMARK_CUES
from amity.extract.dates.moments import moments_of
from amity.extract.dates.statements import end_of, start_of
from amity.extract.dates.tokens import PARAGRAPH, Tokens
from amity.model.mentions import Relation
from amity.reference import Reference

WINDOW = 90
"""A landmark's name is looked for in so many characters."""
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


def landmark_at(tokens: Tokens, j: int, reference: Reference) -> Named | None:
    """The landmark whose name begins at token `j`, an article or "the outbreak of" before it aside."""
    words = tokens.words
    article = words[j] == "the"
    j += article
    if not article and not tokens.capital(j) and words[j] not in LANDMARK_CUES:
        return None
    named = _named(tokens, j, reference)
    edge = LANDMARK_CUES.get(words[j], "")
    if named or edge not in ("begin", "end") or words[j + 1] != "of":
        return named
    named = _named(tokens, j + 2 + (words[j + 2] == "the"), reference)
    if named is None:
        return None
    text = start_of(named.text) if edge == "begin" else end_of(named.text)
    return Named(named.last, named.id, text)


def _named(tokens: Tokens, j: int, reference: Reference) -> Named | None:
    start = tokens.starts[j]
    if tokens.words[j] in ("", PARAGRAPH) or not tokens.words[j][0].isalpha():
        return None
    window = tokens.text[start : start + WINDOW]
    for mention in reference.landmark_mentions(window):
        if mention.start == 0 and mention.landmarks:
            landmark = mention.landmarks[0]
            last = j
            while tokens.ends[last] < start + mention.end:
                last += 1
            text = landmark.date.edtf
            if len(landmark.dates) > 1:  # scholars differ
                text = "/".join(side if side == ".." else f"{side.rstrip('~?%')}~" for side in text.split("/"))
            return Named(last, landmark.id, text)
    return None


def eve_of(text: str) -> str:
    """The month in which the day before a landmark lies, about."""
    start = moments_of(start_of(text))[0]
    if start is None:
        return ""
    return f"{start.text[:7]}~"
