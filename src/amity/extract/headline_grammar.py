"""The grammar of headlines: who does what with whom; the present tense has happened, and "to" is a plan.

A headline leaves out articles, "is" and the past tense, and that of a state's own agency leaves out the
state: "Norwegian Premier Arrives" in a Finnish agency is a visit to Finland. Turns of phrase stand in
`data/headlines.toml`; on the register see Mårdh (1980), Headlinese.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from amity.extract.actors import Mention, Scan
from amity.extract.words import DATA, verb_forms
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.reference import Reference

LONGEST = 300
"""Letters of a headline that are read."""
_FLAGS = re.IGNORECASE | re.VERBOSE
_POST = re.compile(r"\b(?:ambassador|envoy|minister|representative|delegate) to (?:the )?$", re.IGNORECASE)
"""What stands before a state that only says where a post is."""
_NEXT_NAME = re.compile(r"[ -]([A-ZÀ-Þ][^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase: what it tells of, whether that came about, and the pattern of the whole headline."""

    kind: str
    factuality: Factuality
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Side:
    """A party: its state, how it is known ("adjective", "named", "person", "agency"), and who is named."""

    state: str
    how: str
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a headline tells: the kind, who with whom, whether it came about, where, and how sure that is.

    `loose` says that the words could mean a lesser thing: a place within a journey, not the journey.
    """

    kind: str
    factuality: Factuality
    source: Side
    target: Side
    place: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Whose press it is, if that is known, and the pair of states that is studied."""

    own: str = ""
    dyad: tuple[str, ...] = ()
    when: When | None = None


@cache
def _grammar() -> tuple[tuple[Turn, ...], dict[str, re.Pattern[str]]]:
    table = tomllib.loads((DATA / "headlines.toml").read_text(encoding="utf-8"))
    turns = tuple(
        Turn(row["kind"], Factuality(row["factuality"]), re.compile(row["words"], _FLAGS))
        for row in table["turn"]
    )
    lists = {name: re.compile(words, _FLAGS) for name, words in table.items() if isinstance(words, str)}
    return turns, lists


def says_nothing(title: str) -> bool:
    """Whether a headline is about a day long past, or does not say what was done.

    >>> says_nothing("Tenth anniversary of Premier's visit marked"), says_nothing("Premier arrives")
    (True, False)
    """
    lists = _grammar()[1]
    return bool(lists["memory"].search(title) or lists["unclear"].search(title))


def stays(title: str) -> bool:
    """Whether a headline speaks of those who live there already, or do not travel for their state.

    >>> stays("Embassy staff help farmers")
    True
    """
    return bool(_grammar()[1]["stays"].search(title))


