"""The worked example: complete, in our own words, made again byte for byte, and marked by hand."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from amity.model.factuality import Factuality
from amity.model.when import When
from amity.reference import load
from amity.reference.kinds import kinds

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "mongolia-dprk"
CORPUS = ROOT.parent / "shared" / "corpus"
DOCUMENTS = sorted(path for path in (EXAMPLE / "sources").iterdir() if path.name != "bibliography.json")
MARKED: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "claims.jsonl").read_text(encoding="utf-8").splitlines()
]
BIBLIOGRAPHY: list[dict[str, Any]] = json.loads(
    (EXAMPLE / "sources" / "bibliography.json").read_text(encoding="utf-8")
)
MUTUAL = {"relations_established", "treaty_signed", "agreement_signed"}
"""Kinds whose claims name both parties in alphabetical order, whoever moved first."""
RUN = 8
NUMBER = re.compile(r"[\d.,]+")


@cache
def text_of(path: Path) -> str:
    """The canonical text of a document, as Amity reads it."""
    from amity.read import read_document

    return read_document(path).text


def places_of(quote: str, text: str) -> list[str]:
    """Where `text` has `quote`, whatever the white space between its words."""
    return re.findall(r"\s+".join(map(re.escape, quote.split())), text)


def test_folder_has_what_scholars_have() -> None:
    assert len(DOCUMENTS) >= 9
    assert {path.suffix for path in DOCUMENTS} == {".md", ".txt", ".html", ".pdf", ".docx"}


def test_every_entry_has_its_file_and_every_file_its_entry() -> None:
    assert sorted(entry["id"] for entry in BIBLIOGRAPHY) == sorted(path.stem for path in DOCUMENTS)


@pytest.mark.parametrize("entry", BIBLIOGRAPHY, ids=lambda entry: entry["id"])
def test_entry_can_be_cited_and_names_where_its_facts_are_from(entry: dict[str, Any]) -> None:
    assert {"type", "title", "author", "issued", "language"} <= entry.keys()
    origin, facts = entry["note"].split("; facts after: ")
    assert origin == "Example document written for Amity"
    assert re.search(r"(19|20)\d\d", facts)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_document_says_itself_that_it_is_an_example(path: Path) -> None:
    assert places_of("Example document written for Amity", text_of(path))


def test_survey_is_read_as_a_journal_is() -> None:
    from amity.read import read_document

    document = read_document(EXAMPLE / "sources" / "survey-2024.pdf")
    assert [mark.mark for mark in document.marks] == [str(number) for number in range(1, 19)]
    assert "Example Papers in Diplomatic History" not in document.text
    assert {(cell.row, cell.column): cell.value for cell in document.cells}["China", "1970"] == 2.5


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_pdf_and_docx_are_made_again_byte_for_byte(tmp_path: Path, seed: str) -> None:
    script = EXAMPLE / "make_documents.py"
    surroundings = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": "Asia/Pyongyang",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, env=surroundings)
    made = sorted(tmp_path.iterdir())
    assert [path.suffix for path in made] == [".docx", ".pdf"]
    for path in made:
        assert path.read_bytes() == (EXAMPLE / "sources" / path.name).read_bytes()


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words; figures are no words, since the same table has the same figures."""
    words = [word for word in re.findall(r"[\w'’.,-]*\w", text.lower()) if not NUMBER.fullmatch(word)]
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def prose_of(path: Path) -> str:
    """What a document says in its own words: without notes, which name works by their titles."""
    draft = EXAMPLE / "drafts" / f"{path.stem}.txt"
    text = (draft if draft.exists() else path).read_text(encoding="utf-8")
    return re.sub(r"(?m)^\[\^\d+\]: .*$", "", text)


@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="needs the corpus in ../shared, which is not part of the project"
)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_eight_words_in_a_row_stand_in_the_corpus(path: Path) -> None:
    theirs = {
        run for file in sorted(CORPUS.glob("*.txt")) for run in runs_of(file.read_text(encoding="utf-8"))
    }
    assert [" ".join(run) for run in sorted(runs_of(prose_of(path)) & theirs)] == []


def test_marks_are_many_and_whole() -> None:
    assert len(MARKED) >= 180
    assert len({claim["id"] for claim in MARKED}) == len(MARKED)
    assert {claim["doc"] for claim in MARKED} == {path.stem for path in DOCUMENTS}
    assert {claim["modality"] for claim in MARKED} == set(Factuality)


@pytest.mark.parametrize("claim", MARKED, ids=lambda claim: claim["id"])
def test_mark_follows_the_codebook(claim: dict[str, Any]) -> None:
    assert claim["kind"] in kinds()
    states = [state for state in (claim["source"], claim["target"]) if state]
    assert set(states) | set(claim["others"]) <= load().states.keys()
    assert states or claim["others"]
    assert claim["kind"] not in MUTUAL or states == sorted(states)
    if claim["date"]:
        assert str(When.parse(claim["date"])) == claim["date"]
    if claim["quantity"]:
        assert claim["quantity"]["unit"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_quotes_stand_in_the_text_as_read(path: Path) -> None:
    quotes = {claim["quote"] for claim in MARKED if claim["doc"] == path.stem}
    assert quotes
    assert [quote for quote in sorted(quotes) if len(places_of(quote, text_of(path))) != 1] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_persons_are_marked_as_written(path: Path) -> None:
    persons = {name for claim in MARKED if claim["doc"] == path.stem for name in claim["persons"]}
    assert [name for name in sorted(persons) if not places_of(name, text_of(path))] == []
