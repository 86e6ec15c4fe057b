"""Sentences of running text in the languages that are read."""

import re
from collections.abc import Iterator

from amity.extract import sentences as english
from amity.extract.languages.scripts import language_of, prevailing

_ASIAN = re.compile(r"[。！？｡]+[」』”’》）)\]]*|[.!?…]+[」』”’》）)\]\"']*(?=\s|$)|\n\s*\n|(?<=[。！？.])\n")
_NUMBER = re.compile(r"\d\.\s?\d")
_CYRILLIC = re.compile(r"[.!?…]+[»”\"')\]]*(?=\s+[«“\"(\[]*(?:[^\W\d_]|\d|[–—-]\s)|\s*$)|\n\s*\n")
_ABBREVIATED = re.compile(
    r"(?<![^\W_])(?:г|гг|в|вв|т\.\s?е|т\.\s?д|т\.\s?п|т\.\s?к|им|тов|тт|проф|акад|ген|руб|тыс|млн|млрд|долл|см|ср"
    r"|р|ул|пр|стр|с|ст|п|гл|напр|н\.\s?э|он|аж|ө|нэр|зэрэг|дэд|док|№)$"
)
_ENDING = frozenset(("г", "гг", "в", "вв", "т.д", "т. д", "т.п", "т. п", "руб", "долл", "н.э", "н. э", "он"))
"""Abbreviations that often end a sentence: before a capital that begins no name they do."""
_INITIAL = re.compile(r"(?<![^\W_])(?:[^\W\d_]|[А-ЯЁӨҮ][а-яёөү])$")
_OPENING = re.compile(
    r"\s+(?:В|На|По|С|Со|Об|О|От|К|За|До|При|После|Это|Этот|Эта|Он|Она|Они|Однако|Но|А|И|Обе|Стороны|Затем|Тогда"
    r"|Тус|Энэ|Уг|Хоёр|Мөн)\s"
)
LOOK = 12


def spans(text: str) -> list[tuple[int, int, str]]:
    """Where each sentence of a text begins and ends, and its language; that is "" where English is read.

    >>> text = "Ю. Цеденбал прибыл в 1956 г. в Пхеньян. Он уехал."
    >>> [text[a:b] for a, b, _ in spans(text)]
    ['Ю. Цеденбал прибыл в 1956 г. в Пхеньян.', 'Он уехал.']
    >>> spans("They met.")
    [(0, 9, '')]
    """
    around = prevailing(text)
    if not around:
        return [(start, end, language_of(text[start:end])) for start, end in english.sentences(text)]
    found = _cyrillic(text) if around in ("ru", "mn") else _asian(text)
    return [(start, end, language_of(text[start:end], around)) for start, end in found]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span without white space around it; one that is too long for a sentence is cut."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for piece in range(start, end, english.LONGEST):
        yield piece, min(end, piece + english.LONGEST)


def _asian(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _ASIAN.finditer(text):
        if _NUMBER.match(text, match.start() - 1):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _cyrillic(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CYRILLIC.finditer(text):
        if match.end() < len(text) and match.group() == "." and _inside(text, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _inside(text: str, match: re.Match[str]) -> bool:
    """Whether a stop belongs to an abbreviation, an initial or an ordinal, and the sentence goes on."""
    before = text[max(0, match.start() - LOOK) : match.start()]
    following = text[match.end() : match.end() + LOOK]
    lower = bool(re.match(r"\s+[«\"(]?[^\W\d_]", following)) and following.lstrip(' «"(\n')[:1].islower()
    if abbreviated := _ABBREVIATED.search(before):
        ends = abbreviated.group().lower() in _ENDING
        return not (ends and not lower and _OPENING.match(following))
    return lower or bool(_INITIAL.search(before))
