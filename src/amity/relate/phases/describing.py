"""Phases as they are told: level, change, channels, events and rows between two turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amity.model.coverage import HEARD, Coverage
from amity.model.relations import Amount, Estimate, Phase, Seen, Turn
from amity.model.when import When
from amity.relate.phases.columns import Columns
from amity.relate.phases.evidence import Evidence, Occasion, channels
from amity.relate.phases.lines import CONFLICT, Line, Turning
from amity.relate.phases.naming import ACTS, FORMAL, amount, name

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

TAILS = (0.05, 0.95)
HALF = 0.5
"""Shape of the prior on the rate of one channel (Jeffreys)."""


@dataclass(frozen=True)
class Described:
    """All that phases are described by."""

    lines: Sequence[Line]
    found: Evidence
    coverage: Coverage
    axis: Columns

    def phases(self, turns: Sequence[Turning]) -> tuple[Phase, ...]:
        """The phases between the turns."""
        bounds = [0, *(turn.start for turn in turns), self.axis.number]
        parts = [slice(a, b) for a, b in pairwise(bounds)]
        whole = [None, *turns]
        return tuple(
            self.phase(part, parts[number - 1] if number else None, whole[number])
            for number, part in enumerate(parts)
        )

    def phase(self, part: slice, before: slice | None, turn: Turning | None) -> Phase:
        """One phase, beside the one before."""
        first, last = self.axis.starts[part.start], self.axis.end(part.stop - 1)
        acts = next((line for line in self.lines if line.name == ACTS), None)
        occasions = [o for o in self.found.occasions if first <= (o.first + o.last) // 2 <= last]
        seen = (*self.counted(occasions, acts, part, before), *self.figures(part, before))
        change = ratio(acts, part, before) if acts and before else None
        rows = self.rows(first, last)
        exposure = self.coverage.mean_exposure(range(first, last + 1))
        heard, told = exposure >= HEARD, bool(occasions or rows)
        much = amount(self.above(part), told=told, heard=heard)
        sources = self.speaking(first, last)
        return Phase(
            period=When.parse(f"{first:04d}/{last:04d}" if first != last else f"{first:04d}"),
            name=self._name(seen, change, turn, told=told, heard=heard, acts=len(occasions)),
            amount=much,
            level=quantiles(acts.level(part)) if acts and heard else None,
            begins=self.begins(turn) if turn else None,
            probability=round(turn.probability, 3) if turn else None,
            change=change if heard else None,
            seen=seen,
            events=tuple(event for o in occasions for event in o.events),
            rows=rows,
            sources=sources,
            exposure=round(exposure, 3),
            caveat=_caveat(sources, much),
        )

    def _name(
        self, seen: Sequence[Seen], change: Estimate | None, turn: Turning | None, *,
        told: bool, heard: bool, acts: int,
    ) -> str:  # fmt: skip
        if not (told or heard):
            return "silence of the sources"
        if heard and not acts:
            clear = [one for one in seen if one.measured and one.turn in (Turn.MORE, Turn.FEWER)]
            return ", ".join(("no acts told", *([name(clear, None)] if clear else [])))
        return name(seen, change, turn.lines if turn else (), first=turn is None)

    def begins(self, turn: Turning) -> Estimate:
        """The year of a turn, with the years that hold it."""
        at = self.axis.starts
        return Estimate(value=at[turn.start], low=at[turn.low], high=self.axis.end(turn.high))

    def above(self, part: slice) -> list[float]:
        """The probability of being above its mean, by each line of evidence that speaks of the years."""
        chosen = [line for line in self.lines if line.name != CONFLICT and line.speaks(part)]
        return [float((line.level(part) > 1).mean()) for line in chosen]

    def _observed(self, line: Line, part: slice | None) -> list[int]:
        if part is None or line.quantity is None:
            return []
        return [year for year in line.quantity.bounds if part.start <= self.axis.of(year) < part.stop]

    def counted(
        self, occasions: Sequence[Occasion], acts: Line | None, part: slice, before: slice | None
    ) -> list[Seen]:
        """What is seen of each channel of acts."""
        known = {one.channel: one for one in channels().values()}
        told = sorted({occasion.channel for occasion in self.found.occasions})
        groups = {channel: [o for o in self.found.occasions if o.channel == channel] for channel in told}
        if any(line.name == FORMAL for line in self.lines):
            groups[FORMAL] = [o for o in self.found.occasions if o.cooperative and o.formal]
        found = []
        for channel, mine in groups.items():
            here = _weight(mine, self.axis, part)
            change = self._rate(mine, acts, part, before) if acts and channel != CONFLICT else None
            turn = _turn(change, here) if before else Turn.UNSEEN
            if turn in (Turn.FEWER, Turn.NONE) and channel in known and not known[channel].recurs:
                turn = Turn.UNCLEAR
            years = part.stop - part.start
            noun = known[channel].noun if channel in known else channel
            found.append(Seen(channel=noun, amount=round(here, 2), years=years, turn=turn, change=change))
        return [one for one in found if one.amount or one.turn is Turn.NONE]

    def _rate(
        self, mine: Sequence[Occasion], acts: Line, part: slice, before: slice | None
    ) -> Estimate | None:
        """The rate of a channel beside the phase before, by what the sources would tell of both."""
        from scipy.special import fdtri  # type: ignore[import-untyped]

        if before is None or acts.expected is None:
            return None
        exposed, exposed_before = float(acts.expected[part].sum()), float(acts.expected[before].sum())
        if min(exposed, exposed_before) <= 0:
            return None
        now, then = (_weight(mine, self.axis, at) + HALF for at in (part, before))
        scale = now / exposed / (then / exposed_before)
        low, middle, high = (float(fdtri(2 * now, 2 * then, q)) * scale for q in (0.05, 0.5, 0.95))
        return _estimate(middle, low, high)

    def figures(self, part: slice, before: slice | None) -> list[Seen]:
        """What is seen of each measured quantity."""
        import numpy as np

        found = []
        for line in self.lines:
            observed = self._observed(line, part)
            if line.quantity is None or not observed:
                continue
            bounds = [line.quantity.bounds[year] for year in observed]
            middle = np.mean([high + max(low, high - 1) for low, high in bounds]) / 2
            change = ratio(line, part, before) if before and self._observed(line, before) else None
            found.append(
                Seen(
                    channel=line.name, amount=float(f"{np.exp(middle):.3g}"), unit=line.quantity.unit,
                    years=len(observed), change=change, measured=True,
                    turn=_turn(change, 1.0) if change else Turn.UNSEEN,
                )
            )  # fmt: skip
        return found

    def rows(self, first: int, last: int) -> tuple[tuple[str, str, str], ...]:
        """The rows of all quantities in some years."""
        return tuple(
            row for line in self.lines if line.quantity
            for year, rows in sorted(line.quantity.rows.items()) if first <= year <= last for row in rows
        )  # fmt: skip

    def speaking(self, first: int, last: int) -> tuple[str, ...]:
        """The sources that speak of some years, on average, with a tenth of their voice at least."""
        years = range(first, last + 1)
        return tuple(
            stream.source for stream in self.coverage.streams
            if sum(stream.exposure.get(year, 0.0) for year in years) >= HEARD * len(years)
        )  # fmt: skip


def ratio(line: Line, part: slice, before: slice) -> Estimate | None:
    """The level of a phase relative to that of the one before; None where the line is silent on either."""
    if not (line.speaks(part) and line.speaks(before)):
        return None
    return quantiles(line.level(part) / line.level(before))


def quantiles(values: "Array") -> Estimate:
    """The middle of some draws, with the interval that holds nine tenths of them."""
    import numpy as np

    low, middle, high = (float(one) for one in np.quantile(values, (TAILS[0], 0.5, TAILS[1])))
    return _estimate(middle, low, high)


def _estimate(middle: float, low: float, high: float) -> Estimate:
    return Estimate(value=float(f"{middle:.4g}"), low=float(f"{low:.4g}"), high=float(f"{high:.4g}"))


def _weight(occasions: Sequence[Occasion], axis: Columns, part: slice) -> float:
    """The weight of what lies in some columns."""
    found = 0.0
    for one in occasions:
        years = range(one.first, one.last + 1)
        inside = sum(part.start <= axis.of(year) < part.stop for year in years)
        found += one.weight * inside / len(years)
    return found


def _turn(change: Estimate | None, here: float) -> Turn:
    if change is None or change.low <= 1 <= change.high:
        return Turn.UNCLEAR
    return Turn.MORE if change.low > 1 else Turn.FEWER if here else Turn.NONE


def _caveat(sources: Sequence[str], much: Amount) -> str:
    if much is Amount.UNKNOWN or not sources:
        return "too few sources to say: none speaks of these years"
    if len(sources) == 1:
        return f"one source speaks of these years, {sources[0]}: what it leaves out is not known"
    return ""
