from pathlib import Path

import pytest

from amity.errors import InvalidCase
from amity.store import readers


def test_an_engine_has_read_the_case_once_a_file_bears_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "readers"
    assert readers.names(folder) == ()
    readers.keep(folder, "spacy", {"model": "xx_small"})
    (folder / "hand").mkdir()
    (folder / "hand/anna.csv").write_text("doc,quote\n", encoding="utf-8")
    (folder / ".hidden.toml").write_text("", encoding="utf-8")
    assert readers.names(folder) == ("hand:anna", "spacy")
    assert readers.options(folder, "spacy") == {"model": "xx_small"}
    assert readers.options(folder, "llm") == {}


def test_the_fingerprint_of_an_engine_follows_its_files_alone(tmp_path: Path) -> None:
    readers.keep(tmp_path, "llm", {"model": "small"})
    before = readers.fingerprint(tmp_path, "llm")
    readers.keep(tmp_path, "spacy", {})
    assert readers.fingerprint(tmp_path, "llm") == before
    (tmp_path / "llm.jsonl").write_text("{}\n", encoding="utf-8")
    assert readers.fingerprint(tmp_path, "llm") != before


def test_options_that_are_no_toml_are_told(tmp_path: Path) -> None:
    (tmp_path / "llm.toml").write_text("model = ", encoding="utf-8")
    with pytest.raises(InvalidCase, match=r"llm\.toml: is not TOML"):
        readers.options(tmp_path, "llm")
