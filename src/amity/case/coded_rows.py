"""A claim as a row of a table, for coders who work in a spreadsheet, and back.

A row has a claim's fields as text. Lists are separated by semicolons; a part that holds one, or begins with a
quotation mark, stands in quotation marks, doubled within. What a claim's id follows from comes back as it
went out, and so does all else but the names of rules.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite, nan
from typing import TYPE_CHECKING, Any

from amity.case.quotes import places, resembling
from amity.errors import AmityError, InvalidDate, InvalidValue
from amity.model.claims import Claim, Quantity, Shape, Tier
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When

if TYPE_CHECKING:
    from amity.reference import Reference

COLUMNS = tuple(
    "doc start end quote kind source target others persons place date modality attribution quantity unit "
    "note shape engine tier approximate date_words inferred anchor alternatives".split()
)
"""What goes out, in this order."""
NEEDED = ("doc", "kind")
TAKEN = (*COLUMNS, "occurrence")
"""What is read when it comes in; `engine` is that of the coder, whatever it says."""
YES, NO = ("yes", "true", "1", "x"), ("", "no", "false", "0")
DIGITS = 12
"""No document is so long that an offset would take more."""
FIRST = 5
"""Places that are named where a quote stands in too many."""
_PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=;|\Z)|([^;]*))(?:;|\Z)')
_PLAIN = re.compile(r'[^\s;"]([^;]*[^\s;])?')


class RowFault(AmityError, ValueError):
    """A row that is no claim. Carries the column, the reason and the remedy."""

    def __init__(self, column: str, reason: str, remedy: str) -> None:
        super().__init__(f"column {column}: {reason}; {remedy}")
        self.column, self.reason, self.remedy = column, reason, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What a row is read by: the reference data, the kinds that there are, and whose coding it is."""

    reference: "Reference"
    kinds: Sequence[str]
    engine: str


def row_of(claim: Claim) -> dict[str, Any]:
    """A claim as cells by column, in the order of COLUMNS; numbers stay numbers.

    >>> from amity.model.passages import Passage
    >>> said = Passage(doc="000", start=0, end=11, quote="Kim visited")
    >>> claim = Claim(passage=said, kind="visit", source="PRK", target="MNG", date=When.parse("1956-07"),
    ...     factuality=Factuality.HAPPENED, attribution=("Choe", "Mongol Messenger; November 23"))
    >>> row = row_of(claim)
    >>> row["start"], row["quote"], row["date"], row["attribution"], row["tier"]
    (0, 'Kim visited', '1956-07', 'Choe; "Mongol Messenger; November 23"', 'low')
    """
    passage, date, quantity = claim.passage, claim.date, claim.quantity
    return {
        "doc": passage.doc,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "kind": claim.kind,
        "source": claim.source,
        "target": claim.target,
        "others": list_cell(claim.others),
        "persons": list_cell(claim.persons),
        "place": claim.place,
        "date": date.edtf,
        "modality": str(claim.factuality),
        "attribution": list_cell(claim.attribution),
        "quantity": None if quantity is None else quantity.value,
        "unit": None if quantity is None else quantity.unit,
        "note": claim.note,
        "shape": str(claim.shape),
        "engine": claim.engine,
        "tier": str(claim.tier),
        "approximate": "yes" if quantity and quantity.approximate else "",
        "date_words": date.words,
        "inferred": list_cell(date.inferred),
        "anchor": date.anchor,
        "alternatives": list_cell(claim.alternatives),
    }


