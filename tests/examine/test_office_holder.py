"""Texts of our own on persons with titles, held against rosters of six states."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from amity.examine import Evidence, office_holder
from amity.model.claims import Claim
from amity.reference import load

RECORDS = Path(__file__).parent / "reference"

CASES: list[tuple[Any, ...]] = [
    # the title is right
    ("Finnish President Urho Kekkonen visited Budapest in May 1969.", "FIN HUN", "1969-05", "consistent"),
    ("President U. Kekkonen visited Budapest in May 1969.", "FIN HUN", "1969-05", "consistent"),
    ("Indira Gandhi, Prime Minister of India, visited Kabul in 1976.", "IND AFG", "1976", "consistent"),
    ("India's Foreign Minister Swaran Singh went to Cairo in 1972.", "IND EGY", "1972", "consistent"),
    ("The Prime Minister of Israel, Golda Meir, went to Lima in 1972.", "ISR PER", "1972", "consistent"),
    (
        "Menachem Begin, the Israeli Prime Minister, flew to Cairo in 1979.",
        "ISR EGY",
        "1979-04",
        "consistent",
    ),
    ("The Egyptian leader Anwar Sadat flew to Tehran in 1975.", "EGY IRN", "1975", "consistent"),
    # another office, or never this one
    (
        "Indian Foreign Minister Indira Gandhi went to Dhaka on 3 May 1972.",
        "IND BGD",
        "1972-05-03",
        "inconsistent",
    ),
    ("Swaran Singh, Prime Minister of India, went to Dhaka in 1973.", "IND BGD", "1973", "inconsistent"),
    ("Argentine President José Sarney visited Lima in May 1987.", "ARG PER", "1987-05", "inconsistent"),
    # not yet or no more
    ("Finnish President Mauno Koivisto visited Oslo in June 1975.", "FIN NOR", "1975-06", "suspicious"),
    ("Egyptian President Anwar Sadat visited Lagos in 1965.", "EGY NGA", "1965", "suspicious"),
    ("Argentine President Raúl Alfonsín visited Quito in 1994.", "ARG ECU", "1994", "suspicious"),
    (
        "Indian Prime Minister Morarji Desai came to Paris on 10 March 1977.",
        "IND FRA",
        "1977-03-10",
        "suspicious",
    ),
    # cannot be told
    ("Coffee Commissioner Abelardo Quintanilha came to Lima in 1951.", "BRA PER", "1951", "consistent"),
    ("Coffee Commissioner Abelardo Quintanilha came to Lima in 1985.", "BRA PER", "1985", "unverifiable"),
    ("Coffee Commissioner Abelardo Quintanilha came to Lima in 1949.", "BRA PER", "1949", "unverifiable"),
    ("Brazil's Coffee Commissioner José Sarney came to Lima in 1985.", "BRA PER", "1985", "unverifiable"),
    ("Finnish President Urho Kekkonen was in Oslo in 1982.", "FIN NOR", "1982", "unverifiable"),
    # nothing is asserted of an office at that date
    ("The former Finnish President Urho Kekkonen went to Oslo in 1984.", "FIN NOR", "1984", None),
    ("Finland's ex-President Urho Kekkonen went to Oslo in 1984.", "FIN NOR", "1984", None),
    ("Deputy Prime Minister Morarji Desai came to Paris in 1968.", "IND FRA", "1968", None),
    ("President Raúl Alfonsín visited Quito in 1994.", "ARG ECU", "1994", None),
    ("President-elect Carlos Menem visited Quito in May 1989.", "ARG ECU", "1989-05", None),
    ("Golda Meir, Prime Minister from 1969, visited Lima in 1978.", "ISR PER", "1978", None),
    ("The Egyptian leader Anwar Sadat flew to Tehran in 1962.", "EGY IRN", "1962", None),
    ("Union President Carlos Menem of the dockers visited Quito in 1979.", "ARG ECU", "1979", None),
    ("Carlos Menem, President of the Riojan chess club, came to Quito in 1975.", "ARG ECU", "1975", None),
    (
        "They met Indira Gandhi, Foreign Minister Swaran Singh and others in 1972.",
        "IND EGY",
        "1972",
        "consistent",
    ),
    (
        "Asked by the President of Brazil, José Sarney, the President of Argentina, Raúl Alfonsín, came "
        "in 1986.",
        "ARG BRA",
        "1986",
        "consistent",
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_titles_are_held_against_the_rosters(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim], case: tuple[Any, ...]
) -> None:
    text, states, date, verdict = case
    found = list(office_holder.check(evidence(text, [claim(text, "visit", states, date)])))
    assert {str(f.verdict) for f in found} == ({verdict} if verdict else set())
    assert all(f.check == "office_holder" and f.explanation.endswith(".") for f in found)


def test_the_finding_names_words_holder_and_source(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "In May 1972 Indian Foreign Minister Indira Gandhi went to Dhaka."
    [found] = office_holder.check(
        evidence(text, [claim(text, "visit", "IND BGD", "1972-05", words="May 1972")])
    )
    assert [passage.quote for passage in found.passages] == ["Indian Foreign Minister Indira Gandhi"]
    for part in (
        "May 1972",
        "Swaran Singh",
        "Prime Minister of India",
        "Ministry of External Affairs (New Delhi)",
    ):
        assert part in found.explanation
    assert found.claims


def test_an_inferred_year_is_enough_to_verify_but_not_to_blame(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "Finnish President {} visited Oslo in June."
    for name, date, verdicts in (
        ("Urho Kekkonen", "1969-06", ["consistent"]),
        ("Mauno Koivisto", "1975-06", []),
    ):
        said = text.format(name)
        claims = [claim(said, "visit", "FIN NOR", date, inferred=("year",))]
        assert [str(found.verdict) for found in office_holder.check(evidence(said, claims))] == verdicts


def test_another_date_of_the_sentence_that_would_fit_lifts_the_blame(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "In 1985, ten years after the talks of 1975, Finnish President Mauno Koivisto visited Oslo."
    claims = [claim(text, "visit", "FIN NOR", "1975", words="1975")]
    assert [found.verdict.fault for found in office_holder.check(evidence(text, claims))] == [True]
    dated = evidence(text, claims, dates={"1985": "1985", "1975": "1975"})
    assert not any(found.verdict.fault for found in office_holder.check(dated))


def test_claims_of_a_sentence_with_other_dates_must_agree(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "President Urho Kekkonen went to Oslo in 1960 and to Bonn in 1984."
    claims = [claim(text, "visit", "FIN NOR", "1960"), claim(text, "visit", "FIN DEU", "1984")]
    assert not list(office_holder.check(evidence(text, claims)))


def test_a_title_is_judged_by_the_claim_that_holds_it(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "Menachem Begin went to Cairo in 1979, and Finnish President Mauno Koivisto to Oslo in 1975."
    claims = [
        claim(text, "visit", "ISR EGY", "1979", quote="Menachem Begin went to Cairo in 1979"),
        claim(text, "visit", "FIN NOR", "1975", quote="Finnish President Mauno Koivisto to Oslo in 1975"),
    ]
    [found] = office_holder.check(evidence(text, claims))
    assert (str(found.verdict), len(found.claims)) == ("suspicious", 1)


def test_a_passage_without_its_document_is_judged_alone(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "Indian Foreign Minister Indira Gandhi went to Dhaka in 1972."
    [found] = office_holder.check(evidence({}, [claim(text, "visit", "IND BGD", "1972")]))
    assert str(found.verdict) == "inconsistent"


WITHOUT_CLAIMS: list[tuple[str, dict[str, str], str | None]] = [
    # a surname alone, a possessive, an apposition, an office in small letters
    ("Chancellor Adenauer went to Moscow in September 1955.", {"September 1955": "1955-09"}, "consistent"),
    ("Under Chancellor Brandt the pact was concluded in 1972.", {"1972": "1972"}, "consistent"),
    ("President Mitterrand's visit to Seoul fell in 1993.", {"1993": "1993"}, "consistent"),
    (
        "Mauno Koivisto, then president of Finland, opened it in May 1985.",
        {"May 1985": "1985-05"},
        "consistent",
    ),
    ("Chancellor Kohl called on the envoy in July 1975.", {"July 1975": "1975-07"}, "suspicious"),
    ("French President Mitterrand opened it in June 1978.", {"June 1978": "1978-06"}, "suspicious"),
    (
        "Mauno Koivisto, then president of Finland, opened it in May 1961.",
        {"May 1961": "1961-05"},
        "suspicious",
    ),
    # somebody who had another office then: the two were mixed up, at whatever date of the sentence
    ("Foreign Minister Indira Gandhi opened the fair in May 1972.", {"May 1972": "1972-05"}, "inconsistent"),
    ("In 1972 a note says that Foreign Minister Indira Gandhi had asked.", {"1972": "1972"}, "inconsistent"),
    ("It was May 1972. Foreign Minister Indira Gandhi flew home.", {"May 1972": "1972-05"}, "inconsistent"),
    # each clause with a date of its own
    (
        "In 1969 President Kekkonen opened it, and in 1985 President Koivisto closed it.",
        {"1969": "1969", "1985": "1985"},
        "consistent",
    ),
    # a date that has gone before holds on, but is not blamed
    ("It was May 1985. President Koivisto spoke.", {"May 1985": "1985-05"}, "consistent"),
    ("It was May 1961. President Koivisto spoke.", {"May 1961": "1961-05"}, "suspicious"),
    # former, lesser, later, and what lives tell
    ("Former Chancellor Adenauer came in 1965.", {"1965": "1965"}, None),
    ("Under Secretary of State George Ball came in 1965.", {"1965": "1965"}, None),
    ("Vice Chancellor Brandt came in 1968.", {"1968": "1968"}, None),
    ("President Kekkonen's brother came in 1940.", {"1940": "1940"}, None),
    ("President Koivisto worked in the docks of Turku in 1945.", {"1945": "1945"}, None),
    ("President Koivisto, who was born in 1923, was a dockhand.", {"1923": "1923"}, None),
    # a former president keeps the title where the state is not named
    ("President Koivisto read from his book in 2001.", {"2001": "2001"}, None),
    # beyond the roster
    ("Coffee Commissioner Abelardo Quintanilha came in 1985.", {"1985": "1985"}, "unverifiable"),
]


@pytest.mark.parametrize("case", WITHOUT_CLAIMS)
def test_titles_in_dated_sentences_need_no_claim(
    evidence: Callable[..., Evidence], case: tuple[str, dict[str, str], str | None]
) -> None:
    text, dates, verdict = case
    found = list(office_holder.check(evidence(text, dates=dates)))
    assert {str(one.verdict) for one in found} == ({verdict} if verdict else set())


def test_what_the_roster_lacks_is_named(evidence: Callable[..., Evidence]) -> None:
    text = "Coffee Commissioner Abelardo Quintanilha came in 1985."
    [found] = office_holder.check(evidence(text, dates={"1985": "1985"}))
    assert "the roster of BRA.coffee_commissioner" in found.explanation


def test_a_roster_with_two_at_once_settles_nothing(evidence: Callable[..., Evidence], tmp_path: Path) -> None:
    (tmp_path / "tenures.csv").write_text(
        "office,person,held,as_of,source\n"
        "FIN.head_of_state,urho-kekkonen,1946-03-11/1982-01-27,,another list\n",
        encoding="utf-8",
    )
    text = "Finnish President Mauno Koivisto opened the house in May 1951."
    found = {}
    for name, folders in (("one", [RECORDS]), ("two", [RECORDS, tmp_path])):
        dated = replace(evidence(text, dates={"May 1951": "1951-05"}), reference=load(*folders))
        [found[name]] = office_holder.check(dated)
    assert str(found["one"].verdict) == "suspicious"
    assert str(found["two"].verdict) == "unverifiable"
    assert "has two at that time" in found["two"].explanation
