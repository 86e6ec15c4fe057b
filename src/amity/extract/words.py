"""English words: the closed classes, and the forms of verbs.

The lists stand in `data/words.toml` and `data/verbs.csv`; the regular forms are made by the spelling rules
of English (doubling after a stressed short vowel is accepted both ways).
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

DATA = files("amity.extract") / "data"
VOWELS = "aeiou"


@cache
def closed_classes() -> Mapping[str, frozenset[str]]:
    """The closed word classes by name.

    >>> "against" in closed_classes()["prepositions"]
    True
    """
    table = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: frozenset(text.split()) for name, text in table.items()})


def _stem_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """Third person, participle in -ing and past of a regular verb, each with its form's name."""
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or lemma.endswith("o"):
        yield lemma + "es", "s"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield lemma[:-1] + "ies", "s"
    else:
        yield lemma + "s", "s"
    for stem in _stems(lemma):
        yield stem + "ing", "ing"
    if lemma.endswith("e"):
        yield lemma + "d", "past"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield lemma[:-1] + "ied", "past"
    else:
        for stem in _stems(lemma):
            yield stem + "ed", "past"


def _stems(lemma: str) -> list[str]:
    """What -ing and -ed are joined to: without a mute e, with and without a doubled consonant."""
    if lemma.endswith("ie"):
        return [lemma[:-2] + "y"]
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return [lemma[:-1]]
    closed = len(lemma) > 2 and lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS
    if closed and lemma[-3:-2] not in VOWELS:
        return [lemma, lemma + lemma[-1]]
    return [lemma + "k"] if lemma.endswith("ic") else [lemma]


@cache
def verb_forms() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Each form of each verb, with its lemma and what forms it can be.

    The forms are "base", "s", "ing", "past" and "part"; the past of a regular verb is also its participle.

    >>> verb_forms()["visited"][0], sorted(verb_forms()["visited"][1])
    ('visit', ['part', 'past'])
    >>> verb_forms()["broken"][0], sorted(verb_forms()["hit"][1])
    ('break', ['base', 'part', 'past'])
    """
    forms: dict[str, tuple[str, set[str]]] = {}
    with (DATA / "verbs.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for form, name in _forms(row["lemma"], row["past"], row["participle"]):
                forms.setdefault(form, (row["lemma"], set()))[1].add(name)
    return MappingProxyType({form: (lemma, frozenset(names)) for form, (lemma, names) in forms.items()})


def _forms(lemma: str, past: str, participle: str) -> Iterator[tuple[str, str]]:
    yield lemma, "base"
    for form, name in _stem_forms(lemma):
        if name != "past":
            yield form, name
        elif not past:
            yield form, "past"
            yield form, "part"
    if past:
        yield past, "past"
        yield participle, "part"


def singular(noun: str) -> str:
    """The singular of a regular plural; other words come back unchanged.

    >>> singular("embassies"), singular("troops"), singular("crises"), singular("congress")
    ('embassy', 'troop', 'crisis', 'congress')
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("ses") and noun[-4:-3] in "iy":
        return noun[:-2] + "is"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun
