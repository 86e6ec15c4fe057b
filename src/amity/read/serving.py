"""The side of the worker: takes items from the supervisor and reports what became of them."""

import contextlib
import ctypes
import logging
import os
import pickle
import resource
import signal
import sys
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG = 1
_SLACK = 30


@dataclass
class _Server:
    """The item that this process is at: to whom it reports, and how long it may take."""

    pipe: Connection | None = None
    seconds: float = 0.0


_SERVER = _Server()


def still_at_work() -> None:
    """Let the clock begin anew, for work that goes on step by step such as the pages of a scan.

    Outside of a worker nothing happens.

    >>> still_at_work()
    """
    if _SERVER.pipe is not None:
        _SERVER.pipe.send_bytes(pickle.dumps(None))
        _limit_time(_SERVER.seconds)


def serve(descriptor: int, parent: int, limits: tuple[int, float]) -> None:
    """Serve items until the supervisor, the process `parent`, closes its end.

    `limits` are the address space in bytes and the seconds for an item; it is the supervisor that keeps
    the clock, and the limit on processor time is there in case that it cannot. It is called in a process
    of its own only, since it sets that process's limits for good: `amity.read.workers.run` does that.

    >>> from amity.read.workers import run
    >>> next(run(["2 + 2"], eval)).value()
    4
    """
    memory, seconds = limits
    _end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory(memory)
    logging.disable(logging.CRITICAL)
    pipe = Connection(descriptor)
    pipe.send_bytes(pickle.dumps(None))
    _SERVER.pipe, _SERVER.seconds = pipe, seconds
    while True:
        try:
            message = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        _limit_time(seconds)
        if _do(pipe, message, memory):
            return


def _do(pipe: Connection, message: bytes, memory: int) -> bool:
    """Do one item and report; whether the worker retires, since it has grown."""
    result: Any = None
    error: BaseException | None = None
    try:
        work, item = pickle.loads(message)  # noqa: S301  # our own supervisor wrote it
        result = work(item)
    except MemoryError:
        result, error = None, MemoryError()
    except Exception as raised:
        error = raised
    retires = isinstance(error, MemoryError) or _used() > memory / 2
    pipe.send_bytes(_packed(result, error, retires=retires))
    return retires


def _packed(result: Any, error: BaseException | None, *, retires: bool) -> bytes:
    """The report as bytes; an error or result that cannot be pickled goes as its words."""
    try:
        packed = pickle.dumps((result, error, retires))
        pickle.loads(packed)  # noqa: S301  # an error with arguments of its own may not come back
    except Exception as unpackable:
        words = f"{type(error).__name__}: {error}" if error else f"result cannot be sent: {unpackable}"
        packed = pickle.dumps((None, RuntimeError(words), retires))
    return packed


def _limit_memory(memory: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
    with contextlib.suppress(ValueError, OSError):  # macOS knows this limit but does not take it
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _limit_time(seconds: float) -> None:
    """Let the system end the process when it has taken more processor time than the item may."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(usage.ru_utime + usage.ru_stime + seconds) + _SLACK
    resource.setrlimit(
        resource.RLIMIT_CPU, (limit if most == resource.RLIM_INFINITY else min(limit, most), most)
    )


def _used() -> int:
    """The most memory that this process ever held, in bytes.

    On Linux it is asked of the process's own memory: what `getrusage` tells there begins with what the
    process that started this one held.
    """
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


def _end_with(parent: int) -> None:
    """See to it that this process does not outlive the one that started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    """End the process when its parent is another, where the system does not do so by itself."""
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(1.0)
    os._exit(1)
