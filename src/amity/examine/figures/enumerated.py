"""Members told one by one: "three treaties: one on trade, another on air, a third on fish"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from amity.examine.figures.itemized import Counted
from amity.examine.figures.lists import any_of, lists
from amity.examine.interval import sentences
from amity.examine.numerals import MODIFIER, cardinal, cardinal_pattern, statement_words
from amity.model.documents import Document
from amity.model.passages import Passage

MOST = 12
"""Nobody tells of more than so many things one by one."""


@cache
def counted_nouns() -> str:
    """An expression for what may be counted and then named: any plural, but those of measures and of time.

    >>> bool(re.fullmatch(counted_nouns(), "physicians")), bool(re.fullmatch(counted_nouns(), "years"))
    (True, False)
    """
    measures = any_of(lists("counts")["uncounted"])
    return rf"(?!(?:{measures})\b)(?-i:[a-z][a-z’'-]*(?:[^\W\d_s’']s|men|women|people|children))"


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<number>{cardinal_pattern()})\s+{MODIFIER}{{0,3}}?(?P<noun>{counted_nouns()})\b"
        r"(?P<gap>[^.;:!?()—–]{0,90}?)(?P<sign>\s*:|\s*—|\s–|\s-(?=\s)|--|,|\s*\()\s*"
        r"(?=(?:the\s+|an?\s+)?(?:one|first|two)\b)",
        re.IGNORECASE,
    )


@cache
def _of() -> re.Pattern[str]:
    """ "Of the delegation's six interpreters two came from Baku, one from ..."."""
    return re.compile(
        rf"\bof\s+(?:(?:the|these|those|its|their|his|her)\s+)?(?:[\w-]+['’]s?\s+)?(?P<number>{cardinal_pattern()})\s+{MODIFIER}{{0,2}}?"
        rf"(?P<noun>{counted_nouns()})\b(?P<gap>(?:\s+(?!(?:one|two|three|four|five|six|seven)\b)[\w’'-]+){{0,6}}?)(?P<sign>),?\s+(?=(?:one|two|three|four|five|six|seven)\s)",
        re.IGNORECASE,
    )


@cache
def _member() -> re.Pattern[str]:
    ranks = "|".join(statement_words()["ordinals"])
    numbers = "one|two|three|four|five|six|seven|eight|nine|ten"
    return re.compile(
        r"(?:^|[,;:(—–]\s*(?:and\s+|then\s+|finally\s+|lastly\s+)?|\band\s+(?:finally\s+)?)"
        rf"(?:(?P<rank>(?:the\s+|an?\s+)?(?:{ranks}))|(?P<another>another|the\s+other|the\s+last|a\s+last|a\s+final|the\s+final)"
        rf"|(?P<plain>{numbers}))\b(?!\s+(?:of\s+(?:them|which|whom|these|the)\s+|hundred|thousand|million|years?|months?|days?|weeks?|time)\b)",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chain:
    """Members told one after another: how many they are, and where the last begins."""

    count: int
    members: int
    last: int


def enumerated(document: Document) -> Iterator[Counted]:
    """Every number of things whose members the same sentence tells one by one.

    A member too many that came later, or not at all, is no fault; nor is one too few of which the next words
    speak.
    """
    spans = list(sentences(document))
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        found = _of().search(text) or _said().search(text)
        number = cardinal(found["number"]) if found else None
        if found is None or number is None or not 2 <= number <= MOST or _hedged(text, found):
            continue
        told = _closed(text[found.end() :], found["sign"].strip())
        chain = _chain(told)
        if chain is None or _open(told, chain, number, found["sign"].strip()):
            continue
        after = document.text[end : spans[min(at + 2, len(spans) - 1)][1]]
        if chain.count < number and (found["sign"].strip() in (",", "") or goes_on(after)):
            continue
        yield _counted(document, start, (found, number, chain), told)


def _counted(document: Document, start: int, told: tuple[re.Match[str], int, _Chain], words: str) -> Counted:
    found, number, chain = told
    said = Passage.of(document.name, document.text, start + found.start(), start + found.end("gap"))
    stop = start + found.end() + len(words.rstrip(" .!\n"))
    members = Passage.of(document.name, document.text, start + found.end(), stop)
    holds = chain.count == number
    why = f"“{said.quote}” is followed by {chain.count}, told one by one: “{members.quote}”."
    return Counted(check="count", holds=holds, why=why, passages=(said, members))


def _closed(text: str, sign: str) -> str:
    """The words up to the dash or the bracket that closes what one has opened."""
    mark = {"(": ")", "—": "—", "–": " –", "-": " - ", "--": "--"}.get(sign)
    return text.partition(mark)[0] if mark else text


@cache
def _hedges() -> re.Pattern[str]:
    words = [word for word in lists("counts")["hedges"] if word not in ("first", "last", "no", "after")]
    return re.compile(rf"\b(?:{any_of(words)})(?:\s+the)?\s*$", re.IGNORECASE)


def _hedged(text: str, found: re.Match[str]) -> bool:
    """Whether the number is rough, or another stands between it and what is told."""
    other = re.search(rf"\b(?!(?:one|an?)\b){cardinal_pattern()}\b(?!\d)", found["gap"], re.IGNORECASE)
    numbered = other is not None and not re.search(r"\d", other.group())
    partial = re.search(
        r"\b(?:including|among|such\s+as|at\s+least|notably|of\s+wh(?:ich|om))\b", found["gap"]
    )
    before = text[max(0, found.start() - 24) : found.start()]
    rough = bool(found["sign"]) and bool(_hedges().search(before))
    return rough or numbered or bool(partial)


def _chain(text: str) -> _Chain | None:
    """The members that a text begins with: by rank without a gap, or by numbers that add up."""
    found = list(_member().finditer(text))
    if len(found) < 2 or found[0].start() != 0:
        return None
    ranks = [_rank(one) for one in found]
    if found[0]["plain"] and all(one["plain"] for one in found):
        return _Chain(
            count=sum(cardinal(one["plain"]) or 0 for one in found),
            members=len(found),
            last=found[-1].start(),
        )
    if found[0]["plain"] and found[0]["plain"].casefold() != "one":
        return None
    return _counted_off(found, ranks)


def _rank(found: re.Match[str]) -> int | None:
    """The place that a member has by its words, None of "another"."""
    if found["rank"]:
        word = found["rank"].split()[-1].casefold()
        rank: int = statement_words()["ordinals"][word]
        return rank
    return None


def _counted_off(found: Sequence[re.Match[str]], ranks: Sequence[int | None]) -> _Chain | None:
    """One by one from the first: each is the next, whatever it is called; None if a rank is out of turn."""
    for place, (one, rank) in enumerate(zip(found, ranks, strict=True), start=1):
        if rank is not None and rank != place:
            return None
        if one["plain"] and one["plain"].casefold() != "one":
            return None
        closing = (one["another"] or "").casefold().startswith(("the", "a last", "a final"))
        if closing and place < len(found):
            return None
    return _Chain(count=len(found), members=len(found), last=found[-1].start())


_LATER = re.compile(
    r"\b(?:later|afterwards?|subsequent\w*|eventually|never|not|no|nobody|failed|fail|postponed|dropped|abandoned|refused|rejected"
    r"|planned|pending|to\s+follow|followed|was\s+to|were\s+to|had\s+to\s+wait|would|might|could|joined|came\s+in|added|announced|promised|prepar\w+|expected|demanded|discussed|sought|offered|under\s+way|in\s+the\s+next\s+year|the\s+year\s+after)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:the\s+others|the\s+rest|the\s+remaining|the\s+remainder|several|others|some|both|each|etc|so\s+on|or)\b",
    re.IGNORECASE,
)


_FURTHER = re.compile(r"\W*(?:and\s+)?(?:an?\s|another\b)", re.IGNORECASE)
_VERB = re.compile(
    r"\W*(?:and\s+)?\w+\s+(?:[a-z]+\s+)?(?:were|was|had|could|did|spoke|knew)\b", re.IGNORECASE
)


def _open(text: str, chain: _Chain, number: int, sign: str) -> bool:
    """Whether the members told are not all that are meant, or the one too many is of another time.

    Behind "of the six" parts may overlap, unless they stand in a row under one verb.
    """
    if _OTHERS.search(text) or (not sign and _VERB.match(text, chain.last)):
        return True
    last = text[chain.last :]
    further = bool(_LATER.search(last) or last.startswith(";") or (sign == "," and _FURTHER.match(last)))
    return chain.count > number and further


def goes_on(after: str) -> bool:
    """Whether the words behind a list speak of a further member of it.

    >>> goes_on(" The fourth concerned salt."), goes_on(" Salt was dear.")
    (True, False)
    """
    ranks = "|".join(statement_words()["ordinals"])
    return bool(
        re.search(rf"\b(?:another|remaining|others?|last|final\w*|rest|{ranks})\b", after, re.IGNORECASE)
    )
