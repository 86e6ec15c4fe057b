"""How fast a book of 300 pages comes in: as EPUB, as an archive of one file a page, as scans.

Each line is name, figure, unit and bound. The clock is that of the processor, with that of Tesseract for
scans, and the best of the rounds counts: other programs on the machine can only slow one down.
"""

import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from amity.read import read_document, tesseract
from amity.store.folder import make_folder
from amity.store.sources import add

PAGES = 300
CHAPTERS = 30
ROUNDS = 3
WORDS = (
    "the minister of foreign affairs visited the port for talks on trade and aid with delegations from"
    " several towns in the north after the ferry had been closed and the toll on salt was raised again"
).split()
CONTAINER = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'


def paragraph(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def pages() -> Iterator[list[str]]:
    """The paragraphs of each page, 390 words in all."""
    for number in range(PAGES):
        rng = random.Random(number)  # noqa: S311  # no secret
        yield [paragraph(rng, 130) for _ in range(3)]


def epub(path: Path) -> None:
    """The book with a note to each paragraph, all notes in a chapter of their own."""
    bodies, notes = [""] * CHAPTERS, []
    for number, paragraphs in enumerate(pages()):
        body = f'<span epub:type="pagebreak" title="{number + 1}"/>'
        for at, words in enumerate(paragraphs):
            notes.append(f'<p id="n{len(notes)}">{at + 1}. {words[:100]}.</p>')
            call = f'<a epub:type="noteref" href="notes.xhtml#n{len(notes) - 1}">{at + 1}</a>'
            body += f"<p>{words}{call}</p>"
        bodies[number * CHAPTERS // PAGES] += body
    parts = {f"c{at}": f"<h1>Chapter {at}</h1>{body}" for at, body in enumerate(bodies)} | {
        "notes": "".join(notes)
    }
    items = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in parts)
    spine = "".join(f'<itemref idref="{name}"/>' for name in parts)
    head = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
        for name, body in parts.items():
            archive.writestr(f"{name}.xhtml", f"{head}{body}</body></html>")


def packed(path: Path) -> None:
    """The book as a file a page."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, paragraphs in enumerate(pages()):
            archive.writestr(f"book/{number:03}.txt", "\n\n".join(paragraphs))


def drawn(path: Path) -> None:
    """The first page as a picture of 300 dots an inch."""
    page = Image.new("L", (2480, 3508), 255)
    letters = ImageFont.load_default(44)
    words, top = " ".join(next(pages())).split(), 200
    for at in range(0, len(words), 14):
        ImageDraw.Draw(page).text((200, top), " ".join(words[at : at + 14]), font=letters, fill=0)
        top += 75
    page.save(path, dpi=(300, 300))


def spent() -> float:
    """Seconds of the processor, those of programs that were asked included."""
    asked = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + asked.ru_utime + asked.ru_stime


def rate(count: int, work: Callable[[int], object]) -> float:
    """How many of `count` a second, in the best of the rounds."""
    best = float("inf")
    for number in range(ROUNDS):
        start = spent()
        work(number)
        best = min(best, spent() - start)
    return count / best


def main() -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        epub(folder / "book.epub")
        packed(folder / "book.zip")
        figure = rate(PAGES, lambda _: read_document(folder / "book.epub"))
        print(f"EPUB, book of 300 pages and 900 notes\t{figure:.1f}\tpages/s\t>=150")
        figure = rate(PAGES, lambda at: add(make_folder(folder / f"case{at}"), [folder / "book.zip"]))
        print(f"archive of 300 files into a case\t{figure:.1f}\tfiles/s\t>=150")
        if tesseract.is_installed():
            drawn(folder / "page.png")
            figure = rate(1, lambda _: read_document(folder / "page.png"))
            print(f"scans of 390 words, {tesseract.version()}\t{figure:.3f}\tpages/s\t>=0.1")
    return 0


if __name__ == "__main__":
    sys.exit(main())
