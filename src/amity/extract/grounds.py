"""The words behind each field of a claim, as entries for its rules: `source@120-126`, `date^40-57`.

`FIELD@START-END` are the words of the claim's own sentence that settle a field, `FIELD^START-END` those of
another place that they lean on: whom a pronoun stands for, where an inherited year was given. Offsets are
code points of the document's text; `amity.extract.reasons` reads the entries.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from amity.extract.clauses import Parse
from amity.extract.finding import Finding
from amity.extract.parties import Party
from amity.extract.reasons import cues
from amity.extract.shapes import counting
from amity.extract.tagging import Tag
from amity.model.claims import Claim, Shape

if TYPE_CHECKING:
    from amity.extract.assembly import Reading

Ends = tuple[Party | None, Party | None]
Place = tuple[int, int]
_LEANING = frozenset({"pronoun", "both", "title", "focus"})


def grounds(reading: "Reading", finding: Finding, claim: Claim, ends: Ends) -> tuple[str, ...]:
    """The entries for a claim, each with the place of its words in the document."""
    own = [("kind", reading.place(finding.trigger, finding.trigger + 1))]
    own += [*_parties(reading, ends), *_dates(reading, claim), *_factuality(reading, finding)]
    own += [("attribution", place) for said in claim.attribution for place in _said(reading, said)]
    own += [("persons", place) for person in claim.persons for place in _said(reading, person)]
    own += [("quantity", place) for place in _number(reading, claim)]
    if claim.place:
        own += [("place", place) for place in _said(reading, claim.place)]
    if claim.shape in (Shape.AGGREGATE, Shape.SILENCE) and (span := counting(claim.passage.quote)):
        own.append(("shape", (claim.passage.start + span[0], claim.passage.start + span[1])))
    entries = [f"{field}@{start}-{end}" for field, (start, end) in own]
    leaning = [*_antecedents(reading, ends), *_years(reading, claim)]
    return (*entries, *(f"{field}^{start}-{end}" for field, (start, end) in leaning))


def _parties(reading: "Reading", ends: Ends) -> Iterator[tuple[str, Place]]:
    for role, party in zip(("source", "target"), ends, strict=True):
        if party is not None and party.at[0] >= 0:
            yield role, reading.place(*party.at)


def _antecedents(reading: "Reading", ends: Ends) -> Iterator[tuple[str, Place]]:
    """Where the state was named that a pronoun, a bare title or nothing at all stands for."""
    for role, party in zip(("source", "target"), ends, strict=True):
        if party is not None and party.how in _LEANING:
            place = _earlier(reading, party) or reading.discourse.where.get(party.state)
            if place is not None:
                yield role, place


def _earlier(reading: "Reading", party: Party) -> Place | None:
    """The name of a party's state in the sentence itself, the last before its words."""
    tokens = reading.parse.tokens
    before = tokens[: party.at[0]] if party.at[0] >= 0 else tokens
    for i in range(len(before) - 1, -1, -1):
        mention = before[i].mention
        if before[i].tag in (Tag.ACTOR, Tag.PERSON) and mention.states[:1] == (party.state,):
            return reading.place(i, i + 1)
    return None


def _dates(reading: "Reading", claim: Claim) -> Iterator[tuple[str, Place]]:
    for start, end, when in reading.dates:
        if when is claim.date or (when.edtf == claim.date.edtf and when.words == claim.date.words):
            yield "date", reading.stretch.span(start, end)
            return


def _years(reading: "Reading", claim: Claim) -> Iterator[tuple[str, Place]]:
    """Where a date was given that the sentence does not have, or the year of one that lacks it."""
    if "date:discourse" in claim.rules and reading.discourse.date_at:
        yield "date", reading.discourse.date_at
    elif "year" in claim.date.inferred and claim.date.edtf[:4] in reading.discourse.years:
        yield "date", reading.discourse.years[claim.date.edtf[:4]]


_NO = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nobody|without|n[’']t|cannot|hardly|nothing|at no time)\b", re.I
)


def _factuality(reading: "Reading", finding: Finding) -> Iterator[tuple[str, Place]]:
    """The word by which it is no plain fact, of those of the sentence the nearest before the trigger."""
    if finding.hedge:
        yield from (("factuality", place) for place in _said(reading, finding.hedge))
        return
    at: int | None = _governing(reading.parse, finding)
    if at is not None:
        yield "factuality", reading.place(at, at + 1)


def _governing(parse: Parse, finding: Finding) -> int | None:
    rule: str = finding.verdict[1]
    name, _, word = rule.rpartition("-")
    if rule in ("plain", "nominal"):
        return None
    order: list[int] = [*range(finding.trigger, -1, -1), *range(finding.trigger + 1, len(parse.tokens))]
    for i in order:
        token = parse.tokens[i]
        same = bool(name) and word in (token.low, token.lemma, token.low.removesuffix("s"))
        denied = "negat" in rule and (token.tag is Tag.NEG or _NO.match(token.low) is not None)
        if same or denied or token.low in cues(rule):
            return i
    return None


_FIGURES = re.compile(r"\w[\w.,]*")


def _number(reading: "Reading", claim: Claim) -> Iterator[Place]:
    """Where the number of a claim's quantity stands."""
    for at, quantity in reading.numbers if claim.quantity else ():
        if quantity is claim.quantity and (match := _FIGURES.match(reading.text, at)):
            yield reading.stretch.span(reading.start + at, reading.start + match.end())
            return


def _said(reading: "Reading", words: str) -> Iterator[Place]:
    """Where the sentence, or its entry's label, has certain words, however they are spaced."""
    pattern = r"\W*?".join(re.escape(word) for word in re.findall(r"\w+", words))
    if pattern and (match := re.search(pattern, reading.text, re.IGNORECASE)):
        yield reading.stretch.span(reading.start + match.start(), reading.start + match.end())
