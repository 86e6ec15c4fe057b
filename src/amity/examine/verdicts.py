"""Outcomes that exclude each other: adopted and rejected, unanimous and by four votes to one."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from amity.examine.alignment import Told, stem, stems
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.spans import sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import within
from amity.model.passages import Passage

NAME = "internal_contradiction"
REACH = 8
"""Sentences behind in which "the motion" is still the same."""
_NOUN = ("ion", "al", "ance", "age", "feat")
"""Endings of the nouns of outcomes, which take them as known."""
_STOP = re.compile(r"[,;:.]|$")
_NEGATED = re.compile(r"\b(?:not|never)\s+(?:been\s+)?$")
_UNREAL = re.compile(r"\b(?:would|could|might|should|may|must|will|to)\s+(?:have\s+)?(?:been\s+|be\s+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a sentence says came out: of which pair, which side of it, of what, by whom, and where it stands.

    `rest` are the stems of what tells the thing from others ("the motion on roads"); `by` is empty where no
    body is named with it; `known` says that it is told as known already.
    """

    pair: str
    yes: bool
    of: frozenset[str]
    rest: frozenset[str]
    by: str
    span: tuple[int, int]
    known: bool


@cache
def _table() -> dict[str, Any]:
    text = (files("amity.examine") / "data" / "verdicts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _joined(words: str) -> str:
    return words.replace("\n", "")


@cache
def _decided() -> tuple[tuple[str, bool, tuple[re.Pattern[str], ...]], ...]:
    """For each side of each pair the ways in which a sentence tells it."""
    table = _table()
    thing = rf"(?:[\w’'-]+\s+){{0,3}}?(?P<what>{_joined(table['things'])})"
    body = rf"(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}?(?P<who>{_joined(table['bodies'])})"
    rest = r"(?P<rest>(?:\s+(?:of|for|on|about|with)\s+[^,.;]{1,60}?)?(?=[,.;]|\s+(?:by|in|on|at)\b|$))"
    found = []
    for pair in table["pairs"]:
        for side in ("yes", "no"):
            verbs, nouns = "|".join(pair[side]), "|".join(pair[f"nouns_{side}"])
            told = (
                rf"\b(?:the|this|that|their|its|his|her)\s+{thing}(?P<rest>(?:\s+(?:of|for|on|to|about|with)\s+[^,.;]{{1,60}}?)?),?\s+"
                rf"(?:was|were|had\s+been|having\s+been|been)\s+(?:\w+ly\s+)?(?P<no>not\s+)?(?P<verb>{verbs})\b(?:\s+by\s+{body})?",
                rf"\b{body}(?:\s+of\s+[^,.;]{{1,40}}?)?\s+(?:had\s+|has\s+|have\s+|having\s+)?(?:\w+ly\s+)?(?P<verb>{verbs})\s+(?:the|this|that|their|its|his|her)\s+{thing}\b{rest}",
                rf"\b(?P<verb>{nouns})\s+of\s+(?:the|this|that|their|its|his|her)\s+{thing}\b{rest}(?:\s+by\s+{body})?",
            )
            found.append((pair["name"], side == "yes", tuple(re.compile(t, re.IGNORECASE) for t in told)))
    return tuple(found)


@cache
def _modes() -> tuple[tuple[str, bool, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (mode["name"], side == "yes", re.compile(_joined(mode[side]), re.IGNORECASE),
         re.compile(rf"\b(?:{mode['about']})s?\b", re.IGNORECASE))
        for mode in _table()["modes"] for side in ("yes", "no")
    )  # fmt: skip


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(_joined(_table()[name]), re.IGNORECASE)


def verdicts(text: str) -> Iterator[Verdict]:
    """The outcomes that a sentence tells.

    >>> [one] = verdicts("The bill was rejected by the senate.")
    >>> one.yes, sorted(one.of), one.by
    (False, ['bill'], 'senate')
    """
    for pair, yes, patterns in _decided():
        for pattern in patterns:
            for m in pattern.finditer(text):
                ahead = text[: m.start("verb")]
                if _UNREAL.search(ahead):
                    continue
                known = bool(_words("known").search(text[max(0, m.start() - 30) : m.start("verb")]))
                by = (m.groupdict().get("who") or "").casefold()
                yield Verdict(
                    pair=pair, yes=yes is not bool(_NEGATED.search(ahead)), by=by, span=m.span(),
                    of=frozenset({m["what"].casefold()}), rest=frozenset(stems(m["rest"])),
                    known=known or m["verb"].casefold().endswith(_NOUN),
                )  # fmt: skip
    for pair, yes, pattern, about in _modes():
        if match := pattern.search(text):
            of = frozenset(stem(m.group()) for m in about.finditer(text))
            yield Verdict(pair=pair, yes=yes, of=of, rest=frozenset(), by="", span=match.span(), known=True)


def opposed(one: Verdict, other: Verdict) -> bool:
    """Whether two outcomes exclude each other: of one thing, by one body as far as it is named."""
    same_body = not (one.by and other.by) or one.by == other.by
    same_thing = bool(one.of & other.of) and (not (one.rest and other.rest) or bool(one.rest & other.rest))
    return one.pair == other.pair and one.yes is not other.yes and same_thing and same_body


def in_course(text: str) -> bool:
    """Whether the words leave room for one outcome after the other, or tell what somebody wished or said."""
    return _words("course").search(text) is not None


def check_verdicts(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each outcome that a text takes as known, where it has just told the contrary."""
    spans = sentence_spans(document, evidence)
    lately: list[tuple[int, Verdict]] = []
    for at, (start, end) in enumerate(spans):
        lately = [(where, told) for where, told in lately if at - where <= REACH]
        found = list(verdicts(document.text[start:end]))
        for told in found:
            for where, other in lately:
                if (
                    told.known
                    and opposed(other, told)
                    and _unmoved(document, (spans[where], (start, end)), start + told.span[1], evidence)
                ):
                    yield _conflict(document, spans[where], other, (start, end), told)
                    break
        lately += [(at, told) for told in found]


def _unmoved(document: Document, both: Sequence[tuple[int, int]], end: int, evidence: Evidence) -> bool:
    """Whether nothing up to the end of the second outcome, nor a date, lets the one follow upon the other."""
    one, other = both
    stop = _STOP.search(document.text, end)
    if one == other or in_course(document.text[one[0] : stop.start() if stop else end]):
        return False
    first, second = (within(evidence.dates_of[document.name], *span) for span in both)
    apart = first and second and all(a.when.overlaps(b.when) is Answer.NO for a in first for b in second)
    return not apart


def _conflict(
    document: Document, here: tuple[int, int], one: Verdict, there: tuple[int, int], other: Verdict
) -> Finding:
    said = [
        Passage.of(document.name, document.text, start + told.span[0], start + told.span[1])
        for (start, _), told in ((here, one), (there, other))
    ]
    why = f"“{said[0].quote}” and then “{said[1].quote}”: both cannot be ({one.pair})."
    return finding(NAME, Soundness.SUSPICIOUS, why, said)


def differing(
    one: Told, other: Told
) -> Iterator[tuple[str, tuple[str, tuple[int, int]], tuple[str, tuple[int, int]]]]:
    """The outcomes that two sentences tell contrary to each other, in the form of `same_facts`."""
    texts = one.sentence.text, other.sentence.text
    if any(in_course(text) for text in texts):
        return
    second = list(verdicts(texts[1]))
    for a in verdicts(texts[0]):
        for b in second:
            if opposed(a, b):
                said = [f"“{text[slice(*v.span)]}”" for text, v in zip(texts, (a, b), strict=True)]
                yield "{}", (said[0], a.span), (said[1], b.span)
                return
