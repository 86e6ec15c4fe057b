"""News agencies and whose they are."""

import pytest

from amity.model.when import When
from amity.reference import load
from amity.reference.agencies import agencies, agency_named, press_of


def test_every_agency_is_of_a_known_state_and_has_a_source() -> None:
    states = load().states
    assert {agency.state for agency in agencies()} <= states.keys()
    assert all(agency.source and agency.name for agency in agencies())
    keys = [(agency.name, agency.state) for agency in agencies()]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("name", "year", "state"),
    [
        ("adn-meldungen", "1975", "DDR"),
        ("Prensa_Latina 1974", "1974", "CUB"),
        ("tass", "1975", "SUN"),
        ("tass", "1995", "RUS"),
        ("vna_1975", "1975", "VNM"),
        ("panorama", "1975", ""),
        ("adn and pap", "1975", ""),
    ],
)
def test_a_name_tells_the_state_where_one_agency_stands_in_it(name: str, year: str, state: str) -> None:
    assert agency_named(name, When.parse(year)) == state


def test_an_entry_goes_before_the_name_of_the_file() -> None:
    assert (
        press_of("tass", {"publisher": "Polish Press Agency", "publisher-place": "Warsaw"}, load())[0]
        == "POL"
    )
    assert press_of("rows", {"author": [{"literal": "Prensa Latina"}]}, load()) == ("CUB", "author")
    assert press_of("rows", {"title": "Poland in the headlines"}, load()) == ("", "")
