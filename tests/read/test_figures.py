import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.read.figures import Sort, decimal_sign, figure_of, without_marks


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("10.7", 10.7),
        ("0.0", 0.0),
        ("1,234", 1234.0),
        ("1,234,567", 1234567.0),
        ("12,34,567", 1234567.0),
        ("1 234 567", 1234567.0),
        ("1\u202f234", 1234.0),
        ("1'234", 1234.0),
        ("-1.5", -1.5),
        ("−4", -4.0),
        ("–7", -7.0),
        ("(3.2)", -3.2),
        ("+3", 3.0),
        (".5", 0.5),
        ("~5", 5.0),
        ("c. 20", 20.0),
        ("12.3¹", 12.3),
        ("12.3*", 12.3),
        ("12.3 (a)", 12.3),
        ("12.3[2]", 12.3),
        ("12.3b", 12.3),
        ("nil", 0.0),
    ],
)
def test_numbers(words: str, value: float) -> None:
    assert figure_of(words).sort is Sort.NUMBER
    assert figure_of(words).value == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("12,5", 12.5), ("1.234,56", 1234.56), ("0,250", 0.25), ("1.234", 1234.0), ("1 234,5", 1234.5)],
)
def test_numbers_with_a_decimal_comma(words: str, value: float) -> None:
    assert figure_of(words, ",").value == value


@pytest.mark.parametrize(
    "words", ["..", "...", "…", "n/a", "N.A.", "-", "–", "—", "not available", "no data"]
)
def test_missing_figures_are_no_noughts(words: str) -> None:
    assert figure_of(words).sort is Sort.MISSING
    assert figure_of(words).value is None


@pytest.mark.parametrize(
    "words",
    [
        "1985",
        "1985/86",
        "1985-1990",
        "1990s",
        "Q1 2001",
        "2001 Q3",
        "Jan 1990",
        "March–June 1999",
        "FY 2003",
        "1985*",
    ],
)
def test_periods(words: str) -> None:
    assert figure_of(words).sort is Sort.PERIOD


@pytest.mark.parametrize(
    "words", ["28.10.2013", "12:30", "28-31", "China", "Table 1", "1,23,4", "12 - 14", "5.", "<0.1"]
)
def test_what_is_no_figure(words: str) -> None:
    assert figure_of(words).sort is Sort.TEXT


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("12%", "%"),
        ("$5.5", "US$"),
        ("US$ 12m", "US$ million"),
        ("€1.2bn", "EUR billion"),
        ("2,000 tons", "tons"),
        (r"\$4", "US$"),
    ],
)
def test_units_that_stand_with_figures(words: str, unit: str) -> None:
    assert figure_of(words).unit == unit


def test_the_decimal_sign_is_what_most_figures_show() -> None:
    assert decimal_sign(["1,5", "2,25", "1.234,5", "1985"]) == ","
    assert decimal_sign(["1,500", "2.25", "7.1"]) == "."
    assert decimal_sign(["1,234", "5,678"]) == "."


def test_marks_of_notes_belong_to_no_head() -> None:
    assert [without_marks(words) for words in ("China¹", "1960 *", "Japan [3]", "(a)")] == [
        "China",
        "1960",
        "Japan",
        "(a)",
    ]


@settings(deadline=None)
@given(st.integers(min_value=-(10**9), max_value=10**9), st.sampled_from([",", " ", "'", "\u202f"]))
def test_whole_numbers_come_back_whatever_groups_them(number: int, sign: str) -> None:
    words = f"{number:,}".replace(",", sign)
    found = figure_of(words)
    year = len(str(number)) == 4 and 1500 <= number <= 2199
    assert found.value == number or (year and found.sort is Sort.PERIOD)


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from([",", "."]))
def test_decimals_come_back_with_either_sign(number: object, sign: str) -> None:
    words = f"{number:,.2f}".replace(",", "_").replace(".", sign).replace("_", "." if sign == "," else ",")
    assert figure_of(words, sign).value == float(f"{number:.2f}")


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_words_break_the_reading_of_a_cell(words: str) -> None:
    found = figure_of(words)
    assert (found.value is None) or found.sort in (Sort.NUMBER, Sort.PERIOD)
