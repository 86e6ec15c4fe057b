"""A crash leaves the old file or the new one, and no line but the last can be torn."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from amity.errors import InvalidCase
from amity.store.durable import append_line, copy_file, replace_file, sweep


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "text" / "000.txt"
    replace_file(path, b"first")
    replace_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert [p.name for p in path.parent.iterdir()] == ["000.txt"]


def test_a_copy_is_the_same(tmp_path: Path) -> None:
    content = os.urandom(3 << 20)
    (tmp_path / "a.pdf").write_bytes(content)
    copy_file(tmp_path / "a.pdf", tmp_path / "sources" / "b.pdf")
    assert (tmp_path / "sources" / "b.pdf").read_bytes() == content


def test_what_killed_processes_left_is_swept_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    left, ours, other = (
        tmp_path / f".{int(ended.stdout)}.part",
        tmp_path / f".{os.getpid()}.part",
        tmp_path / ".x.part",
    )
    for path in (left, ours, other):
        path.write_bytes(b"half")
    sweep(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([ours.name, other.name])


def test_lines_are_added_and_a_torn_one_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    append_line(path, b'{"n": 1}')
    with path.open("ab") as file:
        file.write(b'{"n": 2, "wh')
    append_line(path, b'{"n": 3}')
    assert path.read_bytes() == b'{"n": 1}\n{"n": 2, "wh\n{"n": 3}\n'


def test_lines_of_many_writers_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    program = (
        "import sys; from pathlib import Path; from amity.store.durable import append_line\n"
        "for n in range(50): append_line(Path(sys.argv[1]), (sys.argv[2] * 5000).encode())"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, path, letter]) for letter in "abcd"]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == sorted(letter * 5000 for letter in "abcd" for _ in range(50))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_one_line() -> None:
    with pytest.raises(InvalidCase, match="the disk is full; make room"):
        append_line(Path("/dev/full"), b"{}")
