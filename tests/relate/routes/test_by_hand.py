"""Routes that were worked out with pen and paper, step by step as the comments have it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from amity.model.routes import Network, Route
from amity.relate.routes import network, routes

Make = Callable[..., Path]


@pytest.fixture
def altiplano(tables: Make) -> Network:
    """Ore from Oruro to the Pacific at Arica or Antofagasta, and to the Paraguay at Puerto Suarez."""
    rail = {"mode": "rail", "gauge_mm": "1000", "cost_per_tkm": "0.03-0.05"}
    return network(tables(
        [{"place": "Oruro", "state": "BOL", "sort": "mine"},
         {"place": "Charana", "state": "BOL", "transfer_cost": "3", "transfer_days": "2"},
         {"place": "Uyuni", "state": "BOL"},
         {"place": "Ollague", "state": "CHL", "transfer_cost": "4-6", "transfer_days": "1-3",
          "transfer_capacity": "0.5"},
         {"place": "Calama", "state": "CHL"},
         {"place": "Arica", "state": "CHL", "sort": "port", "transfer_cost": "5", "transfer_days": "1"},
         {"place": "Antofagasta", "state": "CHL", "sort": "Port", "transfer_cost": "4-8",
          "transfer_days": "1-2", "transfer_capacity": "3"},
         {"place": "Puerto Suarez", "state": "BOL", "transfer_cost": "6", "transfer_days": "2-4"},
         {"place": "Asuncion", "state": "PRY"}],
        [{"from": "Oruro", "to": "Charana", "length_km": "220-240", **rail, "capacity_mt": "0.4-0.8"},
         {"from": "Charana", "to": "Arica", "mode": "road", "length_km": "200", "cost_per_tkm": "0.09",
          "crossing_cost": "2-5", "crossing_days": "1-4", "capacity_mt": "2"},
         {"from": "Oruro", "to": "Uyuni", "length_km": "310", **rail, "capacity_mt": "1"},
         {"from": "Uyuni", "to": "Ollague", "length_km": "200", **rail, "crossing_cost": "1",
          "crossing_days": "0.5", "capacity_mt": "1"},
         {"from": "Ollague", "to": "Calama", "mode": "rail", "gauge_mm": "1435", "length_km": "200",
          "cost_per_tkm": "0.02", "capacity_mt": "4"},
         {"from": "Calama", "to": "Antofagasta", "mode": "rail", "gauge_mm": "1000/1435",
          "length_km": "240-250", "cost_per_tkm": "0.02", "capacity_mt": "4"},
         {"from": "Oruro", "to": "Puerto Suarez", "mode": "road", "length_km": "1100",
          "cost_per_tkm": "0.06-0.08", "capacity_mt": "3"},
         {"from": "Puerto Suarez", "to": "Asuncion", "mode": "river", "length_km": "", "oneway": "yes",
          "cost_per_tkm": "", "cost_per_t": "12", "crossing_cost": "unknown", "crossing_days": "3",
          "capacity_mt": "unknown"}],
    ))  # fmt: skip


def only(found: tuple[Route, ...]) -> Route:
    assert len(found) == 1
    return found[0]


def ends(one: Route) -> list[tuple[float, float | None]]:
    return [(b.low, b.high) for b in (one.cost, one.length, one.waiting, one.share)]


def test_by_rail_and_road_over_one_border(altiplano: Network) -> None:
    # rail    220 x 0.03 =  6.6     240 x 0.05 = 12.0
    # from rail to road at Charana   3            3
    # road    200 x 0.09 = 18       18
    # border                        2             5
    # loading of ships at Arica     5             5
    # together                     34.6          43.0      middle 230 x 0.04 + 3 + 18 + 3.5 + 5 = 38.7
    # days: 2 + (1 to 4) + 1; of 0.5 Mt at least 0.4 and at most all go over the railway
    one = only(routes(altiplano, "Oruro", ["Arica"], 500_000).routes)
    assert ends(one) == [pytest.approx(pair) for pair in ((34.6, 43.0), (420, 440), (4, 7), (0.8, 1))]
    assert one.middle == pytest.approx(38.7)
    assert one.transfers == ("from rail to road at Charana", "loading of ships at Arica")
    assert one.bottleneck is not None
    assert one.bottleneck.what == "Oruro-Charana (rail)"


def test_by_rail_of_two_gauges(altiplano: Network) -> None:
    # metre gauge    510 x 0.03 = 15.3     510 x 0.05 = 25.5
    # border                       1                     1
    # break of gauge at Ollague    4                     6   (wagons of 1435 mm go on to the end)
    # standard gauge 440 x 0.02 =  8.8     450 x 0.02 =  9.0
    # loading of ships             4                     8
    # together                    33.1                  49.5   middle 20.4 + 1 + 5 + 8.9 + 6 = 41.3
    # days: 0.5 + (1 to 3) + (1 to 2); of 1 Mt half goes through the transfer at Ollague
    one = only(routes(altiplano, "Oruro", ["Antofagasta"], 1e6).routes)
    assert ends(one) == [pytest.approx(pair) for pair in ((33.1, 49.5), (950, 960), (2.5, 5.5), (0.5, 0.5))]
    assert one.middle == pytest.approx(41.3)
    assert [leg.carrier for leg in one.legs] == ["rail 1000", "rail 1000", "rail 1435", "rail 1435"]
    assert one.transfers == ("break of gauge 1000/1435 mm at Ollague", "loading of ships at Antofagasta")
    assert one.bottleneck is not None
    assert one.bottleneck.what == "break of gauge 1000/1435 mm at Ollague"


def test_by_road_and_river_where_figures_are_not_known(altiplano: Network) -> None:
    # road 1100 x (0.06 to 0.08) = 66 to 88, transfer 6, river 12: at least 84; the border nobody knows
    # the length of the river is not asked for the cost, and not known: 1100 km at least
    one = only(routes(altiplano, "Oruro", ["Asuncion"], 1e6).routes)
    assert ends(one) == [(84, None), (1100, None), (5, 7), (0, 1)]
    assert [figure.name for figure in one.unknown] == ["crossing_cost"]
    assert (one.likely, one.cheapest) == (None, None)


def test_what_turns_the_order_is_where_the_lines_cross(altiplano: Network) -> None:
    # at the middle Arica costs 38.7 and Antofagasta 41.3. With r the rate of the metre gauge:
    # 230 r + 29.5 = 510 r + 20.9  =>  r = 8.6 / 280 = 0.0307, within 0.03 to 0.05; below it Antofagasta
    # loading at Antofagasta would have to be 6 - 2.6 = 3.4, below its range; the border 3.5 + 2.6, above
    found = routes(altiplano, "Oruro", ["Arica", "Antofagasta"], 1e6)
    (flip,) = found.flips
    assert found.routes[0].end == "Arica"
    assert (flip.figures[0].name, flip.rival) == ("cost_per_tkm", 1)
    assert (flip.value, flip.toward) == pytest.approx((8.6 / 280, 0.03))
    assert [figure.subject for figure in flip.figures] == [
        "Oruro-Charana (rail)", "Oruro-Uyuni (rail)", "Uyuni-Ollague (rail)",
    ]  # fmt: skip


def test_a_river_carries_one_way(altiplano: Network) -> None:
    with pytest.raises(LookupError, match="no links join Asuncion and Oruro"):
        routes(altiplano, "Asuncion", ["Oruro"], 1e6)


def test_an_estimate_that_turns_the_order_is_told_however_few_routes_are(tables: Make) -> None:
    roads = network(tables(
        [{"place": "A"}, {"place": "B"}, {"place": "C"}],
        [{"from": "A", "to": "C", "cost_per_tkm": "0.08-0.11", "source": "one"},
         {"from": "A", "to": "B", "cost_per_tkm": "0.05", "source": "two"},
         {"from": "B", "to": "C", "cost_per_tkm": "0.05", "source": "two"}],
    ))  # fmt: skip
    found = routes(roads, "A", ["C"], 1e6, most=1)
    (flip,) = found.flips
    assert [one.places for one in found.routes] == [("A", "C"), ("A", "B", "C")]
    assert flip.rival == 1
    assert flip.value == pytest.approx(0.10)


@pytest.mark.parametrize(("price", "most"), [("unknown", 10.0), ("0.15", 0.0)])
def test_what_an_unknown_figure_may_be_at_most_is_told(tables: Make, price: str, most: float) -> None:
    """A border of unknown cost on a way that else costs 10 or 25, against one of 20."""
    roads = network(tables(
        [{"place": "A"}, {"place": "B", "state": "TGO"}, {"place": "C", "state": "TGO"}],
        [{"from": "A", "to": "C", "cost_per_tkm": "0.2", "crossing_cost": "0"},
         {"from": "A", "to": "B", "cost_per_tkm": "0.05", "crossing_cost": "unknown"},
         {"from": "B", "to": "C", "cost_per_tkm": "0.05" if price == "unknown" else "0.2"}],
    ))  # fmt: skip
    found = routes(roads, "A", ["C"], 1e6)
    assert [flip.figures[0].name for flip in found.flips] == (["crossing_cost"] if most else [])
    assert sum(flip.value for flip in found.flips) == pytest.approx(most)


def test_a_border_is_not_free_where_the_state_of_an_end_is_not_given(tables: Make) -> None:
    folder = tables([{"place": "A", "state": ""}, {"place": "B", "state": ""}], [{"from": "A", "to": "B"}])
    (way,) = routes(network(folder), "A", ["B"], 1e6).routes
    assert [figure.name for figure in way.unknown] == ["crossing_cost"]
