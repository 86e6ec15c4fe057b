"""First since: "for the first time in 32 years", "the first visit since 1956", against the events in hand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.actors import ActorClass, titles
from amity.examine.carried import check_carried
from amity.examine.elapsed import check_elapsed
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.firsts import First, class_named, family_named, firsts
from amity.examine.interval import plain
from amity.examine.journeys import check_journeys
from amity.examine.occurrences import Occurrence, Occurrences
from amity.examine.rows_since import check_rows_since
from amity.examine.spans import sentence_spans
from amity.examine.stated import year_stated
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding, Soundness
from amity.model.mentions import within
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference

NAME = "first_since"
_TOOK_OVER = re.compile(
    r"\b(?:became|becoming|took|taking|assumed|assuming|came\s+to|coming\s+to|was\s+elected|succeeded)\b"
)
_EARLIER = re.compile(
    r"\b(?:previous|last|earlier|preceding|prior)\s+(?:[\w-]+\s+){0,2}?(?:visit|trip|journey|summit|meeting|one|such)\b"
    r"[^.;]{0,50}?\b(?:in|on|of|from|dated)\s+(?:[\w,]+\s+){0,3}?(?P<year>1[6-9]\d\d|20\d\d)\b"
    r"|\bhad\s+(?:last|previously)\s+(?:been|visited|met|gone|come|travelled|traveled)\b[^.;]{0,60}?"
    r"\b(?:in|on)\s+(?:[\w,]+\s+){0,3}?(?P<been>1[6-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_BACK = 4
"""Sentences back in which a visit is told that a later sentence calls the first."""
_SPECIAL = re.compile(r"\b(state|official|working|private|formal|bilateral|full|solo|such|direct)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A first in its place: the sentence and the next, the happening it is said of, and who is counted."""

    said: Passage
    first: First
    own: Occurrence
    family: str
    target: str | None
    actor: ActorClass
    when: When
    nearby: str


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each statement: it holds, something lies in between, or the one before is not in hand.

    What lies in between counts only where it surely happened, surely was by one of those counted, and in a
    calendar year before that of the statement. Where no earlier happening is known, what is missing is named.
    """
    told = evidence.once(Occurrences)
    for document in evidence.documents:
        found = [f for one in statements(document, told, evidence) for f in _judge(one, told, evidence)]
        settled = {evidence.sentence(said) for one in found for said in one.passages if _settles(one)}
        yield from found
        beside = (one for one in check_journeys(document, evidence) if one.check == NAME)
        for one in (*check_elapsed(document, evidence), *beside):
            if evidence.sentence(one.passages[-1]) not in settled:
                settled |= {evidence.sentence(said) for said in one.passages} if _settles(one) else set()
                yield one
        for one in (*check_carried(document, evidence), *check_rows_since(document, evidence)):
            if not settled & {evidence.sentence(said) for said in one.passages}:
                yield one


def _settles(one: Finding) -> bool:
    return one.verdict is not Soundness.UNVERIFIABLE


def statements(document: Document, told: Occurrences, evidence: Evidence) -> Iterator[Statement]:
    """The statements in a document of which it is known what they are said of."""
    spans = sentence_spans(document, evidence)
    for at, (start, end) in enumerate(spans):
        text = document.text[start:end]
        if "first" in text:
            behind = document.text[spans[at + 1][0] : spans[at + 1][1]] if at + 1 < len(spans) else ""
            for first in firsts(text):
                made = _statement(document, spans[max(0, at - _BACK) : at + 1], first, told, evidence)
                if made:
                    yield Statement(
                        said=made.said, first=first, own=made.own, family=made.family, target=made.target,
                        actor=made.actor, when=made.when, nearby=f"{text} {behind}",
                    )  # fmt: skip


def _statement(
    document: Document, spans: Sequence[tuple[int, int]], first: First, told: Occurrences, evidence: Evidence
) -> Statement | None:
    start, end = spans[-1]
    text = document.text[start:end]
    named = family_named(first.what)
    ahead = re.search(r"\b(visit|trip|journey|meeting|summit|talks)\b[^.;:]{0,60}$", text[: first.start])
    family = named or (family_named(ahead[1]) if ahead else "")
    back = _BACK if ahead and not named else 1
    own = None
    for span in reversed(spans[-1 - back :]):
        own = own or _own(told.at(evidence.sentence(Passage.of(document.name, document.text, *span))), family)
    if own is None:
        return None
    when = _dated(document, (start, end), own, first, evidence)
    actor = class_named(first.what, evidence.reference, when) or subject(own, first)
    first_at = max(start, min(own.claim.passage.start, start + first.start))
    said = Passage.of(document.name, document.text, first_at, start + first.end)
    target = own.claim.target
    if actor.persons == frozenset() and actor.state and actor.state == target:
        target = own.claim.source
    return Statement(
        said=said, first=first, own=own, family=own.family, target=target, actor=actor, when=when, nearby=""
    )


def _own(candidates: Sequence[Occurrence], family: str) -> Occurrence | None:
    """The happening that a statement is said of: the one dated and of its family; the latest of several."""
    fit = [told for told in candidates if family in ("", told.family)]
    dated = [told for told in fit if told.when.edtf]
    years = {told.when.first_year for told in dated}
    if len(years) > 1:
        dated = [told for told in dated if told.when.first_year == max(y for y in years if y is not None)]
    return next(iter(dated or fit), None)


def _dated(
    document: Document, span: tuple[int, int], own: Occurrence, first: First, evidence: Evidence
) -> When:
    """When the statement's happening was: by a date of its sentence, by its claim, or, told as news, now.

    A reader may take "in five years" for the date of the visit itself; it is that of the one before.
    """
    start, end = span
    dates = [d for d in within(evidence.dates_of[document.name], start, end) if plain(d)]
    beside = [d.when for d in dates if not start + first.start <= d.start < start + first.end]
    elsewhere = own.sentence.start != start
    if len(beside) == 1 and (elsewhere or not year_stated(own.when)):
        return beside[0]
    if own.when.edtf and (year_stated(own.when) or first.words not in own.when.words):
        return own.when
    return _issued(document)


def _issued(document: Document) -> When:
    return When.parse(document.source.issued) if document.source.issued else When.unknown()


def subject(own: Occurrence, first: First) -> ActorClass:
    """Who is counted where the words do not say: the persons who act, the bearers of a title, the state."""
    if re.search(r"\bbetween\b", first.what):
        return ActorClass(state=own.claim.source)
    if own.persons:
        return ActorClass(persons=own.persons, state=own.claim.source if own.family == "visit" else None)
    head = next(titles(own.claim.passage.quote), None)
    roles = head.roles if head is not None and head.start < 60 else frozenset()
    return ActorClass(roles=roles, state=own.claim.source)


def _judge(one: Statement, told: Occurrences, evidence: Evidence) -> Iterator[Finding]:
    year = one.when.first_year
    if year is None:
        return
    window = one.first.window(year) or since_taking_over(one.first.event, one.when, evidence.reference)
    if window is None or window[1] >= year:
        return
    before = told.of(one.family, one.target, one.actor, (-9999, year - 1))
    known = [pair for pair in before if _earlier(pair[0], year)]
    between = [t for t, answer in known if _breaks(t, answer, window[1], one)]
    stated = _stated_before(one.nearby)
    if between:
        yield _broken(one, between, window)
    elif stated == year:
        return
    elif stated and one.first.years and not window[0] <= stated <= window[1]:
        count = f"counts {one.first.years} years back from {year}"
        why = f"{_said(one)} {count}, but the text dates the one before {stated}."
        yield finding(NAME, _tempered(one), why, [one.said])
    else:
        yield _unbroken(one, known, window, stated)


def _earlier(told: Occurrence, year: int) -> bool:
    return told.when.last_year is not None and told.when.last_year < year


def _breaks(told: Occurrence, answer: Answer, last: int, one: Statement) -> bool:
    """Whether an earlier happening surely lies after the one that the statement counts from."""
    special = {word.casefold() for word in _SPECIAL.findall(one.first.what)} - {"such"}
    quote = told.sentence.quote.casefold()
    alike = all(word in quote for word in special)
    lasting = (told.when.first_year or 0) > last
    counted = answer is Answer.YES or (bool(told.persons) and told.persons == one.own.persons)
    return told.sure and counted and lasting and alike and year_stated(one.when)


def since_taking_over(event: str, when: When, reference: Reference) -> tuple[int, int] | None:
    """The year of what is counted from: of a landmark, or of the time somebody took office."""
    years = [
        d.last_year for m in reference.landmark_mentions(event) for mark in m.landmarks for d in mark.dates
    ]
    person = next(iter(reference.person_mentions(event)), None)
    if person and len(person.persons) == 1 and _TOOK_OVER.search(event):
        held = [tenure.held for tenure in reference.tenures_of(person.persons[0].id)]
        years = [
            h.first_year for h in held if h.before(when) is not Answer.NO or h.contains(when) is Answer.YES
        ]
    known = [year for year in years if year is not None and year <= (when.first_year or 0)]
    return (min(known), max(known)) if known and len(known) == len(years) else None


def _stated_before(text: str) -> int:
    """The year that the text itself gives the happening before; nought where it gives none."""
    found = _EARLIER.search(text)
    return int(found["year"] or found["been"]) if found else 0


def _said(one: Statement) -> str:
    return f"“{' '.join(one.said.quote.split())}”"


def _tempered(one: Statement) -> Soundness:
    """What others are quoted with is not the text's own fault."""
    return Soundness.SUSPICIOUS if one.own.claim.attribution else Soundness.INCONSISTENT


