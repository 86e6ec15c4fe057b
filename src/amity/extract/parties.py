"""Which states a noun phrase stands for: by name, adjective, possessor, person, pronoun or bare title."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amity.extract.actors import Mention
from amity.extract.clauses import Parse
from amity.extract.discourse import Discourse
from amity.extract.phrases import Phrase
from amity.extract.tagging import Tag
from amity.extract.words import closed_classes


@dataclass(frozen=True, slots=True)
class Party:
    """A state in a role, the person it is named by, and how it was found.

    `how` is "named", "adjective", "possessive", "person", "of", "pronoun", "both" or "title"; "focus" where
    no words of the sentence do it. `at` are the first token of the words that tell, and the one behind them.
    """

    state: str
    how: str
    person: str = ""
    alternatives: tuple[str, ...] = ()
    at: tuple[int, int] = (-1, -1)


Parties = list[Party]


_COMPLEMENTS = frozenset(("of", "from"))
PLACES = _COMPLEMENTS | {"in", "inside", "within"}


def in_phrases(
    parse: Parse, phrases: Sequence[Phrase], discourse: Discourse, preps: frozenset[str] = _COMPLEMENTS
) -> Parties:
    """The parties that a list of phrases stands for: heads and what is coordinated; else complements."""
    found: Parties = []
    settled = False
    for i, phrase in enumerate(phrases):
        joined = i == 0 or phrase.link == "coord" or phrase.listed or not (settled or phrase.prep)
        if joined or (phrase.link == "comma" and not phrase.prep):
            own = in_phrase(parse, phrase, discourse)
            if own and not joined and settled:
                own = [p for p in own if p.how in ("named", "person") and _enumerates(phrases, i)]
            found.extend(p for p in own if all(p.state != q.state or p.person != q.person for q in found))
            settled = bool(found)
        elif not settled and (phrase.prep in preps or _serves(parse, phrases[i - 1], phrase)):
            own = in_phrase(parse, phrase, discourse)
            found.extend(replace(p, how=p.how if p.how == "both" else "of") for p in own)
            settled = bool(found)
    return merged(found)


def _serves(parse: Parse, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase says whom one works for: "an adviser to President Sadat", "the junta in Niger"."""
    head = parse.tokens[before.head].low
    within = phrase.prep == "in" and head in closed_classes()["bodies"]
    return within or (phrase.prep == "to" and head in _STAFF)


_STAFF = frozenset("adviser advisor aide assistant".split())


def merged(parties: Parties) -> Parties:
    """Each state once, the way it was named first, with the person if one is named."""
    best: dict[str, Party] = {}
    for party in parties:
        if party.state not in best or (party.person and not best[party.state].person):
            best[party.state] = party
    return list(best.values())


def _enumerates(phrases: Sequence[Phrase], i: int) -> bool:
    """Whether a phrase behind a comma is one of a list that "and" will end."""
    for phrase in phrases[i + 1 :]:
        if phrase.link != "comma":
            return phrase.link == "coord"
    return False


def in_phrase(parse: Parse, phrase: Phrase, discourse: Discourse) -> Parties:
    """The parties that one noun phrase stands for."""
    return _placed(_in_phrase(parse, phrase, discourse), phrase)


def _placed(parties: Parties, phrase: Phrase) -> Parties:
    """The parties with the place of the phrase, where they have none yet."""
    return [p if p.at[0] >= 0 else replace(p, at=(phrase.start, phrase.end)) for p in parties]


def _in_phrase(parse: Parse, phrase: Phrase, discourse: Discourse) -> Parties:
    head = parse.tokens[phrase.head]
    owned = owners(parse, phrase, discourse)
    if head.low in ("counterpart", "counterparts"):
        return modifiers(parse, phrase, discourse) or _across(owned, discourse)
    if head.tag is Tag.PERSON:
        return _persons(head.mention, owned or modifiers(parse, phrase, discourse), discourse)
    if owned:
        return owned
    if head.tag is Tag.ACTOR:
        return _of_mention(head.mention, discourse)
    return modifiers(parse, phrase, discourse) or _anaphor(parse, phrase, discourse)


def _across(owned: Parties, discourse: Discourse) -> Parties:
    """Whose counterpart it is: that of the state with which the one deals ("his counterpart")."""
    others = [discourse.addressed(p.state) or discourse.opponent(p.state) for p in owned[:1]]
    return [Party(state, "pronoun") for state in others if state]


def _anaphor(parse: Parse, phrase: Phrase, discourse: Discourse) -> Parties:
    """The parties of a phrase that names none: a pronoun, a known name, the latter, a bare title."""
    head = parse.tokens[phrase.head]
    if head.tag is Tag.PRON:
        return _pronoun(head.low, discourse)
    if head.low in ("latter", "former"):
        return [Party(s, "pronoun") for s in discourse.ranked(head.low)]
    if head.text in discourse.known:
        return [Party(s, "person", head.text) for s in discourse.known[head.text][:1]]
    return _titles(parse, phrase, discourse)


