"""A traveller returns whence he came: "before his return to" the country that he was visiting."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.actors import persons_in
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.spans import sentence_spans
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "internal_contradiction"
_RETURN = re.compile(
    r"\b(?:(?:before|until|upon|on|after|following)\s+(?:his|her|their)\s+return(?:\s+home)?"
    r"|(?:he|she|they)\s+(?:then\s+)?returned\s+home)\s+to\s+",
    re.IGNORECASE,
)
# "He returned to Moscow in 1961" is another visit; only a return of his, or one home, ends the journey.
_ONCE_MORE = re.compile(r"\b(?:again|later|second|once\s+more|years?|months?|another|in\s+\d{4})\b")
_REACH = 3
"""Sentences back in which the journey is told."""


def check_returns(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each return that leads to the host instead of home.

    Whose return it is follows from the last visit told of; where the sentence names somebody of the host
    country before it, or speaks of another journey, nothing is said.
    """
    visits = [c for c in evidence.claims_of[document.name] if c.kind == "visit" and c.target]
    spans = sentence_spans(document, evidence) if visits else []
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        for found in _RETURN.finditer(text):
            where = _state(text[found.end() :], evidence)
            visit = _last(visits, spans[max(0, at - _REACH)][0], start + found.start())
            if where is None or visit is None or _ONCE_MORE.search(text[found.end() :][:40]):
                continue
            code, length = where
            if visit.target == code != visit.source and not _host_named(
                text[: found.start()], code, evidence
            ):
                said = Passage.of(
                    document.name, document.text, start + found.start(), start + found.end() + length
                )
                yield _finding(said, visit, evidence)


def _finding(said: Passage, visit: Claim, evidence: Evidence) -> Finding:
    states = evidence.reference.states
    host, home = (
        states[code].name if code in states else code for code in (visit.target or "", visit.source or "")
    )
    why = (
        f"“{said.quote}”: the traveller told of had come to {host} from {home} (“{visit.passage.quote}”), "
        f"so that a return leads to {home}."
    )
    return finding(NAME, Soundness.SUSPICIOUS, why, [said], [visit.id])


def _state(text: str, evidence: Evidence) -> tuple[str, int] | None:
    """The state that a text begins with, and the end of its name."""
    mention = next(iter(evidence.reference.mentions(text[:60])), None)
    if mention is None or text[: mention.start] not in ("", "the ") or not mention.candidates:
        return None
    return mention.candidates[0], mention.end


def _last(visits: Sequence[Claim], first: int, before: int) -> Claim | None:
    """The last visit told of between two places, where it is the only journey told of there."""
    near = [visit for visit in visits if first <= visit.passage.start < before]
    sides = {(visit.source, visit.target) for visit in near}
    return near[-1] if near and len(sides) == 1 else None


def _host_named(text: str, code: str, evidence: Evidence) -> bool:
    """Whether somebody of the host country is named before, whose return it may be."""
    return any(mention.persons[0].state == code for mention in persons_in(text, evidence.reference))
