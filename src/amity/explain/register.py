"""What was fixed before results were shown: hashes of predictions and ratios, and the register of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from amity.model.theses import Registration, Thesis
from amity.model.when import When

REGISTERED, SHOWN = "registered", "shown"


def fixed(thesis: Thesis) -> str:
    """The SHA-256 of what a thesis predicts and forbids, with its ratios, and of nothing else.

    Another title, statement, holder or reason leaves it as it is; another question, ratio, name or day of
    those who gave the ratio, or other theses that may hold with it, does not. What a question leaves out is
    no part of it, so that keys that are added to the forms of questions later on change no hash.
    """
    said = [
        {
            "id": prediction.id, "forbidden": prediction.forbidden, "by": prediction.by, "on": prediction.on,
            "query": _plain(prediction.query),
            "if_true": [prediction.if_true.low, prediction.if_true.high],
            "if_false": [prediction.if_false.low, prediction.if_false.high],
        }
        for prediction in sorted(thesis.predictions, key=lambda prediction: prediction.id)
    ]  # fmt: skip
    content: dict[str, Any] = {"thesis": thesis.id, "predictions": said}
    if thesis.compatible:
        content["compatible"] = sorted(thesis.compatible)
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A question as what JSON knows: dates in EDTF, and of each table the keys that are not as by default."""
    if isinstance(value, When):
        return value.edtf
    if is_dataclass(value):
        told = {one.name: getattr(value, one.name) for one in fields(value)}
        left = {one.name for one in fields(value) if one.default == told[one.name]}
        return {"is": type(value).__name__} | {k: _plain(v) for k, v in told.items() if k not in left}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def registration(thesis: Thesis, lines: Iterable[Mapping[str, Any]]) -> Registration:
    """How a thesis stands in the lines of a register, which are in the order in which they were written.

    >>> from amity.model.theses import Registration
    >>> line = {"act": "registered", "thesis": "t", "sha256": "", "by": "A", "on": "2024-01-05"}
    >>> registration.__name__, Registration(sha256="", by=line["by"], on=line["on"]).says
    ('registration', 'registered on 2024-01-05 by A')
    """
    digest = fixed(thesis)
    mine = [line for line in lines if line.get("thesis") == thesis.id]
    entered = [line for line in mine if line.get("act") == REGISTERED]
    same = next((n for n, line in enumerate(mine) if _is(line, REGISTERED, digest)), None)
    if same is None:
        if not entered:
            return Registration(sha256=digest)
        last = entered[-1]
        return Registration(sha256=digest, by=str(last["by"]), on=str(last["on"]), changed=True)
    # results of an earlier wording were results too: whoever has seen them knows how the evidence falls
    shown = next((str(line["on"]) for line in mine[:same] if line.get("act") == SHOWN), "")
    return Registration(sha256=digest, by=str(mine[same]["by"]), on=str(mine[same]["on"]), shown=shown)


def entry(thesis: Thesis, act: str, on: str, by: str = "") -> dict[str, str]:
    """A line of the register: that a thesis was registered by somebody, or that its results were shown."""
    line = {"act": act, "thesis": thesis.id, "sha256": fixed(thesis), "on": on}
    return {**line, "by": by} if by else line


def news(theses: Iterable[Thesis], lines: Iterable[Mapping[str, Any]], act: str) -> list[Thesis]:
    """The theses whose present wording the register does not have that line of yet."""
    told = list(lines)
    return [thesis for thesis in theses if not any(_is(line, act, fixed(thesis)) for line in told)]


def _is(line: Mapping[str, Any], act: str, digest: str) -> bool:
    return line.get("act") == act and line.get("sha256") == digest
