"""Criticism of the sources: `amity witnesses`, `amity credence`."""

from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, marked, plain, show

if TYPE_CHECKING:
    from amity.case import Case
    from amity.model.credence import Credence, WeighedWitness
    from amity.model.events import Event


@click.command()
@case_argument
@forms
def witnesses(case: "Case", form: str | None) -> None:
    """List which sources are not independent, and why.

    Who cites, names or copies whom, and who is of one author, outlet or government; each with its passages
    in the other forms, which list the sources too.
    """
    from amity.examine.independence import edge_line, node_line

    graph = case.witnesses()
    edges: list[dict[str, Any]] = [edge_line(edge) for edge in graph.edges]
    if form in ("json", "jsonl"):
        show([*map(node_line, graph.nodes), *edges], form, ())
        return
    show(edges, form, ("source", "bond", "target", "why"))


@click.command()
@case_argument
@click.argument("event", required=False)
@click.option("--why", is_flag=True, help="Every witness and term, to be checked by hand.")
@forms
def credence(case: "Case", *, event: str | None, why: bool, form: str | None) -> None:
    """List how well each event is attested, or EVENT alone.

    EVENT is the id of an event or of one of its claims. Counted are independent witnesses: what goes back to
    one counts once.
    """
    from amity.examine.credence import credence_line

    chosen = [case.credence_of(event)] if event else list(case.credences())
    if why and form is None:
        for happened, found in chosen:
            _explain(happened, found)
        return
    rows = [{**_of_event(happened), **credence_line(found)} for happened, found in chosen]
    show(
        marked(rows, form),
        form,
        ("event", "date", "kind", "source", "target", "attestation", "witnesses", "against", "rule"),
    )


def _of_event(event: "Event") -> dict[str, Any]:
    return {
        "event": event.id,
        "date": str(event.date) or None,
        "inferred": list(event.date.inferred),
        "kind": event.kind,
        "source": event.source,
        "target": event.target,
        "modality": str(event.factuality),
    }


def _explain(event: "Event", found: "Credence") -> None:
    """Print what speaks for and against an event, with every term."""
    sides = "-".join(side for side in (event.source, event.target) if side)
    click.echo(f"{event.id}  {event.date}  {event.kind} {sides}")
    click.echo(f"  {found.attestation}: {found.rule}")
    for word, weighed, sign in (("for", found.supporting, 1), ("against", found.opposing, -1)):
        for witness in weighed:
            _explain_witness(word, witness, sign)
    if found.torn:
        click.echo(f"  says both, and counts for neither: {', '.join(found.torn)}")
    if found.foretold:
        click.echo(f"  {found.foretold} only planned, offered or rumoured it, and count for nothing")
    low, high = found.interval
    click.echo(
        f"  log-odds {found.log_odds:+.2f} from {found.prior:+.2f} beforehand; probability "
        f"{found.probability:.2f} (90% between {low:.2f} and {high:.2f})"
    )
    for preference in found.preferences:
        told = ", ".join(f"{plain(value.value)} {value.probability:.2f}" for value in preference.values)
        click.echo(f"  {preference.field}: {told}\n    {plain(preference.why)}")
    click.echo("")


def _explain_witness(word: str, witness: "WeighedWitness", sign: int) -> None:
    derived = len(witness.witness.derived)
    also = f"; {derived} derived from it" if derived else ""
    click.echo(f"  {word} {sign * witness.weight:+.2f}  {plain(witness.label)} (claim {witness.claim}{also})")
    for term in witness.terms:
        click.echo(f"      {term.log_odds:+.2f}  {term.factor}, {term.level}: {term.why}")
    for edge in witness.witness.edges:
        click.echo(f"      {plain(edge.why)}")


COMMANDS = (witnesses, credence)
