"""Mongolian: cases, the nouns that bear them, converbs and factuality."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim

Read = Callable[..., tuple[Claim, ...]]
Told = tuple[str, str | None, str | None, str, str]
SAID: list[tuple[str, Told]] = [
    (
        "Монгол Улсын Ерөнхийлөгч 1999 оны 5 дугаар сарын 5-нд БНАСАУ-д айлчлав.",
        ("visit", "MNG", "PRK", "1999-05-05", "happened"),
    ),
    (
        "БНМАУ, Куб 1960 оны 12 дугаар сарын 7-нд дипломат харилцаа тогтоов.",
        ("relations_established", "CUB", "MNG", "1960-12-07", "happened"),
    ),
    (
        "Японы Засгийн газар Вьетнамд буцалтгүй тусламж үзүүлэв.",
        ("aid", "JPN", "VNM", "", "happened"),
    ),
    (
        "ОХУ Польшийн хоёр дипломатыг албадан гаргажээ.",
        ("expulsion", "RUS", "POL", "", "happened"),
    ),
    (
        "Туркийн тал Францыг шүүмжилсэнгүй.",
        ("criticism", "TUR", "FRA", "", "did_not_happen"),
    ),
    (
        "Энэтхэгийн Ерөнхий сайд ирэх онд Хятадад айлчилна.",
        ("visit", "IND", "CHN", "", "planned"),
    ),
    (
        "Ираны төлөөлөгчид Сөүлд ирсэн гэх сураг гарчээ.",
        ("visit", "IRN", "KOR", "", "rumoured"),
    ),
    (
        "АНУ БНАСАУ-ын эсрэг хориг тавилаа.",
        ("sanctions_imposed", "USA", "PRK", "", "happened"),
    ),
    (
        "Хятад, Энэтхэгийн хооронд 1962 онд хилийн гэрээ байгуулаагүй.",
        ("treaty_signed", "CHN", "IND", "1962", "did_not_happen"),
    ),
    (
        "Япон улс Энэтхэгийн Ерөнхий сайдыг Токиод айлчлахыг урилаа.",
        ("invitation", "JPN", "IND", "", "invited"),
    ),
    (
        "БНХАУ Вьетнамыг 1950 онд хүлээн зөвшөөрсөн.",
        ("recognition", "CHN", "VNM", "1950", "happened"),
    ),
    (
        "Хойд Солонгос Өмнөд Солонгосыг цохино гэж сүрдүүлэв.",
        ("threat", "PRK", "KOR", "", "happened"),
    ),
    ("Куба Израилийн Ливан руу хийсэн довтолгоог буруушаав.", ("invasion", "ISR", "LBN", "", "happened")),
    ("Чехийн Ерөнхийлөгч ОХУ-д хийх айлчлалаа цуцлав.", ("visit", "CZE", "RUS", "", "did_not_happen")),
    ("Токио Пхеньяны эсрэг шинэ хориг тавив.", ("sanctions_imposed", "JPN", "PRK", "", "happened")),
    ("Монгол Улс Сири рүү цэрэг илгээгээгүй.", ("deployment", "MNG", "SYR", "", "did_not_happen")),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_does_what_to_whom_and_whether(read: Read, text: str, wanted: Told) -> None:
    found = [(c.kind, c.source, c.target, str(c.date), str(c.factuality)) for c in read(text)]
    assert wanted in found


@pytest.mark.parametrize(
    "text",
    [
        "Улаанбаатарт өнөөдөр их цас оров.",
        "Монголын баг тэмцээнд түрүүлэв.",
        "Тэр Хятадын түүхийн тухай ном бичжээ.",
    ],
)
def test_what_is_no_dealing_of_states_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == ()
