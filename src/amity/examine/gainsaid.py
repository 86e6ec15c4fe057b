"""Universal, by the text alone: all, every, only, and what the next sentences say to the contrary."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.numerals import statement_words
from amity.examine.spans import sentence_spans
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import Relation, within
from amity.model.passages import Passage

NAME = "universal"
_AHEAD = 2
"""Sentences after a universal in which it is gainsaid."""
_ONLY = re.compile(
    r"\b[Oo]nly\s+(?:one|two|three|four|five)\s+(?:[\w-]+\s+)?(?:countries|states|nations|governments|country|state|government)\b"
    r"|\b(?:was|is|were|remained|remains)\s+(?:the\s+|its\s+|their\s+)?(?:only|sole)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:country|state|nation|government|power|capital|place|city|one|members?|ally|neighbour|neighbor|republic|signatory|partner"
    r"|donor|creditor)\b|^(?:the\s+)?(?-i:[A-Z])[\w’'-]+\s+alone\b"
)
_FOR_A_TIME = re.compile(
    r"\b(?:for\s+a\s+(?:long\s+)?time|until|so\s+far|then|at\s+first|almost|nearly|perhaps|at\s+that\s+time)\b"
)
_TOO = re.compile(
    r"(?:^|[.;]\s+)(?:In\s+)?(?P<who>(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?),?\s+(?:too|also|likewise|as\s+well)\b"
)
_AS_WELL = re.compile(
    r"^(?P<who>(?:[Tt]he\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)\s+(?:also\s+)?(?P<did>[a-z]+\b[^.;]{0,80}?)\b(?:as\s+well|too|likewise)\b"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset("that which the its had has and was were for with all those years through".split())
_EVERY = re.compile(
    r"\b(?:[Ee]very|[Ee]ach)\s+(?:single\s+)?(?:year|summer|winter|spring|autumn|month|season)\b|\b[Nn]o\s+year\b[^.;]{0,40}\bwithout\b"
    r"|\b[Nn]ever\s+a\s+year\b|\b[Ww]ithout\s+(?:an?\s+)?interruption\b|\b[Uu]ninterrupted(?:ly)?\b|\b[Aa]nnually\b|\byear\s+after\s+year\b"
)
_NONE = re.compile(r"\b(?:[Ii]n|[Oo]nly\s+in)\s+$")
_DENIED = re.compile(
    r"^,?\s*(?:however,?\s+)?(?:there\s+(?:was|were)\s+)?(?:no|none|nobody|not\s+(?:a|one))\b|^[^.;]{0,60}?\b(?:did\s+not|was\s+(?:not\s+held|cancelled|canceled|suspended|interrupted)|failed\s+to)\b"
)


def check_gainsaid(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each universal that a sentence right behind it takes back."""
    spans = sentence_spans(document, evidence)
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        behind = spans[at + 1 : at + 1 + _AHEAD]
        yield from _all(document, (start, end), text, behind)
        yield from _only(document, (start, end), text, behind, evidence)
        if _EVERY.search(text):
            yield from _every(document, spans, at, evidence)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = statement_words()["gainsaid"]
    return (
        re.compile(
            rf"(?:^|[,;]\s+|\band\s+|\bwas\s+|\bwere\s+){table['all']}\b[^.;]{{0,40}}?\b(?:{table['did']})\b"
        ),
        re.compile(
            rf"\b{table['some']}(?:\s+of\s+(?:them|the\s+\w+))?(?:\s+(?:members?|states?|delegates|others))?\s+(?:{table['not_so']})\b"
        ),
    )


def _all(
    document: Document, span: tuple[int, int], text: str, behind: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    all_did, some_not = _patterns()
    found = all_did.search(text)
    if not found or re.search(r"\b(?:nearly|almost|not)\s+all\b|\bexcept\b|\bbut\b", text, re.IGNORECASE):
        return
    for start, end in behind:
        other = some_not.search(document.text, start, end)
        if other:
            said = Passage.of(
                document.name, document.text, span[0] + found.start(), span[0] + len(text.rstrip())
            )
            against = Passage.of(document.name, document.text, other.start(), other.end())
            why = f"“{said.quote}” speaks of all; then “{against.quote}”."
            yield finding(NAME, Soundness.INCONSISTENT, why, [said, against])
            return


def _only(
    document: Document,
    span: tuple[int, int],
    text: str,
    behind: Sequence[tuple[int, int]],
    evidence: Evidence,
) -> Iterator[Finding]:
    found = _ONLY.search(text)
    if not found or _FOR_A_TIME.search(text):
        return
    named = {code for m in evidence.reference.mentions(text[: found.end()]) for code in m.candidates[:1]}
    for start, end in behind:
        too = _TOO.search(document.text[start:end])
        if too and found.group().endswith("alone") and not _shared(text[found.end() :], too.string):
            continue
        other = too or _the_same(text[found.end() :], document.text[start:end])
        codes = (
            {c for m in evidence.reference.mentions(other["who"]) for c in m.candidates[:1]}
            if other
            else set()
        )
        if other and named and codes and not codes & named:
            said = Passage.of(document.name, document.text, span[0], span[0] + len(text.rstrip(" .")))
            against = Passage.of(
                document.name, document.text, start + other.start("who"), start + other.end()
            )
            why = f"“{said.quote}” speaks of one alone; then “{against.quote}” names another."
            yield finding(NAME, Soundness.SUSPICIOUS, why, [said, against])
            return


def _the_same(only: str, text: str) -> re.Match[str] | None:
    """What another state is said to have done as well, where it has all words of what one alone did."""
    found = _AS_WELL.search(text)
    return found if found and _shared(only, found["did"]) else None


def _shared(only: str, text: str) -> bool:
    """Whether a text has all longer words of what one alone is said to have done."""
    wanted = {word.casefold() for word in _WORD.findall(only)} - _SMALL
    return bool(wanted) and wanted <= {word.casefold() for word in _WORD.findall(text)}


def _every(
    document: Document, spans: Sequence[tuple[int, int]], at: int, evidence: Evidence
) -> Iterator[Finding]:
    """A year within the time spoken of in which it did not come about."""
    start, end = spans[at]
    dates = evidence.dates_of[document.name]
    near = within(dates, spans[max(0, at - 1)][0], end)
    ranges = [
        d.when for d in near if d.relation is Relation.FROM_TO and d.when.first_year and d.when.last_year
    ]
    if not ranges:
        return
    low, high = ranges[-1].first_year or 0, ranges[-1].last_year or 0
    for s, e in spans[at + 1 : at + 5]:
        for date in within(dates, s, e):
            year = date.when.first_year
            plain_year = date.relation is Relation.AT and year is not None and date.when.last_year == year
            led = _NONE.search(document.text, s, date.start)
            if (
                plain_year
                and led
                and low <= (year or 0) <= high
                and _DENIED.search(document.text[date.end : e])
            ):
                said = Passage.of(
                    document.name, document.text, start, start + len(document.text[start:end].rstrip())
                )
                against = Passage.of(document.name, document.text, led.start(), e)
                why = f"“{said.quote}” speaks of each of {low} to {high}; then “{against.quote}”."
                yield finding(NAME, Soundness.INCONSISTENT, why, [said, against])
                return
