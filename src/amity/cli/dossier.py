"""What a case adds up to: `amity dossier`, `amity chronology`, `amity export`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument

if TYPE_CHECKING:
    from amity.case import Case

OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Where to write it [default: standard output].",
)


@click.command()
@case_argument
@OUTPUT
@click.option("--format", "form", type=click.Choice(["html", "json"]), default="html", show_default=True)
@click.option(
    "--full-text", is_flag=True, help="Carry whole documents, not only passages with their context."
)
@click.option(
    "--made",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DAY",
    help="A day to print on it, such as 2026-11-21; without one, none is printed.",
)
def dossier(case: "Case", output: Path | None, form: str, full_text: bool, made: datetime | None) -> None:
    """Write the dossier of CASE as one HTML file.

    It tells how the states got along, works without a network, and each statement opens its passage.
    """
    day = made.date().isoformat() if made else None
    if form == "html":
        not_on_a_screen(output)
    deliver(case.dossier(form=form, full_text=full_text, made=day), output)


@click.command()
@case_argument
@OUTPUT
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "csv"]), default="text", show_default=True
)
def chronology(case: "Case", output: Path | None, form: str) -> None:
    """Print what happened, by date, with citations.

    It holds what has been reviewed, and claims of the tier whose precision is at least nine in ten. What was
    planned, proposed, rumoured or denied is not in it.
    """
    from amity.case.dossier import material_of
    from amity.present import chronology as written

    write = {"text": written.as_text, "markdown": written.as_markdown, "csv": written.as_csv}[form]
    found = written.chronology(material_of(case, full_text=False, made=None))
    deliver(write(found), output)
    if not found:
        click.echo("Nothing is known to have happened; `amity claims` has what was not settled.", err=True)


@click.command()
@case_argument
@OUTPUT
def export(case: "Case", output: Path | None) -> None:
    """Write all that CASE holds, as JSON lines.

    Documents, claims, events, flows and judgements: the same files and judgements give the same bytes.
    """
    deliver("".join(f"{line}\n" for line in case.export()), output)


def not_on_a_screen(output: Path | None) -> None:
    """Refuse to pour the source of a page, a megabyte or more, into a terminal.

    Raises UsageError where no file is named and standard output is one.
    """
    if output is None and sys.stdout.isatty():
        raise click.UsageError("it is a page for a browser: name a file for it, as in -o FILE.html")


def deliver(text: str, output: Path | None) -> None:
    """Write to a file, making its folder, or to standard output."""
    if output is None:
        click.echo(text, nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{output} is written", err=True)


COMMANDS = (chronology, dossier, export)
