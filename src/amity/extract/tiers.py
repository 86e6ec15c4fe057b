"""How far a claim is to be trusted, by the rules that fired.

Measured against three documents marked by hand (216 claims of the core families), right in family of kind,
states, year and factuality: HIGH 30 of 32 claims, MEDIUM 37 of 71, LOW 28 of 96. What met no marked claim
counts as wrong. `bench/extraction.py tiers` measures it again.
"""

from amity.extract.findings import Finding
from amity.extract.roles import Party
from amity.model.claims import Claim, Tier

_EXPLICIT = frozenset({"named", "adjective", "possessive", "person", "both"})


def tier_of(claim: Claim, finding: Finding, ends: tuple[Party | None, Party | None]) -> Tier:
    """HIGH where states, date and frame are explicit; LOW where two or more of them were inferred."""
    doubts = _doubts(claim, finding, ends)
    if not doubts:
        return Tier.HIGH
    return Tier.MEDIUM if doubts == 1 else Tier.LOW


_PLAIN = frozenset({"plain", "negation", "modal-will"})
_JUDGED = frozenset({"trade", "agreement_reached", "other"})


def _doubts(claim: Claim, finding: Finding, ends: tuple[Party | None, Party | None]) -> int:
    parties = [*finding.parties, *(party for party in ends if party)]
    inferred_role = any(p.how not in _EXPLICIT for p in parties)
    alone = claim.source is None or claim.target is None
    dated = "date:clause" in claim.rules or "date:label" in claim.rules
    undated = not dated or bool(claim.date.inferred and not claim.date.anchor)
    weak = finding.pos == "n" or finding.kind in _JUDGED
    embedded = finding.verdict[1] not in _PLAIN
    return inferred_role + alone + undated + weak + embedded + bool(claim.alternatives)
