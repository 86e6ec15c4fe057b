"""Call numbers of archives of several countries, as historians write them into notes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.read.call_numbers import call_number_in, with_call_number


@pytest.mark.parametrize(
    ("note", "archive", "location", "parts"),
    [
        (
            "Copy: RGASPI, f. 17, op. 3, d. 81, l. 4-9. In Russian.",
            "RGASPI",
            "f. 17, op. 3, d. 81, l. 4–9",
            {"fond": "17", "opis": "3", "delo": "81", "list": "4–9"},
        ),
        (
            "ГАРФ. Ф. Р-5446. Оп. 86а. Д. 3. Лл. 12, 17 об.",
            "ГАРФ",
            "Ф. Р-5446. Оп. 86а. Д. 3. Лл. 12, 17 об.",
            {"fond": "Р-5446", "opis": "86а", "delo": "3", "list": "12, 17 об."},
        ),
        (
            "Архив внешней политики (АВП РФ), фонд 0111, опись 7, папка 31, дело 9, листы 3–8",
            "Архив внешней политики (АВП РФ)",
            "фонд 0111, опись 7, папка 31, дело 9, листы 3–8",
            {"fond": "0111", "opis": "7", "papka": "31", "delo": "9", "list": "3–8"},
        ),
        (
            "МҮТА, хөмрөг 4, данс 1, х/н 220",
            "МҮТА",
            "хөмрөг 4, данс 1, х/н 220",
            {"fond": "4", "opis": "1", "delo": "220"},
        ),
        (
            "NARA, RG 84, Records of Foreign Service Posts, Box 17, Folder 320 Mongolia",
            "NARA",
            "RG 84, Records of Foreign Service Posts, Box 17, Folder 320 Mongolia",
            {"group": "84", "box": "17", "folder": "320 Mongolia"},
        ),
        (
            'Translated by A. Lee. Some University Archives, Box 4, Folder "Asia, 1961"; microfilm.',
            "Some University Archives",
            'Box 4, Folder "Asia, 1961"',
            {"box": "4", "folder": "Asia, 1961"},
        ),
        (
            "AMSZ, z. 12, w. 8, t. 203",
            "AMSZ",
            "z. 12, w. 8, t. 203",
            {"fond": "12", "bundle": "8", "delo": "203"},
        ),
        (
            "ЦДА, ф. 1Б, оп. 6, а.е. 77",
            "ЦДА",
            "ф. 1Б, оп. 6, а.е. 77",
            {"fond": "1Б", "opis": "6", "delo": "77"},
        ),
    ],
)
def test_parts_that_stand_side_by_side(note: str, archive: str, location: str, parts: dict[str, str]) -> None:
    found = call_number_in(note)
    assert found is not None
    assert (found.archive, found.location, dict(found.parts)) == (archive, location, parts)


@pytest.mark.parametrize(
    ("note", "archive", "number"),
    [
        ("TNA, FO 371/99345", "TNA", "FO 371/99345"),
        ("See FO 371/12345/F1022/10 on this.", "", "FO 371/12345/F1022/10"),
        ("The National Archives (TNA), Kew, FCO 21/1203", "The National Archives (TNA)", "FCO 21/1203"),
        ("PA AA, MfAA, C 1024/71, Bl. 30", "PA AA", "MfAA, C 1024/71"),
        ("SAPMO-BArch, DY 30/3667", "SAPMO-BArch", "DY 30/3667"),
        ("JACAR (Japan Center for Asian Historical Records) Ref. B04013123400", "JACAR", "Ref. B04013123400"),
        ("アジア歴史資料センター Ref.C13010012300", "アジア歴史資料センター", "Ref. C13010012300"),
        ("Wilson Center Digital Archive, 119483", "Wilson Center Digital Archive", "119483"),
        ("digitalarchive.wilsoncenter.org/document/119483", "Wilson Center Digital Archive", "119483"),
        ("PRC FMA 105-00412-02", "PRC FMA", "105-00412-02"),
        ("外交部档案馆，档号 105-00412-02", "外交部档案馆", "105-00412-02"),
        ("MNL OL, XIX-J-1-k-Korea-1959-4", "MNL OL", "XIX-J-1-k-Korea-1959-4"),
        ("National Archives, College Park, RG 59, 795.00/7-1250", "National Archives, College Park",
         "RG 59, 795.00/7-1250"),
    ],
)  # fmt: skip
def test_numbers_of_one_shape(note: str, archive: str, number: str) -> None:
    found = call_number_in(note)
    assert found is not None
    assert (found.archive, found.location, found.number) == (archive, "", number)


@pytest.mark.parametrize(
    "note",
    ["In Russian", "vol. 3, no. 2, pp. 4-9", "d. 1956, l. 12", "See p. 5.", "2nd ed., 1961",
     "Folder with photographs", "f. 5", "f. 12, l. 4", "do 12/11", "Box office of 1956", "op. 27, no. 2",
     "https://example.org/document/119483", ""],
)  # fmt: skip
def test_what_is_no_call_number_is_taken_for_none(note: str) -> None:
    assert call_number_in(note) is None


def test_a_published_copy_keeps_the_number_of_both() -> None:
    found = call_number_in(
        "History and Public Policy Program Digital Archive, AVPRF, fond 0102, opis 9, delo 4. "
        "https://digitalarchive.wilsoncenter.org/document/110021"
    )
    assert found is not None
    assert found.location == "fond 0102, opis 9, delo 4"
    assert found.number == "Wilson Center Digital Archive 110021"


def test_an_entry_gains_fields_and_loses_none() -> None:
    entry = {"title": "Letter", "note": "РГАНИ, ф. 5, оп. 30, д. 7", "custom": {"file": "a.pdf"}}
    assert with_call_number(entry) == entry | {
        "archive": "РГАНИ",
        "archive_location": "ф. 5, оп. 30, д. 7",
        "custom": {"file": "a.pdf", "archival": {"fond": "5", "opis": "30", "delo": "7"}},
    }


def test_what_the_entry_says_itself_goes_before_its_notes() -> None:
    entry = {"archive": "TsDA", "archive_location": "f. 1, op. 2", "note": "TNA, FO 371/5"}
    assert with_call_number(entry) == entry | {"custom": {"archival": {"fond": "1", "opis": "2"}}}


@pytest.mark.parametrize("entry", [{}, {"title": "On T."}, {"note": 7}, {"note": ["x"]}, {"custom": "x"}])
def test_entries_without_a_call_number_stay_as_they_are(entry: dict[str, Any]) -> None:
    assert with_call_number(entry) == entry


@given(st.text(alphabet="fопдлоRGBox. ,;:№()-–/0123456789", max_size=120))
def test_no_note_breaks_the_reading(note: str) -> None:
    found = call_number_in(note)
    assert found is None or found.location or found.number
