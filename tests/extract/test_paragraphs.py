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


def test_what_a_date_hangs_on_is_no_party(made: Callable[..., Document], reference: Reference) -> None:
    document = made(
        "On 10 May Iran's men came. A few days before Iran's arrival, talks between Peru and Chile were held."
    )
    met = [c for c in extract(document, reference).claims if c.kind == "meeting"]
    assert [c.states for c in met] == [{"CHL", "PER"}]
