"""Universal: "nobody was killed in the riot", and then the dead of that very riot."""

import re
from collections.abc import Iterator

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.spans import sentence_spans
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "universal"
_AHEAD = 3
"""Sentences behind the denial in which the dead are told of."""
_DENIED = re.compile(
    r"\b(?:[Nn]obody|[Nn]o\s+one|[Nn]ot\s+one\s+\w+|[Nn]one\s+of\s+them)\s+(?:(?P<hurt>was\s+(?:\w+ly\s+)?(?:hurt|injured|harmed|wounded))"
    r"|was\s+killed|died|perished|lost\s+(?:his|her|their)\s+li(?:fe|ves))\b(?P<where>[^.;:]*)"
    r"|\b[Nn]o\s+li(?:fe|ves)\s+(?:was|were)\s+lost\b(?P<there>[^.;:]*)"
)
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|several|some|\d+)"
_DEAD = (
    rf"\b{_COUNT}\s+(?:[\w-]+\s+){{1,3}}?(?:(?:were|was|had\s+been)\s+(?:killed|shot\s+dead)|died|perished"
    r"|lost\s+(?:his|her|their)\s+li(?:fe|ves))\b"
)
_WOUNDED = rf"\b{_COUNT}\s+(?:[\w-]+\s+){{1,3}}?(?:were|was|had\s+been)\s+(?:wounded|injured|hurt)\b"
_NOT_SO = re.compile(
    r"\b(?:not|never|no|nobody|would|could|might|if|almost|nearly|rumou?r\w*|alleg\w+|later|afterwards|elsewhere|another|other"
    r"|until|before|earlier|accident|illness|until\s+then|by\s+then)\b|[?]"
)
_NARROWED = re.compile(
    r"\b(?:but|except|apart|until|yet|else|seriously|badly|said|claimed|hoped|reported(?:ly)?)\b|[\"“”]"
)
_NOUN = re.compile(r"\b(?:the|this|that|its|his|her|their)\s+(?:[a-z-]+\s+)?(?P<noun>[a-z]{4,})\b")


def check_casualties(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each denial of victims that one of the next sentences contradicts for the same event.

    The event is the noun that the denial names ("in the riot"), or for "in it" one of the sentence before;
    the other sentence must name it too.
    """
    spans = sentence_spans(document, evidence)
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        found = _DENIED.search(text)
        if found is None or _NARROWED.search(text):
            continue
        where = found["where"] or found["there"] or ""
        before = (
            document.text[slice(*spans[at - 1])] if at and re.search(r"\bin\s+(?:it|that)\b", where) else ""
        )
        nouns = {one["noun"] for said in (where, before) for one in _NOUN.finditer(said)}
        told = rf"{_DEAD}|{_WOUNDED}" if found["hurt"] else _DEAD
        for first, last in spans[at + 1 : at + 1 + _AHEAD]:
            other = document.text[first:last]
            shared = any(re.search(rf"\b{noun}\b", other) for noun in nouns)
            if shared and re.search(told, other, re.IGNORECASE) and not _NOT_SO.search(other):
                yield _against(document, (start, start + len(text.rstrip())), (first, last))
                break


def _against(document: Document, one: tuple[int, int], other: tuple[int, int]) -> Finding:
    said = Passage.of(document.name, document.text, *one)
    told = Passage.of(
        document.name, document.text, other[0], other[0] + len(document.text[slice(*other)].rstrip())
    )
    why = f"“{said.quote}” denies victims of what “{told.quote}” counts."
    return finding(NAME, Soundness.SUSPICIOUS, why, [said, told])
