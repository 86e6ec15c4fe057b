import pytest

from amity.reference import load


def names(text: str) -> list[tuple[str, str, str]]:
    return [(m.text, m.base, m.candidates[0]) for m in load().mentions(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("визит в Монголию", [("Монголию", "Монголия", "MNG")]),
        ("с Северной Кореей", [("Северной Кореей", "Северная Корея", "PRK")]),
        ("из КНДР в СССР", [("КНДР", "КНДР", "PRK"), ("СССР", "СССР", "SUN")]),
        ("советского правительства", [("советского", "советский", "SUN")]),
        (
            "советско-монгольские отношения",
            [("советско", "советско-", "SUN"), ("монгольские", "монгольский", "MNG")],
        ),
        ("того же дня", []),
        ("Внутренней Монголии", []),
        (
            "в Соединенных Штатах Америки",
            [("Соединенных Штатах Америки", "Соединённые Штаты Америки", "USA")],
        ),
        ("БНХАУ-ын элчин", [("БНХАУ-ын", "БНХАУ", "CHN")]),
        ("ЗХУ-тай", [("ЗХУ-тай", "ЗХУ", "SUN")]),
        ("Хойд Солонгост", [("Хойд Солонгост", "Хойд Солонгос", "PRK")]),
        ("Монгол Улсын", [("Монгол Улсын", "Монгол Улс", "MNG")]),
        ("Өвөр Монголын", []),
    ],
)
def test_inflected_names_are_found_with_their_base(text: str, named: list[tuple[str, str, str]]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Монголией", {"instrumental"}),
        ("Хятадаас", {"ablative"}),
        ("Улаанбаатарт", {"dative"}),
        ("БНСУ-тай", {"comitative"}),
    ],
)
def test_the_ending_tells_the_case(text: str, cases: set[str]) -> None:
    assert set(load().mentions(text)[0].cases) == cases


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("встретился с Ким Ир Сеном", "Ким Ир Сеном", "kim-il-sung"),
        ("Ю. Цеденбалу вручили", "Ю. Цеденбалу", "yumjaagiin-tsedenbal"),
        ("Ю.Цэдэнбалын айлчлал", "Ю.Цэдэнбалын", "yumjaagiin-tsedenbal"),
        ("с Л. И. Брежневым", "Л. И. Брежневым", "leonid-ilyich-brezhnev"),
        ("Леонидом Брежневым", "Леонидом Брежневым", "leonid-ilyich-brezhnev"),
        ("Х.Баттулга", "Х.Баттулга", "khaltmaagiin-battulga"),
    ],
)
def test_inflected_persons_are_found(text: str, words: str, person: str) -> None:
    assert [(m.text, m.persons[0].id) for m in load().person_mentions(text)] == [(words, person)]


def test_a_surname_alone_is_found_on_demand() -> None:
    text = "Касьянова приняли в Пекине"
    assert load().person_mentions(text) == ()
    assert not load().person_mentions("Сознания", surnames=True)
    found = load().person_mentions("Пунцагийн Жасрай, дараа нь Жасрай", surnames=True)
    assert [m.text for m in found] == ["Пунцагийн Жасрай", "Жасрай"]
