"""Deeds put together by period, kind, direction and source, once for all weights."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amity.errors import MissingExtra
from amity.model.cooperation import Every, Way
from amity.model.coverage import Coverage
from amity.relate.cooperation.deeds import periods_of, year_of
from amity.relate.cooperation.occasions import Deed

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]

ACTING = (Way.FORTH, Way.BACK, Way.JOINT)


@dataclass(frozen=True)
class Tally:
    """How much was done, by whom and by whose telling; a deed counts as far as it is believed.

    `done` is (ways, kinds, periods) and `told` (sources, kinds, periods), both sums of credence; `number` of
    deeds is (ways, kinds), and (sources, kinds) of those told; `exposure` (sources, periods) is how fully
    each source speaks. `deeds` has those of each period, in order.
    """

    coverage: Coverage
    every: Every
    periods: tuple[int, ...]
    kinds: tuple[str, ...]
    exposure: "Numbers"
    done: "Numbers"
    told: "Numbers"
    number: "Numbers"
    number_told: "Numbers"
    deeds: Mapping[int, tuple[Deed, ...]]

    @staticmethod
    def of(done: tuple[Deed, ...], coverage: Coverage, every: Every) -> "Tally":
        """The tally of some deeds, over all periods of which any source speaks.

        Raises MissingExtra without the extra `relate`.
        """
        try:
            import numpy as np
        except ImportError:
            raise MissingExtra("net cooperation", "relate") from None
        periods = tuple(periods_of(coverage, every))
        kinds = tuple(sorted({deed.kind for deed in done}))
        exposure = np.array(
            [[s.exposure.get(year_of(p, every), 0.0) for p in periods] for s in coverage.streams],
            dtype=np.float64,
        ).reshape(len(coverage.streams), len(periods))
        shape = (len(kinds), len(periods))
        tally = Tally(
            coverage=coverage, every=every, periods=periods, kinds=kinds, exposure=exposure,
            done=np.zeros((len(ACTING), *shape)), told=np.zeros((len(exposure), *shape)),
            number=np.zeros((len(ACTING), len(kinds))), number_told=np.zeros((len(exposure), len(kinds))),
            deeds=_by_period(done),
        )  # fmt: skip
        tally._add(done)
        return tally

    def _add(self, done: tuple[Deed, ...]) -> None:
        import numpy as np

        place = {period: at for at, period in enumerate(self.periods)}
        kind_at = {kind: at for at, kind in enumerate(self.kinds)}
        way_at = {way: at for at, way in enumerate(ACTING)}
        row = {stream.source: at for at, stream in enumerate(self.coverage.streams)}
        for deed in done:
            kind, way = kind_at[deed.kind], way_at[deed.way]
            rows = [row[source] for source in deed.streams if source in row]
            self.number[way, kind] += 1
            for source in rows:
                self.number_told[source, kind] += 1
            for period, part in deed.parts.items():
                at, sure = place[period], deed.credence * part
                self.done[way, kind, at] += sure
                for source in rows:
                    self.told[source, kind, at] += sure
        # what a source tells of a time of which it does not speak is another's evidence, not its own
        self.told[:] = np.where(self.exposure[:, None, :] > 0, self.told, 0.0)

    def acting(self, way: Way) -> slice:
        """The rows of `done` and `number` of a way."""
        return slice(None) if way is Way.ALL else slice(ACTING.index(way), ACTING.index(way) + 1)


def _by_period(done: tuple[Deed, ...]) -> dict[int, tuple[Deed, ...]]:
    found: dict[int, list[Deed]] = defaultdict(list)
    for deed in done:
        for period in deed.parts:
            found[period].append(deed)
    return {period: tuple(some) for period, some in found.items()}
