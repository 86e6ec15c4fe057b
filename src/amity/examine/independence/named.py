"""Edges from documents to whom they name as their source: "according to X", "as X notes"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from amity.examine.independence import names, voices
from amity.examine.independence.citations import Citation
from amity.examine.independence.voices import Voice
from amity.examine.independence.works import Works
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.passages import Passage
from amity.model.witnesses import Bond, Directness, SourceEdge, SourceNode, SourceSort


def named_edges(
    documents: Sequence[Document],
    claims: Mapping[str, Mapping[str, Claim]],
    works: Works,
    cited: Iterable[SourceEdge],
) -> Iterator[SourceEdge]:
    """An edge from each document to each source that its claims name, with these claims.

    Of a chain ("Choe, in the Mongol Messenger") the first who is named is the origin. A person means the
    work of that author that the document cites, or the only one in hand; else the person is a source.
    """
    citing: dict[str, list[str]] = defaultdict(list)
    for edge in cited:
        citing[edge.source].append(edge.target)
    for document in documents:
        source = f"doc:{document.name}"
        found: dict[str, list[str]] = defaultdict(list)
        said = claims.get(document.name, {})
        for name, claim in said.items():
            target = _origin(claim, works, citing[source], works.nodes[source].issued)
            if target and target != source:
                found[target].append(name)
        for target in sorted(found):
            passages = dict.fromkeys(said[name].passage for name in found[target])
            yield SourceEdge(
                source=source,
                target=target,
                bond=Bond.NAMES,
                why=f"{document.name} names “{works.nodes[target].label}” as its source.",
                passages=tuple(sorted(passages, key=_place)),
                claims=frozenset(found[target]),
            )


def _place(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end


def _origin(claim: Claim, works: Works, cited: Sequence[str], issued: str) -> str | None:
    """The id of the first source of a claim's attribution that can be told from others."""
    for link in claim.attribution:
        voice = voices.voice_of(link, works.reference, issued)
        if voice.outlet:
            return works.meant(Citation(text=link))
        if voice.person:
            return _work_of(voice, works, cited) or _voice(works, voice)
        if voice.official:
            return _voice(works, voice)
    return None


def _work_of(voice: Voice, works: Works, cited: Sequence[str]) -> str | None:
    """The work of a person that a document cites; else the one document in hand of that author."""
    by = works.of_author(voice.person)
    mentioned = [name for name in by if name in cited]
    in_hand = [name for name in by if name.startswith("doc:")]
    return next((found[0] for found in (mentioned, in_hand) if len(found) == 1), None)


def _voice(works: Works, voice: Voice) -> str:
    """A source that is known by name alone: a person, or the government of a state."""
    name = f"voice:{voice.state}" if voice.official else f"voice:{'-'.join(voice.person)}"
    if name not in works.nodes:
        works.nodes[name] = SourceNode(
            id=name,
            sort=SourceSort.VOICE,
            label=f"government of {voice.state}" if voice.official else voice.name,
            directness=Directness.OFFICIAL if voice.official else Directness.UNKNOWN,
            keys=(f"voice:{voice.state}",) if voice.official else (),
            state=voice.state if voice.official else None,
        )
        works.authors[name] = () if voice.official else (names.parts(voice.name),)
    return name
