"""One happening told twice in a text, with what cannot both be: dates, places, directions, quantities."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from amity.examine.actors import person_key, same_person
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.numerals import statement_words
from amity.examine.stated import at_fault
from amity.examine.tenures import distance
from amity.examine.words import words
from amity.model.answers import Answer
from amity.model.claims import Claim, Tier
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.when import When

NAME = "internal_contradiction"
_MONTH = 31
_PLURAL = {"quantity": "quantities"}
_MOVING = ("visit",)
_MEETING = ("meeting", "treaty_signed", "agreement_signed", "talks_hosted")


def check_twice_told(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each pair of claims of a text that tell of one happening and cannot both be right.

    What may be another happening, another stage of it, a lesser precision or a quotation is left alone.
    """
    claims = [
        c for c in evidence.claims_of[document.name] if c.tier is not Tier.LOW and at_fault(c, evidence)
    ]
    yield from _dates(claims, evidence)
    yield from _same_days(claims, evidence)
    yield from _quantities(claims, evidence)


def _dates(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Finding]:
    """What happens once, dated twice."""
    table = statement_words()["twice"]
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    undone = {frozenset((c.source, c.target)) for c in claims if c.kind == "relations_severed"}
    for claim in claims:
        first, second = claim.source or "", claim.target or ""
        if claim.kind in table["once"] and first and second and frozenset((first, second)) not in undone:
            if claim.kind == "relations_established":
                first, second = sorted((first, second))
            groups[claim.kind, first, second].append(claim)
    reopened = {key[1:] for key in groups if key[0] == "embassy_reopened"}
    for key, members in sorted(groups.items()):
        members.sort(key=lambda claim: (claim.date.sort_key, claim.id))
        for one, two in pairwise(members):
            if key[0] in ("embassy_opened", "embassy_closed") and key[1:] in reopened:
                continue
            if one.date.overlaps(two.date) is Answer.NO and _one_act(one, two, evidence):
                sure = distance(one.date, two.date) > _MONTH
                yield _conflict(one, two, Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS, "date")


def _one_act(one: Claim, two: Claim, evidence: Evidence) -> bool:
    """Whether neither sentence speaks of another act, of another stage, or for somebody else."""
    said = [evidence.sentence(claim.passage) for claim in (one, two)]
    if said[0] == said[1] or one.attribution or two.attribution:
        return False
    stages = []
    for sentence in said:
        plain = sentence.quote.casefold()
        if any(re.search(rf"\b{re.escape(w)}\b", plain) for w in statement_words()["twice"]["another"]):
            return False
        stages.append({stem for stem in words("stages") if re.search(rf"\b{stem}", plain)})
    return stages[0] == stages[1]


def _conflict(one: Claim, two: Claim, verdict: Soundness, what: str) -> Finding:
    values = {
        "date": (spelt(one.date), spelt(two.date)),
        "place": (one.place or "", two.place or ""),
        "direction": (f"{one.source} to {one.target}", f"{two.source} to {two.target}"),
        "quantity": (_amount(one), _amount(two)),
    }[what]
    why = (
        f"The text gives two {_PLURAL.get(what, what + 's')} for one happening "
        f"({one.kind.replace('_', ' ')}): “{values[0]}” in "
        f"“{one.passage.quote}” and “{values[1]}” in “{two.passage.quote}”."
    )
    return finding(NAME, verdict, why, [one.passage, two.passage], [one.id, two.id])


def _same_days(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Finding]:
    """Journeys and meetings on one day that are told with two years, places or directions."""
    groups: dict[tuple[str, frozenset[str | None], str], list[Claim]] = defaultdict(list)
    for claim in claims:
        day = _day_of_year(claim.date)
        if day and claim.kind in (*_MOVING, *_MEETING) and claim.source and claim.target:
            groups[claim.kind, frozenset((claim.source, claim.target)), day].append(claim)
    for (kind, _, _), members in sorted(groups.items(), key=lambda item: (item[0][0], item[0][2])):
        members.sort(key=lambda claim: (claim.date.sort_key, claim.id))
        for one, two in pairwise(members):
            what = _differs(one, two, evidence)
            if what and _one_act(one, two, evidence):
                sure = what == "date" and kind != "meeting"
                yield _conflict(one, two, Soundness.INCONSISTENT if sure else Soundness.SUSPICIOUS, what)


def _day_of_year(when: When) -> str:
    """The month and day on which a date begins, where it is told to the day."""
    found = re.match(r"-?\d{4}-(\d\d-\d\d)", when.edtf)
    return found[1] if found else ""


def _differs(one: Claim, two: Claim, evidence: Evidence) -> str:
    """In what two tellings of one day differ: the year, the way, the place; empty where in nothing."""
    alike = _same_persons(one, two, evidence)
    years = abs((one.date.first_year or 0) - (two.date.first_year or 0))
    if one.kind in _MOVING and years == 0 and (one.source, one.target) == (two.target, two.source):
        return "direction" if alike else ""
    if years:
        return "date" if alike and (one.source, one.target) == (two.source, two.target) else ""
    if one.kind in _MEETING and (alike or one.kind == "treaty_signed") and _two_cities(one, two, evidence):
        return "place"
    return ""


def _same_persons(one: Claim, two: Claim, evidence: Evidence) -> bool:
    """Whether both name somebody in common, or, of treaties, nobody."""
    keys = [[person_key(p, evidence.reference, c.date) for p in c.persons] for c in (one, two)]
    if not keys[0] and not keys[1]:
        return one.kind == "treaty_signed"
    return any(same_person(a, b) for a in keys[0] for b in keys[1])


def _two_cities(one: Claim, two: Claim, evidence: Evidence) -> bool:
    """Whether the two places are cities of different names."""
    places = [evidence.reference.place_mentions(claim.place or "") for claim in (one, two)]
    cities = [
        found[0].text
        for found in places
        if len(found) == 1 and found[0].meanings[0].sort in ("city", "capital")
    ]
    return len(cities) == 2 and cities[0] != cities[1]


def _quantities(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Finding]:
    """Two exact numbers of the same things, given by the same to the same in the same year."""
    groups: dict[tuple[str, str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        amount = claim.quantity
        if amount and not amount.approximate and claim.source and claim.target:
            key = (claim.kind, claim.source, claim.target, str(claim.date), amount.unit.casefold())
            groups[key].append(claim)
    for _, members in sorted(groups.items()):
        for one, two in pairwise(members):
            if _amount(one) != _amount(two) and _one_act(one, two, evidence):
                yield _conflict(one, two, Soundness.SUSPICIOUS, "quantity")


def _amount(claim: Claim) -> str:
    return f"{claim.quantity.value:g} {claim.quantity.unit}" if claim.quantity else ""
