"""`amity proof`: places, forms, exit codes, and what it says of files that it cannot read."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from amity.cli.main import amity
from amity.errors import InvalidDate

Run = Callable[..., Result]
FAULTY = """# Two neighbours

The talks were long. Finland and the Soviet Union signed
a treaty of trade in May 1995.
"""
DOUBTFUL = "In 1975 Finnish President Mauno Koivisto visited Moscow.\n"
SOUND = "Finland and the Soviet Union signed a treaty of friendship in April 1948.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, name: str = "draft.md") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_fault_has_the_place_that_an_editor_shows(run: Run, draft: Callable[..., Path]) -> None:
    path = draft(FAULTY)
    done = run("proof", path)
    assert done.exit_code == 4
    [line] = done.stdout.splitlines()
    found = re.match(r"(.+):(\d+):(\d+): (\w+) \[(\w+)\] (.+)", line)
    assert found
    assert found.groups()[:5] == (str(path), "3", "22", "inconsistent", "existence")
    assert "1991-12-26" in found[6]


def test_a_sound_text_is_silent(run: Run, draft: Callable[..., Path]) -> None:
    done = run("proof", draft(SOUND))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_what_is_only_suspicious_fails_when_asked_to(run: Run, draft: Callable[..., Path]) -> None:
    path = draft(DOUBTFUL)
    assert [run("proof", path, *more).exit_code for more in ((), ("--fail-on", "suspicious"))] == [0, 4]
    assert "suspicious [office_holder]" in run("proof", path).stdout
    assert run("proof", path, "--min-severity", "inconsistent").stdout == ""
    assert run("proof", path, "--check", "existence", "--fail-on", "suspicious").exit_code == 0
    assert run("proof", draft(FAULTY), "--fail-on", "never").exit_code == 0


def test_standard_input_has_the_name_and_format_given(run: Run) -> None:
    page = "<html><body><p>Finland and the Soviet Union signed a treaty in May 1995.</p></body></html>"
    done = run("proof", "-", "--stdin-name", "notes/page.html", feed=page)
    assert done.exit_code == 4
    assert done.stdout.startswith("notes/page.html:1:16: inconsistent [existence]")


def test_a_page_has_the_lines_of_its_file(run: Run, draft: Callable[..., Path]) -> None:
    page = draft(
        "<html><head><title>On the\nSoviet Union</title></head>\n<body>\n<p>The talks were long.</p>\n"
        "<p>Finland and the\n<b>Soviet Union</b> signed a treaty in May&nbsp;1995.</p>\n</body></html>\n",
        "page.html",
    )
    assert run("proof", page).stdout.startswith(f"{page}:5:4: inconsistent [existence]")
    weighed = page.read_text(encoding="utf-8").replace("<p>Fin", "<!-- amity: ignore existence -->\n<p>Fin")
    page.write_text(weighed, encoding="utf-8")
    assert run("proof", page).exit_code == 0


def test_a_file_that_cannot_be_read_costs_itself_alone(
    run: Run, draft: Callable[..., Path], tmp_path: Path
) -> None:
    missing, sound = tmp_path / "none.md", draft(SOUND)
    done = run("proof", missing, sound)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == f"amity: {missing}: does not exist; check the name\n"
    assert run("proof", missing).exit_code == 1
    assert run("proof", missing, draft(FAULTY, "other.md")).exit_code == 4


def test_the_day_of_writing_counts(run: Run, draft: Callable[..., Path]) -> None:
    path = draft("Last year Finland and the Soviet Union signed a treaty of trade.\n")
    assert run("proof", path, "--issued", "1976-05-01").exit_code == 0
    done = run("proof", path, "--issued", "long ago")
    assert isinstance(done.exception, InvalidDate)


def test_literature_beside_a_draft_does_not_date_it(run: Run, draft: Callable[..., Path]) -> None:
    path = draft(SOUND)
    draft("@book{a2013, title={On treaties}, year={1901}}\n", "draft.bib")
    done = run("proof", path, "--all", "--format", "jsonl")
    assert done.exit_code == 0


def test_lines_of_json_have_place_and_offsets(run: Run, draft: Callable[..., Path]) -> None:
    [line] = map(json.loads, run("proof", draft(FAULTY), "--format", "jsonl").stdout.splitlines())
    assert (line["line"], line["column"], line["doc"]) == (3, 22, "draft")
    assert FAULTY[line["start"] : line["end"]] == line["quote"]


WEIGHED = """# Two neighbours

<!-- amity: ignore existence: its debt outlived it -->
Finland and the Soviet Union signed a treaty
of trade in May 1995.
"""


def test_what_the_author_has_weighed_is_set_aside(run: Run, draft: Callable[..., Path]) -> None:
    path = draft(WEIGHED)
    assert (run("proof", path).exit_code, run("proof", path).stdout) == (0, "")
    log = json.loads(run("proof", path, "--format", "sarif").stdout)
    why = [{"kind": "inSource", "justification": "its debt outlived it"}]
    assert [one["suppressions"] for one in log["runs"][0]["results"]] == [why] * len(
        log["runs"][0]["results"]
    )
    lines = [json.loads(line) for line in run("proof", path, "--format", "jsonl").stdout.splitlines()]
    assert {line["ignored"] for line in lines} == {"its debt outlived it"}


def test_a_comment_on_another_check_or_place_sets_nothing_aside(run: Run, draft: Callable[..., Path]) -> None:
    other = WEIGHED.replace("existence", "lifetime")
    away = WEIGHED.replace("-->\n", "-->\n\nThe talks were long.\n\n")
    for text in (other, away):
        assert run("proof", draft(text)).exit_code == 4
    behind = "Finland and the Soviet Union signed a treaty in May 1995. <!-- amity: ignore existence -->\n"
    assert run("proof", draft(behind)).exit_code == 0


def test_nothing_is_written(run: Run, draft: Callable[..., Path], tmp_path: Path) -> None:
    run("proof", draft(FAULTY))
    assert [path.name for path in tmp_path.iterdir()] == ["draft.md"]


def test_exit_codes_are_told() -> None:
    assert "4 `proof` found a fault" in " ".join((amity.epilog or "").split())


def test_the_manual_s_pattern_for_editors_fits(run: Run, draft: Callable[..., Path]) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "manual.md").read_text(encoding="utf-8")
    [task] = [
        json.loads(block) for block in re.findall(r"```json\n(\{.*?)```", manual, re.S) if "Matcher" in block
    ]
    pattern = task["problemMatcher"]["pattern"]
    path = draft(FAULTY)
    found = re.match(pattern["regexp"], run("proof", path).stdout.splitlines()[0])
    assert found
    told = [found[pattern[part]] for part in ("file", "line", "column", "code")]
    assert told == [str(path), "3", "22", "existence"]
