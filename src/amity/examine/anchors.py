"""Words that hang on a dated thing: "about a month after the founding of the state", "during the visit"."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from amity.examine.leads import Lead, Tie, leads
from amity.examine.phases import parts, phase
from amity.model.passages import Passage
from amity.model.states import Landmark
from amity.model.when import When
from amity.reference import Reference
from amity.reference.landmarks import LandmarkMention

_SIDE = re.compile(
    r"(?:the\s+)?(?:(?P<start>outbreak|start|beginning|onset|launch)|(?P<end>end|conclusion|close))\s+of\s+(?:the\s+)?"
    r"|(?:[^\W\d_]+\s+){1,4}?(?P<launched>launched|began|started|opened)\s+(?:its|their|the|an?)\s+"
    r"|(?:the\s+|its\s+|their\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:had\s+)?(?:(?P<start>began|begun|broke\s+out|broken\s+out|started)|(?P<end>ended|was\s+over))\b"
)
_STOP = re.compile(
    r"\s*(?:[.,;:)\]—–\"”]|\Z)|\s+(?:in|on|and|when|while|with|by|as|at|to|from|had|was|the|that|it|an?|his|her|its"
    r"|their|they|he|she|we|two|three|some|several|no)\b"
)
_GATHERING = re.compile(
    r"conference|summit|congress|talks|games|olympics|forum|meeting|assembly|session|festival", re.IGNORECASE
)
"""What is not a place too: "at the Bay of Pigs" says nothing of time."""
_TOLD = (Tie.AFTER, Tie.BEFORE, Tie.WHEN, Tie.DURING)
_DEEDS = {
    "invaded": "invasion of", "annexed": "annexation of", "bombed": "bombing of", "attacked": "attack on",
    "marched into": "invasion of",
}  # fmt: skip
_DONE_TO = re.compile(
    r"(?:the\s+)?(?P<who>[A-Z][^,;.:()]{1,40}?)\s+(?:had\s+)?(?P<verb>invaded|annexed|bombed|attacked|marched\s+into)"
    r"\s+(?:the\s+)?(?P<whom>[A-Z]\w+(?:\s+[A-Z]\w+){0,2})"
)
_INDEPENDENCE = re.compile(
    r"(?:(?:the|its|their|his|her)\s+(?:\w+\s+){0,1}(?:had\s+)?(?:become|became|gained|won)\s+(?:its\s+|their\s+)?"
    r"(?:independent|independence)|(?:the\s+|its\s+|their\s+)?independence(?!\s+(?:of|day|movement|war)))\b"
)
_PLACE_ALONE = re.compile(r"(?P<place>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)")
_PLACED = ("Accords", "Agreement", "Conference", "Summit", "Crisis", "Treaty", "Accord", "disaster")
"""What is called by the place where it was: nothing else of that name may be known."""
COLONIES = 1946
"""States founded from this year on have one day of independence; older ones may have several."""
_REGION = re.compile(r"[;:()\"“”]|,\s|\.$|\s—|\s–\s|\s(?:and|but|while|when|that|which|who|as)\s")
_NOUN_PHRASE = re.compile(
    r"(?P<det>the|this|that|these|those|his|her|its|their|both)\s+(?P<words>(?:[\w’'-]+\s+){0,3}?)(?P<noun>[a-z][a-z-]{2,})"
    r"(?=\s*(?:[.,;:)—–\"”]|$)|\s+(?:of|in|on|at|by|between|to|with|and|from|had|was|were|the|when|while|it|they|he|she)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A phrase that hangs on a dated thing: its span, what leads it, how the thing is dated.

    `datings` are all datings of all that the words can mean, `basis` says for a reader what they rest on,
    and `said` are the passages of the same text that date it, for what no reference data has: in the phrase
    itself if `inline`. `side` is 0
    for the thing's beginning, 1 for its end, None where the words leave it open.
    """

    start: int
    end: int
    text: str
    lead: Lead
    datings: tuple[When, ...]
    basis: str
    side: int | None = None
    said: tuple[Passage, ...] = ()
    inline: bool = False

    @property
    def tie(self) -> Tie:
        """How the phrase ties."""
        return self.lead.tie


