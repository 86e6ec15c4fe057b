"""Claims of several texts that cannot all be true together, and what follows from those that can."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.examine import Evidence, conflicts
from amity.examine.chronology.inference import inferred_dates
from amity.examine.chronology.relating import relate
from amity.model.claims import Claim
from amity.model.findings import Finding
from amity.reconcile import reconcile

Build = Callable[..., Evidence]
MakeClaim = Callable[..., Claim]

TREATY = "The treaty between Finland and the Soviet Union was signed during the visit of Paasikivi to Moscow."
VISIT = "Paasikivi came to Moscow from 4 to 7 April 1948 and saw the ballet."


@pytest.fixture
def case(evidence: Build, claim: MakeClaim) -> Build:
    """`case({"a": text}, [(doc, quote, kind, states, EDTF, words)])`: claims with events that follow."""

    def build(
        texts: dict[str, str], told: list[tuple[Any, ...]], dates: dict[str, str] | None = None
    ) -> Evidence:
        claims = [
            claim(texts[doc], kind, states, date, quote=quote, doc=doc, words=words,
                  persons=("Paasikivi",) if kind == "visit" else ())
            for doc, quote, kind, states, date, words in told
        ]  # fmt: skip
        return evidence(texts, claims, dates=dates, events=reconcile(claims))

    return build


def treaty_and_visit(case: Build, signed: str, edtf: str) -> Evidence:
    texts = {"a": TREATY, "b": VISIT, "c": f"Helsinki and Moscow signed the treaty on {signed}."}
    told = [
        (
            "a",
            "The treaty between Finland and the Soviet Union was signed",
            "treaty_signed",
            "FIN SUN",
            "1948",
            "",
        ),
        ("a", "the visit of Paasikivi to Moscow", "visit", "FIN SUN", "1948", ""),
        ("b", VISIT[:-1], "visit", "FIN SUN", "1948-04-04/1948-04-07", "from 4 to 7 April 1948"),
        ("c", texts["c"][:-1], "treaty_signed", "FIN SUN", edtf, signed),
    ]
    return case(texts, told)


def verdicts(evidence: Evidence) -> list[str]:
    return [str(one.verdict) for one in conflicts.check(evidence)]


def test_three_texts_of_which_each_could_be_true(case: Build) -> None:
    [found] = conflicts.check(treaty_and_visit(case, "20 April 1948", "1948-04-20"))
    assert [passage.doc for passage in found.passages] == ["a", "b", "c"]
    assert found.passages[0].quote == "during the visit of Paasikivi to Moscow"
    assert str(found.verdict) == "suspicious"
    assert "These cannot all be true" in found.explanation


def test_the_same_texts_where_all_can_be_true(case: Build) -> None:
    assert not verdicts(treaty_and_visit(case, "6 April 1948", "1948-04-06"))
    assert not verdicts(treaty_and_visit(case, "8 April 1948", "1948-04-08"))  # the day of the report


def test_what_follows_for_a_date_is_marked_as_inferred_and_names_its_passages(case: Build) -> None:
    texts = {"a": TREATY, "b": VISIT}
    told = [
        (
            "a",
            "The treaty between Finland and the Soviet Union was signed",
            "treaty_signed",
            "FIN SUN",
            "1948",
            "",
        ),
        ("a", "the visit of Paasikivi to Moscow", "visit", "FIN SUN", "1948", ""),
        ("b", VISIT[:-1], "visit", "FIN SUN", "1948-04-04/1948-04-07", "from 4 to 7 April 1948"),
    ]
    found = case(texts, told)
    treaty = next(event.id for event in found.events if event.kind == "treaty_signed")
    [inferred] = [one for one in inferred_dates(found) if one.event == treaty]
    assert inferred.when.inferred == ("year", "month", "day")
    assert str(inferred.when) == "[1948-04-04..1948-04-07]"
    assert {passage.doc for passage in inferred.passages} == {"a", "b"}


LANDMARKS = [
    ("before the Suez Crisis", "July 1969", "1969-07", ["inconsistent"]),
    ("before the Suez Crisis", "July 1955", "1955-07", []),
    ("after the death of Stalin", "May 1950", "1950-05", ["inconsistent"]),
    ("after the death of Stalin", "May 1955", "1955-05", []),
    ("during the Korean War", "May 1955", "1955-05", ["inconsistent"]),
    ("during the Korean War", "May 1951", "1951-05", []),
    ("two years after the independence of Ghana", "March 1959", "1959-03", []),
    ("two years after the independence of Ghana", "March 1969", "1969-03", ["inconsistent"]),
    ("on the eve of the Six-Day War", "June 1969", "1969-06", ["inconsistent"]),
    ("on the eve of the Six-Day War", "May 1967", "1967-05", []),
]


@pytest.mark.parametrize(("tie", "words", "edtf", "verdict"), LANDMARKS)
def test_one_text_that_dates_and_ties_a_thing_at_odds(
    case: Build, tie: str, words: str, edtf: str, verdict: list[str]
) -> None:
    text = f"Egypt recognised East Germany in {words}. It is told that Egypt recognised East Germany {tie}."
    told = [
        ("a", f"Egypt recognised East Germany in {words}", "recognition", "EGY DDR", edtf, words),
        ("a", f"Egypt recognised East Germany {tie}", "recognition", "EGY DDR", "", ""),
    ]
    assert verdicts(case({"a": text}, told)) == verdict


def test_texts_that_merely_date_one_thing_differently_are_left_to_other_checks(case: Build) -> None:
    texts = {"a": "Oslo recognised Accra in 1957.", "b": "Oslo recognised Accra in 1959."}
    told = [
        (doc, text[:-1], "recognition", "NOR GHA", text[-5:-1], text[-5:-1]) for doc, text in texts.items()
    ]
    found = case(texts, told)
    assert not verdicts(found)
    assert not list(inferred_dates(found))


def test_order_of_claims_and_documents_has_no_say(case: Build) -> None:
    found = treaty_and_visit(case, "20 April 1948", "1948-04-20")
    turned = Evidence(
        reference=found.reference, documents=found.documents[::-1], claims=found.claims[::-1],
        events=found.events[::-1], dates=found.dates,
    )  # fmt: skip
    assert list(conflicts.check(found)) == list(conflicts.check(turned))
    assert {one.text for one in relate(found)} == {one.text for one in relate(turned)}


def test_a_text_as_read_is_held_against_itself(told: Build) -> None:
    text = "Egypt recognised East Germany in July 1969. Egypt recognised East Germany before the Suez Crisis."
    [found] = conflicts.check(told(text))
    assert isinstance(found, Finding)
    assert found.passages[1].quote == "before the Suez Crisis"
