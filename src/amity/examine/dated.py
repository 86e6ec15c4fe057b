"""Sentences that date something, and which of their dates bear on given words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from amity.errors import InvalidDate
from amity.examine.evidence import Evidence
from amity.examine.stated import calendar_date, plain, sentences
from amity.examine.words import words
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.mentions import DateMention, Reckoning, Relation, Role, within
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference
from amity.reference.mentions import NameMention
from amity.reference.persons import PersonMention

T = TypeVar("T")

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_WALL = re.compile(r"[;:()\[\]—]")
_ENTRY = re.compile(r"\s*(?::|—|–)\s")
"""What parts the date of an entry from what it tells, in a chronology: "17 March 1970: ..."."""
_COMMA = re.compile(r"[,—;:]\s*")
_HEAD = re.compile(
    r"\W*(?:(?:and|but|so|then|thus|also|as\s+early\s+as|as\s+late\s+as|already|only|meanwhile)\b\W*)?"
    r"(?:(?:on|in|by|at|during|throughout|late|early|mid|the|year|of|summer|spring|autumn|fall|winter|beginning|end)\b\W*)*",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:born|[a-z]{2,}(?:ed|ing))\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:\S+\s+){0,4}$")
_ARTICLE = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|our|this|that|new|whole)|['’]s?)\s+$", re.IGNORECASE
)
_NOUN = re.compile(
    r"\s+(?!(?:and|or|to|in|at|on|by|with|for|from|when|as|of|after|before|was|were|had|between|that|the|an?|his|her|its"
    r"|their|but|while|about)\b)[^\W\d_]"
)
_PART_OF = re.compile(r"[^\W\d_]+\s+of\s", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|this)\s+(?:same\s+|very\s+)?$", re.IGNORECASE)
_WITH_TIME = re.compile(r"\b(?:where|when|while|(?:at|in|on|during|to|for|from)\s+which)\b", re.IGNORECASE)
_OF = re.compile(r"(?P<noun>[^\W\d_]+)\s+of\s+(?:the\s+)?$")
_GOVERNS = re.compile(r"(?:['’]s?)?\s+(?:[^\W\d_]+\s+){0,3}of\s+(?:the\s+)?")
_BREAK = re.compile(r"\n[^\S\n]*\n")
_BEFORE_A_COURT = re.compile(
    r"\bbefore\s+(?:an?|the)\s+(?:[^\W\d_]+\s+){0,2}?(?:tribunal|court|council|assembly|committee|commission|house|senate"
    r"|parliament|congress|board|panel|bench|judges?|microphones?|cameras?)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"[^\W\d_]{3,}\s+(?:[^\W\d_]+\s+){0,4}?(?:that|how|whether|why)\s|:\s+[“\"]|,\s+[“\"]")
_PARAGRAPH = 1500
"""Letters of a paragraph that are looked at for what its words go with."""
_REACH = 2
"""Sentences back to which a narrative date is taken to hold on."""
_JOINED = re.compile(
    r"\b(?:and|but|while|whereas|then)\s+(?:then\s+|later\s+|again\s+|only\s+)?(?:(?:in|on|by|from|early\s+in|late\s+in)\s+)?$"
)
_NEW_CLAUSE = re.compile(r"\b(?:and|or|but|then|yet)\s+(?:then\s+|later\s+|also\s+)?(?P<next>[^\W\d_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sentence of a document with all the dates of its matter, in order; spans in it are its own.

    `dates` holds whatever the text dates there, inferred or not, but no lengths of time, and no dates of
    works cited. Of a sentence without dates `before` is the date that the narrative has reached (the one
    date, stated in full, of one of the two sentences before it in the paragraph), and `written` when the text
    appeared, where nothing before it in the paragraph is dated. `earlier` are all dates before it in the
    paragraph, the nearest first, where one stands in one of the two sentences before.
    """

    document: Document
    start: int
    text: str
    dates: tuple[DateMention, ...] = ()
    before: When | None = None
    earlier: tuple[When, ...] = ()
    written: When | None = None
    _kept: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def persons(self, reference: Reference, *, surnames: bool = False) -> tuple[PersonMention, ...]:
        """The persons that the sentence names; read once, whichever check asks."""
        key = "surnames" if surnames else "persons"
        return self.once(key, lambda: reference.person_mentions(self.text, surnames=surnames))

    def states(self, reference: Reference) -> tuple[NameMention, ...]:
        """The states, organisations and forums that the sentence names; read once."""
        return self.once("states", lambda: reference.mentions(self.text))

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, made at the first call and kept under a key: one data set goes with one text."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])

    def has(self, name: str) -> bool:
        """Whether a word of one of the lists of `words` stands in the sentence."""
        return not words(name).isdisjoint(_words(self.text))

    def so_far(self) -> str:
        """The paragraph as far as the end of the sentence."""
        text = self.document.text[: self.start]
        breaks = [found.end() for found in _BREAK.finditer(text, max(0, self.start - _PARAGRAPH))]
        return text[breaks[-1] if breaks else max(0, self.start - _PARAGRAPH) :] + self.text

    def passage(self, start: int, end: int) -> Passage:
        """A part of the sentence as a passage of the document."""
        return Passage.of(self.document.name, self.document.text, self.start + start, self.start + end)

    def bearing(self, start: int, end: int) -> tuple[DateMention, ...]:
        """The dates, stated with their year, that stand in one clause with the words of a span.

        A date at the head of the sentence frames its main clause. None bears on words across a bracket, a
        colon or a semicolon, nor into or out of a clause of its own ("who was born in 1922", "that later
        became").
        """
        return tuple(
            date
            for date in self.dates
            if plain(date)
            and not self._attributive(date, end)
            and self._joined(date.start - self.start, date.end - self.start, start, end)
        )

    def framing(self, at: int) -> tuple[DateMention, ...]:
        """The dates before a place whose time holds on in its clause: "in May 1971, where they met".

        Looser than `bearing`: for what is wrong at any date of the sentence.
        """
        found = []
        for date in self.dates:
            gap = self.text[max(0, date.end - self.start) : at]
            if plain(date) and date.end - self.start <= at and not _WALL.search(gap):
                said = _WITH_TIME.sub(" ", gap)
                if not set(_words(said)) & words("clause") and self._part(
                    date.start - self.start
                ) == self._part(at):
                    found.append(date)
        return tuple(found)

    def at_large(self, at: int | None = None) -> tuple[When, ...]:
        """The dates of a sentence that tells straight on as far as a place in it; else those before it.

        None where its words go back or forth in time ("had signed", "ten years earlier"); what somebody is
        said to have said behind the place does not count. Of a sentence that is dated by the one before it
        alone ("that December"), or that follows on several dates, all of them are given: looser than
        `bearing`, and only for what is wrong at each of the dates.
        """
        if not words("back_and_forth").isdisjoint(_words(self.main(at))):
            return ()
        if not self.dates:
            return (self.before,) if self.before else self.earlier
        end = len(self.text)
        if any(self._attributive(date, end) or self._in_brackets(date) for date in self.dates):
            return ()
        own = tuple(date.when for date in self.dates)
        if all(plain(date) for date in self.dates):
            return own
        follows = bool(self.earlier) and all(map(follows_on, self.dates))
        return own + tuple(w for w in self.earlier if own[0].overlaps(w) is Answer.NO) if follows else ()

    def _in_brackets(self, date: DateMention) -> bool:
        return self.text[: date.start - self.start].rstrip().endswith("(")

    def main(self, at: int | None = None) -> str:
        """The sentence without what is reported behind a place: "told them that he had waited"."""
        # "to put the dispute before a tribunal" goes nowhere in time
        reported = _REPORTED.search(self.text, at) if at is not None else None
        return _BEFORE_A_COURT.sub(" ", self.text[: reported.start()] if reported else self.text)

    def _attributive(self, date: DateMention, end: int) -> bool:
        """Whether it only tells one thing from others: "the 1962 agreement", "the agreement of 1962".

        It still dates the words that it belongs to: "the OAU summit of 1975".
        """
        first, last = date.start - self.start, date.end - self.start
        of = _OF.search(self.text, 0, first)
        if of and of["noun"].casefold() not in words("parts_of_time"):
            return not _GOVERNS.fullmatch(self.text, end, first)
        part = _PART_OF.match(self.text, first, last)  # "in the spring of 1962 the Republic asked"
        that = date.when.inferred and _THAT.search(self.text, 0, first)  # "at a dinner that November"
        noun = not (part or that) and _NOUN.match(self.text, last)
        return bool(noun and _ARTICLE.search(self.text, 0, first))

    def _joined(self, first: int, last: int, start: int, end: int) -> bool:
        if first < end and start < last:
            return False
        if self._part(first) != self._part(start):
            return False
        ahead = last <= start  # the date stands before the words
        gap = self.text[last:start] if ahead else self.text[end:first]
        if ahead and (entry := _ENTRY.match(gap)) and not self.text[:first].strip(" \t-*•–"):
            gap = gap[entry.end() :]
        if _WALL.search(gap):
            return False
        head = ahead and _HEAD.fullmatch(self.text, 0, first) is not None
        own = self._segment(start)
        if head:
            return not (own & words("clause") or _new_clause(_COMMA.split(gap)[-1]))
        passive = not ahead and _BY.search(self.text, 0, start)  # "signed by X and ended in 1993"
        if set(_words(gap)) & words("clause") or ((ahead or passive) and _new_clause(gap)):
            return False
        if not ahead and gap.startswith(",") and self.text.count(",", 0, end) % 2:
            gap = gap[1:]  # the comma closes an apposition: "Costa, head of the senate, flew in 1951"
        return "," not in gap or not self._aside(first)

    def _part(self, at: int) -> int:
        """Which of the clauses that are joined by an "and" with a date of their own a place stands in."""
        return sum(
            found.start() <= at
            for date in self.dates
            if (found := _JOINED.search(self.text, 0, date.start - self.start))
        )

    def _segment(self, at: int) -> frozenset[str]:
        """The words from the last comma to a place in the sentence."""
        return frozenset(_words(_COMMA.split(self.text[:at])[-1]))

    def _aside(self, at: int) -> bool:
        """Whether what stands there between commas begins as a clause of its own: who, born, having."""
        said = _COMMA.split(self.text[:at])[-1]
        lead = _words(said)[:1]
        return bool(set(lead) & words("clause")) or _PARTICIPLE.match(said) is not None


