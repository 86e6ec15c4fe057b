"""Acts that only somebody in office does."""

import pytest

from amity.examine.in_office import acts_in_office

NAME = "President Alfonsín"


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        (f"{NAME} formally lifted the ban.", True),
        (f"{NAME} received the Uruguayan foreign minister.", True),
        (f"On the tarmac stood {NAME} with two aides.", True),
        (f"{NAME} received a prize.", False),
        (f"{NAME} lectured at Harvard.", False),
    ],
)
def test_acts_of_office_are_told_from_what_anybody_does(text: str, acting: bool) -> None:
    start = text.index(NAME)
    assert acts_in_office(text, start, start + len(NAME)) is acting
