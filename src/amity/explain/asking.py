"""Putting a question to the record."""

from collections.abc import Callable
from typing import Any

from amity.explain.agreed import agreed
from amity.explain.frequencies import compared, followed
from amity.explain.ground import Ground
from amity.explain.happenings import happened, silent
from amity.explain.quantities import broken, changed, together
from amity.explain.represented import represented
from amity.explain.turns import preceded, turned
from amity.model.competing import Outcome
from amity.model.queries import (
    Agreed,
    Broken,
    Changed,
    Compared,
    Followed,
    Happened,
    Preceded,
    Query,
    Represented,
    Silent,
    Together,
    Turned,
)
from amity.relate.record import Record

ANSWERS: dict[type[Query], Callable[[Any, Ground], Outcome]] = {
    Happened: happened,
    Silent: silent,
    Compared: compared,
    Changed: changed,
    Together: together,
    Broken: broken,
    Followed: followed,
    Represented: represented,
    Agreed: agreed,
    Turned: turned,
    Preceded: preceded,
}


def ask(query: Query, record: Record | Ground) -> Outcome:
    """The answer of a record to a question: yes, no or unknown, how sure, and what it rests on.

    >>> from amity.model.queries import Selection
    >>> from amity.model.when import When
    >>> from amity.reference import load
    >>> which = Selection(kinds=("visit",), between=("GHA", "TGO"), period=When.parse("1961"))
    >>> ask(Happened(which=which), Record(states=("GHA", "TGO"), reference=load())).answer
    Answer.UNKNOWN
    """
    ground = record if isinstance(record, Ground) else Ground(record)
    outcome: Outcome = ANSWERS[type(query)](query, ground)
    return outcome
