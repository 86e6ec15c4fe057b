"""What was counted between states: `amity flows`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, plain, show

if TYPE_CHECKING:
    from amity.case import Case
    from amity.model.series import Series
    from amity.relate.record import Record

BESIDE = "ideal point"
"""The measure of each state alone that is read beside how the two vote: the agenda is taken out of it."""


@click.command()
@case_argument
@click.argument("states", nargs=-1, metavar="[STATE [STATE]]")
@click.option("--measure", metavar="NAME", help="One measure alone, such as trade.")
@click.option("--join", is_flag=True, help="Tables of one document as one series, where no year conflicts.")
@click.option("--compare", "pair", nargs=2, metavar="ID ID", help="What two series do over a period.")
@click.option("--period", metavar="YEAR/YEAR", help="The period that --compare is of.")
@forms
def flows(
    case: "Case", *, states: tuple[str, ...], measure: str | None, join: bool, pair: tuple[str, str] | None,
    period: str | None, form: str | None,
) -> None:  # fmt: skip
    """List what was counted between states, by year.

    Of two states what was counted between them, of one all that it takes part in: trade, aid, votes,
    headlines and more, each series with its unit, rounding, gaps, source and rows. A nought that was counted,
    a missing figure and a year that nobody counted are told apart; a figure that must not be taken at its
    face is flagged, with the reason.
    """
    if period and not pair:
        raise click.UsageError("--period goes with --compare")
    record, codes = _record(case, states)
    found = _wanted(record, codes, measure, join=join)
    if pair:
        _compare(record, found, pair, period, form, join=join)
        return
    if form is None:
        _print(record, found)
        return
    from amity.relate.flows.telling import series_line

    show([series_line(one) for one in found], form, ("id", "measure", "unit", "source", "target", "points"))


def _record(case: "Case", states: Sequence[str]) -> tuple["Record", tuple[str, ...]]:
    """The record, and the states that are asked for; by default those of the case's first dyad."""
    from amity.case.dyads import code_of

    if len(states) > 2:
        raise click.UsageError("name one state or two")
    if len(states) != 1:
        record = case.record(*states)
        return record, record.pair
    code = code_of(states[0])
    # flows are those of the whole case, whatever two states a record is of
    return case.record(*(() if case.dyads else (code, "USA" if code != "USA" else "CHN"))), (code,)


def _wanted(record: "Record", states: tuple[str, ...], measure: str | None, *, join: bool) -> list["Series"]:
    """The series on the states; for two also sums of both directions, shares and ideal points."""
    from amity.relate.flows import press, series, totals

    one, other = (*states, None)[:2]
    found = list(series(record, one, other, measure, join=join))
    if len(states) < 2:
        return found
    found += totals(found)
    if measure in (None, "headlines"):
        found += press(record, states[0], states[1])
    if any(one.measure == "votes" for one in found):
        found += [s for state in states for s in series(record, state, measure=BESIDE) if s.target is None]
    return found


def _print(record: "Record", found: Sequence["Series"]) -> None:
    from amity.relate.flows import disagreements
    from amity.relate.flows.telling import LEGEND, lines

    if not found:
        click.echo("Nothing was counted of these states.")
        return
    for one in found:
        for line in lines(one):
            click.echo(plain(line))
        click.echo("")
    for apart in disagreements(found):
        click.echo(f"{apart.period}: {plain(apart.reason)} ({plain(apart.rows)})")
    click.echo(LEGEND)


def _compare(
    record: "Record", found: Sequence["Series"], pair: tuple[str, str], period: str | None, form: str | None,
    *, join: bool,
) -> None:  # fmt: skip
    from amity.errors import NotFound
    from amity.model.when import When
    from amity.relate.flows import compare, series
    from amity.relate.flows.telling import comparison_line

    # sums and shares are those of the states in question, other series of any on record
    there = {one.id: one for one in (*series(record, join=join), *found)}
    for name in pair:
        if name not in there:
            raise NotFound("series", name, "see `amity flows CASE STATE` for the ids")
    one, other = (there[name] for name in pair)
    span = When.parse(period) if period else When.unknown()
    years = [*one.years, *other.years]
    first = span.first_year if span.first_year is not None else min(years, default=0)
    last = span.last_year if span.last_year is not None else max(years, default=0)
    told = compare(one, other, (first, last))
    if form:
        show([comparison_line(told)], form, ("period", "p", "says"))
    else:
        click.echo(plain(told.says))


COMMANDS = (flows,)
