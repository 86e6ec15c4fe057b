"""Verb groups, noun phrases and clauses: a shallow parse in one pass over the tokens of a sentence.

Shallow parsing after Abney (1991), "Parsing by Chunks": no tree is built; what a frame needs is who stands
as subject, as object and behind which preposition.
"""

from dataclasses import dataclass, field

from amity.extract.tagging import Tag, Token

_GROUP = frozenset({Tag.MODAL, Tag.HAVE, Tag.BE, Tag.DO, Tag.VERB})
_INSIDE = frozenset({Tag.DET, Tag.ADJ, Tag.NUM, Tag.NOUN, Tag.NAME, Tag.ACTOR, Tag.PERSON, Tag.POSS})
_HEADS = frozenset({Tag.NOUN, Tag.NAME, Tag.ACTOR, Tag.PERSON, Tag.NUM, Tag.PRON, Tag.TIME, Tag.ADJ})


@dataclass(slots=True)
class Phrase:
    """A noun phrase with the preposition that governs it ("" for none).

    `owner` is the index after the last possessor ("Mongolia's" in "Mongolia's embassy"), `link` what joins
    it to the phrase before: "", "comma" or "coord".
    """

    prep: str
    start: int
    end: int
    head: int
    owner: int = 0
    link: str = ""
    prep_at: int = -1
    listed: bool = False


@dataclass(slots=True)
class VerbGroup:
    """A main verb with its auxiliaries. `form` is "finite", "inf", "ing" or "part" (without auxiliary)."""

    start: int
    end: int
    main: int
    lemma: str
    form: str
    passive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    perfect: bool = False
    progressive: bool = False
    prep: str = ""


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
    after: list[Phrase] = field(default_factory=list)


@dataclass(slots=True)
class Parse:
    """The shallow parse of a sentence."""

    tokens: list[Token]
    phrases: list[Phrase]
    clauses: list[Clause]


def parse(tokens: list[Token]) -> Parse:
    """The verb groups, phrases and clauses of a sentence."""
    groups = verb_groups(tokens)
    phrases = noun_phrases(tokens, groups)
    return Parse(tokens, phrases, _clauses(tokens, groups, phrases))


def verb_groups(tokens: list[Token]) -> list[VerbGroup]:
    """All verb groups in order.

    >>> from amity.extract.tagging import tokens
    >>> group, = verb_groups(tokens("They had never been attacked.", 0, 29, []))
    >>> group.lemma, group.passive, group.negated, group.perfect
    ('attack', True, True, True)
    """
    found, i, n = [], 0, len(tokens)
    while i < n:
        if tokens[i].tag in _GROUP or tokens[i].tag is Tag.TO:
            group = _group(tokens, i)
            if group is not None:
                found.append(group)
                i = group.end
                continue
        i += 1
    return found


def _group(tokens: list[Token], start: int) -> VerbGroup | None:
    i, n, main, aux = start, len(tokens), -1, []
    negated = start > 0 and tokens[start - 1].tag is Tag.NEG
    while i < n:
        token = tokens[i]
        tag = token.tag
        if tag is Tag.VERB:
            main = i
            i += 1
            break
        if tag in _GROUP or tag is Tag.TO:
            aux.append(i)
        elif tag is Tag.NEG:
            negated = True
        elif tag is not Tag.ADV or not aux:
            break
        i += 1
    if main < 0:
        return _copula(tokens, aux, start, negated)
    return _described(tokens, aux, main, start, negated)


def _copula(tokens: list[Token], aux: list[int], start: int, negated: bool) -> VerbGroup | None:
    """Be, have or do as the main verb."""
    verbs = [i for i in aux if tokens[i].tag in (Tag.BE, Tag.HAVE, Tag.DO)]
    if not verbs:
        return None
    main = verbs[-1]
    lemma = {Tag.BE: "be", Tag.HAVE: "have", Tag.DO: "do"}[tokens[main].tag]
    infinitive = any(tokens[i].tag is Tag.TO for i in aux)
    alone = tokens[main].low in ("being", "having") and len(verbs) == 1
    form = "inf" if infinitive else "ing" if alone else "finite"
    modals = tuple(tokens[i].low for i in aux if tokens[i].tag is Tag.MODAL)
    end = main + 1
    while end < len(tokens) and tokens[end].tag is Tag.NEG:
        negated, end = True, end + 1
    return VerbGroup(start, end, main, lemma, form, negated=negated, modals=modals)


