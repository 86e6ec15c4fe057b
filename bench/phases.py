"""How well phases, breaks and effects are found in what is simulated, and how well they stand on the example.

python bench/phases.py changes [SEEDS] [FIRST]  change points: recall, precision, cover of their intervals,
                                          with the exposure of sources given, and estimated
python bench/phases.py effects [SEEDS]    how often an effect of nothing is called one, and a true one found
python bench/phases.py copies [SEEDS]     whether a copy of every source moves any figure
python bench/phases.py halves CASE [DRAWS]  the example with half of its sources withheld at random
python bench/phases.py speed              100,000 events over 50 years
"""

import sys
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import fmean

import numpy as np
from dyads import Dyad, simulate, simulate_series

from amity.case import open_case
from amity.case.record import record_without
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.flows import Flow
from amity.model.relations import Estimate, Phase, Phases
from amity.model.when import When
from amity.relate.effects import effect
from amity.relate.phases import phases
from amity.relate.phases.measured import quantities
from amity.relate.record import Entry, Record

NEAR, STEP = 2, 50
"""Years within which a change is found; seeds after which figures are printed."""
BOUND = 0.8
"""What recall and precision are held against, with exposure given and with exposure estimated."""


@dataclass(kw_only=True)
class Counts:
    """What was found of the changes of some dyads."""

    counted: Counter[str] = field(default_factory=Counter)
    widths: list[float] = field(default_factory=list)
    levels: list[bool] = field(default_factory=list)

    def add(self, dyad: Dyad, found: Phases) -> None:
        """Hold the phases of a dyad against its true changes."""
        starts = [phase.begins for phase in found.phases if phase.begins]
        matched = _matched([start.value for start in starts], dyad.changes)
        held = sum(starts[at].low <= change <= starts[at].high for change, at in matched.items())
        self.counted.update(hits=len(matched), told=len(starts), true=len(dyad.changes), held=held)
        self.widths += [starts[at].high - starts[at].low for at in matched.values()]
        self.levels += _levels_cover(found, dyad)

    def add_quiet(self, name: str, found: Phases) -> None:
        """Count the changes told of a dyad without any."""
        self.counted.update({name: 1, f"{name} false": max(len(found.phases) - 1, 0)})

    def print(self, name: str, seeds: int) -> None:
        """The figures so far, recall and precision each against the bound."""
        of = self.counted
        recall, precision = of["hits"] / of["true"], of["hits"] / of["told"]
        print(
            f"exposure {name}, {seeds} seeds:",
            f"recall {recall:.3f} ({of['hits']} of {of['true']}, {_against(recall)}),",
            f"precision {precision:.3f} ({of['hits']} of {of['told']}, {_against(precision)})",
            f"within {NEAR} years; 90% intervals hold {of['held'] / of['hits']:.3f} of those found,",
            f"mean width {fmean(self.widths):.1f}; of the yearly level {fmean(self.levels):.3f};",
            f"changes told of a dyad without any: {of['quiet false'] / of['quiet']:.2f},",
            f"with narratives that leap over years {of['leaping false'] / of['leaping']:.2f}",
            flush=True,
        )


def changes(seeds: int, first: int = 0) -> None:
    """Recall and precision of change points, with exposure as it is and as estimated from the record.

    The settings were chosen on seeds below 650: figures that count are of seeds beyond (`first`).
    """
    counts = {"given": Counts(), "estimated": Counts()}
    for seed in range(first, first + seeds):
        dyad = simulate(seed)
        for name, count in counts.items():
            count.add(dyad, _found(dyad, name))
        if seed % 10 == 0:
            for leaping in (False, True):
                quiet = simulate(seed, changing=False, leaping=leaping)
                for name, count in counts.items():
                    count.add_quiet("leaping" if leaping else "quiet", _found(quiet, name))
        done = seed + 1 - first
        if done % STEP == 0 or done == seeds:
            for name, count in counts.items():
                count.print(name, done)


def _against(share: float) -> str:
    return f"{'holds' if share >= BOUND else 'misses'} {BOUND:.2f}"


def _found(dyad: Dyad, exposure: str) -> Phases:
    return phases(dyad.record, coverage=dyad.coverage if exposure == "given" else None)


def _matched(found: Sequence[float], changes: Sequence[int]) -> dict[int, int]:
    """For each change the boundary that is nearest, within two years, each boundary once."""
    pairs = sorted((abs(at - change), change, n) for n, at in enumerate(found) for change in changes)
    matched: dict[int, int] = {}
    for apart, change, number in pairs:
        if apart <= NEAR and change not in matched and number not in matched.values():
            matched[change] = number
    return matched


def _levels_cover(found: Phases, dyad: Dyad) -> list[bool]:
    """Whether the interval of the level of each year holds the true one, both relative to their means.

    These are means over the years as far as sources tell of them.
    """
    told = {year: sum(s.exposure.get(year, 0.0) for s in dyad.coverage.streams) for year in dyad.rates}
    mean = sum(rate * told[year] for year, rate in dyad.rates.items()) / sum(told.values())
    levels: Mapping[int, Estimate] = found.levels.get("acts", {})
    return [
        levels[year].low <= rate / mean <= levels[year].high
        for year, rate in dyad.rates.items() if year in levels
    ]  # fmt: skip


