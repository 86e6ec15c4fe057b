"""Theses in a case: files, register, and what the loss of passages does to the verdict."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amity.case import Case, open_case
from amity.case.record import record_without
from amity.case.theses import (
    competing,
    contest_of,
    decisive_of,
    note_shown,
    record_for,
    register,
    theses_of,
)
from amity.errors import InvalidValue, NotFound
from amity.explain import contest
from amity.model.answers import Answer
from amity.model.factuality import Factuality
from amity.store.sources import REGISTER

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "mongolia-dprk"
SHARED = ROOT.parent / "shared"

TEXTS = {
    "chronicle": """A chronicle of Ghana and Togo

In April 1960 Ghana opened an embassy in Togo. In June 1961 the Ghanaian foreign minister visited Togo. In
May 1962 the Togolese president visited Ghana. In July 1964 the Ghanaian foreign minister visited Togo. In
August 1966 Ghana and Togo signed a treaty of friendship in Accra. In May 1967 the Togolese foreign minister
visited Ghana.
""",
    "memoir": """A memoir

The frontier was never quiet, for the Ewe lived on both sides of it. In March 1963 Ghana condemned Togo. In
May 1962 the Togolese president visited Ghana.
""",
}
BORDER = """\
id = "border"
title = "The border"
statement = "A border that cut a people in two made them quarrel."

[scope]
states = ["GHA", "TGO"]
period = "1957/1970"

[[holders]]
name = "The memoir"
document = "memoir"
quote = "The frontier was never quiet"

[ratios]
by = "A. Mensah"
on = 2024-03-31

[[predicts]]
id = "blame"
says = "Ghana blames Togo."
ask = "happened"
kinds = ["criticism"]
if_true = [50, 200]
if_false = [0.1, 0.4]
"""
KINSHIP = """\
id = "kinship"
title = "Kinship"
statement = "One people on both sides bound them to each other."

[scope]
states = ["GHA", "TGO"]
period = "1957/1970"

[[holders]]
name = "K. Agbodeka"
citation = "A Border Reader (1972), 12"

[ratios]
by = "A. Mensah"
on = 2024-03-31

[[predicts]]
id = "visits"
says = "They visit each other three times or more."
ask = "happened"
kinds = ["visit"]
at_least = 3
if_true = [1.5, 3]
if_false = [0.2, 0.5]

[[forbids]]
id = "blame"
says = "Ghana blames Togo."
as = "border.blame"
if_true = [0.05, 0.2]
if_false = [1.5, 3]
"""


@pytest.fixture(scope="session")
def kept_theses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of Ghana and Togo with two rival theses, read."""
    home = tmp_path_factory.mktemp("theses")
    files = {f"{name}.txt": text for name, text in TEXTS.items()}
    files |= {"border.toml": BORDER, "kinship.toml": KINSHIP}
    for name, text in files.items():
        (home / "desk").mkdir(exist_ok=True)
        (home / "desk" / name).write_text(text, encoding="utf-8")
    with Case.new(home / "case", dyads=[("GHA", "TGO")]) as case:
        assert case.add([home / "desk"]).left_out == ()
        assert case.read(workers=1).failed == ()
    return home / "case"


@pytest.fixture
def case(kept_theses: Path, tmp_path: Path) -> Iterator[Case]:
    shutil.copytree(kept_theses, tmp_path / "case")
    with open_case(tmp_path / "case") as case:
        yield case


def test_theses_lie_in_a_folder_of_the_case(case: Case) -> None:
    assert sorted(path.name for path in case.folder.theses_folder.iterdir()) == [
        "border.toml",
        "kinship.toml",
    ]
    found = theses_of(case)
    assert [thesis.id for thesis in found.theses] == ["border", "kinship"]
    assert found.problems == ()
    passage = found.theses[0].holders[0].passage
    assert passage is not None
    assert passage.stands_in(case.document("memoir").text)


