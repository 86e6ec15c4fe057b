"""Comparisons of dates, proved by going through every first and last day that two dates allow."""

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import FrozenInstanceError
from datetime import date
from itertools import combinations, combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidDate, InvalidValue
from amity.model.answers import Answer
from amity.model.when import When, _bind

FAR_AWAY = 40 * 366
JANUARY = date(2000, 1, 1).toordinal()
Days = tuple[int, int]
Side = tuple[str, tuple[Days, ...]]

OPEN: Days = (JANUARY - FAR_AWAY, JANUARY + FAR_AWAY)
"""Stands for all time: wider than anything else in these tests."""


def january(first: int, last: int) -> Days:
    return JANUARY + first - 1, JANUARY + last - 1


# What each text allows, spelled out by hand: the oracle knows nothing of the code under test.
DATES: tuple[Side, ...] = (
    ("2000-01-01", (january(1, 1),)),
    ("2000-01-09", (january(9, 9),)),
    ("2000-01-10", (january(10, 10),)),
    ("2000-01-15", (january(15, 15),)),
    ("2000-01-31", (january(31, 31),)),
    ("2000-02-01", (january(32, 32),)),
    ("2000-01", (january(1, 31),)),
    ("1999-12", (january(-30, 0),)),
    ("2000", (january(1, 366),)),
    ("2000-XX", (january(1, 366),)),
    ("2000-01-0X", (january(1, 9),)),
    ("2000-01-1X", (january(10, 19),)),
    ("2000-01-X1", (january(1, 1), january(11, 11), january(21, 21), january(31, 31))),
    ("2000-01-15~", (january(5, 25),)),
    ("2000-01-~15", (january(5, 25),)),
    ("2000-01-?15", (january(1, 31),)),
    ("2000-01-15?", (OPEN,)),
    ("2000-01%", (OPEN,)),
    ("2000-33", (january(1, 91),)),
)
OPEN_SIDES: tuple[Side, ...] = (("..", (OPEN,)), ("", (OPEN,)))
SETS: tuple[Side, ...] = (
    ("[2000-01-09,2000-01-15]", (january(9, 9), january(15, 15))),
    ("{2000-01-09,2000-02-01}", (january(9, 9), january(32, 32))),
    ("[1999-12,2000-01-10]", (january(-30, 0), january(10, 10))),
    ("[2000-01-09..2000-01-11]", tuple(january(day, day) for day in (9, 10, 11))),
    ("[..2000-01-10]", ((OPEN[0], january(10, 10)[1]),)),
    ("[2000-01-10..]", ((january(10, 10)[0], OPEN[1]),)),
)
Span = tuple[Days, Days]
"""The stretch of the first day, and that of the last."""
NAMES = ("before", "after", "during", "contains", "overlaps", "same_time")


def questions(s: int, e: int, s2: int, e2: int) -> tuple[bool, ...]:
    shared = s <= e2 and s2 <= e
    return e < s2, s > e2, s2 <= s and e <= e2, s <= s2 and e2 <= e, shared, (s, e) == (s2, e2)


def realisations(spans: Iterable[Span], days: Iterable[int]) -> list[tuple[int, int]]:
    """Every first and last day, out of `days`, that the spans allow."""
    pairs = list(combinations_with_replacement(sorted(days), 2))
    return [(s, e) for (a, b), (c, d) in spans for s, e in pairs if a <= s <= b and c <= e <= d]


def expected(spans: list[Span], others: list[Span], days: Iterable[int]) -> list[Answer]:
    """The sharpest answer to each question that is true of all realisations."""
    pairs = product(realisations(spans, days), realisations(others, days))
    outcomes = zip(*{questions(*one, *other) for one, other in pairs}, strict=True)
    return [Answer.UNKNOWN if len(set(o)) == 2 else Answer.YES if o[0] else Answer.NO for o in outcomes]


def answers(one: When, other: When) -> list[Answer]:
    return [getattr(one, name)(other) for name in NAMES]


def telling_days(spans: list[Span]) -> set[int]:
    """Days that stand for all: questions only ask for order, so ends and their neighbours are enough."""
    return {day + step for span in spans for stretch in span for day in stretch for step in (0, 1)}