def _described(tokens: list[Token], aux: list[int], main: int, start: int, negated: bool) -> VerbGroup:
    verb = tokens[main]
    tags = [tokens[i].tag for i in aux]
    participle = bool(verb.forms & {"part"})
    last = next((t for t in reversed(tags) if t is not Tag.TO), None)
    passive = last is Tag.BE and participle
    if Tag.TO in tags:
        form = "inf"
    elif aux and not (tags == [Tag.BE] and tokens[aux[0]].low == "being"):
        form = "finite"
    elif "ing" in verb.forms:
        form = "ing"
    else:
        form = "part" if "past" not in verb.forms and participle else "finite"
    return VerbGroup(
        start, main + 1, main, verb.lemma, form, passive, negated,
        tuple(tokens[i].low for i in aux if tokens[i].tag is Tag.MODAL),
        Tag.HAVE in tags, last is Tag.BE and "ing" in verb.forms,
        tokens[start - 1].low if start and tokens[start - 1].tag is Tag.PREP else "",
    )  # fmt: skip


def noun_phrases(tokens: list[Token], groups: list[VerbGroup]) -> list[Phrase]:
    """All noun phrases in order, each with its preposition."""
    verbal = [False] * len(tokens)
    for group in groups:
        verbal[group.start : group.end] = [True] * (group.end - group.start)
    found: list[Phrase] = []
    current: Phrase | None = None
    prep, prep_at, link = "", -1, ""
    for i, token in enumerate(tokens):
        tag = token.tag
        inside = tag in _INSIDE or tag is Tag.PRON or tag is Tag.TIME
        if verbal[i] or not inside:
            if tag is Tag.QUOTE or (tag in (Tag.ADV, Tag.NEG) and not verbal[i]):
                continue
            current = None
            if tag is Tag.PREP:
                prep, prep_at, link = token.low, i, ""
            elif tag is Tag.COMMA:
                link = link or "comma"
            elif tag is Tag.COORD:
                link = "coord"
            else:
                prep, prep_at, link = "", -1, ""
            continue
        if current is not None and not _splits(tokens, current, i):
            _extend(tokens, current, i)
            continue
        current = _new_phrase(tokens, found, i, prep, prep_at, link)
        found.append(current)
        prep, prep_at, link = "", -1, ""
    return found


def _splits(tokens: list[Token], current: Phrase, i: int) -> bool:
    tag, before = tokens[i].tag, tokens[i - 1].tag
    if Tag.TIME in (tag, before) or tag is Tag.PRON or before is Tag.PRON:
        return True
    return tag is Tag.DET and before not in (Tag.DET, Tag.POSS) and tokens[current.head].tag is not Tag.ADJ


def _extend(tokens: list[Token], current: Phrase, i: int) -> None:
    current.end = i + 1
    if tokens[i].tag is Tag.POSS:
        current.owner = i
    elif tokens[i].tag in _HEADS:
        current.head = i


def _new_phrase(
    tokens: list[Token], found: list[Phrase], i: int, prep: str, prep_at: int, link: str
) -> Phrase:
    phrase = Phrase(prep, i, i + 1, i, link=link, prep_at=prep_at)
    if link == "coord" and not prep and found and found[-1].prep:
        before = found[-1]
        if i - before.end <= 3 and tokens[before.head].tag is not Tag.TIME:
            _list(phrase, before)
    elif link == "coord" and not prep and len(found) > 1 and found[-1].link == "comma":
        _enumerate(tokens, found, phrase)
    return phrase


