"""Versions follow from code and data."""

from pathlib import Path

import pytest

from amity.case.versions import version_of


def test_a_changed_file_makes_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    versions = []
    for number, content in enumerate(["a = 1", "a = 2"]):
        package = tmp_path / f"stage{number}"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").write_text(content, encoding="utf-8")
        (package / "data" / "kinds.csv").write_text("kind", encoding="utf-8")
        (package / "notes.md").write_text(str(number), encoding="utf-8")
        versions.append(version_of(package.name))
    assert versions[0] != versions[1]


def test_each_set_of_packages_has_its_own() -> None:
    assert version_of("amity.read") != version_of("amity.read", "amity.model")
