"""Cross source, in the words themselves: how many, where, by whom, and whether it was.

Each is looked for only between sentences that share their rare words and whose dates can be one, and found
only where both state it plainly: rough figures, parts of a whole and other acts are none.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from amity.examine import sides
from amity.examine.alignment import Told, lists, stem
from amity.examine.amounts import amount, amount_pattern
from amity.examine.datings import NAME
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.examine.spellings import one_name
from amity.examine.verdicts import differing
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

ROUGH = 0.1
"""Figures that lie closer may be one, rounded."""
LEAST = 2
"""A figure below is no count that texts would differ on."""
Span = tuple[int, int]


def check(one: Told, other: Told, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each fact on which two sentences that tell of one thing cannot both be right."""
    if not at_one_time(one, other):
        return
    facts = *_counts(one, other), *_agents(one, other), *_towns(one, other, evidence), *_denied(one, other)
    yield from _findings(one, other, facts)
    if _one_date(one, other):
        yield from _findings(one, other, sides.differing(one, other, evidence))


def outcomes(one: Told, other: Told) -> Iterator[Finding]:
    """A finding where two tellings of one time, the sentence before each counted in, exclude each other."""
    if _one_date(one, other):
        yield from _findings(one, other, differing(one, other))


def _one_date(one: Told, other: Told) -> bool:
    """Whether both, or the sentences before them, give the same day or month."""
    dates = [[*t.sentence.dates, *(t.before.dates if t.before else ())] for t in (one, other)]
    return any(a.when.same_time(b.when) is Answer.YES for a in dates[0] for b in dates[1])


def _findings(one: Told, other: Told, facts: Iterable["Fact"]) -> Iterator[Finding]:
    for what, (a, first), (b, second) in facts:
        why = f"{one.doc} has {what.format(a)}, {other.doc} {what.format(b)}, of what seems to be one thing."
        said = [_passage(one, first), _passage(other, second)]
        yield finding(NAME, Soundness.SUSPICIOUS, why, said)


Fact = tuple[str, tuple[str, Span], tuple[str, Span]]
Facts = Iterator[Fact]


def at_one_time(one: Told, other: Told) -> bool:
    """Whether both sentences, or those before them, have a date, and one of each can be the same."""
    dates = [[*t.sentence.dates, *(t.before.dates if t.before else ())] for t in (one, other)]
    return any(a.when.overlaps(b.when) is not Answer.NO for a in dates[0] for b in dates[1])


_SITE = re.compile(r"\b(?:in|at|near|to|of|over)\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]+)")


def elsewhere(one: Told, other: Told) -> bool:
    """Whether each sentence names sites, and they share none: two things of one kind, at two places."""
    sites = [{stem(m["name"]) for m in _SITE.finditer(t.sentence.text)} - _MONTHS for t in (one, other)]
    return bool(sites[0] and sites[1] and not sites[0] & sites[1])


_MONTHS = frozenset(
    map(stem, "january february march april may june july august september october november december".split())
)


def _passage(told: Told, span: Span) -> Passage:
    """The clause that a fact stands in: from the semicolon before it to that behind it."""
    text = told.sentence.text
    left, right = text.rfind(";", 0, span[0]) + 1, text.find(";", span[1])
    left += len(text[left:]) - len(text[left:].lstrip())
    return told.sentence.passage(left, right if right > 0 else len(text))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    flags = re.IGNORECASE | re.VERBOSE
    count = re.compile(
        rf"\b(?!(?:18|19|20)\d\d\b)(?P<number>{amount_pattern()})\s+(?:(?!of\b)[a-z-]+\s+){{0,2}}?(?P<noun>[a-z]{{4,}}s|men|women|children|people)\b",
        re.I,
    )
    return count, re.compile(lists()["rough"], flags), re.compile(lists()["denials"], flags)


def _counted(told: Told) -> dict[str, tuple[float, Span]]:
    """The plain counts of a sentence, by the stem of what is counted; what is counted twice is left out."""
    count, rough, _ = _patterns()
    found: dict[str, tuple[float, Span]] = {}
    twice: set[str] = set()
    for match in count.finditer(told.sentence.text):
        said = match["number"]
        value = amount(said) or 0.0
        known = stem(match["noun"])
        if (
            value < LEAST
            or _JOINED.match(told.sentence.text, match.end())
            or rough.search(told.sentence.text, 0, match.start())
            or _year(said)
        ):
            continue
        twice |= {known} & found.keys()
        found[known] = value, match.span()
    return {known: value for known, value in found.items() if known not in twice and known not in _TIMES}


