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
