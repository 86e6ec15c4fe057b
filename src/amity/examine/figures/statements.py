"""Statements on series: what a text tells of movements, each with its years and the series that it can mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from amity.examine.evidence import Evidence
from amity.examine.figures.matching import Topic, candidates, nearest, topic_of, with_sums
from amity.examine.figures.measures import States, states_in
from amity.examine.figures.tables import LABEL, Series, label_in, series_of
from amity.examine.figures.telling import Telling, is_pronoun, tellings
from amity.examine.figures.windows import Window, window_of
from amity.examine.interval import sentences
from amity.model.documents import Document
from amity.model.mentions import DateMention, Role, within
from amity.model.passages import Passage

MEMORY = 4
"""For so many sentences "it" and "trade" stand for what was spoken of last."""
_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_STOP = re.compile(r"\s*(?:[,;:(—]|\b(?:when|while|whereas|after|as|because|since|although|until|before)\b)")
_THEM = re.compile(
    r"\s*(?:them|these|those|it|the\s+(?:latter|former|others?))\s*(?:[.,;)]|$)", re.IGNORECASE
)
_TIE = re.compile(
    r"\b(?:the\s+)?(?:lowest|highest|low|high|peak|top|turning)?\s*(?:points?|levels?|figures?|values?|numbers?|years?|curve|series|total|maximum|minimum|peak|trough)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One telling with where it stands, its dates, the window of years, and the series that it can mean.

    `others` are those of what it is compared with; `window` is None where the years cannot be told.
    """

    doc: str
    sentence: str
    start: int
    telling: Telling
    mentions: tuple[DateMention, ...]
    window: Window | None
    topic: Topic
    series: tuple[Series, ...]
    others: tuple[Series, ...] = ()
    passage: Passage


@dataclass(slots=True)
class _Memory:
    """What a text has spoken of: the last topic with its series, pairs of states, and labels cited."""

    at: int = 0
    topic: Topic | None = None
    topic_at: int = -99
    earlier: tuple[Series, ...] = ()
    pairs: list[tuple[int, States]] = field(default_factory=list)
    labels: list[tuple[int, str]] = field(default_factory=list)

    def recent_pairs(self) -> list[States]:
        """Pairs of states named in the last sentences, the latest first."""
        return [pair for at, pair in reversed(self.pairs) if self.at - at <= MEMORY]

    def recent_labels(self) -> list[str]:
        """Labels of tables cited in this sentence or one beside it."""
        return [label for at, label in self.labels if self.at - at <= 1]


def statements(evidence: Evidence) -> Iterator[Statement]:
    """Every statement of every document that a series in hand can be held against."""
    everything = series_of(evidence)
    by_doc: dict[str, list[Series]] = {}
    for one in everything:
        by_doc.setdefault(one.doc, []).append(one)
    filed = with_sums(by_doc.get("", ()))
    for document in evidence.documents:
        own = with_sums(by_doc.get(document.name, ()))
        if own or filed:
            yield from _Reader(document, own, filed, evidence).statements()


