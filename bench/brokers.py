"""How high the ranking of brokers puts who hosted in fact, on mediations that it does not read.

data/mediations.csv has the known hosts, and the states that are known to have offered or been considered in
vain ("bids"). The weights were set from the literature before this was first run. Beside the ranking stand
chance, (n + 1) / 2, and "the most frequent host so far": the number of talks hosted before the date, ties by
their middle rank. Evidence is cut off before the first day of each date. Mediations before 2005 are there to
develop a method on; those from 2005 are reported apart, and nothing is chosen by them.
"""

import csv
import statistics
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from amity.model.brokers import Brokerage
from amity.model.when import When
from amity.reference import load
from amity.relate.brokers import brokers, weights
from amity.relate.brokers.known import Known

REPORTED = 2005
"""The year from which mediations are for reporting alone."""
LIST = Path(__file__).parent / "data" / "mediations.csv"
GROUPS = {
    "record as host": ("record", "record_party", "record_pair"),
    "representation": ("resident", "received"),
    "geography": ("near", "border"),
    "alignment": ("ally_both", "ally_one", "rival", "neutral", "power", "war"),
    "kinship and size": ("community", "heritage", "size"),
}


@dataclass(frozen=True)
class Mediation:
    id: str
    at: When
    parties: tuple[str, str]
    host: str
    bids: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """Where the true host stands: by the ranking, by frequency, among how many, above which bids."""

    mediation: Mediation
    rank: float
    frequent: float
    candidates: int
    above: int


def mediations() -> list[Mediation]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return [
            Mediation(
                row["id"],
                When.parse(row["at"]),
                (row["one"], row["other"]),
                row["host"],
                tuple(filter(None, row["bids"].split(";"))),
            )
            for row in csv.DictReader(file)
        ]


def rank_in(scores: Mapping[str, float], state: str) -> float:
    """The middle rank of a state among those of equal score, 1 for the highest."""
    higher = sum(score > scores[state] for score in scores.values())
    equal = sum(score == scores[state] for score in scores.values())
    return higher + (equal + 1) / 2


def placed(mediation: Mediation, leaving_out: tuple[str, ...] = ()) -> Placed:
    found = brokers(load(), *mediation.parties, mediation.at)
    scores = {broker.state: score(found, broker.state, leaving_out) for broker in found.brokers}
    assert len(scores) >= 30
    assert mediation.at.earliest is not None
    known = Known(load(), mediation.at.earliest)
    frequent = {state: float(len(known.hostings(state))) for state in scores}
    own = scores[mediation.host]
    return Placed(
        mediation,
        rank_in(scores, mediation.host),
        rank_in(frequent, mediation.host),
        len(scores),
        sum(own > scores[bid] for bid in mediation.bids if bid in scores),
    )


def score(found: Brokerage, state: str, leaving_out: tuple[str, ...]) -> float:
    broker = found.of(state)
    assert broker is not None
    return sum(reason.worth for reason in broker.reasons if reason.term not in leaving_out)


def summary(name: str, ranks: list[float]) -> str:
    top = [sum(rank <= limit for rank in ranks) / len(ranks) for limit in (1, 5, 10)]
    return (
        f"{name:34} median {statistics.median(ranks):6.1f}   top 1 {top[0]:4.0%}   top 5 {top[1]:4.0%}"
        f"   top 10 {top[2]:4.0%}"
    )


def verdict(results: list[Placed]) -> str:
    ranks, frequent = (
        statistics.median(values) for values in zip(*((r.rank, r.frequent) for r in results), strict=True)
    )
    chance = statistics.median((r.candidates + 1) / 2 for r in results)
    better = sum(r.rank < r.frequent for r in results)
    worse = sum(r.rank > r.frequent for r in results)
    word = "better than both" if ranks < min(chance, frequent) else "NOT better than both"
    return f"{word}; than frequency higher in {better}, lower in {worse} of {len(results)}"


def by_date(results: list[Placed]) -> None:
    """The same before and from the year from which mediations are for reporting alone."""
    for words, late in ((f"before {REPORTED}", False), (f"from {REPORTED}", True)):
        some = [r for r in results if ((r.mediation.at.first_year or 0) >= REPORTED) == late]
        bids = sum(len(r.mediation.bids) for r in some)
        above = f"above {sum(r.above for r in some)} of {bids} bids"
        print(f"{summary(f'the ranking {words} ({len(some)})', [r.rank for r in some])}   {above}")
        print(summary(f"most frequent {words}", [r.frequent for r in some]))


def against_bids(listed: list[Mediation]) -> None:
    """What each term is worth to true hosts beyond what it is to states that offered in vain, on average."""
    sums: defaultdict[str, float] = defaultdict(float)
    pairs = 0
    for mediation in listed:
        found = brokers(load(), *mediation.parties, mediation.at)
        for bid in filter(found.of, mediation.bids):
            pairs += 1
            for state, side in ((mediation.host, 1), (bid, -1)):
                broker = found.of(state)
                for reason in broker.reasons if broker else ():
                    sums[reason.term] += side * reason.worth
    told = (f"{term} {worth / pairs:+.2f}" for term, worth in sorted(sums.items(), key=lambda item: item[1]))
    print(f"the host beyond a bid that failed, on average: {', '.join(told)}")


def main() -> None:
    listed = mediations()
    start = time.perf_counter()
    results = [placed(mediation) for mediation in listed]
    seconds = (time.perf_counter() - start) / len(listed)
    for result in results:
        one = result.mediation
        print(
            f"{one.id:30} {one.host}  rank {result.rank:5.1f}  by frequency {result.frequent:5.1f}"
            f"  of {result.candidates}  above {result.above} of {len(one.bids)} bids"
        )
    print(summary("the ranking", [result.rank for result in results]))
    print(summary("the most frequent host so far", [result.frequent for result in results]))
    print(summary("chance", [(result.candidates + 1) / 2 for result in results]))
    bids = sum(len(result.mediation.bids) for result in results)
    print(f"above bids that failed: {sum(result.above for result in results)} of {bids} (chance: half)")
    print(verdict(results))
    by_date(results)
    against_bids(listed)
    for name, terms in GROUPS.items():
        assert set(terms) <= set(weights())
        ranks = [placed(mediation, terms).rank for mediation in listed]
        print(summary(f"without {name}", ranks))
    frequent = statistics.median(result.frequent for result in results)
    median = statistics.median(result.rank for result in results)
    print(f"brokers: median rank of the true host\t{median:.1f}\trank\t<={frequent:.1f}")
    print(f"brokers: seconds a ranking\t{seconds:.3f}\ts\t<=2")


if __name__ == "__main__":
    main()
