"""Which tokens of a sentence carry a finding."""

from amity.extract.clauses import Parse
from amity.extract.tagging import Tag


def of_clause(parse: Parse, index: int) -> tuple[int, int]:
    """The tokens of a clause, from its subject to its last object, without marks at its edges."""
    clause = parse.clauses[index]
    start = min([clause.left, clause.group.start])
    end = clause.right
    following = parse.clauses[index + 1] if index + 1 < len(parse.clauses) else None
    if following is not None and following.relation in ("inf", "part", "ing", "rel") and end - start < 4:
        end = following.right
    if clause.relation == "inf" and clause.governor >= 0:
        start = min(start, parse.clauses[clause.governor].left)
    return trimmed(parse, start, end)


def of_infinitive(parse: Parse, index: int) -> int:
    """The end of the infinitive that a clause governs; 0 where it governs none."""
    found = (c for c in parse.clauses if c.group.form == "inf" and c.governor == index)
    return next((trimmed(parse, clause.group.start, clause.right)[1] for clause in found), 0)


_EDGE = frozenset({Tag.COMMA, Tag.STOP, Tag.COORD, Tag.OTHER})


def trimmed(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """A span of tokens without the marks and coordinators at its edges."""
    tokens = parse.tokens
    while end - start > 1 and tokens[end - 1].tag in _EDGE:
        end -= 1
    while end - start > 1 and tokens[start].tag in _EDGE:
        start += 1
    return start, end
