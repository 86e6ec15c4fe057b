import csv

from amity.model.pictured import (
    ContactCount,
    CooperationLine,
    CooperationPoint,
    FlowLine,
    FlowPoint,
    Pictured,
    Stretch,
    TreatyBar,
)
from amity.present.material import Material
from amity.present.notes import Citation, Notes
from amity.present.relation_figure import figure


def pictured(material: Material) -> Pictured:
    """Eight visits in one year on eight real events, a treaty on one claim, a figure on its row."""
    events = [event.id for event in material.events if event.claims_for][:8]
    claim = material.claims[0].id
    return Pictured(
        names=("Mongolia", "North Korea"),
        span=(1948, 1990),
        contacts=(ContactCount(year=1956, way=0, rank=0, count=8, evidence=tuple(events)),),
        treaties=(TreatyBar(name="Treaty", when=Stretch(start=1961, end=1970), evidence=(claim, "gone")),),
        flows=(FlowLine(name="Trade", unit="t", points=(
            FlowPoint(at=1960.5, value=2.0, evidence="Trade:11"),
            FlowPoint(at=1961.5, value=None, note="set aside"),
        )),),
        cooperation=(CooperationLine(name="net", points=(
            CooperationPoint(at=1956.5, value=None, low=None, high=None),
        )),),
        coverage={1956: 1.0},
        missing=("phases: too few events",),
    )  # fmt: skip


def test_the_table_cites_passages_and_says_how_many_more_there_are(material: Material) -> None:
    made = figure(pictured(material), material, Notes(material))
    rows = {row[1][0]: row for row in reversed(made.rows)}
    visits = rows["contacts"][-1]
    assert 0 < sum(isinstance(piece, Citation) for piece in visits) <= 3
    assert visits[-1] == " and 5 more"
    assert [type(piece) for piece in rows["treaty"][-1]][:1] == [Citation]
    assert rows["Trade"][-1] == ("Trade:11",)
    saved = list(csv.DictReader(made.csv.splitlines()))
    assert [len(row["evidence"].split("; ")) for row in saved[:2]] == [2, 8]
    assert len(saved) == len(made.rows)


def test_only_signs_that_are_there_are_explained(material: Material) -> None:
    made = figure(pictured(material), material, Notes(material))
    assert [key.sign for key in made.key] == ["▥", "⋯", "×"]
    years = range(1948, 1991)
    whole = Pictured(names=("A", "B"), span=(1948, 1990), coverage=dict.fromkeys(years, 1.0))
    assert figure(whole, material, Notes(material)).key == ()
    assert "Not shown: phases: too few events." in made.note
