from collections.abc import Callable
from typing import Any

import pytest

from amity.model.claims import Claim
from amity.model.documents import Document
from amity.model.witnesses import Bond, SourceGraph

Made = Callable[..., Document]
Said = Callable[..., Claim]
Graph = Callable[..., SourceGraph]

VISIT = "Guevara visited Hanoi"
ROJAS = {"family": "Rojas", "given": "Marta"}
LONG = (
    "The trade envoy of Cuba reached Hanoi on Tuesday with eleven engineers, and was met at the station by "
    "the deputy minister for railways, who spoke of the bridge that is to be tested before the rains."
)


def counted(graph: SourceGraph, *claims: Claim) -> list[tuple[str, ...]]:
    """The roots of each witness."""
    return [witness.roots for witness in graph.witnesses({claim.id: claim for claim in claims})]


def bonds(graph: SourceGraph) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.target, str(edge.bond)) for edge in graph.edges}


def test_two_texts_that_know_nothing_of_each_other_are_two_witnesses(
    made: Made, said: Said, graph: Graph
) -> None:
    documents = [made("a", f"{VISIT} in May."), made("b", f"In spring {VISIT}.")]
    claims = [said(document, VISIT) for document in documents]
    assert counted(graph(documents, claims), *claims) == [("doc:a",), ("doc:b",)]


def test_a_note_that_cites_a_text_in_hand_leads_to_it(made: Made, said: Said, graph: Graph) -> None:
    author = [{"family": "Latham", "given": "Ana"}]
    first = made("first", f"{VISIT}.", type="book", author=author, title="Sugar and Rice", issued="1999")
    later = made("later", f"{VISIT}.", ["1 A. Latham, Sugar and Rice (London, 1999), 4."], issued="2010")
    claims = [said(first, VISIT), said(later, VISIT, note="1 A. Latham, Sugar and Rice (London, 1999), 4.")]
    found = graph([first, later], claims)
    assert ("doc:later", "doc:first", "cites") in bonds(found)
    [edge] = [edge for edge in found.edges if edge.bond is Bond.CITES]
    assert edge.passages[0].quote.startswith("1 A. Latham")
    assert edge.claims == {claims[1].id}
    [witness] = found.witnesses({claim.id: claim for claim in claims})
    assert (witness.roots, witness.claims, witness.derived) == (
        ("doc:first",),
        (claims[0].id,),
        (claims[1].id,),
    )


def test_two_notes_to_one_newspaper_are_one_witness(made: Made, said: Said, graph: Graph) -> None:
    notes = ("4. Asahi Shimbun, November 2, 1999.", "Asahi Shimbun, 2 November 1999 (in Japanese).")
    documents = [made(name, f"{VISIT}.", [note]) for name, note in zip("ab", notes, strict=True)]
    claims = [said(d, VISIT, note=note) for d, note in zip(documents, notes, strict=True)]
    assert counted(graph(documents, claims), *claims) == [("work:asahi-shimbun-1999-11-02",)]


def test_two_texts_that_name_one_speaker_are_one_witness(made: Made, said: Said, graph: Graph) -> None:
    documents = [made(name, f"{name}: {VISIT}.") for name in "ab"]
    claims = [
        said(documents[0], VISIT, attribution=("Marta Rojas",)),
        said(documents[1], VISIT, attribution=("the journalist M. Rojas", "Granma, May 4")),
    ]
    assert len(counted(graph(documents, claims), *claims)) == 1


def test_what_nobody_in_particular_says_is_not_one_source(made: Made, said: Said, graph: Graph) -> None:
    documents = [made(name, f"{name}: {VISIT}.") for name in "ab"]
    claims = [said(document, VISIT, attribution=("officials",)) for document in documents]
    assert len(counted(graph(documents, claims), *claims)) == 2


def test_ibid_means_the_work_before(made: Made, said: Said, graph: Graph) -> None:
    notes = ["1 Rodong Sinmun, April 1, 1991.", "2 Ibid."]
    document = made("a", f"{VISIT}.", notes)
    [edge] = graph([document], [said(document, VISIT, note=" ".join(notes))]).edges
    assert (edge.target, len(edge.passages)) == ("work:rodong-sinmun-1991-04-01", 2)


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        ({"author": [ROJAS]}, {"author": [{"family": "Rojas", "given": "M."}]}, "author"),
        ({"author": [{"literal": "Marta Rojas"}]}, {"author": [ROJAS]}, "author"),
        ({"container-title": "Le Monde"}, {"container-title": "Le Monde"}, "outlet"),
        ({"container-title": "KCNA"}, {"container-title": "Rodong Sinmun"}, "voice"),
        ({"publisher": "Ministry of Foreign Affairs of Cuba"}, {"publisher": "Government of Cuba"}, "voice"),
    ],
)  # fmt: skip
def test_one_author_outlet_or_government_is_one_witness(  # noqa: PLR0917 - fixtures
    made: Made, said: Said, graph: Graph, one: dict[str, Any], other: dict[str, Any], bond: str
) -> None:
    common = {"type": "article-newspaper", "issued": "1975"}
    documents = [made("a", f"{VISIT}.", **common, **one), made("b", f"So {VISIT}.", **common, **other)]
    claims = [said(document, VISIT) for document in documents]
    found = graph(documents, claims)
    assert ("doc:b", "doc:a", bond) in bonds(found)
    assert len(counted(found, *claims)) == 1


