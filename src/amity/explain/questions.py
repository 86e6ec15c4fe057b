"""The question that a prediction asks, from its table in the file of a thesis."""

from collections.abc import Callable, Iterable

from amity.errors import AmityError
from amity.explain.agreed import themes
from amity.explain.tables import Keys
from amity.explain.turns import channels
from amity.model.answers import Answer
from amity.model.contacts import Rank
from amity.model.queries import (
    Agreed,
    Broken,
    Change,
    Changed,
    Compared,
    Followed,
    Happened,
    Measured,
    Preceded,
    Query,
    Represented,
    Selection,
    Silent,
    Together,
    Turned,
)
from amity.model.relations import Turn
from amity.model.representation import Level
from amity.model.theses import InvalidThesis
from amity.model.when import When
from amity.reference import Reference

SELECTION = ("kinds", "from", "to", "between", "words", "rank", "period")
MEASURED = ("measure", "between", "unit")
TURNED = ("channel", "to", "near", "within", "between")
TREATY = ("theme", "between", "period", "lesser")


class _Asking:
    """A table of a prediction, the scope of its thesis, and what states there are."""

    def __init__(self, table: Keys, scope: Keys, reference: Reference) -> None:
        self.table, self.reference = table, reference
        self.scope = scope.date("period")
        self.pair = scope.states("states", reference)

    def selection(self, table: Keys) -> Selection:
        """Which events; without states those of the scope, without a period its period."""
        source, target = table.state("from", self.reference), table.state("to", self.reference)
        between = table.states("between", self.reference) if "between" in table.content else ()
        if not (source or target or between):
            between = self.pair[:2]
        return Selection(
            kinds=table.kinds("kinds"), period=self.period(table, "period", self.scope), source=source,
            target=target, between=between, words=table.texts("words"), rank=self.rank(table),
        )  # fmt: skip

    def rank(self, table: Keys) -> Rank | None:
        """The lowest rank that is meant; None where the key is not there."""
        if "rank" not in table.content:
            return None
        return Rank(table.one_of("rank", [str(rank) for rank in Rank if rank.level]))

    def measured(self, table: Keys) -> Measured:
        """Which quantity; without states between those of the scope."""
        return Measured(measure=table.text("measure"), between=self.two(table), unit=table.text("unit", ""))

    def two(self, table: Keys) -> tuple[str, str]:
        """Between which two states; without any between those of the scope."""
        pair = table.states("between", self.reference) if "between" in table.content else self.pair
        return pair[0], pair[1]

    def period(self, table: Keys, key: str, otherwise: When | None = None) -> When:
        """A period that lies within the scope."""
        period = table.date(key, otherwise.edtf if otherwise else None)
        if period.during(self.scope.period) is Answer.NO:
            reason = f"{period} lies outside the scope of the thesis, {self.scope}"
            raise table.wrong(key, reason, "change the one or the other")
        return period


def question(table: Keys, scope: Keys, reference: Reference, said: Iterable[str]) -> Query:
    """The question that a table asks; `said` are the keys that it has besides. Raises InvalidThesis."""
    form = table.text("ask")
    if form not in FORMS:
        raise table.wrong("ask", f"{form!r} is no form of question", f"write one of {', '.join(FORMS)}")
    keys, make = FORMS[form]
    table.known((*said, *keys))
    try:
        return make(_Asking(table, scope, reference))
    except InvalidThesis:
        raise
    except AmityError as error:
        raise table.wrong("ask", str(error), "see docs/theses.md for what this form asks") from error


def _happened(asking: _Asking) -> Query:
    return Happened(which=asking.selection(asking.table), at_least=asking.table.whole("at_least", 1))


def _none(asking: _Asking) -> Query:
    return Silent(which=asking.selection(asking.table))


def _more(asking: _Asking, fewer: bool = False) -> Query:
    table = asking.table
    than, factor = asking.period(table, "than"), table.number("factor", 1.0)
    return Compared(which=asking.selection(table), than=than, factor=factor, fewer=fewer)


