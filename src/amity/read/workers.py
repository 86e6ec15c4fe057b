"""Work in processes of its own, so that a file that hangs or crashes a parser costs itself alone.

A worker is a fresh interpreter (never a fork of this process, never this program's `__main__`), so a script
needs no guard, and it serves many items. It lives under limits: memory by RLIMIT_AS, time by the clock of the
supervisor. It ends with the supervisor, however that ends.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Generic, TypeVar

from amity.errors import AmityError, InvalidValue
from amity.read.limits import MEBIBYTE, Limits

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")
_AHEAD = 32
_START_SECONDS = 60.0
_FAILED_STARTS = 3
_SERVE = "import sys; sys.path[:] = {path!r}; from amity.read.serving import serve; serve(*{arguments})"


class Cause(StrEnum):
    """Why an item has no result.

    >>> Cause("time")
    <Cause.TIME: 'time'>
    """

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    ERROR = "error"


class WorkFailed(AmityError, RuntimeError):
    """An item that a worker could not finish. Carries the cause, the reason and the remedy.

    >>> str(WorkFailed(Cause.TIME, "took longer than 60 seconds", "split it"))
    'took longer than 60 seconds; split it'
    """

    def __init__(self, cause: Cause, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.cause, self.reason, self.remedy = cause, reason, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[ItemT, ResultT]):
    """What became of an item: `result`, or `error` where there is none.

    `error` is what the work raised (such as UnreadableDocument), or WorkFailed where it hung, crashed or
    took too much memory.

    >>> Outcome(item="a.txt", result=4).value()
    4
    """

    item: ItemT
    result: ResultT | None = None
    error: Exception | None = None

    def value(self) -> ResultT:
        """The result; raises the error where there is none."""
        if self.error is not None:
            raise self.error
        return self.result  # type: ignore[return-value]  # None is a result like any other


def run(
    items: Iterable[ItemT],
    work: Callable[[ItemT], ResultT],
    *,
    limits: Limits | None = None,
    workers: int = 2,
) -> Iterator[Outcome[ItemT, ResultT]]:
    """Do `work` on each item in worker processes, and give the outcomes in the order of the items.

    `work` is a function of a module (workers import it by its name), its items and results can be pickled.
    No more than 32 items for each worker are taken ahead of the outcome that is due, so memory does not
    grow with the number of items. An item that a worker fails on after others is tried again in a fresh one,
    so that an outcome does not hang on what came before. Closing the iterator ends the workers. Raises
    InvalidValue for a function of the program's `__main__`, which workers do not import.

    >>> import math
    >>> [outcome.value() for outcome in run([9, 16], math.isqrt, workers=2)]
    [3, 4]
    """
    if getattr(work, "__module__", "") == "__main__":
        raise InvalidValue("run", "work", work, "a function of a module that can be imported")
    supervisor = _Supervisor(work, limits or Limits(), max(1, workers))
    try:
        yield from supervisor.outcomes(enumerate(items))
    finally:
        supervisor.close()


@dataclass(slots=True)
class _Task:
    number: int
    item: Any
    tries: int = 0


@dataclass(slots=True)
class _Worker:
    """A worker process, what it works on, and until when it may."""

    process: "subprocess.Popen[bytes]"
    pipe: Connection
    task: _Task | None = None
    deadline: float = 0.0
    served: int = 0
    ready: bool = False


@dataclass
class _Supervisor:
    work: Callable[[Any], Any]
    limits: Limits
    most: int
    workers: list[_Worker] = field(default_factory=list)
    again: deque[_Task] = field(default_factory=deque)
    done: dict[int, Outcome[Any, Any]] = field(default_factory=dict)
    failed_starts: int = 0

    def outcomes(self, items: Iterator[tuple[int, Any]]) -> Iterator[Outcome[Any, Any]]:
        """The outcomes in order."""
        due, taken, more = 0, 0, True
        while more or due < taken or self.again:
            while more and taken - due < _AHEAD * self.most and self._has_room():
                number, item = next(items, (-1, None))
                more = number >= 0
                if more:
                    taken += 1
                    self._give(_Task(number, item))
            while due in self.done:
                yield self.done.pop(due)
                due += 1
            if due < taken:
                self._wait()

    def _has_room(self) -> bool:
        """Whether a worker is free for another item, or another may be started."""
        busy = sum(worker.task is not None for worker in self.workers)
        return not self.again and busy < self.most

    def _give(self, task: _Task, *, fresh: bool = False) -> None:
        free = None if fresh else next((worker for worker in self.workers if worker.task is None), None)
        worker = free or self._start()
        worker.task = task
        worker.deadline = time.monotonic() + self.limits.seconds + (0 if worker.ready else _START_SECONDS)
        try:
            worker.pipe.send_bytes(pickle.dumps((self.work, task.item)))
        except (BrokenPipeError, ConnectionResetError):
            self._lost(worker)
        except (pickle.PicklingError, TypeError, AttributeError) as error:
            worker.task = None
            self.done[task.number] = Outcome(item=task.item, error=error)

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        bounds = (self.limits.memory, self.limits.seconds)
        serve = _SERVE.format(path=sys.path, arguments=(theirs.fileno(), os.getpid(), bounds))
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        process = subprocess.Popen(  # noqa: S603  # our own interpreter and code
            [sys.executable, "-c", serve], pass_fds=(theirs.fileno(),), env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _wait(self) -> None:
        """Wait for the next report or the next deadline, and deal with it."""
        busy = [worker for worker in self.workers if worker.task is not None]
        rest = min((worker.deadline for worker in busy), default=0.0) - time.monotonic()
        readable = wait([worker.pipe for worker in busy], max(0.0, rest)) if busy else []
        for worker in busy:
            if worker.pipe in readable:
                self._hear(worker)
            elif worker.deadline <= time.monotonic():
                self._late(worker)
        while self.again and self._made_room():
            self._give(self.again.popleft(), fresh=True)

    def _made_room(self) -> bool:
        """Whether a worker may be started; an idle one is ended for that."""
        idle = next((worker for worker in self.workers if worker.task is None), None)
        if len(self.workers) >= self.most and idle is not None:
            self._end(idle)
        return len(self.workers) < self.most

    def _hear(self, worker: _Worker) -> None:
        try:
            report = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301  # our own worker wrote it
        except (EOFError, OSError):
            self._lost(worker)
            return
        if report is None:
            worker.ready, self.failed_starts = True, 0
            worker.deadline = time.monotonic() + self.limits.seconds
            return
        self._report(worker, *report)

    def _report(self, worker: _Worker, result: Any, error: Exception | None, retires: bool) -> None:
        task, worker.task = worker.task, None
        if task is not None and isinstance(error, MemoryError):
            self._failed(task, worker, Cause.MEMORY)
        elif task is not None:
            self.done[task.number] = Outcome(item=task.item, result=result, error=error)
        worker.served += 1
        if retires:
            self._end(worker)

    def _lost(self, worker: _Worker) -> None:
        """Deal with a worker that ended before it reported."""
        task, worker.task = worker.task, None
        self._end(worker)
        if not worker.ready:
            self.failed_starts += 1
        if task is not None:
            self._failed(task, worker, Cause.CRASH)

    def _late(self, worker: _Worker) -> None:
        task, worker.task = worker.task, None
        self._end(worker)
        if task is not None:
            reason = f"took longer than {self.limits.seconds:g} seconds"
            error = WorkFailed(Cause.TIME, reason, "split it, or raise the limit on time")
            self.done[task.number] = Outcome(item=task.item, error=error)

    def _failed(self, task: _Task, worker: _Worker, cause: Cause) -> None:
        """Try an item again in a fresh worker if others came before it; else it has failed."""
        if (worker.served and not task.tries) or self._did_not_start(worker):
            task.tries += worker.ready
            self.again.append(task)
            return
        if cause is Cause.MEMORY:
            reason = f"needs more than {self.limits.memory // MEBIBYTE} MiB of memory"
            error = WorkFailed(cause, reason, "split it, or raise the limit on memory")
        else:
            reason = f"ended its process ({_ending(worker)})"
            error = WorkFailed(cause, reason, "save it again with another program and add that")
        self.done[task.number] = Outcome(item=task.item, error=error)

    def _did_not_start(self, worker: _Worker) -> bool:
        return not worker.ready and self.failed_starts < _FAILED_STARTS

    def _end(self, worker: _Worker) -> None:
        if worker in self.workers:
            self.workers.remove(worker)
        with contextlib.suppress(OSError):
            worker.process.kill()
        worker.process.wait()
        worker.pipe.close()

    def close(self) -> None:
        """End all workers."""
        for worker in list(self.workers):
            self._end(worker)


def _ending(worker: _Worker) -> str:
    code = worker.process.returncode
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
