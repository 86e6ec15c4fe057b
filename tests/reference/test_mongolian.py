import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.reference.mongolian import stems


@pytest.mark.parametrize(
    ("word", "stem", "case"),
    [
        ("Монголын", "Монгол", "genitive"),
        ("Монголд", "Монгол", "dative"),
        ("Монголтой", "Монгол", "comitative"),
        ("Монголоос", "Монгол", "ablative"),
        ("Хятадын", "Хятад", "genitive"),
        ("Хятадаас", "Хятад", "ablative"),
        ("БНХАУ-ын", "БНХАУ", "genitive"),
        ("ЗХУ-тай", "ЗХУ", "comitative"),
        ("АНУ-д", "АНУ", "dative"),
        ("Японы", "Япон", "genitive"),
        ("Америкийн", "Америк", "genitive"),
        ("Кубын", "Куба", "genitive"),
        ("Японыг", "Япон", "accusative"),
        ("Пхеньянаар", "Пхеньян", "instrumental"),
    ],
)
def test_suffixes_are_taken_off(word: str, stem: str, case: str) -> None:
    assert (stem, case) in set(stems(word))


@given(st.text(min_size=3, max_size=30))
def test_any_word_comes_first_as_it_is(word: str) -> None:
    assert next(stems(word)) == (word, "nominative")
    assert all(len(stem) < len(word) + 1 for stem, _ in stems(word))
