import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.errors import InvalidValue, NotFound
from amity.model.coverage import Coverage, Depth, Stream, Telling

SHARES = st.dictionaries(st.integers(1900, 2020), st.floats(0, 1), max_size=30)


def stream(source: str, shares: dict[int, float]) -> Stream:
    return Stream(source=source, label=source, telling=Telling.SERIAL, exposure=shares)


@given(st.lists(SHARES, max_size=5))
def test_exposure_is_the_sum_of_voices_and_depth_grows_with_it(drawn: list[dict[int, float]]) -> None:
    covered = Coverage(
        states=("GHA", "TGO"), streams=tuple(stream(f"doc:{at}", shares) for at, shares in enumerate(drawn))
    )
    order = [Depth.SILENT, Depth.THIN, Depth.WELL]
    for year in covered.years:
        assert covered.exposure(year) == pytest.approx(sum(shares.get(year, 0) for shares in drawn))
        assert 0 <= covered.independent(year) <= len(covered.of(year)) <= len(drawn)
    ranked = sorted(covered.years, key=covered.exposure)
    assert [order.index(covered.depth(year)) for year in ranked] == sorted(
        order.index(covered.depth(year)) for year in ranked
    )


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(InvalidValue, match="shares from 0 to 1"):
        stream("doc:a", {1950: share})


def test_years_of_which_nobody_speaks_are_silent() -> None:
    covered = Coverage(states=("GHA", "TGO"), streams=(stream("doc:a", {1950: 1.0}),))
    assert covered.depth_of(range(1940, 1945)) is Depth.SILENT
    assert covered.depth_of(()) is Depth.SILENT
    assert covered.mean_exposure((1950, 1951)) == 0.5


def test_an_unknown_stream_is_one_clear_error() -> None:
    with pytest.raises(NotFound, match="doc:b"):
        Coverage(states=("GHA", "TGO")).stream("doc:b")
