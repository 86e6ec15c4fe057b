"""Whether two names, as texts write them, may be one person's."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from amity.model.when import When
from amity.reference import Reference, load

SHORT = 3
"""Up to this many letters before a point make an initial: T., Ts., Yu., Zh."""
KEPT = 200_000
"""Comparisons of two names that are remembered at a time."""
SPELT = 6
"""From this many letters on, a name with one other letter is a slip or another transcription."""


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name in small letters without accents and titles; initials keep their point.

    >>> parts("President Ts. Elbegdorj"), parts("KIM Il-sŏng")
    (('ts.', 'elbegdorj'), ('kim', 'il', 'song'))
    """
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    found = re.findall(r"[^\W\d_]+\.?", letters)
    initials = [part if part.endswith(".") and len(part) <= SHORT + 1 else part.rstrip(".") for part in found]
    return tuple(part for part in initials if part.rstrip(".") not in _titles())


class People:
    """Names as a set of reference data knows them, at the time that they are used of.

    >>> People(load()).same("Ким Ир Сен", "Kim Il-sung")
    True
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._known: dict[tuple[str, str], frozenset[str]] = {}
        self._common: dict[str, bool] = {}
        self._same: dict[tuple[str, str, str], bool] = {}

    def known(self, name: str, when: When | None = None) -> frozenset[str]:
        """The id of the one person that a name means; empty where it is none's or several's.

        A surname means the only one of that name who held an office then.

        >>> People(load()).known("Bush", When.parse("1990"))
        frozenset({'george-herbert-walker-bush'})
        """
        at = str(when) if when else ""
        if (name, at) not in self._known:
            words = " ".join(word for word in name.split() if word.casefold() not in _titles())
            persons = self._reference.persons_named(words)
            if len(persons) > 1 and at:
                persons = self._reference.persons_named(words, when)
            only = frozenset(person.id for person in persons) if len(persons) == 1 else frozenset()
            self._known[name, at] = only
        return self._known[name, at]

    def common(self, name: str, when: When | None = None) -> bool:
        """Whether a name is one word, and that of several known persons even at the time.

        >>> People(load()).common("Kim"), People(load()).common("Tsedenbal")
        (True, False)
        """
        if name not in self._common:
            named = self._reference.persons_named(name) if len(parts(name)) == 1 else ()
            self._common[name] = len(named) > 1
        return self._common[name] and not self.known(name, when)

    def states(self, names: Iterable[str], when: When | None = None) -> frozenset[str]:
        """The states of the persons who are known; empty where one is not."""
        found: set[str] = set()
        for name in names:
            known = self.known(name, when)
            if not known:
                return frozenset()
            found |= {self._reference.persons[person].state for person in known}
        return frozenset(found)

    def same(self, one: str, other: str, when: When | None = None) -> bool:
        """Whether the two names may be one person's, as `same_person` says, at a time."""
        first, second = sorted((one, other))
        key = first, second, str(when) if when else ""
        if key not in self._same:
            if len(self._same) > KEPT:
                self._same.clear()
            self._same[key] = self._compared(first, second, when)
        return self._same[key]

    def _compared(self, one: str, other: str, when: When | None) -> bool:
        a, b = parts(one), parts(other)
        if not a or not b:
            return False
        if a == b:
            return True
        known, also = self.known(one), self.known(other)
        if known and also and known != also and min(len(a), len(b)) > 1:
            return False
        dated = (self.known(one, when) & self.known(other, when)) if when else frozenset()
        return _contained(a, b) or bool(known & also) or bool(dated)

    def share(
        self, some: Iterable[str], others: Iterable[str], when: When | None = None, *, slips: bool = False
    ) -> bool:
        """Whether any of `some` may be any of `others`; with `slips` also by another spelling of a name."""
        pairs = list(product(some, others))
        if any(self.same(a, b, when) for a, b in pairs):
            return True
        return slips and any(self.respelt(a, b) for a, b in pairs)

    def respelt(self, one: str, other: str) -> bool:
        """Whether two names differ by a letter of a long part, as slips and transcriptions do.

        >>> people = People(load())
        >>> people.respelt("Elbegdori", "T. Elbegdorj"), people.respelt("Kim Jong-il", "Kim Jong-un")
        (True, False)
        """
        known, also = self.known(one), self.known(other)
        if known and also:
            return known == also
        return _contained(parts(one), parts(other), slips=True)


@cache
def _default() -> People:
    return People(load())


def same_person(one: str, other: str) -> bool:
    """Whether the two names may be one person's: the shorter is contained in the longer, part by part.

    Spellings with and without hyphen are alike; an initial fits each part that begins with it. Every part has
    to fit, so that Kim Il-sung is never Kim Jong-il; nor are two persons of the reference data one because a
    name is contained in the other (Kim Il, Kim Il-sung). Spellings of another script's names are those of
    the reference data.

    >>> same_person("Kim Il-sung", "KIM Il Sung"), same_person("Kim Il-sung", "Kim Jong-il")
    (True, False)
    >>> same_person("Ts. Elbegdorj", "Tsakhiagiin Elbegdorj"), same_person("Elbegdorj", "President Elbegdorj")
    (True, True)
    >>> same_person("Kim Ir Sen", "Kim Il-sung")
    True
    """
    return _default().same(one, other)


def _contained(a: tuple[str, ...], b: tuple[str, ...], *, slips: bool = False) -> bool:
    """Whether the parts of the shorter name are all among those of the longer."""
    if not a or not b:
        return False
    if "".join(a) == "".join(b):
        return True
    shorter, longer = sorted((a, b), key=len)
    left = list(longer)
    for part in sorted(shorter, key=len, reverse=True):
        fitting = next((p for p in left if _fits(part, p) or (slips and _one_letter(part, p))), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return True


def _one_letter(one: str, other: str) -> bool:
    """Whether two long parts that begin alike differ by one letter: another one, one more or one less."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SPELT or len(longer) - len(shorter) > 1 or shorter[0] != longer[0]:
        return False
    if len(shorter) == len(longer):
        return sum(a != b for a, b in zip(shorter, longer, strict=True)) == 1
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


@cache
def _titles() -> frozenset[str]:
    """Words that stand before a name or between its parts and are none."""
    text = (files("amity.reconcile") / "data" / "titles.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def _fits(one: str, other: str) -> bool:
    if one.endswith(".") or other.endswith("."):
        stem, whole = sorted((one.rstrip("."), other.rstrip(".")), key=len)
        return whole.startswith(stem)
    return one == other


def share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether any of `some` may be any of `others`.

    >>> share(frozenset({"Choibalsan"}), frozenset({"Kh. Choibalsan", "Kim Il-sung"}))
    True
    """
    return _default().share(some, others)


def distinct(names: frozenset[str], people: People | None = None) -> tuple[str, ...]:
    """One spelling for each person in alphabetical order: the fullest, one in Latin letters before others.

    >>> distinct(frozenset({"Kim Il Sung", "Kim Il-sung", "Choibalsan", "Kh. Choibalsan"}))
    ('Kh. Choibalsan', 'Kim Il Sung')
    """
    same = (people or _default()).same
    kept: list[str] = []
    for name in sorted(names, key=lambda n: (not _latin(n), -len(n), n)):
        if not any(same(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _latin(name: str) -> bool:
    """Whether a name stands in Latin letters, which readers of an English chronology can say aloud."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())
