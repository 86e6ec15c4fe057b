"""Sources and their bonds as plain JSON objects, one a line."""

from typing import Any

from amity.model.interchange import passage_line
from amity.model.witnesses import SourceEdge, SourceNode

Line = dict[str, Any]


def node_line(node: SourceNode) -> Line:
    """A source as a JSON object.

    >>> from amity.model.witnesses import SourceSort
    >>> node_line(SourceNode(id="doc:a", sort=SourceSort.DOCUMENT, label="A"))["sort"]
    'document'
    """
    return {
        "node": node.id,
        "sort": str(node.sort),
        "label": node.label,
        "issued": node.issued or None,
        "directness": str(node.directness),
        "state": node.state,
        "reliability": node.reliability or None,
        "keys": list(node.keys),
    }


def edge_line(edge: SourceEdge) -> Line:
    """A bond between two sources as a JSON object, with the passages that show it.

    >>> from amity.model.witnesses import Bond
    >>> edge_line(SourceEdge(source="doc:b", target="doc:a", bond=Bond.CITES, why="B cites A."))["bond"]
    'cites'
    """
    return {
        "source": edge.source,
        "target": edge.target,
        "bond": str(edge.bond),
        "why": edge.why,
        "whole": edge.whole,
        "claims": sorted(edge.claims),
        "passages": [passage_line(passage) for passage in edge.passages],
        "originals": [passage_line(passage) for passage in edge.originals],
    }
