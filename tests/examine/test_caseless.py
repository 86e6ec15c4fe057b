import re

from hypothesis import given
from hypothesis import strategies as st

from amity.examine.caseless import Caseless

FORM = r"\b(?:rose|FELL|stra(?:ss|ß)e|\w+ed to)\b"
TEXTS = st.lists(
    st.sampled_from(["rose", "FELL", "Fell", "STRASSE", "Straße", "İzmir", "agreed to", " ", ".", "x"])
).map(" ".join)


@given(TEXTS)
def test_it_finds_what_the_engine_finds_where_case_is_folded(text: str) -> None:
    folding = [found.span() for found in re.compile(FORM, re.IGNORECASE).finditer(text)]
    assert [found.span() for found in Caseless(FORM).finditer(text)] == folding


def test_a_text_that_changes_its_length_in_small_letters_keeps_its_places() -> None:
    text = "İİ rose"
    assert len(text.lower()) != len(text)
    assert [text[slice(*found.span())] for found in Caseless(r"\brose\b").finditer(text)] == ["rose"]
