"""Sentences and stories to coded events, as other programs' pipelines have them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from amity.extract import dates, engine, languages
from amity.extract.dates.moments import Moment
from amity.extract.participants import WORDS_ONLY
from amity.model.claims import Claim
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.when import When
from amity.reference import Reference
from amity.reference.kinds import plover_type

Line = Mapping[str, Any]
_ENDS = (".", "!", "?", '"', "'", "”", "’", ":", ";", "。", "！", "？", "」", "』", "»")


def code(lines: Iterable[Line], reference: Reference) -> Iterator[dict[str, Any]]:
    """The events of each line `{"id", "text", "date", "doc"?}`, in the order of the lines.

    Consecutive lines with one `doc` are one discourse: a later one may lean on an earlier one. `date` is the
    day of the report in EDTF, for relative dates. What comes out is `{"id", "events": [...]}` with source,
    target, kind, PLOVER type, modality and date (EDTF or None) of each event.

    >>> from amity.reference import load
    >>> line, = code([{"id": 1, "text": "Kim Il-sung visited Mongolia in July 1956."}], load())
    >>> [(e["source"], e["target"], e["type"], e["date"]) for e in line["events"]]
    [('PRK', 'MNG', 'CONSULT', '1956-07')]
    """
    open_: list[Line] = []
    for line in lines:
        doc = line.get("doc")
        if open_ and (doc is None or doc != open_[0].get("doc")):
            yield from _coded(open_, reference)
            open_ = []
        open_.append(line)
        if doc is None:  # nothing that comes later belongs to it
            yield from _coded(open_, reference)
            open_ = []
    if open_:
        yield from _coded(open_, reference)


def resolve(lines: Iterable[Line], reference: Reference) -> Iterator[dict[str, Any]]:
    """The state of each actor `{"id", "text", "date"}` as `{"id", "country"}`; None where not one fits.

    >>> from amity.reference import load
    >>> next(resolve([{"id": 1, "text": "Moscow", "date": "1960"}], load()))
    {'id': 1, 'country': 'SUN'}
    """
    for line in lines:
        yield {"id": line["id"], "country": _country(line["text"], date_of(line, reference), reference)}


def _coded(lines: Sequence[Line], reference: Reference) -> Iterator[dict[str, Any]]:
    """The events of the lines of one discourse, each at the line in which its passage begins."""
    starts, text = [], ""
    for line in lines:
        starts.append(len(text))
        said = line["text"].strip()
        text += said + (" " if said.endswith(_ENDS) else ". ")
    claims: list[list[Claim]] = [[] for _ in lines]
    if text.strip(" ."):
        for claim in engine.read_claims(
            _document(text, date_of(lines[0], reference)), reference, stateless=True
        ):
            claims[bisect_right(starts, claim.passage.start) - 1].append(claim)
    for line, found in zip(lines, claims, strict=True):
        other = any(languages.spoken_in(claim) for claim in found)
        home = None if other else _home(line["text"], reference)
        events = [event for claim in chosen(found, alone=len(lines) == 1) for event in _events(claim)]
        yield {"id": line["id"], "events": [_at_home(event, home) for event in events]}


def _home(text: str, reference: Reference) -> str | None:
    """The state that a text is about if it names no other."""
    named = {codes[0] for mention in reference.mentions(text) if (codes := mention.candidates)}
    return named.pop() if len(named) == 1 else None


def _at_home(event: dict[str, Any], home: str | None) -> dict[str, Any]:
    """An event within a state, where only that state is named: its rebels and courts have its code."""
    if event["kind"] not in DOMESTIC:
        return event
    ends = (event["source"], event["target"])
    if home is not None and (home in ends or ends == (None, None)):
        return event | {"source": event["source"] or home, "target": event["target"] or home}
    if "target:own" in event["rules"] or "source:own" in event["rules"]:
        return event | {"source": ends[0] or ends[1], "target": ends[1] or ends[0]}
    return event


DOMESTIC = frozenset(
    "arrest repression street_protest investigation release permission concession criticism rejection attack "
    "clash threat deportation".split()
)
"""Kinds that a state's own people and organs do to each other as often as states do."""


