"""What a text dates and comes back to: "the visit", once it has told of one from 4 to 9 October 1982."""

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from amity.examine.heads import Heads
from amity.examine.lengths import time_words
from amity.examine.stated import sentences
from amity.model.documents import Document
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.when import When

AT_MOST = 3
"""So many tellings of one thing are looked at, the nearest first."""
REACH = 90
"""Letters between what tells of a happening and its date."""
_NOUN_BEFORE = re.compile(
    r"\b(?P<noun>[a-z][a-z-]{2,})\s+(?:(?:of|between|to|in|with|at)\s+(?:\w+\s+){1,4})?"
    r"(?:(?:lasted|lasting|ran|sat|met|held|signed|dated|went\s+on|continued|took\s+place|(?:was|were)\s+held"
    r"|(?:was|were)\s+in\s+session)\s+(?:(?:of|on|in|from)\s+)?|(?:of|on|in|from|dated)\s+)$"
)
_NOUN_BEHIND = re.compile(r"\s+(?P<noun>[a-z][a-z-]{2,})\b")
AROUND = 600
"""Letters around words within which the same thing may be told again: a few sentences."""
ALIKE = 2
_PLACE = re.compile(r"\s+(?:(?:in|at)\s+[A-Z]\w+\s+|there\s+)?")
_UNREAL = re.compile(
    r"\b(?:not|never|nor|cannot|to|could|would|should|might|may|will|must)\s+(?:\w+ly\s+)?(?:have\s+)?(?:be|been)?\s*$"
)
_BREAK = re.compile(r"[;:()]")
_NO_NOUN = frozenset(time_words()["no_happening"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that a text has dated: its names, when it was, the words, their sentence."""

    names: frozenset[str]
    when: When
    said: Passage
    sentence: str
    at: int


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    text = (files("amity.examine") / "data" / "happenings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _classes() -> tuple[Mapping[str, frozenset[str]], tuple[tuple[str, re.Pattern[str]], ...]]:
    """The classes that a noun can stand for, and what tells of each class."""
    table = _table()
    of: dict[str, set[str]] = defaultdict(set)
    for name, row in table.items():
        for noun in row["names"]:
            of[noun].add(name)
    told = tuple(
        (name, re.compile(rf"\b(?:{'|'.join(row['told'])})\b", re.IGNORECASE)) for name, row in table.items()
    )
    return {noun: frozenset(names) for noun, names in of.items()}, told


def names_of(noun: str) -> frozenset[str]:
    """What a noun that points back can mean: itself, singular, and the classes that it names.

    >>> sorted(names_of("landings")), sorted(names_of("talks"))
    (['landing', 'landing.'], ['talk'])
    """
    stem = noun.casefold()
    stem = stem if stem.endswith("ss") or len(stem) < 4 else stem.removesuffix("s")
    classes = {*_classes()[0].get(noun.casefold(), ()), *_classes()[0].get(stem, ())}
    return frozenset({stem, *(f"{name}." for name in classes)})


class Happenings:
    """The dated happenings of a document, by the names under which its text may come back to them."""

    def __init__(self, document: Document, dates: Sequence[DateMention]) -> None:
        self._document = document
        self._by_name: dict[str, list[Happening]] = defaultdict(list)
        self._stretches: list[Happening] = []
        for start, end in sentences(document) if dates else ():
            inside = within(dates, start, end)
            for date in inside:
                if "/" in date.when.edtf and date.when.start_min == date.when.start_max:
                    span = date.start, date.end
                    self._stretches.append(self._happening(frozenset(), date, span, (start, end)))
            for happening in self._told(start, end, inside) if inside else ():
                for name in sorted(happening.names):
                    self._by_name[name].append(happening)

    def _told(self, start: int, end: int, dates: Sequence[DateMention]) -> Iterator[Happening]:
        text = self._document.text
        for date in dates:
            found = _NOUN_BEFORE.search(text, max(start, date.start - 80), date.start)
            noun = found or _NOUN_BEHIND.match(text, date.end, end)
            if noun and noun["noun"] not in _NO_NOUN:
                first, last = min(noun.start("noun"), date.start), max(noun.end("noun"), date.end)
                yield self._happening(frozenset(names_of(noun["noun"])), date, (first, last), (start, end))
        for name, first, last in _places(text[start:end]):
            nearest = _date_of(text, start + first, start + last, dates)
            if nearest:
                span = min(start + first, nearest.start), max(start + last, nearest.end)
                yield self._happening(frozenset((f"{name}.",)), nearest, span, (start, end))

    def _happening(
        self, names: frozenset[str], date: DateMention, span: tuple[int, int], sentence: tuple[int, int]
    ) -> Happening:
        text = self._document.text
        return Happening(
            names=names, when=date.when, said=Passage.of(self._document.name, text, *span),
            sentence=text[sentence[0] : sentence[1]], at=span[0],
        )  # fmt: skip

    def stretch(self, at: int) -> Happening | None:
        """The last stretch of days that the text told of in the sentences before offset `at`."""
        first = bisect_right(self._stretches, at - AROUND, key=lambda h: h.at)
        last = bisect_right(self._stretches, at, key=lambda h: h.at)
        return self._stretches[last - 1] if last > first else None

    def told(self, name: str) -> list[Happening]:
        """All dated tellings of a class, in the order of the text."""
        return self._by_name.get(name, [])

    def near(self, name: str, at: int, words: str) -> list[Happening]:
        """The dated tellings of a class around offset `at` that have at least two longer words of `words`."""
        told = self._by_name.get(name, [])
        first = bisect_right(told, at - AROUND, key=lambda h: h.at)
        last = bisect_right(told, at + AROUND, key=lambda h: h.at)
        wanted = _long_words(words)
        return [h for h in told[first:last] if len(wanted & _long_words(h.sentence)) >= ALIKE]

    def named(self, noun: str, words: str, at: int) -> list[Happening]:
        """The last dated tellings, before offset `at`, of what a noun points back to, the nearest first.

        Names in `words` must stand in the sentence that told of it.
        """
        found: dict[tuple[int, str], Happening] = {}
        proper = re.findall(r"\b[A-Z]\w{2,}", words)
        for name in sorted(names_of(noun)):
            told = self._by_name.get(name, [])
            for happening in told[max(0, bisect_right(told, at, key=lambda h: h.at) - 8) :]:
                if at - 2 * AROUND <= happening.said.end <= at and all(
                    word in happening.sentence for word in proper
                ):
                    found[happening.at, str(happening.when)] = happening
        return [found[key] for key in sorted(found, reverse=True)][:AT_MOST]


def classes_told(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The classes that words right before `end` tell of, with where the words begin.

    >>> list(classes_told("a treaty signed in Oslo ", 0, 24))
    [('signing.', 9)]
    """
    for name, told in _classes()[1]:
        for found in told.finditer(text, start, end):
            unreal = _UNREAL.search(text, max(0, found.start() - 40), found.start())
            if unreal is None and _PLACE.fullmatch(text, found.end(), end):
                yield f"{name}.", found.start()


@lru_cache(maxsize=2**17)
def _places(sentence: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a sentence that tell of a class, by its name; kept, since several checks ask."""
    begun = _heads().begun(sentence)
    return tuple(
        (name, *found.span())
        for name, told in _classes()[1]
        if name in begun
        for found in told.finditer(sentence)
    )


@cache
def _heads() -> Heads:
    return Heads({name: row["told"] for name, row in _table().items()})


def _date_of(text: str, start: int, end: int, dates: Sequence[DateMention]) -> DateMention | None:
    """The date of what words tell: the first behind them in the clause, else the sentence's only one."""
    behind = [date for date in dates if date.start >= end]
    if behind and behind[0].start - end <= REACH and not _BREAK.search(text, end, behind[0].start):
        return behind[0]
    return dates[0] if len(dates) == 1 and dates[0].end <= start else None


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d_]{5,}", text.casefold()))
