"""Names in all scripts are read before the first test, so that no test's time has it in."""

import pytest

from amity.reference import load


@pytest.fixture(autouse=True, scope="session")
def names_in_all_scripts() -> None:
    load().mentions("한국, 日本, Россия, Монгол")
    load().person_mentions("Kim Il Sung")
