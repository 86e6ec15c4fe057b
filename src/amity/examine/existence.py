"""Existence: what takes two states is not done by one that is not there yet, or no more."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.dated import Dated, told_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.stated import at_fault
from amity.examine.tenures import distance
from amity.examine.words import kinds, words
from amity.model.answers import Answer
from amity.model.claims import Claim
from amity.model.findings import Finding, Soundness
from amity.model.states import State
from amity.model.when import When
from amity.reference import Reference
from amity.reference.mentions import Meaning, NameMention
from amity.reference.names import Name

NAME = "existence"
DAWN_DAYS = 3 * 366
"""Authorities that become a state act in its name some years before: India in 1946, the Koreas in 1947."""
USAGE_DAYS = 366
"""A name given up is still used for a while, out of habit."""
_WORD = re.compile(r"[^\W_]+")
_TITLE_AHEAD = re.compile(r"\b(?P<word>[^\W\d_]+)\.?\s+(?:and\s+)?$")
_ALSO = r"(?:\s+and\s+(?:the\s+)?(?:[^\W\d_a-z][^\s,;]*\s*){1,4}?)?"
_DOES = re.compile(
    rf"{_ALSO}\s+(?:(?:also|then|formally|officially|[^\W\d_]+ly)\s+)?(?:had\s+(?:already\s+|even\s+|then\s+|also\s+)?)?(?P<verb>[^\W\d_]+)\b"
)
_DONE_TO = re.compile(
    r"\b(?P<word>[^\W\d_]+)(?:\s+(?:relations|treaty|agreement|accord|pact|ambassador|embassy|envoy|legation))?"
    r"(?:\s+(?:of|with|to|in|on))?\s+(?:the\s+)?$"
)
_OFFICIALS_OF = re.compile(
    r"\b(?:delegations?|ambassadors?|envoys?|government|ministers?|embassy|mission|parliament|representatives?|leaders?"
    r"|premier|prime\s+minister|president|chancellor|consul(?:ate)?|legation|(?:foreign\s+|trade\s+|defence\s+)?ministry"
    r"|delegates?|diplomats?|officers|troops|army|authorities|cabinet|chargé\s+d[’']affaires)\s+(?:of|from)\s+(?:the\s+)?$"
)
_OFFICIAL = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z]+\s+){0,2}?(?:delegations?|ambassadors?|envoys?|diplomats?|government|governments|ministers?"
    r"|premier|negotiators?|officials?|mission|attach[eé]s?|consuls?|troops|officers|delegates?|embassy|legation"
    r"|consulate|foreign\s+ministry|cabinet|parliament|president|chancellor|envoy|army|navy|air\s+force|state)\b",
)
"""Who acts for a state, behind an adjective: "the Soviet trade mission"."""
_GOING = re.compile(
    r"\b(?:crossed|marched|drove|fled|flew|travell?ed|went|came|moved|arrived|sailed|returned|advanced|retreated|withdrew"
    r"|delivered|exported|shipped|sent\s+[^,;.]{1,40})\s+(?:over\s+|back\s+|on\s+|north\s+|south\s+|east\s+|west\s+)?"
    r"(?:to|into|in|from|across|through)\s+(?:the\s+)?$"
)
"""What goes on in the land of a state: "crossed into Pakistan"."""
_INSIDE = re.compile(
    r"\b(?:in|of|from|to|by|with|against|for|near|over|within|across|inside|outside|into|through|on)\s+(?:the\s+)?$"
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:[^,;.()]{1,40}\s+and\s+(?:the\s+)?)?$")

Fault = tuple[Soundness, str]


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each state that surely did not exist when it takes part in something.

    Claims go first; of dated sentences without one those that have the state do what states do, or bear a
    name that it had given up. Only the first and the last day of a state count: an occupation does not end
    it. What is told of a state before its time holds where it goes on from one that ended when it began (the
    Czech Republic from Czechoslovakia).
    """
    needing, seen = kinds("legal") | kinds("social"), set()
    for claim in evidence.claims:
        if claim.kind in needing and at_fault(claim, evidence) and not _bygone(claim, evidence):
            faults = [
                fault for state in _states(claim, evidence) if (fault := _fault(claim, state, evidence))
            ]
            seen.add((claim.passage.doc, evidence.sentence(claim.passage).start))
            if faults:
                verdict = min(verdict for verdict, _ in faults)  # "inconsistent" comes before "suspicious"
                reasons = "; ".join(reason for _, reason in faults)
                kind = claim.kind.replace("_", " ")
                said = f"“{claim.passage.quote}” tells of this ({kind}) on the date “{spelt(claim.date)}”"
                yield finding(NAME, verdict, f"{said}, but {reasons}.", [claim.passage], [claim.id])
    for told in told_sentences(evidence):
        if not told.has("bygone"):
            claimed = (told.document.name, told.start) in seen
            yield from _by_names(told, evidence.reference, claimed=claimed)


