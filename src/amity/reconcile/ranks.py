"""Who travels, by rank: what tells a president's journey from that of a youth delegation."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from amity.model.answers import Answer
from amity.model.when import When
from amity.reference import Reference

_FLAGS = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class _Rank:
    means: tuple[str, ...]
    roles: tuple[str, ...]


@lru_cache(maxsize=65536)
def ranks_in(words: str) -> frozenset[str]:
    """The ranks and sorts of delegation that a text names.

    >>> sorted(ranks_in("The Prime Minister received a delegation of Korean women"))
    ['head_of_government', 'women']
    """
    ranks, pattern = _ranks()
    found = (match.lastgroup for match in pattern.finditer(words))
    return frozenset(rank for name in found if name for rank in ranks[int(name[1:])].means)


def ranks_of(persons: Iterable[str], when: When, reference: Reference) -> frozenset[str]:
    """The ranks that persons, by id, held at a time as the rosters have it.

    >>> from amity.reference import load
    >>> sorted(ranks_of(["kim-il-sung"], When.parse("1956-07"), load()))
    ['head_of_government', 'leader']
    """
    held = (
        tenure.office.role for person in persons for tenure in reference.tenures_of(person)
        if tenure.held.overlaps(when) is not Answer.NO
    )  # fmt: skip
    means = _of_role()
    return frozenset(rank for role in held for rank in means.get(role, ()))


def in_conflict(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of ranks can not be of one journey; where one is empty nothing is said.

    >>> in_conflict(frozenset({"leader"}), frozenset({"youth"}))
    True
    >>> in_conflict(frozenset(), frozenset({"youth"}))
    False
    """
    if not some or not others:
        return False
    company = _table()["company"]
    wider = some.union(*(company.get(rank, ()) for rank in some))
    return not wider & others


@lru_cache(maxsize=65536)
def phase_of(words: str) -> str:
    """Whether a day's report tells of "arrival" or "departure"; empty where of neither.

    >>> phase_of("Swedish Premier Arrives"), phase_of("Swedish Premier Leaves for Home")
    ('arrival', 'departure')
    """
    title = words.strip().rstrip(".!")
    return next((name for name, pattern in _phases().items() if pattern.search(title)), "")


@cache
def _table() -> dict[str, Any]:
    path = files("amity.reconcile") / "data" / "ranks.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _ranks() -> tuple[tuple[_Rank, ...], re.Pattern[str]]:
    rows = _table()["rank"]
    pattern = "|".join(f"(?P<r{at}>{row['words']})" for at, row in enumerate(rows))
    ranks = tuple(_Rank(tuple(row["means"]), tuple(row.get("roles", ()))) for row in rows)
    return ranks, re.compile(pattern, _FLAGS)


@cache
def _of_role() -> dict[str, tuple[str, ...]]:
    return {role: rank.means for rank in _ranks()[0] for role in rank.roles}


@cache
def _phases() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words, _FLAGS) for name, words in _table()["phases"].items()}
