import importlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.cli.feed import MOST_BYTES, answers, batches, raw_lines
from amity.extract.lines import Numbered, failed


@given(data=st.binary(max_size=200), cuts=st.lists(st.integers(1, 9), max_size=40))
def test_lines_are_those_of_the_bytes_however_they_come(data: bytes, cuts: list[int]) -> None:
    pieces, at = [], 0
    for cut in [*cuts, len(data)]:
        pieces.append(data[at : at + cut])
        at += cut
    lines = data.split(b"\n")
    expected = list(enumerate(lines if lines[-1] else lines[:-1], 1))
    assert list(raw_lines(pieces)) == expected


def test_no_more_of_a_line_is_held_than_shows_that_it_is_too_long() -> None:
    pieces = [b"x" * MOST_BYTES] * 3 + [b"\nshort\n"]
    (_, long), (number, short) = raw_lines(pieces)
    assert len(long) == MOST_BYTES + 1
    assert (number, short) == (2, b"short")


def test_what_is_complete_does_not_wait_for_more() -> None:
    line = Numbered(1, {"id": 1, "text": "x"})
    open_ = Numbered(2, {"id": 2, "text": "y", "doc": "d"})
    sizes = [[len(stretch.lines) for stretch in batch] for batch in batches([line, None, open_, None])]
    assert sizes == [[1], [], [1]]


CRASHING = """
import os
from amity.extract.lines import Answer

def work(batch):
    lines = [line for stretch in batch for line in stretch.lines]
    if any(line.number == 3 for line in lines):
        os._exit(9)
    return [Answer(line.number, str(line.number)) for line in lines]
"""


def test_a_line_that_ends_its_process_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "crashing.py").write_text(CRASHING, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    work = importlib.import_module("crashing").work
    source = io.BytesIO(b"".join(b'{"id": %d, "text": "x"}\n' % number for number in range(1, 6)))
    given_ = [answer for batch in answers(source, work, {"n": 0}, workers=2) for answer in batch]
    assert [answer.number for answer in given_] == [1, 2, 3, 4, 5]
    assert [answer.json for answer in given_] == ["1", "2", '{"id": 3, "n": 0}', "4", "5"]
    assert "ended its process" in given_[2].error
    assert failed(Numbered(3, {}), "x", {}).json == ""
