"""What analysts made of findings: each with the decision on it, and decisions whose finding is gone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from amity.model.decisions import Decision, Subject
from amity.model.findings import Finding
from amity.model.passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Findings with the last decision on each, by the finding's id; `orphans` are about none of them."""

    decisions: Mapping[str, Decision]
    orphans: tuple[Decision, ...] = ()


def weigh(findings: Iterable[Finding], decisions: Iterable[Decision]) -> Weighed:
    """Which decision is about which finding: by its id, else the finding of the same check on the same words.

    `decisions` are those in force, the earliest first; the last one on a finding counts. Offsets move when a
    file is mended, so the words are compared, document by document.

    >>> weigh([], [])
    Weighed(decisions={}, orphans=())
    """
    by_id: dict[str, Finding] = {}
    by_words: dict[object, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_id[finding.id] = finding
        by_words[_words(finding.check, finding.passages)].append(finding)
    found: dict[str, Decision] = {}
    orphans = []
    for decision in decisions:
        if decision.about is not Subject.FINDING:
            continue
        said = _words(decision.check, [anchor.passage for anchor in decision.anchors])
        like = [by_id[decision.name]] if decision.name in by_id else by_words[said]
        if len(like) == 1:
            found[like[0].id] = decision
        else:
            orphans.append(decision)
    return Weighed(decisions=found, orphans=tuple(orphans))


def _words(check: str, passages: Sequence[Passage]) -> tuple[str, tuple[tuple[str, str], ...]]:
    return check, tuple(sorted((said.doc, " ".join(said.quote.split())) for said in passages))
