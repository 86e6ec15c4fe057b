"""Internal contradiction: who has died acts again, what was closed goes on, the last was not the last."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.interval import plain
from amity.examine.numerals import statement_words
from amity.examine.spans import sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

NAME = "internal_contradiction"
_PERSON = r"(?P<name>[^\W\d_a-z][\w’'-]{2,})"
_DIED = re.compile(
    rf"\b{_PERSON}\s+(?:died|passed\s+away|was\s+(?:assassinated|executed|murdered|killed))\b(?P<gap>[^.;:]{{0,50}}?)$"
)
_OPENED = re.compile(
    r"\bre-?open|\b(?:open|establish|found|start)\w*\s+(?:again|anew)|\bagain\b|\bresum|\brestor|\bnew\b|\bsecond\b",
    re.IGNORECASE,
)
_PAST_IT = re.compile(
    r"\b(?:building|former|old|ruins?|files|archives?|memor\w+|statue|grave|until|before|had|would|plan\w*|sold"
    r"|empty|house)\b"
)
_LAST = re.compile(
    r"\b[Tt]he\s+(?P<which>last|first)\s+(?P<noun>[a-z]{4,})"
    r"(?=\s+(?:of|to|from|for|by|that|left|took|was|came|went|sailed|arrived|departed|met|ended|had|in|on)\b)"
    r"[^.;:,]{0,50}?\s(?:in|on)\s+$"
)
_ANEW = re.compile(
    r"\b(?:again|new|next|resum\w*|restor\w*|anew|another\s+kind|since|until|last|first|planned|would|instead|not|no)\b",
    re.IGNORECASE,
)


_FAR = 200
"""Sentences to either side that are searched for deeds after an end."""
_REACH = 5
"""Sentences to either side in which "a ship" may be of the kind of "the last ship"."""


@dataclass(frozen=True, slots=True)
class _End:
    """The end of something in a text: its name, date and sentence, and what would go against it."""

    name: str
    date: DateMention
    start: int
    acts: str


def check_aftermath(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """Findings on what a text dates after the death, the closing or the last of it, and before the first.

    What was opened again, the memory of the dead, and what is told without a date of its own are left alone.
    """
    dates = [d for d in evidence.dates_of[document.name] if plain(d) and d.relation is Relation.AT]
    spans = sentence_spans(document, evidence) if dates else []
    for start, end in spans:
        for date in within(dates, start, end):
            ahead = document.text[start : date.start]
            for ending in _endings(re.sub(r"(?:\s(?:in|on))?\s*$", "", ahead), date, start, document):
                yield from _after(document, ending, spans, dates)
            if last := _LAST.search(ahead):
                yield from _beyond(document, (start, date), last, spans, dates)


def _endings(ahead: str, date: DateMention, start: int, document: Document) -> Iterator[_End]:
    """What the words ahead of a date say to have ended then."""
    table = statement_words()["aftermath"]
    if died := _DIED.search(ahead):
        adverb = r"(?:himself\s+|herself\s+|then\s+|again\s+|had\s+)?"
        acts = rf"\b{re.escape(died['name'])}\s+{adverb}{table['acts']}\b"
        yield _End(died["name"], date, start, acts)
    closed = re.search(
        rf"\b(?P<thing>{table['things']})\b[^.;:]{{0,50}}?\b{table['closed']}\b[^.;:]{{0,40}}$", ahead
    )
    if closed and not _OPENED.search(document.text):
        does = r"(?:\w+ed|had\s+\w+|was\s+\w+ing|kept|held)"
        acts = rf"\b(?:[Tt]he|[Tt]his)\s+{closed['thing']}\s+{does}\b|^Its\s+(?:staff|head|director|clerks)\b"
        yield _End(closed["thing"], date, start, acts)


def _after(
    document: Document, ending: _End, spans: Sequence[tuple[int, int]], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """Deeds that are dated surely after the end."""
    here = bisect_left(spans, (ending.start, 0))
    for start, end in spans[max(0, here - _FAR) : here + _FAR]:
        text = document.text[start:end]
        found = re.search(ending.acts, text)
        inside = within(dates, start, end)
        if start == ending.start or not found or len(inside) != 1 or _PAST_IT.search(text):
            continue
        if inside[0].when.after(ending.date.when) is Answer.YES:
            first = max(ending.start, ending.date.start - 80)
            one = Passage.of(document.name, document.text, first, ending.date.end)
            said = Passage.of(document.name, document.text, start, start + len(text.rstrip()))
            day = document.text[ending.date.start : ending.date.end]
            why = f"The text has the end of “{ending.name}” “{day}”, and then “{said.quote}”."
            yield finding(NAME, Soundness.INCONSISTENT, why, [one, said])
            return


def _beyond(
    document: Document, where: tuple[int, DateMention], last: re.Match[str], spans: Sequence[tuple[int, int]],
    dates: Sequence[DateMention],
) -> Iterator[Finding]:  # fmt: skip
    """Another one after the last, or before the first."""
    own, date = where
    noun = last["noun"]
    if noun in statement_words()["aftermath"]["general"]:
        return
    here = bisect_left(spans, (own, 0))
    for start, end in spans[max(0, here - _REACH) : here + _REACH + 1]:
        text = document.text[start:end]
        inside = within(dates, start, end)
        found = re.search(rf"\b(?:[Aa]|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree)\s+(?:[\w-]+\s+)?{noun}s?\b", text)
        if start == own or not found or len(inside) != 1 or _ANEW.search(text):
            continue
        late = (
            inside[0].when.after(date.when) if last["which"] == "last" else inside[0].when.before(date.when)
        )
        if late is Answer.YES:
            one = Passage.of(document.name, document.text, own + last.start(), date.end)
            said = Passage.of(document.name, document.text, start, start + len(text.rstrip()))
            why = f"“{one.quote}”, but “{said.quote}”."
            yield finding("universal", Soundness.SUSPICIOUS, why, [one, said])
            return
