"""What a model proposes is a claim only as far as the words of the passage bear it out."""

from collections.abc import Callable
from typing import Any

import pytest

from amity.extract.reads import Read
from amity.model.claims import Quantity, Shape, Tier
from amity.model.documents import Document
from amity.model.factuality import Factuality

Told = Callable[..., Read]
VISIT = {
    "quote": "Kim Il-sung visited Mongolia in July 1956", "kind": "visit", "source": "Kim Il-sung",
    "target": "Mongolia", "persons": ["Kim Il-sung"], "date": "1956-07", "modality": "happened",
    "attribution": ["Mongol Messenger"],
}  # fmt: skip
ORPHANS = {
    "quote": "Mongolia took in about 200 war orphans from North Korea", "kind": "refugees_or_orphans",
    "source": "North Korea", "target": "Mongolia", "date": "1952", "modality": "happened",
    "quantity": {"value": 200, "unit": "war orphans"},
}  # fmt: skip


def test_a_proposal_that_the_words_bear_out_is_a_claim(told: Told, made_of: Callable[..., Document]) -> None:
    document = made_of()
    found = told(VISIT)
    (claim,) = found.claims
    assert found.refused == ()
    assert (claim.kind, claim.source, claim.target, str(claim.date)) == ("visit", "PRK", "MNG", "1956-07")
    assert (claim.factuality, claim.shape, claim.tier) == (Factuality.HAPPENED, Shape.EVENT, Tier.LOW)
    assert (claim.persons, claim.attribution) == (("Kim Il-sung",), ("Mongol Messenger",))
    assert (claim.engine, claim.doc_sha256) == ("llm", document.sha256)
    assert claim.passage.stands_in(document.text)
    assert claim.passage.quote == VISIT["quote"]
    assert claim.date.words == "July 1956"
    assert claim.rules == ("model:scripted", "quote:verbatim", "date:words")


def test_a_number_is_kept_as_our_own_reading_has_it(told: Told) -> None:
    (claim,) = told(ORPHANS).claims
    assert claim.quantity == Quantity(value=200.0, unit="war orphans", approximate=True)


FALSE: dict[str, tuple[dict[str, Any], str]] = {
    "an invented quote": ({"quote": "Kim Il-sung threatened Mongolia in July 1956"}, "quote"),
    "an altered quote": ({"quote": "Kim Il-sung visited Mongolia in June 1956"}, "quote"),
    "a quote in other capitals": ({"quote": "KIM IL-SUNG visited Mongolia in July 1956"}, "quote"),
    "a quote with an ellipsis": ({"quote": "Kim Il-sung visited Mongolia ... a success"}, "quote"),
    "a quote out of the middle of words": ({"quote": "sung visited Mongol"}, "quote"),
    "a quote of a letter": ({"quote": "a"}, "quote"),
    "a quote over two sentences": ({"quote": "Mongol Messenger. In 1952, Mongolia took in"}, "quote"),
    "the instruction as a quote": ({"quote": "You help a historian of diplomacy"}, "quote"),
    "words that stand there twice": ({"quote": "the visit"}, "ambiguous"),
    "an occurrence too many": ({"quote": "the visit", "occurrence": 5}, "ambiguous"),
    "a kind that there is not": ({"kind": "friendship"}, "kind"),
    "a modality that there is not": ({"modality": "certain"}, "modality"),
    "a shape that there is not": ({"shape": "round"}, "shape"),
    "another year": ({"date": "1957-07"}, "date"),
    "the date of another sentence": ({"date": "1952"}, "date"),
    "a date more precise than the words": ({"date": "1956-07-15"}, "date"),
    "a date less precise than the words": ({"date": "1956"}, "date"),
    "a date in words": ({"date": "July 1956"}, "date"),
    "a month that there is not": ({"date": "1956-13"}, "date"),
    "a state that the text does not name": ({"source": "France"}, "actor"),
    "somebody who stands for no state": ({"source": "the moon"}, "actor"),
    "a code of no state": ({"source": "XXX"}, "actor"),
    "a person whom the text does not name": ({"source": "Tito"}, "actor"),
    "nobody": ({"source": None, "target": None}, "actor"),
    "one state on both sides": ({"target": "North Korea"}, "actor"),
    "others who are not named": ({"others": ["China"]}, "actor"),
    "an invented person": ({"persons": ["Kim Il-sung", "Zhou Enlai"]}, "person"),
    "an invented place": ({"place": "Ulaanbaatar"}, "place"),
    "an invented source": ({"attribution": ["Choe"]}, "attribution"),
    "the source of another sentence": ({"attribution": ["war orphans"]}, "attribution"),
    "a number that is not there": ({"quantity": {"value": 12, "unit": "delegates"}}, "quantity"),
    "the year as a number": ({"quantity": {"value": 1956, "unit": "visits"}}, "quantity"),
    "a field that was not asked for": ({"confidence": 0.99}, "form"),
    "a list for a text": ({"source": ["Kim Il-sung"]}, "form"),
    "a text for a list": ({"persons": "Kim Il-sung"}, "form"),
    "a number for a text": ({"kind": 7}, "form"),
    "no quote": ({"quote": ""}, "form"),
    "an occurrence that is none": ({"occurrence": True}, "form"),
    "a quantity in words": ({"quantity": "many"}, "form"),
    "a number that is none": ({"quantity": {"value": "200", "unit": "men"}}, "form"),
}  # fmt: skip


