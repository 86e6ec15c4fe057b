"""Markdown: the file's own text, unchanged, with the structure that its marks give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from amity.model.documents import BlockKind
from amity.read import text_tables
from amity.read.encodings import decode
from amity.read.limits import Limits
from amity.read.lines import Line, lines_of
from amity.read.plain import composed
from amity.read.reading import Reading
from amity.read.stretches import stretches_of

_FENCE = re.compile(r"(```+|~~~+)")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_FIELD = re.compile(r"(title|author|authors|date|lang|publisher)\s*:\s*(.+)$", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_BLOCK_HTML = re.compile(
    r"</?(?:div|section|script|style|iframe|img|br|hr|center|details|summary|table|tr|td|th)\b", re.IGNORECASE
)


def read_markdown(path: Path, limits: Limits) -> Reading:
    """The reading of a Markdown file. Raises UnreadableDocument where its bytes are no text.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.md")
    ...     _ = path.write_text("# Talks")
    ...     [str(block.kind) for block in read_markdown(path, Limits()).blocks]
    ['heading']
    """
    decoded = decode(path.read_bytes(), str(path))
    return replace(read_markup(decoded.text), warnings=decoded.warnings)


def read_markup(text: str) -> Reading:
    r"""The structure of a Markdown text; the text itself, marks and all, stays as it is.

    Front matter, code and lines of HTML are furniture; title, author and date are taken from front matter.

    >>> text = "---\ntitle: Old Friends\n---\n\nTalks\n=====\n\nThey met.[^a]\n\n[^a]: Diary, p. 3.\n"
    >>> reading = read_markup(text)
    >>> [str(block.kind) for block in reading.blocks], reading.csl["title"], reading.marks[0].mark
    (['furniture', 'heading', 'furniture', 'paragraph', 'note'], 'Old Friends', 'a')
    """
    lines = lines_of(text)
    front = _front_matter(lines)
    kinds = dict(_kinds(lines, front))
    tables = tuple(t for t in text_tables.find(text, lines) if t.first not in kinds)
    reading = composed(text, stretches_of(lines, tables, kinds), tables, "markdown")
    return replace(reading, csl={**reading.csl, **_fields(lines[:front])})


def _front_matter(lines: Sequence[Line]) -> int:
    """How many lines the front matter takes; 0 where there is none."""
    if lines[0].text != "---":
        return 0
    end = next((at for at, line in enumerate(lines[1:200], start=1) if line.text in ("---", "...")), 0)
    return end + 1 if end else 0


def _fields(lines: Sequence[Line]) -> dict[str, Any]:
    csl: dict[str, Any] = {}
    for match in filter(None, (_FIELD.match(line.text) for line in lines)):
        name, value = match[1].lower(), match[2].strip().strip("\"'")
        if name in ("author", "authors"):
            csl["author"] = [
                {"literal": author.strip(" []\"'")} for author in re.split(r"\s*[;,]\s*| and ", value)
            ]
        elif name == "date":
            csl |= _issued(value)
        else:
            csl[{"lang": "language"}.get(name, name)] = value
    return csl


def _issued(value: str) -> dict[str, Any]:
    match = _DATE.match(value)
    return {"issued": {"date-parts": [[int(part) for part in match.groups() if part]]}} if match else {}


def _kinds(lines: Sequence[Line], front: int) -> Iterator[tuple[int, BlockKind]]:
    """What single lines are, by index: front matter, code, headings above a rule, HTML."""
    fence = ""
    for at, line in enumerate(lines):
        opening = _FENCE.match(line.text)
        if at < front or fence:
            yield from () if line.blank else ((at, BlockKind.FURNITURE),)
            fence = "" if fence and line.text.startswith(fence) else fence
        elif opening:
            fence = opening[1]
            yield at, BlockKind.FURNITURE
        elif _is_underlined(lines, at):
            yield at, BlockKind.HEADING
        elif _BLOCK_HTML.match(line.text) and line.text.endswith(">"):
            yield at, BlockKind.FURNITURE


def _is_underlined(lines: Sequence[Line], at: int) -> bool:
    before = at == 0 or lines[at - 1].blank
    after = at + 1 < len(lines) and bool(_UNDERLINE.match(lines[at + 1].text))
    return (
        before and after and not lines[at].blank and len(lines[at].text) < 200 and "|" not in lines[at].text
    )
