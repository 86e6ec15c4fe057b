"""Published datasets in their own layouts become flows; all figures here are invented."""

from pathlib import Path

import pytest

from amity.datasets.published import read_published
from amity.model.flows import Flow, Observation
from amity.reference import load

OBSERVED, ZERO, MISSING, OUTSIDE = (
    Observation.OBSERVED,
    Observation.ZERO,
    Observation.MISSING,
    Observation.OUTSIDE,
)


def flows(
    folder: Path, text: str, name: str = "table.csv", states: tuple[str, ...] = (), **limits: int
) -> tuple[Flow, ...]:
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
    read = read_published(folder / name, load(), states, **limits)
    assert read is not None
    assert read.problems == ()
    return read.flows


def short(
    found: tuple[Flow, ...],
) -> list[tuple[str, str | None, str | None, str, float | None, Observation]]:
    return [(f.measure, f.source, f.target, str(f.period), f.value, f.observation) for f in found]


def test_trade_goes_from_the_exporter_to_the_importer(tmp_path: Path) -> None:
    text = (
        "ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n"
        "375,365,1951,12.5,-9,1,1\n375,365,1995,0,7.25,1,1\n"
    )
    found = flows(tmp_path, text)
    assert [row for row in short(found) if row[3] in ("1951", "1995")] == [
        ("trade", "SUN", "FIN", "1951", 12.5, OBSERVED),
        ("trade", "RUS", "FIN", "1995", 0.0, ZERO),
        ("trade", "FIN", "SUN", "1951", None, MISSING),
        ("trade", "FIN", "RUS", "1995", 7.25, OBSERVED),
    ]
    assert {f.rounding for f in found if f.value is not None} == {0.1, 0.01}
    assert all("Barbieri" in f.origin and f.directed for f in found)
    between = [f for f in found if f.row is None]
    assert {f.observation for f in between} == {MISSING}
    assert {int(str(f.period)) for f in between} == set(range(1952, 1995))


def test_representation_is_of_the_sender_at_the_host(tmp_path: Path) -> None:
    text = "ccode1,ccode2,year,DR_at_1,DR_at_2,DE\n452,461,1975,3,0,1\n452,461,1980,9,1,1\n"
    found = flows(tmp_path, text)
    assert short(found)[:4] == [
        ("representation", "TGO", "GHA", "1975", 3.0, OBSERVED),
        ("representation", "TGO", "GHA", "1980", None, MISSING),
        ("representation", "GHA", "TGO", "1975", 0.0, ZERO),
        ("representation", "GHA", "TGO", "1980", 1.0, OBSERVED),
    ]
    assert (found[0].row_label, found[0].column_label) == ("GHA, TGO, 1975: DR_at_1 = 3", "ambassador")
    assert found[1].column_label == "other, or level unknown"
    assert {f.row for f in found} == {2, 3}


def test_years_without_a_dispute_are_noughts_while_both_stood(tmp_path: Path) -> None:
    head = "dispnum,ccode1,ccode2,year,hostlev1,hostlev2\n"
    rows = "11,160,155,1978,3,2\n11,155,160,1978,2,3\n12,160,155,1978,4,4\n13,160,145,1982,2,1\n"
    found = flows(tmp_path, head + rows, states=("ARG", "CHL"))
    disputes = {str(f.period): f for f in found if f.measure == "disputes" and f.target == "CHL"}
    assert disputes["1978"].value == 2
    assert disputes["1978"].row_label.endswith("with lines 3, 4")
    quiet = {year: f.observation for year, f in disputes.items() if year != "1978"}
    assert quiet == dict.fromkeys(("1979", "1980", "1981", "1982"), ZERO)
    worst = {
        (f.source, f.target): f.value for f in found if f.measure == "hostility" and str(f.period) == "1978"
    }
    assert worst[("ARG", "CHL")] == 4.0
    assert worst[("CHL", "ARG")] == 4.0
    assert worst[("ARG", "BOL")] == 0.0


def test_no_pair_has_two_figures_of_one_measure_for_a_year(tmp_path: Path) -> None:
    head = "dispnum,ccode1,ccode2,year,hostlev1,hostlev2\n"
    rows = "11,160,155,1978,3,2\n11,155,160,1978,2,3\n13,160,145,1982,2,1\n14,145,155,1980,5,4\n"
    found = flows(tmp_path, head + rows, states=("ARG", "CHL"))
    keys = [(f.measure, f.source, f.target, f.period.edtf) for f in found]
    assert len(keys) == len(set(keys))


def test_two_states_that_have_rows_with_others_alone_had_none_with_each_other(tmp_path: Path) -> None:
    text = "ccode1,ccode2,year,atop_defense,atop_nonagg,atop_consul\n2,20,1960,1,0,1\n200,220,1962,1,1,1\n"
    found = flows(tmp_path, text, states=("USA", "GBR"))
    pact = [f for f in found if {f.source, f.target} == {"USA", "GBR"} and f.measure == "alliance, defence"]
    assert [(str(f.period), f.observation) for f in pact] == [(y, ZERO) for y in ("1960", "1961", "1962")]


