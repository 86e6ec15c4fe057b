"""Ordinal, by the text alone: those before are told with their years, and then comes "the third to do so"."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.interval import plain
from amity.examine.numerals import ordinal, ordinal_pattern
from amity.examine.spans import Span, sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

NAME = "ordinal"
_BACK = 3
_STATE = r"(?:country|state|nation|government|power|member|republic|capital)"
_SO = (
    r"(?:(?:do|have\s+done)\s+(?:so|this|the\s+same|likewise)|(?:take|have\s+taken|make|go)\s+(?:this|that|such\s+an?|the(?:\s+same)?)\s+\w+"
    r"|follow(?:\s+(?:suit|this\s+example))?|join(?:\s+them)?|act\s+(?:thus|so)|come\s+to\s+that)"
)
_STATE_RANK = re.compile(
    rf"\bthe\s+(?P<rank>{ordinal_pattern()})\s+(?P<scope>(?:[\w-]+\s+){{0,3}}?){_STATE}\s*(?P<where>(?:of|in|on|from)\s+(?:the\s+)?[\w\s-]{{3,30}}?\s)?"
    rf"\s*(?:to|that\s+had|which\s+had|who)\s+(?:(?P<deed>{_SO})\b|(?P<verb>[a-z]{{4,}})\s+(?P<object>[^.;:,]{{2,40}}))",
    re.IGNORECASE,
)
_THING_RANK = re.compile(
    rf"\b(?:was|is|were|became|[,(])\s*(?:only\s+|thus\s+|already\s+|therefore\s+)?(?:the|its|their)\s+(?P<rank>{ordinal_pattern()})"
    r"(?:\s+(?P<noun>[a-z]+)(?:\s+(?:of|in)\s+(?:the|this|its)\s+(?:kind|sort|series|row))?|\s+(?:of|in)\s+(?:the|this|its)\s+(?:kind|sort|series|row))"
    r"(?:\s+to\s+(?:arrive|come|leave|be\s+(?:held|granted|sent|opened|signed)))?\s*(?=[,.;:)]|$)"
)
_ARRIVAL = re.compile(
    rf"\bwas\s+(?:only\s+|thus\s+|already\s+)?the\s+(?P<rank>{ordinal_pattern()})(?P<noun>)\s+to\s+(?:arrive|come|leave|be\s+(?:held|granted|sent|opened|signed))\s*(?=[,.;:]|$)"
)
_SUBJECT = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Tt]hat|[Ii]ts|[Tt]heir|['’]s)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z]{3,})\s+of\s+(?:\w+\s+)?$"
)
_NOT_AMONG = re.compile(
    r"\b(?:not|never|refused|without|planned|cancelled|canceled|postponed|failed|unlike|rejected|except|almost|nearly"
    r"|proposed|instead|elsewhere|declined)\b",
    re.IGNORECASE,
)
_ALIKE = (
    "loan|credit",
    "fair|exhibition",
    "treaty|agreement|pact|convention|accord",
    "visit|journey|trip|tour",
    "conference|congress|meeting|summit|session",
    "mission|delegation|embassy",
)
"""Nouns that may name one kind of thing."""
_WORN = frozenset("this that such there with from into".split())
_AGAINST = re.compile(
    r"\b(?:with|of|in|to|from|at|recogni[sz]ed|against|by|for|between|and\s+its)\s+(?:the\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)


_ANY_RANK = re.compile(
    rf"\bthe\s+(?P<rank>{ordinal_pattern()})\s+(?P<scope>(?:[\w-]+\s+){{0,3}}?){_STATE}\s+(?:[\w\s-]{{3,25}}\s)??"
    r"(?:to|that|which|who)\s+[^.;:]{3,80}?(?=[;,:.]|\sand\s)",
    re.IGNORECASE,
)
_NONE_AHEAD = (
    r"\b(?:no\s+(?:other|one|state|country|government)(?:\s+\w+)?|nobody(?:\s+else)?|none)\s+(?:had|has)\s+(?:yet\s+)?"
    r"(?:come|gone|done\s+so|done\s+it|taken\s+this\s+step|preceded|been|recogni[sz]ed)\b(?:[^.;:]{0,20}\bbefore|\s+it\b)"
)
_AFTER = re.compile(r"\bafter\b|\bexcept\b|\bbut\b|\bsave\b|\bapart\b", re.IGNORECASE)
_DONE_BEFORE = re.compile(
    r"(?P<who>(?:[^\W\d_a-z][\w’-]+\s+){1,3})(?:had\s+(?:already\s+)?(?:done\s+so|taken\s+(?:this|that|the\s+same)\s+step|done\s+the\s+same)"
    r"\b[^.;:]{0,40}?\b(?:before|earlier|already|previously)|had\s+(?:already\s+)?preceded\s+it)\b"
)
_ANY_SCOPE = ("", "foreign", "other")


@cache
def _regions() -> Mapping[str, frozenset[str]]:
    """The states of a part of the world, by the words for it."""
    text = (files("amity.examine") / "data" / "regions.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {word: frozenset(row["states"]) for _, row in sorted(table.items()) for word in row["words"]}


def check_enumerated(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each rank of a state or thing before which the text itself dates as many or more.

    States are counted by name, those of the part of the world alone that the rank names; things ("loans were
    granted in 1954, 1957 and 1961") by the dates of the sentence that lists them.
    """
    dates = [d for d in evidence.dates_of[document.name] if plain(d) and d.relation is Relation.AT]
    spans = sentence_spans(document, evidence) if dates else []
    for at, span in enumerate(spans):
        before = spans[max(0, at - _BACK) : at]
        for found in _STATE_RANK.finditer(document.text, *span):
            yield from _states(document, found, before=before, span=span, dates=dates, evidence=evidence)
        for found in (*_THING_RANK.finditer(document.text, *span), *_ARRIVAL.finditer(document.text, *span)):
            yield from _things(document, before, span, found, dates)


