"""Who is meant where the words of a clause leave a party out."""

from amity.extract import nouns
from amity.extract.clauses import Clause, Parse
from amity.extract.discourse import Discourse
from amity.extract.lexicon import Frame
from amity.extract.parties import Party, in_phrases
from amity.extract.phrases import Phrase
from amity.extract.roles import Slots
from amity.extract.tagging import Tag
from amity.reference.kinds import kinds

_MOVES = frozenset("arrive come go travel return leave fly depart".split())


_PLACED = frozenset("to in at for from".split())


def abroad(parse: Parse, clause: Clause, sources: list[Party], discourse: Discourse) -> list[Party]:
    """Where one goes of whom no place is said, in a document about two states: to the other of them."""
    placed = any(p.prep in _PLACED and _proper_place(parse, p) for p in clause.after)
    home = any(t.low in ("home", "back") for t in parse.tokens[clause.group.end : clause.group.end + 2])
    placed = placed or home
    if clause.group.lemma not in _MOVES or placed or len(sources) > 1 or not sources[0].person:
        return []
    other = discourse.vis_a_vis(sources[0].state)
    return [Party(other, "focus")] if other else []


def _proper_place(parse: Parse, phrase: Phrase) -> bool:
    return parse.tokens[phrase.head].tag in (Tag.NAME, Tag.NOUN, Tag.ACTOR)


_DECREES = frozenset("announce decide order declare".split())


def decreeing(parse: Parse, clause: Clause, targets: list[Party], discourse: Discourse) -> list[Party]:
    """Who does what is announced without saying who: "Peru announced that an envoy would be expelled"."""
    governor = parse.clauses[clause.governor] if clause.governor >= 0 else None
    if governor is None or clause.relation != "that" or governor.group.lemma not in _DECREES:
        return []
    touched = {p.state for p in targets}
    return [p for p in in_phrases(parse, governor.subject, discourse) if p.state not in touched]


def disputants(sources: list[Party], discourse: Discourse) -> list[Party]:
    """Between whom one mediates of whom it is not said: the two who deal with each other."""
    own = {party.state for party in sources}
    pair = discourse.dealing()
    return [] if own.intersection(pair) else [Party(state, "focus") for state in pair]


_MUTUAL = frozenset(
    "clash meeting ceasefire treaty_signed agreement_signed peace_made talks_broken_off".split()
)
_DYADIC = _MUTUAL | frozenset(
    "trade visit ambassador_exchange relations_established treaty_abrogated cooling warming "
    "infrastructure".split()
)


def mission(frame: Frame, discourse: Discourse) -> tuple[list[Party], list[Party]]:
    """Home and host of "the embassy": those of the one spoken of last."""
    if not frame.kind.startswith("embassy_") or not discourse.mission:
        return [], []
    home, host = (Party(state, "focus") for state in discourse.mission)
    return [home], [host]


def pair(frame: Frame, slots: Slots, discourse: Discourse) -> list[Party]:
    """For what two do together and nobody is named to do: the two who deal with each other."""
    wanted = _DYADIC if discourse.dominated else _MUTUAL if discourse.dated else frozenset()
    if frame.kind not in wanted or any(_proper(slots.parse, p) for p in _outside(slots, frame)):
        return []
    if kinds()[frame.kind].directed and discourse.dominated:
        active = [state for state in discourse.dyad if state in discourse.subjects]
        if len(active) == 1:
            return [Party(active[0], "focus")]
    return [
        Party(state, "focus") for state in (discourse.dyad if discourse.dominated else discourse.dealing())
    ]


def _outside(slots: Slots, frame: Frame) -> list[Phrase]:
    """The phrases around a word, without those in brackets ("(Table 2)") and the thing itself, as titled."""
    tokens = slots.parse.tokens
    phrases = [
        p
        for p in (*slots.subject, *slots.chain)
        if not (frame.object and nouns.holds(slots.parse, [p], frame.object))
    ]
    return [p for p in phrases if not p.start or tokens[p.start - 1].low not in ("(", "[")]


def _proper(parse: Parse, phrase: Phrase) -> bool:
    return any(t.tag in (Tag.NAME, Tag.PERSON) for t in parse.tokens[phrase.start : phrase.end])
