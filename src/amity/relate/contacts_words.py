"""Titles, bodies and states in the words of a passage: which side stands there in which capacity."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

from amity.model.contacts import Channel, Rank
from amity.reference import Reference

BODIES = {"party": Channel.PARTY, "army": Channel.ARMY, "legislature": Channel.PARLIAMENT,
          "ministry": Channel.MINISTRY, "outlet": Channel.PEOPLE, "firm": Channel.PEOPLE}  # fmt: skip
"""The channels of organisations by their sort in the reference data."""
IN_FULL = 4
"""A title of so many words is one office's own; shorter ones are everybody's."""
NEAR = 40
"""Letters from a verb within which its object is named."""
Standing: TypeAlias = tuple[int, int, str]
"""Where a state is named in a text, and its code."""
_FLAGS = re.IGNORECASE
_BEFORE = re.compile(r"(?:['’]s?)?\s+(?:(?:new|acting|then|former|visiting|state|govt\.?|[a-z]+)\s+)?")
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?(?:\w+\s+)?")
_AND = re.compile(r"\s*(?:,|and|-|&)\s*(?:the\s+)?(?:his\s+)?")
_CAPITAL = re.compile(r"\s+(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w.'’-]+")
_NAME = re.compile(
    r"\s+([A-ZÀ-Þ][\w’'-]+(?:\s+(?:(?:de la|de|del|van|von|der|da|dos|al|el|bin|ibn)\s+)?[A-ZÀ-Þ][\w’'-]+)+)"
)
_GONE = re.compile(
    r"\b(?:statues?|birthday|memory|portraits?|works?|late|former|ex|mausoleum|thanks\s+to|name)\b"
    r"(?:[\s-]+(?:of|to|the))*[\s-]*$",
    _FLAGS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A title or body in a text: its span, the channel and rank it stands for, and its side if that is told.

    `sides` has both states where the words speak of both ("the Chilean and Argentine presidents").
    """

    start: int
    end: int
    text: str
    channel: Channel
    rank: Rank
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the words of a passage tell of a contact: titles and bodies, and who is guest, if that is said.

    It is surely the guest where a delegation or a guest is spoken of.
    """

    said: tuple[Said, ...]
    guest: str | None = None
    sure: bool = False


class Wording:
    """Reads passages on two states. Made once for a dyad; what it has read it keeps."""

    def __init__(self, one: str, other: str, reference: Reference) -> None:
        self._pair, self._reference = (one, other), reference
        self.read = lru_cache(maxsize=65536)(self._read)

    def _read(self, text: str) -> Heard:
        """What a passage tells."""
        states = self._states_in(text)
        said = [one for one in self._titles(text, states) if not _GONE.search(text, 0, one.start)]
        guest, sure = _guest(text, states)
        return Heard(said=tuple(said), guest=guest, sure=sure)

    def _titles(self, text: str, states: Sequence[Standing]) -> Iterator[Said]:
        taken: list[tuple[int, int]] = []
        for match in self._styles_pattern.finditer(text):
            (side, role) = self._styles[" ".join(match.group().casefold().split())]
            channel, rank = offices()[role]
            taken.append(match.span())
            yield _said(match, channel, rank, (side,))
        for match in titles().finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                channel, rank = _meanings()[int((match.lastgroup or "t0")[1:])]
                yield _said(match, channel, rank, _sides(text, match.start(), match.end(), states))
        for match in self._bodies_pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                side, channel = self._bodies[match.group().casefold()]
                rank = Rank.PRIVATE if channel is Channel.PEOPLE else Rank.OFFICIAL
                yield _said(match, channel, rank, (side,))
        if not text.isascii():
            yield from self._other_scripts(text)

    def _other_scripts(self, text: str) -> Iterator[Said]:
        """Titles in Korean, Japanese, Chinese, Russian and Mongolian."""
        for title in self._reference.title_mentions(text):
            for role in title.roles:
                if role in offices():
                    channel, rank = offices()[role]
                    yield Said(start=title.start, end=title.end, text=title.text, channel=channel, rank=rank)

    def _states_in(self, text: str) -> tuple[Standing, ...]:
        """Where the text names either state, or a body that is one's own."""
        named = [
            (*match.span(), self._names[match.group().casefold()])
            for match in self._names_pattern.finditer(text)
        ]
        for match in self._bodies_pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in named):
                named.append((*match.span(), self._bodies[match.group().casefold()][0]))
        return tuple(sorted(named))

    @cached_property
    def _names(self) -> dict[str, str]:
        """The names of the two states, and the organisations that are theirs, in small letters."""
        found: dict[str, set[str]] = {}
        for name in self._reference.names:
            if name.state in self._pair:
                found.setdefault(name.text.casefold(), set()).add(name.state)
        return {text: min(states) for text, states in found.items() if len(states) == 1}

    @cached_property
    def _bodies(self) -> dict[str, tuple[str, Channel]]:
        return {
            body.text.casefold(): (body.state, _of_body(body.text, body.sort))
            for body in self._reference.organisations
            if body.state in self._pair and body.sort in BODIES
        }

    @cached_property
    def _styles(self) -> dict[str, tuple[str, str]]:
        """The titles in full that only one office of either state has, such as that of a presidium's head."""
        found: dict[str, set[tuple[str, str]]] = {}
        for title in self._reference.titles:
            long = len(title.text.split()) >= IN_FULL and title.office.role in offices()
            if title.office.state in self._pair and long:
                found.setdefault(title.text.casefold(), set()).add((title.office.state, title.office.role))
        return {text: min(offices) for text, offices in found.items() if len(offices) == 1}

    @cached_property
    def _styles_pattern(self) -> re.Pattern[str]:
        return _any_of(self._styles)

    @cached_property
    def _names_pattern(self) -> re.Pattern[str]:
        return _any_of(self._names)

    @cached_property
    def _bodies_pattern(self) -> re.Pattern[str]:
        return _any_of(self._bodies)


