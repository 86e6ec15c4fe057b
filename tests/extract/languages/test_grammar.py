"""The data of a language: a row is all it takes, and a bad one is told by file and line."""

import shutil
from pathlib import Path

import pytest

from amity.errors import InvalidReference
from amity.extract.languages.clauses import clauses, triggers
from amity.extract.languages.grammar import DATA, Grammar


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "ko", tmp_path / "ko")
    return tmp_path


def add(data: Path, file: str, row: str) -> None:
    with (data / "ko" / file).open("a", encoding="utf-8") as table:
        table.write(row + "\n")


def kinds_in(text: str, grammar: Grammar) -> list[str]:
    parts = clauses(text, 0, len(text), grammar)
    return [trigger.frame.kind for trigger in triggers(text, parts, grammar)]


def test_a_kind_is_added_by_a_row(data: Path) -> None:
    text = "북한은 몽골에 평화공원을 헌정하였다."
    assert kinds_in(text, Grammar("ko", data)) == []
    add(data, "frames.csv", "aid,헌정,평화공원,,subj>to|in,,")
    assert kinds_in(text, Grammar("ko", data)) == ["aid"]


def test_of_two_rows_that_with_the_nearer_object_counts() -> None:
    text = "몽골은 협정을 검토한 뒤 조약에 서명했다."
    assert kinds_in(text, Grammar("ko")) == ["treaty_signed"]


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        ("frames.csv", "teleportation,옮겼,,,subj>to,,", "teleportation"),
        ("frames.csv", "aid,(보냈,,,subj>to,,", "no pattern"),
        ("frames.csv", "aid,보냈다네,,,subj>to,perhaps,", "perhaps"),
        ("factuality.csv", "planned,somewhere,,예정", "somewhere"),
        ("factuality.csv", "planned,after,teleportation,예정", "teleportation"),
    ],
)
def test_a_bad_row_is_told_by_its_file(data: Path, file: str, row: str, reason: str) -> None:
    add(data, file, row)
    with pytest.raises(InvalidReference, match=reason) as raised:
        kinds_in("몽골은 쌀을 보냈다네.", Grammar("ko", data))
    assert file in str(raised.value)


def test_a_plan_is_told_from_what_came_of_it() -> None:
    text = "총리는 평양을 방문할 예정이었으나 방문은 취소됐다."
    grammar = Grammar("ko")
    found = triggers(text, clauses(text, 0, len(text), grammar), grammar)
    assert [str(trigger.verdict[0]) for trigger in found] == ["planned", "did_not_happen"]
