from hypothesis import given, settings
from hypothesis import strategies as st

from amity.examine.independence.traces import SHINGLE, WINDOW, Traced
from amity.model.documents import Document, Source

WORD = st.sampled_from("sugar rice envoy bridge rain port wool grain fair song mill dock".split())


def traced(text: str) -> Traced:
    document = Document(
        name="a", path="", text=text, sha256="", language="en", reader="", source=Source(id="a")
    )
    return Traced(document)


@settings(max_examples=150, deadline=None)
@given(
    common=st.lists(WORD, min_size=SHINGLE + WINDOW - 1, max_size=20),
    before=st.lists(WORD, max_size=9),
    behind=st.lists(WORD, max_size=9),
)
def test_what_two_texts_share_in_eight_words_leaves_a_common_trace(
    common: list[str], before: list[str], behind: list[str]
) -> None:
    one, other = traced(" ".join(common)), traced(" ".join([*before, *common, *behind]))
    assert set(one.traces) & set(other.traces)


def test_words_between_quotation_marks_leave_no_trace_of_their_own() -> None:
    said = "sugar rice envoy bridge rain port wool grain fair song mill dock"
    assert traced(f"“{said}”").quoted == set(traced(said).traces)
    assert list(traced(f"“{said}”").traces) == []


def test_words_that_come_again_and_again_are_not_wanted() -> None:
    said = "sugar rice envoy bridge rain port wool grain. " * 50
    assert list(traced(said).own()) == []


def test_places_are_numbers_of_words() -> None:
    text = traced("Before it: sugar rice envoy bridge rain port wool grain fair song.")
    for trace, places in text.places(set(text.traces)).items():
        assert trace in set(text.traces)
        assert all(0 <= place <= len(text) - SHINGLE for place in places)
