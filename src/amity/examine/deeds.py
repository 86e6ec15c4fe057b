"""Deeds in sentences, done or not: "abrogated the pact", "tried to abrogate it", "refused to sign"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from amity.examine.evidence import Evidence
from amity.examine.interval import plain
from amity.examine.numerals import statement_words
from amity.examine.spans import sentence_spans
from amity.model.documents import Document
from amity.model.mentions import within
from amity.model.passages import Passage
from amity.model.when import When

_CLAUSE = re.compile(
    r"[;:.]|,\s+(?:and|but|while|which|who|whereas|as|because|since|where)\b|\s(?:but|while)\s"
)
_OBJECT_END = re.compile(r"[;:.!?\"”]|,\s|\s(?:because|when|while|after|before|but|which|who|and\s+\w+ed)\b")
_SMALL = frozenset(
    "the this that these those its his her their with from into between against over under upon about for "
    "and of in on at by to a an as or was were had has been be during until after before".split()
)
_GUARDED = re.compile(r"\b(?:publicly|officially|openly|formally|directly|fully|really|quite)\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+|never\s+|not\s+)?$")
_PREPOSITION = re.compile(
    r"\b(?:of|in|with|from|to|at|by|between|against|for|on|during|after|before|under|like|unlike|and|than)\s+"
    r"(?:the\s+|its\s+|their\s+)?$",
    re.IGNORECASE,
)


_BESIDE = re.compile(
    r"(?P<name>(?:[^\W\d_a-z][\w’'.-]+\s+){0,3}[^\W\d_a-z][\w’'-]+)\s+(?:(?:had|has|have|also|then|\w+ly)\s+)*$"
)
"""A name right before a verb."""


class Outcome(Enum):
    """Whether a deed was done, as a sentence has it."""

    DONE = "done"
    NOT_DONE = "not done"
    TRIED = "tried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed: the verb's family, who did it (codes and keys), the words of its object, when, how it ended.

    `never` says that the words deny it for all time; `when` is empty where the sentence has no date of its
    own, and `years` holds all years that the sentence names.
    """

    verb: str
    outcome: Outcome
    never: bool
    subject: str
    objects: frozenset[str]
    years: frozenset[int]
    when: When | None
    said: Passage
    sentence: Passage
    at: int

    @property
    def key(self) -> str:
        """What subjects that may be one have in common: the last word of a name, or the code."""
        return re.split(r"[\s-]+", self.subject)[-1]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = statement_words()
    verbs = "|".join(
        rf"(?P<{name}_done>{done})|(?P<{name}_base>{base})" for name, (done, base) in table["deeds"].items()
    )
    outcomes = table["outcomes"]
    marker = (
        rf"\b(?:(?P<no>{outcomes['not_done']})|(?P<tried>{outcomes['tried']}))\s+(?:\w+ly\s+)?(?:ever\s+)?$"
    )
    return re.compile(rf"\b(?:{verbs})\b"), re.compile(marker)


def deeds(document: Document, evidence: Evidence) -> Iterator[Deed]:
    """The deeds of states and persons that a document's sentences tell of, in their order."""
    dates = [date for date in evidence.dates_of[document.name] if plain(date)]
    verbs, _ = _patterns()
    for at, (start, end) in enumerate(sentence_spans(document, evidence)):
        text = document.text[start:end]
        found = list(verbs.finditer(text))
        if not found or "?" in text:
            continue
        inside = within(dates, start, end)
        bounded = len(inside) < len(within(evidence.dates_of[document.name], start, end))
        for match in found:
            deed = _deed(document, (at, start, end), match, evidence)
            if deed is not None:
                years = frozenset(
                    year for d in inside for year in (d.when.first_year, d.when.last_year) if year is not None
                )
                yield Deed(
                    verb=deed.verb, outcome=deed.outcome, never=deed.never and not bounded,
                    subject=deed.subject, objects=deed.objects, years=years,
                    when=inside[0].when if len(inside) == 1 else None,
                    said=deed.said, sentence=deed.sentence, at=at,
                )  # fmt: skip


def _deed(
    document: Document, where: tuple[int, int, int], match: re.Match[str], evidence: Evidence
) -> Deed | None:
    at, start, end = where
    text = document.text[start:end]
    name, _, form = (match.lastgroup or "").rpartition("_")
    marker = _patterns()[1].search(text, 0, match.start())
    outcome = _outcome(marker, form, text[: match.start()])
    if outcome is None or _PASSIVE.search(text, 0, match.start()):
        return None
    head = marker.start() if marker else match.start()
    subject = _subject(text, head, evidence)
    if subject is None:
        return None
    first, who = subject
    stop = _OBJECT_END.search(text, match.end())
    last = stop.start() if stop else len(text.rstrip(" .!?"))
    words = text[match.end() : last]
    return Deed(
        verb=name, outcome=outcome, never=bool(marker and "never" in marker.group()), subject=who,
        objects=_objects(words, evidence), years=frozenset(), when=None, at=at,
        said=Passage.of(document.name, document.text, start + first, start + last),
        sentence=Passage.of(document.name, document.text, start, end),
    )  # fmt: skip


def _outcome(marker: re.Match[str] | None, form: str, before: str) -> Outcome | None:
    """How a deed ended; None for a plan, a wish, a duty or a name."""
    if marker and _GUARDED.search(marker.group()):
        return None
    if marker:
        return Outcome.NOT_DONE if marker["no"] else Outcome.TRIED
    if form == "base" or re.search(
        r"\b(?:to|would|could|might|may|should|will|not|be)\s+(?:have\s+)?$", before
    ):
        return None
    return Outcome.DONE


def _subject(text: str, head: int, evidence: Evidence) -> tuple[int, str] | None:
    """Where the subject of a verb stands, and the person or state; the nearest that no preposition leads in.

    >>> from amity.reference import load
    >>> _subject("In Egypt, Peru refused to sign", 16, Evidence(reference=load()))
    (10, 'PER')
    """
    boundary = max((m.end() for m in _CLAUSE.finditer(text, 0, head)), default=0)
    clause = text[boundary:head]
    named = [
        (m.start, m.end, m.persons[0].id)
        for m in evidence.reference.person_mentions(clause)
        if len(m.persons) == 1
    ]
    taken = [(start, end) for start, end, _ in named]
    for state in evidence.reference.mentions(clause):
        codes = state.candidates
        inside = any(start <= state.start < end for start, end in taken)
        if codes and not inside and state.sort in ("short", "name", "abbreviation", "capital", "metonym"):
            named.append((state.start, state.end, codes[0]))
    free = [one for one in named if not _PREPOSITION.search(clause[: one[0]])]
    beside = _BESIDE.search(clause)
    if beside and not any(
        start < beside.end("name") and beside.start("name") < end for start, end, _ in named
    ):
        known = evidence.reference.persons_named(beside["name"])
        free.append((*beside.span("name"), known[0].id if len(known) == 1 else beside["name"].casefold()))
    if not free:
        return None
    start, _, who = max(free)
    return boundary + start, who


def _objects(words: str, evidence: Evidence) -> frozenset[str]:
    """What a deed is done to: its content words in small letters, and the codes of the states named."""
    states = {code for m in evidence.reference.mentions(words) for code in m.candidates[:1]}
    plain_words = re.findall(r"[^\W\d_]{3,}", words)
    return frozenset(w.casefold() for w in plain_words if w.casefold() not in _SMALL) | states
