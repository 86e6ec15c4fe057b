"""In which slot a noun phrase of an inflected language puts the name that it holds.

A name is governed by the noun it depends on ("президенту Монголии": who is given something is the
president), and by the preposition in front of the phrase. A name that depends on any other noun ("посольство
Монголии") is in the slot `of`. All words are the language's data, in `[phrases]` of its grammar:

- `nouns`: those who act for a state, as stems with the endings of each case ("0" for none, "|" between two);
- `prepositions`: for each slot the words and the cases that they go with; the first that fits counts. What
  follows "_" in a slot only tells two rows apart;
- `modifier`, words that may stand within a phrase; `verb` and `loose`, words that no genitive depends on;
  `finite`, what makes a name before it the subject, if its form allows; `joint`, what stands between the
  members of a list; `led`, what stands between a delegation and who leads it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from amity.extract.languages.marks import Name

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
Cases = frozenset[str]
ALL: Cases = frozenset(CASES)
REACH = 90
"""How far to the left of a name, in characters, its phrase may begin."""
AHEAD = 60
"""How far behind an adjective the noun that it qualifies may stand."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TRAIL = re.compile(r"(?:^|(?<=[\s«\"(-]))([^\W\d_]+(?:-[^\W\d_]+)*|\d+-?[^\W\d_]*)[\"»]?\s+$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where the phrase of a name begins, its cases, its preposition's slot, whether a noun heads it."""

    start: int
    cases: Cases
    slot: str
    headed: bool


class Phrases:
    """The noun phrases of one language, as the table `[phrases]` of its grammar describes them."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.heads: dict[str, Cases] = _heads(table["nouns"])
        self.modifier = re.compile(table["modifier"], re.IGNORECASE)
        self.verb = re.compile(table["verb"], re.IGNORECASE)
        self.loose = re.compile(table["loose"], re.IGNORECASE)
        self.joint = re.compile(table["joint"], re.IGNORECASE)
        self.led = re.compile(table["led"], re.IGNORECASE)
        self.finite = re.compile(table["finite"], re.IGNORECASE)
        self.prepositions = [
            (slot.split("_")[0], frozenset(row.get("cases", CASES)), _before(row["words"]))
            for slot, row in table["prepositions"].items()
        ]

    def placed(self, text: str, span: tuple[int, int], names: Sequence[Name]) -> list[Name]:
        """The names with their slots; those of one list, or in apposition, share slot and group."""
        found: list[tuple[Name, Phrase]] = []
        for i, name in enumerate(names):
            floor = names[i - 1].end if i else span[0]
            limit = names[i + 1].start if i + 1 < len(names) else span[1]
            phrase = self._phrase(text, name, floor, limit)
            before = found[-1] if found else None
            if before is not None and self._apposed(text, before, name, phrase):
                found.append((_like(name, before[0]), before[1]))
            elif before is not None and self._joined(text, before, name, phrase):
                self._join(text, found, name, phrase)
            else:
                slot = self._slot(text, phrase, floor, name)
                found.append((replace(name, slot=slot, group=name.start), phrase))
        return self._subjects(text, span, [name for name, _ in found])

    def _subjects(self, text: str, span: tuple[int, int], names: Sequence[Name]) -> list[Name]:
        """The names with those made subjects whose form leaves it open, where a verb comes next."""
        leads = {
            name.group
            for name in names
            if not name.slot and self.finite.match(text, name.end, min(span[1], name.end + AHEAD))
        }
        return [replace(n, slot="subj") if not n.slot and n.group in leads else n for n in names]

    def _apposed(self, text: str, before: tuple[Name, Phrase], name: Name, phrase: Phrase) -> bool:
        """Whether a name only says more of the one before it: who the president is, who led them."""
        gap = text[before[0].end : name.start]
        if self.led.fullmatch(gap):
            return True
        if name.how != "person" or phrase.slot or "," in gap or phrase.start > before[0].end + 1:
            return False
        if not phrase.cases & before[1].cases:
            return False
        return not gap.strip(" (") or (phrase.headed and name.states == before[0].states)

    def _joined(self, text: str, before: tuple[Name, Phrase], name: Name, phrase: Phrase) -> bool:
        """Whether a name goes on with the list that the one before it stands in."""
        gap = text[before[0].end : phrase.start]
        if not self.joint.fullmatch(gap):
            return False
        if gap.strip() == "," and before[1].slot and self.finite.match(text, name.end):
            return False
        if phrase.slot:
            return phrase.slot == before[0].slot
        shared = phrase.cases & before[1].cases
        return bool(shared) or name.how == before[0].how == "adjective"

    def _join(self, text: str, found: list[tuple[Name, Phrase]], name: Name, phrase: Phrase) -> None:
        """Add a name to a list; what it makes plain of its case holds for the whole list."""
        first, started = found[-1]
        cases = (phrase.cases & started.cases) or phrase.cases
        slot = first.slot or self._bare(cases)
        if first.how == "adjective" and name.how == "adjective" and phrase.headed:
            slot = started.slot or self._slot(text, phrase, first.end, name)
        merged = Phrase(started.start, cases, started.slot, started.headed or phrase.headed)
        for i, (member, _) in enumerate(found):
            if member.group == first.group:
                found[i] = (replace(member, slot=slot), merged)
        found.append((replace(name, slot=slot, group=first.group), merged))

    def _phrase(self, text: str, name: Name, floor: int, limit: int) -> Phrase:
        """The phrase that a name stands in: over the words before it, up to a preposition or a verb."""
        cases, headed = _of(name), False
        if name.how == "adjective" and (head := self._ahead(text, name.end, limit)):
            cases, headed = head & cases or head, True
        at = name.start
        while trail := _TRAIL.search(text, max(floor, at - REACH, 0), at):
            word = trail[1].lower()
            if word in self.heads:
                cases, headed = self.heads[word], True
            elif not self.modifier.fullmatch(word):
                break
            at = trail.start(1)
        slot = self._preposition(text, max(floor, at - REACH), at, cases)
        return Phrase(at, cases, slot, headed)

    def _ahead(self, text: str, at: int, limit: int) -> Cases | None:
        """The cases of the noun that an adjective qualifies, where that is one who acts."""
        for match in _WORD.finditer(text, at, min(limit, at + AHEAD)):
            word = match.group().lower()
            if text[at : match.start()].strip(' -–«"') and match.start() > at + 1:
                return None
            if word in self.heads:
                return self.heads[word]
            if not self.modifier.fullmatch(word):
                return None
            at = match.end()
        return None

    def _preposition(self, text: str, floor: int, at: int, cases: Cases) -> str:
        slot: str
        for slot, wanted, pattern in self.prepositions:
            if wanted & cases and pattern.search(text, floor, at):
                return slot
        return ""

    def _slot(self, text: str, phrase: Phrase, floor: int, name: Name) -> str:
        """The slot of a phrase: its preposition's, else its case's as the word before it lets it be."""
        if phrase.slot:
            return phrase.slot
        if name.how == "adjective" and not phrase.headed:
            return "of"
        before = _TRAIL.search(text, max(floor, phrase.start - REACH), phrase.start)
        noun = before is not None and self._governs(before[1])
        if phrase.cases >= ALL:
            return "of" if noun else ""
        if noun and "genitive" in phrase.cases:
            return "of"
        return self._bare(phrase.cases - ({"genitive"} if not noun and len(phrase.cases) > 1 else set()))

    def _governs(self, word: str) -> bool:
        """Whether a word is a noun, so that a genitive behind it depends on it."""
        return not (self.verb.fullmatch(word) or self.loose.fullmatch(word) or word[0].isdigit())

    def _bare(self, cases: Cases) -> str:
        """The slot of a case without preposition; what may be subject or object is in none."""
        if "nominative" in cases:
            return "subj" if "accusative" not in cases else ""
        return next((slot for case, slot in _SLOTS.items() if case in cases), "")


_SLOTS = {"accusative": "obj", "dative": "to", "instrumental": "by", "genitive": "of"}


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})\s+$", re.IGNORECASE)


def _of(name: Name) -> Cases:
    """The cases a name can be in; who lives is in the accusative as in the genitive, never as the subject."""
    cases = frozenset(name.cases) or ALL
    if name.how == "person" and "nominative" in cases and "genitive" not in cases:
        return cases - {"accusative"}
    return cases


def _like(name: Name, before: Name) -> Name:
    return replace(name, slot=before.slot, mark=before.mark, at=before.at, group=before.group)


def _heads(tables: Sequence[Mapping[str, str]]) -> dict[str, Cases]:
    """The forms of the nouns that act for a state, each with the cases it can be."""
    found: dict[str, Cases] = {}
    for table in tables:
        for stem in table["stems"].split():
            for case, endings in zip(CASES, table["endings"].split(), strict=True):
                for ending in endings.split("|"):
                    form = stem + ending.replace("0", "")
                    found[form] = found.get(form, frozenset()) | {case}
    return found
