"""Measured series come in with their units; nought, missing and flagged are told apart."""

from pathlib import Path

import pytest

from amity.errors import UnreadableDocument
from amity.model.flows import Flow, Observation
from amity.store.tables import read_table, read_tables, table_files

HEADER = """\
# series: Trade of two neighbours
# measure: trade
# unit: US$ million
# source: Our own count
# states: MNG PRK
# directed: no
# rounding: 0.1
# coverage: 1985/1990
# note: Exports and imports together: no more.
"""
ROWS = """\
period,value,note
1985,10.7,
1986,0,nothing moved
1987,,
1988,3.3,"flag: a year of two prices, old and new"
"""


def table(folder: Path, text: str) -> Path:
    path = folder / "trade.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_series_becomes_flows(tmp_path: Path) -> None:
    flows = read_table(table(tmp_path, HEADER + ROWS))
    assert [(str(f.period), f.value, f.observation) for f in flows] == [
        ("1985", 10.7, Observation.OBSERVED),
        ("1986", 0.0, Observation.ZERO),
        ("1987", None, Observation.MISSING),
        ("1988", 3.3, Observation.MISSING),
    ]
    assert {(f.source, f.target, f.directed, f.unit, f.rounding) for f in flows} == {
        ("MNG", "PRK", False, "US$ million", 0.1)
    }
    assert [f.row for f in flows] == [11, 12, 13, 14]
    assert [f.column_label for f in flows][1::2] == [
        "nothing moved",
        "flag: a year of two prices, old and new",
    ]
    assert flows[0].origin == "Our own count"


def test_a_row_can_say_who_acts_on_whom(tmp_path: Path) -> None:
    text = HEADER.replace("directed: no", "directed: yes")
    rows = "period,value,source_state,target_state\n1985,3,MNG,PRK\n1985,0,PRK,MNG\n"
    assert [(f.source, f.target) for f in read_table(table(tmp_path, text + rows))] == [
        ("MNG", "PRK"),
        ("PRK", "MNG"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROWS, "the header lacks series"),
        (HEADER.replace("# unit: US$ million\n", "") + ROWS, "the header lacks unit"),
        (HEADER.replace("no\n", "maybe\n") + ROWS, "directed is 'maybe'"),
        (HEADER.replace("0.1", "a tenth") + ROWS, "a wrong value"),
        (HEADER + "year,value\n1985,1\n", "the columns are wrong"),
        (HEADER + "period,value,colour\n1985,1,red\n", "the columns are wrong"),
        (HEADER + "period,value\n1985,1\nthe next year,2\n", "line 12: 'the next year'"),
        (HEADER + "period,value\n1985,1\n1986,many\n", "line 12: 'many' is no number"),
        (HEADER + 'period,value\n1985,"1,250"\n', "'1,250' is no number"),
        (HEADER + "period,value\n1985,nan\n", "'nan' is no number"),
        (HEADER + "period,value\n1985,1,2,3\n", "more cells than columns"),
        (HEADER + 'period,value\n1985,"1\n', "unexpected end of data"),
    ],
)
def test_a_table_in_another_form_is_told_by_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        read_table(table(tmp_path, text))


def test_a_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_bytes((HEADER + ROWS).encode("utf-16"))
    with pytest.raises(UnreadableDocument, match="it is not UTF-8; save it as UTF-8"):
        read_table(tmp_path / "trade.csv")


def test_one_bad_table_leaves_the_others(tmp_path: Path) -> None:
    table(tmp_path, HEADER + ROWS)
    (tmp_path / "bad.csv").write_text("=1+1\n", encoding="utf-8")
    flows, problems = read_tables(tmp_path)
    assert len(flows) == 4
    assert len(problems) == 1
    assert [p.name for p in table_files(tmp_path)] == ["bad.csv", "trade.csv"]
    assert table_files(tmp_path / "none") == ()


def test_a_file_without_a_header_of_ours_is_first_asked_for_as_a_published_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROWS, encoding="utf-8")
    (tmp_path / "b.csv").write_text("year,tractors\n1961,5\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text("year,tractors\n1961,7\n", encoding="utf-8")
    asked = []

    def published(path: Path) -> tuple[tuple[Flow, ...], tuple[str, ...]] | None:
        asked.append(path.name)
        return ((), ("c.csv: is a list of something else",)) if path.name == "c.csv" else None

    flows, problems = read_tables(tmp_path, published)
    assert asked == ["b.csv", "c.csv"]
    assert [flow.value for flow in flows if flow.measure == "tractors"] == [5]
    assert problems == ("c.csv: is a list of something else",)
