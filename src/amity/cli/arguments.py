"""What several commands ask for on the command line: a case, fields of a claim."""

import getpass
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from amity.errors import InvalidCase

if TYPE_CHECKING:
    from amity.case import Case

Command = TypeVar("Command", bound=Callable[..., Any])

TEXT_FIELDS = ("kind", "source", "target", "place", "date", "modality", "note", "shape")
LIST_FIELDS = ("others", "persons", "attribution")
FIELDS = (*TEXT_FIELDS, *LIST_FIELDS, "quantity")


def opened(ctx: click.Context, param: click.Parameter, value: str) -> "Case":
    """The case at the path that was given. Raises InvalidCase where there is none."""
    from amity.case import open_case

    case = open_case(Path(value))
    for problem in case.problems:
        click.echo(f"amity: {problem}", err=True)
    return case


def case_argument(command: Command) -> Command:
    """Add the argument CASE, which the command gets opened."""
    return click.argument("case", metavar="CASE", callback=opened)(command)


def case_option(command: Command) -> Command:
    """Add `--case`, for commands that begin with an id: else AMITY_CASE, else the folder that one is in."""
    text = "The case [default: AMITY_CASE, else the case that the current folder is in]."
    return click.option("--case", default=lambda: str(case_here()), callback=opened, help=text)(command)


def case_here() -> Path:
    """The case that AMITY_CASE names, or the nearest one from the current folder upwards."""
    if named := os.environ.get("AMITY_CASE"):
        return Path(named)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "case.toml").is_file():
            return folder
    raise InvalidCase(str(here), "not in a case", "give --case CASE, or go to a case's folder")


def by_option(command: Command) -> Command:
    """Add `--by`, the name under which a judgement is kept."""
    return click.option(
        "--by",
        default=analyst,
        help="Who judges [default: AMITY_ANALYST, else the name that you are logged in under].",
    )(command)


def analyst() -> str:
    """The name of whoever is at the keyboard, as far as it is known."""
    if named := os.environ.get("AMITY_ANALYST"):
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def changes_of(assignments: Sequence[str]) -> dict[str, Any]:
    """Fields of a claim from words such as `date=1956-07` and `others=CHN,SUN`; nothing after = is "unknown".

    Lists are separated by semicolons, or by commas where there is none; an attribution only by semicolons,
    since "Mongol Messenger, November 23" is one.

    Raises click.BadParameter for a field that a claim does not have.

    >>> changes_of(["date=1956-07", "others=CHN,SUN", "target="])
    {'date': '1956-07', 'others': ['CHN', 'SUN'], 'target': None}
    >>> changes_of(["persons=Kekkonen; Khrushchev", "attribution=Choe; Mongol Messenger, November 23"])
    {'persons': ['Kekkonen', 'Khrushchev'], 'attribution': ['Choe', 'Mongol Messenger, November 23']}
    """
    return dict(change_of(assignment) for assignment in assignments)


def change_of(assignment: str) -> tuple[str, Any]:
    """One field and its value."""
    field, equals, value = assignment.partition("=")
    if not equals or field not in FIELDS:
        raise click.BadParameter(f"{assignment!r}: write FIELD=VALUE, with one of {', '.join(FIELDS)}")
    if field in LIST_FIELDS:
        between = ";" if ";" in value or field == "attribution" else ","
        return field, [part.strip() for part in value.split(between) if part.strip()]
    if field == "quantity":
        return field, quantity_of(value)
    return field, value.strip() or None


def quantity_of(text: str) -> dict[str, Any] | None:
    """A number and its unit.

    >>> quantity_of("200 war orphans")
    {'value': 200, 'unit': 'war orphans'}
    """
    number, _, unit = text.strip().partition(" ")
    if not number:
        return None
    try:
        value = json.loads(number.replace(",", ""))
    except ValueError:
        value = None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise click.BadParameter(f"{text!r}: write a number and its unit, such as '200 war orphans'")
    return {"value": value, "unit": unit.strip()}
