import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidValue
from amity.model.when import When
from amity.reference import load
from amity.reference.names import Name, Organisation, Place, at, codes

SOVIET, RUSSIAN = (
    Name(text="Moscow", state=state, sort="capital", validity=validity, source="test")
    for state, validity in (("SUN", "1918-03-12/1991-12-25"), ("RUS", "1991-12-26/.."))
)


@pytest.mark.parametrize(
    ("text", "when", "states"),
    [
        ("Moscow", "1960", ("SUN",)),
        ("Moscow", "2019", ("RUS",)),
        ("Moscow", "1991", ("RUS", "SUN")),
        ("the Kremlin", "1983-09-01", ("SUN",)),
        ("Petrograd", "1916", ("RUS",)),
        ("Russia", "1904", ("RUS",)),
        ("Republic of Korea", "1950", ("KOR",)),
        ("Democratic People's Republic of Korea", "1950", ("PRK",)),
        ("Korea", "1905", ("XKO",)),
        ("Korea", "1953", ("KOR", "PRK")),
        ("Korean", "1953", ("KOR", "PRK")),
        ("the Blue House", "1968", ("KOR",)),
        ("China", "1930", ("CHN",)),
        ("Republic of China", "1930", ("CHN",)),
        ("Republic of China", "1960", ("TWN",)),
        ("Peking", "1971", ("CHN",)),
        ("Germany", "1938", ("DEU",)),
        ("Germany", "1970", ("DEU", "DDR")),
        ("Germany", "1995", ("DEU",)),
        ("Bonn", "1970", ("DEU",)),
        ("East Berlin", "1970", ("DDR",)),
        ("Vietnam", "1960", ("VNM", "RVN")),
        ("Vietnam", "1986", ("VNM",)),
        ("Saigon", "1965", ("RVN",)),
        ("Hanoi", "1965", ("VNM",)),
        ("Congo", "1975", ("COD", "COG")),
        ("Republic of the Congo", "1962", ("COG", "COD")),
        ("Zaire", "1980", ("COD",)),
        ("Yemen", "1975", ("YEM", "YMD")),
        ("Yemen", "1995", ("YEM",)),
        ("United Arab Republic", "1960", ("EGY", "SYR")),
        ("United Arab Republic", "1965", ("EGY",)),
        ("Urga", "1915", ("MNG",)),
        ("Ulan Bator", "1960", ("MNG",)),
        ("Ulaanbaatar", "1960", ("MNG",)),
        ("MPR", "1960", ("MNG",)),
        ("Siam", "1930", ("THA",)),
        ("Persia", "1920", ("IRN",)),
        ("Ceylon", "1960", ("LKA",)),
        ("Upper Volta", "1970", ("BFA",)),
        ("Rhodesia", "1970", ("ZWE",)),
        ("Belgrade", "1910", ("XSB",)),
        ("Belgrade", "1960", ("YUG",)),
        ("Belgrade", "2010", ("SRB",)),
        ("the Sublime Porte", "1908", ("TUR",)),
        ("Manchukuo", "1939", ("XMK",)),
        ("Zanzibar", "1964-02", ("ZAN",)),
    ],
)
def test_a_name_means_the_state_of_its_time(text: str, when: str, states: tuple[str, ...]) -> None:
    assert load().resolve(text, When.parse(when)) == states


@pytest.mark.parametrize(
    "text", ["us", "turkey", "china", "chad", "Koreas", "Northern", "", " ", "the", "Uzbekistann"]
)
def test_what_is_no_name_means_nothing(text: str) -> None:
    assert load().resolve(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "North Korea",
        "the North Korea",
        "North  Korea",
        "NORTH KOREA",
        "North Korea's",
        "North-Korea",
        "N.K.",
        "NK",
    ],
)
def test_spaces_capitals_articles_and_possessives_do_not_count(text: str) -> None:
    assert load().resolve(text) == ("PRK",)


def test_the_north_is_never_the_republic_of_korea() -> None:
    for name in load().names:
        if name.state == "PRK":
            assert name.text not in ("Republic of Korea", "ROK", "South Korea")


def test_a_name_out_of_its_time_means_the_state_nearest_in_time() -> None:
    assert [name.state for name in at([SOVIET, RUSSIAN], When.parse("1900"))] == ["SUN"]
    assert [name.state for name in at([SOVIET], When.parse("2010"))] == ["SUN"]


def test_an_unknown_date_leaves_all_meanings() -> None:
    assert at([SOVIET, RUSSIAN], When.unknown()) == at([SOVIET, RUSSIAN], None) == (SOVIET, RUSSIAN)


def test_the_name_still_in_use_comes_first() -> None:
    assert codes([SOVIET, RUSSIAN]) == ("RUS", "SUN")


@given(st.integers(1900, 2030), st.integers(1, 12))
def test_moscow_always_means_one_of_two_states(year: int, month: int) -> None:
    states = load().resolve("Moscow", When.of_month(year, month))
    assert set(states) <= {"SUN", "RUS"}
    assert states


@pytest.mark.parametrize("kind", [Name, Organisation, Place])
def test_sorts_are_those_known(kind: type[Name | Organisation | Place]) -> None:
    with pytest.raises(InvalidValue, match="sort"):
        kind(text="Utopia", state="UTO", sort="dream", validity="../..", source="test")


def test_a_name_needs_a_capital() -> None:
    with pytest.raises(InvalidValue, match="capital"):
        Name(text="utopia", state="UTO", sort="short", validity="../..", source="test")


def test_a_korean_surname_with_a_possessive_is_no_pakistani() -> None:
    assert load().mentions("Pak’s arrival was awaited.") == ()
