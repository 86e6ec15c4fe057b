"""Membership: a state belongs to an organisation from its accession until it leaves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amity.examine.dated import Dated, dated_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.institutions import NAME, Named, named_institutions
from amity.examine.tenures import distance
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness
from amity.model.forums import Forum, Membership
from amity.model.passages import Passage
from amity.model.when import When
from amity.reference import Reference
from amity.reference.mentions import NameMention

MARGIN_DAYS = 31
SURE_DAYS = 366
"""Between signature and entry into force there may be a year."""
_ADVERB = r"(?:(?:then|finally|formally|officially|also|only|eventually|[^\W\d_]+ly)\s+)?"
_RANK = r"(?:(?:full|founding|original|new|regular|permanent|non-permanent)\s+)?"
_ROLE = r"(?P<role>member|observer|participant|associate|dialogue\s+partner)s?(?:\s+states?)?"
_AND = r"(?:\s*,\s*[^,;.()]{1,30}|\s+and\s+(?:the\s+)?[^,;.()]{1,30})*?"
JOINING = re.compile(
    rf"{_AND}\s+{_ADVERB}(?:joined|acceded\s+to|entered|(?:was|were)\s+(?:admitted|accepted)\s+(?:in)?to|became\s+"
    rf"(?:(?:an?|the\s+\w+)\s+)?{_RANK}{_ROLE}\s+(?:of|in|at)|took\s+(?:its|their)\s+seats?\s+(?:in|at))\s+(?:the\s+)?"
)
LEAVING = re.compile(
    rf"{_AND}\s+{_ADVERB}(?:left|withdrew\s+from|quit|(?:was|were)\s+expelled\s+from|seceded\s+from)\s+(?:the\s+)?"
)
OF_STATE = re.compile(r"['’]s?\s+(?:accession|admission|entry|joining)\s+(?:in)?(?:to|of)\s+(?:the\s+)?")
BELONGING = re.compile(
    rf"(?:\s*,\s+(?:then\s+|already\s+|also\s+|itself\s+)?|\s+{_ADVERB}(?:was|were|had\s+been|remained)\s+"
    rf"(?:then\s+|already\s+|still\s+|also\s+)?)(?:(?:an?|the\s+only|one\s+of\s+the|the\s+\w+)\s+)?{_RANK}{_ROLE}\s+"
    r"(?:of|in|at)\s+(?:the\s+)?"
)
TAKING_PART = re.compile(rf"{_AND}\s+{_ADVERB}(?:took\s+part|participated)\s+in\s+(?:the\s+)?")
AS_MEMBER = re.compile(rf"\bas\s+(?:an?|the)\s+{_RANK}{_ROLE}\s+(?:of|in)\s+(?:the\s+)?$", re.IGNORECASE)
MEMBER_STATE = re.compile(r"\s+(?P<role>member|observer)s?\s+(?:states?\s+)?(?:the\s+)?")
BETWEEN = (
    ("joins", JOINING),
    ("joins", OF_STATE),
    ("leaves", LEAVING),
    ("belongs", BELONGING),
    ("belongs", TAKING_PART),
)
"""What may stand between a state and a forum, and what it tells."""
_COMMA = re.compile(r"\s*,\s+(?:the\s+)?")
_VOTED = re.compile(rf"{_AND}\s+{_ADVERB}(?:voted|abstained|co-?sponsored)\b[^.;:()]{{0,80}}$")
_VOTING = frozenset(("un", "un-ga", "un-sc", "league-of-nations"))
_SINCE = re.compile(
    rf"{_RANK}{_ROLE}\s+of\s+(?:the\s+)?@\s+(?:since|from)\s+[^,;.()]{{0,20}}?(?P<year>1[89]\d\d|20\d\d)\b(?!\s+(?:to|until))"
)
_SUBJECT_AHEAD = re.compile(
    r"(?:\s*,\s+(?:itself\s+|already\s+)?|\s+(?:was|is|had\s+been|has\s+been)\s+)(?:an?\s+|the\s+\w+\s+)?$"
)
_SUBJECT_BEHIND = re.compile(r"\s*,\s+(?:the\s+)?$")
_DELEGATE = re.compile(
    r"(?:['’]s?)?\s+(?:chief\s+|permanent\s+)?(?:delegates?|delegation|representatives?|ambassador)\s+(?:\S+\s+){0,3}?"
    r"(?:voted|abstained|vetoed)\b"
)
_DELEGATE_OF = re.compile(r"\b(?:delegates?|delegation|representatives?|ambassador)\s+of\s+(?:the\s+)?$")
_VOTES = re.compile(r"\s+(?:voted|abstained|vetoed)\b")
COMPLETE = frozenset(("ec", "eu", "nato", "warsaw-pact", "comecon", "asean", "seato", "cento"))
"""Organisations all of whose members are listed: whoever is not has never been one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That a sentence has a state join, leave or belong to a forum, or vote in it; the span and the role."""

    start: int
    end: int
    state: str
    forum: Forum
    deed: str
    role: str = ""
    votes: bool = False


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each accession, withdrawal and membership that the lists of members confirm or refute.

    Suspicious up to a year from the listed day; where a state is not listed for a forum nothing is said,
    unless the forum's parties are few and all known (the Six-Party Talks).
    """
    for sentence in dated_sentences(evidence):
        forums = [
            n for n in named_institutions(sentence, evidence.reference) if _forum(n, evidence.reference)
        ]
        states = sentence.states(evidence.reference) if forums else ()
        for named in forums:
            for told in _told(sentence, named, states, evidence.reference):
                yield from _judge(sentence, told, evidence.reference)
            yield from _since(sentence, named, states, evidence.reference)