def test_spells_are_told_by_year(tmp_path: Path) -> None:
    text = "state1no,state2no,conttype,begin,end\n160,155,1,199001,199212\n"
    found = flows(tmp_path, text)
    assert [(f.source, f.target, str(f.period), f.value, f.row) for f in found] == [
        ("ARG", "CHL", year, 1.0, 2) for year in ("1990", "1991", "1992")
    ]


def test_capabilities_are_of_one_state(tmp_path: Path) -> None:
    text = "stateabb,ccode,year,milex,milper,cinc\nGHA,452,1960,-9,8,0.00051\nGHA,452,1962,10,0,0.0006\n"
    found = flows(tmp_path, text)
    told = [row for row in short(found) if row[0] == "military expenditure"]
    assert told == [
        ("military expenditure", "GHA", None, "1960", None, MISSING),
        ("military expenditure", "GHA", None, "1962", 10.0, OBSERVED),
        ("military expenditure", "GHA", None, "1961", None, MISSING),
    ]


def test_votes_by_pair_sessions_and_states_across(tmp_path: Path) -> None:
    pairs = flows(tmp_path, "dyad,year,n,agree\nMON-ROK,1995,60,0.71\nMNG-PRK,1995,61,.7\n")
    assert [(f.source, f.target, f.value) for f in pairs[:2]] == [("KOR", "MNG", 0.71), ("MNG", "PRK", 0.7)]
    session = flows(tmp_path, "ccode,session,IdealPointAll\n850,20,-1.25\n")
    assert [(f.source, str(f.period), f.value) for f in session] == [("IDN", "1965", -1.25)]
    across = flows(
        tmp_path, "year,IDN,MYS\n1963,,\n1964,-1.1,\n1965,-1,0.2\n1966,,.3\n1967,-.5,.3\n", "ideal.csv"
    )
    indonesia = [(str(f.period), f.observation) for f in across if f.source == "IDN"]
    assert indonesia == [
        ("1963", OUTSIDE), ("1964", OBSERVED), ("1965", OBSERVED), ("1966", MISSING), ("1967", OBSERVED)
    ]  # fmt: skip
    assert {f.measure for f in across} == {"ideal point"}


def test_what_china_did_goes_to_the_country_and_students_come_from_it(tmp_path: Path) -> None:
    head = "receiving_country,year,confucius_institutes,government_visits,total_elite_visits"
    text = f"{head},inbound_students_to_china\nFiji,2004,0,3,3,\n"
    found = flows(tmp_path, text)
    assert ("visits, government", "CHN", "FJI", "2004", 3.0, OBSERVED) in short(found)
    assert ("students", "FJI", "CHN", "2004", None, MISSING) in short(found)


def test_an_agency_s_output_is_its_state_s(tmp_path: Path) -> None:
    found = flows(tmp_path, "year,headlines,english_headlines\n1999,900,300\n", "tanjug_output.csv")
    assert {f.unit for f in found} == {"headlines in English", "headlines in all languages"}
    (unsaid,) = {f.source for f in flows(tmp_path, "year,headlines\n1999,900\n", "output.csv")}
    assert unsaid is None


def test_treaties_count_once_in_the_year_of_the_later(tmp_path: Path) -> None:
    head = "treatyID,Title,StateSignature_FIN,StateForce_FIN,StateSignature_EST,StateForce_EST\n"
    rows = (
        "A,One,NA,1993-05-01,NA,1995-01-01\nA,One again,NA,1993-05-01,NA,1995-01-01\nB,Two,NA,1997,NA,1996\n"
    )
    found = [f for f in flows(tmp_path, head + rows) if "force" in f.measure]
    assert [(str(f.period), f.value, f.observation, f.row) for f in found] == [
        ("1995", 1.0, OBSERVED, 2), ("1996", 0.0, ZERO, None), ("1997", 1.0, OBSERVED, 4)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "obsid,leader,startdate,enddate\n1,a,1990-01-01,1991-01-01\n",
        "gwf_casename,gwf_regimetype,year\na,b,1990\n",
        "stateabb,ccode,styear,endyear\nFIN,375,1917,2016\n",
    ],
)
def test_what_is_known_and_no_series_is_left_out_in_one_line(tmp_path: Path, head: str) -> None:
    (tmp_path / "known.csv").write_text(head, encoding="utf-8")
    read = read_published(tmp_path / "known.csv", load())
    assert read is not None
    assert read.flows == ()
    assert len(read.problems) == 1
    assert "it is not read" in read.problems[0]


@pytest.mark.parametrize(
    "text",
    ["", "one\n1\n", "name,age\nAda,36\n", "year,tractors\n1970,5\n", "# series: a\nperiod,value\n1970,5\n"],
)
def test_what_is_no_table_of_states_is_not_taken(tmp_path: Path, text: str) -> None:
    (tmp_path / "other.csv").write_text(text, encoding="utf-8")
    assert read_published(tmp_path / "other.csv", load()) is None


