"""JSON Schemas (2020-12) of the lines that Amity exchanges with other programs."""

import json
from importlib.resources import files
from typing import Any

from amity.errors import NotFound

NAMES = (
    *("cell", "claim", "coded", "comparison", "date", "document", "event", "flow", "judgement", "resolved"),
    "text",
)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a kind of line. Raises NotFound for a name that is not in NAMES.

    >>> schema("claim")["properties"]["modality"]["enum"][:2]
    ['happened', 'did_not_happen']
    """
    if name not in NAMES:
        raise NotFound("schema", name, f"there are {', '.join(NAMES)}")
    text = (files("amity.model.schemas") / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
