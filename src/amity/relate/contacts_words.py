"""Titles, bodies and states in the words of a passage: which side stands there in which capacity."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from amity.model.contacts import Channel, Rank
from amity.reference import Reference

BODIES = {"party": Channel.PARTY, "army": Channel.ARMY, "legislature": Channel.PARLIAMENT,
          "ministry": Channel.MINISTRY, "outlet": Channel.PEOPLE, "firm": Channel.PEOPLE}  # fmt: skip
"""The channels of organisations by their sort in the reference data."""
_FLAGS = re.IGNORECASE
_BEFORE = re.compile(r"(?:['’]s?)?\s+(?:(?:new|acting|then|former|visiting|state|govt\.?|[a-z]+)\s+)?")
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?(?:\w+\s+)?")
_AND = re.compile(r"\s*(?:,|and|-|&)\s*(?:the\s+)?(?:his\s+)?")
_CAPITAL = re.compile(r"\s+(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w.'’-]+")
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
    """What the words of a passage tell of a contact: titles and bodies, and who is guest, if that is said."""

    said: tuple[Said, ...]
    guest: str | None = None


class Wording:
    """Reads passages on two states. Made once for a dyad; what it has read it keeps."""

    def __init__(self, one: str, other: str, reference: Reference) -> None:
        self._pair, self._reference = (one, other), reference
        self.read = lru_cache(maxsize=65536)(self._read)

    def _read(self, text: str) -> Heard:
        """What a passage tells."""
        states = self._states_in(text)
        said = [one for one in self._titles(text, states) if not _GONE.search(text, 0, one.start)]
        return Heard(said=tuple(said), guest=_guest(text, states))

    def _titles(self, text: str, states: Sequence[tuple[int, int, str]]) -> Iterator[Said]:
        taken = 0
        for match in titles().finditer(text):
            channel, rank = _meanings()[int((match.lastgroup or "t0")[1:])]
            sides = _sides(text, match.start(), match.end(), states)
            yield Said(
                start=match.start(), end=match.end(), text=match.group(), channel=channel, rank=rank,
                sides=sides,
            )  # fmt: skip
            taken += 1
        for match in self._bodies_pattern.finditer(text) if self._bodies else ():
            state, channel = self._bodies[match.group().casefold()]
            yield Said(
                start=match.start(), end=match.end(), text=match.group(), channel=channel,
                rank=Rank.PRIVATE if channel is Channel.PEOPLE else Rank.OFFICIAL, sides=(state,),
            )  # fmt: skip
        if not text.isascii():
            yield from self._other_scripts(text)

    def _other_scripts(self, text: str) -> Iterator[Said]:
        """Titles in Korean, Japanese, Chinese, Russian and Mongolian."""
        for title in self._reference.title_mentions(text):
            for role in title.roles:
                if role in offices():
                    channel, rank = offices()[role]
                    yield Said(
                        start=title.start, end=title.end, text=title.text, channel=channel, rank=rank
                    )

    def _states_in(self, text: str) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            (match.start(), match.end(), self._names[match.group().casefold()])
            for match in self._names_pattern.finditer(text)
        )

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
            body.text.casefold(): (body.state, BODIES[body.sort])
            for body in self._reference.organisations
            if body.state in self._pair and body.sort in BODIES
        }

    @cached_property
    def _names_pattern(self) -> re.Pattern[str]:
        return _any_of(self._names)

    @cached_property
    def _bodies_pattern(self) -> re.Pattern[str]:
        return _any_of(self._bodies)


def _any_of(names: Mapping[str, object]) -> re.Pattern[str]:
    words = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)", _FLAGS)


def _sides(text: str, start: int, end: int, states: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """Whose title it is: of the state right before it or behind it after "of"; of both where both stand there."""
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


def _guest(text: str, states: Sequence[tuple[int, int, str]]) -> str | None:
    """The state that is said to be received, or to come as a delegation; None where that is not said."""
    sides = _patterns()
    for name, ahead in (("guest_after", True), ("host_before", True), ("guest_before", False)):
        for match in sides[name].finditer(text):
            near = [s for s in states if (match.end() <= s[0] <= match.end() + 40 if ahead else s[1] <= match.start())]
            if near:
                return (near[0] if ahead else near[-1])[2]
    for _, end, state in states:
        if sides["guest_nouns"].match(text, end):
            return state
    return None


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
    nouns = rf"(?:['’]s?)?\s+(?:[\w’'.-]+\s+){{0,3}}?{sides['guest_nouns']}"
    return {name: re.compile(nouns if name == "guest_nouns" else words, _FLAGS) for name, words in sides.items()}


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
