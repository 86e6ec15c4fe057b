"""A picture of a page as paragraphs, each with how sure its words are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from amity.read import tesseract
from amity.read.facts import facts
from amity.read.pdf_paragraphs import Joiner, begins_item, unfinished
from amity.read.serving import still_at_work
from amity.read.tesseract import Recognised

if TYPE_CHECKING:
    from PIL.Image import Image

_LOOKS = ((3, False), (4, False), (3, True), (6, False))
"""How a page is looked at, the next way where it is hardly legible: Tesseract's page segmentation (automatic,
one column, one block), and whether specks are taken out first."""
_BLIND_LOOKS = ((3, True), (6, False))
"""How a page is looked at that does not tell its script, mostly for specks or for want of words."""
_SURE_TURN = 2.0
_SURE_SCRIPT = 2.0
_MOST_TRIES = 8
_SATISFIED = 0.86
_CLEARLY = 1.2
"""How many times as legible a later look must be to stand for an earlier one, which kept to the columns."""
_NOISE = 0.35
_RUNNING = 50
"""A text of so many characters is no heading, if its last word is a small one."""
_FLAT = 2.0
_LARGEST_SIDE = 5000
_SMALLEST_SIDE = 1400
_INSIDE = re.compile(r"(?<=[A-Za-z])(?:\[\]|l?[\]|}])(?=-?[a-z])")
"""Upright signs in the middle of a word: an l that was taken for one ("I]-sung")."""
Script = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What was recognised on a page: paragraphs with their confidence, the languages, and the script.

    `confidence` is the mean over the letters of the page; `lacking` names a script whose languages are not
    installed.

    >>> ReadPage(paragraphs=(("They met.", 0.95),), languages=("eng",), confidence=0.95).lacking
    ''
    """

    paragraphs: tuple[tuple[str, float], ...] = ()
    languages: tuple[str, ...] = ()
    confidence: float = 0.0
    script: str = ""
    lacking: str = ""


def read_page(image: "Image", seconds: float, script: str = "") -> ReadPage:
    """The words of a page, turned upright. `script` is that of the page before, where this one tells none.

    Tried are the languages of its script, and where that is not sure those of its kin; of several readings
    the one with the most letters of which Tesseract is sure stands.
    """
    if _is_blank(image):
        return ReadPage()
    lies = tesseract.orientation(tesseract.as_png(_fit(image)), seconds)
    still_at_work()
    if lies.turn and lies.turn_confidence >= _SURE_TURN:
        image = image.rotate(-lies.turn, expand=True, fillcolor=255)
    told = lies if lies.turn_confidence >= _SURE_TURN else tesseract.Orientation(script=script)
    candidates = list(_candidates(told.script, told.script_confidence))
    if not candidates:
        return ReadPage(lacking=told.script or "any")
    pictures = _pictures(_fit(image))
    best, looks = ReadPage(), Counter[str]()
    for found, (layout, cleaned) in _tries(candidates, known=bool(told.script)):
        words = tesseract.words_in(pictures[cleaned], found["languages"], layout, seconds=seconds)
        still_at_work()
        page, looks[found["kin"]] = _page(words, found), looks[found["kin"]] + 1
        best = page if _legible(page) > _CLEARLY * _legible(best) else best
        if best.confidence >= _SATISFIED and looks[found["kin"]] >= found.get("looks", 1):
            break
    return best


def _is_blank(image: "Image") -> bool:
    """Whether a picture is of one shade, as an empty page is."""
    from PIL.ImageStat import Stat

    return bool(Stat(image.convert("L")).stddev[0] < _FLAT)


def _tries(candidates: Sequence[Script], *, known: bool) -> list[tuple[Script, tuple[int, bool]]]:
    """Scripts and ways of looking in the order in which they are tried."""
    if known:
        return [(script, look) for script in candidates for look in _LOOKS][:_MOST_TRIES]
    return [(script, look) for look in _BLIND_LOOKS for script in candidates][:_MOST_TRIES]


def _pictures(image: "Image") -> dict[bool, bytes]:
    """The picture as it is, and without specks."""
    from PIL.ImageFilter import MedianFilter

    return {False: tesseract.as_png(image), True: tesseract.as_png(image.filter(MedianFilter(3)))}