_JOINED = re.compile(r"\s+(?:and|or|in|at|among|each|more|others?)\b|\s*,\s*[a-z]+\s+and\b")
"""What behind a count makes it one of several sorts, or of a part."""
_PART = re.compile(r"\s+(?:from|of)\s+(?:the\s+)?(?P<name>[^\W\d_]+)")
_TIMES = frozenset(map(stem, "days weeks months years hours minutes times miles metres decades".split()))


def _year(said: str) -> bool:
    return said.isdigit() and len(said) == 4 and said[:2] in ("18", "19", "20")


def _counts(one: Told, other: Told) -> Facts:
    first, second = _counted(one), _counted(other)
    for known in sorted(first.keys() & second.keys()):
        (a, here), (b, there) = first[known], second[known]
        if _of_others(one, here, other) or _of_others(other, there, one):
            continue
        if abs(a - b) > ROUGH * max(a, b) and max(a, b) != 2 * min(a, b):
            yield f"{{}} {known}…", (f"{a:g}", here), (f"{b:g}", there)


def _of_others(told: Told, span: Span, other: Told) -> bool:
    """Whether those counted are from, or of, what the other sentence does not name."""
    match = _PART.match(told.sentence.text, span[1])
    return match is not None and stem(match["name"]) not in other.stems


@cache
def _by() -> re.Pattern[str]:
    name = r"[A-ZÀ-Þ][\w'’ʼ-]*\.?(?:\s+[A-ZÀ-Þ][\w'’ʼ-]*\.?){0,3}"
    verbs = "|".join(lists()["agents"])
    title = r"(?:(?:the|its|their|his|her)\s+)?(?:[a-z]+\s+){0,4}"
    return re.compile(rf"\b(?P<verb>{verbs})\s+(?:(?:for|in|at)\s+\w+\s+)?by\s+{title}(?P<who>{name})")


def _agents(one: Told, other: Told) -> Facts:
    """By whom the same was done."""
    found = [{m["verb"]: (m["who"], m.span()) for m in _by().finditer(t.sentence.text)} for t in (one, other)]
    for verb in sorted(found[0].keys() & found[1].keys()):
        a, b = found[0][verb], found[1][verb]
        if not one_name(a[0], b[0]):
            yield f"it {verb} by {{}}", a, b


def _towns(one: Told, other: Told, evidence: Evidence) -> Facts:
    """In which town: of sentences that name the same day, and one town each."""
    days = [[d.when for d in t.sentence.dates if d.when.start_min == d.when.end_max] for t in (one, other)]
    if not any(a.same_time(b) is Answer.YES for a in days[0] for b in days[1]):
        return
    found = [_in_town(t, evidence) for t in (one, other)]
    if all(len(towns) == 1 for towns in found):
        (a, here, site), (b, there, other_site) = found[0][0], found[1][0]
        if not one_name(a, b) and site != other_site:
            yield "it in {}", (a, here), (b, there)


def _in_town(told: Told, evidence: Evidence) -> list[tuple[str, Span, str]]:
    """The towns in which a sentence says that it was, with what tells two names of one capital."""
    text = told.sentence.text
    towns = []
    for mention in evidence.reference.place_mentions(text):
        lead = text[max(0, mention.start - 4) : mention.start].casefold()
        sorts = {meaning.sort for meaning in mention.meanings}
        if lead.endswith((" in ", " at ")) and sorts <= {"city", "capital"}:
            capital = sorts == {"capital"} and len(mention.resolve()) == 1
            site = mention.resolve()[0] if capital else mention.text.casefold()
            towns.append((mention.text, (mention.start, mention.end), site))
    return towns


def _denied(one: Told, other: Told) -> Facts:
    """What the one denies with a verb, and the other tells with the same."""
    denials = _patterns()[2]
    for plain, denied, turned in ((one, other, False), (other, one, True)):
        no = denials.search(denied.sentence.text)
        if no is None or denials.search(plain.sentence.text):
            continue
        verb = stem(no["verb"])
        if _turned().search(denied.sentence.text[no.end() :]):
            continue
        past = lists()["irregular"].get(no["verb"].casefold(), "")
        words = _WORD.finditer(plain.sentence.text)
        yes = next((m for m in words if m[0] == past or _past(m[0], verb)), None)
        if yes:
            told, not_told = (f"that it was so ({yes[0]})", yes.span()), (f"“{no.group()}”", no.span())
            yield "{}", *((not_told, told) if turned else (told, not_told))


_WORD = re.compile(r"[a-z]{3,}")


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(lists()["turned"], re.IGNORECASE)


def _past(word: str, verb: str) -> bool:
    """Whether a word is the past of a regular verb, by its stem."""
    return word.endswith("ed") and stem(word) == verb
