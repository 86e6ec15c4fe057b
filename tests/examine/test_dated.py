"""Which dates of a sentence bear on which of its words."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence
from amity.examine.dated import dated_sentences, near_words, told_sentences

CASES: list[tuple[str, dict[str, str], str, list[str]]] = [
    # a date at the head frames the main clause; one in the clause bears on its words
    ("In 1951, after long talks, the senate met.", {"1951": "1951"}, "senate", ["1951"]),
    ("The senate met the envoy of Peru in May 1951.", {"May 1951": "1951-05"}, "senate", ["1951-05"]),
    (
        "The senate met in 1951, and in 1960 the chamber.",
        {"1951": "1951", "1960": "1960"},
        "senate",
        ["1951"],
    ),
    (
        "The senate met in 1951, and in 1960 the chamber.",
        {"1951": "1951", "1960": "1960"},
        "chamber",
        ["1960"],
    ),
    # neither into nor out of a clause of its own
    ("Costa, who was born in 1922, led the senate.", {"1922": "1922"}, "senate", []),
    ("In 1938 he joined the club that became the senate.", {"1938": "1938"}, "senate", []),
    ("Born in 1922, Costa led the senate.", {"1922": "1922"}, "senate", []),
    ("Peru left the league in 1933 and joined the senate.", {"1933": "1933"}, "senate", []),
    # nor across brackets and colons
    ("The senate (its seal is of 1870) met the envoy.", {"1870": "1870"}, "senate", []),
    ("One thing was clear in 1951: the senate would not meet.", {"1951": "1951"}, "senate", []),
    # nor where it only tells one thing from another
    ("The senate discussed the 1962 agreement with Peru.", {"1962": "1962"}, "senate", []),
    # nor without its year, or outside the calendar
    ("The senate met in May.", {"May": "1951-05"}, "senate", []),
]


@pytest.mark.parametrize("case", CASES)
def test_a_date_bears_on_the_words_of_its_clause(
    evidence: Callable[..., Evidence], case: tuple[str, dict[str, str], str, list[str]]
) -> None:
    text, dates, words, expected = case
    inferred = ["May"] if "May" in dates else []
    [told] = dated_sentences(evidence(text, dates=dates, inferred=inferred))
    start = text.index(words)
    assert [str(date.when) for date in told.bearing(start, start + len(words))] == expected


def test_a_clause_with_its_time_holds_the_date(evidence: Callable[..., Evidence]) -> None:
    text = "They flew to Lima in May 1951, where the senate met, though some said that the chamber had not."
    [told] = dated_sentences(evidence(text, dates={"May 1951": "1951-05"}))
    assert [str(date.when) for date in told.framing(text.index("senate"))] == ["1951-05"]
    assert not told.framing(text.index("chamber"))


def test_a_narrative_keeps_its_date_for_two_sentences(evidence: Callable[..., Evidence]) -> None:
    text = "They met in 1951. It rained. Peru signed. Chile did not.\n\nMuch later they met again."
    told = list(told_sentences(evidence(text, dates={"1951": "1951"})))
    assert [str(one.before or "") for one in told] == ["", "1951", "1951", "", ""]
    assert told[1].passage(0, 2).quote == "It"


def test_words_beside_a_span_are_in_small_letters() -> None:
    text = "The future Senate of Peru was founded."
    assert near_words(text, 11, 17, before=1, behind=2) == (["future"], ["of", "peru"])
