"""Who is named in a sentence, and in which slot the language's marks put them.

A slot is the part that a particle, an ending, a preposition or the mere place gives a name: `topic`, `subj`,
`obj`, `to`, `from`, `with`, `in`, `by`, `of`, `between`, `and`, or what else a language's data call it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from amity.extract.actors import Mention
from amity.extract.discourse import Discourse
from amity.extract.languages.grammar import NEVER, Grammar

if TYPE_CHECKING:
    from amity.extract.languages.phrases import Phrases
    from amity.extract.languages.places import Places

REACH = 48
"""How far, in characters, the mark of a name may stand from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """States named, or stood for, in a span of a sentence, with slot and the mark that gave it.

    `at` is where that mark stands; behind a trigger, the mark is the trigger's and not the name's.
    `also` are further slots that the form of the name leaves open, `cases` what its ending can stand for.
    `group` is the number of the list that it stands in ("A and B"), `how` says what sort of name it is.
    """

    start: int
    end: int
    states: tuple[str, ...]
    slot: str = ""
    also: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    mark: str = ""
    at: int = -1
    person: str = ""
    how: str = "named"
    alternatives: tuple[str, ...] = ()
    group: int = 0


class Marks:
    """The marks of a language as patterns, made from its grammar."""

    def __init__(self, grammar: Grammar) -> None:
        table = grammar.table.get("marks", {})
        self.behind = [(slot, re.compile(p, re.IGNORECASE)) for slot, p in table.get("behind", {}).items()]
        self.before = [(slot, re.compile(f"(?:{p})$", re.I)) for slot, p in table.get("before", {}).items()]
        self.ending = [(slot, re.compile(f"(?:{p})$", re.I)) for slot, p in table.get("ending", {}).items()]
        self.cases: dict[str, str] = table.get("cases", {})
        self.closed = frozenset(table.get("closed", ()))
        self.joint = re.compile(table["joint"], re.IGNORECASE) if "joint" in table else NEVER
        self.apposed = re.compile(table["apposed"], re.IGNORECASE) if "apposed" in table else NEVER
        self.titled = re.compile(table["titled"]) if "titled" in table else NEVER
        self.placing = _placing(grammar.table)
        names = grammar.table.get("names", {})
        self.both = grammar.pattern("names", "both")
        self.focus = grammar.pattern("names", "focus")
        self.home = grammar.pattern("names", "home")
        self.halves = [(re.compile(two["words"]), tuple(two["states"])) for two in names.get("halves", ())]
        self.homes = [(home["state"], re.compile(home["cue"])) for home in names.get("homes", ())]
        self.elements: dict[str, str] = names.get("elements", {})
        letters = "|".join(sorted(self.elements, key=lambda e: (-len(e), e)))
        pair = names.get("pair", "")
        self.pair = re.compile(pair.replace("ELEMENTS", f"(?:{letters})"), re.I) if pair else NEVER
        words: dict[str, str] = names.get("words", {})
        self.words = words
        self.compound = re.compile("|".join(map(re.escape, words)), re.I) if words else NEVER
        self.letters = re.compile(letters, re.I) if letters else NEVER


def _placing(table: Mapping[str, Any]) -> "Phrases | Places | None":
    """What puts names into slots where marks alone do not."""
    from amity.extract.languages.phrases import Phrases  # they need what stands here
    from amity.extract.languages.places import Places

    if "phrases" in table:
        return Phrases(table["phrases"])
    return Places(table["places"]) if "places" in table else None


def named(
    text: str,
    span: tuple[int, int],
    mentions: Sequence[Mention],
    *,
    marks: Marks,
    discourse: Discourse,
    stops: Sequence[int] = (),
) -> list[Name]:
    """All who are named in a sentence, in order, each with its slot; lists share one.

    `stops` is where words begin that may have marks of their own: a mark before the next counts first.
    """
    found = [*_stood_for(text, span, marks, discourse), *_mentioned(mentions), *_paired(text, span, marks)]
    found.sort(key=lambda name: (name.start, -name.end))
    apart: list[Name] = []
    for name in found:
        if not apart or name.start >= apart[-1].end:
            apart.append(name)
    if marks.placing is not None:
        return marks.placing.placed(text, span, apart)
    return _in_slots(text, span, apart, marks, stops)


_BODIES = frozenset(("ministry", "agency", "legislature", "army", "party"))
"""Bodies that are those of the state whose name stands right before theirs, whoever has one of that name."""


def _mentioned(mentions: Sequence[Mention]) -> Iterator[Name]:
    before: Mention | None = None
    for mention in mentions:
        beside = before is not None and mention.start - before.end <= 1
        owned = beside and mention.sort in _BODIES
        before = mention
        if mention.states and not mention.anaphor and not owned:
            yield Name(
                start=mention.start, end=mention.end, states=mention.states[:1],
                person=mention.text if mention.person else "", how=_sort_of(mention),
                alternatives=mention.states[1:], cases=mention.cases,
            )  # fmt: skip


def _sort_of(mention: Mention) -> str:
    if mention.person:
        return "person"
    return "adjective" if mention.adjective else "named"


def _paired(text: str, span: tuple[int, int], marks: Marks) -> Iterator[Name]:
    """Compounds of two states: "Sino-Mongolian", and in scripts where a letter stands for a state."""
    for match in marks.pair.finditer(text, *span):
        start, end = match.span("pair") if "pair" in match.re.groupindex else match.span()
        states = [marks.elements[m.group().lower()] for m in marks.letters.finditer(text, start, end)]
        if len(set(states)) == len(states) > 1:
            yield Name(start=start, end=end, states=tuple(states), how="pair")


