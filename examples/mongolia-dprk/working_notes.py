"""Sets a draft as a Word document: headings, lists, tables, and notes at the foot of the page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from draft import CALL, ITALICS, Block, Draft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")
TABLE_STYLES = ("TableNormal", "TableGrid")
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def make(draft: Draft, path: Path) -> None:
    """Write `draft` to `path` as a DOCX that is the same byte for byte each time."""
    document = docx.Document()
    document.add_heading(draft.head["title"], level=0)
    document.add_paragraph(f"{draft.head['author']}, {draft.head['date']}")
    for block in draft.blocks:
        _add(document, block)
    _runs(document.add_paragraph(), f"*{draft.head['origin']}*")
    _add_notes(document, draft.notes)
    _properties(document, draft)
    _slim(document)
    written = BytesIO()
    document.save(written)
    _repack(written, path)


def _add(document: Any, block: Block) -> None:
    if block.kind == "table":
        document.add_paragraph(block.text, style="Caption")
        _table(document, block.rows)
    elif block.kind == "heading":
        document.add_heading(block.text, level=1)
    else:
        style = "List Bullet" if block.kind == "item" else None
        _runs(document.add_paragraph(style=style), block.text)


def _table(document: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text


def _runs(paragraph: Any, text: str) -> None:
    """Put `text` into `paragraph`, with italics and calls of notes."""
    for i, part in enumerate(CALL.split(text)):
        if i % 2:
            _call(paragraph.add_run(), part)
            continue
        for j, words in enumerate(ITALICS.split(part)):
            paragraph.add_run(words).italic = True if j % 2 else None


def _call(run: Any, mark: str) -> None:
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), mark)
    run._r.append(reference)


def _add_notes(document: Any, notes: dict[str, str]) -> None:
    """Add the part of footnotes, which python-docx has no call for (ECMA-376, part 1, 11.3.7)."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {W}>{"".join(_note_xml(notes))}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note_xml(notes: dict[str, str]) -> Iterator[str]:
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        yield f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for mark, text in notes.items():
        words = enumerate(ITALICS.split(f" {text}"))
        runs = "".join(_run_xml(part, "<w:rPr><w:i/></w:rPr>" if i % 2 else "") for i, part in words)
        yield f'<w:footnote w:id="{mark}"><w:p><w:r>{RAISED}<w:footnoteRef/></w:r>{runs}</w:p></w:footnote>'


def _run_xml(words: str, look: str) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _properties(document: Any, draft: Draft) -> None:
    day = datetime.fromisoformat(draft.head["date"]).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author = draft.head["title"], draft.head["author"]
    properties.comments, properties.language = draft.head["origin"], "en"
    properties.created = properties.modified = day
    properties.last_modified_by, properties.revision = draft.head["author"], 1


def _slim(document: Any) -> None:
    """Take out what the template brings and nothing uses: a picture, a second style sheet, table styles."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in relations.items() if rel.reltype.endswith(UNUSED)]:
            del relations[key]
    sheet = document.styles.element
    for style in sheet.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in TABLE_STYLES:
            sheet.remove(style)


def _repack(written: BytesIO, path: Path) -> None:
    """Store the parts uncompressed and undated: compressors differ, and a ZIP carries the time of day."""
    with ZipFile(written) as old, ZipFile(path, "w", ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name))
