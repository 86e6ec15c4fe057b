"""The side that a claim leaves out, filled by what other claims say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from amity.model.answers import Answer
from amity.reconcile.blocks import Block, Placing
from amity.reconcile.days import exact
from amity.reconcile.matching import Happening
from amity.reconcile.tellings import Key, Telling


class Sides:
    """Blocks by one of their states: where to look for the happening of a claim that leaves the other out."""

    def __init__(self, blocks: Mapping[Key, Block]) -> None:
        self._with: dict[tuple[str, str, str], list[tuple[str, Block]]] = defaultdict(list)
        for key in sorted((key for key in blocks if key[1] and key[2]), key=repr):
            family, source, target = key
            self._with[family, "source", source or ""].append((target or "", blocks[key]))
            self._with[family, "target", target or ""].append((source or "", blocks[key]))

    def filled(self, placing: Placing) -> bool:
        """Put a claim that leaves a side out with the one happening that has it, if that can be told.

        It can where the claim names the missing state among others, names the person, or has the very day.
        """
        one = placing.one
        if all(one.key[1:]) or one.memory or one.same.unspecific:
            return False
        found = [
            (block, happening)
            for state, block in self._missing(one)
            for happening in block.choices(placing)
            if state in one.others or _told(one, happening, block)
        ]
        if len(found) != 1:
            return False
        block, happening = found[0]
        block.join(happening, placing)
        return True

    def _missing(self, one: Telling) -> Iterator[tuple[str, Block]]:
        """What may be the missing side, each with its block; only those named among others, if any."""
        family, source, target = one.key
        found = list(self._with.get((family, "source", source), ())) if source else []
        found += self._with.get((family, "target", target), ()) if target else []
        if not one.same.directed and target:
            found += self._with.get((family, "source", target), ())
        named = [(state, block) for state, block in found if state in one.others]
        yield from named or found


def _told(one: Telling, happening: Happening, block: Block) -> bool:
    alike = block.matching.alike(one, happening)
    same_day = exact(one.when) and one.when.same_time(happening.when) is Answer.YES
    return alike is True or (same_day and alike is None)
