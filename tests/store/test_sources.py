"""Files come into a case once, whole, with their bibliography, and none takes another's place."""

import json
from pathlib import Path

import pytest

from amity.store.folder import Folder, make_folder
from amity.store.sources import add, source_files


@pytest.fixture
def case(tmp_path: Path) -> Folder:
    return make_folder(tmp_path / "case")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk"


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"The words of {path.name}.", encoding="utf-8")
    return path


def names(case: Folder) -> list[str]:
    return sorted(path.name for path in case.sources.iterdir())


def test_documents_come_with_the_entry_beside_them(case: Folder, desk: Path) -> None:
    write(desk / "000.txt")
    write(desk / "000.json", '{"title": "On T."}')
    report = add(case, [desk / "000.txt"])
    assert (report.added, report.left_out) == (("000",), ())
    assert names(case) == ["000.json", "000.txt"]
    assert (case.sources / "000.txt").read_bytes() == (desk / "000.txt").read_bytes()


def test_a_folder_stands_for_its_files_tables_go_apart(case: Folder, desk: Path) -> None:
    for name in ("a.txt", "deep/b.md", "deep/trade.csv", ".hidden", "deep/.git/config"):
        write(desk / name)
    assert add(case, [desk]).added == ("a", "b", "trade")
    assert names(case) == ["a.txt", "b.md"]
    assert [path.name for path in case.tables.iterdir()] == ["trade.csv"]


def test_links_that_lead_in_a_circle_are_passed_over(case: Folder, desk: Path) -> None:
    write(desk / "inner" / "a.txt")
    (desk / "inner" / "up").symlink_to(desk)
    (desk / "b.txt").symlink_to(desk / "inner" / "a.txt")
    report = add(case, [desk])
    assert report.added == ("b",)
    assert "the same file as b.txt" in report.left_out[0]


def test_adding_again_changes_nothing_and_is_no_fault(case: Folder, desk: Path) -> None:
    write(desk / "a.txt")
    write(desk / "trade.csv")
    add(case, [desk])
    again = add(case, [desk])
    assert (again.added, again.left_out) == ((), ())
    assert names(case) == ["a.txt"]


def test_a_file_twice_under_two_names_is_kept_once_and_told_in_a_line(case: Folder, desk: Path) -> None:
    write(desk / "a.txt", "The same.")
    write(desk / "b.txt", "The same.")
    report = add(case, [desk])
    assert report.added == ("a",)
    [line] = report.left_out
    assert line == f"{desk / 'b.txt'}: the same file as a.txt, which is in the case; it is kept once"


def test_names_that_clash_become_distinct(case: Folder, desk: Path) -> None:
    for name in ("x/000.txt", "y/000.txt", "y/000.html", "y/bibliography.txt", "y/ÉTÉ.txt", "z/été.txt"):
        write(desk / name, name)
    assert add(case, [desk]).added == ("000", "000-2", "000-3", "bibliography-2", "ÉTÉ", "été-2")
    assert [s.name for s in source_files(case.sources)] == sorted(
        ["000", "000-2", "000-3", "bibliography-2", "ÉTÉ", "été-2"]
    )


def test_a_renamed_document_takes_its_entry_along(case: Folder, desk: Path) -> None:
    write(desk / "x" / "000.txt", "one")
    write(desk / "y" / "000.txt", "another")
    write(desk / "y" / "bibliography.json", '[{"id": "000", "title": "Another"}]')
    add(case, [desk / "x" / "000.txt", desk / "y" / "000.txt"])
    assert json.loads((case.sources / "000-2.json").read_text(encoding="utf-8")) == {
        "id": "000-2",
        "title": "Another",
    }


def test_bibliographies_are_put_together_and_what_is_there_stays(case: Folder, desk: Path) -> None:
    write(desk / "x" / "bibliography.json", '[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]')
    write(desk / "y" / "bibliography.json", '[{"id": "b", "title": "Other"}, {"id": "c", "title": "C"}]')
    report = add(case, [desk])
    entries = json.loads((case.sources / "bibliography.json").read_text(encoding="utf-8"))
    assert [(e["id"], e["title"]) for e in entries] == [("a", "A"), ("b", "B"), ("c", "C")]
    [line] = report.left_out
    assert "entry 'b' differs" in line


@pytest.mark.parametrize("text", ['{"id": "a", "title": "A"}', '{"items": [{"id": "a", "title": "A"}]}'])
def test_one_entry_and_a_list_within_an_object_are_bibliographies_too(
    case: Folder, desk: Path, text: str
) -> None:
    write(desk / "bibliography.json", text)
    assert add(case, [desk]).left_out == ()
    assert json.loads((case.sources / "bibliography.json").read_text(encoding="utf-8")) == [
        {"id": "a", "title": "A"}
    ]


