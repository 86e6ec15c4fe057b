"""Names of persons: spellings meet, different persons do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.reconcile.names import distinct, parts, same_person, share


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Il-sung", "KIM Il Sung"),
        ("Kim Il-sŏng", "Kim Il-song"),
        ("Tsakhiagiin Elbegdorj", "Ts. Elbegdorj"),
        ("T. Elbegdorj", "Ts. Elbegdorj"),
        ("President Elbegdorj", "Elbegdorj"),
        ("Choibalsan", "Marshal Kh. Choibalsan"),
        ("Yumjaagiin Tsedenbal", "Tsedenbal"),
        ("Premier Kim Ir Sen", "Kim Il-sung"),
    ],
)
def test_spellings_of_one_person_meet(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Il-sung", "Kim Jong-il"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Ts. Elbegdorj", "N. Bagabandi"),
        ("D. Sodnom", "P. Sodnom"),
        ("President", "Prime Minister"),
        ("", "Kim"),
    ],
)
def test_different_persons_do_not_meet(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


words = st.sampled_from(["Kim", "Il", "Jong", "sung", "il", "Ts.", "T.", "Elbegdorj"])
names = st.lists(words, max_size=3).map(" ".join)


@given(names, names)
def test_sameness_goes_both_ways(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)


@given(names)
def test_a_name_is_its_own(name: str) -> None:
    assert same_person(name, name) == bool(parts(name))


@given(st.frozensets(names))
def test_distinct_names_cover_all_and_are_no_two_of_one(some: frozenset[str]) -> None:
    kept = distinct(some)
    assert all(share(frozenset({name}), frozenset(kept)) for name in some if parts(name))
    assert not any(same_person(a, b) for i, a in enumerate(kept) for b in kept[:i])


def test_a_name_in_latin_letters_stands_for_the_same_in_others() -> None:
    assert same_person("Kim Il Sung", "Ким Ир Сен")
    assert distinct(frozenset({"Kim Il Sung", "Ким Ир Сен"})) == ("Kim Il Sung",)
    assert distinct(frozenset({"Фидель Кастро"})) == ("Фидель Кастро",)
