"""From a proposal to a claim: nothing of it is kept that the words of the passage do not hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from amity.extract.llm.actors import Actors
from amity.extract.llm.answers import Proposal
from amity.extract.llm.dating import Dated, date_of
from amity.extract.llm.numbers import quantity_of
from amity.extract.llm.passages import Asked
from amity.extract.llm.refusal import Refusal
from amity.extract.llm.shown import Shown
from amity.extract.notes import note_of
from amity.extract.shapes import shape_of
from amity.model.claims import Claim, Shape, Tier
from amity.model.documents import Document
from amity.model.factuality import Factuality
from amity.model.mentions import DateMention
from amity.model.passages import Passage
from amity.reference import Reference
from amity.reference.kinds import kinds

ENGINE = "llm"
SHORTEST = 3
"""No quote is shorter, in letters: a word or two of it must tell what is claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a proposal is held against: the document, its dates, the passage, the reference data."""

    document: Document
    reference: Reference
    dates: Sequence[DateMention]
    asked: Asked
    model: str

    def claim_of(self, proposal: Proposal) -> Claim:
        """The claim that a proposal makes. Raises Refusal for the first check that it does not pass."""
        kind, factuality, shape = _kind(proposal), _factuality(proposal), _shape(proposal)
        passage, sentence = self._quoted(proposal)
        words = Shown.of(self.document.text, *sentence)
        dated = date_of(proposal.date, sentence, self.asked.reach, self.dates)
        source, target, others = self._parties(proposal, sentence, dated)
        barred = [m for m in self.dates if sentence[0] <= m.start and m.end <= sentence[1] and not m.duration]
        quantity = quantity_of(proposal.quantity, words.text, [_inside(words, m) for m in barred])
        for check, names in (("person", proposal.persons), ("attribution", proposal.attribution)):
            for name in names:
                _standing(check, name, words)
        if proposal.place:
            _standing("place", proposal.place, words)
        if shape is Shape.EVENT:
            shape = shape_of(passage.quote, kind, factuality.realised)
        return Claim(
            passage=passage, kind=kind, source=source, target=target, date=dated.when, factuality=factuality,
            others=others, persons=proposal.persons, place=proposal.place, attribution=proposal.attribution,
            quantity=quantity, note=note_of(self.document, passage, sentence[1]), shape=shape, tier=Tier.LOW,
            rules=(f"model:{self.model}", "quote:verbatim", f"date:{dated.found}"), engine=ENGINE,
            doc_sha256=self.document.sha256,
        )  # fmt: skip

    def _quoted(self, proposal: Proposal) -> tuple[Passage, tuple[int, int]]:
        """The passage of a quote, and the sentence that it stands in."""
        shown, quote = self.asked.shown, " ".join(proposal.quote.split())
        places = shown.places(quote)
        if not places:
            raise Refusal("quote", "the words do not stand in the passage")
        if len(quote) < SHORTEST:
            raise Refusal("quote", "the quote is too short to carry a claim")
        number = 1 if len(places) == 1 else proposal.occurrence
        if number is None or number > len(places):
            raise Refusal("ambiguous", f"the words stand there {len(places)} times")
        start, end = shown.span(places[number - 1], places[number - 1] + len(quote))
        for sentence in self.asked.sentences:
            if sentence[0] <= start and end <= sentence[1]:
                return Passage.of(self.document.name, self.document.text, start, end), sentence
        raise Refusal("quote", "the words stand in more than one sentence")

    def _parties(
        self, proposal: Proposal, sentence: tuple[int, int], dated: Dated
    ) -> tuple[str | None, str | None, tuple[str, ...]]:
        """Source, target and others as states of that time."""
        upto = Shown.of(self.document.text, self.asked.start, sentence[1]).text
        words = " . ".join((self.document.source.title, self.asked.before, upto))
        actors = Actors(words, dated.when, self.reference)
        ends = [actors.state("source", proposal.source), actors.state("target", proposal.target)]
        others = {actors.state("other", name) for name in proposal.others} - {None, *ends}
        if not any(ends) and not others:
            raise Refusal("actor", "nobody acts in it")
        kind = kinds()[proposal.kind]
        if ends[0] == ends[1] and ends[0] and kind.family != "domestic":
            raise Refusal("actor", f"source and target are both {ends[0]}")
        if not kind.directed and None not in ends:
            ends.sort(key=str)
        return ends[0], ends[1], tuple(sorted(str(other) for other in others))


def _kind(proposal: Proposal) -> str:
    if proposal.kind not in kinds():
        raise Refusal("kind", f"there is no kind {proposal.kind!r}")
    return proposal.kind


def _factuality(proposal: Proposal) -> Factuality:
    try:
        return Factuality(proposal.modality)
    except ValueError:
        raise Refusal("modality", f"there is no modality {proposal.modality!r}") from None


def _shape(proposal: Proposal) -> Shape:
    try:
        return Shape(proposal.shape)
    except ValueError:
        raise Refusal("shape", f"there is no shape {proposal.shape!r}") from None


def _standing(check: str, name: str, sentence: Shown) -> None:
    """Raise Refusal where a name does not stand in the sentence."""
    if not sentence.places(" ".join(name.split())):
        raise Refusal(check, f"{name!r} does not stand in the sentence")


def _inside(shown: Shown, mention: DateMention) -> tuple[int, int]:
    """The span of a date in what is shown of its sentence."""
    inside = [i for i, offset in enumerate(shown.offsets) if mention.start <= offset < mention.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
