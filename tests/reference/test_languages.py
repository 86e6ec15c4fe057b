"""The names in other languages beside those of CLDR, and what their rows point to."""

import csv
from pathlib import Path

import pytest
from babel import Locale

from amity.errors import InvalidReference
from amity.reference import Reference, load
from amity.reference.languages import LANGUAGES

DATA = Path(__file__).parents[2] / "src" / "amity" / "reference" / "data"
LOCALES = {"ja": ("ja",), "ko": ("ko",), "mn": ("mn",), "ru": ("ru",), "zh": ("zh", "zh_Hant")}
CLDR = "CLDR 47 via Babel 2.18.0"
# CLDR's label for a list, not what a text says; or a word that mostly means something else (means, arrogance)
OTHERWISE = {"수단", "오만", "말리", "Того", "Папуа — Новая Гвинея", "Конго - Киншаса", "Конго - Браззавиль"}


def rows(language: str) -> list[dict[str, str]]:
    with (DATA / f"names_{language}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def territories(language: str, iso2: str) -> set[str]:
    return {Locale.parse(locale).territories.get(iso2, "") for locale in LOCALES[language]}


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_that_name_cldr_are_in_it(reference: Reference, language: str) -> None:
    named = [row for row in rows(language) if CLDR in row["source"]]
    assert len(named) > 150
    for row in named:
        assert row["text"] in territories(language, reference.states[row["meaning"]].iso2), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_today_has_its_name(reference: Reference, language: str) -> None:
    for state in reference.states.values():
        for name in territories(language, state.iso2) if str(state.exists).endswith("..") else ():
            if name and "(" not in name and "（" not in name and name not in OTHERWISE:
                assert state.code in reference.resolve(name), (language, name)


def test_states_above_all_have_names_of_all_sorts_in_each_language(reference: Reference) -> None:
    for language in LANGUAGES:
        for state in ("MNG", "PRK", "KOR", "CHN", "JPN", "USA", "SUN", "RUS", "VNM", "CUB"):
            sorts = {row["sort"] for row in rows(language) if row["meaning"] == state}
            assert {"name", "short"} & sorts, (language, state)
            assert "capital" in sorts, (language, state)


def test_a_row_that_points_to_nothing_is_told_by_its_line(tmp_path: Path) -> None:
    header = "text,meaning,sort,valid,source\n"
    for row in (
        "나라,XQX,short,,own",
        "사람,nobody,person,,own",
        "{가}{나},PRK,pair,,own",
        "말,PRK,noun,,own",
    ):
        (tmp_path / "names_ko.csv").write_text(header + row + "\n", encoding="utf-8")
        with pytest.raises(InvalidReference) as told:
            load(tmp_path)
        assert "names_ko.csv" in str(told.value)


def test_a_user_adds_names_in_a_language(tmp_path: Path) -> None:
    (tmp_path / "names_ko.csv").write_text(
        "text,meaning,sort,valid,source\n새나라당,KOR,party,2030/..,own\n", encoding="utf-8"
    )
    found = load(tmp_path).mentions("새나라당이 몽골을")
    assert [(mention.text, mention.candidates) for mention in found] == [
        ("새나라당", ("KOR",)),
        ("몽골", ("MNG",)),
    ]
