"""Dates that are counted or pointed at in units: "two days later", "last year", "for seven years"."""

from amity.extract.dates.core import Core, Found
from amity.extract.dates.cores import core_from
from amity.extract.dates.counts import Count, count_before
from amity.extract.dates.lexicon import DASHES, DEICTIC_DAYS, DIRECTIONS, THIS_WORDS, UNITS
from amity.extract.dates.moments import Step, moments_of, same_day, stepped
from amity.extract.dates.reader import Reader
from amity.extract.dates.statements import text_of
from amity.extract.dates.tokens import PARAGRAPH
from amity.model.mentions import Reckoning, Relation

DURATION_BEFORE = frozenset("for within lasting lasted lasts spanning over during throughout".split())
STRETCH_BEFORE = frozenset("in over during for within throughout across".split())
LETTERS = {"day": "D", "month": "M", "year": "Y"}
EVENT_REACH = 9
"""An event that "after" refers to has its date within so many tokens."""
APPOSED = 60
"""A date that "the day after X" stands in apposition to lies within so many tokens."""
FIRST_REACH = 10
PERIOD_REACH = 4


def unit_at(reader: Reader, i: int) -> Found | None:
    """The date or duration that the unit at token `i` ("days", "year") is the head of."""
    for rule in (_compound, _recent, _past, _counted, _step_from_the):
        found = rule(reader, i)
        if found is not None:
            return found
    return None


def _compound(reader: Reader, i: int) -> Found | None:
    """A duration as "four-day" or "month-long"; with "after" and "period", the time that it lasted."""
    words = reader.tokens.words
    unit, size = UNITS[words[i]]
    if words[i + 1] in DASHES and words[i + 2] == "long" and not words[i].endswith("s"):
        return Found(first=i, last=i + 2, text="", duration=_duration(unit, size, 1))
    if words[i - 1] not in DASHES or not reader.tokens.glued(i - 1) or not reader.tokens.glued(i - 2):
        return None
    count = count_before(reader.tokens, i - 1, reader.floor)
    if count is None or words[i + 1] in DASHES or words[i + 1] == "old" or count.first == i - 1:
        return None
    period = _period_behind(reader, i)
    if period and words[count.first - 1] in ("a", "the") and words[count.first - 2] in ("after", "following"):
        lasted = _lasted(reader, count, unit, size, period)
        if lasted is not None:
            return lasted
    return Found(first=count.first, last=i, text="", duration=_duration(unit, size, count.high))


def _period_behind(reader: Reader, i: int) -> int:
    words = reader.tokens.words
    return next((k for k in range(i + 1, i + 1 + PERIOD_REACH) if words[k : k + 1] == ["period"]), 0)


def _lasted(reader: Reader, count: Count, unit: str, size: int, last: int) -> Found | None:
    """The stretch from the date last spoken of, as long as the words say."""
    since = reader.discourse.anchor(reader.paragraph(last), days=unit == "day")
    if since is None:
        return None
    end = stepped(since.end, Step(unit=unit, size=size, low=count.high, high=count.high, sign=1))
    text = f"{since.end.text}/{end}"
    return Found(
        first=count.first, last=last, text=text, named=text, anchor=since.text,
        reckoning=Reckoning.ANAPHORIC, background=True,
    )  # fmt: skip


def _duration(unit: str, size: int, number: int) -> str:
    """ISO 8601 of so many units; weeks keep their own letter."""
    if unit == "day" and size == 7:
        return f"P{number}W"
    return f"P{number * size}{LETTERS[unit]}"


def _recent(reader: Reader, i: int) -> Found | None:
    """Recent months, the coming years: open on the side away from the day of writing."""
    words = reader.tokens.words
    plural = words[i].endswith("s")
    if words[i - 1] not in ("recent", "coming", "past") or not plural or i - 1 < reader.floor:
        return None
    first = i - 1 - (words[i - 2] == "the")
    _, written = reader.discourse.writing
    text = "" if not written else f"{written}/.." if words[i - 1] == "coming" else f"../{written}"
    return Found(
        first=first, last=i, text=text, named=written, anchor=written,
        reckoning=Reckoning.DEICTIC, background=True,
    )  # fmt: skip


