import csv
import string
import tomllib
from importlib.resources import files

import pytest

from amity.model.claims import Quantity
from amity.model.events import Event
from amity.model.factuality import Factuality
from amity.model.when import When
from amity.present.wording import factuality_label, group, label, sentence, templates

NAMES = {"MNG": "Mongolia", "PRK": "North Korea", "SUN": "Soviet Union", "JPN": "Japan"}


def event(
    kind: str, factuality: Factuality = Factuality.HAPPENED, target: str | None = "MNG", **more: object
) -> Event:
    fields = {"id": "e", "date": When.parse("1956"), "claims_for": ("c",), "source": "PRK", "target": target}
    return Event(kind=kind, factuality=factuality, **{**fields, **more})  # type: ignore[arg-type]


def kinds() -> list[str]:
    rows = files("amity.reference").joinpath("data", "kinds.csv").read_text(encoding="utf-8").splitlines()
    return [row["kind"] for row in csv.DictReader(rows)]


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_the_codebook_has_words_of_its_own(kind: str) -> None:
    known = templates()["kind"][kind]
    assert known["group"] in templates()["group"]
    assert len(known["label"]) <= 24, "too long for a chart's axis"
    assert known["done"] != known["deed"]


@pytest.mark.parametrize("factuality", [factuality for factuality in Factuality if not factuality.realised])
def test_what_did_not_happen_is_not_told_as_a_fact(factuality: Factuality) -> None:
    for kind in kinds():
        told = sentence(event(kind, factuality), NAMES)
        assert told.startswith(factuality_label(factuality) + ": ")
        assert sentence(event(kind), NAMES) not in told


@pytest.mark.parametrize("kind", kinds())
def test_a_sentence_names_both_states_or_says_that_one_is_not_named(kind: str) -> None:
    both = sentence(event(kind, others=("JPN",)), NAMES)
    assert "North Korea" in both
    assert "Mongolia" in both or "Japan" in both or templates()["kind"][kind].get("alone")
    alone = sentence(event(kind, target=None), NAMES)
    assert "North Korea" in alone or "a party not named" in alone
    assert "None" not in alone


def test_templates_name_no_field_that_does_not_exist() -> None:
    for kind, known in templates()["kind"].items():
        for name in ("done", "deed", "alone", "deed_alone"):
            fields = {field for _, field, _, _ in string.Formatter().parse(known.get(name, "")) if field}
            assert fields <= {"source", "target", "others"}, kind
            if "alone" in name:
                assert "target" not in fields, kind


def test_persons_place_and_quantity_stand_in_brackets() -> None:
    visit = event("visit", persons=("Kim Il-sung", "Kim Yong-nam"), place="Darkhan")
    assert sentence(visit, NAMES, Quantity(value=1200, unit="guests", approximate=True)) == (
        "North Korea visited Mongolia (Kim Il-sung and Kim Yong-nam; in Darkhan; about 1,200 guests)"
    )


def test_third_parties_are_named() -> None:
    assert sentence(event("treaty_signed", others=("SUN",)), NAMES).endswith(", with the Soviet Union")


def test_a_kind_of_a_user_is_told_by_its_name() -> None:
    own = event("fishing_{rights}")
    assert sentence(own, NAMES) == "Fishing {rights}: North Korea and Mongolia"
    assert (label("fishing_rights"), group("fishing_rights")) == ("Fishing rights", "Setting")


def test_the_table_of_words_is_plain_data() -> None:
    text = files("amity.present").joinpath("data", "wording.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["factuality"].keys() == {str(factuality) for factuality in Factuality}
