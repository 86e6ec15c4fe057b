"""Dates of other scripts with what they leave out: from the text before them, or from the day of writing."""

import re

from amity.extract.dates.core import Core, Found, moment_core
from amity.extract.dates.cores import range_text
from amity.extract.dates.discourse import Remembered
from amity.extract.dates.landmarks import date_of
from amity.extract.dates.moments import Moment, Step, day_text, neighbour, stepped, weekday_near
from amity.extract.dates.reader import Reader
from amity.extract.dates.relations import related
from amity.extract.dates.scripts.atoms import Atom
from amity.extract.dates.scripts.phrases import Parts, Phrase
from amity.extract.dates.statements import text_of
from amity.model.edtf_calendar import month_days
from amity.model.mentions import Reckoning, Relation

LETTERS = {"day": "D", "month": "M", "year": "Y"}
SEVERAL = (2, 9)
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The month that each season of EDTF begins with."""
SENTENCE = 120
"""Words of the future are looked for in so many characters before and behind a date."""
_SENTENCE_END = re.compile(r"[.。!?！？\n](?:\s|$)|[。\n]")
PLAIN = {
    "since": Relation.SINCE, "until": Relation.UNTIL, "by": Relation.BY, "before": Relation.BEFORE,
    "after": Relation.AFTER, "during": Relation.DURING,
}  # fmt: skip


def found_of(reader: Reader, phrase: Phrase, token: int) -> Found | None:
    """What an expression comes to; `token` is where it begins. None where it is no date after all."""
    if phrase.length is not None:
        return _length(reader, phrase.length, token)
    if phrase.landmark:
        return _landmark(reader, phrase, token)
    if phrase.one is None:
        return None
    ahead = _ahead(reader, phrase)
    one = _core(reader, phrase.one, token, ahead=ahead)
    if "about" in (phrase.lead, *phrase.trail.split()):
        one.approximate = True
    if phrase.other is not None:
        return _ranged(reader, phrase, one, ahead=ahead)
    _fill(reader, one, ahead=ahead)
    if one.reckoning is not Reckoning.STATED and one.elided:
        return Found(first=token, last=token, text="", reckoning=one.reckoning)
    return _related(phrase, one)


def _related(phrase: Phrase, core: Core) -> Found:
    """A single date with the relation that the words around it state."""
    words = [phrase.lead, *phrase.trail.split()]
    relation = next((PLAIN[word] for word in words if word in PLAIN), Relation.AT)
    if relation is Relation.BEFORE and core.portion in ("late", "end"):
        relation = Relation.BY  # before the end of a year is within it
    if phrase.lead == "from" and relation is Relation.AT:
        relation = Relation.SINCE
    named = text_of(core)
    return Found(
        first=core.first, last=core.last, named=named, anchor=core.anchor, reckoning=core.reckoning,
        text=related(named, relation), relation=relation, inferred=core.inferred,
        background=relation is not Relation.AT and core.day is None,
    )  # fmt: skip


def _ranged(reader: Reader, phrase: Phrase, one: Core, *, ahead: bool) -> Found | None:
    """A range, or the days of a list."""
    if phrase.one is None or phrase.other is None:
        return None
    other = _core(reader, phrase.other, one.first, ahead=ahead)
    if phrase.one.days and one.day is not None:
        return _listed(reader, phrase.one, one, other, ahead=ahead)
    _share(one, other)
    _fill(reader, one, ahead=ahead)
    _share(one, other)
    _fill(reader, other, ahead=ahead)
    text = range_text(one, other)
    relation = Relation.BETWEEN if "between" in (phrase.lead, *phrase.trail.split()) else Relation.FROM_TO
    one.infer(*other.inferred)
    return Found(
        first=one.first, last=one.last, text=text, named=text, relation=relation, anchor=one.anchor,
        inferred=one.inferred,
    )  # fmt: skip


def _listed(reader: Reader, parts: Parts, one: Core, other: Core, *, ahead: bool) -> Found | None:
    days = tuple(sorted({one.day or 0, *parts.days} - {0}))
    one.month = one.month or other.month
    one.year = one.year if one.year is not None else other.year
    one.day, one.to_day, one.days = days[0], days[-1], days
    _fill(reader, one, ahead=ahead)
    text = text_of(one)
    return Found(
        first=one.first, last=one.last, text=text, named=text, anchor=one.anchor, inferred=one.inferred
    )


def _share(one: Core, other: Core) -> None:
    """Let each end of a range take from the other what its own words leave out."""
    if one.year is None and other.year is not None and not one.pattern:
        later = one.month is not None and other.month is not None and one.month > other.month
        one.year, one.inferred, one.anchor = other.year - later, other.inferred, other.anchor
    elif other.year is None and one.year is not None and not other.pattern:
        turns = one.month is not None and other.month is not None and other.month < one.month
        other.year = one.year + turns
    if one.month is None and one.day is not None:
        one.month = other.month
    if other.month is None and other.day is not None and one.month is not None and other.year is not None:
        turns = one.day is not None and other.day < one.day
        total = other.year * 12 + one.month - 1 + turns
        other.year, other.month = total // 12, total % 12 + 1


def _core(reader: Reader, parts: Parts, token: int, *, ahead: bool) -> Core:
    """One date, with the parts that it points at."""
    core = Core(first=token, last=token)
    decade, pointed = parts.by_kind.get("decade"), parts.by_kind.get("pointed")
    if decade is not None:
        _decade(reader, core, decade)
    elif (century := parts.get("century")) is not None:
        core.pattern = f"{century - 1:02d}XX"
    core.year, core.month, core.day = parts.get("year"), parts.get("month"), parts.get("day")
    if pointed is not None and not _point(reader, core, pointed, parts):
        return core
    core.season, core.portion = parts.get("season") or core.season, _portion(parts)
    if (said := parts.by_kind.get("year")) is not None and said.kind == "short_year":
        core.infer("century")
    toward = parts.by_kind.get("toward")
    if (weekday := parts.by_kind.get("weekday")) is not None and core.day is None:
        _weekday(reader, core, parts, weekday.value, ahead=ahead)
    elif toward is not None:
        _toward(reader, core, toward.value)
    elif ahead and core.year is None and core.month is None and core.day is not None:
        _toward(reader, core, 1)
    return core


def _portion(parts: Parts) -> str:
    atom = parts.by_kind.get("portion")
    return "" if atom is None else str(atom.value)


def _decade(reader: Reader, core: Core, atom: Atom) -> None:
    """A decade; one of "the last century" has the century before that of the day of writing."""
    core.pattern, said, pointed = atom.value
    written = reader.discourse.document
    if pointed is not None and written is not None:
        core.pattern = f"{written.year // 100 + pointed:02d}{core.pattern[2:]}"
        core.anchor = reader.discourse.written
    if not said:
        core.infer("century")


def _point(reader: Reader, core: Core, atom: Atom, parts: Parts) -> bool:
    """Fill in what "that year" or "last month" points at; whether anything tells where it is."""
    how, unit, size, offset, *season = atom.value
    said = _said(reader, unit, how, atom.start)
    base = said.end if said is not None else None
    if said is None and (how != "anaphoric" or unit == "day"):
        base, _ = reader.discourse.writing
    alone = parts.by_kind.keys() <= {"pointed", "portion"}
    if alone:
        core.reckoning = Reckoning.ANAPHORIC if said is not None else Reckoning.DEICTIC
    core.anchor = said.text if said is not None else reader.discourse.writing[1]
    if base is None:
        core.reckoning = Reckoning.DEICTIC if how == "deictic" else Reckoning.ANAPHORIC
        return False
    text = neighbour(base, unit, size, offset)
    if unit == "month" and base.month is None:
        text = f"{base.year:04d}"
    reckoned = moment_core(core.first, core.last, text)
    core.pattern, core.year = reckoned.pattern, reckoned.year
    core.season = season[0] if season else None
    core.infer("year")
    if reckoned.month is not None:
        core.month = reckoned.month
        core.infer("month")
    if reckoned.day is not None:
        core.day = reckoned.day
        core.infer("day")
    return True


def _said(reader: Reader, unit: str, how: str, at: int) -> Remembered | None:
    """The date last spoken of, where words may point at it."""
    if how == "deictic":
        return None
    paragraph = reader.paragraph(reader.token_at(at))
    return reader.discourse.anchor(paragraph, days=unit == "day")


def _toward(reader: Reader, core: Core, way: int) -> None:
    """The last or the next such month or day, from the day of writing."""
    written, anchor = reader.discourse.writing
    if written is None or core.year is not None:
        return
    core.anchor = anchor
    if core.season in SEASON_MONTHS and core.month is None:
        core.year = written.year + _turn(way, (SEASON_MONTHS[core.season],), (written.month,))
        core.infer("year")
    elif core.month is not None:
        core.year = written.year + _turn(way, (core.month, core.day), (written.month, written.day))
        core.infer("year")
    elif written.month is not None and core.day is not None:
        turn = _turn(way, (core.day,), (written.day,))
        total = written.year * 12 + written.month - 1 + turn
        core.year, core.month = total // 12, total % 12 + 1
        core.infer("year", "month")


def _weekday(reader: Reader, core: Core, parts: Parts, day: int, *, ahead: bool) -> None:
    """A day of the week: the last one up to the day of writing, the next one, or that of a week."""
    written, anchor = reader.discourse.writing
    core.reckoning, core.anchor = Reckoning.DEICTIC, anchor
    number = written.number if written is not None else None
    if number is None:
        return
    week, toward = parts.by_kind.get("week"), parts.by_kind.get("toward")
    way = 0 if toward is None else int(toward.value)
    found = weekday_near(number, day, way or int(ahead))
    if week is not None:
        found = weekday_near(number, 0, 0) + 7 * int(week.value) + day
    moment = Moment.of(day_text(found))
    if moment is not None:
        core.year, core.month, core.day = moment.year, moment.month, moment.day


def _turn(way: int, own: tuple[int | None, ...], written: tuple[int | None, ...]) -> int:
    """How many turns of the year or month lie between the day of writing and the last or the next date."""
    for one, other in zip(own, written, strict=True):
        if one is None or other is None:
            return 0
        if one != other:
            return -1 if way < 0 and one > other else 1 if way > 0 and one < other else 0
    return 0


def _fill(reader: Reader, core: Core, *, ahead: bool) -> None:
    if core.elided and core.reckoning is Reckoning.STATED:
        if core.month is None and core.day is not None:
            reader.discourse.fill_month(core)
        else:
            reader.discourse.fill_year(core, reader.paragraph(core.first), ahead=ahead)
    if core.year is not None and core.month is not None and core.day is not None:
        first, last = month_days(core.year, core.month)
        if core.day > last - first + 1 and "month" in core.inferred:
            core.month, core.day = None, None


def _length(reader: Reader, atom: Atom, token: int) -> Found:
    """A length of time, or a date that lies so far from another one."""
    count, unit, size = atom.value
    low, high = (count, count) if count else SEVERAL
    found = Found(first=token, last=token, text="", background=False)
    if atom.kind == "duration":
        weeks = unit == "day" and size == 7
        found.duration = f"P{high}W" if weeks else f"P{high * size}{LETTERS[unit]}"
        return found
    day, name = reader.discourse.writing
    ago = atom.kind == "ago" and day is not None
    step = Step(unit=unit, size=size, low=low, high=high, sign=1 if atom.kind == "later" else -1)
    said = None if ago else reader.discourse.anchor(reader.paragraph(token), days=unit == "day")
    found.reckoning = Reckoning.DEICTIC if ago else Reckoning.ANAPHORIC
    written = ago or (said is None and atom.kind == "earlier")
    anchor = day if written else said.end if said else None
    found.anchor = name if written else said.text if said else ""
    if anchor is not None:
        found.text = found.named = stepped(anchor, step)
    return found


def _landmark(reader: Reader, phrase: Phrase, token: int) -> Found | None:
    """A date that hangs on a war or another dated thing."""
    landmark = reader.reference.landmarks.get(phrase.landmark)
    if landmark is None:
        return None
    relation = PLAIN[phrase.trail or phrase.lead]
    text = date_of(landmark)
    return Found(
        first=token, last=token, text=related(text, relation), named=text, relation=relation,
        anchor=landmark.id, reckoning=Reckoning.LANDMARK, background=True,
    )  # fmt: skip


def _ahead(reader: Reader, phrase: Phrase) -> bool:
    """Whether the sentence speaks of what is to come, seen from the day of writing."""
    if reader.discourse.document is None:
        return False
    text = reader.tokens.text
    before = text[max(0, phrase.start - SENTENCE) : phrase.start]
    behind = text[phrase.end : phrase.end + SENTENCE]
    starts = [found.end() for found in _SENTENCE_END.finditer(before)]
    end = _SENTENCE_END.search(behind)
    said = before[starts[-1] if starts else 0 :] + " " + behind[: end.start() if end else len(behind)]
    return phrase.script.future.search(said) is not None
