"""Sources named in a sentence, and what they are said to tell."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, citation

Tabled = Callable[..., Evidence]

TEXTS: list[tuple[str, bool]] = [
    (
        "The loan was never paid back (see Harris 1994).\n\n"
        "## References\n\n"
        "- Harris, P. (1984). Credits for Ghana. London: Hurst.\n"
        "- Owusu, K. (1991). The Volta Years. Accra: Sedco.",
        True,
    ),
    (
        "The loan was never paid back (see Harris 1984; Owusu 1991: 22).\n\n"
        "## References\n\n"
        "- Harris, P. (1984). Credits for Ghana. London: Hurst.\n"
        "- Owusu, K. (1991). The Volta Years. Accra: Sedco.",
        False,
    ),
    (
        "In his book of 1969, the author describes the embassy's closing in 1974, which he had watched.",
        True,
    ),
    ("The riots of May 1974 are described at length in Perera's history of 1968.", True),
    ("The riots of May 1968 are described at length in Perera's history of 1974.", False),
    (
        "He resigned in 1982.[1] The port was handed over in 1985.[3]\n\n"
        "Notes\n\n"
        "[1] Le Monde, 4 March 1982.\n"
        "[2] Die Zeit, 6 June 1985.",
        True,
    ),
    ("The envoy's death in 1977 was reported by Le Soir of 3 May 1975.", True),
    ("The envoy's death in 1975 was reported by Le Soir of 3 May 1975.", False),
    ("The protocol of 1966 is quoted from the Foreign Ministry's yearbook for 1964, page 12.", True),
    ("The story of the ship that sank in 1988 is from a letter dated 12 June 1986.", True),
    (
        "The story of the ship that sank in 1986 is from a letter dated 12 June 1988. A map printed "
        "in 1920 shows the canal that was planned for 1930.",
        False,
    ),
    ("The article is cited from the Journal of African Studies, volume 12, pp. 233–218.", True),
    ("The article is cited from the Journal of African Studies, volume 12, pp. 233–48.", False),
    ("Rossi's dissertation, submitted in 1979, quotes the minutes of the meeting of 1983.", True),
    ("The report of 1972 describes the plan for the harbour, which was to open in 1975.", False),
    ("In the history of 1990 the riots of 1974 are described at length; the author had seen them.", False),
    ("The telegram of 5 May 1961 reported that the envoy had left on 3 May 1961.", False),
    (
        "Hassan, born in 1929, was quoted by Le Monde of 3 May 1975. The treaty of 1980 was known "
        "from the newspapers.",
        False,
    ),
    ("The constitution of 1972 describes the state as socialist; in 1992 the word was struck out.", False),
    (
        "The treaty of 1964 recalled the friendship of 1950. The President of 1960 told the guests of"
        " his journey in 1959.",
        False,
    ),
    (
        "The Agreement of 1991 was taken from the draft of 1990. By 1995 the trade recorded in 1993 "
        "was known from the Yearbook for 1996.",
        False,
    ),
]


@pytest.mark.parametrize(("text", "fault"), TEXTS)
def test_a_source_is_no_older_than_what_it_tells(tabled: Tabled, text: str, fault: bool) -> None:
    assert any(found.verdict.fault for found in citation.check(tabled(text))) is fault
