"""Internal contradiction: a thing is dated or counted, and then "the" same thing otherwise."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.interval import plain
from amity.examine.numerals import cardinal, cardinal_pattern, statement_words
from amity.examine.spans import sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

NAME = "internal_contradiction"
_NEAR = 60
_NUMBER = rf"(?:\d[\d,]*|{cardinal_pattern()})(?:\s+(?:hundred|thousand|million))?"
_COUNTED = re.compile(
    r"(?P<lead>\b[Tt]he\s+|\b[Aa]ll\s+(?:the\s+)?|\b[Tt]hese\s+|\b[Tt]hose\s+)?"
    rf"\b(?P<number>(?i:{_NUMBER}))\s+(?P<adjective>[a-z]+\s+)?(?P<noun>[a-z]{{4,}}s|men|women|people|children)\b"
)
_OTHER_THAN_PLAIN = re.compile(r"\b(?:until|would|was\s+to|planned|expected|if|had\s+been\s+\w+ed\s+for)\b")


@dataclass(frozen=True, slots=True)
class _Dated:
    date: DateMention
    sentence: tuple[int, int]
    said: tuple[int, int]
    definite: bool


def check_rementioned(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each thing that a text speaks of once with one date or number and then with another.

    Only where the text speaks of one such thing alone, as far as its words go, and the second mention takes
    it up again ("the agreement of May 1962", "the forty engineers").
    """
    spans = sentence_spans(document, evidence)
    yield from _two_dates(document, spans, evidence)
    yield from _two_numbers(document, spans)


@cache
def _noun_pattern() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, statement_words()["again"]["nouns"]))
    return re.compile(
        rf"\b(?P<article>[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?P<mid>(?:[\w’'-]+\s+){{0,3}}?)(?P<noun>{nouns})\b"
    )


def _two_dates(document: Document, spans: Sequence[tuple[int, int]], evidence: Evidence) -> Iterator[Finding]:
    dates = [d for d in evidence.dates_of[document.name] if plain(d) and d.relation is Relation.AT]
    for noun, members in sorted(_dated(document, spans, dates).items()):
        first, *rest = members
        if not rest or many(document, noun):
            continue
        other = next(
            (one for one in rest if one.definite and one.date.when.overlaps(first.date.when) is Answer.NO),
            None,
        )
        values = {str(one.date.when) for one in members}
        if other and other.sentence != first.sentence and len(values) == 2:
            said = [Passage.of(document.name, document.text, *one.said) for one in (first, other)]
            why = f"The text dates one and the same: “{said[0].quote}”, and then “{said[1].quote}”."
            yield finding(NAME, Soundness.SUSPICIOUS, why, said)


def _dated(
    document: Document, spans: Sequence[tuple[int, int]], dates: Sequence[DateMention]
) -> Mapping[str, list[_Dated]]:
    """The dated mentions of things by noun: "an agreement ... in 1960", "the agreement of 1962"."""
    found: dict[str, list[_Dated]] = defaultdict(list)
    for start, end in spans if dates else ():
        text = document.text[start:end]
        inside = within(dates, start, end)
        if len(inside) != 1 or _OTHER_THAN_PLAIN.search(text):
            continue
        date = inside[0]
        for match in _noun_pattern().finditer(text):
            gap = document.text[start + match.end() : date.start]
            definite = match["article"].casefold() in ("the", "this", "that")
            tied = re.fullmatch(
                r",?\s+(?:of|signed\s+in|signed\s+on|concluded\s+in|made\s+in|held\s+in|opened\s+in|was\s+\w+ed\s+(?:in|on))\s+|\s+was\s+\w+ed\s+(?:in|on)\s+",
                gap,
            )
            behind = date.start >= start + match.end() and len(gap) <= _NEAR and not re.search(r"[;:]", gap)
            if behind and (tied or not definite or not found[match["noun"].casefold()]):
                said = (start + match.start(), date.end)
                found[match["noun"].casefold()].append(
                    _Dated(date, (start, end), said, bool(tied) and definite)
                )
    return found


def many(document: Document, noun: str) -> bool:
    """Whether the text knows more than one such thing."""
    others = "|".join(map(re.escape, statement_words()["again"]["other"]))
    told_apart = re.compile(
        rf"\b(?:{others})\s+(?:[\w’'-]+\s+){{0,2}}{noun}s?\b|\b{noun}s\b|\b{noun}\s+(?:again|anew)\b",
        re.IGNORECASE,
    )
    return bool(told_apart.search(document.text))


def _two_numbers(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """ "Forty engineers went", and then "the sixty engineers"."""
    found: dict[str, list[tuple[re.Match[str], tuple[int, int], float]]] = defaultdict(list)
    for start, end in spans:
        for match in _COUNTED.finditer(document.text, start, end):
            value = _value(match["number"])
            rough = _rough().search(document.text[max(start, match.start() - 16) : match.start()])
            if (
                value
                and match["noun"] not in statement_words()["numbered"]["units"]
                and not rough
                and match["adjective"] not in ("other ", "remaining ")
            ):
                found[match["noun"]].append((match, (start, end), value))
    for noun, members in sorted(found.items()):
        if len(members) == 2 and not members[0][0]["lead"] and members[1][0]["lead"]:
            (one, here, first), (two, there, second) = members
            lower = first > second  # a part of them may be spoken of
            if here != there and first != second and not lower and not _many_numbers(document, noun):
                said = [Passage.of(document.name, document.text, *match.span()) for match in (one, two)]
                why = f"The text counts one and the same: “{said[0].quote}”, and then “{said[1].quote}”."
                yield finding(NAME, Soundness.SUSPICIOUS, why, said)


@cache
def _rough() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{statement_words()['numbered']['rough']})\s+$", re.IGNORECASE)


def _many_numbers(document: Document, noun: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:more|further|other|additional|new|total|altogether|joined|later)\b[^.;]{{0,30}}\b{noun}\b",
            document.text,
        )
    )


def _value(words: str) -> float | None:
    *rest, last = words.casefold().split()
    scale = {"hundred": 100, "thousand": 1000, "million": 1_000_000}.get(last, 1)
    head = " ".join(rest) if scale > 1 else words.casefold()
    plain_head = head.replace(",", "")
    number = float(plain_head) if plain_head.isdigit() else cardinal(head)
    year = bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", words))
    return None if number is None or year or number * scale < 2 else number * scale
