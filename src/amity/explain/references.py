"""What theses refer to that the record has nothing of."""

from collections.abc import Iterable, Iterator, Sequence

from amity.model.queries import Measured, OfQuantities, Query, Together
from amity.model.theses import Thesis
from amity.relate.record import Record


def missing(theses: Iterable[Thesis], record: Record) -> tuple[str, ...]:
    """A line for each quantity that a thesis asks for and no table has; such a question stays unknown.

    >>> from amity.reference import load
    >>> missing((), Record(states=("GHA", "TGO"), reference=load()))
    ()
    """
    counted = sorted({flow.measure for flow in record.flows if flow.measure})
    lines = []
    for thesis in theses:
        for prediction in thesis.predictions:
            for series in _series(prediction.query):
                if not record.flows_between(*series.between, series.measure):
                    where = f"{thesis.file or thesis.id}, {prediction.id}.measure"
                    states = " and ".join(series.between)
                    lines.append(
                        f"{where}: no table has {series.measure!r} of {states}; the question stays unknown; "
                        f"the case counts {', '.join(counted) or 'nothing'}"
                    )
    return tuple(lines)


def unknown_companions(theses: Sequence[Thesis]) -> tuple[str, ...]:
    """A line for each thesis that another says it may hold with and that there is not.

    >>> unknown_companions(())
    ()
    """
    known = {thesis.id for thesis in theses}
    return tuple(
        f"{thesis.file or thesis.id}, may_hold_with: no thesis is called {name!r}; leave it out or mend it"
        for thesis in theses for name in thesis.compatible if name not in known or name == thesis.id
    )  # fmt: skip


def _series(query: Query) -> Iterator[Measured]:
    if isinstance(query, OfQuantities):
        yield query.series
    if isinstance(query, Together):
        yield query.other
