"""Which date is that of a happening, and what has none of its own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from amity.extract import extract
from amity.model.documents import Document
from amity.reference import Reference

Make = Callable[..., Document]


def dates(document: Document, reference: Reference, issued: str = "") -> list[tuple[str, str, str]]:
    parts = [int(part) for part in issued.split("-") if part]
    csl = {"title": "Egypt and India", "issued": {"date-parts": [parts]}}
    if issued:
        document = replace(document, source=replace(document.source, csl=csl))
    found = extract(document, reference).claims
    return [(c.kind, str(c.date), " ".join(c.date.inferred)) for c in found]


def test_a_date_does_not_spread_back_from_the_next_statement(made: Make, reference: Reference) -> None:
    text = "Egypt was quick to recognize India, and India supported Egypt during 1956."
    assert dates(made(text), reference) == [("recognition", "", ""), ("support", "1956", "")]


@pytest.mark.parametrize("words", ["might visit India one day", "will visit India"])
def test_what_may_come_lies_behind_the_day_of_the_document(
    words: str, made: Make, reference: Reference
) -> None:
    text = f"India's president visited Egypt in 1974. Egypt's president {words}."
    assert ("visit", "", "") in dates(made(text), reference)
    [_, future] = dates(made(text), reference, "1980-05-04")
    assert future == ("visit", "1980-05-04/..", "year month day")


def test_what_may_have_been_keeps_the_time_spoken_of(made: Make, reference: Reference) -> None:
    text = "India's president visited Egypt in 1974. Egypt's president may have visited India."
    assert [date for _, date, _ in dates(made(text), reference, "1980-05-04")] == ["1974", "1974"]


@pytest.mark.parametrize(
    "text",
    [
        "Egypt sent wheat to Peking in 1961. The last visit known is that of 1958. India recognised Egypt.",
        "Egypt sent wheat to Peking in 1961. Peru, which had left in 1958, wept. India recognised Egypt.",
        "Egypt sent wheat to Peking in 1961. The treaty of 1958 was never read. India recognised Egypt.",
    ],
)
def test_what_is_told_goes_on_past_dates_that_are_told_in_passing(
    text: str, made: Make, reference: Reference
) -> None:
    assert ("recognition", "1961", "year") in dates(made(text), reference)


def test_what_had_been_before_goes_on_in_its_own_time(made: Make, reference: Reference) -> None:
    text = "India recognised Egypt in 1961. Egypt had visited Peru in 1955. Egypt had sent wheat to Chile."
    assert ("aid", "1955", "year") in dates(made(text), reference)


@pytest.mark.parametrize(
    ("text", "issued", "when"),
    [
        ("Egypt has sent wheat to Chile.", "1980-05-04", ("aid", "1980", "year")),
        ("Egypt has sent wheat to Chile.", "1980", ("aid", "", "")),
        ("Egypt has never sent wheat to Chile.", "1980", ("aid", "../1980", "year")),
        ("If Egypt sends wheat, Peru will weep.", "1980-05-04", ("aid", "1980-05-04/..", "year month day")),
        ("Egypt sends wheat to Chile.", "1980", ("aid", "", "")),
    ],
)
def test_what_is_told_in_the_present_goes_on_in_no_earlier_year(
    text: str, issued: str, when: tuple[str, str, str], made: Make, reference: Reference
) -> None:
    told = made(f"India recognised Egypt in 1961. {text}")
    assert when in dates(told, reference, issued)


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("The treaty between Iran and Turkey signed on 5 May 1932 was published in June 1932.", "1932-05-05"),
        (
            "The treaty between Iran and Turkey, signed on 5 May 1932, was published in June 1932.",
            "1932-05-05",
        ),
        ("The “Treaty of Neutrality between Iran and Turkey” signed in 1932 was published in 1934.", "1932"),
        ("The Pact of Amity and Trade between Iran and Turkey signed in 1932 was read out in 1934.", "1932"),
        ("The treaty signed by Iran and Turkey was published in June 1932.", ""),
        (
            "Its text was read out in June 1932, making it the best known treaty signed by Iran and Turkey.",
            "",
        ),
    ],
)
def test_a_pact_named_by_its_conclusion_has_the_date_of_that_alone(
    text: str, signed: str, made: Make, reference: Reference
) -> None:
    told = [date for kind, date, _ in dates(made(text), reference) if kind == "treaty_signed"]
    assert told == [signed]
