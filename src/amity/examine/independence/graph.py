"""The graph of sources: who cites, names, copies or belongs with whom, each with the words that show it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from amity.examine.independence import names
from amity.examine.independence.cited import Cited
from amity.examine.independence.named import named_edges
from amity.examine.independence.wording import Shared, shared_wording
from amity.examine.independence.works import Works
from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.passages import Passage
from amity.model.truths import Copying
from amity.model.witnesses import Bond, SourceEdge, SourceGraph, SourceNode
from amity.reference import Reference

WHOLE = 0.5
"""A text that has this share of its words from another is a copy of it as a whole."""
COVERED = 0.5
"""The share of a claim's passage that is in shared wording where the claim is copied."""
SHOWN = 12
"""Passages that an edge keeps as its evidence, the longest ones."""
JOINING = {"author": Bond.AUTHOR, "outlet": Bond.OUTLET, "voice": Bond.VOICE}
REASONS = {
    Bond.AUTHOR: "Both are by {key}.",
    Bond.OUTLET: "Both came out in {key}.",
    Bond.VOICE: "Both speak for the government of {key}.",
}


def source_graph(
    documents: Sequence[Document],
    claims: Mapping[str, Claim],
    reference: Reference,
) -> SourceGraph:
    """The graph of the sources of a case.

    `claims` are those on which something may rest, by the id that events know them under. What a document
    cites that is not in hand is there if a claim rests on it or two documents cite it. Of two documents with
    words in common the earlier by date of issue is the original; undated ones come last, those of one day by
    name. The work grows with the length of the texts and the number of claims.

    >>> from amity.reference import load
    >>> source_graph([], {}, load()).nodes
    ()
    """
    works = Works(documents, reference)
    ordered = sorted(documents, key=lambda document: works.nodes[f"doc:{document.name}"].order)
    by_doc = _by_doc(claims)
    cited = Cited(works)
    edges = [edge for document in ordered for edge in cited.edges(document, by_doc.get(document.name, {}))]
    edges += named_edges(ordered, by_doc, works, edges)
    edges += _copied(ordered, by_doc)
    edges = _kept(edges)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = _with_authors(
        [node for name, node in sorted(works.nodes.items()) if node.doc is not None or name in ends], works
    )
    edges += _joining(nodes)
    return SourceGraph(
        nodes=tuple(nodes), edges=tuple(sorted(edges, key=lambda e: (e.source, e.target, e.bond)))
    )


def _by_doc(claims: Mapping[str, Claim]) -> dict[str, dict[str, Claim]]:
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for name in sorted(claims):
        found[claims[name].passage.doc][name] = claims[name]
    return found


def _copied(ordered: Sequence[Document], by_doc: Mapping[str, Mapping[str, Claim]]) -> Iterator[SourceEdge]:
    """An edge for each pair of documents with wording in common, from the later to the earlier."""
    documents = {document.name: document for document in ordered}
    for shared in shared_wording(ordered):
        later, earlier = documents[shared.later], documents[shared.earlier]
        longest = sorted(range(len(shared.spans)), key=lambda i: shared.spans[i][0] - shared.spans[i][1])
        shown = sorted(longest[:SHOWN])
        yield SourceEdge(
            source=f"doc:{later.name}",
            target=f"doc:{earlier.name}",
            bond=Bond.WORDING,
            why=f"{shared.share:.0%} of the words of {later.name} stand in {earlier.name} too, "
            "a dozen or more in a row.",
            passages=tuple(Passage.of(later.name, later.text, *shared.spans[i]) for i in shown),
            originals=tuple(Passage.of(earlier.name, earlier.text, *shared.originals[i]) for i in shown),
            claims=frozenset(_within(shared, by_doc.get(later.name, {}))),
            whole=shared.share >= WHOLE,
        )


def _within(shared: Shared, claims: Mapping[str, Claim]) -> Iterator[str]:
    """The claims whose words are shared."""
    for name, claim in claims.items():
        said = claim.passage
        common = sum(max(0, min(end, said.end) - max(start, said.start)) for start, end in shared.spans)
        if common >= COVERED * (said.end - said.start):
            yield name


def with_errors(graph: SourceGraph, copying: Iterable[Copying]) -> SourceGraph:
    """A graph with an edge for each pair of documents that share errors, from the later to the earlier.

    `copying` names documents by the ids of their sources (`amity.examine.credence.truths`).

    >>> with_errors(SourceGraph(), []).edges
    ()
    """
    found = []
    for pair in copying:
        if pair.one in graph.by_id and pair.other in graph.by_id:
            earlier, later = sorted((graph.by_id[pair.one], graph.by_id[pair.other]), key=lambda n: n.order)
            why = (
                f"They give {pair.shared} values alike, {pair.errors} of them probably wrong: independent "
                f"sources seldom err alike (probability of copying {pair.probability:.2f})."
            )
            found.append(
                SourceEdge(source=later.id, target=earlier.id, bond=Bond.ERRORS, why=why, whole=True)
            )
    return replace(graph, edges=(*graph.edges, *found)) if found else graph


def _kept(edges: Iterable[SourceEdge]) -> list[SourceEdge]:
    """All edges but those to a work not in hand which one document cites for nothing that was read."""
    kept = list(edges)
    citing: dict[str, set[str]] = defaultdict(set)
    for edge in kept:
        citing[edge.target].add(edge.source)
    return [
        edge for edge in kept
        if edge.claims or edge.target.startswith("doc:") or len(citing[edge.target]) > 1
    ]  # fmt: skip


def _with_authors(nodes: Iterable[SourceNode], works: Works) -> list[SourceNode]:
    """The sources with their authors among their keys, one spelling for each person."""
    found = list(nodes)
    one = names.persons(author for node in found for author in works.authors.get(node.id, ()))
    named = ((node, sorted({one[author] for author in works.authors.get(node.id, ())})) for node in found)
    return [
        replace(node, keys=(*(f"author:{' '.join(author)}" for author in authors), *node.keys))
        for node, authors in named
    ]


def _joining(nodes: Iterable[SourceNode]) -> Iterator[SourceEdge]:
    """For each author, outlet and government an edge from each of its sources to the earliest."""
    sharing: dict[str, list[SourceNode]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.order):
        for key in node.keys:
            sharing[key].append(node)
    for key in sorted(sharing):
        first, *others = sharing[key]
        sort, _, named = key.partition(":")
        for other in others:
            why = REASONS[JOINING[sort]].format(key=named)
            yield SourceEdge(source=other.id, target=first.id, bond=JOINING[sort], why=why)
