"""Changes in what trade is counted in and paid with, from claims and notes that speak of them."""

import math
import re
from collections.abc import Iterator, Sequence

from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.series import Regime, Series
from amity.model.when import When
from amity.relate.flows.gathering import Lines, place_of
from amity.relate.flows.words import cues, is_of, left, payment
from amity.relate.record import Record

_STOP = re.compile(r"[.;!?\n]\s*")
LONGEST = 160
"""Letters of a passage that a regime shows."""


Spoken = tuple[frozenset[str], Regime]
"""The states of a claim, and the change that it tells of."""


def spoken(record: Record, lines: Lines) -> tuple[Spoken, ...]:
    """What the claims of a record tell of changes in payment: those that happened, with their states.

    A claim's passage may be a part of its sentence: the words beside it are read with it.
    """
    return tuple(
        (
            frozenset(str(lines.of(state)) for state in claim.states),
            Regime(since=When.of_year(year), cue=cue, words=words, claims=(name,)),
        )
        for name, claim in sorted(record.claims.items())
        if claim.factuality is Factuality.HAPPENED and (year := claim.date.first_year)
        for cue, words in _cues(_sentence(claim.passage))
    )


def regimes(told: Sequence[Spoken], series: Series) -> tuple[Regime, ...]:
    """The changes in payment or reckoning that bear on a series of money, in order of time.

    They come from claims on both of its states that happened and name a means of payment (`spoken`), and from
    notes of rows; several on one change in one year are one regime. One after the last figure bears on none.
    """
    if not is_of("money", series.measure):
        return ()
    found: dict[tuple[str, str], Regime] = {}
    last = series.years[-1] if series.years else -math.inf
    for regime in (*_claimed(told, series), *_noted(series)):
        if (regime.since.first_year or 0) > last:
            continue
        key = (regime.since.edtf[:4], regime.cue)
        first = found.setdefault(key, regime)
        if first is not regime:
            found[key] = Regime(
                since=first.since, cue=first.cue, words=first.words,
                claims=tuple(dict.fromkeys((*first.claims, *regime.claims))),
                rows=tuple(dict.fromkeys((*first.rows, *regime.rows))),
            )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda regime: (regime.since.sort_key, regime.cue)))


def _claimed(told: Sequence[Spoken], series: Series) -> Iterator[Regime]:
    both = {series.source, series.target} - {None}
    return (regime for states, regime in told if both <= states)


def _noted(series: Series) -> Iterator[Regime]:
    """What notes of rows tell: a means of payment that the row before names too is no change."""
    before: set[str] = set()
    for point in series.points:
        told = [(cue, words, flow) for flow in point.flows for cue, words in _cues(flow.column_label)]
        for cue, words, flow in told:
            if cue not in before:
                yield Regime(since=point.period, cue=cue, words=words, rows=(place_of(flow),))
        before = {cue for cue, _, _ in told}


def _sentence(passage: Passage) -> str:
    """The words of a passage with those of its sentence that are kept beside it."""
    before, after = _STOP.split(passage.prefix)[-1], _STOP.split(passage.suffix)[0]
    return " ".join(f"{before}{passage.quote}{after}".split())


def _cues(text: str) -> Iterator[tuple[str, str]]:
    """The means of payment that a text says were taken up, where it speaks of trade or payment."""
    if text and payment().search(text):
        for cue, pattern in cues():
            if any(not left().search(text[: found.start()]) for found in pattern.finditer(text)):
                yield cue, text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
