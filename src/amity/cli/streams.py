"""For other people's pipelines: `amity code` and `amity resolve` read lines and write lines."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

import click

from amity.errors import AmityError, InvalidDate

if TYPE_CHECKING:
    from amity.reference import Reference

JSONL = click.option("--jsonl", is_flag=True, help="JSON lines in and out; the only form, and the default.")


class InvalidLine(AmityError, ValueError):
    """A line of standard input that is not what the command reads. Carries its number, from 1."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"standard input, line {number}: {reason}")
        self.number = number


@click.command()
@JSONL
@click.argument("lines", type=click.File("r", encoding="utf-8"), default="-")
def code(lines: TextIO, jsonl: bool) -> None:
    """Code sentences or stories into events, line by line.

    LINES is a file or standard input. Each line is {"id", "text", "date", "doc"?}; lines with one doc,
    in order, are one discourse. What is written is {"id", "events": [...]}, with source, target, PLOVER
    type, modality and date of each event.
    """
    from amity.extract import coding
    from amity.reference import load

    reference = load()
    for coded in coding.code(objects(lines, reference), reference):
        click.echo(json.dumps(coded, ensure_ascii=False))


@click.command()
@JSONL
@click.argument("lines", type=click.File("r", encoding="utf-8"), default="-")
def resolve(lines: TextIO, jsonl: bool) -> None:
    """Resolve names of actors to states, line by line.

    LINES is a file or standard input. Each line is {"id", "text", "date"}; what is written is
    {"id", "country"}, null where it is unknown or can be several.
    """
    from amity.extract import coding
    from amity.reference import load

    reference = load()
    for resolved in coding.resolve(objects(lines, reference), reference):
        click.echo(json.dumps(resolved, ensure_ascii=False))


def objects(lines: TextIO, reference: "Reference") -> Iterator[dict[str, Any]]:
    """The JSON objects in lines; empty lines are passed over. Raises InvalidLine."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield checked(number, line, reference)


def checked(number: int, line: str, reference: "Reference") -> dict[str, Any]:
    """One object, with an id, a text, and a date that is one, if any."""
    from amity.extract.coding import date_of

    try:
        found = json.loads(line)
    except ValueError as error:
        raise InvalidLine(number, f"not JSON ({error}); write one JSON object a line") from None
    if not isinstance(found, dict) or "id" not in found or not isinstance(found.get("text"), str):
        raise InvalidLine(number, 'must be an object with "id" and "text"')
    try:
        date_of(found, reference)
    except (InvalidDate, AttributeError, TypeError) as error:
        raise InvalidLine(number, f"date {error}") from None
    return found


COMMANDS = (code, resolve)
