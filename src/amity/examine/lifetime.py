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
from amity.model.passages import Passage
from amity.model.states import Person
from amity.reference.persons import PersonMention

NAME = "lifetime"
_WORD = re.compile(r"[^\W_]+")
_NOT_THE_PERSON = re.compile(r"['’]s?\b|[\s-]+[^\W\d_a-z]")
"""What behind a name makes it something else: a possessive, "University", "Square"."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each person who acts in a claim that is surely dated before birth or after death."""
    acting = kinds("acting")
    for claim in evidence.claims:
        if claim.kind in acting and claim.persons and at_fault(claim, evidence):
            quote = claim.passage.quote
            for mention in evidence.reference.person_mentions(quote):
                if len(mention.persons) == 1 and _acts(mention, claim, quote):
                    yield from _faults(claim, mention.persons[0], evidence)


def _acts(mention: PersonMention, claim: Claim, quote: str) -> bool:
    """Whether the claim has the person act, and the words do not speak of what is left of one."""
    return (
        any(mention.text in name for name in claim.persons)
        and not words("remembered").intersection(_WORD.findall(quote.casefold()))
        and not _NOT_THE_PERSON.match(quote, mention.end)
    )


def _faults(claim: Claim, person: Person, evidence: Evidence) -> Iterator[Finding]:
    reason = ""
    if person.died is not None and claim.date.after(person.died) is Answer.YES:
        reason = f"{person.name} had died on {person.died}"
    elif person.born is not None and claim.date.before(person.born) is Answer.YES:
        reason = f"{person.name} was not born before {person.born}"
    if reason:
        said: Passage = claim.passage
        why = f"“{said.quote}” has {person.name} act at {spelt(claim.date)}, but {reason} ({person.source})."
        yield finding(NAME, Soundness.INCONSISTENT, why, [said], [claim.id])