def _states(claim: Claim, evidence: Evidence) -> list[State]:
    """The two sides that are states with a known existence, and named in the sentence."""
    said = evidence.sentence(claim.passage).quote
    named = {
        code for mention in _states_in(said, evidence.reference.mentions(said)) for code in mention.candidates
    }
    sides = dict.fromkeys(code for code in (claim.source, claim.target) if code in named)
    known = (evidence.reference.states.get(code or "") for code in sides)
    return [state for state in known if state is not None and state.exists.edtf]


def _states_in(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The names of states in a text, but those that are names of persons: "Minister Togo"."""
    return [
        mention
        for mention in mentions
        if not (
            (ahead := _TITLE_AHEAD.search(text[max(0, mention.start - 40) : mention.start]))
            and ahead["word"].casefold().removesuffix("s") in words("before_persons")
        )
    ]


def _fault(claim: Claim, state: State, evidence: Evidence) -> Fault | None:
    """The verdict on one side, with the reason; None where it existed or nothing is sure."""
    said = set(_WORD.findall(evidence.sentence(claim.passage).quote.casefold()))
    social = claim.kind in kinds("social")
    return _outside(state, claim.date, said, evidence.reference, social=social)


def _outside(state: State, when: When, said: set[str], reference: Reference, *, social: bool) -> Fault | None:
    """Whether a state was not yet or no more, with the words that the sentence has beside."""
    if when.before(state.exists) is Answer.YES:
        dawning = bool(said & words("dawning")) or _seated(state, when, reference)
        if dawning or _continued(state, when, reference, anyhow=social):
            return None
        near = (state.exists.earliest or 0) - (when.latest or 0) <= DAWN_DAYS
        verdict = Soundness.SUSPICIOUS if near or social else Soundness.INCONSISTENT
        return verdict, f"{state.name} came into existence only on {_side(state, 0)} ({state.source})"
    if when.after(state.exists) is Answer.YES:
        heir = _heir(state, when, reference)
        return (
            Soundness.INCONSISTENT,
            f"{state.name} ceased to exist on {_side(state, 1)}{heir} ({state.source})",
        )
    return None


def _bygone(claim: Claim, evidence: Evidence) -> bool:
    """Whether the sentence itself speaks of what is past: "the former Soviet president"."""
    said = _WORD.findall(evidence.sentence(claim.passage).quote.casefold())
    return not words("bygone").isdisjoint(said)


def _seated(state: State, when: When, reference: Reference) -> bool:
    """Whether it had a seat in the United Nations before it was a state of its own (Ukraine, India)."""
    seats = reference.members("un", state.code) if "un" in reference.forums else ()
    return any(one.held.overlaps(when) is not Answer.NO for one in seats)


def _continued(state: State, when: When, reference: Reference, *, anyhow: bool) -> bool:
    """Whether a state that has ended stood in its place then, whose relations and treaties it may count.

    One that left a state which went on counts nothing of it, but `anyhow`: one could travel to the land.
    """
    code = reference.contemporary(state.code, when)
    last = reference.states[code].exists.latest
    if code == state.code or last is None:
        return False
    return anyhow or (state.exists.earliest or 0) >= last


def _side(state: State, side: int) -> str:
    return state.exists.edtf.split("/")[side]


def _heir(state: State, when: When, reference: Reference) -> str:
    """The state that stood in its place by then."""
    code = reference.contemporary(state.code, when)
    return f", and by then there was {reference.states[code].name}" if code != state.code else ""


def _by_names(told: Dated, reference: Reference, *, claimed: bool) -> Iterator[Finding]:
    """The states in a dated sentence that do something, outside their time or under a name given up."""
    for mention in _states_in(told.text, told.states(reference)):
        land = _GOING.search(told.text[max(0, mention.start - 70) : mention.start]) is not None
        if not (land or takes_part(told.text, mention)):
            continue
        near = told.bearing(mention.start, mention.end)
        whens = [date.when for date in near] or list(told.at_large(mention.end))
        points = [when for date in told.dates for when in (date.when, date.point)] or whens
        fault = _none_there(told, mention, points, reference) if whens and not claimed else None
        if fault and land and not _named_anew(mention, points, reference):
            continue
        if whens and not fault:
            fault = _given_up(mention, points, reference) or _not_yet_so(mention, points, reference)
        if fault:
            places = [date.start - told.start for date in near[:1]] + [
                date.end - told.start for date in near[:1]
            ]
            said = told.passage(min([mention.start, *places]), max([mention.end, *places]))
            why = f"“{mention.text}” takes part in this on the date “{spelt(whens[0])}”, but {fault[1]}."
            yield finding(NAME, fault[0], why, [said])


def takes_part(text: str, mention: NameMention) -> bool:
    """Whether a sentence has the state do, or have done to it, what is between states."""
    names = [one for one in mention.meanings if isinstance(one, Name)]
    officials = _OFFICIALS_OF.search(text, 0, mention.start)
    if officials and any(name.sort in ("name", "short", "abbreviation") for name in names):
        return True
    if names and all(name.sort == "demonym" for name in names):
        return _OFFICIAL.match(text, mention.end) is not None
    if officials or _OFFICIAL.match(text, mention.end):
        return bool(names) and all(name.sort in ("name", "short", "abbreviation") for name in names)
    if not names or any(name.sort not in ("name", "short", "abbreviation") for name in names):
        return False
    does = None if _INSIDE.search(text, 0, mention.start) else _DOES.match(text, mention.end)
    if does and _is_deed(does["verb"]):
        return True
    ahead = text[max(0, mention.start - 70) : mention.start]
    done = _DONE_TO.search(ahead)
    return _BETWEEN.search(ahead) is not None or bool(
        done and done["word"].casefold() in words("state_objects")
    )


def _is_deed(verb: str) -> bool:
    """Whether a word is a verb in the past that tells of a deed: one listed, or in -ed."""
    plain = verb.casefold()
    listed = plain in words("state_deeds") or plain in words("deeds")
    return listed or (plain == verb and plain.endswith("ed") and plain not in words("no_deeds"))


def _none_there(
    told: Dated, mention: NameMention, points: Sequence[When], reference: Reference
) -> Fault | None:
    """The fault where no state that the name can mean existed at any date of the sentence."""
    said = set(_WORD.findall(told.text.casefold()))
    if any(_current(name, when) for name in mention.meanings for when in points):
        return None  # "British India" was a possession of that name
    found: Fault | None = None
    for code in mention.candidates:
        state = reference.states.get(code)
        if state is None or not state.exists.edtf:
            return None
        faults = [_outside(state, when, said, reference, social=False) for when in points]
        if not all(faults):
            return None
        found = found or faults[0]
    return found


def _named_anew(mention: NameMention, points: Sequence[When], reference: Reference) -> bool:
    """Whether the land bore no such name at the dates: the state has ended, or its name was coined for it.

    Most lands bore their name before they were states: Kenya, the Solomon Islands.
    """
    state = reference.states.get(mention.candidates[0])
    ended = state is not None and all(when.after(state.exists) is Answer.YES for when in points)
    return ended or mention.text.casefold() in words("coined_names")


def _current(name: Meaning, when: When) -> bool:
    """Whether a name has a time of its own, and the date lies in it."""
    bounded = name.valid.edtf not in ("", "../..")
    return bounded and name.valid.overlaps(when) is not Answer.NO


def _given_up(mention: NameMention, points: Sequence[When], reference: Reference) -> Fault | None:
    """The fault where the state went on under another name: Ceylon after 1972, Zaire after 1997."""
    late = not mention.text.endswith(("'s", "’s")) and all(
        name.valid.before(when) is Answer.YES and distance(name.valid, when) > USAGE_DAYS
        for name in mention.meanings
        for when in points
    )
    state = reference.states.get(mention.candidates[0]) if late else None
    if state is None or any(when.after(state.exists) is Answer.YES for when in points):
        return None
    name = max(mention.meanings, key=lambda one: one.valid.latest or 0)
    rows = f"{mention.text} was its name until {name.valid.edtf.split('/')[1]} [{name.source}]"
    return Soundness.SUSPICIOUS, f"{rows}; it was called {state.name} by then"


def _not_yet_so(mention: NameMention, points: Sequence[When], reference: Reference) -> Fault | None:
    """The fault where the state had not yet the official name that it is given.

    Short names are used of all times.
    """
    official = all(isinstance(name, Name) and name.sort == "name" for name in mention.meanings)
    early = official and all(
        name.valid.after(when) is Answer.YES and distance(name.valid, when) > USAGE_DAYS
        for name in mention.meanings
        for when in points
    )
    state = reference.states.get(mention.candidates[0]) if early else None
    if state is None or any(state.exists.overlaps(when) is Answer.NO for when in points):
        return None
    name = min(mention.meanings, key=lambda one: one.valid.earliest or 0)
    since = name.valid.edtf.split("/")[0]
    return Soundness.SUSPICIOUS, f"{mention.text} is its name only since {since} [{name.source}]"
