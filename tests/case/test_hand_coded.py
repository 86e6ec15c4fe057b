"""Claims coded by hand are an engine of their own, and what came in is never lost."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from amity.case import Case, open_case
from amity.case.hand_coded import csv_of, engine_of
from amity.errors import InvalidCase, InvalidValue, NotFound, UnreadableDocument
from amity.model.claims import Tier
from amity.model.schemas import schema

ANNA = """doc,quote,kind,source,target,date,persons
memoir,Kim Il-sung visited Mongolia in July 1956,visit,North Korea,Mongolia,1956-07,Kim Il-sung
memoir,North Korea closed its embassy in Mongolia,embassy_closed,PRK,MNG,1999,
chronicle,signed an agreement on trade,agreement_signed,MNG,PRK,1999,
"""
BAD = """doc,quote,kind,date
memoir,Kim Il-sung visited Mongolia,visit,1956-07
memoir,Kim Il-sung visited China,visit,1956-07
memory,Kim Il-sung visited Mongolia,visit,1956-07
news,"to North Korea in 2003",aid,03/2003
news,"to "North" Korea in 2003",aid,2003
memoir,Kim Il-sung visited Mongolia,visit,1956-07
,Kim Il-sung visited Mongolia,visit,1956-07
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A coder's table."""
    path = tmp_path / "of anna.csv"
    path.write_text(ANNA, encoding="utf-8-sig", newline="\r\n")
    return path


def test_claims_of_a_coder_lie_beside_those_of_the_rules(case: Case, sheet: Path) -> None:
    before = case.claims()
    report = case.add_coded(sheet, "anna")
    assert (report.engine, report.claims, report.documents) == ("hand:anna", 3, 2)
    assert report.left_out == report.warnings == ()
    coded = case.readers.claims("hand:anna")
    assert [claim.kind for claim in coded] == ["agreement_signed", "visit", "embassy_closed"]
    assert {(claim.engine, claim.tier) for claim in coded} == {("hand:anna", Tier.HIGH)}
    for claim in coded:
        assert claim.passage.stands_in(case.document(claim.passage.doc).text)
    assert case.readers.names == ("rules", "hand:anna")
    assert case.claims() == before, "a coder is heard where the settings say so"


def test_the_table_is_kept_as_it_came_and_the_index_follows_from_it(case: Case, sheet: Path) -> None:
    case.add_coded(sheet, "anna")
    assert (case.path / "readers/hand/anna.csv").read_bytes() == sheet.read_bytes()
    exported = list(case.export())
    case.close()
    for path in case.path.glob("index.db*"):
        path.unlink()
    with open_case(case.path) as again:
        assert list(again.export()) == exported
        assert len(again.readers.claims("hand:anna")) == 3


def test_a_coder_is_heard_where_the_settings_say_so(case: Case, sheet: Path) -> None:
    case.add_coded(sheet, "anna")
    settings = case.path / "case.toml"
    text = settings.read_text(encoding="utf-8").replace('"rules"', '["hand:anna"]')
    settings.write_text(text, encoding="utf-8", newline="\n")
    with open_case(case.path) as again:
        assert {reviewed.claim.engine for reviewed in again.claims()} == {"hand:anna"}
        assert [event.kind for event in again.events()] == ["visit", "agreement_signed", "embassy_closed"]
        for line in map(json.loads, again.export()):
            if line.pop("type") == "claim":
                Draft202012Validator(schema("claim")).validate(line)


