"""From the bytes of a file to its characters, without mojibake."""

import codecs
import re
from dataclasses import dataclass

from amity.errors import UnreadableDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Eight-bit and East Asian encodings in which documents of this field have come down.
_LEGACY = ["cp1252", "cp1250", "cp1251", "koi8_r", "iso8859_5", "cp866", "cp1253", "cp1254"]
_LEGACY += ["cp949", "euc_jp", "cp932", "gb18030", "big5"]
_NO_TEXT_ENCODINGS = ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape")
# UTF-8 that was once read as Windows-1252: two or three letters where one should stand.
_MOJIBAKE = re.compile(
    r"â€[™œ\x9d“”˜¦¢\"]|Ã[¡-¿\x80-\xbf©¨ª«¶¼±³²¤§¢ ]|Â[ «»·°©]|Ð[°-¿ÐÑ]|Ñ[\x80-\x8f‚ƒ„…†‡ˆ‰]|ï»¿"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAMPLE = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, the encoding it was read in, and what had to be assumed.

    >>> Decoded(text="They met.", encoding="utf-8").warnings
    ()
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, path: str = "text", *, declared: str = "", keeps_controls: bool = True) -> Decoded:
    """The text of `data`: by its byte-order mark, as UTF-8, as `declared`, or as a declared guess.

    A byte-order mark is no part of the text; control characters are, unless told otherwise.
    Raises UnreadableDocument where the bytes are no text.

    >>> decode("Улаанбаатар".encode("utf-16")).text
    'Улаанбаатар'
    """
    mark, encoding = next(((m, e) for m, e in _BOMS if data.startswith(m)), (b"", ""))
    if mark:
        found = _strict(data[len(mark) :], encoding, path)
    elif declared and _is_text_encoding(declared):
        found = _as_declared(data, declared, path)
    else:
        found = _without_mark(data, path)
    return _checked(found, path, keeps_controls=keeps_controls)


def _strict(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _without_mark(data, path)
        reason = f"byte {error.start} is not {encoding}, which its byte-order mark promises"
        raise UnreadableDocument(path, reason, "save it again as UTF-8 and add it once more") from error


def _is_text_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name).name not in _NO_TEXT_ENCODINGS
    except (LookupError, ValueError):
        return False


def _as_declared(data: bytes, declared: str, path: str) -> Decoded:
    try:
        return Decoded(text=data.decode(declared), encoding=codecs.lookup(declared).name)
    except (UnicodeError, LookupError):
        found = _without_mark(data, path)
        warning = f"it says that it is {declared}, which it is not; read as {found.encoding}"
        return Decoded(text=found.text, encoding=found.encoding, warnings=(warning, *found.warnings))


def _without_mark(data: bytes, path: str) -> Decoded:
    wide = _utf16_without_mark(data) if b"\0" in data[:_SAMPLE] else None
    if wide is not None:
        return wide
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        return _nearly_utf8(data) or _guessed(data, path, error)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 of mostly Latin text: every other byte is nought."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(sample) > 7 and zeros.count(0) > 0.4 * len(zeros):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            warning = _assumed(encoding, "it has no byte-order mark")
            return Decoded(text=text, encoding=encoding, warnings=(warning,))
    return None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes: each becomes U+FFFD, and the user is told."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    if good < 10 * bad:
        return None
    first = text.index("\ufffd")
    where = f"the first at character {first}"
    warning = f"{bad} bytes are not UTF-8 ({where}) and stand as \ufffd; save it again as UTF-8"
    return Decoded(text=text, encoding="utf-8", warnings=(warning,))


def _guessed(data: bytes, path: str, error: UnicodeDecodeError) -> Decoded:
    from charset_normalizer import from_bytes

    if _share_of_controls(data[:_SAMPLE].decode("latin-1")) > 0.02:
        raise _not_text(path)
    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY).best()
    try:
        text = data.decode(best.encoding) if best else ""
    except UnicodeDecodeError:
        text = ""
    if not best or not text:
        reason = f"byte {error.start} is not UTF-8, and no other encoding fits"
        raise UnreadableDocument(path, reason, "save it as UTF-8 and add it once more")
    return Decoded(text=text, encoding=best.encoding, warnings=(_assumed(best.encoding, "it is not UTF-8"),))


def _assumed(encoding: str, why: str) -> str:
    remedy = "if letters look wrong, save it as UTF-8 and add it again"
    return f"{why}; read as {encoding}, which is assumed: {remedy}"


def _checked(found: Decoded, path: str, *, keeps_controls: bool) -> Decoded:
    """The text with warnings for what is odd in it; UnreadableDocument where it is no text."""
    sample = found.text[:_SAMPLE]
    if _share_of_controls(sample) > 0.05:
        raise _not_text(path)
    warnings, text = list(found.warnings), found.text
    controls = len(_CONTROL.findall(text))
    if controls:
        nul = " (NUL among them)" if "\0" in text else ""
        done = "kept" if keeps_controls else "left out"
        warnings.append(
            f"{controls} control characters{nul} stand in the text and are {done}; check its origin"
        )
        text = text if keeps_controls else _CONTROL.sub("", text)
    garbled = _MOJIBAKE.findall(sample)
    if len(garbled) > 2:
        seen = f"{len(garbled)} groups like {garbled[0]!r}"
        warnings.append(f"{seen}: it was decoded wrongly before it was saved; get it again from its source")
    return Decoded(text=text, encoding=found.encoding, warnings=tuple(warnings))


def _share_of_controls(text: str) -> float:
    return len(_CONTROL.findall(text)) / max(1, len(text))


def _not_text(path: str) -> UnreadableDocument:
    remedy = "give it the ending of its format, or convert it to text"
    return UnreadableDocument(path, "holds binary data, not text", remedy)