def claim_of(row: Mapping[str, str], document: Document, coding: Coding) -> Claim:
    """The claim that a row of a document states; columns that are missing or empty are not said.

    States may be given by code or name, `modality` and `shape` are else "happened" and "event", and a coder's
    claim is of the high tier. Raises RowFault for the first cell that cannot be.

    >>> from amity.model.documents import Source
    >>> from amity.reference import load
    >>> document = Document(name="000", path="", text="In 1956 Kim visited Mongolia.", sha256="",
    ...     language="en", reader="text", source=Source(id="000"), blocks=())
    >>> row = {"doc": "000", "quote": "Kim visited Mongolia", "kind": "visit", "source": "North Korea",
    ...     "target": "MNG", "date": "1956"}
    >>> claim = claim_of(row, document, Coding(reference=load(), kinds=("visit",), engine="hand:anna"))
    >>> claim.passage.start, claim.source, claim.engine
    (8, 'PRK', 'hand:anna')
    """
    date = _date(row)
    return Claim(
        passage=_passage(row, document),
        kind=_kind(row, coding),
        source=_state("source", _text(row, "source"), date, coding),
        target=_state("target", _text(row, "target"), date, coding),
        date=date,
        factuality=Factuality(_choice(row, "modality", list(Factuality), Factuality.HAPPENED)),
        others=tuple(_state("others", name, date, coding) or "" for name in _others(row)),
        persons=list_of(row.get("persons", "")),
        place=_text(row, "place") or None,
        attribution=list_of(row.get("attribution", "")),
        quantity=_quantity(row),
        note=_text(row, "note"),
        shape=Shape(_choice(row, "shape", list(Shape), Shape.EVENT)),
        alternatives=list_of(row.get("alternatives", "")),
        tier=Tier(_choice(row, "tier", list(Tier), Tier.HIGH)),
        engine=coding.engine,
        doc_sha256=document.sha256,
    )


def list_cell(parts: Sequence[str]) -> str:
    """Texts as one cell.

    >>> list_cell(("Choe", "Messenger; No. 3", 'the "North"', '"so"'))
    'Choe; "Messenger; No. 3"; the "North"; \"\"\"so\"\"\"'
    """
    return "; ".join(p if _PLAIN.fullmatch(p) else '"' + p.replace('"', '""') + '"' for p in parts)


def list_of(cell: str) -> tuple[str, ...]:
    """The texts of a cell.

    >>> list_of('Choe ; "Messenger; No. 3"; the "North"; ;'), list_of("")
    (('Choe', 'Messenger; No. 3', 'the "North"'), ())
    """
    found = []
    for match in _PART.finditer(cell):
        quoted, bare = match.groups()
        if quoted is not None:
            found.append(quoted.replace('""', '"'))
        elif bare.strip():
            found.append(bare.strip())
    return tuple(found)


def _text(row: Mapping[str, str], column: str) -> str:
    return row.get(column, "").strip()


def _choice(row: Mapping[str, str], column: str, allowed: Sequence[str], default: str) -> str:
    said = _text(row, column).casefold() or default
    if said not in allowed:
        raise RowFault(column, f"{said!r} is none", f"write one of {', '.join(allowed)}")
    return said


def _kind(row: Mapping[str, str], coding: Coding) -> str:
    said = _text(row, "kind").casefold()
    if said in coding.kinds:
        return said
    if not said:
        raise RowFault("kind", "is empty", "write a kind of `amity kinds`, or empty the row but for doc")
    near = get_close_matches(said.replace(" ", "_"), coding.kinds, 1)
    meant = f"did you mean {near[0]}? " if near else ""
    raise RowFault("kind", f"there is no kind {said!r}", f"{meant}see `amity kinds` for all")


def _date(row: Mapping[str, str]) -> When:
    said = _text(row, "date")
    fields = {"words": row.get("date_words", ""), "anchor": _text(row, "anchor")}
    inferred = list_of(row.get("inferred", ""))
    try:
        return When(edtf=said, **fields, inferred=inferred)
    except InvalidDate:
        remedy = "write it like 1956-07-03, 1956-07 or 1956/1958 (EDTF), and format the column as text"
        raise RowFault("date", f"{said!r} is not a date in EDTF", remedy) from None


def _state(column: str, said: str, date: When, coding: Coding) -> str | None:
    if not said:
        return None
    if said.upper() in coding.reference.states:
        return said.upper()
    codes = coding.reference.resolve(said, date if date.edtf else None)
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise RowFault(column, f"{said!r} may be {' or '.join(codes)}", "write the code that is meant")
    raise RowFault(column, f"there is no state {said!r}", "write its code, such as MNG, or its full name")


