"""Words of a sentence with their class, as far as the closed classes, verb forms and context tell it.

The classes are coarse, since no more is needed to find verb groups and noun phrases: an actor, person or
date that was found before is one token, whatever its words are.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from itertools import pairwise
from typing import Any

from amity.extract.lexicon import classes, frames
from amity.extract.words import closed_classes, verb_forms


class Tag(IntEnum):
    """The class of a token."""

    NOUN = 1
    NAME = 2
    ACTOR = 3
    PERSON = 4
    TIME = 5
    NUM = 6
    ADJ = 7
    DET = 8
    POSS = 9
    PRON = 10
    ADV = 11
    VERB = 12
    BE = 13
    HAVE = 14
    DO = 15
    MODAL = 16
    TO = 17
    NEG = 18
    PREP = 19
    COORD = 20
    SUB = 21
    REL = 22
    COMMA = 23
    STOP = 24
    """A colon, semicolon, dash or bracket."""
    QUOTE = 25
    OTHER = 26


class Token:
    """A word, mark or mention: `start` and `end` in the sentence's text, `lemma` and `forms` of a verb."""

    __slots__ = ("end", "forms", "lemma", "low", "mention", "start", "tag", "text")

    def __init__(self, text: str, start: int, end: int, tag: Tag, mention: Any = None) -> None:
        self.text, self.start, self.end, self.tag, self.mention = text, start, end, tag, mention
        self.low = text.lower()
        self.lemma = ""
        self.forms: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag.name}"


_L = "[^\\W\\d_¹²³⁰-⁹]"
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W_]))"
    rf"|(?P<word>(?:{_L}\.){{2,}}(?:-{_L}+)?|[A-ZÀ-ÞА-Я]\.(?=[ -]?[A-ZÀ-ÞА-Я])"
    rf"|{_L}(?:{_L}|\d|[-‐‑](?={_L}|\d)|(?<=[a-z])['’](?=[a-rt-z]{{2}}))*)"
    r"|(?P<clitic>['’](?:s|S|re|ve|ll|d|t)\b|(?<=s)['’](?=\s))"
    r"|(?P<mark>[,;:()\[\]“”\"‘’'«»]|[–—]+|--|%|[$€£¥])|(?P<other>[^\s])"
)
_JOINTS = frozenset(("-", "–", "/", "--", "‐"))
_COMPOUND = re.compile(r"[-‐](?!Korean)([a-z]+)")
_TITLED = re.compile(
    r" (?:[A-Z]\w+ )?(?:Agreements?|Accords?|Treaty|Treaties|Pact|Conference|Summit|Declaration|Protocol"
    r"|Convention|Process|Communiqué|Dialogue|Memorandum|University|Airport|Formula|Plan|Peace|Round|Talks|Street|Stadium)\b"
)
_PLACE_SORTS = frozenset(("capital", "place", "metonym"))
_QUOTES = frozenset("“”\"‘’'«»")


@cache
def _closed() -> dict[str, Tag]:
    closed = closed_classes()
    order = [
        ("adjectives", Tag.ADJ), ("adverbs", Tag.ADV), ("prepositions", Tag.PREP),
        ("determiners", Tag.DET), ("pronouns", Tag.PRON), ("subordinators", Tag.SUB), ("relatives", Tag.REL),
        ("coordinators", Tag.COORD), ("modals", Tag.MODAL), ("be", Tag.BE), ("have", Tag.HAVE),
        ("do", Tag.DO), ("negations", Tag.NEG),
    ]  # fmt: skip
    verbs = verb_forms()
    table = {
        word: tag for name, tag in order for word in closed[name] if tag is not Tag.ADJ or word not in verbs
    }
    table |= {"to": Tag.TO, "that": Tag.SUB, "her": Tag.DET, "his": Tag.DET, "no": Tag.DET, "like": Tag.PREP}
    return table


HEADS = frozenset({Tag.NOUN, Tag.NAME, Tag.ACTOR, Tag.PERSON, Tag.NUM, Tag.PRON, Tag.TIME, Tag.ADJ})
"""What can head a noun phrase."""
NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.ACTOR, Tag.PERSON, Tag.NUM, Tag.ADJ})
_BEFORE_NOUN = frozenset({Tag.DET, Tag.ADJ, Tag.POSS, Tag.NUM})
_SUBJECT_END = frozenset({Tag.NOUN, Tag.NAME, Tag.ACTOR, Tag.PERSON, Tag.PRON, Tag.REL, Tag.TIME})
_OBJECT_START = frozenset({Tag.DET, Tag.ACTOR, Tag.PERSON, Tag.PRON, Tag.SUB, Tag.NUM, Tag.TO})
_ADJECTIVE = re.compile(r".{3,}(?:ese|ish|al|ic|ive|ous|ful|less|able|ible|ary)$")
_GERUND_NOUNS = frozenset(
    "meeting building fighting bombing shelling killing understanding hearing gathering ruling "
    "uprising warning "
    "training funding beginning sitting opening closing signing shooting crossing landing reading briefing "
    "finding offering settling standing saying holding bearing during following including according".split()
)


