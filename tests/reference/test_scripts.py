"""Names in all scripts together: one person and one state under many spellings, at a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.model.when import When
from amity.reference import load


@pytest.mark.parametrize(
    ("person", "spellings"),
    [
        ("kim-il-sung", ["Kim Il Sung", "김일성", "金日成", "Ким Ир Сен", "Ким Ир Сэн"]),
        ("khorloogiin-choibalsan", ["초이발산", "チョイバルサン", "乔巴山", "Чойбалсан", "Х. Чойбалсан"]),
        ("yumjaagiin-tsedenbal", ["쩨덴발", "ツェデンバル", "泽登巴尔", "Цэдэнбал", "Цеденбал"]),
        ("leonid-ilyich-brezhnev", ["브레즈네프", "ブレジネフ", "勃列日涅夫", "Л. И. Брежнев"]),
        ("ho-chi-minh", ["호치민", "ホーチミン", "胡志明", "Хо Ши Мин"]),
        ("fidel-castro", ["피델 카스트로", "カストロ", "卡斯特罗", "Фидель Кастро"]),
    ],
)
def test_a_person_is_one_across_scripts(person: str, spellings: list[str]) -> None:
    for spelling in spellings:
        assert person in {found.id for found in load().persons_named(spelling)}, spelling


@pytest.mark.parametrize(
    ("text", "year", "codes"),
    [
        ("조선", "1900", ("XKO",)),
        ("조선", "1960", ("PRK",)),
        ("남조선", "1960", ("KOR",)),
        ("朝鮮民主主義人民共和国", "1960", ("PRK",)),
        ("中華民国", "1930", ("CHN",)),
        ("中華民国", "1960", ("TWN",)),
        ("莫斯科", "1960", ("SUN",)),
        ("Москва", "2019", ("RUS",)),
        ("БНМАУ", "1960", ("MNG",)),
        ("ЗХУ", "1960", ("SUN",)),
        ("월남", "1966", ("RVN", "VNM")),
        ("ГДР", "1970", ("DDR",)),
        ("Прага", "1968", ("CSK",)),
    ],
)
def test_a_name_means_what_it_meant_then(text: str, year: str, codes: tuple[str, ...]) -> None:
    assert set(load().resolve(text, When.parse(year))) == set(codes)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("외무상", "foreign_minister"),
        ("외교부 장관", "foreign_minister"),
        ("外务省的外交部长", "foreign_minister"),
        ("外務大臣", "foreign_minister"),
        ("министру иностранных дел", "foreign_minister"),
        ("Гадаад явдлын сайд", "foreign_minister"),
        ("председателем Совета министров", "head_of_government"),
        ("Ерөнхий сайдын", "head_of_government"),
        ("总书记", "party_leader"),
        ("국가주석", "head_of_state"),
        ("首相", "head_of_government"),
        ("послом", "ambassador"),
    ],
)
def test_titles_lead_to_roles(text: str, role: str) -> None:
    assert role in load().title_mentions(text)[0].roles


def test_a_title_after_a_surname_is_read_too() -> None:
    text = "岸田首相が訪問した"
    assert [m.persons[0].id for m in load().person_mentions(text)] == ["fumio-kishida"]
    assert [m.text for m in load().title_mentions(text)] == ["首相"]


def test_latin_and_other_scripts_stand_in_one_order() -> None:
    found = load().mentions("North Korea (北朝鮮, КНДР) and Mongolia (몽골)")
    assert [m.candidates[0] for m in found] == ["PRK", "PRK", "PRK", "MNG", "MNG"]


def test_places_are_found_in_other_scripts() -> None:
    found = load().place_mentions("회담은 개성에서, затем во Владивостоке")
    assert [(m.text, m.resolve(When.parse("1970"))) for m in found] == [
        ("개성", ("PRK",)),
        ("Владивостоке", ("SUN",)),
    ]


@given(st.text(alphabet="한국북조선미중소日朝中米韓露ソ访驻方美 Монголын СССР-·・.,15", max_size=60))
def test_spans_hold_their_words_and_stand_apart(text: str) -> None:
    reference = load()
    for found in (reference.mentions(text), reference.person_mentions(text, surnames=True)):
        free = 0
        for mention in found:
            assert text[mention.start : mention.end] == mention.text
            assert free <= mention.start < mention.end
            free = mention.end


def test_every_name_of_every_language_is_found() -> None:
    reference = load()
    missed = []
    for language in ("ja", "ko", "mn", "ru", "zh"):
        for vocable in reference.vocables(language):
            if vocable.sort in ("namesake", "person", "title") or vocable.text.endswith("-"):
                continue
            wanted = {getattr(m, "state", "") for m in vocable.meanings}
            text = f"{vocable.text}は" if language == "ja" else vocable.text
            named = {code for m in reference.mentions(text) for code in m.candidates}
            places = {code for m in reference.place_mentions(text) for code in m.resolve()}
            if not wanted <= named | places:
                missed.append((language, vocable.text))
    assert missed == []
