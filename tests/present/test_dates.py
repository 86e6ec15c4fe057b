import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.model.when import When
from amity.present.dates import at, edtf_in_words, in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1948-10-15", "15 October 1948"),
        ("1948-10", "October 1948"),
        ("1948", "1948"),
        ("1986-11-18/1986-11-21", "18–21 November 1986"),
        ("1986-11-28/1986-12-02", "28 November – 2 December 1986"),
        ("1986-12-28/1987-01-02", "28 December 1986 to 2 January 1987"),
        ("1986-02/1986-03", "February–March 1986"),
        ("1961/1975", "1961–1975"),
        ("1984~/1990~", "about 1984 to about 1990"),
        ("196X", "1960s"),
        ("19XX", "1900s (century)"),
        ("1999-08~", "about August 1999"),
        ("1956-07?", "perhaps July 1956"),
        ("1956-07%", "perhaps about July 1956"),
        ("2004-06~-11", "about 11 June 2004"),
        ("2002-21", "spring 2002"),
        ("2002-40", "first half of 2002"),
        ("[1961,1975..]", "1961 or 1975 or later"),
        ("{1961,1963..1965}", "1961 and 1963 to 1965"),
        ("1951/..", "from 1951"),
        ("1951/", "from 1951, end not known"),
        ("../1990", "until 1990"),
        ("1986-XX", "1986"),
        ("1986-XX-XX", "1986"),
        ("1986-11-XX", "November 1986"),
    ],
)
def test_a_date_is_told_in_words(edtf: str, words: str) -> None:
    assert in_words(When.parse(edtf)) == words


@pytest.mark.parametrize(
    "edtf", ["Y170000002", "156X-12-25", "15XX-12-XX", "1XXX-XX", "1984-1X", "-0044-03-15"]
)
def test_what_has_no_words_is_shown_as_it_stands(edtf: str) -> None:
    assert edtf_in_words(edtf) == edtf or edtf_in_words(edtf).endswith(edtf[:5])


def test_an_unknown_date_says_so() -> None:
    assert in_words(When.unknown()) == "date not stated"
    assert in_words(When.unknown(), unknown="") == ""
    assert at(When.unknown()) == "at a date not stated"


def test_a_day_is_told_with_on_and_a_longer_time_with_in() -> None:
    assert at(When.parse("1986-11-18/1986-11-21")) == "on 18–21 November 1986"
    assert at(When.parse("1986-11")) == "in November 1986"
    assert at(When.parse("../1990")) == "until 1990"


@given(st.dates())
def test_every_day_keeps_its_year_and_number(day: object) -> None:
    edtf = str(day)
    words = edtf_in_words(edtf)
    assert words.startswith(str(int(edtf[-2:])))
    assert words.endswith(edtf[:4])


@given(st.text(alphabet="0123456789X-/~?%.[]{},", max_size=24))
def test_no_text_is_refused(text: str) -> None:
    assert isinstance(edtf_in_words(text), str)