def _list(phrase: Phrase, before: Phrase) -> None:
    phrase.prep, phrase.prep_at, phrase.listed = before.prep, before.prep_at, True


def _enumerate(tokens: list[Token], found: list[Phrase], last: Phrase) -> None:
    """Give all of "with A, B and C" the preposition of the first.

    A date or place that opens the sentence is no list with the subject behind it.
    """
    first = len(found) - 1
    while first > 0 and found[first].link == "comma" and not found[first].prep:
        first -= 1
    head = found[first]
    actors = all(tokens[p.end - 1].mention is not None for p in found[first:])
    if not head.prep or not actors or (head.prep in _OPENINGS and head.prep_at < 2):
        return
    for phrase in (*found[first + 1 :], last):
        _list(phrase, head)


_OPENINGS = frozenset("in on at after before during since until following despite unlike like under within".split())


def _clauses(tokens: list[Token], groups: list[VerbGroup], phrases: list[Phrase]) -> list[Clause]:
    _reduce(tokens, groups)
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


def _reduce(tokens: list[Token], groups: list[VerbGroup]) -> None:
    """Turn a bare past form into a participle where it stands as a reduced relative clause.

    That is "the treaty signed by both was": right behind a noun, before a preposition, and with another
    verb group in the same clause.
    """
    for k, group in enumerate(groups):
        verb = tokens[group.main]
        bare = group.form == "finite" and group.start == group.main and "part" in verb.forms
        if not bare or not group.main or tokens[group.main - 1].tag not in _HEADS | {Tag.QUOTE}:
            continue
        following = tokens[group.end] if group.end < len(tokens) else None
        if following is None or following.tag not in (Tag.PREP, Tag.TIME, Tag.STOP, Tag.COMMA, Tag.QUOTE, Tag.TO):
            continue
        by = following.low == "by"
        before = k > 0 and not _parted(tokens, groups[k - 1].end, group.start)
        if k + 1 < len(groups) and groups[k + 1].form == "finite" and tokens[groups[k + 1].start - 1].tag is Tag.COMMA:
            by = by or not _parted(tokens, group.end, groups[k + 1].start - 1)
        after = k + 1 < len(groups) and groups[k + 1].form == "finite" and not _parted(
            tokens, group.end, groups[k + 1].start
        )
        if by or before or after:
            group.form, group.passive = "part", True


def _parted(tokens: list[Token], start: int, end: int) -> bool:
    marks = (Tag.COORD, Tag.SUB, Tag.REL, Tag.STOP, Tag.COMMA)
    return any(tokens[i].tag in marks for i in range(start, end))


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
    elif last < 0 and floor == 0:
        clause.left = 0
    elif between and not _parted(tokens, between[0].end, start):
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
            if dashed < 0:
                dashed = i
            else:
                dashed = -1
        elif not depth and dashed < 0 and token.tag in (Tag.SUB, Tag.REL, Tag.STOP):
            return i
    return dashed


_DASHES = frozenset(("--", "—", "–"))


def _soft_edge(tokens: list[Token], floor: int, start: int) -> tuple[int, str]:
    """The edge between two clauses that no subordinator parts: a coordinator or a comma."""
    coords = [i for i in range(floor, start) if tokens[i].tag is Tag.COORD]
    commas = [i for i in range(floor, start) if tokens[i].tag is Tag.COMMA]
    for i in coords:
        only_adverbs = all(tokens[j].tag in (Tag.ADV, Tag.COMMA, Tag.QUOTE, Tag.NEG) for j in range(i + 1, start))
        if only_adverbs or (i - 1 in commas):
            return i + 1, "coord"
    if commas:
        return commas[0] + 1, "comma"
    if coords:
        return coords[-1] + 1, "coord"
    return floor, "that"


