import pytest

from amity.reference import load


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("the founding of the DPRK", "1948-09-09"),
        ("founding of North Korea", "1948-09-09"),
        ("the establishment of the Democratic People's Republic of Korea", "1948-09-09"),
        ("the founding of the Republic of Korea", "1948-08-15"),
        ("the DPRK's founding", "1948-09-09"),
        ("the founding of the People's Republic of China", "1949-10-01"),
        ("the foundation of the Mongolian People's Republic", "1924-11-26"),
        ("the independence of Zambia", "1964-10-24"),
        ("Zambia's independence", "1964-10-24"),
        ("the fall of South Vietnam", "1975-04-30"),
        ("the collapse of the Soviet Union", "1991-12-26"),
        ("the death of Kim Il-sung", "1994-07-08"),
        ("Kim Il Sung's death", "1994-07-08"),
        ("the death of Kim Jong Il", "2011-12-17"),
        ("Choibalsan's death", "1952-01-26"),
        ("the death of Brezhnev", "1982-11-10"),
        ("the Korean War", "1950-06-25/1953-07-27"),
        ("Korean War", "1950-06-25/1953-07-27"),
        ("World War II", "1939-09-01/1945-09-02"),
        ("the Soviet declaration of war on Japan", "1945-08-08"),
        ("the fall of the Berlin Wall", "1989-11-09"),
        ("September 11 attacks", "2001-09-11"),
        ("Russia's invasion of Ukraine", "2022-02-24"),
        ("the COVID-19 pandemic", "2020-01-30/2023-05-05"),
        ("the Cultural Revolution", "1966-05-16/1976-10-06"),
    ],
)
def test_what_texts_date_by(text: str, date: str) -> None:
    assert str(load().landmarks_named(text)[0].date) == date


@pytest.mark.parametrize(
    "text", ["the war", "the founding of Utopia", "the death of Genghis Khan", "founding", ""]
)
def test_other_words_are_no_landmark(text: str) -> None:
    assert load().landmarks_named(text) == ()


def test_scholars_date_the_split_differently() -> None:
    split = load().landmarks_named("the Sino-Soviet split")[0]
    assert len(split.dates) == len(split.sources) >= 3
    assert {"1956/1966", "1962/1967"} <= {str(date) for date in split.dates}


def test_the_death_of_one_of_several_stays_open() -> None:
    found = {landmark.id for landmark in load().landmarks_named("the death of Chiang")}
    assert {"death.chiang-kai-shek", "death.chiang-ching-kuo"} <= found


def test_landmarks_in_a_text() -> None:
    text = "After the Korean War, 36 days after the DPRK's founding, Stalin's death, the founding of the ROK."
    found = load().landmark_mentions(text)
    assert [text[m.start : m.end] for m in found] == [
        "Korean War", "DPRK's founding", "Stalin's death", "founding of the ROK"
    ]  # fmt: skip


def test_every_name_of_a_landmark_leads_to_it() -> None:
    reference = load()
    for landmark in reference.landmarks.values():
        for name in landmark.names:
            assert landmark in reference.landmarks_named(name), name
