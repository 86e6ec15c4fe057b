"""Arithmetic: what follows from the numbers of a text, or of its tables, is what the text says."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from amity.examine.evidence import Evidence
from amity.examine.figures.amounts import amounts
from amity.examine.figures.balances import balances, fractions, turnout
from amity.examine.figures.carried import carried
from amity.examine.figures.divided import divided, portions, products, remainders
from amity.examine.figures.instalments import instalments, left_over
from amity.examine.figures.movements import Outcome
from amity.examine.figures.parts import multiples, shares_of, sums, votes, wholes
from amity.examine.figures.rates import averages, converted, rates
from amity.examine.figures.reckoning import Reckoned, changes
from amity.examine.figures.relative import relative
from amity.examine.figures.statements import Statement, statements
from amity.examine.figures.tables import Series
from amity.examine.figures.totals import Added, additions
from amity.examine.findings import finding
from amity.examine.interval import sentences
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Role, within
from amity.model.passages import Passage

NAME = "arithmetic"
_BACK = 3
"""Sentences before in which a whole is told of which another tells the rest."""
_REST = re.compile(
    r"\b(?:re(?:maining|mained|st|mainder)|outstanding|balance|leaving|left|owed|due|unpaid|still)\b"
)
_VERDICTS = {Answer.YES: Soundness.CONSISTENT, Answer.NO: Soundness.INCONSISTENT}
_REASONS = (
    changes, shares_of, sums, wholes, multiples, rates, averages, converted, divided, remainders, portions,
    products, instalments, left_over, fractions,
)  # fmt: skip


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each number that follows from others: within a sentence, from a table, or in one."""
    for document in evidence.documents:
        yield from _in_sentences(document, evidence)
        yield from _in_tables(document)
    for statement in statements(evidence):
        yield from _against_tables(statement)


def _in_sentences(document: Document, evidence: Evidence) -> Iterator[Finding]:
    dates = [
        date for date in evidence.dates_of[document.name] if date.role is Role.TEXT and not date.duration
    ]
    spans = list(sentences(document))
    for start, end in spans:
        text = document.text[start:end]
        barred = [(date.start - start, date.end - start) for date in within(dates, start, end)]
        found = amounts(text, barred)
        told = [one for reckon in _REASONS for one in reckon(text, found)] if len(found) > 1 else []
        for one in (*told, *votes(text), *turnout(text)):
            if one.answer is not Answer.UNKNOWN:
                yield _reckoned(document, start, one)
    for (start, middle), (following, end) in pairwise(spans):
        if "\n\n" not in document.text[middle - 1 : following + 1]:
            barred = [(date.start - start, date.end - start) for date in within(dates, start, end)]
            yield from _carried(document, (start, following, end), barred)
    for at, (start, end) in enumerate(spans):
        yield from _balanced(document, spans[max(0, at - _BACK)][0], start, end, dates)


def _balanced(
    document: Document, first: int, start: int, end: int, dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """What is said to be left, in a sentence, of a whole that it or the sentences before tell of."""
    if not _REST.search(document.text, start, end):
        return
    begin = max(first, document.text.rfind("\n\n", first, start) + 1)
    text = document.text[begin:end]
    barred = [(date.start - begin, date.end - begin) for date in within(dates, begin, end)]
    for one in balances(text, amounts(text, barred)):
        if one.start + begin >= start and one.answer is not Answer.UNKNOWN:
            yield _reckoned(document, begin, one)


def _carried(
    document: Document, place: tuple[int, int, int], barred: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """What a sentence says that follows from the numbers of the one before."""
    start, following, end = place
    for one in carried(document.text[start:following], document.text[following:end], barred):
        if one.answer is not Answer.UNKNOWN:
            yield _reckoned(document, start, one)


def _reckoned(document: Document, start: int, one: Reckoned) -> Finding:
    said = Passage.of(document.name, document.text, start + one.start, start + one.end)
    verb = "agrees with" if one.answer is Answer.YES else "contradicts"
    why = f"“{' '.join(said.quote.split())}” {verb} the numbers beside it: {one.why}."
    return finding(NAME, _VERDICTS[one.answer], why, [said])


def _in_tables(document: Document) -> Iterator[Finding]:
    for added in additions(document):
        if added.answer is not Answer.UNKNOWN:
            yield _total(document, added)


def _total(document: Document, added: Added) -> Finding:
    cell = added.total
    said = Passage.of(document.name, document.text, cell.start, cell.end)
    shown = " + ".join(f"{part.value:,.10g}" for part in added.parts)
    where = ", ".join(head for head in (cell.row, cell.column) if head)
    why = f"“{cell.table}”, {where}: {shown} is {added.sum:,.10g}, and the table has {said.quote}."
    return finding(NAME, _VERDICTS[added.answer], why, [said])


def _against_tables(statement: Statement) -> Iterator[Finding]:
    """What a statement says of one year in parts of another, by each series that may be meant."""
    found = [(series, one) for series in statement.series for one in relative(statement, series)]
    answers = {one.answer for _, one in found}
    if len(answers) != 1 or len(found) != len(statement.series):
        return
    series, one = found[0]
    if one.answer is not Answer.UNKNOWN:
        verdict = _VERDICTS[one.answer]
        if one.answer is Answer.NO and not series.doc:
            verdict = Soundness.SUSPICIOUS
        yield finding(NAME, verdict, _explain(statement, series, one), [statement.passage])
    elif one.missing:
        years = ", ".join(map(str, one.missing))
        why = f"“{statement.passage.quote}”: {series.name} has no value for {years}."
        yield finding(NAME, Soundness.UNVERIFIABLE, why, [statement.passage])


def _explain(statement: Statement, series: Series, found: Outcome) -> str:
    one, other = found.points[0], found.points[1]
    if statement.telling.movement not in ("reach", "times"):
        one, other = other, one
    verb = "bears out" if found.answer is Answer.YES else "contradicts"
    rate = (
        f"; {one.value:g} / {other.value:g} = {one.value / other.value:.1%}"
        if one.value and other.value
        else ""
    )
    said = " ".join(statement.passage.quote.split())
    return f"“{said}”: {series.name} {verb} it: {one.shown}; {other.shown}{rate}."
