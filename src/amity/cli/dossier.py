"""What a case adds up to: `amity dossier`, `amity chronology`, `amity export`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument

if TYPE_CHECKING:
    from amity.case import Case

OUT = click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=None)


@click.command()
@case_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=None,
              help="Where to write it [default: standard output].")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["html", "json"]), default="html", show_default=True)
@click.option(
    "--full-text", is_flag=True, help="Carry whole documents, not only passages with their context."
)
@click.option(
    "--made", default=None, metavar="DAY", help="A day to print on it; without one, none is printed."
)
def dossier(case: "Case", output: Path | None, form: str, full_text: bool, made: str | None) -> None:
    """Write the dossier of CASE as one HTML file.

    It tells how the states got along, works without a network, and each statement opens its passage.
    """
    text = case.dossier(form=form, full_text=full_text, made=made)
    if output is None:
        click.echo(text, nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{output} is written", err=True)


COMMANDS = (dossier,)
