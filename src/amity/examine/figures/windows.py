"""The years that a statement on a series speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from amity.examine.figures.telling import merged
from amity.model.mentions import DateMention, Reckoning, Relation, Role


class Scope(Enum):
    """How years bound a statement."""

    YEAR = "year"
    ENDS = "ends"
    """From one year to another, both of which count."""
    RANGE = "range"
    """Within a decade or another stretch."""
    SINCE = "since"
    AFTER = "after"
    UNTIL = "until"
    BY = "by"
    COMPARED = "compared"
    """One year held against another."""
    EACH = "each"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The years of a statement: `first` and `last` as far as `scope` needs them.

    >>> Window(scope=Scope.ENDS, first=1960, last=1970).words
    '1960 to 1970'
    """

    scope: Scope
    first: int = 0
    last: int = 0

    @property
    def words(self) -> str:
        """The years for a reader."""
        if self.scope is Scope.WHOLE:
            return "all years"
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


WHOLE = Window(scope=Scope.WHOLE)
_SCOPES = {
    Relation.SINCE: Scope.SINCE, Relation.AFTER: Scope.AFTER, Relation.UNTIL: Scope.UNTIL,
    Relation.BEFORE: Scope.UNTIL, Relation.BY: Scope.BY, Relation.FROM_TO: Scope.ENDS,
    Relation.BETWEEN: Scope.ENDS,
}  # fmt: skip
_COMPARES = re.compile(r"\b(?:than|compared|against|that|those|over|relative|level)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|and)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\b(?:[^.;]|\.(?=\d))*$", re.IGNORECASE)
_EXPLICIT = re.compile(r"-?\d{4}/-?\d{4}")


def window_of(mentions: Sequence[DateMention], sentence: str, start: int) -> Window | None:
    """The window that the dates of a statement give; the whole series where there are none.

    None where they are finer than a year or cannot be told apart. `start` is where the sentence begins.
    """
    if not mentions:
        return WHOLE
    windows = [of_mention(mention) for mention in mentions]
    if any(window is None for window in windows):
        return None
    known = [window for window in windows if window]
    if len(known) == 1:
        return (
            None if _begins(known[0], mentions[0], sentence, start) else _counted_from(known[0], mentions[0])
        )
    return _joined(known, mentions, sentence, start)


def _begins(window: Window, mention: DateMention, sentence: str, start: int) -> bool:
    """Whether the one year is where a movement begins, whose end is not said: "from 13 in 1990 to 2"."""
    before, after = sentence[: mention.start - start], sentence[mention.end - start :]
    return bool(window.scope is Scope.YEAR and _FROM.search(before) and re.match(r"\W*to\b", after))


def _counted_from(window: Window, mention: DateMention) -> Window:
    """From the year that "two years later" is counted from to that year."""
    anchor = mention.when.anchor[:4]
    later = window.scope is Scope.YEAR and mention.reckoning is Reckoning.ANAPHORIC and anchor.isdigit()
    if not later or int(anchor) >= window.first:
        return window
    return Window(scope=Scope.ENDS, first=int(anchor), last=window.last)


def of_mention(mention: DateMention) -> Window | None:
    """The window of one date; None where it is no stretch of whole years.

    >>> from amity.model.when import When
    >>> of_mention(DateMention(start=0, end=9, when=When.parse("196X"))).words
    '1960 to 1969'
    """
    point = mention.point
    first, last = point.first_year, point.last_year
    if mention.role is not Role.TEXT or mention.duration or first is None or last is None:
        return None
    if mention.reckoning is Reckoning.DEICTIC:
        return None
    scope = _SCOPES.get(mention.relation)
    short = (point.latest or 0) - (point.earliest or 0) < 360
    if short and scope not in (Scope.SINCE, Scope.BY, Scope.AFTER):
        return None
    if scope is None:
        scope = Scope.YEAR if first == last else Scope.RANGE
        scope = Scope.ENDS if _EXPLICIT.fullmatch(point.edtf) else scope
    return Window(scope=scope, first=first, last=last)


def _joined(
    windows: Sequence[Window], mentions: Sequence[DateMention], sentence: str, start: int
) -> Window | None:
    """What several dates of one statement come to."""
    singles = all(window.scope is Scope.YEAR for window in windows)
    if singles and len(windows) == 2:
        one, other = windows[0].first, windows[1].first
        between = sentence[mentions[0].end - start : mentions[1].start - start]
        if _COMPARES.search(between):
            return Window(scope=Scope.COMPARED, first=one, last=other)
        if one < other and _TO.search(between) and _FROM.search(sentence[: mentions[0].start - start]):
            return Window(scope=Scope.ENDS, first=one, last=other)
        return Window(scope=Scope.EACH, first=min(one, other), last=max(one, other))
    spans = list(merged([(window.first, window.last) for window in windows]))
    if len(spans) == 1 and all(window.scope in (Scope.RANGE, Scope.YEAR) for window in windows):
        inner = [window for window in windows if window.scope is Scope.YEAR]
        return inner[0] if len(inner) == 1 else Window(scope=Scope.RANGE, first=spans[0][0], last=spans[0][1])
    return None
