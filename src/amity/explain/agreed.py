"""Whether treaties of two states name a theme, or are said to lack it."""

from collections.abc import Sequence

from amity.explain.ground import Ground
from amity.model.answers import Answer
from amity.model.competing import Outcome
from amity.model.queries import Agreed
from amity.model.treaties import Said, Stage, Theme, Treaty
from amity.relate.record import Entry


def themes() -> tuple[str, ...]:
    """The themes of treaties.

    >>> {"defence", "friendship"} <= set(themes())
    True
    """
    from amity.relate.treaties.words import themes as known

    return tuple(known())


def agreed(query: Agreed, ground: Ground) -> Outcome:
    """Whether a treaty of the two, signed in the period, names a theme; with `lacking`, is said to lack it.

    Yes as far as it is believed that such a treaty was signed; no where passages say of a treaty of that
    time the opposite. Unknown where no text speaks of the theme, where texts differ, where there are treaties
    for both answers, and where no treaty of the time is on record: nobody recounts all that a treaty says.
    """
    here = [one for one in ground.treaties(query.between) if _meant(one, query)]
    if not here:
        return Outcome.unknown("no such treaty is told of")
    told = [(one, theme) for one in here if (theme := one.theme(query.theme))]
    fits = [(one, theme) for one, theme in told if theme.present is not query.lacking and not theme.against]
    others = [(one, theme) for one, theme in told if theme.present is query.lacking and not theme.against]
    if not told or bool(fits) == bool(others):
        why = "texts differ on" if told else "no text speaks of"
        return _resting(0.5, f"{why} {query.theme} in {_names(here)}", told, ground)
    chosen = fits or others
    believed = max(_signed(one) for one, _ in chosen)
    does = "names" if chosen[0][1].present else "lacks"
    margin = f"{_names([one for one, _ in chosen])}: {does} {query.theme}"
    return _resting(believed if fits else 1 - believed, margin, chosen, ground)


def _meant(treaty: Treaty, query: Agreed) -> bool:
    when = treaty.signed
    dated = when is not None and when.during(query.period.period) is Answer.YES
    return dated and (treaty.formal or query.lesser)


def _signed(treaty: Treaty) -> float:
    """How far it is believed that a treaty was signed; even odds where nothing is told of it."""
    said = [step.credence for step in treaty.of(Stage.SIGNED) if step.credence is not None]
    return max(said, default=0.5)


def _names(treaties: Sequence[Treaty]) -> str:
    return " and ".join(f"{one.title} ({one.signed})" for one in treaties)


def _resting(
    probability: float, margin: str, told: Sequence[tuple[Treaty, Theme]], ground: Ground
) -> Outcome:
    events = tuple(dict.fromkeys(e for one, _ in told for step in one.of(Stage.SIGNED) for e in step.events))
    said: list[Said] = [passage for _, theme in told for passage in (*theme.said, *theme.against)]
    claims = [one.evidence for one in said if one.evidence in ground.record.claims]
    chosen = set(events)
    entries: list[Entry] = [entry for entry in ground.record.entries if entry.event.id in chosen]
    claims += [name for entry in entries for name in entry.event.claims_for if name in ground.record.claims]
    return Outcome.of(
        probability, margin=margin, events=events, claims=tuple(dict.fromkeys(claims)),
        witnesses=tuple(sorted({name for entry in entries for name in entry.witnesses})),
    )  # fmt: skip
