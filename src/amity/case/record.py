"""The record of some states as a case has it: what relate and explain work on."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from amity.case.dyads import group_of
from amity.errors import InvalidValue
from amity.model.flows import Flow
from amity.relate.record import Entry, Record

if TYPE_CHECKING:
    from amity.case.case import Case


def record_of(case: "Case", states: Sequence[str]) -> Record:
    """What a case knows of the states, given by code or name; by default those of its first dyad.

    Raises NotFound for what no state is called, InvalidValue where the case is of no dyad and none is given.
    """
    codes = group_of(states) if states else next(iter(case.dyads), ())
    if not codes:
        raise InvalidValue("Case", "dyad", "", "two states; name them, such as MNG PRK")
    told = {reviewed.id: reviewed for reviewed in case.claims() if reviewed.standing.carries}
    return Record(
        states=codes,
        reference=case.reference,
        entries=tuple(Entry.of(event, credence) for event, credence in case.credences()),
        claims={name: reviewed.claim for name, reviewed in told.items()},
        flows=case.flows(),
        sources=case.witnesses(),
    )


def record_without(
    case: "Case", record: Record, claims: Collection[str] = (), flows: Collection[Flow] = ()
) -> Record:
    """The record as it would be had these claims and flows not been told.

    Events are put together and weighed anew from the claims that are left: one that had a date from what is
    gone is dated by the rest. Sources are bound to each other as before.
    """
    from amity.case.losses import Losses

    return Losses(case, record).without(claims, flows)
