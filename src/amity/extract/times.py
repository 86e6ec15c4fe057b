"""Which of the dates at hand is that of the happening: of the clause, the sentence, or the discourse."""

from collections.abc import Sequence

from amity.extract.claims import Finding
from amity.extract.clauses import Clause, Parse
from amity.extract.discourse import Discourse
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
    """The date within the finding's words; of several the one that stands nearest behind the trigger."""
    tokens = parse.tokens
    spans = range(finding.start, finding.end)
    times = [i for i in spans if tokens[i].tag is Tag.TIME]
    if not times and finding.clause >= 0:
        clause = parse.clauses[finding.clause]
        times = [i for i in range(clause.left, clause.right) if tokens[i].tag is Tag.TIME]
    if not times:
        return None
    after = [i for i in times if i > finding.trigger]
    best = after[0] if after else times[-1]
    when: When = tokens[best].mention
    return when


def _nearest(parse: Parse, finding: Finding, dates: Sequence[tuple[int, int, When]]) -> When | None:
    """The last date before the finding, else the first of the sentence."""
    at = parse.tokens[finding.trigger].start
    before = [when for start, _, when in dates if start < at]
    return before[-1] if before else dates[0][2]


def leads(clause: Clause, parse: Parse) -> bool:
    """Whether a clause opens with a date."""
    return clause.left < len(parse.tokens) and parse.tokens[clause.left].tag is Tag.TIME
