"""The drawing of the sources: every source and bond is in it, and nothing falls outside."""

import re
from dataclasses import replace
from itertools import pairwise

from amity.model.witnesses import Bond, Directness, SourceEdge, SourceGraph, SourceNode, SourceSort
from amity.present.stemma import ALL, Plate, Stemma, drawn, stemma


def node(number: int, *, issued: bool = True) -> SourceNode:
    year = str(1900 + number // 4) if issued else ""
    return SourceNode(
        id=f"doc:d{number:03}", sort=SourceSort.DOCUMENT, label=f"Text {number}", issued=year,
        directness=Directness.PRESS,
    )  # fmt: skip


def edge(source: int, target: int, bond: Bond = Bond.CITES) -> SourceEdge:
    return SourceEdge(source=f"doc:d{source:03}", target=f"doc:d{target:03}", bond=bond, why="So it is.")


def picture(*edges: SourceEdge, count: int) -> Stemma:
    graph = SourceGraph(nodes=tuple(node(n) for n in range(count)), edges=edges)
    return stemma(graph, {one.id: Plate(name=one.label, link="bond-1") for one in graph.nodes})


def test_each_source_has_a_box_and_no_two_overlap() -> None:
    drawing = picture(edge(3, 0), edge(5, 3), edge(9, 5), count=12)
    assert len({box.id for box in drawing.boxes}) == 12
    for one in drawing.boxes:
        for other in drawing.boxes:
            apart = (
                abs(one.x - other.x) >= one.width
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert one is other or apart


def test_everything_stands_within_the_drawing() -> None:
    drawing = picture(*(edge(n, (n * 7) % n) for n in range(1, 30)), count=30)
    for box in drawing.boxes:
        assert 0 <= box.x <= box.x + box.width <= drawing.width
        assert 0 <= box.y <= box.y + box.height <= drawing.height
    numbers = [float(part) for stroke in drawing.strokes for part in re.findall(r"-?[\d.]+", stroke.path)]
    assert min(numbers) >= 0
    assert max(numbers) <= max(drawing.width, drawing.height)


def test_an_arrow_stands_where_one_derives_from_the_other_alone() -> None:
    [derived] = [s for s in picture(edge(1, 0), count=2).strokes if s.arrow]
    assert derived.form == "cites"
    joined = picture(edge(1, 0, Bond.OUTLET), count=2)
    assert [stroke.arrow for stroke in joined.strokes] == [False]
    assert [label.text for label in joined.labels] == ["outlet"]


def test_a_circle_of_citations_has_an_arrow_each_way() -> None:
    drawing = picture(edge(0, 1), edge(1, 0), count=2)
    assert [stroke.arrow for stroke in drawing.strokes] == [True, True]
    assert len({stroke.path for stroke in drawing.strokes}) == 2


def test_several_bonds_of_two_sources_are_one_line_that_names_them() -> None:
    drawing = picture(edge(1, 0), edge(1, 0, Bond.NAMES), count=2)
    assert [label.text for label in drawing.labels] == ["names, cites"]


def test_labels_beside_a_box_do_not_overlap() -> None:
    drawing = picture(*(edge(20, n) for n in range(20)), count=21)
    beside = sorted(label.y for label in drawing.labels)
    assert len(beside) == 20
    assert all(below - above >= 12 for above, below in pairwise(beside))


def test_of_three_hundred_only_those_that_hang_together_are_drawn() -> None:
    bonds = [edge(n, n // 2) for n in range(1, 200)]
    drawing = picture(*bonds, count=300)
    assert len(drawing.boxes) == 200
    assert drawing.size == "wide"
    assert len(drawing.labels) == len(bonds)
    assert len(drawn(SourceGraph(nodes=tuple(node(n) for n in range(ALL))))) == ALL


def test_a_chain_of_three_hundred_copies_can_be_drawn() -> None:
    drawing = picture(*(edge(n, n - 1, Bond.WORDING) for n in range(1, 300)), count=300)
    assert len(drawing.boxes) == 300
    assert sum(stroke.arrow for stroke in drawing.strokes) == 299


def test_what_is_cited_without_a_date_comes_first_and_other_undated_texts_last() -> None:
    voice = SourceNode(id="voice:x", sort=SourceSort.VOICE, label="X")
    undated = replace(node(1), issued="")
    graph = SourceGraph(nodes=(undated, node(2), voice))
    assert [one.id for one in drawn(graph)] == ["voice:x", "doc:d002", "doc:d001"]
    made = stemma(graph, {one.id: Plate(name=one.label, link="") for one in graph.nodes})
    assert [date.text for date in made.dates] == ["not dated", "1900", "not dated"]


def test_long_names_in_any_script_are_cut_to_their_box() -> None:
    graph = SourceGraph(nodes=(node(0),))
    for name in ("共同声明" * 40, "W" * 90, "a b " * 90, "Ж" * 70):
        [box] = stemma(graph, {"doc:d000": Plate(name=name, link="")}).boxes
        assert 1 <= len(box.lines) <= 3
        assert box.lines[-1].endswith("…")
        assert box.title.startswith(name)


def test_the_same_sources_give_the_same_drawing() -> None:
    edges = [edge(n, (n * 5) % n, list(Bond)[n % 7]) for n in range(1, 60)]
    assert picture(*edges, count=60) == picture(*reversed(edges), count=60)