def test_an_entry_that_differs_from_the_one_in_the_case_is_told(case: Folder, desk: Path) -> None:
    write(desk / "000.txt")
    write(desk / "000.json", '{"title": "On T."}')
    add(case, [desk])
    write(desk / "000.json", '{"title": "On U."}')
    [line] = add(case, [desk]).left_out
    assert "differs from" in line
    assert "On T." in (case.sources / "000.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("missing.txt", None, "there is no such file; check the name"),
        ("lonely.json", "{}", "no document stands beside it"),
        ("bibliography.json", "[{", "is not JSON"),
        ("bibliography.json", "7", "is no list of CSL-JSON entries"),
        ("bibliography.json", "[" * 100_000, "is not JSON"),
        ("bibliography.json", '["a"]', "is no list of CSL-JSON entries"),
    ],
)
def test_what_cannot_come_in_is_told_in_a_line(
    case: Folder, desk: Path, name: str, text: str | None, said: str
) -> None:
    if text is not None:
        write(desk / name, text)
    write(desk / "good.txt")
    report = add(case, [desk / name, desk / "good.txt"])
    assert report.added == ("good",)
    [line] = report.left_out
    assert line.startswith(f"{desk / name}: ")
    assert said in line
    assert "\n" not in line


def test_a_table_of_the_same_name_does_not_take_the_place_of_the_first(case: Folder, desk: Path) -> None:
    write(desk / "x" / "trade.csv", "one")
    write(desk / "y" / "trade.csv", "another")
    report = add(case, [desk])
    assert report.added == ("trade",)
    assert (case.tables / "trade.csv").read_text(encoding="utf-8") == "one"
    assert "another table of that name" in report.left_out[0]


def test_theses_go_to_a_folder_of_their_own(case: Folder, desk: Path) -> None:
    write(desk / "x" / "border.toml", 'id = "border"')
    write(desk / "y" / "border.toml", 'id = "another"')
    report = add(case, [desk])
    assert report.added == ("border",)
    assert (case.theses_folder / "border.toml").read_text(encoding="utf-8") == 'id = "border"'
    assert "another thesis of that name" in report.left_out[0]
    assert add(case, [desk / "x"]).left_out == ()
    write(desk / "z" / "register.jsonl", "{}")
    assert add(case, [desk / "z"]).left_out == ()
    assert (case.theses_folder / "register.jsonl").is_file()


def test_names_that_no_file_system_takes_are_made_fit(case: Folder, desk: Path) -> None:
    write(desk / ("x" * 200 + ".txt"))
    write(desk / "a\nb.txt")
    assert add(case, [desk]).added == ("a_b", "x" * 100)


def test_files_put_in_by_hand_that_differ_in_their_ending_have_two_names(case: Folder) -> None:
    for name in ("000.html", "000.txt", "000.json", ".hidden"):
        write(case.sources / name)
    assert [s.name for s in source_files(case.sources)] == ["000", "000-txt"]


def test_bibtex_comes_along_and_is_no_document(case: Folder, desk: Path) -> None:
    write(desk / "a.txt")
    write(desk / "a.bib", "@book{x, title = {On A}}")
    write(desk / "library.bib", "@book{b, title = {On B}}")
    report = add(case, [desk])
    assert (report.added, report.left_out) == (("a",), ())
    assert names(case) == ["a.bib", "a.txt", "library.bib"]
    write(desk / "library.bib", "@book{b, title = {On B, again}}")
    add(case, [desk / "library.bib"])
    assert names(case) == ["a.bib", "a.txt", "library-2.bib", "library.bib"]
    assert [source.name for source in source_files(case.sources)] == ["a"]


def test_a_document_that_takes_another_name_takes_its_bibtex_with_it(case: Folder, desk: Path) -> None:
    write(desk / "a.txt", "First words.")
    add(case, [desk / "a.txt"])
    write(desk / "deep" / "a.md", "Other words.")
    write(desk / "deep" / "a.bib", "@book{x, title = {On A}}")
    add(case, [desk / "deep"])
    assert names(case) == ["a-2.bib", "a-2.md", "a.txt"]


def test_an_entry_for_all_that_would_go_to_another_document_is_told(case: Folder, desk: Path) -> None:
    write(desk / "a.txt", "First words.")
    add(case, [desk / "a.txt"])
    write(desk / "deep" / "a.md", "Other words.")
    write(desk / "deep" / "library.bib", "@book{a, title = {On A}}")
    report = add(case, [desk / "deep"])
    assert [line.split(": ", 1)[1] for line in report.left_out] == [
        "a is in the case as a-2; give its entry the key a-2 in the case's sources"
    ]
