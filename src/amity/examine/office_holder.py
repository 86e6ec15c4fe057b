"""Office holder: whoever is given a title held it at the date of what is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.dated import Dated, told_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.in_office import acts_in_office
from amity.examine.stated import at_fault, year_stated
from amity.examine.tenures import UNSETTLED, Service, Standing, named, reach, service, serving
from amity.examine.titles import Titled, Titles
from amity.model.answers import Answer
from amity.model.claims import Claim, Shape
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Role, within
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference

NAME = "office_holder"
FIRM = frozenset((Standing.IN_OFFICE, *UNSETTLED))
"""Standings under which a date cannot be held against a title."""
KEPT = frozenset(("head_of_state", "head_of_government", "supreme_leader", "vice_president"))
"""Offices by which their former holders are still addressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A date that stands with a title, how the rosters have it, and the claim that gives the date, if any.

    `words` say how the two stand together; `acting` that the sentence tells an act of office.
    """

    when: When
    answer: Service
    words: str
    claim: Claim | None = None
    blames: bool = True
    acting: bool = False


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each person with a title in a sentence that tells something of a time.

    The time is that of the claims in the sentence; else of the dates that bear on the words; else, where
    the rosters agree with it, that of the sentence before or of the writing. Where several dates come into
    question something is said only where all come to the same.
    """
    titles, seen = Titles(evidence.reference), set()
    for sentence, claims in _claimed(evidence).items():
        for titled in titles.find(sentence.quote, claims[0].date):
            said = _passage(sentence, titled)
            for found in _by_claims(sentence, said, titled, claims, evidence):
                seen.add((said.doc, said.start, said.end))
                yield found
    unreal = _unreal(evidence)
    for told in told_sentences(evidence):
        when = told.dates[0].when if told.dates else told.before
        for titled in titles.find(told.text, when):
            said = told.passage(titled.start, titled.end)
            if (said.doc, said.start, said.end) not in seen:
                settled = not _holds_any(said, told, unreal)
                yield from _by_dates(told, said, titled, settled, evidence.reference)


def _claimed(evidence: Evidence) -> dict[Passage, list[Claim]]:
    """The sentences with dated claims of what happened."""
    sentences: dict[Passage, list[Claim]] = {}
    for claim in evidence.claims:
        if claim.factuality.realised and claim.shape is Shape.EVENT and claim.date.edtf:
            sentences.setdefault(evidence.sentence(claim.passage), []).append(claim)
    return sentences


def _unreal(evidence: Evidence) -> dict[str, list[Passage]]:
    """The passages of each document that tell of plans, wishes and the like."""
    found: dict[str, list[Passage]] = {}
    for claim in evidence.claims:
        if not claim.factuality.realised:
            found.setdefault(claim.passage.doc, []).append(claim.passage)
    return {doc: sorted(passages, key=lambda said: said.start) for doc, passages in found.items()}


def _holds_any(said: Passage, told: Dated, unreal: dict[str, list[Passage]]) -> bool:
    end = told.start + len(told.text)
    return any(told.start <= other.start < end for other in unreal.get(said.doc, ()))


def _by_claims(
    sentence: Passage, said: Passage, titled: Titled, claims: list[Claim], evidence: Evidence
) -> Iterator[Finding]:
    claims = [c for c in claims if _holds(c.passage, said)] or claims
    told = [
        Held(
            when=c.date, answer=service(titled.offices, titled.persons, c.date, evidence.reference),
            words="stands with the date", claim=c, blames=at_fault(c, evidence),
            acting=acts_in_office(sentence.quote, titled.start, titled.end),
        )
        for c in claims
    ]  # fmt: skip
    dates = within(evidence.dates_of.get(sentence.doc, ()), sentence.start, sentence.end)
    points = [d.point for d in dates if _of_matter(d)]
    yield from _judge(said, titled, told, points, evidence.reference)


def _of_matter(date: DateMention) -> bool:
    return date.reckoning is not Reckoning.DURATION and date.role is Role.TEXT and bool(date.when.edtf)


def _by_dates(
    told: Dated, said: Passage, titled: Titled, settled: bool, reference: Reference
) -> Iterator[Finding]:
    settled = settled and not told.has("life")
    for whens, words, blames in _times(told, titled, reference):
        held = [
            Held(
                when=when,
                answer=service(titled.offices, titled.persons, when, reference),
                words=words,
                blames=blames and settled,
                acting=acts_in_office(told.text, titled.start, titled.end),
            )
            for when in whens
        ]
        if (blames and settled) or all(one.answer.standing is Standing.IN_OFFICE for one in held):
            yield from _judge(said, titled, held, [date.point for date in told.dates], reference)


def _times(told: Dated, titled: Titled, reference: Reference) -> Iterator[tuple[list[When], str, bool]]:
    """The dates that a title may stand with, how they stand, and whether they can be held against it.

    First those that bear on it, or in a sentence without dates the one before it. Dates that are less near
    count against a title only where the person had another office then, so that the two were mixed up.
    """
    bearing = [date.when for date in told.bearing(titled.start, titled.end)]
    if bearing:
        yield bearing, "stands with the date", True
    elif told.before:
        straight = bool(told.at_large(titled.end))
        yield [told.before], "follows on the date", straight or _elsewhere(titled, told.before, reference)
    elif told.written:
        yield [told.written], "stands in a text of", False
    elif told.dates:
        yield from _about(told, titled, reference)


