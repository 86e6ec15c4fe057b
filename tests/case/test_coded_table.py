"""A table of claims is read as any spreadsheet saves it, row by row."""

from pathlib import Path

import pytest

from amity.case.coded_table import TORN, Table, decodings, read_table
from amity.errors import UnreadableDocument

HEADER = "doc,quote,kind,persons,note"
ROWS = [
    ("news", "Kim, it is said, came", "visit", "Kim Il-sung; Чойбалсан", "a\nb"),
    ("memoir", "«Žukov» said so", "meeting", "", "ćwierć"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anna.csv"


def written(path: Path, text: str, encoding: str = "utf-8") -> Table:
    path.write_bytes(text.encode(encoding))
    return read_table(path)


def table(delimiter: str, end: str) -> str:
    rows = [HEADER.split(","), *ROWS]
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + end for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_delimiters_and_line_ends_do_not_matter(
    path: Path, encoding: str, delimiter: str, end: str
) -> None:
    found = written(path, table(delimiter, end), encoding)
    assert [tuple(row.cells.values()) for row in found.rows] == ROWS
    assert [row.number for row in found.rows] == [2, 3]
    assert (found.torn, found.warnings) == ((), ())


@pytest.mark.parametrize(
    ("encoding", "person"),
    [("cp1252", "José Giró, señor embajador"), ("cp1251", "Чойбалсан приехал в Москву")],
)
def test_an_encoding_that_is_not_utf8_is_told(path: Path, encoding: str, person: str) -> None:
    found = written(path, f"doc;quote;kind;persons\r\nnews;{person};visit;{person}\r\n", encoding)
    assert found.rows[0].cells["persons"] == person
    assert "assumed" in found.warnings[0]


def test_of_latin_code_pages_all_that_fit_are_offered(path: Path) -> None:
    path.write_bytes("doc;quote;kind\r\nnews;złożył wizytę;visit\r\n".encode("cp1250"))
    assert [one.encoding for one in decodings(path)] == ["cp1252", "cp1250", "cp1254"]
    assert "złożył wizytę" in decodings(path)[1].text


def test_a_line_that_says_the_delimiter_is_not_counted(path: Path) -> None:
    found = written(path, "sep=;\r\ndoc;quote;kind\r\nnews;Kim;visit\r\n")
    assert [(row.number, row.doc) for row in found.rows] == [(2, "news")]


def test_empty_rows_are_counted_and_passed_over(path: Path) -> None:
    found = written(path, "doc,quote,kind\n\nnews,Kim,visit\n,,\nnews,Choe,visit,,\n")
    assert [row.number for row in found.rows] == [3, 5]


def test_names_of_columns_may_be_in_capitals_and_a_strange_one_is_told(path: Path) -> None:
    found = written(path, "Doc,QUOTE,Kind,Date words,sorce,ID\nnews,Kim,visit,July,PRK,x\n")
    assert found.rows[0].cells["date_words"] == "July"
    assert found.warnings == ("not read: sorce, which are no columns of coded claims",)


def test_a_row_with_a_document_alone_says_that_nothing_is_there(path: Path) -> None:
    found = written(path, "doc,quote,kind,engine\nnews,,,hand:anna\nmemoir,Kim,,\n")
    assert [row.bare for row in found.rows] == [True, False]
    assert found.documents == {"news", "memoir"}


def test_what_was_guarded_from_being_a_formula_is_as_it_was(path: Path) -> None:
    found = written(path, "doc,quote,kind,note\nnews,'=1+1,visit,'tis so\nnews,''-x,visit,=2\n")
    assert [(row.cells["quote"], row.cells["note"]) for row in found.rows] == [
        ("=1+1", "'tis so"),
        ("'-x", "=2"),
    ]


def test_a_torn_row_costs_itself_alone(path: Path) -> None:
    text = 'doc,quote,kind\nnews,"Kim came,visit\nnews,Choe left,visit\nnews,"Bat" came,visit\nnews,Li,aid\n'
    found = written(path, text)
    assert [row.cells["quote"] for row in found.rows] == ["Choe left", "Li"]
    assert [number for number, _ in found.torn] == [2, 4]
    assert all("quotation marks do not pair" in reason for _, reason in found.torn)


def test_a_text_that_fell_into_two_cells_is_told(path: Path) -> None:
    found = written(path, "doc,quote,kind\nnews,Kim, who came,visit\nnews,Choe,visit\n")
    assert found.torn == ((2, "has 4 cells, and the header 3; put a text that holds ',' in quotation marks"),)
    assert [row.number for row in found.rows] == [3]


def test_a_file_of_torn_rows_is_given_up_in_time(path: Path) -> None:
    found = written(path, "doc,quote,kind\n" + 'news,"Kim" came,visit\n' * 5000)
    assert len(found.torn) == TORN + 1
    assert "from here on nothing was read" in found.torn[-1][1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quote,kind\nKim,visit\n", "has no column doc"),
        ("a,b\n1,2\n", "has no column doc and no column kind"),
        ("doc,kind\nnews,visit\n", "has no column quote"),
        ("doc,kind,start\nnews,visit,3\n", "has no column quote"),
        ("doc,quote,kind,Kind\nnews,Kim,visit,aid\n", "more than one column kind"),
        ("", "has no column doc"),
    ],
)
def test_a_header_that_lacks_what_is_needed_is_told(path: Path, text: str, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said) as caught:
        written(path, text)
    assert str(path) in str(caught.value)


def test_offsets_will_do_without_a_quote(path: Path) -> None:
    assert written(path, "doc,start,end,kind\nnews,0,3,visit\n").rows[0].cells["end"] == "3"


def test_what_is_no_text_and_what_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="check its name"):
        read_table(path)
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UnreadableDocument):
        read_table(path)
