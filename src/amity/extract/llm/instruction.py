"""What a language model is asked, and the form that its answer must have."""

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from amity.extract.llm.answers import MOST
from amity.model.claims import Shape
from amity.model.factuality import Factuality
from amity.reference.kinds import kinds

TEXT: dict[str, Any] = {"type": "string"}
TEXTS: dict[str, Any] = {"type": "array", "items": TEXT, "maxItems": 6}
"""Weak models that may go on with a list go on for ever."""
MAYBE: dict[str, Any] = {"type": ["string", "null"]}


@cache
def instruction() -> str:
    """The instruction: the codebook in short, and each kind, an example; nothing of a document."""
    told, example = (
        (files(__package__) / name).read_text(encoding="utf-8") for name in ("instruction.txt", "example.txt")
    )
    return told + "".join(f"{kind.name}: {kind.definition}\n" for kind in kinds().values()) + example


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of an answer."""
    quantity = {
        "type": ["object", "null"],
        "properties": {"value": {"type": "number"}, "unit": TEXT},
        "required": ["value", "unit"],
        "additionalProperties": False,
    }
    fields = {
        "quote": TEXT,
        "occurrence": {"type": ["integer", "null"]},
        "kind": {"type": "string", "enum": list(kinds())},
        "source": MAYBE,
        "target": MAYBE,
        "others": TEXTS,
        "persons": TEXTS,
        "place": MAYBE,
        "date": MAYBE,
        "modality": {"type": "string", "enum": [str(one) for one in Factuality]},
        "shape": {"type": "string", "enum": [str(one) for one in Shape]},
        "attribution": TEXTS,
        "quantity": quantity,
    }
    claim = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": claim, "maxItems": MOST}},
        "required": ["claims"],
        "additionalProperties": False,
    }


@cache
def version() -> str:
    """A name for instruction and form together: another one where a word of them differs.

    >>> len(version())
    12
    """
    return sha256((instruction() + json.dumps(schema())).encode()).hexdigest()[:12]
