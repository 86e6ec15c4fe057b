"""Who is named in a text: states, bodies, forums, persons, and words that stand for those named before.

Names are those of the reference data, dated; a name means what it meant at the date spoken of. Where that
leaves more than one state, the others are kept as alternatives.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from amity.extract import surnames
from amity.extract.tagging import Tag
from amity.model.answers import Answer
from amity.model.states import Person
from amity.model.when import When
from amity.reference import Reference
from amity.reference.mentions import NameMention

_PAIR = re.compile(
    r"\b(?:(?:[Tt]he|[Bb]oth|[Tt]hese|[Tt]hose|[Oo]ur|[Bb]etween) (?:two|both) (?:[a-z]+ )?"
    r"(?:countries|states|nations|sides|governments|parties|leaders|peoples|neighbou?rs|powers|capitals|armies"
    r"|presidents|ministers|delegations|allies|rivals|belligerents|adversaries|superpowers|friends)"
    r"|[Bb]oth (?:countries|states|nations|sides|governments|parties|leaders|peoples|presidents|ministers"
    r"|powers)"
    r"|[Nn]either (?:side|country|party|state|government)|[Ee]ach other|[Oo]ne another"
    r"|[Tt]he other(?: side| country| party| state| government)?"
    r"(?=[.,;]|'s|’s| (?:and|or|in|on|of|to|towards?|for|at|with)\b)"
    r"|[Bb]ilateral|[Mm]utual"
    r"|[Ii]nter-Korean)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """What stands in a span of a text, as far as actors go.

    `states` are the codes that it can mean at its date, the likeliest first; `adjective` says that it only
    qualifies what follows ("Soviet"), `anaphor` that it stands for a pair named before ("both sides").
    `cases` are those that the ending of an inflected word can stand for; `ruling` says that the party it
    names ruled alone then.
    """

    start: int
    end: int
    text: str
    tag: Tag
    states: tuple[str, ...] = ()
    adjective: bool = False
    anaphor: bool = False
    person: bool = False
    sort: str = ""
    cases: tuple[str, ...] = ()
    ruling: bool = False


class Scan:
    """The actors named in a text, before their names are read as of a date."""

    def __init__(self, text: str, reference: Reference) -> None:
        self.text = text
        self._reference = reference
        hits: list[tuple[int, int, int, Any]] = [(m.start, m.end, 0, m) for m in reference.mentions(text)]
        hits += [(m.start, m.end, 1, m) for m in reference.person_mentions(text)]
        hits += [(m.start(), m.end(), 2, m) for m in _PAIR.finditer(text)]
        hits += [(m.start, m.end, 3, m) for m in surnames.alone(text, reference)]
        hits.sort(key=lambda hit: (hit[0], -hit[1], hit[2]))
        self._hits = hits
        self._at = 0

    def upto(self, end: int, when: When | None) -> list[Mention]:
        """The mentions that begin before `end` and were not asked for yet, without overlaps."""
        found: list[Mention] = []
        free = 0
        while self._at < len(self._hits) and self._hits[self._at][0] < end:
            start, stop, sort, hit = self._hits[self._at]
            self._at += 1
            if start < free or stop > end:
                continue
            if sort == 3:
                mention = _surnamed(hit, when, self._reference)
            else:
                mention = _read(self.text, start, stop, sort=sort, hit=hit, when=when)
            if mention is not None and mention.sort == "capital":
                others = namesakes(self._reference).get(mention.text, ())
                mention = replace(mention, states=tuple(dict.fromkeys((*mention.states, *others))))
            if mention is not None and "Party" in mention.text and mention.states:
                ruling = bool(self._reference.ruling_alone(mention.states[0], when))
                mention = replace(mention, ruling=ruling)
            if mention is not None:
                found.append(mention)
                free = stop
        return found


_LONGER = re.compile(r"(?P<head>.+?) (?:de|del|do|da|of) .+")


@cache
def namesakes(reference: Reference) -> Mapping[str, tuple[str, ...]]:
    """The states of the cities that are called like a capital for short: "Santiago" de Cuba."""
    capitals = {name.text for name in reference.names if name.sort == "capital"}
    found: dict[str, set[str]] = {}
    for place in reference.places:
        match = _LONGER.fullmatch(place.text)
        if match and match["head"] in capitals:
            found.setdefault(match["head"], set()).add(place.state)
    return MappingProxyType({head: tuple(sorted(states)) for head, states in found.items()})


def _surnamed(hit: surnames.Surname, when: When | None, reference: Reference) -> Mention | None:
    """Whom a surname alone names, where all who bear it and whom it can mean then stand for one state."""
    states = surnames.states_of(hit, when, reference)
    if len(states) != 1:
        return None
    return Mention(hit.start, hit.end, hit.text, Tag.PERSON, states, person=True)


def _read(text: str, start: int, end: int, *, sort: int, hit: Any, when: When | None) -> Mention | None:
    words = text[start:end]
    if sort == 2:
        adjective = words.lower() in ("bilateral", "mutual", "inter-korean")
        return Mention(start, end, words, Tag.ACTOR, (), adjective, True)
    if sort == 1:
        states = _states_of(hit.persons, when)
        return Mention(start, end, words, Tag.PERSON, states, person=True, cases=hit.cases)
    states = resolved(hit, when)
    if not states or hit.sort == "outlet":
        return None
    adjective = hit.sort in ("demonym", "people")
    return Mention(start, end, words, Tag.ACTOR, states, adjective, sort=hit.sort, cases=hit.cases)


def resolved(hit: NameMention, when: When | None) -> tuple[str, ...]:
    """The states that a name can mean at a date, those that stood then."""
    return hit.resolve(when)


def _states_of(persons: Sequence[Person], when: When | None) -> tuple[str, ...]:
    """The states of those whom a name can mean, those alive at the date only, if any is."""
    living = [p for p in persons if _alive(p, when)] or list(persons)
    return tuple(dict.fromkeys(person.state for person in living))


def _alive(person: Person, when: When | None) -> bool:
    if when is None or not when.edtf:
        return True
    born = person.born is None or person.born.before(when) is not Answer.NO
    return born and (person.died is None or when.after(person.died) is not Answer.YES)
