"""What sort of disagreement there is between two claims about one happening, before any verdict.

Most differences between sources are none. After Bernheim (1908, Lehrbuch der historischen Methode, ch. IV),
Howell and Prevenier (2001, From Reliable Sources, ch. 3) and Thies (2002, "A Pragmatic Guide to Qualitative
Historical Analysis in the Study of International Relations"), sources are first asked whether they speak of
the same stage of the same act, as closely, counting the same things, at the same time, of what each could
know; only what is left is a conflict.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from amity.examine.dignitaries import dignitaries
from amity.examine.evidence import Evidence
from amity.examine.findings import spelt
from amity.examine.spellings import one_name
from amity.examine.tenures import distance
from amity.examine.words import words
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.when import When

REPORT_DAYS = 3
"""Days that a dating by the report of a happening may be off."""
ROUGH = 0.1
"""How far apart two figures may be of which one is given as rough."""


class Kind(StrEnum):
    """The types of disagreement, the one that is a conflict first."""

    CONFLICT = "conflict"
    """Both cannot be right."""
    FACTUALITY = "factuality"
    """One tells what was planned, offered, denied or imagined, the other what happened."""
    LATER = "later evidence"
    """One text is older than what the other tells, and cannot be blamed for it."""
    DEFINITION = "definition"
    """Another stage or act is dated: announced, signed, in force; recognised, relations established."""
    PRECISION = "precision"
    """One is only less precise, or gives the day of the report."""
    COUNTING = "counting"
    """Something else is counted: both sides or one, all or a part."""
    CHANGE = "change over time"
    """Both were so, at different times."""
    TRANSCRIPTION = "transcription"
    """A name is written in another way."""


class Disagreement(NamedTuple):
    """The type of a disagreement, the field that it is about, and a sentence on it."""

    kind: Kind
    field: str
    explanation: str


def disagreement(one: Claim, other: Claim, evidence: Evidence) -> Disagreement | None:
    """The weightiest difference between two claims about one happening; None where they differ in nothing.

    A conflict goes before all; whichever claim comes first makes no difference.

    >>> from amity.model.passages import Passage
    >>> from amity.reference import load
    >>> def said(doc: str, date: str) -> Claim:
    ...     return Claim(passage=Passage(doc=doc, start=0, end=1, quote="x"), kind="embassy_closed",
    ...         source="CUB", target="PER", date=When.parse(date), factuality=Factuality.HAPPENED)
    >>> evidence = Evidence(reference=load())
    >>> found = disagreement(said("a", "1999"), said("b", "1999-08"), evidence)
    >>> str(found.kind), found.field
    ('precision', 'date')
    """
    found = list(disagreements(one, other, evidence))
    order = list(Kind)
    return min(found, key=lambda each: order.index(each.kind), default=None)


def disagreements(one: Claim, other: Claim, evidence: Evidence) -> Iterator[Disagreement]:
    """All differences between two claims about one happening, field by field."""
    first, second = sorted(
        (one, other), key=lambda c: (c.passage.doc, c.passage.start, c.passage.end, c.id, repr(c))
    )
    yield from _factuality(first, second, evidence)
    yield from _dates(first, second, evidence)
    yield from _persons(first, second, evidence)
    yield from _places(first, second, evidence)
    yield from _quantities(first, second, evidence)


def stages(claim: Claim, evidence: Evidence) -> frozenset[str]:
    """Beginnings of the words in a claim's sentence that say which stage of an act is dated."""
    said = re.findall(r"[a-z]+", evidence.sentence(claim.passage).quote.casefold())
    return frozenset(stem for stem in words("stages") if any(word.startswith(stem) for word in said))


def issued(claim: Claim, evidence: Evidence) -> When | None:
    """The day on which the text of a claim appeared, where that is known."""
    said = evidence.issued.get(claim.passage.doc, "")
    return When.parse(said) if said else None


