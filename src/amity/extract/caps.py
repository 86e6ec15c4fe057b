"""What keeps a claim from being trusted, however plain its words: who acts is no state, or not named here."""

from collections.abc import Iterator

from amity.extract.clauses import Parse
from amity.extract.finding import Finding
from amity.extract.lexicon import classes
from amity.extract.parties import Party
from amity.extract.phrases import Phrase
from amity.extract.tagging import Tag
from amity.extract.words import singular
from amity.model.claims import Claim, Tier
from amity.reference.kinds import kinds

Ends = tuple[Party | None, Party | None]
_BY_PEOPLE = frozenset("visit meeting aid trade invitation".split())
"""Families and kinds in which a team or a club is easily taken for its state."""
_FROM_DISCOURSE = frozenset("focus both title pronoun".split())


def capped(parse: Parse, finding: Finding, claim: Claim, ends: Ends, tier: Tier) -> tuple[Tier, list[str]]:
    """The tier of a claim, and why it is lower than it was.

    It is low where a body that is no state's acts or a city may lie in several states, and never high beside
    named third states.
    """
    family = kinds()[claim.kind].family
    if (claim.kind in _BY_PEOPLE or family in _BY_PEOPLE) and private(parse, finding):
        return Tier.LOW, ["private"]
    if any(_unplaced(parse, party) for party in ends if party is not None and party.alternatives):
        return Tier.LOW, ["place"]
    if tier is Tier.HIGH and _beside_thirds(parse, finding, claim, ends):
        return Tier.MEDIUM, ["thirds"]
    return tier, []


def _unplaced(parse: Parse, party: Party) -> bool:
    """Whether a party is a city of which there are more, in different states."""
    words = parse.tokens[party.at[0] : party.at[1]] if party.at[0] >= 0 else []
    return any(t.tag is Tag.ACTOR and t.mention.sort == "capital" for t in words)


def private(parse: Parse, finding: Finding) -> bool:
    """Whether who acts, or is sent, is a club, a troupe, a firm, students, or a party without office.

    A party's mission is its state's only where it was the one that ruled.
    """
    return any(_private(parse, phrase) for phrase in _actors(parse, finding))


def _actors(parse: Parse, finding: Finding) -> Iterator[Phrase]:
    """The phrases of those who act: the subject, what is sent, and what completes them."""
    if not 0 <= finding.clause < len(parse.clauses) or finding.pos != "v":
        inside = [p for p in parse.phrases if finding.start <= p.start < finding.end]
        yield from (p for p in inside if p.prep in ("of", "by"))
        return
    clause = parse.clauses[finding.clause]
    yield from _completed(clause.subject)
    yield from _completed([p for p in clause.after[:1] if not p.prep])
    if clause.group.passive:
        yield from (p for p in clause.after if p.prep == "by")


def _completed(phrases: list[Phrase]) -> Iterator[Phrase]:
    """The first of a list of phrases, and those that "of" or "from" joins to it."""
    for i, phrase in enumerate(phrases):
        if i and phrase.prep not in ("of", "from"):
            return
        yield phrase


def _private(parse: Parse, phrase: Phrase) -> bool:
    head = parse.tokens[phrase.head]
    words = parse.tokens[max(phrase.start, phrase.owner) : phrase.end]
    if head.tag in (Tag.NOUN, Tag.NAME) and singular(head.low) in classes()["private"]:
        return True
    if head.tag is Tag.ACTOR and "Party" in head.text.split() and head.mention.states:
        return not head.mention.ruling
    return head.tag is not Tag.PERSON and any(t.low in classes()["club"] for t in words)


def _beside_thirds(parse: Parse, finding: Finding, claim: Claim, ends: Ends) -> bool:
    """Whether a party comes only from what was said before while the clause names states besides the pair."""
    if not any(party is not None and party.how in _FROM_DISCOURSE for party in ends):
        return False
    named = [t.mention for t in parse.tokens[finding.start : finding.end] if t.tag in (Tag.ACTOR, Tag.PERSON)]
    states = {m.states[0] for m in named if m.states and not m.anaphor and m.states[0] != "IGO"}
    return bool(states - {claim.source, claim.target, *claim.others})
