"""Which sentences of the documents speak of which treaty."""

from collections.abc import Iterable, Sequence

from amity.relate.record import Record
from amity.relate.treaties import words
from amity.relate.treaties.drafts import Draft, Drafts
from amity.relate.treaties.sentences import Sentence, clauses

_GOING_ON = frozenset(("it", "its", "however,", "article", "both"))
"""Words at the head of a sentence that goes on about the treaty of the one before it."""
_HEAD = 80


def collect(record: Record, pair: tuple[str, str], drafts: Drafts, listed: Iterable[Sentence]) -> None:
    """Give each treaty the sentences that speak of it: by claim, by year, as new or old, or as "the treaty".

    A sentence on a third state's treaty is left out. One that follows a sentence on a treaty in its
    paragraph and goes on with "it" is taken too.
    """
    reader = _Reader(record, pair, drafts)
    for sentence in listed:
        found = reader.spoken_of(sentence)
        if found:
            _deal_out(drafts, sentence, found)


class _Reader:
    """One pass over sentences, which remembers the treaty that a document spoke of last."""

    def __init__(self, record: Record, pair: tuple[str, str], drafts: Drafts) -> None:
        self.mentions, self.pair, self.drafts = record.reference.mentions, pair, drafts
        self.doc = ""
        self._begin("")

    def _begin(self, doc: str) -> None:
        self.doc = doc
        self.current: list[Draft] = []
        self.dated: list[Draft] = []
        self.last: Sentence | None = None

    def spoken_of(self, sentence: Sentence) -> list[Draft]:
        """The treaties that the next sentence speaks of."""
        if sentence.doc != self.doc:
            self._begin(sentence.doc)
        years = [draft for draft in self.drafts.of_years(sentence.text) if draft.date]
        self.dated = years or self.dated
        found = self._named(sentence)
        if not found and self._goes_on(sentence):
            found = self.current
        self.last = sentence if found else None
        self.current = found[-1:] or self.current
        return found

    def _named(self, sentence: Sentence) -> list[Draft]:
        by_claim = self.drafts.by_claim
        bound = [by_claim[claim] for claim in sentence.claims if claim in by_claim]
        if not words.said("noun", "treaty", sentence.text):
            return [draft for draft in bound if draft.formal]
        meant = self.drafts.meant(sentence.text)
        if bound:
            return list(dict.fromkeys([*bound, *meant]))
        year = words.by_year(sentence.text)
        if self._of_others(sentence.text) or (year and not meant):
            return []
        signed = self.drafts.signed
        return meant or self.current or self.dated[-1:] or (signed if len(signed) == 1 else [])

    def _of_others(self, text: str) -> bool:
        """Whether a third state is named that a treaty can be of, and not both of the two."""
        named = [mention.candidates for mention in self.mentions(text)]
        ours = {code for codes in named for code in codes if code in self.pair}
        third = any(codes and not set(codes) & set(self.pair) and codes[0] != "IGO" for codes in named)
        return third and len(ours) < 2

    def _goes_on(self, sentence: Sentence) -> bool:
        if self.last is None or self.last.paragraph != sentence.paragraph:
            return False
        head = sentence.text[:_HEAD].lower()
        return "signator" in head or not _GOING_ON.isdisjoint(head.split())


def _deal_out(drafts: Drafts, sentence: Sentence, found: Sequence[Draft]) -> None:
    """Give a sentence to its treaty, or its clauses to theirs: one without a word of its own goes on."""
    if len(found) == 1:
        found[0].sentences.append(sentence)
        return
    last = found[0]
    for clause in clauses(sentence):
        meant = [draft for draft in drafts.meant(clause.text) if draft in found]
        last = meant[0] if meant else last
        last.sentences.append(clause)