def _past(reader: Reader, i: int) -> Found | None:
    """The past decade, the last year: a stretch up to the day of writing."""
    words = reader.tokens.words
    if words[i - 1] not in ("past", "last") or words[i - 2] != "the" or i - 2 < reader.floor:
        return None
    if words[i].endswith("s") or words[i + 1] == "of" or UNITS[words[i]] == ("day", 1):
        return None
    return _stretch(reader, i, Count(1, 1, i))


def _counted(reader: Reader, i: int) -> Found | None:
    """A number of units: a step, the past so many, the first in so many, or a duration."""
    count = count_before(reader.tokens, i, reader.floor)
    if count is None or reader.tokens.words[i + 1] == "old":
        return None
    words, before = reader.tokens.words, reader.tokens.words[count.first - 1]
    if before == "in" and (first := _first_in(reader, count)):
        return _last_time(reader, i, count, first)
    if before in THIS_WORDS or before in ("following", "previous", "preceding"):
        return _stretch(reader, i, count)
    if words[i + 1] in DIRECTIONS or words[i + 1 : i + 3] == ["from", "now"]:
        return _step(reader, i, count, i + 1)
    if before in DURATION_BEFORE and (count.low == count.high) and count.first - 1 >= reader.floor:
        unit, size = UNITS[words[i]]
        return Found(first=count.first - 1, last=i, text="", duration=_duration(unit, size, count.high))
    return None


def _first_in(reader: Reader, count: Count) -> int:
    """The first token of "for the first time in", or "in" where "first" stands somewhat before it; else 0."""
    words, k = reader.tokens.words, count.first - 1
    if words[k - 2 : k] == ["first", "time"]:
        the = words[k - 3] == "the"
        return k - 2 - the - (the and words[k - 4] == "for")
    for back in range(k - 1, max(reader.floor, k - FIRST_REACH), -1):
        if words[back] in (",", ".", ";", PARAGRAPH):
            return 0
        if words[back] == "first":
            return k
    return 0


def _last_time(reader: Reader, i: int, count: Count, first: int) -> Found | None:
    """When the thing happened before that now happens "for the first time in 23 years"."""
    unit, size = UNITS[reader.tokens.words[i]]
    known = reader.discourse.now
    anchor, said = (
        (known.start, known.text) if known else (reader.discourse.document, reader.discourse.written)
    )
    step = Step(unit=unit, size=size, low=count.low, high=count.high, sign=-1, rough=True)
    text = stepped(anchor, step) if anchor else ""
    return Found(
        first=first, last=i, text=text, named=text, anchor=said,
        reckoning=Reckoning.ANAPHORIC, background=True,
    )  # fmt: skip


def _stretch(reader: Reader, i: int, count: Count) -> Found | None:
    """The past five years, the next two months, the following three days."""
    words, k = reader.tokens.words, count.first - 1
    unit, size = UNITS[words[i]]
    back = words[k] in ("last", "past", "previous", "preceding")
    said = reader.discourse.now if words[k] not in ("last", "past", "coming", "this") else None
    anchor, name = (said.end, said.text) if said else reader.discourse.writing
    first = k - (words[k - 1] == "the")
    first -= words[first - 1] in STRETCH_BEFORE and first - 1 >= reader.floor
    text = ""
    if anchor is not None:
        step = Step(unit=unit, size=size, low=count.high, high=count.high, sign=-1 if back else 1, rough=True)
        far = stepped(anchor, step).rpartition("/")[2]
        text = f"{far}/{anchor.text}" if back else f"{anchor.text}/{far}"
    return Found(
        first=first, last=i, text=text, named=text, anchor=name,
        relation=Relation.DURING, background=True,
        reckoning=Reckoning.ANAPHORIC if said else Reckoning.DEICTIC,
    )  # fmt: skip


