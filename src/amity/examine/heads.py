"""What words begin with that stand in all that an expression fits: a test that costs little."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_GROUP = re.compile(r"\(\?:((?:[^()]|\([^()]*\))*)\)(?![*{])(\??)")
"""A group that an expression begins with."""
_OR = re.compile(r"\|(?![^()]*\))")
"""What parts its alternatives, not those within another group."""
_WORD = re.compile(r"[a-z]+")
_LONGEST = 6
"""So many letters of a head are looked at."""


def heads_of(form: str) -> frozenset[str]:
    """What a word begins with that stands in all that an expression fits; the empty text where none is known.

    >>> [sorted(heads_of(form)) for form in ("went up", "totall?ed", "(?:was|were back) at", "(?:was )?cut")]
    [['went'], ['total'], ['was', 'were'], ['cut']]
    """
    parts = _OR.split(form)
    if len(parts) > 1:
        return frozenset(head for part in parts for head in heads_of(part))
    group = _GROUP.match(form)
    if group and group[2]:
        return heads_of(form[group.end() :])
    if group:
        return frozenset(head for part in _OR.split(group[1]) for head in heads_of(part))
    head = re.match(r"(?:[a-z](?![?*{|]))*", form)
    return frozenset([head.group() if head else ""])


class Heads:
    """Which of several lists of expressions can fit in a text, by the beginnings of its words.

    >>> sorted(Heads({"up": ["rose", "went up"], "down": ["fell"]}).begun("Trade rose."))
    ['up']
    """

    def __init__(self, forms: Mapping[str, Iterable[str]]) -> None:
        self._by: dict[str, set[str]] = defaultdict(set)
        for name, listed in forms.items():
            for head in {head for form in listed for head in heads_of(form)}:
                self._by[head[:_LONGEST]].add(name)
        self._sizes = tuple(sorted({len(head) for head in self._by}))

    def begun(self, text: str) -> frozenset[str]:
        """The names of the lists of which a form can stand in the text; too many rather than too few."""
        heads = {word[:size] for word in set(_WORD.findall(text.casefold())) for size in self._sizes}
        return frozenset(name for head in heads & self._by.keys() for name in self._by[head])
