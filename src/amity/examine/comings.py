"""What comes about once for a thing with a name (its founding, signing, death), dated twice in one text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import plain
from amity.examine.numerals import statement_words
from amity.examine.spans import sentence_spans
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Relation, within
from amity.model.passages import Passage
from amity.model.when import When

NAME = "internal_contradiction"
_THING = re.compile(r"(?:(?P<the>[Tt]he|[Ii]ts|[Tt]heir)\s+)?(?P<name>(?:[\w’'.-]+\s+){0,9}?[\w’'.-]+),?\s*$")
_BETWEEN = re.compile(r"[^.;:]{0,60}?\b(?:on|in)\s+$")
_LEADS = re.compile(r"^(?:[^,]{0,60},\s+)(?=the\b|[A-Z])")
_SMALL = frozenset(
    "the a an of and in on at for with to by between from its their his her formally officially".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """That a thing, known by the words of its name, came about: how, and when."""

    what: str
    name: frozenset[str]
    when: When
    said: Passage
    at: int


def check_comings(document: Document, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each thing with a proper name that a text has founded, signed or ended on two dates."""
    groups: dict[tuple[str, frozenset[str]], list[Coming]] = defaultdict(list)
    for one in comings(document, evidence):
        groups[one.what, one.name].append(one)
    for _, members in sorted(groups.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        members.sort(key=lambda one: (one.when.sort_key, one.said.start))
        for one, two in pairwise(members):
            if one.at != two.at and one.when.overlaps(two.when) is Answer.NO:
                why = (
                    f"The text has one and the same dated “{spelt(one.when)}” in “{one.said.quote}” and "
                    f"“{spelt(two.when)}” in “{two.said.quote}”."
                )
                yield finding(NAME, Soundness.INCONSISTENT, why, [one.said, two.said])


@cache
def _pattern() -> re.Pattern[str]:
    table = statement_words()["comings"]
    return re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in table.items()))


def comings(document: Document, evidence: Evidence) -> Iterator[Coming]:
    """Each dated coming about of a thing with a proper name in a document's sentences."""
    dates = [d for d in evidence.dates_of[document.name] if plain(d) and d.relation is Relation.AT]
    for at, (start, end) in enumerate(sentence_spans(document, evidence) if dates else ()):
        inside = within(dates, start, end)
        text = document.text[start:end]
        if inside and not _left_open(text):
            for found in _pattern().finditer(text):
                date = _beside(text, start, found, inside)
                name = _name(text[: found.start()])
                if date and name:
                    first = start + name[0]
                    last = max(start + found.end(), date.end)
                    said = Passage.of(document.name, document.text, min(first, date.start), last)
                    yield Coming(what=found.lastgroup or "", name=name[1], when=date.when, said=said, at=at)


_OPEN = ("not", "never", "would", "to be", "until", "some", "whether")


def _left_open(text: str) -> bool:
    """Whether a sentence speaks of another act, or for others, or of what was not so."""
    return bool(_open_words().search(text.casefold()))


@cache
def _open_words() -> re.Pattern[str]:
    words = (*statement_words()["twice"]["another"], *_OPEN)
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words))


def _beside(text: str, start: int, found: re.Match[str], dates: Sequence[DateMention]) -> DateMention | None:
    """The date of the verb: behind it with "on" or "in", or the one that heads the sentence."""
    for date in dates:
        if date.start >= start + found.end():
            return date if _BETWEEN.fullmatch(text, found.end(), date.start - start) else None
    return dates[0] if len(dates) == 1 and dates[0].start - start < 12 else None


def _name(text: str) -> tuple[int, frozenset[str]] | None:
    """Where the subject of a verb begins, and its words, where at least two of them have capitals."""
    lead = _LEADS.match(text)
    found = _THING.search(text, lead.end() if lead else 0)
    if not found or (lead is None and found.start() > 0) or (lead and found.start() != lead.end()):
        return None
    said = [word.strip("’'.") for word in re.findall(r"[\w’'.-]+", found["name"])]
    proper = [word for word in said if word[:1].isupper() and word.casefold() not in _SMALL]
    if len(proper) < 2:
        return None
    return found.start("name"), frozenset(w.casefold() for w in said if w.casefold() not in _SMALL)
