"""Whether two ways to write a name are one: initials, order of parts, accents, a letter read amiss."""

import re
import unicodedata
from functools import lru_cache

LONG, LONGER = 5, 9
"""Letters of a part from which one letter may differ (Elbegdorj, Elbegdori), and from which two may."""
INITIAL = 2
"""Letters before a point that make an initial ("Ts.")."""
_PART = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*\.?")
_JOINT = re.compile(r"['’ʼ`-]")


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name in small letters without accents and joints; initials keep their point.

    >>> parts("Wang P'ei-chün"), parts("T. Elbegdorj")
    (('wang', 'peichun'), ('t.', 'elbegdorj'))
    """
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(_JOINT.sub("", part) for part in _PART.findall(letters))


def one_name(one: str, other: str) -> bool:
    """Whether two spellings may be of one name; every part of the shorter has to fit one of the longer.

    Whatever the order of the parts (Kim Il Sung, Il Sung Kim), and with initials for given names. Short parts
    have to be alike: Kim Jong Il is never Kim Jong Un.

    >>> one_name("T. Elbegdori", "Tsakhiagiin Elbegdorj"), one_name("Wang Peichun", "Wang P'ei-chün")
    (True, True)
    >>> one_name("Kim Jong Il", "Kim Jong Un"), one_name("N. Enkhbayar", "M. Enkhbold")
    (False, False)
    """
    shorter, longer = sorted((parts(one), parts(other)), key=lambda found: (len(found), found))
    if not shorter or "".join(shorter) == "".join(longer):
        return bool(shorter)
    if _syllables(one) == _syllables(other):
        return True
    left = list(longer)
    for part in sorted(shorter, key=lambda part: (-len(part), part)):
        fitting = next((other for other in left if _fits(part, other)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return any(len(part) > INITIAL for part in shorter)


def _syllables(name: str) -> list[str]:
    """The parts of a name with its joints undone, in no order: Il Sung Kim, Kim Il-sung."""
    return sorted(part for word in _JOINT.sub(" ", name).split() for part in parts(word))


def _fits(one: str, other: str) -> bool:
    initial, whole = sorted((one, other), key=lambda part: (len(part), part))
    if initial.endswith(".") and len(initial) <= INITIAL + 1:
        return whole.startswith(initial.rstrip("."))
    if len(initial) < LONG or initial[0] != whole[0]:
        return initial == whole
    return letters_apart(initial, whole) <= (2 if len(initial) >= LONGER else 1)


def letters_apart(one: str, other: str) -> int:
    """How many letters have to be put in, left out or changed (Levenshtein 1966).

    >>> letters_apart("elbegdori", "elbegdorj")
    1
    """
    before = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != against)))
        before = row
    return before[-1]
