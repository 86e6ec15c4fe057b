"""`amity read` and `amity judge` are killed at thirty moments each: nothing is lost, torn or different."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amity.case import Case, open_case
from amity.store import log

MOMENTS = 30
DOCUMENTS = 12
JUDGED = 16
JUDGE_ALL = """
import sys
from amity.cli.main import amity
for claim in sys.argv[2:]:
    amity(["judge", claim, "accept", "--case", sys.argv[1], "--by", "S. Bat"], standalone_mode=False)
    sys.stdout.flush()
"""


def text(number: int) -> str:
    """A short document, like no other."""
    year = 1950 + number
    return (
        f"Kim Il-sung visited Mongolia in July {year}. "
        f"In {year + 1} Mongolia and North Korea signed a treaty.\n\n"
        f"North Korea closed its embassy in Mongolia on May {number + 1}, {year + 2}.\n"
    ) * 3


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose documents nobody has read."""
    home = tmp_path_factory.mktemp("kill")
    for number in range(DOCUMENTS):
        (home / f"d{number:02}.txt").write_text(text(number), encoding="utf-8")
    with Case.new(home / "case", dyads=[("MNG", "PRK")]) as case:
        assert len(case.add(sorted(home.glob("*.txt"))).added) == DOCUMENTS
    return home / "case"


@pytest.fixture(scope="module")
def read(unread: Path) -> Path:
    """The same case, read without disturbance."""
    folder = unread.with_name("read")
    shutil.copytree(unread, folder)
    with open_case(folder) as case:
        assert case.read().failed == ()
    return folder


def exported(folder: Path) -> list[str]:
    with open_case(folder) as case:
        return list(case.export())


def moments(steps: int) -> Iterator[tuple[int, float]]:
    """Random moments: after how many steps of the work, and how many seconds later."""
    choice = random.Random(1948)  # noqa: S311 - moments, not secrets
    for _ in range(MOMENTS):
        step = choice.randint(0, steps)
        yield step, choice.uniform(0, 0.05 if step else 1.0)


def killed(words: list[str], when: Callable[[], bool], later: float, *, with_children: bool) -> bytes:
    """Start a command, kill it that long after `when` says so, and give what it had said by then."""
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        while process.poll() is None and not when():
            time.sleep(0.001)
        time.sleep(later)
        if with_children:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        said, _ = process.communicate()
    return said


def test_reading_goes_on_where_it_was_killed(unread: Path, read: Path, tmp_path: Path) -> None:
    expected = exported(read)
    command = [sys.executable, "-m", "amity", "read", "--workers"]
    stages = set()
    for number, (step, later) in enumerate(moments(DOCUMENTS)):
        folder = tmp_path / f"case{number}"
        shutil.copytree(unread, folder)
        killed(
            [*command, "1" if number % 3 else "2", str(folder)],
            lambda texts=folder / "text", step=step: len(list(texts.glob("*.json"))) >= step,  # type: ignore[misc]
            later,
            with_children=number % 2 == 0,
        )
        with open_case(folder) as case:
            report = case.read(workers=1)
            assert report.failed == ()
            assert len(report.read) + len(report.unchanged) == DOCUMENTS
        stages.add(len(report.unchanged))
        assert exported(folder) == expected
        assert not list(folder.rglob("*.part"))
        shutil.rmtree(folder)
    assert len(stages) > 2, "no kill fell into the reading itself"


def test_no_judgement_is_lost_or_torn(read: Path, tmp_path: Path) -> None:
    with open_case(read) as case:
        claims = [reviewed.id for reviewed in case.claims()][:JUDGED]
    shutil.copytree(read, tmp_path / "undisturbed")
    words = [sys.executable, "-c", JUDGE_ALL]
    subprocess.run([*words, str(tmp_path / "undisturbed"), *claims], check=True, capture_output=True)
    expected = standing(tmp_path / "undisturbed")
    stages = set()
    for number, (step, later) in enumerate(moments(JUDGED)):
        folder = tmp_path / f"case{number}"
        shutil.copytree(read, folder)
        said = killed(
            [*words, str(folder), *claims],
            lambda path=folder / "judgements.jsonl", step=step: lines_of(path) >= step,  # type: ignore[misc]
            later / 2,
            with_children=True,
        )
        promised = [line.split(b":")[0].decode() for line in said.split(b"\n")[:-1]]
        kept = log.read(folder / "judgements.jsonl")
        assert kept.problems == ()
        assert [j.id for j in kept.judgements[: len(promised)]] == promised
        assert len(kept.judgements) <= len(promised) + 1
        stages.add(len(promised))
        left = claims[len(kept.judgements) :]
        with open_case(folder) as case:
            for claim in left:
                case.judge(claim, "accept", by="S. Bat")
        assert standing(folder) == expected
        shutil.rmtree(folder)
    assert len(stages) > 2, "no kill fell into the judging itself"


def lines_of(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def standing(folder: Path) -> list[object]:
    """All that a case holds but for the ids of judgements and the moments at which they were made."""
    lines = []
    for text_line in exported(folder):
        line = json.loads(text_line)
        if line["type"] == "judgement":
            del line["id"], line["at"]
        elif line["type"] == "claim":
            line["judgements"] = len(line["judgements"])
        lines.append(line)
    return lines
