"""Universal: "never visited", "no ... ever", "the only country that", against the events in hand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from amity.examine.actors import person_key, same_person
from amity.examine.before_the_first import check_before_the_first
from amity.examine.casualties import check_casualties
from amity.examine.denied import check_denied
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.firsts import class_named
from amity.examine.gainsaid import check_gainsaid
from amity.examine.interval import plain
from amity.examine.negated import check_negated
from amity.examine.numerals import statement_words
from amity.examine.occurrences import MOST, Occurrence, Occurrences
from amity.examine.outcomes import conflict, contradictions
from amity.examine.spans import sentence_spans
from amity.examine.stated import at_fault
from amity.model.answers import Answer
from amity.model.claims import Claim, Shape, Tier
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.findings import Finding, Soundness
from amity.model.mentions import within
from amity.model.passages import Passage
from amity.model.when import When

NAME = "universal"
Index = Mapping[tuple[str, str], Sequence[Claim]]
"""Sure claims by kind and the one acted on, and by kind and both sides."""
_ONLY = re.compile(
    r"\b(?:is|was|became|remained|remains)\s+the\s+(?:only|sole)\s+(?P<scope>(?:[\w-]+\s+){0,3}?)"
    r"(?:country|state|nation|government|power)\s+(?:in\s+the\s+world\s+)?"
    r"(?:to\s+(?:have\s+)?|that\s+(?:had\s+|has\s+)?|which\s+(?:had\s+|has\s+)?)"
    r"(?P<verb>recogni[sz]ed?|opened?\s+an\s+embassy\s+in|(?:sent|send)\s+aid\s+to|visit(?:ed)?)\s+",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b[Nn]o\s+(?P<who>(?:[\w-]+\s+){1,5}?)(?:has\s+|had\s+)?ever\s+"
    r"(?P<verb>visited|set\s+foot\s+in|travell?ed\s+to|been\s+to|met)\s+"
)
_LAST = re.compile(
    r"\b[Tt]he\s+last\s+visit\s+(?:ever\s+)?(?:(?:to\s+[^.;]{2,30}?\s+)?by|of)\s+(?:an?\s+)?(?P<who>[^.;]{3,50}?)\s+"
    r"(?P<to>to)\s+[^.;]{2,40}?\s+(?:was|took\s+place|came|dates)\b"
)
_ONLY_KINDS = {"r": "recognition", "o": "embassy_opened", "s": "aid", "v": "visit"}
_BUT = re.compile(
    r"\b(?:except|other\s+than|besides|apart\s+from|but\s+for|publicly|officially|openly|again|until|before|by\s+then"
    r"|at\s+that\s+time|at\s+the\s+time|so\s+far|yet)\b",
    re.IGNORECASE,
)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each denial for all time, or claim to be the only one, that an event in hand belies.

    A denial over a stated time is held against events of that time only, and one with a restriction ("never
    publicly") is left alone. What somebody is quoted with is doubtful at most.
    """
    known, told = _index(evidence), evidence.once(Occurrences)
    for document in evidence.documents:
        denied = [
            f
            for c in evidence.claims_of[document.name]
            if _denies(c, evidence)
            for f in _never(c, known, evidence)
        ]
        yield from denied
        found = {evidence.sentence(said) for finding in denied for said in finding.passages}
        for deed, other in evidence.once(contradictions)[document.name]:
            if deed.never and deed.sentence not in found:
                yield conflict(NAME, deed, other, evidence)
        yield from check_gainsaid(document, evidence)
        for one in _by_text(document, evidence):
            sentences = {evidence.sentence(said) for said in one.passages}
            if not found & sentences:
                found |= sentences
                yield one
        for start, end in sentence_spans(document, evidence):
            yield from _only(document, start, end, known, evidence)
            yield from _nobody(document, start, end, told, evidence)
            yield from _last(document, start, end, told, evidence)


def _by_text(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """What a text denies and tells of after all, read without the claims."""
    yield from check_negated(document, evidence)
    yield from check_denied(document, evidence)
    yield from check_before_the_first(document, evidence)
    yield from check_casualties(document, evidence)


def _index(evidence: Evidence) -> Index:
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        if claim.tier is not Tier.LOW and at_fault(claim, evidence) and not claim.attribution:
            found[claim.kind, claim.target or ""].append(claim)
            found[claim.kind, f"{claim.source} {claim.target}"].append(claim)
    return {key: sorted(claims, key=_place)[:MOST] for key, claims in found.items()}


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.passage.doc, claim.passage.start, claim.id


@cache
def _never_pattern() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, statement_words()["universals"]["never"]), key=len, reverse=True))
    return re.compile(
        rf"\b(?:never|not\s+once|at\s+no\s+time)\s+(?:\w+ly\s+|again\s+|once\s+|ever\s+)?(?P<verb>{verbs})\b"
    )


