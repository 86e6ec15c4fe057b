"""Interval: an anniversary is kept so many years after what the same text has dated."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import NAME
from amity.examine.leads import ORDINAL, rank_of
from amity.examine.spans import Span, sentence_spans
from amity.examine.stated import plain
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

EARLY = 1
"""A jubilee year may begin in the year before."""
_JUBILEE = re.compile(
    rf"\b(?P<whose>[Ii]ts|[Tt]heir|[Tt]he|[Aa])\s+(?P<rank>{ORDINAL})\s+(?:anniversary|jubilee|birthday)\b"
    r"(?:\s+of\s+(?:the\s+|its\s+|their\s+|this\s+|that\s+)?(?P<what>[^.;:,()]{3,60}))?",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[a-z]{4,}")
_AWAY = re.compile(
    r"\b(?:would|will|planned|plans|next|coming|approach\w*|before|ahead\s+of|until|since|after|to\s+be|wedding|birth)\b"
)
_LOOSE = frozenset(
    "which that when were with from into their there between countries states both two".split()
)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each anniversary in a dated sentence whose year no date of the thing leads to.

    The thing is dated in the phrase ("of the pact of 1928"), in a sentence that has its noun and one date, or
    for "its" in the sentence before. Where any date of the text fits, nothing is held against it.
    """
    for document in evidence.documents:
        dates = [d for d in evidence.dates_of[document.name] if plain(d) and d.relation is Relation.AT]
        if dates and "annivers" in document.text:
            spans = sentence_spans(document, evidence)
            for at, span in enumerate(spans):
                for found in _JUBILEE.finditer(document.text, *span):
                    yield from _judge(document, spans, at, found, dates)


def _judge(
    document: Document, spans: Sequence[Span], at: int, found: re.Match[str], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    start, end = spans[at]
    own = within(dates, start, end)
    inline = [date for date in own if found.start() < date.start <= found.end()]
    kept = [date for date in own if date not in inline]
    if len(kept) != 1 or len(inline) > 1 or _AWAY.search(document.text[start:end]):
        return
    year, rank = kept[0].when.first_year, rank_of(found["rank"])
    told = [(date, (date.start, date.end)) for date in inline] or _told(document, spans, at, found, dates)
    if year is None or kept[0].when.last_year != year or not told:
        return
    known = [date for date, _ in told] if inline else [date for date in dates if date is not kept[0]]
    if any(_fits(date, year, rank) for date in known):
        return
    date, place = told[-1]
    first, last = min(found.start(), kept[0].start), max(found.end("rank") + len(" anniversary"), kept[0].end)
    said = Passage.of(document.name, document.text, first, last)
    other = Passage.of(document.name, document.text, *place)
    gap = year - (date.when.first_year or year)
    what = f"“{found['rank']} anniversary” in “{spelt(kept[0].when)}”"
    why = f"{what}, but the text dates it “{spelt(date.when)}”, which is {gap} years before."
    verdict = Soundness.INCONSISTENT if inline else Soundness.SUSPICIOUS
    yield finding(NAME, verdict, why, [said, other])


def _fits(date: DateMention, year: int, rank: int) -> bool:
    first, last = date.when.first_year, date.when.last_year
    return first is None or last is None or first + rank - EARLY <= year <= last + rank


def _told(
    document: Document,
    spans: Sequence[Span],
    at: int,
    found: re.Match[str],
    dates: Sequence[DateMention],
) -> list[tuple[DateMention, Span]]:
    """The dates of what is commemorated: in sentences before this that have its noun and one date."""
    if found["what"] is None:
        if found["whose"].casefold() not in ("its", "their") or not at:
            return []
        inside = within(dates, *spans[at - 1])
        return [(date, spans[at - 1]) for date in inside] if len(inside) == 1 else []
    nouns = [noun for noun in _NOUN.findall(found["what"]) if noun not in _LOOSE]
    told = []
    for span in spans[:at] if nouns else ():
        inside = within(dates, *span)
        if len(inside) == 1 and re.search(rf"\b{nouns[0]}\b", document.text[span[0] : span[1]]):
            told.append((inside[0], span))
    return told
