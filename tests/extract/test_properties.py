"""What holds of any text: quotes stand, passages are short, nothing raises, the same gives the same."""

import csv
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from amity.extract import extract
from amity.extract.sentences import sentences
from amity.model.claims import Claim
from amity.model.documents import Block, BlockKind, Document, Source
from amity.reference import load

with (Path(__file__).parent / "marked.csv").open(encoding="utf-8") as file:
    SENTENCES = [row["text"] for row in csv.DictReader(file)]
WORDS = [
    *"Mongolia Japan the two countries did not which visited attacked by to of and 1956".split(),
    *',.;:()"',
]


def read(text: str) -> tuple[Document, tuple[Claim, ...]]:
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    document = Document(name="any", path="any.txt", text=text, sha256="", language="en", reader="test",
                        source=Source(id="any"), blocks=(block,))  # fmt: skip
    return document, extract(document, load()).claims


def check(text: str) -> None:
    document, claims = read(text)
    for claim in claims:
        assert claim.passage.stands_in(document.text)
        assert 0 < len(claim.passage.quote) <= 600
        assert claim.rules


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_order_of_words_is_read(words: list[str]) -> None:
    check(" ".join(words))


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_order_of_sentences_is_read_alike_twice(lines: list[str]) -> None:
    text = " ".join(lines)
    check(text)
    assert read(text) == read(text)


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_sentences_stand_in_order_and_lose_nothing(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join("".join(text[a:b].split()) for a, b in spans)
    assert kept == "".join(text.split())


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    text = "Mongolia and Japan and the visit of " * 4000
    document, claims = read(text)
    assert max(b - a for a, b in sentences(text)) <= 4000
    assert all(claim.passage.stands_in(document.text) for claim in claims)