def owners(parse: Parse, phrase: Phrase, discourse: Discourse) -> Parties:
    """The possessor of a phrase: "Mongolia's", "its", "their"."""
    return _placed(_owners(parse, phrase, discourse), phrase)


def _owners(parse: Parse, phrase: Phrase, discourse: Discourse) -> Parties:
    tokens = parse.tokens
    first = tokens[phrase.start]
    if first.low == "its":
        return [Party(s, "pronoun") for s in discourse.subjects[:1] or discourse.recent[:1]]
    if first.low in ("his", "her"):
        return [Party(s, "pronoun", discourse.person) for s in discourse.person_states[:1]]
    if first.low == "their":
        return [Party(s, "pronoun") for s in discourse.subjects or discourse.both()]
    if not phrase.owner:
        return []
    found: Parties = []
    for i in range(phrase.start, phrase.owner):
        token = tokens[i]
        if token.tag is Tag.PERSON:
            found.extend(_persons(token.mention, [], discourse))
        elif token.tag is Tag.ACTOR:
            found.extend(
                Party(p.state, "possessive", p.person, p.alternatives)
                for p in _of_mention(token.mention, discourse)
            )
    return found[-1:] if len(found) > 1 and found[-1].person else found


def modifiers(parse: Parse, phrase: Phrase, discourse: Discourse) -> Parties:
    """A state's name or adjective before the head: "Soviet troops", "the DPRK embassy"."""
    found = []
    for i in range(phrase.start, phrase.end):
        token = parse.tokens[i]
        if token.tag is Tag.ACTOR and token.mention.states and not token.mention.anaphor:
            states = _meant(token.mention, discourse)
            found.append(Party(states[0], "adjective", "", states[1:], (i, i + 1)))
        elif token.tag is Tag.PERSON and token.mention.states:
            found.append(Party(token.mention.states[0], "person", token.mention.text, (), (i, i + 1)))
    return found


def _of_mention(mention: Mention, discourse: Discourse) -> Parties:
    if mention.anaphor:
        return [Party(s, "both") for s in discourse.met or discourse.both()]
    if states := _meant(mention, discourse):
        return [Party(states[0], "named", "", states[1:])]
    return []


def _meant(mention: Mention, discourse: Discourse) -> tuple[str, ...]:
    """The states that a name can mean, first the one that the document is about ("Korean")."""
    if mention.sort == "capital" and len(mention.states) > 1:
        spoken = [s for s in mention.states if s in discourse.subjects or s in discourse.recent]
        return tuple(spoken) or mention.states
    about = [state for state in mention.states[1:] if state in discourse.dyad]
    if not about or mention.states[0] in discourse.dyad:
        return mention.states
    return (about[0], *(state for state in mention.states if state != about[0]))


def _persons(mention: Mention, beside: Parties, discourse: Discourse) -> Parties:
    states = mention.states or tuple(p.state for p in beside[:1])
    states = states or discourse.known.get(mention.text.split()[-1], ())
    return [Party(states[0], "person", mention.text, states[1:])] if states else []


def _pronoun(low: str, discourse: Discourse) -> Parties:
    if low in ("he", "she", "him", "himself", "herself"):
        return [Party(s, "pronoun", discourse.person) for s in discourse.person_states[:1]]
    if low in ("it", "itself"):
        return [Party(s, "pronoun") for s in discourse.subjects[:1]]
    if low in ("they", "them", "themselves"):
        states = discourse.subjects or discourse.both()
        return [Party(s, "pronoun") for s in states]
    return []


_PLURALS = frozenset("ministers leaders presidents premiers governments sides delegations parties".split())
_TITLES = frozenset("government cabinet regime authorities army forces troops".split())
_HEADS = frozenset("president premier minister king leader chancellor emperor dictator".split())


def _titles(parse: Parse, phrase: Phrase, discourse: Discourse) -> Parties:
    """A bare title: "the president", "the government", of the state last spoken of."""
    head = parse.tokens[phrase.head].low
    if parse.tokens[phrase.start].low not in ("the", "both"):
        return []
    if head in _HEADS and discourse.person_states:
        return [Party(s, "title", discourse.person) for s in discourse.person_states[:1]]
    completed = parse.tokens[phrase.end : phrase.end + 1]
    if head in _PLURALS and phrase.end - phrase.start <= 3 and not any(t.low == "of" for t in completed):
        return [Party(s, "both") for s in discourse.dyad]
    if head in _TITLES and discourse.subjects:
        return [Party(s, "title") for s in discourse.subjects[:1]]
    return []
