from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from amity.read.markdown import read_markup
from amity.read.plain import read_text

PIECES = st.sampled_from(
    [
        "They met in 1956.", "¹", "12", " ", "\n", "\n\n", "\t", "  ", "[1]", "[^a]", "[^a]: ", "* ", "**",
        "Table 1 ", "(US$ million)", "1990", "10.5", "..", "|", "---", "Notes", "References", "ibid., p. 4",
        "By Ann Lee", "# ", "```", "\f", "\r\n", "“", "”", "=", "⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹", "9" * 400, "Year\t1990\t1991",
        "Vol. 5 No. 3", "7 Ozols, pp. 3-4.", "\x00", "\u2028", "مرحبا", "蒙古",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_text_its_blocks_and_marks_stand_in_it(text: str) -> None:
    for reading in (read_text(text), read_markup(text)):
        assert reading.text == text
        assert all(a.end <= b.start for a, b in pairwise(reading.blocks))
        assert all(0 <= b.start < b.end <= len(text) for b in reading.blocks)
        for mark in reading.marks:
            assert reading.blocks[mark.block].mark == mark.mark
            assert 0 <= mark.start < mark.end <= len(text)
        for cell in reading.cells:
            assert cell.value is None or abs(cell.value) < 1e24


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_that_can_be_seen_is_outside_all_blocks(text: str) -> None:
    reading = read_text(text)
    inside = "".join(text[b.start : b.end] for b in reading.blocks)
    assert "".join(inside.split()) == "".join(text.split())


def test_a_line_over_the_title_is_the_name_of_the_series() -> None:
    reading = read_text(
        "# Baltic Bulletin\n\nNumber 7 | May 1961\n\n## Old Friends\n\nBY ANN LEE\n\nThey met in Riga.\n"
    )
    assert reading.csl == {"title": "Old Friends", "author": [{"literal": "Ann Lee"}]}


def test_markdown_front_matter() -> None:
    text = "---\ntitle: 'Old Friends'\nauthor: Ann Lee; Jan Berg\ndate: 2013-11\nlang: en\n---\n\nThey met.\n"
    assert read_markup(text).csl == {
        "title": "Old Friends",
        "author": [{"literal": "Ann Lee"}, {"literal": "Jan Berg"}],
        "issued": {"date-parts": [[2013, 11]]},
        "language": "en",
    }


def test_markdown_code_is_no_prose() -> None:
    code = "```\nThey parted.\n\nYear\t1990\t1991\nLaos\t1\t2\n```"
    text = f"They met.\n\n{code}\n\nThe end came soon after that.\n"
    kinds = [str(block.kind) for block in read_markup(text).blocks]
    assert kinds == ["paragraph", "furniture", "furniture", "paragraph"]
    assert read_markup(text).cells == ()


def test_a_comment_ends_where_it_says() -> None:
    text = "They met.\n\n<!-- check this -->\nKim Il-sung came to Ulaanbaatar in July 1956."
    told = [(str(block.kind), text[block.start : block.start + 4]) for block in read_text(text).blocks]
    assert told == [("paragraph", "They"), ("furniture", "<!--"), ("paragraph", "Kim ")]
