"""Whether a state was represented with another at a date."""

from collections.abc import Sequence

from amity.explain.ground import Ground
from amity.model.competing import Outcome
from amity.model.queries import Represented
from amity.model.representation import Level, Representation

IMPLIED = 0.6
"""How far a stretch of whose beginning no text tells is believed: what follows from what comes after it."""


def represented(query: Represented, ground: Ground) -> Outcome:
    """Whether a state was represented at a level or above it, by what claims tell of its direction.

    Unknown where stretches of both sorts may have held at the date, where it is contested which held, and
    after the last year of which anything is told.
    """
    from amity.relate.status import status

    direction = status(ground.record, query.source, query.target).of(query.source)
    told = [stretch for stretch in direction.at(query.at.period) if stretch.level is not Level.UNKNOWN]
    year = query.at.first_year
    if not told or (year is not None and direction.told_until is not None and year > direction.told_until):
        return Outcome.unknown("nothing is told of that time")
    wanted = Level(query.level).rank
    high = [stretch for stretch in told if stretch.level.rank >= wanted]
    margin = " or ".join(dict.fromkeys(str(stretch.level) for stretch in told))
    if (high and len(high) < len(told)) or _torn(told, wanted):
        return _resting(0.5, f"{margin}, contested or in between", told, ground)
    believed = min(stretch.opened.credence if stretch.opened else IMPLIED for stretch in told)
    return _resting(believed if high else 1 - believed, margin, told, ground)


def _torn(told: Sequence[Representation], wanted: int) -> bool:
    """Whether a dispute is about the very thing that is asked."""
    return any(
        (stretch.level.rank >= wanted) != (dispute.otherwise.rank >= wanted)
        for stretch in told for dispute in stretch.disputes if dispute.otherwise is not Level.UNKNOWN
    )  # fmt: skip


def _resting(probability: float, margin: str, told: Sequence[Representation], ground: Ground) -> Outcome:
    events = tuple(dict.fromkeys(event for stretch in told for event in stretch.events if event))
    claims = tuple(dict.fromkeys(claim for stretch in told for claim in stretch.claims if claim))
    chosen = set(events)
    witnesses = {n for entry in ground.record.entries if entry.event.id in chosen for n in entry.witnesses}
    return Outcome.of(
        probability, margin=margin, events=events, witnesses=tuple(sorted(witnesses)),
        claims=tuple(claim for claim in claims if claim in ground.record.claims),
    )  # fmt: skip
