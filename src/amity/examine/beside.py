"""Which date a phrase is about."""

import re
from collections.abc import Sequence

from amity.examine.anchors import Anchored
from amity.examine.leads import Tie
from amity.model.answers import Answer
from amity.model.mentions import DateMention

_BESIDE = re.compile(
    r"\s*[,(—–]?\s*(?:(?:that\s+is|i\.e\.|only|just|still|and|or|long|shortly|soon|was|were)\s*,?\s+)?"
)
_THEN = re.compile(
    r"\s*[,(]\s*(?:on|in|at|dated|of)\s+(?:the\s+)?|\s+(?:on|in)\s+(?:the\s+)?|\s*,\s*dated\s+"
)
_APPOSED = re.compile(r"\s*[,(]\s*")
_OPENER = re.compile(
    r"[;:“”\"()—–]|\b(?:who|which|that|whose|whom|where|when|while|because|since|until|although|though|if|but|or)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"[;:“”\"()—–]|\b(?:who|which|that|whose|whom|where|when|while|because|since|until|although|though|if|as"
    r"|said|wrote|recalled|remembered|claimed|noted|told|planned|announced|promised|hoped|would|will|could|should"
    r"|might|not|never|and|but|or)\b",
    re.IGNORECASE,
)
"""What may open another clause, in which another time is spoken of."""
_PARTICIPLE = re.compile(
    r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!\bhad\s)(?<!\bis\s)(?<!\bhas\s)"
    r"\b(?:\w+(?:ed|ing|wn|ought|ung)|held|made|begun|sent|built|left|lost|won|met|written|taken|given|broken)\s+"
    r"(?:(?:in|at|by|with|to|on)\s+(?:the\s+)?\w+\s+){0,2}$"
)
_CLOSED = re.compile(r"\s*(?:[.;,)]|$)")
_FINAL = re.compile(r"\s*(?:[.;]|$)")
_OPENING = re.compile(r"(?:^|[,;:]|\b(?:and|but|that))\s*$")
_ATTRIBUTE = re.compile(r"\b(?:of|from|since|until|by|the|dated)\s+$", re.IGNORECASE)
"""What makes a date that of a noun before it."""
_MADE = re.compile(
    r"\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?:signed|concluded|made|reached|initialled|held|founded|created|issued)\s+"
    r"(?:(?:in|at)\s+[^\W\d_a-z]\w+\s+)?"
)
"""What turns the date of a noun into that of what is told: "the pact of 1955 was signed two years after"."""
_HEAD = 30
"""A date within so many letters of a sentence's beginning dates what is told in it."""


def beside(text: str, start: int, phrase: Anchored, dates: Sequence[DateMention]) -> DateMention | None:
    """The date that a phrase of a sentence is about; `start` is where the sentence begins.

    Right before it, right behind it, or in the same clause where nothing opens another. A date behind a
    phrase may be that of the thing itself: what falls in its time is left out.
    """
    first, last = start + phrase.start, start + phrase.end
    before = [d for d in dates if d.end <= first]
    behind = [d for d in dates if d.start >= last]
    if before and _BESIDE.fullmatch(text, before[-1].end - start, phrase.start):
        return before[-1]
    if behind and _THEN.fullmatch(text, phrase.end, behind[0].start - start):
        return behind[0] if _other(behind[0], phrase) else None
    if behind and _APPOSED.fullmatch(text, phrase.end, behind[0].start - start):
        closed = _CLOSED.match(text, behind[0].end - start)
        return behind[0] if closed and _other(behind[0], phrase) else None
    if before and _governs(text, start, before[-1], phrase):
        return before[-1]
    if behind and not before and _told_next(text, start, phrase, behind[0]):
        return behind[0] if _other(behind[0], phrase) else None
    return None


def _governs(text: str, start: int, date: DateMention, phrase: Anchored) -> bool:
    """Whether the last date before a phrase is that of its clause, or of a noun that was made then."""
    if not _ATTRIBUTE.search(text[: date.start - start]):
        return _same_clause(text, date.end - start, phrase)
    return bool(phrase.lead.length and _MADE.fullmatch(text, date.end - start, phrase.start))


def _other(date: DateMention, phrase: Anchored) -> bool:
    """Whether a date is another than that of the thing itself."""
    known = any(date.when.overlaps(dating) is not Answer.NO for dating in phrase.datings)
    return phrase.tie in (Tie.DURING, Tie.AT, Tie.WHEN, Tie.WITHIN_IT, Tie.EVE, Tie.DAY_OF) or not known


def _same_clause(text: str, end: int, phrase: Anchored) -> bool:
    """Whether a date governs a phrase behind it: at the sentence's head, or in the words right before."""
    between = text[end : phrase.start]
    if phrase.lead.length is None and not _FINAL.match(text, phrase.end):
        return False
    if end <= _HEAD and between.rstrip().endswith(",") and phrase.lead.length:
        return True
    return not _ELSEWHERE.search(between) and not _PARTICIPLE.search(between) and between.count(",") <= 1


def _told_next(text: str, start: int, phrase: Anchored, date: DateMention) -> bool:
    """Whether a phrase that opens a clause is about the date that closes it."""
    between = text[phrase.end : date.start - start]
    opens = _OPENING.search(text[: phrase.start]) is not None
    on = re.search(r"\b(?:on|in)\s+(?:the\s+)?$", between) is not None
    return opens and on and not _OPENER.search(between) and bool(_CLOSED.match(text, date.end - start))
