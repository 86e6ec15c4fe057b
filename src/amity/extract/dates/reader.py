"""Reading a text's dates from its first token to its last."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import compress
from operator import or_

from amity.extract.dates.core import Core, Found
from amity.extract.dates.cores import alike, core_at, core_from, range_text, share_year
from amity.extract.dates.discourse import ALWAYS, Discourse
from amity.extract.dates.landmarks import RELATIONS as LANDMARK_RELATIONS
from amity.extract.dates.landmarks import Landmarks, eve_of
from amity.extract.dates.lexicon import (
    CLAUSE_ENDS,
    DASHES,
    DECADES,
    DEICTIC_DAYS,
    FUTURE,
    JOINTS,
    MONTHS,
    SEASONS,
    UNDERTAKINGS,
    UNITS,
    WEEKDAYS,
)
from amity.extract.dates.relations import ONWARDS, Lead, lead_of, related, relation_before
from amity.extract.dates.statements import text_of
from amity.extract.dates.tokens import PADDING, PARAGRAPH, Tokens
from amity.model.mentions import Reckoning, Relation
from amity.reference import Reference

FUTURE_BEFORE, FUTURE_BEHIND = 15, 4
"""So many tokens before and behind a date are looked at for words of the future."""
UNDERTAKEN = 8
"""So many tokens may stand between "invited" and "to", and between "to" and the date."""
DETERMINERS = frozenset("the a an this that his her its their".split())
PARTICIPLES = frozenset("held begun made broken taken given written sent built left lost won met".split())
SENTENCE = 40
"""The verb of a date's sentence is looked for among so many tokens before and behind it."""
NO_BACKGROUND = frozenset(
    "morning afternoon evening night noon dawn day week month weekend early late as".split()
)
PRESENT = frozenset(("present", "date", "now", "today"))
HEADS = MONTHS.keys() | SEASONS.keys() | DECADES.keys() | {"q", "quarter"}
CUES = LANDMARK_RELATIONS.keys() | {"eve", "wake", "aftermath", "outbreak", "end"}
THENS = frozenset(("then", "that", "this"))
ANCHORS = frozenset(HEADS | UNITS.keys() | WEEKDAYS.keys() | DEICTIC_DAYS.keys() | CUES | THENS | {"period"})


