"""The answers of language models, a line each and only ever added: a second run asks none of it again."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from amity.store.durable import append_line


def append(path: Path, line: Mapping[str, Any]) -> None:
    """Add an answer; it is on the disk when this returns. Raises InvalidCase where it cannot be written."""
    path.parent.mkdir(exist_ok=True)
    append_line(path, json.dumps(line, sort_keys=True).encode())


def read(path: Path) -> list[dict[str, Any]]:
    """All answers, in the order in which they came. A line that a crash has torn is passed over."""
    if not path.is_file():
        return []
    return [line for text in path.read_bytes().split(b"\n") if text.strip() and (line := _line(text))]


def _line(text: bytes) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None
