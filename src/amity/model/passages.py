"""Where evidence stands in a document."""

from dataclasses import dataclass

from amity.errors import InvalidValue

CONTEXT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of a document's canonical text: offsets in code points, the exact words, what surrounds them.

    The selectors are those of the W3C Web Annotation model (2017): TextPositionSelector
    (`start`, `end`) and TextQuoteSelector (`quote`, `prefix`, `suffix`).

    >>> Passage.of("000", "Kim visited Mongolia in 1956.", 0, 11).quote
    'Kim visited'
    """

    doc: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            span = (self.start, self.end)
            raise InvalidValue("Passage", "start, end", span, "a span as long as its quote")

    @classmethod
    def of(cls, doc: str, text: str, start: int, end: int) -> "Passage":
        """The passage of `text` from `start` to `end`, with the words around it.

        Raises InvalidValue where the span is empty or outside the text.
        """
        quote, suffix = text[start:end], text[end : end + CONTEXT]
        prefix = text[max(0, start - CONTEXT) : start]
        return cls(doc=doc, start=start, end=end, quote=quote, prefix=prefix, suffix=suffix)

    def stands_in(self, text: str) -> bool:
        """Whether `text` has the quote at these offsets, letter for letter."""
        return text[self.start : self.end] == self.quote
