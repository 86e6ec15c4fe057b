"""Types of disagreement, told before any verdict."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.examine import Evidence
from amity.examine.disagreement import Kind, disagreement, disagreements
from amity.examine.spellings import letters_apart, one_name
from amity.model.claims import Claim, Quantity
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import load

BARE = Evidence(reference=load())


def said(
    doc: str, quote: str = "they did", day: str = "1975-06-02", kind: str = "visit", **fields: Any
) -> Claim:
    return Claim(
        passage=Passage(doc=doc, start=0, end=len(quote), quote=quote), kind=kind, source="FIN", target="POL",
        date=When.parse(day), factuality=fields.pop("factuality", Factuality.HAPPENED), **fields,
    )  # fmt: skip


def count(value: float, unit: str = "tonnes", approximate: bool = False) -> Quantity:
    return Quantity(value=value, unit=unit, approximate=approximate)


CASES: list[tuple[Claim, Claim, Kind | None, str]] = [
    (said("a", day="1999"), said("b", day="1999-08"), Kind.PRECISION, "date"),
    (said("a", day="1999-08-20/1999-08-25"), said("b", day="1999-08-22"), Kind.PRECISION, "date"),
    (said("a", day="1999-08-20"), said("b", day="1999-08-20"), None, ""),
    (said("a", day="1999-08-20"), said("b", day="1999-09-20"), Kind.CONFLICT, "date"),
    (
        said("a", "relations announced", "1972-01-02", "relations_established"),
        said("b", "relations began", "1972-02-01", "relations_established"),
        Kind.DEFINITION,
        "date",
    ),
    (said("a", day="1972-01-02", kind="recognition"),
     said("b", day="1972-02-01", kind="relations_established"), Kind.DEFINITION, "date"),
    (said("a", factuality=Factuality.PLANNED), said("b"), Kind.FACTUALITY, "factuality"),
    (said("a", factuality=Factuality.PLANNED, day="1975-05"), said("b"), Kind.FACTUALITY, "factuality"),
    (said("a", factuality=Factuality.DENIED), said("b"), Kind.FACTUALITY, "factuality"),
    (said("a", factuality=Factuality.DID_NOT_HAPPEN), said("b"), Kind.CONFLICT, "factuality"),
    (said("a", factuality=Factuality.DID_NOT_HAPPEN, day="1970"), said("b"), Kind.CHANGE, "factuality"),
    (said("a", persons=("Elbegdorj",)), said("b", persons=("T. Elbegdori",)), Kind.TRANSCRIPTION, "persons"),
    (said("a", persons=("Wang Peichun",)), said("b", persons=("Wang P'ei-chün",)), Kind.TRANSCRIPTION,
     "persons"),
    (said("a", persons=("A. Nowak",)), said("b", persons=("B. Lis",)), None, ""),
    (
        said("a", "Finnish Foreign Minister A. Virta went", persons=("A. Virta",)),
        said("b", "Finnish Foreign Minister B. Salo went", persons=("B. Salo",)),
        Kind.CONFLICT,
        "persons",
    ),
    (
        said("a", "Finnish Foreign Minister A. Virta went", persons=("A. Virta",)),
        said("b", "Finnish Prime Minister A. Virta went", persons=("A. Virta",)),
        Kind.CONFLICT,
        "rank",
    ),
    (said("a", place="Peking"), said("b", place="Beijing"), Kind.TRANSCRIPTION, "place"),
    (said("a", place="Poland"), said("b", place="Warsaw"), Kind.PRECISION, "place"),
    (said("a", place="Hanoi"), said("b", place="Warsaw"), Kind.COUNTING, "place"),
    (said("a", place="Hanoi", kind="treaty_signed"), said("b", place="Warsaw", kind="treaty_signed"),
     Kind.CONFLICT, "place"),
    (said("a", quantity=count(200)), said("b", quantity=count(198)), Kind.PRECISION, "quantity"),
    (said("a", quantity=count(210, approximate=True)), said("b", quantity=count(198)), Kind.PRECISION,
     "quantity"),
    (said("a", quantity=count(400)), said("b", quantity=count(200)), Kind.COUNTING, "quantity"),
    (said("a", "both together", quantity=count(290)), said("b", quantity=count(170)), Kind.COUNTING,
     "quantity"),
    (said("a", quantity=count(290), day="1974"), said("b", quantity=count(170)), Kind.CONFLICT, "date"),
    (said("a", quantity=count(290)), said("b", quantity=count(170)), Kind.CONFLICT, "quantity"),
    (said("a", quantity=count(290)), said("b", quantity=count(170, "lorries")), None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind", "field"), CASES)
def test_each_type_is_told(one: Claim, other: Claim, kind: Kind | None, field: str) -> None:
    found = disagreement(one, other, BARE)
    assert (found.kind if found else None, found.field if found else "") == (kind, field)


@pytest.mark.parametrize(("one", "other", "kind", "field"), CASES)
def test_the_order_has_no_say(one: Claim, other: Claim, kind: Kind | None, field: str) -> None:
    assert disagreement(one, other, BARE) == disagreement(other, one, BARE)


def test_the_day_of_a_report_may_be_off() -> None:
    report = replace(said("b"), date=When(edtf="1975-06-05", inferred=("day",)))
    found = disagreement(said("a"), report, BARE)
    assert found is not None
    assert found.kind is Kind.PRECISION


def test_a_text_is_not_blamed_for_what_came_after_it(evidence: Callable[..., Evidence]) -> None:
    built = evidence({"a": "It did not come.", "b": "It came."})
    early = replace(
        built.documents[0], source=replace(built.documents[0].source, csl={"issued": "1975-05-01"})
    )
    known = replace(built, documents=(early, *built.documents[1:]))
    denied = said("a", "It did not come", factuality=Factuality.DID_NOT_HAPPEN)
    found, before = (disagreement(denied, said("b", "It came"), e) for e in (known, built))
    assert found is not None
    assert found.kind is Kind.LATER
    assert before is not None
    assert before.kind is Kind.CONFLICT


days = st.dates(date(1900, 1, 1), date(2030, 12, 28))
forms = st.sampled_from(["{0:%Y}", "{0:%Y-%m}", "{0:%Y-%m-%d}", "{0:%Y}-XX-XX", "{0:%Y-%m-%d}~", "{0:%Y}?"])


@given(days, forms, forms)
def test_a_date_is_in_no_conflict_with_its_own_less_precise_form(day: date, one: str, other: str) -> None:
    for found in disagreements(said("a", day=one.format(day)), said("b", day=other.format(day)), BARE):
        assert found.kind is not Kind.CONFLICT


values = st.builds(
    said,
    st.sampled_from("ab"),
    st.sampled_from(
        ["they met", "it was announced", "Finnish Prime Minister A. Virta went", "both together"]
    ),
    days.map(date.isoformat),
    st.sampled_from(["visit", "treaty_signed"]),
    factuality=st.sampled_from(Factuality),
    persons=st.sampled_from([(), ("A. Virta",), ("Virta",), ("B. Lis",)]),
    place=st.sampled_from([None, "Warsaw", "Poland", "Hanoi"]),
    quantity=st.sampled_from([None, count(200), count(290), count(198, approximate=True)]),
)


@given(values, values)
def test_any_two_claims_differ_alike_from_either_side(one: Claim, other: Claim) -> None:
    assert disagreement(one, other, BARE) == disagreement(other, one, BARE)


@given(values)
def test_a_claim_differs_in_nothing_from_a_copy(one: Claim) -> None:
    assert disagreement(one, replace(one), BARE) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jambyn Batmönkh", "J. Batmunkh", True),
        ("Kim Il-sung", "KIM Il Sung", True),
        ("Kim Il-sung", "Il Sung Kim", True),
        ("Kim Jong-il", "Kim Jong-un", False),
        ("Choe", "Choi", False),
        ("Nikita Khrushchev", "N. S. Khruschev", True),
        ("N. Khrushchev", "Nikita Khruschev", True),
        ("A. B.", "Anna Berg", False),
        ("", "Anna Berg", False),
    ],
)
def test_ways_to_write_a_name(one: str, other: str, same: bool) -> None:
    assert one_name(one, other) is one_name(other, one) is same


@given(st.text(max_size=12), st.text(max_size=12))
def test_letters_apart_is_a_distance(one: str, other: str) -> None:
    assert letters_apart(one, other) == letters_apart(other, one) >= abs(len(one) - len(other))
    assert (letters_apart(one, other) == 0) is (one == other)
