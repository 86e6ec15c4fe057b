"""Internal contradiction: who gave a loan is then called its debtor."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.numerals import statement_words
from amity.examine.spans import sentence_spans
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "internal_contradiction"
_AHEAD = 4
_CHANGE = re.compile(
    r"\b(?:former|formerly|had\s+been|now|later|turned|became|become|in\s+turn|since|no\s+longer)\b",
    re.IGNORECASE,
)


def check_reversed_roles(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each state that gave, and in the sentences behind is called the one that received."""
    tables = statement_words()["roles_in_deeds"]
    deeds = [(t[verbs], t[role]) for t in tables for verbs, role in (("given", "taker"), ("got", "giver"))]
    spans = sentence_spans(document, evidence)
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        for verbs, role in deeds:
            for found in re.finditer(rf"\b(?:{verbs})\b", text):
                who = _state_before(text, found.start(), evidence)
                for passage in _called(document, who, role, spans[at + 1 : at + 1 + _AHEAD], evidence):
                    yield _finding(document, start + found.start(), start + found.end(), passage)


def _finding(document: Document, start: int, end: int, passage: Passage) -> Finding:
    deed = Passage.of(document.name, document.text, start, end)
    why = f"The text says that this state “{deed.quote}”, and then “{passage.quote}”."
    return finding(NAME, Soundness.INCONSISTENT, why, [deed, passage])


def _state_before(text: str, at: int, evidence: Evidence) -> str | None:
    """The state that stands right before a verb, as its subject; none is that of what would or might be."""
    for mention in evidence.reference.mentions(text[:at]):
        gap = text[mention.end : at]
        if mention.sort in ("short", "name", "abbreviation") and re.fullmatch(
            r"\s+(?:\w+ly\s+|had\s+|has\s+|also\s+|then\s+)*", gap
        ):
            led = re.search(r"\b(?:to|from|by|with|of|in|for)\s+(?:the\s+)?$", text[: mention.start])
            return None if led else mention.candidates[0]
    return None


def _called(
    document: Document, who: str | None, role: str, behind: Sequence[tuple[int, int]], evidence: Evidence
) -> Iterator[Passage]:
    """The first words behind that call a state by a role."""
    for start, end in behind:
        text = document.text[start:end]
        for mention in evidence.reference.mentions(text):
            if not mention.candidates or mention.candidates[0] != who or _CHANGE.search(text):
                continue
            apposed = re.match(
                rf"(?:,\s+(?:the|as(?:\s+the)?|being\s+the|in\s+its\s+role\s+as(?:\s+the)?)|\s+(?:was|is)\s+the|\s*,?\s+as\s+the)"
                rf"\s+(?:{role})\b(?!\s+of\b)",
                text[mention.end :],
            )
            ahead = re.search(
                rf"\b(?:as\s+(?:the\s+)?|(?:the|its)\s+)(?:{role}),?\s+$",
                text[: mention.start],
                re.IGNORECASE,
            )
            if apposed or ahead:
                first = start + (ahead.start() if ahead else mention.start)
                last = start + mention.end + (apposed.end() if apposed else 0)
                yield Passage.of(document.name, document.text, first, last)
                return