def chosen(claims: Sequence[Claim], *, alone: bool = False) -> list[Claim]:
    """The claims that a sentence is coded with: all between two parties, else the first of its main clause.

    What an undated sentence says besides its main verb is background, and is left out; so are, in a sentence
    that does not stand `alone`, words whose addressee only the discourse tells. Of sentences in other
    languages than English nothing is.
    """
    if other := [claim for claim in claims if languages.spoken_in(claim)]:
        return other
    coded = [claim for claim in claims if plover_type(claim.kind, claim.factuality)]
    whole = [claim for claim in coded if claim.source and claim.target]
    if found := [claim for claim in whole if not _background(claim, alone)]:
        return found
    main = [claim for claim in coded if "clause:main" in claim.rules]
    return [claim for claim in (*main[:1], *coded[:1]) if not (claim.source and claim.target)][:1]


def _background(claim: Claim, alone: bool) -> bool:
    noun = "/noun:" in claim.rules[0] and not any(rule.startswith("act:") for rule in claim.rules)
    dated = bool({"date:clause", "date:sentence"}.intersection(claim.rules))
    if {"source:focus", "target:focus"}.intersection(claim.rules) and (
        noun or (not dated and not alone and claim.kind in WORDS_ONLY)
    ):
        return True
    aside = noun or "clause:dependent" in claim.rules
    return aside and not dated


def _document(text: str, issued: When | None) -> Document:
    moment = Moment.of(issued.edtf) if issued else None
    csl = {} if moment is None else {"issued": {"date-parts": [[part for part in moment if part]]}}
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    source = Source(id="line", csl=csl)
    return Document(
        name="line",
        path="",
        text=text,
        sha256="",
        language="en",
        reader="line",
        source=source,
        blocks=(block,),
    )


def _events(claim: Claim) -> Iterator[dict[str, Any]]:
    """A claim as events of two parties: one, two of what they do together, or one with each further party."""
    kind = plover_type(claim.kind, claim.factuality)
    if kind is None and not languages.spoken_in(claim):
        return
    if claim.factuality.realised and claim.rules[0].endswith("verb:agree"):
        kind = "AGREE"
    pairs = [(claim.source, claim.target)]
    if "parties:mutual" in claim.rules:
        pairs.append((claim.target, claim.source))
    if claim.kind != "talks_hosted" or not languages.spoken_in(claim):
        pairs += [(a, b) for a in (claim.source, claim.target) if a for b in claim.others]
    for source, target in dict.fromkeys(pairs):
        yield {
            "source": source,
            "target": target,
            "type": kind,
            "kind": claim.kind,
            "modality": str(claim.factuality),
            "date": str(claim.date) or None,
            "tier": str(claim.tier),
            "rules": [rule for rule in claim.rules if ":" in rule],
        }


def date_of(line: Line, reference: Reference) -> When | None:
    """The day of a report, in EDTF or in English words. Raises InvalidDate where it is neither."""
    text = line.get("date") or ""
    for mention in dates.find(text, reference=reference):
        if mention.when.edtf:
            return mention.when
    return When.parse(text) if text else None


def _country(text: str, when: When | None, reference: Reference) -> str | None:
    """The state that an actor's name means: as a whole, by a person, else by the first name in it."""
    if whole := reference.resolve(text, when):
        return whole[0] if len(whole) == 1 else None
    if states := {person.state for person in reference.persons_named(text, when)}:
        return states.pop() if len(states) == 1 else None
    for found in sorted(_named(text, when, reference), key=lambda named: (named[0], -named[1])):
        if found[2]:
            return found[2].pop() if len(found[2]) == 1 else None
    return None


def _named(text: str, when: When | None, reference: Reference) -> Iterator[tuple[int, int, set[str]]]:
    """The names in a text, of states and bodies, persons and places: where each stands, and its states."""
    for name in reference.mentions(text):
        yield name.start, name.end, set(name.resolve(when))
    for place in reference.place_mentions(text):
        yield place.start, place.end, set(place.resolve(when))
    for person in reference.person_mentions(text):
        yield person.start, person.end, {one.state for one in person.persons}
