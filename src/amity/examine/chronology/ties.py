"""What sentences say of their claims by words that hang on something dated, or on another claim."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from amity.examine.anchors import Anchored, anchored
from amity.examine.backward_links import linked
from amity.examine.beside import beside
from amity.examine.chronology.dating import Bound, Said, bounding, days_of
from amity.examine.chronology.system import ORIGIN
from amity.examine.distances import span_of
from amity.examine.evidence import Evidence
from amity.examine.happenings import Happenings
from amity.examine.leads import Lead, Tie, leads
from amity.examine.stated import calendar_date, sentences
from amity.examine.ties import EVE_LIMIT, JUBILEE_EARLY, JUBILEE_LATE, YEAR
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage

NEAR = 8
"""Letters between the words that tie and those of what they tie to: an article or a possessive."""


def tied(
    document: Document, evidence: Evidence, events: Mapping[str, str], told: Sequence[Claim], slack: int
) -> Iterator[Said]:
    """What sentences say of their claims by words that hang on something dated."""
    starts = [claim.passage.start for claim in told]
    dates = [date for date in evidence.dates_of[document.name] if calendar_date(date)]
    happenings = Happenings(document, dates)
    for start, end in sentences(document):
        inside = told[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
        if not inside:
            continue
        for lead in leads(document.text[start:end]) if len(inside) > 1 else ():
            yield from _to_event(document, start, lead, inside, events, slack=slack)
        for phrase in _phrases(document, (start, end), dates, happenings, evidence):
            if claim := _subject(inside, start + phrase.start):
                yield from _by_phrase(document, start, claim, events[claim.id], phrase, slack=slack)


def _to_event(
    document: Document,
    start: int,
    lead: Lead,
    inside: Sequence[Claim],
    events: Mapping[str, str],
    *,
    slack: int,
) -> Iterator[Said]:
    """What a sentence says by tying one of its claims to another, whose words follow the lead."""
    subject = _subject(inside, start + lead.start)
    thing = next((c for c in inside if 0 <= c.passage.start - start - lead.end <= NEAR), None)
    if subject is None or thing is None or events[subject.id] == events[thing.id]:
        return
    passage = Passage.of(document.name, document.text, start + lead.start, thing.passage.end)
    for earlier, later, gap in _gaps(events[thing.id], events[subject.id], lead, slack):
        made = bounding(passage, earlier, later, gap)
        if made:
            yield Said(constraint=made, text="ties the two", relates=True, claims=(subject.id, thing.id))


def _phrases(
    document: Document,
    span: tuple[int, int],
    dates: Sequence[DateMention],
    happenings: Happenings,
    evidence: Evidence,
) -> Iterator[Anchored]:
    """The phrases of a sentence that no date stands beside: for those that have one, `interval` is there."""
    text, here = document.text[slice(*span)], within(dates, *span)
    for phrase in (*anchored(text, evidence.reference), *linked(document, span, here, happenings)):
        if beside(text, span[0], phrase, here) is None:
            yield phrase


def _subject(claims: Sequence[Claim], at: int) -> Claim | None:
    """The claim that a phrase is about: the one whose words end right before it, or that it is part of."""
    near = [c for c in claims if c.passage.start < at <= c.passage.end + 2]
    return max(near, key=lambda c: (c.passage.start, c.id), default=None)


def _by_phrase(
    document: Document, start: int, claim: Claim, event: str, phrase: Anchored, *, slack: int
) -> Iterator[Said]:
    """The constraint that a phrase puts on its claim's event, and the date of what it hangs on."""
    passage = Passage.of(document.name, document.text, start + phrase.start, start + phrase.end)
    point = f"thing {document.name} {passage.start}"
    source = phrase.said[0] if phrase.said else None
    if source is not None and source.start >= passage.start and source.end <= passage.end:
        source = passage
    dated = [days_of(dating) for dating in phrase.datings]
    if any(None in days for days in dated) or not dated:
        return
    first = min(days[0] or 0 for days in dated)
    last = max(days[1] or 0 for days in dated)
    bounds = (("start", (first - slack, last)), ("end", (first, last + slack)))
    for side, bound in bounds:
        made = bounding(source, ORIGIN, f"{point}.{side}", bound)
        if made:
            yield Said(constraint=made, text=phrase.basis)
    for earlier, later, gap in _gaps(point, event, phrase.lead, slack):
        made = bounding(passage, earlier, later, gap)
        if made:
            yield Said(constraint=made, text=f"says “{phrase.text}”", relates=True, claims=(claim.id,))


def _gaps(point: str, event: str, lead: Lead, slack: int) -> Iterator[tuple[str, str, Bound]]:
    """What a tie demands: pairs of points, and the least and the most days from the one to the other."""
    start, end = f"{event}.start", f"{event}.end"
    length, rank = lead.length, lead.rank
    if lead.tie in (Tie.DURING, Tie.AT, Tie.WHEN, Tie.WITHIN_IT, Tie.DAY_OF):
        yield f"{point}.start", start, (-slack, None)
        yield end, f"{point}.end", (-slack, None)
    elif lead.tie in (Tie.JUBILEE, Tie.YEAR_OF):
        early = rank * YEAR - JUBILEE_EARLY if lead.tie is Tie.JUBILEE else (rank - 2) * YEAR
        yield f"{point}.start", end, (int(early), None)
        yield f"{point}.end", start, (None, int(rank * YEAR + JUBILEE_LATE))
    elif lead.tie is Tie.EVE:
        yield start, f"{point}.end", (-slack, None)
        yield end, f"{point}.start", (None, EVE_LIMIT)
    elif lead.tie in (Tie.WHILE, Tie.PART):
        return  # only what is said behind the name tells how these tie
    elif lead.tie is Tie.AFTER:
        least, most = span_of(length) if length else (-slack, None)
        yield f"{point}.start", end, (least, None)
        yield f"{point}.end", start, (None, most)
    else:
        least, most = span_of(length) if length else (-slack, None)
        yield start, f"{point}.end", (least, None)
        yield end, f"{point}.start", (None, most)
