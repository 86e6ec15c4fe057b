import json
from pathlib import Path

import pytest

from amity.read import bibliography


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.pdf", "c.docx", "d.html"):
        (tmp_path / name).write_text("They met.")
    return tmp_path


def write(path: Path, content: object) -> None:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def test_beside_a_document_and_for_the_folder(folder: Path) -> None:
    write(folder / "a.json", {"id": "x", "title": "On A", "issued": {"date-parts": [["2013", "11"]]}})
    write(folder / "bibliography.json", [
        {"id": "a", "title": "Of the folder"}, {"id": "b", "title": "On B"},
        {"id": "lee", "file": "sources/c.docx", "title": "On C"},
        {"id": "lee2", "custom": {"file": "d.html"}, "title": "On D"},
    ])  # fmt: skip
    found = bibliography.load(folder)
    assert found.problems == ()
    titles = [found.source_of(folder / name).title for name in ("a.txt", "b.pdf", "c.docx", "d.html")]
    assert titles == ["On A", "On B", "On C", "On D"]
    assert found.source_of(folder / "a.txt").origin == "beside"
    assert found.source_of(folder / "b.pdf").origin == "folder"
    assert found.source_of(folder / "a.txt").issued == "2013-11"
    assert found.source_of(folder / "a.txt").missing == ("author",)


def test_a_document_without_an_entry(folder: Path) -> None:
    source = bibliography.load(folder).source_of(folder / "a.txt")
    assert (source.id, source.origin, source.missing) == ("a", "none", ("title", "author", "issued"))


def test_entries_of_files_that_are_not_there(folder: Path) -> None:
    write(
        folder / "bibliography.json",
        [{"id": "zzz", "title": "Lost"}, {"title": "Nameless"}, {"id": "a", "title": "On A"}],
    )
    write(folder / "gone.json", {"title": "Gone"})
    found = bibliography.load(folder)
    assert found.source_of(folder / "a.txt").title == "On A"
    assert len(found.problems) == 3
    assert "'zzz'" in found.problems[0]
    assert "'Nameless'" in found.problems[1]
    assert "'gone'" in found.problems[2]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"title": "cut off', "no JSON (line 1"),
        ('"a title"', "no CSL-JSON object"),
        ("[1, 2]", "no CSL-JSON object"),
        ("[" * 100000, "cannot be read"),
        ('{"title": "A", "issued": "yesterday"}', "issued is 'yesterday'"),
        ('{"title": "A", "author": [1]}', "author is '[1]'"),
        ('[{"title": "A"}, {"title": "B"}]', "2 entries for one document"),
    ],
)
def test_a_broken_file_costs_itself_alone(folder: Path, content: str, words: str) -> None:
    write(folder / "a.json", content)
    write(folder / "b.json", {"title": "On B"})
    found = bibliography.load(folder)
    assert found.source_of(folder / "b.pdf").title == "On B"
    assert any(words in line for line in found.problems)
    for line in found.problems:
        assert line.startswith(str(folder / "a.json"))
        assert "\n" not in line


def test_a_file_that_is_no_utf8(folder: Path) -> None:
    (folder / "a.json").write_bytes('{"title": "Gespräche"}'.encode("latin-1"))
    assert "UTF-8" in bibliography.load(folder).problems[0]
    (folder / "a.json").write_bytes(b"\xef\xbb\xbf" + '{"title": "Gespräche"}'.encode())
    assert bibliography.load(folder).source_of(folder / "a.txt").title == "Gespräche"


def test_two_entries_for_one_document(folder: Path) -> None:
    write(folder / "bibliography.json", [{"id": "a", "title": "First"}, {"id": "a", "title": "Second"}])
    found = bibliography.load(folder)
    assert found.source_of(folder / "a.txt").title == "First"
    assert "two entries for 'a'" in found.problems[0]


def test_zotero_exports_hold_items_in_an_object(folder: Path) -> None:
    write(folder / "bibliography.json", {"items": [{"id": "a", "title": "On A"}]})
    assert bibliography.load(folder).source_of(folder / "a.txt").title == "On A"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert bibliography.load(tmp_path / "none") == bibliography.Bibliography()


