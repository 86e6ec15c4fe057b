"""Expressions stand for parsers that hang, crash or grow; the work that workers import is `eval`."""

import math
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from amity.errors import InvalidValue, UnreadableDocument
from amity.read import Limits, read_document
from amity.read.limits import MEBIBYTE
from amity.read.workers import Cause, Outcome, WorkFailed, run

SHORT = Limits(seconds=2.0, memory=1024 * MEBIBYTE)
PATIENT = Limits(seconds=60.0, memory=1024 * MEBIBYTE)


def results(items: list[str], *, workers: int = 2, limits: Limits = SHORT) -> list[Outcome[str, object]]:
    """What Python makes of expressions, in worker processes."""
    return list(run(items, eval, limits=limits, workers=workers))


def cause(outcome: Outcome[str, object]) -> Cause:
    assert isinstance(outcome.error, WorkFailed)
    assert "\n" not in str(outcome.error)
    assert outcome.error.remedy
    return outcome.error.cause


def test_outcomes_come_in_the_order_of_the_items() -> None:
    items = [f"__import__('time').sleep({delay}) or {at}" for at, delay in enumerate([0.3, 0, 0.1, 0, 0])]
    assert [outcome.value() for outcome in results(items)] == [0, 1, 2, 3, 4]
    assert [outcome.item for outcome in results(items)] == items


def test_what_goes_on_step_by_step_has_its_time_for_each_step() -> None:
    sleep, told = (
        "__import__('time').sleep(1.5)",
        "__import__('amity.read.serving').read.serving.still_at_work()",
    )
    items = [f"[{sleep} or {told} for _ in range(4)]", f"[{sleep} for _ in range(4)]"]
    steps, at_once = results(items, limits=Limits(seconds=5.0))
    assert steps.value() == [None] * 4
    assert cause(at_once) is Cause.TIME


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_a_hang_a_crash_and_a_glutton_cost_themselves_alone(workers: int) -> None:
    items = [
        "1",
        "__import__('time').sleep(600)",
        "2",
        "__import__('os')._exit(7)",
        "__import__('ctypes').string_at(0)",
        "3",
        "bytearray(8 * 2**30)",
        "__import__('os').abort()",
        "4",
    ]
    found = results(items, workers=workers)
    assert [outcome.result for outcome in found] == [1, None, 2, None, None, 3, None, None, 4]
    assert [cause(found[at]) for at in (1, 3, 4, 6, 7)] == [
        Cause.TIME, Cause.CRASH, Cause.CRASH, Cause.MEMORY, Cause.CRASH,
    ]  # fmt: skip
    assert "exit code 7" in str(found[3].error)
    assert "signal 11" in str(found[4].error)
    assert "longer than 2 seconds" in str(found[1].error)
    assert "more than 1024 MiB" in str(found[6].error)


def test_errors_of_the_work_come_back_whole(tmp_path: Path) -> None:
    missing, there = tmp_path / "no.txt", tmp_path / "a.txt"
    there.write_text("They met in 1956.")
    first, second = run([missing, there], read_document, limits=SHORT)
    assert isinstance(first.error, UnreadableDocument)
    assert first.error.path == str(missing)
    assert first.error.reason == "does not exist"
    assert second.value().text == "They met in 1956."
    with pytest.raises(UnreadableDocument):
        first.value()


def test_workers_are_used_again() -> None:
    found = {outcome.value() for outcome in results(["__import__('os').getpid()"] * 40)}
    assert len(found) <= 2
    assert os.getpid() not in found


def test_only_as_many_workers_as_items() -> None:
    assert len({outcome.value() for outcome in results(["__import__('os').getpid()"], workers=8)}) == 1


def test_what_fails_after_others_is_tried_again_in_a_fresh_worker(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    crash = f"open({str(trace)!r}, 'a').write('x') and __import__('os')._exit(1)"
    found = results(["1", crash], workers=1)
    assert cause(found[1]) is Cause.CRASH
    assert trace.read_text() == "xx"


def test_a_worker_that_has_grown_is_replaced() -> None:
    grow = "len(bytearray(700 * 2**20)) and __import__('os').getpid()"
    first, second = results([grow, "__import__('os').getpid()"], workers=1, limits=PATIENT)
    assert first.value() != second.value()


def test_items_are_taken_only_a_little_ahead() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(500):
            taken += 1
            yield number

    outcomes = run(items(), math.isqrt, limits=SHORT, workers=2)
    for due in range(100):
        assert next(outcomes).item == due
        assert taken <= due + 2 + 64
    outcomes.close()  # type: ignore[attr-defined]  # a generator


def test_results_that_cannot_be_sent() -> None:
    found = results(["lambda: 1", "2"])
    assert "cannot be sent" in str(found[0].error)
    assert found[1].value() == 2


def test_work_of_the_program_itself_is_refused() -> None:
    def work(item: int) -> int:
        return item

    work.__module__ = "__main__"
    with pytest.raises(InvalidValue, match="can be imported"):
        next(run([1], work))


def children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]


def test_closing_ends_the_workers() -> None:
    before = set(children())
    outcomes = run(iter(["1", "__import__('time').sleep(600)"]), eval, limits=SHORT, workers=2)
    next(outcomes)
    assert set(children()) > before
    outcomes.close()  # type: ignore[attr-defined]  # a generator
    assert set(children()) <= before


def test_workers_of_a_large_process_are_used_again() -> None:
    held = bytearray(SHORT.memory // 2 + 2**20)
    held[:: 2**12] = b"x" * len(held[:: 2**12])
    found = {outcome.value() for outcome in results(["__import__('os').getpid()"] * 10)}
    assert len(found) <= 2


SCRIPT = """
import sys
from amity.read import Limits
from amity.read.workers import run
touch = "__import__('pathlib').Path({pids!r} + str(__import__('os').getpid())).touch()"
hang = touch + " or __import__('time').sleep(600)"
for outcome in run(["1 + 1", hang, hang], eval, limits=Limits(seconds=500), workers=2):
    print(outcome.value(), flush=True)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_workers_end_with_a_script_however_it_ends(tmp_path: Path, end: signal.Signals) -> None:
    """The script has no guard of `__main__`, either."""
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent(SCRIPT.format(pids=f"{tmp_path}/pid")))
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"2\n"
    while len(pids := list(tmp_path.glob("pid*"))) < 2:
        time.sleep(0.05)
    process.send_signal(end)
    process.wait()
    process.stdout.close()
    workers = [int(pid.name.removeprefix("pid")) for pid in pids]
    running = [psutil.Process(pid) for pid in workers if psutil.pid_exists(pid)]
    assert not psutil.wait_procs(running, timeout=10)[1]
