"""Scans: pictures of pages (PNG, JPEG, TIFF), and pages of PDFs that are pictures, read by Tesseract."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from amity.errors import UnreadableDocument
from amity.model.documents import LEAST_CONFIDENCE
from amity.read import tesseract
from amity.read.draft import Draft
from amity.read.items import Paragraph, write
from amity.read.limits import Limits
from amity.read.pdf_paragraphs import Joiner, unfinished
from amity.read.reading import Reading
from amity.read.recognition import ReadPage, read_page

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS = 300 / 72
_MOST_PIXELS = 60_000_000
_MOST_NAMED = 10
_PATIENCE = 0.8
"""How much of the time that a document has one look at a page may take, so that it ends before that does."""
_AGAIN = "save it again with another program and add that"


def read_scan(path: Path, limits: Limits) -> Reading:
    """The words in a picture of a page, or of several (TIFF), with page and confidence of each paragraph.

    A picture that lies on its side or head is turned. Raises UnreadableDocument where Tesseract or the
    language that the page is in is not installed, where nothing is legible, or the file is damaged.
    """
    check_installed(path, "is a picture of a page")
    pages = Scans()
    for number, image in enumerate(_frames(path, limits), start=1):
        pages.read(number, image, limits)
    pages.check(path)
    draft = Draft()
    write(draft, list(pages.paragraphs()))
    return draft.reading(tesseract.version(), {}, pages.warnings())


def check_installed(path: Path, what: str) -> None:
    """Raise UnreadableDocument, with what to install, where there is no Tesseract."""
    if not tesseract.is_installed():
        raise UnreadableDocument(str(path), f"{what}, and Tesseract is not installed", tesseract.INSTALL)


@dataclass
class Scans:
    """The pages of a document that are pictures, by number, as they are read.

    >>> scans = Scans({3: ReadPage(paragraphs=(("They met.", 0.6),), languages=("eng",), confidence=0.6)})
    >>> [(paragraph.page, paragraph.confidence) for paragraph in scans.paragraphs()]
    [(3, 0.6)]
    """

    pages: dict[int, ReadPage] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)

    def read(self, number: int, image: "Image", limits: Limits) -> None:
        """Read a page; what is wrong with it costs itself alone."""
        script = next((page.script for page in reversed(self.pages.values()) if page.script), "")
        try:
            self.pages[number] = read_page(image, _PATIENCE * limits.seconds, script)
        except tesseract.NotRecognised as error:
            self.failed[number] = error.reason

    def check(self, path: Path) -> None:
        """Raise UnreadableDocument where nothing was recognised."""
        if any(page.paragraphs for page in self.pages.values()):
            return
        lacking = sorted({page.lacking for page in self.pages.values() if page.lacking})
        if lacking:
            raise UnreadableDocument(str(path), f"is a scan in {_without(lacking)}", tesseract.INSTALL)
        if self.failed:
            reason = f"is a scan that Tesseract does not take ({next(iter(self.failed.values()))})"
            raise UnreadableDocument(str(path), reason, _AGAIN)
        reason = "is a scan in which no words can be made out"
        raise UnreadableDocument(str(path), reason, "scan it again, or leave it out")

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of all pages in order; one that a page breaks goes on in the next."""
        before: Paragraph | None = None
        for number, page in sorted(self.pages.items()):
            for at, (words, confidence) in enumerate(page.paragraphs):
                paragraph = Paragraph(words=words, page=number, confidence=confidence)
                if before is not None and at == 0 and unfinished(before.words) and words[:1].islower():
                    head, joint = Joiner([before.words, words]).joint(before.words, words)
                    before = Paragraph(
                        words=head, page=before.page, confidence=before.confidence, joint=before.joint
                    )
                    paragraph = Paragraph(words=words, page=number, confidence=confidence, joint=joint)
                if before is not None:
                    yield before
                before = paragraph
        if before is not None:
            yield before

    def warnings(self) -> list[str]:
        """What the user has to know of the pages: how they were read, which are poor, which are left out."""
        read = {number: page for number, page in self.pages.items() if page.paragraphs}
        codes = sorted({code for page in read.values() for code in page.languages})
        told = []
        if read:
            told.append(f"{_of(read)}: read from pictures by {tesseract.version()} ({', '.join(codes)})")
        poor = [number for number, page in read.items() if page.confidence < LEAST_CONFIDENCE]
        if poor:
            least = f"confidence below {LEAST_CONFIDENCE:.0%}"
            told.append(f"{_of(poor)}: hardly legible ({least}); what is read there is marked as doubtful")
        if empty := [
            number for number, page in self.pages.items() if not page.paragraphs and not page.lacking
        ]:
            told.append(f"pages without text: {_listed(empty)}")
        for name in sorted({page.lacking for page in self.pages.values() if page.lacking}):
            numbers = [number for number, page in self.pages.items() if page.lacking == name]
            told.append(
                f"{_of(numbers)}: left out, since they are in {_without([name])}; {tesseract.INSTALL}"
            )
        if self.failed:
            told.append(f"{_of(self.failed)}: left out ({next(iter(self.failed.values()))}); {_AGAIN}")
        return told


def _without(scripts: list[str]) -> str:
    return f"{', '.join(scripts)} script, for which Tesseract has no language installed"


def _of(numbers: Collection[int]) -> str:
    return f"page{'s' * (len(numbers) > 1)} {_listed(numbers)}"


def _listed(numbers: Collection[int]) -> str:
    named = ", ".join(map(str, sorted(numbers)[:_MOST_NAMED]))
    return f"{named} and more" if len(numbers) > _MOST_NAMED else named


def _frames(path: Path, limits: Limits) -> Iterator["Image"]:
    """The pictures in a file, as they are to be looked at."""
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # the size is checked here, before anything is unpacked
    with Image.open(path) as image:
        count = getattr(image, "n_frames", 1)
        if count > limits.pages:
            raise _too_many(path, count, limits)
        for frame in ImageSequence.Iterator(image):
            if frame.width * frame.height > _MOST_PIXELS:
                size = f"{frame.width} by {frame.height} pixels"
                raise UnreadableDocument(str(path), f"is a picture of {size}", "save it in a smaller size")
            yield ImageOps.exif_transpose(frame)


def _too_many(path: Path, count: int, limits: Limits) -> UnreadableDocument:
    reason = f"has {count} pages of pictures, more than the {limits.pages} allowed"
    return UnreadableDocument(str(path), reason, "split it, or raise the limit on pages")


def scans_of_pdf(path: Path, numbers: Iterable[int], limits: Limits) -> Scans:
    """The given pages of a PDF (from 1), drawn and read. Raises UnreadableDocument for too many of them."""
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no types

    wanted, scans = sorted(numbers), Scans()
    if len(wanted) > limits.pages:
        raise _too_many(path, len(wanted), limits)
    with closing(PdfDocument(str(path))) as pdf:
        for number in wanted:
            page = pdf[number - 1]
            width, height = page.get_size()
            scale = min(_DOTS, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            scans.read(number, page.render(scale=scale, grayscale=True).to_pil(), limits)
            page.close()
    return scans
