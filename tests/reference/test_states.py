import pytest

from amity.errors import NotFound
from amity.model.when import When
from amity.reference import load


@pytest.mark.parametrize(
    ("code", "year", "then"),
    [
        ("RUS", "1960", "SUN"),
        ("RUS", "1910", "RUS"),
        ("RUS", "1995", "RUS"),
        ("SUN", "1995", "RUS"),
        ("CZE", "1968", "CSK"),
        ("UKR", "1960", "SUN"),
        ("YMD", "1995", "YEM"),
        ("RVN", "1980", "VNM"),
        ("DDR", "1995", "DEU"),
        ("MNG", "1960", "MNG"),
        ("HRV", "1960", "YUG"),
        ("PRK", "2020", "PRK"),
    ],
)
def test_the_state_of_that_time(code: str, year: str, then: str) -> None:
    assert load().contemporary(code, When.parse(year)) == then


def test_an_unknown_code_stays_as_it_is() -> None:
    assert load().contemporary("UTO", When.parse("1960")) == "UTO"


def test_a_territory_stays_as_it_is() -> None:
    assert load().contemporary("GIB", When.parse("1960")) == "GIB"


def test_a_restored_state_has_two_spans_and_their_hull() -> None:
    reference = load()
    assert [str(span) for span in reference.spans["LTU"]] == ["1918-02-16/1940-06-15", "1990-03-11/.."]
    assert str(reference.states["LTU"].exists) == "1918-02-16/.."


@pytest.mark.parametrize(
    ("code", "cow", "gw"),
    [("MNG", 712, 712), ("PRK", 731, 731), ("KOR", 732, 732), ("DEU", 255, 260), ("TON", 955, 972)],
)
def test_numbers_of_both_lists(code: str, cow: int, gw: int) -> None:
    state = load().states[code]
    assert (state.cow, state.gw) == (cow, gw)


@pytest.mark.parametrize(
    "code",
    [
        "SUN",
        "DDR",
        "YUG",
        "SCG",
        "CSK",
        "RVN",
        "YMD",
        "XMK",
        "AUH",
        "XTB",
        "ZAN",
        "XKO",
        "TWN",
        "XKX",
        "PSE",
        "HKG",
    ],
)
def test_former_and_disputed_states_are_there(code: str) -> None:
    assert code in load().states


def test_an_unknown_state_is_told() -> None:
    with pytest.raises(NotFound, match=r"UTO.*states\.csv"):
        load().state("UTO")
