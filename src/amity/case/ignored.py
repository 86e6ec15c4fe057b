"""Findings that an author has weighed and set aside, in a comment of the text itself."""

import re
from collections.abc import Iterable, Mapping

from amity.model.findings import Finding
from amity.model.places import Places

_COMMENT = re.compile(
    r"<!--\s*amity:\s*ignore\s+(?P<checks>\w+(?:\s*,\s*\w+)*)\s*(?::\s*(?P<why>.*?)\s*)?-->", re.S
)


def ignored(findings: Iterable[Finding], places: Places) -> Mapping[str, str]:
    """The reasons by the id of each finding that a comment sets aside; "" where it gives none.

    The comment names the checks, `<!-- amity: ignore existence, lifetime: the reason -->`. It stands on a
    line of the passage in question or on the line before it.

    >>> from amity.examine.findings import finding
    >>> from amity.model.documents import Document, Source
    >>> from amity.model.findings import Soundness
    >>> from amity.model.passages import Passage
    >>> text = "<!-- amity: ignore existence: its debt -->\\nThe Soviet Union paid in 1995."
    >>> document = Document(name="a", path="a.md", text=text, sha256="", language="en", reader="markdown",
    ...     source=Source(id="a"))
    >>> said = Passage.of("a", text, 43, len(text))
    >>> found = finding("existence", Soundness.INCONSISTENT, "It had ended.", [said])
    >>> list(ignored([found], Places(document=document)).values())
    ['its debt']
    """
    comments = [
        (
            places.of(found.end()).line,
            re.split(r"\s*,\s*", found["checks"]),
            " ".join((found["why"] or "").split()),
        )
        for found in _COMMENT.finditer(places.text)
    ]
    told: dict[str, str] = {}
    for finding in findings if comments else ():
        said = finding.passages[0] if finding.passages else None
        if said is None:
            continue
        first, last = (place.line for place in places.span(said))
        for line, checks, why in comments:
            if finding.check in checks and first - 1 <= line <= last:
                told.setdefault(finding.id, why)
    return told
