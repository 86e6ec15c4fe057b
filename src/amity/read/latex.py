"""LaTeX in bibliographies as plain text."""

import re
import unicodedata
from functools import cache

from amity.read.facts import facts

_ESCAPED = re.compile(r"\\([&%$#_{}])")
_KEPT = {sign: chr(0xE020 + at) for at, sign in enumerate("&%$#_{}~")}
"""Escaped signs while the markup around them is taken off."""
_QUOTED = re.compile(r"\\(?:mkbibquote|enquote)\*?\s*\{([^{}]*)\}")
_ADDRESS = re.compile(r"\\href\s*\{[^{}]*\}")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?[ \t]*|[-/,;:!@ \\]|\s)")
_SPACE = re.compile(r"\\[ ,;:]|(?<!\\)~|\\\\")
_MOST_NESTED = 4


def plain(words: str) -> str:
    r"""The words of a field without LaTeX: accents on their letters, dashes and quotes as signs, no braces.

    Commands that are not known go, and what they are about stays.

    >>> plain(r"\"{U}ber {\'E}tudes, Dvo{\v r}\'ak \& \emph{Choibalsan}, 1--9")
    'Über Études, Dvořák & Choibalsan, 1–9'
    """
    if "\\" not in words and not re.search(r"[{}~$]|--|``|''", words):
        return " ".join(words.split())
    words = _ESCAPED.sub(lambda match: _KEPT[match[1]], words)
    words = _letters().sub(lambda match: facts("latex")["letters"][match[1]], words)
    for _ in range(_MOST_NESTED):
        accented = _accents().sub(_accented, words)
        if accented == words:
            break
        words = accented
    words = _QUOTED.sub(r"“\1”", _ADDRESS.sub("", words))
    words = _COMMAND.sub("", _SPACE.sub(" ", words))
    words = re.sub(r"[{}$\\]", "", words)
    for signs, sign in facts("latex")["ligatures"].items():
        words = words.replace(signs, sign)
    for sign, kept in _KEPT.items():
        words = words.replace(kept, sign)
    return " ".join(unicodedata.normalize("NFC", words).split())


@cache
def _letters() -> re.Pattern[str]:
    names = sorted(facts("latex")["letters"], key=len, reverse=True)
    return re.compile(rf"\\({'|'.join(names)})(?![A-Za-z])(?:\{{\}}|[ \t]+)?")


@cache
def _accents() -> re.Pattern[str]:
    """An accent and its letter: signs stand right before it, letters apart or before a brace."""
    signs = "".join(re.escape(name) for name in facts("latex")["accents"] if not name.isalpha())
    names = "".join(name for name in facts("latex")["accents"] if name.isalpha())
    letter = r"(?:\{\s*([^\W\d_])\s*\}|([^\W\d_]))"
    return re.compile(rf"\\([{signs}])\s*{letter}|\\([{names}])(?:\s*\{{\s*([^\W\d_])\s*\}}|\s+([^\W\d_]))")


def _accented(match: re.Match[str]) -> str:
    accent = facts("latex")["accents"][match[1] or match[4]]
    letter = next(group for group in (match[2], match[3], match[5], match[6]) if group)
    letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", letter + chr(int(accent, 16)))
