"""Two treaties side by side."""

from collections.abc import Iterator

from amity.model.treaties import Aspect, Comparison, Said, Stage, Step, Treaty, distinct


def compare(one: Treaty, other: Treaty) -> Comparison:
    """Two treaties, aspect by aspect: signing, signatories' ranks, term, end, and each theme that either has.

    A theme is "yes" where a passage has it, "no" where a passage says that it is lacking; where nothing is
    told it is None, which is not "no".

    >>> from amity.model.when import When
    >>> def treaty(name: str) -> Treaty:
    ...     step = Step(stage=Stage.SIGNED, date=When.parse(name), said=(Said(evidence="c", quote="q"),))
    ...     parties, steps = ("A", "B"), (step,)
    ...     return Treaty(id=name, title="t", formal=True, parties=parties, signed=step.date, steps=steps)
    >>> [aspect.name for aspect in compare(treaty("1948"), treaty("1992")).differences]
    ['signed']
    """
    return Comparison(one=one, other=other, aspects=(*_facts(one, other), *_themes(one, other)))


def _facts(one: Treaty, other: Treaty) -> Iterator[Aspect]:
    yield _aspect("title", one.title, other.title)
    yield _aspect(
        "signed", _date(one, Stage.SIGNED), _date(other, Stage.SIGNED), *_of(one, other, Stage.SIGNED)
    )
    yield _aspect("place", one.place, other.place)
    hands = tuple(said for treaty in (one, other) for hand in treaty.signatories for said in hand.said)
    yield _aspect("signatories", _hands(one), _hands(other), *hands)
    for stage in (Stage.RATIFIED, Stage.IN_FORCE):
        yield _aspect(str(stage), _date(one, stage), _date(other, stage), *_of(one, other, stage))
    terms = tuple(said for treaty in (one, other) if treaty.term for said in treaty.term.said)
    yield _aspect("term", _term(one), _term(other), *terms)
    ends = tuple(said for treaty in (one, other) if treaty.end for said in treaty.end.said)
    yield _aspect("end", _end(one), _end(other), *ends)


def _themes(one: Treaty, other: Treaty) -> Iterator[Aspect]:
    names = dict.fromkeys([theme.name for treaty in (one, other) for theme in treaty.themes])
    for name in sorted(names):
        pair = (one.theme(name), other.theme(name))
        said = tuple(said for theme in pair if theme for said in theme.said)
        told = [None if theme is None else "yes" if theme.present else "no" for theme in pair]
        yield _aspect(name, told[0], told[1], *said)


def _aspect(name: str, one: str | None, other: str | None, *said: Said) -> Aspect:
    return Aspect(name=name, one=one, other=other, said=distinct(said))


def _date(treaty: Treaty, stage: Stage) -> str | None:
    steps = treaty.of(stage)
    return " or ".join(str(step.date) for step in steps if step.date.edtf) or None


def _of(one: Treaty, other: Treaty, stage: Stage) -> tuple[Said, ...]:
    return tuple(said for treaty in (one, other) for step in treaty.of(stage) for said in step.said)


def _hands(treaty: Treaty) -> str | None:
    named = [f"{h.name} ({', '.join(h.offices)})" if h.offices else h.name for h in treaty.signatories]
    return "; ".join(named) or None


def _term(treaty: Treaty) -> str | None:
    if treaty.term is None:
        return None
    years = f"{treaty.term.years:g} years" if treaty.term.years else "unlimited"
    return years + (", prolonged unless denounced" if treaty.term.automatic else "")


def _end(treaty: Treaty) -> str | None:
    end: Step | None = treaty.end
    if end is None:
        return None
    early = ", before its term" if end.before_term else ""
    return f"{end.stage} {end.date}{early}{', contested' if end.contested else ''}"