def anchored(text: str, reference: Reference) -> Iterator[Anchored]:
    """Each phrase in a sentence that ties something to a landmark of the reference data."""
    led = list(leads(text))
    landmarks = reference.landmark_mentions(text) if led else ()
    for lead in led:
        found = _named(text, lead, landmarks) or _told(text, lead, reference) or _free(text, lead, reference)
        found = found or _by_place(text, lead, reference)
        if found:
            yield found


def _named(text: str, lead: Lead, landmarks: Sequence[LandmarkMention]) -> Anchored | None:
    """A landmark named right behind the lead."""
    for mention in landmarks:
        if not lead.end <= mention.start <= lead.end + 60:
            continue
        side = _SIDE.fullmatch(text, lead.end, mention.start)
        if side and not (lead.tie is Tie.AT and not _GATHERING.search(mention.text)):
            phased = lead.tie in (Tie.WHEN, Tie.WHILE, Tie.PART) and _in_phase(text, lead, mention)
            return phased or _by_side(text, lead, mention, side)
    return None


def _by_side(text: str, lead: Lead, mention: LandmarkMention, side: re.Match[str]) -> Anchored | None:
    """A landmark as a whole, or the side of it that the words name."""
    tail = _TAIL.match(text, mention.end)
    if lead.tie in (Tie.WHILE, Tie.PART) or (lead.tie is Tie.AT and (side["start"] or side["end"])):
        return None
    if lead.tie is Tie.WHEN and not tail and not text[lead.start : lead.end].rstrip().endswith("of"):
        return None
    if not tail and not _STOP.match(text, mention.end):
        return None
    end = tail.end() if tail else mention.end
    return _of_landmarks(text, lead, end, mention.landmarks, _side(side, tail))


def _in_phase(text: str, lead: Lead, mention: LandmarkMention) -> Anchored | None:
    """A landmark of which the words tell that it was going on, in its last months, or over."""
    if lead.tie in (Tie.WHEN, Tie.WHILE):
        told = phase(text, mention.end, lead)
    else:
        told = (lead, None, mention.end) if lead.tie is Tie.PART and _STOP.match(text, mention.end) else None
    if told is None:
        return None
    tied, side, end = told
    found = _of_landmarks(text, tied, end, mention.landmarks, side)
    lasted = all((dating.latest or 0) - (dating.earliest or 0) > 0 for dating in found.datings)
    if tied.tie is not Tie.PART:
        return found if lasted or tied.tie is Tie.AFTER else None
    datings = parts(found.datings, tied)
    return replace(found, lead=replace(tied, tie=Tie.DURING, rank=0), datings=datings) if datings else None


def _of_landmarks(
    text: str, lead: Lead, end: int, landmarks: Sequence[Landmark], side: int | None
) -> Anchored:
    rows = (
        f"{landmark.names[0]}, {date} [{source}]"
        for landmark in landmarks
        for date, source in zip(landmark.dates, landmark.sources, strict=True)
    )
    return Anchored(
        start=lead.start, end=end, text=text[lead.start : end], lead=lead, side=side, basis="; ".join(rows),
        datings=tuple(dict.fromkeys(date for landmark in landmarks for date in landmark.dates)),
    )  # fmt: skip


def _side(side: re.Match[str], tail: re.Match[str] | None) -> int | None:
    if side["start"] or side["launched"] or (tail and tail["start"]):
        return 0
    return 1 if side["end"] or (tail and tail["end"]) else None


