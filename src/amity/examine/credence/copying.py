"""Who copies from whom, told by shared errors.

After Dong, Berti-Equille and Srivastava (2009), Integrating Conflicting Data: The Role of Source Dependence,
PVLDB 2(1): independent sources agree on what is true, but seldom on the same falsehood. For two sources the
likelihood of their agreements and differences is compared under independence and under copying, where the
copier takes a value over with probability COPIED and finds it itself otherwise. Unlike there, the direction
is left open (both are averaged), and the first round knows of no truth: it asks only whether two sources
agree more often than two of common accuracy would, so that a crowd of copies does not pass for the truth
before it is found out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

COPIED = 0.8
"""The share of its values that a copier takes over; Dong et al. (2009, section 5) use the same."""
PRIOR = 0.1
"""How probable copying is of two sources of which nothing is known."""
FALSE_VALUES = 10
"""How many false values an item could have."""
COMMON = 0.8
"""The accuracy of a source of which nothing is known."""
FEWEST = 4
"""Below so many values in common nothing is said of copying."""
CROWD = 40
"""A value that more sources give than this says nothing of who copies whom, and is not paired."""

Values = Mapping[str, Mapping[str, str]]
"""Of each source its value for each item."""
Belief = Mapping[str, Mapping[str, float]]
"""Of each item the probability of each value."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two sources have in common: the items on which they agree, and the number on which they differ."""

    agree: tuple[str, ...]
    differ: int

    @property
    def share(self) -> float:
        """The share of the common items on which they agree."""
        return len(self.agree) / (len(self.agree) + self.differ)


def overlaps(values: Values) -> dict[Pair, Overlap]:
    """The pairs of sources that share FEWEST values or more, found through values that are not everybody's.

    >>> said = {name: {str(item): "x" for item in range(5)} for name in "ab"} | {"c": {"0": "y"}}
    >>> [(pair, len(shared.agree)) for pair, shared in overlaps(said).items()]
    [(('a', 'b'), 5)]
    """
    return dict(_overlaps(values))


def _overlaps(values: Values) -> Iterator[tuple[Pair, Overlap]]:
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source in sorted(values):
        for item, value in values[source].items():
            holders[item, value].append(source)
    candidates = {
        pair for group in holders.values() if len(group) <= CROWD for pair in combinations(group, 2)
    }
    for one, other in sorted(candidates):
        fewer, more = sorted((values[one], values[other]), key=len)
        common = sorted(item for item in fewer if item in more)
        agree = tuple(item for item in common if fewer[item] == more[item])
        if len(agree) >= FEWEST:
            yield (one, other), Overlap(agree=agree, differ=len(common) - len(agree))


def blind(shared: Overlap) -> float:
    """How probable it is that two sources are dependent, where nothing is known of what is true.

    >>> often, seldom = (Overlap(agree=("i",) * n, differ=60 - n) for n in (54, 34))
    >>> round(blind(often), 2), round(blind(seldom), 2)
    (1.0, 0.0)
    """
    chance = COMMON**2 + (1 - COMMON) ** 2 / FALSE_VALUES
    agreed = log((COPIED + (1 - COPIED) * chance) / chance)
    return posterior(len(shared.agree) * agreed + shared.differ * log(1 - COPIED))


def informed(true: Sequence[float], differ: int, accuracy: tuple[float, float]) -> float:
    """How probable it is that two sources are dependent, given how probably each shared value is true.

    A shared error tells much, a shared truth little:

    >>> errors, truths = ([p] * 20 for p in (0.05, 0.95))
    >>> informed(errors, 2, (0.7, 0.7)) > 0.99, informed(truths, 4, (0.9, 0.9)) < 0.1
    (True, True)
    """
    evidence = differ * log(1 - COPIED)
    for probability in true:
        (right, wrong), (other_right, other_wrong) = (_told(a) for a in accuracy)
        alone = probability * right * other_right + (1 - probability) * wrong * other_wrong
        taken = probability * (right + other_right) / 2 + (1 - probability) * (wrong + other_wrong) / 2
        evidence += log((COPIED * taken + (1 - COPIED) * alone) / alone)
    return posterior(evidence)


def taken_over(dependent: float, true: float, accuracy: float) -> float:
    """How probable it is that one source has a value that it shares with another from that other.

    >>> round(taken_over(1.0, 0.0, 0.75), 3), taken_over(0.0, 0.5, 0.75)
    (0.994, 0.0)
    """
    right, wrong = _told(accuracy)
    found = true * right + (1 - true) * wrong
    return dependent * COPIED / (COPIED + (1 - COPIED) * found)


def posterior(evidence: float) -> float:
    """The probability of copying after evidence in log-odds.

    >>> round(posterior(0.0), 3), posterior(900.0)
    (0.1, 1.0)
    """
    odds = evidence + log(PRIOR / (1 - PRIOR))
    return 1.0 if odds > 700 else 1 - 1 / (1 + exp(odds))


def _told(accuracy: float) -> tuple[float, float]:
    """How often a source gives the true value, and how often one certain false one."""
    return accuracy, (1 - accuracy) / FALSE_VALUES
