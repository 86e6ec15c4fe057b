"""One sentence to claims, in any of the languages that have data."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from amity.extract.actors import Mention
from amity.extract.discourse import Discourse
from amity.extract.languages import quantities
from amity.extract.languages.claims import add, ends_of, hosted, kind_of, pairs, third, tier_of
from amity.extract.languages.clauses import Span, Trigger, clauses, triggers
from amity.extract.languages.grammar import Grammar, grammar
from amity.extract.languages.marks import Marks, Name, named
from amity.extract.languages.parties import Ends, Scene, directed, parties
from amity.extract.languages.times import date_of, listed, whole
from amity.extract.notes import note_of
from amity.extract.sentences import Stretch
from amity.model.claims import Claim, Shape
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference
from amity.reference.kinds import kinds

Dated = tuple[When, str]
"""A date, and the rule that it was found by."""
LONGEST = 600
"""No passage is longer, in characters."""


@dataclass(slots=True)
class Sentence:
    """A sentence of a stretch, with the dates and the actors that it names."""

    document: Document
    stretch: Stretch
    start: int
    end: int
    dates: Sequence[tuple[int, int, When]]
    mentions: Sequence[Mention]
    names: list[Name] = field(default_factory=list)
    parts: list[Span] = field(default_factory=list)
    found: list[Trigger] = field(default_factory=list)
    speakers: tuple[str, ...] = ()
    made: bool = False
    happened: Sequence[tuple[int, int, When]] = ()
    plain: str = ""

    @property
    def text(self) -> str:
        """The text of the stretch, which all offsets point into, in the letters that the data are in."""
        return self.plain or self.stretch.text


class Reader:
    """Reads one document's sentences in one language, in order; it remembers what was said of each kind."""

    def __init__(self, code: str, discourse: Discourse, reference: Reference) -> None:
        self.reference = reference
        self.grammar: Grammar = grammar(code)
        self.marks = _marks(self.grammar)
        self.discourse = discourse
        self.last: dict[str, Claim] = {}
        self._spelt: tuple[Stretch | None, str] = (None, "")

    def read(self, sentence: Sentence) -> list[Claim]:
        """The claims of a sentence, in order, each once."""
        self._analyse(sentence)
        found: list[Claim] = []
        for trigger in sentence.found:
            if trigger.mute:
                continue
            for claim in self._claims(sentence, trigger):
                add(found, claim)
                sentence.made = True
                self.last[kinds()[claim.kind].family] = claim
        found = third(found) if self.grammar.beside else hosted(found)
        self._turn_page(sentence, found)
        return found

    def _plain(self, stretch: Stretch) -> str:
        """The text of a stretch in the letters of the data, made once; each letter keeps its place."""
        if self.grammar.letters and self._spelt[0] is not stretch:
            self._spelt = stretch, stretch.text.translate(self.grammar.letters)
        return self._spelt[1]

    def _analyse(self, sentence: Sentence) -> None:
        sentence.plain = self._plain(sentence.stretch)
        text, span = sentence.text, (sentence.start, sentence.end)
        said = [m for p in self.marks.attribution for m in p.finditer(text, *span)]
        sentence.speakers = tuple(
            dict.fromkeys(sentence.stretch.text[slice(*m.span("who"))].strip() for m in said)
        )
        barred = [m.span("who") for m in said]
        usable = [m for m in sentence.mentions if not any(a <= m.start < b for a, b in barred)]
        sentence.parts = clauses(text, *span, self.grammar)
        sentence.found = triggers(text, sentence.parts, self.grammar)
        stops = [trigger.start for trigger in sentence.found]
        names = named(text, span, usable, marks=self.marks, discourse=self.discourse, stops=stops)
        sentence.names = self._resolved(names)
        sentence.happened = [(*d[:2], whole(d[2])) for d in sentence.dates if not self._aside(text, d)]
        sentence.names = [_own(name, sentence.found) for name in sentence.names]

    def _aside(self, text: str, dated: tuple[int, int, When]) -> bool:
        """Whether a date is what something is about, and not when it came about: "the plan for 1973"."""
        before, behind = text[max(0, dated[0] - 24) : dated[0]], text[dated[1] : dated[1] + 24]
        return bool(self.marks.aside.search(f"{before}{text[dated[0] : dated[1]]}|{behind}"))

    def _resolved(self, names: list[Name]) -> list[Name]:
        """The names with "both" read as the two states named before it, or spoken of.

        Of what a name can mean, that is taken which the sentence names elsewhere, or was spoken of.
        """
        seen: list[str] = []
        plain = {name.states[0] for name in names if name.states and not name.alternatives}
        found = []
        for name in names:
            if name.how == "both":
                here = list(dict.fromkeys(seen))[-2:]
                states = tuple(here) if len(here) == 2 else self.discourse.both()
                name = replace(name, states=states)  # noqa: PLW2901 - the same name, resolved
            elif name.alternatives and name.states[0] not in plain:
                known = [s for s in name.alternatives if s in plain]
                if not known and name.states[0] not in self.discourse.recent:
                    known = [s for s in self.discourse.recent if s in name.alternatives]
                if known:
                    name = replace(name, states=(known[0],))  # noqa: PLW2901 - the same name, resolved
            seen += name.states
            found.append(name)
        return [name for name in found if name.states]

    def _claims(self, sentence: Sentence, trigger: Trigger) -> Iterator[Claim]:
        scene = Scene(
            names=sentence.names, parts=sentence.parts, triggers=sentence.found,
            discourse=self.discourse, last=self.grammar.last,
        )  # fmt: skip
        before = self._meant(sentence, trigger) or self._repeated(sentence, trigger)
        ends = parties(scene, trigger) if before is None else ends_of(before)
        ends = self._placed(sentence, trigger, ends)
        last, dates = self.grammar.last, sentence.happened
        when, rule = date_of(trigger, sentence.parts, dates, self.discourse, last=last)
        if before is not None and rule != "clause":
            when, rule = before.date, "the same"
        if rule == "sentence" and _turns(sentence, trigger):
            when, rule = When.unknown(), "none"
        if rule != "clause" and (until := self._so_far(sentence, trigger)) is not None:
            when, rule = until, "issued"
        if rule not in ("clause", "the same", "issued") and self._shape(sentence, trigger) is Shape.AGGREGATE:
            when, rule = When.unknown(), "none"
        for sources, targets, others in pairs(trigger, ends):
            if any(n.start >= 0 for n in (*sources, *targets)):
                whens = listed(when, dates, sentence.text, self.marks.listed) if rule == "clause" else [when]
                for told, at in product(self._told(sentence, trigger), whens):
                    yield self._claim(sentence, told, (sources, targets), others, (at, rule))

    def _so_far(self, sentence: Sentence, trigger: Trigger) -> When | None:
        """The time up to the day of the document, of what has not come about "so far"."""
        issued = sentence.document.source.issued
        clause = sentence.text[slice(*sentence.parts[trigger.clause])]
        undone = trigger.verdict[0] is Factuality.DID_NOT_HAPPEN
        if not (issued and undone and self.marks.so_far.search(clause)):
            return None
        return When.parse(f"../{issued}", "", issued, ("year", "month", "day"))

    def _told(self, sentence: Sentence, trigger: Trigger) -> list[Trigger]:
        """A trigger, and once more for what came of a plan: "planned to come, but nothing came of it"."""
        later = [t for t in sentence.found if t.start > trigger.start]
        match = self.grammar.failed.search(sentence.text, trigger.end, sentence.end)
        if match is None or trigger.verdict[0] not in _OPEN or any(t.start < match.end() for t in later):
            return [trigger]
        starts = [part[0] for part in sentence.parts]
        clause = bisect_right(starts, match.end() - 1) - 1
        failed = replace(trigger, clause=clause, verdict=(Factuality.DID_NOT_HAPPEN, match.group()[:24]))
        return [failed] if trigger.verdict[0] is Factuality.HYPOTHETICAL else [trigger, failed]

    def _placed(self, sentence: Sentence, trigger: Trigger, ends: Ends) -> Ends:
        """The parties, with the state of a city that the clause names where no name tells the target."""
        sources, targets = ends
        frame = trigger.frame
        if not sources or frame.parties or frame.alone or any(n.how != "focus" for n in targets):
            return ends
        start, end = sentence.parts[trigger.clause]
        taken = {state for name in sources for state in name.states}
        for place in self.reference.place_mentions(sentence.stretch.text[start:end]):
            states = place.resolve(sentence.dates[0][2] if sentence.dates else self.discourse.date)
            if len(states) == 1 and states[0] not in taken:
                span = start + place.start, start + place.end
                name = Name(
                    start=span[0], end=span[1], states=states, slot="in", mark=place.text, how="place"
                )
                return sources, (name,)
        return ends

    def _meant(self, sentence: Sentence, trigger: Trigger) -> Claim | None:
        """The claim that "this visit" means, where the clause names nobody itself."""
        before = sentence.text[max(sentence.start, trigger.start - 24) : trigger.start]
        if not self.marks.this.search(before):
            return None
        return self.last.get(kinds()[trigger.frame.kind].family)

    def _repeated(self, sentence: Sentence, trigger: Trigger) -> Claim | None:
        """The claim that a noun alone takes up: "will visit, but the visit was put off"."""
        start = sentence.parts[trigger.clause][0]
        bare = not any(start <= n.start < trigger.end and n.slot != "topic" for n in sentence.names)
        claim = self.last.get(kinds()[trigger.frame.kind].family)
        same = claim is not None and claim.kind == trigger.frame.kind and sentence.made
        return claim if trigger.nominal and bare and same else None

    def _claim(
        self, sentence: Sentence, trigger: Trigger, ends: Ends, others: Sequence[str], dated: Dated
    ) -> Claim:
        when, rule = dated
        states = [names[0].states[0] if names else None for names in ends]
        kind = kind_of(trigger)
        if not directed(kind) and None not in states:
            states.sort(key=str)
        passage, clause = _passage(sentence, trigger), sentence.parts[trigger.clause]
        return Claim(
            passage=passage, kind=kind, source=states[0], target=states[1], date=when,
            factuality=trigger.verdict[0], others=tuple(others), attribution=sentence.speakers,
            persons=_persons(ends, passage),
            shape=self._shape(sentence, trigger),
            quantity=quantities.first(self.grammar, sentence.text, clause, sentence.dates),
            rules=self._rules(sentence, trigger, ends, dated),
            doc_sha256=sentence.document.sha256,
            alternatives=tuple(a for names in ends for n in names for a in n.alternatives),
            tier=tier_of(trigger, ends, rule),
            note=note_of(sentence.document, passage, sentence.stretch.origin(sentence.end - 1) + 1),
        )  # fmt: skip

    def _shape(self, sentence: Sentence, trigger: Trigger) -> Shape:
        words = sentence.text[slice(*sentence.parts[trigger.clause])]
        if not trigger.verdict[0].realised and self.marks.never.search(words):
            return Shape.SILENCE
        if self.marks.times.search(words):
            return Shape.AGGREGATE
        return Shape.STATE if trigger.frame.kind in ("cooling", "warming") else Shape.EVENT

    def _rules(self, sentence: Sentence, trigger: Trigger, ends: Ends, dated: Dated) -> tuple[str, ...]:
        """The names of the rules that fired, field by field, with the words that each went by."""
        word = sentence.text[trigger.start : trigger.end]
        roles = [
            f"{role}:{name.how}/{name.slot or 'place'}{'-' + name.mark if name.mark else ''}"
            for role, names in zip(("source", "target"), ends, strict=True)
            for name in names[:1]
        ]
        when, rule = dated
        date = f"date:{rule}" + (f"/{when.words}" if when.words else "")
        kind = f"kind:{trigger.frame.kind}/{self.grammar.code}:{word}"
        return (kind, *roles, date, f"factuality:{trigger.verdict[1]}", "clause:main")

    def _turn_page(self, sentence: Sentence, found: Sequence[Claim]) -> None:
        """What the next sentence can refer back to."""
        discourse = self.discourse
        states = [name.states[0] for name in sentence.names if name.how in ("named", "person")]
        states = [state for state in states if state != "IGO"]
        discourse.note_states(states)
        discourse.note_together(states[:6])
        subject = next((n for n in sentence.names if n.slot in ("topic", "subj")), None)
        discourse.note_subject(subject.states if subject else ())
        for name in sentence.names:
            if name.person:
                discourse.note_person(name.person, name.states[:1])
        for claim in found:
            discourse.note_pair(claim.source, claim.target)
        if sentence.dates:
            discourse.date, discourse.date_age = sentence.dates[-1][2], 0


