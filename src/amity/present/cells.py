"""Tables as CSV whose cells no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take a cell for a formula by, at its start (OWASP, CSV Injection, 2020)."""


def safe_cell(value: object) -> str:
    """A value as the text of a cell: an apostrophe goes before what looks like a formula; numbers stay.

    >>> [safe_cell(value) for value in ("=cmd()", "-x", -0.5, None, ("MNG", "PRK"), True)]
    ["'=cmd()", "'-x", '-0.5', '', 'MNG; PRK', 'True']
    """
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        value = "; ".join(str(part) for part in value)
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.startswith(FORMULA) else value


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV (RFC 4180, lines ended by a newline), every cell safe.

    >>> csv_text(["year", "note"], [[1990, "=1+1"]])
    "year,note\\n1990,'=1+1\\n"
    """
    return "".join(_line(row) for row in (columns, *rows))


def _line(row: Sequence[object]) -> str:
    """A line of the table; the writer quotes what holds its own line end, hence both characters of it."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([safe_cell(cell) for cell in row])
    return out.getvalue().removesuffix("\r\n") + "\n"
