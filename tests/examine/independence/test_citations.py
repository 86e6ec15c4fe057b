import pytest

from amity.examine.independence.citations import citations, same_title, title_words


@pytest.mark.parametrize(
    ("note", "family", "year"),
    [
        (
            "3. Ilya V. Gaiduk, The Soviet Union and the Vietnam War (Chicago: Dee, 1996), 44.",
            "gaiduk",
            "1996",
        ),
        (
            "Domínguez, Jorge I. To Make a World Safe for Revolution. Cambridge: Harvard UP, 1989.",
            "dominguez",
            "1989",
        ),
        ("[^4]: Piero Gleijeses, Conflicting Missions (2002), 3.", "gleijeses", "2002"),
        ("[7] Piero Gleijeses, Conflicting Missions (2002), 3.", "gleijeses", "2002"),
        ("Gleijeses, P. (2002). Conflicting Missions. Chapel Hill: UNC Press.", "gleijeses", "2002"),
        (
            "¹² A. Fursenko and T. Naftali, “One Hell of a Gamble,” in Cold War Papers (1997).",
            "fursenko",
            "1997",
        ),
        ("L. Mendes, ed., Letters from Hanoi, 1961–1964 (Lisbon: Own, 2011), p. 5", "mendes", "2011"),
        ("The figures are quoted in S. Varga, “Sugar,” Our Review 5 (2024).", "varga", "2024"),
        ("Udo Lind (Удо Линд), “Rice,” http://rice.example (Accessed on May 2, 2023), 2014", "lind", "2014"),
        ("See B. Szalontai, “Kim Il Sung in the Khrushchev Era” (2005), p. 9", "szalontai", "2005"),
    ],
)
def test_authors_and_years_are_read(note: str, family: str, year: str) -> None:
    found = next(citations(note))
    assert family in {part for author in found.authors for part in author}
    assert found.year == year


def test_a_note_may_cite_several_works_and_the_one_before() -> None:
    found = list(citations("Ibid., 12; M. Goscha, “Asian Contexts,” 1999; Pravda, 3 May 1961."))
    assert [one.again for one in found] == [True, False, False]


@pytest.mark.parametrize(
    "note",
    ["L. Mendes (ed.), Letters from Hanoi (2011), 9", "L. Mendes, ed., Letters from Hanoi, p.251.",
     "Mendes, L. (2011). Letters from Hanoi. Lisbon: Own."],
)  # fmt: skip
def test_titles_are_read_behind_editors_and_years(note: str) -> None:
    assert next(citations(note)).title == {"letters", "from", "hanoi"}


def test_prose_is_no_citation() -> None:
    assert list(citations("word " * 200)) == []


def test_titles_of_one_subject_are_not_one_title() -> None:
    one, other = (
        title_words("Cuba and Vietnam in 1961"),
        title_words("Cuba and Vietnam after the war of 1975"),
    )
    assert not same_title(one, other, whole=True)
