"""Verb groups: a main verb with its auxiliaries, its voice, its negation and its modals."""

from dataclasses import dataclass

from amity.extract.tagging import HEADS, Tag, Token

_GROUP = frozenset({Tag.MODAL, Tag.HAVE, Tag.BE, Tag.DO, Tag.VERB})


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
    return _inverted(tokens, found)


_ASKED_FOR = frozenset("had were should".split())
"""Auxiliaries that open a condition where they stand before their subject: "Had Peru known"."""


def _inverted(tokens: list[Token], groups: list[VerbGroup]) -> list[VerbGroup]:
    """Join an auxiliary that stands before its subject to its verb: "never did Cuba utter a word"."""
    kept: list[VerbGroup] = []
    for group in groups:
        before = kept[-1] if kept else None
        if before is None or not _parts(tokens, before, group):
            kept.append(group)
            continue
        kept[-1] = group
        group.negated = group.negated or before.negated or _denies(tokens, before.start)
        group.modals = group.modals or before.modals
        group.perfect = group.perfect or before.lemma == "have"
        group.form, group.passive = "finite", before.lemma == "be"
        if before.start == 0 and tokens[0].low in _ASKED_FOR and tokens[-1].low != "?":
            group.modals = ("if",)
    return kept


def _parts(tokens: list[Token], one: VerbGroup, other: VerbGroup) -> bool:
    """Whether two groups are the auxiliary and the verb of one, with the subject between them."""
    opens = one.lemma in ("do", "have", "be") and one.end == one.main + 1 and other.main == other.start
    between = tokens[one.end : other.start]
    fits = tokens[other.main].forms & ({"base"} if one.lemma == "do" else {"part"})
    subject = 0 < len(between) <= 6 and all(t.tag in _SUBJECT for t in between)
    first = (
        (one.start == 0 and one.lemma != "be")
        or (one.start > 0 and tokens[one.start - 1].tag in (Tag.COORD, Tag.COMMA, Tag.STOP))
        or _denies(tokens, one.start, _FRONTED)
    )
    return bool(opens and fits and subject and first)


_SUBJECT = HEADS | {Tag.DET, Tag.POSS, Tag.PREP}
_DENYING = frozenset("never nor neither nowhere scarcely hardly".split())
_FRONTED = _DENYING | {"not", "only"}
"""Words that bring the auxiliary before its subject; "not until 1990 did it" denies nothing."""


def _denies(tokens: list[Token], start: int, words: frozenset[str] = _DENYING) -> bool:
    """Whether a word of denial heads what stands before an auxiliary, up to the last mark."""
    for token in reversed(tokens[:start]):
        if token.tag in (Tag.COMMA, Tag.STOP, Tag.VERB):
            return False
        if token.low in words:
            return True
    return False


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
    passive = last is Tag.BE and participle and not _stative(tokens, main)
    due = Tag.TO in tags and tags[0] in (Tag.BE, Tag.HAVE, Tag.MODAL)
    helped = not aux and main > 0 and tokens[main - 1].lemma == "help" and "base" in verb.forms
    if (Tag.TO in tags and not due) or helped:
        form = "inf"
    elif aux and not (tags == [Tag.BE] and tokens[aux[0]].low == "being"):
        form = "finite"
    elif "ing" in verb.forms:
        form = "ing"
    else:
        form = "part" if "past" not in verb.forms and participle else "finite"
    modals = tuple(tokens[i].low for i in aux if tokens[i].tag is Tag.MODAL)
    bound = due and tags[0] is Tag.HAVE
    if bound and tokens[aux[0]].low != "had":
        modals = ("must",)
    return VerbGroup(
        start, main + 1, main, verb.lemma, form, passive, negated, modals,
        Tag.HAVE in tags and not bound, last is Tag.BE and "ing" in verb.forms,
        tokens[start - 1].low if start and tokens[start - 1].tag is Tag.PREP else "",
    )  # fmt: skip


_STATIVE = frozenset("oppose engage commit determine prepare ally align".split())


