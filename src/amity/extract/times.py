"""Which of the dates at hand is that of the happening: of the clause, the sentence, or the discourse."""

import re
from collections.abc import Sequence
from datetime import date

from amity.extract.background import past_perfect, present
from amity.extract.clauses import Clause, Parse
from amity.extract.discourse import PARAGRAPH, Discourse
from amity.extract.finding import Finding
from amity.extract.lexicon import classes
from amity.extract.parties import Party
from amity.extract.tagging import Tag
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.reference.kinds import kinds

PARTS = ("year", "month", "day")
OLDEST = PARAGRAPH
"""How many sentences ago a date may have been given to be carried over."""


def date_of(
    parse: Parse,
    finding: Finding,
    discourse: Discourse,
    dates: Sequence[tuple[int, int, When]],
    *,
    issued: When | None = None,
    end: Party | None = None,
) -> tuple[When, str]:
    """The date of a finding and the rule that settled it.

    A date that neither the clause nor the label of its entry holds is marked as inferred. What only may or
    will be and has no date of its own is not yet, when the document is written: it lies behind `issued`.
    `end` is the member of a list that may have a date of its own ("France in 1965 and Egypt in 1966").
    """
    if end is not None and (own := _of_member(parse, finding, end, {start for start, _, _ in dates})):
        return own, "clause"
    label = next((when for _, end, when in dates if end <= parse.tokens[0].start and when.edtf), None)
    inside = _inside(parse, finding, {start for start, _, _ in dates})
    if inside is not None and (label is None or not _spans(inside, label)):
        return inside, "clause"
    return (label, "label") if label is not None else _outside(parse, finding, discourse, dates, issued)


def _outside(
    parse: Parse,
    finding: Finding,
    discourse: Discourse,
    dates: Sequence[tuple[int, int, When]],
    issued: When | None,
) -> tuple[When, str]:
    """The date of a finding whose clause has none: of the future, of the sentence, or of those before."""
    clause = parse.clauses[finding.clause] if 0 <= finding.clause < len(parse.clauses) else None
    now = clause is not None and present(parse, clause)
    if _open(finding) or (now and finding.verdict[1] == "condition"):
        return _henceforth(issued), "issued"
    if clause is not None and _concluded_before(clause, finding):
        return When.unknown(), "none"
    near = _nearest(parse, finding, dates) if dates else None
    if near is not None:
        return _inferred(near), "sentence"
    if now and finding.perfect and issued is not None:
        when = _until_now(finding, issued)
        return when, "issued" if when.edtf else "none"
    before = carried(finding, parse, discourse)
    return (_inferred(_month(before)), "discourse") if before is not None else (When.unknown(), "none")


def _concluded_before(clause: Clause, finding: Finding) -> bool:
    """Whether a pact is named by its conclusion, whenever that was: "the treaty signed by both was read"."""
    reduced = clause.relation == "part" and clause.group.passive and finding.pos == "v"
    return reduced and kinds()[finding.kind].family == "treaty"


def carried(finding: Finding, parse: Parse, discourse: Discourse) -> When | None:
    """The date that a finding without any goes on in: of the sentences before, or of what had been before.

    What is told in the present, as true until now, or as a condition goes on in none.
    """
    clause = parse.clauses[finding.clause] if 0 <= finding.clause < len(parse.clauses) else None
    if clause is not None and past_perfect(parse, clause) and clause.relation in _TELLING:
        if discourse.aside is not None and discourse.aside_age <= OLDEST:
            return discourse.aside
    elif finding.verdict[1] == "condition" or (clause is not None and present(parse, clause)):
        return None
    return discourse.date if discourse.date_age <= OLDEST else None


_TELLING = ("", "coord", "comma", "resumed")
"""How a clause is joined that tells, rather than one that is told ("said that it had")."""


def _of_member(parse: Parse, finding: Finding, end: Party, usable: set[int]) -> When | None:
    """The date right behind a member of a list, where another member has one, too."""
    own = {p.at: _behind(parse, p.at[1], usable) for p in finding.parties if p.at[0] > finding.trigger}
    dated = [when for when in own.values() if when is not None]
    return own.get(end.at) if len(dated) > 1 else None


def _behind(parse: Parse, at: int, usable: set[int]) -> When | None:
    """The date that stands at a token, with or without a preposition before it."""
    for token in parse.tokens[at : at + 3]:
        if token.tag is Tag.TIME and token.start in usable:
            when: When = token.mention
            return when
        if token.tag not in (Tag.PREP, Tag.QUOTE):
            return None
    return None


