from hypothesis import given
from hypothesis import strategies as st

from amity.reference.matching import Phrases

NAMES = [
    "Korea",
    "North Korea",
    "Republic of Korea",
    "US",
    "Congo",
    "Republic of the Congo",
    "Sino-",
    "Washington, D.C.",
]
PHRASES = Phrases([(name, name) for name in NAMES])


def found(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in PHRASES.find(text)]


def test_the_longest_name_wins() -> None:
    assert found("the Republic of Korea, North Korea, Korea") == ["Republic of Korea", "North Korea", "Korea"]


def test_a_name_that_only_begins_like_a_longer_one_is_found() -> None:
    assert found("the Republic of the Congress of Korea") == ["Korea"]


def test_a_name_may_run_over_a_line() -> None:
    assert found("in North\nKorea and the Republic of\n   Korea") == ["North\nKorea", "Republic of\n   Korea"]


def test_a_blank_line_or_the_end_of_a_sentence_parts_words() -> None:
    assert found("the North\n\nKorea agreed") == ["Korea"]


def test_short_words_in_capitals_among_capitals_are_not_abbreviations() -> None:
    assert found("GIVE US BREAD") == []
    assert found("US TROOPS LEAVE; the US said; US-Korea") == ["US", "US", "US", "Korea"]


def test_whole_names_may_stand_in_capitals() -> None:
    assert found("NORTH KOREA REJECTS TALKS") == ["NORTH KOREA"]
    assert found("north korea, north Korea") == ["Korea"]


def test_combining_forms_need_their_hyphen() -> None:
    assert found("Sino-Korean, Sino Korea, Sino–Indian") == ["Sino", "Korea", "Sino"]


def test_a_comma_belongs_to_the_name_only_where_the_name_has_one() -> None:
    assert found("Washington, D.C., and Republic of, Korea") == ["Washington, D.C.", "Korea"]


def test_names_inside_words_are_not_found() -> None:
    assert found("Koreagate, SUSPECT, preKorea") == []


@given(st.lists(st.sampled_from([*NAMES, "talks", "with", ",", ".", "the", "in"]), max_size=12))
def test_spans_are_ordered_apart_and_hold_their_names(words: list[str]) -> None:
    text = " ".join(words)
    free = 0
    for start, end, values in PHRASES.find(text):
        assert free <= start < end <= len(text)
        assert values == PHRASES.look_up(text[start:end] + ("-" if values == ("Sino-",) else ""))
        free = end


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for start, end, values in PHRASES.find(text):
        assert values
        assert text[start:end].strip()
