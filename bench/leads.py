"""How often lead and lag between dyads is found where there is none, and where there is.

Two dyads that share a state, over 45 to 60 years, told by the same sources: a survey of all years, an agency
that begins late and tells much. Rates of 1 to 9 events a year change by a factor of three at random for eight
years or longer, in each dyad by itself. Without a lead the two are independent; with one the second's rate
follows the first's surprises a year later; told, too, is how often that is found the wrong way round. The
whole way is run, from a record on: `amity.relate.leads`. The number of seeds may be given; with a lead a
fourth as many are drawn.
"""

import sys
from collections import Counter
from datetime import date, timedelta

import numpy as np
from numpy.random import Generator

from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.networks import Lead, Leading, Pair
from amity.model.when import When
from amity.model.witnesses import SourceGraph, SourceNode, SourceSort
from amity.reference import load
from amity.relate.leads import lead
from amity.relate.record import Entry, Record

FIRST, SECOND = ("FIN", "SUN"), ("FIN", "SWE")
SOURCES = ("doc:survey", "doc:agency")


def rates(random: Generator, years: int) -> list[float]:
    """A rate a year that changes threefold now and then."""
    found: list[float] = []
    rate = 3.0
    while len(found) < years:
        found += [rate] * int(random.integers(8, 21))
        rate = 3.0 if rate != 3.0 else float(random.choice((1.0, 9.0)))
    return found[:years]


def counts(random: Generator, years: int, follow: float) -> tuple[list[int], list[int]]:
    """Events a year of the two; the rate of the second follows the surprises of the first a year later."""
    before, after = rates(random, years), rates(random, years)
    first = [int(random.poisson(rate)) for rate in before]
    surprise = [0.0, *((n - rate) / rate**0.5 for n, rate in zip(first, before, strict=True))][:years]
    second = [int(random.poisson(rate * np.exp(follow * s))) for rate, s in zip(after, surprise, strict=True)]
    return first, second


def simulate(seed: int, follow: float) -> Record:
    random = np.random.default_rng([seed, 9])
    start, years = int(random.integers(1945, 1956)), int(random.integers(45, 61))
    begins = start + int(random.integers(years // 3, 2 * years // 3))
    entries: list[Entry] = []
    for pair, numbers in zip((FIRST, SECOND), counts(random, years, follow), strict=True):
        for at, number in enumerate(numbers):
            for _ in range(number):
                told = [random.random() < 0.5, start + at >= begins and random.random() < 0.9]
                witnesses = tuple(source for source, yes in zip(SOURCES, told, strict=True) if yes)
                if witnesses:
                    entries.append(entry(random, len(entries), pair, start + at, witnesses))
    nodes = tuple(SourceNode(id=s, sort=SourceSort.DOCUMENT, label=s) for s in SOURCES)
    return Record(
        states=("FIN", "SUN", "SWE"),
        reference=load(),
        entries=tuple(entries),
        sources=SourceGraph(nodes=nodes),
    )


def entry(
    random: Generator, number: int, pair: tuple[str, str], year: int, witnesses: tuple[str, ...]
) -> Entry:
    day = date(year, 1, 1) + timedelta(days=int(random.integers(0, 365)))
    event = Event(
        id=f"e-{number:05d}", kind="visit", source=pair[0], target=pair[1], date=When.of_day(day),
        factuality=Factuality.HAPPENED, claims_for=(),
    )  # fmt: skip
    return Entry(event=event, credence=0.9, witnesses=witnesses)


def found(records: list[Record], first: Pair, second: Pair) -> tuple[Counter[Leading], list[Lead]]:
    results = [lead(record, first, second) for record in records]
    return Counter(result.finding for result in results), results


def backward(records: list[Record]) -> None:
    """How often the dyad that follows is said to lead."""
    tally, _ = found(records, SECOND, FIRST)
    print(f"{'    of these the wrong way round':40} {tally[Leading.LEADS] / len(records):6.1%}")


def main(seeds: int) -> None:
    for follow in (0.0, 0.15, 0.3, 0.5):
        records = [simulate(seed, follow) for seed in range(seeds if follow == 0 else -(-seeds // 4))]
        tally, results = found(records, FIRST, SECOND)
        tested = [result for result in results if result.finding is not Leading.TOO_FEW]
        share = tally[Leading.LEADS] / max(1, len(tested))
        right = sum(r.finding is Leading.LEADS and r.strongest is not None and r.strongest.periods == 1
                    for r in tested)  # fmt: skip
        what = "false alarms" if follow == 0 else f"power at {follow:.2f} per standard deviation"
        print(
            f"{what:40} {share:6.1%} of {len(tested)} (too few: {tally[Leading.TOO_FEW]});"
            f" at the true lag {right / max(1, len(tested)):.1%};"
            f" events {np.median([r.events for r in tested]):.0f}"
        )
        print(f"leads: {what}\t{share:.3f}\tshare\t{'<=0.065' if follow == 0 else ''}")
        if follow:
            backward(records)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
