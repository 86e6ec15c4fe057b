"""What claims say of when events began and ended."""

import csv
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.examine.chronology.system import LIMIT, ORIGIN, Constraint
from amity.examine.evidence import Evidence
from amity.examine.stated import at_fault
from amity.model.claims import Claim, Shape
from amity.model.mentions import DateMention, Reckoning, within
from amity.model.passages import Passage
from amity.model.when import When

THREAD = 20
"""What words count back to is one of so many dates before them."""

Bound = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A constraint with what it says for a reader; `relates` where it is more than a date of one event."""

    constraint: Constraint
    text: str
    relates: bool = False
    claims: tuple[str, ...] = ()


@cache
def durations() -> Mapping[str, int]:
    """The most days that a happening of a kind takes; the rows of `data/durations.csv`.

    >>> durations()["credentials"]
    3
    """
    text = (files("amity.examine") / "data" / "durations.csv").read_text(encoding="utf-8")
    return {row["kind"]: int(row["days"]) for row in csv.DictReader(text.splitlines())}


def axioms(evidence: Evidence, events: Mapping[str, str]) -> Iterator[Said]:
    """That no event ends before it begins, nor takes longer than such things do."""
    kinds = {event.id: event.kind for event in evidence.events}
    for event in sorted(set(events.values())):
        bounds = (0, durations().get(kinds[event]))
        made = bounding(None, f"{event}.start", f"{event}.end", bounds)
        if made:
            yield Said(constraint=made, text="")


def dated(evidence: Evidence, events: Mapping[str, str], slack: int) -> Iterator[Said]:
    """What claims say of the date of their event."""
    mentions = {name: [d for d in dates if d.when.edtf] for name, dates in evidence.dates_of.items()}
    for claim in evidence.claims:
        event = events.get(claim.id)
        if event is None or claim.shape is not Shape.EVENT or not claim.date.edtf:
            continue
        if claim.date.anchor:
            yield from _reckoned(claim, event, mentions.get(claim.passage.doc, []), evidence, slack)
        elif at_fault(claim, evidence):
            longest = durations().get(claim.kind, LIMIT)
            yield from in_time(
                claim.passage, event, claim.date, slack=slack, claims=(claim.id,), longest=longest
            )


def in_time(
    passage: Passage | None,
    point: str,
    when: When,
    *,
    slack: int,
    claims: tuple[str, ...] = (),
    longest: int = LIMIT,
) -> Iterator[Said]:
    """That something had a day within a date, or, of a stretch known to the day, that it took those days.

    What takes no more than `longest` days did not take a stretch that is longer, but lay within it.
    """
    first, last = days_of(when)
    known = "/" in when.edtf and when.start_min == when.start_max and when.end_min == when.end_max
    whole = known and first is not None and last is not None and last - first <= longest
    starts: Bound = (
        None if not whole or first is None else first - slack,
        None if last is None else last + slack,
    )
    ends: Bound = (
        None if first is None else first - slack,
        None if not whole or last is None else last + slack,
    )
    if whole and first is not None and last is not None:
        starts, ends = (first - slack, first + slack), (last - slack, last + slack)
    for side, bounds in (("start", starts), ("end", ends)):
        if made := bounding(passage, ORIGIN, f"{point}.{side}", bounds):
            yield Said(constraint=made, text=f"dates it {when}", claims=claims)


def days_of(when: When) -> Bound:
    """The first and the last day of a date, with its qualifiers; years out of all bounds are none."""
    first = when.start_min if when.start_min is not None and abs(when.start_min) < LIMIT // 2 else None
    last = when.end_max if when.end_max is not None and abs(when.end_max) < LIMIT // 2 else None
    return first, last


def bounding(passage: Passage | None, earlier: str, later: str, bounds: Bound) -> Constraint | None:
    """The constraint with these bounds; None where both sides are open."""
    if bounds == (None, None):
        return None
    return Constraint(passage=passage, earlier=earlier, later=later, lower=bounds[0], upper=bounds[1])


def _reckoned(
    claim: Claim, event: str, mentions: Sequence[DateMention], evidence: Evidence, slack: int
) -> Iterator[Said]:
    """What a claim says that dates its event by its distance from another date of its text."""
    said = evidence.sentence(claim.passage)
    here = [m for m in within(mentions, said.start, said.end) if _counts_back(m)]
    words = next((m for m in here if m.when.edtf == claim.date.edtf), None)
    at = bisect_left(mentions, words.start, key=lambda m: m.start) if words else 0
    before = reversed(mentions[max(0, at - THREAD) : at])
    source = next((m for m in before if m.named == claim.date.anchor and not m.inferred), None)
    if source is None or None in (
        claim.date.earliest, claim.date.latest, source.when.earliest, source.when.latest
    ):  # fmt: skip
        return
    point = f"date {claim.passage.doc} {source.start}"
    low = (claim.date.earliest or 0) - (source.when.earliest or 0)
    high = (claim.date.latest or 0) - (source.when.latest or 0)
    text = evidence.texts[claim.passage.doc]
    yield from in_time(
        Passage.of(claim.passage.doc, text, source.start, source.end), point, source.when, slack=slack
    )
    gaps = (
        (".start", ".end", (min(low, high) - slack, None)),
        (".start", ".start", (None, max(low, high) + slack)),
    )
    for earlier, later, gap in gaps:
        made = bounding(claim.passage, point + earlier, event + later, gap)
        if made:
            why = f"counts from {claim.date.anchor}"
            yield Said(constraint=made, text=why, relates=True, claims=(claim.id,))


def _counts_back(mention: DateMention) -> bool:
    """Whether words count from the date before them, rather than from what follows ("two days after")."""
    governs = mention.when.words.casefold().endswith(("after", "before", "since", "of"))
    return mention.reckoning is Reckoning.ANAPHORIC and not governs
