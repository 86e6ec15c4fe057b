"""Judge claims without a screen: `amity judge`, `amity claim add`."""

from typing import TYPE_CHECKING

import click

from amity.cli.arguments import by_option, case_option, changes_of

if TYPE_CHECKING:
    from amity.case import Case


@click.command()
@click.argument("claim", metavar="ID")
@click.argument("verdict", type=click.Choice(["accept", "reject", "correct", "undo"]))
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--why", default="", help="The reason, kept with the judgement.")
@by_option
@case_option
def judge(*, case: "Case", claim: str, verdict: str, fields: tuple[str, ...], why: str, by: str) -> None:
    """Accept, reject or correct a claim, or undo that.

    To correct, name the fields: `amity judge 000-1a2b3c4d5e correct date=1956-07 target=MNG --why "as the
    minutes have it"`.
    """
    if (verdict == "correct") != bool(fields):
        raise click.UsageError("give FIELD=VALUE with correct, and only with it")
    if verdict == "undo":
        judgement = case.undo(claim, by=by, why=why)
    else:
        judgement = case.judge(claim, verdict, changes=changes_of(fields), by=by, why=why)
    click.echo(f"{judgement.id}: {judgement.claim} {judgement.verdict}")


@click.group()
def claim() -> None:
    """Add claims that were missed, or were coded by hand."""


@claim.command("add")
@click.option("--doc", required=True, help="The document's name, as `amity sources` lists it.")
@click.option("--quote", required=True, help="The words that carry the claim, exactly as in the document.")
@click.option(
    "--near", type=int, default=None, help="An offset, where the quote stands in it more than once."
)
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--why", default="", help="The reason, kept with the judgement.")
@by_option
@case_option
def add(
    *, case: "Case", doc: str, quote: str, near: int | None, fields: tuple[str, ...], why: str, by: str
) -> None:
    """Add a claim, with the quote that carries it.

    For example `amity claim add --doc 000 --quote "KIM Il-sung visited Mongolia" kind=visit source=PRK
    target=MNG date=1956-07`.
    """
    judgement = case.add_claim(doc=doc, quote=quote, near=near, fields=changes_of(fields), by=by, why=why)
    click.echo(f"{judgement.id}: {judgement.claim} {judgement.verdict}")


COMMANDS = (judge, claim)
