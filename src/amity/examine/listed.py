"""Ordinal, by the text alone: those before are listed, and are more than the rank leaves room for."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.firsts import class_named
from amity.examine.interval import plain
from amity.examine.numerals import ordinal, ordinal_pattern, statement_words
from amity.examine.spans import sentence_spans
from amity.examine.tenures import Standing, service
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage

NAME = "ordinal"
_BACK = 2
_THUS = re.compile(
    rf"\b(?:thus|therefore|hence|so|accordingly|thereby|then)\s+(?:only\s+)?the\s+(?P<rank>{ordinal_pattern()})\b"
    r"(?:\s+(?:country|state|nation|government|power|one))?(?:\s+to\s+[\w\s]{2,40})?"
)
_IN_ORDER = re.compile(r"\b(?:after|came|followed|then|before|first)\b", re.IGNORECASE)
_WAS = re.compile(
    rf"\b[Tt]he\s+(?P<rank>{ordinal_pattern()})\s+(?P<who>(?:[\w’'-]+\s+){{1,4}}?)to\s+[^.;:]{{3,80}}?\s+was\s+"
    r"(?P<name>(?:[^\W\d_a-z][\w’'.-]*\s*){1,4})"
)
_CAME = re.compile(
    r"(?P<name>(?:[^\W\d_a-z][\w’'.-]+\s+){1,3})(?:(?:came|went|had\s+\w+|visited|arrived)\s+)?(?:[^.;,]{0,30}\s)?in\s+$"
)
_TIME = re.compile(rf"\bfor\s+the\s+(?P<rank>{ordinal_pattern()})\s+time\b(?!\s+(?:in|since)\b)")


def check_listed(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each rank that those listed right before it belie, or bear out."""
    dates = [date for date in evidence.dates_of[document.name] if plain(date) or _short(date)]
    spans = sentence_spans(document, evidence)
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        first = spans[max(0, at - _BACK)][0]
        for found in _THUS.finditer(text):
            yield from _thus(document, (first, start, end), found, evidence)
        for found in _WAS.finditer(text):
            yield from _was(document, (first, start), found, dates, evidence)
        for found in _TIME.finditer(text):
            yield from _times(document, (first, start), found, dates)


def _short(date: DateMention) -> bool:
    return set(date.when.inferred) <= {"year"} and bool(date.when.edtf)


def _thus(
    document: Document, where: tuple[int, int, int], found: re.Match[str], evidence: Evidence
) -> Iterator[Finding]:
    """States listed in order in the sentence before "was thus the third"."""
    first, start, _ = where
    rank = ordinal(found["rank"]) or 0
    before = document.text[first:start]
    last = [s for s in re.split(r"(?<=[.!?])\s+", before.strip()) if s]
    if not last or rank < 2 or not _IN_ORDER.search(last[-1]):
        return
    own = {
        code for m in evidence.reference.mentions(found.string[: found.start()]) for code in m.candidates[:1]
    }
    listed = []
    for mention in evidence.reference.mentions(last[-1]):
        led = re.search(r"\b(?:with|of|in|to|from|recogni[sz]ed)\s+(?:the\s+)?$", last[-1][: mention.start])
        if mention.sort in ("short", "name", "abbreviation") and not led and mention.candidates:
            listed.append(mention.candidates[0])
    others = [code for code in dict.fromkeys(listed) if code not in own]
    if own and len(others) >= 2:
        yield from _told(document, start, found, rank, len(others))


def _told(document: Document, start: int, found: re.Match[str], rank: int, before: int) -> Iterator[Finding]:
    said = Passage.of(document.name, document.text, start + found.start(), start + found.end())
    if before >= rank:
        why = f"“{said.quote}” leaves room for {rank - 1} before; the text lists {before}."
        yield finding(NAME, Soundness.INCONSISTENT, why, [said])
    elif before == rank - 1:
        why = f"“{said.quote}” holds: the text lists {before} before."
        yield finding(NAME, Soundness.CONSISTENT, why, [said])


def _was(
    document: Document,
    where: tuple[int, int],
    found: re.Match[str],
    dates: Sequence[DateMention],
    evidence: Evidence,
) -> Iterator[Finding]:
    """Bearers of the office who are listed with their dates before."""
    rank = ordinal(found["rank"]) or 0
    actor = class_named(found["who"], evidence.reference, None)
    if actor is None or actor.state is None:
        return
    offices = [
        o for o in evidence.reference.offices.values() if o.state == actor.state and o.role in actor.roles
    ]
    known = set()
    own = _own_year(document, where[1], found, dates, evidence)
    for date in within(dates, *where) if offices and own else ():
        if (date.when.last_year or own) >= own:
            continue
        name = _CAME.search(document.text, where[0], date.start)
        for person in evidence.reference.persons_named(name["name"].strip(), date.when) if name else ():
            held = service(offices, [person], date.when, evidence.reference)
            if held.standing is Standing.IN_OFFICE and person.id not in known:
                known.add(person.id)
    if known:
        yield from _told(document, where[1], found, rank, len(known))


def _own_year(
    document: Document, start: int, found: re.Match[str], dates: Sequence[DateMention], evidence: Evidence
) -> int:
    """The year of the statement: of a date behind it, else the first of the office of the one it names."""
    behind = within(dates, start + found.end(), start + len(found.string) + 200)
    if behind and behind[0].start < start + len(found.string):
        return behind[0].when.first_year or 0
    named = evidence.reference.persons_named(found["name"].strip())
    held = [t.held.first_year for t in evidence.reference.tenures_of(named[0].id)] if len(named) == 1 else []
    return min((year for year in held if year is not None), default=0)


def _times(
    document: Document, where: tuple[int, int], found: re.Match[str], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """The times that the same deed is dated before "for the third time"."""
    first, start = where
    rank = ordinal(found["rank"]) or 0
    around = found.string[max(0, found.start() - 40) : found.start()]
    verbs = next(
        (v for v in statement_words()["counted"].values() if re.search(rf"\b(?:{v})\b", around)), None
    )
    if verbs is None or rank < 2:
        return
    clause = max(found.string.rfind(mark, 0, found.start()) for mark in (";", ":"))
    upto = start + max(0, clause)
    told = set()
    for match in re.finditer(rf"\b(?:{verbs})\b[^.;]*", document.text[first:upto]):
        told |= {str(d.when) for d in within(dates, first + match.start(), first + match.end())}
    if told:
        yield from _told(document, start, found, rank, len(told))
