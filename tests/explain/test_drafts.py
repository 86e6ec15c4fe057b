"""Explanatory sentences, our own, on other dyads; those `held` out were not looked at for the patterns."""

import csv
import tomllib
from pathlib import Path

import pytest

from amity.examine.sentences import Sentences
from amity.explain.drafts import explanation, explanations, skeleton
from amity.model.documents import Block, BlockKind, Document, Source
from amity.reference import load

REFERENCE = load()
with (Path(__file__).parent / "explanations.csv").open(encoding="utf-8", newline="") as file:
    MARKED = list(csv.DictReader(file))


def found_in(text: str) -> tuple[str, str, str, str] | None:
    before, found = "", None
    for start, end in Sentences(text):
        found = explanation(text[start:end].strip(), before, REFERENCE) or found
        before = text[start:end].strip()
    return found


@pytest.mark.parametrize(
    ("marked", "precision", "recall"), [("tuned", 0.9, 0.9), ("held", 0.85, 0.85), ("hard", 0.65, 0.5)]
)
def test_explanations_are_told_from_other_sentences(marked: str, precision: float, recall: float) -> None:
    """Those called hard explain in words that no list has, or explain what is no relation of states."""
    rows = [row for row in MARKED if row["set"] == marked]
    assert len(rows) >= 28
    found = {row["sentence"] for row in rows if found_in(row["sentence"])}
    right = {row["sentence"] for row in rows if row["explains"] == "yes"}
    assert len(found & right) / len(found) >= precision
    assert len(found & right) / len(right) >= recall


def test_holders_and_factors_are_told() -> None:
    rows = [(row, said) for row in MARKED if row["explains"] == "yes" and (said := found_in(row["sentence"]))]
    holders = sum(said[2] == row["holder"] for row, said in rows)
    factors = sum(row["factor"].casefold() in said[1].casefold() for row, said in rows)
    assert holders / len(rows) >= 0.9
    assert factors / len(rows) >= 0.9


@pytest.mark.parametrize(
    "sentence",
    [
        "Did Ghana close the border with Togo because of the smuggling?",
        "The visit did not lead to a treaty between Ghana and Togo.",
        "The border could be the cause of a war between Ghana and Togo.",
        "Ghana closed the border, but not because of Togo.",
    ],
)
def test_what_is_asked_or_denied_explains_nothing(sentence: str) -> None:
    assert found_in(sentence) is None


def test_a_draft_has_its_passage_and_is_a_file_of_toml() -> None:
    text = 'A heading\n\nThey met. Osei argues that Ghana and Togo fell out because of the "old border".'
    blocks = (
        Block(kind=BlockKind.HEADING, start=0, end=9),
        Block(kind=BlockKind.PARAGRAPH, start=11, end=len(text)),
    )
    document = Document(
        name="essay", path="essay.txt", text=text, sha256="", language="en", reader="",
        source=Source(id="essay"), blocks=blocks,
    )  # fmt: skip
    [draft] = explanations([document], REFERENCE)
    assert draft.passage.stands_in(text)
    assert (draft.holder, draft.states) == ("Osei", ("GHA", "TGO"))
    content = tomllib.loads(skeleton(draft, 1, ("GHA", "TGO")))
    assert content["holders"][0]["document"] == "essay"
    assert content["holders"][0]["quote"] == draft.passage.quote
    assert content["scope"]["states"] == ["GHA", "TGO"]
