import pytest

from amity.errors import InvalidValue
from amity.model.contacts import Capacity, Channel, Contact, Contacts, Form, Rank, top
from amity.model.when import When


def visit(name: str, date: str, guest: str = "CHL", *ranks: tuple[str, Channel, Rank]) -> Contact:
    host = "ARG" if guest == "CHL" else "CHL"
    told = [Capacity(state=side, channel=way, rank=rank, why="", claim="c") for side, way, rank in ranks]
    return Contact(
        id=name, form=Form.VISIT, guest=guest, host=host, date=When(edtf=date), events=(name,),
        claims=("c",), credence=0.9, capacities=tuple(told),
    )  # fmt: skip


def test_ranks_stand_in_the_order_of_precedence() -> None:
    levels = [rank.level for rank in Rank if rank.level is not None]
    assert levels == sorted(levels)
    assert top([Rank.UNKNOWN, Rank.PRIVATE, Rank.DEPUTY, Rank.HIGH]) is Rank.DEPUTY
    assert top([]) is Rank.UNKNOWN


def test_a_delegation_that_is_only_called_high_is_of_high_rank_at_no_step() -> None:
    contact = visit("a", "1991", "CHL", ("CHL", Channel.UNKNOWN, Rank.HIGH))
    assert (contact.rank, contact.rank.level, contact.high) == (Rank.HIGH, None, True)
    assert visit("b", "1991").high is None
    assert visit("c", "1991", "CHL", ("CHL", Channel.ARMY, Rank.OFFICIAL)).high is False


def test_a_visit_over_new_year_counts_in_the_year_in_which_it_began() -> None:
    assert visit("a", "1990-12-30/1991-01-02").year == 1990
    assert visit("b", "1990/1991").year is None
    assert visit("c", "").year is None


def test_numbers_are_by_year_direction_rank_and_form() -> None:
    minister = ("CHL", Channel.MINISTRY, Rank.MINISTER)
    found = Contacts(
        one="ARG", other="CHL",
        contacts=(visit("a", "1991", "CHL", minister), visit("b", "1991-05", "CHL", minister),
                  visit("c", "1991", "ARG"), visit("d", "2003", "CHL")),
    )  # fmt: skip
    assert [(c.year, c.guest, c.rank, c.number) for c in found.by_year] == [
        (1991, "ARG", Rank.UNKNOWN, 1), (1991, "CHL", Rank.MINISTER, 2), (2003, "CHL", Rank.UNKNOWN, 1),
    ]  # fmt: skip
    nineties, later = found.reciprocity()
    assert (nineties.there, nineties.back, nineties.back_high) == (("c",), ("a", "b"), ("a", "b"))
    assert nineties.balance == pytest.approx(-1 / 3)
    assert later.balance == -1.0
    shares = {(share.period.start, share.channel): share for share in found.channels()}
    assert shares[1990, Channel.MINISTRY].share == 1.0
    assert shares[1990, Channel.UNKNOWN].contacts == ("c",)


def test_who_received_the_guest_stands_above_below_or_equal() -> None:
    guest = ("CHL", Channel.FOREIGN_MINISTRY, Rank.MINISTER)
    hosts = {"above": Rank.HEAD, "equal": Rank.MINISTER, "below": Rank.OFFICIAL, "": Rank.HIGH}
    for word, rank in hosts.items():
        assert visit("a", "1991", "CHL", guest, ("ARG", Channel.GOVERNMENT, rank)).host_stands == word


def test_a_contact_without_an_event_is_refused() -> None:
    with pytest.raises(InvalidValue, match="one event at least"):
        Contact(
            id="a",
            form=Form.VISIT,
            guest=None,
            host=None,
            date=When.unknown(),
            events=(),
            claims=(),
            credence=1,
        )
