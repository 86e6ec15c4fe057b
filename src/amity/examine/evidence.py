"""What an examination is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from amity.examine.sentences import Sentences
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.events import Event
from amity.model.flows import Flow
from amity.model.mentions import DateMention
from amity.model.passages import Passage
from amity.reference import Reference

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)  # no slots: what is derived is kept
class Evidence:
    """All that is in hand: texts, what was read from them, and the reference data to hold it against.

    `claims` are those that anything may rest on (not the rejected ones), as they stand after review;
    `dates` pairs the name of a document with a date mentioned in it, in the order of the text.

    >>> from amity.reference import load
    >>> Evidence(reference=load()).claims
    ()
    """

    reference: Reference
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[tuple[str, DateMention], ...] = ()
    flows: tuple[Flow, ...] = ()

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The canonical text of each document by its name."""
        return {document.name: document.text for document in self.documents}

    @cached_property
    def issued(self) -> Mapping[str, str]:
        """The day on which each document appeared, in EDTF, by its name; empty where that is not known."""
        return {document.name: document.source.issued for document in self.documents}

    @cached_property
    def dates_of(self) -> Mapping[str, tuple[DateMention, ...]]:
        """The dates of each document by its name, in the order of the text."""
        found: dict[str, list[DateMention]] = {document.name: [] for document in self.documents}
        for name, mention in self.dates:
            found.setdefault(name, []).append(mention)
        return {name: tuple(sorted(dates, key=lambda date: date.start)) for name, dates in found.items()}

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each document by its name, in the order of the text."""
        found: dict[str, list[Claim]] = {document.name: [] for document in self.documents}
        for claim in self.claims:
            found.setdefault(claim.passage.doc, []).append(claim)
        return {name: tuple(sorted(claims, key=_place)) for name, claims in found.items()}

    @cached_property
    def _derived(self) -> dict[Callable[..., Any], Any]:
        return {}

    def once(self, derive: Callable[["Evidence"], T]) -> T:
        """What a function derives from all this, derived when first asked for, and kept for other checks.

        >>> from amity.reference import load
        >>> evidence, names = Evidence(reference=load()), lambda given: [one.name for one in given.documents]
        >>> evidence.once(names) is evidence.once(names)
        True
        """
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        kept: T = self._derived[derive]
        return kept

    @cached_property
    def _sentences(self) -> dict[str, Sentences]:
        return {}

    def sentence(self, said: Passage) -> Passage:
        """The sentence that a passage stands in; the passage itself where its document is not in hand."""
        text = self.texts.get(said.doc)
        if text is None or not said.stands_in(text):
            return said
        if said.doc not in self._sentences:
            self._sentences[said.doc] = Sentences(text)
        start, end = self._sentences[said.doc].around(said.start, said.end)
        return Passage.of(said.doc, text, start, end)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.passage.start, claim.passage.end, claim.id
