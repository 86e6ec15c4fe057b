import gc

import pytest

from amity.collecting import uncollected


def test_the_collector_goes_on_whatever_happens() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        assert 1 / gc.isenabled()
    assert gc.isenabled()


def test_one_within_another_does_not_start_the_collector() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_function_is_named_as_before() -> None:
    @uncollected()
    def made() -> bool:
        """Whether the collector is on."""
        return gc.isenabled()

    assert made() is False
    assert made.__doc__ == "Whether the collector is on."
