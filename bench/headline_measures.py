"""The answers that rest on treaties and on measured series; see `headlines.py`."""

from itertools import combinations

from headline_answers import Answer, Material, answer

from amity.model.series import Point, Series
from amity.model.treaties import Stage, Treaty
from amity.relate.flows import compare, press, series
from amity.relate.treaties import treaties


def rows(points: object) -> list[str]:
    """The rows that some points stand in."""
    found: list[str] = []
    for point in points if isinstance(points, (list, tuple)) else ():
        found += point.rows if isinstance(point, Point) else ()
    return found


def trade(m: Material, one: str, other: str, first: int, last: int) -> Series | None:
    """The series of trade between two states with most figures between two years, of a document's tables."""
    found = [
        s for s in series(m.record, one, other, "trade")
        if any("@" in row for point in s.counted for row in point.rows)
    ]  # fmt: skip
    return max(found, key=lambda s: sum(first <= y <= last for y in s.years), default=None)


def texts(m: Material) -> dict[str, str]:
    """The documents' texts by name, in which terms and themes of treaties are looked for."""
    return {document.name: document.text for document in m.case.documents()}


def q3(m: Material) -> Answer:
    """Which treaties bind them, and when?"""
    found = [t for t in treaties(m.record, *m.record.pair, texts=texts(m)) if t.formal and t.signed]
    ended = [(t, step) for t in found for step in t.steps if step.stage is Stage.ENDED]
    says = "; ".join(_told(t) for t in found)
    rests = [said.evidence for t in found for step in t.steps for said in (*step.said, *step.against)]
    return answer(
        3, says, rests, signed=[str(t.signed) for t in found],
        term_of_the_first=found[0].term.years if found and found[0].term else None,
        expiry_of_the_first=str(found[0].term.expiry) if found and found[0].term else None,
        ended=[str(step.date) for _, step in ended], ended_by=[step.by for _, step in ended],
        before_term=[bool(step.before_term) for _, step in ended],
        contested=[bool(step.against) for _, step in ended],
        themes={str(t.signed): sorted(theme.name for theme in t.themes if theme.present) for t in found},
    )  # fmt: skip


def _told(treaty: Treaty) -> str:
    term = (
        f" for {treaty.term.years:g} years, so to {treaty.term.expiry}"
        if treaty.term and treaty.term.years
        else ""
    )
    ends = [s for s in treaty.steps if s.stage is Stage.ENDED]
    early = [" before its term" if s.before_term else "" for s in ends]
    torn = [", which is contested" if s.against else "" for s in ends]
    over = "".join(f", ended {s.date} by {s.by}{a}{b}" for s, a, b in zip(ends, early, torn, strict=True))
    return f"{treaty.title} signed {treaty.signed}{term}{over}"


def q6(m: Material) -> Answer:
    """Did coolness hurt trade?"""
    ours, theirs = trade(m, "MNG", "PRK", 1960, 1970), trade(m, "CHN", "MNG", 1960, 1970)
    if ours is None or theirs is None:
        return answer(6, "There is no series to compare.", ())
    found = compare(ours, theirs, (1960, 1970))
    one, other = (found.one, found.other)
    return answer(
        6, found.says, rows([*one.points, *other.points]),
        ours=[p.value for p in one.points], china=[p.value for p in other.points],
        directions=[str(one.direction), str(other.direction)], points=[len(one.points), len(other.points)],
    )  # fmt: skip


def q12(m: Material) -> Answer:
    """How do the two vote?"""
    alike = [s for s in series(m.record, *m.record.pair, "votes") if "alike" in s.unit]
    if not alike:
        return answer(12, "There is no series of votes.", ())
    votes = alike[0]
    ideal = {s.source: s for state in m.record.pair for s in series(m.record, state, measure="ideal point")}
    told = {year: votes.at(year).value for year in votes.years}
    flagged = [p.year for p in votes.points if p.doubtful]
    picked = {year: round(value, 2) for year, value in told.items() if value is not None}
    distance = {
        year: round(abs(a - b), 2)
        for one, other in combinations(ideal.values(), 2) for year in one.years
        if (a := one.at(year).value) is not None and (b := other.at(year).value) is not None
    }  # fmt: skip
    says = (
        f"Agreement by year: {picked}; flagged and not to be read: {flagged} "
        f"({'; '.join(flag.reason for flag in votes.flags if flag.serious)}). "
        f"Distance of ideal points: {distance}"
    )
    figures = {f"agreement {year}": value for year, value in told.items()}
    return answer(12, says, rows(votes.points), flagged=flagged, **figures)


def q13(m: Material) -> Answer:
    """How much does the North's press write of Mongolia?"""
    counts = [s for s in series(m.record, *m.record.pair, "headlines") if s.source == "PRK"]
    shares = press(m.record, *m.record.pair)
    by_year = {p.year: p.value for s in counts[:1] for p in s.counted}
    parts = {p.year: 100 * p.value for s in shares[:1] for p in s.counted if p.value is not None}
    told = {year: round(value, 2) for year, value in parts.items()}
    says = f"Headlines by year: {by_year}; share of the English output in per cent: {told}"
    rests = [row for s in (*counts[:1], *shares[:1]) for row in rows(s.counted)]
    figures = {f"headlines {year}": value for year, value in by_year.items()}
    return answer(13, says, rests, **figures, **{f"share {year}": value for year, value in parts.items()})
