"""Japanese: who does what to whom, when, and whether it came about."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim

Read = Callable[..., tuple[Claim, ...]]
Told = tuple[str, str | None, str | None, str, str]
SAID: list[tuple[str, Told]] = [
    ("1948年10月、モンゴルはソ連に次いで北朝鮮と国交を結んだ。",
     ("relations_established", "MNG", "PRK", "1948-10", "happened")),
    ("訪朝したモンゴル外相は、北朝鮮の外相と2時間にわたって会談した。",
     ("visit", "MNG", "PRK", "", "happened")),
    ("中国の李鵬首相が1991年5月に訪朝した際、北朝鮮に国連加盟を説得した。",
     ("visit", "CHN", "PRK", "1991-05", "happened")),
    ("米国は1979年1月1日に中国を承認し、台湾と断交した。",
     ("relations_severed", "USA", "TWN", "1979-01-01", "happened")),
    ("モンゴル政府は北朝鮮に小麦粉5000トンを贈ると発表した。", ("aid", "MNG", "PRK", "", "planned")),
    ("北朝鮮は新しい駐モンゴル大使をまだ任命していない。",
     ("ambassador_exchange", "MNG", "PRK", "", "did_not_happen")),
    ("モンゴル首相は昭和61年に訪朝する予定だったが、実現しなかった。",
     ("visit", "MNG", "PRK", "1986", "did_not_happen")),
    ("ネパールは北朝鮮と1974年5月15日に国交を樹立したとされる。",
     ("relations_established", "NPL", "PRK", "1974-05-15", "rumoured")),
    ("金正日総書記の死去を受け、モンゴル大統領は弔電を送った。",
     ("condolence", "MNG", "PRK", "", "happened")),
    ("モンゴルは北朝鮮の例に倣わず、平壌の大使館を維持した。",
     ("embassy_closed", "MNG", "PRK", "", "did_not_happen")),
    ("シンガポール外相は北朝鮮へのぜいたく品の輸出を否定した。", ("trade", "PRK", "SGP", "", "denied")),
    ("モンゴルは仲介役を務める用意があると表明した。", ("mediation_offer", "MNG", None, "", "proposed")),
    ("日本政府は北朝鮮への独自制裁を2年間延長することを決めた。",
     ("sanctions_imposed", "JPN", "PRK", "", "happened")),
    ("北朝鮮は1990年にモンゴルが韓国と国交を結んだことを批判しなかった。",
     ("relations_established", "KOR", "MNG", "1990", "happened")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_does_what_to_whom_and_whether(read: Read, text: str, wanted: Told) -> None:
    found = [(c.kind, c.source, c.target, str(c.date), str(c.factuality)) for c in read(text)]
    assert wanted in found


@pytest.mark.parametrize(
    "text",
    [
        "外交官の特権は国際慣習法に由来する。",
        "モンゴルの首都では冬の大気汚染が深刻だ。",
        "国交樹立を記念して両国は切手を発行した。",
    ],
)
def test_what_asserts_no_dealing_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == ()


def test_the_source_that_a_passage_names_is_kept(read: Read) -> None:
    claims = read("会談は終わった。共同通信によると、日本政府は2019年、モンゴルで北朝鮮側と接触した。")
    assert [claim.attribution for claim in claims] == [("共同通信",)]