def follows_on(date: DateMention) -> bool:
    """Whether a date is one of the calendar that stands on its own or takes its year from those before it."""
    return calendar_date(date) or (date.role is Role.TEXT and date.relation is Relation.AT)


def _new_clause(text: str) -> bool:
    """Whether an "and" goes on with another verb: "left the League and joined"."""
    return any(
        found["next"][0].islower() and found["next"].casefold() not in words("goes_on")
        for found in _NEW_CLAUSE.finditer(text)
    )


def _words(text: str) -> list[str]:
    return [found.group().casefold() for found in _WORD.finditer(text)]


def dated_sentences(evidence: Evidence) -> Iterator[Dated]:
    """Each sentence of a paragraph in which at least one date stands, text by text.

    >>> from amity.reference import load
    >>> list(dated_sentences(Evidence(reference=load())))
    []
    """
    return (told for told in told_sentences(evidence) if told.dates)


def told_sentences(evidence: Evidence) -> Sequence[Dated]:
    """Each sentence of a paragraph, dated or not, text by text; see `Dated`."""
    kept = vars(evidence)  # several checks ask for them; kept as its cached properties are
    if "_told_sentences" not in kept:
        kept["_told_sentences"] = tuple(_told_sentences(evidence))
    told: tuple[Dated, ...] = kept["_told_sentences"]
    return told


