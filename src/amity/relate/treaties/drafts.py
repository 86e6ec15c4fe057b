"""What is told of one treaty, put together: its signing and the other events that mean it."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from re import findall, search

from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.factuality import Factuality
from amity.model.representation import Telling
from amity.model.treaties import Stage
from amity.model.when import When
from amity.relate.record import Entry, Record
from amity.relate.tellings import agreed, width
from amity.relate.treaties import words
from amity.relate.treaties.sentences import Sentence

FORMAL = "treaty_signed"
LESSER = "agreement_signed"
KINDS = frozenset((FORMAL, LESSER, "treaty_proposed", "treaty_abrogated"))
_NEAR = 20
"""Treaties back in time among which one is looked for that a signing is of."""
_AHEAD = 3653
"""Days within which a treaty is signed that an earlier proposal was of: ten years."""
_BACK = 50
"""Treaties back in time among which one is looked for that was still alive."""
_ENDS = (Stage.ENDED, Stage.EXPIRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What the claims of an event tell of one step: `told` that it was taken, `tried` that it was meant.

    `date` is the narrowest that those claims agree on, `dates` all of them where they cannot all be right.
    """

    entry: Entry
    stage: Stage
    date: When
    told: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    dates: tuple[When, ...] = ()

    @property
    def order(self) -> tuple[bool, tuple[int, int, str], str]:
        """By time, what is undated last."""
        return not self.date.edtf, self.date.sort_key, self.entry.event.id


@dataclass(slots=True, eq=False)
class Draft:
    """A treaty in the making: what tells of its signing, of other steps, and the sentences on it.

    `year` is the year that texts know it by.
    """

    formal: bool
    signings: list[Part] = field(default_factory=list)
    others: list[Part] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    known_by: str = ""

    @property
    def date(self) -> When | None:
        """The narrowest date of its signing; None where no signing is told."""
        dated = [part.date for part in self.signings if part.date.edtf]
        return min(dated, key=width, default=None)

    @property
    def year(self) -> str:
        """The year of its signing, as texts write it; empty where it is not one."""
        date = self.date
        told = str(date.first_year) if date and date.first_year == date.last_year else ""
        return told or self.known_by

    @property
    def parts(self) -> list[Part]:
        """All that events tell of it."""
        return [*self.signings, *self.others]

    @property
    def order(self) -> tuple[tuple[int, int, str], str]:
        """By what treaties are put in order: the date of signing, else that of the first thing told."""
        date = self.date or min((part.date for part in self.parts), key=lambda when: when.sort_key)
        return date.sort_key, min(part.entry.event.id for part in self.parts)

    def alive(self, when: When) -> bool:
        """Whether it may have been signed by a date, and is not told to have ended before."""
        begun = self.date is None or self.date.sort_key[0] <= when.sort_key[1]
        ends = [p.date for p in self.others if p.stage in _ENDS and p.told and p.entry.happened]
        return begun and not any(end.before(when) is Answer.YES for end in ends)


@dataclass(slots=True)
class Drafts:
    """The treaties of two states, in the order of their signing, and which one a claim means.

    `signed` are the treaties of which a signing is told, and `by_year` these by the year that texts know them
    by, as of the last `settle`; `places` has what each document speaks of, by offset.
    """

    formal: list[Draft] = field(default_factory=list)
    lesser: list[Draft] = field(default_factory=list)
    by_claim: dict[str, Draft] = field(default_factory=dict)
    signed: list[Draft] = field(default_factory=list)
    by_year: dict[str, list[Draft]] = field(default_factory=dict)
    following: dict[Draft, Draft] = field(default_factory=dict)
    before: dict[Draft, Draft] = field(default_factory=dict)
    places: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def of_years(self, text: str) -> list[Draft]:
        """The treaties whose year a text names."""
        years = sorted(set(findall(r"\b(?:1[0-9]|20)\d\d\b", text)))
        return [draft for year in years for draft in self.by_year.get(year, ())]

    def meant(self, text: str) -> list[Draft]:
        """The treaties that words mean by a year or as the new or old one; none where they leave it open."""
        named = self.of_years(text)
        if named or len(self.signed) < 2:
            return named
        newer = words.said("which", "newer", text)
        older = words.said("which", "older", text)
        return [self.signed[-2]] * older + [self.signed[-1]] * newer

    def bind(self, draft: Draft, part: Part, record: Record) -> None:
        """Give a part to a treaty, and note that its claims mean it."""
        (draft.signings if part.stage is Stage.SIGNED else draft.others).append(part)
        for claim in (*part.told, *part.tried):
            self.by_claim[claim] = draft
            passage = record.claims[claim].passage
            insort(self.places.setdefault(passage.doc, []), (passage.start, claim))

    def settle(self) -> None:
        """Put the treaties in order, and note their years."""
        self.formal.sort(key=lambda draft: draft.order)
        self.signed = [draft for draft in self.formal if draft.date is not None]
        self.following = dict(pairwise(self.signed))
        self.before = {later: earlier for earlier, later in pairwise(self.signed)}
        self.by_year = {}
        for draft in self.formal:
            if draft.year:
                self.by_year.setdefault(draft.year, []).append(draft)


