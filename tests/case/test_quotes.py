"""Words are found where they stand, and shown in their paragraph."""

from dataclasses import replace

import pytest

from amity.case.quotes import AROUND, context, find_quote
from amity.errors import InvalidValue, NotFound
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.passages import Passage

FIRST = "Kim went (so it is said) to\n  Ulaanbaatar. Kim went home. "
SECOND = "word " * 200 + "in the middle " + "word " * 200
TEXT = FIRST + "\n" + SECOND
DOCUMENT = Document(
    name="000",
    path="",
    text=TEXT,
    sha256="",
    language="en",
    reader="text",
    source=Source(id="000"),
    blocks=(
        Block(kind=BlockKind.PARAGRAPH, start=0, end=len(FIRST)),
        Block(kind=BlockKind.PARAGRAPH, start=len(FIRST) + 1, end=len(TEXT)),
    ),
)


def test_spaces_and_line_ends_do_not_matter_and_signs_are_signs() -> None:
    found = find_quote(DOCUMENT, " (so it is said)  to Ulaanbaatar.")
    assert found.quote == "(so it is said) to\n  Ulaanbaatar."
    assert found.stands_in(TEXT)


@pytest.mark.parametrize(("near", "start"), [(0, 0), (30, 43), (10**6, 43)])
def test_of_two_the_nearest_is_meant(near: int, start: int) -> None:
    assert find_quote(DOCUMENT, "Kim went", near).start == start


def test_words_that_are_not_there_or_twice_are_refused() -> None:
    with pytest.raises(NotFound):
        find_quote(DOCUMENT, "Kim stayed")
    with pytest.raises(NotFound):
        find_quote(DOCUMENT, "  ")
    with pytest.raises(InvalidValue, match="offset near 0, 43"):
        find_quote(DOCUMENT, "Kim went")


def test_context_stops_at_the_paragraph() -> None:
    passage = find_quote(DOCUMENT, "Ulaanbaatar")
    assert "".join(context(DOCUMENT, passage)) == FIRST


def test_context_of_a_long_paragraph_is_cut_between_words() -> None:
    before, quote, after = context(DOCUMENT, find_quote(DOCUMENT, "in the middle"))
    assert quote == "in the middle"
    assert before.startswith("word ")
    assert after.endswith(" word")
    assert 200 < len(before) <= AROUND
    assert 200 < len(after) <= AROUND


def test_of_another_text_what_was_kept_with_the_passage_is_shown() -> None:
    passage = Passage(doc="000", start=0, end=3, quote="Nam", prefix="before ", suffix=" after")
    assert context(DOCUMENT, passage) == ("before ", "Nam", " after")
    assert context(None, passage) == ("before ", "Nam", " after")
    assert context(replace(DOCUMENT, blocks=()), replace(passage, quote="Kim"))[1] == "Kim"