@cache
def _clauses() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """Verbs that tell of what landmarks are named after, and the nouns of these names."""
    text = (files("amity.examine") / "data" / "clauses.csv").read_text(encoding="utf-8")
    nouns = {row["verb"]: tuple(row["nouns"].split(";")) for row in csv.DictReader(text.splitlines())}
    verbs = "|".join(sorted(nouns, key=len, reverse=True))
    return re.compile(rf"(?:the\s+)?(?P<who>[^,;.:()]{{2,60}}?)\s+(?:had\s+)?(?P<verb>{verbs})\b"), nouns


def _told(text: str, lead: Lead, reference: Reference) -> Anchored | None:
    """A landmark told of by a clause behind the lead: "the Berlin Wall was opened"."""
    clause, nouns = _clauses()
    found = clause.match(text, lead.end)
    if found is None or lead.tie not in _TOLD or not found["who"][:1].isupper():
        return _done_to(text, lead, reference)
    who = found["who"]
    for noun in nouns[found["verb"]]:
        for name in (f"{noun} of {who}", f"{noun} of the {who}", f"{who}'s {noun}"):
            landmarks = reference.landmarks_named(name)
            if landmarks:
                return _of_landmarks(text, lead, found.end(), landmarks, None)
    return _done_to(text, lead, reference)


def _free(text: str, lead: Lead, reference: Reference) -> Anchored | None:
    """The independence of a state named elsewhere in the sentence: "after the colony became independent"."""
    found = _INDEPENDENCE.match(text, lead.end)
    if found is None or lead.tie not in (*_TOLD, Tie.JUBILEE, Tie.YEAR_OF, Tie.EVE):
        return None
    rest = f"{text[: lead.start]} {text[found.end() :]}"
    named = dict.fromkeys(rest[m.start : m.end] for m in reference.mentions(rest))
    landmarks = [mark for name in named for mark in reference.landmarks_named(f"independence of {name}")]
    young = [mark for mark in landmarks if (mark.date.first_year or 0) >= COLONIES]
    if not young or len(young) != len(landmarks):
        return None
    return _of_landmarks(text, lead, found.end(), landmarks, None)


def _by_place(text: str, lead: Lead, reference: Reference) -> Anchored | None:
    """A landmark called by its place alone, behind a distance: "six months after Camp David"."""
    found = (
        _PLACE_ALONE.match(text, lead.end) if lead.length and lead.tie in (Tie.AFTER, Tie.BEFORE) else None
    )
    if found is None or not _STOP.match(text, found.end()):
        return None
    named = (reference.landmarks_named(f"{found['place']} {noun}") for noun in _PLACED)
    landmarks = tuple(dict.fromkeys(mark for marks in named for mark in marks))
    return _of_landmarks(text, lead, found.end(), landmarks, None) if len(landmarks) == 1 else None


def _done_to(text: str, lead: Lead, reference: Reference) -> Anchored | None:
    """A landmark told of by who did what to whom: "Iraq invaded Kuwait"."""
    found = _DONE_TO.match(text, lead.end)
    if found is None or lead.tie not in _TOLD:
        return None
    noun, whom = _DEEDS[found["verb"]], found["whom"]
    words = whom.split()
    for end in range(len(words), 0, -1):
        name = " ".join(words[:end])
        landmarks = reference.landmarks_named(f"{noun} {name}") or reference.landmarks_named(
            f"{found['who']}'s {noun} {name}"
        )
        if landmarks:
            stop = found.start("whom") + len(name)
            return _of_landmarks(text, lead, stop, landmarks, None)
    return None


def region(text: str, lead: Lead) -> int:
    """Where the words end that a lead can govern: at the next comma, stop or joining word."""
    found = _REGION.search(text, lead.end)
    return found.start() if found else len(text)


def noun_phrase(text: str, lead: Lead) -> tuple[str, str, int] | None:
    """The noun right behind a lead that points back at something, with the words of its phrase and their end.

    >>> [lead] = leads("two days after the signing, he left")
    >>> noun_phrase("two days after the signing, he left", lead)
    ('signing', 'the signing', 26)
    """
    found = _NOUN_PHRASE.match(text, lead.end)
    return (found["noun"], found.group(), found.end()) if found else None
