"""Terms of our own and their ends, sound and faulty."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.examine import Evidence, term
from amity.examine.endings import endings, holds
from amity.model.answers import Answer
from amity.model.when import When

SOUND = [
    "The treaty between Hanoi and Moscow was signed in November 1978 for twenty-five years. "
    "It expired on schedule in 2003.",
    "The lease of the Finnish peninsula was made in September 1944 for fifty years. "
    "Moscow gave it up in January 1956, with thirty-eight years to run.",
    "Cairo's treaty of May 1971 was valid for fifteen years. It was ended in March 1976, in its fifth year.",
    "Peking's treaty of February 1950 was concluded for thirty years. It expired in April 1980.",
    "A ten-year agreement on bases was signed in Manila in March 1966. It ran out as agreed in 1976.",
    "The pact of 1955 between Ankara and Karachi was to remain in force for twenty years and was renewed for "
    "ten more years. It expired as scheduled in 1985.",
    "The Belgian concession of 1906 was granted for sixty years. It ended prematurely in 1960.",
    "Denmark leased the strip to Britain for a term of thirty years from June 1911. "
    "When the thirty years were over, in June 1941, nobody asked for it.",
    "Chile gave the loan of 1966 a life of ten years. It was repaid in 1972, four years ahead of time.",
    "In May 1903 Cuba leased the bay for ninety-nine years. It ran its full term in 2002.",
    "The pact that Finland signed in 1948 had a term of ten years. It was renewed in 1955 for twenty years, "
    "until 1975.",
    "A twenty-year treaty with Kabul was signed in 1971; it still had fifteen years to run in 1976, "
    "when it was torn up.",
    "The twenty-five-year treaty of 1978 with Hanoi ran its full span and ended in 2003.",
    "The treaty of 1971 was made for twenty years and was denounced after only five years, in 1976.",
    "The pact, signed in 1970, was valid for twenty years and to be prolonged by ten years at a time. "
    "It was in force until 2000, the end of the first prolongation.",
]
FAULTY = [
    "The pact, signed in 1970, was valid for twenty years and to be prolonged by ten years at a time. "
    "It was in force until 1990, the end of the first prolongation.",
    "The concession was granted in 1944 for fifty years; the company left in 1956, the term having run out.",
    "The alliance was concluded for thirty years in May 1942. It ended in 1962, at the end of the twenty "
    "years for which it had been made.",
    "The lease of 1920 was for ninety-nine years, and the base was handed back in 1960 on its expiry.",
    "The treaty between Hanoi and Moscow was signed in November 1978 for twenty-five years. "
    "It expired on schedule in 1988.",
    "The lease of the Finnish peninsula was made in September 1944 for fifty years. "
    "Moscow gave it up in January 1956, with twenty years to run.",
    "Cairo's treaty of May 1971 was valid for fifteen years. It was ended in March 1976, in its ninth year.",
    "Peking's treaty of February 1950 was concluded for thirty years. It expired in April 1970.",
    "A ten-year agreement on bases was signed in Manila in March 1966. It ran out as agreed in 1971.",
    "The pact of 1955 between Ankara and Karachi was to remain in force for twenty years and was renewed for "
    "ten more years. It expired as scheduled in 1981.",
    "The Belgian concession of 1906 was granted for sixty years. It ended prematurely in 1975.",
    "Denmark leased the strip to Britain for a term of thirty years from June 1911. "
    "When the thirty years were over, in June 1931, nobody asked for it.",
    "Chile gave the loan of 1966 a life of ten years. It was repaid in 1970, two years ahead of time.",
    "In May 1903 Cuba leased the bay for ninety-nine years. It ran its full term in 1959.",
    "The pact that Finland signed in 1948 had a term of ten years. It was renewed in 1955 for twenty years, "
    "until 1970.",
    "A twenty-year treaty with Kabul was signed in 1971; it still had ten years to run in 1976, "
    "when it was torn up.",
    "The twenty-five-year treaty of 1978 with Hanoi ran its full span and ended in 1991.",
    "The treaty of 1971 was made for twenty years and was denounced after only nine years, in 1976.",
    "The Chinese five-year plan, begun in 1961, was fulfilled on schedule in 1968.",
    "The bay was leased by Peru for ninety-nine years in 1903 and was to revert in 1985.",
]
SILENT = [
    "The treaty of 1971 was made for twenty years. In 1976 the war, in its ninth year, went on.",
    "The treaty has been in force for twenty years since 1971. Another one expired in 1985.",
    "Oslo signed for ten years. It expired in 1970.",
    "The pact of 1955 was concluded for twenty years. It did not run its full term, as 1958 showed.",
    "He was consul in Lima for five years from 1950. His passport expired in 1957.",
    "The treaty of 1948 was valid for ten years and that of 1955 for twenty. The older lapsed on schedule.",
    "For the first time in twenty years, in 1971, a Greek minister came; his visa ran out in May 1971.",
]


def verdicts(evidence: Evidence) -> list[str]:
    return [str(found.verdict) for found in term.check(evidence)]


@pytest.mark.parametrize("text", SOUND)
def test_a_term_that_ended_as_told_is_said_to_hold(told: Callable[..., Evidence], text: str) -> None:
    assert verdicts(told(text)) == ["consistent"]


@pytest.mark.parametrize("text", FAULTY)
def test_a_term_that_cannot_have_ended_so_is_found(told: Callable[..., Evidence], text: str) -> None:
    assert verdicts(told(text)) in (["inconsistent"], ["suspicious"])


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_term_or_no_end_is_left_alone(told: Callable[..., Evidence], text: str) -> None:
    assert verdicts(told(text)) == []


def test_an_expiry_that_is_not_said_to_be_on_time_is_only_suspicious(told: Callable[..., Evidence]) -> None:
    text = "Peking's treaty of February 1950 was concluded for thirty years. It expired in April 1970."
    [found] = term.check(told(text))
    assert str(found.verdict) == "suspicious"
    assert "a term of 30 years from 1950-02" in found.explanation


@given(st.dates(date(1850, 1, 1), date(1950, 1, 1)), st.integers(2, 50), st.integers(-30, 30))
def test_a_full_term_ends_on_its_day_some_years_later(begin: date, years: int, off: int) -> None:
    [over] = endings("It ran its full term.")
    end = date(begin.year + years + off, begin.month, min(begin.day, 28))
    answer = holds(When.of_day(begin), years, 0, When.of_day(end), over)
    if off == 0:
        assert answer is Answer.YES
    elif abs(off) > 1 and end > begin:
        assert answer is Answer.NO
    else:
        assert answer is not Answer.YES


def test_another_length_told_of_is_not_that_of_the_term(told: Callable[..., Evidence]) -> None:
    text = (
        "The loan of 1960 was to be repaid within twenty years, after a grace of five years. "
        "Repayment began at the end of its five years of grace, in 1965."
    )
    assert not list(term.check(told(text)))
