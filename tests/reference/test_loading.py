import os
import subprocess
import sys
from pathlib import Path

import pytest

from amity.errors import InvalidReference
from amity.model.when import When
from amity.reference import load


def test_our_data_are_read_once() -> None:
    assert load() is load()


def test_a_user_adds_states_names_offices_and_landmarks(tmp_path: Path) -> None:
    files = {
        "states.csv": "code,name,exists,source\nUTO,Utopia,1516/..,More\n",
        "names.csv": "text,state,sort,valid,source\nUtopia,UTO,short,,More\nAmaurot,UTO,capital,,More\n",
        "offices.csv": "id,state,role,title,source\nUTO.head_of_state,UTO,head_of_state,Prince,More\n",
        "persons.csv": "id,name,order,state,source\nutopus,Utopus,single,UTO,More\n",
        "tenures.csv": "office,person,held,source\nUTO.head_of_state,utopus,1516/1540,More\n",
        "titles.csv": "office,text,source\nUTO.head_of_state,Prince,More\n",
        "landmarks.csv": "id,names,date,source\ncanal,digging of the canal,1516,More\n",
        "kinds.csv": "left to another reader\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    reference = load(tmp_path)
    assert reference.resolve("Amaurot") == ("UTO",)
    assert reference.resolve("DPRK") == ("PRK",)
    assert [t.person.name for t in reference.holders("UTO.head_of_state", When.parse("1520"))] == ["Utopus"]
    assert [office.id for office in reference.offices_titled("Prince", "UTO")] == ["UTO.head_of_state"]
    assert str(reference.landmarks_named("the digging of the canal")[0].date) == "1516"
    assert reference.fingerprint != load().fingerprint
    assert "UTO" not in load().states


def test_a_user_puts_a_tenure_in_the_place_of_ours(tmp_path: Path) -> None:
    row = "MNG.head_of_government,nambaryn-enkhbayar,2000-07-26/2004-08-20,,my notes"
    (tmp_path / "tenures.csv").write_text(f"office,person,held,as_of,source\n{row}\n", encoding="utf-8")
    held = [
        t for t in load(tmp_path).holders("MNG.head_of_government") if t.person.id == "nambaryn-enkhbayar"
    ]
    assert [(str(tenure.held), tenure.source) for tenure in held] == [("2000-07-26/2004-08-20", "my notes")]


def test_a_later_folder_goes_before_an_earlier_one(tmp_path: Path) -> None:
    for name, source in (("a", "first"), ("b", "second")):
        (tmp_path / name).mkdir()
        text = f"code,name,exists,source\nMNG,Mongolia,1911/..,{source}\n"
        (tmp_path / name / "states.csv").write_text(text, encoding="utf-8")
    assert load(tmp_path / "a", tmp_path / "b").states["MNG"].source == "second"


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("states.csv", "code,name,exists,source\nUtopia,Utopia,1516/..,me\n", 2, "three capital letters"),
        ("states.csv", "code,name,exists,source\nUTO,Utopia,sometime,me\n", 2, "sometime"),
        ("states.csv", "code,name,exists,cow,source\nUTO,Utopia,1516/..,x,me\n", 2, "x"),
        ("names.csv", "text,state,sort,source\nUtopia,UTO,short,me\n", 2, "no state 'UTO'"),
        ("names.csv", "text,state,sort,source\nMongol Uls,MNG,nickname,me\n", 2, "nickname"),
        ("names.csv", "text,state,sort,valid,source\nMongol Uls,MNG,name,19900,me\n", 2, "19900"),
        ("places.csv", "text,state,sort,source\nTöv,MNG,province,me\n", 2, "province"),
        ("offices.csv", "id,state,role,title,source\nvizier,MNG,vizier,Vizier,me\n", 2, "MNG.vizier"),
        ("persons.csv", "id,name,order,state,source\nx,X,backwards,MNG,me\n", 2, "backwards"),
        ("persons.csv", "id,name,order,state,born,source\nx,X,single,MNG,long ago,me\n", 2, "long ago"),
        ("tenures.csv", "office,person,held,source\nMNG.vizier,kim-il-sung,1990,me\n", 2, "MNG.vizier"),
        ("tenures.csv", "office,person,held,source\nMNG.head_of_state,nobody,1990,me\n", 2, "nobody"),
        ("tenures.csv", "office,person,held,source\nMNG.head_of_state,kim-il-sung,1990/..,me\n", 2, "as_of"),
        ("tenures.csv", "office,person,held,source\nMNG.head_of_state,kim-il-sung,,me\n", 2, "held is empty"),
        ("titles.csv", "office,text,source\nMNG.vizier,Vizier,me\n", 2, "MNG.vizier"),
        ("landmarks.csv", "id,names,date,source\nx,,1990,me\n", 2, "no name"),
        ("landmarks.csv", "id,names,date,source\nx,X,,me\n", 2, "no date"),
        ("landmarks.csv", "id,names,date,source\nx,X,soon,me\n", 2, "soon"),
        ("forums.csv", "id,names,sort,source\nx,X,club,me\n", 2, "club"),
        ("name.csv", "text,state\n", 1, "no reference file has that name"),
    ],
)
def test_what_cannot_be_used_is_told_with_file_and_line(
    tmp_path: Path, name: str, text: str, line: int, words: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InvalidReference, match=words) as caught:
        load(tmp_path)
    assert (Path(caught.value.path).name, caught.value.line) == (name, line)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidReference, match="not a folder"):
        load(tmp_path / "nowhere")


def test_the_same_answers_whatever_the_hash_seed() -> None:
    program = (
        "from amity.reference import load; r = load();"
        "print(r.fingerprint, r.resolve('Korea'), [p.id for p in r.persons_named('Kim')],"
        "[(m.text, m.candidates) for m in r.mentions('Germany, Congo and the UN met in Vietnam')])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Ulaanbaatar"), ("77", "America/New_York"))
    }
    assert len(outputs) == 1