@pytest.mark.parametrize("name", FALSE)
def test_what_is_false_is_refused_with_the_reason(told: Told, name: str) -> None:
    change, check = FALSE[name]
    found = told({**VISIT, **change})
    assert found.claims == ()
    (refused,) = found.refused
    assert (refused.check, refused.doc) == (check, "doc")
    assert refused.reason
    assert refused.start == 0 < refused.end


@pytest.mark.parametrize(
    ("quantity", "kept"),
    [
        ({"value": 200, "unit": "orphans"}, True),
        ({"value": 201, "unit": "war orphans"}, False),
        ({"value": 200, "unit": "tons of wheat"}, False),
        ({"value": 1952, "unit": "war orphans"}, False),
    ],
)
def test_a_number_must_stand_there_with_its_unit(told: Told, quantity: dict[str, Any], kept: bool) -> None:
    found = told({**ORPHANS, "quantity": quantity})
    assert bool(found.claims) == kept
    assert [refused.check for refused in found.refused] == ([] if kept else ["quantity"])


def test_the_occurrence_says_which_words_are_meant(told: Told, made_of: Callable[..., Document]) -> None:
    text = made_of().text
    proposal = {**VISIT, "quote": "the visit", "occurrence": 2, "date": "2001-05", "persons": []}
    proposal |= {"source": "North Korea", "modality": "did_not_happen", "attribution": []}
    (claim,) = told(proposal).claims
    assert claim.passage.start == text.rindex("the visit")
    assert str(claim.date) == "2001-05"


def test_of_words_that_stand_once_the_occurrence_does_not_matter(told: Told) -> None:
    assert told({**VISIT, "occurrence": 1956}).claims == told(VISIT).claims != ()


def test_no_date_is_never_wrong(told: Told) -> None:
    (claim,) = told({**VISIT, "date": None}).claims
    assert not claim.date.edtf


def test_the_date_of_the_text_before_is_taken_as_inferred(told: Told) -> None:
    step = {"quote": "It was the first such step", "kind": "aid", "source": "Mongolia",
            "target": "North Korea", "modality": "happened"}  # fmt: skip
    (claim,) = told({**step, "date": "1952"}).claims
    assert (str(claim.date), claim.date.inferred) == ("1952", ("year",))
    assert "date:context" in claim.rules
    (refused,) = told({**step, "date": "1956-07"}).refused
    assert refused.check == "date"


def test_a_date_is_reckoned_from_the_day_of_the_document(
    told: Told, made_of: Callable[..., Document]
) -> None:
    document = made_of("Mongolia sent wheat to North Korea last year.", issued="2013-11-14")
    aid = {"quote": "Mongolia sent wheat to North Korea last year", "kind": "aid", "source": "Mongolia",
           "target": "North Korea", "modality": "happened"}  # fmt: skip
    assert [str(claim.date) for claim in told({**aid, "date": "2012"}, of=document).claims] == ["2012"]
    assert [refused.check for refused in told({**aid, "date": "2011"}, of=document).refused] == ["date"]


