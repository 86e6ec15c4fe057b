"""Parts of dates put together: one date, a range, and the words that relate a happening to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from amity.extract.dates.scripts.atoms import LAST_YEAR, LENGTHS, Atom, atoms_of
from amity.extract.dates.scripts.lexicon import Script

RANKS = {
    "decade": 4,
    "century": 4,
    "year": 3,
    "bare_year": 3,
    "short_year": 3,
    "season": 2,
    "month": 2,
    "day": 1,
}
UNIT_RANKS = {"year": 3, "month": 2, "day": 1}
NEEDS = {"same": "portion", "bare_year": "month"}
"""Words that are part of a date only behind another: "the end of the year", "October 1948"."""
BOUNDS = {"year": (1000, LAST_YEAR), "month": (1, 12), "day": (1, 31)}

DATED = RANKS.keys() | {"pointed", "same", "number", "toward", "portion", "weekday", "week"}
KINDS = {"bare_year": "year", "short_year": "year"}
TRAILS = ("trail", "landmark_trail", "from")
MOST_DAYS = 6
NEAR = 8
"""The glue between two parts is no longer than so many characters."""


@dataclass(slots=True)
class Parts:
    """One date as its parts state it: calendar parts by kind, and what they point at."""

    start: int
    end: int
    by_kind: dict[str, Atom] = field(default_factory=dict)
    days: list[int] = field(default_factory=list)
    rank: int = 0

    def get(self, kind: str) -> int | None:
        """The number of a year, month or day; None where it is not stated."""
        atom = self.by_kind.get(kind)
        return None if atom is None else int(atom.value)

    @property
    def whole(self) -> bool:
        """Whether the parts make a date: a portion, a bare season or "last" alone is none."""
        kinds = self.by_kind.keys()
        dates = {"year", "decade", "century", "month", "day", "number", "pointed", "weekday"}
        return bool(kinds & dates) or {"toward", "season"} <= kinds


@dataclass(slots=True)
class Phrase:
    """A date expression: one date or two, with the words before and behind it."""

    script: Script
    start: int
    end: int
    one: Parts | None = None
    other: Parts | None = None
    lead: str = ""
    trail: str = ""
    length: Atom | None = None
    landmark: str = ""


def phrases_of(text: str, script: Script) -> list[Phrase]:
    """The date expressions of a text in one language, in order.

    >>> from amity.extract.dates.scripts.lexicon import scripts
    >>> text = "10월 28일부터 31일까지 머물고 이듬해 다시 왔다."
    >>> [text[phrase.start : phrase.end] for phrase in phrases_of(text, scripts()[0])]
    ['10월 28일부터 31일까지', '이듬해']
    """
    return list(_Reading(text, script, list(atoms_of(text, script))).phrases())


@dataclass(slots=True)
class _Reading:
    text: str
    script: Script
    atoms: Sequence[Atom]

    def phrases(self) -> Iterator[Phrase]:
        """Each expression; what makes none is passed over."""
        k = 0
        while k < len(self.atoms):
            phrase, after = self._phrase(k)
            if phrase is not None:
                yield phrase
            k = max(after, k + 1)

    def _at(self, k: int, before: int = -1) -> Atom | None:
        """The part number `k`, where nothing but glue parts it from the one that ends at `before`."""
        if k >= len(self.atoms):
            return None
        atom = self.atoms[k]
        if before < 0:
            return atom
        gap = atom.start - before
        if gap > 0 and (gap > NEAR or not self.script.glue.fullmatch(self.text, before, atom.start)):
            return None
        return atom

    def _phrase(self, k: int) -> tuple[Phrase | None, int]:
        """The expression that begins with part number `k`, and the number of the part behind it."""
        atom = self.atoms[k]
        if atom.kind in LENGTHS:
            return Phrase(self.script, atom.start, atom.end, length=atom), k + 1
        phrase = Phrase(self.script, atom.start, atom.end)
        while atom.kind == "lead" and (behind := self._at(k + 1, atom.end)):
            phrase.lead, atom, k = phrase.lead or atom.value, behind, k + 1
        if atom.kind == "landmark":
            return self._landmark(phrase, atom, k + 1)
        phrase.one, k = self._date(k)
        if phrase.one is None:
            return None, k
        phrase.end = phrase.one.end
        k = self._range(phrase, k)
        k = self._trails(phrase, k)
        known = phrase.one.whole and "number" not in phrase.one.by_kind
        return (phrase if known else None), k

    def _landmark(self, phrase: Phrase, atom: Atom, k: int) -> tuple[Phrase | None, int]:
        """A dated thing, where a word says how the happening relates to it."""
        phrase.landmark, phrase.end = atom.value, atom.end
        trail = self._at(k, atom.end)
        if trail is not None and trail.kind in TRAILS[:2]:
            phrase.trail, phrase.end, k = trail.value, trail.end, k + 1
        related = phrase.trail or phrase.lead
        return (phrase if related in ("during", "before", "after", "since") else None), k

    def _date(self, k: int) -> tuple[Parts | None, int]:
        """The date that begins with part number `k`: as many parts as go together."""
        parts: Parts | None = None
        while (atom := self._at(k, parts.end if parts else -1)) is not None and atom.kind in DATED:
            if parts is None:
                parts = Parts(atom.start, atom.end)
            if not self._takes(parts, atom):
                break
            parts.by_kind[KINDS.get(atom.kind, atom.kind)] = atom
            parts.end, k = atom.end, k + 1
        return (parts, k) if parts is None or parts.by_kind else (None, k + 1)

    def _takes(self, parts: Parts, atom: Atom) -> bool:
        """Whether a date may have another part: each once, in the order of the language."""
        kinds, pointed = parts.by_kind.keys(), parts.by_kind.get("pointed")
        if atom.kind in ("toward", "week"):
            return not kinds
        if atom.kind == "day" and kinds and kinds <= {"weekday", "toward"}:
            return True
        if atom.kind == "portion":
            return "portion" not in kinds and not ("day" in kinds or (self.script.ascending and kinds))
        kind = "pointed" if atom.kind == "same" else KINDS.get(atom.kind, atom.kind)
        barred = (
            kind in kinds
            or ("weekday" in kinds and "day" not in kinds)
            or (kind == "weekday" and bool(kinds - {"toward", "week"}))
            or (pointed is not None and UNIT_RANKS[pointed.value[1]] == 1)
            or ("portion" in kinds and not self.script.ascending)
            or (atom.kind in NEEDS and NEEDS[atom.kind] not in kinds)
        )
        return not barred and self._in_order(parts, atom)

    def _in_order(self, parts: Parts, atom: Atom) -> bool:
        """Whether a part is coarser than those before it where the day comes first, else finer."""
        rank = RANKS.get(atom.kind, 0)
        if atom.kind in ("pointed", "same"):
            rank = UNIT_RANKS[atom.value[1]]
        elif atom.kind == "number" and "month" in parts.by_kind:
            rank = RANKS["day"]
        if rank and parts.rank and (rank <= parts.rank if self.script.ascending else rank >= parts.rank):
            return False
        parts.rank = rank or parts.rank
        return True

    def _range(self, phrase: Phrase, k: int) -> int:
        """Take the second date of "from ... to ...", or the days of a list."""
        one = phrase.one
        if one is None:
            return k
        for _ in range(MOST_DAYS):
            joint = self._at(k, phrase.end)
            if joint is None or not self._joins(phrase, joint):
                return k
            other, after = self._date(k + 1) if self._at(k + 1, joint.end) else (None, k)
            if other is None or not other.whole:
                return k
            _name_number(one, other)
            listed = joint.kind == "and" and phrase.lead != "between"
            if listed and not self._lists(one, other):
                return k
            phrase.other, phrase.end, k = other, other.end, after
            if not listed:
                return k
            one.days.append(other.get("day") or other.get("number") or 0)
        return k

    @staticmethod
    def _joins(phrase: Phrase, joint: Atom) -> bool:
        if joint.kind in ("joint", "from"):
            return phrase.other is None
        if joint.kind == "lead":
            return joint.value == "until" and phrase.lead == "from"
        return joint.kind == "and"

    def _lists(self, one: Parts, other: Parts) -> bool:
        """Whether "and" adds a day of the same month; in Russian the month stands with the last one."""
        days = one.by_kind.keys() & {"day", "number"} and other.by_kind.keys() & {"day", "number"}
        if self.script.ascending:
            return bool(days) and "month" not in one.by_kind
        return bool(days) and not other.by_kind.keys() & {"month", "year"}

    def _trails(self, phrase: Phrase, k: int) -> int:
        """Take the words behind a date: "until", "since", "about"."""
        while (atom := self._at(k, phrase.end)) is not None and atom.kind in TRAILS:
            if "," in (gap := self.text[phrase.end : atom.start]) or "，" in gap or "、" in gap:
                break
            if atom.kind == "landmark_trail" and atom.value == "during":
                break
            value = "since" if atom.kind == "from" else atom.value
            if phrase.other is not None and value not in ("until", "by", "about", "between"):
                break
            phrase.trail = f"{phrase.trail} {value}".strip()
            phrase.end, k = atom.end, k + 1
        return k


def _name_number(one: Parts, other: Parts) -> None:
    """A bare number before a joint is of the kind that the number behind it has."""
    pending = one.by_kind.get("number")
    if pending is None:
        return
    named = {kind: atom for kind, atom in other.by_kind.items() if kind in (*BOUNDS, "number")}
    kind = min(named, key=lambda kind: named[kind].start, default="number")
    if kind == "number" or kind in one.by_kind:
        return
    least, most = BOUNDS[kind]
    if least <= pending.value <= most:
        one.by_kind[kind] = one.by_kind.pop("number")
