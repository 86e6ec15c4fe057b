"""Events held against lists made by hand of which claims belong together, as the benchmark has them."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "together.py"


@pytest.fixture(scope="module")
def lists() -> ModuleType:
    """The module that measures, which is in no package."""
    spec = importlib.util.spec_from_file_location("together", BENCH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["together"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["example", "corpus"])
def test_nine_in_ten_of_the_pairs_of_marked_claims_are_right(lists: ModuleType, name: str) -> None:
    material = lists.LISTS[name]()
    if material is None:
        pytest.skip(f"the documents of the {name}, or their marks, are not here")
    measured = lists.figures(material, "marked")
    assert measured["pairs"] >= 30
    assert measured["f1"] >= 0.90


def test_every_mark_of_the_example_is_found_in_its_document(lists: ModuleType) -> None:
    material = lists.example()
    assert material is not None
    assert {claim.id for claim in lists.marked(material)} == {mark["id"] for mark in material.marks}
