"""Dates of a sentence that stand behind what it tells: in an aside, in the past perfect, beside a noun.

Reichenbach (1947) parts the time of an event from the time that is looked from. A relative clause, and what
is told in the past perfect, has its own; "the treaty of 1961" only names, "the largest since 1990" compares.
"""

import re
from collections.abc import Callable

from amity.extract.clauses import Clause, Parse
from amity.extract.finding import Finding
from amity.extract.lexicon import classes, frames
from amity.extract.tagging import Tag
from amity.extract.words import singular

_NOUNS = (Tag.NOUN, Tag.NAME, Tag.ACTOR)
_COMPARING = frozenset("first last second only latest most least".split())
_SUPERLATIVE = re.compile(r"[a-z]{3,}est")
_MONTH = re.compile(r"\d{4}(?:-(?:0\d|1[0-2]))?")
REACH = 8
"""How many words before a date its comparison may stand: "the largest gift of its kind since 1990"."""


def background(parse: Parse, finding: Finding) -> frozenset[int]:
    """Where the dates begin that are not a finding's, as they belong to an aside or to another noun."""
    times = [i for i, token in enumerate(parse.tokens) if token.tag is Tag.TIME]
    return frozenset(parse.tokens[i].start for i in times if _behind(parse, finding, i))


def asides(parse: Parse) -> frozenset[int]:
    """Where the dates begin that no later sentence goes on from."""
    times = [i for i, token in enumerate(parse.tokens) if token.tag is Tag.TIME]
    return frozenset(
        parse.tokens[i].start
        for i in times
        if compared(parse, i) or _named(parse, i) >= 0 or any(_aside(parse, c, i) for c in _path(parse, i))
    )


def looked_back(parse: Parse) -> frozenset[int]:
    """Where the dates begin of what had been before, to which more in the past perfect may belong."""
    return _inside(parse, past_perfect)


def states(parse: Parse) -> frozenset[int]:
    """Where the dates begin in what is told in the present: "the last one known is that of 1956"."""
    return _inside(parse, present)


def _inside(parse: Parse, told: Callable[[Parse, Clause], bool]) -> frozenset[int]:
    """Where the dates begin whose clause is told so."""
    times = [i for i, token in enumerate(parse.tokens) if token.tag is Tag.TIME]
    inner = ((i, path[0]) for i in times if (path := _path(parse, i)))
    return frozenset(parse.tokens[i].start for i, k in inner if told(parse, parse.clauses[k]))


def _behind(parse: Parse, finding: Finding, i: int) -> bool:
    if compared(parse, i) or (finding.part[1] and not finding.part[0] <= i < finding.part[1]):
        return True
    noun = _named(parse, i)
    if noun >= 0 and noun != finding.trigger and not finding.kind.endswith("_signed"):
        return True
    return 0 <= finding.clause < len(parse.clauses) and _apart(parse, finding.clause, i)


def _apart(parse: Parse, index: int, i: int) -> bool:
    """Whether an aside that a clause is no part of lies between it and a date."""
    own = [index]
    while (up := _parent(parse, own[-1])) >= 0 and up not in own:
        own.append(up)
    perfect = past_perfect(parse, parse.clauses[index])
    for clause in _path(parse, i):
        if clause in own:
            return False
        if _aside(parse, clause, i) and not (perfect and past_perfect(parse, parse.clauses[clause])):
            return True
    return False


def _path(parse: Parse, i: int) -> list[int]:
    """The clauses that a token stands in, from the innermost out."""
    around = [k for k, c in enumerate(parse.clauses) if min(c.left, c.group.start) <= i < c.right]
    begun = [k for k in around if parse.clauses[k].group.start <= i] or around[-1:]
    found = begun[-1:]
    while found and (up := _parent(parse, found[-1])) >= 0 and up not in found:
        found.append(up)
    return found


def _parent(parse: Parse, index: int) -> int:
    """The clause that a clause hangs on; behind an aside that a comma ends, what the aside hangs on."""
    clause = parse.clauses[index]
    if clause.governor >= 0 and clause.relation == "coord" and _returns(parse, clause):
        return parse.clauses[clause.governor].governor
    if clause.governor < 0 or clause.relation not in ("comma", "resumed"):
        return clause.governor
    outer, steps = clause.governor, 0
    while parse.clauses[outer].relation in ("that", "coord", "inf", "ing") and steps < 4:
        if parse.clauses[outer].governor < 0:
            break
        outer, steps = parse.clauses[outer].governor, steps + 1
    aside = parse.clauses[outer]
    return aside.governor if aside.relation in ("rel", "sub") or _reduced(parse, aside) else clause.governor


