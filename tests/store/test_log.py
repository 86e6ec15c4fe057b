"""The log of judgements is only ever added to, and a damaged line costs itself alone."""

from pathlib import Path
from typing import Any

import pytest

from amity.model.judgements import Judgement, Verdict
from amity.model.passages import Passage
from amity.store.log import append, read


def judgement(number: int, verdict: str = "accept", **fields: Any) -> Judgement:
    return Judgement(
        id=f"j{number}",
        verdict=Verdict(verdict),
        claim="000-1",
        passage=Passage(doc="000", start=0, end=3, quote="김일성"),
        doc_sha256="ab",
        by="S. Bat",
        at=f"2024-03-01T09:30:{number:02d}Z",
        **fields,
    )


def test_what_is_added_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    said = [judgement(2), judgement(1, "correct", changes={"date": "1956-07", "read": {"kind": "visit"}})]
    before = b""
    for one in said:
        append(path, one)
        assert path.read_bytes().startswith(before)
        before = path.read_bytes()
    found = read(path)
    assert (list(found.judgements), found.problems) == (said, ())


def test_no_log_is_an_empty_one(tmp_path: Path) -> None:
    assert read(tmp_path / "judgements.jsonl").judgements == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b'{"id": "j9", "verdict": "acc', id="torn"),
        pytest.param(b'{"id": "j9", "claim": "\xea\xb9', id="torn within a letter"),
        pytest.param(b"<<<<<<< ours", id="a conflict of a merge"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"7", id="a number"),
        pytest.param(b'{"id": "j9", "verdict": "doubt"}', id="an unknown verdict"),
    ],
)
def test_a_line_that_is_no_judgement_is_set_aside_with_a_warning(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "judgements.jsonl"
    append(path, judgement(1))
    with path.open("ab") as file:
        file.write(line)
    append(path, judgement(2))
    found = read(path)
    assert [one.id for one in found.judgements] == ["j1", "j2"]
    [problem] = found.problems
    assert "line 2: no judgement" in problem
    assert line in path.read_bytes()


@pytest.mark.parametrize(
    "changes", [{"date": "July 1956"}, {"modality": "certain"}, {"quantity": {"value": "x"}}]
)
def test_a_correction_that_cannot_be_is_set_aside(tmp_path: Path, changes: dict[str, Any]) -> None:
    path = tmp_path / "judgements.jsonl"
    append(path, judgement(1, "correct", changes=changes))
    found = read(path)
    assert found.judgements == ()
    assert len(found.problems) == 1
