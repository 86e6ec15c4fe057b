"""Noun phrases with the preposition that governs them, and lists of them."""

from dataclasses import dataclass

from amity.extract.groups import VerbGroup
from amity.extract.tagging import HEADS, Tag, Token
from amity.extract.words import closed_classes

_INSIDE = frozenset({Tag.DET, Tag.ADJ, Tag.NUM, Tag.NOUN, Tag.NAME, Tag.ACTOR, Tag.PERSON, Tag.POSS})


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


def noun_phrases(tokens: list[Token], groups: list[VerbGroup]) -> list[Phrase]:
    """All noun phrases in order, each with its preposition."""
    verbal = [False] * len(tokens)
    for group in groups:
        verbal[group.start : group.end] = [True] * (group.end - group.start)
    tensed = {group.start for group in groups if group.form == "finite"}
    found: list[Phrase] = []
    current: Phrase | None = None
    prep, prep_at, link = "", -1, ""
    for i, token in enumerate(tokens):
        tag = token.tag
        inside = tag in _INSIDE or tag is Tag.PRON or tag is Tag.TIME
        if verbal[i] or not inside:
            if prep and token.low in _TIMES and prep_at == i - 1:
                prep, prep_at, link = "", -1, "comma" if tokens[i - 2].tag is Tag.COMMA else ""
            if token.low == "nor":
                current, link = None, "coord"
                continue
            if tag is Tag.QUOTE or (tag in (Tag.ADV, Tag.NEG) and not verbal[i]):
                continue
            current = None
            if tag is Tag.PREP:
                prep, prep_at, link = token.low, i, ""
            elif tag is Tag.COMMA:
                link = link or "comma"
                if prep_at == i - 1:
                    prep, prep_at = "", -1
            elif tag is Tag.COORD:
                link = "coord"
            else:
                prep, prep_at, link = "", -1, ""
            continue
        if current is not None and not _splits(tokens, current, i):
            _extend(tokens, current, i)
            continue
        prep, prep_at = _governed(tokens, i, prep, prep_at)
        current = Phrase(prep, i, i + 1, i, link=link, prep_at=prep_at)
        _join(tokens, found, current, tensed)
        _go_on(tokens, found, current)
        found.append(current)
        prep, prep_at, link = "", -1, ""
    return found


def _governed(tokens: list[Token], i: int, prep: str, at: int) -> tuple[str, int]:
    """The preposition of a phrase; also one that ends a date: "two days before" his arrival."""
    if prep or not i or tokens[i - 1].tag is not Tag.TIME:
        return prep, at
    last = tokens[i - 1].low.rpartition(" ")[2]
    return (last, i - 1) if last in ("before", "after", "since", "until") else (prep, at)


_TIMES = frozenset("then now recently lately today yesterday there".split())
"""Adverbs that are what a preposition before them governs: "till then", "by now"."""


def _splits(tokens: list[Token], current: Phrase, i: int) -> bool:
    tag, before = tokens[i].tag, tokens[current.end - 1].tag
    dated = tokens[current.head].low in closed_classes()["times"] and tokens[i].mention is not None
    if dated or Tag.TIME in (tag, before) or tag is Tag.PRON or before is Tag.PRON:
        return True
    return tag is Tag.DET and before not in (Tag.DET, Tag.POSS) and tokens[current.head].tag is not Tag.ADJ


def _extend(tokens: list[Token], current: Phrase, i: int) -> None:
    current.end = i + 1
    if tokens[i].tag is Tag.POSS:
        current.owner = i
    elif tokens[i].tag in HEADS:
        current.head = i


def _join(tokens: list[Token], found: list[Phrase], phrase: Phrase, tensed: set[int]) -> None:
    """Give a phrase behind "and" the preposition of the one before, or of the list that it ends."""
    if phrase.link != "coord" or phrase.prep or not found or _opens_clause(tokens, phrase.start, tensed):
        return
    before = found[-1]
    if before.prep and phrase.start - before.end <= 3 and tokens[before.head].tag is not Tag.TIME:
        _list(phrase, before)
    elif not before.prep and len(found) > 1 and before.link == "comma":
        _enumerate(tokens, found, phrase)


_SUBJECT = _INSIDE | {Tag.ADV, Tag.PREP, Tag.QUOTE}


def _opens_clause(tokens: list[Token], i: int, tensed: set[int]) -> bool:
    """Whether what stands behind ", and" or "; and" is the subject of a verb: ", and Peru signed a treaty".

    Behind a comma that goes on a list ("with Peru, Chile, and Cuba were signed") it is not.
    """
    if i < 2 or tokens[i - 1].tag is not Tag.COORD or tokens[i - 2].tag not in (Tag.COMMA, Tag.STOP):
        return False
    at = i
    while at < len(tokens) and at not in tensed and tokens[at].tag in _SUBJECT:
        at += 1
    before = next((n for n in range(i - 3, -1, -1) if tokens[n].tag in _BOUNDS or n in tensed), -1)
    return at in tensed and before in tensed


_BOUNDS = frozenset({Tag.COMMA, Tag.STOP, Tag.COORD, Tag.SUB, Tag.REL})


def _go_on(tokens: list[Token], found: list[Phrase], phrase: Phrase) -> None:
    """Give an actor behind the date of another one its place: "with Italy in 1964, France in 1965 and Egypt".

    The list goes on behind a date where an actor without preposition stands behind a comma or "and".
    """
    if len(found) < 2 or not phrase.link or phrase.prep or tokens[phrase.start].tag is Tag.TIME:
        return
    member, date = found[-2:]
    if tokens[date.head].tag is not Tag.TIME or not _sole_actor(tokens, member):
        return
    if phrase.start - date.end <= 4 and _dated_actor(tokens, phrase.start):
        phrase.prep, phrase.prep_at, phrase.listed = member.prep, member.prep_at, True


def _dated_actor(tokens: list[Token], at: int) -> bool:
    """Whether an actor and its date stand here: "the USSR in 1957"."""
    at += tokens[at].tag is Tag.DET
    behind = tokens[at + 1 : at + 3]
    dated = any(t.tag is Tag.TIME for t in behind) and behind[0].tag in (Tag.PREP, Tag.TIME, Tag.QUOTE)
    return at < len(tokens) and tokens[at].tag is Tag.ACTOR and dated


def _sole_actor(tokens: list[Token], phrase: Phrase) -> bool:
    head = tokens[phrase.head]
    return head.tag is Tag.ACTOR and not getattr(head.mention, "adjective", False)


def _list(phrase: Phrase, before: Phrase) -> None:
    phrase.prep, phrase.prep_at, phrase.listed = before.prep, before.prep_at, True


def _enumerate(tokens: list[Token], found: list[Phrase], last: Phrase) -> None:
    """Give all of "with A, B and C" the preposition of the first.

    A date or place that opens the sentence is no list with the subject behind it.
    """
    first = len(found) - 1
    while first > 0 and found[first].link == "comma" and not found[first].prep:
        first -= 1
    head, root = found[first], first
    while root > 0 and found[root].prep == "of" and found[root].prep_at == found[root - 1].end:
        root -= 1
    actors = all(tokens[p.end - 1].tag in _NAMED for p in found[first:])
    if not head.prep or not actors or (found[root].prep in _OPENINGS and found[root].prep_at < 2):
        return
    for phrase in (*found[first + 1 :], last):
        _list(phrase, head)


_NAMED = frozenset({Tag.ACTOR, Tag.PERSON, Tag.TIME})
_OPENINGS = frozenset(
    "in on at after before during since until following despite unlike like under within".split()
)