def _factuality(one: Claim, other: Claim, evidence: Evidence) -> Iterator[Disagreement]:
    if one.factuality is other.factuality:
        return
    said = f"{one.passage.doc} has it {_worded(one)}, {other.passage.doc} {_worded(other)}"
    plainly = {one.factuality, other.factuality} == {Factuality.HAPPENED, Factuality.DID_NOT_HAPPEN}
    if not plainly:
        yield Disagreement(Kind.FACTUALITY, "factuality", said)
    elif _too_early(one, other, evidence):
        yield Disagreement(
            Kind.LATER, "factuality", f"{said}; the one text is older than what the other tells"
        )
    elif one.date.same_time(other.date) is Answer.NO and one.date.overlaps(other.date) is Answer.NO:
        yield Disagreement(Kind.CHANGE, "factuality", f"{said}, at different times")
    elif stages(one, evidence) != stages(other, evidence):
        yield Disagreement(Kind.DEFINITION, "factuality", f"{said}; they speak of different stages")
    else:
        yield Disagreement(Kind.CONFLICT, "factuality", said)


def _worded(claim: Claim) -> str:
    return str(claim.factuality).replace("_", " ")


def _too_early(one: Claim, other: Claim, evidence: Evidence) -> bool:
    """Whether either text appeared before what the other tells, or on the same day."""
    days = ((issued(one, evidence), other.date), (issued(other, evidence), one.date))
    return any(day is not None and date.edtf and _not_after(day, date) for day, date in days)


def _not_after(day: When, date: When) -> bool:
    return day.latest is not None and date.latest is not None and day.latest <= date.latest


def _dates(one: Claim, other: Claim, evidence: Evidence) -> Iterator[Disagreement]:
    if not one.date.edtf or not other.date.edtf or one.date.edtf == other.date.edtf:
        return
    if Factuality.DID_NOT_HAPPEN in (one.factuality, other.factuality):
        return  # what did not happen has no date that another could have
    said = f"{one.passage.doc} dates it {spelt(one.date)}, {other.passage.doc} {spelt(other.date)}"
    if one.date.overlaps(other.date) is not Answer.NO:
        if one.date.same_time(other.date) is not Answer.YES:
            yield Disagreement(Kind.PRECISION, "date", f"{said}: one is less precise")
    elif (
        "day" in (*one.date.inferred, *other.date.inferred) and distance(one.date, other.date) <= REPORT_DAYS
    ):
        yield Disagreement(Kind.PRECISION, "date", f"{said}: one is the day of a report")
    elif not (one.factuality.realised and other.factuality.realised):
        yield Disagreement(Kind.FACTUALITY, "date", f"{said}: not both tell when it came about")
    elif one.kind != other.kind or stages(one, evidence) != stages(other, evidence):
        yield Disagreement(Kind.DEFINITION, "date", f"{said}: they date different acts or stages")
    else:
        yield Disagreement(Kind.CONFLICT, "date", said)


def _persons(one: Claim, other: Claim, evidence: Evidence) -> Iterator[Disagreement]:
    if not one.persons or not other.persons:
        return
    said = f"{one.passage.doc} names {', '.join(one.persons)}, {other.passage.doc} {', '.join(other.persons)}"
    posts = [_posts(claim, evidence) for claim in (one, other)]
    if {*one.persons} & {*other.persons} or _known_alike(one, other, evidence):
        if all(posts) and not posts[0] & posts[1]:
            ranks = " and ".join(sorted(post.replace("_", " ") for post in posts[0] | posts[1]))
            yield Disagreement(Kind.CONFLICT, "rank", f"{said}: the same person as {ranks}")
    elif any(one_name(a, b) for a, b in product(one.persons, other.persons)):
        yield Disagreement(Kind.TRANSCRIPTION, "persons", f"{said}: two ways to write one name")
    elif posts[0] & posts[1] and len(one.persons) == len(other.persons) == 1:
        shared = ", ".join(sorted(post.replace("_", " ") for post in posts[0] & posts[1]))
        yield Disagreement(Kind.CONFLICT, "persons", f"{said}, each as {shared}")


