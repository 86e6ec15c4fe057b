"""`amity show ID`: one claim, event or document, with what it rests on."""

from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_option
from amity.cli.output import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amity.case import Case
    from amity.model.claims import Claim
    from amity.model.events import Event
    from amity.model.reviewed import ReviewedClaim
    from amity.reconcile import Grouping

CONTESTED = {"modality": "factuality"}
"""Fields that events call by another name than the interchange does."""


@click.command("show")
@click.argument("name", metavar="ID")
@click.option("--why", is_flag=True, help="Also the rule and the words behind each field of a claim.")
@click.option("--json", "form", flag_value="json", default=None, help="As a JSON object.")
@case_option
def show_one(case: "Case", name: str, why: bool, form: str | None) -> None:
    """Show a claim or event with its passages in context."""
    from amity.model.events import Event

    found = case.find(name)
    if form == "json":
        click.echo(as_json(found))
    elif isinstance(found, Event):
        click.echo(event_page(case, found))
    else:
        click.echo(claim_page(case, found, why))


def as_json(found: "Event | ReviewedClaim") -> str:
    """The line of interchange of a claim or event, indented."""
    import json

    from amity.model.events import Event
    from amity.model.interchange import claim_line, event_line

    line: dict[str, Any]
    if isinstance(found, Event):
        line = event_line(found)
    else:
        line = {**claim_line(found.claim), "id": found.id, "standing": str(found.standing)}
    return json.dumps(line, ensure_ascii=False, indent=1)


def claim_page(case: "Case", reviewed: "ReviewedClaim", why: bool) -> str:
    """A claim: its passage in context, its fields, the judgements on it, the rules behind it if asked for."""
    claim = reviewed.claim
    before, quote, after = case.context(claim.passage)
    place = f"{claim.passage.doc}, characters {claim.passage.start} to {claim.passage.end}"
    lines = [f"{reviewed.id}  {reviewed.standing}, {claim.tier} tier", place, ""]
    lines += [f"{plain(before)}{click.style(plain(quote), reverse=True)}{plain(after)}", ""]
    lines += [f"{name:14}{plain(value)}" for name, value in fields_of(reviewed) if value]
    lines += [f"{'part':14}{plain(place_line(case, reviewed))}"]
    readers = case.readers.of(claim.id)
    lines += [f"{'read by':14}{plain(readers)}"] if {*readers} - {"rules"} else []
    if reviewed.judgements:
        lines += ["", *(judgement_text(case, name) for name in reviewed.judgements)]
    if why:
        lines += ["", "why", *reason_lines(claim, case.document(claim.passage.doc).text)]
    return "\n".join(lines)


def reason_lines(claim: "Claim", text: str) -> list[str]:
    """A line for each field of a claim: what settled it, the words it went by, the name of the rule."""
    from amity.extract.reasons import reasons

    lines = []
    for reason in reasons(claim, text):
        said = "; ".join(f'"{plain(words)}"' for words in reason.words)
        told = plain(reason.meaning or reason.rule) + (f": {said}" if said else "")
        lines.append(f"  {reason.field:14}{told} [{plain(reason.rule)}]")
    return lines


def fields_of(reviewed: "ReviewedClaim") -> list[tuple[str, object]]:
    """The fields of a claim that a person wants to see, with their names."""
    claim, quantity = reviewed.claim, reviewed.claim.quantity
    inferred = f" ({', '.join(claim.date.inferred)} inferred)" if claim.date.inferred else ""
    return [
        ("kind", claim.kind),
        ("source", claim.source),
        ("target", claim.target),
        ("others", claim.others),
        ("persons", claim.persons),
        ("place", claim.place),
        ("date", f"{claim.date}{inferred}"),
        ("modality", claim.factuality),
        ("shape", claim.shape),
        ("attribution", claim.attribution),
        ("quantity", f"{quantity.value:g} {quantity.unit}" if quantity else ""),
        ("note", claim.note),
    ]


def judgement_text(case: "Case", name: str) -> str:
    """A judgement in a line: verdict, who, when, why."""
    judgement = case.judgement(name)
    why = f": {judgement.why}" if judgement.why else ""
    return plain(f"{judgement.id}  {judgement.verdict} by {judgement.by}, {judgement.at}{why}")


def place_line(case: "Case", reviewed: "ReviewedClaim") -> str:
    """Of which event a claim is part, and how; or why it is part of none."""
    for event in case.events():
        sides = (("for", event.claims_for), ("against", event.claims_against), ("foretold", event.foretold))
        for side, names in sides:
            if reviewed.id in names:
                how = "foretells" if side == "foretold" else f"is {side}"
                return f"{how} {event.id}: {event.kind}, {event.date or 'date unknown'}, {event.factuality}"
    if not case.readers.heard(reviewed):
        return "of none: its reader is not one of those that the case goes by"
    return f"of none: {grouping_of(case).outside.get(reviewed.id, 'not an event')}"


def grouping_of(case: "Case") -> "Grouping":
    """Which claims of a case are about the same happening, as its events have it."""
    from amity.reconcile import group

    return group(case.claims(), case.decisions.decided.settled, case.reference)


def event_page(case: "Case", event: "Event") -> str:
    """An event: what it is, each claim for and against it with its passage, who says what of each field."""
    states = " and ".join(s for s in (event.source, event.target, *event.others) if s)
    lines = [f"{event.id}  {event.kind}, {event.factuality}", f"{states}, {event.date or 'date unknown'}"]
    if event.contested:
        told = ", ".join(str(date) for date in event.dates)
        lines.append(f"the claims differ on {', '.join(event.contested)}; dates given: {told}")
    quotes = {reviewed.id: reviewed.claim.passage.quote for reviewed in case.claims()}
    sides = (("for", event.claims_for), ("against", event.claims_against), ("foretold", event.foretold))
    for heading, names in sides:
        lines += ["", heading] if names else []
        lines += [f"  {name}  {plain(quotes[name])}" for name in names]
    return "\n".join([*lines, "", "who says what", *field_lines(case, event)])


def field_lines(case: "Case", event: "Event") -> "Iterator[str]":
    """A line for each value of each field of an event, with the claims that give it.

    A claim that only remembers the event stands there with the day that it means.
    """
    from amity.reconcile import values

    ids = {*event.claims}
    members = next(h.members for h in grouping_of(case).happenings if {m.id for m in h.members} == ids)
    for name, told in values(members).items():
        mark = "differs" if CONTESTED.get(name, name) in event.contested else ""
        for at, (value, names) in enumerate(told.items()):
            head, tail = (name, mark) if at == 0 else ("", "")
            by = "all" if len(names) == len(ids) else ", ".join(names)
            yield plain(f"  {head:10}{tail:9}{value}: {by}")


COMMANDS = (show_one,)
