"""Ranks against what the text itself lists before them."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, ordinal

Tabled = Callable[..., Evidence]

TEXTS: list[tuple[str, bool]] = [
    (
        "Sweden opened an embassy in Hanoi in 1969, Norway in 1971 and Denmark later that year. When "
        "Finland followed in January 1973, it was the third Nordic country to do so.",
        True,
    ),
    (
        "Sweden opened an embassy in Hanoi in 1969, Norway in 1971 and Denmark later that year. When "
        "Finland followed in January 1973, it was the fourth Nordic country to do so.",
        False,
    ),
    (
        "Mexico broke with Taipei in 1971, Peru followed the same year, and Argentina in 1972. With "
        "its decision of 1974, Brazil was the second Latin American state to do so.",
        True,
    ),
    (
        "Mexico broke with Taipei in 1971, Peru followed the same year, and Argentina in 1972. With "
        "its decision of 1974, Brazil was the fourth of these states to do so.",
        False,
    ),
    (
        "Brandt went to Erfurt in March 1970. Stoph came to Kassel in May 1970. The meeting of "
        "Schmidt and Honecker at the Werbellinsee in December 1981 was the third German-German "
        "summit.",
        False,
    ),
    (
        "The first group of engineers came in 1956, another in 1958 and a third in 1961. The group of"
        " 1963 was the third to arrive.",
        True,
    ),
    ("Loans were granted in 1954, 1957 and 1961. The credit of 1965 was the third of its kind.", True),
    ("Loans were granted in 1954, 1957 and 1961. The credit of 1965 was the fourth of its kind.", False),
    (
        "Nepal signed such a treaty in 1960, Burma in the same year and Afghanistan in 1963. "
        "Pakistan's treaty of 1964 was the second treaty of this kind.",
        True,
    ),
    (
        "In 1971 Iran was the first country of the region to recognise the People's Republic; Turkey "
        "had done so two weeks before, and Kuwait in March.",
        True,
    ),
    (
        "In 1971 Kuwait was the first country of the Gulf to recognise the People's Republic; Turkey "
        "and Iran did so in August, and Lebanon in November.",
        False,
    ),
    (
        "Togo was the second African state to recognise Israel; no other had come before it. The "
        "embassy in Lomé was small.",
        True,
    ),
    ("Egypt was the first Arab country to sign a peace treaty with Israel, in March 1979.", False),
    (
        "Nixon came to Bucharest in 1969, Ford in 1975. The visit by Bush in 2002 was the third visit"
        " of an American president to Romania that was shown on television from beginning to end.",
        False,
    ),
    (
        "Egypt had an embassy there since 1958, Iraq since 1960, Syria since 1961. The second Arab "
        "ambassador to arrive in 1963 was a general.",
        False,
    ),
    (
        "Delegations came in 1962, 1965 and 1967. In 1968 the third secretary of the embassy took "
        "over the file, and the first thing he did was to close it.",
        False,
    ),
    (
        "Trade fairs were held in 1955, 1959 and 1964. The fair of 1970, the third in the series, had"
        " the most visitors.",
        True,
    ),
    (
        "Trade fairs were held in 1955, 1959 and 1964. The fair of 1959, the second in the series, "
        "had the most visitors.",
        False,
    ),
    (
        "Indonesia expelled its correspondent in 1962, Burma in 1963, Ceylon in 1964. In 1966 Kenya "
        "became the third government to expel him.",
        True,
    ),
    (
        "Diplomatic ties with Bonn were resumed by Jordan in February 1967, by Yemen in 1969 and by "
        "Algeria in 1971. Lebanon, in March 1972, was the third Arab country to do so.",
        True,
    ),
    (
        "Bonn had ties with Jordan from 1967, with Yemen from 1969 and with Algeria from 1971. "
        "Lebanon was the first Arab country to send a woman there.",
        False,
    ),
    (
        "Poland had sent its ambassador in 1950, Hungary in 1951, Romania in 1953. Bulgaria, whose "
        "man arrived in 1954, was the second government to send an ambassador.",
        True,
    ),
    (
        "Kenya joined the fund in 1964, Uganda in 1965 and Zambia in 1966. With its accession in 1968"
        " Botswana was the second African member to join.",
        True,
    ),
    (
        "Kenya joined the fund in 1964, Uganda in 1965 and Zambia in 1966. With its accession in 1968"
        " Botswana was the fourth African member to join.",
        False,
    ),
    (
        "Conferences were held in Bandung in 1955, in Belgrade in 1961 and in Cairo in 1964. The "
        "conference of 1970 in Lusaka was the third of the series.",
        True,
    ),
    (
        "Meetings were held in 1955, 1961 and 1964. The meeting of 1970 in Lusaka was the second of "
        "the series that women attended.",
        False,
    ),
    ("In 1963 Belgium was the fifth country to sign the convention; nobody had done so before it.", True),
    (
        "Peru was the first country to protest in April 1973; Chile had already done so in March "
        "before the tests began.",
        True,
    ),
    (
        "Peru was the first country to protest against the tests in April 1973; no other had done so before.",
        False,
    ),
    (
        "Peru was the first Latin American country to protest in April 1973; New Zealand had done so "
        "a year before.",
        False,
    ),
    (
        "Ghana sent troops in 1960, Tunisia in 1960 and Sudan in 1961. In 1962 the Ghanaian "
        "contingent was the second largest.",
        False,
    ),
    (
        "India signed in 1954, Burma in 1955 and Nepal in 1956. In 1960 Pakistan was the second Asian"
        " state to refuse.",
        False,
    ),
    (
        "Exhibitions took place in 1958, 1962 and 1966. The exhibition of 1966 was the third of its "
        "kind and the last.",
        False,
    ),
    (
        "Loans were granted in 1958, 1962 and 1966. The loan of 1970 was the first, and only, in hard"
        " currency.",
        False,
    ),
]


@pytest.mark.parametrize(("text", "fault"), TEXTS)
def test_ranks_are_held_against_the_list_before(tabled: Tabled, text: str, fault: bool) -> None:
    assert any(found.verdict.fault for found in ordinal.check(tabled(text))) is fault
