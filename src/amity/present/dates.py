"""Dates as a reader wants them: EDTF (ISO 8601-2, 2019) in English words.

What has no words here is shown as it stands, so that nothing is lost.
"""

import re

from amity.model.when import When

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 25: "spring", 26: "summer", 27: "autumn",
           28: "winter", 29: "spring", 30: "summer", 31: "autumn", 32: "winter", 33: "first quarter of",
           34: "second quarter of", 35: "third quarter of", 36: "last quarter of", 37: "first third of",
           38: "second third of", 39: "last third of", 40: "first half of", 41: "second half of"}  # fmt: skip
PARTS = ("year", "month", "day")
MARKS = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_DAY = re.compile(r"(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?")
_PART_MARK = re.compile(r"(?<=[\dX])[?~%](?=-)|(?<![\w])[?~%](?=[\dX])")

Day = tuple[str, str, str]


def in_words(when: When, *, unknown: str = "date not stated") -> str:
    """The date in English, `unknown` where there is none.

    >>> for edtf in ("1948-10-15", "1986-11-18/1986-11-21", "196X", "1999-08~", "2002-21"):
    ...     print(in_words(When.parse(edtf)))
    15 October 1948
    18–21 November 1986
    1960s
    about August 1999
    spring 2002
    """
    return edtf_in_words(when.edtf) if when.edtf else unknown


def at(when: When) -> str:
    """The date as it follows a verb: "on 15 October 1948", "in August 1999", "at a date not stated".

    >>> [at(When.parse(edtf)) for edtf in ("1948-10-15", "1999-08~", "1951/..", "196X")]
    ['on 15 October 1948', 'in about August 1999', 'from 1951', 'in the 1960s']
    """
    mark = marked(when).removeprefix(in_words(when))
    return f"{_following(in_words(when))}{mark}"


def marked(when: When) -> str:
    """The date in English, with the parts that are not in the words of its source.

    >>> marked(When.parse("1990-03-26").replace(inferred=("year",)))
    '26 March 1990 (year inferred)'
    """
    if not when.inferred:
        return in_words(when)
    parts = "" if len(when.inferred) == len(PARTS) else f"{' and '.join(when.inferred)} "
    return f"{in_words(when)} ({parts}inferred)"


def _following(words: str) -> str:
    """The words for a date as they follow a verb."""
    if words.startswith(("from ", "until ", "perhaps ")):
        return words
    if words == "date not stated":
        return f"at a {words}"
    if re.search(r"\d0s\b", words):
        return f"in the {words}"
    return f"on {words}" if re.match(r"\d{1,2}[ –]", words) else f"in {words}"


def edtf_in_words(edtf: str) -> str:
    """The words for a date in EDTF, or the text itself where it has none here.

    >>> edtf_in_words("[1961,1975..]"), edtf_in_words("1951/.."), edtf_in_words("../1990")
    ('1961 or 1975 or later', 'from 1951', 'until 1990')
    """
    if edtf[:1] in ("[", "{") and edtf[-1:] in ("]", "}"):
        joint = " or " if edtf[0] == "[" else " and "
        return joint.join(_member(part.strip()) for part in edtf[1:-1].split(","))
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return _one(edtf)


def _member(text: str) -> str:
    if ".." not in text:
        return _one(text)
    first, last = text.split("..", 1)
    if first and last:
        return f"{_one(first)} to {_one(last)}"
    return f"{_one(first)} or later" if first else f"{_one(last)} or earlier"


def _interval(first: str, last: str) -> str:
    if first in ("", ".."):
        return "date not stated" if last in ("", "..") else f"until {_one(last)}"
    if last in ("", ".."):
        return f"from {_one(first)}" + ("" if last == ".." else ", end not known")
    return _short_interval(first, last) or f"{_one(first)} to {_one(last)}"


def _short_interval(first: str, last: str) -> str | None:
    """The interval with what both ends share said once: 18–21 November 1986, 1984–1990."""
    start, end = _split(first), _split(last)
    if start is None or end is None:
        return None
    if start[2] and end[2] and start[:2] == end[:2]:
        return f"{int(start[2])}–{_words(end)}"
    if start[2] and end[2] and start[0] == end[0]:
        return f"{int(start[2])} {_month(start[1])} – {_words(end)}"
    if start[1] and end[1] and not start[2] and not end[2] and start[0] == end[0]:
        return f"{_month(start[1])}–{_words(end)}"
    if not start[1] and not end[1]:
        return f"{start[0]}–{end[0]}"
    return None


def _one(edtf: str) -> str:
    """A date that is no interval: 15 October 1948, about August 1999, the 1960s."""
    bare, mark = edtf, ""
    if edtf[-1:] in MARKS:
        bare, mark = edtf[:-1], MARKS[edtf[-1]]
    elif inner := _PART_MARK.search(edtf):
        bare, mark = _PART_MARK.sub("", edtf), MARKS[inner[0]]
    parts = _DAY.fullmatch(bare)
    words = _words((parts[1], parts[2] or "", parts[3] or "")) if parts else None
    return f"{mark}{words}" if words else edtf


def _split(edtf: str) -> Day | None:
    """Year, month and day of a plain date: nothing doubted, no digit left open, no season."""
    parts = _DAY.fullmatch(edtf)
    if not parts or "X" in edtf or (parts[2] and int(parts[2]) > 12):
        return None
    return parts[1], parts[2] or "", parts[3] or ""


def _words(day: Day) -> str | None:
    """The words for year, month and day as EDTF has them, or None where they have none."""
    year, month, number = day
    if "X" in year:
        return _open_year(year) if not month else None
    if not month or month == "XX":
        return year if number in ("", "XX") else None
    if "X" in month:
        return None
    if int(month) in SEASONS:
        return f"{SEASONS[int(month)]} {year}"
    if not number or number == "XX":
        return f"{_month(month)} {year}"
    return None if "X" in number else f"{int(number)} {_month(month)} {year}"


def _open_year(year: str) -> str | None:
    if year.endswith("XX") and "X" not in year[:-2]:
        return f"{year[:-2]}00s (century)"
    return f"{year[:-1]}0s" if "X" not in year[:-1] else None


def _month(number: str) -> str:
    return MONTHS[int(number) - 1]
