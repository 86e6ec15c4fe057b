"""Interval: a landmark and the date that a text gives it: "the Suez Crisis of 1956"."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.interval import IMPOSSIBLE, NAME
from amity.examine.stated import VERDICTS, plain, sentences
from amity.model.answers import Answer
from amity.model.documents import Document
from amity.model.findings import Finding
from amity.model.mentions import DateMention, within
from amity.model.passages import Passage
from amity.model.states import Landmark
from amity.reference.landmarks import LandmarkMention

_OF = re.compile(r"\s+(?:of|that\s+(?:began|started|broke\s+out)\s+(?:in|on))\s+(?:the\s+)?|\s*[(]\s*")
_IN = re.compile(r"\s+(?:in|on)\s+(?:the\s+)?")
_DEED = re.compile(
    r"\b(?:death|founding|foundation|establishment|independence|outbreak|signing|fall|assassination|opening"
    r"|dissolution|collapse|invasion|annexation|unification|reunification|surrender|proclamation)\b",
    re.IGNORECASE,
)
"""What happens on a day, so that "in 1953" behind it is its own date."""
_WORK = re.compile(
    r"\b(?:anniversary|memory|commemorat\w+|memorials?|monuments?|statues?|museum|exhibition|histor\w+|films?|books?"
    r"|novels?|stud\w+|articles?|essays?|plays?|thesis|monographs?|lectures?|veterans?|years?|months?|days?|weeks?)\b",
    re.IGNORECASE,
)
"""What may have a date of its own beside that of the landmark."""
_ANOTHER = re.compile(
    r"\s*[-–—/]|\s+(?:crisis|war|conference|treaty|edition|anniversary|to|until)\b", re.IGNORECASE
)
FAR_DAYS = 366
ONCE = ("death", "founding", "end.")
"""Beginnings of the ids of landmarks without namesakes."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each landmark that a text dates right behind its name.

    A fault is only what lies more than a year from every dating of all that the words can mean, and only
    for what there is but one of: a death, a founding, the end of a state. "Of 1914" may tell an agreement or
    a war from its better known namesake.
    """
    for document in evidence.documents:
        dates = [date for date in evidence.dates_of[document.name] if plain(date)]
        for start, end in sentences(document) if dates else ():
            inside = within(dates, start, end)
            if inside:
                for mention in evidence.reference.landmark_mentions(document.text[start:end]):
                    yield from _judge(document, start, mention, inside)


def _judge(
    document: Document, start: int, mention: LandmarkMention, dates: Sequence[DateMention]
) -> Iterator[Finding]:
    text, first, last = document.text, start + mention.start, start + mention.end
    date = next((d for d in dates if d.start >= last and _own(text, mention, last, d.start)), None)
    if date is None or _ANOTHER.match(text, date.end):
        return
    answer = _agrees(date, mention)
    led = _WORK.search(text[max(start, first - 40) : first])
    if answer is Answer.YES or (answer is Answer.NO and not led):
        said = Passage.of(document.name, text, first, date.end)
        rows = "; ".join(dict.fromkeys(_row(landmark) for landmark in mention.landmarks))
        agree = "agrees with" if answer is Answer.YES else "contradicts"
        why = f"“{spelt(date.when)}” ({date.when}) {agree} what is known of “{mention.text}”: {rows}."
        yield finding(NAME if answer is Answer.YES else IMPOSSIBLE, VERDICTS[answer], why, [said])


def _row(landmark: Landmark) -> str:
    dated = zip(landmark.dates, landmark.sources, strict=True)
    return "; ".join(f"{landmark.names[0]}, {date} [{source}]" for date, source in dated)


def _own(text: str, mention: LandmarkMention, end: int, start: int) -> bool:
    """Whether a date behind a landmark is its own."""
    if _OF.fullmatch(text, end, start):
        return True
    return bool(_IN.fullmatch(text, end, start) and _DEED.search(mention.text))


def _agrees(date: DateMention, mention: LandmarkMention) -> Answer:
    """YES where the date meets a dating, NO where it is far from all."""
    when = date.when
    if when.earliest is None or when.latest is None:
        return Answer.UNKNOWN
    gaps = []
    for landmark in mention.landmarks:
        for dating in landmark.dates:
            if dating.earliest is None or dating.latest is None:
                return Answer.UNKNOWN
            gaps.append(max(dating.earliest - when.latest, when.earliest - dating.latest))
    if any(gap <= 0 for gap in gaps):
        return Answer.YES
    only = all(landmark.id.startswith(ONCE) for landmark in mention.landmarks)
    return Answer.NO if only and gaps and min(gaps) > FAR_DAYS else Answer.UNKNOWN
