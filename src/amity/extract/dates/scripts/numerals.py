"""Numbers as they stand in dates: in digits of any width, in Chinese, in Roman."""

_CHINESE = {"〇": 0, "零": 0, "○": 0, "元": 1} | {sign: n for n, sign in enumerate("一二三四五六七八九", 1)}
_ROMAN = {"i": 1, "v": 5, "x": 10}
_TENS = {"十": 10, "廿": 20, "百": 100}


def number(text: str) -> int:
    """The number that a numeral stands for. Raises ValueError for any other text.

    >>> number("１５"), number("二十三"), number("一九四八"), number("XX"), number("元")
    (15, 23, 1948, 20, 1)
    """
    if text.isdecimal():
        return int(text)
    if text[:1].lower() in _ROMAN:
        return _roman(text.lower())
    if not _TENS.keys() & set(text):
        return int("".join(str(_chinese(sign)) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total, digit = total + (_TENS[sign] * digit if digit else _TENS[sign]), 0
        else:
            digit = _chinese(sign)
    return total + digit


def _chinese(sign: str) -> int:
    if sign not in _CHINESE:
        raise ValueError(sign)
    return _CHINESE[sign]


def _roman(text: str) -> int:
    values = [_ROMAN.get(sign, 0) for sign in text]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
