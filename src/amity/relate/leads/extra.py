"""The packages that leads need, imported only when they are asked for."""

from importlib import import_module
from typing import Any

from amity.errors import MissingExtra


def numpy() -> Any:
    """The library of arrays. Raises MissingExtra where it is not installed."""
    return _imported("numpy")


def special() -> Any:
    """The special functions of SciPy. Raises MissingExtra where it is not installed."""
    return _imported("scipy.special")


def _imported(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtra("lead and lag between dyads", "relate") from error
