"""The engines that have read a case, side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from amity.case.coverage import wholly_read
from amity.case.engines import check
from amity.errors import NotFound
from amity.model.claims import Claim
from amity.model.interchange import claim_from_line
from amity.model.reviewed import ReviewedClaim
from amity.reconcile import ANALYST
from amity.store import readers
from amity.store.folder import Folder

if TYPE_CHECKING:
    from amity.reconcile.comparison import Comparison
    from amity.reference import Reference
    from amity.store.index import Index


class Readers:
    """Who has read a case: the rules, and each engine of which `readers/` keeps something.

    The claims of an engine are as it read them, whatever analysts made of them; two engines that agree in
    all that a claim's id follows from have each their own. What carries events is settled by the case's
    settings: `engine = "rules"` in case.toml, or a list such as `["rules", "llm"]`.
    """

    def __init__(self, folder: Folder, index: "Callable[[], Index]") -> None:
        self._folder, self._index = folder, index

    @property
    def names(self) -> tuple[str, ...]:
        """The engines that have read the case: those of the settings first, then by alphabet."""
        there = ("rules", *readers.names(self._folder.readers))
        first = [name for name in self._folder.engines if name in there]
        return tuple(dict.fromkeys([*first, *sorted(there)]))

    def claims(self, engine: str, doc: str | None = None) -> tuple[Claim, ...]:
        """What an engine read, of one document or of all, in the order of documents and text.

        Raises NotFound for an engine that has not read the case.
        """
        lines = self._lines("claims", engine, doc)
        return tuple(claim_from_line(line) for line in lines)

    def standing(self, engine: str, doc: str | None = None) -> tuple[ReviewedClaim, ...]:
        """What an engine read, with nobody's judgement on it. Raises NotFound as `claims` does."""
        return tuple(ReviewedClaim(id=read.id, claim=read, read=read) for read in self.claims(engine, doc))

    def refused(self, engine: str = "llm", doc: str | None = None) -> tuple[Mapping[str, Any], ...]:
        """What was proposed to an engine and did not pass the checks, each with the reason (`Refused.line`).

        Raises NotFound for an engine that has not read the case.
        """
        return tuple(self._lines("refused", engine, doc))

    def of(self, claim: str) -> tuple[str, ...]:
        """The engines that read the claim of that id."""
        return tuple(name for name in self.names if any(read.id == claim for read in self.claims(name)))

    def merged(self) -> Iterator[Claim]:
        """The claims of all engines; one that several read alike comes once, from the first of `names`."""
        seen: set[str] = set()
        for name in self.names:
            for claim in self.claims(name):
                if claim.id not in seen:
                    seen.add(claim.id)
                    yield claim

    def heard(self, reviewed: ReviewedClaim) -> bool:
        """Whether a claim carries events: its engine is in the settings, or an analyst vouches for it."""
        engine = reviewed.claim.engine
        return reviewed.standing.reviewed or engine == ANALYST or engine in self._folder.engines

    def documents(self, engine: str, reference: "Reference") -> frozenset[str]:
        """The documents that an engine has read to the end (`amity.case.coverage`).

        Raises NotFound for an engine that has not read the case.
        """
        self._check(engine)
        return wholly_read(self._folder, reference, engine, self._index().keys(engine))

    def compare(self, engines: Sequence[str], reference: "Reference") -> "Comparison":
        """Engines side by side, on the documents that two or more of them have read to the end.

        Raises NotFound for one that has not read the case, InvalidValue for fewer than two.
        """
        from amity.reconcile.comparison import compare

        readings = {engine: self.claims(engine) for engine in engines}
        return compare(readings, {engine: self.documents(engine, reference) for engine in readings})

    def take_on(self, engine: str, options: Mapping[str, Any] | None = None) -> None:
        """Let an engine read the case from the next reading on, with these options.

        Nothing is kept of one that cannot read. Raises NotFound where there is no such engine, MissingExtra
        where it is not installed, InvalidValue for a model that is not.
        """
        wanted = options or readers.options(self._folder.readers, engine)
        check(engine, wanted)
        readers.keep(self._folder.readers, engine, wanted)

    def _lines(self, sort: str, engine: str, doc: str | None) -> Iterator[Mapping[str, Any]]:
        self._check(engine)
        for _, line in self._index().lines(sort, None if doc is None else [doc], engine=engine):
            yield line

    def _check(self, engine: str) -> None:
        if engine not in self.names:
            raise NotFound("engine", engine, f"this case was read by {', '.join(self.names)}")
