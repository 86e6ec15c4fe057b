"""Universal, by the text alone: "never", "no ... ever", and a sentence that says it was so after all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.interval import plain
from amity.examine.spans import sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage
from amity.model.when import When

NAME = "universal"
_AHEAD = 5
_STEM = 5
_DENIAL = re.compile(
    r"\b(?:(?P<never>never|at\s+no\s+time|not\s+once)\s+(?:once\s+|ever\s+)?(?P<rest>[^.;:,()]{4,90})"
    r"|(?:^|[,;]\s+)(?:[Nn]o|[Nn]ot\s+(?:a\s+single|one))\s+(?P<noun>[^.;:,()]{4,90}))"
)
_RESTRICTED = re.compile(
    r"\b(?:except|other\s+than|besides|apart\s+from|but\s+for|publicly|officially|openly|again|until|before"
    r"|so\s+far|yet|would|will|could|might|longer|more|doubt|than|unless|without|said|wrote|declared|claimed|promised)\b|[\"“”]",
    re.IGNORECASE,
)
_AFTER_ALL = re.compile(
    r"\b(?:never|not|no|none|nobody|nor|neither|without|would|could|might|will|if|hardly|refused|failed|declined"
    r"|planned|hoped|wanted|tried|asked|proposed|invit\w+|almost|nearly|rumou?r\w*|alleg\w+)\b|n[’']t\b|[\"“”?]",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "that this these those with from into between against over under upon about their there which were been "
    "have had the and for his her its him them they after during before when while also any ever once some "
    "other".split()
)


@dataclass(frozen=True, slots=True)
class _Later:
    start: int
    text: str


def check_negated(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each denial for all time whose very words a dated sentence behind it affirms.

    All content words of the denial but one at most must be there again, the first of them (the verb after
    "never", the noun after "no") among them. Of a denial over a stated time, the date must lie within it.
    """
    dates = [d for d in evidence.dates_of[document.name] if plain(d)]
    spans = sentence_spans(document, evidence) if dates else []
    for at, span in enumerate(spans):
        text = document.text[span[0] : span[1]]
        found = _DENIAL.search(text)
        if not found or _RESTRICTED.search(text):
            continue
        wanted = _stems(found["rest"] or found["noun"])
        inside = within(evidence.dates_of[document.name], *span)
        if any(not plain(date) for date in inside):
            continue
        when = inside[0].when if len(inside) == 1 else None
        if len(wanted) >= 2 and len(inside) <= 1:
            later = list(_later(document, spans[at + 1 : at + 1 + _AHEAD], dates, when))
            yield from _affirmed(document, span, wanted, later)


def _affirmed(
    document: Document, span: tuple[int, int], wanted: Sequence[str], later: Sequence[_Later]
) -> Iterator[Finding]:
    for one in later:
        have = set(_stems(one.text))
        shared = [stem for stem in wanted if stem in have]
        if wanted[0] in have and len(shared) >= max(2, len(wanted) - 1):
            last = span[0] + len(document.text[span[0] : span[1]].rstrip())
            said = Passage.of(document.name, document.text, span[0], last)
            other = Passage.of(document.name, document.text, one.start, one.start + len(one.text))
            why = f"“{said.quote}” denies what “{other.quote}” tells of."
            yield finding(NAME, Soundness.SUSPICIOUS, why, [said, other])
            return


def _later(
    document: Document, spans: Sequence[tuple[int, int]], dates: Sequence[DateMention], when: When | None
) -> Iterator[_Later]:
    """The dated sentences that affirm something, within the time of a denial if it has one."""
    for start, end in spans:
        inside = [d for d in within(dates, start, end) if d.relation in (Relation.AT, Relation.FROM_TO)]
        text = document.text[start:end].rstrip()
        timely = inside and (when is None or inside[0].when.overlaps(when) is Answer.YES)
        if timely and not _AFTER_ALL.search(text):
            yield _Later(start, text)


def _stems(text: str) -> list[str]:
    """The beginnings of the content words, which are alike for the forms of one word."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return [word.casefold()[:_STEM] for word in words if word.casefold() not in _SMALL]
