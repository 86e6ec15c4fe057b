"""Who acts and on whom: the parties that stand in a frame's slots."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amity.extract.clauses import Clause, Parse
from amity.extract.discourse import Discourse
from amity.extract.lexicon import Frame, classes, embeddings
from amity.extract.parties import PLACES, Parties, Party, in_phrase, in_phrases, merged, modifiers, owners
from amity.extract.phrases import Phrase
from amity.extract.tagging import Tag
from amity.extract.words import singular


@dataclass(slots=True)
class Slots:
    """The phrases that a frame can ask for, by slot: "subj", "obj", a preposition, "topic"."""

    parse: Parse
    discourse: Discourse
    subject: list[Phrase]
    object: list[Phrase]
    chain: list[Phrase]
    owner: Phrase | None = None
    agent: list[Phrase] | None = None
    outer: Sequence[Phrase] = ()
    inner: Sequence[Phrase] = ()
    reported: Sequence[Phrase] = ()

    @property
    def doer(self) -> Sequence[Phrase]:
        """By whom the deed was done that the object names: "condemned the raid on Peru by Chilean planes"."""
        phrases = [*self.object, *self.chain] if self.object else []
        own = [p.start for p in self.subject]
        return [p for p in phrases if p.prep == "by" and p.start not in own][:1]

    def parties(self, slot: str) -> Parties:
        """The parties that stand in a slot."""
        match slot:
            case "subj" | "clause":
                return in_phrases(self.parse, self.subject if slot == "subj" else self.outer, self.discourse)
            case "obj" | "inf":
                phrases = self.object if slot == "obj" else self.inner
                return in_phrases(self.parse, phrases, self.discourse, PLACES)
            case "doer" | "that_subj":
                phrases = self.doer if slot == "doer" else self.reported
                return in_phrases(self.parse, phrases, self.discourse, PLACES)
            case "poss":
                return self._owner()
            case "topic":
                return self._topic()
            case _:
                return self._behind(slot)

    def _owner(self) -> Parties:
        if self.owner is None:
            return []
        found = owners(self.parse, self.owner, self.discourse) or modifiers(
            self.parse, self.owner, self.discourse
        )
        if not found and self.agent:
            found = in_phrases(self.parse, self.agent, self.discourse)
        return found

    def _behind(self, prep: str) -> Parties:
        found: Parties = []
        for phrase in self.chain:
            if phrase.prep == prep:
                found.extend(in_phrase(self.parse, phrase, self.discourse))
                if not found:
                    found.extend(self._complement(phrase))
        return merged(found) or (self._there() if prep in ("to", "in") else [])

    def _there(self) -> Parties:
        """The state that "there" means: the latest spoken of that is not the subject's own."""
        if not any(self.parse.tokens[p.head].low == "there" for p in self.chain):
            return []
        own = {p.state for p in in_phrases(self.parse, self.subject, self.discourse)}
        spoken = [*self.discourse.dyad] if self.discourse.dominated else self.discourse.recent
        return [Party(state, "pronoun") for state in spoken if state not in own][:1]

    def _complement(self, phrase: Phrase) -> Parties:
        at = self.chain.index(phrase) + 1
        after = self.chain[at : at + 1]
        if after and after[0].prep in ("of", "in", "from") and after[0].prep_at == phrase.end:
            return in_phrase(self.parse, after[0], self.discourse)
        return []

    def _topic(self) -> Parties:
        found: Parties = []
        for phrase in (*self.subject, *self.object, *self.chain):
            if phrase.prep in ("", "of", "between", "with", "to", "by", "and", "from"):
                found.extend(in_phrase(self.parse, phrase, self.discourse))
        return merged(found)


def of_verb(parse: Parse, clause: Clause, frame: Frame | None, discourse: Discourse) -> Slots:
    """The slots of a verb: its subject and objects, swapped where it is passive."""
    particle = frame.particle if frame else ""
    direct = _direct(parse, clause, particle)
    if not direct and not clause.group.passive:
        direct = list(clause.antecedent)
    elif direct:
        direct += [p for p in clause.after if p.prep in ("of", "in") and p.prep_at == direct[-1].end]
    if not clause.group.passive:
        inner, reported = _infinitive(parse, clause), _reported(parse, clause)
        chain = [*clause.after, *clause.subject[1:]] if frame and frame.subject else clause.after
        return Slots(parse, discourse, clause.subject, direct, chain, inner=inner, reported=reported)
    agents = [
        p
        for i, p in enumerate(clause.after)
        if p.prep == "by" or (i and _completes(clause.after[i - 1], p) and clause.after[i - 1].prep == "by")
    ]
    return Slots(parse, discourse, agents, clause.subject, [*clause.after, *clause.subject[1:]])


def own(parse: Parse, slots: Slots, sources: Parties, targets: Parties) -> list[str]:
    """The rules that say that a party without a state is of the other's own people, such as its rebels."""
    found = []
    for name, parties, phrases in (("source", sources, slots.subject), ("target", targets, slots.object)):
        if not parties and phrases and singular(parse.tokens[phrases[0].head].low) in classes()["domestic"]:
            found.append(f"{name}:own")
    return found


def within(parse: Parse, frame: Frame, slots: Slots, sources: Parties) -> bool:
    """Whether a state's own people act on each other: "Chadian rebels attacked Chadian troops"."""
    own = {party.state for party in sources}
    head = singular(parse.tokens[slots.subject[0].head].low) if slots.subject else ""
    if own and head in _REBELS:
        return True
    touched = [party for name in frame.targets for party in slots.parties(name)]
    return frame.kind in _VIOLENT and any(party.state in own for party in touched)


