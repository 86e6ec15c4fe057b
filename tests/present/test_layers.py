"""Columns hold the order of time, boxes do not overlap, and lines pass between them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from amity.present.layers import SPACE, Layout, Line, in_columns, laid_out

NAMES = [f"s{n:02}" for n in range(24)]
LINES = st.lists(
    st.builds(
        Line, source=st.sampled_from(NAMES), target=st.sampled_from(NAMES),
        kind=st.sampled_from(["cites", "names"]), directed=st.booleans(),
    ).filter(lambda line: line.source != line.target),
    max_size=60, unique=True,
)  # fmt: skip


def test_columns_keep_the_order_of_the_sources() -> None:
    lines = [Line(source="s05", target="s04", kind="cites")]
    columns = in_columns(NAMES, lines)
    assert [name for column in columns for name in column] == NAMES
    at = {name: n for n, column in enumerate(columns) for name in column}
    assert at["s05"] == at["s04"] + 1


def test_what_only_belongs_together_may_share_a_column() -> None:
    joined = [Line(source="b", target="a", kind="outlet", directed=False)]
    assert in_columns(["a", "b"], joined) == [["a", "b"]]


@given(lines=LINES)
def test_nothing_overlaps_and_every_line_arrives(lines: list[Line]) -> None:
    layout = laid_out(in_columns(NAMES, lines), lines, dict.fromkeys(NAMES, 40.0))
    for column in layout.columns:
        for above, below in pairwise(column):
            room = (layout.heights[above] + layout.heights[below]) / 2 + SPACE
            assert layout.middle[below] - layout.middle[above] >= room - 0.2
    number = {item: n for n, column in enumerate(layout.columns) for item in column}
    for line, path in layout.paths.items():
        assert (path[0], path[-1]) == ((line.source,), (line.target,))
        steps = {abs(number[one] - number[other]) for one, other in pairwise(path)}
        assert steps in ({0}, {1})


@given(lines=LINES)
def test_the_same_lines_are_laid_out_alike(lines: list[Line]) -> None:
    def made() -> Layout:
        return laid_out(in_columns(NAMES, lines), lines, dict.fromkeys(NAMES, 40.0))

    assert made() == made()


def test_lines_of_one_kind_to_one_source_share_their_lane() -> None:
    lines = [Line(source=name, target="a", kind="cites") for name in ("c", "d")]
    layout = laid_out([["a"], ["b"], ["c", "d"]], lines, dict.fromkeys("abcd", 30.0))
    assert [len(column) for column in layout.columns] == [1, 2, 2]
