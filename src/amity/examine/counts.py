"""Count: as many things are listed as the text says there are."""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from amity.examine.evidence import Evidence
from amity.examine.figures.enumerated import counted_nouns, enumerated, goes_on
from amity.examine.figures.itemized import itemized
from amity.examine.figures.listing import Listing, listing
from amity.examine.figures.lists import any_of, lists
from amity.examine.figures.remaining import remaining
from amity.examine.findings import finding
from amity.examine.interval import sentences
from amity.examine.numerals import MODIFIER, cardinal, cardinal_pattern
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, Role, within
from amity.model.passages import Passage

NAME = "count"
MOST = 25
"""Nobody lists more than so many things in a sentence."""
NEXT = 120
"""So many letters behind a list may speak of one that is not in it: "the fourth was never signed"."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each number of things that stands beside the list of them.

    Where words join things that may be one or two, any count between will do; a list that only gives examples
    is none.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if date.role is Role.TEXT]
        for start, end in sentences(document):
            text = document.text[start:end]
            yield from _listed(document, text, start)
            yield from _parties(document, text, start)
            yield from _dated(document, text, start, within(dates, start, end))
        for counted in (*itemized(document), *enumerated(document), *remaining(document)):
            verdict = Soundness.CONSISTENT if counted.holds else Soundness.INCONSISTENT
            yield finding(counted.check, verdict, counted.why, list(counted.passages))


@cache
def _announced() -> re.Pattern[str]:
    """A number of things with a list behind it: "three countries: ...", "the other four are ..."."""
    nouns = f"{any_of(lists('counts')['listed'])}|{counted_nouns()}"
    number = cardinal_pattern()
    return re.compile(
        rf"\b(?P<lead>(?:the\s+)?(?:other|remaining|following)\s+|(?:the|these|its|their|all|only|just)\s+)?(?P<number>{number}|both)\b(?![\s-](?:hundred|thousand|million|billion|dozen)\b)"
        rf"(?P<other>\s+(?:other|remaining|more|further)\b)?(?P<noun>\s+{MODIFIER}{{0,3}}?(?:{nouns})\b)?"
        r"(?P<gap>(?:\s+(?-i:[a-z])[\w'’]*){0,4}?|(?P<far>(?:\s+[\w'’-]+){1,12}(?=\s*:)))(?P<link>\s*(?::|,\s*(?:namely|that\s+is|i\.e\.|viz\.),?|\bnamely,?|—|\s–|\s-(?=\s)|--)\s*"
        r"|\s*\((?=[^)]*(?:,|\band\b))|\s+(?:are|were|being|was)(?:\s*:\s+|\s+(?=(?:the\s+|an?\s+)?(?:(?:two|both)\s+)?(?-i:[^\W\d_a-z])))(?!\w+(?:\s+\w+)?:)|\s*,\s+(?=(?:the\s+)?(?:two\s+)?[A-Z]))",
        re.IGNORECASE,
    )


@cache
def _partial() -> re.Pattern[str]:
    # "Per Dahl" and "Last" may be names
    return re.compile(rf"\b(?:{any_of(lists('counts')['partial'])})(?!\w)")


@cache
def _hedged() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('counts')['hedges'])})(?:\s+the)?\s*$", re.IGNORECASE)


def _listed(document: Document, text: str, start: int) -> Iterator[Finding]:
    """Numbers with the list behind them in one sentence."""
    for found in _announced().finditer(text):
        number = 2 if found["number"].casefold() == "both" else cardinal(found["number"])
        others = bool(
            (found["lead"] or "").strip().casefold().endswith(("other", "remaining")) or found["other"]
        )
        if number is None or not 2 <= number <= MOST or not (found["noun"] or others):
            continue
        before = _MADE_OF.sub(" ", text[max(0, found.start() - 32) : found.start()])
        if _hedged().search(before) or (found["far"] and _other_number(found["far"])):
            continue
        told = listing(text, found.end(), _closing(text, found))
        if told is None or not _names(told, found) or _beside(text, told, found):
            continue
        after = start + max(told.end, found.end())
        if told.most < number and goes_on(document.text[after : after + NEXT]):
            continue
        stop = told.start if told.parted == ";" else told.end
        if not _partial().search(text[found.start("link") : stop]):
            yield from _judge(document, start, (found.start(), found.start("link")), number, told)


def _closing(text: str, found: re.Match[str]) -> int | None:
    """Where a bracket closes the list."""
    if not found["link"].rstrip().endswith("("):
        return None
    end = text.find(")", found.end())
    return end if end > 0 else None


_MADE_OF = re.compile(
    r"\b(?:consist\w*|compos\w+|made\s+up|group|delegation|party|team|mission|committee|commission|staff|crew|jury|bench|body|bloc)\s+of\s+$",
    re.IGNORECASE,
)


def _other_number(words: str) -> bool:
    """Whether another number stands between the one that counts and the list, which may be of that."""
    return bool(re.search(rf"\b(?!(?:one|an?)\b)(?!\d){cardinal_pattern()}\b", words, re.IGNORECASE))


_CLOSED = re.compile(r"\s*(?:[,.;:)—–!]|-\s|$)")
_APPOSED = re.compile(
    r"(?:the|an?|its|his|her|their|then)\s+(?:[\w-]+\s+){0,3}?(?:minister|secretary|ambassador|chairman|president|premier|leader"
    r"|head|director|envoy|capital|port|chief|general|king|queen|writer|poet|professor|doctor|son|daughter|wife|husband|brother|sister)\b",
    re.IGNORECASE,
)


def _beside(text: str, told: Listing, found: re.Match[str]) -> bool:
    """Whether what stands behind a comma may be no list, but a clause, or words that say who somebody is."""
    apposed = any(_APPOSED.match(item) for item in told.items)
    plain = found["link"].strip() == ","
    return plain and (apposed or not _CLOSED.match(text[told.end - (text[told.end - 1] == ",") :]))


_ONE_BY_ONE = re.compile(r"(?:the\s+|a\s+)?(?:one|first)\b(?!\s+of\b)", re.IGNORECASE)
"""What is told by "one ... another" is counted elsewhere."""
_YEARS = re.compile(r"(?:in\s+)?(?:\w+\s+)?\d{4}")


def _names(told: Listing, found: re.Match[str]) -> bool:
    """Whether the items are names or short phrases, all alike, and behind a comma or "are" names alone."""
    if _ONE_BY_ONE.match(told.items[0]):
        return False
    parted = ";" in told.parted
    if parted:
        return found["link"].rstrip()[-1:] == ":"
    if any(len(item.split()) > 7 for item in told.items):
        return False
    colon = found["link"].rstrip()[-1:] in (":", "—", "–", "(", "-") or "namely" in found["link"]
    capital = [
        bool(re.match(r"(?:the\s+|an?\s+)?(?:(?:two|both)\s+)?[^\W\d_a-z]", item)) for item in told.items
    ]
    if colon:
        return not any(re.search(r"\b(?:was|were|had|is|are|would)\b", item) for item in told.items)
    return all(capital)


def _judge(
    document: Document, start: int, said: tuple[int, int], number: int, told: Listing
) -> Iterator[Finding]:
    holds = told.least <= number <= told.most
    if holds and told.least != told.most:
        return
    first = _passage(document, start + said[0], start + said[1])
    items = _passage(document, start + told.start, start + told.end)
    count = str(told.least) if told.least == told.most else f"{told.least} or {told.most}"
    why = f"“{first.quote}” is followed by {count}: {'; '.join(told.items)}."
    verdict = Soundness.CONSISTENT if holds else Soundness.INCONSISTENT
    yield finding(NAME, verdict, why, [first, items])


def _passage(document: Document, start: int, end: int) -> Passage:
    text = document.text[start:end]
    left = len(text) - len(text.lstrip())
    return Passage.of(
        document.name, document.text, start + left, start + max(left + 1, len(text.rstrip(" ,;:\n")))
    )


_SIDES = re.compile(
    r"\b(?P<sides>(?:(?P<number>three|four|five|six|seven)[-\s](?:power|party|nation|state|member|way|country)|bilateral|trilateral|tripartite|quadripartite|quadrilateral)"
    r"\s+(?:[a-z]+\s+){0,2}?(?:talks|conference|meeting|summit|agreement|accord|pact|treaty|commission|declaration|consultations|negotiations))"
    r"\s+(?:between|among|of)\s+(?=(?:the\s+)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:(?:in|at)\s+)?(?:(?:[A-Z][\w’'-]+\s*,?\s+){1,2})?(?:in\s+|on\s+)?")
_LATIN = {"bilateral": 2, "trilateral": 3, "tripartite": 3, "quadripartite": 4, "quadrilateral": 4}


def _parties(document: Document, text: str, start: int) -> Iterator[Finding]:
    """ "Four-power talks between ..." with those who took part."""
    for found in _SIDES.finditer(text):
        number = cardinal(found["number"] or "") or _LATIN.get(found["sides"].split()[0].casefold())
        told = listing(text, found.end())
        names = told and all(
            re.match(r"(?:the\s+)?(?:two\s+|both\s+)?[^\W\d_a-z]", item) for item in told.items
        )
        if (
            number
            and told
            and names
            and all(len(item.split()) < 5 for item in told.items)
            and len(told.items) > 2
        ):
            yield from _judge(document, start, (found.start("sides"), found.end("sides")), number, told)


_TIMES = re.compile(
    r"\b(?P<times>twice|thrice|(?:on\s+)?(?P<number>NUMBER)\s+(?:times|occasions|rounds|visits|meetings|summits|sessions|trips|journeys))\b"
    r"(?:\s+(?:of\s+(?:talks|negotiations)|in\s+all|altogether|in\s+total|(?:\w+\s+){0,2}?))?(?P<link>\s*[,:(—]\s*(?:in\s+|on\s+|namely\s+)?)".replace(
        "NUMBER", cardinal_pattern()
    ),
    re.IGNORECASE,
)


def _dated(document: Document, text: str, start: int, dates: Sequence[DateMention]) -> Iterator[Finding]:
    """How often something took place, with the dates behind it: "twice, in 1956 and 1988"."""
    for found in _TIMES.finditer(text):
        number = {"twice": 2, "thrice": 3}.get(found["times"].casefold()) or cardinal(found["number"] or "")
        stop = _stretch(text, found.end(), bracket="(" in found["link"])
        told = [date for date in dates if found.end() + start <= date.start and date.end <= start + stop]
        if not number or not told or not _NEXT.fullmatch(text[found.end() : told[0].start - start]):
            continue
        if _partial().search(_YEARS.sub("", text[found.start("link") : stop])) or not _single(
            told, text, start
        ):
            continue
        if _hedged().search(text[max(0, found.start() - 24) : found.start()]):
            continue
        said = _passage(document, start + found.start(), start + stop)
        listed = "; ".join(date.when.words or date.edtf for date in told)
        why = f"“{found['times']}” is followed by {len(told)} dates: {listed}."
        yield finding(
            NAME, Soundness.CONSISTENT if len(told) == number else Soundness.INCONSISTENT, why, [said]
        )


def _stretch(text: str, start: int, *, bracket: bool) -> int:
    """Where the dates behind "twice" end: with the bracket, or with the last of a row of them."""
    if bracket:
        end = text.find(")", start)
        return end if end > 0 else len(text)
    found = re.search(r"[.;:)—]|,\s+(?:and\s+)?(?=[a-z])(?!in\b|on\b|again\b|then\b)", text[start:])
    return start + found.start() if found else len(text)


def _single(dates: Sequence[DateMention], text: str, start: int) -> bool:
    """Whether dates are single ones in a row, parted by commas and "and" alone."""
    if any(date.relation not in (Relation.AT,) or date.duration or not date.edtf for date in dates):
        return False
    gaps = [text[a.end - start : b.start - start] for a, b in itertools.pairwise(dates)]
    return all(
        re.fullmatch(
            r"\s*(?:,|and|,\s*and|then|again|,\s*again)?\s*(?:and\s+)?(?:again\s+|finally\s+|once\s+more\s+)?(?:(?:(?:in|at)\s+)?(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+)?\s*,?\s*)?(?:in\s+|on\s+)?",
            gap,
        )
        for gap in gaps
    )
