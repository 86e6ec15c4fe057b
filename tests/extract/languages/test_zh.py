"""Chinese in both scripts: prepositions, word order, nominal forms and factuality."""

from collections.abc import Callable

import pytest

from amity.model.claims import Claim

Read = Callable[..., tuple[Claim, ...]]
Told = tuple[str, str | None, str | None, str, str]
SAID: list[tuple[str, Told]] = [
    (
        "1999年5月5日，蒙古总统对朝鲜进行正式访问。",
        ("visit", "MNG", "PRK", "1999-05-05", "happened"),
    ),
    (
        "1999年5月5日，蒙古總統對北韓進行正式訪問。",
        ("visit", "MNG", "PRK", "1999-05-05", "happened"),
    ),
    (
        "古巴与蒙古于1960年12月7日建立外交关系。",
        ("relations_established", "CUB", "MNG", "1960-12-07", "happened"),
    ),
    (
        "埃及向叙利亚提供了一批药品。",
        ("aid", "EGY", "SYR", "", "happened"),
    ),
    (
        "波兰外交官被俄罗斯驱逐出境。",
        ("expulsion", "RUS", "POL", "", "happened"),
    ),
    (
        "土耳其从未承认亚美尼亚。",
        ("recognition", "TUR", "ARM", "", "did_not_happen"),
    ),
    (
        "泰国总理将于下月访问老挝。",
        ("visit", "THA", "LAO", "", "planned"),
    ),
    (
        "据传伊朗代表团已抵达首尔。",
        ("visit", "IRN", "KOR", "", "rumoured"),
    ),
    (
        "如果美国解除制裁，伊朗将与美国举行会谈。",
        ("meeting", "IRN", "USA", "", "hypothetical"),
    ),
    (
        "日本邀请印度总理访问东京。",
        ("invitation", "JPN", "IND", "", "invited"),
    ),
    (
        "法国和中国互致贺电。",
        ("condolence", "FRA", "CHN", "", "happened"),
    ),
    (
        "法国和中国互致贺电。",
        ("condolence", "CHN", "FRA", "", "happened"),
    ),
    (
        "中国谴责以色列轰炸伊朗。",
        ("attack", "ISR", "IRN", "", "happened"),
    ),
    (
        "印度與巴基斯坦簽署和平條約。",
        ("treaty_signed", "IND", "PAK", "", "happened"),
    ),
    ("应印度总理邀请，埃及总统抵达新德里进行访问。", ("invitation", "IND", "EGY", "", "invited")),
    ("泰方向柬方提出抗议。", ("diplomatic_protest", "THA", "KHM", "", "happened")),
    ("伊朗威胁与加拿大断交。", ("relations_severed", "IRN", "CAN", "", "hypothetical")),
    (
        "台北外交部宣布，我国与圣多美和普林西比断绝外交关系。",
        ("relations_severed", "TWN", "STP", "", "happened"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_does_what_to_whom_and_whether(read: Read, text: str, wanted: Told) -> None:
    found = [(c.kind, c.source, c.target, str(c.date), str(c.factuality)) for c in read(text)]
    assert wanted in found


@pytest.mark.parametrize(
    "text",
    [
        "北京昨天下了一场大雪。",
        "蒙古队赢得了摔跤比赛。",
        "他写了一本关于中国历史的书。",
    ],
)
def test_what_is_no_dealing_of_states_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == ()
