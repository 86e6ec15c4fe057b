"""Weighted deeds by period and source, and the paths of net cooperation that they give."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue, MissingExtra
from amity.model.cooperation import Cooperation, Every, TellingShare, Way
from amity.model.coverage import HEARD, Coverage
from amity.model.relations import Estimate
from amity.relate.cooperation.deeds import Deed, periods_of, when_of, year_of
from amity.relate.cooperation.levels import Smoother, levels
from amity.relate.cooperation.net import POINTS, middles, net
from amity.relate.cooperation.shares import Shares, label_shares
from amity.relate.cooperation.weights import Weights, conventions

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Below how many independent streams in a period, and deeds in all, one abstains."""

    streams: int
    deeds: int

    @staticmethod
    def of(streams: int | None, deeds: int | None) -> "Asked":
        """The numbers given, or those of the conventions. Raises InvalidValue for a number below 1."""
        rule = conventions()["abstention"]
        found = Asked(streams=streams or rule["streams"], deeds=deeds or rule["deeds"])
        for name, number in (("streams", streams), ("deeds", deeds)):
            if number is not None and number < 1:
                raise InvalidValue("cooperation", name, number, "1 or more")
        return found


@dataclass(frozen=True)
class Table:
    """Weighted deeds by period, and how fully each source speaks of it.

    `exposure` and `told` are (sources by periods), `total` (periods): what is told by each, and by any, in
    effective numbers of deeds.
    """

    done: tuple[Deed, ...]
    periods: tuple[int, ...]
    every: Every
    weights: Weights
    coverage: Coverage
    exposure: "Numbers"
    told: "Numbers"
    total: "Numbers"

    @staticmethod
    def of(done: tuple[Deed, ...], coverage: Coverage, every: Every, weights: Weights) -> "Table":
        """The table of some deeds, over all periods of which any source speaks."""
        try:
            import numpy as np
        except ImportError:
            raise MissingExtra("net cooperation", "relate") from None
        periods = tuple(periods_of(coverage, every))
        place = {period: at for at, period in enumerate(periods)}
        row = {stream.source: at for at, stream in enumerate(coverage.streams)}
        told, total = np.zeros((len(row), len(periods))), np.zeros(len(periods))
        for deed in done:
            size = abs(weights.of(deed.kind)) * deed.credence
            for period, part in deed.parts.items():
                total[place[period]] += size * part
                for source in deed.streams:
                    told[row[source], place[period]] += size * part
        scale = _scale(done, weights)
        exposure = np.array(
            [[s.exposure.get(year_of(p, every), 0.0) for p in periods] for s in coverage.streams]
        ).reshape(len(row), len(periods))
        told = np.where(exposure > 0, told, 0.0)
        return Table(done, periods, every, weights, coverage, exposure, told / scale, total / scale)

    def path(
        self, way: Way, told: Shares | None, asked: Asked, smoother: Smoother
    ) -> tuple[Cooperation, ...]:
        """The periods of one way, each with an estimate or the reason why there is none."""
        mine = tuple(deed for deed in self.done if way in (Way.ALL, deed.way))
        entries: dict[int, list[str]] = {}
        reported: dict[int, float] = {}
        for deed in mine:
            for period, part in deed.parts.items():
                entries.setdefault(period, []).append(deed.id)
                sized = self.weights.of(deed.kind) * deed.credence * part
                reported[period] = reported.get(period, 0.0) + sized
        speaking = [self._speaking(year_of(period, self.every)) for period in self.periods]
        why = [_reason(len(mine), len(some), asked) for some in speaking]
        wanted = [at for at, reason in enumerate(why) if not reason]
        found = self._estimates(mine, told, wanted, smoother) if told is not None and wanted else {}
        return tuple(
            Cooperation(
                period=when_of(period, self.every), way=way, abstained=why[at], estimate=found.get(at),
                reported=reported.get(period, 0.0) / self.every.years,
                telling=0.0 if told is None else float(told.telling[at]),
                streams=speaking[at], entries=tuple(entries.get(period, ())),
            )
            for at, period in enumerate(self.periods)
        )  # fmt: skip

    def _speaking(self, year: int) -> tuple[str, ...]:
        return tuple(s.source for s in self.coverage.streams if s.exposure.get(year, 0.0) >= HEARD)

    def _estimates(
        self, mine: tuple[Deed, ...], told: Shares, wanted: list[int], smoother: Smoother
    ) -> dict[int, Estimate]:
        """The estimates of the periods at some places."""
        warm, cold = (
            self._rates(tuple(deed for deed in mine if sign * self.weights.of(deed.kind) > 0), told, smoother)
            for sign in (1, -1)
        )
        up, down = (None if side is None else side[wanted] for side in (warm, cold))
        return dict(zip(wanted, net(up, down, told.spread[wanted]), strict=True))

    def _rates(self, some: tuple[Deed, ...], told: Shares, smoother: Smoother) -> "Numbers | None":
        """Equally probable weighted rates a year, by period; None where there is no such deed."""
        import numpy as np

        if not some:
            return None
        place = {period: at for at, period in enumerate(self.periods)}
        scale, counts = _scale(some, self.weights), np.zeros(len(self.periods))
        for deed in some:
            for period, part in deed.parts.items():
                counts[place[period]] += abs(self.weights.of(deed.kind)) * deed.credence * part / scale
        gaps = [(after - before) * self.every.years for before, after in pairwise(self.periods)]
        found = levels(counts, told.telling * self.every.years, gaps, smoother)
        return scale * found.quantiles(middles(POINTS))

    def telling_shares(self, told: Shares | None) -> tuple[TellingShare, ...]:
        """Which share of the reported deeds each source tells."""
        if told is None:
            return ()
        by_source = label_shares(told, [stream.source for stream in self.coverage.streams])
        number = dict.fromkeys(by_source, 0)
        for deed in self.done:
            for source in deed.streams:
                number[source] += 1
        return tuple(
            TellingShare(
                source=stream.source, label=stream.label, told=number[stream.source],
                share=Estimate(value=at, low=low, high=high),
            )
            for stream in self.coverage.streams
            for at, low, high in (by_source[stream.source],)
        )  # fmt: skip


def _reason(deeds: int, speaking: int, asked: Asked) -> str:
    """Why one abstains; empty where one does not."""
    if deeds < asked.deeds:
        return f"{deeds} deeds in all, {asked.deeds} are asked for"
    if speaking < asked.streams:
        plural = "" if speaking == 1 else "s"
        return f"{speaking} independent source{plural}, {asked.streams} are asked for"
    return ""


def _scale(some: Sequence[Deed], weights: Weights) -> float:
    """What one effective deed weighs: sum(c w^2) / sum(c |w|)."""
    sums = sum(deed.credence * abs(weights.of(deed.kind)) for deed in some)
    squares = sum(deed.credence * weights.of(deed.kind) ** 2 for deed in some)
    return squares / sums if sums else 1.0
