"""Decisions as JSON objects: lines of `judgements.jsonl`, told from those of judgements by `about`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from amity.errors import InvalidValue
from amity.model.decisions import Anchor, Decision, Ruling, Subject
from amity.model.interchange import passage_from_line, passage_line

_E = TypeVar("_E", bound=StrEnum)


def decision_line(decision: Decision) -> dict[str, Any]:
    """A decision as a JSON object.

    >>> from amity.model.passages import Passage
    >>> said = Anchor(passage=Passage(doc="a", start=0, end=4, quote="1947"), doc_sha256="ab")
    >>> decision = Decision(id="d-1", about=Subject.FINDING, ruling=Ruling.UPHELD, anchors=(said,),
    ...     name="f-1", by="S. Bat", at="2024-03-01T09:30:00Z")
    >>> decision_from_line(decision_line(decision)) == decision
    True
    """
    return {
        "id": decision.id,
        "about": str(decision.about),
        "ruling": str(decision.ruling),
        "name": decision.name,
        "check": decision.check,
        "anchors": [_anchor_line(anchor) for anchor in decision.anchors],
        "by": decision.by,
        "at": decision.at,
        "why": decision.why,
        "undoes": decision.undoes,
    }


def decision_from_line(line: Mapping[str, Any]) -> Decision:
    """The decision that `line` describes. Raises InvalidValue where a field is missing or cannot be."""
    if not isinstance(line.get("id"), str) or not line["id"]:
        raise InvalidValue("Decision", "id", line.get("id"), "given")
    return Decision(
        id=line["id"],
        about=_member(Subject, "about", line.get("about")),
        ruling=_member(Ruling, "ruling", line.get("ruling")),
        anchors=tuple(_anchor(anchor) for anchor in line.get("anchors") or ()),
        name=line.get("name") or "",
        check=line.get("check") or "",
        by=line.get("by") or "",
        at=line.get("at") or "",
        why=line.get("why") or "",
        undoes=line.get("undoes") or "",
    )


def _anchor_line(anchor: Anchor) -> dict[str, Any]:
    named = {"claim": anchor.claim, "read": dict(anchor.read)} if anchor.claim else {}
    return {**passage_line(anchor.passage), "doc_sha256": anchor.doc_sha256, **named}


def _anchor(line: Mapping[str, Any]) -> Anchor:
    return Anchor(
        passage=passage_from_line(line),
        doc_sha256=line.get("doc_sha256") or "",
        claim=line.get("claim") or "",
        read=dict(line.get("read") or {}),
    )


def _member(members: type[_E], field: str, value: object) -> _E:
    try:
        return members(str(value))
    except ValueError:
        raise InvalidValue("Decision", field, value, f"one of {', '.join(members)}") from None