def test_one_at_fault_costs_itself_alone(case: Case) -> None:
    folder = case.folder.theses_folder
    (folder / "gone.toml").write_text(BORDER.replace("never quiet", "always quiet"), encoding="utf-8")
    (folder / "empty.toml").write_text("", encoding="utf-8")
    (folder / "twin.toml").write_text(KINSHIP, encoding="utf-8")
    beside = KINSHIP.replace('"kinship"', '"beside"').replace(
        "[scope]", 'may_hold_with = ["nobody"]\n[scope]'
    )
    (folder / "beside.toml").write_text(beside, encoding="utf-8")
    (folder / "latin.toml").write_bytes('statement = "é"'.encode("latin-1"))
    found = theses_of(case)
    assert {thesis.id for thesis in found.theses} == {"beside", "border", "kinship"}
    assert [line.split(",")[0].split(":")[0] for line in sorted(found.problems)] == [
        "theses/beside.toml", "theses/empty.toml", "theses/gone.toml", "theses/latin.toml",
        "theses/twin.toml",
    ]  # fmt: skip
    assert all("\n" not in line for line in found.problems)


def test_a_series_that_there_is_not_leaves_its_question_unknown(case: Case) -> None:
    asked = '\n[[predicts]]\nid = "trade"\nsays = "Trade falls."\nask = "falls"\nmeasure = "trade"\n'
    asked += 'before = "1960"\nafter = "1965"\nif_true = 3\nif_false = 0.5\n'
    (case.folder.theses_folder / "border.toml").write_text(BORDER + asked, encoding="utf-8")
    found = theses_of(case)
    [line] = found.problems
    assert line.startswith("theses/border.toml, trade.measure: no table has 'trade'")
    rows = {row.id: row for row in contest_of(case, found.theses).rows}
    assert rows["border.trade"].outcome.answer is Answer.UNKNOWN


def test_of_two_files_of_one_name_the_first_is_asked(case: Case) -> None:
    """Also by whoever takes over a question: not that of the file that is refused."""
    twin = BORDER.replace("criticism", "visit")
    (case.folder.theses_folder / "border-again.toml").write_text(BORDER, encoding="utf-8")
    (case.folder.theses_folder / "border.toml").write_text(twin, encoding="utf-8")
    found = theses_of(case)
    [line] = found.problems
    assert line.startswith("theses/border.toml, id: theses/border-again.toml has 'border' too")
    asked = {thesis.id: thesis.predictions[-1].query for thesis in found.theses}
    assert asked["kinship"] == asked["border"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[50, 200]", "[200, 50]", "if_true"),
        ("[50, 200]", "[0, 50]", "if_true"),
        ('kinds = ["criticism"]', 'kinds = ["gossip"]', "kinds"),
        ('["GHA", "TGO"]', '["GHA", "XXX"]', "states"),
        (BORDER[BORDER.index("[[predicts]]") :], "", "predicts nothing"),
        ("The frontier was never quiet", "No such words", "quote"),
        ("on = 2024-03-31", 'on = "some day"', "on"),
    ],
)
def test_each_fault_is_one_clear_line(case: Case, old: str, new: str, said: str) -> None:
    assert old in BORDER
    (case.folder.theses_folder / "border.toml").write_text(BORDER.replace(old, new), encoding="utf-8")
    kinship = KINSHIP.split("[[forbids]]", maxsplit=1)[0]
    (case.folder.theses_folder / "kinship.toml").write_text(kinship, encoding="utf-8")
    found = theses_of(case)
    assert [thesis.id for thesis in found.theses] == ["kinship"]
    [line] = found.problems
    assert line.startswith("theses/border.toml, ")
    assert said in line
    assert contest_of(case, found.theses).accounts[0].thesis == "kinship"