def _broken(one: Statement, between: Sequence[Occurrence], window: tuple[int, int]) -> Finding:
    other = between[-1]
    counted = (
        f"the one before was in {_years(window)}" if not one.first.event else f"none came after {window[1]}"
    )
    why = (
        f"{_said(one)} says that {counted}, but {other.sentence.doc} tells of one "
        f"on the date “{spelt(other.when)}”: “{other.claim.passage.quote}”."
    )
    return finding(
        NAME, _tempered(one), why, [one.said, other.claim.passage], [*one.own.claims, *other.claims]
    )


def _unbroken(
    one: Statement, known: Sequence[tuple[Occurrence, Answer]], window: tuple[int, int], stated: int
) -> Finding:
    """It holds where the one before is in hand, at the place where the words put it."""
    claims = list(one.own.claims)
    before = [
        told
        for told, answer in known
        if answer is Answer.YES and _within(told, window) and year_stated(told.when)
    ]
    if before and not one.first.event:
        other = before[-1]
        sum_ = (
            f"{one.when.first_year} - {one.first.years} = {(one.when.first_year or 0) - one.first.years}; "
            if one.first.years
            else ""
        )
        why = (
            f"{_said(one)} holds: {sum_}{other.sentence.doc} tells of one on the date “{spelt(other.when)}”, "
            "and no document in hand tells of one in between."
        )
        return finding(NAME, Soundness.CONSISTENT, why, [one.said], [*claims, *other.claims])
    if stated and window[0] <= stated <= window[1]:
        why = f"{_said(one)} holds: the text dates the one before {stated}, and none in hand lies in between."
        return finding(NAME, Soundness.CONSISTENT, why, [one.said], claims)
    if slip := _slip(one, known, window):
        return slip
    lack = "a full list of those since then" if one.first.event else f"an earlier one in {_years(window)}"
    why = f"{_said(one)} implies {lack}, which the documents in hand do not give."
    return finding(NAME, Soundness.UNVERIFIABLE, why, [one.said], claims)


