"""Lifetime: nobody acts before birth or after death."""

import re
from collections.abc import Iterator

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import at_fault
from amity.examine.words import kinds, words
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.states import Person
from amity.model.when import When
from amity.reference.persons import PersonMention

NAME = "lifetime"
_WORD = re.compile(r"[^\W_]+")
_NOT_THE_PERSON = re.compile(r"['’]s?\b|[\s-]+[^\W\d_a-z]")
"""What behind a name makes it something else: a possessive, "University", "Square"."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each person who acts in a claim that is surely dated before birth or after death.

    Where a name can mean several persons, it must be so of all of them.
    """
    acting = kinds("acting")
    for claim in evidence.claims:
        if claim.kind in acting and claim.persons and at_fault(claim, evidence):
            quote = claim.passage.quote
            for mention in evidence.reference.person_mentions(quote):
                reasons = [_fault(person, claim.date) for person in mention.persons]
                if all(reasons) and _acts(mention, claim, quote):
                    date = spelt(claim.date)
                    why = f"“{quote}” has {mention.text} act on the date “{date}”, but {'; '.join(reasons)}."
                    yield finding(NAME, Soundness.INCONSISTENT, why, [claim.passage], [claim.id])


def _acts(mention: PersonMention, claim: Claim, quote: str) -> bool:
    """Whether the claim has the person act, and the words do not speak of what is left of one."""
    return (
        any(mention.text in name for name in claim.persons)
        and not words("remembered").intersection(_WORD.findall(quote.casefold()))
        and not _NOT_THE_PERSON.match(quote, mention.end)
    )


def _fault(person: Person, when: When) -> str:
    """Why the person cannot have acted then; empty where that is not sure."""
    if person.died is not None and when.after(person.died) is Answer.YES:
        return f"{person.name} had died on {person.died} ({person.source})"
    if person.born is not None and when.before(person.born) is Answer.YES:
        return f"{person.name} was not born before {person.born} ({person.source})"
    return ""
