"""Acts of office: what a sentence has somebody do that only the holder of an office can do."""

import re

from amity.examine.words import words

_ADVERB = r"(?:(?:then|also|finally|formally|personally|himself|herself|[^\W\d_]+ly)\s+)?"
_DOES = re.compile(rf"(?:\s*,\s+[^,;.()]{{1,60}},)?\s+{_ADVERB}(?P<verb>[^\W\d_]+)\b")
_WHOM = re.compile(
    r"\s+(?:[^\s,;.()]+\s+){0,6}?(?:[^\s,;.()]+-)?(?:ministers?|ambassadors?|envoys?|delegations?|premier|chancellor|emissary|mission"
    r"|credentials|credence|chargé)\b",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"\b(?:on\s+the\s+tarmac|at\s+the\s+airport|on\s+the\s+red\s+carpet|on\s+the\s+steps)\s+"
    r"(?:[^\W\d_]+\s+){0,3}?(?:stood|waited|was|were)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def acts_in_office(text: str, start: int, end: int) -> bool:
    """Whether a sentence has the person at a span do an act of office, or receive as the host of the state.

    >>> said = "President Alfonsín vetoed the bill."
    >>> acts_in_office(said, 0, 18), acts_in_office("President Alfonsín spoke at Yale.", 0, 18)
    (True, False)
    """
    if _HOST.search(text, 0, start):
        return True
    does = _DOES.match(text, end)
    if does is None:
        return False
    verb = does["verb"].casefold()
    hosting = verb in words("host_acts") and _WHOM.match(text, does.end()) is not None
    return verb in words("acts_of_office") or hosting
