"""Routes as lines for other programs: every leg and figure with its row and source."""

from typing import Any

from amity.model.routes import Bounds, Figure, Flip, Leg, Routes, Term


def route_lines(found: Routes) -> list[dict[str, Any]]:
    """A line for each route, in order of cost."""
    return [route_line(found, number) for number in range(len(found.routes))]


def route_line(found: Routes, number: int) -> dict[str, Any]:
    """One route with its costs, its capacity, its legs and what would make another cheaper."""
    route = found.routes[number]
    return {
        "route": number + 1,
        "from": route.start,
        "to": route.end,
        "tonnes": found.tonnes,
        "at": str(found.at) if found.at else None,
        "places": list(route.places),
        "cost": bounds_line(route.cost),
        "middle": route.middle if route.cost.high is not None else None,
        "likely": None if route.likely is None else {
            "median": route.likely.value, "low": route.likely.low, "high": route.likely.high,
            "coverage": route.likely.coverage, "draws": found.draws, "seed": found.seed,
        },
        "cheapest": route.cheapest,
        "length_km": bounds_line(route.length),
        "waiting_days": bounds_line(route.waiting),
        "share": bounds_line(route.share),
        "bottleneck": None if route.bottleneck is None else {
            "what": route.bottleneck.what, "capacity_mt": figure_line(route.bottleneck.capacity),
        },
        "transfers": list(route.transfers),
        "planned": [link.name for link in route.planned],
        "closures": list(route.closures),
        "unknown": [f"{figure.subject}: {figure.name}" for figure in route.unknown],
        "legs": [leg_line(leg) for leg in route.legs],
        "terms": [term_line(term) for term in route.terms],
        "flips": [flip_line(flip) for flip in found.flips if number in (0, flip.rival)],
    }  # fmt: skip


def bounds_line(bounds: Bounds) -> dict[str, float | None]:
    """The least and the most; None for no known bound."""
    return {"low": bounds.low, "high": bounds.high}


def figure_line(figure: Figure) -> dict[str, Any]:
    """A figure, with the row that it stands in and who gives it."""
    return {
        "figure": figure.name, "of": figure.subject, "low": figure.low, "high": figure.high,
        "table": figure.table, "line": figure.line, "source": figure.source, "check": figure.check,
    }  # fmt: skip


def leg_line(leg: Leg) -> dict[str, Any]:
    """A leg, with the row of its link."""
    return {
        "from": leg.start, "to": leg.end, "by": leg.carrier, "line": leg.link.line,
        "status": "planned" if leg.link.planned else "built",
        "exists": str(leg.link.exists) if leg.link.exists else None,
        "length_km": figure_line(leg.link.length), "capacity_mt": figure_line(leg.link.capacity),
    }  # fmt: skip


def term_line(term: Term) -> dict[str, Any]:
    """A part of the cost, in US$ a tonne, and the figures that it is the product of."""
    figures = [figure_line(figure) for figure in term.figures]
    return {"what": term.what, "cost": bounds_line(term.bounds), "figures": figures}


def flip_line(flip: Flip) -> dict[str, Any]:
    """An estimate that changes which route is the cheapest, and where in its range."""
    return {
        "figures": [figure_line(figure) for figure in flip.figures],
        "value": flip.value,
        "toward": flip.toward,
        "cheapest": flip.rival + 1,
    }