def test_bad_rows_are_told_one_by_one_and_the_others_come_in(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "bold.csv"
    path.write_text(BAD, encoding="utf-8")
    report = case.add_coded(path, "bold")
    assert report.claims == 1
    told = [line.removeprefix(f"{path}, row ").partition(":")[0] for line in report.left_out]
    assert told == [
        "3, column quote",
        "4, column doc",
        "5, column date",
        "6",
        "7, column quote",
        "8, column doc",
    ]
    assert "did you mean memoir?" in report.left_out[1]
    assert "the row says the same as row 2" in report.left_out[4]
    assert [claim.kind for claim in case.readers.claims("hand:bold")] == ["visit"]
    refused = case.readers.refused("hand:bold", "news")
    assert [(line["check"], line["reason"].partition(":")[0]) for line in refused] == [
        ("date", "row 5, column date")
    ]


def test_reading_tells_of_bad_rows_until_they_are_mended(case: Case, sheet: Path) -> None:
    case.add_coded(sheet, "anna")
    kept = case.path / "readers/hand/anna.csv"
    kept.write_text(BAD, encoding="utf-8", newline="\n")
    for _ in range(2):
        lines = case.read(workers=1).failed
        assert len(lines) == 6
        assert all(line.startswith("readers/hand/anna.csv, row ") for line in lines)
    assert len(case.readers.claims("hand:anna")) == 1
    kept.write_text("doc,what\nmemoir,visit\n", encoding="utf-8", newline="\n")
    [line] = case.read(workers=1).failed
    assert "readers/hand/anna.csv: has no column kind" in line
    assert case.readers.claims("hand:anna") == ()
    kept.write_text(ANNA, encoding="utf-8", newline="\n")
    assert case.read(workers=1).failed == ()
    assert len(case.readers.claims("hand:anna")) == 3


@pytest.mark.parametrize(
    ("encoding", "quote"),
    [
        ("cp1252", "Señor Giró visited Mongolia"),
        ("cp1250", "Premier Żukowski złożył wizytę"),
        ("cp1251", "Ким Ир Сен посетил Монголию"),
        ("cp949", "김일성이 몽골을 방문하였다"),
        ("utf-16", "Ким Ир Сен посетил Монголию"),
    ],
)
def test_the_quotes_tell_the_encoding_and_the_table_is_kept_as_utf8(
    empty: Case, tmp_path: Path, encoding: str, quote: str
) -> None:
    (tmp_path / "doc.txt").write_text(f"A report\n\n{quote} in July 1956.\n", encoding="utf-8")
    empty.add([tmp_path / "doc.txt"])
    empty.read(workers=1)
    path = tmp_path / "anna.csv"
    path.write_bytes(f"doc;quote;kind\r\ndoc;{quote};visit\r\n".encode(encoding))
    report = empty.add_coded(path, "anna")
    assert (report.claims, report.left_out) == (1, ())
    assert [claim.passage.quote for claim in empty.readers.claims("hand:anna")] == [quote]
    assert quote in (empty.path / "readers/hand/anna.csv").read_text(encoding="utf-8")
    assert empty.add_coded(path, "anna").claims == 1, "the same table again is no other"


def test_a_coder_whose_table_is_gone_is_gone(case: Case, sheet: Path) -> None:
    case.add_coded(sheet, "anna")
    (case.path / "readers/hand/anna.csv").unlink()
    case.read(workers=1)
    assert case.readers.names == ("rules",)
    with pytest.raises(NotFound, match="hand:anna"):
        case.readers.claims("hand:anna")


def test_work_that_is_in_is_not_given_up_by_accident(case: Case, sheet: Path) -> None:
    case.add_coded(sheet, "anna")
    assert case.add_coded(sheet, "anna").claims == 3
    first = sheet.read_bytes()
    sheet.write_text(ANNA.rpartition("chronicle")[0], encoding="utf-8")
    with pytest.raises(InvalidCase, match="hand:anna has coded this case already"):
        case.add_coded(sheet, "anna")
    assert (case.path / "readers/hand/anna.csv").read_bytes() == first
    assert case.add_coded(sheet, "anna", replace=True).claims == 2
    assert len(case.readers.claims("hand:anna")) == 2


def test_a_table_without_a_row_that_comes_in_is_not_kept(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "bold.csv"
    path.write_text("doc,quote,kind\nnowhere,Kim,visit\n", encoding="utf-8")
    assert len(case.add_coded(path, "bold").left_out) == 1
    assert not (case.path / "readers").exists()
    path.write_text("kind\nvisit\n", encoding="utf-8")
    with pytest.raises(UnreadableDocument):
        case.add_coded(path, "bold")
    assert case.readers.names == ("rules",)


@pytest.mark.parametrize("name", ["", "..", "a/b", "-a", "a b", "x" * 41, "a:b", "_"])
def test_a_coder_has_the_name_of_a_file(case: Case, sheet: Path, name: str) -> None:
    with pytest.raises(InvalidValue, match="coder"):
        case.add_coded(sheet, name)


def test_names_of_coders_may_be_of_any_script() -> None:
    assert engine_of("Болд") == "hand:Болд"


def test_what_the_rules_read_goes_out_and_comes_in_the_same(case: Case, tmp_path: Path) -> None:
    read = case.readers.claims("rules")
    path = tmp_path / "out.csv"
    path.write_text(csv_of(read), encoding="utf-8", newline="")
    assert case.add_coded(path, "anna").left_out == ()
    assert [claim.id for claim in case.readers.claims("hand:anna")] == [claim.id for claim in read]
    compared = case.compare_readers("rules", "hand:anna")
    assert [(found.both, found.f1) for found in compared.found] == [(len(read), 1.0)]
    assert list(compared.disagreements) == []


def test_coders_are_compared_on_the_documents_that_both_have_coded(case: Case, sheet: Path) -> None:
    case.add_coded(sheet, "anna")
    sheet.write_text(
        "doc,quote,kind,source,target,date\n"
        "memoir,Kim Il-sung visited Mongolia,visit,PRK,MNG,1956\n"
        "news,,,,,\n",
        encoding="utf-8",
    )
    case.add_coded(sheet, "bold")
    assert case.readers.documents("hand:anna", case.reference) == {"chronicle", "memoir"}
    assert case.readers.documents("hand:bold", case.reference) == {"memoir", "news"}
    compared = case.compare_readers("hand:anna", "hand:bold")
    [found] = compared.found
    assert (found.both, found.only_one, found.only_other) == (1, 1, 0)
    first, second = compared.disagreements
    assert ([field.name for field in first.fields], first.missed_by) == (["date"], ())
    assert (second.fields, second.missed_by) == ((), ("hand:bold",))
    with_rules = case.compare_readers("hand:bold", "rules")
    [in_news] = {d.unit.passage.doc for d in with_rules.disagreements} - {"memoir"}
    assert in_news == "news", "who says that nothing is there disagrees with who finds something"


def test_who_has_not_read_the_case_is_named(case: Case) -> None:
    with pytest.raises(NotFound, match="hand:nobody"):
        case.compare_readers("rules", "hand:nobody")
    with pytest.raises(InvalidValue, match="two or more"):
        case.compare_readers("rules", "rules")


def test_a_case_that_may_not_be_written_takes_nothing_in(
    case: Case, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amity.store.folder.os.access", lambda *_: False)
    with pytest.raises(InvalidCase, match="read-only"):
        case.add_coded(sheet, "anna")
