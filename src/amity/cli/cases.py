"""Make a case, put documents in, read them: `amity new`, `amity add`, `amity read`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument

if TYPE_CHECKING:
    from amity.case import Case

LEFT_OUT = 3


@click.command()
@click.argument("folder", metavar="CASE", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The dossier's title.")
@click.option(
    "--dyad", "dyads", nargs=2, multiple=True, metavar="STATE STATE", help="Two states, by code or name."
)
def new(folder: Path, title: str, dyads: tuple[tuple[str, str], ...]) -> None:
    """Make an empty case in the folder CASE.

    `amity new mongolia-dprk --dyad MNG PRK`; more than one dyad may be given.
    """
    from amity.case import Case

    case = Case.new(folder, dyads=dyads, title=title)
    click.echo(f"{case.path} is a new case; next: amity add {case.path} FILES")


@click.command()
@case_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
def add(case: "Case", paths: tuple[Path, ...]) -> None:
    """Put documents, tables and bibliographies into CASE.

    They are copied; a folder stands for what is in it.
    """
    report = case.add(paths)
    click.echo(f"{len(report.added)} added", err=True)
    for line in report.renamed:
        click.echo(f"amity: {line}", err=True)
    finish(report.left_out)


@click.command()
@case_argument
@click.option(
    "--workers", type=click.IntRange(1), default=None, help="Processes at work [default: one a core]."
)
@click.option("--again", multiple=True, metavar="DOC", help="Read this document again, changed or not.")
def read(case: "Case", workers: int | None, again: tuple[str, ...]) -> None:
    """Read the documents of CASE that are new or changed.

    A document that cannot be read costs itself alone: one line says which, what is wrong and what to do,
    the others are read, and the exit code is 3.
    """
    with click.progressbar(length=1, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        report = case.read(workers=workers, again=again, progress=progress)
    for name in report.read:
        for warning in case.document(name).warnings:
            click.echo(f"amity: {name}: {warning}", err=True)
    told = f"{len(report.read)} read, {len(report.unchanged)} unchanged, {len(report.failed)} left out"
    click.echo(told, err=True)
    finish(report.failed)


def finish(left_out: tuple[str, ...]) -> None:
    """Say what was left out, a line each, and end with exit code 3 where there is any."""
    for line in left_out:
        click.echo(f"amity: {line}", err=True)
    if left_out:
        sys.exit(LEFT_OUT)


COMMANDS = (new, add, read)
