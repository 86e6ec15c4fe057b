"""Works: the documents in hand and what they cite, each one once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from amity.examine.independence import citations, names, voices
from amity.examine.independence.citations import Citation, same_title, title_words
from amity.examine.independence.names import Parts
from amity.examine.independence.words import directness_of, plain, words
from amity.model.documents import Document
from amity.model.witnesses import Directness, SourceNode, SourceSort
from amity.reference import Reference

LONGEST = 110
"""Characters by which a work that is cited is called."""
_RATING = re.compile(r"\b(?:reliability|admiralty)\s*[:=]?\s*([A-F])\b", re.IGNORECASE)
_ARCHIVE = re.compile(r"archiv", re.IGNORECASE)


def document_node(document: Document, reference: Reference) -> SourceNode:
    """A document as a source: what it is, from which state, and what it may share with others.

    Its Admiralty letter stands in its bibliography, as the CSL field `custom.reliability` or in the note
    ("Reliability: B").

    >>> from amity.model.documents import Source
    >>> from amity.reference import load
    >>> csl = {"type": "article-newspaper", "container-title": "Rodong Sinmun",
    ...     "issued": {"date-parts": [[1986, 11, 22]]}}
    >>> node = document_node(Document(name="a", path="", text="", sha256="", language="en", reader="",
    ...     source=Source(id="a", csl=csl)), load())
    >>> node.state, str(node.directness), node.keys
    ('PRK', 'press', ('outlet:rodong sinmun', 'voice:PRK'))
    """
    csl = document.source.csl
    directness = _directness(csl)
    outlet = _outlet(csl, directness)
    issued = document.source.issued
    voice = voices.of_bodies(
        (outlet, *names.bodies(csl.get("author")), _text(csl, "publisher")), issued, reference
    )
    keys = [f"outlet:{plain(outlet)}"] if outlet else []
    if voice.official or (voice.state and outlet and voices.one_voice(voice.state, issued, reference)):
        keys.append(f"voice:{voice.state}")
    return SourceNode(
        id=f"doc:{document.name}",
        sort=SourceSort.DOCUMENT,
        label=document.source.title or document.name,
        issued=issued,
        directness=Directness.OFFICIAL if voice.official else directness,
        keys=tuple(sorted(keys)),
        state=voice.state,
        reliability=_reliability(csl),
    )


def _directness(csl: Mapping[str, object]) -> Directness:
    """What the CSL type says; a manuscript or document of an archive is a record."""
    if any(csl.get(field) for field in ("archive", "archive_location", "archive-place")):
        return Directness.OFFICIAL
    if _ARCHIVE.search(_text(csl, "genre")) or "communiqu" in plain(
        _text(csl, "genre") + _text(csl, "title")
    ):
        return Directness.OFFICIAL
    return directness_of(_text(csl, "type"))


def _outlet(csl: Mapping[str, object], directness: Directness) -> str:
    """The newspaper, agency or site that a press report came out in; empty for what is no press."""
    if directness is not Directness.PRESS:
        return ""
    body = next(iter(names.bodies(csl.get("author"))), "")
    return _text(csl, "container-title") or _text(csl, "publisher") or body


def _text(csl: Mapping[str, object], field: str) -> str:
    value = csl.get(field)
    return value if isinstance(value, str) else ""


def _reliability(csl: Mapping[str, object]) -> str:
    custom = csl.get("custom")
    given = str(custom.get("reliability") or "") if isinstance(custom, Mapping) else ""
    if given.upper() in tuple("ABCDEF"):
        return given.upper()
    found = _RATING.search(_text(csl, "note"))
    return found[1].upper() if found else ""


class Works:
    """The works of a case, to look up what a citation means.

    A citation means a document where author and year agree, or the titles, or the newspaper and the day.
    """

    def __init__(self, documents: Sequence[Document], reference: Reference) -> None:
        self.reference = reference
        self.nodes = {f"doc:{document.name}": document_node(document, reference) for document in documents}
        self._titles: dict[str, frozenset[str]] = {}
        self.authors: dict[str, tuple[Parts, ...]] = {}
        self._by_part: dict[str, list[str]] = defaultdict(list)
        self._by_title: dict[str, list[str]] = defaultdict(list)
        self._by_issue: dict[tuple[str, str], str] = {}
        for document in documents:
            csl = document.source.csl
            self._enter(
                f"doc:{document.name}", names.of_csl(csl.get("author")), title_words(document.source.title)
            )

    def _enter(self, name: str, authors: tuple[Parts, ...], title: frozenset[str]) -> None:
        self.authors[name], self._titles[name] = authors, title
        for part in sorted({part for author in authors for part in author if len(part) > 1}):
            self._by_part[part].append(name)
        for word in _rare(title):
            self._by_title[word].append(name)
        node = self.nodes[name]
        for key in node.keys:
            if key.startswith("outlet:") and len(node.issued) == len("2000-01-01"):
                self._by_issue.setdefault((key, node.issued), name)

    def meant(self, citation: Citation) -> str | None:
        """The id of the work that a citation means, entered anew where none is known; None for no work."""
        candidates = self._by_authors(citation) or self._candidates(_rare(citation.title), self._by_title)
        for name in candidates:
            if self._is(name, citation):
                return name
        return self._press(citation) or self._archive(citation) or self._new(citation)

    def of_author(self, author: Parts) -> list[str]:
        """The works by whoever may bear that name.

        >>> from amity.reference import load
        >>> Works((), load()).of_author(("barkmann",))
        []
        """
        found = self._candidates(sorted(part for part in author if len(part) > 1), self._by_part)
        return [
            name for name in found
            if any(names.fits(*sorted((author, other), key=len)) for other in self.authors[name])
        ]  # fmt: skip

    def _by_authors(self, citation: Citation) -> list[str]:
        parts = {part for author in citation.authors for part in author if len(part) > 1}
        return self._candidates(sorted(parts), self._by_part)

    def _candidates(self, keys: Iterable[str], index: Mapping[str, list[str]]) -> list[str]:
        """The works under the key that fewest have."""
        found = [index[key] for key in keys if index.get(key)]
        return min(found, key=len, default=[])

    def _is(self, name: str, citation: Citation) -> bool:
        node, title = self.nodes[name], self._titles[name]
        anonymous = not citation.authors or not self.authors[name]
        alike = same_title(title, citation.title, whole=anonymous)
        if anonymous:
            return alike and (not citation.year or not node.issued or node.issued[:4] == citation.year)
        author = any(
            names.fits(*sorted((one, other), key=len))
            for one in citation.authors
            for other in self.authors[name]
        )
        dated = bool(citation.year and citation.year == node.issued[:4])
        short = not citation.year and bool(citation.title) and citation.title <= title
        return author and (alike or dated or short)

    def _press(self, citation: Citation) -> str | None:
        """The issue of a newspaper that a citation names with its day."""
        found = voices.outlet_in(citation.text, self.reference)
        if found is None:
            return None
        day = voices.day_in(citation.text)
        key = f"outlet:{plain(found.name)}"
        known = self._by_issue.get((key, day)) if len(day) == len("2000-01-01") else None
        name = known or f"work:{plain(found.name).replace(' ', '-')}-{day or 'undated'}"
        if name not in self.nodes:
            keys = [key]
            if found.state and voices.one_voice(found.state, day, self.reference):
                keys.append(f"voice:{found.state}")
            label = " ".join(f"{found.name}, {day}".strip(", ").split())
            self.nodes[name] = SourceNode(
                id=name, sort=SourceSort.WORK, label=label, issued=day, directness=Directness.PRESS,
                keys=tuple(keys), state=found.state,
            )  # fmt: skip
            self._enter(name, (), frozenset())
        return name

    def _archive(self, citation: Citation) -> str | None:
        """The file of an archive."""
        said = re.findall(r"[^\W_]+", plain(citations.untitled(citation.text)))
        if not words("archival") & set(said):
            return None
        name = f"work:{'-'.join(said[:12])}"
        if name not in self.nodes:
            self.nodes[name] = SourceNode(
                id=name, sort=SourceSort.WORK, label=_label(citation.text), directness=Directness.OFFICIAL
            )
            self._enter(name, (), frozenset())
        return name

    def _new(self, citation: Citation) -> str | None:
        """A work that is cited and not in hand: it must have an author or body, and a title or year."""
        lead = [part for author in citation.authors[:1] for part in author if len(part) > 1]
        if not lead or not (citation.year or len(citation.title) >= 2):
            return None
        title = next(iter(_rare(citation.title)), "")
        name = f"work:{'-'.join((*lead, title, citation.year)).strip('-')}"
        if name not in self.nodes:
            self.nodes[name] = SourceNode(
                id=name, sort=SourceSort.WORK, label=_label(citation.text), issued=citation.year,
                directness=Directness.SCHOLARSHIP,
            )  # fmt: skip
            self._enter(name, citation.authors, citation.title)
        return name


def _label(text: str) -> str:
    """The words of a citation as a name for its work."""
    return shorten(text, LONGEST, placeholder=" …").rstrip(".")


def _rare(title: frozenset[str]) -> list[str]:
    """The words that a title is looked up by: its three longest."""
    return sorted(title, key=lambda word: (-len(word), word))[:3]
