"""What the triggers of a sentence assert: kind, roles and factuality."""

from amity.extract import conjuncts, ellipsis, extents, factuality, nouns, officials, roles, towns
from amity.extract.clauses import Clause, Parse
from amity.extract.discourse import Discourse
from amity.extract.finding import SINGLE, Finding
from amity.extract.lexicon import Frame, classes, frames
from amity.extract.parties import PLACES, Party, in_phrases
from amity.extract.phrases import Phrase
from amity.extract.prominence import clause_at, is_main
from amity.extract.roles import Slots
from amity.extract.tagging import Tag
from amity.extract.words import singular
from amity.model.factuality import Factuality
from amity.reference.kinds import kinds


def of_sentence(
    parse: Parse, discourse: Discourse, *, question: bool, stateless: bool = False
) -> list[Finding]:
    """All that the triggers of a sentence assert: verbs in order, then nouns, then what is said to be due.

    With `stateless` also what no state takes part in, as far as the words tell.
    """
    found: list[Finding] = []
    used: set[int] = set()
    for index, clause in enumerate(parse.clauses):
        finding = _verb(parse, index, discourse, used, question=question, stateless=stateless)
        if finding is None and len(parse.clauses) == 1 and _headline(parse, clause):
            finding = _truncated(parse, clause, discourse, used)
        if finding is not None and not conjuncts.repeats(parse, finding, found):
            found += conjuncts.apart(parse, finding, discourse)
            _note_met(finding, discourse)
        if (demanded := _demand(parse, index, discourse)) is not None:
            found.append(demanded)
        _remember(parse, clause, discourse)
    if not any(in_phrases(parse, c.subject, discourse) for c in parse.clauses):
        discourse.subjects = ()
    for phrase in parse.phrases:
        if phrase.start not in used:
            noun = _noun(parse, phrase, discourse, question)
            if noun is not None:
                found.append(noun)
    discourse.met = ()
    return found


def _note_met(finding: Finding, discourse: Discourse) -> None:
    """Let the two of a clause be whom "both" means in the rest of its sentence."""
    states = tuple(dict.fromkeys(party.state for party in finding.parties))
    if len(states) == 2 and "IGO" not in states:
        discourse.met = states


def _headline(parse: Parse, clause: Clause) -> bool:
    """Whether a sole verb may be a participle without its auxiliary: "Treaty of friendship signed in May"."""
    verb = parse.tokens[clause.group.main]
    bare = clause.group.start == clause.group.main and "part" in verb.forms and not clause.group.passive
    opens = bool(clause.subject) and parse.tokens[clause.subject[0].start].tag is not Tag.DET
    return bare and opens and not any(not p.prep for p in clause.after[:1])


def _truncated(parse: Parse, clause: Clause, discourse: Discourse, used: set[int]) -> Finding | None:
    """What such a participle asserts, read as a passive with its object for subject."""
    clause.group.passive = True
    finding = _verb(parse, 0, discourse, used, question=False, stateless=False)
    if finding is None or not finding.frame.object:
        clause.group.passive, finding = False, None
    return finding


_DUE = frozenset(("must", "should", "ought"))
_SAYING = frozenset(
    "say state declare insist stress warn tell argue announce reiterate add emphasize".split()
)


def _demand(parse: Parse, index: int, discourse: Discourse) -> Finding | None:
    """A demand in reported speech: "Moscow said that Israel must withdraw"."""
    clause = parse.clauses[index]
    if not clause.group.modals or clause.group.modals[0] not in _DUE or clause.governor < 0:
        return None
    governor = parse.clauses[clause.governor]
    if clause.relation != "that" or governor.group.lemma not in _SAYING:
        return None
    sources = in_phrases(parse, governor.subject, discourse)
    said = {p.state for p in sources}
    owing = in_phrases(parse, clause.subject, discourse, PLACES)
    targets = [p for p in owing if p.state not in said]
    if not sources or (owing and not targets):
        return None
    start, end = extents.trimmed(parse, governor.left, clause.right)
    verdict = factuality.of_verb(parse, clause.governor)
    frame = Frame("demand", "must", "", frozenset(), frozenset(), frozenset(), False, ("subj",), ("obj",), ())
    rules = ["kind:demand/modal-must"]
    return Finding(
        "demand", frame, "v", index, start, end, sources, targets, verdict, clause.group.main, rules, True,
        is_main(parse, clause.governor),
    )  # fmt: skip


