"""Take README's picture of the example's dossier: run `make dossier` before it."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Open build/dossier.html in Chromium and keep what is on the first screen as docs/dossier.png."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page(viewport={"width": 1100, "height": 1250}, color_scheme="light")
        page.goto((ROOT / "build" / "dossier.html").as_uri())
        page.wait_for_selector("svg.marks, canvas, .vega-embed svg")
        page.screenshot(path=ROOT / "docs" / "dossier.png")
        browser.close()


if __name__ == "__main__":
    main()
