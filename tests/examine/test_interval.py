"""Texts of our own in which a date stands beside words that hang on a landmark or on another date."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.examine import Evidence, interval, stretches, succession
from amity.examine.distances import fits
from amity.examine.lengths import Bound, Length
from amity.model.answers import Answer

LANDMARKS: list[tuple[Any, ...]] = [
    # beside a landmark that lasts
    ("Talks were held in May 1982, during the Falklands War.", {"May 1982": "1982-05"}, "consistent"),
    ("Talks were held in March 1984, during the Falklands War.", {"March 1984": "1984-03"}, "inconsistent"),
    ("It was in 1940, amid the Winter War, that aid came.", {"1940": "1940"}, None),
    ("It was in 1944, amid the Winter War, that aid came.", {"1944": "1944"}, "inconsistent"),
    ("During the Falklands War, in May 1982, Peru offered talks.", {"May 1982": "1982-05"}, "consistent"),
    # a phase of it
    (
        "A herd left in May 1955, while the Winter War was at its height.",
        {"May 1955": "1955-05"},
        "inconsistent",
    ),
    ("In May 1982, with the Falklands War still raging, he left.", {"May 1982": "1982-05"}, "consistent"),
    (
        "In June 1948, with the Second World War in its last months, he left.",
        {"June 1948": "1948-06"},
        "inconsistent",
    ),
    (
        "In the last months of the Second World War, in March 1945, he left.",
        {"March 1945": "1945-03"},
        "consistent",
    ),
    (
        "In the last months of the Second World War, in November 1942, he left.",
        {"November 1942": "1942-11"},
        "inconsistent",
    ),
    (
        "When the Second World War had been over for two years, in July 1952, he left.",
        {"July 1952": "1952-07"},
        "inconsistent",
    ),
    ("In 1950, with the Second World War still on every mind, he left.", {"1950": "1950"}, None),
    # a distance from a day
    (
        "Cairo sent an envoy on 6 June 1957, three months after the independence of Ghana.",
        {"6 June 1957": "1957-06-06"},
        "consistent",
    ),
    (
        "Cairo sent an envoy on 6 December 1957, three months after the independence of Ghana.",
        {"6 December 1957": "1957-12-06"},
        "inconsistent",
    ),
    (
        "Relations began on April 10, 1957, about a month after the independence of Ghana.",
        {"April 10, 1957": "1957-04-10"},
        "consistent",
    ),
    (
        "An embassy was opened in 1962, five years after the independence of Ghana.",
        {"1962": "1962"},
        "consistent",
    ),
    (
        "An embassy was opened in 1969, five years after the independence of Ghana.",
        {"1969": "1969"},
        "inconsistent",
    ),
    (
        "On 7 March 1957 the consul, a day after the independence of Ghana, flew home.",
        {"7 March 1957": "1957-03-07"},
        "consistent",
    ),
    # which side of a war is meant
    (
        "They met on 24 June 1982, ten days after the Falklands War ended.",
        {"24 June 1982": "1982-06-24"},
        "consistent",
    ),
    (
        "They met on 12 April 1982, ten days after the Falklands War broke out.",
        {"12 April 1982": "1982-04-12"},
        "consistent",
    ),
    (
        "They met on 12 August 1982, ten days after the outbreak of the Falklands War.",
        {"12 August 1982": "1982-08-12"},
        "inconsistent",
    ),
    (
        "Aid stopped on 3 May 1982, the day after Argentina began the Falklands War.",
        {"3 May 1982": "1982-05-03"},
        "inconsistent",
    ),
    # before and after
    ("The pact was made in 1938, before the Winter War.", {"1938": "1938"}, "consistent"),
    ("The pact was made in 1947, before the Winter War.", {"1947": "1947"}, "inconsistent"),
    ("The pact was made in 1980, shortly after the Falklands War.", {"1980": "1980"}, "inconsistent"),
    # nothing is said of the date
    ("The pact of 1980 was ended after the Falklands War.", {"1980": "1980"}, None),
    ("He wrote in 1990 that during the Falklands War nobody called.", {"1990": "1990"}, None),
    ("In 1999 a film on life during the Winter War was shown.", {"1999": "1999"}, None),
    (
        "Aid began three months after the independence of Ghana, on 6 March 1957.",
        {"6 March 1957": "1957-03-06"},
        None,
    ),
]

DISTANCES: list[tuple[Any, ...]] = [
    (
        "He came on 3 May 1988 and left two days later, on 5 May 1988.",
        ("3 May 1988", "5 May 1988"),
        "consistent",
    ),
    (
        "He came on 3 May 1988 and left two days later, on 15 May 1988.",
        ("3 May 1988", "15 May 1988"),
        "inconsistent",
    ),
    (
        "She came on 3 May 1988; the next day, on 4 May 1988, she left.",
        ("3 May 1988", "4 May 1988"),
        "consistent",
    ),
    (
        "She came on 3 May 1988; the next day, on 9 May 1988, she left.",
        ("3 May 1988", "9 May 1988"),
        "inconsistent",
    ),
    (
        "The pact was made in May 1961 and ended four years later, in May 1965.",
        ("May 1961", "May 1965"),
        "consistent",
    ),
    (
        "The pact was made in May 1961 and ended four years later, in May 1975.",
        ("May 1961", "May 1975"),
        "inconsistent",
    ),
    (
        "He came on 3 May 1988 and, two days later than agreed, wrote on 15 May 1988.",
        ("3 May 1988", "15 May 1988"),
        None,
    ),
]

LENGTHS: list[tuple[Any, ...]] = [
    (
        "The four-day visit, from 3 to 6 May 1988, was calm.",
        "3 to 6 May 1988",
        "1988-05-03/1988-05-06",
        "consistent",
    ),
    (
        "A three-day state visit on 3-6 May 1988 was calm.",
        "3-6 May 1988",
        "1988-05-03/1988-05-06",
        "consistent",
    ),
    (
        "The ten-day visit, from 3 to 6 May 1988, was calm.",
        "3 to 6 May 1988",
        "1988-05-03/1988-05-06",
        "inconsistent",
    ),
    ("A two-day visit on 3-6 May 1988 was calm.", "3-6 May 1988", "1988-05-03/1988-05-06", "inconsistent"),
    (
        "A five-day visit on 3-6 May 1988 was calm.",
        "3-6 May 1988",
        "1988-05-03/1988-05-06",
        "inconsistent",
    ),
    ("The ten-day visit in May 1988 was calm.", "May 1988", "1988-05", None),
]


@pytest.mark.parametrize(("text", "dates", "verdict"), LANDMARKS)
def test_dates_are_held_against_landmarks(
    evidence: Callable[..., Evidence], text: str, dates: dict[str, str], verdict: str | None
) -> None:
    found = list(interval.check(evidence(text, dates=dates)))
    assert [str(one.verdict) for one in found] == ([verdict] if verdict else [])


@pytest.mark.parametrize(("text", "dates", "verdict"), DISTANCES)
def test_dates_are_held_against_each_other(
    evidence: Callable[..., Evidence], text: str, dates: tuple[str, ...], verdict: str | None
) -> None:
    edtf = {"3 May 1988": "1988-05-03", "4 May 1988": "1988-05-04", "5 May 1988": "1988-05-05",
            "9 May 1988": "1988-05-09", "15 May 1988": "1988-05-15", "May 1961": "1961-05",
            "May 1965": "1965-05", "May 1975": "1975-05"}  # fmt: skip
    found = list(succession.check(evidence(text, dates={words: edtf[words] for words in dates})))
    assert [str(one.verdict) for one in found] == ([verdict] if verdict else [])


@pytest.mark.parametrize(("text", "words", "edtf", "verdict"), LENGTHS)
def test_lengths_are_held_against_days(
    evidence: Callable[..., Evidence], text: str, words: str, edtf: str, verdict: str | None
) -> None:
    found = list(stretches.check(evidence(text, dates={words: edtf})))
    assert [str(one.verdict) for one in found] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("The three-day fair, which ran from 14 to 22 April 1955, was poor.", ["inconsistent"]),
        ("The nine-day fair, which ran from 14 to 22 April 1955, was poor.", ["consistent"]),
        ("The mission, which lasted five weeks, stayed from 2 to 9 October 1963.", ["inconsistent"]),
        ("He was held from 5 May 1971 to 8 June 1971, a captivity of four months.", ["inconsistent"]),
        ("The five-year plan of 1976 to 1983 gave the mills to Almaty.", ["suspicious"]),
        ("A three-year plan for schools was ready when the fair ran from 2 to 9 May 1963.", []),
    ],
)
def test_lengths_are_held_against_dates_in_a_clause_of_their_own(
    told: Callable[..., Evidence], text: str, verdicts: list[str]
) -> None:
    assert [str(one.verdict) for one in stretches.check(told(text))] == verdicts


def test_the_finding_spans_date_and_words_and_names_the_source(evidence: Callable[..., Evidence]) -> None:
    text = "It is said that they met in March 1984, during the Falklands War, in Lima."
    [found] = interval.check(evidence(text, dates={"March 1984": "1984-03"}))
    assert [passage.quote for passage in found.passages] == ["March 1984, during the Falklands War"]
    assert "1982-04-02/1982-06-14 [COW Inter-State Wars v4.0]" in found.explanation


def test_a_date_whose_year_was_supplied_is_left_alone(evidence: Callable[..., Evidence]) -> None:
    text = "They met in March, during the Falklands War."
    assert not list(interval.check(evidence(text, dates={"March": "1984-03"}, inferred=["March"])))


@pytest.mark.parametrize(
    ("days", "number", "unit", "rough", "answer"),
    [
        (36, 1, "month", True, Answer.YES),
        (36, 1, "month", False, Answer.YES),
        (55, 1, "month", False, Answer.UNKNOWN),
        (61, 1, "month", False, Answer.NO),
        (90, 1, "month", False, Answer.NO),
        (2, 1, "day", False, Answer.UNKNOWN),
        (3, 1, "day", False, Answer.NO),
        (731, 2, "year", False, Answer.YES),
        (-731, 2, "year", False, Answer.NO),
    ],
)
def test_distances_have_room_for_ways_of_counting(
    days: int, number: int, unit: str, rough: bool, answer: Answer
) -> None:
    length = Length(number=number, unit=unit, bound=Bound.ROUGH if rough else Bound.EXACT)
    assert fits(days, days, length) is answer
