"""Whatever a text is, reading it ends, and what is read stands in it; `bench/fuzz.py` has a million more."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.extract import dates, extract
from amity.model.when import When
from amity.read.documents import document_of
from amity.reference import load

BENCH = Path(__file__).parents[2] / "bench"
CHUNK, CHUNKS = 250, 12
NOVEMBER = When.parse("2013-11-18")


def bench(name: str) -> ModuleType:
    """A module of the benchmarks, which are no package."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


bench("passages")
faults = bench("fuzz").faults
SHAPES: dict[str, str] = bench("passages").SHAPES


@pytest.mark.parametrize("first", range(0, CHUNK * CHUNKS, CHUNK))
def test_passages_by_chance_are_read_without_a_fault(first: int) -> None:
    assert {seed: found for seed in range(first, first + CHUNK) if (found := faults(seed))} == {}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_sentence_of_any_shape_is_read(shape: str) -> None:
    text = bench("passages").long_passage(shape, 6000)
    document = document_of("long", text)
    for claim in extract(document, load()).claims:
        assert document.text[claim.passage.start : claim.passage.end] == claim.passage.quote


@settings(deadline=None, max_examples=300)
@given(text=st.text(max_size=300))
def test_any_characters_are_read(text: str) -> None:
    document = document_of("any", text)
    extract(document, load())
    mentions = dates.find(text, document=NOVEMBER, reference=load())
    assert all(text[mention.start : mention.end] == mention.when.words for mention in mentions)


@settings(deadline=None, max_examples=200)
@given(
    pieces=st.lists(
        st.sampled_from([*SHAPES.values(), ". ", "\n\n", "\ud800", "\x00", "\u202e", "“", ")"]), max_size=25
    )
)
def test_pieces_of_all_shapes_in_any_order_are_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = document_of("pieces", text)
    for claim in extract(document, load()).claims:
        assert document.text[claim.passage.start : claim.passage.end] == claim.passage.quote
