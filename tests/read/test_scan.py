"""Scans: pages drawn with real fonts, turned, specked and blurred, and read by the system's Tesseract."""

import io
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it has no types

from amity.errors import UnreadableDocument
from amity.model.documents import LEAST_CONFIDENCE, BlockKind
from amity.read import Limits, read_document, recognition, tesseract
from amity.read.pdf_paragraphs import Joiner
from amity.read.tesseract import Recognised

SERIF = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
SQUARES = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
ENGLISH = (
    "In July 1956 a delegation from Pyongyang visited Mongolia and was received in Ulaanbaatar. The two "
    "sides signed an agreement on trade, and later on culture. In the autumn of that year they met again."
)
Draw = Callable[..., Image.Image]


def has(*codes: str) -> bool:
    return tesseract.is_installed() and {*codes, "osd"} <= tesseract.languages()


def needs(*codes: str, font: Path = SERIF) -> pytest.MarkDecorator:
    """Skip with a reason where Tesseract, a language or a font is missing; in CI that is a failure."""
    named = ", ".join((*codes, font.name))
    missing = not (has(*codes) and font.is_file()) and not os.environ.get("AMITY_REQUIRE_TESSERACT")
    return pytest.mark.skipif(missing, reason=f"needs Tesseract with osd, {named}")


def drawn(text: str, font: Path = SERIF, *, size: int = 40, unspaced: bool = False) -> Image.Image:
    """A page of 1700 by 1200 pixels with the text in lines."""
    page = Image.new("L", (1700, 1200), 255)
    brush, letters = ImageDraw.Draw(page), ImageFont.truetype(str(font), size)
    line, top, space = "", 130, "" if unspaced else " "
    for word in text if unspaced else text.split():
        longer = f"{line}{space}{word}" if line else word
        if brush.textlength(longer, font=letters) > 1400:
            brush.text((130, top), line, font=letters, fill=0)
            line, top = word, top + int(size * 1.7)
        else:
            line = longer
    brush.text((130, top), line, font=letters, fill=0)
    return page