def _stative(tokens: list[Token], main: int) -> bool:
    """Whether "is opposed to", "was engaged in" says what the subject itself does."""
    after = tokens[main + 1].low if main + 1 < len(tokens) else ""
    return tokens[main].lemma in _STATIVE and after in ("to", "in", "with")


def reduce(tokens: list[Token], groups: list[VerbGroup]) -> None:
    """Turn a bare past form into a participle where it stands as a reduced relative clause.

    That is "the treaty signed by both was": right behind a noun, before a preposition, and with another
    verb group in the same clause.
    """
    for k, group in reversed(list(enumerate(groups))):
        if _bare(tokens, group) and not _relative(tokens, groups[k - 1].end if k else 0, group.start):
            by = tokens[group.end].low == "by" and not _by_doing(groups, k)
            before = k > 0 and not parted(tokens, groups[k - 1].end, group.start)
            if by or before or _resumes(tokens, groups, k):
                group.form, group.passive = "part", True
        elif _aside(tokens, groups, k):
            group.form, group.passive = "part", True


def _by_doing(groups: list[VerbGroup], k: int) -> bool:
    """Whether "by" says how the subject does it rather than by whom it is done: "answered by closing"."""
    return k + 1 < len(groups) and groups[k + 1].form == "ing" and groups[k + 1].start == groups[k].end + 1


_BEHIND = frozenset({Tag.PREP, Tag.TIME, Tag.STOP, Tag.COMMA, Tag.QUOTE, Tag.TO})


def _bare(tokens: list[Token], group: VerbGroup) -> bool:
    """Whether a form without auxiliary stands between a noun and a preposition or mark."""
    bare = group.form == "finite" and group.start == group.main and "part" in tokens[group.main].forms
    if not bare or not group.main or group.end >= len(tokens):
        return False
    if group.lemma in _INTRANSITIVE:
        return False
    return tokens[group.main - 1].tag in HEADS | {Tag.QUOTE} and tokens[group.end].tag in _BEHIND


def _aside(tokens: list[Token], groups: list[VerbGroup], k: int) -> bool:
    """Whether a form stands between the commas behind a subject: "the treaty, signed in May, was"."""
    group = groups[k]
    bare = group.form == "finite" and group.start == group.main and "part" in tokens[group.main].forms
    if not bare or k or group.main < 2 or group.end >= len(tokens) or k + 1 >= len(groups):
        return False
    commas = tokens[group.main - 1].tag is Tag.COMMA and tokens[groups[1].start - 1].tag is Tag.COMMA
    behind_noun = tokens[group.main - 2].tag in HEADS | {Tag.QUOTE}
    on = tokens[group.end].tag in (Tag.PREP, Tag.TIME) and groups[1].form == "finite"
    return commas and behind_noun and on and group.lemma not in _INTRANSITIVE


_INTRANSITIVE = frozenset(
    "stand go come fly stop pass arrive travel sit live die respond react retaliate".split()
)


def _relative(tokens: list[Token], floor: int, start: int) -> bool:
    """Whether a verb stands in a relative clause with a subject of its own: "which India recognized"."""
    for i in range(start - 2, max(floor, 1) - 1, -1):
        if tokens[i].low in ("which", "whom"):
            return True
        if tokens[i].low == "that":
            return tokens[i - 1].tag in HEADS
    return False


def _resumes(tokens: list[Token], groups: list[VerbGroup], k: int) -> bool:
    """Whether a finite verb goes on behind the participle and what belongs to it."""
    if k + 1 >= len(groups) or groups[k + 1].form != "finite":
        return False
    end = groups[k + 1].start
    if tokens[end - 1].tag is Tag.COMMA:
        end -= 1
    return not parted(tokens, groups[k].end, end)


def parted(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a mark, coordinator, subordinator or relative stands between two tokens."""
    marks = (Tag.COORD, Tag.SUB, Tag.REL, Tag.STOP, Tag.COMMA)
    return any(tokens[i].tag in marks for i in range(start, end))
