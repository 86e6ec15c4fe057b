"""Writing so that a crash leaves the old file or the new one, never a part of one."""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from amity.errors import InvalidCase

NOT_WRITABLE = (errno.EROFS, errno.EACCES, errno.EPERM)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write into one line. Raises InvalidCase for it."""
    try:
        yield
    except OSError as error:
        if error.errno in NOT_WRITABLE:
            raise InvalidCase(str(path), "is read-only", "copy the case to where you may write") from error
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise InvalidCase(str(path), "the disk is full", "make room and try again") from error
        raise


def replace_file(path: Path, content: bytes) -> None:
    """Give `path` the content, all of it or not at all, and only return once it is on the disk.

    Raises InvalidCase where the folder is read-only or the disk is full.
    """
    # One name for each process: what a killed one left is overwritten or swept away, never taken for a file.
    waiting = path.with_name(f".{os.getpid()}.part")
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with waiting.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
        sync_folder(path.parent)


def copy_file(path: Path, to: Path) -> None:
    """Copy a file, all of it or not at all. Raises InvalidCase where `to` cannot be written, else OSError."""
    waiting = to.with_name(f".{os.getpid()}.part")
    with path.open("rb") as source, explained(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        with waiting.open("wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(to)
        sync_folder(to.parent)


def append_line(path: Path, line: bytes) -> None:
    """Add one line to a file that is never rewritten, on the disk before this returns.

    Writers wait for each other; the line goes out in a single write. If a crash has torn the last line, the
    new one begins after it. Raises InvalidCase where the file cannot be written or takes only a part.
    """
    with explained(path):
        new = not path.exists()
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            written = (b"\n" if _torn(handle) else b"") + line + b"\n"
            if os.write(handle, written) < len(written):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            os.fsync(handle)
        finally:
            os.close(handle)
        if new:
            sync_folder(path.parent)


def _torn(handle: int) -> bool:
    """Whether the file has content and does not end a line."""
    size = os.fstat(handle).st_size
    return size > 0 and os.pread(handle, 1, size - 1) != b"\n"


def sync_folder(folder: Path) -> None:
    """Put the folder's list of names on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what killed processes left half written."""
    for path in folder.glob(".*.part") if folder.is_dir() else ():
        process = path.name.removeprefix(".").removesuffix(".part")
        if process.isdigit() and not _alive(int(process)):
            path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
