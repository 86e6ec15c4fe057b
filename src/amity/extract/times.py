"""Which of the dates at hand is that of the happening: of the clause, the sentence, or the discourse."""

from collections.abc import Sequence

from amity.extract.clauses import Parse
from amity.extract.discourse import Discourse
from amity.extract.findings import Finding
from amity.extract.tagging import Tag
from amity.model.when import When

PARTS = ("year", "month", "day")
OLDEST = 4
"""How many sentences ago a date may have been given to be carried over."""


def date_of(
    parse: Parse, finding: Finding, discourse: Discourse, dates: Sequence[tuple[int, int, When]]
) -> tuple[When, str]:
    """The date of a finding and the rule that settled it.

    A date that the clause does not hold is marked as inferred.
    """
    if (inside := _inside(parse, finding)) is not None:
        return inside, "clause"
    if dates:
        near = _nearest(parse, finding, dates)
        if near is not None:
            return _inferred(near), "sentence"
    if discourse.date is not None and discourse.date_age <= OLDEST:
        return _inferred(discourse.date), "discourse"
    return When.unknown(), "none"


def _inferred(when: When) -> When:
    return when.replace(inferred=tuple(dict.fromkeys((*when.inferred, *PARTS[: 1 + when.edtf.count("-")]))))


def _inside(parse: Parse, finding: Finding) -> When | None:
    """The date within the finding's words, or of its clause."""
    tokens = parse.tokens
    times = [i for i in range(finding.start, finding.end) if tokens[i].tag is Tag.TIME]
    if not any(tokens[i].mention.edtf for i in times) and finding.clause >= 0:
        clause = parse.clauses[finding.clause]
        times = [i for i in range(clause.left, clause.right) if tokens[i].tag is Tag.TIME]
    times = [i for i in times if tokens[i].mention.edtf]
    if not times:
        return None
    best = min(times, key=lambda i: (_strangeness(parse, i), i < finding.trigger, abs(i - finding.trigger)))
    when: When = tokens[best].mention
    return when


def _strangeness(parse: Parse, i: int) -> int:
    """How unlikely a date is that of the happening: compared with, or only a bound or an anchor."""
    tokens = parse.tokens
    when: When = tokens[i].mention
    before = {t.low for t in tokens[max(0, i - 3) : i]}
    compared = 2 if before & {"than", "that", "compared", "unlike"} else 0
    bound = 1 if before & {"since", "after", "before", "until", "by"} else 0
    return compared + bound + 2 * bool(when.anchor) + bool(when.inferred)


def _nearest(parse: Parse, finding: Finding, dates: Sequence[tuple[int, int, When]]) -> When | None:
    """The plainest date of the sentence; of several the last before the finding, else the first."""
    at = parse.tokens[finding.trigger].start
    ranked = [
        (2 * bool(when.anchor) + bool(when.inferred), start > at, abs(start - at), n)
        for n, (start, _, when) in enumerate(dates)
        if when.edtf
    ]
    return dates[min(ranked)[3]][2] if ranked else None
