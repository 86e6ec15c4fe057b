from pathlib import Path

import pytest

from amity.errors import InvalidReference
from amity.reference.tables import TABLES, build, group, merge, moment, read

NAMES = TABLES["names"]


def write(folder: Path, text: str) -> Path:
    path = folder / "names.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_may_stand_in_any_order_and_optional_ones_be_missing(tmp_path: Path) -> None:
    row = read(NAMES, write(tmp_path, "source,text,sort,state\nme,Utopia,short,UTO\n"))[0]
    assert row.cells == ("Utopia", "UTO", "short", "", "me")
    assert row.line == 2


def test_blank_lines_and_a_byte_order_mark_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("\ufefftext,state,sort,valid,source\n\nUtopia,UTO,short,,me\n\n".encode())
    assert [row["text"] for row in read(NAMES, path)] == ["Utopia"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "the header must be"),
        ("text,state,sort\n", 1, "source"),
        ("text,state,sort,valid,source,colour\n", 1, "colour"),
        ("text,text,state,sort,source\n", 1, "the header must be"),
        ("text,state,sort,valid,source\nUtopia,UTO\n", 2, "2 cells"),
        ("text,state,sort,valid,source\nUtopia,UTO,short,,\n", 2, "no source"),
    ],
)
def test_what_is_no_table_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(InvalidReference, match=words) as caught:
        read(NAMES, path)
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("text,state,sort,valid,source\nMünchen,DEU,short,,me\n".encode("latin-1"))
    with pytest.raises(InvalidReference, match="UTF-8"):
        read(NAMES, path)


def test_a_later_file_replaces_all_rows_of_the_same_identity(tmp_path: Path) -> None:
    header = "text,state,sort,valid,source\n"
    ours = read(
        NAMES, write(tmp_path, header + "A,X,short,1900/1910,us\nA,X,short,1920/1930,us\nB,X,short,,us\n")
    )
    theirs = read(NAMES, write(tmp_path, header + "A,X,short,1900/1930,them\n"))
    assert [(row["text"], row["source"]) for row in merge([ours, theirs])] == [("B", "us"), ("A", "them")]


def test_what_a_maker_raises_is_told_of_its_row(tmp_path: Path) -> None:
    rows = read(NAMES, write(tmp_path, "text,state,sort,valid,source\nA,X,short,19xx-99,us\n"))
    with pytest.raises(InvalidReference, match="19xx-99"):
        build(rows, lambda row: moment(row["valid"]))


def test_group_keeps_the_order(tmp_path: Path) -> None:
    rows = read(
        NAMES, write(tmp_path, "text,state,sort,valid,source\nA,X,short,,1\nB,Y,short,,2\nC,X,short,,3\n")
    )
    assert {key: [row["text"] for row in found] for key, found in group(rows, "state").items()} == {
        "X": ["A", "C"],
        "Y": ["B"],
    }
