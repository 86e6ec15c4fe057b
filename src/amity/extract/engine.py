"""The engine `rules`: one pass over the prose of a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from amity.extract import attribution, claims, dates, roles
from amity.extract.actors import Mention, Scan
from amity.extract.clauses import Parse, parse
from amity.extract.discourse import Discourse, dyad_of
from amity.extract.passages import passage_of
from amity.extract.quantities import quantities
from amity.extract.sentences import Stretch, sentences, stretches
from amity.extract.shapes import shape_of
from amity.extract.tagging import Tag, tokens
from amity.extract.tiers import tier_of
from amity.extract.times import date_of
from amity.model.claims import Claim, Quantity
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference

NOTE_REACH = 240
"""How far behind a passage, in characters, the mark of its note may stand."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as read: its parse, its dates, and where it stands in its stretch."""

    stretch: Stretch
    start: int
    end: int
    parse: Parse
    dates: tuple[tuple[int, int, When], ...]

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.stretch.text[self.start : self.end]


def read_claims(document: Document, reference: Reference, *, stateless: bool = False) -> Iterator[Claim]:
    """The claims of a document in the order of its text; with `stateless` also those without any state."""
    issued = _issued(document)
    discourse = _opening(document, reference, issued)
    for stretch in stretches(document):
        yield from _read_stretch(document, stretch, discourse, reference, issued, stateless)


def read_dates(document: Document, reference: Reference) -> Iterator[dates.DateMention]:
    """The date expressions of all blocks, notes and tables too, in the order of the text."""
    yield from dates.find(document.text, document=_issued(document), reference=reference)


def _issued(document: Document) -> When | None:
    issued = document.source.issued
    return When.parse(issued) if issued else None


def _opening(document: Document, reference: Reference, issued: When | None) -> Discourse:
    """The discourse at the head of a document: the pair it is about."""
    title = [m.states[0] for m in Scan(document.source.title, reference).upto(10**9, issued) if m.states]
    body = [m.resolve(issued) for m in reference.mentions(document.text[:60000])]
    dyad, dominated = dyad_of([s[0] for s in body if s], title)
    return Discourse(dyad=dyad, dominated=dominated)


def _read_stretch(
    document: Document, stretch: Stretch, discourse: Discourse, reference: Reference, issued: When | None,
    stateless: bool,
) -> Iterator[Claim]:  # fmt: skip
    text = stretch.text
    found = [(d.start, d.end, d.when) for d in dates.find(text, document=issued, reference=reference)]
    scan, at = Scan(text, reference), 0
    for start, end in sentences(text):
        here = []
        while at < len(found) and found[at][0] < end:
            if found[at][0] >= start:
                here.append(found[at])
            at += 1
        when = _spoken_of(text, here) or discourse.date or issued
        named = [m for m in scan.upto(end, when) if m.start >= start]
        discourse.next_sentence(dated=bool(here))
        if not named and not discourse.recent and not stateless:
            continue
        reading = Reading(stretch, start, end, _parsed(text, start, end, named, here), tuple(here))
        yield from _sentence(document, reading, discourse, stateless)


def _spoken_of(text: str, found: list[tuple[int, int, When]]) -> When | None:
    """The date by which a sentence's names are read: its first, but for one that only qualifies a noun."""
    dated = [when for start, _, when in found if when.edtf and text[start - 4 : start].lower() != "the "]
    return dated[0] if dated else None


def _parsed(
    text: str, start: int, end: int, named: list[Mention], found: Iterable[tuple[int, int, When]]
) -> Parse:
    marks = [(m.start, m.end, m.tag, m) for m in named]
    marks += [(a, b, Tag.TIME, when) for a, b, when in found if b <= end]
    marks.sort(key=lambda mark: (mark[0], -mark[1]))
    kept, free = [], start
    for mark in marks:
        if mark[0] >= free:
            kept.append(mark)
            free = mark[1]
    return parse(tokens(text, start, end, kept))


def _sentence(
    document: Document, reading: Reading, discourse: Discourse, stateless: bool
) -> Iterator[Claim]:
    question = reading.text.rstrip("\"'”’ ").endswith("?")
    for name, state in roles.introduced(reading.parse):
        discourse.note_name(name, state)
    found = claims.findings(reading.parse, discourse, question, stateless)
    speakers, outlets = attribution.of_sentence(reading.text)
    numbers = quantities(reading.text) if found else []
    for finding in found:
        yield from _claims(document, reading, finding, discourse, (speakers, outlets), numbers, stateless)
    _turn_page(reading, discourse)


