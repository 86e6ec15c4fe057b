from itertools import pairwise

import pytest

from amity.model.documents import BlockKind
from amity.read.kinds import is_heading
from amity.read.plain import read_text
from amity.read.reading import Stretch

PAPER = """\
Two Neighbours and Their Quarrels

Ann Lee

Lecturer, Department of History, University of Riga

1. Introduction

For many years the two states had been neighbours and had no word to say to each other. They met in 1961.¹

Trade was small. The river was bridged in 1970. The historian of the bridge says that even

¹ Riga Herald, March 3, 1961.

Baltic Papers Vol.7 14

² J. Berg, "The Bridge," Baltic Review, Vol. 2, No. 1 (1990), pp. 3-19.

Berg, "The Bridge," p. 12.

⁴ ibid., p. 5.

the engineers had not met before. Two ministers came.³ Some doubt this.⁴ They signed on May 4.5 All was well.

Baltic Papers Vol.7 15

5 Riga Herald, May 5, 1971.

16

2. What Came After

“For many years the two states had been neighbours and had no word to say to each other.”

The second bridge was planned in 1985 but never built.

References

Berg, J. (1990). The Bridge. Baltic Review 2.

Ozols, K. (1999). Rivers. Riga: Norden.

This work was supported by the Baltic Fund, Grant 12.

All rights reserved.
"""


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in read_text(text).blocks]


def of_kind(text: str, kind: BlockKind) -> list[str]:
    return [words for found, words in kinds(text) if found is kind]


def test_headings() -> None:
    assert of_kind(PAPER, BlockKind.HEADING) == [
        "Two Neighbours and Their Quarrels", "1. Introduction", "2. What Came After", "References",
    ]  # fmt: skip


def test_furniture() -> None:
    assert [words[:16] for words in of_kind(PAPER, BlockKind.FURNITURE)] == [
        "Ann Lee", "Lecturer, Depart", "Baltic Papers Vo", "Baltic Papers Vo", "16", "“For many years ",
        "This work was su", "All rights reser",
    ]  # fmt: skip


def test_references() -> None:
    assert [words[:4] for words in of_kind(PAPER, BlockKind.REFERENCE)] == ["Berg", "Ozol"]


def test_notes_and_their_marks() -> None:
    reading = read_text(PAPER)
    notes = [
        (block.mark, PAPER[block.start : block.end][:12])
        for block in reading.blocks
        if block.kind is BlockKind.NOTE
    ]
    assert notes == [
        ("1", "¹ Riga Heral"), ("2", '² J. Berg, "'), ("3", 'Berg, "The B'), ("4", "⁴ ibid., p. "),
        ("5", "5 Riga Heral"),
    ]  # fmt: skip


def test_calls_lead_to_their_notes() -> None:
    reading = read_text(PAPER)
    assert [mark.mark for mark in reading.marks] == ["1", "3", "4", "5"]
    for mark in reading.marks:
        assert reading.blocks[mark.block].mark == mark.mark
        assert PAPER[mark.start : mark.end].translate(str.maketrans("¹²³⁴⁵", "12345")) == mark.mark


def test_blocks_stand_in_order_and_apart() -> None:
    blocks = read_text(PAPER).blocks
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    assert all(PAPER[b.start : b.end] == PAPER[b.start : b.end].strip() for b in blocks)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("They met.[1] They parted.[2]\n\n[1] Herald, p. 3.\n\n[2] Ibid.", ["1", "2"]),
        ("They met.* They parted.†\n\n* The Herald has it so.\n\n† The Courier denies it.", ["*", "†"]),
        ("They met.1 They parted.2\n\nNotes\n\n1. Herald of the day.\n\n2. Courier of the day.", ["1", "2"]),
        (
            'He said, "We met." 1\n\nThey parted.2\n\n1 Herald, March 3, 1961.\n\n2 Herald, March 4, 1961.',
            ["1", "2"],
        ),
        ("They met.[^a] They parted.[^b]\n\n[^a]: Herald.\n\n[^b]: Courier.", ["a", "b"]),
        ("An area of 12 km² was lost.¹\n\n¹ Herald, p. 3.", ["1"]),
    ],
)
def test_marks_in_many_hands(text: str, marks: list[str]) -> None:
    reading = read_text(text)
    assert [mark.mark for mark in reading.marks] == marks
    assert [block.mark for block in reading.blocks if block.kind is BlockKind.NOTE] == marks


