"""Names as BibTeX writes them, in their parts."""

import re
from collections.abc import Iterator

from amity.read.latex import plain

_AND = re.compile(r"[{}]|\s+and\s+", re.IGNORECASE)
_COMMA = re.compile(r"[{},]")
_WORD = re.compile(r"[{}]|[\s~]+")
_KEYED = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*", re.IGNORECASE)
_NO_PARTICLES = frozenset(("of", "for", "and", "the"))
"""Small English words that no name of a person has: such an author is a body, with or without braces."""
_PARTS = {"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix"}


def people(words: str) -> list[dict[str, str]]:
    """The persons and bodies of a list of names, as CSL-JSON.

    After Patashnik, Designing BibTeX Styles (1988), section 4: "First von Last", "von Last, First" and
    "von Last, Jr, First"; a name in braces is that of a body, and so is one with "of", "for", "and" or "the".

    >>> people("Bat, Dorj and Ludwig van Beethoven and {Ministry of Trade and Industry} and others")
    [{'family': 'Bat', 'given': 'Dorj'}, {'family': 'Beethoven', 'given': 'Ludwig',
      'non-dropping-particle': 'van'}, {'literal': 'Ministry of Trade and Industry'}, {'literal': 'et al.'}]
    """
    names = (name.strip() for name in _split(words, _AND))
    return [_person(name) for name in names if plain(name)]


def _split(words: str, at: re.Pattern[str]) -> Iterator[str]:
    """The parts between separators that stand in no braces."""
    depth, start = 0, 0
    for match in at.finditer(words):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            yield words[start : match.start()]
            start = match.end()
    yield words[start:]


def _person(name: str) -> dict[str, str]:
    if plain(name).lower() == "others":
        return {"literal": "et al."}
    parts = [part.strip() for part in _split(name, _COMMA)]
    if all(_KEYED.match(part) for part in parts):
        keyed = (part.partition("=") for part in parts)
        return {_PARTS[key.strip().lower().removesuffix("-i")]: plain(value) for key, _, value in keyed}
    words = [word for word in _split(parts[0], _WORD) if word]
    if not _NO_PARTICLES.isdisjoint(words):
        return {"literal": plain(name)}
    if len(parts) == 1:
        return _in_order(words)
    particle, family = _particle(words)
    suffix = parts[1] if len(parts) > 2 else ""
    return _named(family, parts[-1], particle, suffix)


def _in_order(words: list[str]) -> dict[str, str]:
    """A name as it is spoken: its last word, and the small ones before that, are the family's."""
    if len(words) == 1:
        return {"literal": plain(words[0])}
    small = [at for at, word in enumerate(words[:-1]) if _is_small(word)]
    first = small[0] if small else len(words) - 1
    particle, family = _particle(words[first:])
    return _named(family, " ".join(words[:first]), particle, "")


def _particle(words: list[str]) -> tuple[str, str]:
    """The small words before a family name, and the name."""
    small = [at for at, word in enumerate(words[:-1]) if _is_small(word)]
    end = small[-1] + 1 if small else 0
    return " ".join(words[:end]), " ".join(words[end:])


def _is_small(word: str) -> bool:
    return not word.startswith("{") and plain(word)[:1].islower()


def _named(family: str, given: str, particle: str, suffix: str) -> dict[str, str]:
    parts = {"family": family, "given": given, "non-dropping-particle": particle, "suffix": suffix}
    return {name: plain(part) for name, part in parts.items() if plain(part)}
