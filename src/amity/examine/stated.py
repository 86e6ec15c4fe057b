"""When a claim, or a date, says enough for a fault to be found in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from amity.examine.evidence import Evidence
from amity.examine.sentences import Sentences
from amity.model.answers import Answer
from amity.model.claims import Claim, Shape
from amity.model.documents import BlockKind, Document
from amity.model.findings import Soundness
from amity.model.mentions import DateMention, Reckoning, Relation, Role
from amity.model.when import When

VERDICTS = {Answer.YES: Soundness.CONSISTENT, Answer.NO: Soundness.INCONSISTENT}
"""What is said of a statement that surely agrees, and of one that surely does not."""

YEAR = frozenset(("year", "decade", "century"))
"""Parts of a date that say which year it was."""


def year_stated(when: When) -> bool:
    """Whether the year stands in the words: a reader that supplied it may have taken the wrong one.

    >>> year_stated(When.parse("1986")), year_stated(When(edtf="1986-11", inferred=("year",)))
    (True, False)
    """
    return bool(when.edtf) and not YEAR & set(when.inferred) and not when.anchor


def at_fault(claim: Claim, evidence: Evidence) -> bool:
    """Whether the claim can be blamed for its date: it speaks of one thing that happened, in a stated year.

    A memory of it (an anniversary) is not blamed, nor a date whose words are not near the passage.
    """
    return (
        claim.factuality.realised
        and claim.shape is Shape.EVENT
        and year_stated(claim.date)
        and "anniversar" not in claim.passage.quote.casefold()
        and _near(claim, evidence)
    )


def _near(claim: Claim, evidence: Evidence) -> bool:
    return claim.date.words in evidence.sentence(claim.passage).quote


def plain(date: DateMention) -> bool:
    """Whether a date stands on its own: by the calendar alone, with its year, in the text's own matter."""
    return calendar_date(date) and year_stated(date.when)


def calendar_date(date: DateMention) -> bool:
    """Whether it is a date of the calendar; its year may be that of a date before it."""
    stated = date.reckoning is Reckoning.STATED and date.role is Role.TEXT and bool(date.when.edtf)
    return stated and date.relation in (Relation.AT, Relation.FROM_TO) and set(date.when.inferred) <= {"year"}


def sentences(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a document's paragraphs, or of all where it has no blocks."""
    whole = [(0, len(document.text))] if not document.blocks else []
    blocks = [(b.start, b.end) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    for first, last in whole or blocks:
        for start, end in _spans(document.text[first:last]):
            yield first + start, first + end


@lru_cache(maxsize=2**17)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a paragraph; kept, since every check goes through them."""
    return tuple(Sentences(text))


NO_YEAR = "9999"
"""Stands for the year of dates of a text that names none, so that they can be held against each other."""


def comparable(dates: Iterable[DateMention]) -> list[DateMention]:
    """Dates of the calendar; those of a text that leaves out the year as if of one year, `NO_YEAR`.

    >>> day = DateMention(start=0, end=5, when=When.parse("XXXX-05-03", words="3 May"))
    >>> [str(date.when) for date in comparable([day])]
    ['9999-05-03']
    """
    found = [date for date in dates if calendar_date(date)]
    return [
        replace(date, when=_of_one_year(date.when), named="") if "XXXX" in date.when.edtf else date
        for date in found
    ]


def _of_one_year(when: When) -> When:
    return When.parse(when.edtf.replace("XXXX", NO_YEAR), when.words, when.anchor, when.inferred)
