"""Authors' names as notes, bibliographies and texts write them, and which of them are one person's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from amity.examine.independence.words import plain, words

Parts = tuple[str, ...]
"""The parts of a name in small letters without accents; a single letter is an initial."""

_PART = re.compile(r"[^\W\d_]+")


def parts(name: str) -> Parts:
    """The parts of a name, without what stands between them and is none.

    >>> parts("Udo B. Barkmann"), parts("L. Khash-Erdene (ed.)"), parts("OH Mi-young")
    (('udo', 'b', 'barkmann'), ('l', 'khash', 'erdene'), ('oh', 'mi', 'young'))
    """
    found = _PART.findall(plain(name.replace("-", " ")))
    return tuple(part for part in found if part not in words("small") or len(part) == 1)


def fits(shorter: Parts, longer: Parts) -> bool:
    """Whether all parts of a name are among those of another; initials fit what begins with them.

    One part at least must be more than an initial. It does not matter where a name is broken into parts.

    >>> fits(("u", "b", "barkmann"), ("udo", "b", "barkmann")), fits(("kim", "il"), ("kim", "yong"))
    (True, False)
    >>> fits(("kim", "ilsung"), ("kim", "il", "sung"))
    True
    """
    if "".join(shorter) == "".join(longer):
        return bool(shorter)
    left = list(longer)
    for part in sorted(shorter, key=lambda part: (-len(part), part)):
        found = next((p for p in left if p == part or (1 in (len(p), len(part)) and p[0] == part[0])), None)
        if found is None:
            return False
        left.remove(found)
    return any(len(part) > 1 and part in longer for part in shorter)


def persons(names: Iterable[Parts]) -> Mapping[Parts, Parts]:
    """For each name the fullest that it can only be a shorter form of; itself where there is none or several.

    The work grows with the names that have a part in common.

    >>> said = [("balazs", "szalontai"), ("szalontai",), ("kim", "il"), ("kim", "yong"), ("kim",)]
    >>> found = persons(said)
    >>> found["szalontai",], found["kim",]
    (('balazs', 'szalontai'), ('kim',))
    """
    ordered = sorted(set(names), key=lambda name: (-len(name), -sum(map(len, name)), name))
    found: dict[Parts, Parts] = {}
    by_part: dict[str, list[Parts]] = defaultdict(list)
    for name in ordered:
        rarest = min((part for part in name if len(part) > 1), key=lambda p: (len(by_part[p]), p), default="")
        fuller = [other for other in by_part.get(rarest, ()) if fits(name, other)]
        found[name] = fuller[0] if len(fuller) == 1 else name
        if not fuller:
            for part in set(name):
                by_part[part].append(name)
    return found


def of_csl(authors: object) -> tuple[Parts, ...]:
    """The persons among the authors of a CSL entry; bodies are none.

    A name in one piece, as files carry it, is a person's if it has two to four words, all with capitals, and
    none that bodies have in theirs.

    >>> of_csl([{"family": "Miyamoto", "given": "Satoru"}, {"literal": "Example Institute"}])
    (('satoru', 'miyamoto'),)
    >>> of_csl([{"literal": "Marta Rojas"}, {"literal": "Windows User"}, {"literal": "et al."}])
    (('marta', 'rojas'),)
    """
    entries = authors if isinstance(authors, Sequence) and not isinstance(authors, str) else ()
    named = (
        f"{entry.get('given') or ''} {entry['family']}" if entry.get("family") else entry["literal"]
        for entry in entries
        if isinstance(entry, Mapping) and (entry.get("family") or _personal(entry.get("literal")))
    )  # fmt: skip
    return tuple(parts(name) for name in named)


def _personal(name: object) -> bool:
    """Whether a name in one piece is a person's."""
    said = name.split() if isinstance(name, str) else []
    capitals = all(word[:1].isupper() for word in said)
    return 2 <= len(said) <= 4 and capitals and not words("bodies") & {plain(word) for word in said}


def bodies(authors: object) -> tuple[str, ...]:
    """The bodies among the authors of a CSL entry, as written.

    >>> bodies([{"literal": "Ministry of Foreign Affairs of Mongolia"}])
    ('Ministry of Foreign Affairs of Mongolia',)
    """
    entries = authors if isinstance(authors, Sequence) and not isinstance(authors, str) else ()
    return tuple(
        str(entry["literal"]) for entry in entries if isinstance(entry, Mapping) and entry.get("literal")
    )
