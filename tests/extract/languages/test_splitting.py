"""Sentences and their languages."""

import pytest

from amity.extract.languages.splitting import spans


@pytest.mark.parametrize(
    ("text", "parts", "code"),
    [
        ("金日成は訪問した。両国は合意した。", ["金日成は訪問した。", "両国は合意した。"], "ja"),
        ("朝鲜外相访问蒙古。双方举行会谈！", ["朝鲜外相访问蒙古。", "双方举行会谈！"], "zh"),
        ("3.5억 달러를 제공했다. 그는 떠났다.", ["3.5억 달러를 제공했다.", "그는 떠났다."], "ko"),
        ("В 1956 г. Ю. Цеденбал прибыл. Он уехал.", ["В 1956 г. Ю. Цеденбал прибыл.", "Он уехал."], "ru"),
        ("Визит был в 1988 г. Стороны довольны.", ["Визит был в 1988 г.", "Стороны довольны."], "ru"),
        ("Ц.Элбэгдорж БНАСАУ-д айлчлав. Тэр буцлаа.", ["Ц.Элбэгдорж БНАСАУ-д айлчлав.", "Тэр буцлаа."], "mn"),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str], code: str) -> None:
    found = spans(text)
    assert [text[a:b] for a, b, _ in found] == parts
    assert {language for _, _, language in found} == {code}


def test_a_line_of_han_letters_in_japanese_is_japanese() -> None:
    text = "両国は条約に署名した。友好条約締結。"
    assert [code for _, _, code in spans(text)] == ["ja", "ja"]


def test_a_script_that_is_not_read_has_no_language() -> None:
    assert [code for _, _, code in spans("Президент відвідав Київ і зустрівся з її міністрами.")] == [""]
