"""Lengths of time whose years stand in a sentence or a table before."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, first_since

Tabled = Callable[..., Evidence]

TEXTS: list[tuple[str, bool]] = [
    (
        "In May 1998 Prodi flew to Tripoli's neighbour Malta. An Italian premier had last been there "
        "in 1970; it was the first visit of an Italian premier to the island in eighteen years.",
        True,
    ),
    (
        "In May 1998 Prodi flew to Malta. An Italian premier had last been there in 1970; it was the "
        "first visit of an Italian premier to the island in twenty-eight years.",
        False,
    ),
    (
        "In March 2006 Fraser laid a wreath there. His father had done so as foreign minister in "
        "1961; it was the first time in thirty-five years that a minister from Canberra stood at the "
        "grave.",
        True,
    ),
    (
        "| year | Soviet guest at the dam |\n"
        "|---|---|\n"
        "| 1960 | a deputy minister of energy |\n"
        "| 1966 | a chairman of the planning board |\n"
        "| 1971 | a minister of energy |\n\n"
        "In 1971 the turbines were shown. No Soviet guest had come to the dam since 1960, as the "
        "engineers complained.",
        True,
    ),
    (
        "| year | Soviet guest at the dam |\n"
        "|---|---|\n"
        "| 1960 | a deputy minister of energy |\n"
        "| 1966 | a chairman of the planning board |\n"
        "| 1971 | a minister of energy |\n\n"
        "In 1971 the turbines were shown. No Soviet guest had come to the dam since 1966, as the "
        "engineers complained.",
        False,
    ),
    (
        "Cuban doctors came to the province in 1964, 1971 and 1978. When the team of 1978 arrived, no"
        " Cuban doctor had been in the province since 1964.",
        True,
    ),
    (
        "Cuban doctors came to the province in 1964, 1971 and 1978. When the team of 1978 arrived, no"
        " Cuban doctor had been in the province since 1971.",
        False,
    ),
    (
        "Tito came to Delhi in December 1954. When he landed again in January 1968, it was his first "
        "visit since that winter; in 1959 he had spent a week there with Nehru.",
        True,
    ),
    (
        "Sukarno saw Peking in 1956. In 1964 he came for the first time since that autumn; in 1961 he"
        " had been received there by Mao.",
        True,
    ),
    (
        "Sukarno saw Peking in 1956. In 1961 he came for the first time since that autumn; in 1964 he"
        " was received there by Mao.",
        False,
    ),
    ("Castro went to Moscow in 1963, 1964 and 1972. His visit of 1977 was the first since 1964.", True),
    ("Castro went to Moscow in 1963, 1964 and 1972. His visit of 1977 was the first since 1972.", False),
    (
        "Parliamentary delegations were exchanged in 1966 and 1973. The delegation of 1981 was the "
        "first in fifteen years.",
        True,
    ),
    (
        "Parliamentary delegations were exchanged in 1966 and 1973. The delegation of 1981 was the "
        "first in eight years.",
        False,
    ),
    (
        "The last shipment of rice had come in 1969. The shipment of 1984 was the first in twenty-"
        "five years.",
        True,
    ),
    (
        "The line was closed in 1948 and a train ran over it again in 1992, after a break of forty-"
        "four years.",
        False,
    ),
    (
        "The joint commission met in 1977, in 1980 and in 1985. It had not met for eight years when "
        "it convened in 1985.",
        True,
    ),
    (
        "The joint commission met in 1977, in 1980 and in 1985. It had not met for five years when it"
        " convened in 1985.",
        False,
    ),
    (
        "In October 1999 the emperor's son laid flowers at the memorial. A prince had last stood "
        "there in 1958, so that this was the first such visit in fifty-one years.",
        True,
    ),
    (
        "Queen Beatrix came to Jakarta in August 1995. Her mother had been there in 1971; it was the "
        "first visit of a Dutch monarch in fourteen years.",
        True,
    ),
    (
        "Queen Beatrix came to Jakarta in August 1995. Her mother had been there in 1971; it was the "
        "first visit of a Dutch monarch in twenty-four years.",
        False,
    ),
    (
        "Queen Beatrix came to Jakarta in August 1995. Her uncle had been there as a student in 1931;"
        " it was the first visit of a Dutch monarch in twenty-four years.",
        False,
    ),
    (
        "Mobutu saw Brussels in 1968. In 1985 he went there for the first time since that year; in "
        "1973 he had been the king's guest.",
        True,
    ),
    (
        "Mobutu saw Brussels in 1968. In 1985 he went there for the first time since that year; in "
        "1973 he had been in Paris.",
        False,
    ),
    (
        "Naval squadrons called in 1911, 1925 and 1934. The squadron of 1959 was the first in thirty-"
        "five years.",
        True,
    ),
    (
        "Naval squadrons called in 1911, 1925 and 1934. The squadron of 1959 was the first in a "
        "quarter of a century.",
        False,
    ),
    (
        "| year | Polish head of the delegation |\n"
        "|---|---|\n"
        "| 1957 | a minister of trade |\n"
        "| 1963 | a deputy minister |\n"
        "| 1969 | a minister of trade |\n"
        "| 1974 | a minister of finance |\n\n"
        "In 1974 the fair had a new hall. No Polish minister had come since 1957, wrote the paper.",
        True,
    ),
    (
        "| year | Polish head of the delegation |\n"
        "|---|---|\n"
        "| 1957 | a minister of trade |\n"
        "| 1963 | a deputy minister |\n"
        "| 1969 | a minister of trade |\n\n"
        "In 1969 the fair had a new hall. No Polish minister had come since 1957, wrote the paper.",
        False,
    ),
    (
        "Bulgarian choirs had sung in the hall in 1955 and 1961. The concert of 1970 was the first in"
        " five years that was sold out.",
        False,
    ),
    (
        "The last prisoners had come home in 1956. The families of 1968 saw the first film in ten "
        "years about the camps.",
        False,
    ),
]


@pytest.mark.parametrize(("text", "fault"), TEXTS)
def test_lengths_are_held_against_the_year_carried_over(tabled: Tabled, text: str, fault: bool) -> None:
    assert any(found.verdict.fault for found in first_since.check(tabled(text))) is fault
