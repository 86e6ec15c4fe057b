"""The text of a document stays as it was first read."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from amity.errors import InvalidCase
from amity.model.documents import Block, BlockKind, Document, Source
from amity.store import texts
from amity.store.texts import Stored


def stored(
    text: str = "One\r\nline.\u2028Two \U0001f1f2\U0001f1f3", file: str = "f1", **fields: Any
) -> Stored:
    document = Document(
        name="000",
        path="sources/000.txt",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        language="en",
        reader=fields.pop("reader", "text"),
        source=Source(id="000", csl={"title": "On T."}, origin="beside"),
        blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
    )
    return Stored(document=replace(document, **fields), file_sha256=file, read_key="k1")


def test_a_text_comes_back_letter_for_letter(tmp_path: Path) -> None:
    kept = texts.save(tmp_path, stored())
    assert texts.load(tmp_path, "000") == kept == stored()
    assert texts.names(tmp_path) == ("000",)
    assert texts.load(tmp_path, "001") is None


def test_another_reading_of_the_same_file_leaves_the_text_and_says_so(tmp_path: Path) -> None:
    texts.save(tmp_path, stored())
    kept = texts.save(tmp_path, replace(stored("Other.", reader="text 2"), read_key="k2"))
    assert kept.document.text == stored().document.text
    assert kept.document.blocks == stored().document.blocks
    assert kept.document.warnings == ("text 2 reads another text in the file; that of text stands",)
    assert kept.read_key == "k2"
    assert texts.load(tmp_path, "000") == kept
    assert texts.save(tmp_path, stored("Other.", reader="text 2")).document.warnings == kept.document.warnings


def test_better_structure_of_the_same_text_is_taken(tmp_path: Path) -> None:
    texts.save(tmp_path, stored())
    blocks = (Block(kind=BlockKind.HEADING, start=0, end=3), Block(kind=BlockKind.PARAGRAPH, start=5, end=10))
    assert texts.save(tmp_path, stored(blocks=blocks)).document.blocks == blocks


def test_what_was_read_from_an_earlier_file_is_put_aside(tmp_path: Path) -> None:
    texts.save(tmp_path, stored())
    texts.save(tmp_path, stored("New.", file="f2"))
    assert (tmp_path / "000.txt").read_text(encoding="utf-8") == "New."
    aside = tmp_path / "superseded"
    assert sorted(p.name for p in aside.iterdir()) == ["000.f1.json", "000.f1.txt"]
    assert (aside / "000.f1.txt").read_bytes() == stored().document.text.encode()


def test_a_text_without_its_json_was_not_read(tmp_path: Path) -> None:
    texts.save(tmp_path, stored())
    (tmp_path / "000.json").unlink()
    assert texts.load(tmp_path, "000") is None
    assert texts.save(tmp_path, stored("Other.")).document.text == "Other."


def spoil_text(folder: Path) -> None:
    (folder / "000.txt").write_text("Changed.", encoding="utf-8")


def remove_text(folder: Path) -> None:
    (folder / "000.txt").unlink()


def tear_json(folder: Path) -> None:
    path = folder / "000.json"
    path.write_bytes(path.read_bytes()[:50])


def empty_json(folder: Path) -> None:
    (folder / "000.json").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize("damage", [spoil_text, remove_text, tear_json, empty_json])
def test_a_damaged_text_is_told_with_the_remedy(tmp_path: Path, damage: Any) -> None:
    texts.save(tmp_path, stored())
    damage(tmp_path)
    with pytest.raises(InvalidCase, match=r"take it from version control, or delete 000\.txt and \.json"):
        texts.load(tmp_path, "000")
