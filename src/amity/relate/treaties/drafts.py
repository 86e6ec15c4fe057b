"""What is told of one treaty, put together: its signing, and the events and sentences that mean it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from re import findall

from amity.model.answers import Answer
from amity.model.factuality import Factuality
from amity.model.treaties import Stage
from amity.model.when import When
from amity.relate.record import Entry, Record
from amity.relate.treaties import words
from amity.relate.treaties.sentences import Sentence, clauses

FORMAL = "treaty_signed"
LESSER = "agreement_signed"
KINDS = frozenset((FORMAL, LESSER, "treaty_proposed", "treaty_abrogated"))
_GOING_ON = frozenset(("it", "its", "however,", "article", "both"))
_FORETOLD = frozenset((Factuality.PLANNED, Factuality.PROPOSED, Factuality.INVITED, Factuality.HYPOTHETICAL))


@dataclass(slots=True, eq=False)
class Draft:
    """A treaty in the making: the entries that sign it, those of other steps, and the sentences on it."""

    formal: bool
    signings: list[Entry] = field(default_factory=list)
    others: list[tuple[Stage, Entry]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def date(self) -> When | None:
        """The narrowest date of its signing; None where no signing is told."""
        dated = [entry.event.date for entry in self.signings if entry.event.date.edtf]
        return min(dated, key=_width, default=None)

    @property
    def year(self) -> str:
        """The year of its signing, as texts write it; empty where it is not one."""
        date = self.date
        return str(date.first_year) if date and date.first_year == date.last_year else ""

    @property
    def entries(self) -> list[Entry]:
        """All entries that tell of it."""
        return [*self.signings, *(entry for _, entry in self.others)]

    @property
    def order(self) -> tuple[tuple[int, int, str], str]:
        """By what treaties are put in order: the date of signing, else that of the first thing told."""
        date = self.date or min((e.event.date for e in self.entries), key=lambda d: d.sort_key)
        return date.sort_key, min(entry.event.id for entry in self.entries)


@dataclass(slots=True)
class Drafts:
    """The treaties of two states, in the order of their signing, and which one a claim means."""

    formal: list[Draft] = field(default_factory=list)
    lesser: list[Draft] = field(default_factory=list)
    by_claim: dict[str, Draft] = field(default_factory=dict)

    @property
    def signed(self) -> list[Draft]:
        """The treaties of which a signing is told."""
        return [draft for draft in self.formal if draft.date is not None]

    def meant(self, text: str) -> list[Draft]:
        """The treaties that words mean by a year or as the new or old one; none where they leave it open."""
        years = set(findall(r"\b(?:1[0-9]|20)\d\d\b", text))
        named = [draft for draft in self.signed if draft.year in years]
        if named or len(self.signed) < 2:
            return named
        newer = words.said("which", "newer", text)
        older = words.said("which", "older", text)
        return [self.signed[-2]] * older + [self.signed[-1]] * newer

    def bind(self, draft: Draft, entry: Entry) -> None:
        """Note that the claims of an entry mean a treaty."""
        for claim in entry.event.claims:
            self.by_claim[claim] = draft


def gather(record: Record, pair: tuple[str, str], sentence_of: Mapping[str, Sentence]) -> Drafts:
    """The treaties and agreements of two states, with the events that tell of each.

    What signs a treaty at times that can be one is one treaty. A proposal means the treaty that is signed
    next, an end the one signed last before it, unless its words say which; what has no date means the treaty
    that its document speaks of before.
    """
    entries = [e for e in record.between(*pair) if e.event.kind in KINDS and _whole(e)]
    drafts = Drafts()
    for entry in entries:
        if _signs(entry, record):
            _add_signing(drafts, entry)
    drafts.formal.sort(key=lambda draft: draft.order)
    later = [entry for entry in entries if entry.event.kind != LESSER and not _bound(drafts, entry)]
    for entry in sorted(later, key=lambda e: (not e.event.date.edtf, e.event.date.sort_key, e.event.id)):
        _attach(drafts, entry, record, sentence_of)
    drafts.formal.sort(key=lambda draft: draft.order)
    return drafts


def stage(entry: Entry, record: Record) -> Stage:
    """The step that most claims of an event tell of."""
    event = entry.event
    if event.kind == FORMAL and event.factuality in _FORETOLD:
        return Stage.PROPOSED
    told = event.claims_for or event.foretold or event.claims_against
    quotes = [record.claims[name].passage.quote for name in told if name in record.claims]
    found = [words.stage_of(quote, event.kind) for quote in quotes] or [words.stage_of("", event.kind)]
    return max(sorted(set(found)), key=found.count)


def _whole(entry: Entry) -> bool:
    """Whether the entry tells of something that came about or was to: not of what is denied alone."""
    return entry.event.factuality is not Factuality.DID_NOT_HAPPEN or bool(entry.event.claims_against)


def _signs(entry: Entry, record: Record) -> bool:
    event = entry.event
    if event.factuality is not Factuality.HAPPENED or not event.date.edtf:
        return False
    return event.kind == LESSER or (event.kind == FORMAL and stage(entry, record) is Stage.SIGNED)


def _add_signing(drafts: Drafts, entry: Entry) -> None:
    formal = entry.event.kind == FORMAL
    held = drafts.formal if formal else drafts.lesser
    same = [d for d in held if formal and d.date and d.date.overlaps(entry.event.date) is not Answer.NO]
    draft = same[0] if same else Draft(formal=formal)
    if not same:
        held.append(draft)
    draft.signings.append(entry)
    drafts.bind(draft, entry)


def _bound(drafts: Drafts, entry: Entry) -> bool:
    return any(claim in drafts.by_claim for claim in entry.event.claims)


def _attach(drafts: Drafts, entry: Entry, record: Record, sentence_of: Mapping[str, Sentence]) -> None:
    """Give an entry to the treaty that it means; a treaty of which no signing is told is made for it."""
    step = stage(entry, record)
    draft = _named(drafts, entry, step, sentence_of) or _by_time(drafts, entry, step, record)
    if draft is None:
        draft = Draft(formal=True)
        drafts.formal.append(draft)
    if step is Stage.SIGNED:
        draft.signings.append(entry)
    else:
        draft.others.append((step, entry))
    drafts.bind(draft, entry)


def _named(drafts: Drafts, entry: Entry, step: Stage, sentence_of: Mapping[str, Sentence]) -> Draft | None:
    """The treaty that the words of the first passage that says so mean; a proposal is of one to come."""
    if step is Stage.PROPOSED and entry.event.date.edtf:
        return None
    own = {str(entry.event.date.first_year), str(entry.event.date.last_year)}
    for claim in entry.event.claims:
        sentence = sentence_of.get(claim)
        if sentence and (found := drafts.meant(sentence.text)):
            other = [draft for draft in found if draft.year not in own]
            return (other or found)[0]
    return None


def _by_time(drafts: Drafts, entry: Entry, step: Stage, record: Record) -> Draft | None:
    signed = drafts.signed
    if not entry.event.date.edtf:
        return _before_in_text(drafts, entry, record) or (signed[0] if len(signed) == 1 else None)
    when = entry.event.date
    if step is Stage.PROPOSED:
        following = [d for d in signed if d.date and d.date.sort_key[1] >= when.sort_key[0]]
        return following[0] if following else _unsigned(drafts)
    earlier = [d for d in signed if d.date and d.date.sort_key[0] <= when.sort_key[1]]
    return earlier[-1] if earlier else None


def _unsigned(drafts: Drafts) -> Draft | None:
    """The treaty that was only proposed so far."""
    return next((draft for draft in drafts.formal if draft.date is None), None)


def _before_in_text(drafts: Drafts, entry: Entry, record: Record) -> Draft | None:
    """The treaty that the same document speaks of last before the claim."""
    for name in entry.event.claims:
        here = record.claims[name].passage if name in record.claims else None
        before = [
            (record.claims[other].passage.start, other) for other in drafts.by_claim
            if here and other in record.claims and record.claims[other].passage.doc == here.doc
            and record.claims[other].passage.start < here.start
        ]  # fmt: skip
        if before:
            return drafts.by_claim[max(before)[1]]
    return None


def _width(when: When) -> tuple[int, tuple[int, int, str]]:
    known = when.earliest is not None and when.latest is not None
    return ((when.latest or 0) - (when.earliest or 0) if known else 10**7), when.sort_key


def collect(drafts: Drafts, listed: Iterable[Sentence], names_of: "NamesOf", pair: tuple[str, str]) -> None:
    """Give each treaty the sentences that speak of it: by claim, by year, as new or old, or as "the treaty".

    A sentence on a third state's treaty is left out. One that follows a sentence on a treaty in its
    paragraph and goes on with "it" is taken too.
    """
    doc, current, last = "", list[Draft](), None
    dated: list[Draft] = []
    for sentence in listed:
        if sentence.doc != doc:
            doc, current, last, dated = sentence.doc, [], None, []
        dated = [draft for draft in drafts.signed if draft.year and draft.year in sentence.text] or dated
        found = _spoken_of(drafts, sentence, current or dated[-1:], names_of, pair)
        if not found and last and last.paragraph == sentence.paragraph and _goes_on(sentence.text):
            found = current
        if not found:
            last = None
            continue
        current, last = found[-1:], sentence
        _deal_out(drafts, sentence, found)


class NamesOf:
    """Which states a sentence names."""

    def __init__(self, record: Record) -> None:
        self._mentions = record.reference.mentions

    def __call__(self, text: str) -> list[tuple[str, ...]]:
        """The states that each name in it can mean."""
        return [mention.candidates for mention in self._mentions(text)]


def _spoken_of(
    drafts: Drafts, sentence: Sentence, current: Sequence[Draft], names_of: NamesOf, pair: tuple[str, str]
) -> list[Draft]:
    bound = [drafts.by_claim[claim] for claim in sentence.claims if claim in drafts.by_claim]
    formal = words.said("noun", "treaty", sentence.text)
    if not formal:
        return bound
    meant = drafts.meant(sentence.text)
    if bound:
        return list(dict.fromkeys([*bound, *meant]))
    if _of_others(names_of(sentence.text), pair):
        return []
    if meant:
        return meant
    if current:
        return list(current)
    return drafts.signed if len(drafts.signed) == 1 else []


def _of_others(named: Sequence[tuple[str, ...]], pair: tuple[str, str]) -> bool:
    """Whether a third state is named that a treaty can be of, and not both of the two."""
    ours = {code for codes in named for code in codes if code in pair}
    third = any(codes and not set(codes) & set(pair) and codes[0] != "IGO" for codes in named)
    return third and len(ours) < 2


def _goes_on(text: str) -> bool:
    first = text[:80].lower()
    return "signator" in first or any(word in first.split() for word in _GOING_ON)


def _deal_out(drafts: Drafts, sentence: Sentence, found: Sequence[Draft]) -> None:
    if len(found) == 1:
        found[0].sentences.append(sentence)
        return
    last = found[0]
    for clause in clauses(sentence):
        meant = [draft for draft in drafts.meant(clause.text) if draft in found]
        last = meant[0] if meant else last
        last.sentences.append(clause)


def newest(drafts: Drafts, draft: Draft) -> Draft | None:
    """The treaty that was signed next after one."""
    signed = drafts.signed
    place = signed.index(draft) if draft in signed else -1
    return signed[place + 1] if 0 <= place < len(signed) - 1 else None
