"""Korean, as both states write it: who does what to whom, when, and whether it came about."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim

Read = Callable[..., tuple[Claim, ...]]
Told = tuple[str, str | None, str | None, str, str]
SAID: list[tuple[str, Told]] = [
    ("1949년 3월 김일성을 단장으로 하는 정부대표단은 모스크바를 방문하였다.",
     ("visit", "PRK", "SUN", "1949-03", "happened")),
    ("방북한 몽골 외무장관은 김정은과 회담했다.", ("visit", "MNG", "PRK", "", "happened")),
    ("몽골 정부는 북한에 밀가루 5천 톤을 무상 지원하기로 했다.", ("aid", "MNG", "PRK", "", "planned")),
    ("북한은 1974년 3월 미국에 평화협정 체결을 제의했다.",
     ("agreement_signed", "PRK", "USA", "1974-03", "proposed")),
    ("소련은 1950년 1월 북한에 무기를 공급하지 않기로 했다.",
     ("aid", "SUN", "PRK", "1950-01", "did_not_happen")),
    ("러시아 대통령이 북한을 방문했다는 소문은 사실이 아니다.", ("visit", "RUS", "PRK", "", "denied")),
    ("블링컨 미 국무장관은 2023년 2월 베이징을 방문할 예정이었으나 풍선 문제로 연기했다.",
     ("visit", "USA", "CHN", "2023-02", "did_not_happen")),
    ("만일 평양이 동의한다면 서울과의 회담을 울란바토르에서 열 수도 있다.",
     ("meeting", "KOR", "PRK", "", "hypothetical")),
    ("이집트 외무부는 북한 주재 대사를 소환했다는 보도를 부인했다.",
     ("ambassador_exchange", "EGY", "PRK", "", "denied")),
    ("몽골주재 조선민주주의인민공화국 특명전권대사가 몽골 대통령에게 신임장을 제정하였다.",
     ("credentials", "PRK", "MNG", "", "happened")),
    ("한국전쟁 때 몽골은 북한에 구호물자를 보냈다.", ("aid", "MNG", "PRK", "1950/1953", "happened")),
    ("북한 외교관 2명이 추방됐다고 노르웨이 외무부가 밝혔다.", ("expulsion", "PRK", "NOR", "", "happened")),
    ("라오스는 백신을 제공한 베트남에 감사를 표했다.", ("support", "LAO", "VNM", "", "happened")),
    ("인도는 중국에 국경 병력을 철수하라고 요구했다.", ("demand", "IND", "CHN", "", "happened")),
    ("1953년 12월 독일민주공화국은 함흥시 재건을 위하여 자재를 보냈다.",
     ("aid", "DDR", "PRK", "1953-12", "happened")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_does_what_to_whom_and_whether(read: Read, text: str, wanted: Told) -> None:
    found = [(c.kind, c.source, c.target, str(c.date), str(c.factuality)) for c in read(text)]
    assert wanted in found


@pytest.mark.parametrize(
    "text",
    [
        "대통령은 국가를 대표하며 외국과 조약을 체결하는 권한을 가진다.",
        "울란바토르의 겨울은 길고 춥다.",
        "북한 축구팀이 몽골을 2대 0으로 이겼다.",
    ],
)
def test_what_asserts_no_dealing_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == ()


def test_the_source_that_a_passage_names_is_kept(read: Read) -> None:
    (claim,) = read("연합뉴스에 따르면 몽골 대통령은 2013년 10월 28일 평양에 도착했다.")
    assert claim.attribution == ("연합뉴스",)
