"""The command line: one group, its commands in the files beside this one."""

import sys

import click

from amity import __version__
from amity.cli import (
    cases,
    comparing,
    completion,
    contacts,
    credence,
    deciding,
    dossier,
    examining,
    flows,
    judging,
    listings,
    phases,
    picture,
    proofing,
    reading,
    relating,
    review,
    routes,
    showing,
    standing,
    streams,
    theses,
    third_parties,
)
from amity.errors import AmityError

EPILOG = """Exit codes: 0 all is well; 1 it could not be done, and one line says why; 2 the command line is
wrong; 3 done, but something was left out, and a line each says what; 4 `proof` found a fault."""


class InOrder(click.Group):
    """A group whose commands are listed in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added."""
        return list(self.commands)


@click.group(cls=InOrder, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="amity")
def amity() -> None:
    """The evidence-based study of relations between states.

    A case is a folder. `amity new` makes one, `amity add` puts documents in, `amity read` reads their
    claims, `amity review` has you judge them, `amity dossier` writes what they add up to.
    """


MODULES = (
    *(cases, reading, listings, showing, proofing, examining, credence, review, judging, deciding),
    *(comparing, dossier, streams, standing, relating, contacts, flows, phases),
    *(routes, theses, third_parties, picture),
    completion,
)
for module in MODULES:
    for command in module.COMMANDS:
        amity.add_command(command)


def main() -> None:
    """Run the command line; an error of ours is one line and exit code 1."""
    try:
        amity(prog_name="amity")
    except AmityError as error:
        click.echo(f"amity: {error}", err=True)
        sys.exit(1)
