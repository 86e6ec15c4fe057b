"""Beginnings: treaties and resolutions bear their own day, and institutions were founded on theirs."""

import re
from collections.abc import Iterator, Sequence

from amity.examine.dated import Dated, dated_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.examine.institutions import NAME, Named, named_institutions
from amity.examine.tenures import distance
from amity.model.answers import Answer
from amity.model.findings import Finding, Soundness
from amity.model.mentions import DateMention
from amity.model.passages import Passage
from amity.model.states import Institution, Landmark
from amity.model.when import When
from amity.reference import Reference
from amity.reference.landmarks import LandmarkMention

MARGIN_DAYS = 31
"""Texts are adopted, signed, published and opened for signature within weeks."""
FOUNDING_DAYS = 550
"""Between the decision to found something and its first day there may be a year and a half."""
LONGEST = 62
"""A conference or a signing may take two months; what lasts longer has no day of its own."""
_ADVERB = r"(?:(?:first|formally|officially|finally|solemnly|unanimously|[^\W\d_]+ly)\s+)?"
_DONE = re.compile(
    rf"(?:\s+(?:was|were)\s+{_ADVERB}(?:adopted|passed|signed|concluded|initialled|held|convened|opened|proclaimed)\b"
    rf"|\s*,\s+{_ADVERB}(?:adopted|passed|signed|concluded|held)\b|\s+(?:took\s+place|met|opened)\b|\s+of\s+$)"
)
_DOING = re.compile(rf"\b{_ADVERB}(?:adopted|passed|signed|concluded)\s+(?:the\s+)?$")
_FOUNDED = re.compile(
    rf"\s+(?:was|were)\s+{_ADVERB}(?:founded|established|created|formed|set\s+up|launched|constituted)\b"
)
_ENDED = re.compile(rf"\s+(?:was|were)\s+{_ADVERB}(?:dissolved|disbanded|abolished|wound\s+up)\b")
_TEXTS = re.compile(
    r"\b(?:treat(?:y|ies)|agreements?|accords?|pact|resolution|declaration|protocol|convention|communiqu[eé]|act"
    r"|armistice|conference|round|framework|communique)\b",
    re.IGNORECASE,
)


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each dated signing, adoption, conference or founding whose day is known.

    Consistent where the date is that of the list; inconsistent where it lies farther off than the stages of
    such an act do.
    """
    for told in dated_sentences(evidence):
        if len(told.dates) != 1:
            continue
        for mention in evidence.reference.landmark_mentions(told.text):
            yield from _of_text(told, mention)
        for named in named_institutions(told, evidence.reference):
            yield from _of_institution(told, named, evidence.reference)


def _of_text(told: Dated, mention: LandmarkMention) -> Iterator[Finding]:
    """The day of a treaty, resolution or conference."""
    date = _date(told, mention.start, mention.end)
    done = _DONE.match(told.text, mention.end) or _DOING.search(told.text, 0, mention.start)
    landmarks = [one for one in mention.landmarks if _has_a_day(one)]
    if not date or not done or not _TEXTS.search(mention.text) or len(landmarks) < len(mention.landmarks):
        return
    days = [day for one in landmarks for day in one.dates]
    rows = "; ".join(f"{one.names[0]}, {one.date} [{one.sources[0]}]" for one in landmarks)
    said = told.passage(*_span(told, mention.start, mention.end, date))
    yield from _weigh(said, date, days, rows, MARGIN_DAYS)


def _has_a_day(landmark: Landmark) -> bool:
    spans = [(day.earliest, day.latest) for day in landmark.dates]
    return all(None not in span and (span[1] or 0) - (span[0] or 0) <= LONGEST for span in spans)


def _of_institution(told: Dated, named: Named, reference: Reference) -> Iterator[Finding]:
    """The first or the last day of an institution.

    A later day can be that of a founding anew, so that it is held against those alone whose founding members
    are known to have begun with it; and a date that is that of what came before is left alone.
    """
    side = 0 if _FOUNDED.match(told.text, named.end) else 1 if _ENDED.match(told.text, named.end) else None
    date = _date(told, named.start, named.end)
    texts = [one.exists.edtf.split("/")[side] for one in named.meant] if side is not None else []
    if date is None or side is None or ".." in texts:
        return
    days = [When.parse(text) for text in texts]
    later = all(date.when.after(day) is Answer.YES for day in days)
    if later and side == 0 and not all(_with_members(one, reference) for one in named.meant):
        return
    if side == 0 and any(_meets(one, date.when, reference) for one in named.meant):
        return
    rows = "; ".join(f"{one.title}, {one.exists.edtf} [{one.source}]" for one in named.meant)
    yield from _weigh(
        told.passage(*_span(told, named.start, named.end, date)), date, days, rows, FOUNDING_DAYS
    )


def _with_members(one: Institution, reference: Reference) -> bool:
    """Whether at least three states are listed as members from its very beginning."""
    if one.id not in reference.forums:
        return False
    first = one.exists.edtf.split("/")[0]
    return sum(row.held.edtf.split("/")[0] == first for row in reference.members(one.id)) >= 3


def _meets(own: Institution, when: When, reference: Reference) -> bool:
    """Whether a date is that of the founding of one before or after it, however many renamings away."""
    seen, queue = {own.id}, list(reference.kin(own.id))
    while queue:
        one = queue.pop()
        first = When.parse(reference.institution(one).exists.edtf.split("/")[0])
        if distance(first, when) <= FOUNDING_DAYS:
            return True
        seen.add(one)
        queue += [kin for kin in reference.kin(one) if kin not in seen]
    return False


def _date(told: Dated, start: int, end: int) -> DateMention | None:
    """The one date that bears on a span."""
    bearing = told.bearing(start, end)
    return bearing[0] if len(bearing) == 1 else None


def _span(told: Dated, start: int, end: int, date: DateMention) -> tuple[int, int]:
    return min(start, date.start - told.start), max(end, date.end - told.start)


def _weigh(
    said: Passage, date: DateMention, days: Sequence[When], rows: str, margin: int
) -> Iterator[Finding]:
    if any(day.overlaps(date.when) is not Answer.NO for day in days):
        why = f"“{said.quote}” agrees with the list: {rows}."
        yield finding(NAME, Soundness.CONSISTENT, why, [said])
    elif min(distance(day, date.when) for day in days) > margin:
        why = f"“{said.quote}” gives {spelt(date.when)}, but the list has {rows}."
        yield finding(NAME, Soundness.INCONSISTENT, why, [said])
