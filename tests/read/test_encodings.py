import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.errors import UnreadableDocument
from amity.read.encodings import decode

MONGOLIAN = "Монгол Улсын Ерөнхийлөгч Солонгост айлчиллаа."
RUSSIAN = "В июле 1956 года Ким Ир Сен посетил Монголию и встретился с Цеденбалом в Улан-Баторе. " * 4
GERMAN = (
    "Im Juli 1956 besuchte Kim Il-sung die Mongolei; die Gespräche führte er in Ulaanbaatar für drei Tage. "
    * 4
)


def test_utf8_and_its_mark() -> None:
    assert decode(MONGOLIAN.encode()).text == MONGOLIAN
    assert decode(codecs.BOM_UTF8 + MONGOLIAN.encode()).text == MONGOLIAN
    assert decode(MONGOLIAN.encode()).warnings == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wider_encodings_with_a_mark(encoding: str) -> None:
    decoded = decode(MONGOLIAN.encode(encoding))
    assert decoded.text == MONGOLIAN
    assert decoded.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_and_said(encoding: str) -> None:
    decoded = decode("They met in Pyongyang in 1956.".encode(encoding))
    assert decoded.text == "They met in Pyongyang in 1956."
    assert encoding in decoded.warnings[0]


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (GERMAN, "cp1252")])
def test_legacy_encodings_are_guessed_and_the_guess_is_said(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "assumed" in decoded.warnings[0]
    assert decoded.encoding in decoded.warnings[0]


def test_a_few_bad_bytes_do_not_turn_the_rest_into_mojibake() -> None:
    decoded = decode(MONGOLIAN.encode() + b" caf\xe9 ")
    assert decoded.text == MONGOLIAN + " caf\ufffd "
    assert "1 bytes are not UTF-8" in decoded.warnings[0]


def test_mojibake_made_elsewhere_is_named() -> None:
    garbled = "It’s “old” – Batmönkh’s visit.".encode().decode("cp1252", errors="ignore")
    assert "decoded wrongly" in decode(garbled.encode()).warnings[0]


def test_what_a_file_declares_counts_if_it_is_true() -> None:
    assert decode(RUSSIAN.encode("cp1251"), declared="windows-1251").text == RUSSIAN
    wrong = decode(RUSSIAN.encode(), declared="ascii")
    assert wrong.text == RUSSIAN
    assert "it says that it is ascii, which it is not" in wrong.warnings[0]
    assert decode(RUSSIAN.encode(), declared="no-such-encoding").text == RUSSIAN


def test_control_characters_stay_and_are_named() -> None:
    decoded = decode(b"They met\x00 in 1956, and\x07 parted in the same year without a word to the press.")
    assert decoded.text.count("\x00") == 1
    assert "2 control characters (NUL among them) stand in the text and are kept" in decoded.warnings[0]


def test_control_characters_that_are_left_out_are_said_to_be() -> None:
    decoded = decode(b"They met\x00 in 1956 in a small town, and\x07 parted soon.", keeps_controls=False)
    assert decoded.text == "They met in 1956 in a small town, and parted soon."
    assert "2 control characters (NUL among them) stand in the text and are left out" in decoded.warnings[0]


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x01\x02" * 400]
)
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="binary data"):
        decode(data, "a.txt")


def test_a_mark_that_the_rest_belies() -> None:
    with pytest.raises(UnreadableDocument, match="byte-order mark promises"):
        decode(codecs.BOM_UTF16_LE + b"odd", "a.txt")


@settings(deadline=None)
@given(
    st.text(max_size=300).filter(lambda text: not any(letter < " " or letter == "\x7f" for letter in text))
)
def test_utf8_comes_back_letter_for_letter(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_one_clear_error(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except UnreadableDocument as error:
        message = str(error)
    else:
        message = ""
        replaced = "\ufffd" in decoded.text and "\ufffd".encode() not in data
        assert not replaced or decoded.warnings or decoded.encoding.startswith("utf-16")
    assert "\n" not in message
    assert not message or message.startswith("a.txt: ")
