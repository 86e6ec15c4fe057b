"""In which slot a language without endings puts a name: by preposition, and by its place in the clause.

All words are the language's data, in `[places]` of its grammar:

- `before`: for each slot the words in front of a name, up to it; `behind` those that follow it. The first
  that fits counts; what follows "_" in a slot only tells two rows apart;
- `joint`, what stands between the members of a list; `titled`, what stands between a state and who acts
  for it;
- `lead`, what may stand between the beginning of a clause and its subject; `stop`, where a clause ends.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from amity.extract.languages.marks import Name

REACH = 32
"""How far in front of a name, in characters, its preposition may begin."""


class Places:
    """The prepositions and the word order of one language, from the table `[places]` of its grammar."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.before = [(slot.split("_")[0], re.compile(f"(?:{p})$")) for slot, p in table["before"].items()]
        self.behind = [(slot.split("_")[0], re.compile(p)) for slot, p in table["behind"].items()]
        self.joint = re.compile(table["joint"])
        self.titled = re.compile(table["titled"])
        self.lead = re.compile(table["lead"])
        self.stop = re.compile(table["stop"])

    def placed(self, text: str, span: tuple[int, int], names: Sequence[Name]) -> list[Name]:
        """The names with their slots; those of one list, or in apposition, share slot and group."""
        found: list[Name] = []
        for i, name in enumerate(names):
            before = found[-1] if found else None
            limit = names[i + 1].start if i + 1 < len(names) else span[1]
            found.append(self._placed(text, span[0], before, name, limit))
        return found

    def _placed(self, text: str, start: int, before: Name | None, name: Name, limit: int) -> Name:
        floor = before.end if before else start
        gap = text[floor : name.start]
        if name.how == "compound":
            return replace(name, group=name.start)
        if before and self._goes_on(before, name, gap):
            return replace(name, slot=before.slot, mark=before.mark, group=before.group)
        slot = self._preposition(text, floor, name.start) or self._behind(text, name.end, limit)
        if not slot and self._leads(text, floor, name.start, first=before is None):
            slot = "subj"
        return replace(name, slot=slot, group=name.start)

    def _goes_on(self, before: Name, name: Name, gap: str) -> bool:
        """Whether a name goes on with a list, or says who acts for the state before it."""
        if name.how == "person" and set(name.states) & {*before.states, *before.alternatives}:
            return bool(self.titled.fullmatch(gap))
        return name.how != "both" and bool(self.joint.fullmatch(gap))

    def _preposition(self, text: str, floor: int, at: int) -> str:
        ahead = text[max(floor, at - REACH) : at]
        return next((slot for slot, pattern in self.before if pattern.search(ahead)), "")

    def _behind(self, text: str, at: int, limit: int) -> str:
        return next((slot for slot, pattern in self.behind if pattern.match(text, at, limit)), "")

    def _leads(self, text: str, floor: int, at: int, *, first: bool) -> bool:
        """Whether a clause begins with a name, but for what says when or how."""
        ahead = text[floor:at]
        stops = list(self.stop.finditer(ahead))
        if not stops and not first:
            return False
        return bool(self.lead.fullmatch(ahead[stops[-1].end() if stops else 0 :]))