def _others(row: Mapping[str, str]) -> tuple[str, ...]:
    """The other states; commas separate them too where there is no semicolon."""
    cell = row.get("others", "")
    return list_of(cell if ";" in cell else cell.replace(",", ";"))


def _quantity(row: Mapping[str, str]) -> Quantity | None:
    said, unit = _text(row, "quantity"), _text(row, "unit")
    about = _text(row, "approximate").casefold()
    if about not in (*YES, *NO):
        raise RowFault("approximate", f"{about!r} is neither yes nor no", "write yes, or leave it empty")
    if not said:
        if unit:
            raise RowFault("quantity", "is empty, and there is a unit", "write the number, or empty the unit")
        return None
    return Quantity(value=_number(said), unit=unit, approximate=about in YES)


def _number(said: str) -> float:
    """A number as it is written in programs; a comma in it may be either thing, so there is none."""
    try:
        value = float(said)
    except ValueError:
        value = nan
    if not isfinite(value):
        raise RowFault("quantity", f"{_short(said)!r} is no plain number", "write it like 10000 or 0.5")
    return int(said) if said.lstrip("+-").isdecimal() else value


def _passage(row: Mapping[str, str], document: Document) -> Passage:
    """Where a row's words stand: by its offsets, which its quote must bear out, or by its quote alone."""
    quote, text = row.get("quote", ""), document.text
    start, end = (_offset(row, column) for column in ("start", "end"))
    if start is None and end is not None:
        raise RowFault("start", "is empty, and end is not", "give both, or neither")
    if not quote.strip() and (start is None or end is None):
        raise RowFault("quote", "is empty", "copy the words that carry the claim, or give start and end")
    try:
        if start is None:
            return Passage.of(document.name, text, *_found(row, quote, document))
        return _at(document, start, end, quote)
    except InvalidValue:
        reason = f"{start} to {end} is no span of the {len(text)} characters of {document.name}"
        raise RowFault("start", reason, "correct it, or leave start and end empty") from None


def _offset(row: Mapping[str, str], column: str) -> int | None:
    said = _text(row, column)
    if said and not (said.isdecimal() and len(said) <= DIGITS):
        raise RowFault(
            column, f"{_short(said)!r} is no whole number", "write it in digits, or leave it empty"
        )
    return int(said) if said else None


def _at(document: Document, start: int, end: int | None, quote: str) -> Passage:
    """The passage at the offsets. Raises InvalidValue where none can be there."""
    text = document.text
    if end is None:
        there = min(start + len(quote), len(text))
        end = next((stop for first, stop in places(text, quote) if first == start), there)
    stands = Passage.of(document.name, text, start, max(end, start + 1))
    if quote.strip() and stands.quote.split() != quote.split():
        remedy = "correct start and end, or leave them empty and keep the quote"
        raise RowFault("quote", f"at {start} stands {_short(stands.quote)!r}, not the quote", remedy)
    return Passage.of(document.name, text, start, end)


def _found(row: Mapping[str, str], quote: str, document: Document) -> tuple[int, int]:
    """Where the words of a quote stand, of several times the one that is said."""
    spans = places(document.text, quote)
    if not spans:
        near = resembling(document.text, quote)
        meant = f" (something like it stands at {near[0]}: {_short(near[1])!r})" if near else ""
        reason = f"{_short(quote)!r} does not stand in {document.name}{meant}"
        raise RowFault("quote", reason, "copy the words as they stand there")
    which = _text(row, "occurrence")
    if which and not (which.isdecimal() and 1 <= int(which) <= len(spans)):
        remedy = f"write a number from 1 to {len(spans)}"
        raise RowFault("occurrence", f"{which!r} is no time that the quote stands there", remedy)
    if len(spans) > 1 and not which:
        starts = ", ".join(str(start) for start, _ in spans[:FIRST]) + (", ..." if len(spans) > FIRST else "")
        remedy = f"say which: give start and end (it starts at {starts}), or its number as occurrence"
        raise RowFault("quote", f"{_short(quote)!r} stands in {document.name} {len(spans)} times", remedy)
    return spans[int(which or 1) - 1]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:57]}..."