def _turns(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a clause turns to somebody else: its subjects are none of those of the clauses before."""
    start, end = sentence.parts[trigger.clause]
    subjects = [n for n in sentence.names if n.slot in ("topic", "subj")]
    own = {s for n in subjects if start <= n.start < end for s in n.states}
    before = {s for n in subjects if n.start < start for s in n.states}
    return bool(own and before) and not own & before


_OPEN = frozenset((Factuality.PLANNED, Factuality.HYPOTHETICAL))
_known: dict[str, "ReadingMarks"] = {}


class ReadingMarks(Marks):
    """The marks of names, and those of whole sentences."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(grammar)
        said = grammar.table.get("attribution", {}).get("patterns", ())
        self.attribution = [re.compile(pattern, re.IGNORECASE) for pattern in said]
        self.this = grammar.pattern("names", "this")
        self.listed = grammar.pattern("dates", "joint")
        self.so_far = grammar.pattern("dates", "so_far")
        self.aside = grammar.pattern("dates", "aside")
        self.never = grammar.pattern("shapes", "never")
        self.times = grammar.pattern("shapes", "times")


def _marks(of: Grammar) -> ReadingMarks:
    if of.code not in _known:
        _known[of.code] = ReadingMarks(of)
    return _known[of.code]


def _own(name: Name, found: Sequence[Trigger]) -> Name:
    """A name that a trigger holds ("Moscow-bound" in one word) as its object."""
    inside = any(t.start <= name.start and name.end <= t.end for t in found)
    return replace(name, slot="obj", at=-1, how="compound") if inside else name


def _passage(sentence: Sentence, trigger: Trigger) -> Passage:
    """The clause of a trigger, without what surrounds its words."""
    start, end = sentence.parts[trigger.clause]
    if end - start > LONGEST:
        start = max(start, trigger.start - LONGEST // 2)
        end = min(end, start + LONGEST)
    text = sentence.text
    while start < end - 1 and text[start] in " \n\t,、，;；":
        start += 1
    while end > start + 1 and text[end - 1] in " \n\t,、，;；.。":
        end -= 1
    start, end = sentence.stretch.span(start, end)
    return Passage.of(sentence.document.name, sentence.document.text, start, end)


def _persons(ends: Ends, passage: Passage) -> tuple[str, ...]:
    names = dict.fromkeys(n.person for side in ends for n in side if n.person)
    return tuple(name for name in names if name in passage.quote)
