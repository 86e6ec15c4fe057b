import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from amity.errors import UnreadableDocument
from amity.model.documents import BlockKind, Document
from amity.read import Limits, read_document

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def add_notes(word: WordDocument, sort: str, notes: list[str]) -> None:
    """Give a document a part of footnotes or endnotes with ids from 1."""
    inner = "".join(
        f'<w:{sort} w:id="{at}"><w:p><w:r><w:{sort}Ref/></w:r><w:r><w:t> {words}</w:t></w:r></w:p></w:{sort}>'
        for at, words in enumerate(notes, start=1)
    )
    separator = f'<w:{sort} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{sort}>'
    xml = f"<w:{sort}s {nsdecls('w')}>{separator}{inner}</w:{sort}s>"
    part = Part(PackURI(f"/word/{sort}s.xml"), f"{TYPES}.{sort}s+xml", xml.encode(), word.part.package)
    word.part.relate_to(part, f"{RELATIONS}/{sort}s")


def call(paragraph: Paragraph, sort: str, number: int) -> None:
    reference = f'<w:r {nsdecls("w")}><w:{sort}Reference w:id="{number}"/></w:r>'
    paragraph._p.append(parse_xml(reference))


@pytest.fixture
def document(tmp_path: Path) -> Document:
    word = docx.Document()
    word.core_properties.title, word.core_properties.author = "Two Neighbours", "Ann Lee; Jan Berg"
    word.add_heading("Two Neighbours", 0)
    word.add_heading("Beginnings", 1)
    first = word.add_paragraph("In July 1956 the minister visited Riga for talks.")
    call(first, "footnote", 1)
    first.add_run(" He came back in October.")
    call(first, "endnote", 1)
    second = word.add_paragraph("The city has an area of 304 km")
    second.add_run("2").font.superscript = True
    second.add_run(" today.")
    call(second, "footnote", 2)
    deleted = f'<w:del {nsdecls("w")} w:id="9"><w:r><w:delText>Nobody said this. </w:delText></w:r></w:del>'
    inserted = f'<w:ins {nsdecls("w")} w:id="8"><w:r><w:t> Somebody said that.</w:t></w:r></w:ins>'
    second._p.append(parse_xml(deleted))
    second._p.append(parse_xml(inserted))
    word.add_paragraph("Table 1 Trade (US$ million)", style="Caption")
    table = word.add_table(rows=3, cols=4)
    heads = (
        ("Country", "Exports", "", "Unit price (%)"),
        ("", "1990", "1991", "1990"),
        ("Laos", "5,5", "1.234,5", "n/a"),
    )
    for row, words in zip(table.rows, heads, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    word.add_paragraph("Source: Riga Yearbook 1992")
    word.add_paragraph("So much for trade between the two of them.")
    add_notes(word, "footnote", ["Riga Herald, July 12, 1956.", "Berg, p. 51."])
    add_notes(word, "endnote", ["As the mayor recalls."])
    path = tmp_path / "a.docx"
    word.save(str(path))
    return read_document(path)


def blocks(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def test_headings_and_paragraphs(document: Document) -> None:
    assert blocks(document, BlockKind.HEADING) == ["Two Neighbours", "Beginnings"]
    assert blocks(document, BlockKind.PARAGRAPH) == [
        "In July 1956 the minister visited Riga for talks.¹ He came back in October.[i]",
        "The city has an area of 304 km² today.² Somebody said that.",
        "So much for trade between the two of them.",
    ]


def test_footnotes_and_endnotes_are_linked(document: Document) -> None:
    assert blocks(document, BlockKind.NOTE) == [
        "¹ Riga Herald, July 12, 1956.", "² Berg, p. 51.", "[i] As the mayor recalls.",
    ]  # fmt: skip
    assert [(m.mark, document.blocks[m.block].mark) for m in document.marks] == [
        ("1", "1"),
        ("i", "i"),
        ("2", "2"),
    ]


def test_tables_are_cells(document: Document) -> None:
    cells = [(cell.row, cell.column, cell.value, cell.unit) for cell in document.cells]
    assert cells == [
        ("Laos", "Exports, 1990", 5.5, "US$ million"),
        ("Laos", "Exports, 1991", 1234.5, "US$ million"),
        ("Laos", "Unit price, 1990", None, "%"),
    ]
    assert [document.text[c.start : c.end] for c in document.cells] == ["5,5", "1.234,5", "n/a"]
    assert blocks(document, BlockKind.CAPTION) == [
        "Table 1 Trade (US$ million)",
        "Source: Riga Yearbook 1992",
    ]


def test_properties_are_the_source(document: Document) -> None:
    assert document.source.title == "Two Neighbours"
    assert document.source.csl["author"] == [{"literal": "Ann Lee"}, {"literal": "Jan Berg"}]
    assert document.source.missing == ("issued",)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    word = docx.Document()
    word.add_paragraph("They met in Riga in 1956.")
    path = tmp_path / "plain.docx"
    word.save(str(path))
    return path


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The package with its parts changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, change(member.filename, old.read(member)))
    path.write_bytes(packed.getvalue())
    return path


def fails(path: Path, reason: str, limits: Limits | None = None) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read_document(path, limits=limits)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert caught.value.remedy


def test_truncated(plain: Path) -> None:
    plain.write_bytes(plain.read_bytes()[:-2000])
    fails(plain, "truncated or damaged")


def test_a_damaged_part(plain: Path) -> None:
    data = bytearray(plain.read_bytes())
    with zipfile.ZipFile(plain) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 60
    data[at : at + 40] = b"\xff" * 40
    plain.write_bytes(bytes(data))
    fails(plain, "cannot be unpacked")


def test_a_laughing_bomb(plain: Path) -> None:
    entities = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def laugh(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        head, body = data.split(b"?>", 1)
        return head + b"?>" + entities.encode() + body.replace(b"They", b"&b;")

    fails(repacked(plain, laugh), "declares entities in word/document.xml")


def test_a_packing_bomb_is_refused_before_it_is_unpacked(plain: Path) -> None:
    bomb = repacked(
        plain, lambda name, data: data + b" " * (40 * 2**20) if name == "word/document.xml" else data
    )
    assert bomb.stat().st_size < 2**20
    fails(bomb, "would unpack to", Limits(unpacked_bytes=2**20))


def test_nested_too_deeply(plain: Path) -> None:
    deep = b"<w:ins>" * 5000 + b"</w:ins>" * 5000
    fails(
        repacked(plain, lambda name, data: data.replace(b"<w:p>", deep + b"<w:p>", 1)),
        "damaged|deeply|can be read",
    )


def test_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "secret.docx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000)
    fails(path, "protected by a password")


def test_what_is_packed_but_no_document(tmp_path: Path) -> None:
    for name, member in (("a.docx", "readme.txt"), ("b.xlsx", "xl/workbook.xml"), ("c.zip", "a.txt")):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, "x")
        fails(path, "does not read")
