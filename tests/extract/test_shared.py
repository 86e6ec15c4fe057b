"""Scores on the shared marked texts, where they are at hand: floors a little below what is reached."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from amity.extract import extract
from amity.extract.coding import code
from amity.model.documents import Source
from amity.model.interchange import claim_line
from amity.read import read_document
from amity.reference import load

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared marked texts are not here")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def score(*arguments: object) -> dict[str, float]:
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report: dict[str, float] = json.loads(done.stdout)
    return report


def written(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_claims_of_the_documents(tmp_path: Path) -> None:
    claims = []
    for path in sorted((SHARED / "corpus").glob("*.txt")):
        csl = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[0]
        document = read_document(path, Source(id=path.stem, csl=csl, origin="beside"))
        claims += [claim_line(claim) for claim in extract(document, load()).claims]
    predicted = written(tmp_path / "claims.jsonl", claims)
    gold = SHARED / "gold" / "claims.jsonl"
    report = score(SHARED / "score" / "documents.py", gold, predicted, SHARED / "corpus")
    assert report["f1"] >= 0.60
    assert report["strict_f1"] >= 0.40
    assert report["states"] >= 0.85
    assert report["modality"] >= 0.87
    assert report["fact_doubted"] <= 0.10
    assert report["unrealised_taken_for_fact"] <= 0.15
    assert report["attribution_invented"] <= 0.05


FLOORS = [
    (
        "crises",
        {"precision": 0.75, "recall": 0.25, "tone_accuracy": 0.8},
        {"false_alarm": 0.09, "stray": 0.12},
    ),
    ("types", {"f1": 0.6}, {}),
    ("triples", {"f1": 0.22}, {}),
]


@pytest.mark.parametrize(("task", "least", "most"), FLOORS, ids=[task for task, *_ in FLOORS])
def test_coded_sentences(task: str, least: dict[str, float], most: dict[str, float], tmp_path: Path) -> None:
    gold = SHARED / "gold" / f"{task}.jsonl"
    records = [{"id": r["id"], "text": r["text"], "doc": r.get("crisis")} for r in lines(gold)]
    predicted = written(tmp_path / "events.jsonl", list(code(records, load())))
    report = score(SHARED / "score" / "sentences.py", task, gold, predicted)
    assert all(report[name] >= floor for name, floor in least.items()), report
    assert all(report[name] <= ceiling for name, ceiling in most.items()), report
