"""Members told one by one, and lists of names behind any plural; sentences of our own."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, counts

FAULTY = (
    (
        "Three agreements were signed in Kigali: one on trade, another on air services, a third on "
        "science and a fourth on fisheries."
    ),
    (
        "There were only two rounds: the first in Oslo in March, the second in Bergen in June and the "
        "third, again in Oslo, in autumn."
    ),
    (
        "The mission consisted of four engineers, Paul Adeyemi, Grace Mensah and Kofi Boateng, all of "
        "them from Accra."
    ),
    (
        "Two protocols lay on the table – one on visas, one on fishing rights and one on the exchange "
        "of films."
    ),
    "Peru had proposed two sites, Arica, Tacna and Lima, for the tribunal.",
    (
        "Four treaties were ratified that spring: one on navigation, another on extradition and a third "
        "on postal dues."
    ),
    "Five laboratories were to be built: two in Pune, one in Delhi and one in Madras.",
    "Two frigates were handed over (the first in May, the second in June, the third in August).",
    "Three consulates were opened in the following year: Bombay, Calcutta, Madras and Karachi.",
    "Oslo appointed two arbitrators, Knut Lie, Per Dahl and Nils Moe.",
    "Of the six interpreters two came from Baku, one from Tiflis and four from Erivan.",
)
SOUND = (
    "Three agreements were signed in Kigali: one on trade, another on air services and a third on science.",
    (
        "Two protocols lay on the table – one on visas and one on fishing rights – and a third was in "
        "preparation."
    ),
    "Two ships sailed, one for Accra, another for Lagos; a third was refused clearance.",
    (
        "Four treaties were ratified: one on navigation, another on extradition, a third on dues. The "
        "fourth concerned salt."
    ),
    "The embassy in Lusaka had three secretaries, among them Jovan Ilić and Petar Kos.",
    "The army lent two battalions, Albania, Bulgaria and Romania one each.",
    "Two ministers, Gromyko, the Soviet foreign minister, and Rusk, spoke last.",
    "It had twelve rooms, one for the consul, another for the clerk, and the rest for guests.",
    "Two hundred workers, Poles, Czechs and Slovaks, lived in the barracks.",
    "They spent three weeks in Hanoi, Hue, Da Nang and Saigon.",
    (
        "The treaty has three annexes, the first on tariffs, the second on quotas and the third on "
        "ports; a fourth was struck out."
    ),
    "Of the six interpreters two came from Baku, one from Tiflis and two from Erivan.",
)


def _verdicts(text: str, evidence: Callable[..., Evidence]) -> set[str]:
    return {str(found.verdict) for found in counts.check(evidence(text))}


@pytest.mark.parametrize("text", FAULTY)
def test_members_told_do_not_come_to_the_number(text: str, evidence: Callable[..., Evidence]) -> None:
    assert _verdicts(text, evidence) == {"inconsistent"}


@pytest.mark.parametrize("text", SOUND)
def test_what_is_no_list_of_all_raises_no_alarm(text: str, evidence: Callable[..., Evidence]) -> None:
    assert "inconsistent" not in _verdicts(text, evidence)