def tokens(text: str, start: int, end: int, mentions: Sequence[tuple[int, int, Tag, Any]]) -> list[Token]:
    """The tokens of the sentence `text[start:end]`; `mentions` are spans in order that do not overlap.

    >>> tokens("Russia did not attack.", 0, 22, [(0, 6, Tag.ACTOR, None)])
    [Russia/ACTOR, did/DO, not/NEG, attack/VERB, ./OTHER]
    """
    found: list[Token] = []
    at = start
    for first, last, sort, named in mentions:
        tag, mention = sort, named
        if not (tag is Tag.ACTOR and found and text[at:first] in _JOINTS and found[-1].tag is Tag.ACTOR):
            _plain(text, at, first, found)
        at = last
        if compound := _COMPOUND.match(text, last, end):
            at = compound.end()
            tag = tag if compound[1] in ("led", "based") else Tag.ADJ
        elif (
            tag is Tag.ACTOR
            and _TITLED.match(text, last, end)
            and getattr(mention, "sort", "") in _PLACE_SORTS
        ):
            tag, mention = Tag.NAME, None
        found.append(Token(text[first:at], first, at, tag, mention))
    _plain(text, at, end, found)
    _round(found)
    if _in_title_case(found):
        for token in found:
            token.text = token.low if token.tag is Tag.VERB else token.text
    _decide(found)
    return found


_ROUNDING = tuple(
    tuple(words.split())
    for words in (
        "up to", "as many as", "as much as", "at least", "at most", "close to", "in excess of", "upwards of",
        "no fewer than", "no less than", "not less than", "an estimated", "an additional", "a further",
    )
)  # fmt: skip


def _round(found: list[Token]) -> None:
    """Take words that only round a number as adverbs: "up to 200", "as many as 30"."""
    for i, token in enumerate(found):
        if token.tag is Tag.NUM and i > 1:
            for words in _ROUNDING:
                before = found[max(0, i - len(words)) : i]
                if tuple(t.low for t in before) == words:
                    for other in before:
                        other.tag = Tag.ADV


def _in_title_case(found: list[Token]) -> bool:
    """Whether a sentence is a headline that capitalises its words: "Peru Lifts Ban on Chilean Wine"."""
    open_class = (Tag.VERB, Tag.NAME, Tag.NOUN, Tag.ADJ)
    words = [t.text for t in found if t.mention is None and t.tag in open_class]
    return len(words) > 2 and all(word[0].isupper() for word in words)


def _plain(text: str, start: int, end: int, found: list[Token]) -> None:
    closed, verbs = _closed(), verb_forms()
    for match in _TOKEN.finditer(text, start, end):
        token = Token(match[0], match.start(), match.end(), Tag.OTHER)
        low, group = token.low, match.lastgroup
        if group == "word":
            known = closed.get(low)
            if known is not None:
                token.tag = known
            elif low in verbs:
                token.lemma, token.forms = verbs[low]
                token.tag = Tag.VERB
            else:
                token.tag = _open_class(token, start == token.start)
        elif group == "number":
            token.tag = Tag.NUM
        elif group == "mark":
            token.tag = Tag.COMMA if low == "," else Tag.QUOTE if low in _QUOTES else Tag.STOP
            if low in "%$€£¥":
                token.tag = Tag.NUM
        elif group == "clitic":
            token.tag = _clitic(token, found)
        found.append(token)


def _clitic(token: Token, found: list[Token]) -> Tag:
    ending = token.low[1:]
    if ending == "t":
        if found and found[-1].low.endswith("n"):
            stem = {"won": "will", "can": "can", "don": "do"}.get(found[-1].low, found[-1].low[:-1])
            found[-1].tag = _closed().get(stem, found[-1].tag)
        return Tag.NEG
    return {"ll": Tag.MODAL, "d": Tag.MODAL, "re": Tag.BE, "ve": Tag.HAVE}.get(ending, Tag.POSS)


