"""Those who travel at the highest level, by the titles that texts and headlines give them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import Reference
from amity.reference.mentions import NameMention

_LINK = re.compile(r"(?:['’]s|s['’])?\s+(?:then[\s-]+)?$")
_SPACE = re.compile(r"\s")
_PLURAL_LINK = re.compile(r"(?:\s+(?:and|&)\s+|\s*,\s*)$")
_OF = re.compile(r"s?\s+of\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dignitary:
    """A title in a text: where it stands with its state, the role it means, and the state if one is named.

    >>> Dignitary(start=0, end=17, role="head_of_state", state="FIN").role
    'head_of_state'
    """

    start: int
    end: int
    role: str
    state: str


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("amity.examine") / "data" / "dignitaries.toml").read_text(encoding="utf-8"))


@cache
def _titles() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all titles, the longest first, and the role of each."""
    table = _words()
    small = {title: role for role, titles in table["roles"].items() for title in titles}
    large = {title: role for role, titles in table["capitals"].items() for title in titles}
    by_length = sorted(small, key=lambda title: (-len(title), title))
    said = "|".join(rf"{re.escape(title)}s?" for title in by_length)
    return re.compile(rf"\b(?:(?i:{said})|{'|'.join(sorted(large))})(?![\w])"), small | large


@cache
def _lesser() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = _words()["lesser"]
    before = "|".join(map(re.escape, sorted(table["before"], key=len, reverse=True)))
    behind = "|".join(map(re.escape, sorted(table["behind"], key=len, reverse=True)))
    return re.compile(rf"(?:^|[^\w])(?:{before})[\s-]*(?:the\s+|\w+\s+)?$", re.I), re.compile(behind, re.I)


def roles() -> tuple[str, ...]:
    """The roles that are told apart, the highest first.

    >>> roles()[:2]
    ('head_of_state', 'head_of_government')
    """
    return tuple(_words()["roles"])


def dignitaries(text: str, reference: Reference, when: When | None = None) -> tuple[Dignitary, ...]:
    """The titles of the highest posts in a text: no vice-presidents, envoys of a president, or former ones.

    >>> from amity.reference import load
    >>> found = dignitaries("Talks between Finnish and Polish foreign ministers", load())
    >>> sorted((d.state, d.role) for d in found)
    [('FIN', 'foreign_minister'), ('POL', 'foreign_minister')]
    >>> dignitaries("Envoy of the Polish President arrives", load())
    ()
    """
    text, (pattern, _) = _SPACE.sub(" ", text), _titles()
    matches = list(pattern.finditer(text))
    names = _states(text, reference) if matches else ()
    return tuple(found for match in matches for found in _told(text, match, names, when))


@lru_cache(maxsize=4096)
def _states(text: str, reference: Reference) -> tuple[NameMention, ...]:
    return reference.mentions(text)


def _told(
    text: str, match: re.Match[str], names: tuple[NameMention, ...], when: When | None
) -> Iterator[Dignitary]:
    before, behind = _lesser()
    role = _role(match.group())
    ahead = _ahead(text, match.start(), names)
    start = ahead[0].start if ahead else match.start()
    if behind.match(text, match.end()) or any(before.search(text[:at]) for at in (start, match.start())):
        return
    found = ahead or _behind(text, match.end(), names)
    end = max([match.end(), *(name.end for name in found)])
    states = [states[0] if len(states) == 1 else "" for states in (name.resolve(when) for name in found)]
    for state in dict.fromkeys(states or [""]):
        yield Dignitary(start=start, end=end, role=role, state=state)


def _role(title: str) -> str:
    known = _titles()[1]
    plain = title if title in known else title.casefold()
    return known[plain] if plain in known else known[plain.removesuffix("s")]


def _ahead(text: str, at: int, names: tuple[NameMention, ...]) -> list[NameMention]:
    """The state right before a title, with those joined to it: "Finnish and Polish foreign ministers"."""
    found: list[NameMention] = []
    link = _LINK
    for name in reversed(names):
        if name.end <= at and link.fullmatch(text[name.end : at]):
            found.insert(0, name)
            at, link = name.start, _PLURAL_LINK
    return found


def _behind(text: str, at: int, names: tuple[NameMention, ...]) -> list[NameMention]:
    """The state right behind a title, with those joined to it: "Presidents of Finland and Poland"."""
    found: list[NameMention] = []
    link = _OF
    for name in names:
        if name.start >= at and link.fullmatch(text[at : name.start]):
            found.append(name)
            at, link = name.end, _PLURAL_LINK
    return found


def held(persons: tuple[str, ...], state: str, when: When, reference: Reference) -> frozenset[str]:
    """The highest posts of a state that persons held at a date, by the rosters; none where that is not sure.

    >>> from amity.reference import load
    >>> held(("Urho Kekkonen",), "FIN", When.parse("1960"), load())
    frozenset({'head_of_state'})
    """
    found = set()
    for name in persons:
        known = [person for person in reference.persons_named(name, when) if person.state == state]
        tenures = reference.tenures_of(known[0].id) if len(known) == 1 else ()
        found |= {t.office.role for t in tenures if t.office.state == state and t.covers(when) is Answer.YES}
    return frozenset(found) & frozenset(roles())
