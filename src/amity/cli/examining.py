"""Cross-examination: `amity examine`, `amity findings`."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from amity.cli.arguments import case_argument
from amity.cli.output import forms, plain, show

if TYPE_CHECKING:
    from amity.case import Case


@click.command()
@case_argument
def examine(case: "Case") -> None:
    """Set what was read against calendar and rosters.

    Also against the other sources. Says how many statements hold, and names each that does not, with the
    reason. `amity findings` lists all.
    """
    findings = case.findings()
    counts = Counter(str(finding.verdict) for finding in findings)
    for finding in findings:
        if finding.verdict.fault:
            first = finding.passages[0]
            click.echo(f"{plain(first.doc)}, character {first.start}: {finding.verdict}, {finding.check}")
            click.echo(f"  \u201c{plain(' '.join(first.quote.split()))}\u201d")
            click.echo(f"  {plain(finding.explanation)}\n")
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts)) or "nothing to examine"
    click.echo(told)


@click.command()
@case_argument
@click.option("--check", default=None, help="Only findings of this check.")
@forms
def findings(case: "Case", check: str | None, form: str | None) -> None:
    """List the findings of the cross-examination, by passage."""
    from amity.examine import finding_lines

    found = (finding for finding in case.findings() if check in (None, finding.check))
    rows = [line for finding in found for line in finding_lines(finding)]
    show(rows, form, ("finding", "doc", "start", "check", "verdict", "explanation"))


COMMANDS = (examine, findings)
