"""Make a case, put documents in: `amity new`, `amity add`."""

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


def finish(left_out: tuple[str, ...]) -> None:
    """Say what was left out, a line each, and end with exit code 3 where there is any."""
    for line in left_out:
        click.echo(f"amity: {line}", err=True)
    if left_out:
        sys.exit(LEFT_OUT)


COMMANDS = (new, add)
