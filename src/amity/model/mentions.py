"""Dates as mentioned in a text: where, how they are put, and what they come to."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from amity.errors import InvalidDate, InvalidValue
from amity.model.when import When

_DURATION = re.compile(r"P(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?")


class Relation(StrEnum):
    """How the words relate a happening to the date that they name."""

    AT = "at"
    FROM_TO = "from_to"
    BETWEEN = "between"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


class Reckoning(StrEnum):
    """What a date is reckoned from.

    STATED: the calendar alone (parts may be elided, see `When.inferred`); DEICTIC: the day of writing ("last
    year"); ANAPHORIC: another date of the text ("two days later"); LANDMARK: a dated thing ("during the
    Korean War"); DURATION: nothing, it is a length of time ("for seven years").
    """

    STATED = "stated"
    DEICTIC = "deictic"
    ANAPHORIC = "anaphoric"
    LANDMARK = "landmark"
    DURATION = "duration"


class Role(StrEnum):
    """What a date is there for: the text's matter, a work that is cited, a visit to a web page, a table."""

    TEXT = "text"
    CITATION = "citation"
    ACCESS = "access"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time in ISO 8601: P7Y, P3M, P2W, P4D. It is no date, for nothing says when it was.

    Raises InvalidDate for any other text.

    >>> str(Duration(edtf="P7Y"))
    'P7Y'
    """

    edtf: str

    def __post_init__(self) -> None:
        if len(self.edtf) < len("P1D") or not _DURATION.fullmatch(self.edtf):
            raise InvalidDate(self.edtf, "not a duration in ISO 8601, such as P7Y")

    def __str__(self) -> str:
        return self.edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """The words of a text that date something, from `start` to `end` (offsets in code points).

    `when` is what they come to, relation and all ("since 1960": 1960/..); the unknown date where nothing
    tells, and for a length of time, which `duration` then has. `relation` is that of the words to the date
    that they name, which `named` has as EDTF ("1960").

    >>> when = When.parse("1960/..", words="since 1960")
    >>> since = DateMention(start=0, end=10, when=when, relation=Relation.SINCE, named="1960")
    >>> since.edtf, since.point, since.happening
    ('1960/..', When('1960'), When('1960/..'))
    """

    start: int
    end: int
    when: When
    relation: Relation = Relation.AT
    named: str = ""
    reckoning: Reckoning = Reckoning.STATED
    role: Role = Role.TEXT
    duration: Duration | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValue("DateMention", "start, end", (self.start, self.end), "a span of the text")

    @property
    def edtf(self) -> str:
        """The date in EDTF or the duration in ISO 8601; empty where the date is unknown."""
        return self.duration.edtf if self.duration else self.when.edtf

    @property
    def inferred(self) -> bool:
        """Whether a part of the date is not in the words."""
        return bool(self.when.inferred)

    @property
    def point(self) -> When:
        """The date that the words name, without their relation to it ("since 1960": 1960)."""
        return When.parse(self.named) if self.named else self.when

    @property
    def happening(self) -> When:
        """When a single happening took place that the words date, where a stretch would say too much.

        What happened "by December 31" happened on that day or any day before; what happened "between
        1961 and 1975" need not have taken all those years.

        >>> by = DateMention(start=0, end=14, when=When.parse("../1996-12-31"), relation=Relation.BY)
        >>> by.happening
        When('[..1996-12-31]')
        """
        start, slash, end = self.when.edtf.partition("/")
        if not slash or self.relation in (Relation.AT, Relation.FROM_TO, Relation.SINCE, Relation.UNTIL):
            return self.when
        sides = ("" if side == ".." else side for side in (start, end))
        text = f"[{'..'.join(sides)}]"
        return When(edtf=text, words=self.when.words, anchor=self.when.anchor, inferred=self.when.inferred)


def within(mentions: Sequence[DateMention], start: int, end: int) -> Sequence[DateMention]:
    """The mentions that lie wholly between two offsets; `mentions` are in order, as a reader gives them.

    >>> one = DateMention(start=3, end=7, when=When.parse("1986"))
    >>> len(within([one], 0, 10)), len(within([one], 4, 10)), len(within([one], 0, 6))
    (1, 0, 0)
    """
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, lo=first, key=lambda mention: mention.end)
    if last < len(mentions) and mentions[last].end == end:
        last += 1
    return mentions[first:last]
