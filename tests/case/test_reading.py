"""Reading again does only what changed, and loses nothing that is in the case."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from amity.case import Case, open_case, reading
from amity.model.reviewed import Standing
from amity.store import texts
from amity.store.index import Index

Exported = Callable[[Case], list[str]]


def test_nothing_is_read_twice_and_again_reads_alone(case: Case) -> None:
    report = case.read()
    assert (report.read, report.unchanged) == ((), ("chronicle", "memoir", "news"))
    again = case.read(again=["memoir"])
    assert (again.read, again.unchanged) == (("memoir",), ("chronicle", "news"))


def test_progress_is_told_from_nought_to_all(case: Case) -> None:
    told: list[tuple[int, int]] = []
    (case.folder.sources / "extra.txt").write_text(
        "Mongolia closed its embassy in Cuba in 2001.", encoding="utf-8"
    )
    case.read(progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 1), (1, 1)]


def test_an_index_that_is_gone_is_made_again_to_the_letter(case: Case, exported: Exported) -> None:
    before = exported(case)
    case.close()
    for path in case.path.glob("index.db*"):
        path.unlink()
    with open_case(case.path) as again:
        assert exported(again) == before
        assert again.read().read == ()


def test_an_index_whose_making_was_cut_short_is_completed(case: Case, exported: Exported) -> None:
    before = exported(case)
    case.close()
    with Index(case.folder.index) as index:
        index.drop("memoir")
    with open_case(case.path) as again:
        assert exported(again) == before


def test_a_damaged_index_is_made_again(case: Case, exported: Exported) -> None:
    before = exported(case)
    case.close()
    (case.path / "index.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    with open_case(case.path) as again:
        assert exported(again) == before


def test_an_entry_of_the_bibliography_that_changes_is_read_anew(case: Case) -> None:
    path = case.folder.sources / "memoir.json"
    path.write_text(
        '{"id": "memoir", "title": "My years", "issued": {"date-parts": [[2010]]}}', encoding="utf-8"
    )
    assert case.read().read == ("memoir",)
    assert case.document("memoir").source.title == "My years"
    path.unlink()
    assert case.read().read == ("memoir",)
    assert case.document("memoir").source.title != "My years"


def test_users_reference_data_are_heard(case: Case) -> None:
    folder = case.path / "reference"
    folder.mkdir()
    (folder / "names.csv").write_text(
        "text,state,sort,valid,source\nBlue Sky Land,MNG,metonym,,our own\n", encoding="utf-8"
    )
    (case.folder.sources / "ode.txt").write_text(
        "Kim Il-sung visited Blue Sky Land in July 1956.", encoding="utf-8"
    )
    assert set(case.read().read) == {"chronicle", "memoir", "news", "ode"}
    with open_case(case.path) as again:
        [claim] = [r.claim for r in again.claims() if r.claim.passage.doc == "ode"]
        assert (claim.kind, claim.target) == ("visit", "MNG")


def test_a_file_that_vanished_leaves_its_text_its_claims_and_judgements(
    case: Case, exported: Exported
) -> None:
    case.judge(case.claims()[0].id, "accept")
    before = exported(case)
    for name in ("chronicle.txt", "memoir.txt"):
        (case.folder.sources / name).unlink()
    report = case.read()
    assert (report.read, report.failed) == ((), ())
    assert [line.split(": ")[0] for line in report.vanished] == ["sources/chronicle.*", "sources/memoir.*"]
    assert "its text and claims stand; put the file back" in report.vanished[0]
    assert exported(case) == before
    assert case.read(again=["memoir"]).read == ("memoir",)


def test_a_file_that_comes_back_is_the_same_document(case: Case, desk: Path, exported: Exported) -> None:
    before = exported(case)
    (case.folder.sources / "memoir.txt").unlink()
    case.read()
    assert case.add([desk / "memoir.txt"]).added == ("memoir",)
    case.read()
    assert exported(case) == before


def test_a_renamed_file_keeps_its_name_in_the_case(case: Case) -> None:
    case.judge(case.claims()[0].id, "accept")
    before = [r.id for r in case.claims()]
    (case.folder.sources / "chronicle.txt").rename(case.folder.sources / "annals.txt")
    case.read()
    assert [r.id for r in case.claims()] == before
    assert case.document("chronicle").path == "sources/annals.txt"


def test_a_changed_file_puts_the_old_text_aside_and_keeps_what_was_judged(case: Case) -> None:
    visit = next(r for r in case.claims() if (r.claim.passage.doc, r.claim.kind) == ("memoir", "visit"))
    case.judge(visit.id, "correct", changes={"date": "1956-07-03"}, by="S. Bat")
    path = case.folder.sources / "memoir.txt"
    path.write_text("Second edition.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert case.read().read == ("memoir",)
    [stands] = [r for r in case.claims() if r.id == visit.id]
    assert (stands.standing, str(stands.claim.date)) == (Standing.CORRECTED, "1956-07-03")
    assert stands.claim.passage.stands_in(case.document("memoir").text)
    assert len(list((case.folder.texts / "superseded").iterdir())) == 2


def test_the_text_as_first_read_stands_whatever_a_reader_now_makes_of_the_file(case: Case) -> None:
    stored = texts.load(case.folder.texts, "memoir")
    assert stored is not None
    document = replace(stored.document, reader="another", text="Kim Il-sung visited Mongolia in July 1956.")
    document = replace(document, sha256="0" * 64, blocks=())
    texts.save(case.folder.texts, replace(stored, document=document, read_key="another"))
    assert case.read().read == ("memoir",)
    assert case.document("memoir").text == stored.document.text


def test_what_cannot_be_read_costs_itself_alone(case: Case, exported: Exported) -> None:
    before = set(exported(case))
    (case.folder.sources / "empty.txt").write_bytes(b"")
    (case.folder.sources / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <<")
    (case.folder.sources / "good.txt").write_text(
        "Mongolia closed its embassy in Cuba in 2001.", encoding="utf-8"
    )
    report = case.read()
    assert report.read == ("good",)
    assert sorted(line.partition(":")[0] for line in report.failed) == [
        "sources/broken.pdf",
        "sources/empty.txt",
    ]
    assert not any("\n" in line for line in report.failed)
    assert before < set(exported(case))
    (case.folder.sources / "empty.txt").write_text("North Korea left the talks in 2009.", encoding="utf-8")
    assert case.read(again=["empty"]).read == ("empty",)


def test_a_document_that_fails_when_read_again_keeps_what_it_had(case: Case) -> None:
    before = [r for r in case.claims() if r.claim.passage.doc == "memoir"]
    (case.folder.sources / "memoir.txt").write_bytes(b"")
    report = case.read()
    assert len(report.failed) == 1
    assert [r for r in case.claims() if r.claim.passage.doc == "memoir"] == before


def test_a_damaged_text_is_told_and_the_others_are_there(case: Case) -> None:
    (case.folder.texts / "memoir.txt").write_text("Changed by hand.", encoding="utf-8")
    report = case.read(again=["memoir"])
    assert len(report.failed) == 1
    assert "text/memoir.txt: it is not the text that was read" in report.failed[0]
    for ending in ("txt", "json"):
        (case.folder.texts / f"memoir.{ending}").unlink()
    assert case.read().read == ("memoir",)


def test_a_file_put_in_twice_by_hand_is_read_once(case: Case) -> None:
    content = (case.folder.sources / "memoir.txt").read_bytes()
    (case.folder.sources / "zweitschrift.txt").write_bytes(content)
    report = case.read()
    assert report.failed == (
        "sources/zweitschrift.txt: the same file as memoir.txt, which is read; delete one of them",
    )
    assert [d.name for d in case.documents()] == ["chronicle", "memoir", "news"]


def test_a_bad_table_is_told_with_its_line(case: Case) -> None:
    (case.folder.tables / "bad.csv").write_text("=cmd|' /C calc'!A0\n", encoding="utf-8")
    [line] = case.read().failed
    assert line.startswith("tables/bad.csv, line 1: the header lacks series")
    assert len(case.flows()) == 3


def test_a_torn_judgement_is_a_warning_and_no_failure(case: Case) -> None:
    case.judge(case.claims()[0].id, "accept")
    with case.folder.judgements.open("ab") as file:
        file.write(b'{"id": "j-1", "verd')
    report = case.read()
    assert report.failed == ()
    assert len(report.warnings) == 1
    case.judge(case.claims()[1].id, "reject")
    assert [j.verdict.value for j in case.judgements()] == ["accept", "reject"]


def test_another_version_of_the_reader_reads_all_anew(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "version_of", lambda *packages: "another version")
    report = case.read(workers=1)
    assert report.read == ("chronicle", "memoir", "news")
    assert case.read(workers=1).read == ()


def test_the_text_of_every_document_is_beside_its_hash(case: Case) -> None:
    for path in sorted(case.folder.texts.glob("*.json")):
        line = json.loads(path.read_text(encoding="utf-8"))
        assert line["file_sha256"] == line["sha256"], "a plain text is its own canonical text"
