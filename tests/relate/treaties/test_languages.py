"""Treaties in Korean, Japanese, Chinese, Russian and Mongolian texts."""

import tomllib
from collections.abc import Callable
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest

from amity.model.treaties import Treaty
from amity.relate.treaties import treaties, words

Reading = Callable[..., SimpleNamespace]
CHINESE = (
    "条约\n\n1961年7月11日，中国和朝鲜在北京签署《中朝友好合作互助条约》。条约规定双方在军事援助和经济合作方面协商。"
    "条约没有提到中立。条约有效期二十年。\n"
)
KOREAN = (
    "조약\n\n1961년 7월 6일 소련과 조선은 모스크바에서 《우호, 협조 및 호상원조에 관한 조약》을 체결하였다. "
    "조약은 평화와 경제 협력을 규정하였다. 조약의 유효기간은 10년이다. 조약은 1961년 9월 10일에 발효하였다.\n"
)
JAPANESE = (
    "条約\n\n1941年4月13日、日本とソ連はモスクワで「日ソ中立条約」に調印した。条約の有効期間は5年とされた。"
    "条約は1941年4月25日に批准された。1945年4月5日、ソ連は日ソ中立条約を破棄した。\n"
)
RUSSIAN = (
    "Договор\n\n6 апреля 1948 года СССР и Финляндия подписали в Москве Договор о дружбе, сотрудничестве и "
    "взаимной помощи. Договор был заключен сроком на десять лет. Договор вступил в силу 31 мая 1948 года. "
    "Договор не содержал положений о торговле.\n"
)
MONGOLIAN = (
    "Гэрээ\n\n1966 оны 1 дүгээр сарын 15-нд Монгол, Зөвлөлт Холбоот Улс найрамдал, хамтын ажиллагаа, "
    "харилцан туслалцах тухай гэрээ байгуулав. Гэрээ хорин жилийн хугацаатай байв.\n"
)


FOUND = {
    "zh": (("CHN", "PRK"), CHINESE, "中朝友好合作互助条约", "1981-07-11",
           {"defence", "consultation", "friendship", "cooperation", "economic"}),
    "ko": (("PRK", "SUN"), KOREAN, "우호, 협조 및 호상원조에 관한 조약", "1971-09-10",
           {"defence", "friendship", "cooperation", "peace", "economic"}),
    "ja": (("JPN", "SUN"), JAPANESE, "日ソ中立条約", "1946-04-13", {"neutrality"}),
    "ru": (("FIN", "SUN"), RUSSIAN, "Договор о дружбе, сотрудничестве и взаимной помощи", "1958-05-31",
           {"defence", "friendship", "cooperation"}),
    "mn": (("MNG", "SUN"), MONGOLIAN, "treaty of 1966", "1986-01-15",
           {"defence", "friendship", "cooperation"}),
}  # fmt: skip
"""By language the two states, the text, and its treaty's title, expiry and themes."""


@pytest.mark.parametrize("code", sorted(FOUND))
def test_title_term_and_themes_in_five_languages(reading: Reading, code: str) -> None:
    pair, text, title, expiry, themes = FOUND[code]
    treaty = the_one(reading(pair, a=text))
    assert treaty.title == title
    assert treaty.term is not None
    assert str(treaty.term.expiry) == expiry
    assert {theme.name for theme in treaty.themes if theme.present} == themes
    assert all(theme.present for theme in treaty.themes)


def test_steps_in_japanese(reading: Reading) -> None:
    treaty = the_one(reading(("JPN", "SUN"), a=JAPANESE))
    assert [(str(step.stage), str(step.date)) for step in treaty.steps] == [
        ("signed", "1941-04-13"), ("ratified", "1941-04-25"), ("ended", "1945-04-05"),
    ]  # fmt: skip
    assert treaty.end is not None
    assert treaty.end.before_term


def the_one(read: SimpleNamespace) -> Treaty:
    (treaty,) = [
        treaty for treaty in treaties(read.record, texts=read.texts, dates=read.dates) if treaty.formal
    ]
    return treaty


def test_every_language_has_every_theme_and_every_step() -> None:
    themes, lists = table("treaty_themes.toml"), table("treaty_words.toml")
    english = {name for name, words in themes.items() if isinstance(words, str)}
    for code in words.LANGUAGES:
        assert set(themes[code]) == english
        assert set(lists[code]["stage"]) == set(lists["stage"])
        assert {"lasts", "automatic", "negation", "years", "named"} <= set(lists[code]["term"])


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("amity.relate") / "data" / name).read_text(encoding="utf-8"))


def test_a_year_of_a_date_is_no_length() -> None:
    assert not list(words.years_in("2020年5月3日签署条约"))
    assert not list(words.years_in("20年5月3日签署条约"))
    assert words.by_year("1961年的条约") == words.by_year("договора 1961 года") == "1961"
