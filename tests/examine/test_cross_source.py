"""Texts of our own that tell of one happening."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.examine import Evidence, cross_source
from amity.model.claims import Claim
from amity.reconcile import reconcile

EST = "{0} and {1} established relations on {2}."
CONFLICTS: list[tuple[Any, ...]] = [
    ("relations_established", "EGY GHA", ("1957-07-01", "1958-03-09"), "inconsistent"),
    ("relations_established", "EGY GHA", ("1957-07-01", "1957-07-11"), "suspicious"),
    ("embassy_closed", "CUB PER", ("1961", "1960-04"), "inconsistent"),
    ("recognition", "FRA BGD", ("1972-02-14", "1973-02-14"), "inconsistent"),
    ("treaty_signed", "FIN SUN", ("1948-04-06", "1948-04-16"), "suspicious"),
]
SOUND: list[tuple[Any, ...]] = [
    ("relations_established", "EGY GHA", ("1957-07-01", "1957-07")),
    ("relations_established", "EGY GHA", ("1957", "1957-07")),
    ("relations_established", "CUB USA", ("1902-05-27", "2015-07-20")),
    ("treaty_signed", "FIN SUN", ("1948-04-06", "1970-07-20")),
    ("treaty_signed", "FIN SUN", ("1948-04", "1948-04-06")),
    ("agreement_signed", "FIN SUN", ("1948-04-06", "1948-04-16")),
    ("visit", "FIN SUN", ("1948-04-06", "1948-04-16")),
]


def told(
    claim: Callable[..., Claim], kind: str, states: str, dates: tuple[str, ...], **fields: Any
) -> tuple[dict[str, str], list[Claim]]:
    """One claim of each document on the same thing."""
    texts = {doc: f"It came about on {date}, says {doc}." for doc, date in zip("abcdef", dates, strict=False)}
    claims = [
        claim(text, kind, states, date, doc=doc, **fields)
        for (doc, text), date in zip(texts.items(), dates, strict=True)
    ]
    return texts, claims


@pytest.mark.parametrize("case", CONFLICTS)
def test_two_dates_of_one_happening_are_a_conflict(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim], case: tuple[Any, ...]
) -> None:
    kind, states, dates, verdict = case
    texts, claims = told(claim, kind, states, dates)
    [found] = cross_source.check(evidence(texts, claims))
    assert (str(found.verdict), [p.doc for p in found.passages]) == (verdict, ["a", "b"])
    assert all(date in found.explanation for date in dates)


@pytest.mark.parametrize(("kind", "states", "dates"), SOUND)
def test_less_precise_or_other_happenings_are_none(
    evidence: Callable[..., Evidence],
    claim: Callable[..., Claim],
    kind: str,
    states: str,
    dates: tuple[str, ...],
) -> None:
    texts, claims = told(claim, kind, states, dates)
    assert not list(cross_source.check(evidence(texts, claims)))


@pytest.mark.parametrize(
    ("dates", "persons", "faults"),
    [
        (("1969-05-03/1969-05-06", "1969-05-09/1969-05-12"), "Urho Kekkonen", 1),
        (("1969-12-03/1969-12-06", "1971-12-03/1971-12-06"), "Urho Kekkonen", 1),
        (("1969-12-03/1969-12-06", "1971-11-13/1971-11-16"), "Urho Kekkonen", 0),
        (("1969-12", "1971-12"), "Urho Kekkonen", 0),
        (("1969-05-03/1969-05-06", "1969-05-05"), "Urho Kekkonen", 0),
    ],
)
def test_visits_of_one_person(
    evidence: Callable[..., Evidence],
    claim: Callable[..., Claim],
    dates: tuple[str, ...],
    persons: str,
    faults: int,
) -> None:
    texts, claims = told(claim, "visit", "FIN HUN", dates, persons=(persons,))
    found = list(cross_source.check(evidence(texts, claims)))
    assert [str(one.verdict) for one in found] == ["suspicious"] * faults


def test_a_visit_and_its_return_are_two(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    texts, (one, _) = told(
        claim, "visit", "FIN HUN", ("1969-05-03", "1969-05-09"), persons=("Urho Kekkonen",)
    )
    _, (_, two) = told(claim, "visit", "HUN FIN", ("1969-05-03", "1969-05-09"), persons=("Urho Kekkonen",))
    assert not list(cross_source.check(evidence(texts, [one, two])))


def test_one_document_that_gives_both_dates_weighs_them_itself(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    texts, claims = told(claim, "relations_established", "EGY GHA", ("1957-07-01", "1958-03-09"))
    more = claim("Or on 1958-03-09.", "relations_established", "EGY GHA", "1958-03-09", doc="a")
    assert not list(cross_source.check(evidence(texts, [*claims, more])))


def test_another_stage_is_a_difference_of_definition(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    texts = {
        "a": "Ghana and Egypt announced relations on 1957-07-01.",
        "b": EST.format("Ghana", "Egypt", "1958-03-09"),
    }
    dates = ("1957-07-01", "1958-03-09")
    claims = [
        claim(texts[doc], "relations_established", "EGY GHA", date, doc=doc)
        for doc, date in zip("ab", dates, strict=True)
    ]
    assert not list(cross_source.check(evidence(texts, claims)))


def test_plans_and_supplied_years_are_in_no_conflict(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    for fields in ({"factuality": "planned"}, {"inferred": ("year",)}):
        texts, claims = told(
            claim, "relations_established", "EGY GHA", ("1957-07-01", "1958-03-09"), **fields
        )
        assert not list(cross_source.check(evidence(texts, claims)))


def test_documents_that_agree_are_said_to_agree(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    texts, claims = told(claim, "embassy_closed", "CUB PER", ("1960", "1960-12", "1960-12-30"))
    [found] = cross_source.check(evidence(texts, claims, events=reconcile(claims)))
    assert (str(found.verdict), len(found.passages), len(found.claims)) == ("consistent", 3, 3)


def test_one_document_agrees_with_nobody(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    text = "It was closed in 1960; in 1960 it was closed."
    claims = [
        claim(text, "embassy_closed", "CUB PER", "1960", quote=quote)
        for quote in ("It was closed in 1960", "in 1960 it was closed")
    ]
    assert not list(cross_source.check(evidence(text, claims, events=reconcile(claims))))


def test_visits_agree_only_on_one_person(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    for persons, verdicts in ((("Urho Kekkonen",), ["consistent"]), ((), [])):
        texts, claims = told(claim, "visit", "FIN HUN", ("1969-05-03", "1969-05"), persons=persons)
        found = cross_source.check(evidence(texts, claims, events=reconcile(claims)))
        assert [str(one.verdict) for one in found] == verdicts


def test_many_that_say_one_thing_against_one_are_one_conflict(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    dates = ("1957-07-01",) * 5 + ("1958-03-09",)
    texts, claims = told(claim, "relations_established", "EGY GHA", dates)
    [found] = cross_source.check(evidence(texts, claims))
    assert [said.doc for said in found.passages] == ["a", "b", "c", "f"]
    assert "a, b, c and 2 more 1957-07-01, by f 1958-03-09" in found.explanation


def test_of_three_datings_each_is_held_against_the_next(
    evidence: Callable[..., Evidence], claim: Callable[..., Claim]
) -> None:
    texts, claims = told(
        claim, "relations_established", "EGY GHA", ("1957-07-01", "1958-03-09", "1958-07-01")
    )
    found = [[said.doc for said in one.passages] for one in cross_source.check(evidence(texts, claims))]
    assert found == [["a", "b"], ["b", "c"]]
    assert list(cross_source.check(evidence(texts, claims))) == list(
        cross_source.check(evidence(texts, claims[::-1]))
    )