def _step_from_the(reader: Reader, i: int) -> Found | None:
    """The day after, the year before: one unit away."""
    words = reader.tokens.words
    if words[i - 1] != "the" or words[i + 1] not in ("after", "before", "following", "preceding", "prior"):
        return None
    if words[i + 2] in DEICTIC_DAYS:
        return None
    return _step(reader, i, Count(1, 1, i - 1), i + 1) if i - 1 >= reader.floor else None


def _step(reader: Reader, i: int, count: Count, j: int) -> Found | None:
    """So many units away from what follows, from the last date, or from the day of writing."""
    words = reader.tokens.words
    unit, size = UNITS[words[i]]
    word = words[j]
    step = Step(
        unit=unit, size=size, low=count.low, high=count.high, sign=DIRECTIONS.get(word, 1),
        rough=count.rough and count.low == count.high,
    )  # fmt: skip
    last = j + (word in ("prior", "from") and words[j + 1] in ("to", "now"))
    base = Found(first=count.first, last=last, text="", reckoning=Reckoning.ANAPHORIC)
    if word == "ago" or words[last] == "now":
        return _from_writing(reader, base, step)
    if word in ("after", "before", "following", "prior", "preceding"):
        found = _from_named(reader, base, step, last + 1) or _apposed(reader, base, last + 1)
        if found is not None:
            return found
    return _from_last(reader, base, step, last)


def _from_writing(reader: Reader, base: Found, step: Step) -> Found:
    base.reckoning, (document, base.anchor) = Reckoning.DEICTIC, reader.discourse.writing
    exact = _to_the_day(reader.tokens.words, base.last + 1)
    base.last += exact
    if document is not None:
        reckon = same_day if exact and step.low == step.high else stepped
        base.text = base.named = reckon(document, step)
    return base


def _to_the_day(words: list[str], j: int) -> int:
    """How many words after "ago" say that it is so to the day: "ago today", "ago to the day"."""
    if words[j] in ("today", "tonight"):
        return 1
    return 3 if words[j : j + 3] == ["to", "the", "day"] else 0


def _from_named(reader: Reader, base: Found, step: Step, j: int) -> Found | None:
    """A step from the date or the landmark at token `j`, or from the date of an event named there."""
    core = core_from(reader.tokens, j)
    known = core or _date_of_event(reader, j)
    if known is not None:
        reader.fill(known)
        text = base.anchor = text_of(known)
        base.last = core.last if core else base.last
    else:
        named = reader.landmarks.at(j)
        if named is None:
            return None
        text, base.last, base.anchor = named.text, named.last, named.id
        base.reckoning = Reckoning.LANDMARK
    start, end = moments_of(text)
    anchor = end if step.sign > 0 else start
    if anchor is None:
        return None
    base.text = base.named = stepped(anchor, step)
    return base


def _date_of_event(reader: Reader, j: int) -> Core | None:
    """The date of what "after" refers to: "the signing of the treaty on 1 May 2003"."""
    words = reader.tokens.words
    for k in range(j, j + EVENT_REACH):
        if not words[k].isalnum() or words[k] in ("he", "she", "it", "they"):
            return None
        if words[k] in ("on", "of", "in"):
            core = core_from(reader.tokens, k + 1)
            if core is not None:
                return core
    return None


def _apposed(reader: Reader, base: Found, j: int) -> Found | None:
    """In "on 10 September, the day after they attacked" the words only say more of the date before them."""
    now = reader.discourse.now
    if now is None or not reader.tokens.words[j].isalpha() or not 0 < base.first - now.token < APPOSED:
        return None
    if any(reader.tokens.ends_sentence(k) for k in range(now.token, base.first)):
        return None
    base.text = base.named = base.anchor = now.text
    base.background = True
    return base


def _from_last(reader: Reader, base: Found, step: Step, last: int) -> Found:
    """A step from the date last spoken of."""
    said = reader.discourse.anchor(reader.paragraph(last), days=step.unit == "day")
    if said is None:
        return base
    base.text = base.named = stepped(said.end if step.sign > 0 else said.start, step)
    base.anchor = said.text
    return base
