"""What of a document is in a language that nothing here reads, so that silence is not taken for absence."""

import re
from dataclasses import dataclass

from amity.extract.languages.scripts import FOREIGN, OTHER_CYRILLIC, RARE, READ, script_of
from amity.extract.languages.splitting import spans
from amity.extract.sentences import stretches
from amity.model.documents import Document

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a is was that for it with as his he on be at by had not are but from or have an they "
    "which one were her all she there would their we him been has when who will no more if out so said what "
    "its up than into them can only other some could these two may then do first any now such our over most "
    "after also".split()
)
LEAST = 0.12
"""The share of such words below which a sentence in Latin letters is no English: there they are a third."""
FEWEST = 6
"""In a sentence of fewer words nothing is told by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Sentences of a document that no reader reads: the language or script, how many, where the first stands.

    >>> str(Unread(language="Greek script", sentences=3, start=10, end=60))
    '3 sentences in Greek script are not read for claims; the first stands at 10-60'
    """

    language: str
    sentences: int
    start: int
    end: int

    def __str__(self) -> str:
        many = "1 sentence" if self.sentences == 1 else f"{self.sentences} sentences"
        verb = "is" if self.sentences == 1 else "are"
        place = f"stands at {self.start}-{self.end}"
        return f"{many} in {self.language} {verb} not read for claims; the first {place}"


def unread(document: Document) -> tuple[Unread, ...]:
    """What of the prose of a document is in other languages than English and those of `READ`, by language.

    Of Latin letters the language is that of the document, if a sentence has hardly a common English word.

    >>> from amity.model.documents import Block, BlockKind, Source
    >>> text = "زار الرئيس منغوليا في عام ١٩٥٦."
    >>> block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    >>> document = Document(name="a", path="a.txt", text=text, sha256="", language="ar", reader="text",
    ...     source=Source(id="a"), blocks=(block,))
    >>> [str(found) for found in unread(document)]
    ['1 sentence in Arabic script (ar) is not read for claims; the first stands at 0-31']
    """
    found: dict[str, Unread] = {}
    for stretch in stretches(document):
        for start, end, code in spans(stretch.text):
            language = "" if code else _language(stretch.text[start:end], document.language)
            if language:
                before = found.get(language)
                span = (before.start, before.end) if before else stretch.span(start, end)
                count = before.sentences + 1 if before else 1
                found[language] = Unread(language=language, sentences=count, start=span[0], end=span[1])
    return tuple(found.values())


def _language(text: str, language: str) -> str:
    """What to call the language of a sentence that is not read; the empty string for one that is."""
    known = "" if language in ("en", "und", "", *READ) else f" ({language})"
    if not known and (text.isascii() or not script_of(text)):
        return ""
    letters = len(_LETTER.findall(text))
    strange = 2 * len(FOREIGN.findall(text)) + RARE * len(OTHER_CYRILLIC.findall(text))
    if strange > letters > 1:
        return script_of(text) + " script" + known
    words = [word.lower() for word in _WORD.findall(text)]
    if not known or len(words) < FEWEST or sum(word in _ENGLISH for word in words) >= LEAST * len(words):
        return ""
    return f"the language {language!r}"


_LETTER = re.compile(r"[^\W\d_]")