def _claims(
    document: Document, reading: Reading, finding: claims.Finding, discourse: Discourse,
    named: tuple[tuple[str, ...], tuple[str, ...]], numbers: list[tuple[int, Quantity]], stateless: bool,
) -> Iterator[Claim]:  # fmt: skip
    said = _sources(reading, finding, named)
    for part, first, last in claims.parts(reading.parse, finding):
        passage = passage_of(document, reading.stretch, reading.parse, part)
        for source, target, others in claims.pairs(finding):
            source, target = claims.completed(finding, source, target, discourse)
            if not stateless and claims.alone(finding, source, target):
                continue
            claim = _claim(document, reading, finding, discourse, passage, (source, target), others)
            quantity = _quantity(reading, first, last, numbers)
            yield replace(claim, attribution=said, quantity=quantity, tier=tier_of(claim, finding, (source, target)))


def _sources(
    reading: Reading, finding: claims.Finding, named: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[str, ...]:
    """Whom the sentence or the clause names as its source, then the outlets."""
    speakers, outlets = named
    if not speakers and finding.clause >= 0:
        speakers = attribution.of_clause(reading.parse, finding.clause)
    return (*speakers, *outlets)


def _claim(
    document: Document, reading: Reading, finding: claims.Finding, discourse: Discourse, passage: Passage,
    ends: tuple[claims.Party | None, claims.Party | None], others: tuple[claims.Party, ...],
) -> Claim:  # fmt: skip
    date, rule = date_of(reading.parse, finding, discourse, reading.dates)
    states = [p.state if p else None for p in ends]
    if not claims.directed(_kind(finding)) and None not in states:
        states.sort(key=str)
    if "focus" not in [p.how for p in ends if p]:
        discourse.note_pair(*states)
    return Claim(
        passage=passage, kind=_kind(finding), source=states[0], target=states[1], date=date,
        factuality=finding.factuality, others=tuple(sorted({p.state for p in others})),
        persons=tuple(dict.fromkeys(p.person for p in finding.parties if p.person)),
        shape=shape_of(passage.quote, finding.kind, finding.factuality.realised),
        rules=_rules(finding, ends, rule), doc_sha256=document.sha256,
        alternatives=tuple(a for p in ends if p for a in p.alternatives),
        note=_note(document, passage),
    )  # fmt: skip


def _rules(
    finding: claims.Finding, ends: tuple[claims.Party | None, claims.Party | None], date: str
) -> tuple[str, ...]:
    named = zip(("source", "target"), ends, strict=True)
    parties = (f"{role}:{party.how}" for role, party in named if party is not None)
    place = "main" if finding.main else "dependent"
    return (*finding.rules, *parties, f"date:{date}", f"factuality:{finding.verdict[1]}", f"clause:{place}")


def _note(document: Document, passage: Passage) -> str:
    """The words of the first note that the passage, or the end of its sentence, calls."""
    for mark in document.marks:
        if passage.start <= mark.start < passage.end + NOTE_REACH:
            stop = document.text.find(". ", passage.end, mark.start)
            if stop < 0:
                block = document.blocks[mark.block]
                return " ".join(document.text[block.start : block.end].split())
    return ""


def _kind(finding: claims.Finding) -> str:
    """The kind of a finding; a treaty or mediation that is only proposed is the proposal or offer."""
    proposed = finding.factuality is Factuality.PROPOSED
    return _OFFERS.get(finding.kind, finding.kind) if proposed else finding.kind


_OFFERS = {"treaty_signed": "treaty_proposed", "mediation": "mediation_offer"}


def _quantity(
    reading: Reading, first: int, last: int, numbers: list[tuple[int, Quantity]]
) -> Quantity | None:
    """The first quantity between two tokens."""
    start, end = reading.parse.tokens[first].start, reading.parse.tokens[last - 1].end
    return next((q for at, q in numbers if start <= at + reading.start < end), None)


def _turn_page(reading: Reading, discourse: Discourse) -> None:
    """What the next sentence can refer back to."""
    named = [t.mention for t in reading.parse.tokens if t.tag in (Tag.ACTOR, Tag.PERSON)]
    states = [m.states[0] for m in named if m.states and m.states[0] != "IGO"]
    discourse.note_states(states)
    discourse.note_together(states[:6])
    for mention in named:
        if mention.person and mention.states:
            discourse.note_person(mention.text, mention.states[:1])
    dated = [when for _, _, when in reading.dates if when.edtf]
    if dated:
        plain = [when for when in dated if not when.anchor] or dated
        discourse.date, discourse.date_age = plain[-1], 0
