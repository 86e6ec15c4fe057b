"""Statements on series: what a text tells of movements, each with its years and the series that it can "
"mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from amity.examine.evidence import Evidence
from amity.examine.figures.lists import lists
from amity.examine.figures.matching import Topic, candidates, nearest, topic_of, with_sums
from amity.examine.figures.measures import States, states_in
from amity.examine.figures.tables import LABEL, Series, label_in, series_of
from amity.examine.figures.telling import Telling, is_pronoun, tellings
from amity.examine.figures.windows import Window, window_of
from amity.examine.interval import sentences
from amity.model.documents import Document
from amity.model.mentions import DateMention, Role, within
from amity.model.passages import Passage

ANYTHING = Topic(measures=frozenset(), states=())
"""The topic of what can only be the one series of a text."""
NEAR = 1500
"""So far from its table, in letters, a text may speak of "the number" or "payments" without more."""
MEMORY = 4
"""For so many sentences "it" and "trade" stand for what was spoken of last."""
_PREFACE = re.compile(
    r"^(?:(?:in|by|from|since|until|after|between|during|at|for|on)\s+[^,]*?\d{4}s?(?:\s+(?:to|and|until|onwards?|on)(?:\s+\d{4})?)?\s*,?|however|moreover|then|thus|but|and|\W)*\s*",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]hese|[Aa]ll)\s+(?:[a-z-]+\s+)?[a-z-]{4,}|(?:[A-Z]?[a-z-]+\s+)?[A-Za-z][a-z-]{3,}s|Traffic|Growth)(?:\s+(?:had|has|have))?"
)
_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_STOP = re.compile(
    r"\s*(?:,(?!\d)|[;:(—]|\b(?:when|while|whereas|after|as|because|since|although|until|before)\b)"
)
_PORTION = re.compile(
    r"\s*(?:even\s+|more\s+than\s+|about\s+)?(?:half|an?\s+\w+|\w+[\s-](?:thirds|quarters|fifths|tenths))\s+of\s+",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:numbers?|figures?|totals?|sum)\s+(?:of|for)\b", re.IGNORECASE)
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

    `others` are those of what it is compared with, `beside` those of other states in the table; `window` is
    None where the years cannot be told.
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
    beside: tuple[Series, ...] = ()
    passage: Passage


@cache
def _abstract() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lists('trends')['ways']['abstract'])})\b", re.IGNORECASE)


@dataclass(slots=True)
class _Memory:
    """What a text has spoken of: the last topic with its series, pairs of states, and labels cited."""

    at: int = 0
    topic: Topic | None = None
    topic_at: int = -99
    other_at: int = -99
    """Where something was last spoken of that moved, and is in no table as far as can be told."""
    earlier: tuple[Series, ...] = ()
    pairs: list[tuple[int, States]] = field(default_factory=list)
    labels: list[tuple[int, str]] = field(default_factory=list)

    def recent_pairs(self) -> list[States]:
        """Pairs of states named in the last sentences, the latest first."""
        return [pair for at, pair in reversed(self.pairs) if self.at - at <= MEMORY]

    def recent_labels(self) -> list[str]:
        """Labels of tables cited in this sentence or one beside it."""
        return [label for at, label in self.labels if self.at - at <= 1]


def statements(evidence: Evidence) -> tuple[Statement, ...]:
    """Every statement of every document that a series in hand can be held against; they are read once."""
    return evidence.once(_statements)


def _statements(evidence: Evidence) -> tuple[Statement, ...]:
    return tuple(_read_statements(evidence))


def _read_statements(evidence: Evidence) -> Iterator[Statement]:
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
            told = False
            for statement in self._of_sentence(text, start):
                told = True
                yield statement
            self._remember(text, at)
            if not told and self.own:
                self._note(text, at)

    def _remember(self, text: str, at: int) -> None:
        """Keep the pairs of states that a sentence names: all of them, and each two side by side."""
        named = states_in(text, self.reference)
        self.memory.pairs += [(at, pair) for pair in zip(named[1:], named, strict=False)]
        if len(named) == 1:
            self.memory.pairs.append((at, named))

    def _note(self, text: str, at: int) -> None:
        """Keep what a sentence without a movement speaks of, for the "it" of the next."""
        said = topic_of(text, self.reference)
        if said.measures and (found := candidates(said, self.own, self.reference)):
            self.memory.topic, self.memory.topic_at, self.memory.earlier = said, at, found

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
        topic = self._topic(telling, start)
        if topic is None:
            self.memory.other_at = self.memory.at
            return None
        timing = [d for d in mentions if telling.movement != "return" or d.start - start < telling.verb[1]]
        window = window_of(timing, text, start)
        series = self._series(topic, start, mentions)
        others = self._others(telling, topic, series, start)
        if series:
            self.memory.topic, self.memory.topic_at = topic, self.memory.at
            self.memory.earlier, self.memory.other_at = series, -99
        return Statement(
            doc=self.document.name, sentence=text, start=start, telling=telling, mentions=mentions,
            window=window, topic=topic, series=series, others=others,
            beside=self._beside(series), passage=self._passage(telling, text, start, mentions),
        )  # fmt: skip

    def _topic(self, telling: Telling, start: int) -> Topic | None:
        """What the subject names; of "it" what was spoken of last."""
        said = topic_of(telling.named, self.reference)
        last = self.memory.topic if self.memory.at - self.memory.topic_at <= MEMORY else None
        if said.measures or self._heads(said):
            if not said.states and last and said.measures == last.measures and not said.both:
                return replace(said, states=last.states, reporter=last.reporter, partner=last.partner)
            return said
        if not telling.subject or is_pronoun(telling.subject):
            if self.memory.other_at >= self.memory.topic_at and len(self.own) > 1:
                return None
            return last or (ANYTHING if self._alone(telling, start) else None)
        return self._of_states(telling, said, start)

    def _of_states(self, telling: Telling, said: Topic, start: int) -> Topic | None:
        """The topic of a subject that names states alone, or nothing that is in a table."""
        behind = topic_of(telling.rest[:60], self.reference)
        compares = telling.movement in ("exceed", "below", "foremost")
        if said.states and behind.measures and compares:
            return replace(behind, states=said.states, reporter=frozenset(), partner=frozenset())
        if said.states and behind.measures:
            words = f"{telling.subject} {telling.rest[:60]}"
            return replace(topic_of(words, self.reference), reporter=frozenset(), partner=frozenset())
        numbered = _NUMBER_OF.search(telling.subject)
        if said.states and (compares or numbered) and self._columns(start):
            own = said.states[0] if len(said.states) == 1 and numbered else frozenset[str]()
            return replace(said, words=frozenset(), reporter=own)
        return ANYTHING if self._alone(telling, start) else None

    def _alone(self, telling: Telling, start: int) -> bool:
        """Whether the one series of the text can be meant, which stands right above or below.

        A subject that names no measure may be another word for it ("payments", "calls"), unless it is a
        state, a name, or a thing of which tables seldom speak.
        """
        if (
            len(self.own) != 1
            or abs(self.own[0].points[0].passage.end - start if self.own[0].points[0].passage else 0) > NEAR
        ):
            return False
        if not telling.subject or is_pronoun(telling.subject) or _TIE.search(telling.subject):
            return True
        bare = _PREFACE.sub("", telling.subject).strip()
        if self.reference.mentions(bare) or self.reference.person_mentions(bare, surnames=True):
            return False
        return bool(_PLAIN.fullmatch(bare)) and not _abstract().search(bare)

    def _columns(self, start: int) -> bool:
        """Whether the text has one table close by whose rows or columns are those of states."""
        tables = {one.table for one in self.own if one.own}
        return len(tables) == 1 and any(abs(one.start - start) < NEAR for one in self.own)

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
        if topic is ANYTHING:
            return tuple(pool) if len(pool) == 1 else ()
        return candidates(topic, pool, self.reference, pairs=self.memory.recent_pairs())

    def _others(
        self, telling: Telling, topic: Topic, series: Sequence[Series], start: int
    ) -> tuple[Series, ...]:
        """What the object of a comparison names: "that with Japan", "imports", "the Soviet Union"."""
        portion = telling.movement == "reach" and _PORTION.match(telling.rest)
        if not series or not (portion or telling.movement in ("exceed", "below")):
            return ()
        last = self.memory.earlier
        if last and _THEM.match(telling.rest):
            return tuple(s for s in last if s not in series)
        said = topic_of(telling.rest, self.reference)
        if not topic_of(telling.subject, self.reference).measures and said.states:
            said = replace(said, states=said.states[:1], reporter=frozenset(), partner=frozenset())
        pool = [s for s in (*self.own, *self.filed) if s.table == series[0].table and s.doc == series[0].doc]
        wanted = replace(said, measures=said.measures or topic.measures, words=said.words | topic.words)
        if not topic.measures and not topic.words and not said.measures:
            wanted = replace(said, words=frozenset())
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

    def _beside(self, series: Sequence[Series]) -> tuple[Series, ...]:
        """The other rows of its table that are those of states."""
        if not series:
            return ()
        table = [one for one in self.own if one.table == series[0].table and one.own and not one.total]
        return tuple(one for one in table if one not in series)

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