def test_theses_on_other_dyads_do_not_compete(case: Case) -> None:
    (case.folder.theses_folder / "kinship.toml").write_text(
        KINSHIP.replace('["GHA", "TGO"]', '["GHA", "BEN"]'), encoding="utf-8"
    )
    found = theses_of(case)
    with pytest.raises(InvalidValue, match="the same in all theses"):
        contest_of(case, found.theses)
    assert [one.id for one in competing(case, found).theses] == ["border"]
    assert [one.id for one in competing(case, found, ("Benin", "Ghana")).theses] == ["kinship"]
    with pytest.raises(NotFound, match="thesis"):
        competing(case, found, ("TGO", "BEN"))


def test_the_register_is_only_added_to(case: Case) -> None:
    path = case.folder.theses_folder / REGISTER
    theses = theses_of(case).theses
    assert [thesis.id for thesis in register(case, theses, "A. Mensah")] == ["border", "kinship"]
    first = path.read_bytes()
    assert register(case, theses, "B. Osei") == ()
    note_shown(case, theses)
    note_shown(case, theses)
    assert path.read_bytes().startswith(first)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["act"] for line in lines] == ["registered", "registered", "shown", "shown"]
    wider = BORDER.replace("[50, 200]", "[50, 300]")
    (case.folder.theses_folder / "border.toml").write_text(wider, encoding="utf-8")
    says = {name: one.says for name, one in theses_of(case).registrations.items()}
    assert says["border"].startswith("CHANGED since")
    assert says["kinship"].startswith("registered on")
    with pytest.raises(InvalidValue):
        register(case, theses, " ")


def test_results_that_are_asked_for_in_python_are_noted_as_shown(case: Case) -> None:
    case.relation("GHA", "TGO").theses()
    register(case, theses_of(case).theses, "A. Mensah")
    says = [one.says for one in theses_of(case).registrations.values()]
    assert all("AFTER results had been shown" in line for line in says)


def test_a_torn_line_of_the_register_is_passed_over(case: Case) -> None:
    theses = theses_of(case).theses
    register(case, theses, "A. Mensah")
    path = case.folder.theses_folder / REGISTER
    path.write_bytes(path.read_bytes() + b'{"act": "regis')
    assert all(one.on for one in theses_of(case).registrations.values())
    note_shown(case, theses)
    assert all(one.on for one in theses_of(case).registrations.values())


def test_the_passages_that_the_verdict_hangs_on_are_found_and_flip_it(case: Case) -> None:
    theses = theses_of(case).theses
    before = contest_of(case, theses)
    found = decisive_of(case, theses)
    assert found.front == before.front == ("border",)
    assert found.flips
    record = record_for(case, theses)
    for flip in found.flips:
        claims = [name for unit in flip.units for name in unit.claims]
        after = contest(theses, record_without(case, record, claims))
        assert set(after.front) == set(flip.front) != set(before.front)
    blame = [claim.id for claim in case.claims() if claim.claim.kind == "criticism"]
    assert any(set(unit.claims) & set(blame) for flip in found.flips for unit in flip.units)


def test_a_document_taken_away_moves_the_answer(case: Case, tmp_path: Path) -> None:
    with Case.new(tmp_path / "less", dyads=[("GHA", "TGO")]) as less:
        less.add([case.folder.sources / "chronicle.txt", case.folder.theses_folder])
        less.read(workers=1)
        text = BORDER.replace('document = "memoir"', 'citation = "A memoir"\ndocument = "memoir"')
        (less.folder.theses_folder / "border.toml").write_text(text, encoding="utf-8")
        there, here = contest_of(case, theses_of(case).theses), contest_of(less, theses_of(less).theses)
    answers = [{row.id: row.outcome.answer for row in found.rows}["border.blame"] for found in (there, here)]
    assert answers[0] is Answer.YES
    assert answers[1] is not Answer.YES
    assert there.front != here.front


