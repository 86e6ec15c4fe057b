import os
import stat
from pathlib import Path

import pytest

from amity.errors import UnreadableDocument
from amity.model.documents import Source
from amity.read import Limits, read_document
from amity.read.documents import document_of
from amity.read.limits import MEBIBYTE
from amity.read.workers import run


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def fails(path: Path, reason: str, remedy: str, limits: Limits | None = None) -> None:
    """Reading fails with one line that says which file, what is wrong and what to do."""
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        read_document(path, limits=limits)
    assert str(caught.value).splitlines() == [str(caught.value)]
    assert str(caught.value).startswith(f"{path}: ")
    assert remedy in caught.value.remedy


def test_the_text_of_a_plain_file_is_its_own(tmp_path: Path) -> None:
    text = "  Talks\r\n\r\nThey met\tin 1956. \r\nТам же.\r\n\x0c\n  end "
    for name in ("a.txt", "a.md"):
        document = read_document(write(tmp_path / name, text))
        assert document.text == text
        assert document.name == "a"
        assert document.path == str(tmp_path / name)


def test_the_hash_is_of_the_text_and_not_of_the_bytes(tmp_path: Path) -> None:
    words = "They met in Улаанбаатар in 1956."
    first = read_document(write(tmp_path / "a.txt", words))
    second = read_document(write(tmp_path / "b.txt", words.encode("utf-16")))
    assert first.sha256 == second.sha256 == document_of("c", words).sha256


def test_the_entry_of_the_bibliography_goes_before_what_the_file_says(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Old Friends\n\nBy Ann Lee\n\nThey met in 1956 and parted in 1957.\n")
    assert read_document(path).source.title == "Old Friends"
    assert read_document(path).source.csl["author"] == [{"literal": "Ann Lee"}]
    given = Source(id="a", csl={"title": "New Friends"}, origin="beside")
    assert read_document(path, given).source == given
    nothing = Source(id="a")
    assert read_document(path, nothing).source.origin == "document"


def test_markup_in_a_text_stays_text(tmp_path: Path) -> None:
    text = "He said <b>no</b> & left.\n\n<script>alert('x')</script>\n\n=cmd|' /C calc'!A0\n"
    document = read_document(write(tmp_path / "a.txt", text))
    assert document.text == text
    assert [text[b.start : b.end] for b in document.blocks] == text.strip().split("\n\n")


def test_a_page_named_txt_is_read_as_text_and_said(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "a.txt", "<!DOCTYPE html><html><body>They met.</body></html>"))
    assert document.text.startswith("<!DOCTYPE")
    assert "looks like HTML" in document.warnings[0]


def test_content_goes_before_the_ending_of_binary_formats(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it has no types

    canvas = Canvas(str(tmp_path / "a.txt"))
    canvas.drawString(72, 700, "They met in Riga in 1956.")
    canvas.save()
    document = read_document(tmp_path / "a.txt")
    assert document.reader == "pdf"
    assert "is named .txt but is PDF" in document.warnings[0]


@pytest.mark.parametrize("content", ["", " \n\n\t\n", "\ufeff"])
def test_empty(tmp_path: Path, content: str) -> None:
    fails(write(tmp_path / "a.txt", content), "is empty|holds no text", "leave it out")


def test_a_picture_named_txt(tmp_path: Path) -> None:
    from PIL import Image

    Image.effect_noise((64, 64), 50).save(tmp_path / "a.bmp")
    (tmp_path / "a.bmp").rename(tmp_path / "a.txt")
    fails(tmp_path / "a.txt", r"does not read \(image\)", "PNG")


def test_noise_named_txt(tmp_path: Path) -> None:
    fails(write(tmp_path / "a.txt", bytes(range(256)) * 40), "binary data", "convert it to text")


@pytest.mark.parametrize(
    ("name", "content", "reason", "remedy"),
    [
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "before 2007", "tables/"),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "ZIP archive", "unpack it"),
        ("a.rtf", rb"{\rtf1 They met.}", "RTF", "DOCX"),
        ("a.doc", rb"{\rtf1 They met.}", "RTF", "DOCX"),
        ("a.csv", "year,visits\n1956,1\n", "table of values", "tables/"),
        ("a.json", "{}", "bibliography", "CSL-JSON"),
        ("a.gz", b"\x1f\x8b\x08\0" + b"\0" * 40, "compressed archive", "unpack"),
        ("a.xyz", "They met.", "unknown ending '.xyz'", "rename it to .txt"),
        ("a.pdf", "They met.", "is named .pdf but is no PDF", "get it again"),
        ("a.docx", "They met.", "is named .docx but is no Word document", "get it again"),
        ("a.epub", "They met.", "is named .epub but is no EPUB book", "get it again"),
    ],
)
def test_formats_that_are_not_read(
    tmp_path: Path, name: str, content: str | bytes, reason: str, remedy: str
) -> None:
    fails(write(tmp_path / name, content), reason, remedy)


