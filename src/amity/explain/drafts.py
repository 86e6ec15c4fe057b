"""Sentences of the documents that explain how states got along, offered as drafts of theses."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from amity.examine.sentences import Sentences
from amity.extract.attribution import of_sentence
from amity.model.documents import BlockKind, Document
from amity.model.passages import Passage
from amity.reference import Reference

NAME = r"(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|van|von|of|the)){0,4}"
BE = r"(?:is|are|was|were|has been|have been|had been|be)"
NOUN = (
    r"(?:(?:the|a|an|its|their|his|her|this|that|these|those|both|such|some|any|further|closer|better|worse|more"
    r"|no|[A-Z]\w+)\b|\w+(?:ing|ion|ions|ment|ments|ness|ty|ties|ism|ance|ence|cy|ships?)\b)"
)
PROSE = (BlockKind.PARAGRAPH, BlockKind.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A sentence that explains something between states: what, by what, on whose word, and where it stands.

    `holder` is empty where the document speaks for itself. `states` are those that the sentence names;
    `mark` is the pattern by which it was found.
    """

    passage: Passage
    explained: str
    factor: str
    holder: str
    states: tuple[str, ...]
    mark: str


def explanations(documents: Iterable[Document], reference: Reference) -> Iterator[Explanation]:
    """The explanatory sentences in the prose and notes of documents, in the order of the texts.

    A sentence has to name two states, or one and explain something of relations; and what is explained has
    to name a state or be of relations. Questions, and what is only
    possible or denied, are passed over. English only.
    """
    for document in documents:
        if document.language in ("en", "und", ""):
            for block in document.blocks:
                if block.kind in PROSE:
                    yield from _of_stretch(document, block.start, block.end, reference)


def explanation(sentence: str, before: str, reference: Reference) -> tuple[str, str, str, str] | None:
    """What a sentence explains, by what, who holds it, and by which pattern; None where it explains nothing.

    `before` is the sentence before it, which "therefore" points back to.

    >>> from amity.reference import load
    >>> explanation("Ghana and Togo fell out because of the border.", "", load())[:2]
    ('Ghana and Togo fell out', 'the border')
    """
    text = " ".join(sentence.split())
    if any(re.search(pattern, text) for pattern in _words()["open"]):
        return None
    holder, rest = _holder(text)
    for name, pattern, back in _patterns():
        found = pattern.match(rest) or pattern.match(text)
        if found and (factor := before if back else found["factor"]):
            explained = found["explained"].strip(" .,;")
            whole = f"{before} {text}" if back else text
            if not _about_states(whole, explained, reference):
                return None
            return explained, " ".join(factor.split()).strip(" .,;"), holder, name
    return None


def skeleton(found: Explanation, number: int, pair: tuple[str, ...]) -> str:
    """A draft as the TOML file of a thesis, with what is to be filled in marked by FILL IN.

    >>> passage = Passage.of("a", "Ghana and Togo fell out because of the border.", 0, 46)
    >>> draft = Explanation(passage=passage, explained="Ghana and Togo fell out", factor="the border",
    ...     holder="", states=("GHA", "TGO"), mark="because of")
    >>> print(skeleton(draft, 1, ("GHA", "TGO")).splitlines()[2])
    title = "the border"
    """
    quote, at = " ".join(found.passage.quote.split()), found.passage
    lines = [
        f"# {at.doc}, letters {at.start} to {at.end}; found by {found.mark!r}",
        f"id = {_text(f'draft-{number}')}",
        f"title = {_text(found.factor[:100])}",
        f"statement = {_text(f'{found.explained}: because of {found.factor}')}",
        "",
        "[scope]",
        f"states = [{', '.join(_text(code) for code in pair or found.states)}]",
        'period = "FILL IN, such as 1948/2023"',
        "",
        "[[holders]]",
        f"name = {_text(found.holder or 'FILL IN: the author of the document')}",
        f"document = {_text(at.doc)}",
        f"quote = {_text(quote)}",
        "",
        "[ratios]",
        'by = "FILL IN"',
        'on = "FILL IN"',
        "",
        "[[predicts]]  # FILL IN: what would be on record if it held, and what would not; see docs/theses.md",
        'id = "FILL IN"',
        'says = "FILL IN"',
    ]
    return "\n".join(lines) + "\n"


def _of_stretch(document: Document, start: int, end: int, reference: Reference) -> Iterator[Explanation]:
    text, before = document.text[start:end], ""
    for first, last in Sentences(text):
        sentence = text[first:last].strip()
        if sentence and (found := explanation(sentence, before, reference)):
            explained, factor, holder, mark = found
            at = start + first + (len(text[first:last]) - len(text[first:last].lstrip()))
            yield Explanation(
                passage=Passage.of(document.name, document.text, at, at + len(sentence)),
                explained=explained, factor=factor, holder=holder, states=_states(sentence, reference),
                mark=mark,
            )  # fmt: skip
        before = sentence


def _about_states(text: str, explained: str, reference: Reference) -> bool:
    """Whether a sentence names two states, or one and explains something of relations.

    What is explained has to be of a state or of relations itself: an illness that put off a journey explains
    a journey, whatever else the sentence names.
    """
    low = explained.casefold()
    related = any(re.search(rf"\b{re.escape(word)}\b", low) for word in _words()["relation"])
    if not related and not _states(explained, reference):
        return False
    return len(_states(text, reference)) + related > 1


def _states(text: str, reference: Reference) -> tuple[str, ...]:
    named = (mention.candidates for mention in reference.mentions(text))
    return tuple(dict.fromkeys(codes[0] for codes in named if codes and codes[0] in reference.states))


def _holder(text: str) -> tuple[str, str]:
    """Who is said to hold what a sentence says, and the sentence without those words."""
    said = "|".join(
        f"{verb}(?:s|es|d|ed)?" for verb in (*_words()["holding"], "held", "saw", "found", "wrote")
    )
    aside = r"(?:, [^,]+(?:, [^,]+)?,)?"
    head = re.match(rf"(?P<who>{NAME}){aside} (?:also |has |have |had )?(?:{said}) (?:that )?", text)
    views = (re.match(view.replace("{NAME}", NAME) + " ", text) for view in _words()["views"])
    found = head or next((view for view in views if view), None)
    if found and not found["who"].endswith(("'s", "’s")):
        return found["who"], text[found.end() :]
    speakers, _ = of_sentence(text)
    if speakers and (named := re.match(r"According to [^,]+, ", text)):
        return speakers[0].strip(" ,"), text[named.end() :]
    return (speakers[0] if speakers else ""), text


@cache
def _words() -> dict[str, Any]:
    path = files("amity.explain") / "data" / "explanations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    head = r"(?:But|And|Yet|So|Thus|However|Moreover),? "
    marks = {"{NOUN}": NOUN, "{BE}": BE, "{NAME}": NAME, "{HEAD}": head}
    found = []
    for entry in _words()["patterns"]:
        pattern = entry["pattern"]
        for mark, words in marks.items():
            pattern = pattern.replace(mark, words)
        found.append((entry["name"], re.compile(pattern), bool(entry.get("before"))))
    return tuple(found)


def _text(words: str) -> str:
    """A text as TOML writes it."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