def effects(seeds: int) -> None:
    """How often an effect is called one where there is none, and where there is one of two deviations."""
    for size, number in ((0.0, seeds), (2.0, seeds // 4)):
        called = [
            effect(one.values, one.date, years=one.years, rounding=one.rounding, first=one.years[0]).detected
            for one in (simulate_series(seed, effect=size) for seed in range(number))
        ]  # fmt: skip
        print(
            f"effect of {size:g} deviations: called one in {fmean(called):.4f} of {number} series", flush=True
        )
    windowed = [
        effect(one.values, one.date, years=one.years, rounding=one.rounding).detected
        for one in (simulate_series(seed) for seed in range(seeds // 4))
    ]
    print(f"of nothing, years bounded by breaks: {fmean(windowed):.4f} of {len(windowed)} series", flush=True)


def copies(seeds: int) -> None:
    """Whether phases are the same where each source is copied."""
    same = sum(
        phases(simulate(seed).record) == phases(simulate(seed, copies=True).record) for seed in range(seeds)
    )
    print(f"a copy of every source moves no figure in {same} of {seeds} dyads", flush=True)


def halves(folder: str, draws: int) -> None:
    """The order of phases, and the width of intervals, with half of the sources withheld at random."""
    case = open_case(folder)
    record = case.record()
    whole = phases(record)
    sources = sorted(
        {claim.passage.doc for claim in record.claims.values()} | {_table(f) for f in record.flows}
    )
    kept, strictly, wider, number, none = 0, 0, list[float](), 0, 0
    for draw in range(draws):
        random = np.random.default_rng(draw)
        gone = set(random.permutation(sources)[: len(sources) // 2].tolist())
        claims = [name for name, claim in record.claims.items() if claim.passage.doc in gone]
        flows = [flow for flow in record.flows if _table(flow) in gone]
        left = record_without(case, record, claims, flows)
        half = phases(left)
        if not half.phases:
            none += 1
            continue
        number += 1
        figures = {one.noun: one.bounds.keys() for one in quantities(left, *record.pair)}
        kept += _same_order(whole, half, figures)
        strictly += _same_order(whole, half, None)
        wider.append(_width(half) / _width(whole))
    print(
        f"{len(sources)} sources, half withheld, {draws} draws: order kept in {kept} of {number}",
        f"({strictly} where a quantity without any figure of a phase is asked for its order too),",
        f"abstained in {none}; width of levels relative to the whole: mean {fmean(wider):.2f},",
        f"wider in {sum(w > 1 for w in wider)}",
        flush=True,
    )


def _table(flow: Flow) -> str:
    return flow.passage.doc if flow.passage else flow.series


def _same_order(whole: Phases, half: Phases, figures: Mapping[str, Collection[int]] | None) -> bool:
    """Whether each line of evidence goes the way at each clear turn that it goes by all sources.

    `figures` has the years of which each quantity has a figure left: one that has none of a phase tells no
    order. None asks for the order of these too.
    """
    for name, levels in whole.levels.items():
        mine = half.levels.get(name)
        if mine is None:
            continue
        for before, after in pairwise(whole.phases):
            if figures is not None and name in figures and not _both_told(figures[name], before, after):
                continue
            full = [_mean(levels, phase.years) for phase in (before, after)]
            part = [_mean(mine, phase.years) for phase in (before, after)]
            if _clear(name, after) and (part[1] > part[0]) != (full[1] > full[0]):
                return False
    return True


def _both_told(years: Collection[int], *parts: Phase) -> bool:
    spans = [(phase.years[0] or 0, phase.years[1] or 0) for phase in parts]
    return all(any(first <= year <= last for year in years) for first, last in spans)


def _clear(name: str, phase: Phase) -> bool:
    """Whether a phase has clearly more or less of something than the one before."""
    changes = [phase.change] if name == "acts" else [one.change for one in phase.seen if one.channel == name]
    return any(change is not None and not change.low <= 1 <= change.high for change in changes)


def _mean(levels: Mapping[int, Estimate], years: tuple[int | None, int | None]) -> float:
    """The mean level of some years; nought where the record has none of them."""
    first, last = years[0] or 0, years[1] or 0
    return fmean([level.value for year, level in levels.items() if first <= year <= last] or [0.0])


def _width(found: Phases) -> float:
    levels = found.levels.get("acts") or next(iter(found.levels.values()))
    return fmean((e.high - e.low) / max(e.value, 1e-9) for e in levels.values())


def speed() -> None:
    """Phases of 100,000 events over 50 years."""
    base = simulate(1).record
    entries = []
    for number in range(100_000):
        when = When.parse(f"{1970 + number % 50}-{number % 12 + 1:02d}-{number % 28 + 1:02d}")
        event = Event(
            id=f"e-{number}", kind="visit" if number % 3 else "aid", source=base.states[number % 2],
            target=base.states[1 - number % 2], date=when, factuality=Factuality.HAPPENED, claims_for=(),
        )  # fmt: skip
        entries.append(Entry(event=event, credence=0.9, witnesses=(f"doc:{number % 3}",)))
    record: Record = replace(base, entries=tuple(entries), claims={})
    start, used = time.perf_counter(), time.process_time()
    found = phases(record)
    took = f"{time.perf_counter() - start:.1f} s, {time.process_time() - used:.1f} s of the processor"
    print(f"100,000 events: {took}, {len(found.phases)} phases", flush=True)


def main(part: str, words: Sequence[str]) -> None:
    """Measure one part."""
    numbers = [int(word) for word in words if word.isdigit()]
    number = numbers[0] if numbers else 2000
    if part == "changes":
        changes(number, first=numbers[1] if len(numbers) > 1 else 0)
    elif part == "effects":
        effects(number)
    elif part == "copies":
        copies(number)
    elif part == "halves":
        halves(words[0], int(words[1]) if len(words) > 1 else 50)
    else:
        speed()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "speed", sys.argv[2:])
