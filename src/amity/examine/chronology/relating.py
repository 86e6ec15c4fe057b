"""From evidence to a system: what passages say of when events began and ended, and how they lay in time."""

from collections import defaultdict
from collections.abc import Mapping

from amity.examine.chronology.dating import Said, axioms, dated
from amity.examine.chronology.ties import tied
from amity.examine.evidence import Evidence
from amity.model.claims import Claim

SLACK = 1
"""A day more or less is no conflict: reports are dated by other clocks."""
ONCE = frozenset(("recognition", "relations_established"))
"""What two states do once, unless they sever relations."""


def relate(evidence: Evidence, slack: int = SLACK) -> list[Said]:
    """All that the claims of a case, and the sentences around them, say of its events in time.

    An event has two points, `ID.start` and `ID.end`. Of its claims those that can be blamed for a date bound
    it: an imprecise date, or a single day, only says that the event had a day in that time. A date reckoned
    from another hangs on that other. What a sentence ties to a landmark or to another dated thing gives an
    order, a containment or a distance; so does what it ties to another event ("signed during the visit of").
    Dates have room for `slack` days on each side.
    """
    events = _events(evidence)
    told = [*axioms(evidence, events), *dated(evidence, events, slack)]
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(evidence.claims, key=lambda c: (c.passage.start, c.id)):
        if claim.id in events:
            by_doc[claim.passage.doc].append(claim)
    for document in evidence.documents:
        if by_doc[document.name]:
            told += tied(document, evidence, events, by_doc[document.name], slack)
    return told


def _events(evidence: Evidence) -> Mapping[str, str]:
    """The event of each claim for one that happened; what happens once between two states is one event."""
    severed = {event.states for event in evidence.events if event.kind == "relations_severed"}
    first: dict[tuple[str, frozenset[str]], str] = {}
    found: dict[str, str] = {}
    for event in sorted(evidence.events, key=lambda event: event.id):
        if not event.factuality.realised:
            continue
        once = event.kind in ONCE and len(event.states) == 2 and event.states not in severed
        name = first.setdefault((event.kind, event.states), event.id) if once else event.id
        found.update(dict.fromkeys(event.claims_for, name))
    return found


__all__ = ["SLACK", "Said", "relate"]
