import pytest

from amity.read.languages import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("In July 1956 the Prime Minister of North Korea visited Mongolia for talks.", "en"),
        ("Монгол Улсын Ерөнхийлөгч Солонгост айлчлав.", "mn"),
        ("В июле 1956 года премьер-министр посетил Монголию с официальным визитом.", "ru"),
        ("조선민주주의인민공화국과 몽골은 1948년에 외교 관계를 수립하였다.", "ko"),
        ("蒙古国总统于二〇一三年十月访问了朝鲜民主主义人民共和国。", "zh"),
        ("Der Ministerpräsident besuchte im Juli 1956 die Mongolei.", "de"),
        ("Le premier ministre a visité la Mongolie en juillet 1956.", "fr"),
        ("1956 1957 1958", "und"),
        ("Ok.", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language_of([text]) == code


def test_a_quotation_does_not_outweigh_the_text() -> None:
    english = "The two governments agreed to exchange ambassadors in the following year, as planned. " * 8
    assert language_of(["Le premier ministre est venu.", english, english]) == "en"


def test_the_same_text_is_the_same_language_again() -> None:
    texts = ["They met in Ulaanbaatar.", "Then they parted for thirty-two years."]
    assert language_of(texts) == language_of(list(texts)) == "en"
