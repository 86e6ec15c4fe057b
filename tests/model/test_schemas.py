"""The schemas are themselves valid, and say what every field is."""

from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from amity.errors import NotFound
from amity.model.schemas import NAMES, schema


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$id"] == f"urn:amity:{name}"
    assert schema(name)["description"]


def test_every_file_has_a_name() -> None:
    folder = files("amity.model.schemas")
    assert sorted(p.name for p in folder.iterdir() if p.name.endswith(".json")) == [
        f"{n}.json" for n in NAMES
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "text"])
def test_a_line_with_a_field_too_many_is_none(name: str) -> None:
    errors = list(Draft202012Validator(schema(name)).iter_errors({"colour": "red"}))
    assert any("colour" in error.message for error in errors)


def test_texts_may_carry_what_their_program_wants() -> None:
    Draft202012Validator(schema("text")).validate({"id": 1, "text": "Moscow", "colour": "red"})


def test_there_is_no_schema_of_another_name() -> None:
    with pytest.raises(NotFound):
        schema("../claim")
