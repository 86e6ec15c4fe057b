"""Verb groups, noun phrases and clauses: a shallow parse in one pass over the tokens of a sentence.

Shallow parsing after Abney (1991), "Parsing by Chunks": no tree is built; what a frame needs is who stands
as subject, as object and behind which preposition.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from amity.extract.contrast import kept
from amity.extract.groups import VerbGroup, parted, reduce, verb_groups
from amity.extract.lexicon import embeddings
from amity.extract.phrases import Phrase, noun_phrases
from amity.extract.tagging import HEADS, Tag, Token


@dataclass(slots=True)
class Clause:
    """A verb group with the region of its subject and of its objects (indices of tokens).

    `marker` is the subordinator or relative that opens it, `governor` the index of the clause that it
    depends on, `relation` how: "", "coord", "rel", "sub", "that", "inf", "ing", "part".
    """

    group: VerbGroup
    left: int
    right: int = 0
    marker: str = ""
    marker_at: int = -1
    governor: int = -1
    relation: str = ""
    subject: list[Phrase] = field(default_factory=list)
    antecedent: list[Phrase] = field(default_factory=list)
    after: list[Phrase] = field(default_factory=list)


@dataclass(slots=True)
class Parse:
    """The shallow parse of a sentence."""

    tokens: list[Token]
    phrases: list[Phrase]
    clauses: list[Clause]


def parse(tokens: list[Token]) -> Parse:
    """The verb groups, phrases and clauses of a sentence, without what it names only to set it aside."""
    tokens = kept(tokens) or tokens
    groups = verb_groups(tokens)
    phrases = noun_phrases(tokens, groups)
    return Parse(tokens, phrases, _clauses(tokens, groups, phrases))


def _clauses(tokens: list[Token], groups: list[VerbGroup], phrases: list[Phrase]) -> list[Clause]:
    reduce(tokens, groups)
    clauses: list[Clause] = []
    last_finite = -1
    for k, group in enumerate(groups):
        edge = groups[k - 1].end if k else 0
        clause = Clause(group, edge)
        if group.form == "finite":
            floor = groups[last_finite].end if last_finite >= 0 else 0
            _open(tokens, clause, floor, last_finite, groups[last_finite + 1 : k])
            last_finite = k
        else:
            _depend(tokens, clause, k, groups, last_finite)
        clauses.append(clause)
    _close(tokens, clauses)
    _fill(tokens, clauses, phrases)
    return clauses


def _open(tokens: list[Token], clause: Clause, floor: int, last: int, between: list[VerbGroup]) -> None:
    """Find where the clause of a finite verb begins, and by what it is joined to the one before.

    `between` are the groups without tense since the last finite verb: their objects are passed over.
    """
    start = clause.group.start
    clause.governor = last
    hard = _hard_mark(tokens, floor, start)
    if hard >= 0:
        clause.left, clause.marker_at, clause.marker = hard + 1, hard, tokens[hard].low
        tag = tokens[hard].tag
        clause.relation = "rel" if tag is Tag.REL else "" if tag is Tag.STOP else "sub"
        if clause.marker == "that":
            noun = hard > 0 and tokens[hard - 1].tag in (Tag.NOUN, Tag.ACTOR, Tag.NAME)
            clause.relation = "rel" if noun and hard + 1 == start else "that"
            if between and between[-1].end == hard:
                clause.governor = last + len(between)
    elif last < 0 and floor == 0:
        clause.left = 0
    elif between and not parted(tokens, between[0].end, start):
        clause.left, clause.relation = start, "resumed"
    else:
        clause.left, clause.relation = _soft_edge(tokens, floor, start)


def _hard_mark(tokens: list[Token], floor: int, start: int) -> int:
    """The last subordinator, relative or stop before a verb; -1 for none.

    What stands in brackets or between two dashes is passed over.
    """
    depth, dashed = 0, -1
    for i in range(start - 1, floor - 1, -1):
        token = tokens[i]
        if token.low in (")", "]"):
            depth += 1
        elif token.low in ("(", "[") and depth:
            depth -= 1
        elif token.low in _DASHES:
            dashed = i if dashed < 0 else -1
        elif not depth and dashed < 0 and token.tag in (Tag.SUB, Tag.REL, Tag.STOP):
            return i
    return dashed


_DASHES = frozenset(("--", "—", "–"))


def _soft_edge(tokens: list[Token], floor: int, start: int) -> tuple[int, str]:
    """The edge between two clauses that no subordinator parts: a coordinator or a comma."""
    coords = [i for i in range(floor, start) if tokens[i].tag is Tag.COORD]
    commas = [i for i in range(floor, start) if tokens[i].tag is Tag.COMMA]
    for i in coords:
        only_adverbs = all(
            tokens[j].tag in (Tag.ADV, Tag.COMMA, Tag.QUOTE, Tag.NEG) for j in range(i + 1, start)
        )
        if only_adverbs or (i - 1 in commas):
            return i + 1, "coord"
    if commas:
        return commas[0] + 1, "comma"
    if coords:
        return coords[-1] + 1, "coord"
    return floor, "that"


def _depend(tokens: list[Token], clause: Clause, k: int, groups: list[VerbGroup], last_finite: int) -> None:
    group = clause.group
    clause.relation = group.form
    clause.governor = k - 1 if group.form == "inf" else last_finite
    clause.left = group.start
    if group.form == "inf" and k and parted(tokens, groups[k - 1].end, group.start):
        earlier = [i for i in range(groups[k - 1].end, group.start) if tokens[i].tag is Tag.COORD]
        if earlier and (groups[k - 1].form == "inf" or tokens[groups[k - 1].main - 1].tag is Tag.TO):
            clause.relation = "coord"


def _close(tokens: list[Token], clauses: list[Clause]) -> None:
    """Set where the objects of each clause end: where the next clause begins."""
    for clause, following in pairwise(clauses):
        begin = following.marker_at if following.marker_at >= 0 else following.left
        if begin <= clause.group.start:
            begin = following.group.start
        if following.group.prep:
            begin = min(begin, following.group.start - 1)
        clause.right = max(begin, clause.group.end)
    if clauses:
        clauses[-1].right = len(tokens)


def _fill(tokens: list[Token], clauses: list[Clause], phrases: list[Phrase]) -> None:
    for k, clause in enumerate(clauses):
        clause.subject = _subject(tokens, clauses, k, phrases)
        bare = clause.relation == "that" and clause.marker_at < 0 and clause.group.form == "finite"
        if bare and k:
            _part(clauses[k - 1], clause)
    for clause in clauses:
        clause.antecedent = _relativised(tokens, clause, phrases)
        clause.after = [p for p in phrases if clause.group.end <= p.start < clause.right]
    for clause, following in pairwise(clauses):
        if _shares(tokens, clause, following):
            clause.after = following.after


def _shares(tokens: list[Token], clause: Clause, following: Clause) -> bool:
    """Whether two verbs side by side have one object: "invaded and occupied Kuwait"."""
    one, other = clause.group, following.group
    beside = following.relation == "coord" and one.form == other.form == "finite" and not clause.after
    bare = beside and not one.passive and not other.passive and one.lemma not in _ALONE
    between = tokens[one.end : other.start]
    return bare and len(between) <= 3 and all(t.tag in (Tag.COORD, Tag.PREP, Tag.ADV) for t in between)


_ALONE = frozenset(
    "withdraw retreat respond return surrender resign go come arrive leave agree flee advance".split()
)
"""Verbs that need no object, so that what stands behind the next verb is that verb's alone."""


