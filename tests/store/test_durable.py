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
    program = (
        "import os, sys; from pathlib import Path; from amity.store.durable import _waiting\n"
        "with _waiting(Path(sys.argv[1])) as file:\n"
        "    file.write(b'half'); file.flush(); print('writing', flush=True); sys.stdin.read()"
    )
    words = [sys.executable, "-c", program, str(tmp_path / "000.txt")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"writing\n"
        sweep(tmp_path)
        assert len(list(tmp_path.iterdir())) == 1
        writer.kill()
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_fails_half_way_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "000.txt"
    replace_file(path, b"old")
    with pytest.raises(TypeError):
        replace_file(path, "no bytes")  # type: ignore[arg-type]
    assert [p.name for p in tmp_path.iterdir()] == ["000.txt"]
    assert path.read_bytes() == b"old"


def test_files_get_the_rights_that_other_programs_would_give_them(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    replace_file(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


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
