"""Line and column by their meaning in the standard library, and pages of blocks."""

from hypothesis import given
from hypothesis import strategies as st

from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.passages import Passage
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


def test_words_are_found_again_in_a_marked_up_file() -> None:
    head = "<html><head><title>They met</title></head>\n"
    file = f"{head}<body><p>They met in 1956.</p>\n<p>They <i>met</i>\nin 1957.</p>"
    text = "They met in 1956.\n\nThey met in 1957."
    places = Places(document=document(text), file=file)
    told = [places.span(Passage.of("a", text, *span)) for span in ((0, 8), (0, 17), (19, 27), (19, 36))]
    assert [f"{start}-{end}" for start, end in told] == ["2:10-2:18", "2:10-2:26", "3:4-3:15", "3:4-4:8"]


def test_words_that_are_not_in_the_file_stand_at_its_beginning() -> None:
    places = Places(document=document("They met."), file="<p>Nobody came.</p>")
    assert [str(place) for place in places.span(Passage.of("a", "They met.", 0, 4))] == ["1:1", "1:1"]


@given(
    st.lists(st.sampled_from(["one", "two", "<b>", "</b>", "&amp;", "\n", " ", "<!-- one -->"]), max_size=12)
)
def test_every_word_of_the_text_is_found_at_its_own_place(parts: list[str]) -> None:
    file = " ".join(parts)
    words = [part for part in parts if part in ("one", "two")]
    text = " ".join(words)
    places = Places(document=document(text), file=file)
    at, seen = 0, []
    for word in words:
        start, end = places.span(Passage.of("a", text, at, at + len(word)))
        lines = file.split("\n")
        assert lines[start.line - 1][start.column - 1 : end.column - 1] == word
        seen.append((start.line, start.column))
        at += len(word) + 1
    assert seen == sorted(set(seen))


def test_a_page_that_opens_and_never_closes_takes_no_more_than_its_length() -> None:
    for piece in ("<!-- ", "<script ", "<", "&amp"):
        places = Places(document=document("They met."), file=piece * 100_000 + "<p>They met.</p>")
        assert str(places.span(Passage.of("a", "They met.", 0, 4))[0])
