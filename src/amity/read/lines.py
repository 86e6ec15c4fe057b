"""The lines of a text, with their offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A form feed ends a page in what pdftotext and old word processors write.
_LINE = re.compile(r"([^\r\n\f\u2028\u2029]*)(\r\n|[\r\n\f\u2028\u2029]|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: `text` is what stands from `start` to `end`.

    `indent` counts the characters before it, `page` the form feeds before it, from 1; 0 where the text
    has none.

    >>> Line("They met.", 2, 11, indent=2).blank
    False
    """

    text: str
    start: int
    end: int
    indent: int = 0
    page: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the line."""
        return not self.text


def lines_of(text: str) -> tuple[Line, ...]:
    r"""All lines of `text`; offsets count code points and hold for `text` as it is.

    >>> [(line.text, line.start, line.end) for line in lines_of("a\r\n  b \n")]
    [('a', 0, 1), ('b', 5, 6), ('', 8, 8)]
    """
    return tuple(_lines(text, 1 if "\f" in text else 0))


def _lines(text: str, page: int) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        whole = match[1]
        left = whole.lstrip()
        indent = len(whole) - len(left)
        words = left.rstrip()
        start = match.start() + indent
        yield Line(words, start, start + len(words), indent, page)
        if match[2] == "\f":
            page += 1
        if not match[2]:
            return
