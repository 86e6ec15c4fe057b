from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.errors import AmityError, NotFound
from amity.model.routes import Figure, Link, Mode, Network, Place
from amity.model.when import When
from amity.relate.routes import network, routes

EXAMPLE = Path(__file__).parents[3] / "examples" / "mongolia-dprk" / "routes"
Make = Callable[..., Path]


def test_the_cheapest_way_is_by_rail_on_one_gauge_and_ends_on_board(coast: Network) -> None:
    found = routes(coast, "Awaso", ["Tema"], 1e6)
    best = found.routes[0]
    assert best.places == ("Awaso", "Tarkwa", "Tema")
    assert [leg.carrier for leg in best.legs] == ["rail 1067", "rail 1067"]
    assert best.transfers == ("loading of ships at Tema",)
    assert (best.cost.low, best.cost.high) == pytest.approx(
        (160 * 0.03 + 250 * 0.02 + 2, 180 * 0.05 + 300 * 0.04 + 2)
    )
    assert best.middle == pytest.approx(170 * 0.04 + 275 * 0.03 + 2)


def test_a_change_of_mode_or_gauge_is_a_transfer(coast: Network) -> None:
    lome = routes(coast, "Awaso", ["Lome"], 1e6).routes[0]
    assert lome.transfers == (
        "from rail to road at Tema", "from road to rail at Aflao", "loading of ships at Lome",
    )  # fmt: skip
    by_road = next(
        r for r in routes(coast, "Awaso", ["Tema"], 1e6).routes if r.legs[0].link.mode is Mode.ROAD
    )
    assert by_road.transfers == ("from road to rail at Tarkwa", "loading of ships at Tema")


def test_wagons_keep_their_gauge_over_a_track_of_two(tables: Make) -> None:
    rail = {"mode": "rail", "cost_per_tkm": "0.01"}
    folder = tables(
        [{"place": "A"}, {"place": "B"}, {"place": "C", "transfer_cost": "7"}, {"place": "D"}],
        [{"from": "A", "to": "B", "gauge_mm": "1520", **rail},
         {"from": "B", "to": "C", "gauge_mm": "1520/1435", **rail},
         {"from": "C", "to": "D", "gauge_mm": "1435", **rail}],
    )  # fmt: skip
    (way,) = routes(network(folder), "A", ["D"], 1e6).routes
    # at B, where it is cheaper than at C, and once, although both tracks are there
    assert way.transfers == ("break of gauge 1520/1435 mm at B",)
    assert way.middle == pytest.approx(3 * 100 * 0.01 + 2)


def test_the_least_capacity_limits_the_cargo(coast: Network) -> None:
    tema, lome = (routes(coast, "Awaso", [end], 4e6).routes[0] for end in ("Tema", "Lome"))
    assert (tema.share.low, tema.share.high) == (0.25, 0.5)
    assert tema.bottleneck is not None
    assert tema.bottleneck.what == "Tarkwa-Tema (rail)"
    assert tema.bottleneck.capacity.where == "links.csv, line 4"
    # what nobody counted may carry nothing
    assert (lome.share.low, lome.share.high) == (0.0, 0.5)
    small = routes(coast, "Awaso", ["Tema"], 1e5).routes[0]
    assert small.bottleneck is None
    assert small.share.low == 1


def test_planned_links_are_taken_only_when_asked_for(coast: Network) -> None:
    assert not any(r.planned for r in routes(coast, "Awaso", ["Lome"], 1e6).routes)
    planned = routes(coast, "Awaso", ["Lome"], 1e6, with_planned=True).routes[0]
    assert [link.name for link in planned.planned] == ["Tarkwa-Lome (rail)"]


def test_a_closed_link_is_no_way_and_a_closure_is_told(coast: Network) -> None:
    shut = routes(coast, "Awaso", ["Lome", "Tema"], 1e6, at=When.parse("1982-12"))
    assert [r.end for r in shut.routes] == ["Tema", "Tema"]
    assert shut.unreached == ("no way leads to Lome at 1982-12; without a date there is one",)
    partly = routes(coast, "Awaso", ["Lome"], 1e6, at=When.parse("1982"))
    assert partly.routes[0].closures == ("Tema-Aflao (road) shut 1982-09/1983-03 (links.csv, line 5)",)
    assert not routes(coast, "Awaso", ["Lome"], 1e6, at=When.parse("1990")).routes[0].closures


