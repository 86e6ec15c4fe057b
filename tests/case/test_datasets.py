"""Lists of headlines in a case, as they come from an agency."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from amity.case import Case

AGENCY = """published,headline,url
02/06/1975,Polish Premier Arrives,x
03/06/1975,Talks between Finnish and Polish Premiers,x
14/06/1975,Polish Premier leaves,x
"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Case]:
    with Case.new(tmp_path / "case", dyads=[("FIN", "POL")], title="Across the sea") as case:
        yield case


def test_a_list_of_headlines_comes_in_without_a_header_of_ours(empty: Case, tmp_path: Path) -> None:
    (tmp_path / "agency.csv").write_text(AGENCY, encoding="utf-8")
    (tmp_path / "agency.json").write_text(
        json.dumps(
            {"id": "agency", "title": "Daily list", "publisher": "STT", "publisher-place": "Helsinki"}
        ),
        encoding="utf-8",
    )
    (tmp_path / "measured.csv").write_text("who,whom\nFIN,POL\n", encoding="utf-8")
    assert empty.add([tmp_path / "agency.csv", tmp_path / "measured.csv"]).left_out == ()
    report = empty.read(workers=1)
    assert report.read == ("agency",)
    (line,) = report.failed
    assert line.startswith("tables/measured.csv, line 1: the header lacks series")
    assert "date and title" in line
    found = [reviewed.claim for reviewed in empty.claims()]
    assert [(c.kind, c.source, c.target) for c in found] == [
        ("visit", "POL", "FIN"), ("meeting", "FIN", "POL"), ("visit", "POL", "FIN"),
    ]  # fmt: skip
    before, quote, _ = empty.context(found[0].passage)
    assert (before.strip(), quote) == ("1975-06-02:", "Polish Premier Arrives")
    assert "Polish Premier Arrives" in empty.dossier(form="json")


def test_reading_again_changes_nothing(empty: Case, tmp_path: Path) -> None:
    (tmp_path / "tass_1975.csv").write_text(AGENCY, encoding="utf-8")
    empty.add([tmp_path / "tass_1975.csv"])
    empty.read(workers=1)
    first = list(empty.export())
    assert empty.read(workers=1).unchanged == ("tass_1975",)
    assert list(empty.export()) == first


def test_coded_events_of_others_are_claims_of_the_case(empty: Case, tmp_path: Path) -> None:
    rows = "date,kind,source,target,place\n1975-06-02,042,POL,FIN,Helsinki\n1975-07-30,57,Finland,POL,\n"
    (tmp_path / "coded.csv").write_text(rows, encoding="utf-8")
    assert empty.add([tmp_path / "coded.csv"]).added == ("coded",)
    assert empty.read(workers=1).failed == ()
    found = [(r.claim.kind, r.claim.source, r.claim.target, str(r.claim.date)) for r in empty.claims()]
    assert found == [("visit", "POL", "FIN", "1975-06-02"), ("agreement_signed", "FIN", "POL", "1975-07-30")]
