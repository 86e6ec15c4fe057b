"""The log of judgements and decisions: lines that are only ever added."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amity.errors import AmityError
from amity.model.decision_lines import decision_from_line, decision_line
from amity.model.decisions import Anchor, Decision
from amity.model.interchange import claim_from_line, judgement_from_line, judgement_line, passage_line
from amity.model.judgements import Judgement, Verdict
from amity.store.durable import append_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The judgements and decisions in a file, in the order of its lines, and what was set aside."""

    judgements: tuple[Judgement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    problems: tuple[str, ...] = ()


def append(path: Path, entry: Judgement | Decision) -> None:
    """Add a judgement or a decision to the log; it is on the disk when this returns.

    Raises InvalidCase where the log cannot be written.
    """
    append_line(path, entry_text(entry).encode())


def entry_text(entry: Judgement | Decision) -> str:
    """A judgement or a decision as a line of the log."""
    line = decision_line(entry) if isinstance(entry, Decision) else judgement_line(entry)
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def read(path: Path) -> Log:
    """All that is in the log. A line that is no entry, such as one that a crash has torn, is set aside."""
    if not path.exists():
        return Log()
    entries: list[Judgement | Decision] = []
    problems = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                entries.append(_entry(json.loads(line)))
            except (ValueError, TypeError, AttributeError, AmityError) as error:
                problems.append(f"{path}, line {number}: no judgement ({_reason(error)}); it is set aside")
    return Log(
        judgements=tuple(entry for entry in entries if isinstance(entry, Judgement)),
        decisions=tuple(entry for entry in entries if isinstance(entry, Decision)),
        problems=tuple(problems),
    )


def _entry(line: dict[str, Any]) -> Judgement | Decision:
    if "about" not in line:
        return _judgement(line)
    decision = decision_from_line(line)
    for anchor in decision.anchors:
        if anchor.claim:
            claim_from_line(claim_fields(anchor))
    return decision


def claim_fields(anchor: Anchor) -> dict[str, Any]:
    """The claim that an anchor keeps, in the interchange form."""
    fields = {"kind": "other", "modality": "happened", **anchor.read}
    return {**fields, **passage_line(anchor.passage), "doc_sha256": anchor.doc_sha256}


def _judgement(line: dict[str, Any]) -> Judgement:
    judgement = judgement_from_line(line)
    fields: dict[str, Any] = {"kind": "other", **judgement_line(judgement)}
    for said in (judgement.changes, judgement.changes.get("read") or {}):
        if judgement.verdict is not Verdict.UNDO:
            claim_from_line({**fields, **{name: value for name, value in said.items() if name != "read"}})
    return judgement


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return "it is not whole"
    return " ".join(str(error).split())
