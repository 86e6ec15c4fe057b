"""Statements that somebody was the n-th to do something: "the second country to recognise it"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from amity.examine.firsts import firsts
from amity.examine.numerals import ordinal, ordinal_pattern, statement_words

_COUNTRY = re.compile(
    r"^(?P<scope>(?:[\w-]+\s+){0,3}?)(?:country|state|nation|government|power)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A statement of rank in a sentence: its span there, the rank, the words for who is counted, the deed.

    `after` are the words for who came before, if any; `scope` narrows who is counted in a way that is not
    read ("African"); `family` is that of the deed.
    """

    start: int
    end: int
    rank: int
    what: str
    family: str
    scope: str = ""
    after: str = ""

    @property
    def of_states(self) -> bool:
        """Whether states are counted."""
        return bool(_COUNTRY.match(self.what))


@cache
def _pattern() -> re.Pattern[str]:
    deeds = "|".join(rf"(?P<{name}>{words})" for name, words in statement_words()["rank_deeds"].items())
    after = r"(?:,?\s+after\s+(?:the\s+)?(?P<{0}>[^.;:,()]{{2,40}}?))?"
    return re.compile(
        rf"\b(?P<rank>{ordinal_pattern()})\s+(?P<what>(?:(?!\bfirst\b)[^.;:()]){{2,70}}?){after.format('before')},?"
        rf"\s+(?:to|that|which|who)\s+(?:have\s+|had\s+)?(?:{deeds})\s+(?P<object>(?:the\s+)?[^.;:()]{{2,50}}?)"
        rf"(?=[.;:,()]|\s+(?:after|since|in|on|when|was|were|and|as|during|with|before)\b|$)"
        rf"(?:{after.format('behind')}(?=[.;:,()]|\s+(?:in|on|and|when|which|to|with)\b|\s*$))",
        re.IGNORECASE,
    )


def ranks(text: str) -> Iterator[Rank]:
    """The statements of rank in a sentence that count from the beginning, not from a date.

    >>> [(r.rank, r.family, r.after) for r in ranks("the second country to recognise Peru, after Chile.")]
    [(2, 'recognition', 'Chile')]
    >>> [r.scope for r in ranks("Ghana was the first African state to recognise it.")]
    ['African']
    """
    since = [(first.start, first.end) for first in firsts(text)]
    for found in _pattern().finditer(text):
        if any(start < found.end() and found.start() < end for start, end in since):
            continue
        what = " ".join(found["what"].split())
        country = _COUNTRY.match(what)
        family = next(name for name in statement_words()["rank_deeds"] if found[name])
        yield Rank(
            start=found.start(), end=found.end(), rank=ordinal(found["rank"]) or 0, what=what, family=family,
            scope=country["scope"].strip() if country else "", after=found["before"] or found["behind"] or "",
        )  # fmt: skip
