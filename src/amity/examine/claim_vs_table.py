"""Claim against table: what a text says of a series, its tables say too."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.figures.amounts import PERCENT, POINTS, Amount, amounts
from amity.examine.figures.comparing import beyond, compared, foremost, later_than, passive
from amity.examine.figures.movements import TESTED, Outcome, outcome, returned
from amity.examine.figures.plainly import Plain, plainly
from amity.examine.figures.relative import relative
from amity.examine.figures.statements import Statement, statements
from amity.examine.figures.stating import dated, stated, value_in
from amity.examine.figures.tables import Series
from amity.examine.figures.windows import Scope, of_mention
from amity.examine.findings import finding
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness

NAME = "claim_vs_table"
AT_MOST = 5
"""Cells that a finding lists beside the statement."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each statement on a measured series: it holds, it does not, or years are missing.

    A statement is held against the tables of its own document, else against the measured series of the case;
    these may count otherwise, so that what they do not bear out is suspicious and no more.
    """
    unitless: set[tuple[str, str]] = set()
    for statement in statements(evidence):
        yield from _without_unit(statement, unitless)
        outcomes = [(series, _outcome(statement, series)) for series in statement.series]
        if found := _finding(statement, [(s, o) for s, o in outcomes if o is not None]):
            yield found
    for plain in plainly(evidence):
        if plain.outcome.answer is not Answer.UNKNOWN:
            yield _plain(plain)


def _plain(plain: Plain) -> Finding:
    """The verdict on a statement in plain words, with the values that give it."""
    holds = plain.outcome.answer is Answer.YES
    shown = "; ".join(dict.fromkeys(point.shown for point in plain.outcome.points))
    names = " and ".join(series.name for series in plain.series)
    verb = "bears" if len(plain.series) == 1 else "bear"
    verb = f"{verb} out" if holds else "contradicts" if len(plain.series) == 1 else "contradict"
    why = f"“{' '.join(plain.passage.quote.split())}”: {names} {verb} it: {shown}."
    cells = [] if holds else [p.passage for p in plain.outcome.points if p.passage is not None][:AT_MOST]
    return finding(
        NAME, Soundness.CONSISTENT if holds else Soundness.INCONSISTENT, why, [plain.passage, *cells]
    )


def _without_unit(statement: Statement, told: set[tuple[str, str]]) -> Iterator[Finding]:
    """That a sum cannot be held against a table that names no unit; told once of each table."""
    for series in statement.series:
        table = series.doc, series.table
        if series.unit or table in told:
            continue
        if any(value_in(amount, series) is None for amount, _ in dated(statement)):
            told.add(table)
            said = " ".join(statement.passage.quote.split())
            why = f"“{said}” cannot be held against “{series.table}”, which names no unit."
            yield finding(NAME, Soundness.UNVERIFIABLE, why, [statement.passage])


def _outcome(statement: Statement, series: Series) -> Outcome | None:
    """What one series says of a statement: of its movement, and of the figures that it states."""
    found = [*_movement(statement, series), *stated(statement, series)]
    if any(True for _ in relative(statement, series)) and all(one.answer is not Answer.NO for one in found):
        return None  # what is said in per cent or multiples is arithmetic's
    answers = [one.answer for one in found]
    for answer in (Answer.NO, Answer.UNKNOWN, Answer.YES):
        if answer in answers and (answer is not Answer.UNKNOWN or Answer.YES not in answers):
            return found[answers.index(answer)]
    return None


def _movement(statement: Statement, series: Series) -> Iterator[Outcome]:
    telling, window = statement.telling, statement.window
    if window is None:
        return
    if telling.movement == "return":
        level = _level(statement)
        if level:
            yield level_outcome(statement, series)
    elif telling.movement in ("exceed", "below"):
        yield from _comparison(statement, series)
    elif telling.movement == "foremost" and window.scope in (Scope.YEAR, Scope.BY):
        yield foremost(series, statement.beside, window)
    elif telling.movement in TESTED:
        yield outcome(telling, series, window)


def _level(statement: Statement) -> bool:
    return any(d.start - statement.start >= statement.telling.verb[1] for d in statement.mentions)


def level_outcome(statement: Statement, series: Series) -> Outcome:
    """Whether the level of other years was reached again."""
    then = [d for d in statement.mentions if d.start - statement.start >= statement.telling.verb[1]]
    level = of_mention(then[0])
    if level is None or statement.window is None:
        return Outcome(answer=Answer.UNKNOWN)
    return returned(series, statement.window, level)


_AMOUNT_FIRST = re.compile(r"\W*(?:the\s+(?:mark|sum|level|figure|threshold)\s+of\s+|that\s+of\s+)?$")


def _comparison(statement: Statement, series: Series) -> Iterator[Outcome]:
    telling, window = statement.telling, statement.window
    if window is None:
        return
    limit = _limit(statement)
    if limit:
        value = value_in(limit, series)
        if value is not None:
            yield beyond(telling, series, limit, value, window)
    elif window.scope is Scope.COMPARED and not statement.others:
        yield later_than(telling, series, window)
    elif len(statement.others) == 1:
        yield compared(telling, series, statement.others[0], window)


def _limit(statement: Statement) -> Amount | None:
    """The amount that is said to be exceeded, where one follows the verb."""
    rest = statement.telling.rest
    if passive(statement.telling):
        passed = amounts(statement.telling.subject)
        return passed[-1] if passed and passed[-1].value >= 100 else None
    first = next(iter(amounts(rest)), None)
    if first is None or first.unit in (PERCENT, POINTS) or not _AMOUNT_FIRST.match(rest[: first.start]):
        return None
    return first if _AMOUNT_FIRST.fullmatch(rest[: first.start]) else None


def _finding(statement: Statement, outcomes: Sequence[tuple[Series, Outcome]]) -> Finding | None:
    """The verdict where all series that may be meant give the same."""
    answers = {one.answer for _, one in outcomes}
    if len(answers) != 1 or len(outcomes) != len(statement.series):
        return None
    series, found = outcomes[0]
    if found.answer is Answer.UNKNOWN:
        return _open(statement, series, found)
    cells = [point.passage for point in found.points if point.passage is not None][:AT_MOST]
    if found.answer is Answer.YES:
        return finding(
            NAME, Soundness.CONSISTENT, _explain(statement, outcomes, "bears out"), [statement.passage]
        )
    fault = Soundness.INCONSISTENT if series.doc else Soundness.SUSPICIOUS
    return finding(NAME, fault, _explain(statement, outcomes, "contradicts"), [statement.passage, *cells])


def _explain(statement: Statement, outcomes: Sequence[tuple[Series, Outcome]], verb: str) -> str:
    parts = []
    for series, found in outcomes:
        shown = "; ".join(dict.fromkeys(point.shown for point in found.points))
        unit = f" [{series.unit}]" if series.unit else ""
        parts.append(f"{series.name}{unit} {verb} it: {shown}")
    return f"“{' '.join(statement.passage.quote.split())}”: {'; '.join(parts)}."


def _open(statement: Statement, series: Series, found: Outcome) -> Finding | None:
    """That a series does not reach; nothing where the words are merely vague."""
    if not found.missing:
        return None
    years = ", ".join(map(str, sorted(set(found.missing))))
    why = f"“{' '.join(statement.passage.quote.split())}”: {series.name} has no value for {years}."
    return finding(NAME, Soundness.UNVERIFIABLE, why, [statement.passage])
