"""What stands above and beneath a table or figure: titles, sources, units."""

import re

_NUMBER = r"(?:\d+(?:[.-]\d+)*|[IVXL]+|[A-Z]\d*)"
_TITLE = re.compile(
    rf"(?:\*\*|__|\*|_)?(?:Table|TABLE|Tab\.|Figure|FIGURE|Fig\.|FIG\.|Chart|CHART|Graph|Map|MAP|Box|Diagram|Exhibit|Appendix"
    rf"|Photo|Plate|Image|Illustration)\s+{_NUMBER}(?![\w-])(?P<after>[ \t:.)–—-]|$|\*\*|__)"
)
_ALONE = re.compile(r"(?:Photo|Image|Map|Chart|Picture)(?:\s+(?:credit|courtesy|by))?\s*:", re.IGNORECASE)
# A sentence that speaks of a table is no caption: "Table 1 shows that ...".
_SENTENCE = re.compile(
    r"\s+(?:shows?|lists?|gives?|presents?|summari[sz]es?|compares?|indicates?|reports?|contains?|is|are|was|were"
    r"|illustrates?|depicts?|reveals?|suggests?|and|in|of|above|below|also|demonstrates?|provides?|displays?)\s"
)
_BENEATH = re.compile(
    r"(?:\*|_|\()*(?:Sources?|Notes?|Units?|Data|Compiled|Adapted|N\.?B\.?|Key|Legend|Credit|Photo)\b[^:.]{0,40}[:.]",
    re.IGNORECASE,
)
LONGEST = 300


def is_title(text: str) -> bool:
    """Whether a line is the title of a table or figure, and not a sentence about it.

    >>> is_title("Table 1 Trade with Mongolia"), is_title("Table 1 shows that trade grew.")
    (True, False)
    """
    match = _TITLE.match(text)
    if not match or len(text) > LONGEST:
        return bool(_ALONE.match(text)) and len(text) <= LONGEST
    return not _SENTENCE.match(text, match.start("after"))


def is_beneath(text: str) -> bool:
    """Whether a line is what stands beneath tables: a source, a note, a unit.

    >>> is_beneath("Source: National Statistics Office"), is_beneath("Sources say that he left.")
    (True, False)
    """
    return len(text) <= LONGEST and bool(_BENEATH.match(text)) and ":" in text[:60]


def open_bracket(text: str) -> bool:
    """Whether a bracket is still open at the end, so that the title goes on in the next line.

    >>> open_bracket("Table 1 Trade (US$ in"), open_bracket("Table 1 Trade (US$)")
    (True, False)
    """
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")
