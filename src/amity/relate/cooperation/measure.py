"""Net cooperation of two states: from deeds to a path with intervals, or to an abstention with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from amity.errors import InvalidValue, MissingExtra
from amity.model.cooperation import Cooperation, Every, NetCooperation, TellingShare, Way
from amity.model.coverage import HEARD, Coverage
from amity.model.relations import Estimate
from amity.relate.cooperation.deeds import Deed, Deeds, periods_of, when_of, year_of
from amity.relate.cooperation.deeds import deeds as deeds_between
from amity.relate.cooperation.filtering import smoothed
from amity.relate.cooperation.levels import Smoother, levels
from amity.relate.cooperation.net import POINTS, middles, net
from amity.relate.cooperation.shares import Shares, label_shares, shares
from amity.relate.cooperation.weights import Weights, conventions, goldstein
from amity.relate.coverage import coverage as coverage_of
from amity.relate.record import Record

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]

WEIGHTLESS = "of a kind without weight"


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


def cooperation(
    record: Record,
    one: str | None = None,
    other: str | None = None,
    *,
    every: Every = Every.YEAR,
    weights: Weights | None = None,
    streams: int | None = None,
    deeds: int | None = None,
    coverage: Coverage | None = None,
) -> NetCooperation:
    """Net cooperation between two states by period and direction, as docs/cooperation.md has it.

    By default the states are those of the record's dyad, the weights those of Goldstein (1992), the numbers
    of independent `streams` and of `deeds` below which one abstains those of `weights_model.toml`.
    Raises InvalidValue where the record is of more than two states and none are named, or a number is below
    1; MissingExtra without the extra `relate`.

    >>> from amity.reference import load
    >>> cooperation(Record(states=("GHA", "TGO"), reference=load())).path()
    ()
    """
    pair = record.pair if one is None or other is None else (min(one, other), max(one, other))
    known = coverage_of(record, pair) if coverage is None else coverage
    found = deeds_between(record, *pair, known, every)
    return measured(pair, found, known, every, weights or goldstein(), Asked.of(streams, deeds))


def measured(
    pair: tuple[str, str], found: Deeds, coverage: Coverage, every: Every, weights: Weights, asked: Asked,
    ways: Sequence[Way] = tuple(Way), smoother: Smoother = smoothed,
) -> NetCooperation:  # fmt: skip
    """The same from deeds that were found already, of the ways asked for."""
    done = tuple(deed for deed in found.done if weights.of(deed.kind))
    table = Table.of(done, coverage, every, weights)
    told = shares(table.told, table.total, table.exposure) if table.periods and len(done) else None
    paths = {way: table.path(way, told, asked, smoother) for way in ways}
    aside = dict(found.set_aside)
    if idle := tuple(deed.id for deed in found.done if not weights.of(deed.kind)):
        aside[WEIGHTLESS] = tuple(sorted(idle))
    return NetCooperation(
        states=pair, every=every, weights=weights.name, paths=paths,
        shares=table.telling_shares(told), entries=tuple(deed.id for deed in done), set_aside=aside,
    )  # fmt: skip


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

    def path(self, way: Way, told: Shares | None, asked: Asked, smoother: Smoother) -> tuple[Cooperation, ...]:
        """The periods of one way, each with an estimate or the reason why there is none."""
        mine = tuple(deed for deed in self.done if way in (Way.ALL, deed.way))
        entries: dict[int, list[str]] = {}
        reported: dict[int, float] = {}
        for deed in mine:
            for period, part in deed.parts.items():
                entries.setdefault(period, []).append(deed.id)
                sized = self.weights.of(deed.kind) * deed.credence * part
                reported[period] = reported.get(period, 0.0) + sized
        few = f"{len(mine)} deeds in all, {asked.deeds} are asked for" if len(mine) < asked.deeds else ""
        estimates = [] if few or told is None else self._estimates(mine, told, smoother)
        return tuple(
            self._period(at, way, few, asked, told, estimates, reported, entries)
            for at in range(len(self.periods))
        )

    def _period(
        self, at: int, way: Way, few: str, asked: Asked, told: Shares | None,
        estimates: Sequence[Estimate], reported: Mapping[int, float], entries: Mapping[int, list[str]],
    ) -> Cooperation:  # fmt: skip
        period = self.periods[at]
        speaking = self._speaking(year_of(period, self.every))
        thin = f"{len(speaking)} independent source{'s' * (len(speaking) != 1)}, {asked.streams} are asked for"
        why = few or (thin if len(speaking) < asked.streams else "")
        return Cooperation(
            period=when_of(period, self.every), way=way, abstained=why,
            estimate=None if why else estimates[at],
            reported=reported.get(period, 0.0) / self.every.years,
            telling=0.0 if told is None else float(told.telling[at]),
            streams=speaking, entries=tuple(entries.get(period, ())),
        )  # fmt: skip

    def _speaking(self, year: int) -> tuple[str, ...]:
        return tuple(s.source for s in self.coverage.streams if s.exposure.get(year, 0.0) >= HEARD)

    def _estimates(self, mine: tuple[Deed, ...], told: Shares, smoother: Smoother) -> list[Estimate]:
        warm = tuple(deed for deed in mine if self.weights.of(deed.kind) > 0)
        cold = tuple(deed for deed in mine if self.weights.of(deed.kind) < 0)
        return net(self._rates(warm, told, smoother), self._rates(cold, told, smoother), told.spread)

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
        number = {source: 0 for source in by_source}
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


def _scale(some: Sequence[Deed], weights: Weights) -> float:
    """What one effective deed weighs: sum(c w^2) / sum(c |w|)."""
    sums = sum(deed.credence * abs(weights.of(deed.kind)) for deed in some)
    squares = sum(deed.credence * weights.of(deed.kind) ** 2 for deed in some)
    return squares / sums if sums else 1.0
