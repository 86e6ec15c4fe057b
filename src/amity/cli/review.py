"""`amity review`: walk through claims in the terminal, each with its passage in context."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import FIELDS, by_option, case_argument, change_of, changes_of
from amity.cli.output import plain
from amity.errors import AmityError

if TYPE_CHECKING:
    from amity.case import Case
    from amity.model.reviewed import ReviewedClaim

NEXT_FIELD = re.compile(rf"\s+(?=(?:{'|'.join(FIELDS)})=)")
KEYS = "a accept  r reject  c correct  m add a missed claim  u undo  s skip  b back  q stop"
SHOWN = (
    "kind",
    "source",
    "target",
    "others",
    "persons",
    "place",
    "date",
    "modality",
    "attribution",
    "quantity",
)


class Walk:
    """One person's way through the claims that are still to be judged.

    Each decision is kept at once, so that stopping loses nothing and the next walk begins where this
    one ended. `back` and `undo` are the same claim again, `undo` without its judgement.
    """

    def __init__(self, case: "Case", claims: Sequence["ReviewedClaim"], by: str) -> None:
        self.case, self.claims, self.by = case, claims, by
        self.place = 0
        self.judged: list[tuple[int, str]] = []

    def run(self) -> None:
        """Ask about each claim until the last one, or until told to stop."""
        while self.place < len(self.claims):
            reviewed = self.claims[self.place]
            click.echo(self.page(reviewed))
            try:
                key = click.prompt("?", type=click.Choice(list("arcmusbq")), show_choices=False)
                if key == "q":
                    break
                STEPS[key](self, reviewed)
            except (AmityError, click.UsageError) as error:
                click.echo(f"Not kept: {error}", err=True)
            except click.Abort:  # the end of what is typed is a way to stop
                click.echo()
                break
        click.echo(f"{len(self.judged)} judged, {len(self.claims) - self.place} left.")

    def page(self, reviewed: "ReviewedClaim") -> str:
        """A claim as it is put before the reader: where it stands, its context, its fields."""
        from amity.model.interchange import claim_line

        claim, line = reviewed.claim, claim_line(reviewed.claim)
        before, quote, after = self.case.context(claim.passage)
        head = click.style(
            f"\n{self.place + 1} of {len(self.claims)}  {reviewed.id}  {claim.tier}", bold=True
        )
        marked = click.style(plain(quote), reverse=True)
        fields = "\n".join(f"  {name:12}{said(line[name])}" for name in SHOWN if line[name])
        note = f"\n  note        {plain(claim.note)}" if claim.note else ""
        return f"{head}\n{plain(before)}{marked}{plain(after)}\n{fields}{note}\n{KEYS}"

    def keep(self, claim: "ReviewedClaim", verdict: str, fields: Sequence[str] = ()) -> None:
        """Keep a judgement on the claim and go on."""
        why = click.prompt("why", default="", show_default=False)
        self.case.judge(claim.id, verdict, changes=changes_of(fields), by=self.by, why=why)
        self.judged.append((self.place, claim.id))
        self.place += 1

    def correct(self, claim: "ReviewedClaim") -> None:
        """Ask for fields until an empty line, then keep the correction."""
        click.echo(f"FIELD=VALUE, an empty line when done; fields: {', '.join(FIELDS)}")
        if fields := list(typed_fields()):
            self.keep(claim, "correct", fields)

    def missed(self, reviewed: "ReviewedClaim") -> None:
        """Add a claim of the same document that the reader missed; then this claim again."""
        quote = click.prompt("the words that carry it, exactly as they stand")
        click.echo(f"FIELD=VALUE, an empty line when done; fields: {', '.join(FIELDS)}")
        fields, why = changes_of(list(typed_fields())), click.prompt("why", default="", show_default=False)
        doc, near = reviewed.claim.passage.doc, reviewed.claim.passage.start
        self.case.add_claim(doc=doc, quote=quote, near=near, fields=fields, by=self.by, why=why)

    def undo(self, _claim: "ReviewedClaim") -> None:
        """Take back the last judgement of this walk and show its claim again."""
        if not self.judged:
            click.echo("Nothing to undo in this walk.")
            return
        place, name = self.judged.pop()
        self.case.undo(name, by=self.by, why="undone in review")
        self.place = place

    def move(self, steps: int) -> None:
        """Go on or back without a judgement."""
        self.place = max(0, self.place + steps)


STEPS: dict[str, Callable[[Walk, "ReviewedClaim"], None]] = {
    "a": lambda walk, claim: walk.keep(claim, "accept"),
    "r": lambda walk, claim: walk.keep(claim, "reject"),
    "c": Walk.correct,
    "m": Walk.missed,
    "u": Walk.undo,
    "s": lambda walk, _: walk.move(1),
    "b": lambda walk, _: walk.move(-1),
}


def said(value: object) -> str:
    """A field's value as it is shown; a quantity with its unit."""
    if isinstance(value, dict):
        return plain(f"{value['value']:g} {value['unit']}")
    return plain(value)


def typed_fields() -> Iterator[str]:
    """The FIELD=VALUE that are typed up to an empty line, one or more a line; a wrong one is told."""
    while line := click.prompt(">", default="", show_default=False).strip():
        for field in NEXT_FIELD.split(line):
            try:
                change_of(field)
            except click.BadParameter as error:
                click.echo(f"Not taken: {error.message}", err=True)
            else:
                yield field


@click.command()
@case_argument
@click.option("--doc", default=None, help="Only the claims of this document.")
@click.option("--kind", default=None, help="Only claims of this kind.")
@click.option("--tier", type=click.Choice(["high", "medium", "low"]), default=None, help="Only this tier.")
@by_option
def review(case: "Case", doc: str | None, kind: str | None, tier: str | None, by: str) -> None:
    """Walk through unjudged claims, each with its passage.

    Accept, reject or correct a claim, add one that the reader missed, undo. Each decision is kept at
    once: stop when you like, and go on later where you were.
    """
    claims = [
        reviewed
        for reviewed in case.claims()
        if reviewed.standing == "unreviewed"
        and doc in (None, reviewed.claim.passage.doc)
        and kind in (None, reviewed.claim.kind)
        and tier in (None, str(reviewed.claim.tier))
    ]
    Walk(case, claims, by).run()


COMMANDS = (review,)