def specked(page: Image.Image) -> Image.Image:
    """The page with a speck on every tenth pixel."""
    chance, page = random.Random(7), page.copy()  # noqa: S311, the same specks each time
    for _ in range(page.width * page.height // 10):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), chance.choice((0, 255)))
    return page


@needs("eng")
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif"])
def test_a_picture_of_a_page_is_read_with_page_and_confidence(tmp_path: Path, name: str) -> None:
    drawn(ENGLISH).save(tmp_path / name, dpi=(300, 300))
    document = read_document(tmp_path / name)
    assert document.text.startswith(
        "In July 1956 a delegation from Pyongyang visited Mongolia and was received"
    )
    (block,) = document.blocks
    assert (block.kind, block.page, block.poor) == (BlockKind.PARAGRAPH, 1, False)
    assert block.confidence is not None
    assert LEAST_CONFIDENCE <= block.confidence <= 1
    assert document.reader == tesseract.version()
    assert document.language == "en"
    assert document.warnings[0].startswith("page 1: read from pictures by tesseract ")


@needs("eng")
@pytest.mark.parametrize("angle", [90, 180, 270, 2])
def test_a_page_that_lies_on_its_side_is_turned(tmp_path: Path, angle: int) -> None:
    drawn(ENGLISH).rotate(angle, expand=True, fillcolor=255).save(tmp_path / "a.png")
    assert "delegation from Pyongyang visited Mongolia" in read_document(tmp_path / "a.png").text


@needs("eng")
def test_a_line_that_begins_with_a_figure_goes_on_in_its_paragraph(tmp_path: Path) -> None:
    page = Image.new("L", (1240, 900), 255)
    brush, letters = ImageDraw.Draw(page), ImageFont.truetype(str(SERIF), 30)
    lines = [
        "The two sides met for talks in the capital, and signed there on",
        "11 September an accord on culture. It came into force at the end of",
        "that year. The trade between both of them has since grown by more than",
        "12 per cent, as the ministry told the press at the time.",
    ]
    for at, line in enumerate(lines):
        brush.text((120, 120 + 46 * at), line, font=letters, fill=0)
    page.save(tmp_path / "a.png", dpi=(300, 300))
    document = read_document(tmp_path / "a.png")
    assert "there on 11 September" in document.text
    assert "more than 12 per cent" in document.text


@pytest.mark.parametrize(
    ("before", "text", "goes_on"),
    [
        ("In the capital both sides signed an agreement on culture on", "11 September. It held.", True),
        ("Trade between the two countries grew in that year by more than", "12 per cent.", True),
        ("The two sides agreed in the capital on what is to be done and on", "1. Trade.", False),
        ("The two sides agreed in the capital on what is to be done and on", "2) Culture.", False),
        ("Trade with the sea states", "1978 was a good year.", False),
        ("Report of the Ministry of Foreign Trade and Industry to the President", "1978 was good.", False),
        ("They met in the capital, and both sides signed an accord on culture.", "11 of them left.", False),
    ],
)
def test_a_figure_begins_an_item_only_with_the_mark_of_a_list(before: str, text: str, goes_on: bool) -> None:
    mended = list(recognition._mended([(before, 0.9), (text, 0.8)], Joiner([])))
    assert mended == ([(f"{before} {text}", 0.8)] if goes_on else [(before, 0.9), (text, 0.8)])


@needs("eng")
def test_a_specked_page_is_read_without_its_specks(tmp_path: Path) -> None:
    specked(drawn(ENGLISH)).save(tmp_path / "a.png")
    assert "visited Mongolia and was received in Ulaanbaatar" in read_document(tmp_path / "a.png").text


@needs("eng")
def test_a_page_that_is_hardly_legible_is_marked(tmp_path: Path) -> None:
    drawn(ENGLISH).filter(ImageFilter.GaussianBlur(4.5)).save(tmp_path / "a.png")
    document = read_document(tmp_path / "a.png")
    assert document.blocks
    assert all(block.poor for block in document.blocks)
    assert any("hardly legible (confidence below 85%)" in line for line in document.warnings)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        pytest.param(
            "15 октября 1948 года Монгольская Народная Республика и Корейская Народная Республика установили "
            "дипломатические отношения. В июле 1956 года делегация посетила Улан-Батор, где её приняли.",
            "ru", "дипломатические отношения", marks=needs("rus"),
        ),
        pytest.param(
            "1948 оны 10 дугаар сарын 15-нд хоёр улс дипломат харилцаа тогтоов. 1956 онд өндөр хэмжээний "
            "төлөөлөгчид Улаанбаатарт айлчилж, худалдааны гэрээнд гарын үсэг зурав.",
            "mn", "дипломат харилцаа тогтоов", marks=needs("rus", "mon"),
        ),
        pytest.param(
            "조선민주주의인민공화국과 몽골은 1948년 10월 15일에 외교 관계를 수립하였다. 1956년 7월에는 정부 "
            "대표단이 울란바토르를 방문하여 무역 협정에 서명하였다. 두 나라는 교류를 이어 갔다.",
            "ko", "외교 관계를 수립하였다", marks=needs("kor", font=SQUARES),
        ),
        pytest.param(
            "1948年10月15日、北朝鮮とモンゴルは外交関係を樹立した。1956年7月には政府代表団がウランバートルを訪問し、"
            "貿易協定に署名した。その後も両国は文化の交流を続けた。",
            "ja", "外交関係を樹立した", marks=needs("jpn", font=SQUARES),
        ),
        pytest.param(
            "一九四八年十月十五日，朝鲜和蒙古建立外交关系。一九五六年七月，政府代表团访问乌兰巴托，签订了贸易协定。"
            "此后两国继续进行文化交流。",
            "zh", "建立外交关系", marks=needs("chi_sim", font=SQUARES),
        ),
    ],
)  # fmt: skip
def test_each_script_is_read_in_its_languages(tmp_path: Path, text: str, language: str, words: str) -> None:
    squares = language in ("ko", "ja", "zh")
    page = drawn(text, SQUARES if squares else SERIF, unspaced=language in ("ja", "zh"))
    page.save(tmp_path / "a.png", dpi=(300, 300))
    document = read_document(tmp_path / "a.png")
    assert (document.language, words in document.text) == (language, True)


@needs("eng")
def test_the_pages_of_a_picture_file_are_numbered(tmp_path: Path) -> None:
    pages = [drawn(ENGLISH), Image.new("L", (1700, 1200), 255), drawn("They met again in Riga. " * 6)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:], dpi=(300, 300))
    document = read_document(tmp_path / "a.tif")
    assert [block.page for block in document.blocks] == [1, 3]
    assert "pages without text: 2" in document.warnings


