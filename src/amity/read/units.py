"""Units of measure as table heads and captions write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from amity.read.facts import facts

_LONGEST_REST = 6
_BRACKETS = re.compile(r"\(([^()]*)(?:\)|$)|\[([^\[\]]*)(?:\]|$)")
_NAMED = re.compile(
    r"\bunits?\s*(?:of measure(?:ment)?)?\s*:\s*(.{1,80}?)\s*(?:$|[;\n]|\.\s+(?=\w+:))", re.IGNORECASE
)
_TAIL = re.compile(r"\s*(?:[,;:–—]|\s-|\b(?:in|by)\b)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A unit taken apart: what it counts in, how many at a time, and what else is said."""

    currency: str
    scale: str
    percent: bool
    rest: str

    @property
    def measured(self) -> bool:
        return bool(_measures().search(self.rest))

    def __str__(self) -> str:
        if self.percent:
            return f"% {self.rest}".strip()
        counted = f"{self.currency} {self.scale}".strip()
        joint = ", " if self.currency and self.rest else " "
        return joint.join(part for part in (counted, self.rest) if part)


def unit_of(text: str, *, money: bool = False) -> str:
    r"""The normal form of a unit; empty where `text` is none (with `money`: no currency, scale or percent).

    >>> unit_of(r"US\$ in millions"), unit_of("mln USD"), unit_of("'000 tons"), unit_of("1960-1980")
    ('US$ million', 'US$ million', 'thousand tons', '')
    """
    parts = _apart(text)
    if len(parts.rest.split()) > _LONGEST_REST:
        return ""
    known = parts.currency or parts.scale or parts.percent
    if not known and not (parts.measured and not money):
        return ""
    return str(parts)


def unit_in(caption: str) -> tuple[str, str]:
    r"""The unit that a caption or head names, and the caption without it.

    >>> unit_in(r"Table 1 Trade (US\$ in million)"), unit_in("Exports, US$ million"), unit_in("China (PRC)")
    (('US$ million', 'Table 1 Trade'), ('US$ million', 'Exports'), ('', 'China (PRC)'))
    """
    for match in _BRACKETS.finditer(caption):
        unit = unit_of(match[1] or match[2] or "")
        if unit:
            return unit, _joined(caption[: match.start()], caption[match.end() :])
    named = _NAMED.search(caption)
    if named:
        return unit_of(named[1]) or named[1].strip(" ."), caption[: named.start()].strip(" ,;:-–—")
    return _unit_of_tail(caption)


def _unit_of_tail(caption: str) -> tuple[str, str]:
    """The unit after a comma, a dash or "in" ("Exports, US$ million"), and the caption without it."""
    breaks = list(_TAIL.finditer(caption))
    ends = [match.start() for match in breaks[1:]] + [len(caption)]
    for match, end in reversed(list(zip(breaks, ends, strict=False))):
        unit = unit_of(caption[match.end() : end], money=True)
        if unit:
            return unit, _joined(caption[: match.start()], caption[end:])
    return "", caption


def label_and_unit(heads: Sequence[str]) -> tuple[str, str]:
    """What the heads of a row or column say, the outer first, as a label and the unit among them.

    >>> label_and_unit(["Exports (US$ million)", "1990"]), label_and_unit(["US$ million", "1990"])
    (('Exports, 1990', 'US$ million'), ('1990', 'US$ million'))
    """
    labels, unit = [], ""
    for head in dict.fromkeys(filter(None, heads)):
        own, bare = (unit_of(head, money=True), "") if _is_unit(head) else unit_in(head)
        unit = combined(unit, own)
        labels.append(bare.strip(" :"))
    return ", ".join(filter(None, labels)) or " ".join(heads).strip(" :"), unit


def _is_unit(text: str) -> bool:
    """Whether a head is nothing but a unit; "Share (%)" is not."""
    if _BRACKETS.search(text.strip(" ()[]")):
        return False
    parts = _apart(text)
    leads = parts.percent and _pattern("percent").match(text.strip(" ("))
    return bool(unit_of(text, money=True)) and bool(leads or not parts.rest or parts.measured)


def combined(table: str, own: str) -> str:
    """The unit of a figure that has a sign of its own ("$12") in a table of that unit ("million").

    >>> combined("million", "US$"), combined("US$ million", "%"), combined("US$ million", "")
    ('US$ million', '%', 'US$ million')
    """
    if not own or own == table:
        return table
    if not table:
        return own
    first, second = _apart(table), _apart(own)
    if first.percent or second.percent or (second.currency and first.currency not in ("", second.currency)):
        return own
    scale = second.scale or first.scale
    rest = "" if second.currency and not first.currency else first.rest
    return str(_Parts(second.currency or first.currency, scale, False, rest or second.rest))


def _joined(before: str, after: str) -> str:
    return " ".join(f"{before.rstrip()} {after}".replace(" ,", ",").split()).strip(" ,;:-–—")


@lru_cache(maxsize=2048)
def _apart(text: str) -> _Parts:
    rest = " ".join(text.replace("\\$", "$").strip(" ()[]").split())
    percent, rest = _cut(rest, "percent")
    currency, rest = _cut(rest, "currencies")
    scale, rest = _cut(rest, "scales", short=bool(currency))
    return _Parts(currency, scale, bool(percent), rest.strip(" ,;:") if percent else _without_fillers(rest))


def _cut(text: str, sort: str, *, short: bool = True) -> tuple[str, str]:
    """The first unit of this sort in `text`, and the text without it; `short`: one letter is enough."""
    for match in _pattern(sort).finditer(text):
        if short or len(match[0]) > 1:
            return _forms(sort)[match[0].lower()], f"{text[: match.start()]} {text[match.end() :]}"
    return "", text


def _without_fillers(text: str) -> str:
    fillers = facts("units")["fillers"]["words"]
    words = text.strip(" ,;:.-/").split()
    while words and words[0].lower().strip(",;:.") in ("", *fillers):
        words.pop(0)
    while words and words[-1].lower().strip(",;:.") in ("", *fillers):
        words.pop()
    return " ".join(words).strip(" ,;:")


@cache
def _forms(sort: str) -> dict[str, str]:
    table = facts("units")[sort]
    return {form: name for name, forms in table.items() for form in forms}


@cache
def _pattern(sort: str) -> re.Pattern[str]:
    forms = sorted(_forms(sort), key=lambda form: (-len(form), form))
    return re.compile("|".join(_bounded(form) for form in forms), re.IGNORECASE)


def _bounded(form: str) -> str:
    """`form` where it does not stand within a word or number; "USDm" and "$000" are two units each."""
    before = r"(?<![^\W\d_])" if form[0].isalpha() else r"(?<!\d)(?<!\d[,.])" if form[0].isdigit() else ""
    after = r"(?![^\W\d_])" if form[-1].isalpha() else r"(?![\d])" if form[-1].isdigit() else ""
    if after and len(form) == 3 and form.isalpha():
        after = r"(?:(?![^\W\d_])|(?=(?:m|mn|bn|k)\b))"
    return before + re.escape(form) + after


@cache
def _measures() -> re.Pattern[str]:
    words = sorted(facts("units")["measures"]["words"], key=lambda word: (-len(word), word))
    forms = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)
