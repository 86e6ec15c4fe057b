"""What stands before the first paragraph: title, author, office, date."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from amity.model.documents import BlockKind
from amity.read.facts import facts
from amity.read.furniture import pattern
from amity.read.reading import Stretch

_LONGEST_LINE = 150
_LONGEST_NAME = 60
_FRONT = 12
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.)]?\s+")
_EMPHASIS = re.compile(r"^(?:#{1,6}\s+)?(?:\*\*|__)?(.*?)(?:\*\*|__)?\s*#*$")
_NAMES = re.compile(r"(?:(?:[A-Z][\w.'’-]*|de|van|von|der|bin|al|and|&)(?:\s+|$|,\s*))+")
_DATE = re.compile(
    r"(?:\w+day,?\s+)?(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\.?\s+(?:\d{1,2},?\s+)?\d{4}|\d{4}-\d{2}-\d{2}",
    re.IGNORECASE,
)


def with_front_matter(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The lines before the first paragraph that name author, office and date, as furniture.

    >>> lines = [Stretch(start=0, end=0, words=words) for words in ("Old Friends", "By Ann Lee")]
    >>> [str(s.kind) for s in with_front_matter(lines)]
    ['None', 'furniture']
    """
    named = list(stretches)
    seen = False
    for at, stretch in enumerate(stretches[:_FRONT]):
        if stretch.kind is None and len(stretch.words) > _LONGEST_LINE:
            break
        if stretch.kind in (None, BlockKind.HEADING):
            if (seen or is_byline(stretch.words)) and _is_about_author(stretches, at):
                named[at] = replace(stretch, kind=BlockKind.FURNITURE)
            seen = True
    return tuple(named)


def is_byline(words: str) -> bool:
    """Whether a line names the author: "By Ann Lee".

    >>> is_byline("BY ANN LEE"), is_byline("By 1956 all was over.")
    (True, False)
    """
    bare = words.strip("*_ ")
    match = pattern("front", "byline").match(bare)
    short = len(bare) <= 2 * _LONGEST_NAME and bare[-1:] not in (".", "?", "!")
    return bool(match) and short and not re.search(r"\d", bare)


def is_dateline(words: str) -> bool:
    """Whether a line is a date and little else: "November 14, 2013".

    >>> is_dateline("Ulaanbaatar, November 14, 2013"), is_dateline("Since 2013 he has been there")
    (True, False)
    """
    match = _DATE.search(words)
    if not match or len(words) >= _LONGEST_NAME:
        return False
    rest = words[: match.start()] + words[match.end() :]
    said = re.findall(r"\b[a-z]{3,}\b", rest)
    return len(rest) < 30 and not set(said) - {"the", "and", "published", "updated", "posted"}


def is_name(words: str) -> bool:
    """Whether a line may be a person's name or several.

    >>> is_name("Ann B. Lee"), is_name("Trade with the East")
    (True, False)
    """
    tokens = words.split()
    if not 2 <= len(tokens) <= 8 or len(words) > _LONGEST_NAME or re.search(r"[\d:;?!/|#]", words):
        return False
    plain = {token.lower().strip(",") for token in tokens}
    no_name = plain & set(facts("layout")["front"]["not_in_names"])
    return not no_name and bool(_NAMES.fullmatch(words))


def _is_about_author(stretches: Sequence[Stretch], at: int) -> bool:
    words = stretches[at].words.strip("*_ ")
    if words.startswith("#") or stretches[at].lines > 3:
        return False
    if is_byline(words) or is_dateline(words) or pattern("front", "dateline").match(words):
        return True
    if _is_affiliation(words):
        return True
    after = stretches[at + 1].words if at + 1 < len(stretches) else ""
    return is_name(words) and (_is_affiliation(after) or is_dateline(after) or is_name(after))


def _is_affiliation(words: str) -> bool:
    plain = len(words) <= _LONGEST_LINE and words[-1:] not in ".?!" and not _NUMBERED.match(words)
    return plain and ("," in words or "@" in words) and bool(pattern("front", "affiliation").match(words))


def said_of_itself(stretches: Sequence[Stretch]) -> dict[str, Any]:
    """Title and author as the first lines have them, as CSL-JSON.

    >>> lines = [("Old Friends", BlockKind.HEADING), ("By Ann Lee", BlockKind.FURNITURE)]
    >>> said_of_itself([Stretch(start=0, end=0, words=words, kind=kind) for words, kind in lines])["author"]
    [{'literal': 'Ann Lee'}]
    """
    csl: dict[str, Any] = {}
    for stretch in stretches[:6]:
        if stretch.kind is BlockKind.HEADING and "title" not in csl:
            csl["title"] = _plain(stretch.words)
        elif stretch.kind is BlockKind.FURNITURE and is_byline(stretch.words):
            csl |= _latest_title(stretches, stretch)
            csl["author"] = [{"literal": stretch.words.strip("*_ ").split(None, 1)[1].title()}]
    return csl


def _latest_title(stretches: Sequence[Stretch], byline: Stretch) -> dict[str, str]:
    """The last heading before the author's name: what stands above it is the name of the periodical."""
    above = [s.words for s in stretches if s.kind is BlockKind.HEADING and s.end <= byline.start]
    return {"title": _plain(above[-1])} if above else {}


def _plain(words: str) -> str:
    match = _EMPHASIS.match(" ".join(words.split()))
    return match[1] if match else words
