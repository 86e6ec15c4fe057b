"""Sets a draft as a journal does: two columns, running heads, page numbers, notes under each column."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from draft import CALL, ITALICS, Block, Draft
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

WIDTH, HEIGHT = A4
SIDE, TOP, BOTTOM, GUTTER = 54.0, 74.0, 66.0, 20.0
COLUMN = (WIDTH - 2 * SIDE - GUTTER) / 2
ABOVE_NOTES = 10.0

BODY = ParagraphStyle(
    "body", fontName="Times-Roman", fontSize=10, leading=12.2, spaceAfter=5, alignment=TA_JUSTIFY,
    allowWidows=0, allowOrphans=0,
)  # fmt: skip
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Times-Bold", fontSize=10.5, spaceAfter=4)
NOTE = ParagraphStyle("note", parent=BODY, fontSize=8, leading=9.4, spaceAfter=1.5)
CAPTION = ParagraphStyle("caption", parent=BODY, fontName="Times-Bold", fontSize=9, leading=11, spaceAfter=3)
ORIGIN = ParagraphStyle("origin", parent=NOTE, spaceAfter=9)
TITLE = ParagraphStyle("title", parent=HEADING, fontSize=17, leading=21, alignment=TA_CENTER, spaceAfter=6)
AUTHOR = ParagraphStyle("author", parent=BODY, fontSize=11, alignment=TA_CENTER, spaceAfter=10)
ABSTRACT = ParagraphStyle("abstract", parent=BODY, leftIndent=36, rightIndent=36, spaceAfter=12)

Piece = tuple[Any, ...]
"""Flowables that stay together: a paragraph alone, or a table with its caption and source."""


def make(draft: Draft, path: Path) -> None:
    """Write `draft` to `path` as a PDF that is the same byte for byte each time.

    Pages are not compressed, since what a compressor makes of them differs from one zlib to the next.
    """
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(draft.head["title"])
    canvas.setAuthor(draft.head["author"])
    canvas.setSubject(draft.head["origin"])
    body = [_piece(block) for block in draft.blocks if block.kind != "abstract"]
    body.append((Paragraph(_markup(draft.head["origin"]), ORIGIN),))
    notes = {mark: Paragraph(_raised(mark) + " " + _markup(text), NOTE) for mark, text in draft.notes.items()}
    page = 0
    while body:
        _furniture(canvas, draft, page)
        top = _opening(canvas, draft) if page == 0 else HEIGHT - TOP
        for side in range(2):
            _column(canvas, body, notes, SIDE + side * (COLUMN + GUTTER), top)
        canvas.showPage()
        page += 1
    canvas.save()


def _markup(text: str) -> str:
    return CALL.sub(lambda call: _raised(call[1]), ITALICS.sub(r"<i>\1</i>", escape(text)))


def _raised(mark: str) -> str:
    return f'<super size="6.5" rise="3.5">{mark}</super>'


def _piece(block: Block) -> Piece:
    if block.kind != "table":
        return (Paragraph(_markup(block.text), HEADING if block.kind == "heading" else BODY),)
    parts = (Paragraph(_markup(block.text), CAPTION), _grid(block))
    return (*parts, Paragraph(_markup(block.origin), ORIGIN)) if block.origin else parts


def _grid(block: Block) -> Table:
    """Rules above, below and under the head where a table is wide; a full grid where it has two columns."""
    rules = [("LINEABOVE", (0, 0), (-1, 0), 0.8, "black"), ("LINEBELOW", (0, 0), (-1, 0), 0.4, "black"),
             ("LINEBELOW", (0, -1), (-1, -1), 0.8, "black")]  # fmt: skip
    grid = [("GRID", (0, 0), (-1, -1), 0.4, "black")]
    look = [("FONT", (0, 0), (-1, -1), "Times-Roman", 9), ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
            ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]  # fmt: skip
    table = Table(block.rows, hAlign="LEFT", style=look + (grid if len(block.rows[0]) == 2 else rules))
    table.spaceAfter = 4
    return table


def _furniture(canvas: Canvas, draft: Draft, page: int) -> None:
    journal = f"{draft.head['journal']} {draft.head['issue']}"
    number = str(int(draft.head["first page"]) + page)
    canvas.setFont("Times-Italic", 9)
    if page % 2:
        canvas.drawString(SIDE, HEIGHT - 46, draft.head["title"])
    else:
        canvas.drawRightString(WIDTH - SIDE, HEIGHT - 46, journal)
    canvas.setFont("Times-Roman", 9)
    canvas.drawCentredString(WIDTH / 2, 36, number)


def _opening(canvas: Canvas, draft: Draft) -> float:
    """Draw title, author and abstract over both columns; return where the columns start."""
    abstract = next(block.text for block in draft.blocks if block.kind == "abstract")
    opening = [(draft.head["title"], TITLE), (draft.head["author"], AUTHOR), (abstract, ABSTRACT)]
    top = HEIGHT - TOP
    for text, style in opening:
        top = _draw(canvas, Paragraph(_markup(text), style), SIDE, top, WIDTH - 2 * SIDE)
    return top


def _draw(canvas: Canvas, flowable: Any, left: float, top: float, width: float = COLUMN) -> float:
    _, height = flowable.wrap(width, HEIGHT)
    flowable.drawOn(canvas, left, top - height)
    return float(top - height - flowable.getSpaceAfter())


def _column(canvas: Canvas, body: list[Piece], notes: dict[str, Paragraph], left: float, top: float) -> None:
    """Draw as much of `body` as the column holds with the notes called in it, and take it out of `body`."""
    pieces = _fill(body, notes, top - BOTTOM)
    called = [notes[mark] for piece in pieces for mark in _calls(piece)]
    for piece in pieces:
        for flowable in piece:
            top = _draw(canvas, flowable, left, top)
    if called:
        foot = BOTTOM + sum(_height((note,)) for note in called)
        canvas.line(left, foot + 5, left + 60, foot + 5)
        for note in called:
            foot = _draw(canvas, note, left, foot)


def _fill(body: list[Piece], notes: dict[str, Paragraph], room: float) -> list[Piece]:
    """The pieces that go into `room`, each with its notes; a paragraph is broken between lines to fill it."""
    pieces: list[Piece] = []
    while body:
        above = 0.0 if any(_calls(piece) for piece in pieces) else ABOVE_NOTES
        needs = ((_need(part, notes, above), part, rest) for part, rest in _parts(body[0], room))
        need, part, rest = next((found for found in needs if found[0] <= room), (room, (), ()))
        if not part:
            break
        pieces.append(part)
        room -= need
        body[:1] = [rest] if rest else []
    while pieces and body and pieces[-1][0].style is HEADING:
        body.insert(0, pieces.pop())
    return pieces


def _parts(piece: Piece, room: float) -> Iterator[tuple[Piece, Piece]]:
    """The whole piece, then ever shorter beginnings of it with what is left over."""
    yield piece, ()
    if len(piece) > 1 or piece[0].style is HEADING:
        return
    height = min(room, _height(piece))
    while height > 2 * BODY.leading:
        parts = piece[0].split(COLUMN, height)
        if len(parts) == 2:
            yield (parts[0],), (parts[1],)
        height -= BODY.leading


def _height(piece: Piece) -> float:
    return float(sum(flowable.wrap(COLUMN, HEIGHT)[1] + flowable.getSpaceAfter() for flowable in piece))


def _need(piece: Piece, notes: dict[str, Paragraph], above: float) -> float:
    """The height of `piece` and of the notes called in it, with `above` over the first note of a column."""
    heights = [_height((notes[mark],)) for mark in _calls(piece)]
    return _height(piece) + sum(heights) + (above if heights else 0)


def _calls(piece: Piece) -> list[str]:
    """The marks of notes that `piece` calls: raised figures, in their order."""
    fragments = [fragment for flowable in piece for fragment in getattr(flowable, "frags", ())]
    words = (word for fragment in fragments for word in _words(fragment))
    return [text.strip() for look, text in words if getattr(look, "rise", 0)]


def _words(fragment: Any) -> list[tuple[Any, str]]:
    """The words of `fragment` with their look: one text at first, a list once lines have been broken."""
    return [(fragment, fragment.text)] if hasattr(fragment, "text") else fragment[1:]
