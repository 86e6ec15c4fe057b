"""What analysts do to a case: judge claims, add those that were missed, take a judgement back."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from amity.case import judging
from amity.case.deciding import Decisions
from amity.case.quotes import find_quote
from amity.errors import NotFound
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.judgements import Judgement, Verdict
from amity.model.reviewed import ReviewedClaim
from amity.store.folder import Folder
from amity.store.log import Log, append
from amity.store.log import read as read_log

if TYPE_CHECKING:
    from amity.model.findings import Finding
    from amity.reference import Reference


class Judgements(ABC):
    """What analysts write in a case: the log of judgements and decisions, which is only added to."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._read_log: tuple[object, Log] | None = None

    @property
    @abstractmethod
    def reference(self) -> "Reference":
        """The reference data of the case."""

    @abstractmethod
    def all_claims(self) -> tuple[ReviewedClaim, ...]:
        """The claims of all engines as they stand."""

    @abstractmethod
    def claims(self) -> tuple[ReviewedClaim, ...]:
        """The claims of the engines that have a say, as they stand."""

    @abstractmethod
    def findings(self) -> tuple["Finding", ...]:
        """What cross-examination says."""

    @abstractmethod
    def documents(self) -> tuple[Document, ...]:
        """The documents that were read."""

    @abstractmethod
    def document(self, name: str) -> Document:
        """The document of that name."""

    @cached_property
    def decisions(self) -> Decisions:
        """What analysts decided on findings, identities and conflicting claims."""
        return Decisions(self)

    @property
    def log(self) -> Log:
        """The log of judgements, read again when this or another process has added to it."""
        state = self.state()
        if self._read_log is None or self._read_log[0] != state:
            self._read_log = state, read_log(self.folder.judgements)
        return self._read_log[1]

    def state(self) -> object:
        """What changes when another process has judged."""
        path = self.folder.judgements
        return (path.stat().st_size, path.stat().st_mtime_ns) if path.exists() else None

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, those taken back too, in the order of the log."""
        return self.log.judgements

    def judgement(self, name: str) -> Judgement:
        """The judgement of that id. Raises NotFound."""
        for judgement in self.log.judgements:
            if judgement.id == name:
                return judgement
        raise NotFound("judgement", name, "see judgements.jsonl for the ids")

    def claim(self, name: str) -> ReviewedClaim | None:
        """The claim of that id: one that is now read or judged under it before one that once was."""
        known = [reviewed for reviewed in self.all_claims() if reviewed.known_as(name)]
        return next((reviewed for reviewed in known if reviewed.id == name), known[0] if known else None)

    def judge(
        self,
        claim: str,
        verdict: Verdict | str,
        *,
        changes: Mapping[str, Any] | None = None,
        by: str = "",
        why: str = "",
    ) -> Judgement:
        """Accept, reject or correct the claim of that id; `changes` has the corrected fields.

        It is on the disk when this returns. Raises NotFound, InvalidValue or InvalidDate where it cannot be
        said, InvalidCase where the case is read-only.
        """
        self.folder.check_writable()
        reviewed, fields = self.claim(claim), dict(changes or {})
        if reviewed is None:
            raise NotFound("claim", claim, "see `amity claims` for the ids")
        self._check(fields)
        judgement = judging.judge(
            reviewed,
            judging.verdict_of(verdict),
            changes=fields,
            log=self.log.judgements,
            document=self._beside(reviewed.claim),
        )
        return self._keep(judgement, by=by, why=why)

    def add_claim(
        self,
        *,
        doc: str,
        quote: str,
        fields: Mapping[str, Any],
        near: int | None = None,
        by: str = "",
        why: str = "",
    ) -> Judgement:
        """Add a claim that the reader missed, on the words `quote` of a document.

        Where they stand there more than once, `near` is an offset by the right ones. Raises NotFound where
        they do not stand there, InvalidValue or InvalidDate where the claim cannot be, InvalidCase where the
        case is read-only.
        """
        from amity.extract.notes import note_of

        self.folder.check_writable()
        document = self.document(doc)
        self._check({"kind": None, **fields})
        passage = find_quote(document, quote, near)
        beside = [reviewed.claim for reviewed in self.all_claims() if reviewed.claim.passage.doc == doc]
        told = {"note": note_of(document, passage, passage.end), **fields}
        return self._keep(judging.add(passage, document.sha256, told, beside), by=by, why=why)

    def undo(
        self, claim: str | None = None, *, judgement: str = "", by: str = "", why: str = ""
    ) -> Judgement:
        """Take back the last judgement in force, on a claim or on any, or the one of that id.

        It stays in the log.

        Raises NotFound where there is none, InvalidCase where the case is read-only.
        """
        self.folder.check_writable()
        reviewed = self.claim(claim) if claim else None
        name = reviewed.id if reviewed else claim
        return self._keep(judging.undo(self.log.judgements, name, judgement), by=by, why=why)

    def _check(self, fields: Mapping[str, Any]) -> None:
        from amity.reference.kinds import kinds

        folders = [self.folder.reference] if self.folder.reference.is_dir() else []
        judging.check_fields(fields, self.reference, kinds(*folders))

    def _beside(self, claim: Claim) -> list[Claim]:
        of_document = (r for r in self.all_claims() if r.claim.passage.doc == claim.passage.doc)
        return [reviewed.read or reviewed.claim for reviewed in of_document]

    def _keep(self, judgement: Judgement, *, by: str, why: str) -> Judgement:
        signed = judging.signed(judgement, by=by, why=why, log=self.log.judgements)
        append(self.folder.judgements, signed)
        return signed
