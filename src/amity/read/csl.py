"""CSL-JSON as it ought to be: what an entry says, in a form that the rest of the program can rely on."""

import re
from collections.abc import Mapping
from typing import Any

_TEXTS = ("title", "container-title", "publisher", "publisher-place", "language", "URL", "DOI", "type")
_NAMES = ("author", "editor", "translator")
_DATES = ("issued", "accessed", "original-date")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")


def checked(entry: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """An entry with dates as numbers and names as objects, and a line for each field that had to be left out.

    Schema: Citation Style Language, csl-data.json 1.0.2 (2021).

    >>> checked({"title": "On T.", "issued": {"raw": "2013-11-14"}, "author": "Lee"})
    ({'title': 'On T.', 'issued': {'date-parts': [[2013, 11, 14]]}, 'author': [{'literal': 'Lee'}]}, ())
    >>> checked({"issued": "yesterday"})
    ({}, ("issued is 'yesterday', no date of CSL-JSON; it is left out",))
    """
    csl: dict[str, Any] = {}
    wrong: list[str] = []
    for name, value in entry.items():
        if value in (None, "", [], {}):
            continue
        found = _field(name, value)
        if found is None:
            kind = "date" if name in _DATES else "list of names" if name in _NAMES else "text"
            wrong.append(f"{name} is {str(value)[:60]!r}, no {kind} of CSL-JSON; it is left out")
        else:
            csl[name] = found
    return csl, tuple(wrong)


def _field(name: str, value: object) -> object:
    """The value as CSL-JSON has it; None where it cannot be."""
    if name in _DATES:
        return _date(value)
    if name in _NAMES:
        return _people(value)
    if name in _TEXTS:
        return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else None
    return value


def _date(value: object) -> dict[str, Any] | None:
    if isinstance(value, Mapping) and "date-parts" not in value:
        value = value.get("raw") or value.get("literal") or value.get("date") or ""
    if isinstance(value, str | int):
        match = _ISO.match(str(value).strip())
        return {"date-parts": [_parts(match.groups())]} if match and _parts(match.groups()) else None
    if not isinstance(value, Mapping) or not isinstance(value.get("date-parts"), list):
        return None
    spans = [_parts(parts) for parts in value["date-parts"] if isinstance(parts, list)]
    if not spans or not all(spans):
        return None
    return {**value, "date-parts": spans}


def _parts(parts: Any) -> list[int]:
    """Year, month and day as numbers; none where one of them cannot be."""
    numbers = [str(part) for part in parts if part is not None]
    if not numbers or not all(re.fullmatch(r"-?\d{1,4}", number) for number in numbers):
        return []
    year, *rest = (int(number) for number in numbers)
    month_and_day = zip(rest, (12, 31), strict=False)
    return [year, *rest] if all(1 <= n <= most for n, most in month_and_day) else []


def _people(value: object) -> list[dict[str, Any]] | None:
    people = value if isinstance(value, list) else [value]
    found = [{"literal": person} if isinstance(person, str) else person for person in people]
    named = [dict(person) for person in found if isinstance(person, dict)]
    return named if len(named) == len(people) else None
