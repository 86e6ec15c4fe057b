import math
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.model.networks import Edge, Pair, Sign
from amity.relate.camps import camps
from amity.relate.triads import balance, triads

PLUS, MINUS, BOTH = Sign.POSITIVE, Sign.NEGATIVE, Sign.AMBIVALENT
CODES = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")


def edge(pair: Pair, sign: Sign) -> Edge:
    chance = {PLUS: 0.9, MINUS: 0.1}.get(sign, 0.5)
    return Edge(states=pair, sign=sign, positive=1, negative=1, probability=chance)


def three(*signs: Sign) -> tuple[Edge, ...]:
    return tuple(edge(pair, sign) for pair, sign in zip(combinations(CODES[:3], 2), signs, strict=True))


def test_triads_are_balanced_after_heider_and_davis() -> None:
    expected = {0: (True, True), 1: (False, False), 2: (True, True), 3: (False, True)}
    for signs in product((PLUS, MINUS), repeat=3):
        (found,) = triads(three(*signs))
        assert (found.balanced, found.weakly) == expected[signs.count(MINUS)]
        assert (found.probability > 0.5) == found.balanced


def test_an_ambivalent_edge_leaves_a_triad_open() -> None:
    (found,) = triads(three(PLUS, BOTH, MINUS))
    assert found.balanced is found.weakly is None
    assert found.probability == 0.5


def test_an_unknown_edge_makes_no_triad() -> None:
    assert triads(three(PLUS, Sign.UNKNOWN, MINUS)) == ()
    assert balance(CODES[:3], three(PLUS, Sign.UNKNOWN, MINUS), ()).share is None


signed = st.lists(st.sampled_from((PLUS, MINUS, Sign.UNKNOWN)), min_size=15, max_size=15)


@given(signed)
def test_no_division_stands_against_fewer_edges(signs: list[Sign]) -> None:
    known = {
        pair: sign is PLUS
        for pair, sign in zip(combinations(CODES, 2), signs, strict=True)
        if sign is not Sign.UNKNOWN
    }
    fewest = min(
        sum(good != (sides[CODES.index(a)] == sides[CODES.index(b)]) for (a, b), good in known.items())
        for sides in product((True, False), repeat=6)
    )
    found = camps(CODES, known)
    assert len(found.frustrated) == found.least == fewest
    tied = sum(
        sum(good != (sides[CODES.index(a)] == sides[CODES.index(b)]) for (a, b), good in known.items())
        == fewest
        for sides in product((True, False), repeat=6)
    )
    # each part that no edge joins to another may turn by itself, and a state of no part stands on either side
    met = {state for pair in known for state in pair}
    parts, seen = 0, set[str]()
    for state in sorted(met):
        if state not in seen:
            parts, waiting = parts + 1, [state]
            while waiting:
                one = waiting.pop()
                seen.add(one)
                waiting += [o for pair in known if one in pair for o in pair if o not in seen]
    assert found.ways == tied // 2 ** (parts + len(CODES) - len(met))


@given(signed)
def test_a_network_without_strain_has_balanced_triads_alone(signs: list[Sign]) -> None:
    edges = [edge(pair, sign) for pair, sign in zip(combinations(CODES, 2), signs, strict=True)]
    found = balance(CODES, edges, triads(edges))
    if found.line_index == (0, 0):
        assert found.share in (None, 1.0)
        assert found.weak
    if found.weak:
        assert all(triad.weakly for triad in triads(edges))
    assert set(found.camps[0]).isdisjoint(found.camps[1])


@given(signed, st.permutations(CODES))
def test_balance_does_not_hang_on_names(signs: list[Sign], names: list[str]) -> None:
    def measured(order: list[str]) -> tuple[object, ...]:
        edges = [
            edge((min(a, b), max(a, b)), sign)
            for (a, b), sign in zip(combinations(order, 2), signs, strict=True)
        ]
        found = balance(CODES, edges, triads(edges))
        return found.share, found.line_index, found.weak, found.triads

    assert measured(list(CODES)) == measured(names)


def test_a_large_part_is_bounded_on_both_sides() -> None:
    random, names = Random(4), [f"{number:03d}" for number in range(40)]  # noqa: S311 - a test, no secret
    signs = {pair: random.random() < 0.6 for pair in combinations(names, 2)}
    found = camps(names, signs)
    assert found.ways is None
    assert 0 < found.least <= len(found.frustrated) < sum(not good for good in signs.values()) + 1
    assert found == camps(names, dict(reversed(signs.items())))


def test_two_camps_that_hate_each_other_are_found() -> None:
    names = [f"{number:03d}" for number in range(30)]
    signs = {(a, b): (int(a) % 2) == (int(b) % 2) for a, b in combinations(names, 2)}
    found = camps(names, signs)
    assert found.frustrated == ()
    assert set(found.camps[0]) == set(names[::2])


@given(st.lists(st.floats(min_value=0, max_value=1), min_size=6, max_size=6))
def test_the_spread_is_that_of_all_the_ways_the_signs_may_be(chances: list[float]) -> None:
    """Four states, four triads that share edges: against all 64 ways, each with its probability."""
    pairs = list(combinations(CODES[:4], 2))
    edges = [
        Edge(states=pair, sign=PLUS, positive=1, negative=0, probability=chance)
        for pair, chance in zip(pairs, chances, strict=True)
    ]
    mean = square = 0.0
    for signs in product((True, False), repeat=6):
        way = dict(zip(pairs, signs, strict=True))
        likely = math.prod(p if good else 1 - p for p, good in zip(chances, signs, strict=True))
        share = sum(
            sum(not way[pair] for pair in combinations(three, 2)) % 2 == 0
            for three in combinations(CODES[:4], 3)
        ) / 4  # fmt: skip
        mean, square = mean + likely * share, square + likely * share * share
    found = balance(CODES[:4], edges, triads(edges))
    assert found.expected == pytest.approx(mean)
    assert found.spread == pytest.approx(max(0.0, square - mean * mean) ** 0.5, abs=1e-6)
