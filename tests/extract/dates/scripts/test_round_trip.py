"""Any day, put in any form of any of the languages, is found again, in words that are exactly its own."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amity.extract.dates import find
from amity.model.when import When
from amity.reference import load

DIGITS = "〇一二三四五六七八九"
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
MONGOLIAN = (
    "нэгдүгээр хоёрдугаар гуравдугаар дөрөвдүгээр тавдугаар зургаадугаар долоодугаар наймдугаар есдүгээр "
    "аравдугаар арваннэгдүгээр арванхоёрдугаар"
).split()
Form = Callable[[date], str]


def chinese(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def digit_by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def wide(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


FULL: dict[str, tuple[Form, int]] = {
    "ko": (lambda d: f"{d.year}년 {d.month}월 {d.day}일", 1900),
    "ko close": (lambda d: f"{d.year}년{d.month}월{d.day}일", 1900),
    "ko stops": (lambda d: f"{d.year}. {d.month}. {d.day}.", 1900),
    "ko juche both": (lambda d: f"주체{d.year - 1911}({d.year})년 {d.month}월 {d.day}일", 1912),
    "ko juche": (lambda d: f"주체 {d.year - 1911}년 {d.month}월 {d.day}일", 1912),
    "ja": (lambda d: f"{d.year}年{d.month}月{d.day}日", 1900),
    "ja wide": (lambda d: f"{wide(d.year)}年{wide(d.month)}月{wide(d.day)}日", 1900),
    "ja era": (lambda d: f"昭和{d.year - 1925}年{d.month}月{d.day}日", 1926),
    "ja era both": (lambda d: f"昭和{d.year - 1925}（{d.year}）年{d.month}月{d.day}日", 1926),
    "ja era behind": (lambda d: f"{d.year}年（昭和{d.year - 1925}年）{d.month}月{d.day}日", 1926),
    "zh": (lambda d: f"{digit_by_digit(d.year)}年{chinese(d.month)}月{chinese(d.day)}日", 1900),
    "zh number": (lambda d: f"{d.year}年{d.month}月{d.day}号", 1900),
    "zh republic": (lambda d: f"民國{chinese(d.year - 1911)}年{d.month}月{d.day}日", 1912),
    "ru": (lambda d: f"{d.day} {RUSSIAN[d.month - 1]} {d.year} г.", 1900),
    "ru year": (lambda d: f"{d.day}-го {RUSSIAN[d.month - 1]} {d.year} года", 1900),
    "ru bare": (lambda d: f"{d.day} {RUSSIAN[d.month - 1].upper()} {d.year}", 1900),
    "mn": (lambda d: f"{d.year} оны {d.month} дугаар сарын {d.day}-нд", 1900),
    "mn day": (lambda d: f"{d.year} оны {d.month} сарын {d.day}-ны өдөр", 1900),
    "mn words": (lambda d: f"{d.year} оны {MONGOLIAN[d.month - 1]} сарын {d.day}", 1900),
}
DAYLESS: dict[str, Form] = {
    "ko": lambda d: f"{d.year}년 {d.month}월",
    "ja": lambda d: f"{d.year}年{d.month}月",
    "zh": lambda d: f"{digit_by_digit(d.year)}年{chinese(d.month)}月",
    "mn": lambda d: f"{d.year} оны {d.month} дугаар сард",
}
YEARLESS: dict[str, Form] = {
    "ko": lambda d: f"{d.month}월 {d.day}일",
    "ja": lambda d: f"{d.month}月{d.day}日",
    "zh": lambda d: f"{chinese(d.month)}月{chinese(d.day)}日",
    "ru": lambda d: f"{d.day} {RUSSIAN[d.month - 1]}",
    "mn": lambda d: f"{d.month} дүгээр сарын {d.day}-ний өдөр",
}
DAYS: dict[str, Callable[[int], str]] = {
    "ko": lambda day: f"{day}일", "ja": lambda day: f"{day}日", "mn": lambda day: f"{day}-нд",
}  # fmt: skip
RANGES: dict[str, Callable[[date, date], str]] = {
    "ko": lambda a, b: f"{a.year}년 {a.month}월 {a.day}일부터 {b.year}년 {b.month}월 {b.day}일까지",
    "ja": lambda a, b: f"{a.year}年{a.month}月{a.day}日から{b.year}年{b.month}月{b.day}日まで",
    "zh": lambda a, b: f"{a.year}年{a.month}月{a.day}日至{b.year}年{b.month}月{b.day}日",
    "ru": lambda a, b: (
        f"с {a.day} {RUSSIAN[a.month - 1]} {a.year} г. по {b.day} {RUSSIAN[b.month - 1]} {b.year} г."
    ),
}
SHORT_RANGES: dict[str, Callable[[date, int], str]] = {
    "ko": lambda a, day: f"{a.year}년 {a.month}월 {a.day}~{day}일",
    "ko words": lambda a, day: f"{a.year}년 {a.month}월 {a.day}일부터 {day}일까지",
    "ja": lambda a, day: f"{a.year}年{a.month}月{a.day}日から{day}日まで",
    "zh": lambda a, day: f"{a.year}年{a.month}月{a.day}日至{day}日",
    "ru": lambda a, day: f"{a.day}–{day} {RUSSIAN[a.month - 1]} {a.year} г.",
    "ru words": lambda a, day: f"с {a.day} по {day} {RUSSIAN[a.month - 1]} {a.year} года",
    "mn": lambda a, day: f"{a.year} оны {a.month} дугаар сарын {a.day}-{day}-нд",
}
AROUND = {"ko": "대표단은 {}에 왔다.", "ja": "代表団は、{}、来た。", "zh": "代表团，{}抵达。",
          "ru": "Делегация прибыла, {} это стало известно.", "mn": "Төлөөлөгчид {} ирэв."}  # fmt: skip
days = st.dates(date(1926, 12, 25), date(1988, 12, 31))


def only(words: str, language: str, document: When | None = None) -> tuple[str, str, tuple[str, ...]]:
    """The words, the EDTF and the inferred parts of the one date in a sentence."""
    text = AROUND[language[:2]].format(words)
    (mention,) = find(text, document=document, reference=load())
    return text[mention.start : mention.end], mention.edtf, mention.when.inferred


@pytest.mark.parametrize("form", FULL)
@settings(deadline=None)
@given(day=days)
def test_a_full_date(form: str, day: date) -> None:
    words = FULL[form][0](day)
    assert only(words, form) == (words, day.isoformat(), ())


@pytest.mark.parametrize("form", DAYLESS)
@settings(deadline=None)
@given(day=days)
def test_a_month(form: str, day: date) -> None:
    words = DAYLESS[form](day)
    assert only(words, form) == (words, day.isoformat()[:7], ())


@pytest.mark.parametrize("form", YEARLESS)
@settings(deadline=None)
@given(day=days, later=st.integers(0, 360))
def test_a_date_without_its_year_lies_before_the_day_of_writing(form: str, day: date, later: int) -> None:
    written = When.of_day(day + timedelta(days=later))
    words = YEARLESS[form](day)
    assert only(words, form, written) == (words, day.isoformat(), ("year",))


@pytest.mark.parametrize("language", DAYS)
@settings(deadline=None)
@given(day=days, later=st.integers(0, 27))
def test_a_day_alone_lies_before_the_day_of_writing(language: str, day: date, later: int) -> None:
    words = DAYS[language](day.day)
    written = When.of_day(day + timedelta(days=later))
    assert only(words, language, written) == (words, day.isoformat(), ("year", "month"))


@pytest.mark.parametrize("language", RANGES)
@settings(deadline=None)
@given(day=days, length=st.integers(1, 900))
def test_a_range(language: str, day: date, length: int) -> None:
    end = day + timedelta(days=length)
    words = RANGES[language](day, end)
    assert only(words, language) == (words, f"{day}/{end}", ())


@pytest.mark.parametrize("form", SHORT_RANGES)
@settings(deadline=None)
@given(day=days.filter(lambda day: day.day < 28), more=st.integers(1, 20))
def test_a_range_within_a_month(form: str, day: date, more: int) -> None:
    end = min(day.day + more, 28)
    words = SHORT_RANGES[form](day, end)
    assert only(words, form) == (words, f"{day}/{day.replace(day=end)}", ())


PIECES = (
    "0 1 6 9 12 15 28 31 33 48 95 1948 1950 9999 一 十 二十三 一九四八 ２３ 年 月 日 "
    "年代 世紀 년 월 일 년대 세기 г. "
    "года годы -х век января мая октября оны онд сарын сард дугаар -нд -ны өдөр -аад зууны ~ - – , . ( ) "
    "부터 까지 이후 초 말 지난 같은해 이달 그해 에 과 から まで 至 自 以来 初頭 同 翌年 "
    "先月 同月 昭和 民國 주체 元 の "
    "с по до после в начале конце того же прошлого вчера и оноос хүртэл хойш мөн өнгөрсөн энэ "
    "2년 뒤 3일간 两年前 三日間 через два дня назад 2 жилийн дараа "
    "월요일 周三 в среду BC May 3, since the 1960s"
).split(" ")


@settings(deadline=None, max_examples=1500)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=14),
    blank=st.sampled_from(["", " "]),
    written=st.sampled_from([None, "2013-11-18", "2013", "2012-02", "195X"]),
)
def test_whatever_is_put_together_is_read(pieces: list[str], blank: str, written: str | None) -> None:
    text = blank.join(pieces)
    document = When.parse(written) if written else None
    mentions = find(text, document=document, reference=load())
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert all(text[m.start : m.end] == m.when.words for m in mentions)


@pytest.mark.parametrize(
    "text", ["95-8월", "6~95년 8월", "33~4월", "1950-8일", "13월 40일", "昭和99年13月", "31 февраля"]
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert all(m.edtf for m in find(text, document=When.parse("2013-11-18"), reference=load()))
