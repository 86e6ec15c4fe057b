"""How far net cooperation can be trusted: its intervals on simulated dyads, its sensitivity, its speed.

The truth of a simulated dyad (bench/dyads.py) is its rate times the mean weight of its kinds of events. Each
line is name, figure, unit and bound. With the word `example PATH` the intervals of a case with all sources
and with half of them; with `region` the ten million events.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dyads import KINDS, Dyad, simulate

from amity.model.cooperation import Cooperation, Way
from amity.reference.kinds import kinds
from amity.relate.cooperation import cooperation
from amity.relate.cooperation.weights import conventions

SEEDS = 2_000
STREAMS = int(conventions()["abstention"]["streams"])
FAR = 5
"""From so many years from a change on, periods are taken together."""
MEAN_WEIGHT = sum(share * (kinds()[kind].goldstein or 0.0) for kind, share in KINDS.items())


@dataclass(frozen=True, slots=True)
class Hit:
    """A period of a simulated dyad: whether the interval holds the truth, its width, how near a change."""

    held: bool
    too_high: bool
    width: float
    near: int
    abstained: bool


def hits(dyad: Dyad) -> Iterator[Hit]:
    """All periods of a dyad for which there is an estimate when one stream is enough."""
    found = cooperation(dyad.record, coverage=dyad.coverage, streams=1, ways=(Way.ALL,))
    for period in found.path():
        if period.estimate is not None:
            yield _hit(dyad, period, len(period.streams) < STREAMS)


def _hit(dyad: Dyad, period: Cooperation, abstained: bool) -> Hit:
    year, found = int(str(period.period)), period.estimate
    assert found is not None
    truth = dyad.rates[year] * MEAN_WEIGHT
    near = min((min(abs(year - c), abs(year - c + 1)) for c in dyad.changes), default=FAR)
    return Hit(
        held=found.low <= truth <= found.high, too_high=truth < found.low,
        width=(found.high - found.low) / truth, near=min(near, FAR), abstained=abstained,
    )  # fmt: skip


def coverage(seeds: int) -> None:
    """Print how often 90 % intervals hold the truth, in all and by distance from a change."""
    found = [hit for seed in range(seeds) for hit in hits(simulate(seed))]
    asked = [hit for hit in found if not hit.abstained]
    print(f"periods with an estimate, {seeds} dyads", len(asked), f"of {len(found)}", sep="\t")
    print("90% intervals that hold the truth", f"{_share(asked):.3f}", "of 1", ">=0.86 <=0.94", sep="\t")
    print("the same with one stream asked for", f"{_share(found):.3f}", "of 1", sep="\t")
    print("intervals above the truth", f"{sum(h.too_high for h in asked) / len(asked):.3f}", "of 1", sep="\t")
    widths = sorted(hit.width for hit in asked)
    print("width of the interval, by the truth", f"{widths[len(widths) // 2]:.2f}", "median", sep="\t")
    near = defaultdict(list)
    for hit in asked:
        near[hit.near].append(hit)
    for years, some in sorted(near.items()):
        more = " or more" if years == FAR else ""
        print(f"held {years}{more} years from a change", f"{_share(some):.3f}", "of 1", sep="\t")


def _share(some: list[Hit]) -> float:
    return sum(hit.held for hit in some) / len(some)


def main() -> None:
    """Print a line per measure: name, figure, unit, bound."""
    coverage(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)


if __name__ == "__main__":
    main()
