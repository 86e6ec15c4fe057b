"""How far net cooperation can be trusted: its intervals on simulated dyads, its sensitivity, its speed.

The truth of a simulated dyad (bench/dyads.py) is its rate times the mean weight of its kinds of events. Each
line is name, figure, unit and bound. With a number only so many dyads, and a small region; with `example
PATH` the intervals of a case with all sources and with half of them; with `region` ten million events.
"""

import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import mean
from typing import TypeVar

import numpy as np
import pyarrow as pa
from dyads import KINDS, Dyad, simulate

from amity.case import open_case
from amity.case.record import record_without
from amity.cli.overview import overview
from amity.model.cooperation import Cooperation, Every, NetCooperation, Way
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.reference import load
from amity.reference.kinds import kinds
from amity.relate.components import components
from amity.relate.cooperation import cooperation, sensitivity
from amity.relate.cooperation.weights import conventions
from amity.relate.coverage import coverage as coverage_of
from amity.relate.record import Entry, Record
from amity.relate.region import region_batches

Result = TypeVar("Result")
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


def coverage(seeds: int, *, items: bool = False) -> None:
    """Print how often 90 % intervals hold the truth, in all and by distance from a change."""
    found = [hit for seed in range(seeds) for hit in hits(simulate(seed, items=items))]
    asked = [hit for hit in found if not hit.abstained]
    told = "each visit told in several items, " if items else ""
    print(f"periods with an estimate, {told}{seeds} dyads", len(asked), f"of {len(found)}", sep="\t")
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


def weights(seeds: int) -> None:
    """Print how far the paths of simulated dyads hang on the weights."""
    found = [
        one for seed in range(seeds) for dyad in (simulate(seed),)
        for one in sensitivity(dyad.record, coverage=dyad.coverage, streams=1).alternatives
        if one.rank_correlation is not None
    ]  # fmt: skip
    for name in ("all equal", "sign only", "random", "without"):
        some = [one for one in found if one.weights.startswith(name)]
        ranks = [one.rank_correlation for one in some if one.rank_correlation is not None]
        print(f"rank correlation, weights {name}, mean", f"{mean(ranks):.3f}", "tau-b", sep="\t")
        flips = mean([one.order_flips for one in some])
        print(f"pairs of years that change order, weights {name}", f"{flips:.3f}", "of 1", sep="\t")


def crowded(events: int = 100_000, years: int = 50) -> Record:
    """A record of two states with many events, of four sources, over half a century."""
    chance = random.Random(5)  # noqa: S311 - chance that anyone can repeat
    sources = tuple(f"doc:{name}" for name in ("agency", "bulletin", "gazette", "chronicle"))
    days = [When.parse((date(1960, 1, 1) + timedelta(days=at)).isoformat()) for at in range(years * 365)]
    entries = []
    for number in range(events):
        pair = ("BOL", "PER") if chance.random() < 0.5 else ("PER", "BOL")
        event = Event(
            id=f"e{number:06}", kind=chance.choice(list(KINDS)), source=pair[0], target=pair[1],
            date=chance.choice(days), factuality=Factuality.HAPPENED, claims_for=(),
        )  # fmt: skip
        by = tuple(sorted(chance.sample(sources, chance.choice((1, 1, 2)))))
        entries.append(Entry(event=event, credence=0.9, witnesses=by))
    entries.sort(key=lambda entry: entry.event.date.sort_key)
    return Record(states=("BOL", "PER"), reference=load(), entries=tuple(entries))


def batches(events: int, states: int) -> "Iterator[pa.RecordBatch]":
    """Events of all pairs of states over thirty years, a million or fewer at a time."""
    chance = np.random.default_rng(7)
    names, repertoire = [f"S{at:03}" for at in range(states)], list(kinds())
    first = (date(1990, 1, 1) - date(1970, 1, 1)).days
    for start in range(0, events, 1_000_000):
        rows = min(1_000_000, events - start)
        coded = {
            name: pa.DictionaryArray.from_arrays(chance.integers(0, len(some), rows, np.int32), some)
            for name, some in (("source", names), ("target", names), ("kind", repertoire))
        }
        days = pa.array(first + chance.integers(0, 30 * 365, rows, np.int32)).cast(pa.date32())
        yield pa.RecordBatch.from_pydict({**coded, "earliest": days})


