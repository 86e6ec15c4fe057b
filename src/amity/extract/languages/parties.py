"""Who takes part in what a trigger asserts: by its clause's slots, the sentence, the discourse."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amity.extract.discourse import Discourse
from amity.extract.languages.clauses import Span, Trigger
from amity.extract.languages.marks import Name
from amity.reference.kinds import kinds

NEAR = 3
"""So close in front of a trigger, in characters, a name without mark is its subject."""
SUBJECTS = ("topic", "subj")
Ends = tuple[tuple[Name, ...], tuple[Name, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What parties are looked for in: names in order, clauses, triggers, what was said before.

    `last` says that the verb stands behind its parties.
    """

    names: Sequence[Name]
    parts: Sequence[Span]
    triggers: Sequence[Trigger]
    discourse: Discourse
    last: bool


def parties(scene: Scene, trigger: Trigger) -> Ends:
    """Sources and targets, one name for each state; either may be empty."""
    frame = trigger.frame
    near = _visible(scene, trigger)
    if frame.parties:
        return _undirected(scene, trigger, near)
    first = ("of",) if trigger.nominal and "of" in frame.sources else ()
    sources = _first(near, (*first, *frame.sources), trigger, scene)
    states = {state for name in sources for state in name.states}
    targets = _first([n for n in near if not states.issuperset(n.states)], frame.targets, trigger, scene)
    if not targets and "next" in frame.targets:
        targets = _next_subject(scene, trigger, sources)
    if frame.strict:
        return _split(sources, targets)
    sources = sources or _inherited(scene, trigger, targets)
    if not targets and not frame.alone and sources:
        targets = _others(scene, trigger, {s for name in sources for s in name.states})
    return _split(sources, targets)


def _split(sources: tuple[Name, ...], targets: tuple[Name, ...]) -> Ends:
    """Two who are the source of what is done to one of them do it to each other."""
    if not sources and len({s for name in targets for s in name.states}) == 2:
        sources, targets = targets, ()
    states = list(dict.fromkeys(s for name in sources for s in name.states))
    if not targets and len(states) == 2:
        names = [replace(n, states=(s,)) for s in states for n in sources if s in n.states]
        return (names[0],), (next(n for n in names if n.states[0] == states[1]),)
    return sources, targets


def _visible(scene: Scene, trigger: Trigger) -> list[Name]:
    """The names of the trigger's clause that it can reach."""
    first, end = scene.parts[trigger.clause]
    inside = [name for name in scene.names if first <= name.start < end]
    if len({s for name in scene.names for s in name.states if s != "IGO"}) > 1:
        inside = [name for name in inside if name.states != ("IGO",)]
    if not scene.last:
        return inside
    before = [name for name in inside if name.start <= trigger.end and _open(scene, trigger, name)]
    before = [name for name in before if name.end <= trigger.start or name.how == "compound"]
    if trigger.adnominal:
        before += [replace(name, slot="head", at=-1) for name in inside if trigger.end <= name.start][:1]
    return before


def _open(scene: Scene, trigger: Trigger, name: Name) -> bool:
    """Whether no relative clause between a name and a trigger has taken the name for its own."""
    if name.slot == "topic":
        return True
    between = (t for t in scene.triggers if name.end <= t.start and t.end <= trigger.start)
    return not any(t.adnominal for t in between)


def _first(names: Sequence[Name], slots: Sequence[str], trigger: Trigger, scene: Scene) -> tuple[Name, ...]:
    """The names in the first slot that holds any: the nearest one, and the list that it stands in."""
    for slot in slots:
        held = [name for name in names if _holds(name, slot, trigger)]
        if held:
            held = _of_main(scene, trigger, held) if slot == "subj" else held
            said = [name for name in held if name.slot in SUBJECTS] if slot == "any" else []
            best = min(said or held, key=lambda name: _distance(scene, trigger, name))
            return tuple(name for name in held if name.group == best.group)
    return ()


def _of_main(scene: Scene, trigger: Trigger, names: list[Name]) -> list[Name]:
    """The topic alone, of the subjects of the verb that ends a sentence: others are its complement's."""
    final = scene.last and trigger.clause == scene.triggers[-1].clause and not trigger.quoted
    topics = [name for name in names if name.slot == "topic"]
    return topics if final and topics and not trigger.adnominal else names


def _holds(name: Name, slot: str, trigger: Trigger) -> bool:
    """Whether a name stands in a slot; `bare` is what has no mark, `left` and `right` where it stands.

    A mark behind the trigger is the trigger's own, so that the name has none.
    """
    own = name.slot if name.at < trigger.end else ""
    if slot in ("bare", "near", "left", "right"):
        return not own and _stands(name, slot, trigger)
    if slot == "subj":
        return own in ("subj", "topic", "head") or "subj" in name.also
    return slot in ("any", own, *name.also)


