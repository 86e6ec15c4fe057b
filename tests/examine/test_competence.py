"""Texts of our own on acts of state, and who might do them under which constitution."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, competence

Case = tuple[str, str, str, str | None]
CASES: list[Case] = [
    # another organ was competent
    ("The President of Mongolia ratified the treaty in 2003.", "2003", "2003", "suspicious"),
    ("The Prime Minister of Mongolia pardoned two officers in 2004.", "2004", "2004", "suspicious"),
    ("The German Chancellor received the credentials of the envoy in 1975.", "1975", "1975", "suspicious"),
    ("He presented his credentials to the Indian Prime Minister in 1955.", "1955", "1955", "suspicious"),
    ("He handed his letters of credence to Prime Minister Golda Meir in 1971.", "1971", "1971", "suspicious"),
    ("The Emperor of Japan ratified the agreement in May 1955.", "May 1955", "1955-05", "suspicious"),
    ("In 2001 the National Defence Commission ratified the treaty.", "2001", "2001", "suspicious"),
    ("US President Truman declared war on Korea in 1950.", "1950", "1950", "suspicious"),
    ("The President of India, as head of the government, chose it in 1957.", "1957", "1957", "suspicious"),
    ("In 1966 he handed Prime Minister Golda Meir his credentials.", "1966", "1966", "suspicious"),
    ("In 1975 the envoy was accredited to the German Chancellor.", "1975", "1975", "suspicious"),
    # there was no such office
    ("The President of Mongolia ratified the treaty in April 1950.", "April 1950", "1950-04", "suspicious"),
    ("In 1985 the President of the Soviet Union ratified the pact.", "1985", "1985", "suspicious"),
    ("The President of the DPRK ratified the treaty in 1961.", "1961", "1961", "suspicious"),
    # it was competent
    ("The State Great Khural ratified the accord in June 2003.", "June 2003", "2003-06", "consistent"),
    ("In 1999 he presented his credentials to the President of Mongolia.", "1999", "1999", "consistent"),
    ("It was ratified by the Presidium of the People's Great Khural in 1966.", "1966", "1966", "consistent"),
    ("The President of the DPRK ratified the treaty in 1986.", "1986", "1986", "consistent"),
    ("The Presidium of the Supreme Soviet of the USSR ratified it in 1961.", "1961", "1961", "consistent"),
    ("The US Senate ratified the treaty in April 1949.", "April 1949", "1949-04", "consistent"),
    ("Cuba's Council of State ratified the protocol in 1988.", "1988", "1988", "consistent"),
    ("In 1977 the East German Council of State ratified the treaty.", "1977", "1977", "consistent"),
    # nothing is said of an act of state, or not enough
    ("He handed copies of his credentials to the Indian Prime Minister in 1955.", "1955", "1955", None),
    ("The Prime Minister of Mongolia was asked to have the treaty ratified in 2003.", "2003", "2003", None),
    ("US President Johnson declared war on poverty in 1964.", "1964", "1964", None),
    ("The President of Chad ratified the treaty in 2003.", "2003", "2003", None),
    ("The President ratified the treaty in 1950.", "1950", "1950", None),
    ("In 2003 the President of Mongolia refused to ratify the treaty.", "2003", "2003", None),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_acts_are_held_against_the_constitutions(evidence: Callable[..., Evidence], case: Case) -> None:
    text, words, date, verdict = case
    found = list(competence.check(evidence(text, dates={words: date})))
    assert {str(one.verdict) for one in found} == ({verdict} if verdict else set())
    assert all(one.check == "competence" and one.explanation.endswith(".") for one in found)


def test_the_finding_names_the_article(evidence: Callable[..., Evidence]) -> None:
    text = "The President of Mongolia ratified the treaty in 2003."
    [found] = competence.check(evidence(text, dates={"2003": "2003"}))
    assert "State Great Khural (Constitution of 1992, Art. 25.1.15" in found.explanation
    assert found.passages[0].quote == "President of Mongolia ratified the treaty"


def test_a_law_is_in_force_at_the_end_of_its_year(evidence: Callable[..., Evidence]) -> None:
    text = "In Tokyo it is the Emperor, who under the constitution of 1947 concludes treaties, that decides."
    [found] = competence.check(evidence(text, dates={"1947": "1947"}))
    assert str(found.verdict) == "suspicious"


def test_credentials_need_no_date_since_they_go_to_heads_of_state(evidence: Callable[..., Evidence]) -> None:
    text = "The envoy handed his letters of credence to Prime Minister Bruno Keller."
    [found] = competence.check(evidence(text))
    assert "Vienna Convention" in found.explanation
