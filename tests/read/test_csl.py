import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.model.documents import Source
from amity.read.csl import checked


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ({"date-parts": [[2013, 11, 14]]}, "2013-11-14"),
        ({"date-parts": [["2013", "3"]]}, "2013-03"),
        ({"raw": "2013-11-14"}, "2013-11-14"),
        ({"literal": "2013"}, "2013"),
        ("2013-11", "2013-11"),
        (2013, "2013"),
    ],
)
def test_dates_in_the_ways_in_which_they_are_written(issued: object, day: str) -> None:
    csl, wrong = checked({"issued": issued})
    assert wrong == ()
    assert Source(id="a", csl=csl).issued == day


@pytest.mark.parametrize(
    "issued", [{"date-parts": [[2013, 14]]}, {"date-parts": "2013"}, "soon", {"date-parts": [["x"]]}, [2013]]
)
def test_what_is_no_date_is_left_out_and_named(issued: object) -> None:
    csl, wrong = checked({"title": "A", "issued": issued})
    assert csl == {"title": "A"}
    assert len(wrong) == 1
    assert wrong[0].startswith("issued is ")


def test_names() -> None:
    assert checked({"author": "Lee"})[0]["author"] == [{"literal": "Lee"}]
    assert checked({"author": [{"family": "Lee"}, "Berg"]})[0]["author"] == [
        {"family": "Lee"},
        {"literal": "Berg"},
    ]
    assert checked({"author": [3]})[1] != ()


def test_empty_fields_are_missing() -> None:
    csl, wrong = checked({"title": "", "author": [], "issued": None})
    assert (csl, wrong) == ({}, ())
    assert Source(id="a", csl=csl).missing == ("title", "author", "issued")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["date-parts", "raw", "family"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(["title", "author", "issued", "editor", "type", "note"]), json_values, max_size=4
    )
)
def test_whatever_stands_there_the_source_can_be_asked(entry: dict[str, object]) -> None:
    csl, _ = checked(entry)
    source = Source(id="a", csl=csl)
    assert isinstance(source.title, str)
    assert isinstance(source.issued, str)
    assert set(source.missing) <= {"title", "author", "issued"}
