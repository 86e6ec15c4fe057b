"""Who depends on whom: each bond is listed with its words, and the drawing leads to each source."""

import json
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from types import ModuleType
from typing import Any

import jsonschema
import lxml.html
import pytest

from amity.model.documents import Document, Source
from amity.model.passages import Passage
from amity.model.witnesses import Bond, SourceEdge, SourceGraph, SourceNode, SourceSort
from amity.present.dependence import dependence
from amity.present.dossier import render
from amity.present.exports import render_json
from amity.present.material import Material
from amity.present.notes import Notes


@pytest.fixture(scope="module")
def case(copies: ModuleType) -> Material:
    made: Material = copies.material()
    return made


@pytest.fixture(scope="module")
def tree(case: Material) -> Any:
    return lxml.html.document_fromstring(render(case))


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_each_bond_has_a_row_with_its_reason_and_words(case: Material, tree: Any) -> None:
    assert case.witnesses is not None
    rows = tree.xpath("//*[@id='witnesses']//tbody/tr")
    assert len(rows) == len(case.witnesses.edges) == 5
    told = [words(row) for row in rows]
    assert any(row.startswith("Lind 2004 cites Oyun 2004") for row in told)
    assert any(row.startswith("Oyun 2004 cites Lind 2004") for row in told)
    [reprint] = [row for row in told if row.startswith("Valley Courier 1999 has words from")]
    assert "of the words of Valley Courier 1999 stand in Harbour Wire 1999 too" in reprint
    assert all(row.xpath(".//a[@class='cite']") for row in rows)


def test_every_citation_of_a_bond_opens_words_of_its_two_sources(case: Material, tree: Any) -> None:
    texts = {document.name: document.text for document in case.documents}
    shown = dependence(case, Notes(case))
    for row in shown.rows:
        docs = {row.edge.source.removeprefix("doc:"), row.edge.target.removeprefix("doc:")}
        element = tree.get_element_by_id(row.id)
        for cite in element.xpath(".//a[@class='cite']"):
            note = tree.get_element_by_id(cite.get("href")[1:])
            [mark] = note.xpath(".//blockquote//mark")
            assert any(mark.text in texts[doc] for doc in docs)
            assert "Shows who depends on whom" in words(note)


def test_every_box_leads_to_its_entry_in_the_bibliography(tree: Any) -> None:
    boxes = tree.xpath("//*[local-name()='svg']//a[@href]")
    assert len(boxes) == 8
    for box in boxes:
        entry = tree.get_element_by_id(box.get("href")[1:])
        assert entry.getparent().get("class") == "bibliography"
        name = " ".join(text.text for text in box.xpath("*[local-name()='text'][not(@class)]"))
        assert words(entry.xpath("dt")[0]) == name


def test_a_source_that_is_not_in_hand_leads_to_its_bond(material: Material) -> None:
    [voice] = [node for node in (material.witnesses or SourceGraph()).nodes if node.sort is SourceSort.VOICE]
    shown = dependence(material, Notes(material))
    [box] = [box for box in shown.stemma.boxes if box.id == voice.id]
    assert box.link in {row.id for row in shown.rows}
    assert box.sort == "a voice"


def test_the_drawing_has_a_name_and_says_itself_in_words(tree: Any) -> None:
    [svg] = tree.xpath("//*[local-name()='svg'][@role='group']")
    for name in svg.get("aria-labelledby").split():
        assert words(tree.get_element_by_id(name))
    assert "5 bonds" in words(tree.get_element_by_id("stemma-desc"))


def test_kinds_are_told_by_form_and_label_and_explained(tree: Any) -> None:
    forms = {
        path.get("class")
        for path in tree.xpath("//*[local-name()='svg'][@role='group']//*[local-name()='path'][@class]")
    }
    assert {"stroke wording", "stroke cites"} <= forms
    key = tree.xpath("//*[@id='figure-witnesses']//ul[@class='key']")[0]
    assert words(key).startswith("wording: ")
    assert "cites: in a note" in words(key)


def test_those_that_stand_alone_are_named(case: Material) -> None:
    alone = {name.words for name in dependence(case, Notes(case)).alone}
    assert alone == {"Moe 1999", "Evening Star 1999", "Of beekeeping n.d."}


