"""Claims as readers make them, in few words."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings

from amity.model.claims import Claim, Quantity
from amity.model.factuality import Factuality
from amity.model.passages import Passage
from amity.model.when import When

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def _told(
    said: str, day: str, *states: str | None, doc: str = "a", kind: str = "visit", **fields: Any
) -> Claim:
    source, target = (*states, None, None)[:2]
    if "quantity" in fields:
        value, unit = fields["quantity"]
        fields["quantity"] = Quantity(value=value, unit=unit)
    return Claim(
        passage=Passage.of(doc, said, 0, len(said)),
        kind=kind,
        source=source,
        target=target,
        date=When.parse(day) if day else When.unknown(),
        factuality=Factuality(fields.pop("how", "happened")),
        doc_sha256=f"{doc} {said} {day}",
        **fields,
    )


def _reported(title: str, day: str, *states: str, doc: str = "agency", **fields: Any) -> Claim:
    before = date.fromisoformat(day) - timedelta(days=1)
    when = f"{day}/.." if fields.get("how") == "planned" else f"[{before.isoformat()}..{day}]"
    return _told(title, when, *states, doc=doc, rules=("date:report",), **fields)


@pytest.fixture(scope="session")
def told() -> Callable[..., Claim]:
    """What a passage of a document says of whom with whom, and when."""
    return _told


@pytest.fixture(scope="session")
def reported() -> Callable[..., Claim]:
    """A headline of an agency under its day: it was then or on the day before."""
    return _reported
