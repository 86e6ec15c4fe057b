"""The picture in words: what it says at first glance, and each of its parts as a line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from amity.model.pictured import PhaseBand, Pictured, Stretch
from amity.present.relation_canvas import spoken, years_of
from amity.present.wording import with_article

Line = tuple[str, str, str, tuple[str, ...]]
"""When, which part, what, and the ids of what it rests on."""
MUCH, LITTLE = ("much",), ("little", "none")
"""The amounts of phases that a headline names; what lies between them it leaves out."""
RANKS = ("leaders", "ministers", "others")
NAMED = 3
"""The most stretches that a headline names of a kind."""


def headline(relation: Pictured) -> str:
    """What the picture says at first glance: when there was much between the two, and when little.

    Where one phase alone has much it says of what: a rise of trade alone is no rise of all there was.

    >>> lively = PhaseBand(name="more contacts", when=Stretch(start=1984, end=1991), amount="much")
    >>> quiet = PhaseBand(name="fewer contacts", when=Stretch(start=1991, end=2002), amount="little")
    >>> headline(Pictured(names=("Ghana", "Togo"), span=(1984, 2001), phases=(lively, quiet)))
    'Much between Ghana and Togo in 1984–1990 (more contacts); little in 1991–2001'
    """
    pair = " and ".join(with_article(name) for name in relation.names)
    much, little = (_stretches(relation.phases, amounts) for amounts in (MUCH, LITTLE))
    of_what = _of_what(relation.phases)
    if much and little:
        return f"Much between {pair} in {much}{of_what}; little in {little}"
    if much or little:
        return f"{'Much' if much else 'Little'} between {pair} in {much or little}{of_what}"
    return _by_contacts(relation, pair)


def _of_what(phases: Sequence[PhaseBand]) -> str:
    """Of what there was more, in brackets, where one phase alone has much and says so."""
    lively = [phase.name for phase in phases if phase.amount in MUCH]
    told = len(lively) == 1 and lively[0].startswith(("more ", "probably more "))
    return f" ({lively[0]})" if told else ""


def _by_contacts(relation: Pictured, pair: str) -> str:
    """The headline where no phases tell much from little: how many contacts, mostly when."""
    total = sum(one.count for one in relation.contacts)
    if not total:
        told = "No contact is told of" if relation.coverage else "No source speaks of what was"
        return f"{told} between {pair}"
    decades = Counter[int]()
    for one in relation.contacts:
        decades[one.year // 10 * 10] += one.count
    decade, most = min(decades.items(), key=lambda item: (-item[1], item[0]))
    contacts = "1 contact" if total == 1 else f"{total:,} contacts"
    if len(decades) == 1:
        return f"{contacts} between {pair}, in the {decade}s"
    return f"{contacts} between {pair}, {most:,} of them in the {decade}s"


def _stretches(phases: Sequence[PhaseBand], amounts: Sequence[str]) -> str:
    """The years of the phases of such an amount, neighbours put together; of many the longest."""
    joined: list[Stretch] = []
    for phase in phases:
        if phase.amount not in amounts:
            continue
        if joined and joined[-1].end >= phase.when.start:
            joined[-1] = Stretch(start=joined[-1].start, end=phase.when.end)
        else:
            joined.append(phase.when)
    longest = sorted(sorted(joined, key=lambda when: -when.length)[:NAMED], key=lambda when: when.start)
    named = [spoken(when.start, max(when.start, when.end - 0.01)) for when in longest]
    return " and ".join((", ".join(named[:-1]), named[-1]) if len(named) > 1 else named)


def parts(relation: Pictured) -> Iterator[Line]:
    """The parts of the picture as lines, in its order."""
    for phase in relation.phases:
        yield years_of(phase.when), "phase", phase.name, phase.evidence
    for bar in relation.status:
        doubt = " (the sources disagree)" if bar.contested else ""
        sides = f"{relation.names[bar.way]} in {relation.names[1 - bar.way]}"
        when = spoken(bar.when.start, bar.when.end, open_end=bar.when.open_end)
        yield when, "representation", f"{sides}: {bar.level}{doubt}", bar.evidence
    for treaty in relation.treaties:
        doubt = " (the sources disagree)" if treaty.doubted else ""
        when = spoken(treaty.when.start, treaty.when.end, open_end=treaty.when.open_end)
        yield (
            when,
            "treaty" if treaty.formal else "agreement",
            f"{treaty.name}: {treaty.fate}{doubt}",
            treaty.evidence,
        )
    yield from _contacts(relation)
    yield from _figures(relation)
    for gap in relation.silent:
        yield spoken(gap.start, gap.end - 0.01), "coverage", "no source speaks of these years", ()
    for year, worth in sorted(relation.coverage.items()):
        yield str(year), "coverage", f"the worth of {worth:.2g} independent sources", ()


def _contacts(relation: Pictured) -> Iterator[Line]:
    one, other = relation.names
    ways = (f"{one} to {other}", f"{other} to {one}", "elsewhere, or not said who to whom")
    for contact in relation.contacts:
        yield (
            str(contact.year),
            "contacts",
            f"{ways[contact.way]}: {contact.count} of {RANKS[contact.rank]}",
            contact.evidence,
        )


def _figures(relation: Pictured) -> Iterator[Line]:
    for path in relation.cooperation:
        for point in path.points:
            told = "too few sources to say"
            if point.value is not None and point.low is not None and point.high is not None:
                told = f"{point.value:+.2f} ({point.low:+.2f} to {point.high:+.2f})"
            yield f"{point.at:.0f}" if point.at % 1 == 0 else f"{int(point.at)}", path.name, told, ()
    for line in relation.flows:
        for figure in line.points:
            evidence = (figure.evidence,) if figure.evidence else ()
            if figure.value is not None:
                yield f"{int(figure.at)}", line.name, f"{figure.value:,g} {line.unit}", evidence
            elif figure.note:
                yield f"{int(figure.at)}", line.name, f"not drawn: {figure.note}", evidence
