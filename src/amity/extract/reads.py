"""What an engine gives back: the claims that it read, and what was proposed and refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amity.model.claims import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A proposal that did not pass the checks: where its passage stands, what was proposed, and why not.

    `check` names the check in a word ("quote", "date", "actor"), `reason` says it in a sentence; `proposal`
    is what the engine had said, as JSON, cut where it is long.

    >>> Refused(doc="000", start=0, end=42, check="quote", reason="no such words there").line["check"]
    'quote'
    """

    doc: str
    start: int
    end: int
    check: str
    reason: str
    proposal: str = ""

    @property
    def line(self) -> Mapping[str, Any]:
        """The refusal as a JSON object."""
        return {
            "doc": self.doc,
            "start": self.start,
            "end": self.end,
            "check": self.check,
            "reason": self.reason,
            "proposal": self.proposal,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The claims that an engine read in a document, in the order of the text, and what it refused."""

    claims: tuple[Claim, ...] = ()
    refused: tuple[Refused, ...] = ()
