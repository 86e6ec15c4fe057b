"""What has been spoken of: the focus that pronouns, "the two countries" and bare dates refer back to.

The focus list follows centering (Grosz, Joshi and Weinstein 1995) in its simplest form: what stood as a
subject ranks before what stood elsewhere, and the latest before the earlier.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from amity.extract.words import closed_classes
from amity.model.when import When

DEPTH = 8
PARAGRAPH = 5
"""The sentences of a paragraph: for so long a date, or that two states were named together, is in mind."""
DEALT, TOGETHER = 1.0, 0.5
GROWTH = 2 ** (1 / PARAGRAPH)
"""How much more each later sentence weighs in the dealings of two states: twice with each paragraph."""
ENOUGH = 0.25
"""What a dealing must weigh to say with whom a state deals: it fades after two paragraphs."""


@dataclass(slots=True)
class Discourse:
    """The running focus of a document.

    `dyad` is the pair that the whole document is about, if any, and `dominated` that its title or
    nearly all of its names say so; `subjects` the states of the latest
    subject; `recent` states, latest first; `person` the latest person with a state; `known` the states of
    persons introduced by title; `date` the latest date and `date_age` how many sentences ago it was given;
    `aside` the latest date of what had been before that, and `aside_age` how long ago;
    `dated` says that the sentence at hand has one of its own; `mission` whose embassy in which state was
    spoken of last, `thing` the noun that "it" can stand for; `met` the two that dealt with each other in the
    sentence at hand. `where` is the last place in the document that names each state, `years` that which
    gives each year in full, and `date_at` that of `date`.
    """

    dyad: tuple[str, ...] = ()
    dominated: bool = False
    subjects: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    recent: list[str] = field(default_factory=list)
    person: str = ""
    person_states: tuple[str, ...] = ()
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    date: When | None = None
    date_age: int = 0
    aside: When | None = None
    aside_age: int = 0
    reporter: tuple[str, ...] = ()
    dealings: dict[tuple[str, str], float] = field(default_factory=dict)
    sentence: int = 0
    dated: bool = False
    mission: tuple[str, ...] = ()
    thing: str = ""
    met: tuple[str, ...] = ()
    where: dict[str, tuple[int, int]] = field(default_factory=dict)
    years: dict[str, tuple[int, int]] = field(default_factory=dict)
    date_at: tuple[int, int] | None = None
    heading: int = -1

    def note_states(self, states: Iterable[str]) -> None:
        """Put states at the head of the list of those spoken of."""
        for state in states:
            if state in self.recent:
                self.recent.remove(state)
            self.recent.insert(0, state)
        del self.recent[DEPTH:]

    def note_subject(self, states: tuple[str, ...]) -> None:
        """Remember who was the subject; two or more are the pair that "both" means."""
        if states:
            self.subjects = states
            if len(set(states)) == 2:
                self.pair = states

    def note_person(self, name: str, states: tuple[str, ...]) -> None:
        """Remember a person with the state they stand for; "he" means the latest."""
        self.person, self.person_states = name, states
        if states:
            for part in (name.rsplit(maxsplit=1)[-1], name, *_surname(name, states[0])):
                self.known[part] = states

    def note_name(self, name: str, state: str) -> None:
        """Remember for whom a person stands, in full and by the last part of the name."""
        for part in (name, name.rsplit(maxsplit=1)[-1], *_surname(name, state)):
            self.known[part] = (state,)

    def note_pair(self, one: str | None, other: str | None) -> None:
        """Remember that two states dealt with each other."""
        if one and other and one != other and "IGO" not in (one, other):
            self.pair = self.met = (one, other)
            self._deal(one, other, DEALT)

    def note_together(self, states: Iterable[str]) -> None:
        """Remember that states were named in one sentence."""
        for one, other in combinations(sorted(set(states)), 2):
            self._deal(one, other, TOGETHER)

    def _deal(self, one: str, other: str, weight: float) -> None:
        pair = (one, other) if one < other else (other, one)
        self.dealings[pair] = self.dealings.get(pair, 0.0) + weight * GROWTH**self.sentence

    def opponent(self, state: str) -> str | None:
        """With whom a state deals, by what was said before, the latest weighing most; None if open."""
        scores: dict[str, float] = {}
        for (one, other), weight in self.dealings.items():
            if state in (one, other):
                scores[other if state == one else one] = weight
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if ranked[0][1] < ENOUGH * GROWTH**self.sentence:
            return None
        return ranked[0][0]

    def addressed(self, state: str) -> str | None:
        """To whom a state's words go: whom it deals with in this sentence, or the document's other one."""
        others = [other for other in self.met if other != state] if state in self.met else []
        return others[0] if others else self.vis_a_vis(state)

    def vis_a_vis(self, state: str) -> str | None:
        """The other of the two states that a document is about, if it says that it is about little else."""
        others = [other for other in self.dyad if other != state]
        return others[0] if self.dominated and len(others) == 1 else None

    def ranked(self, word: str) -> list[str]:
        """Whom "the former" or "the latter" means: of the two states named last the one or the other."""
        return self.recent[1:2] if word == "former" else self.recent[:1]

    def dealing(self) -> tuple[str, ...]:
        """The two states that deal with each other most of late; empty where it is open."""
        ranked = sorted(self.dealings.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < 2 * ENOUGH * GROWTH**self.sentence:
            return ()
        return ranked[0][0]

    def both(self) -> tuple[str, ...]:
        """Whom "the two countries" or "both sides" means."""
        if self.dyad and (not self.pair or set(self.pair) == set(self.dyad) or len(self.recent) < 3):
            return self.dyad
        return self.pair or self.dyad

    def next_sentence(self, *, dated: bool) -> None:
        """Let the date grow older; `dated` says that the sentence has one of its own."""
        self.dated, self.met = dated, ()
        self.date_age += 1
        self.aside_age += 1
        self.sentence += 1
        if self.sentence % 100 == 0:
            self.dealings = {pair: weight / GROWTH**100 for pair, weight in self.dealings.items()}
            self.sentence = 0


def _surname(name: str, state: str) -> list[str]:
    """The surname of a full name where it is the first part, as in Korea and China."""
    parts = name.split()
    return parts[:1] if len(parts) > 1 and state in closed_classes()["surname_first"] else []


def dyad_of(
    states: Sequence[str], title: Iterable[str] = (), prior: Sequence[str] = ()
) -> tuple[tuple[str, ...], bool]:
    """The pair a document is about, and whether it is about little else.

    It is the two states of its title, else the two it names most, if both are named twice as often as any
    third. It is about little else where it names each of the two more often than all others together.
    Of a pair `prior` that is looked for it is enough that it names both, each more often than any third.

    >>> dyad_of(["MNG", "PRK", "MNG", "PRK", "CHN"]), dyad_of([], ["PRK", "MNG"])
    ((('MNG', 'PRK'), True), (('MNG', 'PRK'), True))
    """
    named = sorted(set(title))
    if len(named) == 2:
        return tuple(named), True
    counts = Counter(states).most_common(3)
    if len(counts) > 1 and {state for state, _ in counts[:2]} == set(prior):
        rest = counts[2][1] if len(counts) > 2 else 0
        return tuple(sorted(prior)), counts[1][1] > rest
    if len(counts) < 2 or (len(counts) == 3 and counts[1][1] < 2 * counts[2][1]):
        return (), False
    pair = tuple(sorted(state for state, _ in counts[:2]))
    others = len(states) - counts[0][1] - counts[1][1]
    return pair, counts[1][1] > others
