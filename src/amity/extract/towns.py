"""Towns that stand for the state they lie in, where something is done to them: "captured Bursa"."""

from collections.abc import Sequence

from amity.extract.actors import Mention
from amity.extract.clauses import Parse
from amity.extract.parties import Party
from amity.extract.phrases import Phrase
from amity.extract.roles import Slots
from amity.extract.tagging import Tag
from amity.model.when import When
from amity.reference import Reference

TOWN = "town"
"""The sort of a name that is no capital and stands for nobody who acts."""


def named(
    text: str, span: tuple[int, int], actors: Sequence[Mention], when: When | None, reference: Reference
) -> list[Mention]:
    """The towns that a sentence names where no actor's name stands, each with its states at a date.

    >>> from amity.reference import load
    >>> [(m.text, m.states) for m in named("Greeks captured Bursa.", (0, 22), [], None, load())]
    [('Bursa', ('TUR',))]
    """
    start, end = span
    taken = [(m.start, m.end) for m in actors]
    found = []
    for place in reference.place_mentions(text[start:end]):
        at, stop = start + place.start, start + place.end
        states = place.resolve(when)
        if states and not any(a < stop and at < b for a, b in taken):
            found.append(Mention(at, stop, text[at:stop], Tag.NAME, states, sort=TOWN))
    return found


_STRUCK = frozenset("invasion attack blockade border_violation".split())
_WENT = frozenset(
    "deployment visit withdrawal intervention peacekeeping mission_withdrawn embassy_opened embassy_closed "
    "aid".split()
)
_OF_MEN = frozenset(
    "kill wound injure shoot murder assassinate torture execute behead gun_down slay arm".split()
)
"""Verbs whose bare object is a person rather than a place."""


def struck(parse: Parse, slots: Slots, names: Sequence[str], kind: str, lemma: str) -> list[Party]:
    """The state in which the town lies that something is done to or that one goes to; empty if none does.

    `names` are the slots of the target in the order in which they are asked.
    """
    if kind not in _STRUCK | _WENT:
        return []
    for name in names:
        bare = name == "obj"
        if bare and (kind not in _STRUCK or lemma in _OF_MEN):
            continue
        whole = slots.object if bare else slots.subject[:1] if name == "subj" else []
        phrases = whole or [p for p in slots.chain if p.prep == name]
        for phrase in phrases:
            if found := _lying(parse, phrase):
                return found
    return []


def _lying(parse: Parse, phrase: Phrase) -> list[Party]:
    head = parse.tokens[phrase.head]
    if head.tag is not Tag.NAME or head.mention is None:
        return []
    return [Party(head.mention.states[0], "place", "", head.mention.states[1:], (phrase.start, phrase.end))]
