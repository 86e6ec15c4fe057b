"""A case is a folder that says what it is; older formats open, newer ones are named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidCase, InvalidValue, NewerCase
from amity.store.folder import FORMAT, make_folder, open_folder
from amity.store.toml import dumps


def test_a_new_case_opens_as_it_was_made(tmp_path: Path) -> None:
    title = 'The "two" neighbours\\ of\nChina \x7f 몽골'
    made = make_folder(tmp_path / "case", title=title, dyads=[("MNG", "PRK"), ("KOR", "MNG")])
    opened = open_folder(tmp_path / "case")
    assert opened == made
    assert (opened.title, opened.dyads) == (title, (("MNG", "PRK"), ("KOR", "MNG")))
    assert opened.settings == {"engine": "rules"}
    assert "index.db*" in (tmp_path / "case" / ".gitignore").read_text(encoding="utf-8")


def test_a_folder_with_files_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(InvalidCase, match="has files in it already"):
        make_folder(tmp_path)
    with pytest.raises(InvalidCase, match="is a file"):
        make_folder(tmp_path / "thesis.docx")


def test_a_folder_that_is_no_case_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InvalidCase, match=r"has no case\.toml; make one with: amity new"):
        open_folder(tmp_path)


def write(folder: Path, text: str) -> Path:
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_case_of_the_first_days_without_most_fields_opens(tmp_path: Path) -> None:
    opened = open_folder(write(tmp_path, 'title = "Old"\n'))
    assert (opened.title, opened.dyads, opened.format) == ("Old", (), FORMAT)


def test_a_newer_case_names_the_version_that_it_needs(tmp_path: Path) -> None:
    write(tmp_path, f'format = {FORMAT + 1}\nneeds = "9.4.0"\ntitle = 7\n')
    with pytest.raises(NewerCase, match=rf"format {FORMAT + 1}; .*it needs Amity 9\.4\.0 or later"):
        open_folder(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        "format = 0",
        'format = "1"',
        "format = true",
        'dyads = "MNG-PRK"',
        'dyads = ["MNG", "PRK"]',
        "dyads = [[1, 2]]",
        "settings = 3",
    ],
)
def test_a_case_file_that_cannot_be_used_is_named_with_the_remedy(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidCase, match=r"case\.toml: .*; "):
        open_folder(write(tmp_path, text))


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(b"title = '\xff\xfe'")
    with pytest.raises(InvalidCase, match="is not TOML"):
        open_folder(tmp_path)


texts = st.text(st.characters(codec="utf-8"))
values = st.booleans() | st.integers(-(2**62), 2**62) | st.floats(allow_nan=False) | texts
fields = st.dictionaries(texts, st.recursive(values, lambda inner: st.lists(inner, max_size=3), max_leaves=6))


@given(fields, st.dictionaries(texts, fields, max_size=2))
def test_what_is_written_as_toml_is_read_back(plain: dict[str, object], tables: dict[str, object]) -> None:
    import tomllib

    document = {**plain, **tables}
    assert tomllib.loads(dumps(document)) == document


def test_toml_has_no_nothing() -> None:
    with pytest.raises(InvalidValue, match="title"):
        dumps({"title": None})
