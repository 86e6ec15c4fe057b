"""The record of some states as a case has it: what relate and explain work on."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from amity.case.dyads import group_of
from amity.errors import InvalidValue
from amity.examine.credence import Weighing
from amity.model.flows import Flow
from amity.model.reviewed import ReviewedClaim
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
    from amity.reconcile import events

    gone, measured = set(claims), set(flows)
    kept: list[ReviewedClaim] = [said for said in case.claims() if said.id not in gone]
    known = {document.name for document in case.documents()}
    told = {said.id: said for said in kept if said.standing.carries and said.claim.passage.doc in known}
    happenings = events(kept, case.decisions.decided.settled, case.reference)
    weighing = Weighing(happenings, told, record.sources, case.reference)
    return replace(
        record,
        entries=tuple(Entry.of(event, weighing.credence(event)) for event in happenings),
        claims={said.id: said.claim for said in kept if said.standing.carries},
        flows=tuple(flow for flow in record.flows if flow not in measured),
    )
