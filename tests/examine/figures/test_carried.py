"""Sums told in the next sentence, instalments, and what a share leaves; sentences of our own."""

from collections.abc import Callable

import pytest

from amity.examine import Evidence, arithmetic

FAULTY = (
    (
        "Of those who came, 14 were electricians, 9 fitters and 6 interpreters. These thirty-one people "
        "shared a barrack."
    ),
    (
        "Exports of copper, 13 million tonnes in 1989, had shrunk to 1.8 million by 1992; in three "
        "years they had fallen by 62 per cent."
    ),
    "The loan of 120 million marks was to be repaid in five yearly instalments of 20 million.",
    "Half of the 240 students went home; 100 stayed.",
    "Of the 90 crates a third was lost, leaving 50.",
    "Lima received 45 engineers, 30 teachers and 12 nurses. In all, 97 specialists spent the year there.",
    "There were 120 students in 1960 and 180 in 1965; the number had doubled.",
    "Six convoys of 40 lorries, 280 in all, crossed the pass.",
    "The garrison fell from 9,000 men to 3,000. It had been halved.",
    "The dead were 11 Cubans, 7 Angolans and 3 Soviets. That makes 23.",
    "A quarter of the 400 apprentices deserted; 320 remained.",
)
SOUND = (
    (
        "Of those who came, 14 were electricians, 9 fitters and 6 interpreters. These twenty-nine "
        "people shared a barrack."
    ),
    (
        "Exports of copper, 13 million tonnes in 1989, had shrunk to 1.8 million by 1992; in three "
        "years they had fallen by 86 per cent."
    ),
    (
        "The loan of 120 million marks was to be repaid with interest in five yearly instalments of 26 "
        "million."
    ),
    "Of the 90 crates a third was lost, leaving 60.",
    "The dead were 11 Cubans, 7 Angolans and a Pole. In all 19 names are on the stone.",
    "Bulgaria sent 14 doctors, 9 nurses and 6 drivers. These six drivers knew the roads.",
    "Bulgaria sent 14 doctors and 9 nurses. Together with 12 drivers they filled a ship.",
    "Students, 120 in 1960, had grown to 180 by 1965, and teachers had doubled.",
    "They signed 12 contracts in Baku, 8 in Tbilisi and 5 in Yerevan. The fair was a success.",
    "Britain took 400 refugees, France 250 and Spain 90. In all, 2,000 had left the island.",
    "They sold 4 ships, 3 barges and 2 tugs. In total 90 men lost their work.",
)
YEARS = {str(year): str(year) for year in (1960, 1965, 1989, 1992)}


def _verdicts(text: str, evidence: Callable[..., Evidence]) -> set[str]:
    return {
        str(found.verdict)
        for found in arithmetic.check(evidence(text, dates={y: y for y in YEARS if y in text}))
    }


@pytest.mark.parametrize("text", FAULTY)
def test_what_follows_from_the_numbers_is_said_otherwise(
    text: str, evidence: Callable[..., Evidence]
) -> None:
    assert "inconsistent" in _verdicts(text, evidence)


@pytest.mark.parametrize("text", SOUND)
def test_numbers_that_do_not_belong_together_raise_no_alarm(
    text: str, evidence: Callable[..., Evidence]
) -> None:
    assert "inconsistent" not in _verdicts(text, evidence)
