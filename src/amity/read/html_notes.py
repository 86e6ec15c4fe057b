"""Notes of an HTML page: links to them become marks in the text, and the notes are taken out of it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from amity.read.draft import raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(r"[\[(]?\s*(\d{1,4}|[a-z]{1,4}|[*†‡§]{1,3})\s*[\])]?$", re.IGNORECASE)
_TELLING = ("class", "role", "id", "href", "rel", "data-type")
_NAMED = re.compile(r"foot|fn|note|cite|ref", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:[\^↑↩⤴]\s*)*(?:[\[(]?(?:\d{1,4}|[*†‡§]{1,3}|[a-z])[\]).:]*\s+(?=\S))?(?:[\^↑↩]\s*)*"
)
_RETURN = re.compile(r"\s*[↩↑⤴^]\ufe0e?\s*$")
_LONGEST = 6000
ANCHOR = re.compile("\ue004(\\d+)\ue005")
_POWER = re.compile(r"(?:^|[\s\d])[ckm]?m$")


@dataclass(frozen=True, slots=True)
class Note:
    """A note's mark and words.

    >>> Note("1", "Ibid.").mark
    '1'
    """

    mark: str
    words: str


def taken_notes(tree: "HtmlElement", *, anchored: bool = False) -> list[Note]:
    """The notes that links in the text point to, in the order of the text, taken out of the page.

    A link counts as the call of a note where its words are a number, a sign or a letter and what it points to
    stands further down. Raised numbers that are no links become raised digits of the text. With `anchored`
    the note's index stands between the marks of ANCHOR behind each call, for who writes notes there.

    >>> from lxml import html
    >>> page = html.fromstring('<div><p>So.<sup><a href="#n">1</a></sup></p><p id="n">1 Ibid.</p></div>')
    >>> taken_notes(page), page.text_content()
    ([Note(mark='1', words='Ibid.')], 'So.¹')
    """
    places = {name: element for element in tree.iter() for name in _names(element)}
    order = {element: at for at, element in enumerate(tree.iter())}
    found: dict[HtmlElement, Note] = {}
    anchors: dict[HtmlElement, str] = {}
    for link in list(tree.iter("a")):
        match = _MARK.match(_text(link).strip())
        target = (
            places.get(unquote(link.get("href", "")[1:])) if link.get("href", "").startswith("#") else None
        )
        if match and target is not None and order[target] > order[link] and _calls(link):
            block = _block(target)
            if block is not None and link not in set(block.iterdescendants()):
                found.setdefault(block, Note(match[1], ""))
                anchors.setdefault(block, f"\ue004{len(anchors)}\ue005" if anchored else "")
                _replace(link, raised(found[block].mark) + anchors[block])
    notes = [Note(note.mark, _note_words(block)) for block, note in found.items()]
    for block in found:
        block.drop_tree()
    _raise(tree)
    return [note for note in notes if note.words or anchored]


def _names(element: "HtmlElement") -> list[str]:
    return [name for name in (element.get("id"), element.get("name")) if name]


def _text(element: "HtmlElement") -> str:
    return "".join(element.itertext())


def _calls(link: "HtmlElement") -> bool:
    """Whether a link looks like the call of a note: raised, in brackets, or named as one."""
    above = link.getparent()
    around = above is not None and above.tag == "sup"
    named = " ".join(str(link.get(name, "")) for name in _TELLING)
    inner = link.find(".//sup") is not None
    return around or inner or _text(link).strip().startswith("[") or bool(_NAMED.search(named))


def _block(target: "HtmlElement") -> "HtmlElement | None":
    """The element that holds the whole note: the target, or the paragraph or item around it."""
    block = target
    while block is not None and block.tag in ("a", "sup", "span", "b", "i", "em", "strong", "small"):
        block = block.getparent()
    if block is None or block.tag in (
        "body",
        "html",
        "table",
        "article",
        "main",
        "section",
        "h1",
        "h2",
        "h3",
    ):
        return None
    return block if len(_text(block)) <= _LONGEST else None


def _note_words(block: "HtmlElement") -> str:
    words = " ".join(_text(block).split())
    return _RETURN.sub("", _LEADING.sub("", words, count=1))


def _replace(link: "HtmlElement", words: str) -> None:
    """Put words where a link (and the sup around it) stands."""
    above = link.getparent()
    alone = above is not None and above.tag == "sup" and _text(above).strip() == _text(link).strip()
    element = above if alone else link
    for child in list(element):
        element.remove(child)
    element.text = words
    element.drop_tag()


def _raise(tree: "HtmlElement") -> None:
    for element in list(tree.iter("sup")):
        words = _text(element).strip()
        if words.isascii() and words.isdigit() and element.getparent() is not None:
            _replace(element, raised(words))
