"""What a text has said of time so far, from which it leaves out the rest."""

import math
from collections import deque
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
TOKENS_A_DAY = 2
LATE = 15
"""A day of the month so much smaller than the last one is one of the next month."""
YEAR_STRAIN = 180
"""What it costs, in days, to go on from a bare year."""
BACKWARDS = 2
"""Going back in time is so many times harder than going on."""


class Remembered(NamedTuple):
    """A date that the text gave: where it begins and ends, its EDTF, and in which paragraph."""

    start: Moment
    end: Moment
    text: str
    paragraph: int
    token: int


@dataclass(slots=True)
class Discourse:
    """The day of writing, the date last spoken of, the last day and the last stretch of time."""

    document: Moment | None = None
    written: str = ""
    now: Remembered | None = None
    day: Remembered | None = None
    period: Remembered | None = None
    year: Remembered | None = None
    thread: deque[Remembered] = field(default_factory=lambda: deque(maxlen=THREAD))

    @staticmethod
    def of(document: When | None) -> "Discourse":
        """The discourse of a text that begins, written on the date of `document`."""
        text = document.edtf if document else ""
        return Discourse(document=moments_of(text)[0], written=text)

    def remember(self, text: str, paragraph: int, token: int, *, background: bool = False) -> None:
        """Note a date that the text has given; one in the background is only a stretch to come back to."""
        period = "/" in text or "X" in text
        if background and not period:
            return
        start, end = moments_of(text)
        if start is None or end is None:
            return
        found = Remembered(start, end, text, paragraph, token)
        if period:
            self.period = found
        if background:
            return
        self.now = found
        if start.day is not None:
            self.day = found
        if "X" not in text:
            self.year = found
            if start.year != end.year:
                self.thread.append(Remembered(start, start, text, paragraph, token))
            self.thread.append(found)
        elif self.year and not start.year <= self.year.start.year <= end.year:
            self.year = None

    def anchor(self, paragraph: int, *, days: bool) -> Remembered | None:
        """The date that "later" and "the next" count from: the last one, or the last day for days."""
        if not days or self.now is None or self.now is self.day or self.now.paragraph == paragraph:
            return self.now
        if self.day and paragraph - self.day.paragraph <= RECENT:
            return self.day
        return self.now

    def fill_year(self, core: Core, paragraph: int, *, ahead: bool) -> None:
        """Give a date without a year the one that the text goes on in, or that of its writing."""
        said = self._thread(core)
        if said and (not self._dated_to_the_month() or self._goes_on(said, paragraph)):
            core.year = said.end.year + self._rolled(said.end, core)
            core.anchor = said.text
        elif self.document:
            core.year = self._nearest_year(core, ahead=ahead)
            core.anchor = self.written
        else:
            return
        core.infer("year")

    def _thread(self, core: Core) -> Remembered | None:
        """The date that a date without a year goes on from: the last one that it follows most closely.

        A text that looks back ("the treaty of 1938 had ...") comes back to its thread without saying so; the
        month and the day tell. Dates said longer ago count less.
        """
        if not self.thread or core.month is None:
            return self.year
        best, least = None, math.inf
        for said in reversed(self.thread):
            age = (core.first - said.token) / TOKENS_A_DAY
            if age >= least:
                break
            strain = age + self._strain(said, core)
            if strain < least:
                best, least = said, strain
        return best

    def _strain(self, said: Remembered, core: Core) -> float:
        """How far it is, in days, from a date that was said to one without a year."""
        month, day = said.end.month, said.end.day
        if month is None or core.month is None:
            return YEAR_STRAIN
        months = core.month - month + 12 * self._rolled(said.end, core)
        days = 30 * months + ((core.day or 15) - (day or 15))
        return days if days >= 0 else BACKWARDS * -days

    def _dated_to_the_month(self) -> bool:
        """Whether the day of writing can tell years: that of a book or journal tells too little."""
        return self.document is not None and self.document.month is not None

    def _goes_on(self, said: Remembered, paragraph: int) -> bool:
        """Whether a text with a day of writing is still in the year last spoken of."""
        reach = 1 if said.start.month is not None else 0
        return paragraph - said.paragraph <= reach

    @staticmethod
    def _rolled(said: Moment, core: Core) -> int:
        month = core.month
        return 1 if said.month and month and said.month - month >= ROLL else 0

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
        if near is None or near.month is None:
            return
        late = near.day is not None and near.day - day > LATE
        total = near.year * 12 + near.month - 1 + late
        core.year, core.month = total // 12, total % 12 + 1
        core.anchor = said.text if said else self.written
        core.infer("year", "month")
