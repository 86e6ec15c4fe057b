"""Internal contradiction: a thing is opened or founded in one year, and "the" same thing in another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.interval import plain
from amity.examine.numerals import statement_words
from amity.examine.rementioned import many
from amity.examine.spans import sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

NAME = "internal_contradiction"
_GAP = 45
"""Letters between an act and its date or its place."""
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+")
_OTHER_STAGE = re.compile(
    r"\b(?:to\s+(?:the\s+)?(?:public|traffic|visitors|readers)|again|anew|officially|formally|provisionally|partly|re-?\w+ed"
    r"|planned|supposed|meant|expected|would|should|could|might|if|whether|until|not|never|said|claim\w*|according|perhaps)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act that a thing goes through once: the noun, names that tell it from others, when, where."""

    noun: str
    names: frozenset[str]
    date: DateMention | None
    town: str
    definite: bool
    said: tuple[int, int]
    sentence: tuple[int, int]


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """For each act the ways to tell it of a thing."""
    thing = (
        r"(?P<article>\b(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|Our)|\b[A-Z][\w’'-]+['’]s)\s+"
        r"(?P<mid>(?:[\w’'-]+\s+){0,4}?)(?P<noun>(?!first\b|whole\b)[a-z]{4,})"
    )
    behind = r"(?P<pp>(?:\s+(?:of|in|at|for|on|to|between|from|with|near|outside)\s+[^,.;]{1,60}?)?)"
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for name, forms in statement_words()["once_for_a_thing"].items():
        past, noun = forms[0], forms[1]
        found[name] = (
            re.compile(
                rf"{thing}{behind}(?:,?\s+which)?\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?P<act>{past})\b"
            ),
            re.compile(
                rf"{thing}{behind},?\s+(?:(?:having\s+been|only|just)\s+)?(?P<act>{past})(?=\s+(?:in|on|at|by)\b)"
            ),
            re.compile(
                rf"\b(?:[Hh]aving\s+been\s+)?(?P<act>(?i:{past}))\b(?P<lead>[^,.;]{{3,60}}),\s+{thing}{behind}(?=[\s,.;])"
            ),
            re.compile(rf"\b(?P<act>(?i:{noun}))\s+of\s+{thing}{behind}(?=\s+(?:in|on|at)\s)"),
            re.compile(rf"\b(?P<act>{past})\s+{thing}{behind}(?=\s+(?:in|on)\s)"),
        )
    return found


def check_dated_acts(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each thing that goes through an act at two times, or in two towns.

    Only where the text speaks of one such thing alone, as far as its words go, and the later mention takes it
    up again with "the".
    """
    dates = [d for d in evidence.dates_of[document.name] if plain(d) and d.relation is Relation.AT]
    spans = sentence_spans(document, evidence)
    for name, patterns in _patterns().items():
        told: dict[str, list[Act]] = defaultdict(list)
        for span in spans:
            for act in _acts(document, span, patterns, dates, evidence):
                told[act.noun].append(act)
        for noun, acts in sorted(told.items()):
            if len(acts) > 1 and not many(document, noun):
                yield from _of_thing(document, name, acts)


def _acts(
    document: Document, span: tuple[int, int], patterns: Sequence[re.Pattern[str]],
    dates: Sequence[DateMention], evidence: Evidence,
) -> Iterator[Act]:  # fmt: skip
    text = document.text[span[0] : span[1]]
    inside = within(dates, *span)
    for pattern in patterns:
        for match in pattern.finditer(text):
            upto = max(match.end(), match.end("act"))
            near = [
                d for d in inside
                if d.start - span[0] >= match.end("act") and d.start - span[0] - upto <= _GAP
                and not re.search(r"[,;:]", text[upto : max(upto, d.start - span[0])])
            ]  # fmt: skip
            end = near[0].end - span[0] if near else upto
            if _OTHER_STAGE.search(text[max(0, match.start() - 40) : end]):
                continue
            town = _town(text, match.end("act"), evidence)
            if near or town:
                names = _NAME.findall(match["mid"] + match["pp"])
                yield Act(
                    noun=match["noun"], names=frozenset(names) - {town},
                    date=near[0] if near else None, town=town,
                    definite=match["article"].casefold() not in ("a", "an"),
                    said=(span[0] + match.start(), span[0] + max(end, match.end())), sentence=span,
                )  # fmt: skip
                return


def _town(text: str, at: int, evidence: Evidence) -> str:
    """The town in which an act is said to have been: right behind it, with in or at."""
    ahead = re.match(r"\s+(?:in|at)\s+", text[at:])
    if not ahead:
        return ""
    first = at + ahead.end()
    for mention in evidence.reference.place_mentions(text[first : first + _GAP]):
        if mention.start == 0 and {meaning.sort for meaning in mention.meanings} <= {"city", "capital"}:
            return str(mention.text)
    return ""


def _of_thing(document: Document, name: str, acts: Sequence[Act]) -> Iterator[Finding]:
    first = acts[0]
    for act in acts[1:]:
        if act.sentence == first.sentence or not act.definite:
            continue
        if act.names and first.names and not act.names & first.names:
            return
        times = bool(first.date and act.date and first.date.when.overlaps(act.date.when) is Answer.NO)
        towns = bool(first.town and act.town and first.town != act.town)
        if times or (towns and not (first.date and act.date and times)):
            said = [Passage.of(document.name, document.text, *one.said) for one in (first, act)]
            what = "dates" if times else "places"
            quoted = f"“{said[0].quote}”, and then “{said[1].quote}”"
            why = f"The text gives two {what} for one thing ({name}): {quoted}."
            yield finding(NAME, Soundness.SUSPICIOUS, why, said)
            return
