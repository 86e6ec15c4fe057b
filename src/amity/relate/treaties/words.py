"""The tables by which passages on treaties are understood."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from amity.model.treaties import Stage

_DATA = files("amity.relate") / "data"
_PROVIDED = re.compile(r"\b(?:would|shall|may|will|can|to|unless|should)(?:\s+be)?(?:\s+\w+ly)?\s+$")
_NAMED = re.compile(
    r"\b(?:[Tt]reaty|[Pp]act|[Aa]lliance|[Aa]greement)(?:\s+(?:of|on|for)\s+(?!\d)[\w\s,-]{1,60}?)?\s+of\s+(\d{4})\b"
    r"|\b(\d{4})\s+(?:[Tt]reaty|[Pp]act|[Aa]lliance)\b"
)
_TERM = r"(?<![\w-])(\d+|{numbers})[\s-]+years?(?!\s+(?:ago|later|earlier|old|after|before|since))"


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """What finds any word of a list, from the start of a word on.

    >>> bool(pattern("noun", "treaty").search("two treaties"))
    True
    """
    return _any(_lists()[table][name])


@cache
def whole(name: str) -> re.Pattern[str]:
    """What finds a word of negation, whole.

    >>> bool(whole("before").search("north")), bool(whole("before").search("no word"))
    (False, True)
    """
    listed = (re.escape(word.strip()) for word in _lists()["negation"][name].split(";"))
    return re.compile(r"\b(?:" + "|".join(listed) + r")\b")


@cache
def themes() -> Mapping[str, re.Pattern[str]]:
    """What finds the words of each theme.

    >>> bool(themes()["UN Charter"].search("the charter of the united nations"))
    True
    """
    found = tomllib.loads((_DATA / "treaty_themes.toml").read_text(encoding="utf-8"))
    return {name: _any(words) for name, words in found.items()}


def said(table: str, name: str, text: str) -> bool:
    """Whether a text has a word of a list.

    >>> said("doubt", "attempted", "It tried to abrogate the treaty.")
    True
    """
    return bool(pattern(table, name).search(text.lower()))


def stage_of(text: str, kind: str) -> Stage:
    """Which step a passage tells of: by its words, else by the kind of its claim.

    >>> stage_of("the treaty entered into force", "treaty_signed")
    <Stage.IN_FORCE: 'in force'>
    >>> stage_of("a treaty was made", "treaty_signed")
    <Stage.SIGNED: 'signed'>
    """
    if kind == "treaty_proposed":
        return Stage.PROPOSED
    if kind == "treaty_abrogated":
        return Stage.EXPIRED if said("stage", "expired", text) else Stage.ENDED
    later = (Stage.RATIFIED, Stage.IN_FORCE, Stage.RENEWED)
    return next((stage for stage in later if said("stage", str(stage), text)), Stage.SIGNED)


def dated_between(text: str) -> bool:
    """Whether a text has a year in it.

    >>> dated_between(" on 14 March 1985 and by "), dated_between(" and ")
    (True, False)
    """
    return bool(re.search(r"\b\d{4}\b", text))


def provided(before: str) -> bool:
    """Whether what stands before a word makes it something that is provided for, not something done.

    >>> provided("the treaty would be automatically "), provided("it was ")
    (True, False)
    """
    return bool(_PROVIDED.search(before.lower()))


def by_year(text: str) -> str:
    """The year by which a text names a treaty; empty without one.

    >>> by_year("the treaty of 1948"), by_year("the 1948 pact"), by_year("a treaty, in 1948")
    ('1948', '1948', '')
    """
    found = _NAMED.search(text)
    return (found.group(1) or found.group(2)) if found else ""


def years_in(text: str) -> Iterator[tuple[float, int]]:
    """The lengths in years that a text names, with where each begins.

    >>> list(years_in("a treaty for twenty years, not a 5-year plan"))
    [(20.0, 13), (5.0, 33)]
    """
    numbers = _lists()["numbers"]
    for match in _lengths().finditer(text.lower()):
        word = match.group(1)
        yield float(numbers.get(word, word)), match.start()


@cache
def _lengths() -> re.Pattern[str]:
    words = sorted(_lists()["numbers"], key=len, reverse=True)
    return re.compile(_TERM.format(numbers="|".join(map(re.escape, words))))


def _any(words: str) -> re.Pattern[str]:
    listed = (re.escape(word.strip()) for word in words.split(";"))
    return re.compile(r"(?<![\w-])(?:" + "|".join(listed) + ")")


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((_DATA / "treaty_words.toml").read_text(encoding="utf-8"))
