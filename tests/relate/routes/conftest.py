from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from amity.model.routes import Network
from amity.relate.routes import network
from amity.relate.routes.tables import LINKS, NODES

Make = Callable[..., Path]
FIGURES = {"transfer_cost": "2", "transfer_days": "1", "transfer_capacity": "10"}


def table(columns: Sequence[str], rows: Sequence[dict[str, str]]) -> str:
    lines = [",".join(columns), *(",".join(row.get(column, "") for column in columns) for row in rows)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def tables(tmp_path: Path) -> Make:
    """A folder with the tables of a network; what a row leaves out is a plain default."""

    def make(places: Sequence[dict[str, str]], links: Sequence[dict[str, str]]) -> Path:
        nodes = [{"state": "GHA", "sort": "junction", "source": "survey", **FIGURES, **row} for row in places]
        joins = [
            {"mode": "road", "length_km": "100", "cost_per_tkm": "0.1", "capacity_mt": "5", "status": "built",
             "source": "survey", **row}
            for row in links
        ]  # fmt: skip
        (tmp_path / "nodes.csv").write_text(table(NODES, nodes), encoding="utf-8")
        (tmp_path / "links.csv").write_text(table((*LINKS, "oneway", "check"), joins), encoding="utf-8")
        return tmp_path

    return make


@pytest.fixture
def coast(tables: Make) -> Network:
    """Bauxite from a mine to two ports: Tema at home, Lomé abroad by road and another gauge."""
    return network(tables(
        [{"place": "Awaso", "sort": "mine"}, {"place": "Tarkwa"}, {"place": "Tema", "sort": "port"},
         {"place": "Aflao", "sort": "border crossing"}, {"place": "Lome", "state": "TGO", "sort": "port"}],
        [{"from": "Awaso", "to": "Tarkwa", "mode": "rail", "gauge_mm": "1067", "length_km": "160-180",
          "cost_per_tkm": "0.03-0.05"},
         {"from": "Awaso", "to": "Tarkwa", "length_km": "150", "cost_per_tkm": "0.1-0.14"},
         {"from": "Tarkwa", "to": "Tema", "mode": "rail", "gauge_mm": "1067/1435", "length_km": "250-300",
          "cost_per_tkm": "0.02-0.04", "capacity_mt": "1-2"},
         {"from": "Tema", "to": "Aflao", "length_km": "160", "cost_per_tkm": "0.1",
          "closed": "1982-09/1983-03"},
         {"from": "Aflao", "to": "Lome", "mode": "rail", "gauge_mm": "1000", "length_km": "10",
          "cost_per_t": "3", "cost_per_tkm": "", "crossing_cost": "2-4", "crossing_days": "1-5",
          "capacity_mt": "unknown"},
         {"from": "Tarkwa", "to": "Lome", "mode": "rail", "gauge_mm": "1067", "length_km": "380",
          "status": "planned", "cost_per_tkm": "0.01", "crossing_cost": "1"}],
    ))  # fmt: skip
