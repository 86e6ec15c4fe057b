import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
VISIT = "Kim Il-sung visited Mongolia in July 1956."


def feed_of(*lines: dict[str, Any] | str) -> str:
    return "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n"


def coded(done: Result) -> dict[Any, list[Any]]:
    return {line["id"]: line["events"] for line in map(json.loads, done.stdout.splitlines())}


def test_code_keeps_ids_and_order(run: Run) -> None:
    lines = [
        {"id": "a", "text": VISIT},
        {"id": "b", "text": "The weather was fine."},
        {"id": "c", "text": "France recognised Mongolia on April 27, 1965."},
    ]
    done = run("code", "--jsonl", "--workers", "1", feed=feed_of(*lines))
    assert done.exit_code == 0
    events = coded(done)
    assert list(events) == ["a", "b", "c"]
    assert events["b"] == []
    assert {(e["source"], e["target"], e["date"]) for e in events["c"]} == {("FRA", "MNG", "1965-04-27")}


def test_resolve_by_date(run: Run) -> None:
    lines = [{"id": 1, "text": "Moscow", "date": "1960"}, {"id": 2, "text": "Moscow", "date": "2019-05-01"}]
    done = run("resolve", "--jsonl", "--workers", "1", feed=feed_of(*lines))
    assert [json.loads(line)["country"] for line in done.stdout.splitlines()] == ["SUN", "RUS"]


@pytest.mark.parametrize(
    ("bad", "said", "answered"),
    [
        ("nonsense", "not JSON", False),
        ('{"text": "no id"}', '"id" and "text"', False),
        ('{"id": "bad"}', '"id" and "text"', True),
        ('{"id": "bad", "text": "x", "date": "nope"}', "'nope'", True),
        ('{"id": "bad", "text": "x", "date": ["1960"]}', "date", True),
        ("[" * 100_000, "nested", False),
        ('{"id": "bad", "text": ' + "1" * 5000 + "}", "line 2", False),
    ],
)
def test_a_bad_line_costs_itself_alone(run: Run, bad: str, said: str, answered: bool) -> None:
    lines: list[dict[str, Any] | str] = [
        {"id": "a", "text": VISIT, "doc": 1},
        bad,
        {"id": "c", "text": VISIT, "doc": 1},
    ]
    done = run("code", "--workers", "1", feed=feed_of(*lines))
    assert done.exit_code == 3
    assert "line 2" in done.stderr
    assert said in done.stderr
    events = coded(done)
    assert list(events) == (["a", "bad", "c"] if answered else ["a", "c"])
    assert events["a"]
    assert events["c"]
    assert not events.get("bad")


def test_dates_of_reports_may_be_put_in_words(run: Run) -> None:
    done = run("code", "--workers", "1", feed=feed_of({"id": 1, "text": VISIT, "date": "12 April 2022"}))
    assert done.exit_code == 0


@pytest.mark.parametrize("date", ["1950~", "1950/1953", "[1950,1951]", "195X", "..1950", "1950-21"])
def test_dates_of_reports_may_be_any_edtf(run: Run, date: str) -> None:
    done = run("code", "--workers", "1", feed=feed_of({"id": 1, "text": VISIT, "date": date}))
    assert "1" in done.stdout or "date" in done.stderr
    assert not isinstance(done.exception, ValueError)


def test_what_utf8_does_not_have_comes_back_as_it_came(run: Run) -> None:
    done = run("code", "--workers", "1", feed='{"id": "\\ud800", "text": "x \\udfff \\u0000"}\n')
    assert done.exit_code == 0
    assert json.loads(done.stdout)["id"] == chr(0xD800)


def test_one_worker_and_many_say_the_same(run: Run) -> None:
    lines: list[dict[str, Any] | str] = []
    for number in range(150):
        doc = {"doc": number // 7} if number % 3 else {}
        lines.append(
            {"id": number, "text": VISIT if number % 2 else "In August he returned to France."} | doc
        )
        if number % 40 == 0:
            lines.append(f"nonsense {number}")
    one, many = (run("code", "--workers", str(count), feed=feed_of(*lines)) for count in (1, 3))
    assert (one.stdout, one.stderr, one.exit_code) == (many.stdout, many.stderr, many.exit_code)
    assert len(one.stdout.splitlines()) == 150


def process(*words: str) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "amity", *words]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_answers_come_before_the_stream_ends(workers: str) -> None:
    with process("code", "--workers", workers) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in range(3):
            running.stdin.write(feed_of({"id": number, "text": VISIT}).encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_without_a_word(workers: str) -> None:
    with process("code", "--workers", workers) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(feed_of({"id": 1, "text": VISIT}).encode())
        running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 130
        assert running.stderr.read() == b""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_that_goes_ends_it_without_a_word(workers: str, tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(feed_of(*({"id": n, "text": "Moscow"} for n in range(20_000))), encoding="utf-8")
    reader, writer = os.pipe()
    running = subprocess.Popen(
        [sys.executable, "-m", "amity", "resolve", "--workers", workers, str(file)],
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    assert os.read(reader, 10)
    os.close(reader)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (141, b"")