def _spans(wider: When, when: When) -> bool:
    """Whether a date is that of a time around another ("in that decade" of an entry of 1966)."""
    ends = (wider.earliest, when.earliest, when.latest, wider.latest)
    known = [end for end in ends if end is not None]
    return len(known) == len(ends) and known == sorted(known) and wider.edtf != when.edtf


_OPEN = ("modal-will", "modal-'ll", "modal-’ll", "modal-shall", "modal-may", "modal-might", "modal-can")


def _open(finding: Finding) -> bool:
    """Whether a finding speaks of the future as seen from the document: "might return the visit one day"."""
    return finding.verdict[1] in _OPEN and not finding.perfect


def _henceforth(issued: When | None) -> When:
    """The time from the day of a document on, as an inference; unknown where that day is."""
    if issued is None or issued.earliest is None:
        return When.unknown()
    return _inferred(When.parse(f"{date.fromordinal(issued.earliest).isoformat()}/.."))


def _until_now(finding: Finding, issued: When) -> When:
    """The year of writing for what "has happened" by its day; all time until then for what has not."""
    year = issued.edtf[:4]
    if finding.factuality is Factuality.DID_NOT_HAPPEN:
        return _inferred(When.parse(f"../{year}"))
    return _inferred(When.parse(year)) if _DAY.fullmatch(issued.edtf) else When.unknown()


_DAY = re.compile(r"(\d{4}-\d{2})-\d{2}(?:/(\d{4}-\d{2})-\d{2})?")


def _month(when: When) -> When:
    """The month of a day: what goes on behind the sentence that gives a day need not fall on that day.

    >>> str(_month(When.parse("1969-07-14")))
    '1969-07'
    """
    match = _DAY.fullmatch(when.edtf)
    if match is None or (match[2] and match[2] != match[1]):
        return when
    return When.parse(match[1], words=when.words, anchor=when.anchor, inferred=when.inferred)


def _inferred(when: When) -> When:
    return when.replace(inferred=tuple(dict.fromkeys((*when.inferred, *PARTS[: 1 + when.edtf.count("-")]))))


def _inside(parse: Parse, finding: Finding, usable: set[int]) -> When | None:
    """The date within the finding's words, or of its clause, of those that begin where one may be used."""
    tokens = parse.tokens
    dated = [i for i, t in enumerate(tokens) if t.tag is Tag.TIME and t.start in usable and t.mention.edtf]
    times = [i for i in dated if finding.start <= i < finding.end]
    if not times and finding.clause >= 0:
        clause = parse.clauses[finding.clause]
        times = [i for i in dated if clause.left <= i < clause.right]
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
    bound = bound or int(".." in when.edtf and bool(before & {"first", "only", "last", "largest", "second"}))
    return compared + bound + _names_a_pact(parse, i) + 2 * bool(when.anchor) + bool(when.inferred)


def _names_a_pact(parse: Parse, i: int) -> int:
    """1 for a year by which a treaty is called: "the treaty of 1902", "the 1902 treaty"."""
    tokens = parse.tokens
    pacts = classes()["pact"] | {"agreement"}
    before = {t.low for t in tokens[max(0, i - 6) : i]} if i and tokens[i - 1].low == "of" else set()
    return int(bool(before & pacts) or (i + 1 < len(tokens) and tokens[i + 1].low in pacts))


def _next_statement(parse: Parse, finding: Finding) -> int:
    """Where the next main clause with a subject of its own begins: its dates date nothing before it."""
    tokens = parse.tokens
    for clause in parse.clauses:
        own = bool(clause.subject) and clause.left <= clause.subject[0].start < clause.group.start
        joined = clause.left > 0 and tokens[clause.left - 1].low in ("and", "but", "yet", ";")
        if clause.left >= finding.end and clause.group.form == "finite" and own and joined:
            return tokens[clause.left].start
    return tokens[-1].end


def _nearest(parse: Parse, finding: Finding, dates: Sequence[tuple[int, int, When]]) -> When | None:
    """The plainest date of the sentence; of several the last before the finding, else the first."""
    at = parse.tokens[finding.trigger].start
    edge = _next_statement(parse, finding)
    ranked = [
        (2 * bool(when.anchor) + bool(when.inferred), start > at, abs(start - at), n)
        for n, (start, _, when) in enumerate(dates)
        if when.edtf and start < edge
    ]
    return dates[min(ranked)[3]][2] if ranked else None
