"""Rival explanations, tested: `amity theses`."""

from typing import TYPE_CHECKING, Any

import click

from amity.cli.arguments import case_argument
from amity.cli.cases import finish
from amity.cli.output import forms, plain, show

if TYPE_CHECKING:
    from amity.case import Case
    from amity.case.theses import Theses
    from amity.model.competing import Account, Contest, Pair, Row, Search
    from amity.model.theses import Weight

SHOWN = 5
"""How many pieces of evidence the summary names."""
MEANS = """\
Score: how much likelier the answers are if the thesis holds than if none of them does (10 dB: ten times).
Support: its probability if exactly one holds of it and those that exclude it, all equally likely beforehand.
Theses exclude each other unless a file says that they may hold together. Alone: its probability if it was as
likely as not, against one of those or none holding. In brackets: over all ratios in their ranges."""


@click.command()
@case_argument
@click.argument("states", nargs=-1)
@click.option("--matrix", is_flag=True, help="What each piece of evidence says on each thesis.")
@click.option("--flip", is_flag=True, help="The passages whose loss would change the verdict, by search.")
@click.option(
    "--budget",
    default=400,
    type=click.IntRange(1),
    show_default=True,
    help="How many losses --flip tries at most.",
)
@click.option("--drafts", is_flag=True, help="Explanatory sentences of the documents as drafts of theses.")
@click.option(
    "--register", "by", metavar="NAME", help="Fix predictions and ratios under a name, before results."
)
@forms
def theses(
    case: "Case", *, states: tuple[str, ...], matrix: bool, flip: bool, budget: int, drafts: bool,
    by: str | None, form: str | None,
) -> None:  # fmt: skip
    """Test rival explanations against the record of CASE.

    Each is a TOML file in the folder `theses/`; docs/theses.md says how to write one. Put them in with
    `amity add CASE FILES`. Those on STATES compete, by default those on the states of the case.
    """
    from amity.case.theses import competing, note_shown, theses_of

    if matrix + flip + drafts + (by is not None) > 1:
        raise click.UsageError("--matrix, --flip, --drafts and --register go one at a time")
    if drafts:
        _drafts(case, form)
        return
    found = theses_of(case)
    if by is not None:
        _register(case, found, by)
        finish(found.problems)
        return
    rivals = competing(case, found, states)
    if not rivals.theses:
        click.echo("No theses in the case; write one as docs/theses.md says, or begin with --drafts.")
    else:
        _results(case, rivals, matrix=matrix, budget=budget if flip else 0, form=form)
        note_shown(case, rivals.theses)
        if others := [one.id for one in found.theses if one not in rivals.theses]:
            click.echo(
                f"Not compared, for they are on other states (name these): {', '.join(others)}", err=True
            )
    finish(found.problems)


def _results(case: "Case", found: "Theses", *, matrix: bool, budget: int, form: str | None) -> None:
    from amity.case.theses import contest_of, decisive_of
    from amity.explain.lines import contest_lines, search_line

    if budget:
        search = decisive_of(case, found.theses, budget)
        if form:
            show([search_line(search)], form, ())
        else:
            _tell_flips(search)
        return
    contest = contest_of(case, found.theses)
    if matrix:
        _show_matrix(contest, form)
    elif form:
        show(contest_lines(contest, found.theses, found.registrations), form, ())
    else:
        _tell(contest, found)


def _register(case: "Case", found: "Theses", by: str) -> None:
    from amity.case.theses import register

    entered = register(case, found.theses, by)
    for thesis in entered:
        click.echo(f"{thesis.id}: {len(thesis.predictions)} predictions and their ratios are fixed")
    if len(entered) < len(found.theses):
        click.echo(f"{len(found.theses) - len(entered)} were in the register as they are")


def _drafts(case: "Case", form: str | None) -> None:
    from amity.explain.drafts import explanations, skeleton
    from amity.explain.lines import draft_line

    found = list(explanations(case.documents(), case.reference))
    if form:
        show(map(draft_line, found), form, ())
        return
    pair = next(iter(case.dyads), ())
    for number, draft in enumerate(found, 1):
        click.echo(plain(skeleton(draft, number, pair)))
    if not found:
        click.echo("No sentence was found that explains how states get along.")


def _tell(contest: "Contest", found: "Theses") -> None:
    """Print the verdict, each thesis, how far the ranking stands, and the most telling evidence."""
    click.echo(_verdict(contest))
    for share, front in sorted(contest.fronts_by_discount.items()):
        if set(front) != set(contest.front):
            click.echo(f"  with a discount of {share:g} for one witness: {', '.join(front)}")
    click.echo(
        f"\n{MEANS}\n\n   score in dB [over all ratios]  support             alone               thesis"
    )
    for account in contest.accounts:
        _tell_account(account, contest, found.registrations[account.thesis].says)
    click.echo("Does the ranking stand?")
    for pair in contest.pairs:
        click.echo(f"  {_standing(pair)}")
    click.echo("\nThe evidence that tells them most apart (all of it: --matrix; what would flip it: --flip)")
    for row in contest.rows[:SHOWN]:
        _tell_row(row)


def _verdict(contest: "Contest") -> str:
    if len(contest.accounts) == 1:
        return f"{contest.accounts[0].thesis} has no rival: there is nothing to compare it with."
    bare = " No thesis explains more than none of them does: the best score is not above nought."
    after = bare if contest.bare else ""
    if contest.leader:
        stands = ", whatever the ratios in their ranges." if contest.robust else "."
        return f"{contest.leader} leads{stands}{after}"
    front = " and ".join(contest.front)
    if contest.united:
        return f"{front} come out best, and may hold together.{after}"
    return f"Undecided between {front}: less than 3 dB (odds of 2 to 1) apart.{after}"


