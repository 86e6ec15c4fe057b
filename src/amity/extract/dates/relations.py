"""Words that relate a happening to a date: since, until, by, before, after, during."""

from typing import NamedTuple

from amity.extract.dates.core import Core
from amity.extract.dates.lexicon import APPROXIMATORS, DASHES, RELATIONS
from amity.extract.dates.statements import end_of, start_of
from amity.extract.dates.tokens import Tokens
from amity.model.mentions import Relation

ONWARDS = frozenset("on onward onwards forward".split())
NEGATIONS = frozenset(("not", "never", "didn’t", "didn't", "wasn’t", "wasn't", "no"))
PERIOD_NOUNS = frozenset(("year", "years", "month", "months", "day", "days"))
COMPOUND = {
    ("prior", "to"): Relation.BEFORE,
    ("up", "to"): Relation.UNTIL,
    ("up", "until"): Relation.UNTIL,
    ("later", "than"): Relation.BY,
    ("as", "of"): Relation.AT,
    ("subsequent", "to"): Relation.AFTER,
    ("starting", "in"): Relation.SINCE,
    ("starting", "from"): Relation.SINCE,
    ("starting", "on"): Relation.SINCE,
    ("beginning", "in"): Relation.SINCE,
    ("beginning", "from"): Relation.SINCE,
    ("beginning", "on"): Relation.SINCE,
    ("dating", "from"): Relation.SINCE,
    ("back", "to"): Relation.AT,
}
PREFIXED = {"post": Relation.AFTER, "pre": Relation.BEFORE}
NO_RELATION = frozenset(("at", "from", "to", "between"))
REACH = 6
"""So far back "not" turns "until 1951" into "first in 1951"."""


def take_approximator(tokens: Tokens, core: Core, floor: int) -> None:
    """Extend a date to the left over "about", "around", "circa"."""
    k = core.first - 1
    k -= tokens.words[k] == "." and tokens.words[k - 1] in ("c", "ca")
    if tokens.words[k] in APPROXIMATORS and k >= floor:
        core.first, core.approximate = k, True


class Lead(NamedTuple):
    """The word that leads to a date: its token and itself; an article or "the years" stand between."""

    token: int
    word: str


def lead_of(tokens: Tokens, first: int, floor: int) -> Lead:
    """The word that leads to the date beginning at token `first`; no word where another date took it."""
    words, k = tokens.words, first - 1
    if words[k] in PERIOD_NOUNS and words[k - 1] == "the":
        k -= 1
    if words[k] == "the":
        k -= 1
    return Lead(k, words[k]) if k >= floor else Lead(k, "")


def relation_before(tokens: Tokens, lead: Lead, first: int, floor: int) -> tuple[Relation, int]:
    """The relation that the words before a date state, and the first token that belongs to it."""
    k, word = lead
    if word not in RELATIONS:
        words = tokens.words
        if word in DASHES and words[k - 1] in PREFIXED and k > floor:
            return PREFIXED[words[k - 1]], k - 1
        return Relation.AT, first
    pair = COMPOUND.get((tokens.words[k - 1], word)) if k > floor else None
    if pair is not None:
        if pair is Relation.AT:
            return pair, first
        return pair, k - 1 - (tokens.words[k - 2] in ("no", "not") and k - 2 >= floor)
    relation = RELATIONS[word]
    if relation in NO_RELATION or (relation == "until" and _first_only(tokens, k)):
        return Relation.AT, first
    return Relation(relation), k


def _first_only(tokens: Tokens, k: int) -> bool:
    """Whether "until" stands in "not until": it happened then, for the first time."""
    if tokens.words[k] not in ("until", "till"):
        return False
    return not NEGATIONS.isdisjoint(tokens.words[max(0, k - REACH) : k])


def related(text: str, relation: Relation) -> str:
    """The EDTF of what is in a relation to a date.

    >>> related("1960", Relation.SINCE), related("2013-10-21~/2013-10-31~", Relation.UNTIL)
    ('1960/..', '../2013-10-31~')
    """
    if not text or text[0] in "[{":
        return text
    if relation is Relation.SINCE:
        return f"{start_of(text)}/.."
    if relation is Relation.AFTER:
        return f"{end_of(text)}/.."
    if relation is Relation.BEFORE:
        return f"../{start_of(text)}"
    if relation in (Relation.UNTIL, Relation.BY):
        return f"../{end_of(text)}"
    return text