def check_preceded(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each rank that words right behind it take back.

    That is "the second", before whom "no other had come", and "the first", where another of those counted
    "had done so two weeks before".
    """
    for start, end in sentence_spans(document, evidence):
        for found in _ANY_RANK.finditer(document.text, start, end):
            behind = document.text[found.end() : end]
            rank = ordinal(found["rank"]) or 0
            said = Passage.of(document.name, document.text, found.start(), end)
            alone = re.search(_NONE_AHEAD, behind)
            region = _region(" ".join(found["scope"].casefold().split()))
            here = {c for c, _ in _named(document.text[start : found.start()], evidence)}
            if rank > 1 and alone and not _AFTER.search(behind):
                why = f"“{said.quote}”: what none came before was the first."
                yield finding(NAME, Soundness.INCONSISTENT, why, [said])
            elif rank == 1 and (found["scope"].strip().casefold() in _ANY_SCOPE or region):
                for one in _DONE_BEFORE.finditer(behind):
                    codes = [c for c, _ in _named(one["who"], evidence)]
                    if (
                        len(codes) == 1
                        and codes[0] not in here
                        and (not region or codes[0] in region)
                        and here
                    ):
                        why = f"“{said.quote}” has another come before."
                        yield finding(NAME, Soundness.INCONSISTENT, why, [said])
                        break


def _named(text: str, evidence: Evidence) -> Iterator[tuple[str, str]]:
    for mention in evidence.reference.mentions(text):
        if mention.candidates:
            yield mention.candidates[0], mention.sort


def _told(
    document: Document, found: re.Match[str], others: Sequence[str], *, start: int
) -> Iterator[Finding]:
    rank = ordinal(found["rank"]) or 0
    said = Passage.of(document.name, document.text, start, found.end())
    listed = ", ".join(others)
    if rank and len(others) >= rank:
        why = f"“{said.quote}” leaves room for {rank - 1} before; the text has {len(others)}: {listed}."
        yield finding(NAME, Soundness.INCONSISTENT, why, [said])
    elif rank > 1 and len(others) == rank - 1:
        why = f"“{said.quote}” holds by what the text lists before: {listed}."
        yield finding(NAME, Soundness.CONSISTENT, why, [said])


def _states(
    document: Document, found: re.Match[str], *, before: Sequence[Span], span: Span,
    dates: Sequence[DateMention], evidence: Evidence,
) -> Iterator[Finding]:  # fmt: skip
    """States listed with their years before "the third African state to do so"."""
    scope = " ".join(f"{found['scope']} {found['where'] or ''}".casefold().split())
    region = _region(scope)
    if scope and region is None:
        return
    here = document.text[span[0] : found.start()]
    own = {code for m in evidence.reference.mentions(here) for code in m.candidates[:1]}
    years = within(dates, *span)
    if not own or len(years) > 1:
        return
    listed = [
        code
        for start, end in before
        if _same_deed(found, document.text[start:end], document.text[before[0][0] : span[0]])
        for code in _actors(document, (start, end), dates, years, evidence)
        if code not in own and (region is None or code in region)
    ]
    yield from _told(document, found, tuple(dict.fromkeys(listed)), start=found.start())


def _same_deed(found: re.Match[str], text: str, around: str) -> bool:
    """Whether a sentence before tells of the deed: "do so", or the very thing that the rank names."""
    if found["deed"]:
        return True
    things = [word for word in re.findall(r"[^\W\d_]{4,}", found["object"]) if word.casefold() not in _WORN]
    stems = [word[:6].casefold() for word in things]
    verb = found["verb"][:5].casefold() in text.casefold()
    whole = all(stem in text.casefold() for stem in stems)
    return whole if stems and not verb else verb and all(stem in around.casefold() for stem in stems)


def _region(scope: str) -> frozenset[str] | None:
    return next((states for word, states in _regions().items() if word == scope), None)


def _actors(
    document: Document,
    span: Span,
    dates: Sequence[DateMention],
    own: Sequence[DateMention],
    evidence: Evidence,
) -> Iterator[str]:
    """The states that a dated sentence tells of as doing it: named, and not led in as the other side."""
    text = document.text[span[0] : span[1]]
    inside = within(dates, *span)
    late = own and any(date.when.before(own[0].when) is not Answer.YES for date in inside)
    if not inside or late or _NOT_AMONG.search(text):
        return
    passive = len(re.findall(r"\bby\s+(?:the\s+)?[^\W\d_a-z]", text)) >= 2
    for mention in evidence.reference.mentions(text):
        led = _AGAINST.search(text[: mention.start])
        led = None if led and passive and led.group().casefold().startswith("by") else led
        if mention.sort in ("short", "name", "abbreviation", "capital") and mention.candidates and not led:
            yield mention.candidates[0]


def _things(
    document: Document, before: Sequence[Span], span: Span, found: re.Match[str], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """Things listed by their dates before "the loan of 1965 was the third"."""
    own = list(within(dates, span[0], found.start()))
    subject = _SUBJECT.search(document.text, span[0], own[0].start) if len(own) == 1 else None
    if subject is None or (found["noun"] or subject["noun"]) not in (subject["noun"], "one", "such"):
        return
    stem = _kind(subject["noun"], found["noun"] is None)
    for start, end in reversed(before):
        text = document.text[start:end]
        inside = within(dates, start, end)
        earlier = [d for d in inside if d.when.before(own[0].when) is Answer.YES]
        alike = re.search(rf"\b(?:{stem})\w*", text, re.IGNORECASE)
        if alike and len(inside) >= 2 and len({str(d.when) for d in inside}) == len(inside):
            if not _NOT_AMONG.search(text) and not re.search(
                r"\b(?:until|since|between|and\s+again\s+from)\b", text
            ):
                words = [document.text[d.start : d.end] for d in earlier]
                yield from _told(document, found, words, start=subject.start())
            return


def _kind(noun: str, of_a_kind: bool) -> str:
    """The words that may name a thing in the list: its own, and those of its kind ("loan" for "credit")."""
    stem = re.escape(noun.removesuffix("s")[:6])
    same = next((words for words in _ALIKE if of_a_kind and re.fullmatch(words, noun)), None)
    return f"{stem}|{same}" if same else stem
