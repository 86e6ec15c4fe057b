from collections.abc import Callable
from pathlib import Path

import pytest

from amity.extract import extract
from amity.read import read_document
from amity.reference import load

TREATY = "Finland and the Soviet Union signed a trade agreement in 1953"
VISIT = "A Soviet delegation visited Finland in May 1971."
NOTES = "\n\n¹ Archive A.\n\n² Archive B.\n"


@pytest.fixture
def notes(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """The notes of the claims in a text, by kind."""

    def read(text: str) -> dict[str, str]:
        path = tmp_path / "text.txt"
        path.write_text(text, encoding="utf-8")
        claims = extract(read_document(path), load()).claims
        return {claim.kind: claim.note for claim in claims}

    return read


def test_the_next_paragraphs_note_is_not_cited(notes: Callable[[str], dict[str, str]]) -> None:
    found = notes(f"{VISIT}\n\n{TREATY}.¹{NOTES}")
    assert found == {"visit": "", "agreement_signed": "¹ Archive A."}


def test_the_next_sentences_note_is_not_cited(notes: Callable[[str], dict[str, str]]) -> None:
    found = notes(f"{VISIT} {TREATY}.¹ France recognised Mongolia in 1965.²{NOTES}")
    assert found == {"visit": "", "agreement_signed": "¹ Archive A.", "recognition": "² Archive B."}


def test_marks_that_stand_together_are_called_together(notes: Callable[[str], dict[str, str]]) -> None:
    assert notes(f"{TREATY}.¹ ²{NOTES}") == {"agreement_signed": "¹ Archive A. ² Archive B."}


def test_a_mark_within_the_passage_is_its_own(notes: Callable[[str], dict[str, str]]) -> None:
    found = notes(f"{TREATY}¹ and a treaty in 1955.²{NOTES}")
    assert all(note.startswith("¹ Archive A.") for note in found.values())


def test_a_mark_glued_to_the_stop_does_not_join_two_sentences(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    text = f"{VISIT[:-1]} on October 15.8 However, nothing came of it.\n\n⁸ Archive C.\n"
    path.write_text(text, encoding="utf-8")
    claims = extract(read_document(path), load()).claims
    assert claims
    assert all("However" not in claim.passage.quote for claim in claims if claim.kind == "visit")
