"""One text says that a deed was done, and elsewhere that it was not, or was only tried."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from amity.examine.deeds import Deed, Outcome, deeds
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.numerals import statement_words
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness

NAME = "internal_contradiction"
_MOST = 300
"""Deeds of one verb and subject that a denial is held against: a text with more is a list, and no story."""
_APART = 3
"""Sentences nearer than that to each other tell one story, which may go from trying to doing."""


def check_outcomes(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each deed that is done in one place and not done, or only tried, in another.

    What is denied for all time is left to the check of universals.
    """
    for deed, other in evidence.once(contradictions)[document.name]:
        if not deed.never:
            yield conflict(NAME, deed, other, evidence)


def contradictions(evidence: Evidence) -> Mapping[str, Sequence[tuple[Deed, Deed]]]:
    """What `contradicted` gives for each document, by its name."""
    return {document.name: tuple(contradicted(document, evidence)) for document in evidence.documents}


def contradicted(document: Document, evidence: Evidence) -> Iterator[tuple[Deed, Deed]]:
    """Each deed that was not done, or only tried, with one that says that it was done.

    The subject, the verb and the object must be the same, and the years must agree; a denial for all time
    stands against any year. Words of a course of things (until, at first, later) leave it open.
    """
    told: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in deeds(document, evidence):
        if not _in_course(deed):
            told[deed.verb, deed.key].append(deed)
    for _, members in sorted(told.items()):
        undone = [deed for deed in members if deed.outcome is not Outcome.DONE]
        done = [deed for deed in members if deed.outcome is Outcome.DONE]
        for deed in undone:
            other = next((one for one in done[:_MOST] if _against(deed, one)), None)
            if other is not None:
                yield deed, other


def _in_course(deed: Deed) -> bool:
    """Whether the words up to the end of the deed speak of a course of things; what follows gives reasons."""
    upto = deed.sentence.quote[: deed.said.end - deed.sentence.start]
    said = f" {upto.casefold()} "
    return any(f" {word} " in said or f" {word}," in said for word in statement_words()["outcomes"]["course"])


def _against(deed: Deed, other: Deed) -> bool:
    known = "-" in deed.subject and "-" in other.subject and deed.subject != other.subject
    if known or deed.sentence == other.sentence or not _same_object(deed, other):
        return False
    apart = abs(deed.at - other.at) >= _APART
    if deed.outcome is Outcome.TRIED:
        return apart and bool(deed.years & other.years)
    if deed.never:
        return True
    return bool(deed.years & other.years)


def _same_object(deed: Deed, other: Deed) -> bool:
    """Whether all that the shorter object says stands in the longer; states that differ part them."""
    one, two = deed.objects, other.objects
    codes = [frozenset(word for word in words if word.isupper()) for words in (one, two)]
    if codes[0] and codes[1] and not codes[0] & codes[1]:
        return False
    content = [words - code for words, code in zip((one, two), codes, strict=True)]
    shorter, longer = sorted(content, key=len)
    shared = shorter & longer
    return bool(shared) and 2 * len(shared) >= min(len(shorter), 4)


def conflict(check: str, deed: Deed, other: Deed, evidence: Evidence) -> Finding:
    """What a check says of the two; in doubt only, where it was tried or others are quoted."""
    attributed = _attributed(evidence, (deed, other))
    soft = deed.outcome is Outcome.TRIED or attributed
    how = "was tried" if deed.outcome is Outcome.TRIED else "was not done"
    why = (
        f"“{' '.join(deed.said.quote.split())}” says that it {how}; elsewhere the same text says "
        f"“{' '.join(other.said.quote.split())}”."
    )
    return finding(
        NAME, Soundness.SUSPICIOUS if soft else Soundness.INCONSISTENT, why, [deed.said, other.said]
    )


def _attributed(evidence: Evidence, both: Sequence[Deed]) -> bool:
    """Whether either passage stands in words that the text gives to somebody else."""
    for deed in both:
        claims = evidence.claims_of.get(deed.said.doc, ())
        first = bisect_left(claims, deed.sentence.start, key=lambda claim: claim.passage.start)
        last = bisect_left(claims, deed.sentence.end, key=lambda claim: claim.passage.start)
        if any(claim.attribution for claim in claims[first:last]):
            return True
    return False