def _slip(
    one: Statement, known: Sequence[tuple[Occurrence, Answer]], window: tuple[int, int]
) -> Finding | None:
    """A doubt where the same text tells of one earlier happening only, and at another distance."""
    same = [
        told
        for told, answer in known
        if answer is Answer.YES and told.sure and told.sentence.doc == one.said.doc and one.actor.persons
    ]
    if len(same) != 1 or not one.first.years or one.first.rough or one.actor.persons == frozenset():
        return None
    other, year = same[0], one.when.first_year or 0
    why = (
        f"{_said(one)} implies one in {_years(window)}; the only earlier one that the text tells of is dated "
        f"“{spelt(other.when)}”, {year - (other.when.first_year or 0)} years before."
    )
    return finding(NAME, Soundness.SUSPICIOUS, why, [one.said, other.claim.passage], one.own.claims)


def _within(told: Occurrence, window: tuple[int, int]) -> bool:
    first, last = told.when.first_year, told.when.last_year
    return first is not None and last is not None and first <= window[1] and last >= window[0]


def _years(window: tuple[int, int]) -> str:
    """The years of a window as they are told: its middle where it is a year to either side."""
    low, high = window
    if low == high:
        return str(low)
    return f"about {(low + high) // 2}" if high - low == 2 else f"{low} to {high}"
