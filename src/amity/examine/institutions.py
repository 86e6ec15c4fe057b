"""Institutions and organisations: none acts before it was founded or after it ended, under that name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.dated import Dated, near_words, told_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.tenures import distance
from amity.examine.words import words
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention
from amity.model.passages import Passage
from amity.model.states import Institution
from amity.model.when import When
from amity.reference import Reference
from amity.reference.institutions import InstitutionMention
from amity.reference.mentions import NameMention

NAME = "temporal_impossibility"
MARGIN_DAYS = 31
"""Up to this distance a date may be that of the decision, the first session or the handing over."""
NEAR = 160
"""Letters within which a name and its date are shown as one passage."""
_STATE_BEFORE = re.compile(r"(?:['’]s|s['’])?\s+(?:(?:first|new|own|national|federal|then)\s+)?$")
_STATE_BEHIND = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?$")
_MADE = re.compile(
    r"(?:\s*\([^)]*\))?\s+(?:was|were|had\s+been|has\s+been|is|came|would|did\s+not|ceased|will|became|becomes|emerged"
    r"|grew|began|started|replaced|succeeded)\b(?:\s+\S+){0,2}?"
)
_CAPITAL = re.compile(r"[\s-]+[^\W\d_a-z][^\W\d_A-Z]")
_DOES = re.compile(r"\s+(?:(?:also|then|formally|[^\W\d_]+ly)\s+)?(?P<verb>[^\W\d_]+)\b")
_POSSESSED = re.compile(r"['’]s?\s+(?P<thing>[^\W\d_]+)")
_ABROAD = re.compile(r"\s+of\s+(?:the\s+)?(?P<other>[^\W\d_a-z]\S*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An institution as a sentence names it: the span with the state beside it, and which it can be."""

    start: int
    end: int
    text: str
    meant: tuple[Institution, ...]


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each institution with a stated date at which there surely was none of that name.

    Suspicious where one that came before or after it stood in its place, so that a writer may use the later
    name; else inconsistent. Consistent where the date lies in the life of an institution that ended or
    replaced another. Nothing is said of what is told as past or to come (former, the founding of).
    """
    for told in told_sentences(evidence):
        for named in named_institutions(told, evidence.reference) if told.dates or told.before else ():
            if not _told_apart(told, named):
                dates = told.bearing(named.start, named.end)
                if dates:
                    yield from _judge(told, named, dates, evidence.reference)
                elif whens := told.at_large(named.end):
                    yield from _loosely(told, named, whens, evidence.reference)


def named_institutions(told: Dated, reference: Reference) -> tuple[Named, ...]:
    """The institutions of a sentence; those of a name that is many states' only with the state beside it."""
    return told.once("institutions", lambda: tuple(_named(told, reference)))


def _named(told: Dated, reference: Reference) -> Iterator[Named]:
    mentions = reference.institution_mentions(told.text)
    states = told.states(reference) if mentions else ()
    for mention in mentions:
        beside = _state_beside(told.text, mention, states)
        named = _meant(told.text, mention, beside)
        if named:
            yield named


def _state_beside(
    text: str, mention: InstitutionMention, states: Sequence[NameMention]
) -> NameMention | None:
    """The state named right before or right behind, or in a longer name that ends in the words."""
    for state in states:
        if state.start < mention.start and state.end == mention.end and state.candidates != ("IGO",):
            return state
        if state.candidates == ("IGO",) or state.sort in (
            "party",
            "legislature",
            "ministry",
            "agency",
            "army",
        ):
            continue
        if state.end <= mention.start and _STATE_BEFORE.fullmatch(text, state.end, mention.start):
            return state
        if state.start >= mention.end and _STATE_BEHIND.fullmatch(text, mention.end, state.start):
            return state
    return None


def _meant(text: str, mention: InstitutionMention, beside: NameMention | None) -> Named | None:
    every = (*mention.institutions, *mention.generic)
    if beside is None:
        abroad = _ABROAD.match(text, mention.end)
        meant = () if abroad else mention.institutions
    else:
        meant = tuple(one for one in every if one.state in (*beside.candidates, "IGO"))
    if not meant:
        return None
    start, end = mention.start, mention.end
    if beside is not None:
        start, end = min(start, beside.start), max(end, beside.end)
    return Named(start=start, end=end, text=text[start:end], meant=meant)