def test_a_bad_row_costs_itself_alone(tmp_path: Path) -> None:
    rows = "375,365,1951,12,1\n375,365,soon,1,1\n375,375,1952,1,1\n375,365,1952,much,-4\n375,9999,1952,2,2\n"
    (tmp_path / "bad.csv").write_text("ccode1,ccode2,year,flow1,flow2\n" + rows, encoding="utf-8")
    read = read_published(tmp_path / "bad.csv", load())
    assert read is not None
    assert [p.partition("bad.csv")[2] for p in read.problems] == [
        ", line 6: no state is known by the code '9999'; rows with them are left out; add the states to the "
        "case's reference/states.csv",
        ", line 3: it has no year that can be read; it is left out, mend it to have it read",
        ", line 4: both of its states are FIN; it is left out, mend it to have it read",
        ", line 5: flow1: 'much' is no number; it is left out, mend it to have it read",
    ]
    below = [f for f in read.flows if f.value is not None and f.value < 0]
    assert [(f.value, f.observation, f.column_label) for f in below] == [
        (-4.0, MISSING, "flag: trade cannot be below nought")
    ]
    assert any(f.value == 12 for f in read.flows)


def test_of_a_large_file_only_rows_on_the_states_in_question_are_kept(tmp_path: Path) -> None:
    text = "ccode1,ccode2,year,flow1,flow2\n2,20,1950,1,2\n2,375,1950,3,4\n365,375,1950,5,6\n"
    assert {f.value for f in flows(tmp_path, text, states=("RUS", "USA"), whole=10)} == {1, 2, 3, 4, 5, 6}
    assert {f.value for f in flows(tmp_path, text, states=("RUS", "EST"), whole=10)} == {5, 6}
    assert len(flows(tmp_path, text, states=("RUS", "EST"))) == 6


def test_any_table_of_states_years_and_figures_is_taken(tmp_path: Path) -> None:
    text = "exporter;importer;Year;goods_usd_million;version\nFinland;SUN;1950;12.5;1\nRUS;FIN;1994;..;1\n"
    found = flows(tmp_path, text)
    assert short(found) == [
        ("goods", "FIN", "SUN", "1950", 12.5, OBSERVED),
        ("goods", "RUS", "FIN", "1994", None, MISSING),
    ]
    assert (found[0].unit, found[0].directed, found[0].origin) == ("US$ million", True, "table")
    one = flows(tmp_path, "country,year,growth\nGhana,1970,-2.5\n")
    assert short(one) == [("growth", "GHA", None, "1970", -2.5, OBSERVED)]


def test_the_encoding_of_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes("country,year,visits\nCôte d'Ivoire,1999,4\n".encode("cp1252"))
    read = read_published(tmp_path / "latin.csv", load())
    assert read is not None
    assert [(f.source, f.value) for f in read.flows] == [("CIV", 4.0)]


def test_words_that_are_codes_of_two_letters_are_no_states(tmp_path: Path) -> None:
    (tmp_path / "yards.csv").write_text("year,in,no\n1961,3,4\n1962,4,5\n", encoding="utf-8")
    assert read_published(tmp_path / "yards.csv", load()) is None


@pytest.mark.parametrize(
    ("head", "rows", "periods"),
    [
        ("period", ("1980-01", "1980-02", "1981-12"), ["1980-01", "1980-02", "1981-12"]),
        ("period", ("198001", "1980M02", "198112"), ["1980-01", "1980-02", "1981-12"]),
        ("year,month", ("1980,1", "1980,2.0", "1981,12"), ["1980-01", "1980-02", "1981-12"]),
        ("year", ("1980Q1", "1980-Q2", "1981q4"), ["1980-33", "1980-34", "1981-36"]),
        ("year,quarter", ("1980,1", "1980,2", "1981,4"), ["1980-33", "1980-34", "1981-36"]),
        ("year", ("1911-12", "1912-13", "1913-14"), ["1911", "1912", "1913"]),
        ("year", ("1980", "1981", "1982"), ["1980", "1981", "1982"]),
    ],
)
def test_months_and_quarters_are_periods_of_their_own(
    tmp_path: Path, head: str, rows: tuple[str, ...], periods: list[str]
) -> None:
    lines = [f"{head},exporter,importer,oil_kt", *(f"{row},RUS,FIN,{n}" for n, row in enumerate(rows))]
    found = flows(tmp_path, "\n".join(lines) + "\n")
    assert [str(flow.period) for flow in found] == periods
    assert [flow.observation for flow in found] == [ZERO, OBSERVED, OBSERVED]
    assert periods[0] in found[0].row_label


def test_months_of_states_side_by_side_are_months_too(tmp_path: Path) -> None:
    text = "year,Chile,Peru\n1980-01,3,\n1980-02,,4\n1980-03,5,6\n"
    found = flows(tmp_path, text, "copper.csv")
    assert short(found) == [
        ("copper", "CHL", None, "1980-01", 3.0, OBSERVED),
        ("copper", "CHL", None, "1980-02", None, MISSING),
        ("copper", "CHL", None, "1980-03", 5.0, OBSERVED),
        ("copper", "PER", None, "1980-01", None, OUTSIDE),
        ("copper", "PER", None, "1980-02", 4.0, OBSERVED),
        ("copper", "PER", None, "1980-03", 6.0, OBSERVED),
    ]
