"""What a clause only implies, or is only thought over, has not happened."""

from collections.abc import Callable

import pytest

from amity.extract import extract
from amity.model.documents import Document
from amity.reference import Reference


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The accord did not mean that Peru recognised Cuba.", "did_not_happen"),
        ("This does not imply that Peru attacked Chile.", "did_not_happen"),
        ("Peru explored attacking Chile.", "hypothetical"),
        ("Peru explored sending aid to Chile.", "hypothetical"),
    ],
)
def test_it_is_not_said_to_have_happened(
    made: Callable[..., Document], reference: Reference, text: str, factuality: str
) -> None:
    claims = extract(made(text), reference).claims
    assert [str(claim.factuality) for claim in claims] == [factuality]
