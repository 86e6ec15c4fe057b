"""The system's Tesseract, a program that reads the words in pictures; nothing leaves the machine."""

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from amity.errors import AmityError

if TYPE_CHECKING:
    from PIL.Image import Image

INSTALL = (
    "install Tesseract with the languages that you read (Debian: apt-get install tesseract-ocr"
    " tesseract-ocr-kor; macOS: brew install tesseract tesseract-lang), or run an OCR program over it (such"
    " as OCRmyPDF) and add the result"
)
_ASKED = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
"""One thread, since documents are read side by side; and the same result however many cores there are."""


class NotRecognised(AmityError, RuntimeError):
    """A picture that Tesseract could not take. Carries what it said.

    >>> str(NotRecognised("Image too large"))
    'Tesseract says: Image too large'
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"Tesseract says: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A word in a picture: its place in block, paragraph and line, and the confidence from 0 to 1.

    `apart` is whether a space parts it from the word before.

    >>> Recognised(text="They", place=(1, 1, 1), confidence=0.96).place
    (1, 1, 1)
    """

    text: str
    place: tuple[int, int, int]
    confidence: float
    apart: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation:
    """By how many degrees a picture is to be turned clockwise, its script, and how sure each of them is.

    >>> Orientation().script
    ''
    """

    turn: int = 0
    turn_confidence: float = 0.0
    script: str = ""
    script_confidence: float = 0.0


def is_installed() -> bool:
    """Whether the program is on the path."""
    return shutil.which("tesseract") is not None


@cache
def version() -> str:
    """The program's name and version, such as "tesseract 5.3.0"."""
    return " ".join(_run(["--version"], b"", 30).decode().split()[:2])


@cache
def languages() -> frozenset[str]:
    """The languages that are installed, by Tesseract's codes."""
    lines = _run(["--list-langs"], b"", 30).decode().splitlines()
    return frozenset(line.strip() for line in lines[1:])


def orientation(picture: bytes, seconds: float) -> Orientation:
    """How a picture (PNG) lies and in which script it is; what is not known is nought or empty."""
    if "osd" not in languages():
        return Orientation()
    try:
        said = _run(["stdin", "stdout", "--psm", "0", "-l", "osd"], picture, seconds).decode()
    except NotRecognised:
        return Orientation()  # too few letters to tell
    found = dict(re.findall(r"^([\w ]+): ([\w.]+)\s*$", said, re.MULTILINE))
    return Orientation(
        turn=int(found.get("Rotate", 0)),
        turn_confidence=float(found.get("Orientation confidence", 0)),
        script=found.get("Script", ""),
        script_confidence=float(found.get("Script confidence", 0)),
    )


def words_in(picture: bytes, read_in: Sequence[str], layout: int, *, seconds: float) -> list[Recognised]:
    """The words in a picture (PNG), in reading order. `layout` is Tesseract's page segmentation mode.

    Raises NotRecognised where the program gives up or takes longer than `seconds`.
    """
    asked = ["-l", "+".join(read_in), "--psm", str(layout)]
    wanted = ["-c", "tessedit_create_tsv=1", "-c", "tessedit_create_txt=1"]
    with TemporaryDirectory() as folder:
        out = Path(folder, "page")
        _run(["stdin", str(out), *asked, *wanted], picture, seconds)
        table = out.with_suffix(".tsv").read_text(encoding="utf-8", errors="replace")
        text = out.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [
        Recognised(
            text=row["text"].strip(),
            place=(int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
            confidence=min(1.0, max(0.0, float(row["conf"]) / 100)),
        )
        for row in rows
        if row["level"] == "5" and (row["text"] or "").strip()
    ]
    return list(_spaced(words, text))


def _spaced(words: Sequence[Recognised], text: str) -> Iterator[Recognised]:
    """The words, those apart where the text has a space: only that knows in Korean, Japanese and Chinese."""
    at = 0
    for word in words:
        found = text.find(word.text, at)
        blank = found < 0 or found > at
        yield replace(word, apart=blank)
        at = found + len(word.text) if found >= 0 else at


def as_png(image: "Image") -> bytes:
    """A picture as PNG, packed for speed."""
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1, dpi=(300, 300))
    return file.getvalue()


def _run(arguments: Sequence[str], picture: bytes, seconds: float) -> bytes:
    environment = {**os.environ, **_ASKED}
    try:
        done = subprocess.run(  # noqa: S603  # the system's own program, no shell
            ["tesseract", *arguments],  # noqa: S607  # found on the path, as is_installed has looked
            input=picture, capture_output=True, timeout=seconds, env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise NotRecognised(f"nothing after {seconds:g} seconds") from error
    if done.returncode:
        words = " ".join(done.stderr.decode(errors="replace").split())
        raise NotRecognised(words[-120:] or f"exit code {done.returncode}")
    return done.stdout