def test_states_are_those_of_the_time(told: Told, made_of: Callable[..., Document]) -> None:
    document = made_of("In 1960, Moscow signed a treaty with Mongolia.")
    treaty = {"quote": "Moscow signed a treaty with Mongolia", "kind": "treaty_signed", "source": "Moscow",
              "target": "Mongolia", "date": "1960", "modality": "happened"}  # fmt: skip
    (claim,) = told(treaty, of=document).claims
    assert (claim.source, claim.target) == ("MNG", "SUN")
    assert told({**treaty, "source": "RUS"}, of=document).claims == (claim,)


def test_a_state_of_a_later_sentence_is_not_named_yet(told: Told, made_of: Callable[..., Document]) -> None:
    document = made_of("Mongolia closed its embassy in 1999. Peru was told of it.")
    closed = {"quote": "Mongolia closed its embassy in 1999", "kind": "embassy_closed", "source": "Mongolia",
              "target": "Peru", "date": "1999", "modality": "happened"}  # fmt: skip
    (refused,) = told(closed, of=document).refused
    assert refused.check == "actor"


def test_words_around_the_passage_carry_nothing(told: Told, made_of: Callable[..., Document]) -> None:
    first = "Kim Il-sung visited Mongolia in July 1956."
    document = made_of(first, "A treaty with North Korea followed in 1986.")
    found = told(VISIT | {"attribution": []}, of=document)
    assert [claim.passage.quote for claim in found.claims] == [first.rstrip(".")]
    (refused,) = found.refused
    assert (refused.check, refused.start) == ("quote", len(first) + 2)


def test_line_ends_in_the_document_do_not_matter_and_stay_in_the_quote(
    told: Told, made_of: Callable[..., Document]
) -> None:
    document = made_of("Kim Il-sung visited\nMongolia in July 1956.")
    (claim,) = told(VISIT | {"attribution": []}, of=document).claims
    assert claim.passage.quote == "Kim Il-sung visited\nMongolia in July 1956"
    assert claim.passage.stands_in(document.text)


def test_a_count_is_no_event_whatever_the_model_says(told: Told, made_of: Callable[..., Document]) -> None:
    document = made_of("North Korea sent delegations to Mongolia five times in the 1990s.")
    visits = {"quote": "North Korea sent delegations to Mongolia five times", "kind": "visit",
              "source": "North Korea", "target": "Mongolia", "modality": "happened"}  # fmt: skip
    (claim,) = told(visits, of=document).claims
    assert claim.shape is Shape.AGGREGATE


def test_the_same_claim_is_kept_once(told: Told) -> None:
    found = told(VISIT, VISIT)
    assert (len(found.claims), [refused.check for refused in found.refused]) == (1, ["twice"])


def test_good_and_bad_proposals_of_one_answer_are_told_apart(told: Told) -> None:
    found = told(VISIT, {**ORPHANS, "date": "1999"}, "a text", ORPHANS)
    assert [claim.kind for claim in found.claims] == ["visit", "refugees_or_orphans"]
    assert [refused.check for refused in found.refused] == ["date", "form"]


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        (
            "1948년 10월 15일 몽골과 북한은 외교관계를 수립하였다.",
            {
                "quote": "몽골과 북한은 외교관계를 수립하였다",
                "source": "북한",
                "target": "몽골",
                "date": "1948-10-15",
            },
        ),
        (
            "Монголия и КНДР установили дипломатические отношения 15 октября 1948 г.",
            {
                "quote": "Монголия и КНДР установили дипломатические отношения",
                "source": "КНДР",
                "target": "Монголия",
                "date": "1948-10-15",
            },
        ),
    ],
)
def test_other_scripts_pass_the_same_checks(
    told: Told, made_of: Callable[..., Document], text: str, proposal: dict[str, Any]
) -> None:
    told_of = {"kind": "relations_established", "modality": "happened", **proposal}
    (claim,) = told(told_of, of=made_of(text)).claims
    assert (claim.source, claim.target, str(claim.date)) == ("MNG", "PRK", "1948-10-15")
    (refused,) = told({**told_of, "date": "1949-10-15"}, of=made_of(text)).refused
    assert refused.check == "date"