def _since(
    sentence: Dated, named: Named, states: Sequence[NameMention], reference: Reference
) -> Iterator[Finding]:
    """ "A member of the Council since 1975", of the state before or behind it."""
    text, forum = sentence.text, _forum(named, reference)
    begin = max(0, named.start - 60)
    marked = f"{text[begin : named.start]}@{text[named.end :]}"
    found = _SINCE.search(marked)
    if forum is None or found is None:
        return
    first, last = begin + found.start(), found.end() + begin + named.end - named.start - 1
    lead = re.sub(r"(?:\b[Aa]s\s+)?(?:an?\s+|the\s+\w+\s+)?$", "", text[:first])
    for state in states:
        ahead = state.end <= first and _SUBJECT_AHEAD.fullmatch(text[state.end : first])
        behind = (
            state.start >= last and not lead.strip() and _SUBJECT_BEHIND.fullmatch(text[last : state.start])
        )
        codes = [code for code in state.candidates if code in reference.states]
        if codes and (ahead or behind):
            span = min(state.start, first), max(state.end, last)
            told = Told(
                start=span[0], end=span[1], state=codes[0], forum=forum, deed="joins", role=found["role"]
            )
            rows = _rows(told, reference)
            if rows:
                yield from _weigh(sentence.passage(*span), told, When.parse(found["year"]), rows, reference)
            return


def _forum(named: Named, reference: Reference) -> Forum | None:
    return next((reference.forums[one.id] for one in named.meant if one.id in reference.forums), None)


def _told(
    sentence: Dated, named: Named, states: Sequence[NameMention], reference: Reference
) -> Iterator[Told]:
    """What the sentence tells of the states named and one forum."""
    text, forum = sentence.text, _forum(named, reference)
    for state in states:
        codes = [code for code in state.candidates if code in reference.states]
        if forum is None or not codes or (state.start < named.end and named.start < state.end):
            continue
        deed, role = _deed(text, state, named, forum)
        votes = not deed and forum.id in _VOTING and _votes(text, state)
        deed = "belongs" if votes else deed
        if deed:
            code = _at(codes, sentence, reference)
            start, end = min(state.start, named.start), max(state.end, named.end)
            yield Told(start=start, end=end, state=code, forum=forum, deed=deed, role=role, votes=votes)


def _at(codes: Sequence[str], sentence: Dated, reference: Reference) -> str:
    """The state that stood at the date of the sentence."""
    return reference.contemporary(codes[0], sentence.dates[0].point) if len(codes) == 1 else codes[0]