def _open_class(token: Token, initial: bool) -> Tag:
    low = token.low
    if token.text[0].isupper() and not initial:
        return Tag.NAME
    if low in _known_nouns():
        return Tag.NOUN
    if low.endswith("ed") and len(low) > 5 and low not in _NO_PAST:
        if "-" in low:
            return Tag.ADJ
        token.lemma, token.forms = low[:-2], _PAST
        return Tag.VERB
    if low.endswith("ly"):
        return Tag.ADV
    return Tag.ADJ if _ADJECTIVE.match(low) else Tag.NOUN


_PAST = frozenset(("past", "part"))
_NO_PAST = frozenset(
    "hundred indeed kindred sacred wicked rugged beloved wretched biased exceed speed".split()
)
"""Words on -ed that are no past forms; any other unknown one is taken for a verb's."""


@cache
def _known_nouns() -> frozenset[str]:
    """Nouns of the lexicon that look like adverbs or adjectives: "monopoly", "secretary"."""
    return frozenset(w for words in classes().values() for w in words if w.endswith(("ly", "ary", "al")))


def _decide(found: list[Token]) -> None:
    """Settle by context what can be verb or noun, preposition or adverb, negation or determiner."""
    previous: Token | None = None
    outside: Token | None = None
    for i, token in enumerate(found):
        if token.low in ("(", "["):
            outside = previous
        elif token.low in (")", "]"):
            previous, outside = outside, None
            continue
        if token.tag is Tag.VERB:
            after = found[i + 1] if i + 1 < len(found) else None
            asked = "base" in token.forms and _awaited(found, i)
            token.tag = Tag.VERB if asked else _verb_or_not(token, previous, after)
        elif token.tag is Tag.TO:
            after = found[i + 1] if i + 1 < len(found) else None
            if not _opens_infinitive(after, found, i):
                token.tag = Tag.PREP
        elif _subordinates(token, previous, found, i):
            token.tag = Tag.SUB
        elif token.tag is Tag.PREP and _approximates(token, previous, found, i):
            token.tag = Tag.ADV
        if token.tag not in (Tag.ADV, Tag.NEG):
            previous = token
    for before, token, after in zip(found, found[1:], found[2:], strict=False):
        if token.tag is Tag.TIME and (before.low, after.low) == ("(", ")"):
            before.tag = after.tag = Tag.QUOTE
    if not any(token.tag in _VERBAL for token in found):
        _predicate(found)


def _awaited(found: list[Token], i: int) -> bool:
    """Whether "did" and a subject stand right before: "did the two governments exchange"."""
    for token in reversed(found[max(0, i - 6) : i]):
        if token.tag not in _SUBJECT_TAGS:
            return token.tag is Tag.DO and found[i - 1].tag is not Tag.DO
    return False


_SUBJECT_TAGS = frozenset({Tag.NOUN, Tag.NAME, Tag.ACTOR, Tag.PERSON, Tag.PRON, Tag.DET, Tag.ADJ, Tag.POSS})
_VERBAL = frozenset({Tag.VERB, Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL})
_NAMED = frozenset({Tag.ACTOR, Tag.PERSON, Tag.NAME})


def _predicate(found: list[Token]) -> None:
    """Find the verb of a sentence that seems to have none, as headlines have it: "Peru cuts ties"."""
    for before, token in pairwise(found):
        verbal = token.tag is Tag.NOUN and token.forms & {"s", "base", "past"} and before.tag in _NAMED
        if verbal and ("s" in token.forms or not getattr(before.mention, "adjective", False)):
            token.tag = Tag.VERB
            return


def _subordinates(token: Token, previous: Token | None, found: list[Token], i: int) -> bool:
    """Whether "that" behind a verb, or "since" and its like before a clause, opens a clause."""
    if token.low == "that":
        return previous is not None and previous.tag in (Tag.VERB, Tag.BE)
    return token.tag is Tag.PREP and token.low in _CONJUNCTIONS and _opens_clause(found, i + 1)


_CONJUNCTIONS = frozenset("since before after until till as".split())
_TENSED = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL})


def _opens_clause(found: list[Token], i: int) -> bool:
    """Whether a subject of one word and a finite verb stand here: "since they met", "after Peru had left"."""
    if i + 1 >= len(found) or found[i].tag not in (Tag.PRON, Tag.ACTOR, Tag.PERSON):
        return False
    verb = found[i + 1]
    return verb.tag in _TENSED or (verb.tag is Tag.VERB and bool(verb.forms & {"past", "s"}))


