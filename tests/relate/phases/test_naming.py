import pytest

from amity.model.relations import Amount, Estimate, Seen, Turn
from amity.relate.phases.naming import amount, name


def seen(channel: str, turn: Turn, *, measured: bool = False, change: float = 2.0) -> Seen:
    interval = Estimate(value=change, low=change / 2, high=change * 2)
    return Seen(channel=channel, amount=3, years=5, turn=turn, measured=measured, change=interval)


def test_a_name_says_more_and_fewer_and_none() -> None:
    found = [
        seen("contacts", Turn.MORE), seen("treaties", Turn.MORE), seen("trade", Turn.FEWER, measured=True),
        seen("aid", Turn.NONE), seen("words", Turn.UNCLEAR),
    ]  # fmt: skip
    assert name(found, None) == "more contacts and treaties, less trade, no aid"


def test_where_no_channel_is_clear_all_acts_may_be() -> None:
    change = Estimate(value=0.4, low=0.2, high=0.8)
    assert name([seen("contacts", Turn.UNCLEAR)], change) == "fewer acts in all"


def test_what_is_only_likely_is_told_as_probable() -> None:
    change = Estimate(value=1.4, low=0.9, high=2.0)
    trade = seen("trade", Turn.UNCLEAR, measured=True, change=0.6)
    assert name([trade], change, ("acts", "trade")) == "probably more acts and less trade"
    assert name([trade], change, ("trade",)) == "probably less trade"
    assert name([], None, ("acts",)) == "a change of which nothing shows the direction"


def test_formal_acts_are_named_where_no_channel_tells_of_them() -> None:
    formal = seen("formal acts", Turn.MORE)
    assert name([formal, seen("contacts", Turn.MORE)], None) == "more contacts"
    assert name([formal, seen("trade", Turn.MORE, measured=True)], None) == "more formal acts, more trade"
    unclear = seen("formal acts", Turn.UNCLEAR, change=0.5)
    assert name([unclear], None, ("formal acts",)) == "probably fewer formal acts"
    first = [seen("formal acts", Turn.UNSEEN), seen("contacts", Turn.UNSEEN)]
    assert name(first, None, first=True) == "contacts"


def test_the_first_phase_is_named_by_what_there_is() -> None:
    assert (
        name([seen("contacts", Turn.UNSEEN), seen("aid", Turn.UNSEEN)], None, first=True)
        == "contacts and aid"
    )
    assert name([], None, first=True) == "nothing told"


@pytest.mark.parametrize(
    ("above", "expected"),
    [([0.9], Amount.MUCH), ([0.9, 0.1], Amount.MIDDLING), ([0.5, 0.1], Amount.LITTLE), ([], Amount.UNKNOWN)],
)
def test_lines_of_evidence_vote_on_how_much_there_is(above: list[float], expected: Amount) -> None:
    assert amount(above, told=True, heard=True) is expected


def test_nothing_told_is_none_only_where_sources_speak() -> None:
    assert amount([], told=False, heard=True) is Amount.NONE
    assert amount([], told=False, heard=False) is Amount.UNKNOWN
