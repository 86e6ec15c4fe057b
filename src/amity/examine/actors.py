"""Whom a statement on firsts is about: a person, the bearers of an office, any official, a country."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from amity.examine.numerals import statement_words
from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import Reference
from amity.reference.persons import PersonMention

_NAMESAKE = re.compile(
    r"\s+(?:University|Square|Street|Avenue|Airport|Prize|Medal|Order|Mausoleum|Stadium|Institute|Academy|School"
    r"|Museum|Foundation|Doctrine|Plan|Line|Library|Cent(?:er|re)|Theatre|Palace)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in a text: where it stands, its words, and the roles that it can mean."""

    start: int
    end: int
    text: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorClass:
    """Who is counted: `persons` by key, or bearers of `roles`, of `state` or, where it is None, of any.

    With neither persons nor roles anybody whom the state sends counts. `foreign` leaves out the host's own.
    """

    persons: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    state: str | None = None
    foreign: bool = False


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = statement_words()
    names = "|".join(sorted(map(re.escape, table["roles"]), key=len, reverse=True))
    before = "|".join(map(re.escape, table["lesser"]["before"]))
    behind = "|".join(map(re.escape, table["lesser"]["behind"]))
    return (
        re.compile(rf"\b(?:{names})\b", re.IGNORECASE),
        re.compile(rf"(?:^|[^\w])(?:{before})[\s-]*$", re.IGNORECASE),
        re.compile(behind, re.IGNORECASE),
    )


def titles(text: str) -> Iterator[Title]:
    """The titles in a text that mean a post of that time: no former, deputy or future holders.

    >>> [title.text for title in titles("The Premier met Vice-President Ames and the king.")]
    ['Premier', 'king']
    """
    pattern, before, behind = _titles()
    for found in pattern.finditer(text):
        lesser = before.search(text[max(0, found.start() - 16) : found.start()])
        if not lesser and not behind.match(text, found.end()):
            roles = statement_words()["roles"][found.group().casefold()]
            yield Title(start=found.start(), end=found.end(), text=found.group(), roles=frozenset(roles))


def person_key(name: str, reference: Reference, when: When | None = None) -> str:
    """An id where the reference data know one person of that name, else the name in small letters.

    >>> from amity.reference import load
    >>> person_key("Harold Wilson", load()), person_key("Envoy Ames", load())
    ('harold-wilson', 'envoy ames')
    """
    known = reference.persons_named(name, when)
    return known[0].id if len(known) == 1 else " ".join(name.casefold().split())


@lru_cache(maxsize=65536)
def same_person(one: str, other: str) -> bool:
    """Whether two keys may be one person's: alike, or the words of one among those of the other.

    >>> same_person("carter", "james-earl-carter"), same_person("kim il sung", "kim jong il")
    (True, False)
    """
    parts = [set(re.findall(r"[^\W\d_]{3,}", key)) for key in (one, other)]
    if not all(parts):
        return one == other
    return parts[0] <= parts[1] or parts[1] <= parts[0]


def roles_held(keys: Sequence[str], when: When, reference: Reference) -> frozenset[str]:
    """The roles that persons surely had at a date, by the rosters."""
    held = (t for key in keys if key in reference.persons for t in reference.tenures_of(key))
    return frozenset(t.office.role for t in held if t.held.contains(when) is Answer.YES)


def persons_in(text: str, reference: Reference) -> list[PersonMention]:
    """The persons named in a text of whom only one can be meant; no universities, squares or their like.

    >>> from amity.reference import load
    >>> [m.text for m in persons_in("Kim Il Sung spoke at Patrice Lumumba University", load())]
    ['Kim Il Sung']
    """
    named = reference.person_mentions(text)
    return [m for m in named if len(m.persons) == 1 and not _NAMESAKE.match(text, m.end)]
