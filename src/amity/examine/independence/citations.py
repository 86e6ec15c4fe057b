"""What notes and bibliographies cite: authors, title, year, as far as the words show them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from amity.examine.independence.names import Parts, parts
from amity.examine.independence.words import plain, words

_MARK = re.compile(r"^(?:\s*\[\^[^\]]{1,20}\]:?)?[\s\[(]*(?:\d{1,3}[\].)]?(?=\s)|[¹²³⁰⁴-⁹*†‡]+)?\s*")
_TITLE = re.compile(r"[“\"«「『《]([^”\"»」』》]{4,300})[”\"»」』》]")
_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_STOPS = re.compile(r"[^\W_]{4,}|\d+")
_FIRST = re.compile(r"[^\W\d_]+")
_INVERTED = re.compile(r"[^\W\d_][\w’'-]+, (?:[^\W\d_]\.[ -]?){1,3}|[^\W\d_][\w’'-]+, [A-Z][\w’'-]+(?=\. )")
"""A family name before a given name or initials, as bibliographies have it."""
_AFTER_YEAR = re.compile(r"^(?:1[6-9]|20)\d\d\)?[.,]?\s*")
_EDITORS = re.compile(r"^\W*(?:et\.? al\.?\W+)?(?:(?:eds?|hrsg|comp|trans)\b\W*)+", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*?(1[6-9]\d\d|20\d\d)[^()\d]*\)")
_ACCESSED = re.compile(r"https?://\S+|\b(?:accessed|retrieved|visited|viewed)\b[^)\]]*", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]*\)?")
_PEOPLE = re.compile(r"\s*(?:,? (?:and|und|et) |&|;)\s*")
_SPLIT = re.compile(r";\s+(?=[^\W\d_a-z])")
MOST = 5
"""Parts of a person's name at most; what is longer is a body's."""
LONG = 400
"""Characters of a note beyond which it is prose and cites by the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A work as a note cites it: what stands there, and what of it could be told apart.

    `again` says that the note means the work of the note before ("ibid.").
    """

    text: str
    authors: tuple[Parts, ...] = ()
    title: frozenset[str] = frozenset()
    year: str = ""
    again: bool = False


def citations(note: str) -> Iterator[Citation]:
    """The works that a note or an entry of a bibliography cites, in its order.

    >>> [one] = citations('⁸ U. B. Barkmann, "Relations of Mongolia 1948–2003," Baabar.mn.')
    >>> one.authors, sorted(one.title)
    ((('u', 'b', 'barkmann'),), ['1948', '2003', 'mongolia', 'relations'])
    >>> [one.again for one in citations("Ibid., p. 5; Szalontai, Small Powers (2016), 50.")]
    [True, False]
    """
    for piece in _SPLIT.split(_MARK.sub("", note.strip())):
        if piece.strip() and (len(piece) < LONG or _TITLE.search(piece)):
            yield _citation(piece.strip())


def untitled(text: str) -> str:
    """A citation without what stands between quotation marks in it.

    >>> untitled('Oh, "From the Archives," 269')
    'Oh,  269'
    """
    return _TITLE.sub("", text)


def _citation(text: str) -> Citation:
    first = _FIRST.match(plain(text))
    if first and first[0] in words("again"):
        return Citation(text=text, again=True)
    titled = _TITLE.search(text)
    if titled and text.count("(", 0, titled.start()) > text.count(")", 0, titled.start()):
        titled = None  # a publisher's name in brackets
    lead = text[: titled.start()] if titled else _lead(text)
    title = titled[1] if titled else _title(text[len(lead) :])
    dated = _ACCESSED.sub(" ", text.replace(title, " ") if title else text)
    return Citation(
        text=text,
        authors=_authors(lead, quoting=bool(titled)),
        title=title_words(title),
        year=_year(dated),
    )


def _year(text: str) -> str:
    """The year of a work: the first in brackets, else the last."""
    bracketed = _BRACKETED.search(text)
    return bracketed[1] if bracketed else next(reversed(_YEAR.findall(text)), "")


def _lead(text: str) -> str:
    """The authors of a citation whose title no quotation marks set apart."""
    inverted = _INVERTED.match(text)
    return inverted[0] if inverted else re.split(r"[,(:]|(?<=\w\w)\. ", text, maxsplit=1)[0]


def _title(rest: str) -> str:
    """The title that follows upon the authors, behind what says that they are editors, and a year."""
    begun = _AFTER_YEAR.sub("", _EDITORS.sub("", rest).lstrip(" ,(.:"))
    return re.split(r"[(\[,]|\. ", begun, maxsplit=1)[0]


def _authors(lead: str, *, quoting: bool) -> tuple[Parts, ...]:
    """The persons that a citation begins with; none where it begins with a body or a title.

    Before a title in quotation marks a sentence may lead up to the name ("as is told in B. Lind,").
    """
    plainly = _BRACKETS.sub(" ", lead)
    inverted = _INVERTED.match(plainly)
    pieces = [plainly] if inverted else [p for q in _PEOPLE.split(plainly) for p in q.split(",")]
    named = []
    for piece in pieces:
        written = piece.split()
        name = list(reversed([*takewhile(_of_name, reversed(written))]))
        found = parts(" ".join(name))
        whole = len(name) == len(written) or (quoting and len(found) > 1)
        if found and whole and len(found) <= MOST and any(len(part) > 1 for part in found):
            named.append(found)
    return tuple(named)


def _of_name(word: str) -> bool:
    """Whether a word may stand in a name."""
    return not word[:1].islower() or plain(word).strip(".") in words("small")


def title_words(title: str) -> frozenset[str]:
    """The words of a title by which it is known again: those of four letters or more, and numbers.

    >>> sorted(title_words("The Sino-Indian War of 1962"))
    ['1962', 'sinoindian']
    """
    return frozenset(_STOPS.findall(plain(title)))


def same_title(one: frozenset[str], other: frozenset[str], *, whole: bool = False) -> bool:
    """Whether two titles may be one: four in five words of the shorter, two at least, are in the longer.

    With `whole` four in five of the longer, three at least: so where no author says that it is the same work.

    >>> short, long = (title_words(title) for title in ("North Korea", "North Korea and Mongolia"))
    >>> same_title(short, long), same_title(short, long, whole=True)
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < (3 if whole else 2):
        return False
    return len(shorter & longer) >= 0.8 * len(longer if whole else shorter)
