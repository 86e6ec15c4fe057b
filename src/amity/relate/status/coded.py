"""Published datasets on representation, laid beside what claims tell."""

from collections.abc import Iterable, Sequence

from amity.model.flows import Flow, Observation
from amity.model.representation import Coded, Direction, Level, Representation, Seat, Verdict
from amity.model.when import When
from amity.relate.record import Record
from amity.relate.status import rules

MEASURE = "representation"
_SCALE = "cow"
_NOTHING = "the claims do not tell of this year"


def beside(record: Record, directions: Sequence[Direction]) -> tuple[Coded, ...]:
    """Each value that a dataset gives on a direction, with the stretches that claims give for its year.

    Read are flows of the measure "representation" with a direction (the source sends, the target receives) in
    the codes of Bayer (2006); a value outside the scale is left aside, since nobody knows what it means.
    """
    found = []
    for direction in directions:
        rows = _rows(record, direction)
        for flow in rows:
            found.append(_coded(flow, direction, rows))
    return tuple(sorted(found, key=lambda coded: (coded.sender, coded.period.sort_key, coded.series)))


def _rows(record: Record, direction: Direction) -> list[Flow]:
    known = rules.scale(_SCALE)
    return [
        flow for flow in record.flows_between(direction.sender, direction.receiver, MEASURE)
        if flow.directed and flow.source == direction.sender and flow.value in known
        and flow.observation in (Observation.OBSERVED, Observation.ZERO)
    ]  # fmt: skip


def _coded(flow: Flow, direction: Direction, rows: Iterable[Flow]) -> Coded:
    value = flow.value or 0.0
    level = rules.scale(_SCALE)[value]
    told = direction.at(flow.period)
    verdict, remark = _verdict(level, told, flow.period)
    if verdict is Verdict.DIFFERS and level is Level.NONE and _may_be_gap(told):
        verdict, remark = Verdict.GAP, "a nought may be a gap in the directories that it was counted from"
        if _later(flow, rows):
            remark += ", which list a mission later, and no claim tells of its opening in between"
    passage = f"{flow.passage.doc}:{flow.passage.start}-{flow.passage.end}" if flow.passage else ""
    return Coded(
        sender=direction.sender, receiver=direction.receiver, period=flow.period, level=level, value=value,
        series=flow.series, row=flow.row, passage=passage, told=told, verdict=verdict, remark=remark,
    )  # fmt: skip


def _verdict(level: Level, told: Sequence[Representation], period: When) -> tuple[Verdict, str]:
    """How a dataset's level stands to the stretches of its year; of several one that agrees is enough."""
    verdicts = [_of_stretch(level, stretch, period) for stretch in told]
    if not verdicts:
        return Verdict.UNDECIDED, _NOTHING
    for wanted in (Verdict.AGREES, Verdict.UNDECIDED, Verdict.DIFFERS):
        for verdict, remark in verdicts:
            if verdict is wanted:
                return verdict, remark
    return verdicts[0]


def _of_stretch(level: Level, stretch: Representation, period: When) -> tuple[Verdict, str]:
    if reason := _undecided(level, stretch, period):
        return Verdict.UNDECIDED, reason
    if Level.MISSION in (level, stretch.level) and level is not Level.NONE and stretch.level.mission:
        return Verdict.AGREES, "a mission of which one of the two tells no rank"
    same = level is (stretch.level if stretch.level.mission else Level.NONE)
    return (Verdict.AGREES, "") if same else (Verdict.DIFFERS, f"the claims tell of {_named(stretch)}")


def _undecided(level: Level, stretch: Representation, period: When) -> str:
    """Why claims and a dataset cannot be held against each other; empty where they can."""
    disputes = [dispute for dispute in stretch.disputes if dispute.bears_on(period)]
    if disputes and level in {stretch.level, *(dispute.otherwise for dispute in disputes)}:
        return "the claims contest the level"
    if stretch.level is Level.UNKNOWN:
        return _NOTHING
    if stretch.level is Level.RELATIONS and stretch.seat is Seat.UNTOLD:
        return "the claims tell of relations, not of their level"
    if stretch.seat is Seat.ELSEWHERE and level is Level.NONE:
        return "the head of mission lived elsewhere, whom directories may leave out"
    return ""


def _named(stretch: Representation) -> str:
    if stretch.level is Level.RELATIONS:
        return "relations without a mission"
    return "no relations" if stretch.level is Level.NONE else str(stretch.level)


def _may_be_gap(told: Sequence[Representation]) -> bool:
    """Whether claims have a mission before and after the nought, with nothing that ends it."""
    return any(stretch.level.mission and stretch.opened is not None for stretch in told)


def _later(flow: Flow, rows: Iterable[Flow]) -> bool:
    return any(row.value and row.period.sort_key > flow.period.sort_key for row in rows)
