"""The life of each treaty, put together from what is told of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from amity.errors import InvalidValue
from amity.model.answers import Answer
from amity.model.mentions import DateMention, Relation, Role
from amity.model.representation import Telling
from amity.model.treaties import Said, Stage, Step, Term, Theme, Treaty, distinct
from amity.model.when import When
from amity.relate.record import Record
from amity.relate.tellings import agreed
from amity.relate.treaties import contents, words
from amity.relate.treaties.drafts import KINDS, Draft, Drafts, carried, gather
from amity.relate.treaties.mentions import collect
from amity.relate.treaties.sentences import Sentence, around, clauses, sentences
from amity.relate.treaties.signatories import signatories

_UNTIL = re.compile(r"\b(?:to|until|till)\s+(?:the\s+)?(?:end\s+of\s+)?$")
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
    collect(record, pair, drafts, listed)
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
                claim = record.claims[name]
                passage = claim.passage
                if passage.doc not in texts and claim.kind not in KINDS:
                    continue
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
        for part in draft.signings:
            draft.sentences += [sentence_of[claim] for claim in part.told if claim in sentence_of]


def _treaty(record: Record, pair: tuple[str, str], drafts: Drafts, draft: Draft, dates: Dates) -> Treaty:
    signing = _signing(record, draft, dates) if draft.signings else None
    begun = signing.date if signing and signing.date.edtf else None
    dated = list(_dated(record, pair, draft, dates))
    told = [step for step in _told(record, draft) if not _redated(step, dated)]
    steps = _merged([*([signing] if signing else []), *told, *dated])
    until = list(_until(draft, dates))
    term = contents.term(draft.sentences, begun, steps, until) if draft.formal else None
    steps = [_timed(step, term) for step in steps]
    superseded, successor, passages = _succession(drafts, draft)
    events = [part.entry.event for part in draft.signings]
    return Treaty(
        id=min(part.entry.event.id for part in draft.signings or draft.parts),
        title=_title(draft), formal=draft.formal,
        parties=tuple(sorted({*pair, *(s for event in events for s in event.states)})),
        signed=begun, steps=tuple(sorted(steps, key=lambda s: (s.date.sort_key, s.stage))),
        place=next((event.place for event in events if event.place), None),
        signatories=signatories(record, pair, draft, begun),
        term=term, themes=_themes(drafts, draft), superseded=superseded,
        superseded_by=successor, succession=passages,
    )  # fmt: skip


def _title(draft: Draft) -> str:
    """What it is called; one that was only proposed so far, and has no name, by the year of that."""
    name = contents.title(draft.sentences, draft.year, draft.formal)
    years = [part.date.first_year for part in draft.others if part.stage is Stage.PROPOSED]
    year = min((year for year in years if year is not None), default=None)
    return f"treaty proposed in {year}" if name == "treaty" and year else name


def _signing(record: Record, draft: Draft, dates: Dates) -> Step:
    """The signing, dated by its claims and by what sentences date it to."""
    claims = [name for part in draft.signings for name in part.told]
    own = [name for name in claims if not carried(record.claims[name])]
    tellings = [Telling(claim=name, date=record.claims[name].date, quote="") for name in own]
    told = [(s, when) for s, stage, when, _ in _in_sentences(draft, dates) if stage is Stage.SIGNED]
    stated = [t.date for t in tellings if "day" not in t.date.inferred and t.date.edtf]
    known = stated or [draft.date or When.unknown()]
    kept = [(s, when) for s, when in told if any(when.overlaps(d) is not Answer.NO for d in known)]
    tellings += [Telling(claim=s.evidence, date=when, quote="") for s, when in kept]
    date, several = agreed(draft.date or When.unknown(), tellings)
    events = {part.entry.event.id: part.entry for part in draft.signings}
    against = [_said(record, c) for entry in events.values() for c in entry.event.claims_against]
    return Step(stage=Stage.SIGNED, date=date, dates=several, against=distinct(against),
                said=distinct([*(_said(record, name) for name in claims), *(s for s, _ in kept)]),
                credence=max(entry.credence for entry in events.values()),
                events=tuple(sorted(events)))  # fmt: skip


def _told(record: Record, draft: Draft) -> Iterator[Step]:
    """The steps that events tell of; an end that is only told to have been tried has nothing said for it."""
    for part in draft.others:
        event, proposed = part.entry.event, part.stage is Stage.PROPOSED
        ends = part.stage in (Stage.ENDED, Stage.EXPIRED)
        told = (*part.told, *part.tried) if proposed else part.told
        against = [_said(record, c) for c in (*event.claims_against, *(part.tried if ends else ()))]
        if ends:
            against += _gainsaid(draft)
        if told or (ends and against):
            years = [n for name in told for n, _ in words.years_in(_said(record, name).quote)]
            yield Step(stage=part.stage, date=part.date, dates=part.dates, against=distinct(against),
                       said=tuple(_said(record, name) for name in told), credence=part.entry.credence,
                       by=event.source if proposed or part.stage is Stage.ENDED else None, events=(event.id,),
                       years=years[0] if years and part.stage is Stage.RENEWED else None)  # fmt: skip


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


def _redated(step: Step, dated: Sequence[Step]) -> bool:
    """Whether its sentence dates a step otherwise: "extended to 1945" does not date the extension."""
    passages = {said.evidence for said in step.said}
    same = [s for s in dated if s.stage is step.stage and passages & {said.evidence for said in s.said}]
    return bool(same) and all(s.date.overlaps(step.date) is Answer.NO for s in same)


def _dated(record: Record, pair: tuple[str, str], draft: Draft, dates: Dates) -> Iterator[Step]:
    """The steps after signing that sentences date: ratified, and by whom, in force, renewed, expired."""
    for said, stage, when, years in _in_sentences(draft, dates):
        if stage is not Stage.SIGNED:
            by = _party(record, pair, said.quote, when) if stage is Stage.RATIFIED else None
            yield Step(stage=stage, date=when, said=(said,), years=years, by=by)


def _party(record: Record, pair: tuple[str, str], quote: str, when: When) -> str | None:
    """Which of the two ratified on a date: the one that stands last before it ("by Chile on 12 April")."""
    place = quote.find(when.words) if when.words else -1
    named = list(record.reference.mentions(quote[: max(place, 0)]))
    ours = [{code for code in m.candidates if code in pair} for m in named]
    last = ours[-1] if ours else set()
    both = len(ours) > 1 and ours[-1] != ours[-2] and " and " in quote[named[-2].end : named[-1].start]
    joined = both and not words.dated_between(quote[named[-2].end : named[-1].start])
    return min(last) if len(last) == 1 and not joined else None


def _in_sentences(draft: Draft, dates: Dates) -> Iterator[tuple[Said, Stage, When, float | None]]:
    """The dates that stand by a word for a step in the sentences on a treaty, and the term of a renewal.

    What a treaty provides for ("would be renewed") is no step, nor the year by which it is named a date.
    """
    for sentence in draft.sentences:
        for mention, place in _mentioned(sentence, dates):
            stage = _stage_at(sentence.text, place)
            named = words.by_year(sentence.text[: mention.end - sentence.start]) == mention.when.edtf
            if _ends_at(mention, sentence.text[:place]) and stage is not Stage.SIGNED:
                continue
            if stage and not (named and stage is not Stage.SIGNED):
                years = next(words.years_in(sentence.text), (None, 0))[0] if stage is Stage.RENEWED else None
                yield sentence.said, stage, mention.happening, years


def _until(draft: Draft, dates: Dates) -> Iterator[tuple[Said, When]]:
    """The dates to which sentences have a treaty concluded or prolonged ("extended until 1945")."""
    for sentence in draft.sentences:
        for mention, place in _mentioned(sentence, dates):
            before = sentence.text[:place]
            if _ends_at(mention, before) and words.said("term", "until", before[-_NEAR:]):
                yield sentence.said, mention.point


def _ends_at(mention: DateMention, before: str) -> bool:
    """Whether a date is that to which something lasts."""
    return mention.relation is Relation.UNTIL or bool(_UNTIL.search(before))


def _mentioned(sentence: Sentence, dates: Dates) -> Iterator[tuple[DateMention, int]]:
    """The dates in a sentence, with where each stands in it."""
    end = sentence.start + len(sentence.text)
    for mention in dates.get(sentence.doc, ()):
        if sentence.start <= mention.start < end and _dates(mention):
            yield mention, mention.start - sentence.start


def _stage_at(text: str, place: int) -> Stage | None:
    """The step whose word stands nearest to a place of a sentence; None where none is near."""
    stages = (Stage.RATIFIED, Stage.IN_FORCE, Stage.RENEWED, Stage.EXPIRED, Stage.SIGNED)
    found = [
        (abs(match.start() - place), number)
        for number, stage in enumerate(stages)
        for match in words.pattern("stage", str(stage)).finditer(text.lower())
        if not words.provided(text[: match.start()])
    ]
    return stages[min(found)[1]] if found and min(found)[0] <= _NEAR else None


def _dates(mention: DateMention) -> bool:
    return mention.duration is None and mention.role is Role.TEXT and bool(mention.when.edtf)


def _merged(steps: Iterable[Step]) -> list[Step]:
    """Steps of one stage at times that can be one, as one step with the narrower date."""
    found: list[Step] = []
    for step in sorted(steps, key=lambda s: (not s.events, s.date.sort_key, s.events)):
        same = [s for s in found if s.stage is step.stage and s.date.overlaps(step.date) is not Answer.NO
                and not (s.by and step.by and s.by != step.by)]  # fmt: skip
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
            years=held.years or step.years,
        )  # fmt: skip
        found[found.index(held)] = merged
    return found


def _timed(step: Step, term: Term | None) -> Step:
    """An end, with whether it came before the term ran out."""
    if step.stage is not Stage.ENDED or term is None or term.expiry is None or not step.date.edtf:
        return step
    early = {Answer.YES: True, Answer.NO: False}.get(step.date.before(term.expiry))
    return Step(stage=step.stage, date=step.date, said=step.said, against=step.against, dates=step.dates,
                by=step.by, events=step.events, credence=step.credence, years=step.years,
                before_term=early)  # fmt: skip


def _themes(drafts: Drafts, draft: Draft) -> tuple[Theme, ...]:
    """Its themes; of what was taken out of the treaty before it, a text says that it lacks it."""
    listed = list(draft.sentences)
    before = drafts.before.get(draft)
    lost = [
        clause for sentence in (before.sentences if before else ()) for clause in clauses(sentence)
        if words.whole("removed").search(clause.text.lower())
    ]  # fmt: skip
    own = [
        s
        for s in listed
        if not (drafts.following.get(draft) and words.whole("removed").search(s.text.lower()))
    ]
    return contents.themes([*own, *lost])


def _succession(drafts: Drafts, draft: Draft) -> tuple[bool | None, str, tuple[Said, ...]]:
    """Whether a text says that a later treaty took its place, and which; None where none does.

    The later one may be with another state, such as a successor of one of the two: then it has no id here.
    """
    after = drafts.following.get(draft)
    told = (*draft.sentences, *(after.sentences if after else ()))
    found = [s for s in told if _replaces(drafts, draft, s.text)]
    if not found:
        return None, "", ()
    denied = all(words.whole("before").search(s.text.lower()) for s in found)
    if denied or after is None:
        return not denied, "", distinct(s.said for s in found)
    event = min(part.entry.event.id for part in after.signings)
    return True, event, distinct(s.said for s in found)


def _replaces(drafts: Drafts, draft: Draft, text: str) -> bool:
    """Whether words say that something took the place of this treaty."""
    verb = words.pattern("stage", "superseded").search(text.lower())
    return bool(verb and draft in drafts.meant(text[verb.end() :]))


def _said(record: Record, claim: str) -> Said:
    known = record.claims.get(claim)
    return Said(evidence=claim, quote=" ".join(known.passage.quote.split()) if known else "")
