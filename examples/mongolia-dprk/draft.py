"""The drafts that the PDF and the DOCX of the example are made from.

A draft starts with lines `key: value`. Then come blocks with an empty line between: `## heading`,
`! abstract`, lines of `- item`, paragraphs with `*italics*` and `[^1]` where a note is called, lines of
`[^1]: note`, and tables (`|= caption`, rows of `| cell | cell`, `|. where from`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALL = re.compile(r"\[\^(\d+)\]")
NOTE = re.compile(r"\[\^(\d+)\]: ")
ITALICS = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, abstract, paragraph, item or table (caption as `text`, source as `origin`)."""

    kind: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft: what stands in its head, its blocks, and its notes by mark."""

    head: dict[str, str]
    blocks: tuple[Block, ...]
    notes: dict[str, str] = field(default_factory=dict)


def read(path: Path) -> Draft:
    """The draft in the file at `path`."""
    head, *rest = path.read_text(encoding="utf-8").strip().split("\n\n")
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    for stretch in rest:
        if NOTE.match(stretch):
            notes |= dict(_notes(stretch))
        else:
            blocks.extend(_blocks(stretch))
    return Draft(
        head=dict(line.split(": ", 1) for line in head.splitlines()), blocks=tuple(blocks), notes=notes
    )


def _notes(stretch: str) -> Iterator[tuple[str, str]]:
    for line in stretch.splitlines():
        if called := NOTE.match(line):
            yield called[1], line[called.end() :]


def _blocks(stretch: str) -> Iterator[Block]:
    marks = {"## ": "heading", "! ": "abstract", "- ": "item"}
    if stretch.startswith("|= "):
        yield _table(stretch.splitlines())
        return
    for line in stretch.splitlines():
        start = next((mark for mark in marks if line.startswith(mark)), "")
        yield Block(kind=marks.get(start, "paragraph"), text=line.removeprefix(start))


def _table(lines: list[str]) -> Block:
    rows = [line for line in lines[1:] if not line.startswith("|. ")]
    return Block(
        kind="table",
        text=lines[0].removeprefix("|= "),
        rows=tuple(tuple(cell.strip() for cell in row.split("|")[1:]) for row in rows),
        origin="".join(line.removeprefix("|. ") for line in lines if line.startswith("|. ")),
    )
