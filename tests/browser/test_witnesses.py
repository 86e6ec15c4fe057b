"""The drawing of the sources and the reasons beside an event, in a real browser."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from amity.present.dossier import render

Look = Callable[..., Any]
COPIES = Path(__file__).parents[1] / "present" / "copies.py"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
INSIDE = """
() => [...document.querySelectorAll(".stemma a")].filter((box) => {
  const frame = box.querySelector("rect").getBoundingClientRect();
  return [...box.querySelectorAll("text")].some((text) => text.getBoundingClientRect().right > frame.right);
}).map((box) => box.textContent)
"""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of a case in which some copy others and two cite each other."""
    spec = importlib.util.spec_from_file_location("amity_dossier_copies", COPIES)
    assert spec is not None
    assert spec.loader is not None
    copies = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copies)
    path = tmp_path_factory.mktemp("witnesses") / "copies.html"
    path.write_text(render(copies.material()), encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1100, "dark"), (1600, "light")])
def test_the_drawing_stays_in_its_figure_and_its_words_in_their_boxes(
    look: Look, copied: Path, width: int, scheme: str
) -> None:
    page = look(copied, width, scheme).page
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(INSIDE) == []
    drawing = page.locator(".stemma")
    if width == 360:
        assert drawing.evaluate("part => part.scrollWidth > part.clientWidth")
    size = page.locator(".stemma a text").first.evaluate(
        "text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a"
    )
    assert size >= 9.8


def test_the_words_of_the_drawing_can_be_selected(look: Look, copied: Path) -> None:
    page = look(copied).page
    picked = page.evaluate(
        "() => { const range = document.createRange();"
        " range.selectNodeContents(document.querySelector('.stemma a text'));"
        " getSelection().removeAllRanges(); getSelection().addRange(range);"
        " return getSelection().toString(); }"
    )
    assert picked == page.locator(".stemma a text").first.text_content()


def test_a_box_leads_to_the_bibliography_by_mouse_and_by_keyboard(look: Look, copied: Path) -> None:
    page = look(copied).page
    box = page.locator(".stemma a").first
    target = box.get_attribute("href")
    box.focus()
    assert box.locator("rect").evaluate("rect => getComputedStyle(rect).strokeWidth") == "2px"
    page.keyboard.press("Enter")
    assert page.url.endswith(target)
    other = page.locator(".stemma a").nth(1)
    other.locator("rect").click()
    assert page.url.endswith(other.get_attribute("href"))
    assert page.locator(other.get_attribute("href")).is_visible()


def test_a_passage_leads_to_the_bond_that_it_shows(look: Look, copied: Path) -> None:
    page = look(copied).page
    link = page.locator("#passages .read a[href^='#bond-']").first
    row = page.locator(link.get_attribute("href"))
    assert not row.is_visible()
    link.click()
    row.wait_for(state="visible")


def test_the_reasons_open_by_keyboard_and_the_sum_within_them(look: Look, copied: Path) -> None:
    page = look(copied, 360).page
    summary = page.locator(".weighed > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    inner = page.locator(".sum > summary").first
    inner.focus()
    page.keyboard.press("Enter")
    assert page.locator(".sum table").first.is_visible()
    assert page.evaluate(OVERFLOW) <= 0


def test_paper_has_the_drawing_and_the_reasons(look: Look, copied: Path, tmp_path: Path) -> None:
    page = look(copied, 1280, "dark").page
    printed = tmp_path / "copies.pdf"
    page.pdf(path=printed, format="A4", prefer_css_page_size=True)
    with pdfplumber.open(printed) as pdf:
        text = "".join("".join((sheet.extract_text() or "").split()) for sheet in pdf.pages)
        assert all(word["x1"] <= sheet.width for sheet in pdf.pages for word in sheet.extract_words())
    sought = ("Whodependsonwhom", "HarbourWire", "wording", "Addsnothingtoit", "Probability0.95,between0.62")
    assert [words for words in sought if words not in text] == []
