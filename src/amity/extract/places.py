"""Where something happened, as far as the words say it."""

from collections.abc import Iterator

from amity.extract.clauses import Parse
from amity.extract.finding import Finding
from amity.extract.phrases import Phrase
from amity.extract.tagging import Tag
from amity.reference.kinds import kinds

_AT = frozenset(("in", "at", "near", "aboard"))
_PLACED = frozenset("contact treaty relations force".split())
"""Families of what happens at a place; an embassy's, an aid's or a protest's place is a party."""
_CITIES = frozenset(("capital", "place"))


def place_of(parse: Parse, finding: Finding) -> str | None:
    """The name behind "in", "at" or "near" in the words of a finding; None where there is none.

    A state is no place, nor is a person or a date; of a visit or an attack the city that it is to is one too.
    """
    if kinds()[finding.kind].family not in _PLACED:
        return None
    for phrase in _phrases(parse, finding):
        head = parse.tokens[phrase.head]
        city = head.tag is Tag.ACTOR and head.mention.sort in _CITIES
        if phrase.prep in _AT and (city or head.tag is Tag.NAME):
            return _name(parse, phrase)
        if city and (phrase.prep in ("to", "on", "of") or not phrase.prep) and finding.kind in _INTO:
            return _name(parse, phrase)
    return None


_INTO = frozenset("visit attack invasion".split())


def _phrases(parse: Parse, finding: Finding) -> Iterator[Phrase]:
    """The phrases behind the trigger, up to the end of the finding's words."""
    yield from (p for p in parse.phrases if finding.trigger < p.start and p.end <= finding.end)


def _name(parse: Parse, phrase: Phrase) -> str:
    """The name of a place without article or other words before it."""
    tokens = [t for t in parse.tokens[phrase.start : phrase.end] if t.text[:1].isupper()]
    return " ".join(t.text for t in tokens)