def test_bibtex_for_all_goes_by_key_and_by_linked_file(folder: Path) -> None:
    write(folder / "library.bib", r"""
        @book{a, title = {On {A}}, date = {2013-11}}
        @article{Lee2013, title = {On B}, file = {Full Text:C\:\\Users\\lee\\papers\\b.pdf:application/pdf}}
        @misc{C, title = {On C}}
        @book{other, title = {Elsewhere}}
    """)  # fmt: skip
    found = bibliography.load(folder)
    assert found.problems == ()
    titles = [found.source_of(folder / name).title for name in ("a.txt", "b.pdf", "c.docx", "d.html")]
    assert titles == ["On A", "On B", "On C", ""]
    assert found.source_of(folder / "a.txt").issued == "2013-11"
    assert found.source_of(folder / "b.pdf").origin == "folder"


def test_which_bibliography_goes_before_which(folder: Path) -> None:
    write(folder / "library.bib", "".join(f"@book{{{name}, title = {{Library}}}}" for name in "abcd"))
    write(folder / "bibliography.json", [{"id": name, "title": "Folder"} for name in "abc"])
    write(folder / "a.bib", "@book{x, title = {Beside}}")
    write(folder / "b.bib", "@book{x, title = {Beside}}")
    write(folder / "b.json", {"title": "Beside in JSON"})
    found = bibliography.load(folder)
    titles = [found.source_of(folder / name).title for name in ("a.txt", "b.pdf", "c.docx", "d.html")]
    assert titles == ["Beside", "Beside in JSON", "Folder", "Library"]


def test_what_is_wrong_with_bibtex_is_told_with_its_line(folder: Path) -> None:
    write(folder / "library.bib", "@book{a, title = {On A}}\n@book{b, title = {never closed\n")
    write(folder / "none.bib", "@book{zzz, title = {Lost}}")
    (folder / "old.bib").write_bytes("@book{d, title = {Für D, nämlich Überall}}".encode("latin-1"))
    found = bibliography.load(folder)
    assert found.source_of(folder / "a.txt").title == "On A"
    assert found.source_of(folder / "d.html").title == "Für D, nämlich Überall"
    problems = [problem.removeprefix(f"{folder}/") for problem in found.problems]
    assert problems[0].startswith("library.bib: line 2: entry 'b' is broken")
    assert problems[1].startswith("none.bib: none of its 1 entries names a document")
    assert problems[2].startswith("old.bib: it is not UTF-8; read as cp125")


def test_an_entry_that_may_be_of_either_of_two_documents_is_of_none(folder: Path) -> None:
    (folder / "a-2.txt").write_text("They parted.")
    write(folder / "library.bib", "@book{a, title = {On A}}\n@book{b, title = {On B}}")
    found = bibliography.load(folder)
    assert [found.source_of(folder / name).title for name in ("a.txt", "a-2.txt", "b.pdf")] == [
        "",
        "",
        "On B",
    ]
    (problem,) = found.problems
    assert "entry 'a' may be of 'a' or of 'a-2'" in problem
    assert "give it the key a-2, or keep it as a.bib" in problem


@pytest.mark.parametrize(
    ("name", "content", "titles"),
    [
        ("library.bib", "@book{a-2, title = {On A}}\n@book{b, title = {On B}}", ("", "On A")),
        ("more.bib", "@book{a-2, title = {Second}}", ("On A", "Second")),
        ("a-2.bib", "@book{x, title = {Second}}", ("On A", "Second")),
        ("a-2.json", {"id": "a-2", "title": "Second"}, ("On A", "Second")),
        ("bibliography.json", [{"id": "a-2", "title": "Second"}], ("On A", "Second")),
        ("a.bib", "@book{a, title = {First}}", ("First", "")),
    ],
)
def test_it_is_clear_once_one_of_the_two_has_its_own(
    folder: Path, name: str, content: object, titles: tuple[str, str]
) -> None:
    (folder / "a-2.txt").write_text("They parted.")
    write(folder / "library.bib", "@book{a, title = {On A}}\n@book{b, title = {On B}}")
    write(folder / name, content)
    found = bibliography.load(folder)
    assert found.problems == ()
    assert (found.source_of(folder / "a.txt").title, found.source_of(folder / "a-2.txt").title) == titles
