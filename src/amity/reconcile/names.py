"""Whether two names, as texts write them, may be one person's."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from amity.reference import load

SHORT = 3
"""Up to this many letters before a point make an initial: T., Ts., Yu., Zh."""


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


@lru_cache(maxsize=65536)
def same_person(one: str, other: str) -> bool:
    """Whether the two names may be one person's: the shorter is contained in the longer, part by part.

    Spellings with and without hyphen are alike; an initial fits each part that begins with it. Every part has
    to fit, so that Kim Il-sung is never Kim Jong-il. Spellings of another script's names are those of the
    reference data.

    >>> same_person("Kim Il-sung", "KIM Il Sung"), same_person("Kim Il-sung", "Kim Jong-il")
    (True, False)
    >>> same_person("Ts. Elbegdorj", "Tsakhiagiin Elbegdorj"), same_person("Elbegdorj", "President Elbegdorj")
    (True, True)
    >>> same_person("Kim Ir Sen", "Kim Il-sung")
    True
    """
    a, b = parts(one), parts(other)
    if not a or not b:
        return False
    return _contained(a, b) or bool(_known(one) & _known(other))


def _contained(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the parts of the shorter name are all among those of the longer."""
    if "".join(a) == "".join(b):
        return True
    shorter, longer = sorted((a, b), key=len)
    left = list(longer)
    for part in sorted(shorter, key=len, reverse=True):
        fitting = next((p for p in left if _fits(part, p)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return True


@cache
def _titles() -> frozenset[str]:
    """Words that stand before a name or between its parts and are none."""
    text = (files("amity.reconcile") / "data" / "titles.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=65536)
def _known(name: str) -> frozenset[str]:
    """The id of the one person of the reference data that a name means; empty where none or several."""
    words = (word for word in name.split() if word.casefold() not in _titles())
    persons = load().persons_named(" ".join(words))
    return frozenset(person.id for person in persons) if len(persons) == 1 else frozenset()


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
    return any(same_person(a, b) for a in some for b in others)


def distinct(names: frozenset[str]) -> tuple[str, ...]:
    """One spelling for each person in alphabetical order: the fullest, one in Latin letters before others.

    >>> distinct(frozenset({"Kim Il Sung", "Kim Il-sung", "Choibalsan", "Kh. Choibalsan"}))
    ('Kh. Choibalsan', 'Kim Il Sung')
    """
    kept: list[str] = []
    for name in sorted(names, key=lambda n: (not _latin(n), -len(n), n)):
        if not any(same_person(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _latin(name: str) -> bool:
    """Whether a name stands in Latin letters, which readers of an English chronology can say aloud."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())