def statements(dates: tuple[Side, ...]) -> Iterator[tuple[str, list[Span]]]:
    """Texts with the spans that they allow: dates, sets, and the intervals that the dates can make."""
    for text, stretches in (*dates, *SETS):
        yield text, [(days, days) for days in stretches]
    for (start, firsts), (end, lasts) in product(dates + OPEN_SIDES, repeat=2):
        if (
            (start or end)
            and min(firsts)[0] <= max(lasts)[1]
            and OPEN[0] not in (min(firsts)[0], min(lasts)[0])
        ):
            yield f"{start}/{end}", [(f, e) for f, e in product(firsts, lasts) if f[0] <= e[1]]
    for text, stretches in dates:
        yield f"{text}/..", [(days, OPEN) for days in stretches]
        yield f"/{text}", [(OPEN, days) for days in stretches]


RICH = list(statements(DATES))
FEW = list(statements(DATES[::2]))


@pytest.mark.parametrize(("text", "spans"), RICH, ids=[text for text, _ in RICH])
def test_a_text_allows_just_the_days_that_it_says(text: str, spans: list[Span]) -> None:
    when = When.parse(text)
    days = {day for day in telling_days(spans) if abs(day - JANUARY) < 800} | set(
        range(JANUARY, JANUARY + 40, 3)
    )
    allowed = set(realisations(spans, days))
    for first, last in combinations_with_replacement(sorted(days), 2):
        concrete = When.parse(f"{date.fromordinal(first)}/{date.fromordinal(last)}")
        possible = when.same_time(concrete) is not Answer.NO
        assert possible == ((first, last) in allowed), concrete


def test_answers_to_all_pairs_of_texts_are_true_and_as_sharp_as_can_be() -> None:
    parsed = [(When.parse(text), spans) for text, spans in FEW]
    for (one, spans), (other, others) in product(parsed, repeat=2):
        days = telling_days(spans + others)
        assert answers(one, other) == expected(spans, others, days), (one, other)


def boxes(days: int) -> list[Span]:
    """Every stretch of first days with every stretch of last days that could go with it."""
    stretches = list(combinations_with_replacement(range(days), 2))
    return [(f, e) for f, e in product(stretches, repeat=2) if f[0] <= e[0] and f[1] <= e[1]]


def with_bounds(*spans: Span) -> When:
    """A date made of bare bounds, which no text need be able to state."""
    when = When.unknown()
    flat = [(*first, *last) for first, last in spans]
    a, b, c, d = zip(*flat, strict=True)
    hull = min(a), max(b), min(c), max(d)
    _bind(when, (*hull, min(a), max(d), tuple(flat) if len(flat) > 1 else None))
    return when


def test_answers_over_all_boxes_of_five_days() -> None:
    found = [(with_bounds(box), [box]) for box in boxes(5)]
    for (one, spans), (other, others) in product(found, repeat=2):
        assert answers(one, other) == expected(spans, others, range(5)), (spans, others)


def test_answers_over_all_pairs_of_alternatives_in_three_days() -> None:
    single = boxes(3)
    for pair in combinations(single, 2):
        for box in single:
            assert answers(with_bounds(*pair), with_bounds(box)) == expected(list(pair), [box], range(3))
            assert answers(with_bounds(box), with_bounds(*pair)) == expected([box], list(pair), range(3))


def test_the_unknown_date_is_unknown_to_everything() -> None:
    for text, _ in RICH:
        assert set(answers(When.unknown(), When.parse(text))) == {Answer.UNKNOWN}
        assert set(answers(When.parse(text), When.unknown())) == {Answer.UNKNOWN}