class _Reader:
    """Reads one document against its own tables, then against the files of measured series."""

    def __init__(
        self, document: Document, own: Sequence[Series], filed: Sequence[Series], evidence: Evidence
    ) -> None:
        self.document, self.own, self.filed = document, own, filed
        self.reference = evidence.reference
        self.dates = [d for d in evidence.dates_of[document.name] if d.role is Role.TEXT]
        self.memory = _Memory()

    def statements(self) -> Iterator[Statement]:
        """The statements of the document, sentence by sentence."""
        for at, (start, end) in enumerate(sentences(self.document)):
            text = self.document.text[start:end]
            self.memory.at = at
            self.memory.labels += [(at, label_in(found)) for found in LABEL.finditer(text)]
            yield from self._of_sentence(text, start)
            self._remember(text, at)

    def _remember(self, text: str, at: int) -> None:
        """Keep the pairs of states that a sentence names: all of them, and each two side by side."""
        named = states_in(text, self.reference)
        self.memory.pairs += [(at, pair) for pair in zip(named[1:], named, strict=False)]
        if len(named) == 1:
            self.memory.pairs.append((at, named))

    def _of_sentence(self, text: str, start: int) -> Iterator[Statement]:
        found = tellings(text)
        dates = within(self.dates, start, start + len(text)) if found else ()
        head = [d for d in dates if found and d.end - start <= found[0].verb[0]]
        for telling in found:
            first, last = (start + place for place in telling.region)
            own = tuple(d for d in dates if first <= d.start and d.end <= last)
            inherited = not own and telling is not found[0] and len(head) == 1
            mentions = tuple(head) if inherited else own
            if statement := self._statement(telling, text, start, mentions):
                yield statement

    def _statement(
        self, telling: Telling, text: str, start: int, mentions: tuple[DateMention, ...]
    ) -> Statement | None:
        topic = self._topic(telling)
        if topic is None:
            return None
        timing = [d for d in mentions if telling.movement != "return" or d.start - start < telling.verb[1]]
        window = window_of(timing, text, start)
        series = self._series(topic, start, mentions)
        others = self._others(telling, topic, series, start)
        if series:
            self.memory.topic, self.memory.topic_at = topic, self.memory.at
            self.memory.earlier = series
        return Statement(
            doc=self.document.name, sentence=text, start=start, telling=telling, mentions=mentions,
            window=window, topic=topic, series=series, others=others,
            passage=self._passage(telling, text, start, mentions),
        )  # fmt: skip

    def _topic(self, telling: Telling) -> Topic | None:
        """What the subject names; of "it" what was spoken of last."""
        said = topic_of(telling.subject, self.reference)
        last = self.memory.topic if self.memory.at - self.memory.topic_at <= MEMORY else None
        if not telling.subject or is_pronoun(telling.subject):
            extreme = telling.movement in ("peak", "bottom") or _TIE.search(telling.subject)
            return last or (Topic(measures=frozenset(), states=()) if extreme else None)
        if said.measures or self._heads(said):
            if not said.states and last and said.measures == last.measures and not said.both:
                return replace(said, states=last.states, reporter=last.reporter, partner=last.partner)
            return said
        behind = topic_of(telling.rest[:60], self.reference)
        if said.states and behind.measures and telling.movement in ("exceed", "below"):
            return replace(behind, states=said.states, reporter=frozenset(), partner=frozenset())
        if said.states and behind.measures:
            words = f"{telling.subject} {telling.rest[:60]}"
            return replace(topic_of(words, self.reference), reporter=frozenset(), partner=frozenset())
        return Topic(measures=frozenset(), states=()) if _TIE.fullmatch(telling.subject.strip()) else None

    def _heads(self, topic: Topic) -> bool:
        """Whether the words of a subject are those of a head or a title of a table in the document."""
        return any(topic.words & (one.words | one.title_words) for one in self.own)

    def _series(self, topic: Topic, start: int, mentions: Sequence[DateMention]) -> tuple[Series, ...]:
        years = [y for d in mentions for y in (d.point.first_year, d.point.last_year) if y is not None]
        first, last = (min(years), max(years)) if years else (-9999, 9999)
        found = self._candidates(topic, self.own)
        if not found and len(topic.states) > 1:
            found = candidates(topic, self.filed, self.reference)
        return nearest(found, start, self.memory.recent_labels(), first, last)

    def _candidates(self, topic: Topic, pool: Sequence[Series]) -> tuple[Series, ...]:
        if not topic.measures and not topic.words:
            return tuple(pool) if len(pool) == 1 else ()
        return candidates(topic, pool, self.reference, pairs=self.memory.recent_pairs())

    def _others(
        self, telling: Telling, topic: Topic, series: Sequence[Series], start: int
    ) -> tuple[Series, ...]:
        """What the object of a comparison names: "that with Japan", "imports", "the Soviet Union"."""
        if telling.movement not in ("exceed", "below") or not series:
            return ()
        last = self.memory.earlier
        if last and _THEM.match(telling.rest):
            return tuple(s for s in last if s not in series)
        said = topic_of(telling.rest, self.reference)
        if not topic_of(telling.subject, self.reference).measures and said.states:
            said = replace(said, states=said.states[:1], reporter=frozenset(), partner=frozenset())
        pool = [s for s in (*self.own, *self.filed) if s.table == series[0].table and s.doc == series[0].doc]
        wanted = replace(said, measures=said.measures or topic.measures, words=said.words | topic.words)
        if not said.states and not said.measures and not said.words & {w for s in pool for w in s.words}:
            return ()
        if not said.states:
            wanted = replace(wanted, states=topic.states, reporter=topic.reporter, partner=topic.partner)
            wanted = replace(wanted, words=said.words) if said.words else wanted
        found = candidates(wanted, pool, self.reference)
        if len(said.states) == 1 and not found:
            found = candidates(replace(wanted, states=(*said.states, *topic.states)), pool, self.reference)
            found = tuple(s for s in found if s not in series)
        return tuple(s for s in found if s not in series)

    def _passage(self, telling: Telling, text: str, start: int, mentions: Sequence[DateMention]) -> Passage:
        """From the subject, or a date before it, to the end of the statement."""
        place = text.rfind(telling.subject, 0, telling.verb[0]) if telling.subject else telling.verb[0]
        firsts = [d.start - start for d in mentions if d.start - start < telling.verb[0]]
        until = re.compile(r"\bit\s+was\s+(?:not|only)\b", re.IGNORECASE).search(text, 0, telling.verb[0])
        first = min([place, *firsts, *([until.start()] if until else [])])
        told = max([telling.verb[1], *(d.end - start for d in mentions)])
        stop = _STOP.search(text, told, telling.region[1])
        last = stop.start() if stop else telling.region[1]
        while (
            last > telling.verb[1]
            and not (text[last - 1].isalnum() and text[last - 1] not in _MARKS)
            and text[last - 1] not in "%)”’"
        ):
            last -= 1
        return Passage.of(self.document.name, self.document.text, start + first, start + last)
