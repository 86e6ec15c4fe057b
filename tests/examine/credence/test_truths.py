import random
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.errors import InvalidValue
from amity.examine.credence import truths
from amity.model.truths import Assertion

Said = Mapping[str, Mapping[str, str]]


def told(said: Said) -> list[Assertion]:
    return [
        Assertion(source=source, item=item, value=value)
        for source, given_values in said.items()
        for item, value in given_values.items()
    ]


def simulated(
    seed: int, shares: Iterable[float], copiers: int
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Sixty items of ten values; the last of the independent sources is the one that is copied."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    true: dict[str, str] = {}
    said: dict[str, dict[str, str]] = {f"own{n}": {} for n, _ in enumerate(shares)}
    said |= {f"copy{n}": {} for n in range(copiers)}
    for number in range(60):
        item = str(number)
        right = chance.randrange(10)
        wrong = [value for value in range(10) if value != right]
        true[item] = str(right)
        for n, share in enumerate(shares):
            said[f"own{n}"][item] = str(right if chance.random() < share else chance.choice(wrong))
        for n in range(copiers):
            copied = said[f"own{len(list(shares)) - 1}"][item]
            said[f"copy{n}"][item] = copied if chance.random() < 0.95 else str(chance.choice(wrong))
    return true, said


def share_right(true: Mapping[str, str], said: Said) -> float:
    found = truths(told(said))
    return sum(found.best(item) == value for item, value in true.items()) / len(true)


def test_a_bad_source_with_many_copies_does_not_outvote_good_ones() -> None:
    shares = []
    for seed in range(20):
        true, said = simulated(seed, (0.75,) * 4 + (0.5,), copiers=5)
        shares.append(share_right(true, said))
    assert sum(shares) / 20 >= 0.9


def test_copies_are_found_without_being_told_and_nobody_else_is() -> None:
    for seed in range(10):
        _, said = simulated(seed, (0.75,) * 4 + (0.5,), copiers=5)
        group = ["copy0", "copy1", "copy2", "copy3", "copy4", "own4"]
        real = {(one, other) for i, one in enumerate(group) for other in group[i + 1 :]}
        assert {(pair.one, pair.other) for pair in truths(told(said)).copying} == real


@pytest.mark.parametrize("share", [0.6, 0.75, 0.95, 0.99])
def test_good_sources_that_agree_are_not_taken_for_copies(share: float) -> None:
    for seed in range(5):
        true, said = simulated(seed, (share,) * 8, copiers=0)
        found = truths(told(said))
        assert found.copying == ()
        assert sum(found.best(item) == value for item, value in true.items()) >= 57


def test_what_the_copies_share_is_counted() -> None:
    _, said = simulated(3, (0.8, 0.8, 0.8, 0.5), copiers=2)
    pair = next(pair for pair in truths(told(said)).copying if (pair.one, pair.other) == ("copy0", "own3"))
    alike = sum(said["copy0"][item] == said["own3"][item] for item in said["own3"])
    assert pair.shared == alike
    assert 0 < pair.errors < alike


def test_a_source_that_says_two_things_of_one_item_is_not_heard_there() -> None:
    said = told({"a": {"x": "1", "y": "5"}, "b": {"x": "2"}})
    found = truths([*said, Assertion(source="a", item="x", value="3")])
    assert found.torn == (("a", "x"),)
    assert (found.best("x"), found.best("y")) == ("2", "5")


def test_an_expected_accuracy_decides_between_two() -> None:
    said = told({"a": {"x": "1"}, "b": {"x": "2"}})
    assert truths(said, {"a": 0.9, "b": 0.6}).best("x") == "1"
    assert truths(said, {"a": 0.6, "b": 0.9}).best("x") == "2"


def test_nothing_said_is_nothing_known() -> None:
    found = truths([])
    assert (found.ranking, found.copying, found.best("x")) == ({}, (), None)


def test_an_empty_value_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"Assertion\.value"):
        Assertion(source="a", item="x", value="")


def test_a_crowd_on_one_item_is_counted() -> None:
    found = truths(Assertion(source=f"s{n:05d}", item="day", value=str(n % 3)) for n in range(9000))
    assert sorted(len(value.sources) for value in found.ranking["day"]) == [3000, 3000, 3000]


@settings(max_examples=60, deadline=None)
@given(
    said=st.dictionaries(
        st.sampled_from("abcdefgh"),
        st.dictionaries(st.sampled_from("123456789"), st.sampled_from("xyz"), min_size=1),
        max_size=8,
    ),
    data=st.data(),
)
def test_order_has_no_say_and_probabilities_are_such(said: Said, data: st.DataObject) -> None:
    assertions = told(said)
    found = truths(assertions)
    assert truths(data.draw(st.permutations(assertions))) == found
    for ranked in found.ranking.values():
        assert sum(value.probability for value in ranked) <= 1 + 1e-9
        assert all(0 <= value.probability <= 1 for value in ranked)
        assert [v.probability for v in ranked] == sorted((v.probability for v in ranked), reverse=True)
