"""Days of rows: one reading for all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.read.row_days import Cell, NoOneReading, days_of


def cells(*texts: str) -> list[Cell]:
    return [Cell(line=at, text=text) for at, text in enumerate(texts, 2)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2004-12-21", "2004-12-21"),
        ("2004-12-21T08:30:00Z", "2004-12-21"),
        ("2004/1/5", "2004-01-05"),
        ("20041221", "2004-12-21"),
        ("21 December 2004", "2004-12-21"),
        ("Tuesday, Dec. 21, 2004", "2004-12-21"),
        ("2004-12", "2004-12"),
        ("2004", "2004"),
        ("1.2.2004", "2004-02-01"),
        ("2004-13-01", ""),
        ("0000-01-01", ""),
        ("21 Nivose 2004", ""),
        ("", ""),
    ],
)
def test_ways_to_write_a_day(text: str, edtf: str) -> None:
    assert days_of(cells(text)) == [edtf]


def test_nothing_tells_day_from_month() -> None:
    with pytest.raises(NoOneReading, match="'3/4/1999' in line 2"):
        days_of(cells("3/4/1999", "5/6/1999"))


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1), st.booleans())
def test_all_rows_are_read_alike(days: list[date], day_first: bool) -> None:
    """Whatever the order of day and month, if one row shows it, all are read back as they were."""
    days = [*days, date(1999, 5, 31)]
    form = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    assert days_of(cells(*(day.strftime(form) for day in days))) == [day.isoformat() for day in days]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1) - timedelta(days=1)))
def test_iso_is_taken_as_it_is(day: date) -> None:
    assert days_of(cells(day.isoformat())) == [day.isoformat()]
