"""Whether a phase with more or fewer of something begins at a time, and which of two begins first."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from amity.explain.ground import Ground, witnesses_of
from amity.explain.happenings import claims_of
from amity.model.competing import Outcome
from amity.model.flows import Flow
from amity.model.queries import Preceded, Turned
from amity.model.relations import Estimate, Phase, Phases, Turn
from amity.relate.record import Entry

ALL = ("acts", "formal acts")
"""Channels of which every event of the two states is part."""
T = TypeVar("T")
Z = 1.645
"""Standard deviations on each side within which 90 % of a normal distribution lie."""
NARROWEST = 0.3
"""Years that a boundary is uncertain by at least: a phase begins in a year, not on its first day."""


@dataclass(frozen=True, slots=True)
class _Start:
    """The beginning of a phase: when, how probably, and how probably it is to what was asked."""

    phase: Phase
    before: Phase
    begins: Estimate
    here: float
    towards: float


def channels() -> tuple[str, ...]:
    """What a phase may have more or fewer of.

    >>> {"contacts", "trade", "formal acts"} <= set(channels())
    True
    """
    from amity.relate.phases.evidence import channels as of_kinds
    from amity.relate.phases.measured import measures

    told = {known.channel for known in of_kinds().values()}
    return tuple(sorted({*told, *measures().values(), *ALL, "conflict"}))


def turned(query: Turned, ground: Ground) -> Outcome:
    """Whether such a phase begins then, by `amity.relate.phases`.

    The probability that there is a boundary, that it lies within those years, and that the level after it is
    the higher (lower) one, all by the intervals that phases are told with; what these leave open counts
    half. Where no boundary is found the answer is unknown: a change may be too small to be seen. Raises
    MissingExtra where numpy is not installed.
    """
    found = ground.phases(query.between)
    starts = _starts(query, found)
    if not starts:
        return Outcome.unknown(found.why or f"no change of {query.channel} is found there")
    best = max(starts, key=lambda start: (start.here, start.begins.value))
    probability = best.here * best.towards + (1 - best.here) / 2
    return _resting(probability, _words(best, query), [best], query, ground)


def preceded(query: Preceded, ground: Ground) -> Outcome:
    """Whether one turn comes before another, each of them within its own years.

    As for one turn, times the probability that the first boundary lies before the second.
    """
    told = [(turn, _starts(turn, ground.phases(turn.between))) for turn in (query.first, query.then)]
    if lacking := [turn.channel for turn, starts in told if not starts]:
        return Outcome.unknown(f"no change of {lacking[0]} is found there")
    one, other = (max(starts, key=lambda start: start.here * start.towards) for _, starts in told)
    both = one.here * other.here
    earlier = before(one.begins, other.begins) if one.phase is not other.phase else 0.0
    asked = one.towards * other.towards * earlier
    margin = "; ".join(_words(start, turn) for start, turn in ((one, query.first), (other, query.then)))
    parts = [
        _resting(0.5, "", [start], turn, ground) for start, turn in ((one, query.first), (other, query.then))
    ]
    return Outcome.of(
        both * asked + (1 - both) / 2, margin=margin,
        events=_once(part.events for part in parts), claims=_once(part.claims for part in parts),
        flows=_once(part.flows for part in parts), witnesses=_once(part.witnesses for part in parts),
    )  # fmt: skip


def until(year: float, when: Estimate) -> float:
    """The probability that what an estimate is of lies no later than a year.

    >>> round(until(1962, Estimate(value=1962, low=1960, high=1964)), 2)
    0.66
    """
    side = when.value - when.low if year + 0.5 < when.value else when.high - when.value
    return _normal((year + 0.5 - when.value) / max(side / Z, NARROWEST))


def before(one: Estimate, other: Estimate) -> float:
    """The probability that the first of two times is the earlier.

    >>> round(before(Estimate(value=1960, low=1958, high=1962), Estimate(value=1970, low=1968, high=1972)), 2)
    1.0
    """
    # the sides that face each other
    near = (one.high - one.value, other.value - other.low)
    if one.value > other.value:
        near = (one.value - one.low, other.high - other.value)
    spread = math.hypot(*(max(side / Z, NARROWEST) for side in near))
    return _normal((other.value - one.value) / spread)


def above(change: Estimate) -> float:
    """The probability that a relative change is one to more.

    >>> above(Estimate(value=1.0, low=0.5, high=2.0)), above(Estimate(value=9.0, low=4.0, high=20.0)) > 0.99
    (0.5, True)
    """
    middle, low, high = (math.log(max(value, 1e-9)) for value in (change.value, change.low, change.high))
    side = middle - low if middle > 0 else high - middle
    return _normal(middle / max(side / Z, 1e-9)) if middle else 0.5


def _normal(z: float) -> float:
    return (1 + math.erf(z / math.sqrt(2))) / 2


def _starts(query: Turned, found: Phases) -> list[_Start]:
    """The beginnings of phases that may lie in those years, of which a change of the channel is known."""
    first, last = query.years
    starts = []
    for previous, phase in zip(found.phases, found.phases[1:], strict=False):
        change = _change(phase, query.channel)
        if phase.begins is None or phase.probability is None or change is None:
            continue
        here = phase.probability * (until(last, phase.begins) - until(first - 1, phase.begins))
        more = above(change)
        towards = more if query.to is Turn.MORE else 1 - more
        if here > 0.05:
            starts.append(_Start(phase, previous, phase.begins, here, towards))
    return starts


def _change(phase: Phase, channel: str) -> Estimate | None:
    if channel == "acts":
        return phase.change
    return next((seen.change for seen in phase.seen if seen.channel == channel), None)


def _words(start: _Start, query: Turned) -> str:
    years = f"{start.begins.low:.0f} to {start.begins.high:.0f}"
    change = _change(start.phase, query.channel)
    times = f"{change.value:.2g} times as much [{change.low:.2g}, {change.high:.2g}]" if change else ""
    return f"a phase begins in {start.begins.value:.0f} ({years}) with {times} {query.channel}"


def _resting(
    probability: float, margin: str, starts: Sequence[_Start], query: Turned, ground: Ground
) -> Outcome:
    """What is told of the channel in the phases on both sides."""
    phases = [phase for start in starts for phase in (start.before, start.phase)]
    entries, flows = _told(phases, query, ground), _figures(phases, query, ground)
    witnesses = witnesses_of(entries) if entries else ()
    if flows:
        witnesses = (*witnesses, f"series:{flows[0].measure}:{'-'.join(sorted(query.between))}")
    return Outcome.of(
        probability, margin=margin, events=tuple(entry.event.id for entry in entries),
        claims=claims_of(entries, ground), flows=tuple(flows), witnesses=witnesses,
    )  # fmt: skip


def _told(phases: Sequence[Phase], query: Turned, ground: Ground) -> list[Entry]:
    from amity.relate.phases.evidence import channel_of

    named = {event for phase in phases for event in phase.events}
    return [
        entry for entry in ground.record.between(*query.between)
        if entry.event.id in named and (query.channel in ALL or channel_of(entry.event.kind) == query.channel)
    ]  # fmt: skip


def _figures(phases: Sequence[Phase], query: Turned, ground: Ground) -> list[Flow]:
    from amity.relate.phases.measured import measures, place

    named = {row for phase in phases for row in phase.rows}
    return [
        flow for flow in ground.record.flows_between(*query.between)
        if measures().get(flow.measure) == query.channel and place(flow) in named
    ]  # fmt: skip


def _once(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))
