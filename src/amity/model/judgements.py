"""What an analyst decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from amity.errors import InvalidValue
from amity.model.passages import Passage


class Verdict(StrEnum):
    """What a judgement does to a claim. UNDO takes back the judgement that it names."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision on a claim: who, when, why; anchored to the document's hash and the quote.

    Judgements are only ever added. `changes` holds the corrected fields (or all fields of a claim
    that is added) in the interchange form of claims; `claim` is the id of the claim as it was read.
    """

    id: str
    verdict: Verdict
    claim: str
    passage: Passage
    doc_sha256: str
    by: str
    at: str
    why: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)
    undoes: str = ""

    def __post_init__(self) -> None:
        if self.verdict is Verdict.CORRECT and not self.changes:
            raise InvalidValue("Judgement", "changes", self.changes, "at least one corrected field")
