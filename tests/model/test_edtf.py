"""EDTF is read with its bounds, kept to the letter, and nothing else is taken for it."""

import calendar
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidDate
from amity.model.answers import Answer
from amity.model.edtf import read
from amity.model.edtf_calendar import day_number, day_parts
from amity.model.when import When

# The features of ISO 8601-2:2019, annex A, with the first and last day that each states.
STATED = {
    "1985-04-12": ("1985-04-12", "1985-04-12"),
    "1985-04": ("1985-04-01", "1985-04-30"),
    "1985": ("1985-01-01", "1985-12-31"),
    "2004-02": ("2004-02-01", "2004-02-29"),
    "1985-04-12T23:20:30": ("1985-04-12", "1985-04-12"),
    "1985-04-12T23:20:30Z": ("1985-04-12", "1985-04-12"),
    "1985-04-12T23:20:30-04": ("1985-04-12", "1985-04-12"),
    "1985-04-12T23:20:30+04:30": ("1985-04-12", "1985-04-12"),
    "1964/2008": ("1964-01-01", "2008-12-31"),
    "2004-06/2006-08": ("2004-06-01", "2006-08-31"),
    "2004-02-01/2005-02": ("2004-02-01", "2005-02-28"),
    "2001-21": ("2001-03-01", "2001-06-22"),
    "2001-29": ("2001-09-01", "2001-12-23"),
    "2001-33": ("2001-01-01", "2001-03-31"),
    "2001-36": ("2001-10-01", "2001-12-31"),
    "2001-38": ("2001-05-01", "2001-08-31"),
    "2001-40": ("2001-01-01", "2001-06-30"),
    "1984?": ("1984-01-01", "1984-12-31"),
    "2004-06~": ("2004-06-01", "2004-06-30"),
    "2004-06-11%": ("2004-06-11", "2004-06-11"),
    "?2004-06-~11": ("2004-06-11", "2004-06-11"),
    "2004-%06-11": ("2004-06-11", "2004-06-11"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2004-XX": ("2004-01-01", "2004-12-31"),
    "1985-04-XX": ("1985-04-01", "1985-04-30"),
    "1985-XX-XX": ("1985-01-01", "1985-12-31"),
    "156X-12-25": ("1560-12-25", "1569-12-25"),
    "1XXX-12": ("1000-12-01", "1999-12-31"),
    "1984-1X": ("1984-10-01", "1984-12-31"),
    "1560-XX-25": ("1560-01-25", "1560-12-25"),
    "19XX-02-29": ("1904-02-29", "1996-02-29"),
    "1985-04-12/..": ("1985-04-12", None),
    "1985-04/": ("1985-04-01", None),
    "../1985": (None, "1985-12-31"),
    "/1985-04-12": (None, "1985-04-12"),
    "1984~/2004-06": ("1984-01-01", "2004-06-30"),
    "2004-06-XX/2004-07-03": ("2004-06-01", "2004-07-03"),
    "1950S2": ("1900-01-01", "1999-12-31"),
    "[1667,1668,1670..1672]": ("1667-01-01", "1672-12-31"),
    "[1667, 1668]": ("1667-01-01", "1668-12-31"),
    "[..1760-12-03]": (None, "1760-12-03"),
    "[1760-12..]": ("1760-12-01", None),
    "{1960,1961-12}": ("1960-01-01", "1961-12-31"),
    "{..1984}": (None, "1984-12-31"),
    "[1984-12-30..1985-01-02]": ("1984-12-30", "1985-01-02"),
    "[1984-11..1985-02]": ("1984-11-01", "1985-02-28"),
    "[1667?,1668]": ("1667-01-01", "1668-12-31"),
    "[1984..1985-06]": ("1984-01-01", "1985-06-30"),
    "[1000-01-01..2000-12-31]": ("1000-01-01", "2000-12-31"),
}
YEARS = {
    "0000": (0, 0),
    "-1985": (-1985, -1985),
    "Y170000002": (170_000_002, 170_000_002),
    "Y-170000002": (-170_000_002, -170_000_002),
    "Y-17E7": (-170_000_000, -170_000_000),
    "Y171010000S3": (171_000_000, 171_999_999),
    "Y3388E2S3": (338_000, 338_999),
    "-1950S2": (-1999, -1900),
    "-1XXX": (-1999, -1000),
    "Y17E7~": (170_000_000, 170_000_000),
    "Y1E99": (10**24, None),
    "Y-1E999": (None, 0),
}
INVALID = (
    "1986-13 1986-00 1986-11-31 1986-11-00 1900-02-29 1986-02-3X 1986-42 1986-20 2001-21-03 198X-21-03 198",
    "19 986 19861 19861118 1986-1 1986-1-1 1985-04-12T25:00:00 / // 1/2 1986//1987 1986/1987/1988 1987/1986",
    "1986..1987 .. ... [1984 [1984} 1984] [] [,] [1984,] [,1984] [1984..1983] [..] [1984,..1990,2000] S3",
    "[1984..,1990] [[1984]] [1984/1985] -0000 Y1986 Y0 Y Y1E Y1E0 1986S 1986S0 1986?? ??1986 1986-?? 1986~?",
    "? ~1986~-11~-18~x x1986 1986x P7Y １９８６ 1986-١١ 1986−11 1986-XX-3X-XX X986-X Y12345X 1986-11-18T",
    "1986- -1986-",
)


@pytest.mark.parametrize("text", STATED)
def test_stated_days(text: str) -> None:
    first, last = (None if day is None else date.fromisoformat(day).toordinal() for day in STATED[text])
    when = When.parse(text)
    assert (when.earliest, when.latest) == (first, last)
    assert str(when) == text


@pytest.mark.parametrize("text", YEARS)
def test_years_beyond_the_usual(text: str) -> None:
    when = When.parse(text)
    assert (when.first_year, when.last_year) == YEARS[text]
    assert str(when) == text


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "1986\n", " 1986", "1986 ", "[1667,  1668]", "[ 1667]", *" ".join(INVALID).split()],
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        When.parse(text)
    assert caught.value.text == text


