"""Independence: who has it from whom, and how many witnesses that leaves."""

from amity.examine.independence.graph import source_graph, with_errors
from amity.examine.independence.lines import edge_line, node_line

__all__ = ["edge_line", "node_line", "source_graph", "with_errors"]
