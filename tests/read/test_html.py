from pathlib import Path

import pytest

from amity.errors import UnreadableDocument
from amity.model.documents import BlockKind, Document
from amity.read import read_document

PAGE = """<!doctype html>
<html lang="en"><head><title>Old friends | The Baltic Paper</title>
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2013-11-14T10:00:00Z">
<script>document.write("never run")</script></head><body>
<nav><a href="/">Home</a> <a href="/more">More of the same</a></nav>
<article><h1>Old friends</h1><p class="byline">By Ann Lee</p>
<p>In July 1956 the minister visited Riga for talks about aid and about the reconstruction of the
bridge after the war.<sup id="r1"><a href="#n1">1</a></sup> He came back in October with engineers.<a
class="footnote-ref" href="#n2"><sup>2</sup></a> The city has an area of 304 km<sup>2</sup>.</p>
<h2>The cold years</h2>
<p>Then relations cooled, as the city's own historian says <a href="#n3">[3]</a>, and the two
governments took different sides in nearly every quarrel that came before the council of the sea.</p>
<ul><li>The embassy was closed in 1961.</li><li>It was opened again in 1975.</li></ul>
<table><caption>Trade (mln USD)</caption>
<tr><th rowspan="2">Country</th><th colspan="2">Exports</th><th colspan="2">Imports</th></tr>
<tr><th>1990</th><th>1991</th><th>1990</th><th>1991</th></tr>
<tr><td>Laos</td><td>5.5</td><td>6.1</td><td>1,000</td><td>n/a</td></tr>
<tr><td>China</td><td>−1</td><td>2</td><td>3</td><td>4</td></tr></table>
<table><tr><td><p>This table only lays out the page, with a paragraph in it that is long enough to be told
from a cell, and which is read like any other text of the page, since there are no figures in it,
nor anything else that would make it a table to one who wants to copy it from the page.</p></td></tr></table>
<p>It is now said that both sides regret the years in which they did not speak, and wish to speak again.</p>
<ol class="footnotes"><li id="n1">Riga Herald, July 12, 1956. <a href="#r1">↩</a></li>
<li id="n2"><p>Berg, “The Bridge,” p. 51.</p></li><li id="n3">Ibid.</li></ol>
</article><footer>© The Baltic Paper</footer></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Document:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    return read_document(path)


def blocks(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def test_main_text_without_navigation_scripts_and_footer(page: Document) -> None:
    assert "Home" not in page.text
    assert "never run" not in page.text
    assert "©" not in page.text
    assert blocks(page, BlockKind.HEADING) == ["Old friends", "The cold years"]
    assert "The embassy was closed in 1961." in blocks(page, BlockKind.PARAGRAPH)
    assert any(words.startswith("This table only lays out") for words in blocks(page, BlockKind.PARAGRAPH))


def test_notes_are_apart_and_linked(page: Document) -> None:
    assert blocks(page, BlockKind.NOTE) == [
        "¹ Riga Herald, July 12, 1956.",
        "² Berg, “The Bridge,” p. 51.",
        "³ Ibid.",
    ]
    assert [(m.mark, page.text[m.start : m.end], page.blocks[m.block].mark) for m in page.marks] == [
        ("1", "¹", "1"), ("2", "²", "2"), ("3", "³", "3"),
    ]  # fmt: skip
    assert "304 km²." in page.text


def test_tables_are_cells(page: Document) -> None:
    cells = {(cell.row, cell.column): cell for cell in page.cells}
    assert cells["Laos", "Imports, 1990"].value == 1000.0
    assert cells["Laos", "Imports, 1991"].value is None
    assert cells["China", "Exports, 1990"].value == -1.0
    assert {cell.unit for cell in page.cells} == {"US$ million"}
    assert all(
        page.text[c.start : c.end] in ("5.5", "6.1", "1,000", "n/a", "−1", "2", "3", "4") for c in page.cells
    )


def test_the_page_says_who_wrote_it_and_when(page: Document) -> None:
    assert page.source.title == "Old friends"
    assert page.source.csl["author"] == [{"literal": "Ann Lee"}]
    assert page.source.issued == "2013-11-14"
    assert page.source.origin == "document"
    assert page.language == "en"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("cp1251", '<meta charset="windows-1251">'),
        ("utf-16", ""),
        ("utf-8", ""),
        ("koi8_r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, head: str) -> None:
    words = "В июле 1956 года министр посетил Ригу, где он встретился с мэром города и с инженерами моста."
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><head>{head}</head><body><p>{words}</p></body></html>".encode(encoding))
    assert words in read_document(path).text


def test_a_page_without_main_text_is_read_whole_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><div><span>Berg</span> <b>left.</b></div><div>He never came back.</div></body></html>"
    )
    document = read_document(path)
    assert "He never came back." in document.text


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "<div>" * 50000 + "text" + "</div>" * 50000)
    with pytest.raises(UnreadableDocument, match="nested more than 400 deep") as caught:
        read_document(path)
    assert caught.value.remedy


def test_entities_that_a_page_declares_are_not_unpacked(tmp_path: Path) -> None:
    entities = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    path = tmp_path / "a.html"
    path.write_text(f"<!DOCTYPE html [{entities}]><html><body><p>They met: &j;</p></body></html>")
    assert len(read_document(path).text) < 100


@pytest.mark.parametrize("body", ["", "<script>alert(1)</script>", "<p> </p>"])
def test_a_page_without_text(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{body}</body></html>")
    with pytest.raises(UnreadableDocument, match="holds no text"):
        read_document(path)


def test_spans_without_end_are_cut(tmp_path: Path) -> None:
    row = '<tr><td colspan="1000" rowspan="60000">1</td><td colspan="x" rowspan="-3">2</td></tr>'
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>They met in Riga.</p><table>{row * 3}</table></body></html>")
    document = read_document(path)
    assert len(document.text) < 2000


def graph(*things: str) -> str:
    return f'<script type="application/ld+json">{{"@graph": [{", ".join(things)}]}}</script>'


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ('<meta property="article:published_time" content="1984-09-20T10:00:00Z">', "1984-09-20"),
        ('<meta name="date" content="1984-09-20">', "1984-09-20"),
        ('<meta name="DC.date" content="1994-12-31">', "1994-12-31"),
        ('<meta name="DCTERMS.issued" content="1984-09">', "1984-09"),
        ('<meta name="citation_publication_date" content="1984/9/20">', "1984-09-20"),
        ('<meta name="citation_date" content="1984">', "1984"),
        (graph('{"dateModified": "2020-01-01"}', '{"datePublished": "1984-09-20"}'), "1984-09-20"),
        ('<script type="application/ld+json">{"datePublished":</script>', ""),
        ('<meta name="date" content="1996-09-20">', "1996-09-20"),
        (
            '<meta name="date" content="1984-09-20">'
            '<meta property="article:modified_time" content="2015-02-03">',
            "1984-09-20",
        ),
        ('<meta name="date" content="1984-19-20">', ""),
        ("", ""),
    ],
)
def test_old_dates_of_publication_are_read(tmp_path: Path, head: str, issued: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        PAGE.replace('<meta property="article:published_time" content="2013-11-14T10:00:00Z">', head)
    )
    assert read_document(path).source.issued == issued


def test_an_old_date_in_a_time_element_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    times = ['<time datetime="1984-09-20">20 September</time>', '<time pubdate datetime="1984-09">x</time>']
    for time, issued in zip(times, ("1984-09-20", "1984-09"), strict=True):
        path.write_text(f"<html><body><article>{time}<p>The minister came to Riga for talks.</p></article>")
        assert read_document(path).source.issued == issued
