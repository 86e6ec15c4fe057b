"""Dates in prose: found in a text, and reckoned from its discourse and its day of writing.

English is read word by word; Korean, Japanese, Chinese, Russian and Mongolian are found by their script, in
the same text too, and share the discourse.
"""

from collections import deque
from collections.abc import Iterator, Sequence

from amity.errors import InvalidDate
from amity.extract.dates import scripts
from amity.extract.dates.core import Core, Found
from amity.extract.dates.datelines import is_dateline
from amity.extract.dates.discourse import Discourse
from amity.extract.dates.lexicon import DEICTIC_DAYS, MONTHS, SEASONS, UNITS, WEEKDAYS
from amity.extract.dates.moments import parts_of
from amity.extract.dates.pointers import (
    deictic_day,
    period_at,
    pointed_at,
    season_pointed_at,
    weekday_at,
    year_pointed_at,
)
from amity.extract.dates.reader import CUES, THENS, Reader
from amity.extract.dates.roles import Roles
from amity.extract.dates.thens import then_at
from amity.extract.dates.tokens import Tokens
from amity.extract.dates.units import unit_at
from amity.model.documents import Block
from amity.model.mentions import DateMention, Duration, Reckoning, Role, within
from amity.model.when import When
from amity.reference import Reference

__all__ = ["DateMention", "find", "within"]


def find(
    text: str, *, document: When | None = None, reference: Reference, blocks: Sequence[Block] = ()
) -> tuple[DateMention, ...]:
    """The dates and durations that a text mentions, in order and without overlaps.

    `document` is the date of writing, from which "last year" is reckoned; without it such words are found
    and left unknown. What a text leaves out is taken from what it said before and marked as inferred, so
    give whole documents rather than sentences. `blocks` are those of the document, where they are known.

    >>> from amity.reference import load
    >>> [str(m.when) for m in find("It opened on May 3, 1951, and closed two days later.", reference=load())]
    ['1951-05-03', '1951-05-05']
    """
    reader = Reader(Tokens(text), Discourse.of(document), reference)
    return tuple(_mentions(reader, Roles(reader.tokens, blocks)))


def _mentions(reader: Reader, roles: Roles) -> Iterator[DateMention]:
    waiting = deque(scripts.phrases(reader.tokens.text))
    apart = bool(waiting) or scripts.foreign(reader.tokens.text)
    starts = reader.tokens.starts
    for i in reader.heads():
        while waiting and waiting[0].start < reader.tokens.end(i):
            yield from _of_script(reader, waiting.popleft(), roles)
        if i < reader.floor:
            continue
        found = _expression(reader, i)
        if found is None or found.first < reader.floor:
            continue
        if apart and scripts.counts_something(reader.tokens, found.first, found.last):
            continue
        if waiting and waiting[0].start < reader.tokens.end(found.last):
            continue
        mention = _mention(reader, found, (starts[found.first], reader.tokens.end(found.last)), roles)
        if mention is not None:
            reader.floor = found.last + 1
            _remember(reader, found, mention)
            yield mention
    for phrase in waiting:
        yield from _of_script(reader, phrase, roles)


def _of_script(reader: Reader, phrase: scripts.Phrase, roles: Roles) -> Iterator[DateMention]:
    """The mention that an expression of another script makes, if it makes one."""
    first, last = reader.token_at(phrase.start), reader.token_at(phrase.end - 1)
    if phrase.start < reader.tokens.end(reader.floor - 1) and reader.floor:
        return
    found = scripts.found_of(reader, phrase, first)
    if found is None:
        return
    found.last = last
    mention = _mention(reader, found, (phrase.start, phrase.end), roles)
    if mention is not None:
        reader.floor = last + 1
        _remember(reader, found, mention)
        yield mention


def _remember(reader: Reader, found: Found, mention: DateMention) -> None:
    """Let the text go on from a date, if it is one of the text's matter."""
    if mention.role is Role.TEXT and found.text:
        said, paragraph = found.named or found.text, reader.paragraph(found.first)
        if is_dateline(reader.tokens, found):
            reader.discourse.write_on(found.text, paragraph, found.first)
        reckoned = found.reckoning in (Reckoning.ANAPHORIC, Reckoning.DEICTIC)
        reader.discourse.remember(
            said, paragraph, found.first,
            background=found.background, reckoned=reckoned, holds=reader.holds,
        )  # fmt: skip


def _expression(reader: Reader, i: int) -> Found | None:
    """The expression that token `i` is the head of."""
    word = reader.tokens.words[i]
    if word in UNITS:
        core = pointed_at(reader, i) or reader.core(i)
        return unit_at(reader, i) if core is None else _settled(reader, core)
    if word in THENS:
        return then_at(reader, i)
    if word == "period":
        return period_at(reader, i)
    if word in CUES:
        return reader.landmark(i)
    core = _core(reader, i, word)
    return None if core is None else _settled(reader, core)


def _core(reader: Reader, i: int, word: str) -> Core | None:
    """The date that token `i` is the head of, by the calendar or the day of writing."""
    if word in WEEKDAYS:
        return weekday_at(reader, i)
    if word in DEICTIC_DAYS:
        return deictic_day(reader, i)
    core = None
    if word in MONTHS or word in SEASONS:
        core = season_pointed_at(reader, i) if not reader.tokens.words[i + 1].isdecimal() else None
    core = core or reader.core(i)
    if core is not None:
        year_pointed_at(reader, core)
    return core


def _settled(reader: Reader, core: Core) -> Found:
    """A date with its year; one that points at what nobody said stays unknown."""
    if core.reckoning is not Reckoning.STATED and core.elided:
        return Found(first=core.first, last=core.last, text="", reckoning=core.reckoning)
    return reader.stated(core)


def _mention(reader: Reader, found: Found, span: tuple[int, int], roles: Roles) -> DateMention | None:
    """The mention that an expression makes; None where the calendar has no such date."""
    start, end = span
    try:
        when = _when(found, reader.tokens.text[start:end])
    except InvalidDate:
        return None
    return DateMention(
        start=start, end=end, when=when, relation=found.relation, named=found.named,
        reckoning=Reckoning.DURATION if found.duration else found.reckoning,
        role=roles.of(found.first, found.last),
        duration=Duration(edtf=found.duration) if found.duration else None,
    )  # fmt: skip


def _when(found: Found, words: str) -> When:
    """The date of an expression; of one that is reckoned all parts are inferred, unless it says which."""
    if not found.text:
        return When.unknown(words)
    inferred = found.inferred
    if not inferred and found.reckoning is not Reckoning.STATED:
        inferred = parts_of(found.text)
    return When.parse(found.text, words, found.anchor, inferred)
