"""Phrases that hang on a date of the same text: "after the coup of 1991", "the day after the signing"."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.anchors import Anchored, noun_phrase, region
from amity.examine.findings import spelt
from amity.examine.happenings import Happening, Happenings
from amity.examine.leads import Lead, Tie, leads
from amity.model.documents import Document
from amity.model.mentions import DateMention, Relation
from amity.model.passages import Passage

STRETCHED = (Tie.DURING, Tie.AT, Tie.DAY_OF)
"""Ties to what took some time."""
_OF = re.compile(
    r"^(?:the|a|an|its|their|his|her|this|that)?\s*(?:[\w’'-]+\s+){1,4}(?:of|dated|from)\s+(?:the\s+)?$"
)
"""A noun with its date: others behind it are not its own."""


def linked(
    document: Document, span: tuple[int, int], dates: Sequence[DateMention], happenings: Happenings
) -> Iterator[Anchored]:
    """Each phrase of a sentence that ties something to what the text itself has dated.

    The date stands in the phrase ("three years after the coup of 1991"), or the text told it before.
    """
    start, end = span
    text = document.text[start:end]
    for lead in leads(text):
        if lead.tie is Tie.WITHIN_IT:
            yield from _stretch(text, start, lead, happenings)
            continue
        if lead.tie in (Tie.WHEN, Tie.WHILE, Tie.PART):
            continue  # a clause of the text itself is told, not dated before
        found = _inline(document, span, lead, dates) or _told_before(text, start, lead, happenings)
        if found:
            yield found


def _stretch(text: str, start: int, lead: Lead, happenings: Happenings) -> Iterator[Anchored]:
    """ "In its course": in the last stretch of days that the text told of, in a sentence before this."""
    told = happenings.stretch(start)
    if told:
        yield Anchored(
            start=lead.start, end=lead.end, text=text[lead.start : lead.end], lead=lead, said=(told.said,),
            datings=(told.when,), basis=_basis([told]),
        )  # fmt: skip


def _inline(
    document: Document, span: tuple[int, int], lead: Lead, dates: Sequence[DateMention]
) -> Anchored | None:
    """The phrase with the one date that it has before the next comma; a stretch where it says "during"."""
    start, end = span
    text = document.text[start:end]
    stop = start + region(text, lead)
    inside = [date for date in dates if start + lead.end <= date.start < stop and date.end <= end]
    if not inside or start + lead.end == inside[0].start:
        return None
    date = inside[0]
    stretch = date.relation is Relation.FROM_TO or "/" in date.when.edtf
    if lead.tie in STRETCHED and not stretch:
        return None
    if len(inside) > 1 and not _OF.search(text[lead.end : date.start - start]):
        return None
    said = Passage.of(document.name, document.text, start + lead.end, date.end)
    return Anchored(
        start=lead.start, end=date.end - start, text=text[lead.start : date.end - start], lead=lead,
        datings=(date.when,), said=(said,), inline=True,
        basis=f"“{spelt(date.when)}” ({date.when}) in the same sentence",
    )  # fmt: skip


def _told_before(text: str, start: int, lead: Lead, happenings: Happenings) -> Anchored | None:
    """The phrase whose noun points back to something that the text has dated."""
    phrase = noun_phrase(text, lead)
    if phrase is None:
        return None
    noun, words, end = phrase
    told = happenings.named(noun, words, start + lead.start)
    if lead.tie in STRETCHED:
        told = [one for one in told if "/" in one.when.edtf]
    if not told:
        return None
    return Anchored(
        start=lead.start, end=end, text=text[lead.start : end], lead=lead, said=(told[0].said,),
        datings=tuple(dict.fromkeys(one.when for one in told)), basis=_basis(told),
    )  # fmt: skip


def _basis(told: Sequence[Happening]) -> str:
    said = (f"“{' '.join(one.said.quote.split())}” ({one.when})" for one in told)
    return f"the text says {', '.join(dict.fromkeys(said))}"
