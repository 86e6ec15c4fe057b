"""For other people's pipelines: `amity code` and `amity resolve` read lines and write lines.

They hold no more than a few batches of lines at a time, so a stream need not end. Lines are answered in
their order, whatever the number of workers, and each as soon as it and those before it are done.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from amity.cli.cases import LEFT_OUT
from amity.cli.feed import answers, cores

if TYPE_CHECKING:
    from amity.extract.lines import Work

INTERRUPTED, PIPE_CLOSED = 130, 141
"""What shells say of a process that SIGINT or SIGPIPE ended."""
JSONL = click.option("--jsonl", is_flag=True, help="JSON lines in and out; the only form, and the default.")
LINES = click.argument("lines", type=click.File("rb"), default="-")
WORKERS = click.option(
    "--workers", type=click.IntRange(1), help="How many processes work at a time; as many as there are cores."
)


@click.command()
@JSONL
@WORKERS
@LINES
def code(lines: BinaryIO, workers: int | None, jsonl: bool) -> None:
    """Code sentences or stories into events, line by line.

    LINES is a file or standard input. Each line is {"id", "text", "date", "doc"?}; lines with one doc,
    in order, are one discourse. What is written is {"id", "events": [...]}, with source, target, PLOVER
    type, modality and date of each event.

    A line that cannot be used is named on standard error and has no events; the rest goes on. A discourse
    is answered when it is complete, a line without doc at once; one of more than 500 lines in stretches.
    """
    from amity.extract.lines import NO_EVENTS, coded

    _stream(lines, coded, NO_EVENTS, workers)


@click.command()
@JSONL
@WORKERS
@LINES
def resolve(lines: BinaryIO, workers: int | None, jsonl: bool) -> None:
    """Resolve names of actors to states, line by line.

    LINES is a file or standard input. Each line is {"id", "text", "date"}; what is written is
    {"id", "country"}, null where it is unknown or can be several. A line that cannot be used is named on
    standard error.
    """
    from amity.extract.lines import NO_COUNTRY, resolved

    _stream(lines, resolved, NO_COUNTRY, workers)


def _stream(lines: BinaryIO, work: "Work", empty: dict[str, Any], workers: int | None) -> None:
    """Write an answer to each line; end with exit code 3 where a line could not be used."""
    left_out = False
    with _ending_cleanly():
        for batch in answers(lines, work, empty, workers=workers or cores()):
            for answer in batch:
                if answer.error:
                    left_out = True
                    click.echo(f"amity: line {answer.number}: {answer.error}", err=True)
            written = [answer.json for answer in batch if answer.json]
            if written:
                click.echo("\n".join(written).encode("utf-8"))
    if left_out:
        sys.exit(LEFT_OUT)


@contextmanager
def _ending_cleanly() -> Iterator[None]:
    """End without a word where the reader of our output has gone, or the user has had enough."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # what is still in the buffer must go somewhere when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PIPE_CLOSED)


COMMANDS = (code, resolve)
