"""A model's answer, parsed strictly: what does not have the form is no proposal."""

import json
import math
import re
from dataclasses import dataclass
from typing import Any

LONGEST = 64_000
"""Longer answers are not looked at, in characters."""
MOST = 20
"""An answer with more claims about one passage is not looked at."""
_FENCE = re.compile(r"```(?:json)?\s*\n(?P<inner>.*)\n```", re.DOTALL)


class Malformed(Exception):
    """Why an answer, or a proposal in it, has not the form that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a model proposes as a claim: nothing of it is believed yet. Fields as in the instruction."""

    quote: str
    kind: str
    modality: str
    occurrence: int | None = None
    source: str | None = None
    target: str | None = None
    others: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    shape: str = "event"
    attribution: tuple[str, ...] = ()
    quantity: tuple[float, str] | None = None


def proposals_of(answer: str) -> list[Any]:
    """The items of the list of claims in an answer, of whatever form. Raises Malformed where there is none.

    A fence of Markdown around the whole answer is taken off; nothing else around the JSON is.

    >>> proposals_of('{"claims": []}')
    []
    """
    if len(answer) > LONGEST:
        raise Malformed(f"the answer has {len(answer)} characters; at most {LONGEST} are read")
    text = answer.strip()
    if fenced := _FENCE.fullmatch(text):
        text = fenced["inner"]
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the answer is not JSON ({' '.join(str(error).split())[:80]})") from None
    if not isinstance(found, dict) or list(found) != ["claims"] or not isinstance(found["claims"], list):
        raise Malformed('the answer is no object with a list "claims" and nothing else')
    if len(found["claims"]) > MOST:
        raise Malformed(f"the answer has {len(found['claims'])} claims; at most {MOST} are read")
    return list(found["claims"])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field is there twice")
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


def proposal_of(item: Any) -> Proposal:
    """The proposal in an item of the list. Raises Malformed for a field that is wrong, missing or unknown."""
    if not isinstance(item, dict):
        raise Malformed("it is no object")
    if unknown := sorted(set(item) - set(Proposal.__slots__)):
        raise Malformed(f"there is no field {unknown[0]!r}")
    if missing := [name for name in ("quote", "kind", "modality") if not item.get(name)]:
        raise Malformed(f"it has no {missing[0]}")
    fields: dict[str, Any] = {name: _FORMS[name](name, value) for name, value in item.items()}
    return Proposal(**fields)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Malformed(f"{name} is no text")
    return value


def _maybe(name: str, value: Any) -> str | None:
    """A text, or none: models that must fill a field write an empty one."""
    return None if value in (None, "") else _text(name, value)


def _texts(name: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Malformed(f"{name} is no list of texts")
    return tuple(_text(name, one) for one in value)


def _count(name: str, value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Malformed(f"{name} is no whole number from 1")
    return value


def _quantity(name: str, value: Any) -> tuple[float, str] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) != {"value", "unit"}:
        raise Malformed(f"{name} is no object of value and unit")
    number = value["value"]
    if not isinstance(number, int | float) or isinstance(number, bool) or abs(number) > 1e18:
        raise Malformed(f"{name} has no number")
    if not math.isfinite(number):
        raise Malformed(f"{name} has no number")
    return float(number), _text("unit", value["unit"])


_FORMS = {
    "quote": _text, "kind": _text, "modality": _text, "shape": _text, "occurrence": _count, "source": _maybe,
    "target": _maybe, "others": _texts, "persons": _texts, "place": _maybe, "date": _maybe,
    "attribution": _texts, "quantity": _quantity,
}  # fmt: skip
