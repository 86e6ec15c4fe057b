"""How two states stood, on one page: `amity picture`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument
from amity.cli.dossier import OUTPUT, deliver, not_on_a_screen

if TYPE_CHECKING:
    from amity.case import Case


@click.command()
@case_argument
@click.argument("states", nargs=-1, metavar="[STATE STATE]")
@OUTPUT
@click.option(
    "--without", multiple=True, metavar="NAME", help="Leave out a document or table; may be repeated."
)
def picture(case: "Case", *, states: tuple[str, ...], output: Path | None, without: tuple[str, ...]) -> None:
    """Draw how two states of CASE stood as one HTML page.

    It lays representation, treaties, contacts, net cooperation, flows and phases on one axis of time, with
    the coverage by sources below, and a table of all that it rests on. It works without a network. The
    states default to the case's dyad.
    """
    not_on_a_screen(output)
    deliver(case.relation(*states).without(*without).page(), output)


COMMANDS = (picture,)
