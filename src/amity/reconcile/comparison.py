"""Readers compared claim by claim: who found what, how far they agree on it, and where they do not."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from amity.errors import InvalidValue
from amity.model.claims import Claim
from amity.reconcile.agreement import Agreement, agreement
from amity.reconcile.fields import FIELDS, Field
from amity.reconcile.units import Unit, units

FEWEST = 10
"""Below this many units there is no figure: its interval would be wider than most of the scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Who found which claims: in how many units `one` and `other` both have a claim, and each alone.

    Of the documents that both have read. Which of them is right it does not say.

    >>> found = Found(one="rules", other="llm", both=6, only_one=2, only_other=4)
    >>> found.precision, found.recall, round(found.f1, 3)
    (0.6, 0.75, 0.667)
    """

    one: str
    other: str
    both: int
    only_one: int
    only_other: int

    @property
    def precision(self) -> float | None:
        """Of the claims of `other`, the share that `one` has too; None where it has no claim."""
        return _share(self.both, self.both + self.only_other)

    @property
    def recall(self) -> float | None:
        """Of the claims of `one`, the share that `other` has too; None where it has no claim."""
        return _share(self.both, self.both + self.only_one)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two, the same whichever is taken for the measure."""
        return _share(2 * self.both, 2 * self.both + self.only_one + self.only_other)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """How far the readers agree in a field, over the units that two or more found; `differ` is where not."""

    field: Field
    agreement: Agreement
    differ: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A unit on which readers disagree: the fields in which they do, and who read it and found nothing."""

    unit: Unit
    fields: tuple[Field, ...]
    missed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Readers side by side; `documents` are those that each has read, of which two or more have."""

    readers: tuple[str, ...]
    documents: Mapping[str, frozenset[str]]
    units: tuple[Unit, ...]
    fields: tuple[FieldAgreement, ...]
    found: tuple[Found, ...]

    @property
    def disagreements(self) -> Iterator[Disagreement]:
        """Every unit on which the readers disagree, in the order of documents and text."""
        whole = [field for field in FIELDS if not field.part_of]
        for unit in self.units:
            fields = tuple(field for field in whole if _differ(field, unit))
            missed = tuple(r for r in self._readers_of(unit) if r not in unit.claims)
            if fields or missed:
                yield Disagreement(unit=unit, fields=fields, missed_by=missed)

    def _readers_of(self, unit: Unit) -> list[str]:
        return [reader for reader in self.readers if unit.passage.doc in self.documents[reader]]


def compare(
    readings: Mapping[str, Sequence[Claim]],
    documents: Mapping[str, Collection[str]] | None = None,
    *,
    fewest: int = FEWEST,
) -> Comparison:
    """Readers compared on the documents that two or more of them have read.

    `readings` has the claims of each reader, `documents` the names of those that each has read: without it
    all are taken to have read all. Alpha is computed for each field over the units that two or more found
    (`amity.reconcile.units` says which claims are one); what one alone found tells nothing of fields and is
    told in `found`. Fewer than `fewest` units make no figure. Raises InvalidValue for fewer than two readers.

    >>> from amity.model.factuality import Factuality
    >>> from amity.model.passages import Passage
    >>> from amity.model.when import When
    >>> def said(start, date):
    ...     passage = Passage(doc="000", start=start, end=start + 9, quote="the visit")
    ...     return Claim(passage=passage, kind="visit", source="PRK", target="MNG", date=When.parse(date),
    ...         factuality=Factuality.HAPPENED)
    >>> found = compare({"anna": [said(0, "1956-07"), said(90, "1988")], "bold": [said(2, "1956")]})
    >>> [(d.missed_by, [field.name for field in d.fields]) for d in found.disagreements]
    [((), ['date']), (('bold',), [])]
    """
    if len(readings) < 2:
        raise InvalidValue("Comparison", "readers", list(readings), "two or more")
    shared = _shared(readings, documents)
    kept = {reader: [c for c in said if c.passage.doc in shared[reader]] for reader, said in readings.items()}
    made = units(kept)
    return Comparison(
        readers=tuple(readings),
        documents=shared,
        units=made,
        fields=tuple(_field(field, made, fewest) for field in FIELDS),
        found=tuple(_found(one, other, made, shared) for one, other in combinations(readings, 2)),
    )


def _shared(
    readings: Mapping[str, Sequence[Claim]], documents: Mapping[str, Collection[str]] | None
) -> dict[str, frozenset[str]]:
    """The documents of each reader that another has read too."""
    every = frozenset(claim.passage.doc for said in readings.values() for claim in said)
    read = {reader: frozenset(documents[reader] if documents else every) for reader in readings}
    return {
        reader: mine & frozenset[str]().union(*(read[other] for other in read if other != reader))
        for reader, mine in read.items()
    }


def _field(field: Field, found: Sequence[Unit], fewest: int) -> FieldAgreement:
    coded = [[field.value(claim) for claim in unit.claims.values()] for unit in found]
    figure = agreement(coded, field.difference, minimum=fewest)
    return FieldAgreement(field=field, agreement=figure, differ=sum(_differ(field, unit) for unit in found))


def _differ(field: Field, unit: Unit) -> bool:
    return any(field.differs(one, other) for one, other in combinations(unit.claims.values(), 2))


def _found(one: str, other: str, found: Sequence[Unit], shared: Mapping[str, frozenset[str]]) -> Found:
    here = [unit.claims for unit in found if unit.passage.doc in shared[one] & shared[other]]
    return Found(
        one=one,
        other=other,
        both=sum(one in claims and other in claims for claims in here),
        only_one=sum(one in claims and other not in claims for claims in here),
        only_other=sum(other in claims and one not in claims for claims in here),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
