"""Triads of a signed network, and how far it is balanced."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from amity.model.networks import Balance, Edge, Pair, Sign, Triad
from amity.relate.camps import camps

KNOWN = (Sign.POSITIVE, Sign.NEGATIVE, Sign.AMBIVALENT)


def triads(edges: Sequence[Edge]) -> tuple[Triad, ...]:
    """All threes of states whose three edges are known, the least balanced first.

    A triad is balanced where the product of its signs is positive (Heider 1946; Cartwright and Harary 1956).
    The probability takes the three signs as independent of each other. The work grows with the number of
    edges times the number of neighbours.

    >>> def edge(one, other, sign, p):
    ...     return Edge(states=(one, other), sign=sign, positive=0, negative=0, probability=p)
    >>> found = triads([edge("CHN", "PRK", Sign.POSITIVE, 0.9), edge("CHN", "USA", Sign.NEGATIVE, 0.1),
    ...     edge("PRK", "USA", Sign.NEGATIVE, 0.1)])
    >>> found[0].balanced, round(found[0].probability, 3)
    (True, 0.756)
    """
    known = {edge.states: edge for edge in edges if edge.sign in KNOWN}
    after: dict[str, list[str]] = {}
    for one, other in sorted(known):
        after.setdefault(one, []).append(other)
    found = [
        _triad((one, second, third), known)
        for one, others in after.items()
        for second, third in combinations(others, 2)
        if (second, third) in known
    ]
    return tuple(sorted(found, key=lambda triad: (triad.probability, triad.states)))


def _triad(states: tuple[str, str, str], known: Mapping[Pair, Edge]) -> Triad:
    one, second, third = states
    edges = known[one, second], known[one, third], known[second, third]
    signs = edges[0].sign, edges[1].sign, edges[2].sign
    product = 1.0
    for edge in edges:
        product *= 2 * edge.probability - 1
    clear = Sign.AMBIVALENT not in signs
    enemies = signs.count(Sign.NEGATIVE)
    return Triad(
        states=states,
        signs=signs,
        probability=(1 + product) / 2,
        balanced=enemies % 2 == 0 if clear else None,
        weakly=enemies != 1 if clear else None,
    )


def balance(states: Sequence[str], edges: Sequence[Edge], threes: Sequence[Triad]) -> Balance:
    """How far a network is balanced, with the division into two camps that the fewest edges stand against.

    Ambivalent and unknown edges stand against none.
    """
    signs = {
        edge.states: edge.sign is Sign.POSITIVE
        for edge in edges if edge.sign in (Sign.POSITIVE, Sign.NEGATIVE)
    }  # fmt: skip
    clear = [triad for triad in threes if triad.balanced is not None]
    division = camps(states, signs)
    strained = _strained(signs)
    return Balance(
        triads=len(threes),
        share=sum(bool(triad.balanced) for triad in clear) / len(clear) if clear else None,
        expected=sum(triad.probability for triad in threes) / len(threes) if threes else None,
        spread=spread(edges, threes) if threes else None,
        line_index=(division.least, len(division.frustrated)),
        camps=division.camps,
        frustrated=division.frustrated,
        weak=not strained,
        against_weak=strained,
        ways=division.ways,
    )


def spread(edges: Sequence[Edge], threes: Sequence[Triad]) -> float:
    """The standard deviation of the share of balanced triads, by the probabilities of the edges.

    Exact for edges that are independent of each other: two triads go together as far as the edge that they
    share is not sure, and one edge at most is shared. The work grows with the number of triads.
    """
    leaning = {edge.states: 2 * edge.probability - 1 for edge in edges}
    variance = 0.0
    sums: dict[Pair, tuple[float, float]] = {}
    for triad in threes:
        pairs = tuple(combinations(triad.states, 2))
        variance += 1 - math.prod(leaning[pair] for pair in pairs) ** 2
        for pair in pairs:
            rest = math.prod(leaning[other] for other in pairs if other != pair)
            whole, squares = sums.get(pair, (0.0, 0.0))
            sums[pair] = whole + rest, squares + rest * rest
    for pair, (whole, squares) in sums.items():
        variance += (1 - leaning[pair] ** 2) * (whole * whole - squares)
    return math.sqrt(max(0.0, variance)) / (2 * len(threes))


def _strained(signs: Mapping[Pair, bool]) -> tuple[Pair, ...]:
    """The negative edges within a cluster of friends, by which weak balance fails (Davis 1967)."""
    leader: dict[str, str] = {}

    def find(state: str) -> str:
        while leader.setdefault(state, state) != state:
            leader[state] = leader[leader[state]]
            state = leader[state]
        return state

    for (one, other), friendly in sorted(signs.items()):
        if friendly:
            leader[find(other)] = find(one)
    return _sorted(
        pair for pair, friendly in signs.items() if not friendly and find(pair[0]) == find(pair[1])
    )


def _sorted(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs))
