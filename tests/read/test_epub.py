"""Books in EPUB 2 and 3, whole and broken."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from amity.errors import UnreadableDocument
from amity.model.documents import BlockKind, Document, Source
from amity.read import Limits, read_document

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
METADATA_2 = """
<dc:title>Two Cities</dc:title><dc:creator opf:role="aut" opf:file-as="Berg, Jan">Jan Berg</dc:creator>
<dc:creator opf:role="ill">Ann Lee</dc:creator><dc:contributor opf:role="trl">Ona Ilg</dc:contributor>
<dc:publisher>River Press</dc:publisher><dc:date opf:event="creation">2016-01-01</dc:date>
<dc:date opf:event="publication">2015-06</dc:date><dc:language>en</dc:language>
<dc:identifier id="uid" opf:scheme="ISBN">978-3-16-148410-0</dc:identifier>
"""
METADATA_3 = """
<dc:title id="t1">Two Cities</dc:title><meta refines="#t1" property="title-type">main</meta>
<dc:title id="t2">Riga and Oslo</dc:title><meta refines="#t2" property="title-type">subtitle</meta>
<dc:creator id="c1">Ann Lee</dc:creator><meta refines="#c1" property="role">edt</meta>
<dc:date>2019-03-05T00:00:00Z</dc:date><meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>
<dc:identifier id="uid">urn:doi:10.1000/182</dc:identifier>
"""
FIRST = """<h1>Beginnings</h1>
<p>In July 1956 the mayor visited Riga for talks.<a href="notes.xhtml#n1" id="r1" epub:type="noteref">1</a>
He came back in October.</p>
<p>The harbour was opened<br/>in&nbsp;1957&mdash;so they say.<sup><a href="notes.xhtml#n2">2</a></sup></p>"""
SECOND = """<h1>Trade</h1><span epub:type="pagebreak" id="p41" title="41"/>
<p>They traded in timber.<a class="noteref" href="#f1"><sup>1</sup></a> <span epub:type="pagebreak"
title="42"></span>Later in furs as well, and the trade went on for years.</p>
<p>In the end it stopped.</p>
<aside epub:type="footnote" id="f1"><p><a href="#r">1</a> Harbour book, p. 7.</p></aside>
<table><caption>Table 1 Timber (US$ million)</caption><tr><th>Country</th><th>1956</th></tr>
<tr><td>Norway</td><td>5.5</td></tr></table>"""
NOTES = """<h1>Notes</h1><p id="n1"><a href="one.xhtml#r1">1</a>. Riga Herald, July 12, 1956.</p>
<p id="n2">2. As the mayor recalls.</p>"""
COVER = '<div><img src="cover.png" alt="Cover"/><p>Read it now!</p></div>'
CONTENTS = '<nav epub:type="toc"><ol><li><a href="one.xhtml">Beginnings of all</a></li></ol></nav>'
CHAPTERS = {"cover": COVER, "nav": CONTENTS, "one": FIRST, "two": SECOND, "notes": NOTES}
Make = Callable[..., Path]


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
        '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title></head><body>{body}</body></html>'
    )


def package(metadata: str, names: list[str], version: str) -> str:
    nav = {"nav": 'properties="nav"'} if version == "3.0" else {}
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml" {nav.get(name, "")}/>'
        for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    guide = (
        '<guide><reference type="cover" href="cover.xhtml"/><reference type="toc" href="nav.xhtml"/></guide>'
    )
    return (
        f'<package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="uid">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine>"
        f"{guide if version == '2.0' or 'cover' in names else ''}</package>"
    )


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def book(
        chapters: Mapping[str, str] = CHAPTERS,
        *,
        metadata: str = METADATA_2,
        version: str = "2.0",
        without: tuple[str, ...] = (),
        more: Mapping[str, str | bytes] | None = None,
    ) -> Path:
        path = tmp_path / "book.epub"
        parts: dict[str, str | bytes] = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
        }
        parts["OEBPS/book.opf"] = package(metadata, list(chapters), version)
        parts |= {f"OEBPS/{name}.xhtml": page(body) for name, body in chapters.items()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (parts | dict(more or {})).items():
                if name not in without:
                    archive.writestr(name, content)
        return path

    return book


def of_kind(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


@pytest.mark.parametrize("version", ["2.0", "3.0"])
def test_chapters_come_in_the_order_of_the_spine_without_cover_and_contents(make: Make, version: str) -> None:
    document = read_document(make(version=version))
    assert document.reader == "epub"
    assert of_kind(document, BlockKind.HEADING)[:2] == ["Beginnings", "Trade"]
    assert document.text.index("visited Riga") < document.text.index("traded in timber")
    assert "Read it now" not in document.text
    assert "Beginnings of all" not in document.text


def test_entities_and_breaks_are_read_as_a_browser_would(make: Make) -> None:
    assert "The harbour was opened in 1957—so they say.²" in read_document(make()).text


def test_every_call_leads_to_its_own_note_across_files(make: Make) -> None:
    document = read_document(make())
    notes = [document.text[b.start : b.end] for b in (document.blocks[m.block] for m in document.marks)]
    assert notes == ["¹ Riga Herald, July 12, 1956.", "² As the mayor recalls.", "¹ Harbour book, p. 7."]
    before = [document.text[m.start - 7 : m.start] for m in document.marks]
    assert before == [" talks.", "ey say.", "timber."]
    assert document.text.count("Riga Herald") == 1


def test_the_printed_page_is_kept_where_the_book_tells_it(make: Make) -> None:
    document = read_document(make())
    pages = {document.text[b.start : b.start + 10]: b.page for b in document.blocks}
    assert (pages["Beginnings"], pages["They trade"], pages["In the end"]) == (None, 41, 42)
    assert "41" not in document.text


def test_tables_become_cells(make: Make) -> None:
    (cell,) = [cell for cell in read_document(make()).cells if cell.value is not None]
    assert (cell.row, cell.column, cell.value, cell.unit) == ("Norway", "1956", 5.5, "US$ million")


def test_an_epub_2_says_what_book_it_is(make: Make) -> None:
    source = read_document(make()).source
    assert source.origin == "document"
    assert source.csl == {
        "type": "book",
        "title": "Two Cities",
        "author": [{"family": "Berg", "given": "Jan"}],
        "translator": [{"literal": "Ona Ilg"}],
        "publisher": "River Press",
        "issued": {"date-parts": [[2015, 6]]},
        "language": "en",
        "ISBN": "978-3-16-148410-0",
    }


def test_an_epub_3_says_what_book_it_is(make: Make) -> None:
    csl = read_document(make(metadata=METADATA_3, version="3.0")).source.csl
    assert (csl["title"], csl["editor"]) == ("Two Cities: Riga and Oslo", [{"literal": "Ann Lee"}])
    assert (csl["issued"], csl["DOI"]) == ({"date-parts": [[2019, 3, 5]]}, "10.1000/182")


def test_the_bibliography_goes_before_what_the_book_says(make: Make) -> None:
    source = Source(id="book", csl={"title": "As Catalogued"}, origin="beside")
    assert read_document(make(), source).source == source


def test_landmarks_tell_what_is_index_and_cover(make: Make) -> None:
    nav = (
        '<nav epub:type="toc"><ol/></nav><nav epub:type="landmarks"><ol>'
        '<li><a epub:type="cover" href="front.xhtml">Cover</a></li>'
        '<li><a epub:type="index" href="back.xhtml">Index</a></li></ol></nav>'
    )
    chapters = {
        "front": "<p>Front words.</p>",
        "nav": nav,
        "one": FIRST,
        "notes": NOTES,
        "back": "<p>Riga, 7</p>",
    }
    document = read_document(make(chapters, version="3.0"))
    assert "Front words" not in document.text
    assert of_kind(document, BlockKind.FURNITURE) == ["Riga, 7"]


def test_a_page_that_is_no_xml_is_read_all_the_same(make: Make) -> None:
    document = read_document(make({"one": "<p>They met in 1956.<p>They parted in <b>1957.</p>"}))
    assert of_kind(document, BlockKind.PARAGRAPH) == ["They met in 1956.", "They parted in 1957."]


def test_control_characters_are_left_out_and_that_is_said(make: Make) -> None:
    document = read_document(make({"one": "<p>They met in\x08 1956, and parted soon after that.</p>"}))
    assert document.text == "They met in 1956, and parted soon after that."
    assert document.warnings == ("1 control characters stand in the text and are left out; check its origin",)


def test_a_missing_chapter_is_told_and_the_rest_is_read(make: Make) -> None:
    document = read_document(make(without=("OEBPS/two.xhtml",)))
    assert "visited Riga" in document.text
    (warning,) = document.warnings
    assert warning.startswith("1 of the chapters that it names are not in it (OEBPS/two.xhtml); get")


def encryption(uri: str, algorithm: str = "http://www.w3.org/2001/04/xmlenc#aes128-cbc") -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData><enc:CipherReference URI="{uri}"/>'
        "</enc:CipherData></enc:EncryptedData></encryption>"
    )


def test_a_book_under_drm_is_refused_by_name(make: Make) -> None:
    more = {"META-INF/encryption.xml": encryption("OEBPS/one.xhtml"), "META-INF/rights.xml": "<rights/>"}
    with pytest.raises(UnreadableDocument, match=r"DRM: Adobe ADEPT\); get a copy without it"):
        read_document(make(more=more))


def test_hidden_fonts_do_not_keep_a_book_from_being_read(make: Make) -> None:
    hidden = encryption("OEBPS/font.otf", "http://www.idpf.org/2008/embedding")
    assert "visited Riga" in read_document(make(more={"META-INF/encryption.xml": hidden})).text


@pytest.mark.parametrize(
    ("without", "said"),
    [
        (("META-INF/container.xml",), "lacks META-INF/container.xml"),
        (("OEBPS/book.opf",), "lacks the list of its parts"),
        (tuple(f"OEBPS/{name}.xhtml" for name in CHAPTERS), r"without its chapters \(OEBPS/cover"),
    ],
)
def test_a_broken_book_is_told_in_one_line(make: Make, without: tuple[str, ...], said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said) as caught:
        read_document(make(without=without))
    assert "\n" not in str(caught.value)


def test_a_truncated_book_is_told_as_one(make: Make) -> None:
    path = make()
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(UnreadableDocument, match="truncated or damaged"):
        read_document(path)


def test_what_is_no_package_is_told_as_that(make: Make) -> None:
    with pytest.raises(UnreadableDocument, match=r"OEBPS/book\.opf is no XML"):
        read_document(make(more={"OEBPS/book.opf": b"\x00\x01 nothing"}))


def test_a_book_that_would_unpack_to_too_much_is_not_unpacked(make: Make) -> None:
    with pytest.raises(UnreadableDocument, match="would unpack to"):
        read_document(make(more={"OEBPS/big.bin": bytes(3 << 20)}), limits=Limits(unpacked_bytes=1 << 20))


def test_entities_that_a_chapter_declares_are_not_resolved(make: Make) -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>They met. &b; &c;</p></body></html>'
    )
    text = read_document(make({"one": "<p/>"}, more={"OEBPS/one.xhtml": bomb})).text
    assert text.startswith("They met.")
    assert "root:" not in text
    assert "lollol" not in text


def test_a_chapter_that_cannot_be_read_costs_itself_alone(make: Make) -> None:
    deep = "<div>" * 2000 + "They met." + "</div>" * 2000
    document = read_document(make({"one": deep, "two": "<p>They \x01parted in 1957.</p>"}))
    assert document.text == "They parted in 1957."
    assert document.warnings[0].startswith(
        "OEBPS/one.xhtml: has elements nested more than 400 deep; it is left out"
    )
    with pytest.raises(UnreadableDocument, match=r"without its chapters \(OEBPS/one\.xhtml: has elements"):
        read_document(make({"one": deep}))


def test_links_out_of_the_book_are_not_followed(make: Make) -> None:
    body = '<p>They met.<a href="../../../etc/passwd#x">1</a> <a href="https://example.org/#n">2</a></p>'
    assert read_document(make({"one": body})).text == "They met.1 2"
