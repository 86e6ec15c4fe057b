"""When a claim says enough for a fault to be found in it."""

from amity.examine.evidence import Evidence
from amity.model.claims import Claim, Shape
from amity.model.when import When

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
