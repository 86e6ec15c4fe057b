"""Dates that were inferred: marked in every listing, and those that follow from several passages told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amity.case import Case, open_case
from amity.case.dossier import material_of
from amity.cli.main import amity
from amity.present.chronology import chronology
from amity.present.dossier import render

TREATY = (
    "The treaty between Finland and the Soviet Union was signed during the visit of Paasikivi to Moscow in "
    "1948. In 1955 President Paasikivi visited Moscow. On 19 September the treaty was extended."
)
VISIT = "Prime Minister Paasikivi of Finland visited Moscow from {first} to {last} April 1948."


def made(folder: Path, first: int = 4, last: int = 7, *, visit: bool = True) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(TREATY, encoding="utf-8")
    if visit:
        (folder / "b.txt").write_text(VISIT.format(first=first, last=last), encoding="utf-8")
    case = Case.new(folder / "case", dyads=[("FIN", "SUN")])
    case.add(sorted(folder.glob("*.txt")))
    case.read()
    case.close()
    return folder / "case"


def run(*words: str | Path) -> Result:
    done = CliRunner().invoke(amity, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done


@pytest.mark.parametrize(("first", "last"), [(4, 7), (11, 19)])
def test_what_follows_for_a_date_moves_with_the_passages_and_names_them(
    tmp_path: Path, first: int, last: int
) -> None:
    (line,) = run("dates", made(tmp_path, first, last), "--inferred", "--jsonl").stdout.splitlines()
    row = json.loads(line)
    assert row["date"] == f"[1948-04-{first:02d}..1948-04-{last:02d}]"
    assert (row["stated"], row["inferred_parts"]) == ("1948", ["year", "month", "day"])
    assert any("during the visit of Paasikivi" in quote for quote in row["quotes"])
    assert any(f"from {first} to {last} April 1948" in quote for quote in row["quotes"])


def test_nothing_follows_without_the_passage_that_it_hung_on(tmp_path: Path) -> None:
    case = made(tmp_path, visit=False)
    assert run("dates", case, "--inferred").stdout.strip() == "Nothing to show."


def test_each_listing_marks_a_year_that_is_not_in_the_words(tmp_path: Path) -> None:
    case = made(tmp_path)
    for listing in ("claims", "events", "credence"):
        lines = run(listing, case).stdout.splitlines()
        marked = [line for line in lines if "inferred)" in line]
        assert len(marked) == 1, listing
        assert "1955-09-19 (year inferred)" in marked[0]
    (mention,) = (line for line in run("dates", case).stdout.splitlines() if "19 September" in line)
    assert mention.split()[3] == "year"
    assert "19 September 1955 (year inferred): " in run("chronology", case).stdout
    assert "a day from 4 April 1948 to 7 April 1948 follows" in run("chronology", case).stdout


def test_the_dossier_marks_them_and_opens_the_passages_that_they_follow_from(tmp_path: Path) -> None:
    case = open_case(made(tmp_path))
    material = material_of(case, full_text=False, made=None)
    case.close()
    (found,) = (entry for entry in chronology(material) if entry.follows)
    assert found.event.date.edtf == "1948"
    assert found.follows is not None
    assert len(found.follows.citations) == 2
    page = render(material)
    assert "Follows for the date:</strong> a day from 4 April 1948 to 7 April 1948" in page
    assert '<span class="stated">year inferred</span>' in page
    assert "19 September 1955 (year inferred)" in page  # in the table of the timeline