def _part(before: Clause, clause: Clause) -> None:
    """Draw the line between two clauses that no word parts: "said Russia attacked".

    What stands right behind a verb that does not report is its object, not the subject of what follows.
    """
    start = clause.subject[0].start if clause.subject else -1
    if not before.group.end <= start < clause.group.start:
        return
    if start == before.group.end and before.group.lemma not in embeddings("t"):
        clause.subject, start = [], clause.group.start
    clause.left = before.right = start


def _relativised(tokens: list[Token], clause: Clause, phrases: list[Phrase]) -> list[Phrase]:
    """What a relative clause with its own subject may have as object: "the pact that both signed"."""
    at = clause.marker_at
    if at < 1 or clause.marker not in ("which", "whom", "that") or not clause.subject:
        return []
    behind_noun = tokens[at - 1].tag in HEADS or tokens[at - 1].tag in (Tag.COMMA, Tag.QUOTE)
    return _antecedent(phrases, at) if behind_noun and clause.subject[0].start > at else []


def _subject(tokens: list[Token], clauses: list[Clause], k: int, phrases: list[Phrase]) -> list[Phrase]:
    """The subject's phrase, with what is coordinated with it, stands in apposition, or completes it."""
    clause = clauses[k]
    group = clause.group
    if group.form == "finite":
        own = _own_subject(tokens, _before(tokens, clauses, k, phrases))
        if own or (clause.relation == "resumed" and k):
            return own or clauses[k - 1].subject
    reduced = group.form == "part" or (
        group.form == "ing" and not group.prep and _touches(tokens, group.start)
    )
    if reduced or clause.relation == "rel":
        before = _antecedent(phrases, group.start if reduced else clause.marker_at)
        return _joint(phrases, before) if group.form == "part" else before
    if group.form == "inf" and (offered := _offered(tokens, group.start, phrases)):
        return offered
    if clause.governor < 0:
        return _awaited(tokens, clauses, k, phrases) if group.form == "ing" else []
    if group.form == "inf":
        return _controller(clauses, clause, phrases)
    return _inherited(tokens, clauses, clause, phrases)