def _told_apart(told: Dated, named: Named) -> bool:
    """Whether the words around it speak of what it once was, will be, came from or left behind."""
    text, start, end = told.text, named.start, named.end
    if _longer_name(text, named):
        return True
    before, behind = near_words(text, start, end, before=4, behind=3)
    looking_back = not words("looking_back").isdisjoint(
        near_words(told.main(end) + " ", 0, 0, before=0, behind=99)[1]
    )
    founded = "found" in before and "to" not in before  # "he found it at the summit"
    ahead = set(before) - {"found"} if founded else set(before)
    if looking_back or ahead & words("not_then") or set(behind[:2]) & words("left_behind"):
        return True
    owned = _POSSESSED.match(text, end)
    if owned and owned["thing"].casefold() in words("beginnings") | words("left_behind"):
        return True
    made = _MADE.match(text, end)
    return made is not None and bool(set(behind) & (words("made") | words("beginnings")))


def _longer_name(text: str, named: Named) -> bool:
    """Whether a name of one word, no abbreviation, goes on: a place called so, a street."""
    word = named.text
    return word.isalpha() and not word.isupper() and _CAPITAL.match(text, named.end) is not None


def _judge(
    told: Dated, named: Named, dates: Sequence[DateMention], reference: Reference
) -> Iterator[Finding]:
    """What all the dates of a sentence come to for an institution named in it."""
    date = dates[0]
    if len(told.dates) == 1 and _surely_within(named, date.when):
        one = next(i for i in named.meant if _stood(i, date.when))
        why = f"“{named.text}” stands with the date “{spelt(date.when)}”; it existed then: {_row(one)}."
        yield finding(NAME, Soundness.CONSISTENT, why, [told.passage(named.start, named.end)])
    if all(_outside(named, other.when) and _outside(named, other.point) for other in told.dates):
        heirs = _in_its_place(named, date.when, reference)
        verdict = Soundness.SUSPICIOUS if heirs else Soundness.INCONSISTENT
        why = _explain(named, date.when, heirs)
        yield finding(NAME, verdict, why, [_passage(told, named, date)])


def _loosely(told: Dated, named: Named, whens: Sequence[When], reference: Reference) -> Iterator[Finding]:
    """The fault of an institution that does something in a sentence that tells straight on from its dates."""
    does = _DOES.match(told.text, named.end)
    deed = does is not None and (does["verb"] in words("deeds") or does["verb"] in words("state_deeds"))
    if deed and all(_outside(named, when) for when in whens):
        heirs = _in_its_place(named, whens[0], reference)
        verdict = Soundness.SUSPICIOUS if heirs else Soundness.INCONSISTENT
        said = told.passage(named.start, named.end)
        yield finding(NAME, verdict, _explain(named, whens[0], heirs), [said])


def _passage(told: Dated, named: Named, date: DateMention) -> Passage:
    """From the name to the date where they stand near each other; else the name alone."""
    first, last = min(named.start, date.start - told.start), max(named.end, date.end - told.start)
    if last - first > NEAR:
        return told.passage(named.start, named.end)
    return told.passage(first, last)


def _surely_within(named: Named, when: When) -> bool:
    """Whether the date lies in the life of one that a careless writer could have misplaced."""
    return any(
        _stood(one, when) and (one.exists.latest is not None or one.predecessors) for one in named.meant
    )


def _stood(one: Institution, when: When) -> bool:
    """Whether it surely existed at a date; one that nothing has ended stands on."""
    if one.exists.latest is not None:
        return one.exists.contains(when) is Answer.YES
    first = one.exists.start_max
    return first is not None and when.earliest is not None and when.earliest >= first


def _outside(named: Named, when: When) -> bool:
    """Whether none of those that can be meant existed then or within the margin."""
    return all(
        one.exists.overlaps(when) is Answer.NO and distance(one.exists, when) > MARGIN_DAYS
        for one in named.meant
    )


def _in_its_place(named: Named, when: When, reference: Reference) -> list[Institution]:
    """What came before or after and stood at the date, however many renamings away."""
    seen = {one.id for one in named.meant}
    queue = sorted(kin for key in seen for kin in reference.kin(key))
    found = []
    while queue:
        key = queue.pop(0)
        if key not in seen:
            seen.add(key)
            one = reference.institution(key)
            found += [one] if _stood(one, when) else []
            queue += reference.kin(key)
    return found


def _explain(named: Named, when: When, heirs: Sequence[Institution]) -> str:
    rows = "; ".join(_row(one) for one in named.meant)
    then = (
        f"; at that time there was the {heirs[0].title}, {_span(heirs[0])} [{heirs[0].source}]"
        if heirs
        else ""
    )
    return f"“{named.text}” stands with the date “{spelt(when)}”, but {rows}{then}."


def _row(one: Institution) -> str:
    return f"{one.title}: {_span(one)} [{one.source}]"


def _span(one: Institution) -> str:
    return one.exists.edtf.replace("/..", " until today").replace("/", " to ")
