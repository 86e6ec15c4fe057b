"""What a text has said of time so far, from which it leaves out the rest."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from amity.extract.dates.core import Core
from amity.extract.dates.moments import Moment, moments_of
from amity.model.when import When

RECENT = 3
"""For so many paragraphs a day can be what "two days later" counts from."""
ROLL = 8
"""A month so much earlier in the year than the last one belongs to the next year (December, then January)."""
THREAD = 8
"""So many dates back a text may come back to its thread."""
NEAR = 1
"""A text comes back to a date of the same paragraph or of so many before."""
LATE = 15
"""A day of the month so much smaller than the last one is one of the next month."""
ALWAYS = sys.maxsize


class Remembered(NamedTuple):
    """A date that the text gave: where it begins and ends, its EDTF, in which paragraph, at which token.

    A later date may go on from it up to the token `until`.
    """

    start: Moment
    end: Moment
    text: str
    paragraph: int
    token: int
    until: int = ALWAYS

    def before(self, core: Core) -> bool:
        """Whether a date without a year, taken in the year that goes on from this one, lies behind it."""
        month, day = self.end.month, self.end.day
        if month is None or core.month is None or rolled(self.end, core):
            return True
        return (month, day or 0) <= (core.month, core.day or ALWAYS)


def rolled(said: Moment, core: Core) -> int:
    """One where the turn of the year lies between two months, else none."""
    return 1 if said.month and core.month and said.month - core.month >= ROLL else 0


@dataclass(slots=True)
class Discourse:
    """The day of writing, the date last spoken of, the last day and the last stretch of time.

    `thread` is the narrative's: its last date, on top of those that it may come back to, each later than
    those above it. A date that goes back is put on top; one that goes on takes the place of all that it
    passes. So foci are kept in discourse (Grosz and Sidner 1986), here with the calendar for cue. `aside`
    is the last date that the text only looked at, a month or day rather than a year. `dateline` is the day
    of writing that stands above a report.
    """

    document: Moment | None = None
    written: str = ""
    now: Remembered | None = None
    day: Remembered | None = None
    period: Remembered | None = None
    aside: Remembered | None = None
    dateline: Remembered | None = None
    thread: list[Remembered] = field(default_factory=list)

    @staticmethod
    def of(document: When | None) -> "Discourse":
        """The discourse of a text that begins, written on the date of `document`."""
        text = document.edtf if document else ""
        return Discourse(document=moments_of(text)[0], written=text)

    @property
    def writing(self) -> tuple[Moment | None, str]:
        """The day that "yesterday" and "last month" count from, and its EDTF: that of a report above all."""
        if self.dateline is not None:
            return self.dateline.start, self.dateline.text
        return self.document, self.written

    def write_on(self, text: str, paragraph: int, token: int) -> None:
        """Take a day for that of writing from here on, unless that of the whole text is known to the day."""
        day = Moment.of(text)
        if day is not None and day.day is not None and (self.document is None or self.document.day is None):
            self.dateline = Remembered(day, day, text, paragraph, token)

    def remember(
        self,
        text: str,
        paragraph: int,
        token: int,
        *,
        background: bool = False,
        reckoned: bool = False,
        holds: Callable[[int], int] = lambda _: ALWAYS,
    ) -> None:
        """Note a date that the text has given; one in the background is only a stretch to come back to.

        One that is also `reckoned` ("the first in five years") is no year that a text goes on in.
        From a date that goes back, the narrative goes on no further than to the token that `holds` tells.
        """
        start, end = moments_of(text)
        if start is None or end is None:
            return
        back = not background and self.thread and _key(start) < _key(self.thread[-1].end)
        found = Remembered(start, end, text, paragraph, token, holds(token) if back else ALWAYS)
        if "/" in text or "X" in text:
            self.period = found
        if background:
            if not reckoned and (start.month or not (self.aside and self.aside.start.month)):
                self.aside = found
            return
        self.now = found
        if start.day is not None:
            self.day = found
        if "X" not in text:
            self._follow(found)

    def _follow(self, found: Remembered) -> None:
        """Put a date on top of those it goes back from, in the place of those it goes on from."""
        while self.thread and _key(self.thread[-1].end) <= _key(found.end):
            self.thread.pop()
        self.thread.append(found)
        del self.thread[:-THREAD]

    def anchor(self, paragraph: int, *, days: bool) -> Remembered | None:
        """The date that "later" and "the next" count from: the last one, or the last day for days."""
        if not days or self.now is None or self.now is self.day or self.now.paragraph == paragraph:
            return self.now
        if self.day and paragraph - self.day.paragraph <= RECENT:
            return self.day
        return self.now

    def fill_year(self, core: Core, paragraph: int, *, ahead: bool) -> None:
        """Give a date without a year the one that the text goes on in, or that of its writing."""
        said = self._thread(core, paragraph)
        if said and (not self._dated_to_the_month() or self._goes_on(said, core, paragraph)):
            core.year = said.end.year + rolled(said.end, core)
            core.anchor = said.text
        elif self.document:
            core.year = self._nearest_year(core, ahead=ahead)
            core.anchor = self.written
        else:
            return
        core.infer("year")

    def _thread(self, core: Core, paragraph: int) -> Remembered | None:
        """The date that a date without a year goes on from: the last one said that lies before it.

        A text that looks back ("he had come in March 1996") comes back to its thread without saying so; the
        month and the day tell, and the past perfect that it looked back in (Reichenbach 1947).
        """
        held = [said for said in reversed(self.thread) if core.first <= said.until] or self.thread[-1:]
        for said in held:
            if said.before(core) and (said is held[0] or paragraph - said.paragraph <= NEAR):
                return said
        return held[0] if held else self.aside

    def _dated_to_the_month(self) -> bool:
        """Whether the day of writing can tell years: that of a book or journal tells too little."""
        return self.document is not None and self.document.month is not None

    def _goes_on(self, said: Remembered, core: Core, paragraph: int) -> bool:
        """Whether a text with a day of writing is still in the year last spoken of.

        Beyond the paragraph it is only where it goes on in that same year.
        """
        onward = said.start.month is not None and said.before(core) and not rolled(said.end, core)
        reach = NEAR if onward else 0
        return paragraph - said.paragraph <= reach

    def _nearest_year(self, core: Core, *, ahead: bool) -> int | None:
        """The last such date before the day of writing, or the next one after it."""
        document = self.document
        if document is None:
            return None
        if document.month is None or core.month is None:
            return document.year
        own = (core.month, core.day or 1)
        written = (document.month, document.day or 31)
        if ahead:
            return document.year + (core.month < document.month)
        return document.year - (own > written)

    def fill_month(self, core: Core) -> None:
        """Give a day of the month ("the 16th") the month that the text goes on in, or that of writing."""
        dated = [said for said in reversed(self.thread) if said.end.month is not None]
        said = next((said for said in dated if said.end.day is not None), dated[0] if dated else None)
        near, day = said.end if said else self.document, core.day or 1
        if said and near and said.start.month != near.month and (near.day or 0) < day:
            near = said.start  # a day within the stretch last spoken of
        if near is None or near.month is None:
            return
        turn = 0
        if near.day is not None:
            turn = near.day - day > LATE if said else -(day > near.day)
        total = near.year * 12 + near.month - 1 + turn
        core.year, core.month = total // 12, total % 12 + 1
        core.anchor = said.text if said else self.written
        core.infer("year", "month")


def _key(moment: Moment) -> tuple[int, int, int]:
    return moment.year, moment.month or 0, moment.day or 0
