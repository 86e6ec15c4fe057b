"""The wheel and the sdist are whole: a dossier can be made from the wheel alone, without extras."""

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*words: str | Path, cwd: Path | None = None) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(w) for w in words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment with the wheel and what it needs alone, at the locked versions."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    pins = re.findall(r"^[a-z][\w.-]*==\S+", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M)
    (folder / "pins.txt").write_text("\n".join(pins), encoding="utf-8")
    wheel = next(built.glob("*.whl"))
    pip = (folder / "bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    run(*pip, "--constraint", folder / "pins.txt", wheel)
    return folder / "bin"


def test_wheel_holds_program_data_and_charts(built: Path) -> None:
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    for name in ("py.typed", "reference/data/states.csv", "present/static/vega.js"):
        assert f"amity/{name}" in names
    assert not [name for name in names if not name.startswith("amity")]


def test_sdist_holds_what_builds_it(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        tails = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"pyproject.toml", "hatch_build.py", "LICENSE", "src/amity/__init__.py"} <= tails


def test_dossier_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    amity, example = installed / "amity", ROOT / "examples/mongolia-dprk"
    run(amity, "new", tmp_path / "case", "--dyad", "MNG", "PRK")
    run(amity, "add", tmp_path / "case", example / "sources", example / "tables")
    run(amity, "read", tmp_path / "case")
    run(amity, "dossier", tmp_path / "case", "-o", tmp_path / "dossier.html")
    assert "<h1" in (tmp_path / "dossier.html").read_text(encoding="utf-8")
    assert "pyarrow" not in run(installed / "python", "-m", "pip", "freeze")


def test_no_dependency_is_under_the_gpl(installed: Path) -> None:
    code = (
        "import importlib.metadata as m\n"
        "for d in m.distributions():\n"
        "    told = [d.metadata.get('License-Expression') or d.metadata.get('License') or '']\n"
        "    told += [c for c in d.metadata.get_all('Classifier') or [] if c.startswith('License')]\n"
        "    print(d.metadata['Name'], '|', ' '.join(' '.join(told).split()))"
    )
    for line in run(installed / "python", "-c", code).splitlines():
        # a choice of licences is one of ours to make; LGPL is not GPL
        bound = re.search(r"(?<!L)(AGPL|GPL|General Public License)", line)
        assert not bound or " OR " in line, line
