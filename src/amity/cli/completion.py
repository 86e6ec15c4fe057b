"""`amity completion`: what a shell needs to complete our commands."""

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    For bash: `amity completion bash > ~/.local/share/bash-completion/completions/amity`.
    """
    complete = get_completion_class(shell)
    assert complete is not None  # noqa: S101 - click has a class for each of the three
    click.echo(complete(ctx.find_root().command, {}, "amity", "_AMITY_COMPLETE").source())


COMMANDS = (completion,)
