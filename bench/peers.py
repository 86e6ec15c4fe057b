"""Four known ways to find the truth among conflicting sources, for comparison with ours.

Each takes what sources say, as item -> source -> value, and gives the value that it takes for true of each
item. Ties go to the first value in alphabetical order. None is told anything of who copies whom.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from math import exp, log

Said = Mapping[str, Mapping[str, str]]
Chosen = dict[str, str]
ROUNDS = 50


def best(scores: Mapping[str, float]) -> str:
    return min(scores, key=lambda value: (-scores[value], value))


def sources(said: Said) -> list[str]:
    return sorted({source for given in said.values() for source in given})


def majority(said: Said) -> Chosen:
    """The value that most sources give."""
    return {item: best(Counter(given.values())) for item, given in said.items()}


def truthfinder(said: Said, gamma: float = 0.3) -> Chosen:
    """TruthFinder (Yin, Han and Yu 2008), with dampening gamma and no similarity between values."""
    trust = dict.fromkeys(sources(said), 0.9)
    confidence: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        for item, given in said.items():
            scores: dict[str, float] = defaultdict(float)
            for source, value in given.items():
                scores[value] += -log(max(1e-9, 1 - trust[source]))
            confidence[item] = {value: 1 / (1 + exp(-gamma * score)) for value, score in scores.items()}
        held: dict[str, list[float]] = defaultdict(list)
        for item, given in said.items():
            for source, value in given.items():
                held[source].append(confidence[item][value])
        trust = {source: sum(values) / len(values) for source, values in held.items()}
    return {item: best(scores) for item, scores in confidence.items()}


def crh(said: Said) -> Chosen:
    """CRH (Li, Li, Gao, Zhao, Fan and Han 2014) for names: weighted vote with 0-1 loss."""
    chosen = majority(said)
    for _ in range(ROUNDS):
        wrong: dict[str, float] = dict.fromkeys(sources(said), 1e-6)
        for item, given in said.items():
            for source, value in given.items():
                wrong[source] += value != chosen[item]
        whole = sum(wrong.values())
        weight = {source: -log(loss / whole) for source, loss in wrong.items()}
        before, chosen = chosen, {}
        for item, given in said.items():
            scores: dict[str, float] = defaultdict(float)
            for source, value in given.items():
                scores[value] += weight[source]
            chosen[item] = best(scores)
        if chosen == before:
            break
    return chosen


def dawid_skene(said: Said, smoothing: float = 0.01) -> Chosen:
    """Dawid and Skene (1979): a confusion matrix for each source, by expectation and maximisation."""
    values = sorted({value for given in said.values() for value in given.values()})
    belief = {
        item: {value: count / len(given) for value, count in Counter(given.values()).items()}
        for item, given in said.items()
    }
    for _ in range(ROUNDS):
        prior = {v: sum(held.get(v, 0.0) for held in belief.values()) / len(belief) + 1e-9 for v in values}
        matrix: dict[tuple[str, str, str], float] = defaultdict(lambda: smoothing)
        total: dict[tuple[str, str], float] = defaultdict(lambda: smoothing * len(values))
        for item, given in said.items():
            for source, value in given.items():
                for true, share in belief[item].items():
                    matrix[source, true, value] += share
                    total[source, true] += share
        belief = {item: posterior(given, values, prior, matrix, total) for item, given in said.items()}
    return {item: best(held) for item, held in belief.items()}


def posterior(
    given: Mapping[str, str],
    values: list[str],
    prior: Mapping[str, float],
    matrix: Mapping[tuple[str, str, str], float],
    total: Mapping[tuple[str, str], float],
) -> dict[str, float]:
    scores = {
        true: log(prior[true]) + sum(log(matrix[s, true, v] / total[s, true]) for s, v in given.items())
        for true in values
    }
    top = max(scores.values())
    whole = sum(exp(score - top) for score in scores.values())
    return {true: exp(score - top) / whole for true, score in scores.items()}


PEERS: dict[str, Callable[[Said], Chosen]] = {
    "majority vote": majority,
    "TruthFinder (2008)": truthfinder,
    "CRH (2014)": crh,
    "Dawid-Skene (1979)": dawid_skene,
}