def _legible(page: ReadPage) -> float:
    """The letters of a page, each by how sure it is above what noise is read with."""
    return sum(len(words) * (confidence - _NOISE) for words, confidence in page.paragraphs)


def _fit(image: "Image") -> "Image":
    """The picture in grey, in a size in which letters are neither too small nor take too long."""
    image = image.convert("L")
    longest = max(image.size)
    if longest > _LARGEST_SIDE:
        return image.reduce(-(-longest // _LARGEST_SIDE))
    if longest < _SMALLEST_SIDE:
        return image.resize((2 * image.width, 2 * image.height))
    return image


def _candidates(name: str, confidence: float) -> Iterator[Script]:
    """The scripts that a page may be in, with their installed languages; the likeliest first."""
    scripts: list[Script] = facts("scans")["script"]
    told = next((script for script in scripts if name in script["names"]), None)
    if name and told is None:
        return
    kin = [s for s in scripts if s is not told and (told is None or s["kin"] == told["kin"])]
    possible = [told] if told else []
    for script in [*possible, *(kin if confidence < _SURE_SCRIPT else [])]:
        installed = [code for code in script["languages"] if code in tesseract.languages()]
        if installed:
            yield {**script, "languages": installed}
        elif script is told and confidence >= _SURE_SCRIPT:
            return


def _page(words: Sequence[Recognised], script: Script) -> ReadPage:
    joiner = Joiner(_line(line) for line in _lines(words))
    found = []
    for _, group in groupby(words, key=lambda word: word.place[:2]):
        paragraph = list(group)
        text = _joined(paragraph, joiner, unspaced=script.get("unspaced", False))
        if any(letter.isalnum() for letter in text):
            found.append((text, _confidence(paragraph)))
    confidence = _confidence(words)
    return ReadPage(
        paragraphs=tuple(_mended([(text, min(own, confidence)) for text, own in found], joiner)),
        languages=tuple(script["languages"]),
        confidence=confidence,
        script=script["names"][0],
    )


def _lines(words: Iterable[Recognised]) -> Iterator[list[Recognised]]:
    for _, line in groupby(words, key=lambda word: word.place):
        yield list(line)


def _mended(paragraphs: list[tuple[str, float]], joiner: Joiner) -> Iterator[tuple[str, float]]:
    """The paragraphs, those put together that Tesseract has parted in the middle of a sentence."""
    before: tuple[str, float] | None = None
    for text, confidence in paragraphs:
        if before is not None and unfinished(before[0]) and _goes_on(before[0], text):
            head, joint = joiner.joint(before[0], text)
            before = head + joint + text, min(before[1], confidence)
            continue
        if before is not None:
            yield before
        before = text, confidence
    if before is not None:
        yield before


def _goes_on(before: str, text: str) -> bool:
    """Whether a text goes on in mid-sentence: with a small letter, or with a figure behind running prose.

    A figure with the mark of a list begins an item, and behind a short line it may stand beneath a heading.
    """
    if text[:1].islower():
        return True
    prose = len(before) >= _RUNNING and before.rpartition(" ")[2].islower()
    return text[:1].isdecimal() and prose and not begins_item(text)


def _joined(words: Sequence[Recognised], joiner: Joiner, *, unspaced: bool) -> str:
    """The words of a paragraph as running text; the ends of lines are no spaces in a script without them."""
    lines = [_line(line) for line in _lines(words)]
    if not unspaced:
        return joiner.join(lines)
    text = ""
    for line in lines:
        parted = text[-1:].isascii() and line[:1].isascii() and text
        text += f" {line}" if parted else line
    return text


def _line(words: Sequence[Recognised]) -> str:
    """The words of a line; what stands inside of a word as no sign can is the letter that it looks like."""
    line = "".join(f" {word.text}" if word.apart else word.text for word in words).strip()
    return _INSIDE.sub("l", line)


def _confidence(words: Sequence[Recognised]) -> float:
    """The mean confidence, by letters, to the hundredth."""
    letters = sum(len(word.text) for word in words)
    return round(sum(len(word.text) * word.confidence for word in words) / letters, 2) if letters else 0.0
