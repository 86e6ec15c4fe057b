import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_what_cannot_be_read_costs_itself_alone(case: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <<")
    (tmp_path / "good.txt").write_text("Mongolia closed its embassy in Cuba in 2001.", encoding="utf-8")
    before = run("claims", case, "--jsonl").stdout
    added = run("add", case, tmp_path / "empty.txt", tmp_path / "broken.pdf", tmp_path / "good.txt")
    done = run("read", case)
    assert 3 in (added.exit_code, done.exit_code)
    told = added.stderr + done.stderr
    for name in ("empty.txt", "broken.pdf"):
        assert len([line for line in told.splitlines() if name in line]) == 1, told
    after = run("claims", case, "--jsonl").stdout
    assert set(before.splitlines()) < set(after.splitlines())


def test_reading_again_does_nothing_where_nothing_changed(case: Path, run: Run) -> None:
    assert "0 read, 1 unchanged" in run("read", case).stderr
    assert "1 read" in run("read", case, "--again", "neighbours").stderr


def test_the_case_is_found_from_within(case: Path, run: Run) -> None:
    claim = json.loads(run("claims", case, "--jsonl").stdout.splitlines()[0])
    words = [sys.executable, "-m", "amity", "show", claim["id"]]
    shown = subprocess.run(words, cwd=case / "text", capture_output=True, text=True, check=True)
    assert claim["quote"][:30] in shown.stdout


def test_dossier_and_export_are_the_same_each_time(case: Path, run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("dossier", case, "-o", tmp_path / f"{name}.html").exit_code == 0
        assert run("export", case, "-o", tmp_path / f"{name}.jsonl").exit_code == 0
    for ending in ("html", "jsonl"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    assert json.loads(run("dossier", case, "--format", "json").stdout)["happened"]


def test_a_damaged_judgement_is_told_by_every_command(case: Path, run: Run) -> None:
    claim = json.loads(run("claims", case, "--jsonl").stdout.splitlines()[0])
    assert run("judge", claim["id"], "reject", "--case", case).exit_code == 0
    log = case / "judgements.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace("{", "{oops ", 1), encoding="utf-8")
    for words in (("claims", case), ("chronology", case), ("read", case)):
        told = run(*words)
        assert "judgements.jsonl, line 1" in told.stderr
    assert "oops" in log.read_text(encoding="utf-8")


def test_a_dyad_is_of_two_states(run: Run, tmp_path: Path) -> None:
    done = run("new", tmp_path / "case", "--dyad", "FIN", "Finland")
    assert done.exit_code != 0
    assert "FIN FIN" in str(done.exception)
    assert not (tmp_path / "case").exists()


def test_a_mended_file_takes_the_place_of_the_one_that_could_not_be_read(
    case: Path, run: Run, tmp_path: Path
) -> None:
    late = tmp_path / "late.txt"
    late.write_bytes(b"")
    run("add", case, late)
    assert run("read", case).exit_code == 3
    late.write_text("Mongolia closed its embassy in Cuba in 2001.", encoding="utf-8")
    assert run("add", case, late).exit_code == 0
    assert run("read", case).exit_code == 0
    docs = [json.loads(line)["doc"] for line in run("sources", case, "--jsonl").stdout.splitlines()]
    assert docs == ["late", "neighbours"]


def test_a_changed_file_that_was_read_comes_in_under_another_name_and_that_is_told(
    case: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "neighbours.txt").write_text("Mongolia closed its embassy in Cuba in 2001.", encoding="utf-8")
    added = run("add", case, tmp_path / "neighbours.txt")
    assert added.exit_code == 0
    assert "neighbours-2" in added.stderr
    assert run("read", case).exit_code == 0
    docs = [json.loads(line)["doc"] for line in run("sources", case, "--jsonl").stdout.splitlines()]
    assert docs == ["neighbours", "neighbours-2"]


def test_a_doubtful_encoding_is_told_when_the_case_is_read(case: Path, run: Run, tmp_path: Path) -> None:
    words = "Встреча министров состоялась в Улан-Баторе. Стороны подписали соглашение о торговле. "
    (tmp_path / "old.txt").write_bytes((words * 5).encode("cp1251"))
    run("add", case, tmp_path / "old.txt")
    done = run("read", case)
    assert done.exit_code == 0
    assert (
        "amity: old: it is not UTF-8; read as cp1251, which is assumed: if letters look wrong" in done.stderr
    )
    (source,) = [
        s for s in map(json.loads, run("sources", case, "--jsonl").stdout.splitlines()) if s["doc"] == "old"
    ]
    assert "cp1251" in source["warnings"][0]
    assert "cp1251" not in run("read", case).stderr


def test_a_file_that_is_gone_is_told_when_the_case_is_read(case: Path, run: Run) -> None:
    (case / "sources" / "neighbours.txt").unlink()
    done = run("read", case)
    assert done.exit_code == 0
    assert (
        "amity: sources/neighbours.*: is gone, while its text and claims stand; put the file back"
        in done.stderr
    )
    assert run("claims", case, "--jsonl").stdout
