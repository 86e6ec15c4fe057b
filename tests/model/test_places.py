"""Line and column by their meaning in the standard library, and pages of blocks."""

from hypothesis import given
from hypothesis import strategies as st

from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.places import Places


def document(text: str, *blocks: Block) -> Document:
    return Document(
        name="a", path="a.txt", text=text, sha256="", language="en", reader="text", source=Source(id="a"),
        blocks=blocks,
    )  # fmt: skip


@given(st.text(alphabet="ab\n\r é", max_size=40), st.integers(0, 40))
def test_the_line_up_to_a_place_is_as_long_as_its_column(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    place = Places(document=document(text)).of(offset)
    before = text[:offset] if text[offset - 1 : offset + 1] != "\r\n" else text[: offset - 1] + "x"
    whole = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert (place.line, place.column) == (len(whole), len(whole[-1]) + 1)


def test_pages_are_those_of_the_blocks() -> None:
    blocks = [Block(kind=BlockKind.PARAGRAPH, start=s, end=s + 4, page=p) for s, p in ((0, 7), (6, 8))]
    places = Places(document=document("One.\n\nTwo.\n\nThree", *blocks))
    assert [places.of(at).page for at in (0, 3, 5, 6, 14)] == [7, 7, None, 8, None]
