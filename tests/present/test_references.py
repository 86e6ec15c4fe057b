from typing import Any

import pytest

from amity.model.documents import Document, Source
from amity.present.references import LONGEST, Reference, bibliography


def read(name: str, csl: dict[str, Any]) -> Document:
    return Document(
        name=name,
        path=f"/elsewhere/{name}.txt",
        text="",
        sha256="",
        language="en",
        reader="text",
        source=Source(id=name, csl=csl),
    )


def one(csl: dict[str, Any]) -> Reference:
    [reference] = bibliography([read("a", csl)])
    return reference


def work(**more: Any) -> dict[str, Any]:
    author = [{"family": "Bat", "given": "S."}]
    return {
        "type": "book",
        "title": "On Steppes",
        "author": author,
        "issued": {"date-parts": [[1998, 5]]},
        **more,
    }


def test_a_journal_article_has_its_volume_pages_and_doi() -> None:
    article = one(
        work(
            type="article-journal",
            **{"container-title": "Steppes", "volume": 7, "issue": "2", "page": "1-9", "DOI": "10.5555/s"},
        )
    )
    assert (
        article.text == "Bat, S. 1998. ‘On Steppes’. Steppes 7 (2), pp. 1–9. May. https://doi.org/10.5555/s."
    )
    assert [part.text for part in article.entry if part.italic] == ["Steppes"]
    assert [part.link for part in article.entry if part.link] == ["https://doi.org/10.5555/s"]


def test_an_archival_file_has_its_archive_and_call_number() -> None:
    file = one(
        work(
            type="manuscript",
            archive="State Archive",
            archive_location="f. 5, op. 2",
            **{"call-number": "d. 11"},
        )
    )
    assert file.text.endswith("State Archive, f. 5, op. 2, d. 11.")


def test_where_a_file_is_kept_stands_beside_its_short_reference() -> None:
    file = one(work(archive="РГАНИ", **{"archive_collection": "Ф. 5", "archive_location": "оп. 28, д. 412"}))
    assert file.held == "РГАНИ, Ф. 5, оп. 28, д. 412"
    assert file.text.endswith("РГАНИ, Ф. 5, оп. 28, д. 412.")
    assert one(work()).held == ""


def test_an_unsigned_piece_goes_by_its_outlet_and_says_that_the_author_is_missing() -> None:
    news = one(
        {
            "type": "article-newspaper",
            "title": "Return",
            "container-title": "Steppe News",
            "issued": {"date-parts": [[2004, 12, 23]]},
        }
    )
    assert (news.short, news.text) == ("Steppe News 2004", "Steppe News. 2004. ‘Return’. 23 December.")
    assert news.missing == ("author",)


def test_a_document_without_an_entry_goes_by_its_file_without_its_folder() -> None:
    bare = one({})
    assert (bare.short, bare.missing) == ("[a.txt] n.d.", ("title", "author", "issued"))
    assert "elsewhere" not in bare.text


def test_like_short_references_are_told_apart_in_the_order_of_the_bibliography() -> None:
    entries = [read(name, work(title=title)) for name, title in (("x", "B"), ("y", "A"), ("z", "C"))]
    assert [(r.document, r.short) for r in bibliography(entries)] == [
        ("y", "Bat 1998a"),
        ("x", "Bat 1998b"),
        ("z", "Bat 1998c"),
    ]


def test_a_title_that_stands_for_an_author_is_shortened() -> None:
    long = one({"type": "document", "title": "A very long title " * 9, "issued": {"date-parts": [[1998]]}})
    assert len(long.short) <= LONGEST + len(" … 1998")
    assert long.short.endswith(" … 1998")


@pytest.mark.parametrize(
    "csl",
    [
        work(title="<script>alert(1)</script> & “co”"),
        work(title="\ue000italic\ue001"),
        work(author="Bat, S."),
        work(
            author=[{"literal": "Ministry of Roads"}, "Bat", {"unknown": "x"}, {"family": "B", "extra": {}}]
        ),
        work(issued={"raw": "May 1998"}),
        work(issued={"date-parts": [["1998", "13", "40"]]}),
        work(issued={"date-parts": []}),
        work(type="no such type", volume={"a": 1}, page=None, language="en", note="x", **{"custom-field": 1}),
        work(title='<span class="nocase">iPad</span> and <i>x</i>'),
        work(key="k", id="other"),
    ],
)
def test_whatever_an_entry_holds_it_is_formatted_as_text(csl: dict[str, Any]) -> None:
    reference = one(csl)
    assert reference.text
    assert "\ue000" not in reference.text
    if "<script>" in str(csl["title"]):
        assert "<script>alert(1)</script> & “co”" in reference.text


def test_only_addresses_of_the_web_are_links() -> None:
    assert not [part.link for part in one(work(URL="javascript:alert(1)")).entry if part.link]
    assert [part.link for part in one(work(URL="https://example.org/a")).entry if part.link] == [
        "https://example.org/a"
    ]


def test_no_document_makes_an_empty_bibliography() -> None:
    assert bibliography([]) == ()
