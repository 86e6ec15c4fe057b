"""Why a claim says what it says: for each field the rule, and the words of the document that it went by.

The rules of a claim are entries of two sorts, which this module reads:

- `FIELD:RULE`, the rule that settled a field, as in `source:pronoun` or `factuality:under-fail`; what a rule
  means stands in `data/rules.csv`. Readers of other languages put the words that they went by behind a "/".
- `FIELD@START-END` and `FIELD^START-END`, the words that the rule went by, and those of another sentence that
  these lean on: whom "it" stands for, where a year was given. Offsets are code points of the document's text.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from amity.errors import InvalidValue
from amity.extract.words import DATA
from amity.model.claims import Claim

FIELDS = (
    "kind", "source", "target", "parties", "persons", "place", "date", "factuality", "clause", "shape",
    "attribution", "quantity", "tier",
)  # fmt: skip
"""The fields of a claim that rules settle, in the order in which they are explained."""
_PLACE = re.compile(r"(?P<field>[a-z]+)(?P<mark>[@^])(?P<start>\d+)-(?P<end>\d+)")
_ROLES = ("source", "target")
"""Fields whose rule names the slot behind "/", and behind "-" the word that marks it."""
_WORDS_ONLY = ("attribution", "persons", "place", "quantity", "shape")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a field has its value: the rule by name, what it says, and the words it went by.

    `spans` are those of the words in the document, `leaning` those of words elsewhere that these lean on;
    `words` are the words themselves, those leant on behind the others. Raises InvalidValue for an unknown
    field.
    """

    field: str
    rule: str
    meaning: str
    words: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    leaning: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if self.field not in FIELDS:
            raise InvalidValue("Reason", "field", self.field, f"one of {', '.join(FIELDS)}")


def reasons(claim: Claim, text: str) -> tuple[Reason, ...]:
    """The reasons of a claim, field by field; `text` is that of its document.

    >>> from amity.extract import extract
    >>> from amity.model.documents import Block, BlockKind, Document, Source
    >>> from amity.reference import load
    >>> text = "Kim Il-sung did not visit Mongolia in July 1956."
    >>> block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    >>> document = Document(name="a", path="a.txt", text=text, sha256="", language="en", reader="text",
    ...     source=Source(id="a"), blocks=(block,))
    >>> claim, = extract(document, load()).claims
    >>> [(r.field, r.rule, r.words) for r in reasons(claim, text)][1:3]
    [('source', 'person', ('Kim Il-sung',)), ('target', 'named', ('Mongolia',))]
    >>> [(r.meaning, r.words) for r in reasons(claim, text) if r.field == "factuality"]
    [('it is denied', ('not',))]
    """
    places = [match for match in map(_PLACE.fullmatch, claim.rules) if match]
    named = [entry.partition(":")[::2] for entry in claim.rules if not _PLACE.fullmatch(entry)]
    named += [(field, "words") for field in _WORDS_ONLY if any(m["field"] == field for m in places)]
    found = [_reason(field, rule, places, text) for field, rule in named if field in (*FIELDS, "aspect")]
    return tuple(sorted(found, key=lambda reason: FIELDS.index(reason.field)))


def _reason(field: str, rule: str, places: Sequence[re.Match[str]], text: str) -> Reason:
    own, leaning = (_spans(places, field, mark) for mark in "@^")
    words = tuple(" ".join(text[start:end].split()) for start, end in (*own, *leaning))
    name, _, said = rule.partition("/") if field != "kind" else (rule, "", "")
    if field in _ROLES:
        said = said.partition("-")[2]
    if said and not words:
        words = (said,)
    return Reason(
        field="clause" if field == "aspect" else field, rule=rule, meaning=meaning(field, name),
        words=words, spans=own, leaning=leaning,
    )  # fmt: skip


def _spans(places: Sequence[re.Match[str]], field: str, mark: str) -> tuple[tuple[int, int], ...]:
    return tuple((int(m["start"]), int(m["end"])) for m in places if (m["field"], m["mark"]) == (field, mark))


def meaning(field: str, rule: str) -> str:
    """What a rule says, in words; empty for one that is not known.

    >>> meaning("target", "pronoun"), meaning("factuality", "under-fail")
    ('a pronoun stands for it in this role', 'the word on which it depends makes it so')
    """
    field = "source" if field == "target" else field
    return next((told for f, pattern, _, told in _table() if f == field and fnmatchcase(rule, pattern)), "")


def cues(rule: str) -> frozenset[str]:
    """The words by which a rule of factuality is known, where its name does not hold them."""
    return next((words for f, name, words, _ in _table() if f == "factuality" and name == rule), frozenset())


@cache
def _table() -> tuple[tuple[str, str, frozenset[str], str], ...]:
    with (DATA / "rules.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return tuple((r["field"], r["rule"], frozenset(r["cues"].split()), r["meaning"]) for r in rows)
