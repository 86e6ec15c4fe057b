import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from amity.present.exports import render_json
from amity.present.material import Material


@pytest.fixture(scope="module")
def dossier(material: Material) -> Any:
    return json.loads(render_json(material))


def test_it_is_as_its_schema_says(dossier: Any) -> None:
    text = files("amity.present").joinpath("data", "dossier.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(dossier, schema)


def test_every_number_names_a_passage_and_every_passage_is_its_text(dossier: Any, material: Material) -> None:
    texts = {document.name: document.text for document in material.documents}
    passages = {passage["number"]: passage for passage in dossier["passages"]}
    cited = [
        n
        for part in ("happened", "unrealised", "summaries", "unreviewed")
        for one in dossier[part]
        for n in one["passages"]
    ]
    cited += [n for statements in dossier["glance"].values() for one in statements for n in one["passages"]]
    assert set(cited) <= passages.keys()
    for passage in passages.values():
        assert texts[passage["doc"]][passage["start"] : passage["end"]] == passage["quote"]


def test_only_what_happened_is_in_the_chronology(dossier: Any) -> None:
    assert {entry["modality"] for entry in dossier["happened"]} == {"happened"}
    assert "happened" not in {entry["modality"] for entry in dossier["unrealised"]}


def test_only_states_that_are_met_are_named(dossier: Any) -> None:
    assert dossier["names"].keys() == {"MNG", "PRK", "SUN", "CHN", "JPN"}


def test_the_same_material_gives_the_same_text(material: Material) -> None:
    assert render_json(material) == render_json(material)
