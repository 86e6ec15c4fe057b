import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # it has no types
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it has no types

from amity.errors import UnreadableDocument
from amity.model.documents import BlockKind, Document
from amity.read import read_document

SIZE, LEADING, SMALL = 10, 12, 8
LEFT, RIGHT, TOP = 56, 306, 760
PLAIN = "Times-Roman"
# Lines of a column; of a line that bars part, every second part is raised.
FIRST = """\
In July 1956 the minister of the one visited the
other for talks about the bridge.|1| He came back in
October with a delegation of engineers, whose govern-
ment had asked for high-level talks. The bridge was
planned for years. Some say that it was the gift of a
city, others that the king himself had paid for it out
of his own pocket, which was deep. The years 1948-
1949 were hard. What the engineers thought of it is"""
SECOND = """\
not known. They were men of few words and left no
letters behind. The next year their high-level visits
came to an end.|2| Nobody crossed the river then but
smugglers and poets, and neither kept a diary that
would tell us what they saw there. The government of
the one said nothing about it, and that of the other
said it twice. So it went on until the spring, when
at last the ice broke and the two ministers"""
THIRD = """\
met on it for the first time in nine years and shook
hands, as the photograph shows that hangs there now.

Trade followed. It is told in the table that stands in
the next column, with what it cost to cross the river
in those days, and with how many did so every year.
The figures are those of the toll that was taken."""
FOURTH = """\
The bridge was closed again in 1961, this time for
good, and the ferry took its place as it had before
there was a bridge at all."""
FIFTH = """\
Since then the toll house has been a tavern. It does
well, as taverns at ferries do."""
WIDE = """\
The two governments agreed to exchange ambassadors in the following year, and they did so in the
spring, when the first of them arrived in Riga.|1| The second was late.
"""
TOLLS = ("Bank|1957|1958|1959", "Left|10.5|11.0|..", "Right|3.1|4.2|(5.0)")


def draw(canvas: Canvas, x: float, y: float, line: str, size: float = SIZE, *, font: str = PLAIN) -> float:
    """Draw a line and give the height of the next."""
    text = canvas.beginText(x, y)
    for at, part in enumerate(line.split("|")):
        text.setFont(font, size * 0.6 if at % 2 else size)
        text.setRise(size * 0.35 if at % 2 else 0)
        text.textOut(part)
    canvas.drawText(text)
    return y - LEADING * size / SIZE


def column(canvas: Canvas, x: float, lines: str, *, notes: str = "", top: float = TOP) -> float:
    """Draw a column with its notes under a rule; an empty line leaves a gap. Gives the height of its end."""
    y = top
    for line in lines.split("\n"):
        y = draw(canvas, x, y, line) if line else y - LEADING
    foot = 130.0
    if notes:
        canvas.line(x, foot + 12, x + 60, foot + 12)
    for note in notes.split("\n"):
        foot = draw(canvas, x, foot, note, SMALL)
    return y


def grid(canvas: Canvas, x: float, y: float, rows: Sequence[str], step: tuple[float, float]) -> None:
    """Draw the words of a table, whose cells bars part."""
    for at, row in enumerate(rows):
        for n, word in enumerate(row.split("|")):
            draw(canvas, x + step[0] * n, y - step[1] * at, word, 9)


def finished(path: Path, canvas: Canvas) -> Document:
    canvas.save()
    return read_document(path)