def gather(record: Record, pair: tuple[str, str], sentence_of: Mapping[str, Sentence]) -> Drafts:
    """The treaties and agreements of two states, with the events that tell of each.

    What signs a treaty at times that can be one is one treaty. A proposal means the treaty that is signed
    next, an end the one signed last before it that had not ended, unless its words say which; what has no
    date means the treaty that its document speaks of before.
    """
    parts = [
        p for e in record.between(*pair) if e.event.kind in KINDS for p in _parts(record, e, sentence_of)
    ]
    drafts = Drafts()
    signings = [part for part in parts if _signs(part)]
    for part in sorted(signings, key=lambda p: (*p.order, p.stage)):
        _add_signing(drafts, part, record)
    drafts.settle()
    for part in sorted((p for p in parts if not _signs(p)), key=lambda p: (*p.order, p.stage)):
        _attach(drafts, part, record, sentence_of)
    drafts.settle()
    return drafts


def _parts(record: Record, entry: Entry, sentence_of: Mapping[str, Sentence]) -> Iterator[Part]:
    """What an event tells, by the step that its claims tell of."""
    event = entry.event
    told, tried = dict[Stage, list[str]](), dict[Stage, list[str]]()
    for name in (*event.claims_for, *event.foretold):
        if stage := _stage(record, event.kind, name, sentence_of):
            done = record.claims[name].factuality is Factuality.HAPPENED
            (told if done else tried).setdefault(stage, []).append(name)
    if Stage.SIGNED in told and event.kind == FORMAL:
        tried.pop(Stage.PROPOSED, None)
    for stage in sorted({*told, *tried}):
        names = told.get(stage, []) or tried[stage]
        tellings = [Telling(claim=name, date=record.claims[name].date, quote="") for name in names]
        dated = [telling.date for telling in tellings if telling.date.edtf]
        whole = event.date if len(told) < 2 or not dated else min(dated, key=width)
        date, dates = agreed(whole, tellings)
        if stage is Stage.SIGNED and all(carried(record.claims[name]) for name in names):
            date, dates = When.unknown(), ()
        yield Part(entry=entry, stage=stage, date=date, dates=dates, told=tuple(told.get(stage, ())),
                   tried=tuple(tried.get(stage, ())))  # fmt: skip


def carried(claim: Claim) -> bool:
    """Whether a passage names no treaty and has its date from another ("It was concluded for ten years")."""
    named = any(words.said("noun", noun, claim.passage.quote) for noun in ("treaty", "agreement"))
    return "year" in claim.date.inferred and not named


def _stage(record: Record, kind: str, name: str, sentence_of: Mapping[str, Sentence]) -> Stage | None:
    """The step that a claim tells of; None for one not in hand, or that tells of none taken or meant."""
    claim = record.claims.get(name)
    if claim is None or claim.factuality is Factuality.DID_NOT_HAPPEN:
        return None
    stage = words.stage_of(claim.passage.quote, kind)
    if stage is Stage.SIGNED and claim.factuality is not Factuality.HAPPENED:
        stage = Stage.PROPOSED
    if stage is Stage.PROPOSED and kind == LESSER:
        return None
    if stage is Stage.RENEWED and carried(claim) and words.said("term", "automatic", claim.passage.quote):
        return None
    meant = claim.factuality is Factuality.HAPPENED or stage in (*_ENDS, Stage.PROPOSED)
    sentence = sentence_of.get(name)
    return None if not meant or (sentence and _lasting(sentence.text, claim.passage.quote)) else stage


def _lasting(text: str, quote: str) -> bool:
    """Whether a passage tells what a treaty provides for, not what was done: it "would be renewed"."""
    return bool(search(r"\b(?:would|shall|may|can) be\s*$", text.split(quote, maxsplit=1)[0][-12:]))


