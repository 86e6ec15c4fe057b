from hypothesis import given
from hypothesis import strategies as st

from amity.model.documents import Block, BlockKind, Document, Source
from amity.present.passages import LONGEST, in_context, place


def document(text: str, *blocks: Block) -> Document:
    return Document(name="d", path="d.txt", text=text, sha256="", language="en", reader="text",
                    source=Source(id="d"), blocks=blocks)  # fmt: skip


def around(text: str, quote: str, *blocks: Block) -> tuple[str, str]:
    start = text.index(quote)
    context = in_context(document(text, *blocks), start, start + len(quote))
    assert context.quote == quote
    return context.before, context.after


def test_the_context_is_the_sentence_with_one_on_either_side() -> None:
    text = "One. Two. They met in June, it is said. Four. Five."
    assert around(text, "met in June") == ("Two. They ", ", it is said. Four.")


def test_a_dot_after_an_initial_or_a_short_form_ends_no_sentence() -> None:
    text = "First here. President Ts. Elbegdorj and Mr. Kim met on 3 Oct. in Darkhan. They left. Done."
    assert around(text, "met") == (
        "First here. President Ts. Elbegdorj and Mr. Kim ",
        " on 3 Oct. in Darkhan. They left.",
    )


def test_the_mark_of_a_note_belongs_to_the_sentence_before_it() -> None:
    text = "It was signed.¹² Nothing followed. They met again. The end."
    assert around(text, "They met again") == ("Nothing followed. ", ". The end.")


def test_the_context_stays_within_the_paragraph() -> None:
    text = "Heading\n\nThey met. Then they left.\n\nAnother matter."
    block = Block(kind=BlockKind.PARAGRAPH, start=9, end=34)
    assert around(text, "They met", block) == ("", ". Then they left.")
    assert around(text, "They met") == ("", ". Then they left.")


def test_a_very_long_sentence_is_cut_at_a_word() -> None:
    text = "word " * 400 + "they met " + "more " * 400
    before, after = around(text, "they met")
    assert 0 < len(before) <= LONGEST
    assert 0 < len(after) <= LONGEST
    assert before.startswith("word")
    assert after.endswith("more")


def test_the_place_is_the_page_and_the_note() -> None:
    note = Block(kind=BlockKind.NOTE, start=0, end=5, page=4, mark="23")
    table = Block(kind=BlockKind.TABLE, start=5, end=9)
    whole = document("abcdefghij", note, table)
    assert [place(whole, at) for at in (2, 6, 9)] == ["p. 4, note 23", "table", ""]


def test_a_poor_scan_is_called_one() -> None:
    poor = Block(kind=BlockKind.PARAGRAPH, start=0, end=5, page=4, confidence=0.5)
    good = Block(kind=BlockKind.PARAGRAPH, start=5, end=9, page=5, confidence=0.95)
    assert [place(document("abcdefghij", poor, good), at) for at in (2, 6)] == ["p. 4, poor scan", "p. 5"]


def test_of_blocks_that_overlap_the_innermost_tells_the_place() -> None:
    outer = Block(kind=BlockKind.PARAGRAPH, start=0, end=10, page=1)
    inner = Block(kind=BlockKind.NOTE, start=2, end=4, page=1, mark="*")
    assert place(document("abcdefghij", outer, inner), 3) == "p. 1, note *"


@given(st.text(alphabet="aB. \n!1é漢", min_size=1, max_size=60), st.data())
def test_before_quote_and_after_are_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    context = in_context(document(text), start, end)
    assert context.quote == text[start:end]
    assert context.before + context.quote + context.after in text