def test_qualifiers_loosen_the_bounds_of_what_they_qualify() -> None:
    def loose(text: str) -> tuple[str, str]:
        first, last = read(text)[:2]
        return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()

    assert loose("2004-06-11~") == loose("2004-06-~11") == ("2004-06-01", "2004-06-21")
    assert loose("2004-~06-11") == loose("2004-06~-11") == ("2003-08-06", "2005-04-17")
    assert loose("2004-06-?11") == loose("2004-06-%11") == ("2004-06-01", "2004-06-30")
    assert loose("2004-?06-11") == ("2004-01-11", "2004-12-11")
    assert loose("2004-?06") == ("2004-01-01", "2004-12-31")
    assert loose("196X~") == ("1949-12-24", "1980-01-08")


@pytest.mark.parametrize(
    "text", ["1984?", "1984%", "1984-06?", "1984?-06-11", "?1984-06", "2001-21?", "Y17E7?"]
)
def test_an_uncertain_year_bounds_nothing(text: str) -> None:
    when = When.parse(text)
    assert when.start_min is when.end_max is None
    assert when.earliest is not None


def test_no_alternative_is_dropped() -> None:
    when = When.parse("[1667,1668,1670..1672]")
    for year in (1667, 1668, 1670, 1671, 1672):
        assert When.of_year(year).same_time(when) is Answer.UNKNOWN
    assert When.of_year(1669).same_time(when) is Answer.NO
    wide = When.parse("[1000-01-01..2000-12-31,2004]")
    assert When.parse("1500-06-15").same_time(wide) is Answer.UNKNOWN
    assert When.parse("2004-06-15").same_time(wide) is Answer.UNKNOWN


def test_more_alternatives_than_can_be_kept_apart_are_held_by_their_hull() -> None:
    when = When.parse("1XXX-02-29")
    assert (when.earliest, when.latest) == (day_number(1004, 2, 29), day_number(1996, 2, 29))
    assert When.parse("1492-02-29").same_time(when) is Answer.UNKNOWN


@given(st.integers(-20_000, 20_000), st.integers(1, 12), st.integers(1, 28))
def test_day_numbers_and_their_parts(year: int, month: int, day: int) -> None:
    number = day_number(year, month, day)
    assert day_parts(number) == (year, month, day)
    if 1 <= year <= 9999:
        assert number == date(year, month, day).toordinal()
    assert day_number(year + 400, month, day) - number == 146_097


