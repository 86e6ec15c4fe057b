"""First since, by a table of the text: "no minister had come since 1965", and a row has one of 1972."""

import re
from collections.abc import Iterator

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.spans import sentence_spans
from amity.model.documents import Block, BlockKind, Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "first_since"
_NONE_SINCE = re.compile(
    r"\b(?:[Nn]o|[Nn]ot\s+(?:a|one)(?:\s+single)?)\s+(?P<who>[^.;:,]{3,70}?)\s+had\s+(?:\w+ly\s+|ever\s+)?"
    r"(?:come|been|visited|gone|arrived|stayed|set\s+foot|appeared|taken\s+part)\b[^.;:]{0,60}?\bsince\s+(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ANYBODY = frozenset("guest guests visitor visitors delegation official officials person team group".split())
_LOWER = re.compile(
    r"\b(?:deputy|vice|assistant|former|none|nobody|cancelled|postponed)\b|—|–\s*\|", re.IGNORECASE
)


def check_rows_since(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each "none since" that a row of a table of the same text has one after.

    It is said of the latest year of the table, or of the sentence and the one before it; the row must be of
    those counted: of the state that the heading names, and of the rank that the words name if they do.
    """
    tables = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    spans = sentence_spans(document, evidence) if tables else ()
    for at, span in enumerate(spans):
        for found in _NONE_SINCE.finditer(document.text, *span):
            near = document.text[spans[max(0, at - 1)][0] : found.start()]
            for table in tables:
                yield from _rows(document, table, found, near, evidence)


def _rows(
    document: Document, table: Block, found: re.Match[str], near: str, evidence: Evidence
) -> Iterator[Finding]:
    text = document.text[table.start : table.end]
    lines = [(table.start + m.start(), m.group()) for m in re.finditer(r"[^\n]+", text)]
    rows = [(int(y[0]), start, line) for start, line in lines if len(y := _YEAR.findall(line)) == 1]
    head = " ".join(line for _, line in lines if not _YEAR.search(line))
    if len(rows) < 2 or not _codes(found["who"], evidence) <= _codes(head, evidence):
        return
    named = [int(year) for year in _YEAR.findall(near)]
    high = max(named) if named else max(year for year, _, _ in rows)
    since = int(found["year"])
    for year, start, line in rows:
        if since < year < high and _counted(found["who"], line, evidence):
            said = Passage.of(document.name, document.text, found.start(), found.end())
            other = Passage.of(document.name, document.text, start, start + len(line.rstrip()))
            why = f"“{said.quote}” is said of {high}, but the table has one of {year}: “{other.quote}”."
            yield finding(NAME, Soundness.INCONSISTENT, why, [said, other])
            return


def _codes(text: str, evidence: Evidence) -> set[str]:
    return {code for m in evidence.reference.mentions(text) for code in m.candidates[:1]}


def _counted(who: str, line: str, evidence: Evidence) -> bool:
    """Whether a row is of those of whom there was none."""
    states = [m for m in evidence.reference.mentions(who) if m.candidates]
    rest = who[states[-1].end :] if states else who
    words = re.findall(r"[a-z]{4,}", rest.casefold())
    kinds = [word for word in words if word not in ("rank", "above", "with", "from", "such", "other")]
    if not kinds or kinds[0] in _ANYBODY:
        return bool(states) and not re.search(r"\b(?:none|nobody|cancelled|postponed)\b", line)
    return not _LOWER.search(line) and any(
        word.startswith(kind[:6]) for kind in kinds[:1] for word in re.findall(r"[a-z]{4,}", line.casefold())
    )
