"""How two states stood by their diplomats and treaties: `amity status`, `amity treaties`."""

from itertools import pairwise
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, plain, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amity.case import Case
    from amity.model.mentions import DateMention


@click.command()
@case_argument
@click.argument("states", nargs=-1)
@click.option("--at", default=None, metavar="DATE", help="Only what may have held at that time (EDTF).")
@forms
def status(case: "Case", *, states: tuple[str, ...], at: str | None, form: str | None) -> None:
    """Tell at what level two states were represented.

    By direction, with the events and claims that open and close each stretch; published datasets stand beside
    it. Without STATES of the case's dyad.
    """
    from amity.model.when import When
    from amity.relate.status import beginning, lines
    from amity.relate.status import status as standing

    record, texts = case.record(*states), _texts(case)
    when = When.parse(at) if at else None
    found = standing(record, texts=texts)
    if form:
        show(lines.standing_lines(found, when), form, ())
        return
    for line in lines.text(found, beginning(record, texts=texts), record.reference, when):
        click.echo(plain(line))


@click.command()
@case_argument
@click.argument("states", nargs=-1)
@click.option("--compare", "side_by_side", is_flag=True, help="Each treaty beside the next.")
@click.option("--all", "every", is_flag=True, help="Lesser agreements too.")
@forms
def treaties(
    case: "Case", *, states: tuple[str, ...], side_by_side: bool, every: bool, form: str | None
) -> None:
    """Tell the life of the treaties of two states.

    Proposed, signed, in force, ended or expired; term, signatories and themes, each with its passages. With
    --compare each beside the next. Without STATES of the case's dyad.
    """
    from amity.relate.treaties import compare, lines
    from amity.relate.treaties import treaties as treaties_of

    record = case.record(*states)
    told = treaties_of(record, texts=_texts(case), dates=_dates(case))
    chosen = [treaty for treaty in told if every or treaty.formal]
    if side_by_side:
        pairs = [compare(one, other) for one, other in pairwise(chosen)]
        if form:
            show([row for pair in pairs for row in lines.comparison_lines(pair)], form, ())
            return
        _print(line for pair in pairs for line in lines.comparison_text(pair))
    elif form:
        show(map(lines.treaty_line, chosen), form, ())
        return
    else:
        _print(line for treaty in chosen for line in lines.text(treaty))
    if not chosen:
        one, other = (record.reference.state(code).name for code in record.pair)
        click.echo(f"Nothing is told of treaties between {one} and {other}.")


def _print(lines: "Iterator[str]") -> None:
    for line in lines:
        click.echo(plain(line))


def _texts(case: "Case") -> dict[str, str]:
    return {document.name: document.text for document in case.documents()}


def _dates(case: "Case") -> "dict[str, list[DateMention]]":
    found: dict[str, list[DateMention]] = {}
    for name, mention in case.dates():
        found.setdefault(name, []).append(mention)
    return found


COMMANDS = (status, treaties)