def test_a_page_saved_as_pdf_is_read_as_the_page_that_it_is(tmp_path: Path) -> None:
    document = read_document(write(tmp_path / "a.pdf", "<html><body><p>They met in Riga.</p></body></html>"))
    assert document.text == "They met in Riga."
    assert "is named .pdf but is HTML page" in document.warnings[0]


def test_wrongly_encoded_is_said(tmp_path: Path) -> None:
    german = "Im Juli 1956 besuchte der Minister Tallinn; die Gespräche führte er drei Tage lang. " * 5
    document = read_document(write(tmp_path / "a.txt", german.encode("latin-1")))
    assert document.text == german
    assert "assumed" in document.warnings[0]


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(100 * MEBIBYTE)
    fails(path, "has 100 MiB, more than the 64 MiB allowed", "raise the limit")
    small = write(tmp_path / "b.txt", "They met in 1956.")
    fails(small, "more than", "raise the limit", Limits(file_bytes=10))
    assert read_document(small, limits=Limits(file_bytes=17)).text


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    fails(tmp_path / "none.txt", "does not exist", "check the name")
    fails(tmp_path, "is a folder", "name a file")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    fails(tmp_path / "loop.txt", "cannot be reached", "check the links")
    fails(tmp_path / ("n" * 300 + ".txt"), "cannot be reached", "check")
    os.mkfifo(tmp_path / "pipe.txt")
    fails(tmp_path / "pipe.txt", "no ordinary file", "name a file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "They met.")
    path.chmod(0)
    fails(path, "cannot be opened", "check the rights")
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_nul_and_control_characters_are_kept_and_said(tmp_path: Path) -> None:
    text = "They met in 1956.\x00 They parted in the year after that, and\x08 nobody knows why they did so.\n"
    document = read_document(write(tmp_path / "a.txt", text))
    assert document.text == text
    assert "control characters" in document.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20000 + ")" * 20000,
        "a " * 30000,
        "\t" * 30000 + "x",
        "1990 " * 10000,
        "|" * 20000 + "\n" + "|" * 20000,
        "1 2 3\n" * 8000,
        "¹ " * 20000,
        "*" * 20000,
        "- \n" * 20000,
        "x" * 200000,
        "word. 12\n\n" * 5000,
        "⁹" * 60 + "x 1990",
        "Riga ⁹" + "⁹ " * 60 + "x",
        "<!-- -->" * 450 + "x",
        "*" * 60 + "x",
        "Unit: " * 60 + "x",
        "(" + "a:" * 2000 + " 19",
    ],
)
def test_long_runs_of_one_thing_take_no_time_to_speak_of(tmp_path: Path, text: str) -> None:
    """A minute in a worker is the limit; what takes more than that would be given up."""
    path = write(tmp_path / "a.txt", text)
    outcome = next(run([path], read_document, limits=Limits(seconds=20)))
    assert outcome.value().text == text


def test_the_same_file_is_read_the_same_again(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.txt", "Talks\n\nThey met.¹\n\n¹ Herald, p. 3.\n\nTrade\t1990\t1991\nLaos\t5\t6\n"
    )
    again = [outcome.value() for outcome in run([path, path], read_document, workers=2)]
    assert again == [read_document(path)] * 2
