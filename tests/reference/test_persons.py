import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.reference import load
from amity.reference.persons import full_forms


def named(text: str) -> list[str]:
    return [person.id for person in load().persons_named(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Il-sung",
        "KIM Il-sung",
        "Kim Il Sung",
        "Kim Ilsung",
        "KIM IL SUNG",
        "Kim Il-song",
        "Kim Il‑sung",
        "Kim Il Sung's",
    ],
)
def test_spellings_of_one_name(text: str) -> None:
    assert named(text) == ["kim-il-sung"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Kim Jong-il", "kim-jong-il"),
        ("Kim Chong Il", "kim-jong-il"),
        ("Kim Jong Un", "kim-jong-un"),
        ("Kim Il", "kim-il"),
        ("Yumjaagiin Tsedenbal", "yumjaagiin-tsedenbal"),
        ("Y. Tsedenbal", "yumjaagiin-tsedenbal"),
        ("Yu. Tsedenbal", "yumjaagiin-tsedenbal"),
        ("Yu.Tsedenbal", "yumjaagiin-tsedenbal"),
        ("TSEDENBAL", "yumjaagiin-tsedenbal"),
        ("Jambyn Batmonkh", "jambyn-batmonkh"),
        ("J. Batmönkh", "jambyn-batmonkh"),
        ("Batmunkh", "jambyn-batmonkh"),
        ("T. Elbegdorj", "tsakhiagiin-elbegdorj"),
        ("Ts. Elbegdorj", "tsakhiagiin-elbegdorj"),
        ("Tsakhia Elbegdorj", "tsakhiagiin-elbegdorj"),
        ("Tsakhiagiyn Elbegdorj", "tsakhiagiin-elbegdorj"),
        ("N. Enkhbayar", "nambaryn-enkhbayar"),
        ("Nambar Enkhbayar", "nambaryn-enkhbayar"),
        ("Natsag Bagabandi", "natsagiin-bagabandi"),
        ("Shinzo Abe", "shinzo-abe"),
        ("Abe Shinzo", "shinzo-abe"),
        ("ABE Shinzō", "shinzo-abe"),
        ("Mao Tse-tung", "mao-zedong"),
        ("Chou En-lai", "zhou-enlai"),
        ("V. V. Putin", "vladimir-vladimirovich-putin"),
        ("V.V. Putin", "vladimir-vladimirovich-putin"),
        ("Vladimir Putin", "vladimir-vladimirovich-putin"),
        ("de Gaulle", "charles-de-gaulle"),
        ("Charles de Gaulle", "charles-de-gaulle"),
        ("John F. Kennedy", "john-fitzgerald-kennedy"),
    ],
)
def test_names_lead_to_one_person(text: str, person: str) -> None:
    assert named(text) == [person]


@pytest.mark.parametrize(
    "text",
    [
        "Il-sung Kim",
        "B. Enkhbayar",
        "kim il sung",
        "K. Tsedenbal",
        "Kim Il-sun",
        "Jong-il",
        "",
        "...",
        "Genghis Khan",
    ],
)
def test_other_names_lead_to_nobody(text: str) -> None:
    assert named(text) == []


def test_a_surname_alone_stays_open() -> None:
    kims = named("Kim")
    assert {"kim-il-sung", "kim-jong-il", "kim-jong-un", "kim-dae-jung"} <= set(kims)
    assert set(named("Ochirbat")) == {"gombojavyn-ochirbat", "punsalmaagiin-ochirbat"}
    assert set(named("George Bush")) == {"george-herbert-walker-bush", "george-walker-bush"}


def test_no_form_of_one_kim_is_a_form_of_another() -> None:
    reference = load()
    kims = [reference.persons[key] for key in ("kim-il-sung", "kim-jong-il", "kim-jong-un")]
    for kim in kims:
        for spelling in (kim.name, *kim.spellings):
            assert reference.persons_named(spelling) == (kim,)


def test_every_spelling_leads_to_its_person() -> None:
    reference = load()
    for person in reference.persons.values():
        for spelling in (person.name, *person.spellings):
            assert person in reference.persons_named(spelling), spelling


def test_mentions_stand_where_they_say() -> None:
    text = "Yu. Tsedenbal, J.Batmonkh and KIM Jong Il's aide met Abe Shinzō; Kim left, De Gaulle stayed."
    found = load().person_mentions(text)
    assert [(m.text, m.persons[0].id) for m in found] == [
        ("Yu. Tsedenbal", "yumjaagiin-tsedenbal"),
        ("J.Batmonkh", "jambyn-batmonkh"),
        ("KIM Jong Il", "kim-jong-il"),
        ("Abe Shinzō", "shinzo-abe"),
    ]
    assert all(text[m.start : m.end] == m.text for m in found)


def test_surnames_are_found_on_demand() -> None:
    found = load().person_mentions("Gorbachev spoke; Kim did not.", surnames=True)
    assert [(m.text, len(m.persons) == 1) for m in found] == [("Gorbachev", True), ("Kim", False)]


def test_a_name_does_not_run_over_the_end_of_a_sentence() -> None:
    assert load().person_mentions("He met Kim. Jong Il was ill.") == ()


@given(st.text(max_size=120))
def test_any_text_can_be_searched(text: str) -> None:
    for mention in load().person_mentions(text, surnames=True):
        assert text[mention.start : mention.end] == mention.text
        assert mention.persons


@pytest.mark.parametrize("name", ["Tsakhiagiin", "Nambaryn", "Jambyn"])
def test_a_patronymic_may_be_shortened_to_its_first_letters(name: str) -> None:
    forms = full_forms([name, "Bold"], "patronymic")
    assert {(name[:length], "Bold") for length in (1, 2, 3)} <= forms


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Elbegdorj Tsakhia", "tsakhiagiin-elbegdorj"),
        ("Khurelsukh Ukhnaa", "ukhnaagiin-khurelsukh"),
        ("Bagabandi Natsag", "natsagiin-bagabandi"),
    ],
)
def test_a_mongols_father_may_stand_behind(text: str, person: str) -> None:
    reference = load()
    assert [one.id for one in reference.persons_named(text)] == [person]
    [mention] = reference.person_mentions(f"President {text} spoke.")
    assert mention.text == text


@pytest.mark.parametrize("title", ["Chairman", "President", "Iran"])
def test_a_title_or_a_land_is_nobodys_surname(title: str) -> None:
    reference = load()
    text = f"The {title} Kim Il Sung came to Ulan Bator."
    assert title not in {one.text for one in reference.person_mentions(text, surnames=True)}
    assert not reference.persons_named(title)
