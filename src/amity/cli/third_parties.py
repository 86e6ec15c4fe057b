"""Third parties: `amity brokers`, `amity network`, `amity leads`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_argument, opened
from amity.cli.output import forms, plain, show

if TYPE_CHECKING:
    from amity.case import Case
    from amity.model.brokers import Broker, Brokerage
    from amity.model.networks import Ground, Lead, SignedNetwork
    from amity.model.when import When


def date_of(ctx: click.Context, param: click.Parameter, value: str) -> "When":
    """The date that was given. Raises InvalidDate for what is none."""
    from amity.model.when import When

    return When.parse(value)


def case_of(ctx: click.Context, param: click.Parameter, value: str | None) -> "Case | None":
    """The case that was given, if any was."""
    return opened(ctx, param, value) if value else None


def at_option(command: Any) -> Any:
    """Add `--at`, the date before which something must have been known."""
    text = "Only what was known before the first day of this date (EDTF) counts."
    return click.option("--at", required=True, callback=date_of, metavar="DATE", help=text)(command)


@click.command()
@click.argument("one", metavar="STATE")
@click.argument("other", metavar="STATE")
@at_option
@click.option("--case", "case", callback=case_of, metavar="CASE", help="What its documents tell counts, too.")
@click.option("--most", default=10, show_default=True, help="How many states; 0 for all.")
@click.option("--of", "only", metavar="STATE", help="This host alone, with all its reasons.")
@click.option("--why", is_flag=True, help="Every reason, with what it rests on.")
@click.option(
    "--weights",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Other weights: a file with the terms and columns of ours.",
)
@forms
def brokers(
    one: str, other: str, *, at: "When", case: "Case | None", most: int, only: str | None, why: bool,
    weights: Path | None, form: str | None,
) -> None:  # fmt: skip
    """Rank all states as hosts for talks between two others.

    By what was known at a date of embassies in both capitals, record as host, nearness, alliances and
    rivalries, neutrality, common organisations and, with --case, what its documents tell of earlier years.
    """
    from amity.case.dyads import code_of
    from amity.reference import load
    from amity.relate import brokers as ranking
    from amity.relate.network.lines import broker_line

    parties = code_of(one), code_of(other)
    given = case.record(*parties) if case and parties[0] != parties[1] else load()
    chosen = ranking.weights(weights) if weights else None
    found = ranking.brokers(given, *parties, at, weights=chosen)
    shown = _chosen(found, code_of(only)) if only else found.brokers[: most if most > 0 else None]
    if form:
        show([broker_line(found, broker) for broker in shown], form, ("rank", "state", "score"))
        return
    for line in _told_brokers(found, shown, why=why or only is not None):
        click.echo(plain(line))


def _chosen(found: "Brokerage", code: str) -> "tuple[Broker, ...]":
    """The place of one state. Raises InvalidValue for a party, or what was no state then."""
    from amity.errors import InvalidValue

    broker = found.of(code)
    if broker is None:
        raise InvalidValue("brokers", "--of", code, f"a state in {found.at} other than the two")
    return (broker,)


def _told_brokers(found: "Brokerage", shown: "Sequence[Broker]", *, why: bool) -> Iterator[str]:
    """The hosts in lines for a reader."""
    yield (
        f"Hosts for {' and '.join(found.parties)} by what was known before {found.at}, of"
        f" {len(found.brokers)} states; the scores are log-odds, their weights not fitted to any list"
    )
    for broker in shown:
        track = f"  has hosted them at track {broker.track}" if broker.track else ""
        yield f"{broker.rank:4}  {broker.state}  {broker.score:+6.2f}  share {broker.share:5.1%}{track}"
        for reason in broker.reasons if why else broker.reasons[:4]:
            yield f"          {reason.worth:+5.2f}  {reason.words}"
            if why:
                for evidence in reason.evidence:
                    yield f"                   {evidence}"
    for missing in found.unknown:
        yield f"  not on record: {missing}"


@click.command()
@case_argument
@click.argument("states", metavar="[STATE]...", nargs=-1)
@at_option
@click.option("--years", default=10.0, show_default=True, help="How far back events count.")
@click.option("--half-life", default=5.0, show_default=True, help="Years in which an event's weight halves.")
@click.option("--why", is_flag=True, help="All that each edge rests on.")
@forms
def network(
    case: "Case", states: tuple[str, ...], *, at: "When", years: float, half_life: float, why: bool,
    form: str | None,
) -> None:  # fmt: skip
    """Show who stood with and against whom at a date.

    With triads, and whether they were balanced.

    STATES are those of the region; by default the case's own and all whom they have dealt with. Edges that
    nothing is known of are left out; the other forms have the ids and rows of each.
    """
    from amity.case.dyads import group_of
    from amity.relate.network import network as signed
    from amity.relate.network.lines import balance_line, edge_line, triad_line

    codes = group_of(states) if states else None
    found = signed(case.record(), at, codes, years=years, half_life=half_life)
    if form:
        balance = [balance_line(found.balance)] if found.balance else []
        show([*map(edge_line, found.edges), *map(triad_line, found.triads), *balance], form, ())
        return
    for line in _told_network(found, why=why):
        click.echo(plain(line))


def _told_network(found: "SignedNetwork", *, why: bool) -> Iterator[str]:
    """The edges, triads and balance in lines for a reader."""
    yield f"{len(found.states)} states before {found.at}, by events of {found.years:g} years and bonds"
    if found.absent:
        yield f"  no states then, and left out: {', '.join(found.absent)}"
    for edge in found.edges:
        cited = _cited([_ground(ground) for ground in edge.grounds], len(edge.grounds) if why else 3)
        yield (
            f"  {'-'.join(edge.states)}  {edge.sign:10}  +{edge.positive:.2f} -{edge.negative:.2f}"
            f"  probability of good {edge.probability:.2f}"
        )
        yield f"           {cited}"
    for triad in found.triads:
        answer = {True: "balanced", False: "NOT balanced", None: "ambivalent"}[triad.balanced]
        weak = ", weakly balanced" if triad.weakly and not triad.balanced else ""
        signs = "".join({"positive": "+", "negative": "-"}.get(str(sign), "±") for sign in triad.signs)
        yield f"  {'-'.join(triad.states)}  {signs}  {answer}{weak}  probability {triad.probability:.2f}"
    yield from _told_balance(found)


def _ground(ground: "Ground") -> str:
    """What an edge rests on, with its worth and the id or row where it stands."""
    rows = "; ".join(row.partition(" [")[0] for row in ground.evidence)
    return f"{ground.worth:+.2f} {ground.words} ({rows})"


def _told_balance(found: "SignedNetwork") -> Iterator[str]:
    balance = found.balance
    if balance is None or balance.share is None:
        yield "no triad of known edges: nothing can be said of balance"
        return
    least, most = balance.line_index
    index = f"{most}" if least == most else f"between {least} and {most}"
    yield (
        f"{balance.triads} triads: {balance.share:.0%} of the clear ones balanced; by how sure the edges are"
        f" {balance.expected:.0%} of all, give or take {balance.spread:.0%}; line index {index}"
    )
    others = {None: "; others may be as good", 1: ""}.get(balance.ways, f"; one of {balance.ways} as good")
    sides = " | ".join(", ".join(camp) or "none" for camp in balance.camps)
    yield f"  camps: {sides}{others}"
    for pair in balance.frustrated:
        yield f"  stands against them: {'-'.join(pair)}"
    told = (
        "holds" if balance.weak else "fails by " + ", ".join("-".join(pair) for pair in balance.against_weak)
    )
    yield f"  weak balance (Davis) {told}"


@click.command()
@case_argument
@click.argument("first", metavar="STATE-STATE")
@click.argument("second", metavar="STATE-STATE")
@click.option("--lags", default=3, show_default=True, help="How many periods later is looked at.")
@click.option("--months", default=12, show_default=True, help="The length of a period: 1, 3, 6 or 12.")
@click.option(
    "--measure", type=click.Choice(("events", "net")), default="events", show_default=True,
    help="Counts of events, or their net weight on Goldstein's scale.",
)  # fmt: skip
@forms
def leads(
    case: "Case", first: str, second: str, *, lags: int, months: int, measure: str, form: str | None
) -> None:
    """Say whether one dyad goes before another.

    That is, whether what happens in the one comes before what happens in the other, or the other way round.

    Each source is held against itself, so that one which begins is no warming; p allows for all lags and both
    directions. A lead is no cause: a third may lead both.
    """
    from amity.relate import leads as leading
    from amity.relate.network.lines import lead_line

    one, other = _pair(first), _pair(second)
    record = case.record(*dict.fromkeys((*one, *other)))
    found = leading.leads(record, one, other, lags=lags, months=months, measure=measure)
    if form:
        show([lead_line(lead) for lead in found], form, ("first", "second", "finding", "why"))
        return
    for lead in found:
        for line in _told_lead(lead):
            click.echo(plain(line))


def _cited(rows: Sequence[str], most: int = 3) -> str:
    """The first of some ids or rows, and how many more there are."""
    more = len(rows) - most
    return ", ".join(rows[:most]) + (f" and {more} more" if more > 0 else "")


def _pair(text: str) -> tuple[str, str]:
    """The two states of a word such as MNG-PRK. Raises click.BadParameter, or NotFound for no state."""
    from amity.case.dyads import code_of

    sides = text.split("-")
    if len(sides) != 2:
        raise click.BadParameter(f"{text!r}: write two codes with a hyphen, such as MNG-PRK")
    return code_of(sides[0]), code_of(sides[1])


def _told_lead(lead: "Lead") -> Iterator[str]:
    """A direction in lines for a reader."""
    yield f"{'-'.join(lead.first)} before {'-'.join(lead.second)}: {lead.finding} ({lead.why})"
    if lead.strongest is None:
        return
    told = ", ".join(f"{lag.correlation:+.2f} after {lead.after(lag.periods)}" for lag in lead.lags)
    yield f"    correlations of surprises: {told}; one of {lead.detectable:.2f} would mostly have been found"
    for pair, number, events in zip(
        (lead.first, lead.second), lead.events, (lead.first_events, lead.second_events), strict=True
    ):
        yield f"    {'-'.join(pair)} {lead.span}: {number:.1f} events by credence; {_cited(events)}"
    yield f"    over {lead.after(lead.periods)}; {lead.undated} events not dated to one period left out"


COMMANDS = (brokers, network, leads)