class Reader:
    """A text being read: its tokens, what it has said of time so far, and how far it has been read.

    `floor` is the first token that no date has taken yet.
    """

    __slots__ = ("breaks", "discourse", "floor", "landmarks", "reference", "tokens")

    def __init__(self, tokens: Tokens, discourse: Discourse, reference: Reference) -> None:
        self.tokens, self.discourse = tokens, discourse
        self.reference, self.landmarks = reference, Landmarks(tokens, reference)
        self.floor = 0
        self.breaks = [i for i, word in enumerate(tokens.words) if word == PARAGRAPH]

    def heads(self) -> Iterator[int]:
        """The tokens at which a date may stand, those already taken left out."""
        words = self.tokens.words
        may = map(or_, map(ANCHORS.__contains__, words), map(str.isdecimal, words))
        return (i for i in compress(range(len(words)), may) if i >= self.floor)

    def token_at(self, offset: int) -> int:
        """The token that holds an offset, or the last one before it."""
        return bisect_right(self.tokens.starts, offset, PADDING, len(self.tokens.starts) - PADDING) - 1

    def paragraph(self, i: int) -> int:
        """The number of the paragraph that token `i` stands in."""
        return bisect_right(self.breaks, i)

    def ahead(self, i: int) -> bool:
        """Whether the clause that token `i` dates speaks of what is to come."""
        words = self.tokens.words
        if not FUTURE.isdisjoint(words[i : i + FUTURE_BEHIND]):
            return True
        for k in range(i - 1, max(0, i - FUTURE_BEFORE), -1):
            if words[k] in FUTURE:
                return True
            if words[k] in CLAUSE_ENDS:
                break
            if words[k] == "to" and i - k <= UNDERTAKEN and self._undertaken(k, i):
                return True
        return False

    def _undertaken(self, to: int, i: int) -> bool:
        """Whether the infinitive of "an invitation to visit", at its "to", is what token `i` dates.

        A participle between the two ("talks begun in May") would be dated itself.
        """
        words = self.tokens.words
        if self.tokens.capital(to + 1) or words[to + 1] in DETERMINERS:
            return False
        if any(word.endswith("ed") or word in PARTICIPLES for word in words[to + 2 : i]):
            return False
        return not UNDERTAKINGS.isdisjoint(words[max(0, to - UNDERTAKEN) : to])

    def holds(self, i: int) -> int:
        """How far the narrative goes on from the date at token `i`, which lies in its past.

        One that is put in the past perfect holds to the end of its sentence.
        """
        words, first, last = self.tokens.words, i, i
        if "had" not in words[max(0, i - SENTENCE) : i + SENTENCE]:
            return ALWAYS
        while first > max(0, i - SENTENCE) and not self.tokens.ends_sentence(first - 1):
            first -= 1
        while last < min(len(words) - 1, i + SENTENCE) and not self.tokens.ends_sentence(last):
            last += 1
        return last if "had" in words[first:last] else ALWAYS

    def fill(self, core: Core) -> None:
        """Give a date the year and month that its words leave out."""
        if not core.elided:
            return
        if core.month is None and core.day is not None:
            self.discourse.fill_month(core)
        else:
            ahead = self.discourse.document is not None and self.ahead(core.first)
            self.discourse.fill_year(core, self.paragraph(core.first), ahead=ahead)

    def stated(self, core: Core) -> Found:
        """A date of the calendar, with the range and the relation that the words around it make of it."""
        lead = lead_of(self.tokens, core.first, self.floor)
        ranged = self._ranged(core, lead)
        if ranged is not None:
            return ranged
        if core.elided:
            self._year_of_the_next(core)
            self.fill(core)
        return self.in_relation(core, text_of(core), lead)

    def _year_of_the_next(self, core: Core) -> None:
        """In "June and July 1950" the first month has the year of the second; so have seasons."""
        j = core.last + 1
        if not (core.month or core.season) or self.tokens.words[j] not in ("and", "or", "/"):
            return
        other = core_from(self.tokens, j + 1)
        if other is None or other.year is None or (other.month is None) != (core.month is None):
            return
        if (other.season is None) == (core.season is None):
            share_year(core, other)
            core.anchor = text_of(other)
            core.infer("year")

    def in_relation(self, core: Core, named: str, lead: Lead) -> Found:
        """What the words before and behind a date make of it."""
        relation, first = relation_before(self.tokens, lead, core.first, self.floor)
        last, text = core.last, named if relation is Relation.AT else related(named, relation)
        if lead.word == "from" and (end := self._onwards(last + 1)):
            relation, first, last, text = Relation.SINCE, lead.token, end, related(named, Relation.SINCE)
        elif lead.word in ("from", "between") and core.stretches:
            relation, first = Relation.BETWEEN if lead.word == "between" else Relation.FROM_TO, lead.token
        return Found(
            first=first, last=last, text=text, named=named, relation=relation, reckoning=core.reckoning,
            anchor=core.anchor, inferred=core.inferred, background=self._background(core, relation),
        )  # fmt: skip

    def _background(self, core: Core, relation: Relation) -> bool:
        """Whether the text only looks at a date ("the treaty of 5 May 1938"), and does not go on from it."""
        words, k = self.tokens.words, core.first - 1
        k -= words[k] == "the"
        if words[k] == "of" and words[k - 1] not in NO_BACKGROUND and words[k - 1] not in SEASONS:
            return True
        return core.attributive or (relation not in (Relation.AT, Relation.FROM_TO) and core.day is None)

    def _onwards(self, j: int) -> int:
        """The last token of "onwards", "to the present" or "until now" at token `j`; 0 for anything else."""
        words = self.tokens.words
        if words[j] in ONWARDS:
            return j
        if words[j] not in JOINTS:
            return 0
        j += 1 + (words[j + 1] == "the")
        j += words[j] == "present" and words[j + 1] == "day"
        return j if words[j] in PRESENT or words[j - 1] == "present" else 0

    def _ranged(self, core: Core, lead: Lead) -> Found | None:
        """The range that a date begins: "from ... to ...", "between ... and ...", "1950 to 1953"."""
        words, j = self.tokens.words, core.last + 1
        joint = words[j]
        if joint == "," and words[j + 1] in JOINTS and words[j + 1] not in DASHES:
            j, joint = j + 1, words[j + 1]
        opener = lead.word if lead.word in ("from", "between") else ""
        if not (
            joint in JOINTS or (joint == "and" and (opener == "between" or core.pattern)) or joint == "or"
        ):
            return None
        other = core_from(self.tokens, j + 1)
        if other is None or not self._joined(core, other, opener, joint):
            return None
        share_year(core, other)
        self.fill(core)
        share_year(core, other)
        self.fill(other)
        text = _either(core, other) if joint == "or" else range_text(core, other)
        if not text:
            return None
        relation = Relation.BETWEEN if opener == "between" else Relation.FROM_TO
        core.infer(*other.inferred)
        return Found(
            first=lead.token if opener else core.first, last=other.last, text=text, named=text,
            anchor=core.anchor, inferred=core.inferred,
            relation=Relation.AT if joint == "or" else relation,
        )  # fmt: skip

    @staticmethod
    def _joined(core: Core, other: Core, opener: str, joint: str) -> bool:
        """Whether two dates with a joint between them make one."""
        if joint in ("and", "or") and opener != "between":
            years = core.precision == other.precision == "year" and not core.portion and not other.portion
            if joint == "or":
                return years and core.year is not None and other.year is not None and core.to_year is None
            return bool(core.pattern and other.pattern) and years and len(core.pattern) == 4
        return bool(opener) or alike(core, other)

    def core(self, i: int) -> Core | None:
        """The date of the calendar that token `i` is the head of."""
        return core_at(self.tokens, i, self.floor)

    def landmark(self, i: int) -> Found | None:
        """The date that a word like "during", at token `i`, makes of the landmark that follows it."""
        words, word = self.tokens.words, self.tokens.words[i]
        first = i
        if word in ("eve", "wake", "aftermath"):
            if words[i + 1] != "of":
                return None
            named = self.landmarks.at(i + 2)
            first -= (words[i - 1] == "the") + (words[i - 2] in ("on", "in") and words[i - 1] == "the")
            relation = Relation.BEFORE if word == "eve" else Relation.AFTER
        elif word in ("end", "outbreak"):
            named = self.landmarks.at(i)
            first -= words[i - 1] == "the"
            relation, first = relation_before(
                self.tokens, lead_of(self.tokens, first, self.floor), first, self.floor
            )
        else:
            named = self.landmarks.at(i + 1)
            relation = LANDMARK_RELATIONS[word]
        if named is None:
            return None
        text = eve_of(named.text) if word == "eve" else related(named.text, relation)
        return Found(
            first=first, last=named.last, text=text, named=named.text, relation=relation, anchor=named.id,
            reckoning=Reckoning.LANDMARK, background=True,
        )  # fmt: skip


def _either(one: Core, other: Core) -> str:
    return f"[{text_of(one)},{text_of(other)}]"
