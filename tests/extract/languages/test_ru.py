"""Russian: cases and prepositions, passives, participles, aspect and factuality."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim

Read = Callable[..., tuple[Claim, ...]]
Told = tuple[str, str | None, str | None, str, str]
SAID: list[tuple[str, Told]] = [
    (
        "Президент Монголии нанёс визит в Пхеньян 5 мая 1999 г.",
        ("visit", "MNG", "PRK", "1999-05-05", "happened"),
    ),
    (
        "Пхеньян в мае 1999 г. посетил президент Монголии.",
        ("visit", "MNG", "PRK", "1999-05", "happened"),
    ),
    (
        "Министр иностранных дел Японии был принят премьером КНР 3 июня 1980 г.",
        ("meeting", "CHN", "JPN", "1980-06-03", "happened"),
    ),
    (
        "Посольство Кубы в Улан-Баторе было открыто в 1961 г.",
        ("embassy_opened", "CUB", "MNG", "1961", "happened"),
    ),
    (
        "Визит премьера Индии в Китай, намеченный на март 1990 г., был отменён.",
        ("visit", "IND", "CHN", "1990-03", "did_not_happen"),
    ),
    (
        "СССР предоставил Вьетнаму кредит в 1955 г.",
        ("aid", "SUN", "VNM", "1955", "happened"),
    ),
    (
        "Турция так и не признала Армению.",
        ("recognition", "TUR", "ARM", "", "did_not_happen"),
    ),
    (
        "Лаос и Таиланд подпишут соглашение о торговле в 2030 году.",
        ("agreement_signed", "LAO", "THA", "2030", "planned"),
    ),
    (
        "Договор, подписанный Египтом и СССР в 1971 г., действовал пять лет.",
        ("treaty_signed", "EGY", "SUN", "1971", "happened"),
    ),
    (
        "По слухам, делегация Ирана прибыла в Сеул.",
        ("visit", "IRN", "KOR", "", "rumoured"),
    ),
    (
        "МИД Польши выразил протест Германии.",
        ("diplomatic_protest", "POL", "DEU", "", "happened"),
    ),
    (
        "Франция и Китай обменялись поздравительными телеграммами.",
        ("condolence", "FRA", "CHN", "", "happened"),
    ),
    (
        "Франция и Китай обменялись поздравительными телеграммами.",
        ("condolence", "CHN", "FRA", "", "happened"),
    ),
    (
        "Если Иран согласится, Оман проведёт у себя переговоры. США пригрозили Ирану санкциями.",
        ("threat", "USA", "IRN", "", "happened"),
    ),
    (
        "После смерти Сталина в марте 1953 г. Китай направил СССР соболезнования.",
        ("leader_death", "SUN", None, "1953-03", "happened"),
    ),
    (
        "Лишь в августе 1999 года посольство КНДР в Улан-Баторе было закрыто.",
        ("embassy_closed", "PRK", "MNG", "1999-08", "happened"),
    ),
    (
        "Советско-монгольский договор 1936 года был продлён в 1946 году.",
        ("treaty_signed", "MNG", "SUN", "1946", "happened"),
    ),
    ("США могут ввести новые санкции против КНДР.", ("sanctions_imposed", "USA", "PRK", "", "hypothetical")),
    ("Президент Монголии Цахиагийн Элбэгдорж находится в КНДР.", ("visit", "MNG", "PRK", "", "happened")),
    (
        "Монголия предложила провести в Улан-Баторе встречу представителей двух Корей.",
        ("mediation_offer", "MNG", None, "", "proposed"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_does_what_to_whom_and_whether(read: Read, text: str, wanted: Told) -> None:
    found = [(c.kind, c.source, c.target, str(c.date), str(c.factuality)) for c in read(text)]
    assert wanted in found


@pytest.mark.parametrize(
    "text",
    [
        "В Москве прошёл сильный снегопад.",
        "Монгольская сборная выиграла турнир.",
        "Книга об истории Китая вышла в Париже.",
    ],
)
def test_what_is_no_dealing_of_states_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == ()
