"""Cross source, all fields but the date: whether it happened at all, who, in what post, where, how much."""

from collections.abc import Iterable, Iterator, Sequence

from amity.examine.datings import NAME, exact
from amity.examine.disagreement import Disagreement, Kind, disagreements
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.sources import odd_one_out
from amity.examine.words import kinds
from amity.model.claims import Claim, Tier
from amity.model.events import Event
from amity.model.findings import Finding, Soundness

AT_MOST = 6
"""Sources of an event that are held against each other, and passages that a finding lists."""
SURE = frozenset({"rank", "factuality"})
"""Fields in which a conflict leaves no room: two texts cannot both be right."""


def differing(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each field on which sources of one event are in true conflict, with a passage of each.

    Only for what happens so seldom that two tellings of one time are of one happening, and not on readings
    that are doubtful themselves.
    """
    by_id = {claim.id: claim for claim in evidence.claims}
    acts: dict[tuple[str, ...], list[str]] = {}
    for event in evidence.events:
        if event.kind in kinds("rare"):
            acts.setdefault(_act(event), []).extend((*event.claims_for, *event.claims_against))
    for act, names in acts.items():
        told = (by_id[name] for name in names if name in by_id)
        yield from _of_event(act[0], _one_of_each(told), evidence)


def _act(event: Event) -> tuple[str, ...]:
    """What tells one act from another: the event; of what is no journey the day, whatever the place."""
    if event.kind == "visit" or not exact(event.date):
        return event.kind, event.id
    return event.kind, *sorted(event.states), event.date.edtf


def _one_of_each(claims: Iterable[Claim]) -> list[Claim]:
    """The first firm claim of each document, of the first AT_MOST documents."""
    told: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.passage.doc, claim.passage.start, claim.id)):
        if claim.tier is not Tier.LOW:
            told.setdefault(claim.passage.doc, claim)
    return list(told.values())[:AT_MOST]


def _of_event(kind: str, claims: Sequence[Claim], evidence: Evidence) -> Iterator[Finding]:
    found: dict[str, list[tuple[Disagreement, Claim, Claim]]] = {}
    for i, one in enumerate(claims):
        for other in claims[i + 1 :]:
            for difference in disagreements(one, other, evidence):
                if difference.kind is Kind.CONFLICT and difference.field != "date":
                    found.setdefault(difference.field, []).append((difference, one, other))
    for field, pairs in sorted(found.items()):
        yield _finding(kind, field, pairs)


def _finding(kind: str, field: str, pairs: Sequence[tuple[Disagreement, Claim, Claim]]) -> Finding:
    """One finding for a field: all claims that are in conflict with another, and which stands alone."""
    counts: dict[str, int] = {}
    by_id = {claim.id: claim for _, *both in pairs for claim in both}
    for _, one, other in pairs:
        for claim in (one, other):
            counts[claim.id] = counts.get(claim.id, 0) + 1
    most = max(sorted(counts), key=lambda name: counts[name])
    sides = ([by_id[most]], [claim for name, claim in by_id.items() if name != most])
    told = "; ".join(dict.fromkeys(difference.explanation for difference, _, _ in pairs[:3]))
    why = f"Of one {kind.replace('_', ' ')}: {told}.{odd_one_out(sides)}"
    verdict = Soundness.INCONSISTENT if field in SURE else Soundness.SUSPICIOUS
    shown = list(by_id.values())[:AT_MOST]
    return finding(NAME, verdict, why, [claim.passage for claim in shown], [claim.id for claim in shown])
