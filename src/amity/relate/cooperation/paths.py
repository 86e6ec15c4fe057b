"""The paths of net cooperation that a tally of deeds gives under some weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue
from amity.model.cooperation import Cooperation, TellingShare, Way
from amity.model.coverage import HEARD
from amity.model.relations import Estimate
from amity.relate.cooperation.deeds import when_of, year_of
from amity.relate.cooperation.filtering import smoothed
from amity.relate.cooperation.levels import Smoother, levels
from amity.relate.cooperation.net import POINTS, middles, net
from amity.relate.cooperation.shares import Shares, label_shares, shares
from amity.relate.cooperation.tally import Tally
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
class Paths:
    """What a tally of deeds gives under some weights."""

    tally: Tally
    weights: Weights
    asked: Asked
    smoother: Smoother = smoothed

    @cached_property
    def by_kind(self) -> "Numbers":
        """The weight of each kind of the tally."""
        import numpy as np

        return np.array([self.weights.of(kind) for kind in self.tally.kinds], dtype=np.float64)

    @cached_property
    def shares(self) -> Shares | None:
        """The share of the reported deeds that each source tells; None where there is none of any weight."""
        import numpy as np

        size = np.abs(self.by_kind)
        sums, squares = self.tally.done.sum(axis=(0, 2)) @ size, self.tally.done.sum(axis=(0, 2)) @ size**2
        if not sums:
            return None
        told = np.einsum("skt,k->st", self.tally.told, size)
        total = np.einsum("wkt,k->t", self.tally.done, size)
        return shares(told * sums / squares, total * sums / squares, self.tally.exposure)

    def path(self, way: Way) -> tuple[Cooperation, ...]:
        """The periods of one way, each with an estimate or the reason why there is none."""
        import numpy as np

        tally, told = self.tally, self.shares
        why, found = self.estimates(way)
        reported = np.einsum("wkt,k->t", tally.done[tally.acting(way)], self.by_kind) / tally.every.years
        return tuple(
            Cooperation(
                period=when_of(period, tally.every), way=way, abstained=why[at], estimate=found.get(at),
                reported=float(reported[at]), telling=0.0 if told is None else float(told.telling[at]),
                streams=self._speaking[year_of(period, tally.every)], entries=self._entries(period, way),
            )
            for at, period in enumerate(tally.periods)
        )  # fmt: skip

    def estimates(self, way: Way) -> tuple[list[str], dict[int, Estimate]]:
        """By place of a period why one abstains, and what is estimated where one does not."""
        tally = self.tally
        deeds = int(tally.number[tally.acting(way)].sum(axis=0) @ (self.by_kind != 0))
        why = [
            _reason(deeds, len(self._speaking[year_of(period, tally.every)]), self.asked)
            for period in tally.periods
        ]
        wanted = [at for at, reason in enumerate(why) if not reason]
        if self.shares is None or not wanted:
            return why, {}
        up, down = (self._rates(way, sign, self.shares, wanted) for sign in (1, -1))
        return why, dict(zip(wanted, net(up, down, self.shares.spread[wanted]), strict=True))

    def _entries(self, period: int, way: Way) -> tuple[str, ...]:
        return tuple(
            name for deed in self.tally.deeds.get(period, ())
            if way in (Way.ALL, deed.way) and self.weights.of(deed.kind)
            for name in deed.events
        )  # fmt: skip

    @cached_property
    def _speaking(self) -> dict[int, tuple[str, ...]]:
        """By year the sources that speak of it."""
        streams, years = (
            self.tally.coverage.streams,
            {year_of(p, self.tally.every) for p in self.tally.periods},
        )
        return {
            year: tuple(s.source for s in streams if s.exposure.get(year, 0.0) >= HEARD) for year in years
        }

    def _rates(self, way: Way, sign: int, told: Shares, wanted: Sequence[int]) -> "Numbers | None":
        """Equally probable weighted rates a year of what is done of one sign; None where nothing is."""
        import numpy as np

        tally, size = self.tally, np.maximum(sign * self.by_kind, 0.0)
        done = tally.done[tally.acting(way)].sum(axis=0)
        sums = size @ done
        if not sums.any():
            return None
        scale = float((size**2 @ done).sum() / sums.sum())
        gaps = [(after - before) * tally.every.years for before, after in pairwise(tally.periods)]
        found = levels(sums / scale, told.telling * tally.every.years, gaps, self.smoother)
        rates: Numbers = scale * found.quantiles(middles(POINTS), wanted)
        return rates

    def telling(self) -> tuple[TellingShare, ...]:
        """Which share of the reported deeds each source tells."""
        if self.shares is None:
            return ()
        streams = self.tally.coverage.streams
        by_source = label_shares(self.shares, [stream.source for stream in streams])
        number = self.tally.number_told @ (self.by_kind != 0)
        return tuple(
            TellingShare(source=stream.source, label=stream.label, told=int(number[at]),
                         share=Estimate(value=value, low=low, high=high))
            for at, stream in enumerate(streams)
            for value, low, high in (by_source[stream.source],)
        )  # fmt: skip


def _reason(deeds: int, speaking: int, asked: Asked) -> str:
    """Why one abstains; empty where one does not."""
    if deeds < asked.deeds:
        return f"{deeds} deed{'' if deeds == 1 else 's'} in all, {asked.deeds} are asked for"
    if speaking < asked.streams:
        plural = "" if speaking == 1 else "s"
        return f"{speaking} independent source{plural}, {asked.streams} are asked for"
    return ""
