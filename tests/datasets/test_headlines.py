"""Rows of lists of headlines, counted by year; the headlines are invented."""

from amity.datasets.headlines import by_year, counts_of
from amity.model.documents import Block, BlockKind, Document, Source
from amity.model.flows import Observation
from amity.reference import load


def listed(*rows: str, name: str = "antara_1970s", reader: str = "headlines") -> Document:
    text, blocks, at = "\n\n".join(rows), [], 0
    for line, row in enumerate(rows, 2):
        blocks.append(Block(kind=BlockKind.ROW, start=at, end=at + len(row), mark=str(line)))
        at += len(row) + 2
    return Document(name=name, path="", text=text, sha256="", language="en", reader=reader,
                    source=Source(id=name), blocks=tuple(blocks))  # fmt: skip


def test_all_rows_of_a_selection_count_and_those_that_name_the_state_are_told() -> None:
    rows = [f"197{n % 3}-05-0{n % 9 + 1}: Malaysia and its rubber" for n in range(19)]
    found = counts_of(listed(*rows, "1972-12-01: The kingdom's envoy speaks"), load())
    assert by_year(found) == {1970: 7, 1971: 6, 1972: 7}
    assert {f.target for f in found} == {"MYS"}
    assert [f.row_label.partition("of which ")[2] for f in found] == ["7 name it", "6 name it", "6 name it"]
    assert all(f.passage is not None and f.rounding == 0 for f in found)


def test_of_another_list_those_count_that_name_the_state() -> None:
    document = listed(
        "1970-01-01: Ministers of Singapore and Malaysia meet",
        "1972-01-01: Rain",
        "1972-02-01: Singapore's port",
    )
    found = counts_of(document, load())
    assert {(f.target, str(f.period)): f.value for f in found} == {
        ("MYS", "1970"): 1, ("MYS", "1971"): 0, ("MYS", "1972"): 0,
        ("SGP", "1970"): 1, ("SGP", "1971"): 0, ("SGP", "1972"): 1,
    }  # fmt: skip
    assert {f.observation for f in found if f.value == 0} == {Observation.ZERO}


def test_undated_rows_and_other_documents_count_for_nothing() -> None:
    assert counts_of(listed("undated: Malaysia", "soon: Malaysia"), load()) == ()
    assert counts_of(listed("1970-01-01: Malaysia", reader="text"), load()) == ()


def test_a_state_that_changed_its_name_is_one() -> None:
    rows = [f"19{90 + n}-02-01: Guests from {'the USSR' if n < 2 else 'Russia'}" for n in range(4)]
    found = counts_of(listed(*rows), load())
    assert [(f.target, f.value) for f in found] == [("SUN", 1), ("SUN", 1), ("RUS", 1), ("RUS", 1)]
