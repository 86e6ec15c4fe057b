"""Who holds an office: persons introduced by title, and officials whose state is not named."""

from collections.abc import Sequence

from amity.extract.clauses import Parse
from amity.extract.lexicon import classes
from amity.extract.phrases import Phrase
from amity.extract.tagging import Tag


def introduced(parse: Parse) -> list[tuple[str, str]]:
    """Persons whom the sentence introduces by title and state, with the state.

    That is "South African Prime Minister John Vorster", "Prime Minister Smith of Rhodesia", "Zambia's
    President Kaunda".
    """
    found = []
    tokens, office = parse.tokens, classes()["human"]
    for i, phrase in enumerate(parse.phrases):
        name = []
        for token in reversed(tokens[phrase.start : phrase.end]):
            if token.tag is not Tag.NAME or token.low in office:
                break
            name.append(token.text)
        titles = [t for t in tokens[phrase.start : phrase.end] if t.low in office]
        if not name or not titles:
            continue
        states = [
            t.mention.states[0]
            for t in tokens[phrase.start : phrase.end]
            if t.tag is Tag.ACTOR and t.mention.states
        ]
        after = parse.phrases[i + 1] if i + 1 < len(parse.phrases) else None
        if not states and after is not None and after.prep == "of" and tokens[after.head].tag is Tag.ACTOR:
            states = list(tokens[after.head].mention.states[:1])
        if states and states[-1] != "IGO":
            found.append((" ".join(reversed(name)), states[-1]))
    return found


def official(parse: Parse, phrases: Sequence[Phrase]) -> str:
    """The name, else the title, of the first among phrases who has a title and no state.

    That is "Foreign Minister Dash", or "the new ambassador".
    """
    for phrase in phrases:
        tokens = parse.tokens[phrase.start : phrase.end]
        titled = any(t.low in _OFFICES for t in tokens)
        if titled and not any(t.tag in (Tag.ACTOR, Tag.PERSON, Tag.POSS) for t in tokens):
            return tokens[-1].text
    return ""


_OFFICES = frozenset("minister premier president ambassador envoy speaker delegation chairman".split())
