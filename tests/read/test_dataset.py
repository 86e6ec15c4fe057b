"""Published datasets as documents: rows that can be quoted, whatever the columns are called."""

import csv
from pathlib import Path

import pytest

from amity.errors import UnreadableDocument
from amity.model.documents import BlockKind
from amity.read import read_document
from amity.read.dataset import form_of


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("date,title", "headlines"),
        ("Published;Headline", "headlines"),
        ("date,url,title", "headlines"),
        ("﻿Day\tHeadline", "headlines"),
        ("sep=;\nDate;Title", "headlines"),
        ("event_date,source,target,cameo", "events"),
        ("start,end,kind,actor1,actor2,place", "events"),
        ("year,visits", ""),
        ("period,value", ""),
        ("# series: Trade", ""),
        ("", ""),
    ],
)
def test_the_columns_tell_what_a_table_is_of(tmp_path: Path, header: str, form: str) -> None:
    assert form_of(write(tmp_path / "a.csv", header + "\n")) == form


def test_each_row_is_a_line_that_can_be_pointed_at(tmp_path: Path) -> None:
    rows = 'date,title\n1975-06-02,Polish Premier arrives\n1975-06-04,"Premier, ministers leave"\n'
    document = read_document(write(tmp_path / "finnish.csv", rows))
    assert document.text == "1975-06-02: Polish Premier arrives\n\n1975-06-04: Premier, ministers leave\n"
    assert [document.text[b.start : b.end] for b in document.blocks] == document.text.strip().split("\n\n")
    assert [(b.kind, b.mark) for b in document.blocks] == [(BlockKind.ROW, "2"), (BlockKind.ROW, "3")]
    assert (document.reader, document.warnings) == ("headlines", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_encodings_are_told(tmp_path: Path, encoding: str) -> None:
    rows = "datum;x\n" + "".join(
        f"1975-06-{day:02d};Předseda vlády přijal velvyslance a řekl, že už příští týden přijede\n"
        for day in range(1, 29)
    )
    rows = rows.replace("datum;x", "date;title")
    document = read_document(write(tmp_path / "ctk.csv", rows, encoding))
    assert "1975-06-07: Předseda vlády přijal velvyslance" in document.text


def test_a_row_without_a_day_stays_and_is_told(tmp_path: Path) -> None:
    rows = "date,title\n1975-06-02,One\nsoon,Two\n1975-02-30,Three\n"
    document = read_document(write(tmp_path / "a.csv", rows))
    assert "undated: Two" in document.text
    assert document.warnings[0].startswith("line 3: 2 rows have no day")


def test_a_quotation_mark_that_is_never_closed_costs_its_row_alone(tmp_path: Path) -> None:
    rows = 'date,title\n1975-06-01,"Torn\n' + "".join(f"1975-06-{d:02d},Row {d}\n" for d in range(2, 29))
    document = read_document(write(tmp_path / "a.csv", rows))
    assert document.text.count("\n\n") == 27
    assert "do not pair" in document.warnings[0]


def test_days_of_two_kinds_are_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="line 2 has '13/1/1975', line 3 '1/14/1975'"):
        read_document(write(tmp_path / "a.csv", "date,title\n13/1/1975,One\n1/14/1975,Two\n"))


def test_a_table_that_is_neither_names_both_forms(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"year, visits.*date and title.*kind, source and target"):
        read_document(write(tmp_path / "a.csv", "year,visits\n1956,1\n"))


def test_events_keep_their_cells_by_name(tmp_path: Path) -> None:
    rows = (
        "start,end,code,source,target,place\n1/3/1975,4/3/1975,042,Poland,FIN,Helsinki\n,,042,Poland,FIN,\n"
    )
    document = read_document(write(tmp_path / "events.csv", rows.replace("4/3", "14/3")))
    first, second = document.text.strip().split("\n\n")
    assert first == "1975-03-01/1975-03-14 | kind: 042 | source: Poland | target: FIN | place: Helsinki"
    assert second == "undated | kind: 042 | source: Poland | target: FIN"


def test_a_hundred_thousand_rows_are_read(tmp_path: Path) -> None:
    with (tmp_path / "big.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["date", "title"])
        out.writerows(
            [f"19{70 + n % 30}-01-{1 + n % 28:02d}", f"Guest number {n} here"] for n in range(100_000)
        )
    assert len(read_document(tmp_path / "big.csv").blocks) == 100_000