def _returns(parse: Parse, clause: Clause) -> bool:
    """Whether a clause with a subject of its own comes back from what had been before."""
    own = bool(clause.subject) and clause.left <= clause.subject[0].start < clause.group.start
    before = parse.clauses[clause.governor]
    return own and past_perfect(parse, before) and not past_perfect(parse, clause)


def _aside(parse: Parse, index: int, i: int) -> bool:
    """Whether a clause, for a date in it, only tells what a name stands for, or what had been before.

    A date at the end of "a truce brokered by France in 2008" may be that of the whole as well.
    """
    clause = parse.clauses[index]
    if clause.relation == "part":
        return index + 1 < len(parse.clauses) or i - clause.group.end < 2
    if clause.relation == "rel" or _reduced(parse, clause):
        return True
    if clause.marker == "that" and clause.antecedent:
        return True
    return past_perfect(parse, clause) and clause.marker != "after"


def _reduced(parse: Parse, clause: Clause) -> bool:
    """Whether a verb behind a comma is a participle rather than a past: ", recognised by Peru in 1949,"."""
    tokens, group = parse.tokens, clause.group
    bare = group.form == "finite" and group.start == group.main and group.end < len(tokens)
    parted = group.start > 0 and tokens[group.start - 1].tag is Tag.COMMA
    passive = "part" in tokens[group.main].forms and bare and tokens[group.end].low in ("by", "in", "on")
    return parted and passive


def past_perfect(parse: Parse, clause: Clause) -> bool:
    """Whether a clause tells what had been before."""
    return clause.group.perfect and parse.tokens[clause.group.start].low in ("had", "'d", "’d")


def present(parse: Parse, clause: Clause) -> bool:
    """Whether a clause tells what is, or what has been until now."""
    group = clause.group
    first = parse.tokens[group.start]
    if group.form != "finite" or group.modals:
        return False
    if first.low in _PRESENT:
        return True
    return group.start == group.main and "s" in first.forms and "past" not in first.forms


_PRESENT = frozenset("is are am has have does do 's 've ’s ’ve".split())


def _named(parse: Parse, i: int) -> int:
    """The noun that a date is part of the name of ("the 1956 visit", "treaty of 1961"); -1 for none."""
    tokens = parse.tokens
    if not _MONTH.fullmatch(tokens[i].mention.edtf) or i + 1 >= len(tokens) or i < 1:
        return -1
    if tokens[i - 1].tag in (Tag.DET, Tag.POSS) and tokens[i + 1].tag in (Tag.ADJ, *_NOUNS):
        after = i + 1
        while after + 1 < len(tokens) and tokens[after].tag in (Tag.ADJ, Tag.ACTOR, Tag.NAME):
            after += 1
        return after if tokens[after].tag is Tag.NOUN else -1
    named = tokens[i - 1].low == "of" and i > 1 and tokens[i - 2].tag is Tag.NOUN
    return i - 2 if named and _deed(tokens[i - 2].low) else -1


def _deed(noun: str) -> bool:
    """Whether a noun is a deed or a paper between states: "the famine of 1996" dates what is told, too."""
    return any(word in frames("n") or word in classes()["pact"] for word in (noun, singular(noun)))


def compared(parse: Parse, i: int) -> bool:
    """Whether a date only bounds a comparison: "the largest since 1990", "the first in five years"."""
    tokens = parse.tokens
    words = [t.low for t in tokens[max(0, i - REACH) : i]]
    since = tokens[i].low.startswith("since") or (i > 0 and tokens[i - 1].low == "since")
    counted = tokens[i].low.startswith(("in ", "for ")) or words[-1:] in (["in"], ["for"])
    reckoned = counted and bool(re.search(r"\b(?:years?|decades?|months?)$", tokens[i].low))
    if not (since or reckoned):
        return False
    return any(word in _COMPARING or _SUPERLATIVE.fullmatch(word) for word in words)