class Headline:
    """A headline with the states and persons that it names.

    >>> from amity.reference import load
    >>> finnish = Press(own="FIN", when=When.parse("1975-06-02"))
    >>> [report] = Headline("Polish Prime Minister Arrives", finnish, load()).reports()
    >>> report.kind, report.source.state, report.target.state, report.target.how
    ('visit', 'POL', 'FIN', 'agency')
    """

    def __init__(self, title: str, press: Press, reference: Reference) -> None:
        self.title = title.rstrip(" .!")[:LONGEST]
        self._press, self._reference = press, reference
        self.mentions = Scan(self.title, reference).upto(len(self.title) + 1, press.when)

    def reports(self) -> Iterator[Report]:
        """What it tells, by the first turn of phrase that fits all of it."""
        if says_nothing(self.title):
            return
        for turn in _grammar()[0]:
            match = turn.pattern.fullmatch(self.title)
            if match:
                yield from dict.fromkeys(self._told(turn, match))
                return

    def own_names(self) -> dict[str, str]:
        """The states that a name of the agency's own could also mean ("Korean"), each for its own."""
        own = self._press.own
        return {state: own for m in self.mentions if own in m.states for state in m.states}

    def _told(self, turn: Turn, match: re.Match[str]) -> Iterator[Report]:
        groups = match.groupdict()
        if "guest" in groups:
            yield from self._journey(turn, match)
        elif "both" in groups:
            yield from self._both(turn, *match.span("both"))
        elif "taker" in groups:
            yield from self._message(turn, match)
        else:
            yield from self._between(turn, match)

    def _journey(self, turn: Turn, match: re.Match[str]) -> Iterator[Report]:
        lists = _grammar()[1]
        guest, host = match["guest"], match["host"] or ""
        if stays(guest) or stays(host):
            return
        place = match["place"] if "place" in match.groupdict() else ""
        spans = [match.span("host"), *([match.span("place")] if place else [])]
        hosts = [side for span in spans for side in self._sides(*span, people=False)]
        named = self._sides(*match.span("guest"))
        if not (any(side.persons for side in named) or lists["travels"].search(guest)):
            return
        where, loose = self._placed(host) if hosts else "", bool(host) and not hosts
        for one in named or (self._own() if hosts else []):
            for other in hosts or self._own():
                if one.state != other.state:
                    yield Report(turn.kind, turn.factuality, one, other, where, loose)

    def _placed(self, words: str) -> str:
        """The words of a host that are a city's, which say where."""
        places = self._reference.place_mentions(words) if words else ()
        return places[0].text if len(places) == 1 else ""

    def _both(self, turn: Turn, start: int, end: int) -> Iterator[Report]:
        sides = self._sides(start, end)
        if turn.kind == "meeting" and stays(self.title[start:end]):
            return
        states = list(dict.fromkeys(side.state for side in sides))
        if len(states) == 1:
            sides = [*sides, *self._own()]
        first = sides[:1]
        others = [side for side in sides if side.state != (first[0].state if first else "")]
        yield from (Report(turn.kind, turn.factuality, first[0], other) for other in others[:1])

    def _between(self, turn: Turn, match: re.Match[str]) -> Iterator[Report]:
        if _grammar()[1]["handed"].search(match["other"]) or stays(self.title):
            return
        ones, others = self._sides(*match.span("one")), self._sides(*match.span("other"))
        for one in ones[:1] or self._own():
            for other in others or self._own():
                if one.state != other.state:
                    yield Report(turn.kind, turn.factuality, one, other)

    def _message(self, turn: Turn, match: re.Match[str]) -> Iterator[Report]:
        takers = self._sides(*match.span("taker")) if match["taker"] else self._own()
        givers = self._sides(*match.span("giver")) if match["giver"] else self._own()
        for giver in givers or self._own():
            for taker in takers or self._own():
                if giver.state != taker.state:
                    yield Report(turn.kind, turn.factuality, giver, taker)

    def _own(self) -> list[Side]:
        return [Side(self._press.own, "agency")] if self._press.own else []

    def _sides(self, start: int, end: int, people: bool = True) -> list[Side]:
        """The parties named in a part of the headline, each state once, with persons who stand for it."""
        inside = [m for m in self.mentions if start <= m.start and m.end <= end and m.states]
        inside = [m for m in inside if people or not m.person]
        inside = [m for m in inside if not _POST.search(self.title[max(0, m.start - 24) : m.start])]
        sides: dict[str, Side] = {}
        for mention in inside:
            state = self._which(mention)
            known = sides.get(state)
            whole = mention.person and not self._goes_on(mention)
            persons = (*(known.persons if known else ()), *((mention.text,) if whole else ()))
            how = "person" if mention.person else "adjective" if mention.adjective else "named"
            if state:
                sides[state] = Side(state, known.how if known else how, persons)
        return list(sides.values())

    def _goes_on(self, mention: Mention) -> bool:
        """Whether a name goes on behind what is known of it ("Kim Il" of Kim Il Chol)."""
        word = _NEXT_NAME.match(self.title, mention.end)
        return word is not None and word[1].casefold() not in verb_forms()

    def _which(self, mention: Mention) -> str:
        """The state that a name means: of several the agency's own, or one of the pair that is studied."""
        for state in (self._press.own, *self._press.dyad):
            if state and state in mention.states:
                return state
        return mention.states[0] if len(mention.states) == 1 or mention.person else ""
