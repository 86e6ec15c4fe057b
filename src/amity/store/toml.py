"""Writing TOML 1.0, which the standard library only reads: tables, texts, numbers, truth values, lists."""

import json
from collections.abc import Mapping
from typing import Any

from amity.errors import InvalidValue


def dumps(document: Mapping[str, Any]) -> str:
    """The document as TOML, with its tables after its values.

    Raises InvalidValue for a value that TOML has no form for, such as None.

    >>> print(dumps({"format": 1, "dyads": [["MNG", "PRK"]], "settings": {"engine": "rules"}}), end="")
    format = 1
    dyads = [["MNG", "PRK"]]
    <BLANKLINE>
    [settings]
    engine = "rules"
    """
    lines = [f"{_key(k)} = {_value(k, v)}" for k, v in document.items() if not isinstance(v, Mapping)]
    for name, table in document.items():
        if isinstance(table, Mapping):
            lines += ["", f"[{_key(name)}]", *(f"{_key(k)} = {_value(k, v)}" for k, v in table.items())]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if plain else _text(name)


def _value(field: str, value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return _text(value)
        case list() | tuple():
            return f"[{', '.join(_value(field, part) for part in value)}]"
    raise InvalidValue("case.toml", field, value, "a text, a number, true, false or a list of these")


def _text(value: str) -> str:
    # JSON's escapes are TOML's too, but for the character DEL, which JSON leaves as it is
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
