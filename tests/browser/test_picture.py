"""The picture of two states as a browser draws it: a dyad of ten events, and one of a hundred thousand."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amity.model.pictured import ContactCount, FlowLine, FlowPoint, PhaseBand, Pictured, Stretch
from amity.present.relation_page import page

Look = Callable[..., Any]
FEW = tuple(ContactCount(year=year, way=year % 2, rank=year % 3, count=1) for year in range(1961, 1990, 3))
MANY = tuple(
    ContactCount(year=year, way=way, rank=2, count=1000) for year in range(1940, 1990) for way in (0, 1)
)


def pictured(contacts: tuple[ContactCount, ...]) -> Pictured:
    years = range(1940, 1990)
    return Pictured(
        names=("Ghana", "Togo"),
        span=(1940, 1989),
        contacts=contacts,
        flows=(
            FlowLine(
                name="Trade", unit="t", points=tuple(FlowPoint(at=y + 0.5, value=y - 1939) for y in years)
            ),
        ),
        phases=(PhaseBand(name="more contacts", when=Stretch(start=1940, end=1970), amount="much"),),
        coverage=dict.fromkeys(range(1950, 1990), 1.0),
    )


@pytest.mark.skipif(importlib.util.find_spec("playwright") is None, reason="playwright is not installed")
@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("contacts", [FEW, MANY])
def test_the_picture_is_drawn_within_the_page(
    look: Look, tmp_path: Path, contacts: tuple[ContactCount, ...], scheme: str, width: int
) -> None:
    path = tmp_path / "picture.html"
    path.write_text(page(pictured(contacts)), encoding="utf-8", newline="\n")
    tab = look(path, width=width, scheme=scheme)
    tab.page.wait_for_selector("[data-charts=drawn] .chart svg", state="attached")
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    drawn = tab.page.evaluate("document.querySelectorAll('.chart svg path').length")
    assert 20 < drawn < 1500
    box = tab.page.locator(".chart svg").bounding_box()
    assert box is not None
    assert box["width"] > width * 0.85


def test_without_scripts_the_table_can_be_read(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "picture.html"
    path.write_text(page(pictured(FEW)), encoding="utf-8", newline="\n")
    tab = look(path, scripts=False)
    tab.page.locator("summary").click()
    assert tab.page.get_by_role("row", name="1961 contacts").is_visible()
