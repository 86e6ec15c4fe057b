"""Writing so that a crash leaves the old file or the new one, never a part of one."""

import contextlib
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

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
    with explained(path), _waiting(path) as file:
        file.write(content)


def copy_file(path: Path, to: Path) -> None:
    """Copy a file, all of it or not at all. Raises InvalidCase where `to` cannot be written, else OSError."""
    with path.open("rb") as source, explained(to), _waiting(to) as file:
        shutil.copyfileobj(source, file, 1 << 20)


@contextmanager
def _waiting(path: Path) -> Iterator[IO[bytes]]:
    """A file to write in, which takes the place of `path` once it is whole and on the disk.

    It is locked as long as its process lives, so that others can tell it from what a killed one left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    waiting = Path(name)
    with os.fdopen(handle, "wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield file
            file.flush()
            os.fchmod(file.fileno(), 0o666 & ~_umask())
            os.fsync(file.fileno())
            waiting.replace(path)
        except BaseException:
            waiting.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def _umask() -> int:
    """The rights that new files do not get; the system tells them only to who sets them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


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
        with contextlib.suppress(OSError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
