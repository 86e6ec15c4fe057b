"""How a picture of two states is to be read: its years, and what each of the signs in it means."""

from collections.abc import Iterator

from amity.model.pictured import Pictured
from amity.present.relation_canvas import spoken


def is_empty(relation: Pictured) -> bool:
    """Whether nothing at all is told of the two, so that there is no year to draw.

    >>> is_empty(Pictured(names=("Ghana", "Togo"), span=(1, 1)))
    True
    """
    parts = (relation.status, relation.treaties, relation.contacts, relation.flows, relation.cooperation)
    return not (any(parts) or relation.phases or relation.coverage)


def span(relation: Pictured) -> str:
    """The years of a picture: "1944–1992", one year by itself, nothing where nothing is told.

    >>> span(Pictured(names=("Ghana", "Togo"), span=(1960, 1960), coverage={1960: 1.0}))
    '1960'
    """
    return "" if is_empty(relation) else spoken(float(relation.span[0]), float(relation.span[1]))


def reading(relation: Pictured) -> str:
    """What each of the signs that a picture has means.

    >>> reading(Pictured(names=("Ghana", "Togo"), span=(1960, 1960), coverage={1960: 1.0}))
    'A year without a mark is one of which the sources speak, and tell of nothing.'
    """
    return " ".join(_signs(relation))


def _signs(relation: Pictured) -> Iterator[str]:
    if is_empty(relation):
        return
    if relation.phases:
        unsure = ", darker where their beginning is unsure" if any(p.unsure for p in relation.phases) else ""
        yield f"The fields behind are phases{unsure}."
    if relation.silent:
        yield "Striped years are those of which no source speaks:"
        yield "that nothing is told of them is no proof that nothing was done."
    stripes = "stripes and without " if relation.silent else ""
    yield f"A year without {stripes}a mark is one of which the sources speak, and tell of nothing."
    if any(point.value is None for line in relation.cooperation for point in line.points):
        yield "A dotted line is where too few sources speak to say how much cooperation there was."
    if any(point.note for line in relation.flows for point in line.points if point.value is None):
        yield "A cross below a line is a figure that is missing or set aside."
