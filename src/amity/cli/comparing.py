"""Readers and coders side by side: `amity compare-readers`, `amity claim import`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_argument
from amity.cli.cases import finish
from amity.cli.judging import claim
from amity.cli.output import Row, cell, forms, plain, show, write_table

if TYPE_CHECKING:
    from amity.case import Case
    from amity.model.claims import Claim
    from amity.reconcile.comparison import Comparison, Disagreement

READ = ("reader", "claims", "documents")
FIGURES = ("field", "metric", "alpha", "interval", "units", "differ", "reason")
FOUND = ("one", "other", "both", "only one", "only other", "precision", "recall", "f1")
FLAT = (
    *("type", "field", "metric", "alpha", "low", "high", "units", "differ", "reason", "both", "only_one"),
    *("only_other", "precision", "recall", "f1", "doc", "start", "end", "quote"),
)


@click.command("compare-readers")
@case_argument
@click.argument("readers", nargs=-1, required=True, metavar="READER READER...")
@click.option("--field", default=None, help="Only the disagreements on this field; found: who found what.")
@click.option("--summary", is_flag=True, help="The figures without the disagreements.")
@forms
def compare_readers(
    case: "Case", *, readers: tuple[str, ...], field: str | None, summary: bool, form: str | None
) -> None:
    """Set two or more readers side by side, claim by claim.

    A READER is an engine, such as rules or llm, or a coder, such as hand:anna. Krippendorff's alpha tells for
    each field how far they agree on the claims that two or more of them found; then come who found what, and
    every disagreement with its passage.
    """
    from amity.reconcile.comparison_lines import comparison_lines

    if len({*readers}) < 2:
        raise click.UsageError("name two readers or more, such as: rules hand:anna")
    comparison = case.compare_readers(*readers)
    lines = [line for line in comparison_lines(comparison) if _wanted(line, field, summary)]
    if form == "csv":
        _write_csv(lines, comparison.readers)
    elif form:
        show(lines, form, ())
    else:
        _write_page(comparison, lines, field, summary, len(case.documents()))


def _wanted(line: Row, field: str | None, summary: bool) -> bool:
    if line["type"] != "disagreement":
        return True
    return not summary and field in (None, line["field"])


def _write_csv(lines: Iterable[Row], readers: tuple[str, ...]) -> None:
    """One table of all lines: the columns of each type, then a column for what each reader says."""
    from amity.present.cells import csv_text

    def cells(line: Row) -> Iterator[object]:
        yield from (line.get(name) for name in FLAT)
        if line["type"] == "found":
            yield from (reader in line["readers"] or None for reader in readers)
        else:
            yield from (cell(line.get("says", {}).get(reader)) for reader in readers)

    click.echo(csv_text((*FLAT, *readers), map(list, map(cells, lines))), nl=False)


def _write_page(
    comparison: "Comparison", lines: Sequence[Row], field: str | None, summary: bool, documents: int
) -> None:
    write_table([_read(comparison, reader, documents) for reader in comparison.readers], READ)
    write_table([_figures(line) for line in lines if line["type"] == "field"], FIGURES)
    write_table([_found(line) for line in lines if line["type"] == "found"], FOUND)
    if summary:
        return
    for disagreement in comparison.disagreements:
        if block := _block(disagreement, field):
            click.echo("\n".join(block) + "\n")


def _read(comparison: "Comparison", reader: str, documents: int) -> Row:
    """How many claims of a reader are compared, and on how many of the documents of the case."""
    claims = sum(reader in unit.claims for unit in comparison.units)
    shared = len(comparison.documents[reader])
    return {"reader": reader, "claims": claims, "documents": f"{shared} of {documents}"}


def _figures(line: Row) -> Row:
    known = line["alpha"] is not None
    interval = f"{line['low']:.2f} to {line['high']:.2f}" if known else ""
    return {**line, "alpha": f"{line['alpha']:.3f}" if known else "", "interval": interval}


def _found(line: Row) -> Row:
    one, other = line["readers"]
    told = {"one": one, "other": other, "only one": line["only_one"], "only other": line["only_other"]}
    return {**line, **told}


def _block(disagreement: "Disagreement", field: str | None) -> list[str]:
    """A disagreement in lines: where it is, the words, what each reader says; empty where not asked for."""
    claims, passage = disagreement.unit.claims, disagreement.unit.passage
    said = [
        f"  {one.name:12}" + "  |  ".join(f"{name}: {_told(one.said(read))}" for name, read in claims.items())
        for one in disagreement.fields
        if field in (None, one.name)
    ]
    if disagreement.missed_by and field in (None, "found"):
        finders = "  |  ".join(f"{name}: {_gist(read)}" for name, read in claims.items())
        said.insert(0, f"  {'found':12}{finders}  |  {', '.join(disagreement.missed_by)}: nothing")
    where = f"{passage.doc}, characters {passage.start} to {passage.end}"
    return [where, f"  “{' '.join(plain(passage.quote).split())}”", *said] if said else []


def _gist(read: "Claim") -> str:
    return plain(
        [read.kind, *(state for state in (read.source, read.target) if state), _told(read.date.edtf)]
    )


def _told(value: Any) -> str:
    """What a reader says in a field, for people.

    >>> _told(None), _told(["Choe"]), _told({"value": 200, "unit": "war orphans"})
    ('not said', 'Choe', '200 war orphans')
    """
    if isinstance(value, dict):
        return plain(f"{value['value']:g} {value['unit']}".strip())
    return plain(value) if value else "not said"


@claim.command("import")
@case_argument
@click.argument("path", metavar="FILE.csv", type=click.Path(path_type=Path))
@click.option("--coder", required=True, metavar="NAME", help="Who coded; the claims are those of hand:NAME.")
@click.option("--replace", is_flag=True, help="In place of what NAME handed in before.")
def import_coded(case: "Case", *, path: Path, coder: str, replace: bool) -> None:
    """Take in claims coded by hand, a row of a CSV file each.

    The columns are those of `amity claims CASE --csv`; doc, kind and quote will do. A row that is no claim
    is left out: a line says which, what is wrong and what to do, and the exit code is 3. The file is kept
    as it came, in readers/hand/ of the case.
    """
    report = case.add_coded(path, coder, replace=replace)
    for warning in report.warnings:
        click.echo(f"amity: {warning}", err=True)
    told = f"{report.claims} claims of {report.engine} in {report.documents} documents"
    click.echo(f"{told}, {len(report.left_out)} rows left out", err=True)
    finish(report.left_out)


COMMANDS = (compare_readers,)