def _told_sentences(evidence: Evidence) -> Iterator[Dated]:
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if _dates_matter(date)]
        written = _written(document)
        context: list[tuple[bool, When | None]] = []  # of each sentence: is it dated, and with what
        so_far: list[When] = []
        end_before = 0
        for start, end in sentences(document):
            if _BREAK.search(document.text, end_before, start) or not start:
                context, so_far = [], []
            inside = tuple(within(dates, start, end))
            text = document.text[start:end]
            lately = next((when for is_dated, when in reversed(context[-_REACH:]) if is_dated), None)
            yield Dated(
                document=document, start=start, text=text, dates=inside,
                before=None if inside else lately,
                earlier=tuple(reversed(so_far)) if any(d for d, _ in context[-_REACH:]) else (),
                written=None if inside or any(is_dated for is_dated, _ in context) else written,
            )  # fmt: skip
            sole = inside[0].when if len(inside) == 1 and plain(inside[0]) else None
            context.append((bool(inside), sole))
            so_far += [date.when for date in inside]
            end_before = end


def _written(document: Document) -> When | None:
    """When a text appeared, where that is known."""
    try:
        return When.parse(document.source.issued) if document.source.issued else None
    except InvalidDate:  # a bibliography can give a month 13
        return None


def _dates_matter(date: DateMention) -> bool:
    return date.role is Role.TEXT and date.reckoning is not Reckoning.DURATION and bool(date.when.edtf)


def near_words(text: str, start: int, end: int, *, before: int, behind: int) -> tuple[Sequence[str], ...]:
    """The last words before a span and the first words behind it, in small letters.

    >>> near_words("the future European Union was founded", 11, 25, before=1, behind=2)
    (['future'], ['was', 'founded'])
    """
    ahead, after = _words(text[max(0, start - 80) : start]), _words(text[end : end + 80])
    return ahead[len(ahead) - before if len(ahead) > before else 0 :], after[:behind]
