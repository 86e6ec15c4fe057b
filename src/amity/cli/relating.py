"""How two states stood, on one screen, and their net cooperation: `amity relation`, `amity cooperation`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, plain, show

if TYPE_CHECKING:
    from amity.case import Case
    from amity.model.cooperation import Cooperation, NetCooperation, Way
    from amity.relate.record import Record

SHOWN = 3
"""How many ids a line shows; the other forms have all."""
COUNTED = ("period", "component", "way", "deeds", "expected", "promises", "exposure", "entries")
ALTERNATIVE = ("weights", "periods", "rank_correlation", "order_flips", "sign_flips")


@click.command()
@case_argument
@click.argument("states", nargs=-1, metavar="[STATE STATE]")
@click.option("--by", type=click.Choice(["all", "direction"]), default="all", help="Who acts on whom, apart.")
@click.option("--every", type=click.Choice(["year", "month"]), default="year", help="The periods.")
@click.option(
    "--weights",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A CSV file with the columns kind and weight [default: Goldstein 1992].",
)
@click.option("--streams", type=int, help="How many independent sources must speak of a period.")
@click.option("--components", is_flag=True, help="The counts behind it, unweighted.")
@click.option("--sensitivity", is_flag=True, help="How the path changes under other weights.")
@forms
def cooperation(
    case: "Case", *, states: tuple[str, ...], by: str, every: str, weights: Path | None, streams: int | None,
    components: bool, sensitivity: bool, form: str | None,
) -> None:  # fmt: skip
    """Measure the net cooperation of two states, by period.

    With 90 % intervals. A summary of reported events, not of sentiment. Where too few independent sources
    speak of a period, it has no figure. The states default to the case's dyad.
    """
    from amity.model.cooperation import Every, Way
    from amity.relate import components as counted
    from amity.relate import cooperation as net
    from amity.relate.cooperation import lines

    own = net.read_weights(weights) if weights else None
    record = _record(case, states)
    if components:
        counts = counted.components(record, every=Every(every))
        _show([lines.component_line(count, record.pair) for count in counts], form, COUNTED)
    elif sensitivity:
        found = net.sensitivity(record, every=Every(every), weights=own, streams=streams)
        _show(list(lines.sensitivity_lines(found)), form, ALTERNATIVE)
    else:
        path = net.cooperation(record, every=Every(every), weights=own, streams=streams)
        way = Way.ALL if by == "all" else None
        if form:
            show(lines.cooperation_lines(path, way), form, ())
        else:
            _print(_told(path, way))


def _show(rows: Sequence[dict[str, object]], form: str | None, columns: Sequence[str]) -> None:
    show(rows if form else [_short(row) for row in rows], form, columns)


def _record(case: "Case", states: Sequence[str]) -> "Record":
    if len(states) not in (0, 2):
        raise click.UsageError("give two states, or none for the case's dyad")
    return case.record(*states)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(plain(line))


def _short(row: dict[str, object]) -> dict[str, object]:
    """A row for the eye: numbers with two decimals, the first ids."""
    found = {name: f"{value:.2f}" if isinstance(value, float) else value for name, value in row.items()}
    entries = row.get("entries")
    return found | ({"entries": ids(entries)} if isinstance(entries, list) else {})


def ids(names: Sequence[str]) -> str:
    """The first of some ids, and how many more there are.

    >>> ids(["a", "b", "c", "d"]), ids([])
    ('a b c +1', '')
    """
    more = f" +{len(names) - SHOWN}" if len(names) > SHOWN else ""
    return " ".join(names[:SHOWN]) + more


def _told(net: "NetCooperation", way: "Way | None") -> Iterator[str]:
    """Net cooperation as lines for a reader, runs of periods without a figure as one."""
    one, other = net.states
    yield f"Net cooperation of {one} and {other} by {net.every}, weights: {net.weights}."
    yield "A summary of reported events, not of sentiment: weighted events a year, were all sources to speak."
    for each in net.paths if way is None else (way,):
        yield ""
        yield each.named(net.states)
        yield from _path(net.path(each)) if net.path(each) else ("  no source speaks of the two",)
    for reason, some in net.set_aside.items():
        yield f"not counted, {reason}: {len(some)} ({ids(some)})"
    for share in net.shares:
        low, high = share.share.low, share.share.high
        yield f"{share.label} tells {share.share.value:.0%} ({low:.0%} to {high:.0%}), {share.told} deeds"


def _path(path: "Sequence[Cooperation]") -> Iterator[str]:
    for why, run in groupby(path, key=lambda period: period.abstained):
        some = list(run)
        if why:
            first, last = some[0].period, some[-1].period
            entries = list(dict.fromkeys(name for period in some for name in period.entries))
            span = str(first) if first == last else f"{first} to {last}"
            yield f"  {span}: no figure; {why} ({len(entries)} told: {ids(entries) or 'none'})"
            continue
        for period in some:
            found = period.estimate
            assert found is not None  # noqa: S101 - one abstains, or has an estimate
            interval = f"{found.low:7.1f} to {found.high:6.1f}"
            yield f"  {period.period}  {found.value:6.1f}  90% {interval}   {ids(period.entries)}"


@click.command()
@case_argument
@click.argument("states", nargs=-1, metavar="[STATE STATE]")
@forms
def relation(case: "Case", *, states: tuple[str, ...], form: str | None) -> None:
    """Show on one screen how two states stood.

    Sources, status then and now, treaties, contacts, flows, net cooperation and phases, each in a line or two
    with the ids of the events that it rests on; the commands of these names have the rest. The states default
    to the case's dyad.
    """
    from amity.cli.overview import overview

    record = _record(case, states)
    texts = {document.name: document.text for document in case.documents()}
    said = overview(record, texts)
    if form:
        rows = ({"part": one.part, "text": one.text, "rests_on": list(one.rests_on)} for one in said)
        show(rows, form, ("part", "text", "rests_on"))
        return
    names = (record.reference.state(code).name for code in record.pair)
    click.echo(" and ".join(f"{plain(name)} ({code})" for name, code in zip(names, record.pair, strict=True)))
    last = ""
    for one in said:
        part, last = (one.part if one.part != last else ""), one.part
        found = f"  [{ids(one.rests_on)}]" if one.rests_on else ""
        click.echo(f"{part:12} {plain(one.text)}{plain(found)}")


COMMANDS = (relation, cooperation)
