"""Things told in an order that they cannot have had, and some that only look so."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, orders

FAULTY = [
    "The visit of May 1972 to Peking was prepared in secret in July 1973.",
    "The delegation arrived in Cairo on 9 May 1965 and left on 5 May.",
    "The treaty of 6 April 1948 was ratified in Helsinki on 3 March 1948.",
    "The protocol was signed in Hanoi on 12 October 1982. It was ratified on 3 October 1982.",
    "The consulate in Basra was opened in May 1961 and closed in March 1960.",
    "Nasser was invited to Belgrade in July 1956 and visited it in June 1956.",
    "The note of 14 May 1962 was answered from Accra on 2 May 1962.",
    "He took office in Lima in July 1963 and resigned in May 1963.",
    "The Danish proposal was offered in March 1971. It was accepted in January 1971 in Lagos.",
    "The agreement of June 1973 between Prague and Bonn came into force in May 1973.",
    "Their hostages were captured in Beirut in April 1985; they were released in March 1985.",
    "Signed in Ottawa on 3 December 1997, the convention had been ratified in Oslo on 9 July 1996.",
    "The pact of Chile was concluded in March 1956. The instruments were exchanged in Lima in May 1955.",
    "The air agreement was initialled in Berne on 9 May 1972 and signed on 2 April 1972.",
    "The lease was prolonged in June 1978, seven months before it was first concluded in January 1979.",
    "The accord was signed in Accra on 18 August 2003 and came into effect on 3 March 2003.",
]
SOUND = [
    "Denmark signed the convention on 2 March 1976, Sweden ratified it on 5 February 1976.",
    "Initialled on 8 June 1972, the treaty was signed on 21 December 1972 and ratified in May 1973.",
    "The lease was prolonged in May 1980; the protocol on it was signed in June 1980 in Aden.",
    "Parliament approved the draft on 4 March 1962, and the treaty was signed on 9 May 1962.",
    "The treaty was ratified in May 1954. The consulate was opened and the air pact signed in June 1954.",
    "The visit of May 1972 to Peking was prepared in secret in July 1971.",
    "The delegation arrived in Cairo on 5 May 1965 and left on 9 May.",
    "The treaty of 6 April 1948 was ratified in Helsinki on 28 April 1948.",
    "The treaty signed in 1961 replaced the one ratified in 1960 in Rabat.",
    "The office in Tunis was closed in 1961, and it had been opened in 1957.",
    "The embassy was opened in 1975; the former one was closed in 1969.",
    "Nasser visited Belgrade in July 1956. Tito was invited to Cairo in December 1955.",
    "The second treaty of 1970 was renewed; the first treaty of 1970 had been prepared in 1969.",
    "The treaty of 1970 was not ratified in 1969, as the Greek paper wrote.",
    "A draft of the treaty of May 1971 was published in Delhi in March 1971.",
    "The minister arrived in Oslo on 9 May 1965. His predecessor left on 5 May 1965.",
]
PERFECT = [
    ("He returned from Moscow on 3 May 1962, where he had been received on 10 May.", ["suspicious"]),
    ("He returned from Moscow on 13 May 1962, where he had been received on 10 May.", []),
    ("In 1961 the Finns left, and the king had planned to follow in 1962.", []),
    ("On 3 May 1962 he set out, and by 10 May 1962 he had crossed Persia.", []),
    ("In May 1961 Accra wrote that the road had been opened in June 1961.", []),
]


@pytest.mark.parametrize(("text", "verdicts"), PERFECT)
def test_the_past_perfect_tells_what_came_first(
    told: Callable[..., Evidence], text: str, verdicts: list[str]
) -> None:
    assert [str(found.verdict) for found in orders.check(told(text))] == verdicts


@pytest.mark.parametrize("text", FAULTY)
def test_what_comes_before_that_which_it_presupposes_is_found(
    told: Callable[..., Evidence], text: str
) -> None:
    assert [str(found.verdict) for found in orders.check(told(text))] == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "Signed in Prague on 7 December 1970, it had passed the Bundestag on 17 May 1970.",
        "Approved by the Senate on 12 March 1962, the treaty with Nicaragua was signed on 4 May 1962.",
    ],
)
def test_a_parliament_before_the_signature_is_strange(told: Callable[..., Evidence], text: str) -> None:
    assert "suspicious" in [str(found.verdict) for found in orders.check(told(text))]


@pytest.mark.parametrize("text", SOUND)
def test_what_is_in_order_or_of_another_thing_is_not_blamed(told: Callable[..., Evidence], text: str) -> None:
    assert not list(orders.check(told(text)))
