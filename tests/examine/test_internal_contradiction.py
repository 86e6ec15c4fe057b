"""Texts of our own that say so in one place and otherwise in another, and texts that only seem to."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, internal_contradiction

Told = Callable[..., Evidence]

TEXTS: list[tuple[str, bool]] = [
    # dates
    (
        "Finland recognised Ghana in March 1957. Trade grew slowly. Finland recognised Ghana on 4 May 1961.",
        True,
    ),
    ("Finland recognised Ghana in 1957. Trade grew slowly. Finland recognised Ghana on 4 May 1957.", False),
    (
        "Hungary announced relations with Kenya in 1964. Hungary established diplomatic relations with "
        "Kenya in 1965.",
        False,
    ),
    (
        "Peru opened an embassy in Accra in 1964. Ties cooled. Peru closed its embassy in Ghana in 1971. "
        "Peru reopened "
        "its embassy in Accra in 1980. Peru closed its embassy in Ghana in 1990.",
        False,
    ),
    (
        "The Baghdad Pact was signed on 24 February 1955. Egypt opposed it. The Baghdad Pact, signed on "
        "24 February 1957, split them.",
        True,
    ),
    ("The Colombo Plan was established in 1950. The Colombo Plan was established in January 1950.", False),
    ("Josip Broz Tito died in May 1980. Many wept. Josip Broz Tito died on 4 May 1981.", True),
    (
        "An agreement on fishing was signed in May 1962. The fleet grew. The agreement of June 1964 gave "
        "Peru three ports.",
        True,
    ),
    (
        "An agreement on fishing was signed in May 1962. The fleet grew. The new agreement of June 1964 "
        "gave Peru three ports.",
        False,
    ),
    # places, directions, numbers
    (
        "On 12 June 1961 President Kennedy met Khrushchev in Vienna. They disagreed. On 12 June 1961 "
        "Kennedy met Khrushchev in Geneva.",
        True,
    ),
    (
        "The ministers met in Bern in November 1976 and agreed on a code. What was signed at Lugano that "
        "November was short.",
        True,
    ),
    ("In 1959 Cuba sent 5,000 workers to Angola. In 1959 Cuba sent 3,000 workers to Angola.", True),
    (
        "In 1959 Cuba sent 5,000 workers to Angola. Later in 1959 Cuba sent another 3,000 workers to Angola.",
        False,
    ),
    (
        "Forty engineers went to Hanoi. They were housed in tents. The sixty engineers came home in 1975.",
        True,
    ),
    (
        "Forty engineers went to Hanoi. They were housed in tents. The twenty engineers from Brno came "
        "home in 1975.",
        False,
    ),
    # done and not done
    (
        "In 1995 Hungary abrogated the trade treaty with Iran. Trade went on. Nothing else was said. "
        "The press was silent. Hungary tried to abrogate the trade treaty in 1995.",
        True,
    ),
    ("In 1994 Hungary tried to abrogate the trade treaty. It abrogated the trade treaty in 1995.", False),
    (
        "Chile refused to sign the Andean Pact in 1969. Trade went on. Chile signed the Andean Pact in "
        "May 1969 in Cartagena.",
        True,
    ),
    (
        "Chile refused to sign the Andean Pact in 1966. Trade went on. Chile signed the Andean Pact in "
        "May 1969 in Cartagena.",
        False,
    ),
    ("Finland did not recognise East Germany until 1973. Finland recognised East Germany in 1973.", False),
    # offices and journeys
    (
        "Since becoming Prime Minister on 4 May 1979, Margaret Thatcher met him twice. Margaret Thatcher "
        "became Prime Minister in June 1981.",
        True,
    ),
    (
        "Margaret Thatcher became Prime Minister in May 1979. Margaret Thatcher became prime minister on "
        "4 May 1979.",
        False,
    ),
    (
        "In October 2013 the visit of President Elbegdorj to North Korea was the first since Kim Jong-un "
        "became supreme "
        "leader. Since becoming supreme leader on 11 April 2019 Kim Jong-un has met Putin.",
        True,
    ),
    (
        "President Sukarno visited Egypt in April 1955. Before his return to Egypt he gave a speech in "
        "Cairo.",
        True,
    ),
    (
        "President Sukarno visited Egypt in April 1955. Before his return to Indonesia he gave a speech "
        "in Cairo.",
        False,
    ),
    ("President Tito visited Ethiopia in December 1955. He returned to Ethiopia in 1959.", False),
    # ends
    ("Sukarno died in June 1970. In 1972 Sukarno visited Cairo.", True),
    ("Nasser died in September 1970. A statue of Nasser was put up in 1972.", False),
    ("The trade office in Lagos was closed in 1975. In 1979 the office employed six clerks.", True),
    (
        "The trade office in Lagos was closed in 1975 and opened again in 1978. In 1979 the office "
        "employed six clerks.",
        False,
    ),
    # what somebody has, and who did it
    ("The consul spoke no Arabic. He liked the town. His good Arabic was praised.", True),
    (
        "The consul spoke no Arabic when he came. He liked the town. His good Arabic was praised in 1960.",
        False,
    ),
    (
        "General Ruiz commanded it from the beginning to the end. In 1977 its first commander, Major "
        "Mora, resigned.",
        True,
    ),
    ("East Germany granted Vietnam a credit. East Germany, the debtor, paid in beans.", True),
    ("East Germany granted Vietnam a credit. Vietnam, the debtor, paid in beans.", False),
]


@pytest.mark.parametrize(("text", "fault"), TEXTS)
def test_a_text_is_held_against_itself(told: Told, text: str, fault: bool) -> None:
    assert bool(list(internal_contradiction.check(told(text)))) is fault


FIRST_MET = (
    "The heads of state whom Tito received that year were those of Ghana, Egypt and India. "
    "The first head of state whom Tito received was {}."
)


@pytest.mark.parametrize(
    ("first", "fault"), [("President Kekkonen of Finland", True), ("President Nasser of Egypt", False)]
)
def test_the_first_whom_he_met_is_on_the_list(told: Told, first: str, fault: bool) -> None:
    assert bool(list(internal_contradiction.check(told(FIRST_MET.format(first))))) is fault


def test_years_are_no_numbers_of_things(told: Told) -> None:
    assert not list(
        internal_contradiction.check(told("It came to a crisis. They forgot the 1980 crisis soon."))
    )


def test_the_two_passages_are_given(told: Told) -> None:
    text = (
        "Finland recognised Ghana in March 1957. Trade grew slowly. Finland recognised Ghana on 4 May 1961."
    )
    [found] = internal_contradiction.check(told(text))
    assert [said.quote for said in found.passages] == [
        "Finland recognised Ghana in March 1957",
        "Finland recognised Ghana on 4 May 1961",
    ]
    assert str(found.verdict) == "inconsistent"


def test_two_texts_that_differ_contradict_nobody_here(told: Told) -> None:
    texts = {"a": "Finland recognised Ghana in March 1957.", "b": "Finland recognised Ghana on 4 May 1961."}
    assert not list(internal_contradiction.check(told(texts)))


def test_a_rereading_finds_the_same(told: Told) -> None:
    evidence = told(
        "Finland recognised Ghana in March 1957. Trade grew. Finland recognised Ghana on 4 May 1961."
    )
    turned = Evidence(
        reference=evidence.reference, documents=evidence.documents, claims=evidence.claims[::-1],
        events=evidence.events, dates=evidence.dates,
    )  # fmt: skip
    assert list(internal_contradiction.check(turned)) == list(internal_contradiction.check(evidence))