def test_an_unknown_cost_is_told_and_not_compared(tables: Make) -> None:
    folder = tables(
        [{"place": "A"}, {"place": "B"}, {"place": "C"}],
        [
            {"from": "A", "to": "C", "cost_per_tkm": "unknown"},
            {"from": "A", "to": "B"},
            {"from": "B", "to": "C"},
        ],
    )
    known, unknown = routes(network(folder), "A", ["C"], 1e6).routes
    assert (known.places, known.cheapest) == (("A", "B", "C"), 1.0)
    assert (unknown.cost.high, unknown.likely, unknown.cheapest) == (None, None, None)
    assert [figure.name for figure in unknown.unknown] == ["cost_per_tkm"]


def test_a_figure_that_flips_the_order_is_named_with_its_value(tables: Make) -> None:
    folder = tables(
        [{"place": "A"}, {"place": "B"}, {"place": "C"}],
        [
            {"from": "A", "to": "B", "cost_per_tkm": "0.08-0.10"},
            {"from": "A", "to": "C", "cost_per_tkm": "0.10"},
        ],
    )
    found = routes(network(folder), "A", ["B", "C"], 1e6)
    assert (found.routes[0].end, found.flips) == ("B", ())
    links = folder / "links.csv"
    links.write_text(links.read_text(encoding="utf-8").replace("0.08-0.10", "0.08-0.11"), encoding="utf-8")
    found = routes(network(folder), "A", ["B", "C"], 1e6)
    (flip,) = found.flips
    assert (flip.figures[0].subject, flip.rival) == ("A-B (road)", 1)
    assert flip.value == pytest.approx(0.10)
    assert flip.toward == 0.11
    assert dict(found.shares) == pytest.approx({"B": 2 / 3, "C": 1 / 3}, abs=0.02)


def test_the_draws_do_not_depend_on_the_order_of_rows(coast: Network) -> None:
    turned = Network(places=coast.places[::-1], links=coast.links[::-1])
    one, other = (routes(roads, "Awaso", ["Tema", "Lome"], 1e6) for roads in (coast, turned))
    assert [(r.places, r.cheapest, r.likely) for r in one.routes] == [
        (r.places, r.cheapest, r.likely) for r in other.routes
    ]


@pytest.mark.parametrize(
    ("start", "ends", "tonnes", "word"),
    [
        ("Paris", ["Tema"], 1e6, "no place 'Paris'; there is Aflao, Awaso"),
        ("Awaso", ["Paris"], 1e6, "no place 'Paris'"),
        ("Awaso", ["Awaso"], 1e6, "other than Awaso"),
        ("Awaso", [], 1e6, "one or more places"),
        ("Awaso", ["Tema"], 0, "more than nothing"),
        ("Awaso", ["Tema"], float("nan"), "more than nothing"),
    ],
)
def test_what_cannot_be_asked_is_one_clear_error(
    coast: Network, start: str, ends: list[str], tonnes: float, word: str
) -> None:
    with pytest.raises(AmityError, match=word):
        routes(coast, start, ends, tonnes)


def test_no_way_says_why(tables: Make) -> None:
    folder = tables(
        [{"place": "A"}, {"place": "B"}, {"place": "C"}],
        [{"from": "A", "to": "B", "status": "planned"}],
    )
    with pytest.raises(NotFound, match="only over planned links"):
        routes(network(folder), "A", ["B"], 1e6)
    with pytest.raises(NotFound, match="no links join A and C"):
        routes(network(folder), "A", ["C"], 1e6)


def known(name: str, value: float, line: int) -> Figure:
    return Figure(
        name=name, subject="", low=value, high=value, table="links.csv", line=line, source=str(line)
    )


