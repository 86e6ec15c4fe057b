"""Finding names where no spaces part the words: Han characters, kana, and Hangul with its particles.

The longest name wins. A name in Hangul begins a word, or follows a name or a prefix of another word
(주 in 주몽골); a name in katakana is no part of a longer word in katakana. A single character that stands for
a state only beside others (中日, 访朝) is not read where a longer name begins with it (中日本);
nor does a namesake hide one (会中 in 照会中国).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amity.reference.languages import Meant, Vocable
from amity.reference.names import Namesake

UNSPACED = re.compile(r"[ᄀ-ᇿ぀-ヿ㐀-䶿一-鿿가-힣豈-﫿𠀀-𲎯]")
_HANGUL = re.compile(r"[가-힣]")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_LATIN = re.compile(r"[A-Za-z]")
_HANGUL_PREFIXES = ("주", "대", "재", "반", "친", "탈", "전", "구", "비", "범", "신", "각", "및")
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十今毎每当當數数終同次翌即近昔平假节節生连連本]")


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands in a span of a text: the base form, the sort, all meanings, and the cases of the form."""

    start: int
    end: int
    base: str
    sort: str
    meanings: tuple[Meant, ...]
    cases: tuple[str, ...] = ()


class Unspaced:
    """Names of languages written without spaces, found in one pass over a text."""

    def __init__(self, vocables: Iterable[Vocable]) -> None:
        self._entries: dict[str, list[Vocable]] = {}
        lengths: dict[str, set[int]] = {}
        for vocable in vocables:
            self._entries.setdefault(vocable.text, []).append(vocable)
            lengths.setdefault(vocable.text[0], set()).add(len(vocable.text))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        self._heads = re.compile("[" + re.escape("".join(sorted(lengths))) + "]" if lengths else "(?!)")

    def look_up(self, text: str) -> tuple[Meant, ...]:
        """What a name means; empty for what is no name."""
        found = [v for v in self._entries.get(text, ()) if len(v.parts) == 1]
        return tuple(dict.fromkeys(m for v in found for m in v.meanings if not isinstance(m, Namesake)))

    def find(self, text: str) -> Iterator[Hit]:
        """All names in a text, from left to right, without overlaps."""
        free = 0
        for head in self._heads.finditer(text):
            if head.start() < free:
                continue
            vocables = self._longest(text, head.start(), free)
            if vocables:
                yield from _hits(vocables, head.start())
                free = head.start() + vocables[0].parts[-1][1]

    def _longest(self, text: str, start: int, free: int) -> list[Vocable]:
        for length in self._lengths[text[start]]:
            found = self._entries.get(text[start : start + length])
            if found and start + length <= len(text) and self._stands(text, start, found[0], free):
                return found
        return []

    def _stands(self, text: str, start: int, vocable: Vocable, free: int) -> bool:
        """Whether what is spelt there is that name, and not a part of other words."""
        end = start + len(vocable.text)
        if not _bounded(text, start, end, free):
            return False
        if vocable.sort == "namesake":
            return not any(self._begins(text, inside, end) for inside in range(start + 1, end))
        if vocable.parts == ((0, len(vocable.text)),):
            return True
        if vocable.text[0] == "日" and start and _NUMERAL.match(text[start - 1]):
            return False
        return not any(self._begins(text, start + first, end) for first, _ in vocable.parts if first)

    def _begins(self, text: str, start: int, end: int) -> bool:
        """Whether a name that begins there reaches beyond the end."""
        return any(
            end < start + length <= len(text) and text[start : start + length] in self._entries
            for length in self._lengths.get(text[start], ())
        )


def _hits(vocables: list[Vocable], start: int) -> Iterator[Hit]:
    """One hit for each part of what was found, with the meanings of all that are spelt so."""
    shaped = [v for v in vocables if v.parts == vocables[0].parts]
    for place, (first, last) in enumerate(vocables[0].parts):
        meanings = tuple(dict.fromkeys(v.meanings[place] for v in shaped))
        base = vocables[0].text[first:last]
        yield Hit(start + first, start + last, base, vocables[0].sort, meanings)


def _bounded(text: str, start: int, end: int, free: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    for script in (_KATAKANA, _LATIN):
        whole = script.match(text[start]) and before and script.match(before)
        if whole or (script.match(text[end - 1]) and after and script.match(after)):
            return False
    if not before or start == free or not _HANGUL.match(text[start]) or not _HANGUL.match(before):
        return True
    prefixed = before in _HANGUL_PREFIXES and not _HANGUL.match(text[start - 2 : start - 1])
    return prefixed and end - start > 1