def _approximates(token: Token, before: Token | None, found: list[Token], i: int) -> bool:
    """Whether a preposition only rounds a number: "about 200", "over 30", "more than a thousand"."""
    if token.low == "than":
        return before is not None and before.low in ("more", "less", "fewer")
    after = found[i + 1] if i + 1 < len(found) else None
    return token.low in ("about", "around", "over") and after is not None and after.tag is Tag.NUM


def _opens_infinitive(after: Token | None, found: list[Token], i: int) -> bool:
    if after is not None and after.tag is Tag.ADV and i + 2 < len(found):
        after = found[i + 2]
    return after is not None and ("base" in after.forms or after.low in ("be", "have", "do"))


def _verb_or_not(token: Token, before: Token | None, after: Token | None) -> Tag:
    """Whether a form of a verb is a verb where it stands, or noun, name or adjective."""
    tag = Tag.OTHER if before is None else before.tag
    if tag in (Tag.MODAL, Tag.DO, Tag.TO, Tag.HAVE, Tag.BE) and not (tag is Tag.BE and "base" in token.forms):
        nouny = tag is Tag.HAVE and not token.forms & {"part", "past"}
        return Tag.NOUN if nouny else Tag.VERB
    nominal_next = after is not None and (
        after.tag in NOMINAL or (after.tag is Tag.VERB and "ing" not in after.forms)
    )
    adjectival = (
        before is not None and before.mention is not None and getattr(before.mention, "adjective", False)
    )
    if "ing" in token.forms:
        if tag not in _BEFORE_NOUN and after is not None and after.tag in (Tag.ACTOR, Tag.PERSON, Tag.DET):
            return Tag.VERB
        return _gerund(token, tag, adjectival)
    if token.forms & {"past", "part"} and "base" not in token.forms:
        opens = after is not None and (after.tag in _OBJECT_START or after.tag is Tag.PREP)
        return _past(token, None if before is None else tag, nominal_next, opens)
    return _base(token, before, after, adjectival)


def _gerund(token: Token, tag: Tag, adjectival: bool) -> Tag:
    if tag in _BEFORE_NOUN or adjectival or (token.low in _GERUND_NOUNS and tag is not Tag.COMMA):
        return Tag.NOUN
    return Tag.VERB


@cache
def _nominal() -> frozenset[str]:
    """Verbs that are as often nouns: those that the lexicon has as nouns, too."""
    held = frozenset().union(*classes().values())
    return held | frozenset(frames("n")) | closed_classes()["nouns"]


def _past(token: Token, tag: Tag | None, nominal_next: bool, opens: bool) -> Tag:
    """Whether a past form is a verb, a name or an adjective; `tag` is that of the word before, if any."""
    if token.text[0].isupper() and tag not in (None, Tag.OTHER, Tag.STOP):
        return Tag.NAME
    if tag is Tag.ADJ and (opens or "past" not in token.forms):
        return Tag.VERB
    if tag in _BEFORE_NOUN:
        return Tag.ADJ
    settled = token.low in closed_classes()["adjectives"] or tag is None
    if nominal_next and (tag is Tag.PREP or (settled and not token.text[0].isupper())):
        return Tag.ADJ
    return Tag.VERB


def _base(token: Token, before: Token | None, after: Token | None, adjectival: bool) -> Tag:
    """Whether a form without an ending, or with -s, is a verb or a noun."""
    tag = Tag.OTHER if before is None else before.tag
    if token.text[0].isupper() and before is not None:
        return Tag.NAME
    if before is not None and before.lemma == "help" and tag is Tag.VERB and "base" in token.forms:
        return Tag.VERB
    if before is None or tag in _BEFORE_NOUN or tag is Tag.PREP or adjectival:
        return Tag.NOUN
    if tag in (Tag.PRON, Tag.REL):
        return Tag.NOUN if before.low == "whose" else Tag.VERB
    return Tag.VERB if _predicates(token, tag, after) else Tag.NOUN


def _predicates(token: Token, tag: Tag, after: Token | None) -> bool:
    """Whether a word that can be verb or noun is followed as a verb would be."""
    follower = None if after is None else after.tag
    opens = follower in _OBJECT_START or (after is not None and after.low in ("its", "their"))
    opens = opens and not (follower is Tag.TO and tag is Tag.NOUN)
    third = "s" in token.forms
    if tag not in _SUBJECT_END:
        listed = tag in (Tag.COORD, Tag.COMMA) and third
        goes_on = listed and follower in NOMINAL | {Tag.VERB} and token.lemma not in _nominal()
        return goes_on or (opens and (tag is Tag.COORD or listed))
    if "past" in token.forms:
        return opens or follower in (Tag.PREP, Tag.ADV, Tag.ADJ)
    return opens or (third and token.lemma not in _nominal())
