"""The sentences of documents: where each stands, and which claims were read from it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amity.model.claims import Claim
from amity.model.treaties import Said

_PARAGRAPH = re.compile(r"\n\s*\n")
_END = re.compile(
    r"(?<=[^\W\d_A-Z]|[0-9)\]”’\"'%])[.!?][”\"’)]?[\s¹²³⁰-⁹\d]*\s+(?=[A-ZÀ-ÞА-ЯЁӨҮ가-힣\"“‘'«《(])"
    r"|[。！？][”’」』）]?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its document, where it begins there, its words, and the number of its paragraph."""

    doc: str
    start: int
    text: str
    paragraph: int
    claims: tuple[str, ...] = ()

    @property
    def said(self) -> Said:
        """It as evidence: by the id of the first claim read from it, else by where it stands."""
        place = f"{self.doc}:{self.start}-{self.start + len(self.text)}"
        return Said(evidence=self.claims[0] if self.claims else place, quote=" ".join(self.text.split()))

    def part(self, start: int, end: int) -> "Sentence":
        """A clause of it, by offsets within it."""
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip())
        return Sentence(doc=self.doc, start=self.start + start + lead, text=text.strip(), claims=self.claims,
                        paragraph=self.paragraph)  # fmt: skip


def sentences(doc: str, text: str) -> Iterator[Sentence]:
    """The sentences of a text, in order.

    >>> [s.text for s in sentences("a", "J. Paasikivi signed. It was 1948.\\n\\nThen it rained.")]
    ['J. Paasikivi signed.', 'It was 1948.', 'Then it rained.']
    """
    at = 0
    for number, paragraph in enumerate(_spans(text, _PARAGRAPH)):
        for start, end in _spans(text[slice(*paragraph)], _END):
            at = paragraph[0] + start
            words = text[at : paragraph[0] + end]
            if stripped := words.strip():
                lead = len(words) - len(words.lstrip())
                yield Sentence(doc=doc, start=at + lead, text=stripped, paragraph=number)


def around(claims: Mapping[str, Claim]) -> Iterator[Sentence]:
    """The passages of claims with what is at hand of their sentences, where no text is."""
    for name, claim in sorted(claims.items(), key=lambda item: (item[1].passage.doc, item[1].passage.start)):
        passage = claim.passage
        ends = [found.end() for found in _END.finditer(passage.prefix + passage.quote[:2])]
        ends += [found.end() for found in _PARAGRAPH.finditer(passage.prefix)]
        before = passage.prefix[max((end for end in ends if end <= len(passage.prefix)), default=0) :]
        after = _END.split(passage.suffix)[0].split("\n\n", 1)[0]
        yield Sentence(doc=passage.doc, start=max(0, passage.start - len(before)), claims=(name,),
                       text=before + passage.quote + after, paragraph=-passage.start - 1)  # fmt: skip


def clauses(sentence: Sentence) -> Iterator[Sentence]:
    """The clauses of a sentence, as commas with a conjunction, semicolons and "but" tell them apart."""
    breaks = re.finditer(r";|,\s+(?:and|but|while|whereas|which|with)\b|\bbut\b", sentence.text)
    start = 0
    for found in breaks:
        if sentence.text[start : found.start()].strip():
            yield sentence.part(start, found.start())
        start = found.start()
    yield sentence.part(start, len(sentence.text))


def _spans(text: str, boundary: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for found in boundary.finditer(text):
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)