def _fewer(asking: _Asking) -> Query:
    return _more(asking, fewer=True)


def _changed(change: Change) -> Callable[[_Asking], Query]:
    def make(asking: _Asking) -> Query:
        table = asking.table
        return Changed(
            series=asking.measured(table), before=asking.period(table, "before"),
            after=asking.period(table, "after"), change=change, factor=table.number("factor", 2.0),
        )  # fmt: skip

    return make


def _together(asking: _Asking) -> Query:
    table, other = asking.table, asking.table.table("with")
    other.known(MEASURED)
    return Together(
        series=asking.measured(table), other=asking.measured(other), lag=table.whole("lag", 0),
        opposite=table.flag("opposite"),
    )  # fmt: skip


def _broken(asking: _Asking) -> Query:
    table = asking.table
    way = table.one_of("change", (str(Change.RISES), str(Change.FALLS)), "")
    return Broken(
        series=asking.measured(table), within=asking.period(table, "period"),
        change=Change(way) if way else None, largest=table.flag("largest"),
    )  # fmt: skip


def _turned(asking: _Asking, key: str = "") -> Turned:
    """A turn; with a key the one in the table of that name."""
    table = asking.table.table(key) if key else asking.table
    if key:
        table.known(TURNED)
    near = asking.period(table, "near")
    return Turned(
        between=asking.two(table), channel=table.one_of("channel", channels()),
        to=Turn(table.one_of("to", (str(Turn.MORE), str(Turn.FEWER)))), near=near,
        within=table.whole("within", 3),
    )  # fmt: skip


def _preceded(asking: _Asking) -> Query:
    return Preceded(first=_turned(asking, "first"), then=_turned(asking, "then"))


def _agreed(asking: _Asking, *, lacking: bool = False) -> Query:
    table = asking.table
    return Agreed(
        between=asking.two(table), period=asking.period(table, "period", asking.scope),
        theme=table.one_of("theme", themes()), lacking=lacking, lesser=table.flag("lesser"),
    )  # fmt: skip


def _lacking(asking: _Asking) -> Query:
    return _agreed(asking, lacking=True)


def _followed(asking: _Asking) -> Query:
    then = asking.table.table("then")
    then.known(SELECTION)
    return Followed(
        which=asking.selection(asking.table), then=asking.selection(then),
        within=asking.table.whole("within", 2),
    )  # fmt: skip


def _represented(asking: _Asking) -> Query:
    table, levels = asking.table, [str(level) for level in Level if level.rank >= Level.RECOGNITION.rank]
    level = table.one_of("level", levels, str(Level.RELATIONS))
    source, target = table.state("from", asking.reference), table.state("to", asking.reference)
    if not source or not target:
        raise table.wrong("to" if source else "from", "is missing", "name who sends and who receives")
    return Represented(source=source, target=target, at=asking.period(table, "at"), level=level)


_PERIODS = (*MEASURED, "before", "after", "factor")
FORMS: dict[str, tuple[tuple[str, ...], Callable[[_Asking], Query]]] = {
    "happened": ((*SELECTION, "at_least"), _happened),
    "none": (SELECTION, _none),
    "more": ((*SELECTION, "than", "factor"), _more),
    "fewer": ((*SELECTION, "than", "factor"), _fewer),
    "rises": (_PERIODS, _changed(Change.RISES)),
    "falls": (_PERIODS, _changed(Change.FALLS)),
    "holds": (_PERIODS, _changed(Change.HOLDS)),
    "together": ((*MEASURED, "with", "lag", "opposite"), _together),
    "followed": ((*SELECTION, "then", "within"), _followed),
    "breaks": ((*MEASURED, "period", "change", "largest"), _broken),
    "turns": (TURNED, _turned),
    "precedes": (("first", "then"), _preceded),
    "names": (TREATY, _agreed),
    "lacks": (TREATY, _lacking),
    "represented": (("from", "to", "at", "level"), _represented),
}
"""The forms of question by name, each with the keys that it has and what makes it."""
