"""Which claims of several readers code the same assertion.

Two claims of different readers can be one unit where their passages share half of the shorter one, and they
are of one kind or have a state in common. Pairs are joined the likest first: by kind, by source and target,
by states in common, then by date, factuality and number, then by how much of the passages is shared; and a
unit has one claim of a reader at most. So where a sentence makes several claims, those are paired that agree
best, which is in the readers' favour. Greedy, not optimal: a claim may stay alone that another pairing would
have placed. The order of readers and claims has no say; the work grows with the claims, and with the square
of those on one passage.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.passages import Passage

SHARED = 0.5
"""The share of the shorter passage that two have in common if they are about the same."""

Likeness = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An assertion as the readers coded it: the claim of each that found it, by reader."""

    claims: Mapping[str, Claim]

    @property
    def passage(self) -> Passage:
        """The longest of the passages, the earliest of those that are as long."""
        passages = (claim.passage for claim in self.claims.values())
        return min(passages, key=lambda passage: (passage.start - passage.end, passage.start))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Item:
    """A claim with its reader, in the order of the text."""

    doc: str
    start: int
    end: int
    id: str
    reader: str
    number: int
    claim: Claim = field(compare=False)


def units(readings: Mapping[str, Sequence[Claim]]) -> tuple[Unit, ...]:
    """The units of several readings, in the order of documents and text; claims of one reader alone too.

    >>> from amity.model.factuality import Factuality
    >>> from amity.model.when import When
    >>> def claim(start, kind):
    ...     passage = Passage(doc="000", start=start, end=start + 9, quote="the words")
    ...     return Claim(passage=passage, kind=kind, source="PRK", target="MNG", date=When.unknown(),
    ...         factuality=Factuality.HAPPENED)
    >>> found = units({"anna": [claim(0, "visit"), claim(40, "aid")], "bold": [claim(2, "meeting")]})
    >>> [{reader: said.kind for reader, said in unit.claims.items()} for unit in found]
    [{'anna': 'visit', 'bold': 'meeting'}, {'anna': 'aid'}]
    """
    items = sorted(_items(readings))
    found: list[list[_Item]] = []
    for _, of_document in groupby(items, key=lambda item: item.doc):
        found += _joined(list(of_document))
    place = {reader: number for number, reader in enumerate(readings)}
    made = (sorted(group, key=lambda item: place[item.reader]) for group in sorted(found, key=min))
    return tuple(Unit(claims={item.reader: item.claim for item in group}) for group in made)


def _items(readings: Mapping[str, Sequence[Claim]]) -> Iterator[_Item]:
    for reader, claims in readings.items():
        for number, claim in enumerate(sorted(claims, key=lambda claim: claim.id)):
            said = claim.passage
            yield _Item(
                doc=said.doc, start=said.start, end=said.end, id=claim.id, reader=reader, number=number,
                claim=claim,
            )  # fmt: skip


def _joined(items: Sequence[_Item]) -> Iterable[list[_Item]]:
    """The claims of one document in groups, no two of one reader in a group."""
    groups = {item: [item] for item in items}
    pairs = ((tuple(-part for part in likeness(a.claim, b.claim)), a, b) for a, b in _candidates(items))
    for _, one, other in sorted(pairs):
        mine, theirs = groups[one], groups[other]
        if not {item.reader for item in mine} & {item.reader for item in theirs}:
            mine += theirs
            groups.update((item, mine) for item in theirs)
    return {id(group): group for group in groups.values()}.values()


def _candidates(items: Sequence[_Item]) -> Iterator[tuple[_Item, _Item]]:
    """The pairs that can be one unit; `items` are in the order of the text, and so is each pair."""
    starts = [item.start for item in items]
    for at, one in enumerate(items):
        for other in items[at + 1 : bisect_right(starts, one.end - 1)]:
            if one.reader != other.reader and _alike(one.claim, other.claim):
                yield one, other


def _alike(one: Claim, other: Claim) -> bool:
    shorter = min(len(one.passage.quote), len(other.passage.quote))
    if _common(one.passage, other.passage) < SHARED * shorter:
        return False
    return one.kind == other.kind or bool(one.states & other.states)


def _common(one: Passage, other: Passage) -> int:
    """How many characters two passages of a document have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def likeness(one: Claim, other: Claim) -> Likeness:
    """How like two claims are, the weightiest part first; the greater the liker."""
    common = _common(one.passage, other.passage)
    longest = max(len(one.passage.quote), len(other.passage.quote))
    return (
        float(one.kind == other.kind),
        float((one.source, one.target) == (other.source, other.target)),
        float(len(one.states & other.states)),
        float(one.date.edtf == other.date.edtf),
        float(one.date.overlaps(other.date) is not Answer.NO),
        float(one.factuality is other.factuality),
        float(one.quantity == other.quantity),
        common / longest,
    )
