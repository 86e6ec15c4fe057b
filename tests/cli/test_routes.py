import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
EXAMPLE = Path(__file__).parents[2] / "examples" / "mongolia-dprk" / "routes"


def test_the_answer_comes_first_with_what_it_rests_on(run: Run) -> None:
    said = run(
        "routes", EXAMPLE, "--from", "Tavan Tolgoi", "--to", "Rajin, Tianjin", "--tonnes", "5e6", "--why"
    )
    assert said.exit_code == 0
    first, *_, last = said.stdout.splitlines()
    assert first == "Tavan Tolgoi to Rajin, Tianjin: 5,000,000 t a year"
    assert "cheapest by Tianjin in " in said.stdout
    assert "links.csv, line 26" in said.stdout
    assert "not verified" in last


def test_other_programs_get_every_leg_and_figure_with_its_row(run: Run) -> None:
    words = ("--from", "Tavan Tolgoi", "--to", "Rajin", "--tonnes", "5e6", "--with-planned", "--jsonl")
    lines = [json.loads(line) for line in run("routes", EXAMPLE, *words).stdout.splitlines()]
    assert [line["route"] for line in lines] == [1, 2, 3]
    for line in lines:
        assert [line["places"][0], line["places"][-1]] == ["Tavan Tolgoi", "Rajin"]
        assert line["cost"]["low"] <= line["likely"]["low"] <= line["likely"]["high"] <= line["cost"]["high"]
        assert all(figure["line"] for term in line["terms"] for figure in term["figures"])
    assert run("routes", EXAMPLE, *words[:-1], "--csv").exit_code == 0


def test_a_place_that_cannot_be_reached_is_told_and_the_rest_answered(run: Run) -> None:
    said = run(
        "routes", EXAMPLE, "--from", "Tavan Tolgoi", "--to", "Rajin,Tianjin", "--tonnes", "1", "--at", "2021"
    )
    assert said.exit_code == 3
    assert "no way leads to Rajin at 2021" in said.stderr
    assert "Tianjin" in said.stdout
