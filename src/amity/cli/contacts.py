"""Who met whom, and how much the sources speak at all: `amity contacts`, `amity coverage`."""

from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, plain, show

if TYPE_CHECKING:
    from amity.case import Case
    from amity.model.contacts import Contact, Contacts
    from amity.model.silence import Silence

YEARS = click.IntRange(min=1)


@click.command()
@case_argument
@click.argument("states", nargs=-1, metavar="[STATE STATE]")
@click.option(
    "--by", type=click.Choice(("year", "rank", "direction", "channel")), help="Numbers instead of a list."
)
@forms
def contacts(case: "Case", *, states: tuple[str, ...], by: str | None, form: str | None) -> None:
    """List who went to whom, when and at what rank.

    Between STATE and STATE, by default those of the case's dyad; by which channel, too. Meetings in a visit
    are part of it. Counted is what happened; plans, invitations, messages and statements that count contacts
    stand apart.
    """
    from amity.relate.contacts import contacts as contacts_of
    from amity.relate.contacts_lines import BY, contact_rows

    found = contacts_of(case.record(*states))
    if by:
        rows = list(BY[by](found))
        show(rows, form, [name for name in (rows[0] if rows else ()) if name != "contacts"])
    elif form:
        show(contact_rows(found), form, ())
    else:
        _print_contacts(found)


def _print_contacts(found: "Contacts") -> None:
    visits = [sum(visit.guest == side for visit in found.visits) for side in (found.one, found.other)]
    click.echo(
        f"{found.one} and {found.other}: {len(found.contacts)} contacts; {visits[0]} visits of {found.one} "
        f"to {found.other}, {visits[1]} of {found.other} to {found.one}"
    )
    for contact in found.contacts:
        _print_contact(contact)
    if found.doubtful:
        click.echo("told, but too doubtful to be counted:")
    for contact in found.doubtful:
        _print_contact(contact)
    _print_beside(found)


def _print_contact(contact: "Contact") -> None:
    sides = f"{contact.guest} to {contact.host}" if contact.guest else "both"
    names = ", ".join(sorted({one.name for one in contact.capacities if one.name}))
    click.echo(
        f"  {str(contact.date) or 'no date':24} {sides:11} {contact.form:22} {contact.rank:30} "
        f"{', '.join(contact.channels)}{f' ({plain(names)})' if names else ''}  [{contact.id}]"
    )
    from amity.model.answers import Answer

    if contact.host_stands:
        how = {"equal": "of equal rank", "above": "of higher rank", "below": "of lower rank"}
        host = contact.rank_of(contact.host)
        click.echo(f"  {'':24} received by one {how[contact.host_stands]}: {host}")
    if contact.competent is not Answer.UNKNOWN:
        click.echo(f"  {'':24} competent: {contact.competent.value}; {plain(contact.competence)}")
    if contact.untold_by:
        click.echo(f"  {'':24} not told by {', '.join(contact.untold_by)}, which covers the year")


def _print_beside(found: "Contacts") -> None:
    """Print what is no contact: statements that count, forums, messages, plans."""
    for tally in found.tallies:
        sides = f"{tally.guest} to {tally.host}" if tally.guest else "both"
        number = {0: "none", None: "no number"}.get(tally.number, str(tally.number))
        rank = " of high rank" if tally.high else ""
        unsure = f", {len(tally.unsure)} of them of unknown rank" if tally.unsure else ""
        click.echo(
            f"claimed of {str(tally.period) or 'no dates'}, {sides}: {number}{rank}; in "
            f"hand {len(tally.in_hand)}{unsure}: {tally.verdict}  “{plain(tally.words)}” [{tally.claim}]"
        )
    for forum in found.forums:
        roles = " and ".join(dict.fromkeys(forum.roles))
        ids = f" [{', '.join(forum.claims)}]" if forum.claims else ""
        click.echo(f"both in {forum.name} ({roles}): {forum.since}{ids}")
    click.echo(
        f"not counted: {len(found.messages)} messages, {len(found.foretold)} planned, offered or invited, "
        f"{len(found.denied)} denied"
    )


@click.command()
@case_argument
@click.argument("states", nargs=-1, metavar="[STATE STATE]")
@click.option("--years", type=YEARS, help="Years of a period [default: 1; of silence 10].")
@click.option(
    "--silence", "kinds", multiple=True, metavar="KIND",
    help="How strong it is that no such thing is told: a kind or family of `amity kinds`; repeat for more.",
)  # fmt: skip
@click.option("--rate", type=click.FloatRange(min=0), help="The habit that silence speaks against, a year.")
@forms
def coverage(
    case: "Case", *, states: tuple[str, ...], years: int | None, kinds: tuple[str, ...], rate: float | None,
    form: str | None,
) -> None:  # fmt: skip
    """List how much the independent sources speak of each year.

    Of STATE and STATE, by default those of the case's dyad. A year without events is thereby told from a year
    without sources.
    """
    from amity.relate.coverage import coverage as coverage_of
    from amity.relate.coverage_lines import coverage_rows, silence_rows, stream_rows
    from amity.relate.silence import silence

    record = case.record(*states)
    if kinds:
        found = silence(record, kinds, rate=rate, years=years or 10)
        show(silence_rows(found), form, _SILENCE)
        if form is None:
            _print_silence(found)
        return
    covered = coverage_of(record)
    rows = coverage_rows(covered, years or 1)
    if form:
        show(rows, form, _COVERAGE)
        return
    show(stream_rows(covered), None, ("source", "telling", "from", "to", "events", "voice_of", "why"))
    show(rows, None, _COVERAGE)


_COVERAGE = ("years", "exposure", "sources", "depth", "told")
_SILENCE = (
    "years",
    "coverage",
    "exposure",
    "interested",
    "told",
    "once",
    "against_one",
    "habit",
    "against_habit",
)


def _print_silence(found: "Silence") -> None:
    one, other = found.states
    click.echo(f"{', '.join(found.kinds)} between {one} and {other}; once and habit: how many times likelier")
    click.echo(f"the silence is if nothing happened, against one act and against {found.rate:g} a year")
    low, value, high = found.detection.span
    click.echo(
        f"a source at full voice tells of {value:.0%} of what happens ({low:.0%} to {high:.0%}): "
        f"{found.detection.why}"
    )
    click.echo(f"such things told of either and a third state: {', '.join(found.comparable) or 'none'}")
    if found.interested:
        click.echo(f"no disinterested witness of its own disputes: {', '.join(found.interested)}")
    if found.doubtful:
        click.echo(f"told, but not believed: {', '.join(found.doubtful)}")
    for denial in found.denials:
        side = ", which speaks for one of the two" if denial.interested else ""
        when = str(denial.date) or "no date"
        click.echo(f"denied outright: {when} “{plain(denial.words)}” {denial.source}{side} [{denial.claim}]")


COMMANDS = (contacts, coverage)
