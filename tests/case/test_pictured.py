"""What the picture and the overview say of a dyad of a state that is no more, and of one without sources."""

from pathlib import Path

import pytest

from amity.case import Case
from amity.case.pictured import pictured
from amity.cli.overview import overview
from amity.present.relation_page import page

TABLE = """# series: customs
# measure: exports
# unit: million marks
# source: a yearbook
# states: FIN SUN
# directed: yes
# rounding: 1
# coverage: 1970/1972
period,value
1970,285
1971,290
1972,330
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "customs.csv").write_text(TABLE, encoding="utf-8")
    made = Case.new(tmp_path / "case", dyads=[("FIN", "SUN")])
    made.add([tmp_path / "customs.csv"])
    made.read()
    return made


@pytest.mark.parametrize(("codes", "name"), [(("FIN", "SUN"), "Soviet Union"), (("FIN", "RUS"), "Russia")])
def test_a_series_is_told_under_the_name_of_the_dyads_own_state(
    case: Case, codes: tuple[str, str], name: str
) -> None:
    record = case.record(*codes)
    (line,) = pictured(record).flows
    assert line.name == f"Exports, Finland to {name}"
    (flow,) = (said for said in overview(record, {}) if said.part == "flows")
    assert flow.text.startswith(f"exports FIN to {codes[1]} (million marks): 285 in 1970, 330 in 1972")
    case.close()


def test_of_a_dyad_without_sources_nothing_is_counted_as_none(case: Case) -> None:
    record = case.record("GHA", "TGO")
    told = [said.text for said in overview(record, {})]
    assert "no visit is told of GHA to TGO" in told
    assert not [text for text in told if text.startswith("0 ") or " 0 years" in text]
    text = page(pictured(record))
    assert "No source speaks of what was between Ghana and Togo" in text
    assert 'class="chart"' not in text
    case.close()
