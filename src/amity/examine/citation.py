"""Citation: notes and bibliographies that cannot be as they stand."""

from collections.abc import Iterator

from amity.examine.attested import check_attested
from amity.examine.author_years import check_author_years
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.inline_sources import check_inline_sources
from amity.examine.note_marks import check_note_marks
from amity.examine.reporting import check_reporting
from amity.examine.works import Work, accessed, covered, pages, works
from amity.model.documents import Block, BlockKind, Document
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "citation"
_PARTS = (check_attested, check_inline_sources, check_note_marks, check_author_years, check_reporting)


def check(evidence: Evidence) -> Iterator[Finding]:
    """Findings on works that appeared before what they hold, pages that run backwards, notes out of order.

    Reprints, translations, works announced as forthcoming and papers of archives have two dates, or none, and
    are left alone; so are poor scans.
    """
    for document in evidence.documents:
        for block in document.blocks:
            if block.kind in (BlockKind.NOTE, BlockKind.REFERENCE) and not block.poor:
                yield from _block(document, block)
            elif block.kind is BlockKind.PARAGRAPH and not block.poor:
                yield from _pages(document, block, "pp")
        for part in _PARTS:
            yield from part(document, evidence)


def _block(document: Document, block: Block) -> Iterator[Finding]:
    text = document.text[block.start : block.end]
    yield from _pages(document, block)
    for work in works(text, block.start):
        yield from _ahead_of_its_years(document, work)
        yield from _later_than_document(document, work)
        yield from _read_before(document, work)


def _pages(document: Document, block: Block, sign: str = "") -> Iterator[Finding]:
    """Ranges of pages that run backwards; in prose those with a sign that is of pages alone."""
    for run in pages(document.text[block.start : block.end], block.start):
        if run.backwards and document.text.startswith(sign, run.start):
            why = f"Pages {run.first} to {run.last} run backwards."
            yield finding(NAME, Soundness.INCONSISTENT, why, [_said(document, run.start, run.end)])


def _ahead_of_its_years(document: Document, work: Work) -> Iterator[Finding]:
    """A work that names years which its own appearance precedes."""
    if work.year is None or any(work.says(words) for words in ("reprinted", "forthcoming", "looking_ahead")):
        return
    for span in covered(work.text, work.start):
        if span.year > work.year.year and not span.start <= work.year.start < span.end:
            sure = work.says("statistical")
            kept = "its figures" if sure else "its title"
            why = (
                f"“{document.text[span.start : span.end]}” has {kept} reach to {span.year}, but the work is "
                f"said to have appeared in {work.year.year}."
            )
            verdict = Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS
            first, last = min(span.start, work.year.start), max(span.end, work.year.end)
            yield finding(NAME, verdict, why, [_said(document, _head(document, work, first), last)])
            return


def _head(document: Document, work: Work, first: int) -> int:
    """Where the words of the work begin that lead up to a place in it, at most a line before."""
    return max(work.start, document.text.rfind("\n", work.start, first) + 1, first - 120)


def _later_than_document(document: Document, work: Work) -> Iterator[Finding]:
    issued = document.source.issued[:4]
    if work.year is None or not issued.isdigit() or work.says("forthcoming"):
        return
    if work.year.year > int(issued):
        why = f"A work of {work.year.year} is cited in a text that was published in {issued}."
        yield finding(NAME, Soundness.SUSPICIOUS, why, [_said(document, work.start, work.year.end)])


def _read_before(document: Document, work: Work) -> Iterator[Finding]:
    visit = accessed(work.text, work.start)
    if visit and work.year and visit.year < work.year.year:
        why = f"The page was read in {visit.year}, it is said; the work appeared in {work.year.year}."
        first, last = min(visit.start, work.year.start), max(visit.end, work.year.end)
        yield finding(NAME, Soundness.SUSPICIOUS, why, [_said(document, first, last)])


def _said(document: Document, start: int, end: int) -> Passage:
    return Passage.of(document.name, document.text, start, end)
