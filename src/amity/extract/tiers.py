"""How far a claim is to be trusted, by the rules that fired.

Measured against three documents marked by hand (216 claims of the core families) and the example of this
project (376), right in family of kind, states, year and factuality: HIGH 40 of 43 claims and 88 of 89,
MEDIUM 37 of 86 and 53 of 78, LOW 19 of 91 and 22 of 60. What met no marked claim counts as wrong.
`bench/extraction.py tiers` measures it again.
"""

from amity.extract.discourse import Discourse
from amity.extract.finding import Finding
from amity.extract.parties import Party
from amity.model.claims import Claim, Tier
from amity.model.factuality import Factuality
from amity.reference.kinds import kinds

_EXPLICIT = frozenset({"named", "adjective", "possessive", "person", "both"})


_ANAPHORS = frozenset({"pronoun", "of"})
_CLOSED = frozenset({"relations", "embassy", "treaty"})
"""Families whose deeds are few between two states, so that a date alone tells which is meant."""
Ends = tuple[Party | None, Party | None]


def tier_of(doubts: list[str]) -> Tier:
    """HIGH where nothing is in doubt; LOW where two or more things are, or it is told as fiction.

    >>> str(tier_of([])), str(tier_of(["undated"]))
    ('high', 'medium')
    """
    if "fiction" in doubts:
        return Tier.LOW
    return (Tier.HIGH, Tier.MEDIUM, Tier.LOW)[min(2, len(doubts))]


_PLAIN = frozenset({"plain", "negation", "modal-will"})
_JUDGED = frozenset({"trade", "agreement_reached", "other"})


def doubts_of(claim: Claim, finding: Finding, ends: Ends, discourse: Discourse) -> list[str]:
    """What of a claim is not explicit, by name: its parties, date, kind or factuality.

    Explicit is, besides what is named, a pronoun for one of the two states that the document is about; of
    relations, embassies and treaties also a party left out that can only be one of them, and a day whose
    year was given before; but of a directed deed one party at least is named.
    """
    family = kinds()[claim.kind].family
    inferred_role = _inferred_role(claim, [*finding.parties, *(p for p in ends if p)], discourse)
    alone = (claim.source is None or claim.target is None) and family != "domestic"
    dated = "date:clause" in claim.rules or "date:label" in claim.rules
    inherited = claim.date.inferred == ("year",) and family in _CLOSED
    undated = not dated or bool(claim.date.inferred and not claim.date.anchor and not inherited)
    undated = undated or claim.date.edtf.startswith("X")
    judged = finding.kind in _JUDGED and finding.pos != "n"
    found = {
        "party": inferred_role, "alone": alone, "undated": undated,
        "noun": finding.pos == "n", "judged": judged, "ambiguous": bool(claim.alternatives),
        "embedded": finding.verdict[1] not in _PLAIN,
        "fiction": finding.verdict == (Factuality.HYPOTHETICAL, "hedge-clause"),
    }  # fmt: skip
    return [name for name, is_so in found.items() if is_so]


def _inferred_role(claim: Claim, parties: list[Party], discourse: Discourse) -> bool:
    """Whether a party was found by more than the words and what the document says that it is about."""
    about = {claim.source, claim.target} == set(discourse.dyad)
    allowed = _EXPLICIT if about else _EXPLICIT - {"both"}
    if discourse.dominated and about:
        closed = kinds()[claim.kind].family in _CLOSED
        if not kinds()[claim.kind].directed or any(party.how in _EXPLICIT for party in parties):
            allowed = allowed | _ANAPHORS | ({"focus"} if closed else frozenset())
    return any(party.how not in allowed for party in parties)
