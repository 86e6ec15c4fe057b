"""Assembly: from what a trigger asserts to claims with passage, date, attribution, quantity and note."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from amity.extract import attribution, participants
from amity.extract.background import background
from amity.extract.caps import capped
from amity.extract.clauses import Parse
from amity.extract.discourse import Discourse
from amity.extract.finding import Finding
from amity.extract.foreign import foreign
from amity.extract.grounds import grounds
from amity.extract.notes import note_of
from amity.extract.parties import Party
from amity.extract.passages import passage_of
from amity.extract.places import place_of
from amity.extract.sentences import Stretch
from amity.extract.shapes import shape_of
from amity.extract.tiers import doubts_of, tier_of
from amity.extract.times import date_of
from amity.extract.until import parted
from amity.model.claims import Claim, Quantity
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When

Ends = tuple[Party | None, Party | None]
"""Source and target."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as read: its parse, its dates, where it stands, and the discourse it stands in."""

    document: Document
    stretch: Stretch
    start: int
    end: int
    parse: Parse
    dates: tuple[tuple[int, int, When], ...]
    discourse: Discourse
    stateless: bool
    issued: When | None = None
    numbers: tuple[tuple[int, Quantity], ...] = ()

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.stretch.text[self.start : self.end]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where tokens stand in the document: from the first to the one before the last."""
        tokens = self.parse.tokens
        return self.stretch.span(tokens[first].start, tokens[last - 1].end)


def claims_of(
    reading: Reading,
    finding: Finding,
    named: tuple[tuple[str, ...], tuple[str, ...]],
) -> Iterator[Claim]:
    """The claims that a finding makes; `named` are the sentence's speakers and outlets."""
    said = _sources(reading, finding, named)
    for part, first, last in participants.parts(reading.parse, finding):
        passage = passage_of(reading.document, reading.stretch, reading.parse, part)
        quantity = _quantity(reading, first, last)
        for one, other, others in participants.pairs(finding):
            ends = _ordered(finding, participants.completed(finding, one, other, reading.discourse))
            if reading.stateless or not participants.alone(finding, *ends):
                claim = _claim(reading, finding, passage, ends, others)
                claim = replace(claim, attribution=said, quantity=quantity)
                yield from parted(reading.parse, finding, _weighed(reading, finding, claim, ends))


def _ordered(finding: Finding, ends: Ends) -> Ends:
    """The two parties, of what has no direction in alphabetical order."""
    one, other = ends
    if one is None or other is None or participants.directed(_kind(finding)) or one.state <= other.state:
        return ends
    return other, one


def _weighed(reading: Reading, finding: Finding, claim: Claim, ends: Ends) -> Claim:
    """A claim with its tier, and with the words behind each of its fields among its rules."""
    doubts = doubts_of(claim, finding, ends, reading.discourse)
    tier, caps = capped(reading.parse, finding, claim, ends, tier_of(doubts))
    weighed = tuple(f"tier:{name}" for name in (*doubts, *caps)) or ("tier:explicit",)
    return replace(claim, tier=tier, rules=(*claim.rules, *weighed, *grounds(reading, finding, claim, ends)))


def _sources(
    reading: Reading, finding: Finding, named: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[str, ...]:
    """Whom the sentence or the clause names as its source, then the outlets."""
    speakers, outlets = named
    if not speakers and finding.clause >= 0:
        speakers = attribution.of_clause(reading.parse, finding.clause)
    return (*speakers, *outlets)


def _claim(
    reading: Reading, finding: Finding, passage: Passage, ends: Ends, others: tuple[Party, ...]
) -> Claim:
    barred = foreign(reading.parse, finding, reading.stretch.text) | background(reading.parse, finding)
    dates = [d for d in reading.dates if d[0] not in barred]
    late = max((p for p in ends if p), key=lambda p: p.at[0], default=None)
    date, rule = date_of(reading.parse, finding, reading.discourse, dates, issued=reading.issued, end=late)
    states = [p.state if p else None for p in ends]
    if "focus" not in [p.how for p in ends if p]:
        reading.discourse.note_pair(*states)
        if ends[0] and ends[1] and "embassy_" in finding.kind:
            reading.discourse.mission = (ends[0].state, ends[1].state)
    return Claim(
        passage=passage, kind=_kind(finding), source=states[0], target=states[1], date=date,
        factuality=finding.factuality, others=tuple(sorted({p.state for p in others})),
        persons=_persons(finding, passage), place=place_of(reading.parse, finding),
        shape=shape_of(passage.quote, finding.kind, finding.factuality.realised),
        rules=_rules(finding, ends, rule), doc_sha256=reading.document.sha256,
        alternatives=tuple(a for p in ends if p for a in p.alternatives),
        note=note_of(reading.document, passage, reading.stretch.origin(reading.end - 1) + 1),
    )  # fmt: skip


TRAVELS = frozenset({"visit"})
"""Kinds whose persons are those who go."""


def _persons(finding: Finding, passage: Passage) -> tuple[str, ...]:
    """The persons who take part, as the passage writes them: whom "he" may mean is not put in its mouth.

    Of a visit those who travel: a host beside it would be read as the guest.
    """
    words = " ".join(passage.quote.split())
    taking_part = finding.sources if finding.kind in TRAVELS else finding.parties
    named = dict.fromkeys(" ".join(p.person.split()) for p in taking_part if p.person)
    return tuple(name for name in named if name in words)


def _rules(finding: Finding, ends: Ends, date: str) -> tuple[str, ...]:
    """The names of the rules that fired, field by field."""
    named = zip(("source", "target"), ends, strict=True)
    parties = (f"{role}:{party.how}" for role, party in named if party is not None)
    together = ("parties:mutual",) if finding.frame.parties and not finding.targets else ()
    place = "clause:main" if finding.main else "clause:dependent"
    return (*finding.rules, *parties, *together, f"date:{date}", f"factuality:{finding.verdict[1]}", place)


def _kind(finding: Finding) -> str:
    """The kind of a finding; a treaty or mediation that is only proposed is the proposal or offer."""
    open_still = finding.factuality in (Factuality.PROPOSED, Factuality.HYPOTHETICAL, Factuality.PLANNED)
    if finding.kind == "mediation" and open_still:
        return "mediation_offer"
    proposed = finding.kind == "treaty_signed" and finding.factuality is Factuality.PROPOSED
    return "treaty_proposed" if proposed else finding.kind


def _quantity(reading: Reading, first: int, last: int) -> Quantity | None:
    """The first quantity between two tokens."""
    start, end = reading.parse.tokens[first].start, reading.parse.tokens[last - 1].end
    return next((q for at, q in reading.numbers if start <= at + reading.start < end), None)
