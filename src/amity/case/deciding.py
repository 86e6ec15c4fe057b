"""Decisions on findings, identities and conflicting claims: taken, kept, found again, merged."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from amity.case.judging import stamp
from amity.errors import InvalidValue, NotFound, UnreadableDocument
from amity.model.decision_lines import decision_line
from amity.model.decisions import Anchor, Decision, Ruling, Subject
from amity.model.judgements import Judgement, Verdict
from amity.reconcile.decided import Decided, decide, differing, holding, judged_apart, last_words
from amity.reconcile.judged import in_force, note_of
from amity.store import log

if TYPE_CHECKING:
    from amity.case.judgements import Judgements
    from amity.examine.weighed import Weighed
    from amity.model.findings import Finding

Entry = Judgement | Decision


class Decisions:
    """The decisions of a case, which are only ever added; each is on the disk when it is taken."""

    def __init__(self, case: "Judgements") -> None:
        self._case = case

    @property
    def all(self) -> tuple[Decision, ...]:
        """All decisions, withdrawn ones too, in the order of the log."""
        return self._case.log.decisions

    @property
    def held(self) -> tuple[Decision, ...]:
        """Each analyst's last word on each subject, the earliest first."""
        return holding(self.all)

    @property
    def decided(self) -> Decided:
        """What the decisions on claims come to, with those whose claim is gone."""
        return decide(self.all, self._case.claims())

    def weighed(self, findings: Iterable["Finding"]) -> "Weighed":
        """The findings with the last decision on each, and the decisions whose finding is gone."""
        from amity.examine.weighed import weigh

        return weigh(findings, last_words(self.all).values())

    @property
    def differences(self) -> tuple[tuple[Entry, ...], ...]:
        """Where analysts do not agree: on a claim, a finding, an identity or a preference."""
        return (*judged_apart(self._case.log.judgements), *differing(self.all))

    @property
    def orphans(self) -> tuple[Entry, ...]:
        """Judgements and decisions in force whose claim or finding no reading gives any more.

        What analysts accepted, corrected or added stays a claim of its own; it is still told here.
        """
        gone = {
            name
            for reviewed in self._case.all_claims()
            if reviewed.read is None
            for name in reviewed.judgements
        }
        judged = (j for j in in_force(self._case.log.judgements) if j.id in gone)
        unread = tuple(j for j in judged if j.verdict is not Verdict.ADD)
        findings = self.weighed(self._case.findings()).orphans if self._any(Subject.FINDING) else ()
        return (*unread, *self.decided.orphans, *findings)

    def states(self) -> list[tuple[Entry, tuple[str, ...]]]:
        """All entries in the order of their time, each once, with what is to be said of it.

        That is of "past" (taken back, or replaced by a later word of the same analyst), "orphan", "differs"
        (another analyst's last word is another) and "contradicted" (later identities rule it out).
        """
        standing: tuple[Entry, ...] = (*in_force(self._case.log.judgements), *self.held)
        force = {entry.id for entry in standing}
        marked = {
            "orphan": {entry.id for entry in self.orphans},
            "differs": {entry.id for held in self.differences for entry in held},
            "contradicted": {entry.id for entry in self.decided.contradicted},
        }
        entries = {entry.id: entry for entry in self._entries if not entry.undoes}
        told = []
        for entry in sorted(entries.values(), key=lambda entry: (entry.at, entry.id)):
            state = [name for name, ids in marked.items() if entry.id in ids]
            told.append((entry, tuple(state if entry.id in force else ["past"])))
        return told

    def _any(self, about: Subject) -> bool:
        return any(decision.about is about for decision in self.all)

    def weigh(self, finding: str, ruling: Ruling | str, *, by: str = "", why: str = "") -> Decision:
        """Uphold or dismiss the finding of that id, or say that one is unsure.

        Raises NotFound where there is none, InvalidValue for another ruling, InvalidCase where the case is
        read-only.
        """
        self._case.folder.check_writable()
        found = next((f for f in self._case.findings() if f.id == finding), None)
        if found is None:
            raise NotFound("finding", finding, "see `amity findings` for the ids")
        hashes = {document.name: document.sha256 for document in self._case.documents()}
        anchors = [Anchor(passage=said, doc_sha256=hashes.get(said.doc, "")) for said in found.passages]
        return self._keep(
            Subject.FINDING, _ruling(ruling), anchors, by=by, why=why, name=finding, check=found.check
        )

    def identify(
        self, one: str, other: str, ruling: Ruling | str, *, by: str = "", why: str = ""
    ) -> Decision:
        """Say that two claims tell of the same happening, of different ones, or that one is unsure.

        Raises NotFound where a claim is not there, InvalidValue for another ruling or for one claim twice,
        InvalidCase where the case is read-only.
        """
        return self._pair(Subject.IDENTITY, _ruling(ruling), (one, other), by=by, why=why)

    def prefer(self, one: str, other: str, *, by: str = "", why: str = "") -> Decision:
        """Prefer the first of two claims that conflict. Raises as `identify` does."""
        return self._pair(Subject.PREFERENCE, Ruling.PREFERRED, (one, other), by=by, why=why)

    def _pair(self, about: Subject, ruling: Ruling, claims: Sequence[str], *, by: str, why: str) -> Decision:
        self._case.folder.check_writable()
        return self._keep(about, ruling, [self._anchor(name) for name in claims], by=by, why=why)

    def _anchor(self, name: str) -> Anchor:
        known = [reviewed for reviewed in self._case.all_claims() if reviewed.known_as(name)]
        reviewed = next((one for one in known if one.id == name), known[0] if known else None)
        if reviewed is None:
            raise NotFound("claim", name, "see `amity claims` for the ids")
        claim = reviewed.claim
        beside = [r.claim for r in self._case.all_claims() if r.claim.passage.doc == claim.passage.doc]
        return Anchor(
            passage=claim.passage, doc_sha256=claim.doc_sha256, claim=reviewed.id, read=note_of(claim, beside)
        )

    def retract(self, name: str, *, by: str = "", why: str = "") -> Entry:
        """Take back the judgement or decision of that id; it stays in the log.

        Raises NotFound where none of that id is in force, InvalidCase where the case is read-only.
        """
        self._case.folder.check_writable()
        for judgement in in_force(self._case.log.judgements):
            if judgement.id == name:
                return self._case.undo(judgement=name, by=by, why=why)
        taken_back = {d.undoes for d in self.all}
        for decision in self.all:
            if decision.id == name and name not in taken_back and decision.ruling is not Ruling.WITHDRAWN:
                return self._keep(
                    decision.about, Ruling.WITHDRAWN, decision.anchors, by=by, why=why,
                    name=decision.name, check=decision.check, undoes=name,
                )  # fmt: skip
        raise NotFound("judgement in force", name, "see `amity judgements` for the ids")

    def _keep(
        self, about: Subject, ruling: Ruling, anchors: Sequence[Anchor], *, by: str, why: str,
        name: str = "", check: str = "", undoes: str = "",
    ) -> Decision:  # fmt: skip
        at = stamp(entry.at for entry in self._entries)
        decision = Decision(
            id="new", about=about, ruling=ruling, anchors=tuple(anchors), by=by, why=why, at=at,
            name=name, check=check, undoes=undoes,
        )  # fmt: skip
        line = json.dumps(decision_line(decision), ensure_ascii=False, sort_keys=True)
        signed = replace(decision, id=f"d-{sha256(line.encode()).hexdigest()[:10]}")
        log.append(self._case.folder.judgements, signed)
        return signed

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return (*self._case.log.judgements, *self.all)

    def merge(self, path: Path | str) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
        """Take in the judgements and decisions of another file, such as a colleague's `judgements.jsonl`.

        Gives those that are new here, in the order of their time, and what in the file was set aside, a line
        each. Raises UnreadableDocument where there is no such file, InvalidCase where the case is read-only.
        """
        self._case.folder.check_writable()
        source = Path(path)
        if not source.is_file():
            raise UnreadableDocument(str(path), "there is no such file", "give a judgements.jsonl")
        theirs = log.read(source)
        known = {entry.id for entry in self._entries}
        entries: tuple[Entry, ...] = (*theirs.judgements, *theirs.decisions)
        found = {entry.id: entry for entry in entries if entry.id not in known}
        new = sorted(found.values(), key=lambda entry: (entry.at, entry.id))
        for entry in new:
            log.append(self._case.folder.judgements, entry)
        return tuple(new), theirs.problems


def _ruling(text: Ruling | str) -> Ruling:
    try:
        ruling = Ruling(text)
    except ValueError:
        raise InvalidValue("Decision", "ruling", text, f"one of {', '.join(Ruling)}") from None
    if ruling is Ruling.WITHDRAWN:
        raise InvalidValue("Decision", "ruling", text, "a ruling; to take one back, retract it")
    return ruling
