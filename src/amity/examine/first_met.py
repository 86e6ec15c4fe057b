"""Internal contradiction: the first whom somebody met is not on the text's own list of those whom he met."""

import re
from collections.abc import Iterator

from amity.examine.actors import titles
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.spans import sentence_spans
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "internal_contradiction"
_NAME = r"(?:[^\W\d_a-z][\w’'.-]*\s+){0,3}[^\W\d_a-z][\w’'-]+"
_DEED = r"(?:met|received|visited|hosted|invited|seen)(?:\s+with)?"
_LISTED = re.compile(
    rf"\b[Tt]he\s+(?P<what>[\w\s-]{{4,60}}?)\s+(?:(?:that|whom|who)\s+)?(?P<who>{_NAME})\s+"
    rf"(?:(?:has|had|have)\s+)?{_DEED}\b"
    r"[^.;]{0,90}?,?\s+(?:are|were|have\s+been)\s+(?P<list>[^.;]{4,400})"
)
_FIRST = re.compile(
    rf"\b[Tt]he\s+(?:very\s+)?first\s+(?P<what>[\w\s-]{{4,60}}?)\s+(?:(?:that|whom|who)\s+)?(?P<who>{_NAME})\s+"
    rf"(?:(?:has|had)\s+)?{_DEED}"
    r"\s+(?:was|were)\s+(?P<first>[^.;]{3,80})"
)
_PART = re.compile(r"\b(?:among\s+others|such\s+as|for\s+example|including|etc|and\s+others|mainly)\b")


def check_first_met(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each "first whom he met" of a state that a full list of those met leaves out.

    The list must be given as such ("those whom he has met are A, B and C"), of the same person and with the
    same title.
    """
    lists = []
    for start, end in sentence_spans(document, evidence):
        for found in _LISTED.finditer(document.text, start, end):
            if "first" not in found["what"] and not _PART.search(found["list"]):
                lists.append(found)
    for start, end in sentence_spans(document, evidence) if lists else ():
        for first in _FIRST.finditer(document.text, start, end):
            for listed in lists:
                if _left_out(first, listed, evidence):
                    said = [
                        Passage.of(document.name, document.text, *match.span()) for match in (first, listed)
                    ]
                    why = f"“{said[0].quote}”, who is none of those of “{said[1].quote}”."
                    yield finding(NAME, Soundness.INCONSISTENT, why, said)


def _left_out(first: re.Match[str], listed: re.Match[str], evidence: Evidence) -> bool:
    """Whether a list of the same person's meetings, of the same title, has none of the first one's state."""
    same = first["who"].split()[-1].casefold() == listed["who"].split()[-1].casefold()
    roles = [{role for title in titles(match["what"]) for role in title.roles} for match in (first, listed)]
    if not same or not roles[0] & roles[1]:
        return False
    states = [
        {code for mention in evidence.reference.mentions(words) for code in mention.candidates}
        for words in (first["first"], listed["list"])
    ]
    return bool(states[0]) and len(states[1]) >= 2 and not states[0] & states[1]
