"""Whether noun phrases hold the words that a frame asks for."""

from collections.abc import Sequence

from amity.extract.clauses import Parse
from amity.extract.phrases import Phrase
from amity.extract.tagging import Tag
from amity.extract.words import closed_classes, singular


def holds(parse: Parse, phrases: Sequence[Phrase], words: frozenset[str]) -> Phrase | None:
    """The first direct phrase that holds one of the words; "state" means that of any state.

    What completes a phrase counts only behind a word of measure ("tons of wheat").
    """
    measured = False
    for i, phrase in enumerate(phrases):
        direct = i == 0 or phrase.link in ("coord", "comma") or not phrase.prep
        if (direct or measured) and _has(parse, phrase, words):
            return phrase
        head = parse.tokens[phrase.head]
        measured = head.tag is Tag.NUM or head.low in closed_classes()["measures"]
    return None


def _has(parse: Parse, phrase: Phrase, words: frozenset[str]) -> bool:
    for i in range(max(phrase.start, phrase.owner), phrase.end):
        token = parse.tokens[i]
        if token.tag is Tag.ACTOR:
            city = token.mention.sort == "capital" and "city" in words
            if i == phrase.head and (city or "state" in words):
                return True
        elif token.tag is Tag.PERSON or token.low in ("he", "she", "him", "who"):
            if "minister" in words:
                return True
        elif token.tag is Tag.NAME and i == phrase.head and "town" in words:
            return True
        else:
            low = token.low
            if low in words or singular(low) in words or low.rpartition("-")[2] in words:
                return True
    return False