def _signs(part: Part) -> bool:
    return (
        part.stage is Stage.SIGNED
        and bool(part.date.edtf)
        and part.entry.event.factuality is (Factuality.HAPPENED)
    )


def _add_signing(drafts: Drafts, part: Part, record: Record) -> None:
    """Give a signing to the treaty just before it in time where that can be the same, else to a new one."""
    formal = part.entry.event.kind == FORMAL
    held = drafts.formal if formal else drafts.lesser
    near = [d for d in held[-_NEAR:] if formal and d.date and d.date.overlaps(part.date) is not Answer.NO]
    draft = near[0] if near else Draft(formal=formal)
    if not near:
        held.append(draft)
    drafts.bind(draft, part, record)


def _attach(drafts: Drafts, part: Part, record: Record, sentence_of: Mapping[str, Sentence]) -> None:
    """Give a part to the treaty that it means; a treaty of which no signing is told is made for it."""
    draft = _named(drafts, part, sentence_of) or _by_time(drafts, part, record)
    if draft is None:
        draft = Draft(formal=True, known_by=_year_named(part, sentence_of))
        drafts.formal.append(draft)
        drafts.bind(draft, part, record)
        drafts.settle()
        return
    drafts.bind(draft, part, record)


def _named(drafts: Drafts, part: Part, sentence_of: Mapping[str, Sentence]) -> Draft | None:
    """The treaty that the words of the first passage that says so mean; a proposal is of one to come."""
    if part.stage is Stage.PROPOSED and part.date.edtf:
        return None
    own = {str(part.date.first_year), str(part.date.last_year)}
    for claim in (*part.told, *part.tried):
        sentence = sentence_of.get(claim)
        if sentence and (found := drafts.meant(sentence.text)):
            other = [draft for draft in found if draft.year not in own]
            return (other or found)[0]
    if year := _year_named(part, sentence_of):
        return _known_by(drafts, year)
    return None


def _year_named(part: Part, sentence_of: Mapping[str, Sentence]) -> str:
    """The year by which the words name a treaty ("the treaty of 1948"); empty without one."""
    for claim in (*part.told, *part.tried):
        text = sentence_of[claim].text if claim in sentence_of else ""
        if found := words.by_year(text):
            return found
    return ""


def _known_by(drafts: Drafts, year: str) -> Draft | None:
    """The agreement of that year, which is now known to be called a treaty too; None where there is none."""
    same = [draft for draft in drafts.lesser if draft.year == year]
    if len(same) != 1:
        return None
    drafts.lesser.remove(same[0])
    same[0].formal = True
    drafts.formal.append(same[0])
    drafts.settle()
    return same[0]


def _by_time(drafts: Drafts, part: Part, record: Record) -> Draft | None:
    signed = drafts.signed
    if not part.date.edtf:
        return _before_in_text(drafts, part, record) or (signed[0] if len(signed) == 1 else None)
    if part.stage is Stage.PROPOSED:
        start = bisect_left(signed, part.date.sort_key[0], key=_last_day)
        soon = start < len(signed) and _first_day(signed[start]) - part.date.sort_key[1] <= _AHEAD
        return signed[start] if soon else _unsigned(drafts, part.date)
    end = bisect_right(signed, part.date.sort_key[1], key=_first_day)
    alive = (draft for draft in reversed(signed[max(0, end - _BACK) : end]) if draft.alive(part.date))
    return next(alive, None) or _before_in_text(drafts, part, record)


def _first_day(draft: Draft) -> int:
    return draft.order[0][0]


def _last_day(draft: Draft) -> int:
    return draft.order[0][1]


def _unsigned(drafts: Drafts, when: When) -> Draft | None:
    """The treaty that was only proposed so far, in the years before."""
    proposed = (d for d in drafts.formal if d.date is None and d.order[0][0] - when.sort_key[1] <= _AHEAD)
    return next((d for d in proposed if when.sort_key[0] - d.order[0][1] <= _AHEAD), None)


def _before_in_text(drafts: Drafts, part: Part, record: Record) -> Draft | None:
    """The treaty that the same document speaks of last before the claim."""
    for name in (*part.told, *part.tried):
        here = record.claims[name].passage
        spoken = drafts.places.get(here.doc, [])
        if place := bisect_left(spoken, (here.start, "")):
            return drafts.by_claim[spoken[place - 1][1]]
    return None
