"""How many documents a second and core are read, by format: 10 kB of text each, no two alike.

Language, blocks, notes and tables are included. Each line is name, figure, unit and bound. The clock is that
of the processor, and the best of the rounds counts: other programs on the machine can only slow one down.
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from amity.read import Limits, read_document
from amity.read.workers import run

ROUNDS = 4
LETTERS = 10_000
TEXT_FLOOR = 100
"""Documents of plain text a second: a document may take 10 ms."""
START_BOUND = 2.0
"""Seconds from nothing to three documents read in worker processes."""

NAMES = ("Ozols", "Berg", "Kalnins", "Lepik", "Saar", "Petrov", "Lee", "Tamm", "Vitols", "Jansons")
PLACES = (
    "Riga",
    "Tallinn",
    "Vilnius",
    "Helsinki",
    "Stockholm",
    "Gdansk",
    "Turku",
    "Liepaja",
    "Narva",
    "Visby",
)
MATTERS = (
    "the bridge",
    "the ferry",
    "trade in salt",
    "the toll",
    "fishing rights",
    "the lighthouse",
    "coal",
    "the archive",
)
SENTENCES = (
    "In {month} {year} Minister {name} visited {place} for talks about {matter}.",
    "The two governments agreed on {matter}, though {name} had refused to sign in {place} the year before.",
    "According to {name}, nothing came of {matter} until {month} {year}.",
    "A delegation from {place} returned in {month} with {number} pages on {matter}.",
    "Relations cooled after {year}, when {place} closed its consulate over {matter}.",
)
MONTHS = ("January", "March", "May", "July", "September", "November")


def sentence(rng: random.Random) -> str:
    form = rng.choice(SENTENCES)
    return form.format(
        month=rng.choice(MONTHS), year=rng.randint(1946, 2019), name=rng.choice(NAMES),
        place=rng.choice(PLACES), matter=rng.choice(MATTERS), number=rng.randint(3, 4000),
    )  # fmt: skip


def parts(seed: int) -> Iterator[tuple[str, str]]:
    """The paragraphs, headings, notes and tables of a document, each with what it is."""
    rng = random.Random(seed)  # noqa: S311  # no secret
    letters = note = 0
    yield "title", f"{rng.choice(PLACES)} and {rng.choice(PLACES)}: {rng.choice(MATTERS).title()}"
    while letters < LETTERS:
        words = " ".join(sentence(rng) for _ in range(rng.randint(3, 7)))
        note += 1
        yield "paragraph", f"{words}^{note}^"
        letters += len(words)
        if note % 4 == 0:
            yield "heading", f"{note // 4}. {rng.choice(MATTERS).capitalize()}"
        if note % 6 == 0:
            years = range(1980 + note, 1986 + note)
            figures = [" ".join(f"{rng.random() * 90:.1f}" for _ in years) for _ in range(3)]
            rows = [f"{name} {row}" for name, row in zip(PLACES, figures, strict=False)]
            yield "table", "\n".join([f"Year {' '.join(map(str, years))}", *rows])
        yield "note", f"^{note}^ {rng.choice(NAMES)}, History of {rng.choice(PLACES)}, pp. {note}-{note + 7}."


def raised(words: str) -> str:
    digits = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    pieces = words.split("^")
    return "".join(piece.translate(digits) if at % 2 else piece for at, piece in enumerate(pieces))


def write_text(path: Path, seed: int) -> None:
    blocks = [words.replace(" ", "\t") if kind == "table" else raised(words) for kind, words in parts(seed)]
    path.write_text("\n\n".join(blocks), encoding="utf-8")


def write_markdown(path: Path, seed: int) -> None:
    marks = {"title": "# ", "heading": "## "}
    blocks = [
        marks.get(kind, "") + (words.replace(" ", " | ") if kind == "table" else raised(words))
        for kind, words in parts(seed)
    ]
    path.write_text("\n\n".join(blocks), encoding="utf-8")


def write_html(path: Path, seed: int) -> None:
    tags = {"title": "h1", "heading": "h2", "paragraph": "p", "note": "p"}
    body = "".join(
        f"<{tags[kind]}>{raised(words)}</{tags[kind]}>" if kind != "table" else html_table(words)
        for kind, words in parts(seed)
    )
    path.write_text(
        f"<!doctype html><html><head><title>x</title></head><body><article>{body}</article></body></html>",
        encoding="utf-8",
    )


def html_table(words: str) -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in row.split(" ")) for row in words.split("\n"))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def write_docx(path: Path, seed: int) -> None:
    document = docx.Document()
    for kind, words in parts(seed):
        if kind == "table":
            rows = [row.split(" ") for row in words.split("\n")]
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        elif kind in ("title", "heading"):
            document.add_heading(words, 1)
        else:
            document.add_paragraph(raised(words))
    document.save(str(path))


def write_pdf(path: Path, seed: int) -> None:
    styles = getSampleStyleSheet()
    flow = [
        Paragraph("<super>".join(words.split("^", 1)).replace("^", "</super>", 1), styles["BodyText"])
        for kind, words in parts(seed)
        if kind != "table"
    ]
    SimpleDocTemplate(str(path)).build(flow)


FORMATS: dict[str, tuple[str, Callable[[Path, int], None], int]] = {
    "plain text": (".txt", write_text, 60),
    "Markdown": (".md", write_markdown, 60),
    "HTML": (".html", write_html, 30),
    "DOCX": (".docx", write_docx, 12),
    "PDF": (".pdf", write_pdf, 5),
}


def rate(paths: list[Path]) -> float:
    """Documents a second, of files none of which was read before."""
    gc.collect()
    start = time.process_time()
    for path in paths:
        read_document(path)
    return len(paths) / (time.process_time() - start)


def speeds(folder: Path) -> Iterator[tuple[str, float, str, str]]:
    for name, (ending, write, count) in FORMATS.items():
        rounds = []
        for at in range(ROUNDS + 1):
            paths = [folder / f"{at}-{number}{ending}" for number in range(count)]
            for number, path in enumerate(paths):
                write(path, at * 1000 + number)
            rounds.append(rate(paths))
        yield (
            f"read {name}",
            max(rounds[1:]),
            "documents/s",
            f">={TEXT_FLOOR}" if name == "plain text" else "",
        )


def start(folder: Path) -> float:
    """Seconds until three documents are read in worker processes, their start included."""
    paths = [folder / f"start-{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        write_text(path, 90_000 + number)
    begin = time.perf_counter()
    for outcome in run(paths, read_document, limits=Limits(), workers=2):
        outcome.value()
    return time.perf_counter() - begin


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for line in speeds(folder):
            print("\t".join(str(part) for part in line))
        seconds = min(start(folder) for _ in range(ROUNDS))
        print("read three documents from a cold start", seconds, "s", f"<={START_BOUND}", sep="\t")


if __name__ == "__main__":
    sys.exit(main())
