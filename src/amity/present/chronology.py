"""The chronology: what happened between the states, by date; apart from it, what is not sure to have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from amity.model.claims import Claim, Tier
from amity.model.events import Event
from amity.model.reviewed import ReviewedClaim
from amity.model.when import When
from amity.present.attested import Attested, Bench
from amity.present.cells import csv_text
from amity.present.dates import in_words, marked
from amity.present.material import Material, summarises, usable
from amity.present.notes import Citation, Notes
from amity.present.wording import factuality_label, label, sentence

JUDGED = frozenset({"cooling", "warming"})
"""Kinds that only report a text's own judgement: told apart from what happened."""
_LAST = 10**9
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIERS = {Tier.HIGH: 0, Tier.MEDIUM: 1, Tier.LOW: 2}

COLUMNS = (
    "date", "edtf", "as_stated", "inferred", "follows", "what", "kind", "source", "target", "others",
    "persons", "place", "factuality", "witnesses", "reviewed", "contested", "quote", "references", "event",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """One of the dates given for an event, with the citations that give it."""

    words: str
    stated: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as a reader sees it: its date, what it was, and on which passages it rests.

    `stated` are the words of the source for the date, `follows` what several passages together narrow it down
    to, where no one of them says as much. `quote` are the source's own words for the event and
    `quoted` whose they are; `reported` is the chain of whom the source names as its own source. `attested` is
    how well it is attested, where it was weighed.
    """

    event: Event
    date: str
    stated: str
    what: str
    quote: str
    quoted: str
    reported: str
    citations: tuple[Citation, ...]
    against: tuple[Citation, ...]
    foretold: tuple[Citation, ...]
    references: tuple[str, ...]
    datings: tuple[Dating, ...]
    follows: Dating | None = None
    attested: Attested | None = None


def happened(material: Material) -> tuple[Event, ...]:
    """The credible events between the states that happened, by date; without the judgements of texts."""
    return _chosen(material, between=True)


def unsettled(material: Material) -> tuple[Event, ...]:
    """Events between the states that only claims of lower tiers, unreviewed, say happened."""
    events = (
        e
        for e in material.events
        if e.factuality.realised and not e.credible and e.kind not in JUDGED and material.concerns(e.states)
    )
    return tuple(sorted(events, key=by_date))


def unrealised(material: Material) -> tuple[Event, ...]:
    """What is told as planned, proposed, invited, rumoured, denied, conditional or not to have happened.

    Each on the word of an analyst, or of a claim of the highest tier.
    """
    events = (
        event
        for event in material.events
        if not event.factuality.realised
        and event.kind not in JUDGED
        and material.concerns(event.states)
        and any(usable(material.claims_by_id[claim]) for claim in event.claims_for)
    )
    return tuple(sorted(events, key=by_date))


def surrounding(material: Material) -> tuple[Event, ...]:
    """The credible events that happened and involve at most one of the states: what went on around them."""
    return _chosen(material, between=False)


def judged(material: Material) -> tuple[Event, ...]:
    """The credible judgements of the texts on how the states stood: cooling and warming."""
    events = (e for e in material.events if e.credible and e.kind in JUDGED and material.concerns(e.states))
    return tuple(sorted(events, key=by_date))


def summaries(material: Material) -> tuple[ReviewedClaim, ...]:
    """Counts, states and silences that the sources assert of a period: no events, and not counted as such."""
    claims = (c for c in material.claims if summarises(c) and usable(c) and material.concerns(c.claim.states))
    return tuple(sorted(claims, key=claim_by_date))


def unreviewed(material: Material) -> tuple[ReviewedClaim, ...]:
    """Claims between the states that no analyst has looked at and that no shown event rests on, by date."""
    shown = (*happened(material), *unrealised(material), *judged(material))
    names = (name for event in shown for name in event.claims)
    told = {material.claims_by_id[name].id for name in names}
    left = (
        c
        for c in material.claims
        if c.standing.carries and not usable(c) and c.id not in told and material.concerns(c.claim.states)
    )
    return tuple(sorted(left, key=claim_by_date))


def by_date(event: Event) -> tuple[int, int, str]:
    """The order of a chronology: by first possible day, then by last; what has no date comes last."""
    return *_days(event.date), event.id


def claim_by_date(reviewed: ReviewedClaim) -> tuple[int, int, str, int]:
    """The same order for claims; those of the same date stand in the order of documents and passages."""
    passage = reviewed.claim.passage
    return *_days(reviewed.claim.date), passage.doc, passage.start


def chronology(material: Material) -> tuple[Entry, ...]:
    """What happened between the states, by date, for `as_text`, `as_markdown` and `as_csv` to write."""
    return entries(material, happened(material), Notes(material))


def entries(material: Material, events: Sequence[Event], notes: Notes) -> tuple[Entry, ...]:
    """The events as entries, in their order, their passages numbered by `notes`."""
    bench = Bench(material, notes)
    made = (_entry(material, event, notes) for event in events)
    return tuple(replace(entry, attested=bench.attested(entry.event)) for entry in made)


def claims_for(material: Material, event: Event) -> list[ReviewedClaim]:
    """The claims for an event, the best first.

    What says the same of its coming about as the event comes before a plan of it, what an analyst vouches for
    before what nobody has looked at, what gives the event's date before what gives another, then the higher
    tier; else they stand as in the event.
    """
    claims = [material.claims_by_id[name] for name in event.claims_for]
    return sorted(
        claims,
        key=lambda c: (
            c.claim.factuality is not event.factuality,
            not c.standing.reviewed,
            c.claim.date.edtf != event.date.edtf,
            _TIERS[c.claim.tier],
        ),
    )


def dates_given(material: Material, event: Event) -> list[tuple[str, list[ReviewedClaim]]]:
    """The dates that claims give for an event on whose date they differ, in EDTF, each with its claims.

    A plan's date is none of the event's, and a month or year in which another date falls says nothing else.
    Nothing where the dates agree, if not in precision.
    """
    if "date" not in event.contested:
        return []
    given: dict[str, list[ReviewedClaim]] = {}
    for claim in claims_for(material, event):
        if claim.claim.date.edtf and claim.claim.factuality is event.factuality:
            given.setdefault(claim.claim.date.edtf, []).append(claim)
    dates = [claims[0].claim.date for claims in given.values()]
    kept = {edtf: claims for edtf, claims in given.items() if not _vaguer(claims[0].claim.date, dates)}
    return list(kept.items()) if len(kept) > 1 else []


def decades(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The entries by the decade in which they begin: "1980s" and its entries."""
    for name, found in groupby(entries, key=lambda entry: _decade(entry.event.date)):
        yield name, list(found)


def dated(entry: Entry) -> str:
    """The date of an entry with what of it was inferred: "26 March 1990 (year inferred)"."""
    follows = f" ({entry.follows.words} follows from several passages)" if entry.follows else ""
    return f"{marked(entry.event.date)}{follows}"


def as_text(entries: Sequence[Entry]) -> str:
    """The entries as plain text, one a paragraph: date, what, the source's words, references."""
    lines = [f"{dated(e)}: {e.what}.\n    “{e.quote}” ({'; '.join(e.references)})\n" for e in entries]
    return "\n".join(lines)


def as_markdown(entries: Sequence[Entry]) -> str:
    """The entries as a Markdown list; characters that Markdown or HTML would act on are escaped."""
    parts = (map(_escaped, (dated(e), e.what, e.quote, "; ".join(e.references))) for e in entries)
    return "".join(f"- **{date}**: {what}. “{quote}” ({where})\n" for date, what, quote, where in parts)


def as_csv(entries: Sequence[Entry]) -> str:
    """The entries as CSV (RFC 4180, lines ended by a newline) with the columns of `COLUMNS`.

    No cell is taken for a formula by a spreadsheet (see `amity.present.cells.safe_cell`).
    """
    return csv_text(COLUMNS, (_row(entry) for entry in entries))


def reporters(claim: Claim) -> str:
    """Whom the passage names as its source, the speaker first.

    >>> from amity.model.passages import Passage
    >>> from amity.model.factuality import Factuality
    >>> said = Passage(doc="a", start=0, end=4, quote="Choe")
    >>> reporters(Claim(passage=said, kind="visit", source="PRK", target="MNG", date=When.unknown(),
    ...     factuality=Factuality.HAPPENED, attribution=("Choe", "Mongol Messenger")))
    'according to Choe, in Mongol Messenger'
    """
    return f"according to {', in '.join(claim.attribution)}" if claim.attribution else ""


def _chosen(material: Material, *, between: bool) -> tuple[Event, ...]:
    """Credible events that happened, with or without those that involve the states together."""
    events = (
        event
        for event in material.events
        if event.credible
        and event.factuality.realised
        and event.kind not in JUDGED
        and material.concerns(event.states) is between
    )
    return tuple(sorted(events, key=by_date))


def _days(when: When) -> tuple[int, int]:
    first = when.earliest if when.earliest is not None else when.latest
    last = when.latest if when.latest is not None else first
    return _LAST if first is None else first, _LAST if last is None else last


def _entry(material: Material, event: Event, notes: Notes) -> Entry:
    claims = claims_for(material, event)
    against = [material.claims_by_id[name] for name in event.claims_against]
    citations = notes.cite_all(claims)
    best = claims[0].claim if claims else None
    return Entry(
        event=event,
        date=in_words(event.date),
        stated=_stated(event, claims),
        what=sentence(
            event, material.names, next((c.claim.quantity for c in claims if c.claim.quantity), None)
        ),
        quote=best.passage.quote if best else "",
        quoted=notes.where(citations[0]) if best else "",
        reported=reporters(best) if best else "",
        citations=citations,
        against=notes.cite_all(against),
        foretold=notes.cite_all([material.claims_by_id[name] for name in event.foretold]),
        references=tuple(dict.fromkeys(notes.where(citation) for citation in citations)),
        datings=_datings(material, event, notes),
        follows=_follows(material, event, notes),
    )


def _follows(material: Material, event: Event, notes: Notes) -> Dating | None:
    found = material.inferred.get(event.id)
    if found is None:
        return None
    words = in_words(found.when)
    one_of = "a day from " if found.when.edtf.startswith("[") and " to " in words else ""
    cited = tuple(notes.cite_passage(said) for said in found.passages)
    return Dating(words=f"{one_of}{words}", stated="", citations=cited)


def _vaguer(date: When, others: Sequence[When]) -> bool:
    """Whether a date without a day holds another one, and so does not contradict it."""
    if _DAY.search(date.edtf):
        return False
    return any(other.edtf != date.edtf and _within(other, date) for other in others)


def _within(date: When, other: When) -> bool:
    """Whether every day that `date` can mean is one that `other` can mean."""
    bounds = (other.earliest, date.earliest, date.latest, other.latest)
    known = [bound for bound in bounds if bound is not None]
    return len(known) == len(bounds) and known == sorted(known)


def _stated(event: Event, claims: Sequence[ReviewedClaim]) -> str:
    """The words of the source for the date that the event has."""
    if event.date.words:
        return event.date.words
    same = (c.claim.date.words for c in claims if c.claim.date.edtf == event.date.edtf)
    return next((words for words in same if words), "")


def _datings(material: Material, event: Event, notes: Notes) -> tuple[Dating, ...]:
    """Each date given, where claims give more than one."""
    given = dates_given(material, event)
    if len(given) < 2:
        return ()
    return tuple(
        Dating(
            words=marked(claims[0].claim.date),
            stated=next((c.claim.date.words for c in claims if c.claim.date.words), ""),
            citations=notes.cite_all(claims),
        )
        for _, claims in given
    )


def _decade(when: When) -> str:
    if when.first_year is None and when.last_year is None:
        return "Date not stated"
    year = when.first_year if when.first_year is not None else when.last_year
    return f"{(year or 0) // 10 * 10}s"


def _row(entry: Entry) -> tuple[object, ...]:
    event = entry.event
    return (
        entry.date, event.date.edtf, entry.stated, event.date.inferred,
        entry.follows.words if entry.follows else "", entry.what, label(event.kind), event.source,
        event.target, event.others, event.persons, event.place, factuality_label(event.factuality),
        event.witnesses, "yes" if event.reviewed else "no", event.contested, entry.quote,
        entry.references, event.id,
    )  # fmt: skip


def _escaped(text: str) -> str:
    spaced = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#+!|~&" else c for c in spaced)
