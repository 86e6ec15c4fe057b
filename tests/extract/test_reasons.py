"""Each field of a claim is explained by a rule that says what it means, and by the words it went by."""

from collections.abc import Callable
from pathlib import Path

import pytest

from amity.errors import InvalidValue
from amity.extract import extract
from amity.extract.reasons import FIELDS, Reason, meaning, reasons
from amity.model.claims import Claim, Shape
from amity.model.documents import Document
from amity.read import read_document
from amity.read.bibliography import load as bibliography_of
from amity.reference import Reference

SOURCES = Path(__file__).parents[2] / "examples" / "mongolia-dprk" / "sources"
SENTENCE = 1000
"""No sentence of the example is longer, in characters; a passage is a part of one."""
Made = Callable[..., Document]


def told(claim: Claim, text: str, field: str) -> list[Reason]:
    return [reason for reason in reasons(claim, text) if reason.field == field]


def test_every_claim_of_the_example_is_explained_field_by_field(reference: Reference) -> None:
    bibliography = bibliography_of(SOURCES)
    paths = sorted(path for path in SOURCES.iterdir() if path.name != "bibliography.json")
    seen = 0
    for path in paths:
        document = read_document(path, bibliography.source_of(path))
        for claim in extract(document, reference).claims:
            seen += 1
            explained(claim, document.text)
    assert seen > 150


def explained(claim: Claim, text: str) -> None:
    found = reasons(claim, text)
    assert all(reason.meaning for reason in found), claim.rules
    assert all(text[a:b].strip() for reason in found for a, b in (*reason.spans, *reason.leaning))
    (kind,) = told(claim, text, "kind")
    assert abs(kind.spans[0][0] - claim.passage.start) < SENTENCE
    for role, state in (("source", claim.source), ("target", claim.target)):
        assert bool(state) == any(reason.rule != "own" for reason in told(claim, text, role)), claim.rules
        for reason in told(claim, text, role):
            assert reason.words or reason.rule == "focus", claim.rules
    (date,) = told(claim, text, "date")
    assert bool(date.words) or date.rule in ("issued", "none"), (claim.date, claim.rules)
    (factuality,) = told(claim, text, "factuality")
    assert factuality.words or factuality.rule in ("plain", "nominal"), claim.rules
    assert len(told(claim, text, "attribution")) == bool(claim.attribution)
    assert len(told(claim, text, "quantity")) == bool(claim.quantity)
    assert len(told(claim, text, "persons")) == bool(claim.persons)
    assert bool(told(claim, text, "shape")) == (claim.shape in (Shape.AGGREGATE, Shape.SILENCE))
    assert told(claim, text, "tier")


def test_a_pronoun_leads_to_the_name_it_stands_for(made: Made, reference: Reference) -> None:
    document = made("Poland opened an embassy in Mongolia in 1960. It sent aid to Mongolia on 3 May.")
    claim = extract(document, reference).claims[-1]
    (source,) = told(claim, document.text, "source")
    assert (source.rule, source.words) == ("pronoun", ("It", "Poland"))
    (date,) = told(claim, document.text, "date")
    assert date.words == ("3 May", "1960")


def test_a_date_of_an_earlier_sentence_is_shown_there(made: Made, reference: Reference) -> None:
    document = made("In 1956 Poland opened an embassy in Mongolia. Hungary condemned Poland.")
    claim = extract(document, reference).claims[-1]
    (date,) = told(claim, document.text, "date")
    assert (date.rule, date.spans, date.words) == ("discourse", (), ("1956",))


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Peru did not visit Chile in 1960.", "negation", "not"),
        ("Peru failed to open an embassy in Chile in 1960.", "under-fail", "failed"),
        ("Peru will open an embassy in Chile in 1960.", "modal-will", "will"),
        ("Peru reportedly sent aid to Chile in 1960.", "adverb", "reportedly"),
        ("If Peru attacked Chile in 1960, Bolivia would protest.", "condition", "If"),
        ("It is a myth that Peru attacked Chile in 1960.", "hedge-before", "it is a myth that"),
    ],
)
def test_the_word_that_makes_it_no_plain_fact(
    text: str, rule: str, words: str, made: Made, reference: Reference
) -> None:
    claim = extract(made(text), reference).claims[0]
    (found,) = told(claim, text, "factuality")
    assert found.rule == rule
    assert found.words[0].lower() == words.lower()


def test_the_id_of_a_claim_does_not_hang_on_its_reasons(made: Made, reference: Reference) -> None:
    from dataclasses import replace

    claim = extract(made("Peru attacked Chile in 1960."), reference).claims[0]
    assert replace(claim, rules=()).id == claim.id


def test_rules_of_other_readers_are_shown_as_they_are(made: Made, reference: Reference) -> None:
    from dataclasses import replace

    claim = extract(made("Peru attacked Chile in 1960."), reference).claims[0]
    other = replace(claim, rules=("source:named/subj", "date:clause/1960", "kind:attack/xx:word", "free"))
    found = {reason.field: reason for reason in reasons(other, "")}
    assert found["date"].words == ("1960",)
    assert found["kind"].meaning


def test_fields_are_those_that_rules_settle() -> None:
    with pytest.raises(InvalidValue):
        Reason(field="colour", rule="", meaning="")
    assert meaning("date", "clause")
    assert not meaning("colour", "clause")
    assert FIELDS[0] == "kind"
