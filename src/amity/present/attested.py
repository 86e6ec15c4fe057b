"""How well an event is attested: its witnesses as a historian weighs them, and the sum behind it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from amity.model.credence import DOUBT, MONTH, WITHIN, YEAR, Credence, Preference, WeighedWitness
from amity.model.events import Event
from amity.model.truths import RankedValue
from amity.model.witnesses import Directness, SourceEdge
from amity.present.dates import edtf_in_words
from amity.present.material import Material
from amity.present.notes import Citation, Notes, Statement
from amity.present.sources import VERBS, SourceName, SourceNames, cited_words
from amity.present.wording import capitalised, listed

SHOWN = 3
"""Passages of each of two sources by which a step from one to the other is shown beside an event."""
DIGITS = 4
DIRECT = {
    Directness.OFFICIAL: "an official act, record or word",
    Directness.PRESS: "a report of the press",
    Directness.DATASET: "a row of a dataset",
    Directness.SCHOLARSHIP: "a work of scholarship",
    Directness.UNKNOWN: "a source of unknown sort",
}
FIELDS = {"date": "date", "place": "place", "persons": "persons"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardWitness:
    """An independent witness as it is shown: who, by which passages, how direct, how early, from which side.

    `derived` are the passages that add nothing to it, by their source; `steps` say how these, or the text in
    hand, have it from the witness.
    """

    weighed: WeighedWitness
    source: SourceName
    citations: tuple[Citation, ...]
    circumstances: tuple[str, ...]
    derived: tuple[Statement, ...]
    steps: tuple[Statement, ...]

    @property
    def raised(self) -> float:
        """What counts as nothing because the terms add up to less: what must be added to make it nought."""
        return self.weighed.weight - fsum(term.log_odds for term in self.weighed.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferred:
    """The values that witnesses give to a field, the most probable first.

    `instead` is the event's own value where credence prefers another, empty where it does not.
    """

    field: str
    values: tuple[str, ...]
    instead: str
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """How well an event is attested, with the witnesses for and against it.

    `counted` is told beside the ordinal: "2 documents, 1 independent witness".
    """

    credence: Credence
    counted: str
    supporting: tuple[HeardWitness, ...]
    opposing: tuple[HeardWitness, ...]
    torn: tuple[str, ...]
    preferred: tuple[Preferred, ...]

    @property
    def spread(self) -> float:
        """Half the interval, in log-odds: 1.645 √(0.5² + Σ (weight / 2)²)."""
        weights = [one.weighed.weight for one in (*self.supporting, *self.opposing)]
        return WITHIN * sqrt(DOUBT**2 + fsum((DOUBT * weight) ** 2 for weight in weights))

    @property
    def differing(self) -> tuple[Preferred, ...]:
        """The fields in which credence prefers another value than the event has."""
        return tuple(preferred for preferred in self.preferred if preferred.instead)


def log_odds(value: float) -> str:
    """Log-odds with their sign, with as many digits as they have, two at least and four at most.

    >>> log_odds(0.22), log_odds(-0.385), log_odds(0.0)
    ('+0.22', '−0.385', '+0.00')
    """
    digits = f"{abs(round(value, DIGITS)):.{DIGITS}f}"
    shown = digits[: -(DIGITS - 2)] + digits[-(DIGITS - 2) :].rstrip("0")
    return ("−" if round(value, DIGITS) < 0 else "+") + shown


def _counted(documents: int, witnesses: int) -> str:
    """The documents and the witnesses that they come down to.

    >>> _counted(2, 1), _counted(1, 1), _counted(1, 0)
    ('2 documents, 1 independent witness', '1 witness', 'no witness')
    """
    if documents < 2:
        return {0: "no witness", 1: "1 witness"}.get(witnesses, f"{witnesses} independent witnesses")
    told = "no witness" if not witnesses else f"{witnesses} independent witness{'es' * (witnesses > 1)}"
    return f"{documents} documents, {told}"


def _delay(days: int | None) -> str:
    """How early a witness told it: "told within a day", "told at most 3 months later".

    >>> _delay(0), _delay(1), _delay(45), _delay(800), _delay(-3), _delay(None)
    ('told the same day', 'told at most 1 day later', 'told at most 2 months later',
     'told at most 3 years later', 'told before it can have happened',
     'when it was told, or when it happened, is not known')
    """
    if days is None:
        return "when it was told, or when it happened, is not known"
    if days < 0:
        return "told before it can have happened"
    if days == 0:
        return "told the same day"
    unit, length = ("day", 1) if days <= MONTH else ("month", MONTH) if days <= YEAR else ("year", YEAR)
    count = -(-days // length)
    return f"told at most {count} {unit}{'s' * (count > 1)} later"


class Bench:
    """Where the witnesses of events are heard; their passages are numbered by `notes`.

    >>> from amity.model.factuality import Factuality
    >>> from amity.model.when import When
    >>> material = Material(title="Neighbours", dyad=(), names={}, documents=())
    >>> event = Event(id="e", kind="visit", source=None, target=None, date=When.unknown(),
    ...     factuality=Factuality.HAPPENED, claims_for=())
    >>> Bench(material, Notes(material)).attested(event) is None
    True
    """

    def __init__(self, material: Material, notes: Notes) -> None:
        self._material, self._notes = material, notes
        self._names = SourceNames(material, notes)

    def attested(self, event: Event) -> Attested | None:
        """How well an event is attested.

        None where it was not weighed, and for a plan or proposal that no witness says to have come about.
        """
        credence = self._material.credences.get(event.id)
        weighed = credence and (credence.supporting or credence.opposing or credence.torn)
        if credence is None or not (weighed or event.factuality.realised):
            return None
        return Attested(
            credence=credence,
            counted=_counted(event.witnesses, credence.witnesses),
            supporting=tuple(self._heard(one) for one in credence.supporting),
            opposing=tuple(self._heard(one) for one in credence.opposing),
            torn=tuple(self._names.by_id(source).words for source in credence.torn),
            preferred=tuple(self._preferred(one, event) for one in credence.preferences),
        )

    def _heard(self, weighed: WeighedWitness) -> HeardWitness:
        """A witness with all that derives from it."""
        claims, witness = self._material.claims_by_id, weighed.witness
        first = self._speaker(weighed)
        others = [self._names.by_id(root).words for root in witness.roots if root != first]
        together = (f"one witness with {listed(others)}",) if others else ()
        return HeardWitness(
            weighed=weighed,
            source=self._names.by_id(first),
            citations=self._notes.cite_all([claims[name] for name in witness.claims]),
            circumstances=(*self._circumstances(weighed), *together),
            derived=tuple(self._derived(witness.derived)),
            steps=tuple(self._step(edge) for edge in witness.edges),
        )

    def _speaker(self, weighed: WeighedWitness) -> str:
        """The root whose word the best claim gives."""
        teller = f"doc:{self._material.claims_by_id[weighed.claim].claim.passage.doc}"
        roots = weighed.witness.roots
        if teller in roots:
            return teller
        step = next((edge.target for edge in weighed.witness.edges if edge.source == teller), roots[0])
        return step if step in roots else roots[0]

    def _circumstances(self, weighed: WeighedWitness) -> tuple[str, ...]:
        """How direct, how early, from which side, and how sure it is that it says so."""
        teller = self._notes.short(self._material.claims_by_id[weighed.claim].claim.passage.doc)
        removes = {
            0: "itself in hand",
            1: f"known through {teller}",
            2: f"known at two removes, through {teller}",
        }
        side = {"": "its side not known", "third": "of neither side"}
        return (
            DIRECT[weighed.directness],
            f"from somebody whom {teller} does not name" if weighed.unnamed else removes[weighed.removes],
            _delay(weighed.days),
            side.get(weighed.side, f"from the side of {self._material.state(weighed.side)}"),
            "read by an analyst" if weighed.reviewed else "read by rule",
        )

    def _derived(self, names: Sequence[str]) -> list[Statement]:
        """The sources of claims that add nothing, each with its passages."""
        by_source = defaultdict(list)
        for name in names:
            reviewed = self._material.claims_by_id[name]
            by_source[reviewed.claim.passage.doc].append(reviewed)
        return [(self._notes.short(doc), *self._notes.cite_all(by_source[doc])) for doc in sorted(by_source)]

    def _step(self, edge: SourceEdge) -> Statement:
        """From whom a source has it, with the words that show it."""
        own, other = cited_words(edge, self._notes, most=SHOWN)
        source, target = (self._names.by_id(name).words for name in (edge.source, edge.target))
        return (f"{source} {VERBS[edge.bond]} {target}", *own, *other)

    def _preferred(self, preference: Preference, event: Event) -> Preferred:
        """The values of a field, and the event's own where it is not the preferred one."""
        own = _own(preference.field, event)
        given = [value.value for value in preference.values]
        differs = own != preference.value and (own in given or (preference.field == "date" and own != ""))
        return Preferred(
            field=FIELDS.get(preference.field, preference.field),
            values=tuple(self._value(preference.field, value) for value in preference.values),
            instead=_in_words(preference.field, own) if differs else "",
            settled=not preference.why.startswith("Not settled"),
        )

    def _value(self, field: str, ranked: RankedValue) -> str:
        sources = listed([self._names.by_id(name).words for name in ranked.sources])
        return f"{_in_words(field, ranked.value)} ({ranked.probability:.2f}; {sources})"


def _own(field: str, event: Event) -> str:
    if field == "date":
        return str(event.date)
    return "; ".join(event.persons) if field == "persons" else event.place or ""


def _in_words(field: str, value: str) -> str:
    return edtf_in_words(value) if field == "date" else value


def attestation(credence: Credence) -> str:
    """The ordinal and the rule that gave it, as a sentence."""
    return f"{capitalised(str(credence.attestation))}: {credence.rule}"
