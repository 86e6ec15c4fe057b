"""Which of conflicting values is right, with copies found out and counted once.

A round weighs the sources by their accuracy, leaves out of a source's vote what it probably copied, takes
from the votes the probability of each value, from those the accuracy of each source and who copies whom,
until nothing changes. After Dong, Berti-Equille and Srivastava (2009); see `copying` for what differs. The
rounds can end in more than one view of the sources, so they are begun twice, from all being independent and
from whoever agrees too often being dependent, and the view that makes what was said more likely is kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log

from amity.examine.credence import copying
from amity.examine.credence.copying import COMMON, FALSE_VALUES, Belief, Overlap, Pair, Values
from amity.examine.credence.likelihood import Holders, likelihood
from amity.model.truths import Assertion, Copying, RankedValue, Truths

ROUNDS = 30
STILL = 1e-6
"""Below this change of every accuracy the rounds end."""
EXPECTED = 5.0
"""An expected accuracy weighs like so many values whose truth is known."""
LEAST, MOST = 0.1, 0.98
"""Between these an accuracy is kept: no source is always right, and none always wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """How probable each value is, how accurate each source, and how probably each pair is dependent."""

    belief: dict[str, dict[str, float]]
    accuracy: dict[str, float]
    dependent: dict[Pair, float]


def truths(assertions: Iterable[Assertion], expected: Mapping[str, float] | None = None) -> Truths:
    """Rank the values of each item by their probability, estimate sources, and find copies.

    `expected` is the accuracy that a source is taken to have before its values are seen, COMMON where it is
    not named. A source that gives one item two values is not counted there. The order of the assertions has
    no say; the work grows with their number.

    >>> said = {"a": "1948", "b": "1948", "c": "1949"}
    >>> found = truths(Assertion(source=name, item="founding", value=year) for name, year in said.items())
    >>> found.best("founding"), [ranked.sources for ranked in found.ranking["founding"]]
    ('1948', [('a', 'b'), ('c',)])
    """
    values, torn = _values(assertions)
    holders = _holders(values)
    prior = {source: (expected or {}).get(source, COMMON) for source in values}
    shared = copying.overlaps(values)
    starts = [dict.fromkeys(shared, 0.0)]
    if shared:
        starts.append({pair: copying.blind(overlap) for pair, overlap in shared.items()})
    views = [_settled(values, holders, prior, shared, start) for start in starts]
    view = max(views, key=lambda v: likelihood(values, holders, v.accuracy, v.dependent, shared))
    return Truths(
        ranking={item: _ranked(view.belief[item], holders[item]) for item in view.belief},
        accuracy=view.accuracy,
        copying=_copying(view.dependent, shared, values, view.belief),
        torn=torn,
    )


def _settled(
    values: Values,
    holders: Holders,
    prior: Mapping[str, float],
    shared: Mapping[Pair, Overlap],
    dependent: dict[Pair, float],
) -> _View:
    """The view at which the rounds end that begin with such dependences."""
    accuracy = {source: _bounded(prior[source]) for source in values}
    belief: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        belief = _belief(holders, accuracy, dependent, belief)
        before, accuracy = accuracy, _accuracy(values, belief, prior)
        dependent = {pair: _dependent(pair, shared[pair], values, belief, accuracy) for pair in shared}
        if all(abs(accuracy[source] - before[source]) < STILL for source in accuracy):
            break
    return _View(belief=belief, accuracy=accuracy, dependent=dependent)


def _values(assertions: Iterable[Assertion]) -> tuple[dict[str, dict[str, str]], tuple[Pair, ...]]:
    """Of each source its value of each item, and where a source gave two."""
    values: dict[str, dict[str, str]] = defaultdict(dict)
    torn: set[Pair] = set()
    for said in sorted(set(assertions)):
        if values[said.source].setdefault(said.item, said.value) != said.value:
            torn.add((said.source, said.item))
    for source, item in torn:
        del values[source][item]
    return {source: values[source] for source in sorted(values)}, tuple(sorted(torn))


def _holders(values: Values) -> Holders:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source in sorted(values):
        for item, value in values[source].items():
            found[item][value].append(source)
    return {
        item: {value: tuple(found[item][value]) for value in sorted(found[item])} for item in sorted(found)
    }


def _belief(
    holders: Holders, accuracy: Mapping[str, float], dependent: Mapping[Pair, float], before: Belief
) -> dict[str, dict[str, float]]:
    """The probability of each value of each item."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), probability in dependent.items():
        near[one][other] = near[other][one] = probability
    return {
        item: _probabilities(
            {
                value: _votes(sources, accuracy, near, before.get(item, {}).get(value, 0.0))
                for value, sources in given.items()
            }
        )
        for item, given in holders.items()
    }


def _votes(
    sources: Sequence[str],
    accuracy: Mapping[str, float],
    near: Mapping[str, Mapping[str, float]],
    true: float,
) -> float:
    """The votes for a value: of each source as much as it did not take over from those counted before."""
    ordered = sorted(sources, key=lambda source: (-accuracy[source], source))
    place = {source: number for number, source in enumerate(ordered)}
    votes = []
    for source in ordered:
        own = 1.0
        for other, dependent in near.get(source, {}).items():
            if place.get(other, len(place)) < place[source]:
                own *= 1 - copying.taken_over(dependent, true, accuracy[source])
        votes.append(own * log(FALSE_VALUES * accuracy[source] / (1 - accuracy[source])))
    return fsum(votes)


def _probabilities(votes: Mapping[str, float]) -> dict[str, float]:
    """Votes as probabilities; values that nobody gave have their share, with no vote each."""
    top = max(0.0, *votes.values()) if len(votes) > 1 else max(0.0, *votes.values(), 0.0)
    ungiven = max(0, FALSE_VALUES + 1 - len(votes)) * exp(-top)
    whole = fsum((ungiven, *(exp(vote - top) for vote in votes.values())))
    return {value: exp(vote - top) / whole for value, vote in votes.items()}


def _accuracy(values: Values, belief: Belief, prior: Mapping[str, float]) -> dict[str, float]:
    """The share of true values of each source, with what was expected as EXPECTED values more."""
    return {
        source: _bounded(
            (fsum(belief[item][value] for item, value in given.items()) + EXPECTED * prior[source])
            / (len(given) + EXPECTED)
        )
        for source, given in values.items()
    }


def _bounded(accuracy: float) -> float:
    return min(MOST, max(LEAST, accuracy))


def _dependent(
    pair: Pair, shared: Overlap, values: Values, belief: Belief, accuracy: Mapping[str, float]
) -> float:
    one, other = pair
    true = [belief[item][values[one][item]] for item in shared.agree]
    return copying.informed(true, shared.differ, (accuracy[one], accuracy[other]))


def _ranked(belief: Mapping[str, float], holders: Mapping[str, tuple[str, ...]]) -> tuple[RankedValue, ...]:
    ordered = sorted(belief, key=lambda value: (-belief[value], value))
    return tuple(
        RankedValue(value=value, probability=belief[value], sources=holders[value]) for value in ordered
    )


def _copying(
    dependent: Mapping[Pair, float], shared: Mapping[Pair, Overlap], values: Values, belief: Belief
) -> tuple[Copying, ...]:
    """The pairs that are more probably dependent than not."""
    return tuple(
        Copying(
            one=one,
            other=other,
            probability=dependent[one, other],
            shared=len(shared[one, other].agree),
            errors=sum(belief[item][values[one][item]] < 0.5 for item in shared[one, other].agree),
        )
        for one, other in sorted(dependent)
        if dependent[one, other] > 0.5
    )