def _any_of(names: Mapping[str, object]) -> re.Pattern[str]:
    words = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)", _FLAGS)


def _said(match: re.Match[str], channel: Channel, rank: Rank, sides: tuple[str, ...]) -> Said:
    start, end = match.span()
    return Said(start=start, end=end, text=match.group(), channel=channel, rank=rank, sides=sides)


def _of_body(name: str, sort: str) -> Channel:
    foreign = sort == "ministry" and re.search(r"foreign|external", name, _FLAGS)
    return Channel.FOREIGN_MINISTRY if foreign else BODIES[sort]


def _sides(text: str, start: int, end: int, states: Sequence[Standing]) -> tuple[str, ...]:
    """Whose title it is: of the state right before it, or behind it after "of"; or of both."""
    before = [s for s in states if s[1] <= start]
    if before and _BEFORE.fullmatch(text, before[-1][1], start):
        pair = len(before) > 1 and _AND.fullmatch(text, before[-2][1], before[-1][0])
        both = bool(pair) and text[end - 1 : end].casefold() == "s"
        return tuple(sorted({s[2] for s in before[-2:]})) if both else (before[-1][2],)
    behind = [s for s in states if s[0] >= end]
    if behind and _OF.fullmatch(text, end, behind[0][0]):
        pair = len(behind) > 1 and _AND.fullmatch(text, behind[0][1], behind[1][0])
        both = bool(pair) and text[end - 1 : end].casefold() == "s"
        return tuple(sorted({s[2] for s in behind[:2]})) if both else (behind[0][2],)
    inside = {s[2] for s in states if start <= s[0] and s[1] <= end}
    return tuple(sorted(inside)) if len(inside) == 1 else ()


def _guest(text: str, states: Sequence[Standing]) -> tuple[str | None, bool]:
    """The state that is said to be received, or to come as a delegation, and whether that is sure."""
    sides = _patterns()
    coming = [state for _, end, state in states if sides["guest_nouns"].match(text, end)]
    if len(set(coming)) == 1:
        return coming[0], True
    for name, ahead in (("guest_after", True), ("host_before", True), ("guest_before", False)):
        for match in sides[name].finditer(text):
            near = [s for s in states if (s[0] >= match.end() if ahead else s[1] <= match.start())]
            if near and (not ahead or near[0][0] - match.end() <= NEAR):
                return (near[0] if ahead else near[-1])[2], name == "guest_after"
    return None, False


def name_after(text: str, end: int) -> str:
    """The name in full that stands right after a title; empty where none does, and in a headline in capitals.

    >>> name_after("Foreign Minister Jaime del Valle met him", 16), name_after("Minister Visits Old Lima", 8)
    ('Jaime del Valle', '')
    """
    found = _NAME.match(text, end)
    return found.group(1) if found and _patterns()["prose"].search(text) else ""


@cache
def _table() -> dict[str, Any]:
    path = files("amity.relate") / "data" / "contact_titles.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def titles() -> re.Pattern[str]:
    """One pattern for all titles of the table; the name of the group that fits is t and its place."""
    words = "|".join(f"(?P<t{at}>{row['words']})" for at, row in enumerate(_table()["title"]))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", _FLAGS)


@cache
def _meanings() -> tuple[tuple[Channel, Rank], ...]:
    return tuple((Channel(row["channel"]), Rank(row["rank"])) for row in _table()["title"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    sides = _table()["sides"]
    nouns = rf"(?:['’]s?)?\s+(?:(?!{sides['verbs']})[\w’'.-]+\s+){{0,3}}?{sides['guest_nouns']}"
    return {
        name: re.compile(nouns if name == "guest_nouns" else words, 0 if name == "prose" else _FLAGS)
        for name, words in sides.items()
    }


@cache
def absent() -> Mapping[str, re.Pattern[str]]:
    """Words by which somebody is named who takes no part, and those of statements that count."""
    return {name: re.compile(words, _FLAGS) for name, words in _table()["absent"].items()}


@cache
def numbers() -> Mapping[str, int]:
    """Number words in statements that count."""
    found: dict[str, int] = _table()["numbers"]
    return found


@cache
def offices() -> Mapping[str, tuple[Channel, Rank]]:
    """The channel and rank of each role of office."""
    import csv

    path = files("amity.relate") / "data" / "contact_offices.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {row["role"]: (Channel(row["channel"]), Rank(row["rank"])) for row in rows}