def _posts(claim: Claim, evidence: Evidence) -> frozenset[str]:
    """The high posts that the words of a claim give those who act."""
    told = dignitaries(claim.passage.quote, evidence.reference, claim.date)
    return frozenset(d.role for d in told if d.state in ("", claim.source))


def _known_alike(one: Claim, other: Claim, evidence: Evidence) -> bool:
    """Whether the reference data know a person of both claims by the two names."""
    found = [
        {known[0].id for name in claim.persons if len(known := evidence.reference.persons_named(name)) == 1}
        for claim in (one, other)
    ]
    return bool(found[0] & found[1])


def _places(one: Claim, other: Claim, evidence: Evidence) -> Iterator[Disagreement]:
    if not one.place or not other.place or one.place.casefold() == other.place.casefold():
        return
    said = f"{one.passage.doc} has it in {one.place}, {other.passage.doc} in {other.place}"
    sites = [_site(claim, evidence) for claim in (one, other)]
    if one_name(one.place, other.place) or (sites[0] == sites[1] != ("", "")):
        yield Disagreement(Kind.TRANSCRIPTION, "place", f"{said}: two names of one place")
    elif any(within.casefold() in whole.casefold() for within, whole in _both(one.place, other.place)):
        yield Disagreement(Kind.PRECISION, "place", f"{said}: one is less precise")
    elif not all(site[0] == "capital" or site[0] == "city" for site in sites):
        yield Disagreement(Kind.PRECISION, "place", f"{said}: one may lie in the other")
    elif one.kind == "visit":
        yield Disagreement(Kind.COUNTING, "place", f"{said}: a journey may go to both")
    else:
        yield Disagreement(Kind.CONFLICT, "place", said)


def _both(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


def _site(claim: Claim, evidence: Evidence) -> tuple[str, str]:
    """What sort of place a claim names, and of which state if it is the capital; else the place itself."""
    found = evidence.reference.place_mentions(claim.place or "")
    if len(found) != 1:
        return "", ""
    sort, states = found[0].meanings[0].sort, found[0].resolve(claim.date)
    return sort, states[0] if sort == "capital" and states else (claim.place or "").casefold()


def _quantities(one: Claim, other: Claim, evidence: Evidence) -> Iterator[Disagreement]:
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.value == b.value or _unit(a.unit) != _unit(b.unit):
        return
    said = f"{one.passage.doc} has {a.value:g} {a.unit}, {other.passage.doc} {b.value:g} {b.unit}"
    low, high = sorted((a.value, b.value))
    if one.date.edtf and other.date.edtf and one.date.overlaps(other.date) is Answer.NO:
        yield Disagreement(Kind.CHANGE, "quantity", f"{said}, at different times")
    elif _rounded(low, high) or ((a.approximate or b.approximate) and high - low <= ROUGH * high):
        yield Disagreement(Kind.PRECISION, "quantity", f"{said}: one is rounded")
    elif high == 2 * low or _counts_both(one, evidence) != _counts_both(other, evidence):
        yield Disagreement(Kind.COUNTING, "quantity", f"{said}: one may count both sides, the other one")
    else:
        yield Disagreement(Kind.CONFLICT, "quantity", said)


def _unit(unit: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"[^\W\d_]+", unit.casefold()) if len(word) > 2)


def _rounded(low: float, high: float) -> bool:
    """Whether one figure is the other rounded to fewer digits.

    >>> _rounded(198, 200), _rounded(1250, 1000), _rounded(150, 200)
    (True, False, False)
    """
    for digits in range(1, 6):
        scale = 10**digits
        if any(x % scale == 0 and round(y / scale) * scale == x != y for x, y in ((low, high), (high, low))):
            return abs(high - low) <= ROUGH * high
    return False


def _counts_both(claim: Claim, evidence: Evidence) -> bool:
    """Whether a sentence says that it counts both sides together, or all that there was."""
    said = set(re.findall(r"[a-z]+", evidence.sentence(claim.passage).quote.casefold()))
    return bool(said & words("counting_both"))