def _denies(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim denies something for all time or over a time, in so many words."""
    denied = claim.factuality is Factuality.DID_NOT_HAPPEN and claim.shape in (Shape.SILENCE, Shape.EVENT)
    said = claim.passage.quote
    return (
        denied
        and bool(_never_pattern().search(said))
        and not _BUT.search(evidence.sentence(claim.passage).quote)
    )


def _never(claim: Claim, known: Index, evidence: Evidence) -> Iterator[Finding]:
    same = known.get((claim.kind, f"{claim.source} {claim.target}"), ())
    against = [other for other in same if _meets(claim, other, evidence)]
    if against:
        first = min(against, key=lambda other: other.passage.doc != claim.passage.doc)
        why = (
            f"“{claim.passage.quote}” denies it for all time, but {first.passage.doc} tells of it on the "
            f"date “{spelt(first.date)}”: “{first.passage.quote}”."
        )
        verdict = (
            Soundness.SUSPICIOUS if claim.attribution or claim.kind == "criticism" else Soundness.INCONSISTENT
        )
        yield finding(NAME, verdict, why, [claim.passage, first.passage], [claim.id, first.id])


def _meets(claim: Claim, other: Claim, evidence: Evidence) -> bool:
    """Whether an event is one of those denied: the same sides and persons, in the time spoken of."""
    if (claim.source, claim.target) != (other.source, other.target) or other.passage == claim.passage:
        return False
    if not _in_its_time(claim.passage.doc, other, evidence):
        return False
    if claim.date.edtf and other.date.overlaps(claim.date) is not Answer.YES:
        return False
    if not claim.persons:
        return _as_general(claim)
    keys = [[person_key(p, evidence.reference, c.date) for p in c.persons] for c in (claim, other)]
    pairs = [any(same_person(one, two) for two in keys[1]) for one in keys[0]]
    return bool(keys[1]) and all(pairs)


def _in_its_time(doc: str, other: Claim, evidence: Evidence) -> bool:
    """Whether an event came before a text was published: later evidence is none against an earlier text."""
    if other.passage.doc == doc:
        return True
    issued = evidence.issued.get(doc, "")
    return bool(issued) and other.date.before(When.parse(issued)) is Answer.YES


def _as_general(claim: Claim) -> bool:
    """Whether a denial without names is of the state as such, not of bearers of some office."""
    return not re.search(
        r"\b(?:president|minister|premier|king|leader|delegation)\b", claim.passage.quote, re.IGNORECASE
    )


def _only(document: Document, start: int, end: int, known: Index, evidence: Evidence) -> Iterator[Finding]:
    """Another state that did what one is said to be the only one to have done."""
    text = document.text[start:end]
    for found in _ONLY.finditer(text):
        target = _state(text[found.end() :], evidence)
        subject = _last_state(text[: found.start()], evidence)
        if found["scope"].strip() or not target or not subject or _BUT.search(text):
            continue
        dates = within([d for d in evidence.dates_of[document.name] if plain(d)], start, end)
        when = dates[0].when if len(dates) == 1 else None
        kind = _ONLY_KINDS[found["verb"][0].casefold()]
        others = [c for c in known.get((kind, target[0]), ()) if _another(c, subject[1], target[0], when)]
        if others and (when is not None or not dates):
            said = Passage.of(
                document.name, document.text, start + subject[0], start + found.end() + target[1]
            )
            why = (
                f"“{said.quote}”, but {others[0].passage.doc} tells of another: “{others[0].passage.quote}”."
            )
            yield finding(NAME, Soundness.SUSPICIOUS, why, [said, others[0].passage], [others[0].id])


def _nobody(
    document: Document, start: int, end: int, told: Occurrences, evidence: Evidence
) -> Iterator[Finding]:
    """Somebody of a class who did what none of it is said to have done."""
    text = document.text[start:end]
    for found in _NOBODY.finditer(text):
        actor = class_named(found["who"], evidence.reference, None)
        target = _state(text[found.end() :], evidence)
        family = "meeting" if "met" in found["verb"] else "visit"
        if actor is None or target is None or not (actor.state or actor.foreign) or _BUT.search(text):
            continue
        said = Passage.of(
            document.name, document.text, start + found.start(), start + found.end() + target[1]
        )
        yield from _against(said, told.of(family, target[0], actor), "denies it of all", evidence)


def _last(
    document: Document, start: int, end: int, told: Occurrences, evidence: Evidence
) -> Iterator[Finding]:
    """A visit after the one that is said to have been the last."""
    text = document.text[start:end]
    for found in _LAST.finditer(text):
        actor = class_named(f"visit by {found['who']}", evidence.reference, None)
        target = _state(text[found.end("to") + 1 :], evidence)
        dates = within([d for d in evidence.dates_of[document.name] if plain(d)], start, end)
        if actor is None or target is None or not actor.state or len(dates) != 1 or _BUT.search(text):
            continue
        said = Passage.of(
            document.name, document.text, start + found.start(), max(dates[0].end, start + found.end())
        )
        year = dates[0].when.last_year or 0
        later = (pair for pair in told.of("visit", target[0], actor) if (pair[0].when.first_year or 0) > year)
        yield from _against(said, later, f"puts the last one in {year}", evidence)


def _against(
    said: Passage, told: Iterable[tuple[Occurrence, Answer]], what: str, evidence: Evidence
) -> Iterator[Finding]:
    for other, answer in told:
        if other.sure and answer is Answer.YES and _in_its_time(said.doc, other.claim, evidence):
            why = (
                f"“{said.quote}” {what}, but {other.sentence.doc} tells of one on the date "
                f"“{spelt(other.when)}”: “{other.claim.passage.quote}”."
            )
            yield finding(NAME, Soundness.INCONSISTENT, why, [said, other.claim.passage], other.claims)
            return


def _another(claim: Claim, subject: str, target: str, when: When | None) -> bool:
    other = claim.target == target and claim.source not in (subject, target, None)
    return other and (when is None or claim.date.before(when) is Answer.YES)


def _state(text: str, evidence: Evidence) -> tuple[str, int] | None:
    """The state that a text begins with, and the end of its name."""
    mention = next(iter(evidence.reference.mentions(text[:60])), None)
    if mention is None or text[: mention.start] not in ("", "the ") or not mention.candidates:
        return None
    return mention.candidates[0], mention.end


def _last_state(text: str, evidence: Evidence) -> tuple[int, str] | None:
    """Where the last state named in a text stands, and its code."""
    named = evidence.reference.mentions(text)
    return (named[-1].start, named[-1].candidates[0]) if named and named[-1].candidates else None
