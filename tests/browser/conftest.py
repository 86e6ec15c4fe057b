"""A real Chromium that is refused every address, and the dossiers that it opens.

`AMITY_DOSSIER=FILE` adds a dossier of one's own to those that are looked at.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from amity.present.dossier import render

SAMPLE = Path(__file__).parents[1] / "present" / "sample.py"
EXAMPLE = Path(__file__).parents[2] / "examples" / "mongolia-dprk"
OWN = os.environ.get("AMITY_DOSSIER")


@dataclass
class Tab:
    """A page that is open, with what it asked for and complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium; without one the test is skipped, or fails where AMITY_REQUIRE_BROWSER is set."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
        None,
    )
    if found is None:
        message = "no Chromium on this machine (looked for chromium, chromium-browser, google-chrome)"
        if os.environ.get("AMITY_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The dossiers that have been written, by name, so that each is written once."""
    return {"own": Path(OWN).resolve()} if OWN else {}


@pytest.fixture(params=["sample", *(["own"] if OWN else [])])
def dossier_path(
    request: pytest.FixtureRequest, dossiers: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The dossier to look at, as a file: the sample's, the worked example's, or one of one's own."""
    name = str(request.param)
    if name not in dossiers:
        path = tmp_path_factory.mktemp("dossier") / f"{name}.html"
        {"sample": _write_sample, "example": _write_example}[name](path)
        dossiers[name] = path
    return dossiers[name]


def _write_sample(path: Path) -> None:
    spec = importlib.util.spec_from_file_location("amity_dossier_sample", SAMPLE)
    assert spec is not None
    assert spec.loader is not None
    sample = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sample)
    path.write_text(render(sample.material(full_text=True)), encoding="utf-8", newline="\n")


def _write_example(path: Path) -> None:
    """The worked example's dossier, made as a user makes it."""
    case = path.with_name("case")
    for arguments in (
        ["new", case, "--title", "Mongolia and North Korea", "--dyad", "MNG", "PRK"],
        ["add", case, EXAMPLE / "sources", EXAMPLE / "tables"],
        ["read", case],
        ["dossier", case, "-o", path],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "amity", *map(str, arguments)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture
def look(chromium: Any) -> Iterator[Callable[..., Tab]]:
    """Opens a dossier at a width, in light or dark; in the end nothing may have been asked for or amiss."""
    tabs: list[Tab] = []

    def opened(path: Path, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Tab:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts,
            accept_downloads=True, reduced_motion="reduce", offline=True,
        )  # fmt: skip
        tab = Tab(page=context.new_page())
        tabs.append(tab)
        context.on("request", lambda request: _asked(tab, request.url, path))
        tab.page.on("console", lambda message: tab.complaints.append(f"{message.type}: {message.text}"))
        tab.page.on("pageerror", lambda error: tab.complaints.append(f"error: {error}"))
        tab.page.on("dialog", lambda dialog: tab.complaints.append(f"dialog: {dialog.message}"))
        tab.page.goto(path.as_uri())
        if scripts and tab.page.locator(".chart").count():
            tab.page.wait_for_selector("html[data-charts=drawn]", state="attached")
        return tab

    yield opened
    for tab in tabs:
        tab.page.context.close()
        assert tab.asked == []
        assert tab.complaints == []


def _asked(tab: Tab, url: str, path: Path) -> None:
    if not url.startswith((path.as_uri(), "blob:")):
        tab.asked.append(url)