def _stands(name: Name, slot: str, trigger: Trigger) -> bool:
    """Whether a name stands where a slot that only its place gives asks for."""
    ahead = trigger.start - name.end
    places = {"near": 0 <= ahead <= NEAR, "left": ahead >= 0, "right": name.start >= trigger.end}
    return places.get(slot, True)


def _distance(scene: Scene, trigger: Trigger, name: Name) -> tuple[int, int]:
    """How far a name is from a trigger: by the triggers between them, then by characters."""
    low, high = min(name.end, trigger.end), max(name.start, trigger.start)
    crossed = sum(low <= t.start and t.end <= high for t in scene.triggers)
    return crossed, high - low


def _undirected(scene: Scene, trigger: Trigger, near: Sequence[Name]) -> Ends:
    """All parties of what has no direction."""
    found: list[Name] = []
    for slot in trigger.frame.parties:
        if slot == "any" and len(_states(found)) == 0:
            found = [*_earlier(scene, trigger, set())]
        held = [name for name in near if _holds(name, slot, trigger) and name not in found]
        if held and (slot not in _WEAK or len(_states(found)) < 2):
            best = min(held, key=lambda name: _distance(scene, trigger, name))
            found += [name for name in held if name.group == best.group]
    if not found:
        found = [*_inherited(scene, trigger, ())] or _coming(scene, trigger)
    if len(_states(found)) == 1:
        found = [*_earlier(scene, trigger, _states(found)), *found]
    if len(_states(found)) == 1:
        found += _others(scene, trigger, _states(found))
    return (tuple(found), ())


def _next_subject(scene: Scene, trigger: Trigger, sources: Sequence[Name]) -> tuple[Name, ...]:
    """Who begins the clause behind: "at the invitation of Egypt, France's premier came"."""
    _, end = scene.parts[trigger.clause]
    later = [n for n in scene.names if n.start >= end and not _states(sources).issuperset(n.states)]
    return tuple(n for n in later[:1] if n.slot in ("", *SUBJECTS))


_WEAK = frozenset(("any", "bare", "left", "right", "in", "of"))
"""Slots that tell of a party only where no other does."""


def _coming(scene: Scene, trigger: Trigger) -> list[Name]:
    """The two whom only the rest of the sentence names: "if relations are restored, Japan will aid Peru"."""
    later = [name for name in scene.names if name.start >= trigger.end]
    return later if len(_states(later)) == 2 else []


def _states(names: Sequence[Name]) -> set[str]:
    return {state for name in names for state in name.states}


def _inherited(scene: Scene, trigger: Trigger, targets: Sequence[Name]) -> tuple[Name, ...]:
    """The subject of an earlier clause, or of what was said before, that is not the target."""
    barred = _states(targets)
    return _earlier(scene, trigger, barred) or _from_discourse(scene, barred)


def _earlier(scene: Scene, trigger: Trigger, barred: set[str]) -> tuple[Name, ...]:
    """The subject of an earlier clause: its topic, if it has one."""
    before = [n for n in scene.names if n.end <= trigger.start]
    found = [n for n in before if n.slot in SUBJECTS] or [n for n in before if n.slot == "between"]
    found = [n for n in found if not barred.issuperset(n.states)]
    topics = [n for n in found if n.slot == "topic"] or found
    return tuple(n for n in found if n.group == topics[-1].group) if found else ()


def _from_discourse(scene: Scene, barred: set[str]) -> tuple[Name, ...]:
    """The subject of what was said before; of one who is named, the other of the pair in question."""
    discourse = scene.discourse
    candidates = [s for s in discourse.subjects if s not in barred][:1]
    if not candidates and len(barred) == 1:
        candidates = [s for s in [discourse.opponent(*barred)] if s]
    return tuple(Name(start=-1, end=-1, states=(s,), slot="subj", how="focus") for s in candidates)


def _others(scene: Scene, trigger: Trigger, barred: set[str]) -> tuple[Name, ...]:
    """Another state that the sentence names, in this clause or before it; else the opponent so far."""
    first, end = scene.parts[trigger.clause]
    named = [n for n in scene.names if n.states and not barred.issuperset(n.states) and n.start < end]
    named = [n for n in named if n.states != ("IGO",)]
    if named:
        best = min(named, key=lambda n: (n.start < first, _distance(scene, trigger, n)))
        return tuple(replace(n, how="near") for n in named if n.group == best.group)
    opponents = [scene.discourse.opponent(state) for state in sorted(barred)][:1]
    spoken = [s for s in (*opponents, *scene.discourse.subjects) if s and s not in barred][:1]
    return tuple(Name(start=-1, end=-1, states=(s,), how="focus") for s in spoken)


def directed(kind: str) -> bool:
    """Whether source and target of a kind differ in role."""
    return kinds()[kind].directed
