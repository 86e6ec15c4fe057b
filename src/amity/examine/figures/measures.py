"""What is measured, and whom it is between, as titles, heads and sentences say it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from amity.examine.caseless import Caseless
from amity.examine.figures.lists import lists
from amity.reference import Reference

States = tuple[frozenset[str], ...]
"""The states that a phrase names, each as the codes that the name can mean."""


@dataclass(frozen=True, slots=True)
class Named:
    """A measure named in a text: its concept, and the span of the words."""

    concept: str
    start: int
    end: int


@cache
def _concepts() -> Caseless:
    groups = (f"(?P<{name}>{'|'.join(forms)})" for name, forms in lists("measures")["concepts"].items())
    return Caseless(rf"\b(?:{'|'.join(groups)})\b")


@lru_cache(maxsize=2**15)
def named(text: str) -> tuple[Named, ...]:
    """Each measure that a text names, in its order.

    >>> [found.concept for found in named("Exports of coal fell, and aid with them.")]
    ['exports', 'coal', 'aid']
    """
    hits = _concepts().finditer(text)
    return tuple(Named(found.lastgroup or "", found.start(), found.end()) for found in hits)


def concepts(text: str) -> frozenset[str]:
    """The measures that a text names.

    >>> sorted(concepts("Trade between Kenya and Uganda"))
    ['trade']
    """
    return frozenset(found.concept for found in named(text))


def stems(text: str) -> frozenset[str]:
    """The words of a head or a subject that may say what is measured, without their endings.

    >>> sorted(stems("Tractors and printing presses, 1960")), sorted(stems("the printers"))
    (['presse', 'print', 'tractor'], ['print'])
    """
    plain = lists("measures")["plain"]["words"]
    found = (word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text))
    return frozenset(_ENDING.sub("", word) for word in found if word not in plain)


_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:ings?|ers?|ed|ions?|ies|y|s)$")


def is_total(label: str) -> bool:
    """Whether a head says that the row or column adds up the others.

    >>> is_total("Total"), is_total("Grand total, all partners"), is_total("Totality")
    (True, True, False)
    """
    return bool(_totals().match(label.strip()))


@cache
def _totals() -> re.Pattern[str]:
    words = "|".join(sorted(lists("measures")["totals"]["words"], key=len, reverse=True))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


def states_in(text: str, reference: Reference) -> States:
    """The states that a text names, in its order, each once; forums are none.

    >>> from amity.reference import load
    >>> [sorted(codes) for codes in states_in("Soviet aid to Mongolia and to the Mongolian army", load())]
    [['RUS', 'SUN'], ['MNG']]
    """
    found: dict[frozenset[str], None] = {}
    for mention in reference.mentions(text):
        codes = frozenset(code for code in mention.candidates if code != "IGO")
        if codes:
            found[carried_on(codes)] = None
    return tuple(found)


def carried_on(codes: frozenset[str]) -> frozenset[str]:
    """Codes with those of the successors under which statistics carry on.

    >>> sorted(carried_on(frozenset(["SUN"])))
    ['RUS', 'SUN']
    """
    heirs = lists("measures")["carried_on"]
    return codes | {heirs[code] for code in codes if code in heirs}


def among(state: frozenset[str], others: States) -> bool:
    """Whether one of the others can be the same state.

    >>> among(frozenset(["MNG"]), (frozenset(["CHN"]), frozenset(["MNG"])))
    True
    """
    return any(not state.isdisjoint(other) for other in others)
