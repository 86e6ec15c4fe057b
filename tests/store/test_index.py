"""The index can be thrown away, torn or taken from another version: it is made again."""

import sqlite3
import stat
from pathlib import Path

import pytest

from amity.store.index import Entry, Index


def entry(doc: str = "000", key: str = "k1", count: int = 2) -> Entry:
    claims = tuple(f'{{"doc": "{doc}", "n": {n}}}' for n in range(count))
    return Entry(doc=doc, key=key, claims=claims, dates=('{"date": "1956"}',))


def numbers(index: Index) -> list[tuple[str, int]]:
    return [(doc, line["n"]) for doc, line in index.lines("claims")]


def test_what_goes_in_comes_out_in_the_order_of_names_and_text(tmp_path: Path) -> None:
    with Index(tmp_path / "index.db") as index:
        index.put(entry("001", count=11))
        index.put(entry("000"))
        assert numbers(index) == [("000", 0), ("000", 1), *(("001", n) for n in range(11))]
        assert list(index.lines("dates", ["001"])) == [("001", {"date": "1956"})]
        assert list(index.lines("flows")) == []
        assert index.keys() == {"000": "k1", "001": "k1"}


def test_a_document_that_is_read_again_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    with Index(tmp_path / "index.db") as index:
        index.put(entry(count=5))
        index.put(entry(key="k2", count=1))
        assert (numbers(index), index.keys()) == ([("000", 0)], {"000": "k2"})
        index.drop("000")
        assert (numbers(index), index.keys()) == ([], {})


def test_it_is_there_when_opened_again(tmp_path: Path) -> None:
    with Index(tmp_path / "index.db") as index:
        index.put(entry())
    with Index(tmp_path / "index.db") as index:
        assert len(numbers(index)) == 2


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def overwrite(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def spoil_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    path.write_bytes(bytes(content))


def of_another_schema(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update about set value = '99' where name = 'schema'")
    connection.close()


def without_tables(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("drop table about")
    connection.close()


@pytest.mark.parametrize("damage", [cut, overwrite, empty, spoil_pages, of_another_schema, without_tables])
def test_an_index_that_cannot_be_used_is_made_anew(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    with Index(tmp_path / "index.db") as index:
        for number in range(20):
            index.put(entry(f"{number:03}", count=20))
    damage(tmp_path / "index.db")
    with Index(tmp_path / "index.db") as index:
        assert index.keys() == {}
        index.put(entry())
        assert len(numbers(index)) == 2


def test_an_index_that_may_not_be_written_is_asked_in_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    with Index(path) as index:
        index.put(entry())
    before = path.read_bytes()
    path.chmod(stat.S_IRUSR)
    with Index(path, writable=False) as index:
        assert len(numbers(index)) == 2
        index.put(entry("001"))
        copy = index.path
    assert path.read_bytes() == before
    assert not copy.exists()


def test_without_an_index_a_case_that_may_not_be_written_gets_one_elsewhere(tmp_path: Path) -> None:
    with Index(tmp_path / "index.db", writable=False) as index:
        assert index.keys() == {}
        index.put(entry())
    assert list(tmp_path.iterdir()) == []


def test_what_another_connection_has_not_taken_in_yet_is_copied_too(tmp_path: Path) -> None:
    with Index(tmp_path / "index.db") as index:
        index.put(entry())
        with Index(tmp_path / "index.db", writable=False) as copy:
            assert len(numbers(copy)) == 2


def test_what_several_engines_derive_lies_side_by_side(tmp_path: Path) -> None:
    with Index(tmp_path / "index.db") as index:
        index.put(entry(count=2))
        other = Entry(doc="000", engine="llm", key="k9", claims=('{"n": 7}',), refused=('{"check": "date"}',))
        index.put(other)
        assert index.engines() == ("llm", "rules")
        assert numbers(index) == [("000", 0), ("000", 1)]
        assert list(index.lines("claims", engine="llm")) == [("000", {"n": 7})]
        assert list(index.lines("refused", engine="llm")) == [("000", {"check": "date"})]
        assert (index.keys(), index.keys("llm")) == ({"000": "k1"}, {"000": "k9"})
        index.drop(engine="llm")
        assert (index.engines(), len(numbers(index))) == (("rules",), 2)
        index.put(other)
        index.drop("000")
        assert index.engines() == ()
