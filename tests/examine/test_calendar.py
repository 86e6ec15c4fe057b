"""What the calendar says of dates: sound and faulty sentences of our own, and every day of some centuries."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.examine import Evidence, calendar, weekdays
from amity.examine.impossible_dates import MONTHS, impossible_dates
from amity.examine.ranges import backward
from amity.model.answers import Answer
from amity.model.mentions import DateMention
from amity.model.when import When

FAULTY = [
    "They met in Rabat on 30 January 1976, and on Saturday, 1 February, the text was ready.",
    "The envoys came to Lima on 5 May 1958, and left on Thursday the 9th.",
    "On Tuesday, 5 May 1971, the Bulgarian envoy reached Tirana.",
    "The talks in Lagos began on Friday the 2nd of March 1970.",
    "The note was handed over in Oslo on 14 July 1960 (a Sunday).",
    "He landed in Havana on 12 March 1961, a Monday.",
    "They met in Cairo on Wednesday, July 3, 1958, and again in autumn.",
    "The Danish consul left Riga on 31 April 1938.",
    "A protocol was signed in Rabat on February 29, 1990.",
    "The fair in Izmir lasted from 28 to 31 June 1966.",
    "In September 1954, on the 31st, the harbour of Haifa was opened.",
    "The cable is dated 30.02.1962 and was sent from Accra.",
    "The minister stayed in Lima from 12 to 9 May 1988.",
    "The mission worked in Kathmandu between 1975 and 1971.",
    "He was consul in Basra from 3 June 1949 to 1 June 1947.",
    "The Spanish mandate (1958-1949) is well studied.",
    "In the nineteenth century, in 1936, a Belgian firm built the line.",
    "In the early 1960s, in 1974, Ghana and Togo closed the border.",
    "Malta, which had its vote in the leap year 1963, kept the base.",
    "1970 was a leap year, and the Icelandic commission sat on the extra day.",
    "31 апреля 1950 года посол прибыл в Софию.",
    "大使は1990年2月30日に着任した。",
]
SOUND = [
    "The envoys came to Lima on Monday, 5 May 1958, and left on Thursday the 8th.",
    "The envoys came to Lima on Monday, 5 May 1958; on Thursday the second round began.",
    "On Wednesday, 5 May 1971, the Bulgarian envoy reached Tirana.",
    "On Wednesday, 25 October 1917, by the calendar then in use, the telegraph office was taken.",
    "The Danish consul left Riga on 30 April 1938.",
    "A protocol was signed in Rabat on February 29, 1988.",
    "On the night of 3-4 March 1953 the guards in Berlin were doubled.",
    "From 28 to 3 May 1988 the minister was in Lima.",
    "From 30 December 1966 to 2 January 1967 the embassy in Delhi was shut.",
    "The winter from November to February 1963 was hard in Oslo.",
    "Output fell from 2000 to 1900 tonnes, and the Turkish loan was cut.",
    "Founded in the nineteenth century, in 1936 the Swiss firm was sold to Romania.",
    "The order of 31 April [sic] was carried out by the Greek legation a day later.",
    "The letter bears the impossible date of 31 November 1961; the Finnish archive files it under December.",
    "In June 31 delegates from Ghana came to Prague.",
    "The Russian papers of 29 February 1900 report a fire in Harbin.",
    "Tuesday's papers said on 6 May 1971 that the Albanian reply was near.",
    "The archive has a cutting, On 5 May 1971, Tuesday talks, of unknown origin.",
    "Nothing is said of the years 44-41 BC in the Italian note.",
    "The Austrian troops, reduced from 2100 to 1950 men, left Cyprus.",
]
VERIFIED = [
    "On Wednesday, 5 May 1971, the Bulgarian envoy reached Tirana.",
    "They met in Cairo on Thursday, July 3, 1958, and again in autumn.",
    "He landed in Havana on 12 March 1961, a Sunday.",
    "In the nineteenth century, in 1836, a Belgian firm built the line.",
    "In the late 1970s, in 1978, Ghana and Togo closed the border.",
    "1972 was a leap year, and the Icelandic commission sat on the extra day.",
]


def verdicts(found: Evidence) -> list[str]:
    return [str(one.verdict) for one in calendar.check(found)]


@pytest.mark.parametrize("text", FAULTY)
def test_a_fault_is_found_once(told: Callable[..., Evidence], text: str) -> None:
    assert verdicts(told(text)) == ["inconsistent"]


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_is_not_blamed(told: Callable[..., Evidence], text: str) -> None:
    assert set(verdicts(told(text))) <= {"consistent"}


@pytest.mark.parametrize("text", VERIFIED)
def test_what_holds_is_said_to_hold(told: Callable[..., Evidence], text: str) -> None:
    assert verdicts(told(text)) == ["consistent"]


def test_a_year_from_the_sentence_before_makes_a_wrong_weekday_suspicious(
    told: Callable[..., Evidence],
) -> None:
    text = "The Chilean minister reached Havana on 5 May 1971. On Monday, June 9, he saw the premier."
    assert verdicts(told(text)) == ["suspicious"]


@given(st.dates(date(1924, 1, 1), date(2100, 12, 31)), st.integers(0, 6))
def test_every_weekday_is_right_or_wrong_as_counting_days_has_it(day: date, shift: int) -> None:
    known = (day - date(2000, 1, 3)) % timedelta(days=7)  # 3 January 2000 was a Monday
    said = (known.days + shift) % 7 + 1
    mention = DateMention(start=0, end=10, when=When.of_day(day))
    assert weekdays.agrees(mention, said) is (Answer.NO if shift else Answer.YES)


def test_the_days_that_exist_are_those_that_counting_reaches() -> None:
    days = {date(1899, 12, 31) + timedelta(days=n) for n in range(1, 3 * 366)}
    named = {f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in days}
    for year in (1901, 1902):
        for month in MONTHS:
            for day in range(1, 40):
                said = f"{day} {month} {year}"
                assert bool(list(impossible_dates(f"On {said}."))) is (said not in named), said


@given(st.integers(1, 28), st.integers(1, 28), st.sampled_from(MONTHS))
def test_days_run_backwards_only_where_the_last_comes_first(first: int, last: int, month: str) -> None:
    found = list(backward(f"He stayed from {first} to {last} {month} 1988."))
    assert bool(found) is (last < first and not (first >= 21 and last <= 10))
