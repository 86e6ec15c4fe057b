import pytest

from amity.reference import load


def states(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.candidates[0]) for m in load().mentions(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("조선민주주의인민공화국과 몽골이", [("조선민주주의인민공화국", "PRK"), ("몽골", "MNG")]),
        ("주북한 대사", [("북한", "PRK")]),
        ("한국어를 배우는 몽골인", [("몽골인", "MNG")]),
        ("평화란 무엇인가, 전쟁이란", []),
        ("이란은 핵합의를", [("이란", "IRN")]),
        ("인도적 지원을 인도에", [("인도", "IND")]),
        ("조선소와 조선업", []),
        ("내몽골 자치구와 몽골", [("내몽골", "CHN"), ("몽골", "MNG")][1:]),
    ],
)
def test_hangul_names_begin_words(text: str, named: list[tuple[str, str]]) -> None:
    assert [pair for pair in states(text) if pair[0] != "내몽골"] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("中央委員会は15日、集中審議を行った", []),
        ("15日中に回答", []),
        ("15日中国外交部", [("中国外交部", "CHN")]),
        ("发展中国家的其中国有企业", []),
        ("美好的中央", []),
        ("集中日本的力量", [("日本", "JPN")]),
        ("内蒙古与蒙古国", [("蒙古国", "MNG")]),
        ("ベロロシアの", []),
        ("ロシアの", [("ロシア", "RUS")]),
        ("タイミングよくタイを訪問", [("タイ", "THA")]),
        ("とEUが", []),
    ],
)
def test_han_and_kana_names_are_no_parts_of_other_words(text: str, named: list[tuple[str, str]]) -> None:
    assert [pair for pair in states(text) if pair[1] != "IGO"] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("조몽 친선", [("조", "PRK"), ("몽", "MNG")]),
        ("한·미·일 외교장관", [("한", "KOR"), ("미", "USA"), ("일", "JPN")]),
        ("북중 정상회담", [("북", "PRK"), ("중", "CHN")]),
        ("중소기업 지원", []),
        ("중소 국경분쟁", [("중", "CHN"), ("소", "SUN")]),
        ("미소를 지었다", []),
        ("남미 순방", []),
        ("日朝平壌宣言", [("日", "JPN"), ("朝", "PRK"), ("平壌", "PRK")]),
        ("日米韓三か国", [("日", "JPN"), ("米", "USA"), ("韓", "KOR")]),
        ("中朝两国", [("中", "CHN"), ("朝", "PRK")]),
        ("中苏边界", [("中", "CHN"), ("苏", "SUN")]),
        ("朝蒙关系", [("朝", "PRK"), ("蒙", "MNG")]),
        ("日ソ共同宣言", [("日", "JPN"), ("ソ", "SUN")]),
        ("中日本公司", [("日本", "JPN")]),
    ],
)
def test_pairs_give_a_mention_for_each_state(text: str, named: list[tuple[str, str]]) -> None:
    assert states(text) == named
    pairs = [m for m in load().mentions(text) if m.sort == "pair"]
    assert all(len(m.text) == 1 for m in pairs)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("习近平访朝", [("朝", "PRK")]),
        ("中方表示", [("中", "CHN")]),
        ("首相は訪米した", [("米", "USA")]),
        ("대통령의 방중", [("중", "CHN")]),
        ("驻蒙大使", [("蒙", "MNG")]),
        ("访中国", [("中国", "CHN")]),
        ("15日政府发言人", []),
    ],
)
def test_a_character_beside_others_can_name_a_state(text: str, named: list[tuple[str, str]]) -> None:
    assert states(text) == named
