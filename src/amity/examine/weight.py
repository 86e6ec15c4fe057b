"""How much a finding weighs: an ordinal from its verdict, what the check holds it against, and its support.

The points stand, with what they mean, in `data/checks.toml`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from amity.model.claims import Claim, Tier
from amity.model.findings import Finding

HEAVIEST = 10
_UNVERIFIED = "unverified"
"""How a row of the reference data is marked that nobody has held against the work it names."""


def weight(finding: Finding, claims: Mapping[str, Claim]) -> int:
    """From 0 for what is no fault, and 3 for the least of faults, to HEAVIEST; `claims` are by id.

    >>> from amity.model.findings import Soundness
    >>> from amity.model.passages import Passage
    >>> said = Passage(doc="a", start=0, end=4, quote="1947")
    >>> def of(check, verdict, why="So."):
    ...     finding = Finding(id="f", check=check, verdict=verdict, explanation=why, passages=(said,))
    ...     return weight(finding, {})
    >>> of("calendar", Soundness.INCONSISTENT), of("existence", Soundness.SUSPICIOUS, "It is unverified.")
    (10, 4)
    """
    points = _table()
    told: int = points["verdict"][str(finding.verdict)]
    if not finding.verdict.fault:
        return told
    ground = points["ground"][ground_of(finding.check)]
    return int(told + ground + points["support"]["firm" if _firm(finding, claims) else "weak"])


def ground_of(check: str) -> str:
    """What a check holds statements against: "calculation", "record" or "testimony", the least, if unknown.

    >>> ground_of("lifetime"), ground_of("a check of yours")
    ('record', 'testimony')
    """
    row = checks().get(check)
    return str(row["ground"]) if row else "testimony"


@cache
def checks() -> dict[str, Mapping[str, Any]]:
    """The rows on checks by name, the more specific first.

    >>> checks()["calendar"]["family"]
    'time'
    """
    return {row["name"]: row for row in _table()["check"]}


def _firm(finding: Finding, claims: Mapping[str, Claim]) -> bool:
    known = [claims[name] for name in finding.claims if name in claims]
    return all(claim.tier is Tier.HIGH for claim in known) and _UNVERIFIED not in finding.explanation


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("amity.examine") / "data" / "checks.toml").read_text(encoding="utf-8"))