def _tell_account(account: "Account", contest: "Contest", registered: str) -> None:
    score, support = account.score, account.support
    click.echo(
        f"  {score.middle:+6.1f}  [{score.low:+.1f}, {score.high:+.1f}]".ljust(34)
        + _chance(support).ljust(20)
        + _chance(account.alone).ljust(20)
        + f"{account.thesis}: {plain(account.title)}"
    )
    click.echo(f"          {registered}")
    says = {row.id: row.says for row in contest.rows}
    for name in account.failed:
        click.echo(f"          speaks against it: {plain(says[name])} ({name})")
    if account.unknown:
        click.echo(f"          unknown: {', '.join(account.unknown)}")
    click.echo(
        f"          rests on none of {len(account.untouched)} of the {account.events} events of its scope\n"
    )


def _chance(share: "Weight") -> str:
    return f"{share.middle:.0%} [{share.low:.0%}, {share.high:.0%}]"


def _standing(pair: "Pair") -> str:
    odds = f"odds of {10 ** (pair.lead.middle / 10):.{1 if pair.lead.middle < 10 else 0}f} to 1"
    span = f"{pair.lead.middle:+.1f} dB [{pair.lead.low:+.1f}, {pair.lead.high:+.1f}], {odds}"
    both = "; both may hold" if pair.compatible else ""
    if pair.robust:
        return f"{pair.first} above {pair.second} whatever the ratios in their ranges: {span}{both}"
    more = f" and {len(pair.turning) - SHOWN} more" if len(pair.turning) > SHOWN else ""
    alone = f"by {', '.join(pair.turning[:SHOWN])}{more}" if pair.turning else "by no ratio"
    return f"{pair.first} above {pair.second} can flip: {span}; alone {alone}{both}"


def _tell_row(row: "Row") -> None:
    outcome = row.outcome
    click.echo(f"  {row.diagnosticity:4.1f} dB  {outcome.answer.value}: {plain(row.says)} ({row.id})")
    weights = (f"{name} {_range(cell.weight)}" for name, cell in sorted(row.cells.items()))
    click.echo(f"           {plain(outcome.margin)}; strength {outcome.strength:.2f}; {'; '.join(weights)}")
    rests = [*outcome.events, *(f"{flow.series} {flow.period}" for flow in outcome.flows)]
    more = f" and {len(rests) - SHOWN} more" if len(rests) > SHOWN else ""
    click.echo(f"           rests on {', '.join(rests[:SHOWN]) or 'coverage alone'}{more}")


def _show_matrix(contest: "Contest", form: str | None) -> None:
    from amity.explain.lines import row_line

    if form:
        show(map(row_line, contest.rows), form, ())
        return
    names = [account.thesis for account in contest.accounts]
    rows = [_matrix_row(row, names) for row in contest.rows]
    show(rows, None, ("evidence", "answer", "strength", "apart", *names))
    click.echo(
        "Weights of evidence in dB [over the range of the ratios]; empty: the thesis has no view on it."
    )


def _matrix_row(row: "Row", names: list[str]) -> dict[str, Any]:
    cells = {
        name: f"{_range(row.cells[name].weight)} {row.cells[name].sort.split()[0]}"
        for name in names
        if name in row.cells
    }
    return {
        "evidence": row.id,
        "answer": row.outcome.answer.value,
        "strength": f"{row.outcome.strength:.2f}",
        "apart": f"{row.diagnosticity:.1f}",
        **cells,
    }


def _range(weight: "Weight") -> str:
    return f"{weight.middle:+.1f} [{weight.low:+.1f}, {weight.high:+.1f}]"


def _came_out(front: tuple[str, ...]) -> str:
    return f"{front[0]} leads" if len(front) == 1 else f"undecided between {' and '.join(front)}"


def _tell_flips(search: "Search") -> None:
    """Print the decisive passages, how far the search went, and the control."""
    click.echo(
        f"The verdict: {_came_out(search.front)}; {search.distance:.1f} dB are missing for another one."
    )
    if len(search.flips) > SHOWN:
        click.echo(f"\n{len(search.flips)} sets change it; these passages are in most of them:")
        for unit, count in search.named[:SHOWN]:
            click.echo(f"   {count} of {len(search.flips)}: {plain(unit.label)}\n      ({unit.id})")
    for number, flip in enumerate(search.flips[:SHOWN], 1):
        click.echo(f"\n{number}. Without these: {_came_out(flip.front)}:")
        for unit in flip.units:
            click.echo(f"   {plain(unit.label)}\n      ({unit.id})")
    if len(search.flips) > SHOWN:
        click.echo(f"\n... and {len(search.flips) - SHOWN} more sets (--json has all)")
    if not search.flips:
        click.echo("No set of passages was found whose loss changes it.")
    whole = f"all sets of up to {search.complete}" if search.complete else "not even all single ones"
    click.echo(
        f"\nSearched: {search.units} passages and figures, {whole}, some of up to {search.largest}; "
        f"{search.evaluations} records made anew."
    )
    _tell_controls(search)


def _tell_controls(search: "Search") -> None:
    """Print how many sets drawn at random change the verdict, and what that says."""
    size = len(search.flips[0].units) if search.flips else 0
    if search.draws:
        tried = ", as must be, for all were tried" if search.complete >= size else ""
        others = f"Control: as many others drawn at random, {search.draws} times: "
        click.echo(f"{others}{search.flipped} changed it{tried}.")
    if search.drawn_of_all:
        weak = ": the verdict is weak, and hangs on no few passages" if search.weak else ""
        of_all = f"{search.flipped_of_all} of {search.drawn_of_all}"
        click.echo(f"Of as many drawn from all passages {of_all} changed it{weak}.")


COMMANDS = (theses,)
