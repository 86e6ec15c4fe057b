"""The sample material for all tests of what a reader sees."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from amity.present.material import Material


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """The module `sample.py`, which is beside this file and in no package."""
    return _beside("sample")


@pytest.fixture(scope="session")
def copies() -> ModuleType:
    """The module `copies.py`, likewise."""
    return _beside("copies")


def _beside(file: str) -> ModuleType:
    name = f"amity_dossier_{file}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{file}.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def material(sample: ModuleType) -> Material:
    """Two neighbours, five documents, three series."""
    made = sample.material()
    assert isinstance(made, Material)
    return made
