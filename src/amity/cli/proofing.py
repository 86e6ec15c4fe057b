"""Examine texts alone, without a case: `amity proof`."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amity.cli.cases import LEFT_OUT
from amity.cli.output import plain
from amity.errors import AmityError

if TYPE_CHECKING:
    from amity.model.findings import Proof

FAULTY, NOT_DONE = 4, 1
SEVERITIES = {"inconsistent": ("inconsistent",), "suspicious": ("inconsistent", "suspicious"), "never": ()}
OPTIONS = (
    click.option(
        "--format", "form", type=click.Choice(("text", "sarif", "jsonl")), default="text", show_default=True
    ),
    click.option(
        "--min-severity", type=click.Choice(("suspicious", "inconsistent")), default="suspicious",
        show_default=True, help="The least that is shown.",
    ),
    click.option(
        "--fail-on", type=click.Choice(tuple(SEVERITIES)), default="inconsistent", show_default=True,
        help="The least for which the exit code is 4.",
    ),
    click.option("--check", "checks", multiple=True, metavar="NAME", help="Only findings of this check."),
    click.option("--all", "everything", is_flag=True, help="Also what is consistent or unverifiable."),
    click.option("--dyad", nargs=2, metavar="STATE STATE", help="The two states that the text is about."),
    click.option("--issued", default="", metavar="DATE", help="The day of writing, such as 2013-11-14."),
    click.option(
        "--reference", type=click.Path(path_type=Path), metavar="FOLDER", help="Your own rosters and names."
    ),
    click.option(
        "--stdin-name", default="stdin.txt", metavar="NAME", help="The file that - stands for."
    ),
)  # fmt: skip


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_options
def proof(files: tuple[str, ...], form: str, min_severity: str, fail_on: str, **asked: Any) -> None:
    """Examine texts alone, before they are printed.

    It needs no case and writes nothing. FILE is of any format that `amity read` reads; - is standard input.
    A line for each fault says FILE:LINE:COLUMN and why, as compilers do; a sound text is silent. Lines and
    columns are those of the file for text, Markdown and HTML, else those of the text as read.

    The exit code is 4 where a text has a fault, see --fail-on.
    """
    proofs, errors = _proofs(files, asked)
    shown = ("consistent", "unverifiable") if asked["everything"] else ()
    _PRINTED[form]([_only(one, (*SEVERITIES[min_severity], *shown)) for one in proofs])
    for error in errors:
        click.echo(f"amity: {error}", err=True)
    if any(_only(_open(one), SEVERITIES[fail_on]).findings for one in proofs):
        sys.exit(FAULTY)
    if errors:
        sys.exit(LEFT_OUT if proofs else NOT_DONE)


def _proofs(files: Sequence[str], asked: dict[str, Any]) -> tuple[list["Proof"], list[str]]:
    """The texts that could be examined, and a line for each that could not."""
    from amity.cli.progress import bar

    proofs: list[Proof] = []
    errors: list[str] = []
    how = _how(asked)
    with bar("Examining") as progress:
        for done, file in enumerate(dict.fromkeys(files), 1):
            try:
                proofs.append(_of_checks(_examined(file, asked["stdin_name"], how), asked["checks"]))
            except AmityError as error:
                errors.append(str(error))
            progress(done, len(files))
    return proofs, errors


def _how(asked: dict[str, Any]) -> dict[str, Any]:
    """What holds for all files. Raises what `load`, `group_of` and `dated` raise, before any is read."""
    from amity.case.dyads import group_of
    from amity.case.proof import dated
    from amity.model.documents import Source
    from amity.reference import load

    if asked["issued"]:
        dated(Source(id=""), asked["issued"])
    return {
        "reference": load(asked["reference"]) if asked["reference"] else load(),
        "issued": asked["issued"],
        "dyad": group_of(asked["dyad"]) if asked["dyad"] else (),
    }


def _examined(file: str, stdin_name: str, how: dict[str, Any]) -> "Proof":
    from amity.case import proof

    if file == "-":
        return proof.piped(sys.stdin.buffer.read(), stdin_name, **how)
    return proof.proof(Path(file), **how)


def _of_checks(proof: "Proof", checks: Sequence[str]) -> "Proof":
    return replace(proof, findings=tuple(f for f in proof.findings if not checks or f.check in checks))


def _only(proof: "Proof", verdicts: Sequence[str]) -> "Proof":
    return replace(proof, findings=tuple(f for f in proof.findings if f.verdict in verdicts))


def _open(proof: "Proof") -> "Proof":
    """Without what a comment in the text sets aside."""
    return replace(proof, findings=tuple(f for f in proof.findings if f.id not in proof.ignored))


def _text(proofs: Sequence["Proof"]) -> None:
    for proof in proofs:
        for line in lines(_open(proof)):
            click.echo(line)


def lines(proof: "Proof") -> Iterator[str]:
    """A line for each finding of a text, and one for each further passage of a conflict."""
    from amity.examine.findings import PASSAGES

    places = proof.places
    for finding in proof.findings:
        for at, said in enumerate(finding.passages[:PASSAGES]):
            place, _ = places.span(said)
            page = f" (page {place.page})" if place.page else ""
            words = " ".join((said.quote if at else finding.explanation).split())
            told = f"note [{finding.check}] beside:" if at else f"{finding.verdict} [{finding.check}]"
            yield f"{plain(proof.file)}:{place}: {told} {plain(words)}{page}"


def _sarif(proofs: Sequence["Proof"]) -> None:
    from amity import __version__
    from amity.examine import CHECKS
    from amity.examine.rules import rules
    from amity.present.sarif import sarif

    click.echo(json.dumps(sarif(proofs, rules(CHECKS), __version__), ensure_ascii=False, indent=1))


def _jsonl(proofs: Sequence["Proof"]) -> None:
    from amity.examine import finding_lines

    for proof in proofs:
        places = proof.places
        for finding in proof.findings:
            for line, said in zip(finding_lines(finding), finding.passages, strict=False):
                place, _ = places.span(said)
                at = {"file": proof.file, "line": place.line, "column": place.column, "page": place.page}
                aside = {"ignored": proof.ignored[finding.id]} if finding.id in proof.ignored else {}
                click.echo(json.dumps({**at, **line, **aside}, ensure_ascii=False))


_PRINTED = {"text": _text, "sarif": _sarif, "jsonl": _jsonl}
COMMANDS = (proof,)