def made(edges: dict[tuple[int, int], tuple[float, int]]) -> Network:
    places = tuple(
        Place(name=str(n), state="X", sort="junction", transfer_cost=known("transfer_cost", n + 1, n),
              transfer_days=known("transfer_days", 0, n), transfer_capacity=known("transfer_capacity", 1, n))
        for n in range(6)
    )  # fmt: skip
    links = tuple(
        Link(ends=(str(a), str(b)), mode=Mode.RAIL, gauges=(gauge,), length=known("length_km", 10, n),
             cost_per_tkm=known("cost_per_tkm", 0, n), cost_per_t=known("cost_per_t", cost, n),
             crossing_cost=known("crossing_cost", 0, n), crossing_days=known("crossing_days", 0, n),
             capacity=known("capacity_mt", 1, n), line=n)
        for n, ((a, b), (cost, gauge)) in enumerate(sorted(edges.items()))
    )  # fmt: skip
    return Network(places=places, links=links)


def by_brute_force(edges: dict[tuple[int, int], tuple[float, int]], start: int, end: int) -> list[float]:
    """The costs of all ways that come to no place twice, by trying them all."""
    both = edges | {(b, a): value for (a, b), value in edges.items()}
    found: list[float] = []
    open_ways: list[tuple[int, ...]] = [(start,)]
    while open_ways:
        way = open_ways.pop()
        if way[-1] == end:
            steps = [both[step] for step in pairwise(way)]
            changes = sum(way[n + 1] + 1 for n, (one, two) in enumerate(pairwise(steps)) if one[1] != two[1])
            found.append(sum(cost for cost, _ in steps) + changes)
            continue
        open_ways += [(*way, b) for a, b in both if a == way[-1] and b not in way]
    return sorted(found)


pairs = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1])
lines = st.tuples(st.integers(0, 20).map(float), st.sampled_from((1435, 1520)))


@settings(deadline=None)  # the first call imports networkx
@given(st.dictionaries(pairs, lines, max_size=12))
def test_the_routes_are_those_that_trying_all_ways_finds(
    edges: dict[tuple[int, int], tuple[float, int]],
) -> None:
    expected = by_brute_force(edges, 0, 5)
    if not expected:
        with pytest.raises(NotFound, match="no route"):
            routes(made(edges), "0", ["5"], 1e6, draws=2)
        return
    found = routes(made(edges), "0", ["5"], 1e6, draws=2, most=4)
    assert [route.middle for route in found.routes] == pytest.approx(expected[:4])
    assert found.routes[0].cheapest == 1.0


def test_the_example_has_rajin_behind_tianjin_and_says_how_far() -> None:
    example = network(EXAMPLE)
    then = routes(example, "Tavan Tolgoi", ["Rajin", "Vladivostok", "Tianjin"], 5e6, at=When.parse("2013-10"))
    assert then.routes[0].end == "Tianjin"
    rajin = then.to("Rajin")[0]
    assert rajin.length.low > 4000
    assert {"Ulan-Ude", "Khasan", "Tumangang"} <= set(rajin.places)
    assert rajin.cheapest is not None
    assert rajin.cheapest < 0.05
    # a table in which Rajin is nearer has another answer
    nearer = Network(
        places=example.places,
        links=(*example.links, Link(
            ends=("Tavan Tolgoi", "Rajin"), mode=Mode.ROAD, length=known("length_km", 100, 99),
            cost_per_tkm=known("cost_per_tkm", 0.1, 99), cost_per_t=known("cost_per_t", 0, 99),
            crossing_cost=known("crossing_cost", 0, 99), crossing_days=known("crossing_days", 0, 99),
            capacity=known("capacity_mt", 10, 99), line=99,
        )),
    )  # fmt: skip
    assert routes(nearer, "Tavan Tolgoi", ["Rajin", "Tianjin"], 5e6).routes[0].end == "Rajin"


def test_every_figure_of_the_example_has_a_source_and_where_to_check_it() -> None:
    example = network(EXAMPLE)
    found = routes(example, "Tavan Tolgoi", ["Rajin", "Busan", "Baotou"], 5e6, with_planned=True)
    for route in found.routes:
        for figure in (figure for term in route.terms for figure in term.figures):
            assert figure.source
            assert figure.check
