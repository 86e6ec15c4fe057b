import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.reference.spelling import bare, fold, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P'yongyang", "P’yongyang"),
        ("Sana'a", "Sanaa"),
        ("U.S.S.R.", "USSR"),
        ("D.P.R.K", "DPRK"),
        ("Ulan-Bator", "Ulan Bator"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Democratic  People's\nRepublic of Korea", "Democratic People’s Republic of Korea"),
        ("St. Petersburg", "St Petersburg"),
    ],
)
def test_the_same_name_spelt_otherwise_has_the_same_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "us"),
        ("Turkey", "turkey"),
        ("Republic of Korea", "Korea"),
        ("Niger", "Nigeria"),
        ("Iran", "Iraq"),
    ],
)
def test_another_name_has_another_key(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=40))
def test_folding_latin_letters_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("token", "stem"), [("Korea's", "Korea"), ("KOREA’S", "KOREA"), ("States", "States")]
)
def test_the_possessive_comes_off(token: str, stem: str) -> None:
    assert bare(token) == stem
