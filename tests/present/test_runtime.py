"""The runtime that draws charts, as the build hook writes it."""

import importlib.util
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
HOOK = ROOT / "hatch_build.py"

pytest.importorskip("vl_convert", reason="vl-convert is needed where Amity is built, not where it runs")
pytest.importorskip("hatchling", reason="hatchling is needed where Amity is built, not where it runs")


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", HOOK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_can_stand_in_a_page_and_names_what_is_in_it(hook: ModuleType, tmp_path: Path) -> None:
    hook.write(tmp_path / "static" / "vega.js")
    text = (tmp_path / "static" / "vega.js").read_text(encoding="utf-8")
    assert not [mark for mark in hook.UNSAFE if mark in text.lower()]
    first = text.splitlines()[0]
    assert first.startswith("/* Vega ")
    assert "BSD 3-Clause" in first
    assert "globalThis.vegaEmbed=" in text


def test_what_is_installed_is_what_the_hook_writes(hook: ModuleType) -> None:
    installed = files("amity.present").joinpath("static", "vega.js")
    assert installed.is_file(), "run `python hatch_build.py`"
    assert installed.read_text(encoding="utf-8") == hook.bundle()


def test_a_bundle_that_would_end_its_script_element_is_refused(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "bundle", lambda: "let a = '</SCRIPT>';")
    with pytest.raises(ValueError, match="script element"):
        hook.write(tmp_path / "vega.js")
    assert not (tmp_path / "vega.js").exists()