def blocks(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


@pytest.fixture
def paper(tmp_path: Path) -> Document:
    """Two pages in two columns, as a journal prints them."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setTitle("Microsoft Word - paper.doc")
    canvas.setAuthor("Ann Lee")
    draw(canvas, 120, 800, "Two Neighbours and a Bridge", 18, font="Times-Bold")
    column(canvas, LEFT, FIRST, notes="|1| Riga Herald, July 12, 1956.")
    column(
        canvas,
        RIGHT,
        SECOND,
        notes="|2| Berg, The Bridge, p. 51, with a note on the\nengineers and their wives.",
    )
    draw(canvas, 290, 40, "41", 9)
    canvas.showPage()
    draw(canvas, 200, 805, "Baltic Papers 7 (2024)", 9, font="Times-Italic")
    column(canvas, LEFT, THIRD)
    y = column(canvas, RIGHT, FOURTH)
    y = draw(canvas, RIGHT, y - 10, "Table 1. Tolls (US$ thousand)", 9, font="Times-Bold")
    grid(canvas, RIGHT, y - 4, TOLLS, (55, 12))
    draw(canvas, RIGHT, y - 44, "Source: Toll house, ledgers.", 8)
    column(canvas, RIGHT, FIFTH, top=y - 76)
    draw(canvas, 290, 40, "42", 9)
    return finished(path, canvas)


def test_columns_are_read_one_after_the_other(paper: Document) -> None:
    order = [
        "In July 1956",
        "What the engineers",
        "not known.",
        "the two ministers",
        "met on it",
        "Trade",
        "Since",
    ]
    assert [paper.text.index(words) for words in order] == sorted(paper.text.index(words) for words in order)
    assert "thought of it is not known." in paper.text


def test_running_heads_and_page_numbers_are_out(paper: Document) -> None:
    assert "Baltic Papers" not in paper.text
    assert "41" not in paper.text
    assert "42" not in paper.text
    assert blocks(paper, BlockKind.HEADING) == ["Two Neighbours and a Bridge"]


def test_words_that_a_line_parted_are_joined(paper: Document) -> None:
    assert "whose government had asked for high-level talks" in paper.text
    assert "The years 1948-1949 were hard" in paper.text


def test_notes_are_apart_and_linked(paper: Document) -> None:
    assert blocks(paper, BlockKind.NOTE) == [
        "¹ Riga Herald, July 12, 1956.",
        "² Berg, The Bridge, p. 51, with a note on the engineers and their wives.",
    ]  # fmt: skip
    assert [(m.mark, paper.text[m.start - 7 : m.end], paper.blocks[m.block].mark) for m in paper.marks] == [
        ("1", "bridge.¹", "1"), ("2", "an end.²", "2"),
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_the_page_with_a_block_for_each(paper: Document) -> None:
    across = [b for b in paper.blocks if b.kind is BlockKind.PARAGRAPH]
    first = next(b for b in across if paper.text[b.start : b.end].endswith("the two ministers"))
    second = next(b for b in across if paper.text[b.start : b.end].startswith("met on it"))
    assert (first.page, second.page) == (1, 2)
    assert "the two ministers met on it for the first time" in paper.text[first.start : second.end]


def test_a_table_that_only_stands_in_columns(paper: Document) -> None:
    assert [(c.row, c.column, c.value) for c in paper.cells] == [
        ("Left", "1957", 10.5), ("Left", "1958", 11.0), ("Left", "1959", None),
        ("Right", "1957", 3.1), ("Right", "1958", 4.2), ("Right", "1959", -5.0),
    ]  # fmt: skip
    assert {cell.unit for cell in paper.cells} == {"US$ thousand"}
    assert [paper.text[c.start : c.end] for c in paper.cells] == ["10.5", "11.0", "..", "3.1", "4.2", "(5.0)"]
    assert blocks(paper, BlockKind.CAPTION) == [
        "Table 1. Tolls (US$ thousand)",
        "Source: Toll house, ledgers.",
    ]


def test_what_the_file_says_of_itself_unless_it_is_junk(paper: Document) -> None:
    assert paper.source.title == "Two Neighbours and a Bridge"
    assert paper.source.csl["author"] == [{"literal": "Ann Lee"}]
    assert paper.source.missing == ("issued",)


def test_one_column_with_a_drawn_table_and_notes_of_the_same_size(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    y = column(canvas, LEFT, WIDE)
    for at in range(4):
        canvas.line(LEFT, y - 16 * at, LEFT + 150, y - 16 * at)
        canvas.line(LEFT + 50 * at, y, LEFT + 50 * at, y - 48)
    grid(canvas, LEFT + 4, y - 12, ("Year|Coal|Salt", "1957|1,5|2,25", "1958|n/a|12,0"), (50, 16))
    draw(
        canvas, LEFT, y - 80, "Nothing more is known of the trade of those years, and of the next even less."
    )
    canvas.line(LEFT, 112, LEFT + 80, 112)
    draw(canvas, LEFT, 100, "|1| Riga Herald, March 3, 1957.")
    document = finished(path, canvas)
    assert [(c.row, c.column, c.value) for c in document.cells] == [
        ("1957", "Coal", 1.5), ("1957", "Salt", 2.25), ("1958", "Coal", None), ("1958", "Salt", 12.0),
    ]  # fmt: skip
    assert blocks(document, BlockKind.NOTE) == ["¹ Riga Herald, March 3, 1957."]
    assert len(document.marks) == 1
    assert blocks(document, BlockKind.PARAGRAPH)[0].endswith("arrived in Riga.¹ The second was late.")


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    column(canvas, LEFT, "They met in Riga in 1956, and they parted there in 1957.")
    canvas.showPage()
    picture(canvas)
    document = finished(path, canvas)
    assert document.warnings[0].startswith("pages without text: 2")


def picture(canvas: Canvas) -> None:
    image = io.BytesIO()
    Image.new("L", (200, 280), 200).save(image, "PNG")
    image.seek(0)
    canvas.drawImage(ImageReader(image), 0, 0, *A4)


def fails(path: Path, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read_document(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.remedy


def test_a_scan_where_there_is_no_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for _ in range(2):
        picture(canvas)
        canvas.showPage()
    canvas.save()
    fails(path, r"is a scan without text \(2 pages of images\), and Tesseract is not installed; install T")


def test_a_file_without_anything(tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.showPage()
    canvas.save()
    fails(path, "holds no text")


def test_truncated(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    column(canvas, LEFT, "They met in Riga in 1956.\n" * 30)
    canvas.save()
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    fails(path, "is truncated")


def test_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "secret.pdf"
    canvas = Canvas(str(path), pagesize=A4, encrypt="password")
    column(canvas, LEFT, "They met in Riga in 1956.")
    canvas.save()
    fails(path, "is encrypted; open it with its password")


def pdf_of(objects: Sequence[str]) -> bytes:
    """A PDF of objects numbered from 1, the first of them its catalog."""
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>"
    return f"{body}{head}\nstartxref\n{len(body)}\n%%EOF\n".encode()


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FORM = "<< /XObject << /X 5 0 R >> >>"


@pytest.mark.parametrize(
    "objects",
    [
        [CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
        [CATALOG, "<< /Type /Pages /Kids 2 0 R /Count 2 0 R >>"],
        ["1 0 R"],
        ["2 0 R", "1 0 R"],
        [CATALOG, PAGES, "<< /Type /Page /Parent 3 0 R /MediaBox 3 0 R /Contents 3 0 R >>"],
        [
            CATALOG,
            PAGES,
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources {FORM} >>",
            "<< /Length 4 0 R >>\nstream\n/X Do\nendstream",
            f"<< /Subtype /Form /BBox [0 0 9 9] /Resources {FORM} /Length 5 >>\nstream\n/X Do\nendstream",
        ],
    ],
)
def test_objects_that_refer_to_themselves(tmp_path: Path, objects: list[str]) -> None:
    path = tmp_path / "loop.pdf"
    path.write_bytes(pdf_of(objects))
    fails(path, "is damaged")


def test_bytes_that_only_begin_like_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "odd.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8 + b"\n%%EOF")
    fails(path, "damaged|holds no text")
