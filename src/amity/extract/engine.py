"""The engine `rules`: one pass over the prose of a document, sentence by sentence."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from amity.extract import (
    attribution,
    background,
    dates,
    findings,
    fragments,
    headings,
    hedges,
    languages,
    officials,
    towns,
)
from amity.extract.actors import Mention, Scan
from amity.extract.assembly import Reading, claims_of
from amity.extract.clauses import Parse, parse
from amity.extract.discourse import Discourse, dyad_of
from amity.extract.quantities import quantities
from amity.extract.sentences import Stretch, behind_date, behind_label, stretches
from amity.extract.tagging import NOMINAL, Tag, Token, tokens
from amity.model.claims import Claim, Quantity
from amity.model.documents import Document
from amity.model.when import When
from amity.reference import Reference

Dates = list[tuple[int, int, When]]
Syntax = Callable[[str, list[Token]], Parse]
_PARAGRAPH = "\n\n"
HEAD = 12_000
"""How much of a document, in characters, tells what pair of states it is about."""


def _shallow(_text: str, words: list[Token]) -> Parse:
    return parse(words)


def read_claims(
    document: Document,
    reference: Reference,
    *,
    stateless: bool = False,
    syntax: Syntax = _shallow,
    dyad: tuple[str, ...] = (),
) -> Iterator[Claim]:
    """The claims of a document in the order of its text; with `stateless` also those without any state.

    `dyad` is the pair of states that its readers study, which a document is about if it says no other.
    `syntax` parses the tokens of an English sentence, whose offsets are those of the text it comes with.
    """
    issued = _issued(document)
    discourse = _opening(document, reference, issued, dyad)
    readers = languages.Readers(document, discourse, reference)
    headed = headings.date_headings(document, reference)
    for stretch, found in _dated(list(stretches(document)), issued, reference):
        heading = headings.above(headed, stretch)
        _go_under(heading, discourse)
        dated = [*headings.completed(found, heading)]
        for start, end, code, here, named in _sentences(
            stretch, dated, Scan(stretch.text, reference), discourse, issued
        ):
            if code:
                yield from readers.read(code, stretch, (start, end), here, named)
            elif named or discourse.recent or stateless:
                body = behind_label(stretch.text, start, end)
                body = behind_date(stretch.text, body, here[0][:2], end) if here else body
                when = _spoken_of(stretch.text, here) or discourse.date or issued
                placed = towns.named(stretch.text, (body, end), named, when, reference)
                words = _known(_tokens(stretch.text, body, end, [*named, *placed], here), discourse)
                parsed = syntax(stretch.text, words)
                reading = Reading(
                    document, stretch, start, end, parsed, tuple(here), discourse, stateless, issued
                )
                yield from _read(reading)


def _dated(
    prose: list[Stretch], issued: When | None, reference: Reference
) -> Iterator[tuple[Stretch, Dates]]:
    """Each stretch with its dates: what one leaves out, those before it may tell."""
    text = _PARAGRAPH.join(stretch.text for stretch in prose)
    found = deque(d for d in dates.find(text, document=issued, reference=reference) if d.when.edtf)
    start = 0
    for stretch in prose:
        end = start + len(stretch.text)
        here = []
        while found and found[0].start < end:
            mention = found.popleft()
            if mention.end <= end:
                here.append((mention.start - start, mention.end - start, mention.when))
        yield stretch, here
        start = end + len(_PARAGRAPH)


def _go_under(heading: headings.DateHeading | None, discourse: Discourse) -> None:
    """Let the date of a heading be in mind below it, once."""
    if heading is None or heading.when is None or discourse.heading == heading.start:
        return
    discourse.heading, discourse.date, discourse.date_age = heading.start, heading.when, 0
    discourse.date_at = discourse.years[heading.when.edtf[:4]] = (heading.start, heading.end)


def read_dates(document: Document, reference: Reference) -> Iterator[dates.DateMention]:
    """The date expressions of all blocks, notes and tables too, in the order of the text."""
    yield from dates.find(document.text, document=_issued(document), reference=reference)


def _issued(document: Document) -> When | None:
    issued = document.source.issued
    return When.parse(issued) if issued else None


def _opening(
    document: Document, reference: Reference, issued: When | None, prior: tuple[str, ...]
) -> Discourse:
    """The discourse at the head of a document: the pair it is about."""
    heading = Scan(document.source.title, reference)
    title = [m.states[0] for m in heading.upto(len(document.source.title) + 1, issued) if m.states]
    body = [m.resolve(issued) for m in reference.mentions(document.text[:HEAD])]
    named = [states[0] for states in body if len(states) == 1]
    dyad, dominated = dyad_of(named, title, prior)
    return Discourse(dyad=dyad, dominated=dominated)


def _sentences(
    stretch: Stretch, dated: Dates, scan: Scan, discourse: Discourse, issued: When | None
) -> Iterator[tuple[int, int, str, Dates, list[Mention]]]:
    """The sentences of a stretch, with their language if not English, the dates and actors they name.

    The discourse moves on with each.
    """
    at = 0
    for start, end, code in languages.spans(stretch.text):
        here = []
        while at < len(dated) and dated[at][0] < end:
            if dated[at][0] >= start:
                here.append(dated[at])
            at += 1
        when = _spoken_of(stretch.text, here) or discourse.date or issued
        named = [m for m in scan.upto(end, when) if m.start >= start]
        discourse.next_sentence(dated=bool(here))
        yield start, end, code, here, named


def _spoken_of(text: str, found: Dates) -> When | None:
    """The date by which a sentence's names are read: its first, but for one that only qualifies a noun."""
    dated = [when for start, _, when in found if when.edtf and text[start - 4 : start].lower() != "the "]
    return dated[0] if dated else None


