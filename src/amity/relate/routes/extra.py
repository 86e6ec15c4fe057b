"""The packages that routes need, imported only when they are asked for."""

from importlib import import_module
from typing import Any

from amity.errors import MissingExtra


def networkx() -> Any:
    """The library of graphs. Raises MissingExtra where it is not installed."""
    try:
        return import_module("networkx")
    except ImportError as error:
        raise MissingExtra("networkx, by which routes are searched,", "relate") from error


def numpy() -> Any:
    """The library of arrays. Raises MissingExtra where it is not installed."""
    try:
        return import_module("numpy")
    except ImportError as error:
        raise MissingExtra("numpy, by which the order of routes is tried,", "relate") from error