def _remember(parse: Parse, clause: Clause, discourse: Discourse) -> None:
    """Let the subject of a finite clause be what the next pronoun refers to."""
    if clause.group.form != "finite" or not clause.subject:
        return
    subjects = in_phrases(parse, clause.subject, discourse)
    discourse.note_subject(tuple(dict.fromkeys(p.state for p in subjects if p.state != "IGO")))
    for party in subjects:
        if party.person:
            discourse.note_person(party.person, (party.state,))


Fit = tuple[Frame, Slots, list[Party], list[Party]]
"""A frame that fits a verb, the slots it is filled from, sources and targets."""


def _verb(
    parse: Parse, index: int, discourse: Discourse, used: set[int], *, question: bool, stateless: bool
) -> Finding | None:
    """What a clause's verb asserts, by the first of its frames that finds both parties, else any."""
    clause = parse.clauses[index]
    partial: Fit | None = None
    if factuality.came_to_nothing(parse, clause):
        return None
    for frame in frames("v").get(clause.group.lemma, ()):
        slots = _fits(parse, clause, frame, discourse)
        if slots is None:
            continue
        sources, targets = _parties(frame, slots)
        if not targets:
            targets = _stricken(parse, frame, slots, sources)
        if sources and not targets and frame.kind == "visit":
            targets = ellipsis.abroad(parse, clause, sources, discourse)
        if sources and not targets and frame.kind == "mediation":
            targets = ellipsis.disputants(sources, discourse)
        if targets and not sources and clause.group.passive:
            sources = ellipsis.decreeing(parse, clause, targets, discourse)
        if not sources and not targets:
            sources, targets = ellipsis.mission(frame, discourse)
            sources = sources or ellipsis.pair(frame, slots, discourse)
        if (sources and targets) or (frame.parties and len(sources) > 1):
            partial = (frame, slots, sources, targets)
            break
        if partial is None and (sources or targets or stateless):
            partial = (frame, slots, sources, targets)
    return None if partial is None else _found(parse, index, partial, used, question=question)


def _stricken(parse: Parse, frame: Frame, slots: Slots, sources: list[Party]) -> list[Party]:
    """Whose town it is that something is done to, if it is not the doer's own."""
    own = {party.state for party in sources}
    found = towns.struck(parse, slots, frame.targets, frame.kind, frame.lemma)
    return [party for party in found if party.state not in own]


def _found(parse: Parse, index: int, fit: Fit, used: set[int], *, question: bool) -> Finding:
    """The finding of a verb; the phrases that made the frame fit say nothing else."""
    frame, slots, sources, targets = fit
    clause = parse.clauses[index]
    held = nouns.holds(parse, slots.object, frame.object) if frame.object else None
    if held is not None:
        used.add(held.start)
    if frame.subject:
        used.update(p.start for p in slots.subject[:1])
    verdict = _settled(frame.kind, factuality.of_verb(parse, index, question))
    start, end = extents.of_clause(parse, index)
    if targets and targets == slots.parties("inf") != slots.parties("obj"):
        end = max(end, extents.of_infinitive(parse, index))
    rules = [f"kind:{frame.kind}/verb:{clause.group.lemma}"]
    rules += roles.own(parse, slots, sources, targets)
    if not frame.parties and targets and targets[0].state in {p.state for p in slots.parties("subj")}:
        rules.append("parties:mutual")
    if clause.group.perfect:
        rules.append(f"aspect:{parse.tokens[clause.group.start].low}-perfect")
    return Finding(
        frame.kind, frame, "v", index, start, end, sources, targets, verdict, clause.group.main, rules,
        agent=bool(slots.subject), main=is_main(parse, index), perfect=clause.group.perfect,
        within=not targets and roles.within(parse, frame, slots, sources),
        official=officials.official(parse, [*slots.subject[:1], *_beside(frame, slots)]),
        embeds=any(c.governor == index and c.group.form == "inf" for c in parse.clauses),
        several="embassy_" in frame.kind and held is not None and parse.tokens[held.head].low.endswith("s"),
    )  # fmt: skip


