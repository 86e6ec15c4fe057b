"""The bodies of reference data: forums and their members, institutions, and who was competent for what."""

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from amity.errors import NotFound
from amity.model.answers import Answer
from amity.model.forums import Forum, Membership
from amity.model.states import Competence, Institution
from amity.model.when import When
from amity.reference import alignments, capitals, competences, forums, hostings, institutions, missions
from amity.reference.alignments import Alignment
from amity.reference.capitals import Capital
from amity.reference.hostings import Hosting
from amity.reference.institutions import InstitutionIndex, InstitutionMention
from amity.reference.missions import Mission
from amity.reference.names import Namesake, namesake_of
from amity.reference.tables import Row, build

T = TypeVar("T")


class Bodies:
    """Forums, memberships, institutions and competences, as they were at each date.

    The base of `Reference`, which says where the rows come from.
    """

    _rows: Callable[[str], tuple[Row, ...]]

    @cached_property
    def forums(self) -> Mapping[str, Forum]:
        """International organisations, alliances and talks by id."""
        return by_key(self._rows("forums"), forums.forum_of, lambda forum: forum.id)

    @cached_property
    def namesakes(self) -> tuple[Namesake, ...]:
        """What holds a state's name and means something else."""
        return build(self._rows("namesakes"), namesake_of)

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """Which state took part in which forum, how and when, by forum and state."""
        states = frozenset(row["code"] for row in self._rows("states"))
        rows = self._rows("memberships")
        return build(rows, lambda row: forums.membership_of(row, self.forums, states))

    @cached_property
    def missions(self) -> tuple[Mission, ...]:
        """Which state has, or has not, a resident mission in whose capital, and since when."""
        return self._with_states("missions", missions.mission_of)

    @cached_property
    def hostings(self) -> tuple[Hosting, ...]:
        """Talks, summits and mediations of some states that another hosted."""
        return self._with_states("hostings", hostings.hosting_of)

    @cached_property
    def alignments(self) -> tuple[Alignment, ...]:
        """Alliances, communities, rivalries, neutrality and wars on own soil."""
        return self._with_states("alignments", alignments.alignment_of)

    @cached_property
    def capitals(self) -> Mapping[str, Capital]:
        """Where the governments of states sit, by the state's code."""
        made = self._with_states("capitals", capitals.capital_of)
        return MappingProxyType({capital.state: capital for capital in made})

    def _with_states(self, table: str, make: Callable[[Row, frozenset[str]], T]) -> tuple[T, ...]:
        states = frozenset(row["code"] for row in self._rows("states"))
        return build(self._rows(table), lambda row: make(row, states))

    def members(self, forum_id: str, state: str = "") -> tuple[Membership, ...]:
        """The memberships of a forum, of all states or of one; empty where none is known. Raises NotFound.

        >>> from amity.reference import load
        >>> [str(one.held) for one in load().members("comecon", "MNG")]
        ['1962-06-07/1991-06-28']
        """
        if forum_id not in self.forums:
            raise NotFound("forum", forum_id, "see Reference.forums for the ids")
        found = self._members_by_forum.get(forum_id, ())
        return tuple(one for one in found if state in ("", one.state))

    @cached_property
    def institutions(self) -> Mapping[str, Institution]:
        """Institutions by id, such as "MNG.state-great-khural"."""
        rows = self._rows("institutions")
        return by_key(rows, institutions.institution_of, lambda institution: institution.id)

    def institution(self, key: str) -> Institution:
        """The institution or forum of an id, as an institution. Raises NotFound.

        >>> from amity.reference import load
        >>> load().institution("league-of-nations").names
        ('League of Nations',)
        """
        if key in self.institutions:
            return self.institutions[key]
        if key in self.forums:
            return institutions.of_forum(self.forums[key])
        raise NotFound("institution", key, "see Reference.institutions and Reference.forums for the ids")

    def kin(self, key: str) -> tuple[str, ...]:
        """The ids of what came right before and after an institution or forum.

        >>> from amity.reference import load
        >>> load().kin("league-of-nations")
        ('un',)
        """
        return self._kin.get(key, ())

    def institution_mentions(self, text: str) -> tuple[InstitutionMention, ...]:
        """All institutions and forums that a text names.

        >>> from amity.reference import load
        >>> [m.institutions[0].id for m in load().institution_mentions("The Volkskammer joined the vote.")]
        ['DDR.volkskammer']
        """
        return self._institution_index.find(text)

    @cached_property
    def competences(self) -> tuple[Competence, ...]:
        """Which organ of a state might do which act, and when, by state."""
        bodies = frozenset((*(row["id"] for row in self._rows("offices")), *self.institutions))
        return build(self._rows("competences"), lambda row: competences.competence_of(row, bodies))

    def competent(self, state: str, act: str, when: When | None = None) -> tuple[Competence, ...]:
        """Who in a state might do an act at a date, or ever; empty where the data do not say.

        >>> from amity.reference import load
        >>> [one.office for one in load().competent("MNG", "ratifies_treaties", When.parse("2005"))]
        ['MNG.state-great-khural']
        """
        found = (one for one in self.competences if (one.state, one.act) == (state, act))
        return tuple(one for one in found if when is None or one.valid.overlaps(when) is not Answer.NO)

    @cached_property
    def _members_by_forum(self) -> Mapping[str, tuple[Membership, ...]]:
        found: dict[str, list[Membership]] = {}
        for one in self.memberships:
            found.setdefault(one.forum, []).append(one)
        return {forum: tuple(members) for forum, members in found.items()}

    @cached_property
    def _kin(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        bodies: tuple[Institution | Forum, ...] = (*self.institutions.values(), *self.forums.values())
        for one in bodies:
            for other in (*one.predecessors, *one.successors):
                found.setdefault(one.id, {})[other] = None
                found.setdefault(other, {})[one.id] = None
        return {key: tuple(sorted(others)) for key, others in found.items()}

    @cached_property
    def _institution_index(self) -> InstitutionIndex:
        forums = (institutions.of_forum(forum) for forum in self.forums.values())
        return InstitutionIndex((*self.institutions.values(), *forums), self.namesakes)


def by_key(rows: tuple[Row, ...], make: Callable[[Row], T], key: Callable[[T], str]) -> Mapping[str, T]:
    """The objects of rows by key, in the order of the keys."""
    made = {key(thing): thing for thing in build(rows, make)}
    return MappingProxyType(dict(sorted(made.items())))
