"""The log of judgements: lines that are only ever added."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amity.errors import AmityError
from amity.model.interchange import claim_from_line, judgement_from_line, judgement_line
from amity.model.judgements import Judgement, Verdict
from amity.store.durable import append_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The judgements in a file, in the order of its lines, and what was set aside, a line each."""

    judgements: tuple[Judgement, ...] = ()
    problems: tuple[str, ...] = ()


def append(path: Path, judgement: Judgement) -> None:
    """Add a judgement to the log; it is on the disk when this returns.

    Raises InvalidCase where the log cannot be written.
    """
    line = json.dumps(judgement_line(judgement), ensure_ascii=False, sort_keys=True)
    append_line(path, line.encode())


def read(path: Path) -> Log:
    """All judgements of the log. A line that is none, such as one that a crash has torn, is set aside."""
    if not path.exists():
        return Log()
    judgements, problems = [], []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                judgements.append(_judgement(line))
            except (ValueError, TypeError, AttributeError, AmityError) as error:
                problems.append(f"{path}, line {number}: no judgement ({_reason(error)}); it is set aside")
    return Log(judgements=tuple(judgements), problems=tuple(problems))


def _judgement(line: bytes) -> Judgement:
    judgement = judgement_from_line(json.loads(line))
    fields: dict[str, Any] = {"kind": "other", **judgement_line(judgement)}
    for said in (judgement.changes, judgement.changes.get("read") or {}):
        if judgement.verdict is not Verdict.UNDO:
            claim_from_line({**fields, **{name: value for name, value in said.items() if name != "read"}})
    return judgement


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return "it is not whole"
    return " ".join(str(error).split())