def _depend(
    tokens: list[Token], clause: Clause, k: int, groups: list[VerbGroup], last_finite: int
) -> None:
    group = clause.group
    clause.relation = group.form
    clause.governor = k - 1 if group.form == "inf" else last_finite
    clause.left = group.start
    if group.form == "inf" and k and _parted(tokens, groups[k - 1].end, group.start):
        earlier = [i for i in range(groups[k - 1].end, group.start) if tokens[i].tag is Tag.COORD]
        if groups[k - 1].form == "inf" and earlier:
            clause.relation = "coord"


def _close(tokens: list[Token], clauses: list[Clause]) -> None:
    """Set where the objects of each clause end: where the next clause begins."""
    for clause, following in zip(clauses, clauses[1:], strict=False):
        begin = following.marker_at if following.marker_at >= 0 else following.left
        if following.group.prep:
            begin = min(begin, following.group.start - 1)
        clause.right = max(begin, clause.group.end)
    if clauses:
        clauses[-1].right = len(tokens)


def _fill(tokens: list[Token], clauses: list[Clause], phrases: list[Phrase]) -> None:
    for k, clause in enumerate(clauses):
        clause.subject = _subject(tokens, clauses, k, phrases)
        bare = clause.relation == "that" and clause.marker_at < 0 and clause.group.form == "finite"
        if bare and k and clause.subject and clauses[k - 1].group.end <= clause.subject[0].start < clause.group.start:
            clause.left = clauses[k - 1].right = clause.subject[0].start
    for clause in clauses:
        clause.after = [p for p in phrases if clause.group.end <= p.start < clause.right]


def _subject(tokens: list[Token], clauses: list[Clause], k: int, phrases: list[Phrase]) -> list[Phrase]:
    """The subject's phrase, with what is coordinated with it, stands in apposition, or completes it."""
    clause = clauses[k]
    group = clause.group
    if group.form == "finite":
        own = _own_subject(tokens, _before(tokens, clauses, k, phrases))
        if own:
            return own
        if clause.relation == "rel":
            return _antecedent(phrases, clause.marker_at)
        if clause.relation == "resumed" and k:
            return clauses[k - 1].subject
    elif group.form == "part" or (group.form == "ing" and not group.prep and _touches(tokens, group.start)):
        return _antecedent(phrases, group.start)
    if group.form == "inf" and clause.governor >= 0:
        return _controller(clauses, clause, phrases)
    if clause.governor >= 0 and clause.relation in ("coord", "comma", "ing", "inf", "sub", "", "that"):
        return _inherited(tokens, clauses, clause, phrases)
    if group.form == "ing":
        following = next((i for i in range(k + 1, len(clauses)) if clauses[i].group.form == "finite"), -1)
        if following >= 0:
            return _own_subject(tokens, _before(tokens, clauses, following, phrases))
    return []


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


_OBJECT_CONTROL = frozenset(
    "ask invite urge order force allow permit tell request persuade press pressure encourage enable call "
    "authorize instruct compel require advise lead cause help appeal exhort entreat warn oblige beg".split()
)


def _controller(clauses: list[Clause], clause: Clause, phrases: list[Phrase]) -> list[Phrase]:
    """The subject of an infinitive: the object of "asked X to", else the subject of what it depends on."""
    governor = clauses[clause.governor]
    if governor.group.lemma in _OBJECT_CONTROL and not governor.group.passive:
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
    if begun and first < last and phrases[last].link == "comma" and _names(tokens, phrases[first], phrases[last]):
        first = last
    return phrases[first:]


def _names(tokens: list[Token], *phrases: Phrase) -> bool:
    """Whether each of the phrases is a name of its own: no apposition, but what goes before and the subject."""
    return all(tokens[p.head].tag in (Tag.NAME, Tag.PERSON, Tag.ACTOR) for p in phrases)


def _chained(tokens: list[Token], phrases: list[Phrase], i: int) -> bool:
    """Whether a phrase goes on from the one before it: by "and", a comma, or as its complement."""
    phrase, before = phrases[i], phrases[i - 1]
    if phrase.prep in ("of", "between", "to", "in", "for", "with", "on", "at", "from", "among") and phrase.prep_at == before.end:
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