def _tokens(
    text: str,
    start: int,
    end: int,
    named: list[Mention],
    found: Iterable[tuple[int, int, When]],
) -> list[Token]:
    marks: list[tuple[int, int, Tag, Any]] = [(m.start, m.end, m.tag, m) for m in named if m.start >= start]
    marks += [(a, b, Tag.TIME, when) for a, b, when in found if start <= a and b <= end]
    marks.sort(key=lambda mark: (mark[0], -mark[1]))
    kept, free = [], start
    for mark in marks:
        if mark[0] >= free:
            kept.append(mark)
            free = mark[1]
    return tokens(text, start, end, kept)


def _known(found: list[Token], discourse: Discourse) -> list[Token]:
    """Take a surname that stands alone for the person who was introduced by it."""
    around = (Tag.NAME, Tag.PERSON)
    for i, token in enumerate(found):
        if token.tag in (Tag.NAME, Tag.NOUN) and token.text in discourse.known:
            beside = found[max(0, i - 1) : i] + found[i + 1 : i + 2]
            if not any(other.tag in around for other in beside):
                states = discourse.known[token.text]
                token.tag = Tag.PERSON
                token.mention = Mention(token.start, token.end, token.text, Tag.PERSON, states, person=True)
    return found


def _read(reading: Reading) -> Iterator[Claim]:
    """The claims of one sentence; the discourse learns from it what the next can refer back to."""
    question = reading.text.rstrip("\"'”’ ").endswith("?")
    for name, state in officials.introduced(reading.parse):
        reading.discourse.note_name(name, state)
    found = findings.of_sentence(
        reading.parse, reading.discourse, question=question, stateless=reading.stateless
    )
    found = found or fragments.of_fragment(reading.parse, reading.discourse)
    speakers = attribution.of_sentence(reading.text)
    if found:
        reading = replace(reading, numbers=tuple(_numbers(reading)))
    told: list[When] = []
    for finding in found:
        hedges.apply(reading.parse, finding, reading.stretch.text)
        for claim in claims_of(reading, finding, speakers):
            told += [claim.date] if "date:clause" in claim.rules and claim.factuality.realised else []
            yield claim
    _turn_page(reading, told)


_NOMINAL = NOMINAL | {Tag.PREP, Tag.COORD, Tag.COMMA, Tag.OTHER}


def _numbers(reading: Reading) -> list[tuple[int, Quantity]]:
    """The quantities of a sentence: what a date or the count of the parties holds is none."""
    tokens, start = reading.parse.tokens, reading.start
    barred = [(a - start, b - start) for a, b, _ in reading.dates]
    barred += [(t.start - start, t.end - start) for t in tokens if t.mention is not None]
    stops = [t.start - start for t in tokens if t.tag not in _NOMINAL]
    return quantities(reading.text, barred=barred, stops=stops)


def _turn_page(reading: Reading, told: list[When]) -> None:
    """What the next sentence can refer back to; `told` are the dates of what this one says happened."""
    discourse = reading.discourse
    named = [t.mention for t in reading.parse.tokens if t.tag in (Tag.ACTOR, Tag.PERSON)]
    states = [m.states[0] for m in named if m.states and m.states[0] != "IGO"]
    discourse.note_states(states)
    findings.note_thing(reading.parse, discourse)
    discourse.note_together(states[:6])
    for mention in named:
        if mention.person and mention.states:
            discourse.note_person(mention.text, mention.states[:1])
    _go_on(reading, told)
    _note_places(reading)


def _go_on(reading: Reading, told: list[When]) -> None:
    """Let the date of what happened be in mind; without one, the date of what is not told in passing."""
    discourse, parse = reading.discourse, reading.parse
    dated = [(at, when) for at, _, when in reading.dates if when.edtf]
    plain = [(at, when) for at, when in dated if at not in background.asides(parse)]
    happened = [when for _, when in plain if any(when is date for date in told)]
    past = [when for at, when in plain if at not in background.states(parse)]
    kept = happened or [when for when in past if not when.anchor] or past
    if kept:
        discourse.date, discourse.date_age = kept[-1], 0
    earlier = [when for at, when in dated if at in background.looked_back(parse)]
    if earlier:
        discourse.aside, discourse.aside_age = earlier[-1], 0


def _note_places(reading: Reading) -> None:
    """Remember where states were named and dates were given, so that what leans on them can say so."""
    discourse = reading.discourse
    for i, token in enumerate(reading.parse.tokens):
        if token.tag in (Tag.ACTOR, Tag.PERSON) and token.mention.states:
            discourse.where[token.mention.states[0]] = reading.place(i, i + 1)
    for start, end, when in reading.dates:
        place = reading.stretch.span(start, end)
        if when is discourse.date:
            discourse.date_at = place
        if when.edtf and "year" not in when.inferred:
            discourse.years[when.edtf[:4]] = place
