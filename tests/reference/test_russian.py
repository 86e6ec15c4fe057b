import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.reference.russian import CASES, adjectives, declined, declined_person, forms_of


def forms(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {case: set() for case in CASES}
    for form, case in declined(name):
        found[case].add(form)
    return found


@pytest.mark.parametrize(
    ("name", "case", "form"),
    [
        ("Россия", "genitive", "России"),
        ("Россия", "accusative", "Россию"),
        ("Корея", "dative", "Корее"),
        ("Куба", "genitive", "Кубы"),
        ("Куба", "instrumental", "Кубой"),
        ("Америка", "genitive", "Америки"),
        ("Китай", "prepositional", "Китае"),
        ("Китай", "instrumental", "Китаем"),
        ("Пекин", "instrumental", "Пекином"),
        ("Кремль", "genitive", "Кремля"),
        ("Беларусь", "genitive", "Беларуси"),
        ("Египет", "dative", "Египту"),
        ("японцы", "instrumental", "японцами"),
        ("Нидерланды", "genitive", "Нидерландов"),
        ("Филиппины", "genitive", "Филиппин"),
        ("Токио", "genitive", "Токио"),
        ("СССР", "dative", "СССР"),
        ("посол", "genitive", "посла"),
        ("министр иностранных дел", "instrumental", "министром иностранных дел"),
        ("Монгольская Народная Республика", "genitive", "Монгольской Народной Республики"),
        (
            "Корейская Народно-Демократическая Республика",
            "accusative",
            "Корейскую Народно-Демократическую Республику",
        ),
        (
            "Союз Советских Социалистических Республик",
            "dative",
            "Союзу Советских Социалистических Республик",
        ),
        ("Соединённые Штаты Америки", "genitive", "Соединённых Штатов Америки"),
        ("Советский Союз", "prepositional", "Советском Союзе"),
    ],
)
def test_names_are_declined(name: str, case: str, form: str) -> None:
    assert form in forms(name)[case]


@pytest.mark.parametrize(
    ("name", "throughout", "case", "form"),
    [
        ("Ким Ир Сен", False, "genitive", "Ким Ир Сена"),
        ("Мао Цзэдун", False, "dative", "Мао Цзэдуну"),
        ("Юмжагийн Цеденбал", False, "instrumental", "Юмжагийн Цеденбалом"),
        ("Леонид Ильич Брежнев", True, "instrumental", "Леонидом Ильичем Брежневым"),
        ("Андрей Громыко", True, "genitive", "Андрея Громыко"),
        ("Андрей Вышинский", True, "dative", "Андрею Вышинскому"),
    ],
)
def test_persons_are_declined(name: str, throughout: bool, case: str, form: str) -> None:
    assert (form, case) in set(declined_person(name, throughout=throughout))


def test_adjectives_have_all_their_forms() -> None:
    found = dict(adjectives("монгольский"))
    assert found["монгольскую"] == "accusative"
    assert found["монгольскими"] == "instrumental"
    assert {"монгольская", "монгольское", "монгольские"} <= set(found)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщыьэюя", min_size=3, max_size=12))
def test_any_word_has_six_cases(word: str) -> None:
    assert len(forms_of(word)) == len(CASES)
    assert forms_of(word)[0].split("|")[0] == word
