"""Dates that lean on another paragraph."""

from collections.abc import Callable

from amity.extract import extract
from amity.model.documents import Document
from amity.reference import Reference


def test_a_day_without_a_year_has_that_of_the_paragraph_before(
    made: Callable[..., Document], reference: Reference
) -> None:
    document = made(
        "In October 2013 President Elbegdorj visited North Korea.",
        "Seoul had hoped for more. On October 31 Mongolia and North Korea signed an agreement on sport.",
    )
    (signed,) = [c for c in extract(document, reference).claims if c.kind == "agreement_signed"]
    assert str(signed.date) == "2013-10-31"
    assert "year" in signed.date.inferred
    assert document.text[signed.passage.start : signed.passage.end] == signed.passage.quote
