"""Words of a sentence with the classes that a syntactic model gives them."""

from typing import TYPE_CHECKING

from amity.extract.tagging import Tag, Token
from amity.extract.words import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

OPEN = {
    "VERB": Tag.VERB,
    "NOUN": Tag.NOUN,
    "PROPN": Tag.NAME,
    "ADJ": Tag.ADJ,
    "ADV": Tag.ADV,
}
FORMS = {"VBD": "past", "VBN": "part", "VBG": "ing", "VBZ": "s", "VBP": "base", "VB": "base"}
QUALIFYING = ("amod", "compound", "nmod")


def anchors(tokens: list[Token], tree: "Doc", offset: int) -> list[int]:
    """For each of our tokens the word of the tree that heads it; `offset` is where the tree's text begins.

    A name of several words is one token of ours: its head is the word that hangs on one outside of it.
    """
    first = {word.idx + i: word.i for word in tree for i in range(len(word.text))}
    found = []
    for token in tokens:
        span = sorted({first[i - offset] for i in range(token.start, token.end) if i - offset in first})
        inside = set(span)
        heads = [i for i in span if tree[i].head.i not in inside or tree[i].head.i == i]
        found.append(heads[0] if heads else span[0] if span else 0)
    return found


def retag(tokens: list[Token], tree: "Doc", heads: list[int]) -> None:
    """Give words the class that the tree says, where it can tell better than closed lists can."""
    for token, at in zip(tokens, heads, strict=True):
        word = tree[at]
        if token.mention is not None or token.tag in (Tag.TIME, Tag.PERSON, Tag.ACTOR):
            continue
        if token.tag in OPEN.values() and word.pos_ in OPEN:
            _open(token, word)
        elif token.tag in (Tag.SUB, Tag.PREP, Tag.REL, Tag.TO):
            token.tag = _linking(token, word)


def _open(token: Token, word: "Word") -> None:
    tag = OPEN[word.pos_]
    if tag is Tag.VERB:
        qualifies = word.dep_ in QUALIFYING and word.tag_ in ("VBN", "VBG")
        tag = Tag.ADJ if qualifies else Tag.VERB
    if tag is Tag.VERB:
        known = verb_forms().get(token.low)
        token.lemma = known[0] if known else token.lemma or token.low
        token.forms = frozenset((FORMS.get(word.tag_, "base"),))
    token.tag = tag


def _linking(token: Token, word: "Word") -> Tag:
    """What a word that joins is here: preposition, subordinator, relative or mark of an infinitive."""
    if token.low == "to":
        return Tag.TO if word.pos_ == "PART" else Tag.PREP
    if word.tag_ in ("WDT", "WP", "WP$"):
        return Tag.REL
    if word.dep_ == "mark":
        return Tag.SUB
    return Tag.PREP if word.dep_ in ("prep", "agent", "dative") else token.tag