def test_a_copy_of_every_source_moves_no_figure(case: Case) -> None:
    plain = contest_of(case, theses_of(case).theses)
    for name, text in TEXTS.items():
        path = case.path / f"{name}-again.txt"
        path.write_text(text + "\n", encoding="utf-8")
        case.add([path])
    case.read(workers=1)
    again = contest_of(case, theses_of(case).theses)
    one, other = ({a.thesis: a.score.middle for a in found.accounts} for found in (plain, again))
    assert other == pytest.approx(one, abs=0.05)
    assert plain.front == again.front


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The worked example with its theses."""
    with Case.new(tmp_path_factory.mktemp("example") / "case", dyads=[("MNG", "PRK")]) as case:
        assert case.add([EXAMPLE / name for name in ("sources", "tables", "theses")]).left_out == ()
        assert case.read().failed == ()
        yield case


def test_the_example_has_rivals_with_passages_for_and_against(example: Case) -> None:
    found = theses_of(example)
    assert found.problems == ()
    assert len(found.theses) >= 5
    assert all(any(holder.passage for holder in thesis.holders) for thesis in found.theses)
    result = contest_of(example, found.theses)
    for thesis in found.theses:
        told = [row for row in result.rows if row.outcome.claims or row.outcome.flows]
        weights = [row.cells[thesis.id].weight.middle for row in told if thesis.id in row.cells]
        assert any(weight > 0 for weight in weights)
        assert any(weight < 0 for weight in weights)


def test_without_those_who_say_that_nobody_blamed_silence_is_weaker(example: Case) -> None:
    theses = theses_of(example).theses
    record = record_for(example, theses)
    said = [
        name for name, claim in record.claims.items()
        if claim.kind == "criticism" and claim.factuality is Factuality.DID_NOT_HAPPEN
    ]  # fmt: skip
    assert said
    name = "no-public-blame.the-north-keeps-silent"
    there, gone = (
        next(row for row in contest(theses, one).rows if row.id == name)
        for one in (record, record_without(example, record, said))
    )
    assert set(there.outcome.claims) & set(said)
    assert not set(gone.outcome.claims) & set(said)
    assert gone.outcome.strength < there.outcome.strength


def test_trade_in_the_opposite_order_did_not_fall(example: Case) -> None:
    theses = theses_of(example).theses
    record = record_for(example, theses)
    told = {
        flow.period.first_year: flow.value for flow in record.flows_between("MNG", "PRK", "trade") if flow.row
    }
    # the years from 1986 to 1995 in the opposite order
    moved = tuple(
        replace(flow, value=told[1981 + 2000 - year])
        if flow.measure == "trade" and (year := flow.period.first_year) and 1986 <= year <= 1995
        else flow
        for flow in record.flows
    )
    rows = [
        {row.id: row.outcome.answer for row in contest(theses, one).rows}
        for one in (record, replace(record, flows=moved))
    ]
    assert rows[0]["means.trade-collapses-first"] is Answer.YES
    assert rows[1]["means.trade-collapses-first"] is Answer.NO


def test_decisive_passages_of_the_example_flip_it_and_as_many_others_do_not(example: Case) -> None:
    every = {thesis.id: thesis for thesis in theses_of(example).theses}
    accounts = contest_of(example, list(every.values())).accounts
    # the three that come out best, for all passages of all six take their time
    found = decisive_of(example, [every[account.thesis] for account in accounts[:3]])
    assert found.flips
    assert found.draws >= 10
    assert found.flipped == 0


def test_the_same_predictions_run_on_the_real_documents(tmp_path: Path) -> None:
    if not (SHARED / "corpus").is_dir():
        pytest.skip("../shared, with the real documents, is missing")
    with Case.new(tmp_path / "case", dyads=[("MNG", "PRK")]) as case:
        case.add([SHARED / "corpus", EXAMPLE / "theses"])
        case.read()
        found = theses_of(case)
        assert len(found.theses) >= 5
        assert all("no table has" in line for line in found.problems)
        result = contest_of(case, found.theses)
        answered = [row for row in result.rows if row.outcome.answer is not Answer.UNKNOWN]
        assert len(answered) >= 10
        trade = {row.id: row.outcome.answer for row in result.rows}
        assert trade["means.trade-collapses-first"] is Answer.YES
