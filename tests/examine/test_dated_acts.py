"""A thing that is opened or founded twice in one text."""

import pytest

from amity.case.proof import piped

TWICE = [
    "The cultural house in Asunción was inaugurated in 1961 and had a library. Inaugurated in 1966, "
    "the house had "
    "missed the first settlers.",
    "The works at Kutaisi was completed in 1958. The completion of the works in 1963 led to a visit.",
    "Their joint newspaper was founded in 1907. The newspaper, founded in 1912, was printed in two "
    "languages.",
]
ONCE = [
    "The bridge was opened to pedestrians in 1936. It was opened to lorries in 1939.",
    "The cultural house was inaugurated in 1961. A second house followed; inaugurated in 1966, the "
    "house had a stage.",
    "The museum in Riga was opened in 1924. The museum, closed in 1940, was opened again in 1957.",
]


def _faults(text: str) -> list[str]:
    found = piped(text.encode(), "told.md", issued="").findings
    return [f.check for f in found if f.verdict.fault]


@pytest.mark.parametrize("text", TWICE)
def test_two_dates_of_one_act_are_found(text: str) -> None:
    assert "internal_contradiction" in _faults(text)


@pytest.mark.parametrize("text", ONCE)
def test_another_stage_or_another_thing_is_none(text: str) -> None:
    assert _faults(text) == []
