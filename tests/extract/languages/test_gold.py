"""How well each language is read: kind, states, date and modality together, on sentences marked by hand."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from amity.reference import Reference

ROOT = Path(__file__).resolve().parents[3]
FLOOR = 0.80


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_languages", ROOT / "bench" / "languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["ko", "ja", "zh", "ru", "mn"])
def test_sentences_marked_by_hand_are_read(language: str, bench: ModuleType, reference: Reference) -> None:
    found = bench.figures(language, None, reference)
    assert found["sentences"] >= 60
    assert found["f1"] >= FLOOR, found