@pytest.mark.parametrize(
    ("one", "question", "other", "answer"),
    [
        ("1961~", "before", "1963", Answer.UNKNOWN),
        ("1961~", "before", "1990", Answer.YES),
        ("1961~", "during", "1951/1971", Answer.UNKNOWN),
        ("1961?", "before", "1990", Answer.UNKNOWN),
        ("1948-10~", "after", "1945-09", Answer.YES),
        ("1960/..", "before", "1950", Answer.NO),
        ("1960/..", "contains", "1970", Answer.UNKNOWN),
        ("../1991-12-26", "after", "1995", Answer.NO),
        ("1950", "before", "1960/..", Answer.YES),
        ("196X", "before", "1970", Answer.YES),
        ("1950-06-25/1953-07-27", "contains", "1951-07-10", Answer.YES),
        ("2016-23", "before", "2017", Answer.YES),
        ("1950-24", "after", "1950-06", Answer.UNKNOWN),
        ("[1667,1668,1670..1672]", "after", "1666", Answer.YES),
        ("[1667,1672]", "overlaps", "1670", Answer.NO),
        ("Y-17E7", "before", "-4000", Answer.YES),
        ("Y1E99", "after", "9999", Answer.YES),
        ("1950S2", "after", "1899", Answer.YES),
    ],
)
def test_answers_that_a_scholar_expects(one: str, question: str, other: str, answer: Answer) -> None:
    assert getattr(When.parse(one), question)(When.parse(other)) is answer


def test_bounds_are_day_numbers_and_open_sides_are_none() -> None:
    when = When.parse("1986-11/..")
    assert when.start_min == when.earliest == when.end_min == date(1986, 11, 1).toordinal()
    assert when.start_max == date(1986, 11, 30).toordinal()
    assert when.end_max is None
    assert when.latest is None
    assert (when.first_year, when.last_year) == (1986, None)


def test_stated_days_keep_their_place_whatever_qualifies_them() -> None:
    for text in ("1984", "1984?", "1984~", "1984%"):
        assert (When.parse(text).first_year, When.parse(text).last_year) == (1984, 1984)
    assert (When.parse("1950-24").first_year, When.parse("1950-24").last_year) == (1950, 1950)


def test_other_words_leave_bounds_alone() -> None:
    when = When.parse("1990-03-26")
    other = when.replace(words="March 26", anchor="1990-03-15", inferred=("year",))
    assert (other.words, other.anchor, other.inferred) == ("March 26", "1990-03-15", ("year",))
    assert (when.words, when.inferred) == ("", ())
    assert other.same_time(when) is Answer.YES
    assert other != when
    assert other == When(edtf="1990-03-26", words="March 26", anchor="1990-03-15", inferred=("year",))


def test_a_date_is_a_value() -> None:
    when = When.parse("[1667,1668]")
    assert pickle.loads(pickle.dumps(when)) == when  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(when)).overlaps(When.parse("1669")) is Answer.NO  # noqa: S301
    assert len({when, When.parse("[1667,1668]")}) == 1
    with pytest.raises(FrozenInstanceError):
        when.edtf = "1669"  # type: ignore[misc]


def test_inferred_parts_given_as_one_text_are_refused() -> None:
    with pytest.raises(InvalidValue):
        When(edtf="1990", inferred="year")  # type: ignore[arg-type]


def test_constructors_write_edtf() -> None:
    start, end = When.of_day(date(1986, 11, 18)), When.of_month(1986, 12)
    assert str(When.between(start, end)) == "1986-11-18/1986-12"
    assert str(When.between(None, end)) == "../1986-12"
    assert str(When.of_year(-44)) == "-0044"
    with pytest.raises(InvalidDate):
        When.of_month(1986, 13)
    with pytest.raises(InvalidDate):
        When.between(end, start)


@given(st.integers(-12_000, 12_000))
def test_the_period_of_a_year_is_the_year(year: int) -> None:
    when = When.of_year(year)
    assert (when.period.earliest, when.period.latest) == (when.earliest, when.latest)
    assert when.first_year == when.last_year == year


def test_the_period_of_an_uncertain_year_proves_nothing() -> None:
    day = When.parse("1984-06-01")
    for mark in "?~%":
        assert day.during(When.parse(f"1984{mark}").period) is Answer.UNKNOWN
    assert str(When.unknown().period) == "../.."


def test_dates_are_put_in_order_with_open_starts_by_their_end() -> None:
    texts = ["1990", "../1985", "1986-11-18", "1986-11", "1960/..", ""]
    ordered = sorted((When.parse(t) if t else When.unknown() for t in texts), key=lambda when: when.sort_key)
    assert [str(when) for when in ordered] == ["1960/..", "../1985", "1986-11", "1986-11-18", "1990", ""]