def _beside(frame: Frame, slots: Slots) -> list[Phrase]:
    """The objects of a verb for what two do together."""
    return [*slots.object[:1], *(p for p in slots.chain if p.prep == "with")] if frame.parties else []


_ALWAYS = {
    "treaty_proposed": Factuality.PROPOSED,
    "mediation_offer": Factuality.PROPOSED,
    "invitation": Factuality.INVITED,
}


_TRIED = frozenset(("under-attempt", "under-try", "under-endeavor", "under-endeavour", "under-strive"))
"""Attempts that are what they attempt: who tries to mediate does."""


def _settled(kind: str, verdict: factuality.Verdict) -> factuality.Verdict:
    """An offer that was made is an offer still; relations that are agreed on count as established."""
    if verdict[0] is Factuality.HAPPENED and kind in _ALWAYS:
        return _ALWAYS[kind], verdict[1]
    if kind == "mediation" and verdict[1] in _TRIED:
        return Factuality.HAPPENED, verdict[1]
    if kind == "relations_established" and verdict[1] in ("under-agree", "under-decide", "under-announce"):
        return Factuality.HAPPENED, verdict[1]
    return verdict


def _fits(parse: Parse, clause: Clause, frame: Frame, discourse: Discourse) -> Slots | None:
    """The slots of a verb, if its particle, subject and object are as the frame asks."""
    if frame.particle and not _has_particle(parse, clause, frame.particle):
        return None
    slots = roles.of_verb(parse, clause, frame, discourse)
    if frame.object and not _has_object(parse, slots, frame, discourse):
        return None
    if frame.intransitive and slots.object:
        return None
    if frame.also and nouns.holds(parse, slots.object, frame.also) is None:
        return None
    if frame.subject and nouns.holds(parse, slots.subject[:2], frame.subject) is None:
        return None
    return slots


def _has_object(parse: Parse, slots: Slots, frame: Frame, discourse: Discourse) -> bool:
    """Whether the object is as the frame asks, or a pronoun for what is."""
    if frame.lemma == "make" and slots.object and parse.tokens[slots.object[0].head].low in _MADE:
        return False  # "making it the first treaty" makes none
    if nouns.holds(parse, slots.object, frame.object) is not None:
        return True
    first = parse.tokens[slots.object[0].head].low if slots.object else ""
    return frame.lemma not in _LIGHT and first in ("it", "them") and discourse.thing in frame.object & _THINGS


_MADE = frozenset(("it", "them", "this", "that", "these"))
_LIGHT = frozenset("make have enter take do begin open exchange give".split())
_THINGS = classes()["pact"] | classes()["accord"] | classes()["embassy"]


def note_thing(parse: Parse, discourse: Discourse) -> None:
    """Remember the last noun of a sentence that a later "it" can stand for."""
    for phrase in parse.phrases:
        low = singular(parse.tokens[phrase.head].low)
        if low in _THINGS:
            discourse.thing = low


def _has_particle(parse: Parse, clause: Clause, particle: str) -> bool:
    behind = parse.tokens[clause.group.end : clause.group.end + 6]
    dated = [t.tag is Tag.TIME for t in behind[1:]]
    words = [t.low for t, before_date in zip(behind, dated, strict=False) if not before_date]
    first, *rest = particle.split()
    if rest:
        return first in words[:1] and rest[-1] in words[1:4]
    return first in words[:1] or (
        first in words and (first in _SEPARABLE or clause.group.lemma in ("put", "place"))
    )


_SEPARABLE = frozenset("off up down out in back over home away".split())


def _parties(frame: Frame, slots: Slots) -> tuple[list[Party], list[Party]]:
    if frame.parties:
        return _undirected(frame, slots)
    sources = _first(frame.sources, slots)
    targets = _first(frame.targets, slots, but=sources)
    states = {p.state for p in sources}
    targets = [p for p in targets if p.state not in states]
    if not targets and len(sources) == 2 and _mutual(frame, slots, states):
        return sources[:1], sources[1:]
    return sources, targets


def _mutual(frame: Frame, slots: Slots, states: set[str]) -> bool:
    """Whether two act on each other: the target is "each other"."""
    found = [p for name in frame.targets for p in slots.parties(name)]
    return bool(found) and all(p.how == "both" and p.state in states for p in found)


