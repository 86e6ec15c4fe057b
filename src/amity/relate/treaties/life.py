"""The life of each treaty, put together from what is told of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.factuality import Factuality
from amity.model.mentions import DateMention, Role
from amity.model.representation import Telling
from amity.model.treaties import Said, Stage, Step, Term, Theme, Treaty, distinct
from amity.model.when import When
from amity.relate.record import Entry, Record
from amity.relate.status.turns import agreed
from amity.relate.treaties import contents, words
from amity.relate.treaties.drafts import Draft, Drafts, NamesOf, collect, gather, newest
from amity.relate.treaties.sentences import Sentence, around, clauses, sentences
from amity.relate.treaties.signatories import signatories

Dates = Mapping[str, Sequence[DateMention]]
_NEAR = 70
"""Characters between a verb of signing, ratifying ... and the date that belongs to it, at most."""


def treaties(
    record: Record,
    one: str | None = None,
    other: str | None = None,
    *,
    texts: Mapping[str, str] | None = None,
    dates: Dates | None = None,
) -> tuple[Treaty, ...]:
    """The treaties and lesser agreements of two states through their life, in order of signing.

    By default of the record's dyad. `texts` are the canonical texts of documents by name, `dates` the date
    expressions found in them: with them term, themes and dates are found in the sentences that speak of a
    treaty, without them in the passages of claims alone. Whether a later treaty took an earlier one's place
    is not known unless a text says so. Raises InvalidValue where the two are one, or none are given and the
    record is of more than two.

    >>> from amity.reference import load
    >>> treaties(Record(states=("MNG", "PRK"), reference=load()))
    ()
    """
    if one is not None and one == other:
        raise InvalidValue("treaties", "other", other, "another state than the first")
    first, second = record.pair if one is None or other is None else sorted((one, other))
    pair = (first, second)
    listed = _sentences(record, pair, texts or {})
    sentence_of = {claim: sentence for sentence in listed for claim in sentence.claims}
    drafts = gather(record, pair, sentence_of)
    collect(drafts, listed, NamesOf(record), pair)
    _lesser(drafts, sentence_of)
    made = [_treaty(record, pair, drafts, draft, dates or {}) for draft in (*drafts.formal, *drafts.lesser)]
    return tuple(sorted(made, key=_order))


def _order(treaty: Treaty) -> tuple[tuple[int, int, str], str]:
    date = treaty.signed or (treaty.steps[0].date if treaty.steps else When.unknown())
    return date.sort_key, treaty.id


def _sentences(record: Record, pair: tuple[str, str], texts: Mapping[str, str]) -> list[Sentence]:
    """The sentences of texts with the claims read from each; of other documents the passages of claims."""
    by_doc: dict[str, list[tuple[int, int, str]]] = {}
    for entry in record.between(*pair):
        for name in entry.event.claims:
            if name in record.claims:
                passage = record.claims[name].passage
                by_doc.setdefault(passage.doc, []).append((passage.start, passage.end, name))
    found: list[Sentence] = []
    for doc, text in sorted(texts.items()):
        found += _with_claims(list(sentences(doc, text)), sorted(by_doc.get(doc, [])))
    loose = {n: record.claims[n] for doc, held in by_doc.items() if doc not in texts for *_, n in held}
    return [*found, *around(loose)]


def _with_claims(listed: list[Sentence], held: Sequence[tuple[int, int, str]]) -> Iterator[Sentence]:
    """Sentences, each with the claims that begin in it; both are in order."""
    place = 0
    for sentence in listed:
        end = sentence.start + len(sentence.text)
        names = []
        while place < len(held) and held[place][0] < end:
            names.append(held[place][2])
            place += 1
        yield Sentence(doc=sentence.doc, start=sentence.start, text=sentence.text, claims=tuple(names),
                       paragraph=sentence.paragraph)  # fmt: skip


def _lesser(drafts: Drafts, sentence_of: Mapping[str, Sentence]) -> None:
    """Give each lesser agreement the sentences of its own claims."""
    for draft in drafts.lesser:
        for entry in draft.signings:
            draft.sentences += [sentence_of[c] for c in entry.event.claims_for if c in sentence_of]


def _treaty(record: Record, pair: tuple[str, str], drafts: Drafts, draft: Draft, dates: Dates) -> Treaty:
    signing = _signing(record, draft, dates) if draft.signings else None
    begun = signing.date if signing and signing.date.edtf else None
    steps = [*([signing] if signing else []), *_told(record, draft), *_dated(draft, dates)]
    term = contents.term(draft.sentences, _start(steps) or begun) if draft.formal else None
    steps = [_timed(step, term) for step in _merged(steps)]
    superseded, successor, passages = _succession(drafts, draft)
    events = [entry.event for entry in draft.signings]
    return Treaty(
        id=min(entry.event.id for entry in draft.signings or draft.entries),
        title=contents.title(draft.sentences, draft.year, draft.formal), formal=draft.formal,
        parties=tuple(sorted({*pair, *(s for event in events for s in event.states)})),
        signed=begun, steps=tuple(sorted(steps, key=lambda s: (s.date.sort_key, s.stage))),
        place=next((event.place for event in events if event.place), None),
        signatories=signatories(record, pair, draft, begun),
        term=term, themes=_themes(drafts, draft), superseded=superseded,
        superseded_by=successor, succession=passages,
    )  # fmt: skip


def _signing(record: Record, draft: Draft, dates: Dates) -> Step:
    """The signing, dated by its claims and by what sentences date it to."""
    said = [
        _said(record, c) for entry in draft.signings for c in entry.event.claims_for if c in record.claims
    ]
    tellings = [
        Telling(claim=c, date=record.claims[c].date, quote="")
        for entry in draft.signings for c in entry.event.claims_for if c in record.claims
    ]  # fmt: skip
    told = [(s, when) for s, stage, when in _in_sentences(draft, dates) if stage is Stage.SIGNED]
    kept = [(s, when) for s, when in told if draft.date and when.overlaps(draft.date) is not Answer.NO]
    tellings += [Telling(claim=s.evidence, date=when, quote="") for s, when in kept]
    date, several = agreed(draft.date or When.unknown(), tellings)
    best = max(draft.signings, key=lambda entry: entry.credence)
    return Step(stage=Stage.SIGNED, date=date, dates=several, credence=best.credence,
                said=distinct([*said, *(s for s, _ in kept)]),
                against=tuple(_said(record, c) for e in draft.signings for c in e.event.claims_against),
                events=tuple(entry.event.id for entry in draft.signings))  # fmt: skip


def _told(record: Record, draft: Draft) -> Iterator[Step]:
    """The steps that events tell of; an end that is only told to have been tried has nothing said for it."""
    for stage, entry in draft.others:
        event = entry.event
        happened = event.factuality is Factuality.HAPPENED
        told = event.claims_for if happened or stage is Stage.PROPOSED else ()
        told = told or (event.foretold if stage is Stage.PROPOSED else ())
        ends = stage in (Stage.ENDED, Stage.EXPIRED)
        tried = tuple(c for c in event.foretold if c in record.claims) if ends else ()
        if not told and not tried and not event.claims_against:
            continue
        against = [_said(record, c) for c in (*event.claims_against, *tried)]
        if ends:
            against += _gainsaid(draft)
        yield Step(stage=stage, date=event.date, said=tuple(_said(record, c) for c in told),
                   against=distinct(against), credence=entry.credence,
                   by=_by(entry, stage), events=(event.id,))  # fmt: skip


def _by(entry: Entry, stage: Stage) -> str | None:
    return entry.event.source if stage in (Stage.ENDED, Stage.PROPOSED) else None


def _gainsaid(draft: Draft) -> Iterator[Said]:
    """The sentences by which an end was only tried, or had no effect: of the treaty, or right after one."""
    for sentence in draft.sentences:
        if words.said("stage", "ended", sentence.text) and words.said("doubt", "attempted", sentence.text):
            yield sentence.said
    for one, other in pairwise(draft.sentences):
        follows = one.doc == other.doc and one.paragraph == other.paragraph
        if (
            follows
            and words.said("stage", "ended", one.text)
            and words.said("doubt", "ineffective", other.text)
        ):
            yield other.said


def _dated(draft: Draft, dates: Dates) -> Iterator[Step]:
    """The steps after signing that sentences date: ratified, in force, renewed, expired."""
    for said, stage, when in _in_sentences(draft, dates):
        if stage is not Stage.SIGNED:
            yield Step(stage=stage, date=when, said=(said,))


def _in_sentences(draft: Draft, dates: Dates) -> Iterator[tuple[Said, Stage, When]]:
    """The dates that stand by a word for a step in the sentences on a treaty."""
    stages = (Stage.RATIFIED, Stage.IN_FORCE, Stage.RENEWED, Stage.EXPIRED, Stage.SIGNED)
    for sentence in draft.sentences:
        end = sentence.start + len(sentence.text)
        near = [m for m in dates.get(sentence.doc, ()) if sentence.start <= m.start < end and _dates(m)]
        for mention in near:
            place = mention.start - sentence.start
            found = [
                (abs(match.start() - place), number, stage)
                for number, stage in enumerate(stages)
                for match in words.pattern("stage", str(stage)).finditer(sentence.text.lower())
            ]
            if found and min(found)[0] <= _NEAR:
                yield sentence.said, min(found)[2], mention.happening


def _dates(mention: DateMention) -> bool:
    return mention.duration is None and mention.role is Role.TEXT and bool(mention.when.edtf)


def _start(steps: Iterable[Step]) -> When | None:
    """When the term begins: with the last renewal that is told, else with entry into force."""
    listed = list(steps)
    for stage in (Stage.RENEWED, Stage.IN_FORCE):
        dated = [step.date for step in listed if step.stage is stage and step.date.edtf]
        if dated:
            return max(dated, key=lambda when: when.sort_key)
    return None


def _merged(steps: Iterable[Step]) -> list[Step]:
    """Steps of one stage at times that can be one, as one step with the narrower date."""
    found: list[Step] = []
    for step in sorted(steps, key=lambda s: (not s.events, s.date.sort_key, s.events)):
        same = [s for s in found if s.stage is step.stage and s.date.overlaps(step.date) is not Answer.NO]
        if not same or step.stage is Stage.PROPOSED:
            found.append(step)
            continue
        held = same[0]
        tellings = [Telling(claim="", date=s.date, quote="") for s in (held, step) if s.date.edtf]
        date = held.date if held.dates else agreed(held.date, tellings)[0]
        merged = Step(
            stage=held.stage, date=date, dates=held.dates, by=held.by or step.by,
            said=distinct([*held.said, *step.said]),
            against=distinct([*held.against, *step.against]),
            events=tuple(dict.fromkeys([*held.events, *step.events])), credence=held.credence,
        )  # fmt: skip
        found[found.index(held)] = merged
    return found


def _timed(step: Step, term: Term | None) -> Step:
    """An end, with whether it came before the term ran out."""
    if step.stage is not Stage.ENDED or term is None or term.expiry is None or not step.date.edtf:
        return step
    early = {Answer.YES: True, Answer.NO: False}.get(step.date.before(term.expiry))
    return Step(stage=step.stage, date=step.date, said=step.said, against=step.against, dates=step.dates,
                by=step.by, events=step.events, credence=step.credence, before_term=early)  # fmt: skip


def _themes(drafts: Drafts, draft: Draft) -> tuple[Theme, ...]:
    """Its themes; of what was taken out of the treaty before it, a text says that it lacks it."""
    listed = list(draft.sentences)
    signed = drafts.signed
    before = signed[signed.index(draft) - 1] if draft in signed and signed.index(draft) else None
    lost = [
        clause for sentence in (before.sentences if before else ()) for clause in clauses(sentence)
        if words.whole("removed").search(clause.text.lower())
    ]  # fmt: skip
    own = [s for s in listed if not (newest(drafts, draft) and words.whole("removed").search(s.text.lower()))]
    return contents.themes([*own, *lost])


def _succession(drafts: Drafts, draft: Draft) -> tuple[bool | None, str, tuple[Said, ...]]:
    """Whether a text says that the next treaty took its place; None where none does."""
    after = newest(drafts, draft)
    if after is None:
        return None, "", ()
    found = [s for s in (*draft.sentences, *after.sentences) if words.said("stage", "superseded", s.text)]
    if not found:
        return None, "", ()
    denied = all(words.whole("before").search(s.text.lower()) for s in found)
    event = min(entry.event.id for entry in after.signings)
    return not denied, "" if denied else event, distinct(s.said for s in found)


def _said(record: Record, claim: str) -> Said:
    known = record.claims.get(claim)
    return Said(evidence=claim, quote=" ".join(known.passage.quote.split()) if known else "")
