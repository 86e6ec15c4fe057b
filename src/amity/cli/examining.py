"""Cross-examination: `amity examine`, `amity findings`."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, plain, show
from amity.cli.progress import bar

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from amity.case import Case
    from amity.model.findings import Finding
    from amity.model.passages import Passage
    from amity.model.places import Places

LONG = 2000
"""Claims from which on one who waits is shown how far it is."""
VERDICTS = ("inconsistent", "suspicious", "consistent", "unverifiable")
ABREAST, NARROW = 3, 100
"""Passages that stand side by side at most; the width where nobody looks at a terminal."""
WANTING = 3
"""Reasons of one check for what cannot be verified that are told at most."""


@click.command()
@case_argument
def examine(case: "Case") -> None:
    """Set what was read against calendar, rosters and sources.

    Shows each fault, the heaviest first, with the passages in conflict side by side; then how many statements
    each check found to hold, and what is missing where it could not tell. `amity findings` lists all.
    """
    found = _found(case)
    rulings = _rulings(case, found)
    faults = [one for one in found if one.verdict.fault]
    shown = [one for one in faults if rulings.get(one.id) != "dismissed"]
    places = _places(case, shown)
    for one in shown:
        _tell(one, places, rulings.get(one.id, ""))
    _count(found)
    _wanting(found)
    if len(shown) < len(faults):
        click.echo(f"{len(faults) - len(shown)} dismissed by an analyst, not shown")


@click.command()
@case_argument
@click.option("--check", default=None, help="Only findings of this check.")
@click.option("--verdict", type=click.Choice(VERDICTS), default=None, help="Only findings of this verdict.")
@click.option("--doc", default=None, help="Only findings that have a passage in this document.")
@click.option(
    "--min-weight", type=click.IntRange(0, 10), default=0, help="Only this weight and more; 1 is any fault."
)
@forms
def findings(case: "Case", form: str | None, **wanted: Any) -> None:
    """List the findings of the cross-examination, by weight.

    A line for each passage of a finding, six at most. The weight goes from 0, no fault, to 10.
    """
    from amity.examine import finding_lines

    found = [one for one in _found(case) if _meant(one, **wanted)]
    rulings = _rulings(case, found)
    rows = [{**line, "decision": rulings.get(one.id, "")} for one in found for line in finding_lines(one)]
    show(rows, form, ("finding", "weight", "verdict", "check", "doc", "start", "explanation"))


def _meant(
    one: "Finding", *, check: str | None, verdict: str | None, doc: str | None, min_weight: int
) -> bool:
    """Whether a finding is one of those asked for."""
    named = check in (None, one.check) and verdict in (None, str(one.verdict))
    return named and one.weight >= min_weight and (doc is None or doc in {said.doc for said in one.passages})


def _found(case: "Case") -> list["Finding"]:
    """The findings, the heaviest first, then in the order of the texts."""
    from amity.case.findings import findings as examined

    long = len(case.claims()) > LONG
    with bar("Examining") if long else nullcontext() as progress:
        return sorted(examined(case, progress), key=lambda one: -one.weight)


def _rulings(case: "Case", found: Iterable["Finding"]) -> Mapping[str, str]:
    """What analysts last said of findings, by id."""
    weighed = case.decisions.weighed(found)
    return {name: str(decision.ruling) for name, decision in weighed.decisions.items()}


def _places(case: "Case", found: Iterable["Finding"]) -> dict[str, "Places"]:
    from amity.model.places import Places

    wanted = {said.doc for one in found for said in one.passages}
    return {
        document.name: Places(document=document) for document in case.documents() if document.name in wanted
    }


def _tell(one: "Finding", places: Mapping[str, "Places"], ruling: str) -> None:
    """A fault with its passages side by side, and the reason."""
    from rich.text import Text

    from amity.examine.findings import PASSAGES

    told = ", ".join(part for part in (f"weight {one.weight}", one.id, ruling) if part)
    click.echo(f"{one.verdict} [{one.check}] ({told})")
    passages = one.passages[:PASSAGES]
    for at in range(0, len(passages), ABREAST):
        row = passages[at : at + ABREAST]
        _print(_abreast([(_where(said, places), _words(said, places)) for said in row]))
    if len(one.passages) > PASSAGES:
        click.echo(f"  and {len(one.passages) - PASSAGES} passages more")
    _print(Text(plain(one.explanation)))
    click.echo()


def _print(what: "Table | Text") -> None:
    """Print set in by two, as wide as the terminal, with no spaces at the ends of lines."""
    from rich.console import Console
    from rich.padding import Padding

    console = Console(highlight=False, width=None if sys.stdout.isatty() else NARROW)
    with console.capture() as shown:
        console.print(Padding(what, (0, 0, 0, 2)))
    click.echo("\n".join(line.rstrip() for line in shown.get().rstrip("\n").split("\n")))


def _abreast(said: Sequence[tuple[str, str]]) -> "Table":
    """Places and quotes in columns."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2), expand=True)
    for _ in said:
        table.add_column(ratio=1, overflow="fold")
    for row in zip(*said, strict=True):
        table.add_row(*(Text(plain(part)) for part in row))
    return table


def _where(said: "Passage", places: Mapping[str, "Places"]) -> str:
    """Document and line of a passage, and the page where it has one."""
    if said.doc not in places:
        return said.doc
    place = places[said.doc].of(said.start)
    page = f", page {place.page}" if place.page else ""
    return f"{said.doc}, line {place.line}{page}"


def _words(said: "Passage", places: Mapping[str, "Places"]) -> str:
    """The quote of a passage; of a figure in a table with the heads of its row and column."""
    cells = places[said.doc].document.cells if said.doc in places else ()
    cell = next((one for one in cells if (one.start, one.end) == (said.start, said.end)), None)
    heads = ", ".join(head for head in (cell.row, cell.column) if head) if cell else ""
    return f"“{' '.join(said.quote.split())}”" + (f" ({heads})" if heads else "")


def _count(found: Sequence["Finding"]) -> None:
    """How many findings of each verdict each check has, and all together."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        counts[one.check][str(one.verdict)] += 1
    rows: list[dict[str, Any]] = [
        {"check": check, **{verdict: counts[check][verdict] or "" for verdict in VERDICTS}}
        for check in sorted(counts)
    ]
    if not rows:
        click.echo("nothing to examine")
        return
    total: Counter[str] = sum(counts.values(), Counter())
    rows.append({"check": "all", **{verdict: total[verdict] or "" for verdict in VERDICTS}})
    show(rows, None, ("check", *VERDICTS))


def _wanting(found: Sequence["Finding"]) -> None:
    """What is missing where a check could not tell."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in found:
        if str(one.verdict) == "unverifiable" and one.explanation not in reasons[one.check]:
            reasons[one.check].append(one.explanation)
    for check in sorted(reasons):
        click.echo(f"unverifiable by {check}, for want of what is named:")
        for reason in reasons[check][:WANTING]:
            click.echo(f"  {plain(reason)}")
        if len(reasons[check]) > WANTING:
            click.echo(f"  and {len(reasons[check]) - WANTING} more")


COMMANDS = (examine, findings)
"""The commands of this file."""
