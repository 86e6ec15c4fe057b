"""Cross source, for statements of rank: several documents call the same happening the first or the second."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.first_since import since_taking_over, statements
from amity.examine.occurrences import Occurrence, Occurrences
from amity.examine.ordinal import places
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "cross_source"
_LIKE = {"recognition": "relations"}
"""Families whose ranks texts tell of as one: to recognise a state and to take up relations with it."""
Key = tuple[int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Said:
    said: Passage
    own: Occurrence


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each statement of rank that documents by different authors share.

    It is agreement of texts, which may go back to one of them, and no proof.
    """
    told = evidence.once(Occurrences)
    groups: dict[Key, list[_Said]] = defaultdict(list)
    for document in evidence.documents:
        for place in places(document, told, evidence):
            family = _LIKE.get(place.rank.family, place.rank.family)
            groups[_key(place.rank.rank, family, place.own, "")].append(_Said(place.said, place.own))
        for one in statements(document, told, evidence):
            begun = since_taking_over(one.first.event, one.when, evidence.reference)
            if one.first.event and begun:
                groups[_key(1, one.family, one.own, str(begun))].append(_Said(one.said, one.own))
    authors = {
        document.name: str(document.source.csl.get("author") or document.name)
        for document in evidence.documents
    }
    for _, members in sorted(groups.items()):
        if len({authors[one.said.doc] for one in members}) > 1:
            yield _agree(members)


def _key(rank: int, family: str, own: Occurrence, since: str) -> Key:
    return rank, family, own.claim.source or "", own.claim.target or "", since


def _agree(members: Sequence[_Said]) -> Finding:
    first = {one.said.doc: one for one in reversed(members)}
    rows = "; ".join(f"{doc}: “{' '.join(first[doc].said.quote.split())}”" for doc in sorted(first))
    claims = [name for one in first.values() for name in one.own.claims]
    why = f"{len(first)} documents say this alike: {rows}."
    return finding(NAME, Soundness.CONSISTENT, why, [one.said for one in first.values()], claims)
