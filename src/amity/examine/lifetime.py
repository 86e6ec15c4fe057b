"""Lifetime: nobody acts before birth or after death."""

import re
from collections.abc import Iterator

from amity.examine.dated import Dated, told_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import at_fault
from amity.examine.words import kinds, words
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.states import Person
from amity.model.when import When
from amity.reference import Reference
from amity.reference.persons import PersonMention

NAME = "lifetime"
HEADS = frozenset(("head_of_state", "head_of_government", "supreme_leader", "party_leader"))
"""Only of those who had one of these offices a surname alone is taken to mean them."""
_WORD = re.compile(r"[^\W_]+")
_NOT_THE_PERSON = re.compile(r"['’]s?\b|[\s-]+[^\W\d_a-z]")
"""What behind a name makes it something else: a possessive, "University", "Square"."""
_AHEAD = re.compile(r"(?P<word>[^\W_][^\s,;.:]*)[.\s-]*$")
_RELATIVE = re.compile(
    r"(?<!\bat)(?<!\bin)(?<!\bon)(?<!\bto)(?<!\bduring)\s(?:that|whom|whose|who|which)\s+(?:the\s+)?$"
)
"""What a relative clause tells of a person may be long past: "the treaty that Brezhnev signed"."""
_DOES = re.compile(
    r"(?:\s*,\s+[^,;.()]{1,60},|\s+and\s+(?:[^\W\d_]\S*\s+){0,2}[^\W\d_a-z][^\s,;.]*)?"
    r"\s+(?:(?:himself|herself|personally|also|then|again|secretly|once\s+more|[^\W\d_]+ly)\s+)?"
    r"(?:(?:was|were)\s+(?:(?:still|then|also|already|[^\W\d_]+ly)\s+)?(?P<going>[^\W\d_]+ing)|(?P<verb>[^\W\d_]+))\b"
)
_APPOSED = re.compile(
    r"\b(?:leader|premier|president|minister|chancellor|chairman|secretary(?:-general)?|king|emperor|shah|marshal|ambassador)"
    r"(?:\s+of\s+[^,;.]{1,30})?\s*,\s+$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r",(?=\s)")
"""A name between commas behind a title: "the Soviet leader, Brezhnev, wrote"."""
_JOURNEY = re.compile(r"['’]s?\s+(?:[^\W\d_]+\s+){0,2}?(?:visit|trip|journey|tour|arrival)\b")
_WITH = re.compile(
    r"\b(?:(?:was|were|been)\s+(?:[^\W\d_]+ly\s+)?(?P<deed>[^\W\d_]+)\s+(?:[^\s,;.:()]+\s+){0,7}?by|(?:met|talks|talked|spoke|conversation|conversations|meeting)\s+"
    r"with|met|received|greeted|between"
    r"|in\s+the\s+presence\s+of|telephoned)\s+(?:(?:the\s+)?(?:[^\W\d_]\S*\s+){0,5})?$"
)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each person who acts at a time that is surely before birth or after death.

    Of claims those whose kind takes the living; of other dated sentences those that have the person do
    something, or be met. Where a name can mean several persons, it must be so of all of them.
    """
    acting, seen = kinds("acting"), set()
    for claim in evidence.claims:
        if claim.kind in acting and claim.persons and at_fault(claim, evidence):
            quote = claim.passage.quote
            for mention in evidence.reference.person_mentions(quote):
                why = _why(mention, claim.date, quote)
                if why and _acts(mention, claim, quote):
                    seen.add((claim.passage.doc, claim.passage.start + mention.start))
                    yield finding(NAME, Soundness.INCONSISTENT, why, [claim.passage], [claim.id])
    for told in told_sentences(evidence):
        for mention in _named(told, evidence.reference):
            place = (told.document.name, told.start + mention.start)
            if place not in seen and _is_told_to_act(mention, told):
                yield from _judge(mention, told)


def _named(told: Dated, reference: Reference) -> Iterator[PersonMention]:
    """The persons in a sentence; by surname alone only where it can be nobody else's that we know of."""
    full = told.persons(reference)
    yield from full
    known = {(mention.start, mention.end) for mention in full}
    for mention in told.persons(reference, surnames=True):
        shared = mention.text.casefold() in words("shared_surnames") | words("titles")
        ahead = _AHEAD.search(told.text, 0, mention.start)
        word = ahead["word"] if ahead else ""
        titled = word.casefold() in words("titles")
        alone = titled or not word[:1].isupper() or word.casefold() in words("before_title")
        sole = len(mention.persons) == 1 and not reference.names_of(mention.text)  # "the Shah of Iran"
        sole = sole and any(t.office.role in HEADS for t in reference.tenures_of(mention.persons[0].id))
        if (mention.start, mention.end) not in known and sole and alone and not shared:
            yield mention


def _judge(mention: PersonMention, told: Dated) -> Iterator[Finding]:
    """The fault in a dated sentence: under all its dates, of which one frames the clause of the name."""
    near = told.bearing(mention.start, mention.end) or told.framing(mention.start)
    whens = [date.when for date in near] or list(told.at_large(mention.end))
    if not whens or not all(
        _why(mention, when, told.text) for when in (*whens, *(date.point for date in told.dates))
    ):
        return
    places = [date.start - told.start for date in near] + [date.end - told.start for date in near]
    said = told.passage(min([mention.start, *places]), max([mention.end, *places]))
    why = _why(mention, whens[0], said.quote)
    whole = all(mention.text.casefold() != person.name.casefold() for person in mention.persons)
    verdict = Soundness.SUSPICIOUS if whole and " " not in mention.text else Soundness.INCONSISTENT
    if why:
        yield finding(NAME, verdict, why, [said])


def _is_told_to_act(mention: PersonMention, told: Dated) -> bool:
    """Whether the sentence has the person do something that only the living do."""
    text = told.text
    if told.has("remembered") or told.has("pretended") or _RELATIVE.search(text, 0, mention.start):
        return False
    if _JOURNEY.match(text, mention.end):
        return True
    apposed = _APPOSED.search(text, 0, mention.start) and _CLOSED.match(text, mention.end)
    does = _DOES.match(text, apposed.end() if apposed else mention.end)
    if does and (_is_deed(does["verb"]) if does["verb"] else does["going"] not in words("no_deeds")):
        return True
    beside = _WITH.search(text[max(0, mention.start - 120) : mention.start])
    by = beside is not None and (beside["deed"] is None or _is_done(beside["deed"]))
    return by and not _NOT_THE_PERSON.match(text, mention.end)


def _is_deed(verb: str) -> bool:
    """Whether a word is a verb in the past that tells of a deed: one listed, or in -ed."""
    plain = verb.casefold()
    return plain in words("deeds") or (
        plain == verb and plain.endswith("ed") and plain not in words("no_deeds")
    )


def _is_done(participle: str) -> bool:
    """Whether a word tells of what somebody living has done to another, in the passive."""
    return participle.casefold() in words("deeds") | words("done_to")


def _acts(mention: PersonMention, claim: Claim, quote: str) -> bool:
    """Whether the claim has the person act, and the words do not speak of what is left of one."""
    return (
        any(mention.text in name for name in claim.persons)
        and not words("remembered").intersection(_WORD.findall(quote.casefold()))
        and not _NOT_THE_PERSON.match(quote, mention.end)
    )


def _why(mention: PersonMention, when: When, quote: str) -> str:
    """Why whoever is meant cannot have acted then; empty where that is not sure of all of them."""
    reasons = [_fault(person, when) for person in mention.persons]
    if not all(reasons):
        return ""
    return f"“{quote}” has {mention.text} act on the date “{spelt(when)}”, but {'; '.join(reasons)}."


def _fault(person: Person, when: When) -> str:
    """Why the person cannot have acted then; empty where that is not sure."""
    if person.died is not None and when.after(person.died) is Answer.YES:
        return f"{person.name} had died on {person.died} ({person.source})"
    if person.born is not None and when.before(person.born) is Answer.YES:
        return f"{person.name} was not born before {person.born} ({person.source})"
    return ""
