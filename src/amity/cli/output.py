"""How commands print: a table for people, JSON, JSON lines or CSV for other programs."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click

Row = Mapping[str, Any]
Command = TypeVar("Command", bound=Callable[..., Any])

FORMS = {
    "csv": "Comma-separated values, for a spreadsheet.",
    "jsonl": "One JSON object a line, for other programs.",
    "json": "One JSON list.",
}


UNBROKEN = ("id", "finding", "kind", "date", "source", "target")
WIDE = 200
"""The width of a table, in characters, where what is printed does not go to a terminal."""


def forms(command: Command) -> Command:
    """Add `--json`, `--jsonl` and `--csv` to a command, which gets the choice as `form`; None is a table."""
    for form, text in FORMS.items():
        command = click.option(f"--{form}", "form", flag_value=form, default=None, help=text)(command)
    return command


def show(rows: Iterable[Row], form: str | None, columns: Sequence[str]) -> None:
    """Print rows: all their fields as JSON, JSON lines or CSV, the named columns as a table."""
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
    elif form == "csv":
        write_csv(list(rows), columns)
    else:
        write_table(list(rows), columns)


def marked(rows: Iterable[Row], form: str | None) -> list[Row]:
    """Rows whose dates say, in a table for people, which of their parts were inferred.

    Other forms have that in `inferred`, beside the date.

    >>> marked([{"date": "1955-09-19", "inferred": ["year"]}], None)[0]["date"]
    '1955-09-19 (year inferred)'
    """
    if form:
        return list(rows)
    return [
        {**row, "date": f"{row['date']} ({' and '.join(row['inferred'])} inferred)"}
        if row.get("date") and row.get("inferred")
        else row
        for row in rows
    ]


def write_csv(rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Print rows as CSV with a header, all fields of the rows, or the columns where there is no row."""
    from amity.present.cells import csv_text

    names = list(rows[0]) if rows else list(columns)
    click.echo(csv_text(names, ([cell(row.get(name)) for name in names] for row in rows)), nl=False)


def cell(value: object) -> object:
    """A value as a cell of a table: what is neither a text nor a number nor a list of texts is JSON."""
    nested = isinstance(value, dict) or (
        isinstance(value, list) and not all(isinstance(part, str) for part in value)
    )
    return json.dumps(value, ensure_ascii=False) if nested else value


def write_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Print rows as a table as wide as the terminal, or say that there are none."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        click.echo("Nothing to show.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        # an id that is broken over lines cannot be copied; the last column, a text, takes what is left
        table.add_column(column, overflow="fold", no_wrap=column in UNBROKEN)
    for row in rows:
        # Text, not markup: a quote may hold brackets
        table.add_row(*(Text(plain(row.get(column))) for column in columns))
    Console(highlight=False, width=None if sys.stdout.isatty() else WIDE).print(table)


def plain(value: object) -> str:
    """A value as a person reads it, without characters that steer a terminal.

    >>> plain(["MNG", "PRK"]), plain(None), plain("a\\x1b[31mb")
    ('MNG, PRK', '', 'a�[31mb')
    """
    if isinstance(value, (list, tuple)):
        return ", ".join(plain(part) for part in value)
    text = "" if value is None else str(value)
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)
