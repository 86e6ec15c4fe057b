"""Office holder: whoever is given a title held it at the date of what is told."""

from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import at_fault
from amity.examine.tenures import Service, Standing, named, service
from amity.examine.titles import Titled, Titles
from amity.model.claims import Claim, Shape
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention, Reckoning, Role, within
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference

NAME = "office_holder"
Told = list[tuple[Claim, Service]]


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each person with a title in a sentence that dates something which happened.

    Where several claims of a sentence date it differently, something is said only where all come to the same.
    """
    titles = Titles(evidence.reference)
    sentences: dict[Passage, list[Claim]] = {}
    for claim in evidence.claims:
        if claim.factuality.realised and claim.shape is Shape.EVENT and claim.date.edtf:
            sentences.setdefault(evidence.sentence(claim.passage), []).append(claim)
    for sentence, claims in sentences.items():
        for titled in titles.find(sentence.quote, claims[0].date):
            yield from _judge(sentence, titled, claims, evidence)


def _judge(sentence: Passage, titled: Titled, claims: list[Claim], evidence: Evidence) -> Iterator[Finding]:
    said = _passage(sentence, titled.start, titled.end)
    claims = [c for c in claims if _holds(c.passage, said)] or claims
    told = [(c, service(titled.offices, titled.persons, c.date, evidence.reference)) for c in claims]
    standings = {answer.standing for _, answer in told}
    verdict = _verdict(standings, titled)
    if verdict is None:
        return
    claim, answer = told[0]
    if verdict.fault and not _blamed(sentence, titled, told, evidence):
        return
    why = _explain(titled, claim.date, answer, evidence.reference)
    yield finding(NAME, verdict, why, [said], [c.id for c in claims])


def _verdict(standings: set[Standing], titled: Titled) -> Soundness | None:
    """What standings come to, one for each date; None where nothing can be said.

    Many keep a title for life, so that a former holder is in doubt only where the text names the state.
    """
    if standings == {Standing.IN_OFFICE}:
        return Soundness.CONSISTENT
    if Standing.OPEN in standings and Standing.IN_OFFICE not in standings:
        return Soundness.UNVERIFIABLE
    for_life = Standing.NO_MORE in standings and not titled.named_state
    if not titled.formal or for_life or Standing.IN_OFFICE in standings:
        return None
    return Soundness.INCONSISTENT if standings == {Standing.NEVER} else Soundness.SUSPICIOUS


def _blamed(sentence: Passage, titled: Titled, told: Told, evidence: Evidence) -> bool:
    """Whether the fault stands firm: dates as stated, and no other date in the sentence would mend it."""
    if not all(at_fault(claim, evidence) for claim, _ in told):
        return False
    for other in _dates(sentence, evidence):
        answer = service(titled.offices, titled.persons, other.point, evidence.reference)
        if answer.standing in (Standing.IN_OFFICE, Standing.OPEN):
            return False
    return True


def _dates(sentence: Passage, evidence: Evidence) -> Sequence[DateMention]:
    dates = within(evidence.dates_of.get(sentence.doc, ()), sentence.start, sentence.end)
    return [d for d in dates if d.reckoning is not Reckoning.DURATION and d.role is Role.TEXT and d.when.edtf]


def _explain(titled: Titled, when: When, answer: Service, reference: Reference) -> str:
    said = f"“{titled.text}” stands with the date “{spelt(when)}”"
    rows = "; ".join(named(tenure, reference) for tenure in answer.others)
    own = f"{named(answer.own, reference)}" if answer.own else ""
    match answer.standing:
        case Standing.IN_OFFICE:
            return f"{said}, and the roster agrees: {own}."
        case Standing.OPEN:
            reach = f"; nearest is {own}" if own else ""
            return f"{said}, which the rosters of {_offices(titled)} do not settle for that date{reach}."
        case Standing.NEVER:
            other = _other_posts(titled, when, reference)
            return f"{said}, but no roster has this person as {titled.title}; in office was {rows}{other}."
        case Standing.NOT_YET:
            return f"{said}, before this person had the office ({own}); in office was {rows}."
        case Standing.NO_MORE:
            return f"{said}, when this person no longer had the office ({own}); in office was {rows}."
        case Standing.BESIDE:
            return f"{said}, some days off the time in office ({own}); in office was {rows}."


def _other_posts(titled: Titled, when: When, reference: Reference) -> str:
    """The other posts that the person held at that time."""
    held = [t for person in titled.persons for t in reference.tenures_of(person.id)]
    sure = [named(t, reference) for t in held if t.held.contains(when).value != "no"]
    return f"; at that time {', '.join(sure)}" if sure else ""


def _offices(titled: Titled) -> str:
    return ", ".join(office.id for office in titled.offices)


def _passage(sentence: Passage, start: int, end: int) -> Passage:
    """A part of a sentence as a passage of its document."""
    prefix, suffix = sentence.quote[max(0, start - 32) : start], sentence.quote[end : end + 32]
    return Passage(
        doc=sentence.doc, start=sentence.start + start, end=sentence.start + end,
        quote=sentence.quote[start:end], prefix=prefix or sentence.prefix, suffix=suffix or sentence.suffix,
    )  # fmt: skip


def _holds(outer: Passage, inner: Passage) -> bool:
    return outer.start < inner.end and inner.start < outer.end
