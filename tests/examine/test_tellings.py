"""What sources tell of one event: in all fields, how often, and for how long."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from amity.examine import Evidence, cross_source
from amity.examine.sources import odd_one_out
from amity.model.claims import Claim, Quantity, Tier
from amity.model.findings import Finding
from amity.model.reviewed import ReviewedClaim
from amity.reconcile import events

Make = Callable[..., Claim]
Build = Callable[..., Evidence]


def examined(texts: dict[str, str], claims: Sequence[Claim], evidence: Build) -> list[Finding]:
    told = events([ReviewedClaim(id=claim.id, claim=claim, read=claim) for claim in claims])
    return [f for f in cross_source.check(evidence(texts, claims, events=told)) if f.verdict.fault]


def of(texts: dict[str, str], claim: Make, kind: str, fields: Sequence[dict[str, Any]]) -> list[Claim]:
    return [
        claim(text, kind, "FIN POL", own.pop("date", "1975-06-02"), doc=doc, tier=Tier.MEDIUM, **own)
        for (doc, text), own in zip(texts.items(), [dict(f) for f in fields], strict=True)
    ]


FOREIGN, PRIME = (
    "Finnish Foreign Minister A. Virta went there.",
    "Finnish Prime Minister A. Virta went there.",
)


def test_one_person_in_two_posts_is_a_conflict_and_who_stands_alone_is_named(
    evidence: Build, claim: Make
) -> None:
    texts = {"a": PRIME, "b": PRIME, "c": FOREIGN}
    found = examined(texts, of(texts, claim, "visit", [{"persons": ("A. Virta",)}] * 3), evidence)
    assert [str(f.verdict) for f in found] == ["inconsistent"]
    assert "c stands alone among 3 sources" in found[0].explanation
    assert {said.doc for said in found[0].passages} == {"a", "b", "c"}


def test_what_happened_for_one_and_not_for_another(evidence: Build, claim: Make) -> None:
    texts = {"a": "The embassy was closed.", "b": "The embassy was not closed."}
    fields: list[dict[str, Any]] = [{}, {"factuality": "did_not_happen"}]
    assert len(examined(texts, of(texts, claim, "embassy_closed", fields), evidence)) == 1
    fields[1] = {"factuality": "planned"}
    assert examined(texts, of(texts, claim, "embassy_closed", fields), evidence) == []


def test_two_places_of_one_signing(evidence: Build, claim: Make) -> None:
    texts = {"a": "The treaty was signed in Warsaw.", "b": "It was signed in Helsinki."}
    fields = [{"place": "Warsaw"}, {"place": "Helsinki"}]
    assert len(examined(texts, of(texts, claim, "treaty_signed", fields), evidence)) == 1
    fields[1] = {"place": "Poland"}
    assert examined(texts, of(texts, claim, "treaty_signed", fields), evidence) == []


def test_names_in_other_letters_and_figures_rounded_are_none(evidence: Build, claim: Make) -> None:
    texts = {"a": "Wang Peichun came.", "b": "Wang P'ei-chün came."}
    fields: list[dict[str, Any]] = [{"persons": ("Wang Peichun",)}, {"persons": ("Wang P'ei-chün",)}]
    assert examined(texts, of(texts, claim, "visit", fields), evidence) == []
    fields = [{"quantity": Quantity(value=n, unit="guests")} for n in (200, 198)]
    assert examined(texts, of(texts, claim, "visit", fields), evidence) == []


def test_doubtful_readings_are_held_against_nobody(evidence: Build, claim: Make) -> None:
    texts = {"a": PRIME, "b": FOREIGN}
    claims = [
        claim(text, "visit", "FIN POL", "1975-06-02", doc=doc, tier=Tier.LOW, persons=("A. Virta",))
        for doc, text in texts.items()
    ]
    assert examined(texts, claims, evidence) == []


def test_of_two_sources_the_one_at_second_hand_is_named(claim: Make) -> None:
    own = claim("He came.", "visit", "FIN POL", "1975", doc="a")
    told = claim("He came, they say.", "visit", "FIN POL", "1976", doc="b", attribution=("Salo",))
    assert odd_one_out([[own], [told]]) == " b tells it at second hand."
    assert odd_one_out([[own], [own]]) == ""
    assert odd_one_out([[own]]) == ""


@pytest.mark.parametrize(
    ("words", "others", "verdict"),
    [
        ("Urho Kekkonen visited Poland twice.", ("1964-03-01", "1971-05-02/1971-05-04"), "consistent"),
        ("Urho Kekkonen visited Poland three times.", ("1964-03-01", "1971-05-02"), ""),
        ("Urho Kekkonen visited Poland twice.", ("1964-03-01", "1971-05-02", "1976-01-05"), "suspicious"),
        ("Urho Kekkonen visited Poland.", ("1964-03-01", "1971-05-02"), ""),
    ],
)
def test_how_often(words: str, others: tuple[str, ...], verdict: str, evidence: Build, claim: Make) -> None:
    texts = {"a": words} | {doc: f"He went on {day}." for doc, day in zip("bcd", others, strict=False)}
    persons = ("Urho Kekkonen",)
    claims = [claim(words, "visit", "FIN POL", "", doc="a", persons=persons)]
    claims += [
        claim(texts[doc], "visit", "FIN POL", day, doc=doc, persons=persons)
        for doc, day in zip("bcd", others, strict=False)
    ]
    found = [f for f in cross_source.check(evidence(texts, claims)) if "times" in f.explanation]
    assert [str(f.verdict) for f in found] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("words", "day", "verdict"),
    [
        ("a four-day visit", "1975-10-28/1975-10-31", "consistent"),
        ("a four-day visit", "1975-10-25/1975-10-31", "suspicious"),
        ("a four-day visit", "1975-10-28/1975-11-01", ""),  # nights or days are counted
        ("a four-day visit", "1975-10-28", ""),  # the day of arrival
        ("a short visit", "1975-10-28/1975-10-31", ""),
        ("a four-day visit", "1976-10-20/1976-10-31", ""),
    ],
)
def test_how_long(words: str, day: str, verdict: str, evidence: Build, claim: Make) -> None:
    texts = {
        "a": f"In late October 1975 Urho Kekkonen paid {words} to Poland.",
        "b": f"He was there on {day}.",
    }
    persons = ("Urho Kekkonen",)
    claims = [
        claim(texts["a"], "visit", "FIN POL", "1975-10", doc="a", persons=persons),
        claim(texts["b"], "visit", "FIN POL", day, doc="b", persons=persons),
    ]
    found = [f for f in cross_source.check(evidence(texts, claims)) if "days" in f.explanation]
    assert [str(f.verdict) for f in found] == ([verdict] if verdict else [])
