"""The dossier in a real browser, from disk, with every network request refused."""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.etree
import pdfplumber
import pytest

Look = Callable[..., Any]

BOTH = pytest.mark.parametrize(
    "dossier_path",
    ["sample", "example", *(["own"] if os.environ.get("AMITY_DOSSIER") else [])],
    indirect=True,
)
FOLLOW = """
() => [...document.querySelectorAll("a.cite")].map((link) => {
  for (let at = link; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  link.click();
  const marks = [...document.querySelectorAll(".desk .context mark, .desk mark.here")];
  const mark = link.hash.startsWith("#n") ? marks[0] : document.querySelector(".desk mark.here");
  const box = mark && mark.getBoundingClientRect();
  const entry = link.closest(".what") && link.closest(".entry");
  return {
    label: link.textContent,
    open: document.querySelector(".desk").open,
    text: mark && mark.textContent,
    painted: mark && getComputedStyle(mark).backgroundColor,
    plain: getComputedStyle(document.querySelector(".desk")).backgroundColor,
    seen: Boolean(box && box.width > 0 && box.height > 0),
    title: document.querySelector("#desk-title").textContent,
    quote: entry && entry.querySelector(".words").textContent.trim().replace(/^“|”$/g, ""),
    first: entry && entry.querySelector("a.cite") === link,
    whole: document.querySelector(link.hash).closest(".passage").querySelector(".context")?.textContent,
  };
})
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })"


@BOTH
def test_every_citation_opens_a_highlighted_passage_that_holds_the_quote(
    look: Look, dossier_path: Path
) -> None:
    page = look(dossier_path).page
    followed = page.evaluate(FOLLOW)
    assert len(followed) == page.locator("a.cite").count() > 0
    for one in followed:
        assert one["open"], one
        assert one["text"], one
        assert one["seen"], one
        assert one["painted"] not in ("rgba(0, 0, 0, 0)", "transparent", one["plain"]), one
        assert one["label"].removeprefix("T") in one["title"], one
        if not one["label"].startswith("T"):
            assert one["text"] in one["whole"]
        if one["quote"] and one["first"]:
            assert one["text"] == one["quote"], one


def test_a_citation_is_clicked_with_a_mouse_and_the_passage_can_be_seen(
    look: Look, dossier_path: Path
) -> None:
    for width in (360, 1600):
        page = look(dossier_path, width).page
        page.locator("#chronology a.cite").first.click()
        box = page.locator(".desk mark").first.bounding_box()
        assert box is not None
        assert 0 <= box["x"] < width
        assert 0 <= box["y"] < 900
        page.locator("[data-close]").click()
        assert not page.locator(".desk").is_visible()


def test_all_of_it_can_be_reached_by_keyboard(look: Look, dossier_path: Path) -> None:
    page = look(dossier_path).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    while page.evaluate("document.activeElement.className") != "cite":
        page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    own = page.evaluate("document.activeElement.id")
    page.keyboard.press("Enter")
    assert outline == "solid"
    assert page.evaluate("document.activeElement.id") == "desk-title"
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.desk'))")
    page.keyboard.press("Escape")
    assert not page.locator(".desk").is_visible()
    assert page.evaluate("document.activeElement.id") == own


def test_the_passages_can_be_walked_through_and_copied(look: Look, dossier_path: Path) -> None:
    page = look(dossier_path).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("a.cite[href='#n1']").first.click()
    page.get_by_label("Next passage").click()
    assert page.locator("#desk-title").text_content() == "Passage 2"
    page.get_by_label("Previous passage").click()
    page.get_by_text("Copy citation").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    quote = page.locator("#n1 mark").first.text_content()
    entry = page.evaluate("document.getElementById(document.querySelector('#n1').dataset.reference)"
                          ".querySelector('.full').textContent.replace(/\\s+/g, ' ').trim()")  # fmt: skip
    assert copied.startswith(f"“{' '.join(quote.split())}” (")
    assert copied.endswith(entry)


def test_each_figure_saves_its_table_and_its_chart(look: Look, dossier_path: Path) -> None:
    page = look(dossier_path).page
    page.evaluate(OPEN_ALL)
    figures = page.locator("figure:has(details.table)")
    assert figures.count() > 0
    for n in range(figures.count()):
        figure = figures.nth(n)
        saved = _saved(page, figure.get_by_text("Save table (CSV)"))
        rows = list(csv.reader(io.StringIO(saved)))
        assert len(rows) == figure.locator("tbody tr").count() + 1
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "@", "+")]
        if figure.locator(".chart").count():
            drawing = lxml.etree.fromstring(_saved(page, figure.get_by_text("Save chart (SVG)")).encode())
            assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
            assert drawing[0].text == figure.locator("h3").text_content()
            text = lxml.etree.tostring(drawing, encoding="unicode")
            assert "var(" not in text
            assert text.count("<path") > 3


def _saved(page: Any, button: Any) -> str:
    with page.expect_download() as download:
        button.click()
    return Path(download.value.path()).read_text(encoding="utf-8")


@BOTH
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1600, "light")])
def test_no_serious_fault_for_those_who_read_otherwise(
    look: Look, dossier_path: Path, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    page = look(dossier_path, width, scheme).page
    page.evaluate(OPEN_ALL)
    page.locator("a.cite").first.click()
    found = Axe().run(page).response["violations"]
    serious = [
        (v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_marks_stand_out_from_the_ground(look: Look, dossier_path: Path, scheme: str) -> None:
    page = look(dossier_path, 1280, scheme).page
    names = ["paper", "card", "ink", "ink-2", "accent", "unsure", "checked", "mark", "mark-ink"]
    names += [f"c{n}" for n in range(1, 8)]
    colours = page.evaluate(
        "(names) => Object.fromEntries(names.map((name) => [name, "
        "getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()]))",
        names,
    )
    for ink in ("ink", "ink-2", "accent", "unsure", "checked"):
        for ground in ("paper", "card"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert _contrast(colours["mark-ink"], colours["mark"]) >= 4.5
    for n in range(1, 8):  # graphical objects: WCAG 2.2, 1.4.11
        assert _contrast(colours[f"c{n}"], colours["paper"]) >= 3, n
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == _rgb(colours["paper"])


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(part) for part in bytes.fromhex(colour[1:]))})"


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@BOTH
@pytest.mark.parametrize("width", [360, 768, 1600])
def test_nothing_runs_out_of_the_page(look: Look, dossier_path: Path, width: int) -> None:
    page = look(dossier_path, width).page
    assert page.evaluate(OVERFLOW) <= 0
    page.evaluate(OPEN_ALL)
    page.locator("#chronology a.cite").first.click()
    assert page.evaluate(OVERFLOW) <= 0
    for chart in page.locator(".chart").all():
        box, drawn = chart.bounding_box(), chart.locator("svg").bounding_box()
        assert drawn["width"] <= box["width"] + 1
        assert drawn["height"] > 60


def test_light_and_dark_can_be_chosen_and_are_remembered(look: Look, dossier_path: Path) -> None:
    page = look(dossier_path).page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_label("Change to dark colours").click()
    assert page.evaluate(ground) != light
    page.reload()
    assert page.evaluate(ground) != light
    page.get_by_label("Change to light colours").click()
    assert page.evaluate(ground) == light


def test_the_unreviewed_claims_can_be_filtered(look: Look, dossier_path: Path) -> None:
    page = look(dossier_path).page
    if not page.locator("#unreviewed details").count():
        pytest.skip("this dossier has no unreviewed claim")
    page.locator("#unreviewed summary").click()
    entries = page.locator("#unreviewed .entry")
    total = entries.count()
    kind = page.locator("#unreviewed select[name=kind] option").nth(1).text_content()
    page.select_option("#unreviewed select[name=kind]", kind)
    shown = page.locator("#unreviewed .entry:visible")
    assert 0 < shown.count() <= total
    assert {entry.get_attribute("data-kind") for entry in shown.all()} == {kind}
    assert page.locator("#unreviewed output").text_content() == f"{shown.count()} of {total} shown"
    page.fill("#unreviewed input[name=text]", "no such words are in it")
    assert shown.count() == 0


def test_a_mark_of_the_timeline_tells_its_event_and_leads_to_it(look: Look, dossier_path: Path) -> None:
    page = look(dossier_path).page
    mark = page.locator("#figure-timeline .mark-symbol path").first
    mark.hover()
    told = page.locator(".tip").text_content()
    mark.click()
    entry = page.locator(page.evaluate("'[id=\"' + location.hash.slice(1) + '\"]'"))
    assert entry.locator(".what").is_visible()
    assert entry.locator(".date").text_content() in told


@BOTH
def test_paper_has_all_of_it_with_the_passages_as_endnotes(
    look: Look, dossier_path: Path, tmp_path: Path
) -> None:
    page = look(dossier_path, 1280, "dark").page
    quotes = page.locator("#passages .context:not(.cells) mark").all_text_contents()
    printed = tmp_path / "dossier.pdf"
    page.pdf(path=printed, format="A4", prefer_css_page_size=True)
    with pdfplumber.open(printed) as pdf:
        text = "".join("".join((sheet.extract_text() or "").split()) for sheet in pdf.pages)
        assert len(pdf.pages) > 1
        assert all(word["x1"] <= sheet.width for sheet in pdf.pages for word in sheet.extract_words())
    missing = [quote for quote in quotes if "".join(quote.split())[:30] not in text]
    assert len(missing) <= len(quotes) // 20, missing  # a quote that goes over to the next sheet
    assert page.locator("details[open]").count() == 0


def test_no_script_but_the_pages_own_can_run(look: Look, dossier_path: Path) -> None:
    tab = look(dossier_path)
    tab.page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        " document.head.append(script);"
        " document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"ran=2\">');"
        " const style = document.createElement('style'); style.textContent = '* { color: red }';"
        " document.head.append(style); }"
    )
    tab.page.wait_for_timeout(100)
    assert tab.page.evaluate("window.ran === undefined")
    assert tab.page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
    refused = [text for text in tab.complaints if "Content Security Policy" in text]
    assert len(refused) >= 3
    tab.complaints[:] = [text for text in tab.complaints if text not in refused]
    tab.asked.clear()


def test_without_scripts_a_citation_still_leads_to_its_passage(look: Look, dossier_path: Path) -> None:
    page = look(dossier_path, scripts=False).page
    cite = page.locator("#chronology a.cite").first
    number = cite.text_content()
    cite.click()
    assert page.url.endswith(f"#n{number}")
    assert page.locator(f"#n{number} mark").is_visible()
    assert page.locator("noscript").count() == 1
    assert page.locator(".chart:visible, .theme:visible, .filter:visible").count() == 0