def test_papers_of_a_free_press_are_two(made: Made, said: Said, graph: Graph) -> None:
    papers = ("Asahi Shimbun", "Mainichi Shimbun")
    documents = [
        made(name, f"{name}: {VISIT}.", type="article-newspaper", issued="1999", **{"container-title": paper})
        for name, paper in zip("ab", papers, strict=True)
    ]
    claims = [said(document, VISIT) for document in documents]
    assert len(counted(graph(documents, claims), *claims)) == 2


def test_authors_with_a_common_surname_are_not_one(made: Made, said: Said, graph: Graph) -> None:
    documents = [
        made(name, f"{name}: {VISIT}.", type="book", author=[{"family": "Kim", "given": given}])
        for name, given in (("a", "Chol"), ("b", "Yong-nam"))
    ]
    claims = [said(document, VISIT) for document in documents]
    assert len(counted(graph(documents, claims), *claims)) == 2


def test_copied_words_make_no_witness_and_the_earlier_is_the_original(
    made: Made, said: Said, graph: Graph
) -> None:
    late, early, undated = made("a", LONG, issued="1980"), made("b", LONG, issued="1979-05"), made("c", LONG)
    claims = [said(document, "reached Hanoi") for document in (late, early, undated)]
    found = graph([late, early, undated], claims)
    assert counted(found, *claims) == [("doc:b",)]
    assert found.independent == ("doc:b",)


def test_a_circle_of_citations_is_one_witness(made: Made, said: Said, graph: Graph) -> None:
    names = ("ana", "bea", "eva")
    documents = []
    for number, name in enumerate(names):
        cited = names[(number + 1) % 3]
        note = f"1 {cited.title()} Solís, Book of {cited} and its fortunes (1999)."
        documents.append(
            made(name, f"{VISIT}, {name} says.", [note], type="book", issued="1999",
                 title=f"Book of {name} and its fortunes", author=[{"family": "Solís", "given": name}])
        )  # fmt: skip
    claims = [said(document, VISIT) for document in documents]
    found = graph(documents, claims)
    assert {edge.source for edge in found.edges if edge.bond is Bond.CITES} == {
        f"doc:{name}" for name in names
    }
    assert counted(found, *claims) == [("doc:ana",)]


def test_a_work_in_hand_that_is_cited_for_something_else_still_makes_the_later_no_witness(
    made: Made, said: Said, graph: Graph
) -> None:
    first = made(
        "first", f"{VISIT}.", type="book", author=[{"family": "Latham"}], title="Sugar", issued="1999"
    )
    later = made("later", f"{VISIT}.\n\nOther things.", ["1 Latham, Sugar (1999), 90."], issued="2010")
    claims = [said(document, VISIT) for document in (first, later)]
    found = graph([first, later], claims)
    assert counted(found, *claims) == [("doc:first",)]
    assert counted(found, claims[1]) == [("doc:later",)]


def test_the_order_of_documents_and_claims_has_no_say(made: Made, said: Said, graph: Graph) -> None:
    notes = ["1 Asahi Shimbun, November 2, 1999."]
    documents = [
        made("a", LONG, notes, issued="1980"),
        made("b", LONG, issued="1979"),
        made("c", f"{VISIT}."),
    ]
    claims = [
        said(documents[0], "reached Hanoi"),
        said(documents[1], "reached Hanoi"),
        said(documents[2], VISIT),
    ]
    there, back = graph(documents, claims), graph(documents[::-1], claims[::-1])
    assert there == back
    assert there.witnesses({c.id: c for c in claims}) == back.witnesses({c.id: c for c in reversed(claims)})


def test_sources_without_date_author_or_title_are_taken_as_they_are(
    made: Made, said: Said, graph: Graph
) -> None:
    documents = [made("a", f"{VISIT}.", author="nobody", title=None), made("b", f"So {VISIT}.", author=[{}])]
    claims = [said(document, VISIT, date="") for document in documents]
    assert len(counted(graph(documents, claims), *claims)) == 2


def test_thousands_of_texts_with_one_report_are_one_witness(made: Made, said: Said, graph: Graph) -> None:
    documents = [made(f"d{number:04d}", LONG, issued=f"{1900 + number % 100}") for number in range(1500)]
    claims = [said(document, "reached Hanoi") for document in documents]
    found = graph(documents, claims)
    assert counted(found, *claims) == [("doc:d0000",)]
    assert len(found.edges) < 2 * len(documents)