def test_the_heading_counts_who_leans_on_whom(case: Material) -> None:
    assert dependence(case, Notes(case)).finding == "Of 8 documents 4 have it from another document in hand"
    alone = SourceGraph(nodes=(case.witnesses or SourceGraph()).nodes)
    assert dependence(replace(case, witnesses=alone, credences={}), Notes(case)).finding.endswith(
        "none is seen to hang together with another source"
    )


def many(count: int) -> Material:
    """Documents of which each cites one before it, but every fourth none."""
    documents, nodes, edges = [], [], []
    for n in range(count):
        name, text = f"d{n:03}", f"Text {n} tells what text {n // 2} told."
        csl = {"type": "book", "title": f"Book {n}", "issued": {"date-parts": [[1900 + n // 4]]}}
        documents.append(
            Document(
                name=name, path=f"{name}.txt", text=text, sha256=sha256(text.encode()).hexdigest(),
                language="en", reader="text", source=Source(id=name, csl=csl),
            )
        )  # fmt: skip
        nodes.append(
            SourceNode(id=f"doc:{name}", sort=SourceSort.DOCUMENT, label=text, issued=str(1900 + n // 4))
        )
        if n % 4:
            said = Passage.of(name, text, 0, len(text))
            edges.append(
                SourceEdge(
                    source=f"doc:{name}", target=f"doc:d{n // 2:03}", bond=Bond.CITES, why="It says so.",
                    passages=(said,),
                )
            )  # fmt: skip
    graph = SourceGraph(nodes=tuple(nodes), edges=tuple(edges))
    return Material(title="Many", dyad=(), names={}, documents=tuple(documents), witnesses=graph)


def test_of_three_hundred_sources_the_table_has_all() -> None:
    large = many(300)
    page = render(large)
    tree: Any = lxml.html.document_fromstring(page)
    graph = large.witnesses
    assert graph is not None
    assert len(tree.xpath("//*[@id='witnesses']//tbody/tr")) == len(graph.edges) == 225
    tied = {end for edge in graph.edges for end in (edge.source, edge.target)}
    assert len(tree.xpath("//*[@class='stemma wide']//a")) == len(tied) < 300
    assert f"{300 - len(tied)} sources that hang together with no other are not drawn." in words(tree)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_markup_in_names_and_reasons_is_shown_as_text(case: Material) -> None:
    graph = case.witnesses
    assert graph is not None
    evil = '"><script>boom()</script><b onload=x>{{ 7 * 7 }}'
    voice = SourceNode(id=f"voice:{evil}", sort=SourceSort.VOICE, label=evil, state=evil, issued='"><i>')
    edge = SourceEdge(source="doc:lind", target=voice.id, bond=Bond.WORDING, why=evil)
    hostile = replace(
        case, witnesses=SourceGraph(nodes=(*graph.nodes, voice), edges=(*graph.edges, edge)), credences={}
    )
    tree: Any = lxml.html.document_fromstring(render(hostile))
    assert not tree.xpath("//script[contains(., 'boom')] | //b[@onload] | //@onload | //i[not(ancestor::dd)]")
    [title] = [one for one in tree.xpath("//*[local-name()='title']") if "boom" in one.text_content()]
    assert title.text_content() == f"government of {evil}: {evil}"
    assert json.loads(render_json(hostile))["witnesses"]["bonds"][-1]["why"] == evil


def test_json_has_the_graph_and_is_as_its_schema_says(case: Material, material: Material) -> None:
    schema = json.loads(
        files("amity.present").joinpath("data", "dossier.schema.json").read_text(encoding="utf-8")
    )
    for one in (case, material, many(50), replace(case, credences={}, witnesses=None)):
        text = render_json(one)
        jsonschema.validate(json.loads(text), schema)
        assert text == render_json(one)
    told = json.loads(render_json(case))
    numbers = {passage["number"] for passage in told["passages"]}
    assert len(told["witnesses"]["sources"]) == 8
    for bond in told["witnesses"]["bonds"]:
        assert bond["passages"]
        assert {*bond["passages"], *bond["originals"]} <= numbers


def test_the_order_of_sources_and_bonds_has_no_say_in_the_drawing(case: Material) -> None:
    graph = case.witnesses
    assert graph is not None
    turned = SourceGraph(nodes=graph.nodes[::-1], edges=graph.edges[::-1])
    shown = dependence(case, Notes(case))
    other = dependence(replace(case, witnesses=turned), Notes(case))
    assert [replace(box, link="") for box in shown.stemma.boxes] == [
        replace(box, link="") for box in other.stemma.boxes
    ]
    assert shown.stemma.strokes == other.stemma.strokes
