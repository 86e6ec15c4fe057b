"""Temporal impossibility over a case: passages of which not all can be true, by what each says of time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from amity.examine.chronology import Conflict, Constraint, System
from amity.examine.chronology.relating import Said, relate
from amity.examine.evidence import Evidence
from amity.examine.findings import finding
from amity.model.findings import Finding, Soundness
from amity.model.passages import Passage

NAME = "temporal_impossibility"


def check(evidence: Evidence) -> Iterator[Finding]:
    """A finding for each smallest set of passages that cannot all be true.

    Only where one of them says how things lay in time to each other: texts that merely date one event
    differently are for other checks. Of one document it is a fault; of several, whose events may not be the
    same after all, a suspicion.
    """
    told = relate(evidence)
    if not any(one.relates for one in told):
        return
    by: dict[Constraint, Said] = {one.constraint: one for one in told}
    system = System(by)
    settling = dict(system.settling())
    for conflict in system.conflicts():
        said = _said(conflict, by)
        if conflict.passages and any(one.relates for one in said):
            yield _finding(conflict, said, settling)


def _said(conflict: Conflict, by: Mapping[Constraint, Said]) -> list[Said]:
    return [by[constraint] for constraint in conflict.constraints]


def _finding(conflict: Conflict, said: Sequence[Said], settling: Mapping[Passage, int]) -> Finding:
    reasons: dict[Passage, list[str]] = defaultdict(list)
    for one in said:
        if one.constraint.passage is not None and one.text:
            reasons[one.constraint.passage].append(one.text)
    parts = [f"“{' '.join(p.quote.split())}” {_reasons(reasons[p])}" for p in conflict.passages]
    given = [one.text for one in said if one.constraint.passage is None and one.text]
    why = f"These cannot all be true: {'; '.join([*parts, *dict.fromkeys(given)])}."
    most = max(conflict.passages, key=lambda p: (settling.get(p, 0), -p.start))
    if settling.get(most, 0) > 1:
        why += f" {settling[most]} conflicts end with “{' '.join(most.quote.split())}”."
    one_text = len({passage.doc for passage in conflict.passages}) == 1
    verdict = Soundness.INCONSISTENT if one_text else Soundness.SUSPICIOUS
    claims = [claim for one in said for claim in one.claims]
    return finding(NAME, verdict, why, conflict.passages, claims)


def _reasons(texts: Sequence[str]) -> str:
    return f"({'; '.join(dict.fromkeys(texts))})" if texts else ""