def _deed(text: str, state: NameMention, named: Named, forum: Forum) -> tuple[str, str]:
    """Whether the words between have the state join, leave or belong; with its role, where it is said."""
    if state.end <= named.start:
        gap = text[state.end : named.start]
        for deed, pattern in BETWEEN:
            if found := pattern.fullmatch(gap):
                return deed, found.groupdict().get("role") or ""
        voted = forum.id in _VOTING and _VOTED.fullmatch(gap)
        return ("belongs", "") if voted else ("", "")
    if found := MEMBER_STATE.fullmatch(text, named.end, state.start):
        return "belongs", found["role"]
    ahead = AS_MEMBER.search(text, 0, named.start)
    return (
        ("belongs", ahead["role"]) if ahead and _COMMA.fullmatch(text, named.end, state.start) else ("", "")
    )


def _votes(text: str, state: NameMention) -> bool:
    """Whether a sentence has the delegates of a state vote."""
    of = _DELEGATE_OF.search(text, 0, state.start) and _VOTES.match(text, state.end)
    return bool(of or _DELEGATE.match(text, state.end))


def _judge(sentence: Dated, told: Told, reference: Reference) -> Iterator[Finding]:
    dates = sentence.bearing(told.start, told.end) or (sentence.dates if told.votes else ())
    rows = _rows(told, reference)
    if not dates or len(sentence.dates) != 1:
        return
    date = dates[0]
    first, last = min(told.start, date.start - sentence.start), max(told.end, date.end - sentence.start)
    said = sentence.passage(first, last)
    if rows:
        yield from _weigh(said, told, date.when, rows, reference)
    elif told.deed == "belongs" and told.forum.id in COMPLETE and told.role in ("", "member"):
        why = f"“{said.quote}”, but no list of members of {told.forum.names[0]} has this state."
        yield finding(NAME, Soundness.SUSPICIOUS, why, [said])
    elif told.deed == "belongs" and told.forum.members and told.state not in told.forum.members:
        names = ", ".join(reference.states[code].name for code in told.forum.members)
        why = f"“{said.quote}”, but the parties were {names} [{told.forum.source}]."
        yield finding(NAME, Soundness.SUSPICIOUS, why, [said])


def _rows(told: Told, reference: Reference) -> tuple[Membership, ...]:
    """The state's memberships in the role told; of the United Nations for its organs."""
    forum = "un" if told.forum.id in ("un-ga", "un-sc") else told.forum.id
    rows = reference.members(forum, told.state)
    role = " ".join(told.role.split())
    if role in ("observer", "associate", "dialogue partner"):
        return tuple(row for row in rows if row.role == role)
    return tuple(row for row in rows if row.role in ("member", "participant"))


def _weigh(
    said: Passage, told: Told, when: When, rows: Sequence[Membership], reference: Reference
) -> Iterator[Finding]:
    side = {"joins": 0, "leaves": 1}.get(told.deed)
    points = [row.held if side is None else _side(row.held, side) for row in rows]
    known = [point for point in points if point is not None]
    if len(known) < len(points):
        return
    gap = min(distance(point, when) for point in known)
    listed = "; ".join(
        f"{reference.states[row.state].name}: {row.role} of {told.forum.names[0]}, "
        f"{row.held.edtf.replace('/..', ' until today').replace('/', ' to ')} [{row.source}]"
        for row in rows
    )
    if any(point.overlaps(when) is not Answer.NO for point in known):
        why = f"“{said.quote}” agrees with the list of members: {listed}."
        yield finding(NAME, Soundness.CONSISTENT, why, [said])
    elif gap > MARGIN_DAYS:
        verdict = Soundness.INCONSISTENT if gap > SURE_DAYS else Soundness.SUSPICIOUS
        why = f"“{said.quote}” gives {spelt(when)}, but the list of members has {listed}."
        yield finding(NAME, verdict, why, [said])


def _side(held: When, side: int) -> When | None:
    """The first or the last day of a membership; None where it goes on."""
    text = held.edtf.split("/")[side]
    return None if text == ".." else When.parse(text)
