"""Lists of what was read: `claims`, `events`, `chronology`, `sources`, `dates`, `tables`, `kinds`."""

from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, marked, show

if TYPE_CHECKING:
    from amity.case import Case


@click.command()
@case_argument
@click.option("--doc", default=None, help="Only claims of this document.")
@click.option("--kind", default=None, help="Only claims of this kind.")
@click.option("--rejected", is_flag=True, help="Also the claims that were rejected.")
@click.option("--engine", default=None, help="The claims of this engine, as it read them.")
@forms
def claims(
    case: "Case", *, doc: str | None, kind: str | None, rejected: bool, engine: str | None, form: str | None
) -> None:
    """List what each passage asserts, after review.

    With --csv as a table that coders can work on, and `amity claim import` takes in.
    """
    from amity.case.hand_coded import csv_of
    from amity.model.interchange import claim_line

    found = [
        reviewed
        for reviewed in (case.readers.standing(engine) if engine else case.claims())
        if (rejected or reviewed.standing.carries)
        and doc in (None, reviewed.claim.passage.doc)
        and kind in (None, reviewed.claim.kind)
    ]
    names = [{"id": reviewed.id, "standing": str(reviewed.standing)} for reviewed in found]
    if form == "csv":
        click.echo(csv_of((reviewed.claim for reviewed in found), names), nl=False)
        return
    rows = [{**claim_line(reviewed.claim), **named} for reviewed, named in zip(found, names, strict=True)]
    show(
        marked(rows, form),
        form,
        ("id", "kind", "source", "target", "date", "modality", "tier", "standing", "quote"),
    )


@click.command()
@case_argument
@click.option("--kind", default=None, help="Only events of this kind.")
@forms
def events(case: "Case", kind: str | None, form: str | None) -> None:
    """List what the claims add up to, for and against."""
    from amity.model.interchange import event_line

    rows = [event_line(event) for event in case.events() if kind in (None, event.kind)]
    show(
        marked(rows, form),
        form,
        ("id", "date", "kind", "source", "target", "modality", "credible", "witnesses"),
    )


@click.command()
@case_argument
@click.option(
    "--inferred", is_flag=True, help="Instead, what follows for events from several passages together."
)
@forms
def dates(case: "Case", *, inferred: bool, form: str | None) -> None:
    """List the date expressions, each with its place and EDTF.

    `inferred` names the parts of a date that are not in its words. With --inferred it lists what the passages
    together leave of the time of an event, where no one of them states as much, and from which passages.
    """
    from amity.model.interchange import date_line

    if inferred:
        rows = _inferred(case)
        show(rows, form, ("event", "kind", "date", "stated", "passages"))
        return
    found = [date_line(doc, mention) for doc, mention in case.dates()]
    if form is None:
        found = [{**row, "inferred": row["inferred_parts"]} for row in found]
    show(found, form, ("doc", "start", "date", "inferred", "words"))


def _inferred(case: "Case") -> list[dict[str, Any]]:
    events = {event.id: event for event in case.events()}
    return [
        {
            "event": one.event,
            "kind": events[one.event].kind,
            "date": one.when.edtf,
            "inferred": True,
            "inferred_parts": list(one.when.inferred),
            "stated": events[one.event].date.edtf or None,
            "passages": [f"{said.doc}:{said.start}-{said.end}" for said in one.passages],
            "quotes": [said.quote for said in one.passages],
        }
        for one in case.inferred_dates()
    ]


@click.command()
@case_argument
@forms
def tables(case: "Case", form: str | None) -> None:
    """List the figures in tables, with row, column and unit."""
    from amity.model.document_lines import cell_line

    rows = [cell_line(doc, cell) for doc, cell in case.cells()]
    show(rows, form, ("doc", "table", "row", "column", "value", "unit"))


@click.command()
@case_argument
@forms
def sources(case: "Case", form: str | None) -> None:
    """List the documents, their bibliography and what it lacks."""
    counts: dict[str, int] = {}
    for reviewed in case.claims():
        counts[reviewed.claim.passage.doc] = counts.get(reviewed.claim.passage.doc, 0) + 1
    rows: list[dict[str, Any]] = [
        {
            "doc": document.name,
            "title": document.source.title,
            "issued": document.source.issued,
            "language": document.language,
            "claims": counts.get(document.name, 0),
            "missing": list(document.source.missing),
            "path": document.path,
            "sha256": document.sha256,
            "csl": dict(document.source.csl),
            "warnings": list(document.warnings),
        }
        for document in case.documents()
    ]
    show(rows, form, ("doc", "title", "issued", "language", "claims", "missing"))


@click.command()
@forms
def kinds(form: str | None) -> None:
    """List the kinds of claims, and the PLOVER type of each."""
    from amity.model.factuality import Factuality
    from amity.reference import kinds as repertoire

    rows = [
        {
            "kind": kind.name,
            "family": kind.family,
            "definition": kind.definition,
            "plover": repertoire.plover_type(kind.name, Factuality.HAPPENED),
        }
        for kind in repertoire.kinds().values()
    ]
    show(rows, form, ("kind", "family", "plover", "definition"))


COMMANDS = (claims, events, sources, dates, tables, kinds)