def _stood_for(text: str, span: tuple[int, int], marks: Marks, discourse: Discourse) -> Iterator[Name]:
    """Words that stand for states named before, or for the writer's own."""
    for match in marks.compound.finditer(text, *span):
        states = (marks.words[match.group().lower()],)
        yield Name(start=match.start(), end=match.start(), states=states, slot="obj", how="compound")
    for pattern, halves in marks.halves:
        for match in pattern.finditer(text, *span):
            yield Name(start=match.start(), end=match.end(), states=halves, how="named")
    for match in marks.both.finditer(text, *span):
        yield Name(start=match.start(), end=match.end(), states=(), how="both")
    for match in marks.focus.finditer(text, *span):
        spoken = discourse.person_states or discourse.subjects
        if spoken:
            yield Name(start=match.start(), end=match.end(), states=spoken[:1], how="pronoun")
    for match in marks.home.finditer(text, *span):
        home = next((state for state, cue in marks.homes if cue.search(text)), "")
        if home:
            yield Name(start=match.start(), end=match.end(), states=(home,), how="home")


def _in_slots(
    text: str, span: tuple[int, int], names: list[Name], marks: Marks, stops: Sequence[int]
) -> list[Name]:
    """The names with their slots, from the last to the first: what stands before a name shares its slot."""
    found: list[Name] = []
    for i in range(len(names) - 1, -1, -1):
        following = found[-1] if found else None
        limit = following.start if following else span[1]
        floor = names[i - 1].end if i else span[0]
        at = bisect_left(stops, names[i].end)
        room = (floor, stops[at] if at < len(stops) else span[1], limit)
        found.append(_in_slot(text, names[i], room, following, marks))
    return found[::-1]


Mark = tuple[str, int, int]
"""A slot, and where its mark begins and ends."""


def _in_slot(text: str, name: Name, room: tuple[int, int, int], following: Name | None, marks: Marks) -> Name:
    """A name with its slot; `room` is how far before and behind it, to the next word and to the next name."""
    floor, stop, limit = room
    if name.how == "compound":
        return replace(name, group=name.start)
    found = _before(text, name, floor, marks)
    if found is None and not (name.cases and marks.closed.issuperset(name.cases)):
        found = _behind(text, name, stop, limit, marks)
    if following and _goes_with(text, name, following, found, marks):
        return _like(name, following)
    if found is None and (open_to := [marks.cases[case] for case in name.cases if case in marks.cases]):
        ending = "/".join(name.cases)
        return replace(name, slot=open_to[0], also=tuple(open_to[1:]), mark=ending, group=name.start)
    found = found or _ending(text, name, marks)
    if found is None:
        return replace(name, group=name.start)
    slot, start, end = found
    return replace(name, slot=slot, mark=text[start:end].strip(), at=start, group=name.start)


def _goes_with(text: str, name: Name, following: Name, found: Mark | None, marks: Marks) -> bool:
    """Whether a name has the mark of the one behind it: in a list, in apposition, or as whose agent acts."""
    gap = text[name.end : following.start]
    apart = following.slot in _PLACES and found is not None
    if marks.joint.fullmatch(gap) and not apart and (found is None or found[0] in _LOOSE):
        return True
    apposed = found is None and marks.apposed.fullmatch(gap)
    return bool(apposed) or _acts_for(text, name, following, marks)


def _acts_for(text: str, name: Name, following: Name, marks: Marks) -> bool:
    """Whether the name behind is that of a person who acts for the state in front, with a title between."""
    if following.how != "person" or name.states != following.states:
        return False
    return bool(marks.titled.fullmatch(text[name.end : following.start]))


def _like(name: Name, following: Name) -> Name:
    """A name in the slot of the one behind it, with which it makes a list."""
    return replace(
        name, slot=following.slot, also=following.also, mark=following.mark, at=following.at,
        group=following.group,
    )  # fmt: skip


_PLACES = frozenset(("in", "from", "by", "about"))
"""Slots of where and why: who is met there makes no list with them."""
_LOOSE = frozenset(("with", "and", "of"))
"""Slots whose marks also join the members of a list: "A and B", "A with B"."""


def _before(text: str, name: Name, floor: int, marks: Marks) -> Mark | None:
    start = max(floor, name.start - REACH)
    for slot, pattern in marks.before:
        if match := pattern.search(text[start : name.start]):
            return slot, start + match.start(), start + match.end()
    return None


def _behind(text: str, name: Name, stop: int, limit: int, marks: Marks) -> Mark | None:
    """The nearest mark behind a name, before the next one; of several at one place the longest.

    A genitive counts only where there is no other: what is done by Mongolia's premier, Mongolia does.
    """
    found: list[tuple[bool, bool, int, int, str]] = []
    for slot, pattern in marks.behind:
        match = pattern.match(text, name.end, min(limit, name.end + REACH))
        if match:
            start, end = match.span("mark") if "mark" in match.re.groupindex else match.span()
            found.append((start >= stop, slot == "of", start, -end, slot))
    if not found:
        return None
    _, _, start, end, slot = min(found)
    return slot, start, -end


def _ending(text: str, name: Name, marks: Marks) -> Mark | None:
    for slot, pattern in marks.ending:
        if match := pattern.search(text[name.start : name.end]):
            return slot, name.start + match.start(), name.end
    return None
