"""What the words of a passage say of a mission: whose it is and where, its rank, where its head lives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from amity.model.claims import Claim
from amity.model.representation import Level, Seat
from amity.reference import Reference
from amity.reference.mentions import NameMention
from amity.relate.status import rules

Way = tuple[str, str]
"""Sender and receiver."""
_POSSESSED = re.compile(r"\b(?:its|his|her)\b[^.;:]*$")
_OF = re.compile(r"\w*\s+of\s+(?:the\s+)?$")
_ENOUGH = 4
"""Words at most of the name that stands between an envoy and the preposition that leads to the host."""
_SENTENCE = 400
"""Characters of a text to either side of a passage among which the ends of its sentence are looked for."""
_BOUNDARY = re.compile(r"(?<=[a-z0-9)\]”\"'][.!?])[\s\d¹²³⁰-⁹]*\s|\n\s*\n")
_FROM_HOST = frozenset(("recall", "lower", "expel"))
"""Senses in which an ambassador "from" a capital is one who was posted there, not one who came from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a claim: its passage, with what stands around it, and the pair of states in question."""

    quote: str
    around: str
    offset: int
    pair: tuple[str, str]
    reference: Reference

    @staticmethod
    def of(claim: Claim, pair: tuple[str, str], reference: Reference, text: str = "") -> "Wording":
        """The wording of a claim: its sentence, as far as it is at hand; `text` is that of its document."""
        passage = claim.passage
        before, after = passage.prefix, passage.suffix
        if text and passage.stands_in(text):
            before = text[max(0, passage.start - _SENTENCE) : passage.start]
            after = text[passage.end : passage.end + _SENTENCE]
        before, after = _BOUNDARY.split(before)[-1], _BOUNDARY.split(after)[0]
        return Wording(quote=passage.quote, around=before + passage.quote + after, offset=len(before),
                       pair=pair, reference=reference)  # fmt: skip

    @property
    def plain(self) -> str:
        """The passage in small letters, without what is no mission between governments."""
        return rules.pattern("aside", "none").sub(" ", self.quote.lower())

    def has(self, sense: str) -> bool:
        """Whether the passage has a word of that sense, or of that rank."""
        table = "level" if sense in rules.names("level") else "sense"
        return rules.said(table, sense, self.plain)

    @property
    def aside(self) -> bool:
        """Whether it speaks of consuls, trade offices or special envoys alone."""
        return rules.said("aside", "none", self.quote.lower()) and not any(_ranks(self.plain))

    def promises(self, *, beyond: bool) -> bool:
        """Whether it says that a mission or relations are to be; `beyond` itself, in what follows it, too."""
        text = (self.around[self.offset :] if beyond else self.quote).lower()
        return (
            rules.said("sense", "reached", text) and rules.said("sense", "remains", text) and not self.aside
        )

    @property
    def announced(self) -> bool:
        """Whether it tells of a notice or announcement, in the passage or just before it."""
        before = re.split(r"[.;,]|\band\b", self.around[: self.offset].lower())[-1]
        return rules.said("announced", "words", self.quote.lower()) or rules.said(
            "announced", "words", before
        )

    def level(self, default: Level) -> Level:
        """The rank that the words name: that which it was raised or lowered to, or the first listed.

        Where the passage names none, what stands around it has the say.
        """
        text = self.plain
        if (self.has("raise") or self.has("lower")) and " to " in text:
            text = text[text.index(" to ") :]
        return next((Level(name) for t in (text, self.around.lower()) for name in _ranks(t)), default)

    def seat(self, receiver: str) -> tuple[Seat, str | None]:
        """Where the head of mission lives: with the receiver, or elsewhere, and in which state."""
        text = self.around.lower()
        several = rules.said("seat", "elsewhere", text)
        lists = ("based", "posted") if several else ("based",)
        for name in lists:
            for match in rules.pattern("seat", name).finditer(text):
                codes = self._named_after(match.end())
                if receiver in codes and name == "based":
                    return Seat.RESIDENT, None
                if codes and not set(codes) & set(self.pair):
                    return Seat.ELSEWHERE, codes[0]
        return (Seat.ELSEWHERE, None) if several else (Seat.UNTOLD, None)

    def ways(self) -> frozenset[Way]:
        """Whose missions at whom the words speak of; empty where they leave it open."""
        within = range(self.offset, self.offset + len(self.quote))
        spans = list(_nouns(self.around))
        nouns = [span for span in spans if span[0] in within] or [s for s in spans if s[0] < self.offset]
        found = {way for start, end in nouns for way in self._way(start, end)}
        one, other = self.pair
        if not found and rules.said("sense", "mutual", self.quote.lower()):
            return frozenset(((one, other), (other, one)))
        return frozenset(found)

    @property
    def mentions(self) -> Sequence[NameMention]:
        """The names of states in and around the passage."""
        return self.reference.mentions(self.around)

    def _way(self, start: int, end: int) -> Iterator[Way]:
        """The way of the mission whose noun stands there, from its sender or its host."""
        sender, receiver = self._sender(start, end), self._receiver(end)
        if sender and sender != receiver:
            yield sender, self._other(sender)
        elif receiver and not sender:
            yield self._other(receiver), receiver

    def _sender(self, start: int, end: int) -> str | None:
        before = [mention for mention in self.mentions if mention.end <= start]
        if before and self._belongs(self.around[before[-1].end : start]):
            return self._ours(before[-1])
        for mention in self.mentions:
            if mention.start >= end:
                return self._ours(mention) if self._comes_from(self.around[end : mention.start]) else None
        return None

    def _receiver(self, end: int) -> str | None:
        for mention in self.mentions:
            between = self.around[end : mention.start] if mention.start >= end else ""
            if _host_follows(between) and (self._from_host or not between.rstrip(" the").endswith("from")):
                return self._ours(mention)
        return None

    @property
    def _from_host(self) -> bool:
        return any(self.has(sense) for sense in _FROM_HOST)

    def _comes_from(self, between: str) -> bool:
        """Whether the words after a mission name the state that it is of."""
        sent = re.fullmatch(r"\w*\s+from\s+(?:the\s+)?", between) and not self._from_host
        return bool(_OF.fullmatch(between) or sent)

    def _belongs(self, between: str) -> bool:
        return bool(_between().fullmatch(between) or _POSSESSED.search(between))

    def _ours(self, mention: NameMention) -> str | None:
        codes = [code for code in self.pair if code in mention.candidates]
        return codes[0] if len(codes) == 1 else None

    def _other(self, state: str) -> str:
        return self.pair[1] if state == self.pair[0] else self.pair[0]

    def _named_after(self, offset: int) -> tuple[str, ...]:
        near = [m for m in self.mentions if offset <= m.start <= offset + 24]
        return near[0].candidates if near else ()


def _ranks(text: str) -> Iterator[str]:
    return (name for name in rules.names("level") if rules.said("level", name, text))


def _nouns(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the words for missions and those who head them."""
    lower = text.lower()
    for name in rules.names("level"):
        for match in rules.pattern("level", name).finditer(lower):
            yield match.span()


def _host_follows(between: str) -> bool:
    name = rf"(?:\s+[A-Z][\w’'.-]*){{0,{_ENOUGH}}}"
    return bool(re.fullmatch(rf"\w*{name}\s+(?:to|in|at|from)\s+(?:the\s+)?", between))


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(map(re.escape, rules.words("way", "between")))
    return re.compile(rf"(?:['’]s?)?(?:\s+(?:{words})){{0,3}}\s+")
