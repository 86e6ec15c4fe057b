"""Altered copies of the shared documents and datasets, on which the answers of `headlines.py` must move.

Years are shifted in prose and tables alike, the values of a measured series change places, sentences that
carry a passage are taken out. What is altered is a copy in a folder of the caller's.
"""

import csv
import io
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

YEAR = re.compile(r"(?<![\d.,/-])(1[89]|20)(\d\d)(?!\d|[.,]\d)")
"""A year in prose: four digits of the 19th to the 21st century that are no part of a longer figure."""
DAY = re.compile(r"^(\d{4})(?=-\d\d-\d\d$|$)")


def copied(shared: Path, folder: Path) -> Path:
    """The documents and datasets in a folder where they may be changed: `corpus/` and `data/dyads/`."""
    for part in ("corpus", "data/dyads"):
        shutil.copytree(shared / part, folder / part)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def shifted(folder: Path, years: int) -> None:
    """Every year of the documents and datasets is moved by a number of years."""
    for path in sorted((folder / "corpus").iterdir()):
        rewrite(path, lambda text: YEAR.sub(lambda year: str(int(year[0]) + years), text))
    for path in sorted((folder / "data" / "dyads").glob("*.csv")):
        rewrite(path, lambda text: _cells(text, years))


def permuted(folder: Path, values: tuple[str, ...], *, seed: int) -> tuple[str, ...]:
    """The figures of a table row of the documents change places; the row as it then stands.

    `values` are the figures as they stand in the text, in order, parted by tabs.
    """
    mixed = list(values)
    random.Random(seed).shuffle(mixed)  # noqa: S311  # a permutation, no secret
    found = 0
    for path in sorted((folder / "corpus").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found += text.count("\t".join(values))
        path.write_text(text.replace("\t".join(values), "\t".join(mixed)), encoding="utf-8")
    if not found:
        raise LookupError(f"no document has the row {values}")
    return tuple(mixed)


def without(folder: Path, *words: str) -> None:
    """Every sentence that has one of these words is gone from the documents. LookupError where none has."""
    found = 0
    for path in sorted((folder / "corpus").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for said in words:
            pattern = re.compile(r"[^.\n]*" + re.escape(said) + r"[^.\n]*\.?")
            text, times = pattern.subn("", text)
            found += times
        path.write_text(text, encoding="utf-8")
    if not found:
        raise LookupError(f"no document has any of {words}")


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """A file with its text changed."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _cells(text: str, years: int) -> str:
    """A dataset whose cells that are a year or a day are moved."""
    rows = list(csv.reader(io.StringIO(text)))
    moved = [[DAY.sub(lambda year: _moved(year[0], years), cell) for cell in row] for row in rows]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(moved)
    return out.getvalue()


def _moved(year: str, years: int) -> str:
    return str(int(year) + years) if 1800 <= int(year) <= 2100 else year