def _about(told: Dated, titled: Titled, reference: Reference) -> Iterator[tuple[list[When], str, bool]]:
    """The dates of a sentence of which none bears on the title: all of them together."""
    points = [date.point for date in told.dates]
    whens = [*told.at_large(titled.end)]
    if whens:
        yield [*whens, *points], "stands in a passage with the date", True
        return
    dated = not told.has("looking_back") and any(year_stated(date.when) for date in told.dates)
    if dated and all(_elsewhere(titled, when, reference) for when in points):
        yield points, "stands in a sentence with the date", True


def _elsewhere(titled: Titled, when: When, reference: Reference) -> bool:
    """Whether each of those who can be meant surely held another office at a date."""
    offices = {office.id for office in titled.offices}
    return all(
        any(
            tenure.office.id not in offices and serving(tenure, when) is Answer.YES
            for tenure in reference.tenures_of(person.id)
        )
        for person in titled.persons
    )


def _judge(
    said: Passage, titled: Titled, told: list[Held], points: Sequence[When], reference: Reference
) -> Iterator[Finding]:
    mixed_up = all(_elsewhere(titled, one.when, reference) for one in told)
    acting = all(one.acting for one in told)
    verdict = _verdict({one.answer.standing for one in told}, titled, mixed_up=mixed_up, acting=acting)
    if verdict is None or (verdict.fault and not _blamed(titled, told, points, reference)):
        return
    why = _explain(titled, told[0], reference)
    yield finding(NAME, verdict, why, [said], [one.claim.id for one in told if one.claim])


def _verdict(
    standings: set[Standing], titled: Titled, *, mixed_up: bool, acting: bool = False
) -> Soundness | None:
    """What standings come to, one for each date; None where nothing can be said.

    Heads of states and governments keep the title for life, so that a former one is in doubt only where the
    text names the state, or tells an act of office (`acting`), or where the person had another office by then
    (`mixed_up`); and a surname may be that of somebody whom the rosters lack.
    """
    if standings == {Standing.IN_OFFICE}:
        return Soundness.CONSISTENT
    if standings & UNSETTLED and Standing.IN_OFFICE not in standings:
        return Soundness.UNVERIFIABLE
    firmly = titled.named_state or mixed_up or acting or _plainly_titled(titled)
    for_life = Standing.NO_MORE in standings and not firmly and _kept(titled)
    another = titled.surname and not (titled.named_state or titled.sole)
    if not titled.formal or for_life or another or Standing.IN_OFFICE in standings:
        return None
    apart = standings == {Standing.NEVER} or (mixed_up and Standing.BESIDE not in standings)
    return Soundness.INCONSISTENT if apart else Soundness.SUSPICIOUS


def _plainly_titled(titled: Titled) -> bool:
    """Whether title and full name say that the person is in office: that of a head of government does.

    Former presidents are called so out of courtesy; of former premiers and chancellors writers say "former".
    """
    return not titled.surname and all(office.role == "head_of_government" for office in titled.offices)


def _kept(titled: Titled) -> bool:
    return any(office.role in KEPT for office in titled.offices)


def _blamed(titled: Titled, told: list[Held], points: Sequence[When], reference: Reference) -> bool:
    """Whether the fault stands firm: dates as stated, and no other date in the sentence would mend it."""
    if not all(one.blames for one in told):
        return False
    answers = (service(titled.offices, titled.persons, when, reference) for when in points)
    return all(answer.standing not in FIRM for answer in answers)


def _explain(titled: Titled, held: Held, reference: Reference) -> str:
    answer = held.answer
    said = f"“{titled.text}” {held.words} “{spelt(held.when)}”"
    rows = "; ".join(named(tenure, reference) for tenure in answer.others)
    own = f"{named(answer.own, reference)}" if answer.own else ""
    other = _other_posts(titled, held.when, reference)
    match answer.standing:
        case Standing.IN_OFFICE:
            why = f"and the roster agrees: {own}" + (f"; the roster also has {rows}" if rows else "")
        case Standing.OPEN:
            near = f"; nearest is {own}" if own else ""
            why = f"which is not settled: {_missing(titled, held.when, reference)}{near}"
        case Standing.CONTESTED:
            why = f"which is not settled: the roster has two at that time ({rows})"
        case Standing.NEVER:
            why = f"but no roster has this person as {titled.title}; in office was {rows}{other}"
        case Standing.NOT_YET:
            why = f"before this person had the office ({own}); in office was {rows}{other}"
        case Standing.NO_MORE:
            why = f"when this person no longer had the office ({own}); in office was {rows}{other}"
        case Standing.BESIDE:
            why = f"some days off the time in office ({own}); in office was {rows}"
    return f"{said}, {why}."


def _missing(titled: Titled, when: When, reference: Reference) -> str:
    return "; ".join(reach(office, when, reference) for office in titled.offices)


def _other_posts(titled: Titled, when: When, reference: Reference) -> str:
    """The other posts that whoever was not in office held at that time."""
    held = [t for person in titled.persons for t in reference.tenures_of(person.id)]
    sure = [named(t, reference) for t in held if t.held.contains(when).value != "no"]
    return f"; at that time {', '.join(sure)}" if sure else ""


def _passage(sentence: Passage, titled: Titled) -> Passage:
    """The words of a title and a name as a passage of their document."""
    start, end = titled.start, titled.end
    prefix, suffix = sentence.quote[max(0, start - 32) : start], sentence.quote[end : end + 32]
    return Passage(
        doc=sentence.doc, start=sentence.start + start, end=sentence.start + end,
        quote=sentence.quote[start:end], prefix=prefix or sentence.prefix, suffix=suffix or sentence.suffix,
    )  # fmt: skip


def _holds(outer: Passage, inner: Passage) -> bool:
    return outer.start < inner.end and inner.start < outer.end
