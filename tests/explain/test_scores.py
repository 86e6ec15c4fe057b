import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.explain.scores import against_negation, discounted, support
from amity.model.theses import Weight

WEIGHTS = st.lists(st.tuples(st.floats(-20, 20), st.sampled_from([("a",), ("b",), ("a", "b")])), max_size=8)


def test_one_witness_does_not_count_five_times() -> None:
    five = discounted([(4.0, ("a",))] * 5)
    assert 4.0 < five < 8.0
    assert discounted([(4.0, (name,)) for name in "abcde"]) == 20.0
    assert discounted([(4.0, ("a",))] * 5, 0) == 4.0
    assert discounted([(4.0, ("a",))] * 5, 1) == 20.0


@given(WEIGHTS, st.floats(0, 1), st.floats(0, 10), st.integers(0, 7))
def test_the_sum_grows_with_every_weight(
    pieces: list[tuple[float, tuple[str, ...]]], discount: float, more: float, at: int
) -> None:
    if pieces:
        at %= len(pieces)
        raised = [*pieces[:at], (pieces[at][0] + more, pieces[at][1]), *pieces[at + 1 :]]
        assert discounted(raised, discount) >= discounted(pieces, discount) - 1e-9


@given(WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_has_no_say(
    pieces: list[tuple[float, tuple[str, ...]]], rng: object
) -> None:
    shuffled = sorted(pieces, key=lambda _: rng.random())  # type: ignore[attr-defined]
    assert discounted(shuffled) == pytest.approx(discounted(pieces))


def ranges(scores: list[float], half: float) -> list[Weight]:
    return [Weight(score - half, score, score + half) for score in scores]


def others(weights: list[Weight], at: int) -> list[Weight]:
    return [*weights[:at], *weights[at + 1 :]]


@given(st.lists(st.floats(-30, 30), min_size=2, max_size=6), st.floats(0, 5))
def test_support_adds_up_and_its_range_holds_it(scores: list[float], half: float) -> None:
    told = ranges(scores, half)
    found = [support(own, others(told, at)) for at, own in enumerate(told)]
    assert sum(share.middle for share in found) == pytest.approx(1)
    assert all(share.low <= share.middle + 1e-12 and share.middle <= share.high + 1e-12 for share in found)


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=6), st.floats(0, 5))
def test_a_thesis_and_its_negation_are_what_bayes_makes_of_them(scores: list[float], half: float) -> None:
    """By hand: prior 1/2, and 1/2 shared out among the rivals and none of them."""
    own, *rivals = ranges(scores, half)
    found = against_negation(own, rivals)
    likely = [10 ** (weight.middle / 10) for weight in (own, *rivals)]
    elsewise = (sum(likely[1:]) + 1) / (len(rivals) + 1)
    assert found.middle == pytest.approx(likely[0] / (likely[0] + elsewise))
    assert found.low <= found.middle + 1e-12
    assert found.middle <= found.high + 1e-12
    assert against_negation(Weight(), []).middle == 0.5
