"""What is left of the findings when each is said once, and no check says two things of the same words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from amity.examine.weight import checks
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

FIRST = (Soundness.INCONSISTENT, Soundness.SUSPICIOUS, Soundness.CONSISTENT, Soundness.UNVERIFIABLE)
"""Of two verdicts of a check on the same words and claims the one that stands first here is given."""


def settled(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding once; of two checks that blame the same words for the same reason the more specific.

    Of two verdicts of one check on words that overlap a fault goes before what holds, and that before what is
    open, unless the two are about different claims. The order of the findings has no say.
    """
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        told[finding.id].append(finding)
    merged = [_merged(same) for same in told.values()]
    yield from _unopposed(_specific(merged))


def _merged(same: Sequence[Finding]) -> Finding:
    """Findings of one check, verdict and passages as one: with all their claims and reasons."""
    reasons = sorted({finding.explanation for finding in same})
    claims = sorted({claim for finding in same for claim in finding.claims})
    return replace(same[0], explanation=" ".join(reasons), claims=tuple(claims))


def _specific(findings: Sequence[Finding]) -> list[Finding]:
    """Without the faults that a more specific check of the family finds in the very same words."""
    rank = {name: at for at, name in enumerate(checks())}
    best: dict[tuple[str, tuple[Passage, ...]], str] = {}
    for finding in findings:
        if finding.verdict.fault and finding.check in rank:
            key = _family(finding), finding.passages
            best[key] = min(finding.check, best.get(key, finding.check), key=rank.__getitem__)
    return [
        finding
        for finding in findings
        if not finding.verdict.fault
        or best.get((_family(finding), finding.passages), finding.check) == finding.check
    ]


def _family(finding: Finding) -> str:
    row = checks().get(finding.check)
    return str(row["family"]) if row else finding.check


def _unopposed(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without what a verdict that goes before it denies."""
    grounds = {verdict: _Grounds() for verdict in FIRST}
    for finding in findings:
        grounds[finding.verdict].add(finding)
    for finding in findings:
        before = FIRST[: FIRST.index(finding.verdict)]
        if not any(grounds[verdict].meets(finding) for verdict in before):
            yield finding


class _Grounds:
    """Where the findings of one verdict stand, by check and document, and what claims they are about."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[tuple[int, int, frozenset[str]]]] = defaultdict(list)
        self._longest: dict[tuple[str, str], int] = defaultdict(int)
        self._sorted = False

    def add(self, finding: Finding) -> None:
        """Take in a finding, under each of its passages."""
        for said in finding.passages:
            key = finding.check, said.doc
            self._found[key].append((said.start, said.end, frozenset(finding.claims)))
            self._longest[key] = max(self._longest[key], said.end - said.start)

    def meets(self, finding: Finding) -> bool:
        """Whether one of them is on words of this finding, and not about other claims."""
        if not self._sorted:
            for found in self._found.values():
                found.sort(key=lambda place: place[:2])
            self._sorted = True
        claims = frozenset(finding.claims)
        return any(self._meets((finding.check, said.doc), said, claims) for said in finding.passages)

    def _meets(self, key: tuple[str, str], said: Passage, claims: frozenset[str]) -> bool:
        found = self._found.get(key, [])
        first = bisect_left(found, said.start - self._longest[key], key=lambda place: place[0])
        for start, end, others in found[first:]:
            if start >= said.end:
                return False
            if said.start < end and not (claims and others and claims.isdisjoint(others)):
                return True
        return False
