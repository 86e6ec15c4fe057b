"""Figures, periods and signs for missing figures, as tables write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from amity.read.facts import facts
from amity.read.units import unit_of

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠ"
_MARKS = re.compile(
    rf"(?:\s?(?:[{_SUPERSCRIPTS}*†‡§#]|\[\w{{1,3}}\]|\([a-z*†]\)|\((?:est|prelim|prov|proj|rev)[a-z]*\.?\)))+$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?<=\d)\s?[a-jpr](?:,\s?[a-jpr])*$")
_FIRST_MARK = re.compile(rf"^(?:[*†‡§]|[{_SUPERSCRIPTS}])+\s?(?=\d)")
_SIGN = r"[-−–+±]|~|≈|[Cc]a?\.\s?|[Aa]pprox\.?\s?|[Aa]bout\s"
_NUMBER = re.compile(
    rf"(?P<sign>{_SIGN})?\s?(?P<before>[^\d\s.,'’()\-−–+]{{1,4}}|U\.S\.\s?\$|\\\$|US\\\$)?\s?(?P<minus>[-−–])?"
    r"(?P<digits>\d(?:[\d.,'’\u00a0\u2009\u202f ]*\d)?|[.,]\d+)\s?(?P<after>[^\d\s()][^\d()]*)?"
)
_GROUPS = r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+"
_GROUPED = re.compile(_GROUPS)
_COMMA_DECIMAL = re.compile(
    rf"(?<![\d.,])(?:0,\d+|\d+,\d{{1,2}}|\d{{4,}},\d+|\d{{1,3}}(?:\.\d{{3}})+,\d+|{_GROUPS},\d+)(?![\d,])"
)
_POINT_DECIMAL = re.compile(
    rf"(?<![\d.,])(?:0?\.\d+|\d+\.\d{{1,2}}|\d{{4,}}\.\d+|\d{{1,3}}(?:,\d{{3}})+\.\d+|{_GROUPS}\.\d+)(?![\d.])"
)
_THOUSANDS = {",": re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}"), ".": re.compile(r"\d{1,3}(?:\.\d{3})+")}
_MOST_DIGITS = 24
_YEAR = r"(?:1[5-9]|20|21)\d\d"


class Sort(StrEnum):
    """What the words of a cell are.

    >>> Sort("missing") is figure_of("n/a").sort
    True
    """

    EMPTY = "empty"
    MISSING = "missing"
    PERIOD = "period"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell's words as read: what they are, the number, the unit that stands with it, the words bare.

    >>> Figure(Sort.NUMBER, 12.0, "%", "12%").counted
    True
    """

    sort: Sort
    value: float | None = None
    unit: str = ""
    words: str = ""

    @property
    def counted(self) -> bool:
        """Whether the cell may be a value of a series: a number or a sign that it is missing."""
        return self.sort in (Sort.NUMBER, Sort.MISSING)


@lru_cache(maxsize=4096)
def figure_of(text: str, decimal: str = ".") -> Figure:
    """What the words of one cell are; `decimal` is the table's decimal sign.

    >>> figure_of("1,234.5¹").value, figure_of("(3.2)").value, figure_of("1,5", ",").value
    (1234.5, -3.2, 1.5)
    >>> figure_of("12%").value, figure_of("12%").unit
    (12.0, '%')
    >>> figure_of("..").sort, figure_of("1985/86").sort, figure_of("China*").words
    (<Sort.MISSING: 'missing'>, <Sort.PERIOD: 'period'>, 'China')
    """
    words = " ".join(text.split())
    if not words:
        return Figure(Sort.EMPTY)
    if words.lower() in _known("missing"):
        return Figure(Sort.MISSING, words=words)
    if words.lower() in _known("nought"):
        return Figure(Sort.NUMBER, 0.0, words=words)
    bare = without_marks(words)
    if _period().fullmatch(_LETTER.sub("", bare)):
        return Figure(Sort.PERIOD, _year(bare), words=_LETTER.sub("", bare).rstrip("."))
    if bare.lower() in _known("missing"):
        return Figure(Sort.MISSING, words=bare)
    return _number(bare, decimal) or Figure(Sort.TEXT, words=bare)


def without_marks(words: str) -> str:
    """The words of a cell without its marks of footnotes.

    >>> without_marks("12.3 (a)"), without_marks("China¹ ²"), without_marks("*1985")
    ('12.3', 'China', '1985')
    """
    bare = _MARKS.sub("", _FIRST_MARK.sub("", words))
    return _MARKS.sub("", bare) or words


def decimal_sign(cells: Iterable[str]) -> str:
    """The decimal sign of a table: the comma where more of its figures show it than show the point.

    >>> decimal_sign(["1.234,5", "0,3", "1985"]), decimal_sign(["1,234", "5.1"]), decimal_sign(["1,234"])
    (',', '.', '.')
    """
    commas = points = 0
    for cell in cells:
        commas += bool(_COMMA_DECIMAL.search(cell))
        points += bool(_POINT_DECIMAL.search(cell))
    return "," if commas > points else "."


@cache
def _known(sort: str) -> frozenset[str]:
    return frozenset(facts("figures")[sort])


@cache
def _period() -> re.Pattern[str]:
    month = "(?:" + "|".join(facts("figures")["months"]) + r")\.?"
    span = rf"(?:FY|AY|CY)?\s?{_YEAR}(?:\s?[-–—/]\s?(?:{_YEAR}|\d\d))?s?"
    part = rf"(?:Q[1-4]|[1-4]Q|H[12]|{month}(?:\s?[-–—/]\s?{month})?)"
    return re.compile(rf"(?:{span}|{part}[ ,/-]*{_YEAR}|{_YEAR}[ ,/-]*{part})\.?", re.IGNORECASE)


def _year(words: str) -> float | None:
    """The number of a bare year, for columns in which figures look like years."""
    return float(words) if words.isdigit() else None


def _number(words: str, decimal: str) -> Figure | None:
    in_brackets = words.startswith("(") and words.endswith(")")
    match = _NUMBER.fullmatch(_LETTER.sub("", words.strip("()") if in_brackets else words))
    if not match:
        return None
    value, units = _value(match["digits"], decimal), [match["before"] or "", match["after"] or ""]
    unit = unit_of(" ".join(units)) if any(units) else ""
    if value is None or len(match["digits"]) > _MOST_DIGITS or (any(units) and not unit):
        return None
    below = in_brackets or match["minus"] or (match["sign"] or "") in tuple("-−–")
    return Figure(Sort.NUMBER, -value if below else value, unit, words)


def _value(digits: str, decimal: str) -> float | None:
    """The number that the digits and signs write, or None where they write none ("28.10.2013")."""
    signs = [sign for sign in digits if sign in ",."]
    if len(set(signs)) == 2:
        decimal = signs[-1]
    elif signs and _thousands(digits, signs[0], decimal, len(signs)):
        decimal = "," if signs[0] == "." else "."
    elif signs:
        decimal = signs[0]
    whole, _, part = digits.partition(decimal)
    plain = re.sub(r"\D", "", whole) if _grouped(whole, decimal) else whole
    if not (plain.isascii() and (plain + part).isdigit()):
        return None
    return float(f"{plain or 0}.{part or 0}")


def _thousands(digits: str, sign: str, decimal: str, count: int) -> bool:
    if not _THOUSANDS[sign].fullmatch(digits) or digits.startswith("0"):
        return False
    return count > 1 or sign != decimal


def _grouped(whole: str, decimal: str) -> bool:
    return bool(_THOUSANDS["." if decimal == "," else ","].fullmatch(whole) or _GROUPED.fullmatch(whole))
