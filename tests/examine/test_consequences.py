"""What came of something told right before, dated before it, and some that only looks so."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, consequences

FAULTY = [
    "Libyan columns crossed into Chad in December 1980. In reply Paris sent paratroopers in October 1980.",
    "Egypt nationalised the canal on 26 July 1956. In retaliation London froze its accounts on 2 July 1956.",
    "Iraq invaded Kuwait in August 1990. As a result, Moscow halted its arms deliveries in June 1990.",
    "Ankara withdrew its envoy in March 1971. The legation was closed in consequence in November 1970.",
    "A journey to Peking in February 1972 surprised Tokyo. Talks in May 1973 had paved the way for it.",
    "The Danish note was handed over on 12 May 1938. The German reply was delivered on 2 May 1938.",
    "A consul was abducted in May 1970. In its reaction, dated 3 April 1970, Brasilia spoke of a crime.",
    "Rebels took Stanleyville in August 1964. The Belgians sent to oppose them landed in March 1964.",
    "Lima seized two trawlers on 3 May 1954 and, in retaliation, Quito closed its port on 20 April 1954.",
]
SOUND = [
    "Libyan columns crossed into Chad in December 1980. In reply Paris sent paratroopers in January 1981.",
    "Iraq invaded Kuwait in August 1990. In reply to earlier threats a carrier had sailed in July 1990.",
    "A journey to Peking in February 1972 surprised Tokyo. Talks in July 1971 had paved the way for it.",
    "A summit was planned for June 1960. In response Peking published three articles in April 1960.",
    "The president died in April 1994. As a result of the accord of August 1993, foreign troops were there.",
    "The Danish note was handed over on 12 May 1938. The German reply was delivered on 2 June 1938.",
    "The canal was closed in June 1967. In reply to an inquiry in May 1967, Paris gave no answer.",
    "A coup failed in May 1971.\n\nIn reply to the trade mission, Accra opened an office in March 1971.",
    "The accord of May 1979 was praised. The kingdom reacted in March 1962 to an older one.",
]


def _verdicts(told: Callable[..., Evidence], text: str) -> list[str]:
    return [str(finding.verdict) for finding in consequences.check(told(text))]


@pytest.mark.parametrize("text", FAULTY)
def test_what_comes_of_a_thing_before_it_is_found(told: Callable[..., Evidence], text: str) -> None:
    assert _verdicts(told, text) == ["inconsistent"]


@pytest.mark.parametrize("text", SOUND)
def test_what_may_be_so_is_left_alone(told: Callable[..., Evidence], text: str) -> None:
    assert _verdicts(told, text) == []


def test_the_finding_names_the_words_and_both_dates(told: Callable[..., Evidence]) -> None:
    [finding] = consequences.check(told(FAULTY[1]))
    assert finding.check == "temporal_impossibility"
    assert "“In retaliation”" in finding.explanation
    assert [said.quote for said in finding.passages] == [
        "26 July 1956",
        "In retaliation London froze its accounts on 2 July 1956",
    ]
