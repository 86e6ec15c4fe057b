"""States of the state system since 1900, with the spans of their existence."""

from collections.abc import Mapping

from amity.model.answers import Answer
from amity.model.states import State
from amity.model.when import When
from amity.reference.tables import Row, moment


def state_of(row: Row) -> State:
    """The state that a row of states.csv describes; its existence is the hull of the spans given."""
    code, spans = row["code"], spans_of(row)
    if len(code) != 3 or not code.isascii() or not code.isalnum() or code != code.upper():
        raise ValueError(f"the code {code!r} must be three capital letters")
    return State(
        code=code,
        name=row["name"],
        exists=_hull(spans),
        iso2=row["iso2"],
        cow=int(row["cow"]) if row["cow"] else None,
        gw=int(row["gw"]) if row["gw"] else None,
        predecessors=row.parts("predecessors"),
        successors=row.parts("successors"),
        source=row["source"],
    )


def spans_of(row: Row) -> tuple[When, ...]:
    """The spans in which the state existed, in order; none for a territory that was never a state."""
    return tuple(moment(span) for span in row.parts("exists"))


def _hull(spans: tuple[When, ...]) -> When:
    if len(spans) < 2:
        return spans[0] if spans else When.unknown()
    first, last = spans[0].edtf.split("/")[0], spans[-1].edtf.split("/")[-1]
    return moment(f"{first}/{last}")


def contemporary(
    code: str, when: When, states: Mapping[str, State], spans: Mapping[str, tuple[When, ...]]
) -> str:
    """The state that stood at a date where a code of another time is given; the code itself where none did.

    A state that did not exist at that time gives way to the predecessor or successor that did.
    """

    def stood(other: str) -> bool:
        return any(span.overlaps(when) is not Answer.NO for span in spans.get(other, ()))

    if code not in states or not spans[code] or stood(code):
        return code
    state = states[code]
    kin = (*state.predecessors, *state.successors)
    if state.exists.before(when) is Answer.YES:
        kin = (*state.successors, *state.predecessors)
    return next((other for other in kin if other in states and stood(other)), code)
