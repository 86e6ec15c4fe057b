"""A heading that is a year gives it to what stands below; so does a date that heads an entry."""

from collections.abc import Callable

import pytest

from amity.extract import extract
from amity.model.claims import Claim
from amity.model.documents import BlockKind, Document
from amity.reference import Reference

Made = Callable[..., Document]
H, P = BlockKind.HEADING, BlockKind.PARAGRAPH


@pytest.fixture
def claims(made: Made, reference: Reference) -> Callable[..., list[Claim]]:
    def of(*parts: str) -> list[Claim]:
        kinds = [H if part.startswith("# ") else P for part in parts]
        texts = [part.removeprefix("# ") for part in parts]
        return list(extract(made(*texts, kinds=kinds), reference).claims)

    return of


def test_a_year_as_heading_is_inherited_and_marked(claims: Callable[..., list[Claim]]) -> None:
    visit, embassy, aid = claims(
        "# 1956", "In May a delegation of Poland visited Mongolia.", "Mongolia opened an embassy in Poland.",
        "# 1960", "On 3 June Hungary sent aid to Mongolia.",
    )  # fmt: skip
    assert (str(visit.date), visit.date.inferred) == ("1956-05", ("year",))
    assert str(embassy.date).startswith("1956")
    assert "year" in embassy.date.inferred
    assert (str(aid.date), aid.date.inferred) == ("1960-06-03", ("year",))


def test_a_paragraph_that_is_a_year_is_a_heading(claims: Callable[..., list[Claim]]) -> None:
    (visit,) = claims("1956", "In May a delegation of Poland visited Mongolia.")
    assert str(visit.date) == "1956-05"


def test_a_heading_that_says_more_gives_no_year(claims: Callable[..., list[Claim]]) -> None:
    (visit,) = claims("# Relations after 1990", "In May a delegation of Poland visited Mongolia.")
    assert str(visit.date) == "XXXX-05"


def test_another_heading_ends_it(claims: Callable[..., list[Claim]]) -> None:
    (visit,) = claims("# 1956", "# Sources", "In May a delegation of Poland visited Mongolia.")
    assert str(visit.date) == "XXXX-05"


@pytest.mark.parametrize("mark", [":", " –", " —", " -"])
def test_a_date_that_heads_an_entry_is_its_date(mark: str, claims: Callable[..., list[Claim]]) -> None:
    (claim,) = claims("# Chronicle", f"3 June 1956{mark} Hungary sends aid to Mongolia.")
    assert (str(claim.date), claim.date.inferred) == ("1956-06-03", ())
    assert "date:label" in claim.rules
