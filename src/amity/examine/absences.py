"""Dataset, absences: "not a single ensemble from there came that year", against what an agency reports.

One report is enough against such a statement; that there is none bears it out only as far as the agency
writes of that state at all.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from amity.examine.agencies import Agency
from amity.examine.dated import Dated, told_sentences
from amity.examine.evidence import Evidence
from amity.examine.findings import finding, spelt
from amity.model.findings import Finding, Soundness
from amity.model.when import When

NAME = "dataset"
AT_MOST = 3
"""Headlines that a finding shows."""
LONGEST = 3 * 366
"""Days of the longest time of which nothing is said to have come."""
_WORD = re.compile(r"[^\W\d_]+")


def check(evidence: Evidence, agencies: Sequence[Agency]) -> Iterator[Finding]:
    """A finding for each sentence that denies any coming of a sort which an agency reports."""
    if not agencies:
        return
    for told in told_sentences(evidence):
        match = _lists()["denial"].search(told.text)
        when = _time(told) if match else None
        if match and when:
            for agency in agencies:
                yield from _held_against(told, match, when, agency, evidence)


@cache
def _table() -> dict[str, Any]:
    text = (files("amity.examine") / "data" / "absences.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _lists() -> dict[str, re.Pattern[str]]:
    patterns = ((name, words) for name, words in _table().items() if isinstance(words, str))
    return {name: re.compile(words, re.VERBOSE | re.IGNORECASE) for name, words in patterns}


def group_words(text: str) -> frozenset[str]:
    """All words for groups of the sorts that a text names.

    >>> "choir" in group_words("artistic ensemble"), group_words("potatoes")
    (True, frozenset())
    """
    said = {word.casefold() for word in _WORD.findall(text)}
    sorts = [frozenset(members) for members in _table()["groups"].values()]
    return frozenset().union(*(members for members in sorts if members & said))


def _time(told: Dated) -> When | None:
    """The stretch that a sentence speaks of: its one date, else that which the text has reached."""
    dates = {str(date.when): date.when for date in told.dates}
    when = next(iter(dates.values())) if len(dates) == 1 else told.before if not dates else None
    known = when is not None and when.earliest is not None and when.latest is not None
    return when if known and when and (when.latest or 0) - (when.earliest or 0) <= LONGEST else None


def _held_against(
    told: Dated, match: re.Match[str], when: When, agency: Agency, evidence: Evidence
) -> Iterator[Finding]:
    wanted = group_words(match["what"])
    states = {s[0] for m in evidence.reference.mentions(told.text) if len(s := m.resolve(when)) == 1}
    for state in sorted(states if wanted else ()):
        rows = list(agency.rows_on(state, when.earliest or 0, when.latest or 0))
        shown = [(day, said) for day, said in rows if _comes(said.quote, wanted)][:AT_MOST]
        if shown and state == agency.other_of(frozenset(states)):
            quoted = "; ".join(f"{date.fromordinal(day).isoformat()} “{said.quote}”" for day, said in shown)
            why = f"“{match.group()}” ({spelt(when)}), but {agency.name} reports: {quoted}."
            passage = told.passage(match.start(), match.end())
            yield finding(NAME, Soundness.INCONSISTENT, why, [passage, *(said for _, said in shown)])


def _comes(words: str, wanted: frozenset[str]) -> bool:
    """Whether a headline tells that a group of these sorts came."""
    said = {word.casefold() for word in _WORD.findall(words)}
    coming, outward = _lists()["coming"].search(words), _lists()["outward"].search(words)
    return bool(said & wanted and coming and not outward)
