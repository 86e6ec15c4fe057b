"""How well a view of sources explains all that they say: the likelihood that chooses between two views.

Each source either finds its value itself, true as often as it is accurate, or takes over that of one other
source. Who depends on whom is a tree, so that the likelihood of an item is a sum over what may be true of a
product over its sources (after Chow and Liu 1968, Approximating Discrete Probability Distributions with
Dependence Trees).
"""

from collections import defaultdict
from collections.abc import Mapping
from math import exp, fsum, log

from amity.examine.credence.copying import COPIED, FALSE_VALUES, PRIOR, Overlap, Pair, Values

Holders = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Of each item, for each value, who gives it."""


def likelihood(
    values: Values,
    holders: Holders,
    accuracy: Mapping[str, float],
    dependent: Mapping[Pair, float],
    shared: Mapping[Pair, Overlap],
) -> float:
    """The logarithm of the probability of all values, with that of the links between sources.

    Sources that always agree are better explained by copying:

    >>> values = {name: {str(i): "abcde"[i % 5] for i in range(30)} for name in ("one", "two")}
    >>> holders = {str(i): {"abcde"[i % 5]: ("one", "two")} for i in range(30)}
    >>> accuracy, alone, copied = {"one": 0.5, "two": 0.5}, {("one", "two"): 0.0}, {("one", "two"): 1.0}
    >>> shared = {("one", "two"): Overlap(agree=tuple(holders), differ=0)}
    >>> explained = [likelihood(values, holders, accuracy, view, shared) for view in (copied, alone)]
    >>> explained[0] > explained[1]
    True
    """
    parents = _parents(accuracy, dependent, shared)
    links = [log(PRIOR if source in parents else 1 - PRIOR) for source in values]
    items = (_of_item(item, given, values, accuracy, parents) for item, given in holders.items())
    return fsum((*links, *items))


def _parents(
    accuracy: Mapping[str, float], dependent: Mapping[Pair, float], shared: Mapping[Pair, Overlap]
) -> dict[str, str]:
    """Of each source that more probably copies than not, from whom: the trees in which pairs agree most.

    Each tree (Kruskal 1956) hangs on its most accurate source.
    """
    likely = [pair for pair, probability in dependent.items() if probability > 0.5]
    root = {source: source for source in accuracy}
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(likely, key=lambda pair: (-shared[pair].share, pair)):
        if _root(root, one) != _root(root, other):
            root[_root(root, one)] = _root(root, other)
            near[one].append(other)
            near[other].append(one)
    parents: dict[str, str] = {}
    reached: set[str] = set()
    for first in sorted(near, key=lambda source: (-accuracy[source], source)):
        queue = [] if first in reached else [first]
        reached.update(queue)
        while queue:
            source = queue.pop()
            found = [other for other in near[source] if other not in reached]
            parents.update(dict.fromkeys(found, source))
            reached.update(found)
            queue += found
    return parents


def _root(root: dict[str, str], source: str) -> str:
    while root[source] != source:
        root[source] = root[root[source]]
        source = root[source]
    return source


def _of_item(
    item: str,
    given: Mapping[str, tuple[str, ...]],
    values: Values,
    accuracy: Mapping[str, float],
    parents: Mapping[str, str],
) -> float:
    """The logarithm of the probability of the values of an item, summed over what may be true."""
    base, gain = 0.0, dict.fromkeys(given, 0.0)
    for value, sources in given.items():
        for source in sources:
            right, wrong = accuracy[source], (1 - accuracy[source]) / FALSE_VALUES
            model = values[parents[source]].get(item) if source in parents else None
            if model is not None:
                right, wrong = (_taken(found, model == value) for found in (right, wrong))
            base += log(wrong)
            gain[value] += log(right) - log(wrong)
    top = max(0.0, *gain.values(), 0.0)
    others = max(0, FALSE_VALUES + 1 - len(given)) * exp(-top)
    whole = fsum((others, *(exp(more - top) for more in gain.values())))
    return base + top + log(whole) - log(FALSE_VALUES + 1)


def _taken(found: float, alike: bool) -> float:
    """The probability of a copier's value, found with that probability where it does not copy."""
    return COPIED * alike + (1 - COPIED) * found
