"""Universal, by the text alone and by meaning: "never met", and then "the two talked for two hours"."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.interval import plain
from amity.examine.spans import Span, sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage

NAME = "universal"
_AHEAD = 4
"""Sentences after a denial in which it is told after all."""
_NARROWED = re.compile(
    r"\b(?:except|other\s+than|besides|apart\s+from|but\s+for|officially|formally|again|until|before|so\s+far|yet|would"
    r"|will|could|might|longer|more|doubt|than|unless|without|said|wrote|declared|claimed|promised|almost|nearly|hardly"
    r"|as|since)\b|[\"“”]",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:never|not|no|none|nobody|nor|neither|would|could|might|will|if|hardly|refused|failed|declined|planned"
    r"|hoped|wanted|tried|asked|proposed|invit\w+|almost|nearly|rumou?r\w*|alleg\w+|expected|supposed|letters?"
    r"|telephone\w*)\b|n[’']t\b|\?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[^\W\d_a-z][\w’-]{2,}")
_PLACED = re.compile(r"\b(?:in|at|on|near|from|to|of)\s+(?:the\s+)?$", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:alone|private(?:ly)?|tête-à-tête|in\s+secret|secretly)\b")
_WHOLE = re.compile(r"\b[^\W\d_a-z](?:[\w-]|’(?!s\b))+\b(?!['’]s\b)")
"""A name that is not a possessor's: "Park", not "Park's envoy"."""
_ALOUD = re.compile(r"\b(?:it|its|the\s+government|the\s+party)\b", re.IGNORECASE)


