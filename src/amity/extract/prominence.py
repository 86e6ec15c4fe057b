"""Whether a clause is what its sentence is about, and which clause a phrase stands in."""

from amity.extract.clauses import Parse
from amity.extract.lexicon import embeddings
from amity.extract.phrases import Phrase


def is_main(parse: Parse, index: int) -> bool:
    """Whether a clause is what its sentence is about: no relative, adverbial or participial clause."""
    steps = 0
    while index >= 0 and steps < 6:
        clause = parse.clauses[index]
        relation = clause.relation
        if relation == "sub" and clause.marker in _BESIDE and clause.marker_at:
            index, steps = clause.governor, steps + 1
            continue
        if relation in ("rel", "sub", "part") or (relation in ("inf", "ing") and not _light(parse, index)):
            return False
        if relation == "" and clause.governor < 0:
            return True
        if relation == "comma" and parse.clauses[clause.governor].relation in ("sub", "rel"):
            return True
        index, steps = clause.governor, steps + 1
    return True


_BESIDE = frozenset(("while", "whereas"))
"""Words that put a second statement beside the first, where they do not open the sentence."""


def _light(parse: Parse, index: int) -> bool:
    """Whether the verb before an infinitive only says how far the act has come: agreed, is ready, tried to.

    Before a participle it stands next to it: "has begun withdrawing".
    """
    clause = parse.clauses[index]
    if clause.governor < 0:
        return False
    group = parse.clauses[clause.governor].group
    if clause.relation == "ing":
        return group.lemma in embeddings("v") and group.end == clause.group.start
    return group.lemma in embeddings("v") or group.lemma == "be"


def clause_at(parse: Parse, phrase: Phrase) -> int:
    """The index of the clause that a phrase stands in, as subject or behind the verb; -1 for none."""
    best = -1
    for i, clause in enumerate(parse.clauses):
        if clause.left <= phrase.start < clause.right:
            best = i
    return best


def predicate_of(parse: Parse, phrase: Phrase) -> int:
    """The index of the clause that says what became of a subject behind which a relative clause stands.

    "A visit to Peru that had been planned for May did not take place": the clause of "take"; -1 for none.
    """
    if phrase.prep or clause_at(parse, phrase) >= 0:
        return -1
    at = next((i for i, c in enumerate(parse.clauses) if c.left > phrase.start), -1)
    if at < 0 or at + 1 >= len(parse.clauses):
        return -1
    relative, main = parse.clauses[at], parse.clauses[at + 1]
    between = [p for p in parse.phrases if phrase.end <= p.start < relative.marker_at]
    completed = relative.marker in _RELATIVES and all(p.prep for p in between)
    finite = (main.group.form == "finite" or main.group.lemma == "fail") and main.governor in (at, -1)
    own = any(p.start > relative.group.end and not p.prep for p in main.subject)
    return at + 1 if completed and finite and not own else -1


_RELATIVES = frozenset(("that", "which", "who", "whom"))
