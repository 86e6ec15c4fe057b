"""Dates that are pointed at: "last year", "the next day", "that month", "today", "on Tuesday"."""

from amity.extract.dates.core import Core, Found, moment_core
from amity.extract.dates.lexicon import (
    ALL_WEEKDAYS,
    DEICTIC_DAYS,
    MONTHS,
    NEXT_WORDS,
    PORTION_NOUNS,
    SEASONS,
    THIS_WORDS,
    UNITS,
)
from amity.extract.dates.moments import Moment, day_text, neighbour, weekday_near
from amity.extract.dates.portions import take_portion
from amity.extract.dates.reader import Reader
from amity.model.mentions import Reckoning, Relation

DAY = ("day", 1)
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
ARTICLES = ("the", "that", "this", "very")
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
PERIOD_BEFORE = frozenset("that this same the these those".split())


def pointed_at(reader: Reader, i: int) -> Core | None:
    """The unit at token `i` that a word like "last" or "that" points at, as a date with its parts."""
    words, k = reader.tokens.words, i - 1
    if k < reader.floor or words[i].endswith("s") or words[i + 1] == "of":
        return None
    word, unit = words[k], UNITS[words[i]]
    if words[i] in PARTS_OF_DAY and word in ("this", "last"):
        return _deictic(reader, (k, i), DAY, -1 if word == "last" else 0)
    if word == "that" or (word == "the" and unit != DAY and _within_it(words, k)):
        return _anaphoric(reader, (k, i), unit, 0)
    article = words[k - 1] in ARTICLES
    if word in NEXT_WORDS and (article or word == "following" or (word, unit) == ("next", DAY)):
        return _anaphoric(reader, (k - article, i), unit, NEXT_WORDS[word])
    if word in THIS_WORDS and words[k - 1] != "the" and unit != DAY:
        return _deictic(reader, (k, i), unit, THIS_WORDS[word])
    return None


def _within_it(words: list[str], k: int) -> bool:
    """Whether "the year" stands in "the end of the year" or "later in the year"."""
    if words[k - 1] == "of":
        return words[k - 2] in PORTION_NOUNS or words[k - 2] == "half"
    return words[k - 1] == "in" and words[k - 2] in ("later", "earlier", "late", "early")


def _anaphoric(reader: Reader, span: tuple[int, int], unit: tuple[str, int], offset: int) -> Core:
    """The unit `offset` units from the date last spoken of."""
    said = reader.discourse.anchor(reader.paragraph(span[1]), days=unit[0] == "day")
    text = neighbour(said.start if offset < 0 else said.end, *unit, offset) if said else ""
    core = _reckoned(reader, span, text)
    core.reckoning, core.anchor = Reckoning.ANAPHORIC, said.text if said else ""
    return core


def _deictic(reader: Reader, span: tuple[int, int], unit: tuple[str, int], offset: int) -> Core:
    """The unit `offset` units from the day of writing."""
    document, written = reader.discourse.writing
    core = _reckoned(reader, span, neighbour(document, *unit, offset) if document else "")
    core.reckoning, core.anchor = Reckoning.DEICTIC, written
    return core


def _reckoned(reader: Reader, span: tuple[int, int], text: str) -> Core:
    """A date reckoned from another, with "later" or "early" before it."""
    core = moment_core(*span, text)
    take_portion(reader.tokens, core, reader.floor)
    words = reader.tokens.words
    k = core.first - 1
    k -= words[k] == "in" and words[k - 1] in ("later", "earlier")
    if words[k] in ("later", "earlier") and k >= reader.floor:
        core.first = k
    return core


def season_pointed_at(reader: Reader, i: int) -> Core | None:
    """Last summer, next spring, that winter, March of last year: the year is that of the season or month."""
    words, word = reader.tokens.words, reader.tokens.words[i - 1]
    document, written = reader.discourse.writing
    if i - 1 < reader.floor or word not in ("last", "this", "next", "past") or document is None:
        return None
    core = Core(first=i - 1, last=i, reckoning=Reckoning.DEICTIC, anchor=written)
    month = MONTHS.get(words[i]) if reader.tokens.capital(i) else None
    begins = month or SEASON_MONTHS.get(SEASONS.get(words[i], 0))
    if begins is None:
        return None
    core.year = document.year + _offset(word, begins, document)
    core.month, core.season = month, None if month else SEASONS[words[i]]
    core.infer("year")
    take_portion(reader.tokens, core, reader.floor)
    return core


