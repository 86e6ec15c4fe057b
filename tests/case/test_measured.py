"""The measured values of a case: its tables in any layout, and the headlines of its press."""

from pathlib import Path

import pytest

from amity.case import Case
from amity.case import measured as module
from amity.case.measured import on_the_states, tables_of
from amity.relate.flows import press, series

TRADE = "ccode1,ccode2,year,flow1,flow2\n375,365,1970,3,4\n2,20,1970,5,6\n375,366,1995,7,8\n"
HEADLINES = "date,title\n" + "".join(
    f"19{70 + n % 2}-03-{n + 1:02d},Finland and its forests {n}\n" for n in range(12)
)
OUTPUT = "year,headlines,english_headlines\n1970,900,300\n1971,1000,400\n"


def made(folder: Path, **files: str) -> Case:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="\n")
    case = Case.new(folder / "case", dyads=[("FIN", "SUN")])
    case.add(sorted(folder.glob("*.csv")))
    case.read()
    return case


def test_published_tables_are_flows_of_the_case(tmp_path: Path) -> None:
    case = made(tmp_path, trade=TRADE)
    assert {(f.source, f.target) for f in case.flows()} >= {("SUN", "FIN"), ("CAN", "USA")}
    (one, other) = series(case.record(), "FIN", "RUS")
    assert (one.at(1970).value, other.at(1970).value) == (4.0, 3.0)
    case.close()


def test_of_large_tables_the_case_keeps_its_own_states_unless_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amity.datasets.published.read_published.__kwdefaults__", {"whole": 10})
    case = made(tmp_path, trade=TRADE)
    assert not [f for f in tables_of(case)[0] if "CAN" in (f.source, f.target)]
    case.folder.settings.update({"datasets": module.ALL})  # type: ignore[attr-defined]
    assert [f for f in tables_of(case)[0] if "CAN" in (f.source, f.target)]
    case.close()


def test_a_press_is_measured_against_all_that_it_puts_out(tmp_path: Path) -> None:
    case = made(tmp_path, tass_1970s=HEADLINES, tass_output=OUTPUT)
    (attention,) = press(case.record(), "FIN", "SUN")
    assert attention.years == (1970, 1971)
    assert [point.value for point in attention.points] == pytest.approx([6 / 300, 6 / 400])
    assert attention.source == "RUS"
    case.close()


def test_a_changed_table_is_read_anew(tmp_path: Path) -> None:
    case = made(tmp_path, trade=TRADE)
    first = len(case.flows())
    (case.folder.tables / "trade.csv").write_text(TRADE + "375,365,1971,1,1\n", encoding="utf-8")
    assert len(case.flows()) == first + 2
    case.close()


def test_a_dossier_shows_of_a_table_of_the_world_what_is_on_its_states(tmp_path: Path) -> None:
    rows = "".join(f"375,{other},1970,1,2\n" for other in (365, 2, 20, 200, 220, 380))
    case = made(tmp_path, trade="ccode1,ccode2,year,flow1,flow2\n" + rows + "2,20,1970,3,4\n", other=TRADE)
    shown = on_the_states(case.flows(), ("FIN", "SUN"), case.reference)
    assert {(f.source, f.target) for f in shown if f.series == "trade"} == {("FIN", "SUN"), ("SUN", "FIN")}
    assert ("USA", "CAN") in {(f.source, f.target) for f in shown if f.series == "other"}
    case.close()


HEADER = (
    "# series: grain\n# measure: grain\n# unit: kt\n# source: a yearbook\n# states: FIN SUN\n"
    "# directed: no\n# coverage: 1970/1971\n"
)


def test_a_mended_table_or_bibliography_takes_the_place_of_the_broken_one(tmp_path: Path) -> None:
    table, library = tmp_path / "grain.csv", tmp_path / "works.bib"
    (tmp_path / "a.txt").write_text("Finland and the Soviet Union signed a treaty in 1948.", encoding="utf-8")
    table.write_text(HEADER + "period,value\n1970,3\n", encoding="utf-8")
    library.write_text("@book{a, title = {On A}}\n@book{b, title = {On B}\n", encoding="utf-8")
    case = Case.new(tmp_path / "case", dyads=[("FIN", "SUN")])
    case.add([tmp_path / "a.txt", table, library])
    assert len(case.read().failed) == 2
    table.write_text(HEADER + "# rounding: 1\nperiod,value\n1970,3\n", encoding="utf-8")
    library.write_text("@book{a, title = {On A}}\n@book{b, title = {On B}}\n", encoding="utf-8")
    report = case.add([table, library])
    assert (report.added, report.left_out) == (("grain",), ())
    assert case.read().failed == ()
    assert [flow.value for flow in case.flows()] == [3.0]
    assert [path.name for path in case.folder.sources.glob("*.bib")] == ["works.bib"]
    table.write_text(HEADER + "# rounding: 1\nperiod,value\n1970,4\n", encoding="utf-8")
    assert "another table of that name" in case.add([table]).left_out[0]
    case.close()
