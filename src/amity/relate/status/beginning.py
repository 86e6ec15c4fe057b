"""When the relations of two states began, how long after they were founded, and as the how-manieth."""

import re
from collections.abc import Iterable, Iterator, Mapping

from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.representation import Beginning, Founding, Place, Turn
from amity.model.when import When
from amity.reference import Reference
from amity.relate.record import Record
from amity.relate.status import rules
from amity.relate.status.standing import pair_of
from amity.relate.status.turns import turns
from amity.relate.tellings import bounds

_RELATION_KINDS = ("relations_established", "recognition")
_RELATES = re.compile(r"diplomatic|relations|recogni[sz]", re.IGNORECASE)
_REACH = 90
"""Characters after an ordinal within which "after the ..." still belongs to it."""


def beginning(
    record: Record,
    one: str | None = None,
    other: str | None = None,
    *,
    texts: Mapping[str, str] | None = None,
) -> Beginning:
    """When relations began, with all that is told of it: the act, its announcement, its place in order.

    The first event by which relations were established counts; later ones, and those by which they were
    restored, stand in `again`. `texts` are the
    canonical texts of documents by name: with them places in order are also found in sentences from which no
    claim was read. Raises InvalidValue where the two are one.

    >>> from amity.reference import load
    >>> beginning(Record(states=("MNG", "PRK"), reference=load())).date is None
    True
    """
    pair = pair_of(record, one, other)
    moved = [turn for turn in turns(record, pair, texts).moved if (turn.sender, turn.receiver) == pair or
             turn.effect == "recognise"]  # fmt: skip
    related = sorted((t for t in moved if t.effect == "relate"), key=_by_time)
    restored = [turn for turn in moved if turn.effect == "restore"]
    recognised = tuple(sorted((t for t in moved if t.effect == "recognise"), key=_by_time))
    places = tuple(_places(record, pair, texts or {}))
    if not related:
        again = tuple(sorted(restored, key=_by_time))
        return Beginning(states=pair, date=None, recognition=recognised, places=places, again=again)
    first = related[0]
    return Beginning(
        states=pair, date=first.date, event=first.event, disputed=bool(first.dates or first.against),
        dates=tuple(dict.fromkeys(t.date for t in first.tellings if not t.announced and t.date.edtf)),
        tellings=first.tellings, announced=tuple(t for t in first.tellings if t.announced),
        recognition=recognised, places=places, again=tuple(sorted((*related[1:], *restored), key=_by_time)),
        foundings=tuple(_founding(record.reference, state, first.date) for state in pair),
    )  # fmt: skip


def _by_time(turn: Turn) -> tuple[bool, tuple[int, int, str], str]:
    return turn.first is None and turn.last is None, turn.date.sort_key, turn.event


def _founding(reference: Reference, state: str, begun: When) -> Founding:
    """When a state was founded, and how many days later a date fell."""
    spans = reference.spans.get(state, ())
    held = [span for span in spans if span.overlaps(begun) is not Answer.NO] or list(spans[:1])
    known = reference.states.get(state)
    if not held or held[0].earliest is None:
        return Founding(state=state, date=When.unknown(), days=None)
    date = When.parse(held[0].edtf.split("/")[0])
    (early, late), (first, last) = bounds(date), bounds(begun)
    if early is None or late is None or first is None or last is None:
        return Founding(state=state, date=date, days=None)
    return Founding(
        state=state, date=date, days=(first - late, last - early), source=known.source if known else ""
    )


def _places(record: Record, pair: tuple[str, str], texts: Mapping[str, str]) -> Iterator[Place]:
    """The places in order that passages give, each once: from claims, then from other sentences of texts."""
    seen: list[tuple[str, int, int]] = []
    for name, claim in sorted(record.claims.items()):
        if claim.kind in _RELATION_KINDS and set(pair) <= claim.states:
            passage = claim.passage
            seen.append((passage.doc, passage.start, passage.end))
            yield from _placed(record.reference, pair, _whole(claim), name)
    for doc, text in sorted(texts.items()):
        for start, sentence in _sentences(text):
            covered = any(d == doc and s < start + len(sentence) and start < e for d, s, e in seen)
            if not covered and _RELATES.search(sentence) and _names_both(record.reference, pair, sentence):
                yield from _placed(record.reference, pair, sentence, f"{doc}:{start}-{start + len(sentence)}")


def _whole(claim: Claim) -> str:
    """The passage with what follows it up to the end of the sentence, as far as it is at hand."""
    return claim.passage.quote + claim.passage.suffix.split(". ")[0]


def _placed(reference: Reference, pair: tuple[str, str], text: str, evidence: str) -> Iterator[Place]:
    ordinals = rules.words("order", "ordinals")
    counted = "|".join(rules.words("order", "counted"))
    for match in re.finditer(rf"\b({'|'.join(ordinals)})\s+(?:\w+\s+)?(?:{counted})\b", text, re.IGNORECASE):
        number = ordinals.index(match.group(1).lower()) + 1
        after = tuple(_after(reference, pair, text, match.end()))
        state = _whose(reference, pair, text[: match.start()])
        yield Place(ordinal=number, state=state, after=after, evidence=evidence, quote=" ".join(text.split()))


def _after(reference: Reference, pair: tuple[str, str], text: str, start: int) -> Iterator[str]:
    """The states after whom it came."""
    found = re.search(r"\b(?:after|behind|following)\b", text[start : start + _REACH])
    if found is None:
        return
    rest = re.split(r"[.;)]|\bto\b|\bwith\b", text[start + found.end() :])[0]
    for mention in reference.mentions(rest):
        if not set(mention.candidates) & set(pair):
            yield mention.candidates[0]


def _whose(reference: Reference, pair: tuple[str, str], before: str) -> str | None:
    """The last state of the pair that is named before the ordinal."""
    named = [code for m in reference.mentions(before) for code in pair if code in m.candidates]
    return named[-1] if named else None


def _names_both(reference: Reference, pair: tuple[str, str], text: str) -> bool:
    named = {code for mention in reference.mentions(text) for code in mention.candidates}
    return set(pair) <= named


def _sentences(text: str) -> Iterable[tuple[int, str]]:
    """The sentences of a text with where they begin."""
    return ((m.start(), m.group()) for m in re.finditer(r"\S(?:[^.!?\n]|\.(?=\S)|\n(?!\n))*[.!?]?", text))
