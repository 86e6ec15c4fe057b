"""Cross source, in the words themselves: one thing told twice, on two days, with two heads, or not at all.

Many happenings are none that claims are made of: a bridge is opened, a team arrives, a match is played. Here
sentences that share their rare words are laid side by side; a date, a name or a "did not take place" that
cannot both be is suspicious, never more, for the likeness is one of words.
"""

import re
from collections.abc import Iterator
from functools import cache

from amity.examine import same_facts
from amity.examine.alignment import Told, aligned, lists, stems, told
from amity.examine.datings import NAME, exact
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.spellings import one_name
from amity.examine.tenures import distance
from amity.examine.words import words
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Relation
from amity.model.passages import Passage

ALIKE = 4.0
"""What two sentences have to share to tell of one thing: a name and two words, or four words."""
ON_ONE_DAY = 2.0
"""What they have to share where both name the same day and the same act."""
AT_LEAST = 1.0
"""What they have to share, in the subject, where on the same day one denies what the other says."""
NEAR_DAYS, NEAR_MONTHS, NEAR_YEARS = 31, 366, 5 * 366
"""Two days, months or years of one act that lie further apart may be of two."""
LIFE = 30 * 366
"""The same of what a thing goes through once, where much is shared."""
_BEHIND = re.compile(r",\s+((?:then\s+)?(?:an?\s+|the\s+)?[^,.;]{3,60})")
_POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_WORD = re.compile(r"[^\W\d_]+")
_INSERTED = re.compile(
    r"\s*(?:announced|planned|set|due|scheduled|fixed|arranged|foreseen|expected|promised|which|that|who|first)\b",
    re.IGNORECASE,
)
_PERSON = (
    r"(?P<what>(?:(?:the|a|an)\s+)?(?:[a-z]+\s+){0,3})(?:(?:Dr|Prof|Mr|Mrs|Ms|Col|Gen)\.?\s+)?"
    r"(?P<who>[A-ZÀ-Þ][\w'’ʼ-]*\.?(?:\s+[A-ZÀ-Þ][\w'’ʼ-]*\.?){1,3})"
)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each two sentences that tell of one thing and cannot both be right."""
    if len(evidence.documents) < 2:
        return
    sentences = told(evidence)
    for one, other, worth in aligned(sentences, AT_LEAST):
        if worth >= ALIKE:
            yield from _two_dates(one, other, worth, evidence)
        if worth >= ALIKE or (worth >= ON_ONE_DAY and _same_day(one, other) and _one_act(one, other, "acts")):
            yield from same_facts.check(one, other, evidence)
        yield from _not_at_all(one, other)
    for one, other, _ in aligned(sentences, ALIKE, around=True):
        yield from _two_heads(one, other)
        yield from same_facts.outcomes(one, other)


def _days(one: Told) -> list[DateMention]:
    """The days that a sentence states."""
    return [date for date in one.sentence.dates if exact(date.when)]


def _same_day(one: Told, other: Told) -> bool:
    """Whether the two have a day in common, the year of one being perhaps inferred."""
    return any(a.when.same_time(b.when) is Answer.YES for a in _days(one) for b in _days(other))


def _two_dates(one: Told, other: Told, worth: float, evidence: Evidence) -> Iterator[Finding]:
    """One act that two sentences put on two dates near each other: days, months or years of it."""
    dates = _points(one), _points(other)
    if len(dates[0]) != 1 or len(dates[1]) != 1:
        return
    first, second = dates[0][0], dates[1][0]
    slow = worth >= ALIKE + 2 and _one_act(one, other, "once")
    reach = LIFE if slow else max(_reach(first), _reach(second))
    near = distance(first.when, second.when) <= reach and (reach == NEAR_DAYS or worth >= ALIKE + 1)
    if not near or first.when.overlaps(second.when) is not Answer.NO:
        return
    if same_facts.elsewhere(one, other):
        return
    acts = "acts" if reach == NEAR_DAYS else "once"
    if not _one_act(one, other, acts) or _knows(one, second, evidence) or _knows(other, first, evidence):
        return
    why = (
        f"{one.doc} dates this {spelt(first.when)}, {other.doc} {spelt(second.when)}; the sentences share "
        f"“{'”, “'.join(_shared(one, other))}” and seem to tell of one act."
    )
    yield finding(NAME, Soundness.SUSPICIOUS, why, [_clause(one, first), _clause(other, second)])


def _points(one: Told) -> list[DateMention]:
    """The days, months and years of a sentence; a year may be that of the text, no more may be inferred."""
    stated = [d for d in one.sentence.dates if d.relation is Relation.AT and d.reckoning is Reckoning.STATED]
    return [d for d in stated if _POINT.fullmatch(d.when.edtf) and not {*d.when.inferred} - {"year"}]


def _reach(date: DateMention) -> int:
    """How far another date may lie from one for both to be of one act."""
    return {10: NEAR_DAYS, 7: NEAR_MONTHS}.get(len(date.when.edtf), NEAR_YEARS)


def _one_act(one: Told, other: Told, listed: str) -> bool:
    """Whether both tell of the same act of a list, at the same stage of it."""
    said = [[w.casefold() for w in _WORD.findall(t.sentence.text)] for t in (one, other)]
    acts = [{a for a in lists()[listed] for word in found if word.startswith(a)} for found in said]
    stages = [{s for s in words("stages") for word in found if word.startswith(s)} for found in said]
    return bool(acts[0] & acts[1]) and stages[0] - acts[0] == stages[1] - acts[1]


def _knows(one: Told, date: DateMention, evidence: Evidence) -> bool:
    """Whether a text gives a date somewhere, and so knows of two."""
    return any(d.when.same_time(date.when) is Answer.YES for d in evidence.dates_of.get(one.doc, ()))


def _shared(one: Told, other: Told) -> list[str]:
    return sorted(one.stems.keys() & other.stems.keys())[:5]


def _clause(one: Told, date: DateMention) -> Passage:
    """The sentence, or the part of a long one from the semicolon before the date to that behind it."""
    text, start = one.sentence.text, one.sentence.start
    left = text.rfind(";", 0, date.start - start) + 1
    right = text.find(";", date.end - start)
    left += len(text[left:]) - len(text[left:].lstrip())
    return one.sentence.passage(left, right if right > 0 else len(text))


@cache
def _turns() -> tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...]]:
    table = lists()
    heads = tuple(re.compile(words.replace("NAME", _PERSON)) for words in table["heads"])
    flags = re.IGNORECASE | re.VERBOSE
    return re.compile(table["cancelled"], flags), re.compile(table["held"], flags), heads


def _not_at_all(one: Told, other: Told) -> Iterator[Finding]:
    """What one sentence says took place and another that it did not, on the same day."""
    cancelled, held, _ = _turns()
    for plain, denied in ((one, other), (other, one)):
        did = held.search(plain.sentence.text)
        did_not = cancelled.search(denied.sentence.text)
        if did is None or did_not is None or cancelled.search(plain.sentence.text):
            continue
        ahead = [t.sentence.text[: m.start()] for t, m in ((plain, did), (denied, did_not))]
        if _same_day(one, other) and _subject(ahead[0]) & _subject(ahead[1]):
            why = f"{plain.doc} says that it took place, {denied.doc} that it did not, on the same day."
            yield finding(NAME, Soundness.SUSPICIOUS, why, [plain.passage, denied.passage])


def _subject(text: str) -> frozenset[str]:
    """The stems of the subject before a verb: of the last part between commas that is no insertion.

    >>> sorted(_subject("By then the regatta off Piraeus, set for July, "))
    ['piraeu', 'regatta']
    """
    parts = re.split(r"[;:]", text)[-1].split(",")
    while len(parts) > 1 and (not parts[-1].strip() or _INSERTED.match(parts[-1])):
        parts.pop()
    return frozenset(stems(parts[-1]))


def _two_heads(one: Told, other: Told) -> Iterator[Finding]:
    """A group that one text has led by one person, and another by another."""
    leaders = _head(one), _head(other)
    if leaders[0] is None or leaders[1] is None or not same_facts.at_one_time(one, other):
        return
    if not _by_name(one) & _by_name(other):
        return
    names = [match["who"] for match in leaders if match]
    ranks = [_rank(t, match) for t, match in zip((one, other), leaders, strict=True) if match]
    if one_name(*names) and (not all(ranks) or ranks[0] == ranks[1]):
        return
    told = [f"{name}{f' ({rank})' if rank else ''}" for name, rank in zip(names, ranks, strict=True)]
    why = f"{one.doc} has {told[0]} at the head, {other.doc} {told[1]}, of what seems to be one group."
    said = [t.sentence.passage(*m.span()) for t, m in zip((one, other), leaders, strict=True) if m]
    yield finding(NAME, Soundness.SUSPICIOUS, why, said)


def _head(one: Told) -> re.Match[str] | None:
    found = (pattern.search(one.sentence.text) for pattern in _turns()[2])
    return next((match for match in found if match), None)


def _rank(one: Told, match: re.Match[str]) -> str:
    """The rank that stands before a name, or right behind it between commas; empty where none does."""
    behind = _BEHIND.match(one.sentence.text, match.end("who"))
    said = f"{match['what']} {match['who']} {behind[1] if behind else ''}".casefold()
    found = (rank for rank in lists()["ranks"] if re.search(rf"\b{re.escape(rank)}\b", said))
    return max(found, key=len, default="")


def _by_name(one: Told) -> frozenset[str]:
    """The names among the stems of a sentence and the one before."""
    return frozenset(known for known, worth in one.around.items() if worth > 1)
