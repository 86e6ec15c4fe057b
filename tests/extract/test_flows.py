from amity.extract.flows import flows_of
from amity.model.documents import Cell, Document, Source
from amity.model.flows import Observation
from amity.reference import load

TEXT = "Trade with Mongolia 1960 North Korea 0.2 China 5.7 1965 0.0 .."


def cell(row: str, column: str, words: str, value: float | None, table: str = "Trade with Mongolia") -> Cell:
    start = TEXT.index(words)
    return Cell(table=table, row=row, column=column, value=value, unit="US$ million", start=start,
                end=start + len(words))  # fmt: skip


def document(*cells: Cell) -> Document:
    return Document(name="t", path="t", text=TEXT, sha256="", language="en", reader="test",
                    source=Source(id="t", csl={"title": "A yearbook"}), cells=cells)  # fmt: skip


def test_a_cell_becomes_a_flow_of_the_two_states() -> None:
    (flow,) = flows_of(document(cell("North Korea", "1960", "0.2", 0.2)), load())
    assert (flow.measure, flow.source, flow.target, str(flow.period)) == ("trade", "MNG", "PRK", "1960")
    assert (flow.value, flow.rounding, flow.observation) == (0.2, 0.1, Observation.OBSERVED)
    assert flow.passage is not None
    assert flow.passage.stands_in(TEXT)
    assert flow.origin == "A yearbook"


def test_nought_and_missing_are_told_apart() -> None:
    zero, missing = flows_of(
        document(cell("China", "1965", "0.0", 0.0), cell("China", "1965", "..", None)), load()
    )
    assert (zero.observation, missing.observation) == (Observation.ZERO, Observation.MISSING)
    assert missing.rounding is None


def test_a_title_with_both_states_serves_every_row() -> None:
    table = "Trade between Mongolia and North Korea"
    (flow,) = flows_of(document(cell("total", "1960", "5.7", 5.7, table)), load())
    assert (flow.source, flow.target) == ("MNG", "PRK")


def test_a_cell_without_a_year_is_no_flow() -> None:
    assert flows_of(document(cell("China", "share", "5.7", 5.7)), load()) == ()


def test_of_three_states_in_a_title_the_other_is_the_one_that_heads_no_row() -> None:
    table = "Danish and Swedish Trade with Norway"
    made = document(*(cell(row, "1955", "5.7", 5.7, table) for row in ("Denmark", "Sweden")))
    assert [(flow.source, flow.target) for flow in flows_of(made, load())] == [("DNK", "NOR"), ("NOR", "SWE")]
