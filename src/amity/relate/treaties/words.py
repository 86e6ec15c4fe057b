"""The tables by which passages on treaties are understood."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from amity.model.treaties import Stage

_DATA = files("amity.relate") / "data"
LANGUAGES = ("ko", "ja", "zh", "ru", "mn")
"""The languages besides English whose words the tables have."""
_CYRILLIC = re.compile(r"[А-яЁёӨөҮү]")
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
    lists = _lists()
    return _any(lists[table][name], [lists[code].get(table, {}).get(name, "") for code in LANGUAGES])


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
    others = [found.pop(code) for code in LANGUAGES]
    return {name: _any(words, [other[name] for other in others]) for name, words in found.items()}


@cache
def negation() -> re.Pattern[str]:
    """What finds a word of negation in another language than English.

    >>> bool(negation().search("条约没有规定")), bool(negation().search("条约规定"))
    (True, False)
    """
    return _any("", [_lists()[code]["term"]["negation"] for code in LANGUAGES])


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
    named = (pattern.search(text) for pattern in (_NAMED, *_named_elsewhere()))
    return next((next(filter(None, found.groups())) for found in named if found), "")


def years_in(text: str) -> Iterator[tuple[float, int]]:
    """The lengths in years that a text names, with where each begins.

    >>> list(years_in("a treaty for twenty years, not a 5-year plan"))
    [(20.0, 13), (5.0, 33)]
    >>> list(years_in("条约有效期二十年")), list(years_in("сроком на 20 лет"))
    ([(20.0, 5)], [(20.0, 10)])
    """
    found: dict[int, float] = {}
    for pattern, numbers in _lengths()[: 1 if text.isascii() else None]:
        for match in pattern.finditer(text.lower()):
            word = match.group(1)
            found.setdefault(match.start(1), float(numbers.get(word, word)))
    yield from ((years, place) for place, years in sorted(found.items()))


@cache
def _lengths() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    """What finds a length in years, for each language, English first, with its words for numbers."""
    lists = _lists()
    terms = [(_TERM, lists["numbers"])]
    terms += [(lists[code]["term"]["years"], lists[code]["numbers"]) for code in LANGUAGES]
    return tuple((re.compile(term.replace("{numbers}", _either(words))), words) for term, words in terms)


def _either(words: Mapping[str, str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _named_elsewhere() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_lists()[code]["term"]["named"], re.IGNORECASE) for code in LANGUAGES)


def _any(words: str, others: Iterable[str] = ()) -> re.Pattern[str]:
    """What finds any of the words of a list, or of the patterns of the same list in other languages."""
    listed = [re.escape(word.strip()) for word in words.split(";") if word.strip()]
    patterns = [word.strip() for other in others for word in other.split(";") if word.strip()]
    spaced = [*listed, *(word for word in patterns if _CYRILLIC.search(word))]
    dense = [word for word in patterns if not _CYRILLIC.search(word)]
    begun = [rf"(?<![\w-])(?:{'|'.join(spaced)})"] if spaced else []
    return re.compile("|".join([*begun, *dense]))


@cache
def _lists() -> Mapping[str, Any]:
    return tomllib.loads((_DATA / "treaty_words.toml").read_text(encoding="utf-8"))
