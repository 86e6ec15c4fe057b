"""Decide on findings, identities and conflicts: `weigh`, `identity`, `prefer`, `retract`, `merge`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import by_option, case_argument, case_option
from amity.cli.cases import finish
from amity.cli.output import forms, show

if TYPE_CHECKING:
    from amity.case import Case
    from amity.case.deciding import Entry
    from amity.model.decisions import Decision

why_option = click.option("--why", default="", help="The reason, kept with the decision.")


@click.command()
@click.argument("finding", metavar="FINDING")
@click.argument("ruling", type=click.Choice(["upheld", "dismissed", "unsure"]))
@why_option
@by_option
@case_option
def weigh(*, case: "Case", finding: str, ruling: str, why: str, by: str) -> None:
    """Uphold or dismiss a finding, or say that you are unsure.

    `amity weigh f-1a2b3c4d5e dismissed --why "the minutes are dated by the old calendar"`. A dismissed
    finding is no longer counted as a fault; `amity findings` still lists it, with the decision.
    """
    _told(case.decisions.weigh(finding, ruling, by=by, why=why))


@click.command()
@click.argument("one", metavar="CLAIM")
@click.argument("other", metavar="CLAIM")
@click.argument("ruling", type=click.Choice(["same", "different", "unsure"]))
@why_option
@by_option
@case_option
def identity(*, case: "Case", one: str, other: str, ruling: str, why: str, by: str) -> None:
    """Say whether two claims tell of one happening.

    The events follow: claims that are the same are one event, claims that are different never are.
    """
    _told(case.decisions.identify(one, other, ruling, by=by, why=why))


@click.command()
@click.argument("one", metavar="CLAIM")
@click.argument("other", metavar="OVER")
@why_option
@by_option
@case_option
def prefer(*, case: "Case", one: str, other: str, why: str, by: str) -> None:
    """Prefer a claim over another that it conflicts with.

    `amity prefer 000-1a2b3c4d5e 001-5d6e7f8a9b --why "an eyewitness"`: the event takes its date and place
    from the first. The other stays, and is cited as what differs.
    """
    _told(case.decisions.prefer(one, other, by=by, why=why))


def _told(decision: "Decision") -> None:
    click.echo(f"{decision.id}: {' '.join(decision.subject[1:])} {decision.ruling}")


@click.command()
@case_argument
@click.option("--orphans", is_flag=True, help="Only those whose claim or finding no reading gives any more.")
@click.option("--differences", is_flag=True, help="Only those on which analysts do not agree.")
@forms
def judgements(*, case: "Case", orphans: bool, differences: bool, form: str | None) -> None:
    """List what analysts judged and decided.

    With who, when and why. Each entry is there once, those taken back too. `state` says which are orphans,
    which differ from another analyst's, which contradict a later one, and which are past.
    """
    wanted = {name for name, asked in (("orphan", orphans), ("differs", differences)) if asked}
    entries = case.decisions.states()
    rows = [_row(entry, state) for entry, state in entries if not wanted or wanted & set(state)]
    show(rows, form, ("id", "about", "subject", "ruling", "state", "by", "at", "why"))


def _row(entry: "Entry", state: tuple[str, ...]) -> dict[str, Any]:
    """An entry of the log as a row: a judgement is on a claim, a decision on what it says."""
    from amity.model.decision_lines import decision_line
    from amity.model.decisions import Decision
    from amity.model.interchange import judgement_line

    if isinstance(entry, Decision):
        line, about, subject, ruling = decision_line(entry), str(entry.about), entry.subject[1:], entry.ruling
        return {**line, "about": about, "subject": list(subject), "ruling": str(ruling), "state": list(state)}
    line = judgement_line(entry)
    said = {"about": "claim", "subject": [entry.claim], "ruling": str(entry.verdict), "state": list(state)}
    return {**line, **said}


@click.command()
@click.argument("name", metavar="ID")
@why_option
@by_option
@case_option
def retract(*, case: "Case", name: str, why: str, by: str) -> None:
    """Take back a judgement or decision.

    It stays in the log."""
    entry = case.decisions.retract(name, by=by, why=why)
    click.echo(f"{entry.id}: {name} is taken back")


@click.command()
@case_argument
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
def merge(case: "Case", path: Path) -> None:
    """Take in another analyst's judgements.jsonl.

    What is in already counts once. Nothing is overwritten: where analysts do not agree, the last word counts,
    and both are told.
    """
    new, problems = case.decisions.merge(path)
    click.echo(f"{len(new)} taken in", err=True)
    taken = {entry.id for entry in new}
    apart = [held for held in case.decisions.differences if taken & {entry.id for entry in held}]
    for held in apart:
        row = [_row(entry, ()) for entry in held]
        told = "; ".join(f"{said['by'] or 'somebody'} says {said['ruling']}" for said in row)
        click.echo(f"{' '.join(row[0]['subject'])}: {told}")
    finish(problems)


COMMANDS = (weigh, identity, prefer, judgements, retract, merge)