@pytest.mark.parametrize(
    "text",
    [
        "On 15 October they met. It was 1948.\n\n15 men came.",
        "The rate rose by 3.5 Then it fell.\n\nFive years passed.",
        "See No.2 Herald.\n\nA list:\n\n1. bread\n\n2. salt",
        "Sales of **coal** rose.\n\n**October 1956.** He came.\n\n**May 1957.** He left.",
    ],
)
def test_numbers_that_call_no_note(text: str) -> None:
    reading = read_text(text)
    assert reading.marks == ()
    assert not any(block.kind is BlockKind.NOTE for block in reading.blocks)


def test_each_long_line_is_a_paragraph() -> None:
    line = "The two governments agreed to exchange ambassadors in the following year, " * 4
    assert len(kinds("\n".join([line.strip() + "."] * 5))) == 5


def test_wrapped_lines_are_one_paragraph_until_a_line_ends_short() -> None:
    text = (
        "The two governments agreed to exchange ambassadors in the\n"
        "following year. The first of them arrived in Riga in\n"
        "March.\n"
        "The second was late. He had waited for a ship that did not\n"
        "come before the summer.\n"
    )
    assert [words[:10] for _, words in kinds(text)] == ["The two go", "The second"]


def test_first_lines_that_are_set_in_begin_paragraphs() -> None:
    text = (
        "  The two governments agreed to exchange ambassadors in the\n"
        "following year, and the first of them arrived in Riga then.\n"
        "  The second was late. He had waited for a ship that did not\n"
        "come before the summer of the year in which the war began.\n"
    )
    assert [words[:10] for _, words in kinds(text)] == ["The two go", "The second"]


def test_form_feeds_count_pages() -> None:
    text = "They met in Riga.\n\fThey parted in Tallinn.\n"
    assert [block.page for block in read_text(text).blocks] == [1, 2]
    assert [block.page for block in read_text("They met.\n").blocks] == [None]


def test_a_line_that_breaks_off_is_no_heading() -> None:
    text = "When the minister visited Riga in 1961, he\n\n¹ Herald, p. 3.\n\nwas received by the mayor.¹\n"
    assert [kind for kind, _ in kinds(text)] == [BlockKind.PARAGRAPH, BlockKind.NOTE, BlockKind.PARAGRAPH]


def test_what_an_institute_says_of_itself_in_mid_sentence() -> None:
    text = (
        "A Gift\n\nThe bridge was a gift of the city of Riga, the city of Tallinn, and the United\n\n"
        "The Baltic Institute promotes better relations between the peoples of the sea.\n\n"
        "States of America, as the plaque says.\n"
    )
    assert [str(kind) for kind, _ in kinds(text)] == ["heading", "paragraph", "furniture", "paragraph"]


@pytest.mark.parametrize(
    "words",
    [
        "両国は一九四八年に外交関係を樹立した。",
        "两国于一九四八年建立外交关系。",
        "「もう帰った。」",
        "何があったのか？",
        "他说：",
        "그들은 만났다.",
    ],
)
def test_a_sentence_in_east_asian_script_is_no_heading(words: str) -> None:
    assert not is_heading(Stretch(start=0, end=len(words), words=words))


@pytest.mark.parametrize("words", ["外交関係の樹立", "两国关系", "외교 관계의 수립"])
def test_a_line_without_an_end_in_east_asian_script_may_be_one(words: str) -> None:
    assert is_heading(Stretch(start=0, end=len(words), words=words))