def _offered(tokens: list[Token], start: int, phrases: list[Phrase]) -> list[Phrase]:
    """Whose offer, threat or plan it is to do something: "Peru's offer to open an office"."""
    before = next((p for p in phrases if p.end == start and p.owner), None)
    if before is None:
        return []
    return [before] if tokens[before.head].low.removesuffix("s") in embeddings("n") else []


def _awaited(tokens: list[Token], clauses: list[Clause], k: int, phrases: list[Phrase]) -> list[Phrase]:
    """The subject of a participle that opens the sentence: that of the finite verb to come."""
    following = next((i for i in range(k + 1, len(clauses)) if clauses[i].group.form == "finite"), -1)
    return _own_subject(tokens, _before(tokens, clauses, following, phrases)) if following >= 0 else []


def _before(tokens: list[Token], clauses: list[Clause], k: int, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases between a clause's edge and its verb, without the objects of participles among them."""
    clause = clauses[k]
    barred: list[tuple[int, int]] = []
    for other in clauses[:k]:
        if other.group.form != "finite" and other.group.start >= clause.left:
            end = other.group.end
            while end < clause.group.start and tokens[end].tag is not Tag.COMMA:
                end += 1
            barred.append((other.group.start, end))
    region = [p for p in phrases if clause.left <= p.start < clause.group.start]
    return [p for p in region if not any(a <= p.start < b for a, b in barred)]


def _inherited(
    tokens: list[Token], clauses: list[Clause], clause: Clause, phrases: list[Phrase]
) -> list[Phrase]:
    """The subject of the clause before; behind a relative clause that a comma ends, what that hangs on."""
    governor = clauses[clause.governor]
    if clause.relation == "comma":
        governor = _outermost(clauses, governor)
    own_edge = clause.left >= clause.group.start - 2
    closed = own_edge and tokens[clause.left - 1].tag is Tag.COMMA if clause.left else False
    if governor.relation == "rel" and closed and clause.group.form == "finite" and clause.relation == "comma":
        outer = governor.governor
        if outer >= 0:
            return clauses[outer].subject
        return _own_subject(tokens, [p for p in phrases if p.end <= governor.marker_at])
    return governor.subject


def _outermost(clauses: list[Clause], clause: Clause) -> Clause:
    """The relative clause that a clause stands in, else the clause itself."""
    outer, steps = clause, 0
    while outer.relation in ("that", "coord", "inf") and outer.governor >= 0 and steps < 4:
        outer, steps = clauses[outer.governor], steps + 1
    return outer if outer.relation == "rel" else clause


def _touches(tokens: list[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].tag in (Tag.NOUN, Tag.ACTOR, Tag.NAME, Tag.PERSON)


OBJECT_CONTROL = frozenset(
    "ask invite urge order force allow permit tell request persuade press pressure encourage enable call "
    "authorize instruct compel require advise lead cause help appeal exhort entreat warn oblige beg".split()
)


def _controller(clauses: list[Clause], clause: Clause, phrases: list[Phrase]) -> list[Phrase]:
    """The subject of an infinitive: the object of "asked X to", else the subject of what it depends on."""
    governor = clauses[clause.governor]
    if governor.group.lemma in OBJECT_CONTROL and not governor.group.passive:
        between = [p for p in phrases if governor.group.end <= p.start and p.end <= clause.group.start]
        objects = [p for p in between if p.prep in ("", "on", "upon", "to")]
        if objects:
            return objects[:1] + [p for p in objects[1:] if p.link == "coord"]
    return governor.subject


def _own_subject(tokens: list[Token], phrases: list[Phrase]) -> list[Phrase]:
    """The last phrase without preposition that begins a chain; with its complements and apposition."""
    heads = [i for i, p in enumerate(phrases) if not p.prep and tokens[p.head].tag is not Tag.TIME]
    if not heads:
        return []
    first = heads[-1]
    while first > 0 and _chained(tokens, phrases, first):
        first -= 1
    while phrases[first].prep or tokens[phrases[first].head].tag is Tag.TIME:
        first += 1
    last = heads[-1]
    begun = first > 0 and phrases[first].link == "comma" and phrases[first - 1].prep
    if (
        begun
        and first < last
        and phrases[last].link == "comma"
        and _names(tokens, phrases[first], phrases[last])
    ):
        first = last
    return phrases[first:]


def _names(tokens: list[Token], *phrases: Phrase) -> bool:
    """Whether each of the phrases is a name of its own: no apposition, but what goes before a subject."""
    return all(tokens[p.head].tag in (Tag.NAME, Tag.PERSON, Tag.ACTOR) for p in phrases)


def _chained(tokens: list[Token], phrases: list[Phrase], i: int) -> bool:
    """Whether a phrase goes on from the one before it: by "and", a comma, or as its complement."""
    phrase, before = phrases[i], phrases[i - 1]
    if (
        phrase.prep in ("of", "between", "to", "in", "for", "with", "on", "at", "from", "among")
        and phrase.prep_at == before.end
    ):
        return not before.prep or i == 1 or _chained(tokens, phrases, i - 1)
    if phrase.link == "coord":
        return True
    return phrase.link == "comma" and not before.prep and tokens[before.head].tag is not Tag.TIME


def _antecedent(phrases: list[Phrase], at: int) -> list[Phrase]:
    """The phrase right before a relative pronoun or participle, with what it completes."""
    before = [i for i, p in enumerate(phrases) if p.end <= at]
    if not before:
        return []
    last = first = before[-1]
    while first > 0 and phrases[first].prep == "of" and phrases[first].prep_at == phrases[first - 1].end:
        first -= 1
    return phrases[first : last + 1]


def _joint(phrases: list[Phrase], before: list[Phrase]) -> list[Phrase]:
    """An antecedent with what it is between: "the treaty between Iran and Turkey signed in May"."""
    first = phrases.index(before[0]) if before else 0
    while first > 0 and phrases[first].prep == "between" and phrases[first].link == "coord":
        first -= 1
    if not before or phrases[first].prep != "between" or phrases[first].prep_at != phrases[first - 1].end:
        return before
    head = first - 1
    while head > 0 and phrases[head].prep == "of":  # "of friendship and cooperation" is two of them
        if phrases[head].prep_at != phrases[head - 1].end and phrases[head].link != "coord":
            break
        head -= 1
    return phrases[head : phrases.index(before[-1]) + 1]
