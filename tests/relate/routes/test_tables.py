from collections.abc import Callable
from pathlib import Path

import pytest

from amity.errors import InvalidReference
from amity.model.routes import Network
from amity.relate.routes import network

Make = Callable[..., Path]
PLACES = [{"place": "A"}, {"place": "B", "state": "TGO"}]


def test_figures_carry_their_row_source_and_doubt(tables: Make) -> None:
    link = {
        "from": "A",
        "to": "B",
        "length_km": "90–110",
        "source": "length_km: a timetable; a handbook",
        "check": "ask",
    }
    (read,) = network(tables(PLACES, [link])).links
    assert (read.length.low, read.length.high) == (90, 110)
    assert (read.length.source, read.capacity.source, read.length.check) == (
        "a timetable",
        "a handbook",
        "ask",
    )
    assert read.length.where == "links.csv, line 2"


def test_a_border_without_its_cost_is_unknown_and_a_link_at_home_has_none(coast: Network) -> None:
    crossing = {link.ends: link.crossing_cost for link in coast.links}
    assert crossing["Awaso", "Tarkwa"].high == 0
    assert not {link.ends: link.crossing_days for link in coast.links}["Tarkwa", "Lome"].known


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ({"to": "C"}, "line 2: no place 'C'"),
        ({"length_km": "-5"}, "line 2: .*length_km.* a number from 0"),
        ({"length_km": "300-200"}, "line 2: .*range from low to high"),
        ({"length_km": "far"}, "line 2: 'far' is no figure"),
        ({"capacity_mt": "inf"}, "line 2: 'inf' is no figure"),
        ({"length_km": "1.2.3"}, "line 2"),
        ({"to": "A"}, "line 2: .*another place"),
        ({"mode": "camel"}, "line 2: mode is 'camel'; write one of rail, road"),
        ({"mode": "rail"}, "line 2: .*given for a railway"),
        ({"gauge_mm": "broad", "mode": "rail"}, "line 2"),
        ({"gauge_mm": "-1520", "mode": "rail"}, "line 2: .*gauge_mm.* above 0"),
        ({"status": "dreamt"}, "line 2: status is 'dreamt'; write one of built, planned"),
        ({"closed": "often"}, "line 2: 'often'"),
        ({"source": ""}, "line 2: no source"),
        ({"oneway": "maybe"}, "line 2: oneway is 'maybe'"),
    ],
)
def test_a_row_that_cannot_be_is_one_error_with_its_line(
    tables: Make, link: dict[str, str], reason: str
) -> None:
    folder = tables(PLACES, [{"from": "A", "to": "B", **link}])
    with pytest.raises(InvalidReference, match=reason):
        network(folder)


def test_missing_files_and_columns_are_named(tables: Make) -> None:
    folder = tables(PLACES, [{"from": "A", "to": "B"}])
    nodes, links = folder / "nodes.csv", folder / "links.csv"
    whole = links.read_text(encoding="utf-8")
    links.write_text(whole.replace("length_km", "length"), encoding="utf-8")
    with pytest.raises(InvalidReference, match="no column length_km"):
        network(folder)
    links.write_text(whole.replace("oneway", "wagons"), encoding="utf-8")
    with pytest.raises(InvalidReference, match=r"unknown \(wagons\)"):
        network(folder)
    links.unlink()
    with pytest.raises(InvalidReference, match=r"links\.csv, line 1: there is no such file"):
        network(folder)
    nodes.write_text(nodes.read_text(encoding="utf-8") + "A,GHA,mine,1,1,1,again\n", encoding="utf-8")
    with pytest.raises(InvalidReference, match="line 4: 'A' stands in two rows"):
        network(folder)