def pdf(path: Path, *pages: Image.Image | str) -> Path:
    """A PDF whose pages are pictures, or text."""
    canvas = Canvas(str(path), pagesize=(408, 288))
    for page in pages:
        if isinstance(page, str):
            canvas.drawString(40, 200, page)
        else:
            file = io.BytesIO()
            page.save(file, "PNG")
            file.seek(0)
            canvas.drawImage(ImageReader(file), 0, 0, 408, 288)
        canvas.showPage()
    canvas.save()
    return path


@needs("eng")
def test_a_pdf_of_pictures_is_read(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path / "a.pdf", drawn(ENGLISH), drawn("They met again in Riga. " * 6)))
    assert [block.page for block in document.blocks] == [1, 2]
    assert "They met again in Riga." in document.text
    assert all(block.confidence for block in document.blocks)
    assert document.reader == f"pdf, {tesseract.version()}"


@needs("eng")
def test_pages_that_are_pictures_stand_in_their_place_in_a_pdf(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", "They first met in 1955.", drawn(ENGLISH), "They last met in 1957.")
    document = read_document(path)
    found = [(block.page, block.confidence is None) for block in document.blocks]
    assert found == [(1, True), (2, False), (3, True)]


def test_without_tesseract_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("L", (60, 60), 255).save(tmp_path / "a.png")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableDocument, match="Tesseract is not installed; install Tesseract") as caught:
        read_document(tmp_path / "a.png")
    assert "apt-get install tesseract-ocr" in caught.value.remedy
    assert str(caught.value).splitlines() == [str(caught.value)]


@needs("eng")
def test_a_script_whose_languages_are_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "tessdata"
    data.mkdir()
    tesseract.languages.cache_clear()
    origin = next(Path("/usr/share").rglob("eng.traineddata"))
    for name in ("eng.traineddata", "osd.traineddata"):
        shutil.copy(origin.with_name(name), data)
    drawn("15 октября 1948 года установили дипломатические отношения. " * 8).save(tmp_path / "a.png")
    monkeypatch.setenv("TESSDATA_PREFIX", str(data))
    try:
        with pytest.raises(
            UnreadableDocument, match="is a scan in Cyrillic script, for which Tesseract has no"
        ):
            read_document(tmp_path / "a.png")
    finally:
        tesseract.languages.cache_clear()


@needs("eng")
def test_a_picture_without_words_is_told(tmp_path: Path) -> None:
    Image.new("L", (800, 600), 230).save(tmp_path / "a.png")
    with pytest.raises(UnreadableDocument, match="no words can be made out; scan it again"):
        read_document(tmp_path / "a.png")


@needs("eng")
def test_damaged_and_oversized_pictures_are_told(tmp_path: Path) -> None:
    drawn(ENGLISH).save(tmp_path / "a.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "a.png").read_bytes()[:2000])
    with pytest.raises(UnreadableDocument, match="is damaged"):
        read_document(tmp_path / "cut.png")
    Image.new("1", (30_000, 3_000)).save(tmp_path / "wide.png")
    with pytest.raises(UnreadableDocument, match="30000 by 3000 pixels; save it in a smaller size"):
        read_document(tmp_path / "wide.png")
    Image.new("L", (40, 40)).save(
        tmp_path / "many.tif", save_all=True, append_images=[Image.new("L", (40, 40))] * 4
    )
    with pytest.raises(UnreadableDocument, match="has 5 pages of pictures, more than the 3 allowed"):
        read_document(tmp_path / "many.tif", limits=Limits(pages=3))


def test_what_is_no_picture_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("They met.", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"is named \.png but is no picture"):
        read_document(tmp_path / "a.png")


@needs("eng")
def test_reading_again_gives_the_same(tmp_path: Path) -> None:
    drawn(ENGLISH).save(tmp_path / "a.png")
    assert read_document(tmp_path / "a.png") == read_document(tmp_path / "a.png")


def test_a_word_knows_its_place() -> None:
    word = Recognised(text="They", place=(1, 2, 3), confidence=0.9)
    assert (word.place, word.apart) == ((1, 2, 3), True)