def _first(names: tuple[str, ...], slots: Slots, but: list[Party] | None = None) -> list[Party]:
    """The parties of the first slot that has any (besides those of the other role)."""
    others = {p.state for p in but or ()}
    for name in names:
        found = [p for p in slots.parties(name) if p.state not in others]
        if found:
            return found
    return []


def _undirected(frame: Frame, slots: Slots) -> tuple[list[Party], list[Party]]:
    """All parties: those of the first slot that has any as sources, the others as targets."""
    groups = [found for names in frame.parties if (found := _first(tuple(names.split("|")), slots))]
    if not groups:
        return [], []
    sources = groups[0]
    if frame.kind == "meeting" and slots.subject and slots.object and not slots.parties("subj"):
        return [], sources
    seen = {p.state for p in sources}
    targets: list[Party] = []
    for group in groups[1:]:
        targets.extend(p for p in group if p.state not in seen)
        seen.update(p.state for p in group)
    return sources, targets


def _noun(parse: Parse, phrase: Phrase, discourse: Discourse, question: bool) -> Finding | None:
    """A claim that an event noun carries: the head of a phrase, or an abstract noun before it."""
    head = parse.tokens[phrase.head]
    if head.tag not in (Tag.NOUN, Tag.VERB):
        return None
    index = clause_at(parse, phrase)
    for frame in frames("n").get(head.low, ()) or frames("n").get(singular(head.low), ()):
        clause = parse.clauses[index] if index >= 0 else None
        slots = roles.of_noun(parse, phrase, clause, discourse)
        if frame.object and not any(
            nouns.holds(parse, [p], frame.object) for p in (phrase, *slots.chain[:1])
        ):
            continue
        sources, targets = _parties(frame, slots)
        targets = targets or _stricken(parse, frame, slots, sources)
        if sources and not targets and frame.kind == "mediation":
            targets = ellipsis.disputants(sources, discourse)
        if frame.kind == "meeting" and len(sources) == 1 and not targets and _asserted(parse, phrase, index):
            targets = [Party(s, "focus") for s in [discourse.vis_a_vis(sources[0].state)] if s]
        if not sources and not targets and any(parse.tokens[p.head].tag is Tag.TIME for p in slots.chain):
            sources = ellipsis.pair(frame, slots, discourse)
        if not _enough(frame, sources, targets, discourse):
            continue
        end = slots.chain[-1].end if slots.chain else phrase.end
        verdict = factuality.of_noun(parse, phrase, phrase.head, index, question)
        if clause is not None and any(clause.left <= p.at[0] < clause.group.start for p in sources):
            verdict = factuality.denied_with(parse, index, verdict)
        verdict = _settled(frame.kind, verdict)
        start, end = extents.trimmed(parse, phrase.start, end)
        rules = [f"kind:{frame.kind}/noun:{head.low}"]
        if slots.agent and clause is not None and roles.carried(parse, clause, phrase):
            rules.append(f"act:{clause.group.lemma}")
        return Finding(
            frame.kind,
            frame,
            "n",
            index,
            start,
            end,
            sources,
            targets,
            verdict,
            phrase.head,
            rules,
            agent=any(p.prep == "by" for p in slots.chain),
            main=index >= 0 and not phrase.prep and is_main(parse, index),
        )
    return None


def _asserted(parse: Parse, phrase: Phrase, index: int) -> bool:
    """Whether a clause is about an event noun's coming about: "a meeting with X took place"."""
    if index < 0:
        return False
    clause = parse.clauses[index]
    return clause.group.lemma in roles.OCCURRING and any(p is phrase for p in clause.subject[:1])


def _enough(frame: Frame, sources: list[Party], targets: list[Party], discourse: Discourse) -> bool:
    """Whether a noun has the parties that make it a claim; one is enough of a deed with a date."""
    if (sources and targets) or len(sources) > 1:
        return True
    deed = discourse.dated and kinds()[frame.kind].family in _DEEDS
    return bool((sources and frame.kind in SINGLE) or ((sources or targets) and deed))


_DEEDS = frozenset(("force", "threat"))