_VIOLENT = frozenset("attack clash invasion blockade border_violation arrest criticism threat".split())
_REBELS = frozenset(
    "rebel mutineer dissident opposition demonstrator protester rioter bodyguard assassin".split()
)


def of_noun(parse: Parse, phrase: Phrase, clause: Clause | None, discourse: Discourse) -> Slots:
    """The slots of an event noun: its possessor and the phrases that complete it."""
    chain = chain_of(parse, phrase)
    agent = None
    if clause is not None and not clause.group.passive and any(p is phrase for p in clause.after):
        lemma = clause.group.lemma
        if lemma in _LIGHT or lemma in embeddings("o"):
            agent = clause.subject
    if (
        clause is not None
        and clause.group.lemma in OCCURRING
        and any(p is phrase for p in clause.subject[:1])
    ):
        chain = [*chain, *clause.after]
    outer = clause.subject if clause is not None else ()
    return Slots(parse, discourse, agent or [], [], chain, owner=phrase, agent=agent, outer=outer)


_ANSWERING = frozenset("respond retaliate react reply answer counter".split())
_ANSWERS = frozenset(
    "response reaction reply retaliation answer riposte countermeasure step move act".split()
)
_BEING = frozenset("be consist include involve comprise".split())


def carried(parse: Parse, clause: Clause, phrase: Phrase) -> bool:
    """Whether a noun is what the subject did: "responded with a raid", "Peru's response was a raid"."""
    if clause.group.lemma in _ANSWERING:
        return phrase.prep in ("with", "by")
    heads = {parse.tokens[p.head].low.removesuffix("s") for p in clause.subject[:1]}
    return clause.group.lemma in _BEING and bool(heads & _ANSWERS) and phrase.prep in ("", "of")


def _infinitive(parse: Parse, clause: Clause) -> list[Phrase]:
    """The object of the infinitive that a clause governs: "threatened to attack X"."""
    for other in parse.clauses:
        if other.group.form == "inf" and other.governor >= 0 and parse.clauses[other.governor] is clause:
            return other.after[:2]
    return []


def _reported(parse: Parse, clause: Clause) -> list[Phrase]:
    """The subject of the that-clause that a clause governs: "demanded that X withdraw"."""
    for other in parse.clauses:
        if other.relation == "that" and other.governor >= 0 and parse.clauses[other.governor] is clause:
            return other.subject
    return []


def _direct(parse: Parse, clause: Clause, particle: str) -> list[Phrase]:
    """The direct objects of a clause; "to X" may stand before a heavy one ("returned to Peru the bones")."""
    direct: list[Phrase] = []
    for i, phrase in enumerate(clause.after):
        bare = _bare(parse, clause, i, particle)
        if parse.tokens[phrase.head].tag is Tag.TIME and (not phrase.prep or _goes_on(clause.after, i)):
            continue
        beside = bool(direct) and not phrase.link and phrase.start == direct[-1].end and len(direct) == 1
        double = beside or (bool(particle) and phrase.prep == particle)
        if bare and (not direct or double or phrase.link in ("coord", "comma")):
            direct.append(replace(phrase, prep="") if particle and phrase.prep == particle else phrase)
        elif (direct and not phrase.listed and not _completes(clause.after[i - 1], phrase)) or (
            not direct and not (phrase.prep == "to" and i == 0)
        ):
            break
    return direct


def _bare(parse: Parse, clause: Clause, i: int, particle: str) -> bool:
    """Whether a phrase may be an object: without preposition, or behind the particle ("walked out of")."""
    phrase = clause.after[i]
    out = particle == "out" and i == 0 and phrase.prep == "of"
    return not phrase.prep or phrase.prep == particle or (out and phrase.prep_at == clause.group.end + 1)


def _goes_on(phrases: list[Phrase], i: int) -> bool:
    """Whether a list goes on behind a date: "visited China in 1954, Mongolia in 1956"."""
    return i + 1 < len(phrases) and phrases[i + 1].listed and not phrases[i + 1].prep


def _completes(before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase belongs to the one right before it, so that a list may go on behind it."""
    return phrase.prep == "of" and phrase.prep_at == before.end


_LIGHT = frozenset(
    "pay make hold have conduct launch begin start open issue send give express offer provide impose "
    "sign reach "
    "conclude carry undertake stage mount order continue resume end deliver take voice extend "
    "announce seek reject "
    "accept cancel postpone propose request demand plan suspend initiate complete be respond include "
    "consist involve comprise retaliate react reply answer counter lead".split()
)


OCCURRING = frozenset(
    "occur take come begin break be hold continue erupt start follow end resume sign conclude reach".split()
)


def chain_of(parse: Parse, phrase: Phrase) -> list[Phrase]:
    """The phrases that complete a noun: those behind it up to the next verb, mark or new subject."""
    phrases, tokens = parse.phrases, parse.tokens
    at = next(i for i, p in enumerate(phrases) if p is phrase)
    chain: list[Phrase] = []
    end = phrase.end
    for following in phrases[at + 1 :]:
        between = tokens[end : following.start]
        if any(
            t.tag in (Tag.STOP, Tag.SUB, Tag.REL, Tag.VERB, Tag.BE, Tag.HAVE, Tag.MODAL, Tag.DO)
            for t in between
        ):
            break
        new = not following.prep and following.link != "coord" and tokens[following.head].tag is not Tag.TIME
        if new or (following.link == "coord" and not following.prep and not chain):
            break
        chain.append(following)
        end = following.end
    return chain