def whole_region(events: int) -> None:
    """Print how long all pairs of 200 states take by month over thirty years, and what memory."""
    states = 200 if events >= 1_000_000 else 20
    start, rows = time.perf_counter(), 0
    for batch in region_batches(batches(events, states), date(1990, 1, 1), date(2019, 12, 31)):
        rows += batch.num_rows
    seconds, held = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bound = "<=120" if states == 200 else ""
    print(f"region of {states} states, {events} events, {rows} rows", f"{seconds:.0f}", "s", bound, sep="\t")
    print("most memory held", f"{held / 1024:.0f}", "MiB", sep="\t")


def speed() -> None:
    """Print how long the parts take on a dyad of 100,000 events."""
    record = crowded()
    known = timed("coverage", lambda: coverage_of(record), None)
    for every in Every:
        bound = 3 if every is Every.YEAR else None
        timed(f"net cooperation by {every}", lambda e=every: cooperation(record, every=e, coverage=known),
              bound)  # fmt: skip
        timed(f"components by {every}", lambda e=every: components(record, every=e, coverage=known), None)
    timed("sensitivity", lambda: sensitivity(record, coverage=known), None)
    timed("a relation with all its parts", lambda: list(overview(record, {})), 10)


def timed(name: str, work: Callable[[], Result], bound: float | None) -> Result:
    """Print how many seconds something takes."""
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    print(f"{name}, 100,000 events", f"{seconds:.1f}", "s", f"<={bound}" if bound else "", sep="\t")
    return result


def example(path: Path, draws: int = 50) -> None:
    """Print what withholding half the sources of a case at random does to the intervals."""
    case = open_case(path)
    record = case.record()
    whole = by_period(cooperation(record, streams=1, ways=(Way.ALL,)))
    documents = sorted({claim.passage.doc for claim in record.claims.values()})
    chance, ratios, wider, lost = random.Random(1), [], 0, 0  # noqa: S311 - chance that anyone can repeat
    for _ in range(draws):
        gone = set(chance.sample(documents, len(documents) // 2))
        claims = [name for name, claim in record.claims.items() if claim.passage.doc in gone]
        half = by_period(cooperation(record_without(case, record, claims), streams=1, ways=(Way.ALL,)))
        both = [half[period] / whole[period] for period in whole.keys() & half.keys()]
        lost += len(whole) - len(both)
        if both:
            ratios.append(mean(both))
            wider += ratios[-1] > 1
    print("draws of half the sources", draws, f"of {len(documents)} documents", sep="\t")
    print("width with half by width with all, mean", f"{mean(ratios):.2f}", "times", ">=1", sep="\t")
    print(
        "draws in which intervals widen or vanish",
        f"{(wider + draws - len(ratios)) / draws:.2f}",
        "of 1",
        sep="\t",
    )
    print("periods that lose their figure", f"{lost / draws / len(whole):.2f}", "of 1", sep="\t")


def by_period(net: NetCooperation) -> dict[str, float]:
    """How wide the interval of each period is, by its middle."""
    return {
        str(p.period): (p.estimate.high - p.estimate.low) / abs(p.estimate.value)
        for p in net.path() if p.estimate is not None and p.estimate.value
    }  # fmt: skip


def main() -> None:
    """Print a line per measure: name, figure, unit, bound."""
    words = sys.argv[1:]
    if words[:1] == ["example"]:
        example(Path(words[1]))
    elif words[:1] == ["region"]:
        whole_region(int(words[1]) if len(words) > 1 else 10_000_000)
    else:
        seeds = int(words[0]) if words else SEEDS
        coverage(seeds)
        coverage(seeds, items=True)
        weights(min(seeds, 50))
        speed()
        whole_region(10_000_000 if seeds == SEEDS else 100_000)


if __name__ == "__main__":
    main()
