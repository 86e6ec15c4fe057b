"""Clauses of a sentence, the triggers in them, and whether what they speak of came about."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amity.extract.languages.grammar import Frame, Grammar, Turn
from amity.model.factuality import Factuality

Verdict = tuple[Factuality, str]
Turned = tuple[Factuality | None, str]
"""The same, or None for words that make no claim of their own."""
PLAIN: Verdict = (Factuality.HAPPENED, "plain")
_CARRIED = frozenset((Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.RUMOURED, Factuality.DENIED))
"""What one of several linked verbs says of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that asserts something: where it stands, its clause, its frame, what came of it.

    `floor` and `ceiling` are the ends of the triggers beside it in its clause; `adnominal` says that the
    noun behind it is its subject, `nominal` that it stands as a noun, `quoted` that it is what
    somebody says, `mute` that its words make no claim of their own.
    """

    start: int
    end: int
    clause: int
    frame: Frame
    verdict: Verdict
    floor: int
    ceiling: int
    adnominal: bool
    nominal: bool
    quoted: bool
    mute: bool


Span = tuple[int, int]
MOST = 40
"""So many triggers of one sentence are read: a longer run is a list of words, and time must stay linear."""
BEHIND = 12
"""How much farther an object counts, in characters, that stands on the side where its language has none."""
BEFORE, AFTER = 80, 160
"""How far from a trigger, in characters, a turn of factuality may stand."""


def clauses(text: str, start: int, end: int, grammar: Grammar) -> list[Span]:
    """The clauses of a sentence; they cover it."""
    cuts = [match.end() for match in grammar.breaks.finditer(text, start, end)]
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return list(pairwise(edges))


def triggers(text: str, parts: Sequence[Span], grammar: Grammar) -> list[Trigger]:
    """The triggers of a sentence in order, each with the frame that fits its clause best."""
    starts = [part[0] for part in parts]
    found: list[tuple[int, int, int, Frame]] = []
    for start, end, frames in grammar.triggers(text, parts[0][0], parts[-1][1]):
        if found and start < found[-1][1]:
            continue
        clause = bisect_right(starts, start) - 1
        part = parts[clause]
        if clause and grammar.leaning.match(text, *part):
            part = (parts[clause - 1][0], part[1])
        frame = _fitting(text, (start, end), part, frames, last=grammar.last)
        if frame is not None:
            found.append((start, end, clause, frame))
            if len(found) == MOST:
                break
    return [_trigger(text, parts, found, i, grammar) for i in range(len(found))]


def _fitting(text: str, at: Span, part: Span, frames: Sequence[Frame], *, last: bool) -> Frame | None:
    """The frame whose objects stand nearest; one that asks for none only if no other fits.

    Where the verb comes `last`, an object behind it is more likely another verb's.
    """
    best: tuple[int, int, Frame] | None = None
    for frame in frames:
        if frame.without is not None and frame.without.search(text, *part):
            continue
        distance = _distance(text, at, part, frame, BEHIND * last)
        if distance is not None and (best is None or (distance, frame.row) < best[:2]):
            best = (distance, frame.row, frame)
    return best[2] if best else None


def _distance(text: str, at: Span, part: Span, frame: Frame, behind: int) -> int | None:
    """How far the objects of a frame are from its trigger; None where one is missing."""
    total = 0 if frame.objects else part[1] - part[0] + 1
    for wanted in frame.objects:
        spans = [match.span() for match in wanted.finditer(text, *part)]
        gaps = [at[0] - span[1] for span in spans if span[1] <= at[0]]
        gaps += [span[0] - at[1] + behind for span in spans if at[1] <= span[0]]
        if not gaps:
            return None
        total += min(gaps)
    return total


def _trigger(
    text: str, parts: Sequence[Span], found: list[tuple[int, int, int, Frame]], i: int, grammar: Grammar
) -> Trigger:
    start, end, clause, frame = found[i]
    beside = [f for f in found if f[2] == clause]
    floor = max((f[1] for f in beside if f[1] <= start), default=parts[clause][0])
    ceiling = min((f[0] for f in beside if f[0] >= end), default=parts[clause][1])
    later = {f[2]: f[:2] for f in (found if grammar.last else found[::-1])}
    turned = verdict_of(text, parts, clause, (start, end), grammar=grammar, kind=frame.kind, others=later)
    if frame.dated == "none":
        turned = PLAIN
    verdict = (turned[0] or PLAIN[0], turned[1])
    if verdict[0] is Factuality.HAPPENED and frame.modality is not Factuality.HAPPENED:
        verdict = (frame.modality, "frame")
    adnominal = bool(grammar.adnominal.match(text, end, parts[clause][1]))
    quoted = bool(grammar.quoted.match(text, end, parts[clause][1]))
    nominal = bool(grammar.nominal.match(text, end, parts[clause][1]))
    return Trigger(
        start=start, end=end, clause=clause, frame=frame, verdict=verdict,
        floor=floor, ceiling=ceiling, adnominal=adnominal, nominal=nominal, quoted=quoted,
        mute=turned[0] is None,
    )  # fmt: skip


def verdict_of(
    text: str,
    parts: Sequence[Span],
    clause: int,
    at: Span,
    *,
    grammar: Grammar,
    kind: str,
    others: Mapping[int, Span],
) -> Turned:
    """Whether what a trigger speaks of came about, and the words that say so.

    Where a clause leaves it open, hopes, plans and hearsay of the clause that ends (or, in languages whose
    verb comes first, begins) the chain hold for it as well. `others` has the trigger of each other clause.
    """
    turns = [turn for turn in grammar.turns if turn.holds_for(kind)]
    own = _turned(text, parts[clause], at, (parts[0][0], parts[-1][1]), turns)
    if own is not None:
        return own
    for beside in _chain(text, parts, clause, grammar):
        edge = (parts[beside][0],) * 2 if grammar.last else (parts[beside][1],) * 2
        edge = others.get(beside, edge)
        other = _turned(text, parts[beside], edge, parts[beside], turns)
        if other is not None:
            carried = other[0] in _CARRIED and not grammar.single.search(other[1])
            return other if carried else PLAIN
    return PLAIN


def _chain(text: str, parts: Sequence[Span], clause: int, grammar: Grammar) -> Iterator[int]:
    """The clauses that say of this one too whether it came about, the nearest first."""
    step = 1 if grammar.last else -1
    at = clause
    while 0 <= at + step < len(parts):
        link = at if grammar.last else at + step
        if not grammar.linked.search(text, max(parts[link][0], parts[link][1] - 12), parts[link][1]):
            return
        at += step
        yield at


def _turned(text: str, part: Span, at: Span, whole: Span, turns: Sequence[Turn]) -> Turned | None:
    """The first turn of phrase that stands where it has to."""
    spans = {
        "before": (max(part[0], at[0] - BEFORE), at[0]),
        "after": (at[1], min(part[1], at[1] + AFTER)),
        "clause": part,
        "sentence": whole,
    }
    for turn in turns:
        match = _search(turn, text, spans[turn.where])
        if match:
            return turn.modality, " ".join(match.group().split())[:24]
    return None


def _search(turn: Turn, text: str, span: Span) -> re.Match[str] | None:
    """A turn in a span of a text; "^" and "$" in its pattern mean the ends of the span."""
    return turn.pattern.search(text[span[0] : span[1]])