@cache
def _words() -> Mapping[str, Any]:
    text = (files("amity.examine") / "data" / "denials.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial for all time in a text: its meaning, where it stands, and of whom it is said."""

    meaning: Mapping[str, Any]
    span: Span
    text: str
    codes: tuple[str, ...]
    names: frozenset[str]


def check_denied(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each denial for all time of what a dated sentence behind it tells in other words.

    Both must speak of the same sides: by name, by a state's capital or people, or by "the two", "they". Where
    the denial is of what is said openly, the other sentence must name the newspaper, speech or the like.
    """
    dates = [d for d in evidence.dates_of[document.name] if plain(d)]
    spans = sentence_spans(document, evidence) if dates else []
    for at, span in enumerate(spans):
        behind = spans[at + 1 : at + 1 + _AHEAD]
        for denial in _denials(document, span, evidence):
            told = next((s for s in behind if _tells(document, s, denial, dates, evidence)), None)
            if told is not None:
                yield _against(document, span, told)
                break
        else:
            yield from _remained(document, span, behind)


def _against(document: Document, span: Span, told: Span) -> Finding:
    passages = []
    for start, end in (span, told):
        last = start + len(document.text[start:end].rstrip())
        passages.append(Passage.of(document.name, document.text, start, last))
    why = f"“{passages[0].quote}” denies for all time what “{passages[1].quote}” tells of."
    return finding(NAME, Soundness.SUSPICIOUS, why, passages)


def _denials(document: Document, span: Span, evidence: Evidence) -> Iterator[_Denial]:
    text = document.text[span[0] : span[1]]
    negator = re.search(_words()["negator"], text, re.IGNORECASE)
    if negator is None or _NARROWED.search(text):
        return
    for _, meaning in sorted(_words()["meanings"].items()):
        ahead = re.search(rf"\b(?:{meaning['denied']})\b", text[negator.end() :], re.IGNORECASE)
        if ahead and not re.search(r"[.;:]", text[negator.end() : negator.end() + ahead.start()]):
            names = frozenset(_surnames(text, evidence))
            yield _Denial(meaning, span, text, _codes(text, evidence), names)


def _codes(text: str, evidence: Evidence) -> tuple[str, ...]:
    """The states named in a text, by their name, capital or people, in their order."""
    found = (m.candidates[0] for m in evidence.reference.mentions(text) if m.candidates)
    return tuple(dict.fromkeys(found))


def _surnames(text: str, evidence: Evidence) -> Iterator[str]:
    """The names in a text that are not those of states, nor led in as places."""
    states = [(m.start, m.end) for m in evidence.reference.mentions(text)]
    first = re.match(r"[^\W\d_a-z][\w’-]{2,}(?=\s+(?:and|never|had|[^\W\d_a-z]))", text)
    for found in ([first] if first else []) + list(_NAME.finditer(text)):
        state = any(start < found.end() and found.start() < end for start, end in states)
        if not state and not _PLACED.search(text[: found.start()]):
            yield found.group()


def _tells(
    document: Document, span: Span, denial: _Denial, dates: Sequence[DateMention], evidence: Evidence
) -> bool:
    """Whether a dated sentence tells of what was denied, of the same sides and in the time spoken of."""
    text = _QUOTED.sub(" ", document.text[span[0] : span[1]])
    inside = [d for d in within(dates, *span) if d.relation in (Relation.AT, Relation.FROM_TO)]
    deed = re.search(rf"\b(?:{denial.meaning['affirmed']})\b", text, re.IGNORECASE)
    if not deed or not inside or _NOT_SO.search(text) or re.search(_words()["elsewhere"], text):
        return False
    own = within(evidence.dates_of[document.name], *denial.span)
    if any(not plain(d) or inside[0].when.overlaps(d.when) is not Answer.YES for d in own):
        return False
    if re.search(_words()["public"], denial.text) and not re.search(_words()["medium"], text, re.IGNORECASE):
        return False
    if re.search(_CLOSED, denial.text) and not re.search(_CLOSED, text):
        return False
    if denial.meaning.get("mutual"):
        return _same_two(text, deed, denial, evidence)
    return _same_sides(text, deed, denial, evidence)


def _same_two(text: str, deed: re.Match[str], denial: _Denial, evidence: Evidence) -> bool:
    """Whether both who are denied to have done it together are those who did it."""
    ahead = text[: deed.start()]
    persons = bool(denial.names)
    sides = set(denial.names) or set(denial.codes)
    have = set(_WHOLE.findall(text)) if persons else set()
    have |= set(_codes(text, evidence))
    if len(sides & have) >= 2:
        return True
    strangers = set(_surnames(ahead, evidence)) - denial.names
    if strangers or re.search(r"\b(?:with|by|receiv\w+)\s+[^\W\d_a-z]", text[deed.end() - 3 :]):
        return False
    if re.search(_words()["deputies"], ahead):
        return not persons
    pair = len(sides) >= 2 or bool(re.search(r"\b(?:two|both)\b", denial.text))
    return pair and bool(re.search(_words()["together"], ahead))


def _same_sides(text: str, deed: re.Match[str], denial: _Denial, evidence: Evidence) -> bool:
    """Whether the states named in a denial are named where it is told, the doer ahead of the other."""
    codes = [code for code in _codes(text, evidence) if code in denial.codes]
    others = set(_codes(text, evidence)) - set(denial.codes)
    if len(denial.codes) >= 2:
        both = codes[:2] == list(denial.codes[:2])
        both |= bool(denial.meaning.get("either")) and set(denial.codes) <= set(codes)
        target = denial.codes[1]
        ahead = set(_codes(text[: deed.start()], evidence)) - {denial.codes[0]}
        object_alone = target in _codes(text[deed.start() :], evidence) and not ahead
        spoken = re.search(_words()["medium"], text, re.IGNORECASE) or _ALOUD.search(text[: deed.start()])
        return both or (object_alone and bool(spoken))
    if denial.codes:
        return bool(codes) and (_shares(text, denial) or not others)
    return not others and (not _nouns(denial) or _shares(text, denial) or _bare(denial))


def _bare(denial: _Denial) -> bool:
    """Whether a denial is of a place or a body that "the", "this" or "these" point to: of the story's own."""
    return bool(re.search(r"\b(?:on|at|along|across|in)\s+(?:the|this|that|these)\s+\w+\W*$", denial.text))


def _nouns(denial: _Denial) -> set[str]:
    """The beginnings of what a denial names behind a preposition ("to the rebels")."""
    found = re.findall(
        r"\b(?:to|from|with|by|for|on|at|in)\s+(?:the|this|its|their)\s+([a-z]{4,})", denial.text
    )
    return {word[:5] for word in found}


def _shares(text: str, denial: _Denial) -> bool:
    return bool(_nouns(denial) & {word[:5] for word in re.findall(r"[a-z]{4,}", text)})


def _remained(document: Document, span: Span, behind: Sequence[Span]) -> Iterator[Finding]:
    """ "Not one stayed on", and then "two of them taught there until 1986"."""
    table = _words()["remain"]
    text = document.text[span[0] : span[1]]
    if not re.search(table["none"], text) or _NARROWED.search(text):
        return
    for told in behind[:2]:
        other = document.text[told[0] : told[1]]
        if re.search(table["some"], other) and not re.search(table["came_back"], other):
            yield _against(document, span, told)
            return
