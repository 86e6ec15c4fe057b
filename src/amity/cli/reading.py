"""Read the documents of a case, by rules and by other engines: `amity read`, `amity refused`."""

from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_argument
from amity.cli.asking import ask, asking_options
from amity.cli.cases import finish
from amity.cli.output import forms, show
from amity.cli.progress import bar

if TYPE_CHECKING:
    from amity.case import Case


@click.command()
@case_argument
@click.option(
    "--workers", type=click.IntRange(1), default=None, help="Processes at work [default: one a core]."
)
@click.option("--again", multiple=True, metavar="DOC", help="Read this document again, changed or not.")
@click.option("--engine", default="rules", metavar="NAME", help="Who reads beside the rules, such as llm.")
@click.option("--model", default="", envvar="AMITY_MODEL", help="The model of that engine.")
@asking_options
def read(
    case: "Case", workers: int | None, again: tuple[str, ...], engine: str, model: str, **asked: Any
) -> None:
    """Read the documents of CASE that are new or changed.

    A document that cannot be read costs itself alone: one line says which, what is wrong and what to do,
    the others are read, and the exit code is 3.

    The rules always read. With --engine another engine reads beside them, from then on; `amity claims CASE
    --engine NAME` lists its claims. The engine llm asks a language model about each passage, once: the
    answers are kept in the case. What the passage does not bear out is refused, see `amity refused CASE`.
    The key of the endpoint is taken from AMITY_LLM_KEY.
    """
    left_out: tuple[str, ...] = ()
    if engine == "llm":
        _read(case, workers=workers, again=again)
        left_out = ask(case, model, asked)
        again = ()
        if asked["estimate"]:
            return
    options = {"model": model} if model and engine not in ("rules", "llm") else None
    left_out += _read(case, workers=workers, again=again, engine=engine, options=options)
    finish(left_out)


def _read(case: "Case", **how: Any) -> tuple[str, ...]:
    """Read, show how far it is, say what was read; a line for each document that was not."""
    with bar("Reading") as progress:
        report = case.read(progress=progress, **how)
    for name in report.read:
        for warning in case.document(name).warnings:
            click.echo(f"amity: {name}: {warning}", err=True)
    for line in (*report.vanished, *report.unread):
        click.echo(f"amity: {line}", err=True)
    told = f"{len(report.read)} read, {len(report.unchanged)} unchanged, {len(report.failed)} left out"
    click.echo(told, err=True)
    return report.failed


@click.command()
@case_argument
@click.option("--engine", default="llm", metavar="NAME", help="The engine that proposed [default: llm].")
@click.option("--doc", default=None, help="Only of this document.")
@click.option("--check", default=None, help="Only what did not pass this check.")
@forms
def refused(case: "Case", engine: str, doc: str | None, check: str | None, form: str | None) -> None:
    """List what a model proposed and the checks refused.

    Each with the check that it did not pass, the reason, and the proposal as it came.
    """
    rows = [row for row in case.readers.refused(engine, doc) if check in (None, row["check"])]
    show(rows, form, ("doc", "start", "check", "reason", "proposal"))


COMMANDS = (read, refused)
