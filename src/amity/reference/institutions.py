"""Parliaments, organs, ministries, agencies and parties under their names, and where texts name them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amity.errors import InvalidValue
from amity.model.forums import Forum
from amity.model.states import Institution
from amity.reference.matching import Phrases
from amity.reference.names import Namesake
from amity.reference.tables import Row, moment

SORTS = frozenset(
    "legislature government ministry agency organ party army commission court movement organisation".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionMention:
    """An institution named in a text: where it stands, its words, and which it can be.

    `generic` are those that the words mean only where their state stands beside.
    """

    start: int
    end: int
    text: str
    institutions: tuple[Institution, ...]
    generic: tuple[Institution, ...] = ()


def institution_of(row: Row) -> Institution:
    """The institution that a row of institutions.csv describes. Raises InvalidValue where it cannot be."""
    if row["sort"] not in SORTS:
        raise InvalidValue("Institution", "sort", row["sort"], "one of " + ", ".join(sorted(SORTS)))
    if not row["names"] and not row["generic"]:
        raise InvalidValue("Institution", "names", (), "at least one name")
    if not row["exists"]:
        raise InvalidValue("Institution", "exists", "", "its first and last day, like 1949-10-07/1990-10-02")
    return Institution(
        id=row["id"], state=row["state"], names=row.parts("names"), generic=row.parts("generic"),
        sort=row["sort"], exists=moment(row["exists"]), predecessors=row.parts("predecessors"),
        successors=row.parts("successors"), source=row["source"],
    )  # fmt: skip


def of_forum(forum: Forum) -> Institution:
    """A forum as an institution, named in texts like any other."""
    return Institution(
        id=forum.id, state=forum.state, names=forum.names, generic=(), sort="organisation",
        exists=forum.exists, predecessors=forum.predecessors, successors=forum.successors,
        source=forum.source,
    )  # fmt: skip


class InstitutionIndex:
    """Institutions by their names."""

    def __init__(self, institutions: Iterable[Institution], namesakes: Iterable[Namesake]) -> None:
        found = list(institutions)
        pairs: list[tuple[str, Institution | Namesake]] = [
            (n, i) for i in found for n in (*i.names, *i.generic)
        ]
        self._phrases = Phrases((*pairs, *((namesake.text, namesake) for namesake in namesakes)))

    def find(self, text: str) -> tuple[InstitutionMention, ...]:
        """All institutions in a text, from left to right, the longest name first where they overlap."""
        mentions = []
        for start, end, found in self._phrases.find(text):
            named = [one for one in found if isinstance(one, Institution)]
            if len(named) == len(found):
                mentions.append(_mention(text, start, end, named))
        return tuple(mentions)


def _mention(text: str, start: int, end: int, named: Sequence[Institution]) -> InstitutionMention:
    said = " ".join(text[start:end].split()).casefold()
    generic = tuple(one for one in named if said in {name.casefold() for name in one.generic})
    own = tuple(one for one in named if one not in generic)
    return InstitutionMention(start=start, end=end, text=text[start:end], institutions=own, generic=generic)