mark = st.sampled_from(["", "", "?", "~", "%"])
digit = st.sampled_from("0123456789")


@st.composite
def days(draw: st.DrawFn) -> str:
    """A date of level 0 to 2: any precision, qualifiers and unspecified digits in any position."""
    year, month = draw(st.integers(0, 9999)), draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(max(year, 1), month)[1] if year else 28))
    parts = [f"{year:04d}", f"{month:02d}", f"{day:02d}"]
    parts = [f"{draw(mark)}{_masked(draw, part)}{draw(mark)}" for part in parts]
    return "-".join(parts[: draw(st.integers(1, 3))])


def _masked(draw: st.DrawFn, part: str) -> str:
    """Some trailing or single digits of a part unspecified; what was possible stays so."""
    place = draw(st.integers(0, len(part) * 3))
    return part if place >= len(part) else part[:place] + "X" * (len(part) - place)


seasons = st.builds("{:04d}-{}{}".format, st.integers(0, 9999), st.integers(21, 41), mark)
long_years = st.one_of(
    st.builds("Y{}".format, st.integers(10_000, 10**40)),
    st.builds("Y-{}E{}".format, st.integers(1, 999), st.integers(1, 200)),
    st.builds("{:04d}S{}".format, st.integers(0, 9999), st.integers(1, 4)),
)
single = st.one_of(days(), seasons, long_years)
sides = st.one_of(single, st.sampled_from(["", ".."]))
sets = st.builds(
    "{0[0]}{1}{0[1]}".format, st.sampled_from(["[]", "{}"]), st.lists(single, min_size=1).map(",".join)
)


@given(st.one_of(single, sets))
def test_dates_and_sets_keep_their_text(text: str) -> None:
    assert str(When.parse(text)) == text


@given(sides, sides)
def test_intervals_keep_their_text_or_end_before_they_begin(start: str, end: str) -> None:
    text = f"{start}/{end}"
    try:
        when = When.parse(text)
    except InvalidDate:
        assert text == "/" or When.parse(end).before(When.parse(start)) is Answer.YES
    else:
        assert str(when) == text
        assert read(text)[0] <= read(text)[1]
        assert read(text)[2] <= read(text)[3]


@given(st.one_of(single, sets))
def test_bounds_hold_each_other(text: str) -> None:
    first_from, first_to, last_from, last_to, earliest, latest, spans = read(text)
    assert first_from <= last_from
    assert first_to <= last_to
    assert earliest <= latest
    for a, b, c, d in spans or ():
        assert first_from <= a <= b <= first_to
        assert last_from <= c <= d <= last_to


@given(st.text(alphabet="0123456789X-/.~?%[]{},YESTZ: +", max_size=24))
def test_garbage_raises_nothing_but_invalid_date(text: str) -> None:
    try:
        assert str(When.parse(text)) == text
    except InvalidDate:
        assert not re.fullmatch(r"[0-9]{4}[?~%]?", text)


@given(st.text(max_size=30))
def test_any_text_raises_nothing_but_invalid_date(text: str) -> None:
    try:
        When.parse(text)
    except InvalidDate:
        assert not re.fullmatch(r"[0-9]{4}", text)


@pytest.mark.parametrize(
    "text",
    ["Y" + "9" * 100_000, "Y1E" + "9" * 10_000, "1986S" + "9" * 10_000, "[" + "1986," * 20_000 + "1987]"],
)
def test_sizes_that_would_exhaust_a_machine_are_read(text: str) -> None:
    assert str(When.parse(text)) == text


@given(st.one_of(single, sets), st.one_of(single, sets))
def test_opposite_questions_agree(text: str, other: str) -> None:
    one, two = When.parse(text), When.parse(other)
    assert one.before(two) is two.after(one)
    assert one.contains(two) is two.during(one)
    assert one.overlaps(two) is two.overlaps(one)
    assert one.same_time(two) is two.same_time(one)
    if one.before(two) is Answer.YES:
        assert one.overlaps(two) is one.same_time(two) is Answer.NO
