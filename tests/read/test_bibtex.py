r"""Files of BibTeX and BibLaTeX: whole, odd and broken."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.model.documents import Source
from amity.read.bibtex import parse
from amity.read.bibtex_csl import csl_of
from amity.read.bibtex_names import people
from amity.read.csl import checked
from amity.read.latex import plain


def one(text: str) -> dict[str, Any]:
    (entry,), problems = parse(text)
    assert problems == ()
    return csl_of(entry)


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"\'{e}t\'e {\'e} \'{\i}", "été é í"),
        (r"Dvo{\v{r}}{\'a}k \v{S} \v s", "Dvořák Š š"),
        (r"\c{C}elik Erd\u{o}{\u g}an {\.I}", "Çelik Erdŏğan İ"),
        (r"\"{o}\"u\ss{} Stra{\ss}e \ae ro \O re", "öüß Straße æro Øre"),
        (r"Ho{\`\^e} \'{\^e}", "Hoề ế"),
        (r"\L{}\'od\'z, \aa, \l odz", "Łódź, å, łodz"),
        (r"A \& B, 50\%, \$5, \#1, a\_b, \{x\}", "A & B, 50%, $5, #1, a_b, {x}"),
        ("1956--57 --- ``so'' he said", "1956–57 — “so” he said"),
        (r"\emph{Pravda} and \textbf{bold \textit{both}}", "Pravda and bold both"),
        (r"\enquote{Friends} in \mkbibquote{need}", "“Friends” in “need”"),
        (r"Mr.~Kim\ and $n$ others\,now", "Mr. Kim and n others now"),
        ("{DPRK} {and} {{M}ongolia}", "DPRK and Mongolia"),
        (r"The {\TeX}book and \LaTeX{} too", "The TeXbook and LaTeX too"),
        ("김일성과 몽골, Чойбалсан", "김일성과 몽골, Чойбалсан"),
        (r"\unknowncommand{kept} \another", "kept"),
    ],
)
def test_latex_becomes_plain_text(latex: str, words: str) -> None:
    assert plain(latex) == words


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Bat, Dorj", {"family": "Bat", "given": "Dorj"}),
        ("Dorj Bat", {"family": "Bat", "given": "Dorj"}),
        (
            "von der Leyen, Ursula",
            {"family": "Leyen", "given": "Ursula", "non-dropping-particle": "von der"},
        ),
        ("Jean de la Fontaine", {"family": "Fontaine", "given": "Jean", "non-dropping-particle": "de la"}),
        ("King, Jr, Martin Luther", {"family": "King", "suffix": "Jr", "given": "Martin Luther"}),
        ("Ministry of Information", {"literal": "Ministry of Information"}),
        ("Institute for the Far East", {"literal": "Institute for the Far East"}),
        ("Ministry of Mines, Utopia", {"literal": "Ministry of Mines, Utopia"}),
        ("Piet in den Berg", {"family": "Berg", "given": "Piet", "non-dropping-particle": "in den"}),
        ("{Barnes and Noble}", {"literal": "Barnes and Noble"}),
        ("{{MFA of Mongolia}}", {"literal": "MFA of Mongolia"}),
        ("Choibalsan", {"literal": "Choibalsan"}),
        (r"Dvo{\v r}{\'a}k, Anton{\'\i}n", {"family": "Dvořák", "given": "Antonín"}),
        ("family=Gogh, given=Vincent, prefix=van", {
            "family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}),
        ("Иванов, И. И.", {"family": "Иванов", "given": "И. И."}),
    ],
)  # fmt: skip
def test_names_are_taken_apart(written: str, person: dict[str, str]) -> None:
    assert people(written) == [person]
    assert people(f"{written} and Lee, Ann")[1] == {"family": "Lee", "given": "Ann"}


@pytest.mark.parametrize(
    ("fields", "issued", "circa"),
    [
        ("date = {2013-11-14}", [[2013, 11, 14]], False),
        ("date = {2013-11}", [[2013, 11]], False),
        ("date = {1990/1995-03}", [[1990], [1995, 3]], False),
        ("date = {1990/}", [[1990]], False),
        ("date = {1956?}", [[1956]], True),
        ("year = 1956", [[1956]], False),
        ("year = {1956--57}", [[1956], [1957]], False),
        ("year = {[1956]}", [[1956]], True),
        ("year = {ca. 1956}", [[1956]], True),
        ("year = 2013, month = nov", [[2013, 11]], False),
        ("year = 2013, month = {November}", [[2013, 11]], False),
        ('year = 2013, month = nov # "~14"', [[2013, 11, 14]], False),
        ('year = 2013, month = "14~" # nov', [[2013, 11, 14]], False),
        ("year = 2013, month = 11, day = 14", [[2013, 11, 14]], False),
        ("year = 2013, month = {jan/feb}", [[2013, 1], [2013, 2]], False),
    ],
)
def test_dates_and_spans(fields: str, issued: list[list[int]], circa: bool) -> None:
    found = one(f"@book{{a, {fields}}}")["issued"]
    assert (found["date-parts"], found.get("circa", False)) == (issued, circa)
    csl, wrong = checked({"issued": found})
    assert wrong == ()
    assert Source(id="a", csl=csl).issued.startswith(str(issued[0][0]))


def test_what_is_no_date_is_no_date() -> None:
    assert "issued" not in one("@book{a, year = {forthcoming}}")


def test_strings_are_put_in_and_joined() -> None:
    entries, problems = parse(
        '@string(j = "Journal of ")\n@STRING{t = j # {Treaties}}\n@article{a, journal = t # " (" # 7 # ")"}'
    )
    assert (csl_of(entries[0])["container-title"], problems) == ("Journal of Treaties (7)", ())


def test_a_part_takes_over_what_the_whole_says() -> None:
    entries, _ = parse(
        "@inproceedings{talk, author = {Ann Lee}, title = {On T.}, crossref = {Conf}}\n"
        "@xdata{press, publisher = {River Press}, location = {Riga}}\n"
        "@proceedings{conf, title = {Asia}, subtitle = {Then and Now}, editor = {Bat, D.}, xdata = {press}}"
    )
    talk = csl_of(entries[0])
    assert (talk["title"], talk["container-title"], talk["publisher"]) == ("On T.", "Asia", "River Press")
    assert talk["editor"] == [{"family": "Bat", "given": "D."}]


def test_entries_that_refer_to_each_other_in_a_circle_come_to_an_end() -> None:
    entries, _ = parse("@book{a, crossref = b, year = 1956}\n@book{b, crossref = a, publisher = {P}}")
    assert csl_of(entries[0])["publisher"] == "P"


def test_types_and_numbers_go_where_csl_has_them() -> None:
    article = one(
        "@article{a, entrysubtype = {newspaper}, journaltitle = {Pravda}, number = 3, pages = {1--9, 12}}"
    )
    assert (article["type"], article["issue"], article["page"]) == ("article-newspaper", "3", "1–9, 12")
    report = one("@techreport{a, number = 7, institution = {Academy}, type = {Working paper}}")
    assert (report["type"], report["number"], report["publisher"]) == ("report", "7", "Academy")
    assert report["genre"] == "Working paper"


def test_the_fields_of_archives_are_kept() -> None:
    letter = one(
        "@unpublished{a, title = {Letter}, library = {State Archive}, archivelocation = {f. 5},"
        " shelfmark = {MS 7}, note = {In Russian}}"
    )
    assert letter["type"] == "manuscript"
    assert [letter[name] for name in ("archive", "archive_location", "call-number", "note")] == [
        "State Archive", "f. 5", "MS 7", "In Russian",
    ]  # fmt: skip


def test_addresses_keep_their_signs() -> None:
    page = one(
        r"@online{a, url = {https://example.org/a\_b?x=1\&y=2\#z}, doi = {https://doi.org/10.1000/1_2}}"
    )
    assert (page["URL"], page["DOI"]) == ("https://example.org/a_b?x=1&y=2#z", "10.1000/1_2")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("@book{b, title = {never closed", "a brace that is never closed"),
        ('@book{b, title = "never closed', "a quotation mark that is never closed"),
        ("@book{b, title {no sign}}", "no name of a field"),
        ("@book{b, title = }", "a field without a value"),
        ("@book{b", "its key is not followed by fields"),
    ],
)
def test_a_broken_entry_costs_itself_alone(broken: str, said: str) -> None:
    entries, problems = parse(f"@book{{a, title = {{On A}}}}\n\n{broken}\n@book{{c, title = {{On C}}}}")
    assert [entry.key for entry in entries] == ["a", "c"]
    (problem,) = problems
    assert problem.startswith("line 3: entry 'b' is broken: ") or problem.startswith("line 4: entry 'b'")
    assert said in problem


def test_comments_and_preambles_are_no_entries() -> None:
    text = (
        "Words @ large, a@b.org.\n@comment{jabref-meta: x;}\n@preamble{ {\\newcommand} }\n@book{a, title={A}}"
    )
    entries, problems = parse(text)
    assert ([entry.key for entry in entries], problems) == (["a"], ())


def test_what_is_no_bibliography_is_given_up_soon() -> None:
    assert len(parse("@book{\n" * 5000)[1]) == 100


@given(st.text(alphabet="@{}(),=#\"\\a1 \n'~-", max_size=120))
def test_no_text_breaks_the_parser(text: str) -> None:
    entries, problems = parse(text)
    for entry in entries:
        csl_of(entry)
    assert all(line.startswith("line ") for line in problems)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_latex(text: str) -> None:
    assert plain(plain(text)) is not None
    people(text)
