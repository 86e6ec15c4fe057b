import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from amity.present.cells import FORMULA, csv_text, safe_cell

CELLS = st.one_of(st.text(max_size=12), st.integers(), st.none(), st.lists(st.text(max_size=4), max_size=3))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_no_cell_of_a_table_can_be_taken_for_a_formula(rows: list[list[object]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(["a", "=b"], rows), newline="")))
    assert len(read) == len(rows) + 1
    for row, given_row in zip(read[1:], rows, strict=True):
        for cell, value in zip(row, given_row, strict=True):
            assert isinstance(value, int) or not cell.startswith(FORMULA)


def test_a_negative_number_stays_a_number_and_a_text_like_it_does_not() -> None:
    assert (safe_cell(-2.5), safe_cell("-2.5")) == ("-2.5", "'-2.5")


def test_lines_end_with_a_newline_and_nothing_else() -> None:
    assert csv_text(["a", "b"], [("1", 'he said "no", twice')]) == 'a,b\n1,"he said ""no"", twice"\n'
