"""Whether a port or a corridor pays: `amity routes`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amity.cli.output import forms, plain, show

if TYPE_CHECKING:
    from amity.model.routes import Bounds, Flip, Route, Routes, Term
    from amity.model.when import When


def date_of(ctx: click.Context, param: click.Parameter, value: str | None) -> "When | None":
    """The date that was given. Raises InvalidDate for what is none."""
    from amity.model.when import When

    return When.parse(value) if value else None


@click.command()
@click.argument("tables", metavar="TABLES", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "start", required=True, metavar="PLACE", help="Where the cargo is.")
@click.option("--to", "ends", required=True, metavar="PLACE,...", help="Where it may go, one or more places.")
@click.option("--tonnes", required=True, type=float, help="How much, in tonnes a year.")
@click.option("--with-planned", is_flag=True, help="Take links that do not exist yet, too.")
@click.option(
    "--at", callback=date_of, metavar="DATE", help="Only links that exist and are open then (EDTF)."
)
@click.option("--most", default=3, show_default=True, help="How many routes to each place.")
@click.option("--why", is_flag=True, help="Every part of the cost, with its figures, rows and sources.")
@forms
def routes(
    tables: Path, *, start: str, ends: str, tonnes: float, with_planned: bool, at: "When | None", most: int,
    why: bool, form: str | None,
) -> None:  # fmt: skip
    """Find the cheapest ways for a cargo between two places.

    TABLES is a folder with nodes.csv (places) and links.csv, whose figures are values, ranges such as 240-270
    or unknown. A route that ends in a port ends on board a ship.
    """
    from amity.relate import routes as corridors
    from amity.relate.routes.lines import route_lines

    places = [place.strip() for place in ends.split(",") if place.strip()]
    found = corridors.routes(
        corridors.network(tables), start, places, tonnes, at=at, with_planned=with_planned, most=most
    )
    if form:
        show(route_lines(found), form, ())
    else:
        for line in told(found, why=why):
            click.echo(plain(line))
    for reason in found.unreached:
        click.echo(f"amity: {reason}", err=True)
    if found.unreached:
        raise SystemExit(3)


def told(found: "Routes", *, why: bool) -> Iterator[str]:
    """The routes in lines for a reader: the answer first, then each route, then what would change it."""
    date = f", at {found.at}" if found.at else ""
    planned = ", planned links too" if found.with_planned else ""
    yield f"{found.start} to {', '.join(found.ends)}: {found.tonnes:,.0f} t a year{date}{planned}"
    for end, share in found.shares:
        if share is not None and len(found.ends) > 1:
            yield f"  cheapest by {end} in {in_percent(share)} of {found.draws:,} draws"
    if found.cut:
        yield "  not all ways were compared: more could be the cheapest than are looked at"
    for number, route in enumerate(found.routes, start=1):
        yield ""
        yield from of_route(number, route)
        if why:
            yield from (f"     {of_term(term)}" for term in route.terms)
    yield ""
    yield from of_flips(found)
    unverified = {f.check for r in found.routes for t in r.terms for f in t.figures if f.check}
    if unverified:
        yield f"{len(unverified)} notes on figures not verified: see them with --why"


def of_route(number: int, route: "Route") -> Iterator[str]:
    """A route: what it costs and carries, where it goes, what limits it."""
    if route.likely is not None and route.cheapest is not None:
        cost = (
            f"{route.likely.value:.0f} US$/t (90% of draws {route.likely.low:.0f}-{route.likely.high:.0f}, "
        )
        cost += f"bounds {in_bounds(route.cost)}), the cheapest in {in_percent(route.cheapest)}"
    else:
        unknown = ", ".join(f"{f.name} of {f.subject} ({f.where})" for f in route.unknown)
        cost = f"cost unknown, {in_bounds(route.cost)} US$/t: nobody gives {unknown}"
    yield f"{number}. {route.end}: {cost}"
    ways = "".join(f" -{leg.carrier}- {leg.end}" for leg in route.legs)
    yield f"   {route.start}{ways}"
    yield f"   {in_bounds(route.length)} km, {in_bounds(route.waiting)} days at borders and transfers"
    yield f"   {of_capacity(route)}"
    if route.transfers:
        yield f"   transfers: {', '.join(route.transfers)}"
    if route.planned:
        yield f"   planned: {', '.join(f'{k.name} (links.csv, line {k.line})' for k in route.planned)}"
    if route.closures:
        yield f"   closures: {', '.join(route.closures)}"


def of_capacity(route: "Route") -> str:
    """How much of the cargo goes that way, and what limits it."""
    unknown = [limit.what for limit in route.limits if not limit.capacity.known]
    low, high = route.share.low, route.share.high or 0.0
    if unknown:
        part = "may carry the whole" if high == 1 else f"carries at most {high:.0%} of the"
        said = f"{part} cargo; capacity unknown: {', '.join(unknown)}"
    else:
        part = f"{low:.0%}" if low == high else f"{low:.0%}-{high:.0%}"
        said = "carries the whole cargo" if low == 1 else f"carries {part} of the cargo"
    if route.bottleneck is None:
        return said
    capacity = route.bottleneck.capacity
    return f"{said}; bottleneck {route.bottleneck.what}, {capacity.text} Mt a year ({capacity.where})"


def of_term(term: "Term") -> str:
    """A part of the cost: its product, rows, sources and what is to be verified."""
    product = " x ".join(f"{figure.name} {figure.text}" for figure in term.figures)
    first = term.figures[0]
    check = f"; {first.check}" if first.check else ""
    return f"{term.what}: {in_bounds(term.bounds)} US$/t = {product} [{first.where}; {first.source}{check}]"


def of_flips(found: "Routes") -> Iterator[str]:
    """Which figures change the order, or that none does."""
    priced = sum(route.likely is not None for route in found.routes)
    if found.best is None or priced + len(found.flips) < 2:
        return
    yield from of_overlap(found.best, found)
    if not any(flip.figures[0].known for flip in found.flips) and priced > 1:
        lead = found.routes[1].middle - found.best.middle
        yield (
            "No single figure changes within its range which route is the cheapest; with all at their middle "
            f"the next costs {lead:.1f} US$/t more."
        )
    for flip in found.flips:
        yield of_flip(flip, found)


def of_overlap(best: "Route", found: "Routes") -> Iterator[str]:
    """Whether the bounds alone exclude that another place is reached for less."""
    for end in found.ends:
        costs = [route.cost.low for route in found.to(end)]
        if end == best.end or not costs or best.cost.high is None:
            continue
        least, most = f"{min(costs):.0f} US$/t", f"{best.cost.high:.0f} US$/t"
        if min(costs) > best.cost.high:
            yield f"{end} costs more than {best.end} whatever the figures: at least {least} against {most}."
        else:
            yield (
                f"The bounds alone do not exclude {end}: at least {least}, against at most {most} to "
                f"{best.end}; but then all figures would stand at their ends."
            )


def of_flip(flip: "Flip", found: "Routes") -> str:
    """Where in its range a figure makes another route the cheapest."""
    side = "above" if flip.toward > flip.value else "below"
    figure, others = flip.figures[0], len(flip.figures) - 1
    cheaper = f"Route {flip.rival + 1} ({found.routes[flip.rival].end}) is cheaper than route 1"
    if not figure.known:
        of = f"{figure.name} of {figure.subject}, which nobody gives,"
        return f"{cheaper} if {of} is below {flip.value:.3g} ({figure.where})"
    of = f"{figure.subject} and {others} more with the same range" if others else figure.subject
    within = f"(range {figure.text}; {figure.where})"
    return f"{cheaper} once {figure.name} of {of} is {side} {flip.value:.3g} {within}"


def in_bounds(bounds: "Bounds") -> str:
    """The least and the most, as a range; "at least" where there is no upper bound."""
    if bounds.high is None:
        return f"at least {bounds.low:,.0f}"
    low, high = f"{bounds.low:,.0f}", f"{bounds.high:,.0f}"
    return low if low == high else f"{low}-{high}"


def in_percent(share: float) -> str:
    """A share of draws, which never is quite nothing or all where others were drawn."""
    if 0 < share < 0.005:
        return "under 1%"
    if share == 0:
        return "none"
    return "over 99%" if 0.995 < share < 1 else f"{share:.0%}"


COMMANDS = (routes,)
