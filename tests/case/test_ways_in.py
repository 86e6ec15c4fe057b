"""Books, archives, scans and bibliographies of archives, from the file to the citation."""

import json
import os
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from amity.case import Case
from amity.model.claims import Claim, Tier
from amity.read import tesseract

SENTENCE = "Kim Il-sung visited Mongolia in July 1956."
BIB = r"""
@unpublished{minutes, author = {{Ministry of Foreign Affairs}}, title = {Minutes of the Talks},
  date = {1956-07-20}, note = {RGANI, f. 5, op. 28, d. 412, l. 12--15. In Russian}}
@book{book, author = {B{\"a}t, Dorj}, title = {Two Neighbours}, year = 1998}
"""
LINES = [
    "North Korea closed its embassy in Mongolia in 1999.",
    "",
    "Mongolia opened its embassy in Cuba in 2001.",
    "",
    "North Korea reopened its embassy in Mongolia",
    "in August 2004 after a long break.",
]
SERIF = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


def book(path: Path) -> None:
    """A book of one chapter, with a note."""
    container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    items = '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    package = f'<package><manifest>{items}</manifest><spine><itemref idref="a"/></spine></package>'
    body = (
        '<span epub:type="pagebreak" title="17"/><p>North Korea closed its embassy in Mongolia in 1999.'
        '<a epub:type="noteref" href="#n1">1</a></p><aside id="n1"><p>1. Diary, p. 3.</p></aside>'
    )
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<body><h1>After 1990</h1>{body}</body></html>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (("META-INF/container.xml", container), ("a.opf", package), ("a.xhtml", page)):
            archive.writestr(name, content)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    book(tmp_path / "book.epub")
    with zipfile.ZipFile(tmp_path / "papers.zip", "w") as archive:
        archive.writestr("deep/minutes.txt", f"Minutes of the talks\n\n{SENTENCE}\n")
        archive.write(tmp_path / "book.epub", "book.epub")
        archive.writestr("deep/library.bib", BIB)
        archive.writestr("../evil.txt", "Evil.")
    made = Case.new(tmp_path / "case", dyads=[("MNG", "PRK")])
    report = made.add([tmp_path / "papers.zip"])
    assert sorted(report.added) == ["book", "minutes"]
    assert len(report.left_out) == 1
    return made


def test_a_book_in_an_archive_is_read_and_cited_by_its_bibtex(case: Case) -> None:
    report = case.read(workers=1)
    assert (report.read, report.failed) == (("book", "minutes"), ())
    (claim,) = [r.claim for r in case.claims() if r.claim.passage.doc == "book"]
    assert (claim.kind, claim.source, claim.target, str(claim.date)) == (
        "embassy_closed",
        "PRK",
        "MNG",
        "1999",
    )
    assert claim.note == "¹ Diary, p. 3."
    assert case.document("book").source.csl["author"] == [{"family": "Bät", "given": "Dorj"}]


def test_the_call_number_stands_in_every_citation(case: Case) -> None:
    case.read(workers=1)
    held = "RGANI, f. 5, op. 28, d. 412, l. 12–15"
    source = case.document("minutes").source
    assert source.csl["archive"] == "RGANI"
    assert source.csl["custom"]["archival"] == {"fond": "5", "opis": "28", "delo": "412", "list": "12–15"}
    dossier = json.loads(case.dossier(form="json"))
    assert f"Ministry of Foreign Affairs 1956, {held}" in [p["reference"] for p in dossier["passages"]]
    entries = {entry["doc"]: entry["entry"] for entry in dossier["bibliography"]}
    assert entries["minutes"].endswith(f"20 July. {held}.")
    page = case.dossier()
    assert f">Ministry of Foreign Affairs 1956</a>, {held}</p>" in page


def test_what_a_poor_scan_says_is_doubted(case: Case, tmp_path: Path) -> None:
    missing = not (tesseract.is_installed() and "eng" in tesseract.languages() and SERIF.is_file())
    if missing and not os.environ.get("AMITY_REQUIRE_TESSERACT"):
        pytest.skip("needs Tesseract with eng, and DejaVu")
    page = Image.new("L", (1700, 900), 255)
    letters = ImageFont.truetype(str(SERIF), 44)
    for line, words in enumerate(LINES):
        ImageDraw.Draw(page).text((130, 130 + 75 * line), words, font=letters, fill=0)
    page.save(tmp_path / "clear.png", dpi=(300, 300))
    page.filter(ImageFilter.GaussianBlur(4.1)).save(tmp_path / "blurred.png", dpi=(300, 300))
    case.add([tmp_path / "clear.png", tmp_path / "blurred.png"])
    assert case.read().failed == ()
    clear, blurred = (claims_by_legibility(case, name) for name in ("clear", "blurred"))
    assert clear[True] == []
    assert Tier.HIGH in {claim.tier for claim in clear[False]}
    assert blurred[True]
    assert {(claim.tier, claim.rules[-1]) for claim in blurred[True]} == {(Tier.LOW, "tier:scan")}
    assert not any("tier:scan" in claim.rules for claim in blurred[False])


def claims_by_legibility(case: Case, name: str) -> dict[bool, list[Claim]]:
    """The claims of a scan, those from poor blocks under True."""
    found: dict[bool, list[Claim]] = {True: [], False: []}
    poor = [block for block in case.document(name).blocks if block.poor]
    for claim in (r.claim for r in case.claims() if r.claim.passage.doc == name):
        start = claim.passage.start
        found[any(block.start <= start < block.end for block in poor)].append(claim)
    return found
