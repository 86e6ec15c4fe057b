from dataclasses import replace

from amity.model.documents import Document, Source
from amity.model.flows import Flow, Observation
from amity.model.passages import Passage
from amity.model.when import When
from amity.present.material import Material
from amity.present.notes import Notes


def test_a_passage_keeps_its_number_and_each_citation_has_an_id_of_its_own(material: Material) -> None:
    notes = Notes(material)
    first, second = notes.cite(material.claims[0]), notes.cite(material.claims[1])
    again = notes.cite(material.claims[0])
    assert (first.label, second.label, again.label) == ("1", "2", "1")
    assert first.target == again.target == "n1"
    assert first.id != again.id
    assert notes.passages[0].cited == [first.id, again.id]


def test_two_claims_of_one_passage_share_a_note(material: Material) -> None:
    twin = replace(
        material.claims[0], id="survey-twin", claim=replace(material.claims[0].claim, kind="meeting")
    )
    notes = Notes(material)
    assert len(notes.cite_all([material.claims[0], twin])) == 1
    assert [claim.id for claim in notes.passages[0].claims] == [material.claims[0].id, "survey-twin"]


def test_a_figure_of_a_document_leads_to_its_cell(material: Material) -> None:
    notes = Notes(material)
    cited = [notes.cite_figure(flow) for flow in material.flows[:8]]
    [table] = notes.tables
    assert [citation.target for citation in cited if citation] == [f"t1-{n}" for n in range(1, 9)]
    marked = [text for excerpt in table.excerpts for text, cell in excerpt if cell]
    assert marked == ["10.7", "18.7", "12.4", "14.0", "13.9", "13.3", "2.3", "0.0"]
    [whole] = ["".join(text for text, _ in excerpt) for excerpt in table.excerpts]
    assert whole.startswith("Table 1. Trade")


def test_a_figure_of_a_file_leads_to_its_line(material: Material) -> None:
    notes = Notes(material)
    of_files = [flow for flow in material.flows if flow.row]
    for flow in of_files:
        assert notes.cite_figure(flow) is not None
    assert [table.title for table in notes.tables] == ["Headlines on Mongolia", "Diplomatic representation"]
    assert [flow.row for flow in notes.tables[1].lines] == list(range(10, 20))


def test_a_figure_that_says_not_where_it_stands_is_not_cited(material: Material) -> None:
    lost = replace(material.flows[0], passage=None, row=None)
    assert Notes(material).cite_figure(lost) is None


def test_cells_that_overlap_are_each_marked_in_an_excerpt() -> None:
    text = "a\t12.5\tb"
    document = Document(
        name="d", path="d.txt", text=text, sha256="", language="en", reader="text", source=Source(id="d")
    )
    flows = [
        Flow(
            series="s",
            measure="m",
            source=None,
            target=None,
            directed=False,
            period=When.parse("1990"),
            value=1.0,
            unit="",
            observation=Observation.OBSERVED,
            passage=Passage.of("d", text, start, end),
        )
        for start, end in ((2, 6), (2, 4))
    ]
    notes = Notes(
        Material(title="t", dyad=("MNG", "PRK"), names={}, documents=(document,), flows=tuple(flows))
    )
    targets = [citation.target for flow in flows if (citation := notes.cite_figure(flow))]
    marked = {cell: piece for excerpt in notes.tables[0].excerpts for piece, cell in excerpt if cell}
    assert [marked[target] for target in targets] == ["12.5", "12"]


def test_every_note_of_an_archival_document_has_its_call_number(material: Material) -> None:
    cited = material.claims[0].claim.passage.doc
    csl = {"archive": "RGANI", "archive_location": "f. 5, op. 28, d. 412", "call-number": "P 7"}
    documents = tuple(
        replace(d, source=replace(d.source, csl={**d.source.csl, **csl})) if d.name == cited else d
        for d in material.documents
    )
    notes = Notes(replace(material, documents=documents))
    citation = notes.cite(material.claims[0])
    [note] = notes.passages
    assert note.held == "RGANI, f. 5, op. 28, d. 412, P 7"
    assert notes.where(citation) == f"{note.short}, {note.held}, {note.place}"
    assert citation.name.endswith(notes.where(citation))
    [reference] = [reference for reference in notes.references if reference.document == cited]
    assert "RGANI, f. 5, op. 28, d. 412, P 7" in reference.text
    for flow in material.flows[:1]:
        notes.cite_figure(flow)
        assert (notes.tables[0].short.endswith("P 7")) is (
            flow.passage is not None and flow.passage.doc == cited
        )


def test_what_comes_from_no_archive_is_cited_as_before(material: Material) -> None:
    notes = Notes(material)
    citation = notes.cite(material.claims[0])
    [note] = notes.passages
    assert (note.held, notes.where(citation)) == ("", note.where)
    assert note.locator == note.place