def _offset(word: str, month: int, document: Moment) -> int:
    """How many years lie between the day of writing and "last March" or "next March"."""
    if word == "this" or document.month is None:
        return {"next": 1, "this": 0}.get(word, -1)
    if word == "next":
        return int(month <= document.month)
    return -int(month >= document.month)


def year_pointed_at(reader: Reader, core: Core) -> None:
    """Give "October of that year" or "March last year" the year that the words point at."""
    words, j = reader.tokens.words, core.last + 1
    j += words[j] == "of"
    j += words[j] == "the" and words[j + 1] in NEXT_WORDS
    if words[j + 1] != "year" or core.year is not None or core.pattern:
        return
    discourse = reader.discourse
    if words[j] in ("that", "same", "following", "previous", "preceding"):
        base = discourse.now.end if discourse.now else None
        offset, core.anchor = NEXT_WORDS.get(words[j], 0), discourse.now.text if discourse.now else ""
    elif words[j] in ("last", "this", "next"):
        (base, core.anchor), offset = discourse.writing, THIS_WORDS[words[j]]
    else:
        return
    core.last = j + 1
    if base is not None:
        core.year = base.year + offset
        core.infer("year")


def deictic_day(reader: Reader, i: int) -> Core:
    """Today, yesterday, tomorrow; "the day before yesterday"."""
    words, offset = reader.tokens.words, DEICTIC_DAYS[reader.tokens.words[i]]
    first, (document, written) = i, reader.discourse.writing
    if offset and words[i - 1] in ("before", "after") and words[i - 2] == "day" and i - 2 >= reader.floor:
        first, offset = i - 2 - (words[i - 3] == "the"), 2 * offset
    text = ""
    if document is not None:
        text = neighbour(document, "day", 1, offset) if offset else written
    core = moment_core(first, i, text.removesuffix("~") if offset == 0 else text)
    core.reckoning, core.anchor = Reckoning.DEICTIC, written
    return core


def weekday_at(reader: Reader, i: int) -> Core | None:
    """A day of the week alone: the last one before the day of writing, or the next one after it."""
    words, j = reader.tokens.words, i + 1
    if not reader.tokens.capital(i) or words[i - 1] in ("bloody", "black", "good", "easter", "ash", "palm"):
        return None
    j += words[j] in (",", ".")
    if (
        words[j].isdecimal()
        or (words[j] in MONTHS and reader.tokens.capital(j))
        or (words[j] in ("the",) and words[j + 1].isdecimal())
    ):
        return None
    document, written = reader.discourse.writing
    first = i - (words[i - 1] in ("last", "next", "this", "past") and i - 1 >= reader.floor)
    core = Core(first=first, last=i, reckoning=Reckoning.DEICTIC, anchor=written)
    number = document.number if document else None
    if number is None:
        return core
    ahead = words[i - 1] == "next" or (words[i - 1] != "last" and reader.ahead(i))
    way = 1 if ahead else -int(words[i - 1] == "last")
    moment = Moment.of(day_text(weekday_near(number, ALL_WEEKDAYS[words[i]], way)))
    if moment is not None:
        core.year, core.month, core.day = moment.year, moment.month, moment.day
    return core


def period_at(reader: Reader, i: int) -> Found | None:
    """During that period, over the same period: the stretch last spoken of."""
    words, k = reader.tokens.words, i - 1
    if (
        words[k] not in PERIOD_BEFORE
        or k < reader.floor
        or words[i + 1] in ("of", "when", "in", "during", "before", "from")
    ):
        return None
    k -= words[k] == "same" and words[k - 1] in ("the", "that", "this")
    if words[k] == "the" and words[k + 1] == "period":
        return None
    during = words[k - 1] in ("during", "in", "over", "throughout", "within", "for") and k - 1 >= reader.floor
    if not during:
        return None
    said = reader.discourse.period or reader.discourse.now
    return Found(
        first=k - 1, last=i, text=said.text if said else "", named=said.text if said else "",
        relation=Relation.DURING, reckoning=Reckoning.ANAPHORIC, anchor=said.text if said else "",
        background=True,
    )  # fmt: skip
