"""When there was little and when much, and what broke it: `amity phases`, `amity breaks`, `amity effect`."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, plain, show
from amity.errors import InvalidDate, NotFound
from amity.model.effects import digits

if TYPE_CHECKING:
    from amity.case import Case
    from amity.model.effects import Break, Breaks, Change, Differences, Effect, Step
    from amity.model.relations import Estimate, Phase, Phases, Seen
    from amity.model.series import Series
    from amity.relate.record import Record

MILLION = 1_000_000
DOUBLE = 2.0
SHOWN = 4
"""Ids that a line shows; the other forms have all."""
USUAL = "trade"
"""The measure that is meant where none is named, if there are several."""
measure_option = click.option(
    "--measure", help="What was measured, as the tables call it  [default: trade, or the only one]."
)
join_option = click.option(
    "--join", is_flag=True, help="Tables of one document as one series, where no year conflicts."
)


@click.command()
@case_argument
@click.argument("states", nargs=-1, metavar="[STATE STATE]")
@forms
def phases(case: "Case", *, states: tuple[str, ...], form: str | None) -> None:
    """Tell when there was little between two states, when much.

    By what happened and was measured, not by what texts say of how relations stood; with the years in which
    each phase may begin. The states default to the case's dyad.
    """
    from amity.relate.phases import phases as phases_of

    found = phases_of(_record(case, states))
    if form:
        show([row(phase) for phase in found.phases] or [row(found)], form, ())
        return
    for line in _phases_told(found):
        click.echo(plain(line))


@click.command()
@case_argument
@click.argument("states", nargs=-1, metavar="[STATE STATE]")
@measure_option
@join_option
@forms
def breaks(
    case: "Case", *, states: tuple[str, ...], measure: str | None, join: bool, form: str | None
) -> None:
    """Find where a measured series breaks, at dates not given.

    In level, and in logarithms, where a halving is as large from 2 to 1 as from 20 to 10.
    """
    from amity.relate.breaks import breaks as breaks_of

    found = [breaks_of(one) for one in _series(_record(case, states), measure, join=join)]
    if form:
        show([row(one) for one in found], form, ())
        return
    for one in found:
        for line in _breaks_told(one):
            click.echo(plain(line))


@click.command()
@case_argument
@click.argument("date")
@click.argument("states", nargs=-1, metavar="[STATE STATE]")
@measure_option
@join_option
@click.option("--logs", is_flag=True, help="In logarithms.")
@click.option("--from", "first", type=int, help="The first year that is used.")
@click.option("--to", "last", type=int, help="The last year that is used.")
@click.option(
    "--against", multiple=True, nargs=2, metavar="STATE STATE", help="Another dyad, to compare with."
)
@forms
def effect(
    case: "Case", *, date: str, states: tuple[str, ...], measure: str | None, join: bool, logs: bool,
    first: int | None, last: int | None, against: tuple[tuple[str, str], ...], form: str | None,
) -> None:  # fmt: skip
    """Tell what a measured series does at the date of an event.

    The year of the date counts with those after it, unless the date is of its second half. What is not found
    is told with how large it would have had to be. Another dyad is compared before and after the date, or
    over the years --from --to where both are given.
    """
    from amity.model.effects import Scale
    from amity.relate.effects import effect as effect_of

    year, record = _year(date), _record(case, states)
    chosen = _at(_series(record, measure, join=join), year)
    scale = Scale.LOGARITHM if logs else Scale.LEVEL
    found = effect_of(chosen, year, scale=scale, first=first, last=last)
    compared = _compared(record, chosen, against, chosen.measure, (year, first, last)) if against else None
    if form:
        show([row(one) for one in (found, compared) if one], form, ())
        return
    for line in (*_effect_told(found), *(_compared_told(compared) if compared else ())):
        click.echo(plain(line))


def _record(case: "Case", states: Sequence[str]) -> "Record":
    if len(states) not in (0, 2):
        raise click.UsageError("give two states, or none for the case's dyad")
    return case.record(*states)


def _series(record: "Record", measure: str | None, *, join: bool) -> list["Series"]:
    """The series of a measure between the two states; of none that is named the usual, or the only one.

    Raises NotFound where there is none with a figure.
    """
    from amity.relate.flows import series

    counted = [one for one in series(record, *record.pair, join=join) if one.counted]
    known = sorted({one.measure for one in counted})
    measure = measure or (known[0] if len(known) == 1 else USUAL)
    found = [one for one in counted if one.measure == measure]
    if not found:
        remedy = f"measured between {' and '.join(record.pair)}: {', '.join(known) or 'nothing'}"
        raise NotFound("measure", measure, remedy)
    return found


def _year(date: str) -> int:
    """The first year after a date, or its own where it falls into the first half."""
    from amity.model.when import When

    when = When.parse(date)
    if when.first_year is None or when.first_year != when.last_year:
        raise InvalidDate(date, "a date within one year")
    first = When.parse(f"{when.first_year:04d}").earliest
    late = when.earliest is not None and first is not None and when.earliest - first >= 182
    return when.first_year + int(late)


def _at(found: Sequence["Series"], year: int) -> "Series":
    """The series that has the year, or else the longest."""
    having = [one for one in found if one.years[0] < year <= one.years[-1]]
    return max(having or found, key=lambda one: len(one.years))


def _compared(
    record: "Record", chosen: "Series", against: Sequence[tuple[str, str]], measure: str,
    years: tuple[int, int | None, int | None],
) -> "Differences":  # fmt: skip
    from amity.relate.differences import differences
    from amity.relate.flows import series

    date, first, last = years
    others = []
    for one, other in against:
        first_code, second_code = _code(record, one), _code(record, other)
        known = [each for each in series(record, first_code, second_code, measure) if each.counted]
        if not known:
            raise NotFound(measure, f"{one} {other}", "no figures between these two states")
        found = [each for each in known if each.unit == chosen.unit]
        if not found:
            units = ", ".join(sorted({each.unit for each in known}))
            raise NotFound(
                measure, f"{one} {other} in {chosen.unit}", f"counted between these two in {units}"
            )
        others.append(_at(found, date))
    period = first is not None and last is not None
    return differences(chosen, others, date=None if period else date, first=first, last=last)


def _code(record: "Record", name: str) -> str:
    if name.upper() in record.reference.states:
        return name.upper()
    return next(iter(record.reference.resolve(name, None)), name)


def row(item: Any) -> Any:
    """A result as plain values for other programs; infinity, which JSON has not, is null."""
    if is_dataclass(item) and not isinstance(item, type):
        if type(item).__name__ == "When":
            return str(item)
        return {one.name: row(getattr(item, one.name)) for one in fields(item)}
    if isinstance(item, dict):
        return {str(key): row(value) for key, value in item.items()}
    if isinstance(item, list | tuple):
        return [row(one) for one in item]
    if isinstance(item, float) and not math.isfinite(item):
        return None
    return str(item) if isinstance(item, str) else item


def _phases_told(found: "Phases") -> Iterator[str]:
    one, other = found.states
    if found.why:
        yield f"{one} and {other}: {found.why}"
        return
    count = "1 phase" if len(found.phases) == 1 else f"{len(found.phases)} phases"
    yield f"{one} and {other}: {count}, by {', '.join(found.channels)}"
    for phase in found.phases:
        yield from _phase_told(phase)
    if found.left_out:
        yield f"left out, since no year can be given to them: {_ids(list(found.left_out))}"


def _phase_told(phase: "Phase") -> Iterator[str]:
    first, last = phase.years
    span = f"{first}-{last}" if first != last else f"{first}"
    yield f"{span:<11}{phase.amount:<10}{phase.name}"
    if phase.begins:
        sure = f"; a change is {phase.probability:.0%} probable" if phase.probability is not None else ""
        yield f"    begins {phase.begins.low:.0f}-{phase.begins.high:.0f} (90%){sure}"
    if phase.change:
        yield f"    all acts {_times(phase.change)} those of the phase before"
    for one in phase.seen:
        yield f"    {_seen_told(one)}"
    figures = "1 figure" if len(phase.rows) == 1 else f"{len(phase.rows)} figures"
    yield f"    rests on {_ids(phase.events)}; {figures}; {_speaking(phase)}"
    if phase.caveat:
        yield f"    {phase.caveat}"


def _seen_told(one: "Seen") -> str:
    much = f"{one.amount:g} {one.unit} a year" if one.measured else f"{one.amount:g} by credence"
    beside = f", {_times(one.change)} before: {one.turn}" if one.change else ""
    return f"{one.channel}: {much}{beside}"


def _times(change: "Estimate") -> str:
    high = f"{change.high:.2g}" if change.high < 100 else "beyond 100"
    return f"{change.value:.2g} times ({change.low:.2g} to {high})"


def _speaking(phase: "Phase") -> str:
    number = len(phase.sources)
    return f"{number} source{'s' if number != 1 else ''} speak{'s' if number == 1 else ''} of it"


def _ids(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more if names else "no event"


def _breaks_told(found: "Breaks") -> Iterator[str]:
    yield f"{found.series}, {found.unit}"
    yield from (f"  {note}" for note in (found.note,) if note)
    if found.why:
        yield f"  no break was sought: {found.why}"
    for one in found.breaks:
        yield f"  {_break_told(one)}"
    scales = {one.scale for one in found.breaks}
    for one in (each for each in found.sought if each.scale not in scales):
        yield f"  no break in {one.scale} beyond chance; the largest: {_break_told(one)}"
    for words, steps in (("steepest falls", found.falls), ("steepest rises", found.rises)):
        for step in steps:
            yield f"  {words} in {step.scale}: {_step_told(step)}"
    yield from (f"  {note}" for note in (found.noughts, *found.regimes) if note)
    if found.claims:
        yield f"  by {_ids(found.claims)}"


def _break_told(one: "Break") -> str:
    share = f", {_changed(one.ratio)}" if one.ratio is not None else ""
    rows = f" ({_ids(one.rows)})" if one.rows else ""
    means = f"mean {digits(one.before)} to {digits(one.after)}{share}"
    near = ", or nearer to the end" if one.at_end else ""
    return f"break in {one.scale} {one.years[0]}-{one.years[1]}{near}: {means}, p = {one.p:.3f}{rows}"


def _changed(ratio: float) -> str:
    """By how much a value changed: as a share of the old one, from double on as its multiple.

    >>> _changed(0.2), _changed(1.05), _changed(11.65)
    ('down 80%', 'up 5%', '11.7 times as much')
    """
    if ratio >= DOUBLE:
        return f"{ratio:.3g} times as much"
    return f"{'up' if ratio >= 1 else 'down'} {abs(ratio - 1):.0%}"


def _full(value: float) -> str:
    """A figure as it was counted; of a mean six digits."""
    return f"{value:.0f}" if abs(value) >= MILLION else f"{value:.6g}"


def _step_told(step: "Step") -> str:
    share = f", {_changed(step.ratio)}" if step.ratio is not None else ""
    rows = f" ({_ids(step.rows)})" if step.rows else ""
    return f"{step.years[0]}-{step.years[1]}, {_full(step.values[0])} to {_full(step.values[1])}{share}{rows}"


def _effect_told(found: "Effect") -> Iterator[str]:
    yield f"{found.series} from {found.date} on: {found.says}"
    span = f"{found.first}-{found.last} ({found.window})"
    yield f"  {found.before} values before and {found.after} from then on, {span}"
    if found.difference is not None:
        yield f"  mean after less mean before: {digits(found.difference, sign='+')}"
    if found.level:
        yield f"  change of level beside the trend: {_interval(found.level)}, p = {found.p:.3f}"
    if found.rounding:
        low, high = found.rounding
        ends = f"{digits(low, sign='+')} and {digits(high, sign='+')}"
        yield f"  whatever rounding hides, that change lies between {ends}"
    if found.placebo is not None:
        yield f"  as large at {found.placebo:.0%} of {found.placebos} other dates"
    if found.slope:
        often = (
            f", as large at {found.slope_placebo:.0%} of other dates"
            if found.slope_placebo is not None
            else ""
        )
        yield f"  change of trend a year: {_interval(found.slope)}{often}"
    yield from (f"  {note}" for note in (found.note,) if note)
    yield f"  rests on {_ids(found.rows)}"


def _interval(estimate: "Estimate") -> str:
    value, low, high = (digits(n, sign="+") for n in (estimate.value, estimate.low, estimate.high))
    return f"{value} (90% between {low} and {high})"


def _bounded(one: "Change") -> str:
    change, low, high = (digits(number, sign="+") for number in (one.change, one.low, one.high))
    return f"{change} ({low} to {high})"


def _compared_told(found: "Differences") -> Iterator[str]:
    yield f"beside {len(found.others)} other dyads: {digits(found.level, sign='+')} {found.unit}"
    for one in (found.change, *found.others):
        years = f"{one.years[0]}-{one.years[-1]}"
        yield f"  {'-'.join(one.states)} {years}: {_bounded(one)}"
    if found.logarithm is not None:
        yield f"  in logarithms {digits(found.logarithm, sign='+')}"
    yield f"  p = {found.p:.3f} by rank" if found.p is not None else f"  {found.why}"
    yield from (f"  {note}" for note in found.notes)


COMMANDS = (phases, breaks, effect)
