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
