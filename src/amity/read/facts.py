"""The data files of this package."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def facts(name: str) -> dict[str, Any]:
    """The content of `NAME.toml` beside this module, read once.

    >>> "US$" in facts("units")["currencies"]
    True
    """
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
