"""The first to establish relations with a state, in order, as published lists have them."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from amity.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One of a series: its rank (shared by those of one day), the state, the day and the source.

    A series leaves out none up to its last entry.
    """

    rank: int
    state: str
    when: When
    source: str


def first_relations(target: str) -> Sequence[Entry]:
    """Who first established relations with a state, in order; empty where no list is in hand.

    >>> [(entry.rank, entry.state) for entry in first_relations("VNM")]
    [(1, 'CHN'), (2, 'SUN'), (3, 'PRK')]
    """
    return _series().get(target, ())


@cache
def _series() -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    text = (files("amity.examine") / "data" / "first_relations.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        entry = Entry(
            rank=int(row["rank"]), state=row["state"], when=When.parse(row["date"]), source=row["source"]
        )
        found[row["target"]].append(entry)
    return {target: tuple(entries) for target, entries in found.items()}
